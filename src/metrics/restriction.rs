//! Restrictive words, counted as RegData counts them, and whom they bind.
//!
//! RegData (McLaughlin and Al-Ubaydli, "RegData: A numerical database on industry-specific regulations", Regulation &
//! Governance 11, 2017) counts five strings in American regulations: shall, must, may not, prohibited, required. Here:
//!
//! | RegData | Russian | Kyrgyz |
//! |---|---|---|
//! | must, shall | обязан, должен | милдеттүү, тийиш |
//! | required | необходимо, подлежит | зарыл |
//! | prohibited | запрещается, не допускается | тыюу салынат, жол берилбейт |
//! | may not | не вправе, не имеет права | укугу жок, укуксуз |
//!
//! Comparable in kind, not in level. «Shall» is mostly the plain present tense in Russian and Kyrgyz law («осуществляет»),
//! which no word marks and which is not counted: the figures are lower than RegData's for the same content. RegData counts
//! strings anywhere; here negated ones («не обязан», «милдеттүү эмес»), attributes («милдеттүү камсыздандыруу»), conditions
//! («если необходимо», «зарыл болгон учурда») and quoted text are left out. Compare a Russian figure with Russian ones only.

use super::{Bearer, Counted, bearer_of};
use crate::Lang;
use crate::act::ProvisionKind;
use crate::build::Processed;
use crate::facts::{FactKind, Modality};
use std::ops::Range;

/// A restrictive word: the name it is counted under and its forms, each one or two words.
#[derive(Debug, Clone, Copy)]
pub struct Restriction {
    /// Name in figures.
    pub name: &'static str,
    /// Language.
    pub lang: Lang,
    /// Folded forms; words of one form stand next to each other.
    pub forms: &'static [&'static [&'static str]],
}

/// All restrictive words.
pub const RESTRICTIONS: &[Restriction] = &[
    Restriction {
        name: "обязан", lang: Lang::Ru, forms: &[&["обязан"], &["обязана"], &["обязано"], &["обязаны"]]
    },
    Restriction {
        name: "должен", lang: Lang::Ru, forms: &[&["должен"], &["должна"], &["должно"], &["должны"]]
    },
    Restriction {
        name: "запрещается",
        lang: Lang::Ru,
        forms: &[
            &["запрещается"],
            &["запрещаются"],
            &["запрещено"],
            &["запрещена"],
            &["запрещен"],
            &["запрещены"],
            &["воспрещается"],
        ],
    },
    Restriction {
        name: "не допускается", lang: Lang::Ru, forms: &[&["не", "допускается"], &["не", "допускаются"]]
    },
    Restriction { name: "необходимо", lang: Lang::Ru, forms: &[&["необходимо"]] },
    Restriction { name: "подлежит", lang: Lang::Ru, forms: &[&["подлежит"], &["подлежат"]] },
    Restriction {
        name: "не вправе",
        lang: Lang::Ru,
        forms: &[&["не", "вправе"], &["не", "имеет", "права"], &["не", "имеют", "права"]],
    },
    Restriction { name: "милдеттүү", lang: Lang::Ky, forms: &[&["милдеттүү"]] },
    Restriction { name: "тийиш", lang: Lang::Ky, forms: &[&["тийиш"]] },
    Restriction { name: "зарыл", lang: Lang::Ky, forms: &[&["зарыл"]] },
    Restriction {
        name: "тыюу салынат", lang: Lang::Ky, forms: &[&["тыюу", "салынат"], &["тыйуу", "салынат"]]
    },
    Restriction { name: "жол берилбейт", lang: Lang::Ky, forms: &[&["жол", "берилбейт"]] },
    Restriction {
        name: "укугу жок",
        lang: Lang::Ky,
        forms: &[&["укугу", "жок"], &["укуктары", "жок"], &["укуксуз"], &["укуктуу", "эмес"]],
    },
];

/// Beginnings of words that name persons: (beginning, who). The longest that fits counts.
const RU_PERSONS: &[(&str, Bearer)] = &[
    ("гражданин", Bearer::Citizen),
    ("граждане", Bearer::Citizen),
    ("гражданам", Bearer::Citizen),
    ("гражданк", Bearer::Citizen),
    ("родител", Bearer::Citizen),
    ("супруг", Bearer::Citizen),
    ("водител", Bearer::Citizen),
    ("пассажир", Bearer::Citizen),
    ("пешеход", Bearer::Citizen),
    ("работник", Bearer::Citizen),
    ("житель", Bearer::Citizen),
    ("жител", Bearer::Citizen),
    ("юридическ", Bearer::Business),
    ("предпринимател", Bearer::Business),
    ("работодател", Bearer::Business),
    ("лицензиат", Bearer::Business),
    ("предприяти", Bearer::Business),
    ("организаци", Bearer::Business),
    ("оператор", Bearer::Business),
    ("застройщик", Bearer::Business),
    ("арендатор", Bearer::Business),
    ("перевозчик", Bearer::Business),
    ("производител", Bearer::Business),
    ("продав", Bearer::Business),
    ("лиц", Bearer::Person),
    ("заявител", Bearer::Person),
    ("собственник", Bearer::Person),
    ("владел", Bearer::Person),
    ("пользовател", Bearer::Person),
    ("землепользовател", Bearer::Person),
    ("налогоплательщик", Bearer::Person),
    ("плательщик", Bearer::Person),
    ("получател", Bearer::Person),
    ("субъект", Bearer::Person),
    ("участник", Bearer::Person),
    ("суд", Bearer::Court),
    ("судья", Bearer::Court),
    ("судьи", Bearer::Court),
    ("прокурор", Bearer::Court),
    ("следовател", Bearer::Court),
];
const KY_PERSONS: &[(&str, Bearer)] = &[
    ("жаран", Bearer::Citizen),
    ("ата-эне", Bearer::Citizen),
    ("жубай", Bearer::Citizen),
    ("айдоочу", Bearer::Citizen),
    ("жүргүнчү", Bearer::Citizen),
    ("кызматкер", Bearer::Citizen),
    ("жашоочу", Bearer::Citizen),
    ("юридикалык", Bearer::Business),
    ("ишкер", Bearer::Business),
    ("иш берүүчү", Bearer::Business),
    ("лицензиат", Bearer::Business),
    ("ишкана", Bearer::Business),
    ("уюм", Bearer::Business),
    ("оператор", Bearer::Business),
    ("ижарачы", Bearer::Business),
    ("адам", Bearer::Person),
    ("жак", Bearer::Person),
    ("арыз", Bearer::Person),
    ("ээси", Bearer::Person),
    ("ээлери", Bearer::Person),
    ("менчик", Bearer::Person),
    ("пайдалануучу", Bearer::Person),
    ("төлөөчү", Bearer::Person),
    ("алуучу", Bearer::Person),
    ("субъект", Bearer::Person),
    ("катышуучу", Bearer::Person),
    ("сот", Bearer::Court),
    ("прокурор", Bearer::Court),
    ("тергөөчү", Bearer::Court),
];

/// Counts the restrictive words of one sentence of provision `i`, and whom they bind.
pub(super) fn count(p: &Processed, i: usize, s: Range<usize>, out: &mut Counted) {
    let form = |k: usize| p.analysis.tokens[k].folded.of(&p.analysis.folded.text);
    let mut depth = 0usize;
    let mut k = s.start;
    while k < s.end {
        match form(k) {
            "«" | "“" => depth += 1,
            "»" | "”" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let found = RESTRICTIONS.iter().filter(|r| r.lang == p.act.lang && depth == 0).find_map(|r| {
            r.forms
                .iter()
                .find(|f| f.len() <= s.end - k && f.iter().enumerate().all(|(n, w)| form(k + n) == *w))
                .map(|f| (r, f.len()))
        });
        match found {
            Some((r, len)) => {
                if counts(p, &s, k, len) {
                    *out.restrictions.entry(r.name.to_owned()).or_default() += 1;
                    let bearer = bearer(p, i, &s, k);
                    *out.bound.entry(bearer).or_default() += 1;
                    // Duties of bodies are mandates and counted there.
                    if !matches!(bearer, Bearer::State | Bearer::Local) {
                        *out.duties.entry(bearer).or_default() += items(p, i, &s);
                    }
                }
                k += len;
            }
            None => k += 1,
        }
    }
}

/// Whether the word at `k` restricts here: not negated, no attribute, no condition.
fn counts(p: &Processed, s: &Range<usize>, k: usize, len: usize) -> bool {
    let form = |i: usize| {
        if s.contains(&i) { p.analysis.tokens[i].folded.of(&p.analysis.folded.text) } else { "" }
    };
    let before = k.checked_sub(1).map_or("", form);
    let after = form(k + len);
    match form(k) {
        // «не обязан», «не подлежит» free; «не должен» forbids and counts.
        "обязан" | "обязана" | "обязано" | "обязаны" | "подлежит" | "подлежат" | "запрещается" | "запрещено" => {
            before != "не"
        }
        "необходимо" => !matches!(before, "не" | "если" | "когда" | "где" | "чем"),
        // A duty governs a dative («кароого милдеттүү»); without one it is an attribute.
        "милдеттүү" => {
            after != "эмес" && ["га", "ге", "го", "гө", "ка", "ке"].iter().any(|e| before.ends_with(e))
        }
        "зарыл" => {
            after != "эмес"
                && !["болгон", "болсо", "учур", "болуп"].iter().any(|w| after.starts_with(w))
                && (after.is_empty() || !after.starts_with(char::is_alphabetic))
        }
        _ => true,
    }
}

/// Whom the word at `k` binds: the body of the mandate it stands in, or the first person its sentence names before it, or after
/// it, or the lead-in above.
fn bearer(p: &Processed, i: usize, s: &Range<usize>, k: usize) -> Bearer {
    let at = p.analysis.tokens[k].span;
    let body = p.facts.iter().find_map(|f| match &f.kind {
        FactKind::Mandate(m)
            if f.provision == i as u32
                && f.span.from <= at.from
                && at.to <= f.span.to
                && matches!(m.modality, Modality::Duty | Modality::Prohibition) =>
        {
            Some(bearer_of(m.level))
        }
        _ => None,
    });
    body.or_else(|| first_person(p, s.start..k))
        .or_else(|| first_person(p, k..s.end))
        .or_else(|| {
            let mentioned = |r: &Range<usize>| {
                let (from, to) = (p.analysis.tokens[r.start].span.from, p.analysis.tokens[r.end - 1].span.to);
                p.mentions.iter().find(|m| from <= m.span.from && m.span.to <= to)
            };
            let level = mentioned(s).map(|m| {
                crate::bodies::Registry::builtin().get(&m.body).map_or(crate::bodies::Level::Other, |b| b.level)
            });
            level.map(bearer_of)
        })
        .unwrap_or(Bearer::Unknown)
}

/// The first person named among some tokens; two kinds in one row («граждане и юридические лица») are persons.
fn first_person(p: &Processed, r: Range<usize>) -> Option<Bearer> {
    let table = if p.act.lang == Lang::Ru { RU_PERSONS } else { KY_PERSONS };
    let mut found: Option<Bearer> = None;
    for k in r.clone() {
        let w = p.analysis.tokens[k].folded.of(&p.analysis.folded.text);
        let one = table.iter().filter(|(start, _)| w.starts_with(start)).max_by_key(|(start, _)| start.len());
        let Some((word, bearer)) = one else { continue };
        // «судебный», «суднo», «жакында»: the ending must be one of a noun's, which are short.
        if w.chars().count() > word.chars().count() + 5 {
            continue;
        }
        match found {
            None => found = Some(*bearer),
            Some(first) if first != *bearer && matches!(bearer, Bearer::Citizen | Bearer::Business) => {
                return Some(if first == Bearer::Court { first } else { Bearer::Person });
            }
            _ => {}
        }
    }
    // «юридическое лицо» is business, «физическое лицо» a citizen.
    let words =
        |prefix: &str| r.clone().any(|k| p.analysis.tokens[k].folded.of(&p.analysis.folded.text).starts_with(prefix));
    let natural = words("физическ") || words("жеке жак");
    match found {
        Some(Bearer::Business) if natural => Some(Bearer::Person),
        Some(Bearer::Person) if natural => Some(Bearer::Citizen),
        other => other,
    }
}

/// How many duties a sentence states: the items below it, where it opens a list.
fn items(p: &Processed, i: usize, s: &Range<usize>) -> u32 {
    let last = p.analysis.tokens[s.end - 1].folded.of(&p.analysis.folded.text);
    if last != ":" {
        return 1;
    }
    let below = p.act.provisions[i + 1..]
        .iter()
        .take_while(|q| q.parent.is_some_and(|k| k as usize >= i))
        .filter(|q| {
            q.parent == Some(i as u32)
                && matches!(q.kind, ProvisionKind::Item | ProvisionKind::SubItem | ProvisionKind::Indent)
        })
        .count();
    (below as u32).max(1)
}
