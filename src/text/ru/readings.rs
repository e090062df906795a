//! All ways to read a Russian word.

use super::endings::{FULL, NOUNS, SHORT, declines, is_vowel, spells, suits};
use super::verbs::{Base, FINITE, PARTICIPLES, bases};
use crate::text::roots::Key;
use std::sync::OnceLock;

/// What a reading takes a word for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    Adjective,
    Verb,
    Participle,
}

/// One way to read a word.
pub(super) struct Reading {
    /// Key with the paradigm, for weights.
    pub(super) key: Key,
    /// Bytes of the paradigm at the key's end, which the stem does not show.
    pub(super) tail: usize,
    pub(super) kind: Kind,
    pub(super) cost: f32,
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
/// A noun's stem in -ск, -нн before a full ending is an adjective's: `эпидемиологической`.
const ADJECTIVAL: f32 = 0.7;
/// Fewest letters of a stem.
const STEM: usize = 2;

fn letters(s: &str) -> f32 {
    (s.len() / 2) as f32
}

/// Calls `each` for every reading of a folded word.
pub(super) fn readings(word: &str, each: &mut impl FnMut(Reading)) {
    nouns(word, each);
    adjectives(word, each);
    verbs(word, each);
    if let Some(active) = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь")) {
        verbs(active, each);
    }
}

fn long_enough(stem: &str) -> bool {
    stem.len() >= STEM * 2 && stem.chars().any(is_vowel)
}

/// The endings by the last byte of a word that has them: most need not be tried.
struct Tables {
    /// (paradigm, ending)
    nouns: [Vec<(&'static str, &'static str)>; SLOTS],
    full: [Vec<&'static str>; SLOTS],
    finite: [Vec<&'static (&'static str, Base, f32)>; SLOTS],
    participles: [Vec<&'static (&'static str, Base, bool, f32)>; SLOTS],
}

const SLOTS: usize = 64;

fn slot(word: &str) -> usize {
    word.as_bytes().last().map_or(0, |b| (b & 63) as usize)
}

/// Distributes entries to the slots of their endings; an empty ending goes to all.
fn by_slot<T: Copy>(all: impl Iterator<Item = (T, &'static str)>) -> [Vec<T>; SLOTS] {
    let mut out: [Vec<T>; SLOTS] = std::array::from_fn(|_| Vec::new());
    for (entry, ending) in all {
        match ending {
            "" => out.iter_mut().for_each(|v| v.push(entry)),
            _ => out[slot(ending)].push(entry),
        }
    }
    out
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables {
        nouns: by_slot(NOUNS.iter().flat_map(|(p, list)| list.iter().map(move |e| ((*p, *e), *e)))),
        full: by_slot(FULL.iter().map(|e| (*e, *e))),
        finite: by_slot(FINITE.iter().map(|f| (f, f.0))),
        participles: by_slot(PARTICIPLES.iter().map(|p| (p, p.0))),
    })
}

fn nouns(word: &str, each: &mut impl FnMut(Reading)) {
    for (paradigm, ending) in &tables().nouns[slot(word)] {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let adjectival = ending.len() > 2 && (stem.ends_with("ск") || stem.ends_with("нн"));
        let cost = NOUN + if adjectival { ADJECTIVAL } else { 0.0 } - LETTER * letters(ending);
        let mut give = |parts: &[&str], cost: f32| {
            let mut key = Key::new();
            if parts.iter().all(|p| key.push(p)) && key.push("+") && key.push(paradigm) {
                each(Reading { key, tail: 2, kind: Kind::Noun, cost });
            }
        };
        if stem.len() >= STEM * 2 && spells(stem, ending) && suits(paradigm, stem, ending) {
            give(&[stem], cost);
            // гражданин, граждан, гражданам
            let people = stem.ends_with("ан") || stem.ends_with("ян");
            if *paradigm == "M" && people && matches!(*ending, "е" | "" | "ам" | "ами" | "ах") {
                give(&[stem, "ин"], cost + FLEETING);
            }
        }
        fleeting(paradigm, stem, ending, &mut |a, b| give(&[a, b], cost + FLEETING));
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
    for ending in &tables().full[slot(word)] {
        let stem = word.strip_suffix(ending);
        if let Some(stem) = stem.filter(|s| spells(s, ending) && declines(s, ending) && !s.ends_with(is_vowel)) {
            give(&[stem], ADJECTIVE - LETTER * letters(ending));
        }
    }
    for ending in SHORT {
        let stem = word.strip_suffix(ending);
        let Some(stem) = stem.filter(|s| spells(s, ending) && !s.ends_with(is_vowel)) else { continue };
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
    for (ending, base, extra) in &tables().finite[slot(word)] {
        // Behind ж ш ч щ the endings are spelt with а, elsewhere with я.
        let hushing = |s: &str| s.ends_with(['ж', 'ш', 'ч', 'щ']);
        let spelt = |s: &str| *base != Base::Second || !matches!(*ending, "а" | "ат") || hushing(s);
        if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 2 && spelt(s)) {
            let cost = VERB + extra - LETTER * letters(ending);
            bases(*base, stem, &mut |parts, more| give(parts, Kind::Verb, cost + more));
        }
    }
    for ending in &tables().full[slot(word)] {
        participles(word, ending, false, &mut give);
    }
    for ending in SHORT {
        participles(word, ending, true, &mut give);
    }
}

/// Endings that follow щ and ш of participles only, not н, т, м.
const SOFT: &[&str] = &["ий", "им", "ие", "их", "ими", "его", "ему", "ем", "ее", "ей", "ею", "яя", "юю"];

/// Participles with one ending of adjectives.
fn participles(word: &str, ending: &str, short: bool, give: &mut impl FnMut(&[&str], Kind, f32)) {
    let Some(rest) = word.strip_suffix(ending).filter(|s| spells(s, ending)) else { return };
    let soft = SOFT.contains(&ending);
    for (suffix, base, takes_short, extra) in &tables().participles[slot(rest)] {
        // Short forms have one н where full ones have two.
        let fits = match short {
            true => *takes_short,
            false => (!soft || suffix.ends_with(['щ', 'ш'])) && !matches!(*suffix, "н" | "ен"),
        };
        let Some(stem) = rest.strip_suffix(suffix).filter(|s| fits && s.len() >= 2) else { continue };
        let cost = PARTICIPLE + extra + if short { SHORT_PARTICIPLE } else { 0.0 };
        let cost = cost - LETTER * letters(suffix) - LETTER * letters(ending);
        bases(*base, stem, &mut |parts, more| give(parts, Kind::Participle, cost + more));
    }
}
