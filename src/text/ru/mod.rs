//! Russian morphology: paradigms of endings, and roots mined from Russian acts.
//!
//! Every form is read as a noun, an adjective and a verb in all ways the tables allow; the reading whose root is met with most other
//! endings in the mined table wins. So `органов` is a form of `орган` because `органа`, `органу`, `органами` are met, and
//! `установленный` a form of `установить` because `установит`, `установил` are.

mod endings;
mod verbs;

use super::form_id;
use super::roots::{Key, MinedRoot, Roots, Share, forms, mine_roots};
use endings::{FULL, NOUNS, SHORT, declines, is_vowel, spells, suits};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;
use verbs::{Base, FINITE, PARTICIPLES, bases};

const ROOTS: &str = include_str!("../../../corpus/lexicon/ru-stems.tsv");
const OWN: &str = include_str!("../../../corpus/lexicon/ru-roots.tsv");
const EXCEPTIONS: &str = include_str!("../../../corpus/lexicon/ru-exceptions.tsv");

/// What a reading takes a word for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Noun,
    Adjective,
    Verb,
    Participle,
}

/// One way to read a word.
struct Reading {
    /// Key with the paradigm, for weights.
    key: Key,
    /// Letters of the paradigm at the key's end, which the stem does not show.
    tail: usize,
    kind: Kind,
    cost: f32,
}

/// What each letter of an ending takes off its cost: the longer a chance likeness, the less likely.
const LETTER: f32 = 0.35;
const NOUN: f32 = 1.0;
const ADJECTIVE: f32 = 1.0;
const SHORT_FORM: f32 = 1.8;
const VERB: f32 = 1.0;
const PARTICIPLE: f32 = 1.2;
/// Short participles look like nouns: имен, дата.
const SHORT_PARTICIPLE: f32 = 1.0;
const FLEETING: f32 = 0.3;
/// Fewest letters of a stem.
const STEM: usize = 2;

fn letters(s: &str) -> f32 {
    (s.len() / 2) as f32
}

/// Calls `each` for every reading of a folded word.
fn readings(word: &str, each: &mut impl FnMut(Reading)) {
    nouns(word, each);
    adjectives(word, each);
    let active = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь"));
    verbs(word, each);
    if let Some(active) = active {
        verbs(active, each);
    }
}

fn long_enough(stem: &str) -> bool {
    stem.len() >= STEM * 2 && stem.chars().any(is_vowel)
}

fn nouns(word: &str, each: &mut impl FnMut(Reading)) {
    for (paradigm, list) in NOUNS {
        for ending in *list {
            let Some(stem) = word.strip_suffix(ending) else { continue };
            // `эпидемиологической` is not a noun.
            let shape = if ending.len() > 2 && (stem.ends_with("ск") || stem.ends_with("нн")) { 0.7 } else { 0.0 };
            let cost = NOUN + shape - LETTER * letters(ending);
            let mut give = |parts: &[&str], cost: f32| {
                let mut key = Key::new();
                if parts.iter().all(|p| key.push(p)) && key.push("+") && key.push(paradigm) {
                    each(Reading { key, tail: 2, kind: Kind::Noun, cost });
                }
            };
            if stem.len() >= STEM * 2 && spells(stem, ending) && suits(paradigm, stem, ending) {
                give(&[stem], cost);
                // гражданин, граждан, гражданам
                if *paradigm == "M"
                    && (stem.ends_with("ан") || stem.ends_with("ян"))
                    && matches!(*ending, "е" | "" | "ам" | "ами" | "ах")
                {
                    give(&[stem, "ин"], cost + FLEETING);
                }
            }
            fleeting(paradigm, stem, ending, &mut |a, b| give(&[a, b], cost + FLEETING));
        }
    }
}

/// Stems whose last vowel is there only before no ending: рынок, рынка; сделок, сделка; статей, статья; писем, письмо.
fn fleeting(paradigm: &str, stem: &str, ending: &str, give: &mut impl FnMut(&str, &str)) {
    if matches!(paradigm, "Z" | "S") && ending == "ей" && stem.len() >= 4 {
        give(stem, "ь");
    }
    let zero = match paradigm {
        "M" | "F" | "O" => ending.is_empty(),
        "S" | "B" | "Z" => ending == "ь",
        _ => false,
    };
    if !zero {
        return;
    }
    let mut back = stem.char_indices().rev();
    let (Some((at, last)), Some((vowel_at, vowel))) = (back.next(), back.next()) else { return };
    if is_vowel(last) || !matches!(vowel, 'о' | 'е') || vowel_at < 2 {
        return;
    }
    let head = &stem[..vowel_at];
    let tail = &stem[at..];
    let before = back.next().map_or(' ', |c| c.1);
    let mut key = [0u8; 8];
    let mut with = |soft: &str| {
        let n = soft.len() + tail.len();
        key[..soft.len()].copy_from_slice(soft.as_bytes());
        key[soft.len()..n].copy_from_slice(tail.as_bytes());
        give(head, std::str::from_utf8(&key[..n]).unwrap_or(""));
    };
    if is_vowel(before) {
        with("й");
    } else {
        with("");
        if matches!(before, 'л' | 'с' | 'н' | 'р' | 'д' | 'з') && vowel == 'е' {
            with("ь");
        }
    }
}

fn adjectives(word: &str, each: &mut impl FnMut(Reading)) {
    let mut give = |parts: &[&str], cost: f32| {
        if let Some(mut key) = Key::of(parts).filter(|_| long_enough(parts[0]))
            && key.push("-")
        {
            each(Reading { key, tail: 0, kind: Kind::Adjective, cost });
        }
    };
    for ending in FULL {
        if let Some(stem) =
            word.strip_suffix(ending).filter(|s| spells(s, ending) && declines(s, ending) && !s.ends_with(is_vowel))
        {
            give(&[stem], ADJECTIVE - LETTER * letters(ending));
        }
    }
    for ending in SHORT {
        let Some(stem) = word.strip_suffix(ending).filter(|s| spells(s, ending) && !s.ends_with(is_vowel)) else {
            continue;
        };
        give(&[stem], SHORT_FORM - LETTER * letters(ending));
        if ending.is_empty() {
            fleeting("M", stem, "", &mut |a, b| give(&[a, b], SHORT_FORM + FLEETING));
        }
    }
}

fn verbs(word: &str, each: &mut impl FnMut(Reading)) {
    let mut give = |parts: &[&str], kind: Kind, cost: f32| {
        let Some(mut key) = Key::of(parts) else { return };
        if key.as_str().len() >= 4 && key.push("ть") {
            each(Reading { key, tail: 0, kind, cost });
        }
    };
    for (ending, base, extra) in FINITE {
        // Behind ж ш ч щ the endings are spelt with а, elsewhere with я.
        let hushing = |s: &str| s.ends_with(['ж', 'ш', 'ч', 'щ']);
        let spelt = |s: &str| *base != Base::Second || !matches!(*ending, "а" | "ат") || hushing(s);
        if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 2 && spelt(s)) {
            let cost = VERB + extra - LETTER * letters(ending);
            bases(*base, stem, &mut |parts, more| give(parts, Kind::Verb, cost + more));
        }
    }
    for (short, list) in [(false, FULL), (true, SHORT)] {
        for ending in list {
            let Some(rest) = word.strip_suffix(ending).filter(|s| spells(s, ending)) else { continue };
            for (suffix, base, takes_short, extra) in PARTICIPLES {
                // Short forms have one н where full ones have two.
                // Soft endings follow щ and ш only.
                let soft = suffix.ends_with(['щ', 'ш'])
                    || !matches!(
                        *ending,
                        "ий" | "им"
                            | "ие"
                            | "их"
                            | "ими"
                            | "его"
                            | "ему"
                            | "ем"
                            | "ее"
                            | "ей"
                            | "ею"
                            | "яя"
                            | "юю"
                    );
                let fits = if short { *takes_short } else { soft && !matches!(*suffix, "н" | "ен") };
                let Some(stem) = rest.strip_suffix(suffix).filter(|s| fits && s.len() >= 2) else { continue };
                let cost = PARTICIPLE + extra + if short { SHORT_PARTICIPLE } else { 0.0 }
                    - LETTER * letters(suffix)
                    - LETTER * letters(ending);
                bases(*base, stem, &mut |parts, more| give(parts, Kind::Participle, cost + more));
            }
        }
    }
}

/// Weight that an unknown root counts as.
const UNKNOWN: f32 = 0.05;
/// Cost of taking an unknown word for a stem as it stands.
const BARE: f32 = 0.3;

fn score(r: &Reading, weight: f32) -> f32 {
    let kind = match r.kind {
        Kind::Noun => UNKNOWN,
        Kind::Adjective => UNKNOWN,
        Kind::Verb | Kind::Participle => UNKNOWN * 0.5,
    };
    (weight + kind).ln() - r.cost
}

/// The stem of a folded Russian word: of a noun its stem (`закон`), of an adjective its stem with a hyphen (`налогов-`), of a verb and its
/// participles the infinitive in -ть (`установить`; consonant stems keep it as a mark: `внесть`).
///
/// ```
/// use jenil::text::stem_ru;
/// assert_eq!(stem_ru("органов"), stem_ru("органами"));
/// assert_eq!(stem_ru("установленный"), stem_ru("установит"));
/// assert_ne!(stem_ru("установление"), stem_ru("установит"));
/// ```
pub fn stem_ru(word: &str) -> Cow<'_, str> {
    if let Some(stem) = exception(word) {
        return Cow::Borrowed(stem);
    }
    if !word.bytes().any(|b| b >= 0x80) || word.len() < 6 {
        return Cow::Borrowed(word);
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        // Both parts of `счет-фактура` are inflected.
        return Cow::Owned(format!("{}-{}", stem_ru(first), stem_ru(last)));
    }
    // A hard sign typed for a soft one: статъя.
    let word = if word.contains('ъ') { Cow::Owned(word.replace('ъ', "ь")) } else { Cow::Borrowed(word) };
    let roots = roots();
    let mut best: Option<(f32, Key, usize)> = None;
    readings(&word, &mut |r| {
        let weight = roots.weight(form_id(r.key.as_str()));
        let bare = weight == 0.0 && r.key.as_str().len() == word.len() + r.tail;
        let score = score(&r, weight) - if bare { BARE } else { 0.0 };
        if best.as_ref().is_none_or(|b| score > b.0) {
            best = Some((score, r.key, r.tail));
        }
    });
    match best {
        None => Cow::Owned(word.into_owned()),
        Some((_, key, tail)) => {
            let s = key.as_str();
            Cow::Owned(s[..s.len() - tail].to_string())
        }
    }
}

/// How far a participle speaks for a verb: adjectives in -енный look like participles.
const PARTICIPLE_TRUST: f32 = 0.6;

/// Finds the roots of Russian texts, as [`super::mine_ky`] does for Kyrgyz. Keys of nouns end in `+` and a letter for the paradigm.
pub fn mine_ru<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<MinedRoot> {
    mine_roots(&forms(texts), |form, weight, out| {
        readings(&form.replace('ъ', "ь"), &mut |r| {
            let share = score(&r, weight(r.key.as_str())).exp();
            let trust = if r.kind == Kind::Participle { PARTICIPLE_TRUST } else { 1.0 };
            out.push(Share { key: r.key.as_str().to_string(), share, trust });
        });
    })
}

fn roots() -> &'static Roots {
    static SHIPPED: OnceLock<Roots> = OnceLock::new();
    SHIPPED.get_or_init(|| Roots::parse(&[ROOTS, OWN]))
}

fn exception(form: &str) -> Option<&'static str> {
    static MAP: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    MAP.get_or_init(|| {
        let rows = EXCEPTIONS.lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|l| l.split_once('\t'))
            .map(|(form, rest)| (form, rest.split('\t').next().unwrap_or(form)))
            .collect()
    })
    .get(form)
    .copied()
}
