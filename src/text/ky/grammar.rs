//! The order of Kyrgyz suffixes as an automaton that is walked from the end of the word to its root.

use super::sound::{agrees, is_back, is_doubtful, is_voiceless, is_vowel};
use std::sync::OnceLock;

/// A set of places in the word; each bit is one place a suffix can stand behind or lead to.
pub(super) type Places = u32;

/// A nominal root.
pub(super) const N: Places = 1;
/// Behind the plural.
const PL: Places = 1 << 1;
/// Behind the possessive of the third person.
const P3: Places = 1 << 2;
/// Behind the other possessives.
const P12: Places = 1 << 3;
/// Behind a case.
const CASE: Places = 1 << 4;
/// Behind -дагы, which makes a nominal that takes endings again.
const LOCAL: Places = 1 << 5;
/// A verbal root.
pub(super) const V: Places = 1 << 6;
/// Behind the passive.
const PASS: Places = 1 << 7;
/// Behind the negation.
const NEG: Places = 1 << 8;
/// The verbal noun in -уу.
const ACT: Places = 1 << 9;
/// The participle in -ган.
const PART: Places = 1 << 10;
/// The fact in -гандык.
const FACT: Places = 1 << 11;
/// The participles in -ар and -бас.
const AOR: Places = 1 << 12;
/// The manner in -ыш, before a possessive only.
const MANNER: Places = 1 << 13;
/// Behind an ending that closes a verb.
const FIN: Places = 1 << 14;
/// Behind the question particle.
const ASK: Places = 1 << 15;
/// Behind -ыш of many doers, in front of a participle or a closing ending.
const MANY: Places = 1 << 16;

/// Where a whole word may end.
pub(super) const WHOLE: Places = N | PL | P3 | P12 | CASE | LOCAL | V | ACT | PART | FACT | AOR | FIN | ASK;

const VERB: Places = V | PASS | NEG | MANY;
const NOMINAL: Places = N | PL | ACT | PART | FACT | AOR | LOCAL;

/// What must stand before a suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Any,
    Vowel,
    Consonant,
    /// л: the passive is -н there, -л elsewhere.
    El,
    /// A wide vowel.
    Wide,
    /// A vowel was swallowed: `оо` of катта-.
    Swallowed,
}
use Before::{Any, Consonant, El, Swallowed, Vowel, Wide};

/// One rule: what it may follow, what it leads to, the pattern, what stands before it, its cost.
///
/// Patterns: `A` = а е о ө, `I` = ы и у ү, `U` = уу үү, `O` = оо өө, `L` = л д т, `N` = н д т, `D` = д т, `G` = г к, `B` = б п.
/// Cost is about the negative logarithm of how often the suffix is met where it could be; first and second persons are rare in law.
type Rule = (Places, Places, &'static str, Before, f32);

const RULES: &[Rule] = &[
    (N | ACT | PART | LOCAL | AOR, PL, "LAр", Any, 0.7),
    (NOMINAL | MANNER, P3, "I", Consonant, 0.7),
    (NOMINAL | MANNER, P3, "сI", Vowel, 0.7),
    (N | PL | ACT | PART | MANNER, P12, "Iм", Consonant, 3.0),
    (N | PL | ACT | PART, P12, "м", Vowel, 3.0),
    (N | PL | ACT | PART | MANNER, P12, "Iң", Consonant, 3.2),
    (N | PL | ACT | PART, P12, "ң", Vowel, 3.2),
    (N | PL | ACT | PART | MANNER, P12, "IбIз", Consonant, 2.5),
    (N | PL | ACT | PART, P12, "бIз", Vowel, 2.5),
    (N | PL | ACT | PART, P12, "IңIз", Consonant, 3.0),
    (N | PL | ACT | PART, P12, "ңIз", Vowel, 3.0),
    (NOMINAL | P12, CASE, "NIн", Any, 0.8),
    (NOMINAL | P12, CASE, "NI", Any, 0.8),
    (NOMINAL | P12, CASE, "GA", Any, 0.8),
    (NOMINAL | P12, CASE, "DA", Any, 0.8),
    (NOMINAL | P12, CASE, "DAн", Any, 0.8),
    (P12, CASE, "A", Consonant, 1.5),
    (P3, CASE, "нIн", Any, 0.6),
    (P3, CASE, "н", Any, 0.6),
    (P3, CASE, "нA", Any, 0.6),
    (P3, CASE, "ндA", Any, 0.6),
    (P3, CASE, "нAн", Any, 0.6),
    (NOMINAL, LOCAL, "DAгI", Any, 1.0),
    (P3, LOCAL, "ндAгI", Any, 1.0),
    (N | PL | PART | AOR, CASE, "чA", Any, 2.2),
    (P3, CASE, "нчA", Any, 2.0),
    (N | PL | PART | LOCAL, CASE, "DAй", Any, 2.2),
    (N, CASE, "ыраак", Consonant, 0.5),
    (N, CASE, "ирээк", Consonant, 0.5),
    (N, CASE, "ураак", Consonant, 0.5),
    (N, CASE, "үрөөк", Consonant, 0.5),
    (N, CASE, "раак", Vowel, 0.5),
    (N, CASE, "рээк", Vowel, 0.5),
    (N, CASE, "рөөк", Vowel, 0.5),
    (WHOLE & !V & !ASK, ASK, "BI", Any, 3.0),
    (V, PASS, "Iл", Consonant, 0.4),
    (V, PASS, "л", Vowel, 0.3),
    (V, PASS, "Iн", El, 0.5),
    (PASS, PASS, "Iн", El, 0.8),
    (V, PASS, "н", Wide, 0.8),
    (V | PASS, MANY, "Iш", Consonant, 1.9),
    (V | PASS, MANY, "ш", Vowel, 1.9),
    (V | PASS | MANY, NEG, "BA", Any, 0.5),
    (V | PASS, ACT, "U", Consonant, 0.5),
    (V, ACT, "O", Swallowed, 0.5),
    (V | PASS, ACT, "BO", Any, 0.8),
    (VERB, PART, "GAн", Any, 0.5),
    (PART | AOR, FACT, "DIк", Any, 0.5),
    (PART | AOR, FACT, "DIг", Any, 0.5),
    (VERB, FIN, "сA", Any, 0.6),
    (VERB, FIN, "сAм", Any, 2.5),
    (VERB, FIN, "сAң", Any, 2.5),
    (VERB, FIN, "сAк", Any, 2.5),
    (VERB, FIN, "сAңIз", Any, 2.5),
    (V | PASS | NEG, FIN, "DI", Any, 0.8),
    (MANY, FIN, "DI", Any, 1.8),
    (VERB, FIN, "DIм", Any, 2.5),
    (VERB, FIN, "DIң", Any, 2.5),
    (VERB, FIN, "DIк", Any, 3.2),
    (VERB, FIN, "DIңIз", Any, 2.8),
    (V | PASS | MANY, FIN, "Iп", Consonant, 0.5),
    (VERB, FIN, "п", Vowel, 0.5),
    (V | PASS | MANY, FIN, "A", Consonant, 0.8),
    (VERB, FIN, "й", Vowel, 0.6),
    (V | PASS | MANY, FIN, "Aт", Consonant, 0.5),
    (VERB, FIN, "йт", Vowel, 0.5),
    (V | PASS, FIN, "AбIз", Consonant, 2.2),
    (VERB, FIN, "йбIз", Vowel, 2.2),
    (V | PASS, FIN, "Aм", Consonant, 2.4),
    (VERB, FIN, "йм", Vowel, 2.4),
    (V | PASS, FIN, "AсIз", Consonant, 2.8),
    (VERB, FIN, "йсIз", Vowel, 2.8),
    (V | PASS, FIN, "AсIң", Consonant, 2.8),
    (VERB, FIN, "йсIң", Vowel, 2.8),
    (V | PASS, FIN, "Aрм", Consonant, 3.0),
    (VERB, FIN, "сIн", Any, 0.9),
    (VERB, FIN, "IңIз", Consonant, 2.8),
    (VERB, FIN, "ңIз", Vowel, 2.8),
    (V | PASS, FIN, "GIлA", Any, 2.8),
    (V | PASS, FIN, "AйIн", Consonant, 2.6),
    (VERB, FIN, "йIн", Vowel, 2.6),
    (V | PASS, FIN, "AлI", Consonant, 2.8),
    (V | PASS, FIN, "AлIк", Consonant, 2.8),
    (V | PASS, FIN, "GIчA", Any, 1.0),
    (V | PASS, FIN, "GIдAй", Any, 1.5),
    (V | PASS, FIN, "мAйIн", Any, 1.5),
    (V | PASS, FIN, "мAйIнчA", Any, 1.0),
    (V | PASS, FIN, "мAк", Any, 2.6),
    (V | PASS, FIN, "мAкчI", Any, 3.0),
    (V | PASS, FIN, "IптIр", Consonant, 2.5),
    (VERB, FIN, "птIр", Vowel, 2.5),
    (V | PASS, FIN, "чI", Any, 2.5),
    (V | PASS, AOR, "Aр", Consonant, 2.0),
    (V | PASS, AOR, "р", Vowel, 2.5),
    (V | PASS, AOR, "Oр", Consonant, 2.5),
    (V | PASS, AOR, "BAс", Any, 0.6),
    (V | PASS, MANNER, "Iш", Consonant, 0.8),
    (VERB, MANNER, "ш", Vowel, 0.8),
];

/// A suffix with its letters filled in.
#[derive(Debug)]
struct Suffix {
    text: String,
    from: Places,
    to: Places,
    before: Before,
    /// The letter of the pattern it begins with: tells which assimilation to ask for.
    first: char,
    /// Its first vowel, which must agree with the vowel before.
    vowel: Option<char>,
    /// Only front and back must agree: the long vowel has swallowed another.
    loose: bool,
    cost: f32,
}

/// What each letter of a suffix takes off its cost: the longer a chance likeness, the less likely.
const LETTER: f32 = 0.35;

/// The suffixes by their last letter.
fn suffixes() -> &'static [Vec<Suffix>; 64] {
    static ALL: OnceLock<[Vec<Suffix>; 64]> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut by_last: [Vec<Suffix>; 64] = std::array::from_fn(|_| Vec::new());
        for &(from, to, pattern, before, cost) in RULES {
            for text in fill(pattern) {
                let vowel = text.chars().find(|c| is_vowel(*c));
                let first = pattern.chars().next().unwrap_or(' ');
                let slot = slot(text.as_bytes());
                let loose = pattern.contains(['O', 'U']);
                let cost = cost - LETTER * text.chars().count() as f32;
                by_last[slot].push(Suffix { text, from, to, before, first, vowel, loose, cost });
            }
        }
        by_last
    })
}

/// The last byte of a Cyrillic letter tells it apart well enough; letters that share one only share a list.
fn slot(word: &[u8]) -> usize {
    word.last().map_or(0, |b| (b & 63) as usize)
}

/// All strings of a pattern whose vowels agree with each other.
fn fill(pattern: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for p in pattern.chars() {
        let options: &[&str] = match p {
            'A' => &["а", "е", "о", "ө"],
            'I' => &["ы", "и", "у", "ү"],
            'U' => &["уу", "үү"],
            'O' => &["оо", "өө"],
            'L' => &["л", "д", "т"],
            'N' => &["н", "д", "т"],
            'D' => &["д", "т"],
            'G' => &["г", "к"],
            'B' => &["б", "п"],
            _ => &[],
        };
        let own = p.to_string();
        let options: Vec<&str> = if options.is_empty() { vec![own.as_str()] } else { options.to_vec() };
        out = out
            .iter()
            .flat_map(|s| {
                options.iter().filter_map(move |o| {
                    let vowel = s.chars().rev().find(|c| is_vowel(*c));
                    let next = o.chars().find(|c| is_vowel(*c));
                    let fits = !matches!((vowel, next), (Some(a), Some(b)) if !matches!(p, 'O' | 'U') && !agrees(a, b));
                    fits.then(|| format!("{s}{o}"))
                })
            })
            .collect();
    }
    out
}

/// A way to read a word: the letters before its endings, what the root is, and what the reading costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    /// The letters of the root that are in the word.
    pub(super) root: &'a str,
    /// [`N`] or [`V`].
    pub(super) kind: Places,
    /// Whether a wide vowel at the root's end was swallowed.
    pub(super) swallowed: bool,
    /// Whether the passive was taken off.
    pub(super) passive: bool,
    /// Whether the verbal noun in -уу is among the endings.
    pub(super) act: bool,
    /// Whether any ending was taken off.
    pub(super) bare: bool,
    /// Sum of the suffixes' costs.
    pub(super) cost: f32,
}

/// Cost of a verbal root without any ending (an order to one person).
const ORDER: f32 = 3.0;

/// Calls `each` for every way to read a folded word.
pub(super) fn readings<'a>(word: &'a str, each: &mut impl FnMut(Reading<'a>)) {
    let start = Reading { root: word, kind: 0, swallowed: false, passive: false, act: false, bare: true, cost: 0.0 };
    walk(start, WHOLE, 0, each);
}

/// Longest chain of suffixes; the longest met in the acts has seven.
const DEPTH: u32 = 8;

fn walk<'a>(at: Reading<'a>, places: Places, depth: u32, each: &mut impl FnMut(Reading<'a>)) {
    if !at.root.chars().any(is_vowel) {
        return;
    }
    if places & N != 0 {
        each(Reading { kind: N, ..at });
    }
    if places & V != 0 {
        let cost = if at.bare { ORDER } else { 0.0 };
        each(Reading { kind: V, cost: at.cost + cost, ..at });
    }
    if depth == DEPTH || at.swallowed {
        return;
    }
    for s in &suffixes()[slot(at.root.as_bytes())] {
        if s.to & places == 0 {
            continue;
        }
        let Some(rest) = at.root.strip_suffix(s.text.as_str()) else { continue };
        if rest.len() < 4 || !fits(rest, s) {
            continue;
        }
        let next = Reading {
            root: rest,
            swallowed: s.before == Swallowed,
            passive: at.passive || s.to == PASS,
            act: at.act || s.to == ACT,
            bare: false,
            cost: at.cost + s.cost,
            ..at
        };
        walk(next, s.from, depth + 1, each);
    }
}

/// Whether a suffix may stand behind `rest`: kind of letter, assimilation, harmony.
fn fits(rest: &str, s: &Suffix) -> bool {
    let mut letters = rest.chars().rev().filter(|c| *c != 'ь');
    let Some(last) = letters.next() else { return false };
    let vowel = is_vowel(last);
    let right = match s.before {
        Any => true,
        Vowel => vowel,
        Wide => matches!(last, 'а' | 'е' | 'о' | 'ө'),
        Consonant => !vowel && last != '-',
        El => last == 'л',
        Swallowed => !vowel,
    };
    if !right {
        return false;
    }
    let first = s.text.chars().next().unwrap_or(' ');
    let voiceless = is_voiceless(last);
    let doubtful = is_doubtful(last);
    let assimilates = match (s.first, first) {
        ('L', 'л') => vowel || matches!(last, 'р' | 'й'),
        ('N', 'н') => vowel,
        ('L', 'д') | ('N', 'д') => !vowel && !voiceless,
        ('D', 'д') | ('G', 'г') | ('B', 'б') => !voiceless,
        ('L' | 'N' | 'D' | 'G' | 'B', _) => voiceless || doubtful,
        _ => true,
    };
    if !assimilates {
        return false;
    }
    let Some(own) = s.vowel else { return true };
    let before = if vowel { Some(last) } else { letters.find(|c| is_vowel(*c)) };
    before.is_some_and(|b| if s.loose { is_back(b) == is_back(own) } else { agrees(b, own) })
}
