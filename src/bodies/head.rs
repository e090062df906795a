//! Head nouns of bodies' names with their paradigms: which word of a name bends, in which case and number it stands.

use super::paradigm::ru_paradigm;
use crate::Lang;
use crate::text::{StemId, form_id};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A set of grammatical cases; forms of the law's languages are often ambiguous («комиссии»).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cases(pub u8);

impl Cases {
    /// Nominative.
    pub const NOM: Cases = Cases(1);
    /// Genitive.
    pub const GEN: Cases = Cases(2);
    /// Dative.
    pub const DAT: Cases = Cases(4);
    /// Accusative.
    pub const ACC: Cases = Cases(8);
    /// Instrumental.
    pub const INS: Cases = Cases(16);
    /// Locative; with Kyrgyz also the ablative, which the rules here do not tell apart.
    pub const LOC: Cases = Cases(32);

    /// Whether the form may stand in any case of `other`.
    pub const fn may_be(self, other: Cases) -> bool {
        self.0 & other.0 != 0
    }

    /// Either set.
    pub const fn or(self, other: Cases) -> Cases {
        Cases(self.0 | other.0)
    }
}

/// Grammatical gender of a Russian noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    M,
    /// Feminine.
    F,
    /// Neuter.
    N,
}

/// How much a head noun alone tells that a body is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Names a state body by itself: министерство, министрлик.
    Sure,
    /// Needs a word of the state beside it, a capital, or the country's name: орган, служба, комиссия.
    Weak,
    /// Bends like a body's head but never makes a body by form: суд, президент, кабинет (the registry knows them).
    Only,
}

/// A form of a head noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Row of the table.
    pub lemma: u16,
    /// Gender (Russian; masculine in Kyrgyz, which has none).
    pub gender: Gender,
    /// Cases the form can be in the singular.
    pub singular: Cases,
    /// Cases the form can be in the plural.
    pub plural: Cases,
    /// How sure a body is meant.
    pub strength: Strength,
}

/// Russian head nouns: (lemma, strength). The ending tells gender and declension.
const RU: &[(&str, Strength)] = &[
    ("орган", Strength::Weak),
    ("министерство", Strength::Sure),
    ("агентство", Strength::Weak),
    ("ведомство", Strength::Only),
    ("служба", Strength::Weak),
    ("комитет", Strength::Weak),
    ("инспекция", Strength::Weak),
    ("департамент", Strength::Weak),
    ("комиссия", Strength::Weak),
    ("администрация", Strength::Weak),
    ("мэрия", Strength::Weak),
    ("кенеш", Strength::Weak),
    ("управление", Strength::Weak),
    ("палата", Strength::Weak),
    ("фонд", Strength::Only),
    ("совет", Strength::Weak),
    ("центр", Strength::Weak),
    ("прокуратура", Strength::Weak),
    ("регулятор", Strength::Weak),
    ("управа", Strength::Weak),
    ("учреждение", Strength::Only),
    ("самоуправление", Strength::Only),
    ("банк", Strength::Only),
    ("кабинет", Strength::Only),
    ("правительство", Strength::Only),
    ("президент", Strength::Only),
    ("председатель", Strength::Only),
    ("представитель", Strength::Only),
    ("прокурор", Strength::Only),
    ("следователь", Strength::Only),
    ("министр", Strength::Only),
    ("аким", Strength::Only),
    ("мэр", Strength::Only),
    ("глава", Strength::Only),
    ("омбудсмен", Strength::Only),
    ("акыйкатчы", Strength::Only),
    ("торага", Strength::Only),
    ("суд", Strength::Only),
    ("парламент", Strength::Only),
    ("курултай", Strength::Only),
    ("академия", Strength::Only),
    ("гвардия", Strength::Only),
    ("аппарат", Strength::Only),
    ("подразделение", Strength::Only),
    ("инспектор", Strength::Only),
    ("милиция", Strength::Only),
    ("полиция", Strength::Only),
    ("регистратор", Strength::Only),
    ("пристав", Strength::Only),
    ("исполнитель", Strength::Only),
    ("сила", Strength::Only),
];

/// Kyrgyz head nouns: (stem before endings, strength); a stem ending in `к` softens to `г` before a vowel.
const KY: &[(&str, Strength)] = &[
    ("орган", Strength::Weak),
    ("министрлик", Strength::Sure),
    ("агенттик", Strength::Weak),
    ("ведомство", Strength::Only),
    ("кызмат", Strength::Weak),
    ("комитет", Strength::Weak),
    ("инспекция", Strength::Weak),
    ("департамент", Strength::Weak),
    ("комиссия", Strength::Weak),
    ("администрация", Strength::Weak),
    ("мэрия", Strength::Weak),
    ("кеңеш", Strength::Weak),
    ("кенеш", Strength::Weak),
    ("башкарма", Strength::Weak),
    ("башкармалык", Strength::Weak),
    ("палата", Strength::Weak),
    ("фонд", Strength::Only),
    ("борбор", Strength::Weak),
    ("прокуратура", Strength::Weak),
    ("жөнгө салуучу", Strength::Only),
    ("салуучу", Strength::Only),
    ("мекеме", Strength::Only),
    ("башкаруу", Strength::Only),
    ("банк", Strength::Only),
    ("кабинет", Strength::Only),
    ("өкмөт", Strength::Only),
    ("президент", Strength::Only),
    ("төрага", Strength::Only),
    ("өкүл", Strength::Only),
    ("тергөөчү", Strength::Only),
    ("прокурор", Strength::Only),
    ("министр", Strength::Only),
    ("аким", Strength::Only),
    ("мэр", Strength::Only),
    ("башчы", Strength::Only),
    ("омбудсмен", Strength::Only),
    ("акыйкатчы", Strength::Only),
    ("сот", Strength::Only),
    ("парламент", Strength::Only),
    ("курултай", Strength::Only),
    ("академия", Strength::Only),
    ("аппарат", Strength::Only),
    ("бөлүнүш", Strength::Only),
    ("бөлүм", Strength::Only),
    ("инспектор", Strength::Only),
    ("милиция", Strength::Only),
    ("күч", Strength::Only),
];

impl Head {
    /// Whether the plural is meant: `hint` is what adjectives before it say («местные», «местной»).
    pub fn is_plural(self, hint: Option<bool>) -> bool {
        match (self.singular.0, self.plural.0) {
            (_, 0) => false,
            (0, _) => true,
            // «службы», «комиссии»: the singular is the commoner reading where nothing beside them tells.
            _ => hint.unwrap_or(false),
        }
    }
}

static RU_FORMS: LazyLock<FxHashMap<StemId, Head>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for (i, (lemma, strength)) in RU.iter().enumerate() {
        for (form, plural, cases) in ru_paradigm(lemma) {
            let h = out.entry(form_id(&form)).or_insert(Head {
                lemma: i as u16,
                gender: gender(lemma),
                singular: Cases::default(),
                plural: Cases::default(),
                strength: *strength,
            });
            let side = if plural { &mut h.plural } else { &mut h.singular };
            *side = side.or(cases);
        }
    }
    out
});

/// The head noun a folded form belongs to.
pub fn head(lang: Lang, folded: &str, form: StemId) -> Option<Head> {
    match lang {
        Lang::Ru => RU_FORMS.get(&form).copied(),
        Lang::Ky => ky_head(folded).map(|(h, _)| h),
    }
}

/// The nominative of a head noun's form in the number it has; `plural` is what its adjectives say.
pub fn nominative(lang: Lang, folded: &str, form: StemId, plural: Option<bool>) -> Option<String> {
    match lang {
        Lang::Ru => {
            let h = RU_FORMS.get(&form)?;
            let lemma = RU[h.lemma as usize].0;
            if !h.is_plural(plural) {
                return Some(lemma.to_owned());
            }
            ru_paradigm(lemma).into_iter().find(|(_, p, c)| *p && c.may_be(Cases::NOM)).map(|(f, _, _)| f)
        }
        Lang::Ky => ky_head(folded).map(|(_, keep)| soften_back(&folded[..keep])),
    }
}

/// The dictionary form of a head noun's form.
pub fn lemma(lang: Lang, folded: &str, form: StemId) -> Option<&'static str> {
    match lang {
        Lang::Ru => RU_FORMS.get(&form).map(|h| RU[h.lemma as usize].0),
        Lang::Ky => ky_head(folded).map(|(h, _)| KY[h.lemma as usize].0),
    }
}

fn soften_back(nominative: &str) -> String {
    match nominative.strip_suffix('г') {
        Some(s) => format!("{s}к"),
        None => nominative.to_owned(),
    }
}

fn gender(lemma: &str) -> Gender {
    match lemma.chars().next_back() {
        Some('о' | 'е') => Gender::N,
        Some('а' | 'я') => Gender::F,
        _ => Gender::M,
    }
}

/// Kyrgyz endings of the cases, after a noun with or without a possessive; longest first in each row.
const KY_CASES: &[(&str, Cases)] = &[
    ("нын", Cases::GEN),
    ("нин", Cases::GEN),
    ("нун", Cases::GEN),
    ("нүн", Cases::GEN),
    ("дын", Cases::GEN),
    ("дин", Cases::GEN),
    ("дун", Cases::GEN),
    ("дүн", Cases::GEN),
    ("тын", Cases::GEN),
    ("тин", Cases::GEN),
    ("тун", Cases::GEN),
    ("түн", Cases::GEN),
    ("нан", Cases::LOC),
    ("нен", Cases::LOC),
    ("нон", Cases::LOC),
    ("нөн", Cases::LOC),
    ("дан", Cases::LOC),
    ("ден", Cases::LOC),
    ("дон", Cases::LOC),
    ("дөн", Cases::LOC),
    ("тан", Cases::LOC),
    ("тен", Cases::LOC),
    ("тон", Cases::LOC),
    ("төн", Cases::LOC),
    ("нда", Cases::LOC),
    ("нде", Cases::LOC),
    ("ндо", Cases::LOC),
    ("ндө", Cases::LOC),
    ("да", Cases::LOC),
    ("де", Cases::LOC),
    ("до", Cases::LOC),
    ("дө", Cases::LOC),
    ("та", Cases::LOC),
    ("те", Cases::LOC),
    ("то", Cases::LOC),
    ("тө", Cases::LOC),
    ("га", Cases::DAT),
    ("ге", Cases::DAT),
    ("го", Cases::DAT),
    ("гө", Cases::DAT),
    ("ка", Cases::DAT),
    ("ке", Cases::DAT),
    ("ко", Cases::DAT),
    ("кө", Cases::DAT),
    ("на", Cases::DAT),
    ("не", Cases::DAT),
    ("но", Cases::DAT),
    ("нө", Cases::DAT),
    ("ны", Cases::ACC),
    ("ни", Cases::ACC),
    ("ну", Cases::ACC),
    ("нү", Cases::ACC),
    ("ды", Cases::ACC),
    ("ди", Cases::ACC),
    ("ду", Cases::ACC),
    ("дү", Cases::ACC),
    ("ты", Cases::ACC),
    ("ти", Cases::ACC),
    ("ту", Cases::ACC),
    ("тү", Cases::ACC),
    ("н", Cases::ACC),
];

const KY_PLURALS: &[&str] = &["лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр"];
const KY_POSSESSIVES: &[&str] = &["сы", "си", "су", "сү", "ы", "и", "у", "ү"];

/// The head and the length in bytes of its nominative inside the form: stem, plural and possessive without the case.
/// First two letters of the Kyrgyz head nouns: most words are told apart by them, before any row is tried. Every row has
/// more letters, and they stay when its end softens.
static KY_STARTS: LazyLock<FxHashSet<[u8; 4]>> =
    LazyLock::new(|| KY.iter().filter_map(|(stem, _)| stem.as_bytes().first_chunk().copied()).collect());

fn ky_head(folded: &str) -> Option<(Head, usize)> {
    if !folded.as_bytes().first_chunk().is_some_and(|start| KY_STARTS.contains(start)) {
        return None;
    }
    let (lemma, strength, stem) = KY
        .iter()
        .enumerate()
        .filter_map(|(i, (stem, s))| {
            let len = match folded.strip_prefix(stem) {
                Some(_) => stem.len(),
                None => {
                    let soft = stem.strip_suffix('к')?;
                    let rest = folded.strip_prefix(soft)?.strip_prefix('г')?;
                    KY_POSSESSIVES.iter().any(|p| rest.starts_with(p)).then_some(soft.len() + 'г'.len_utf8())?
                }
            };
            ending(&folded[len..]).map(|e| (i, s, len, e))
        })
        .max_by_key(|(_, _, len, _)| *len)
        .map(|(i, s, len, e)| ((i, len), *s, e))?;
    let (plural, keep, cases) = stem;
    let (i, len) = lemma;
    let (singular, plural) = if plural { (Cases::default(), cases) } else { (cases, Cases::default()) };
    Some((Head { lemma: i as u16, gender: Gender::M, singular, plural, strength }, len + keep))
}

/// What follows a Kyrgyz stem, if it is a regular ending: (plural, bytes before the case ending, case).
fn ending(rest: &str) -> Option<(bool, usize, Cases)> {
    let plural = KY_PLURALS.iter().find(|p| rest.starts_with(**p)).map_or(0, |p| p.len());
    let after = &rest[plural..];
    let poss = KY_POSSESSIVES.iter().find(|p| after.starts_with(**p)).map_or(0, |p| p.len());
    for keep in [plural + poss, plural] {
        let tail = &rest[keep..];
        if tail.is_empty() {
            return Some((plural > 0, keep, Cases::NOM));
        }
        if let Some((_, case)) = KY_CASES.iter().find(|(e, _)| *e == tail) {
            // A bare `н` is the accusative of a possessive only.
            if tail == "н" && keep == plural {
                continue;
            }
            return Some((plural > 0, keep, *case));
        }
    }
    None
}

/// Case of any Kyrgyz word by its ending alone, for words outside the table; a possessive stem is allowed.
pub fn ky_case(folded: &str) -> Cases {
    KY_CASES
        .iter()
        .find(|(e, _)| folded.len() > e.len() + 4 && folded.ends_with(e) && *e != "н")
        .map_or(Cases::NOM, |(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_both_languages() {
        for (lang, form, nom, case) in [
            (Lang::Ru, "органами", "органы", Cases::INS),
            (Lang::Ru, "органом", "орган", Cases::INS),
            (Lang::Ru, "органы", "органы", Cases::NOM),
            (Lang::Ru, "администрацией", "администрация", Cases::INS),
            (Lang::Ru, "мэрий", "мэрии", Cases::GEN),
            (Lang::Ru, "министерства", "министерство", Cases::GEN),
            (Lang::Ru, "кенешей", "кенеши", Cases::GEN),
            (Lang::Ru, "кенешем", "кенеш", Cases::INS),
            (Lang::Ru, "службой", "служба", Cases::INS),
            (Lang::Ky, "органынын", "органы", Cases::GEN),
            (Lang::Ky, "органдары", "органдары", Cases::NOM),
            (Lang::Ky, "органдарына", "органдары", Cases::DAT),
            (Lang::Ky, "кеңештин", "кеңеш", Cases::GEN),
            (Lang::Ky, "кеңеши", "кеңеши", Cases::NOM),
            (Lang::Ky, "министрлигинин", "министрлиги", Cases::GEN),
            (Lang::Ky, "министрликке", "министрлик", Cases::DAT),
            (Lang::Ky, "кабинетинин", "кабинети", Cases::GEN),
            (Lang::Ky, "администрациясынын", "администрациясы", Cases::GEN),
            (Lang::Ky, "мэриялардын", "мэриялар", Cases::GEN),
            (Lang::Ky, "өкмөтүнүн", "өкмөтү", Cases::GEN),
            (Lang::Ky, "төрагасына", "төрагасы", Cases::DAT),
        ] {
            let h = head(lang, form, form_id(form)).unwrap_or_else(|| panic!("{form} is no head"));
            assert!(h.singular.or(h.plural).may_be(case), "{form}: {h:?}");
            assert_eq!(nominative(lang, form, form_id(form), None).as_deref(), Some(nom), "{form}");
        }
        assert!(head(Lang::Ky, "кызматкер", form_id("кызматкер")).is_none());
        assert!(head(Lang::Ru, "органический", form_id("органический")).is_none());
    }
}
