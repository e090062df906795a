//! What both languages' stemmers share: keys on the stack, tables of root weights, and the mining of such tables.

use super::{StemId, TokenKind, fold, fold_keyboard, form_id, tokens};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A key on the stack: readings are many, and only the best is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    bytes: [u8; Key::ROOM],
    len: u8,
}

impl Key {
    const ROOM: usize = 120;

    pub(super) const fn new() -> Key {
        Key { bytes: [0; Key::ROOM], len: 0 }
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len as usize]).unwrap_or("")
    }

    /// Appends; false when there is no room (no word of a language is that long).
    pub(super) fn push(&mut self, s: &str) -> bool {
        let at = self.len as usize;
        let Some(room) = self.bytes.get_mut(at..at + s.len()) else { return false };
        room.copy_from_slice(s.as_bytes());
        self.len += s.len() as u8;
        true
    }

    /// A key of some parts.
    pub(super) fn of(parts: &[&str]) -> Option<Key> {
        let mut key = Key::new();
        parts.iter().all(|p| key.push(p)).then_some(key)
    }
}

/// Weights of roots by the hash of their key.
#[derive(Debug, Default, Clone)]
pub(super) struct Roots(FxHashMap<u64, f32>);

/// The rows of a table: key, weight.
pub(super) fn rows(table: &str) -> impl Iterator<Item = (&str, f32)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()?))
    })
}

/// Weight of a root typed with н о у for ң ө ү, as a share of the root's.
const KEYBOARD_SHARE: f32 = 0.5;

impl Roots {
    /// Sets the weights of a table of `key<TAB>weight<TAB>…`; `#` begins a remark.
    pub(super) fn set(mut self, table: &str) -> Roots {
        rows(table).for_each(|(key, weight)| {
            self.0.insert(form_id(key).0, weight);
        });
        self
    }

    /// Adds a share of the weights of such a table.
    pub(super) fn add(mut self, table: &str, share: f32) -> Roots {
        rows(table).for_each(|(key, weight)| *self.0.entry(form_id(key).0).or_default() += weight * share);
        self
    }

    /// Adds each root as a Russian keyboard types it, where no root has that spelling: with a fraction of its weight.
    pub(super) fn with_keyboard(mut self, tables: &[&str]) -> Roots {
        for (key, _) in tables.iter().flat_map(|t| rows(t)) {
            if let Cow::Owned(plain) = fold_keyboard(key) {
                let weight = self.weight(form_id(key)) * KEYBOARD_SHARE;
                self.0.entry(form_id(&plain).0).or_insert(weight);
            }
        }
        self
    }

    /// Weight of a root: about how many different forms of it were met; 0 when unknown.
    pub(super) fn weight(&self, key: StemId) -> f32 {
        self.0.get(&key.0).copied().unwrap_or(0.0)
    }
}

/// What roots are mined from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mined {
    /// Acts: the roots of the general language (`corpus/lexicon/*-general.tsv`) are known beforehand.
    Acts,
    /// A list of words of the general language: nothing is known beforehand.
    Words,
}

/// A root found in texts.
#[derive(Debug, Clone, PartialEq)]
pub struct MinedRoot {
    /// Key of the root.
    pub key: String,
    /// About how many different forms of it the texts hold.
    pub weight: f32,
    /// Occurrences of all its forms.
    pub count: u32,
}

/// One way to read a form, as mining sees it.
#[derive(Debug, Clone)]
pub(super) struct Share {
    /// Key of the root.
    pub(super) key: String,
    /// Likelihood, not normalised.
    pub(super) share: f32,
    /// How far this form speaks for the root, 0 to 1.
    pub(super) trust: f32,
}

/// Rounds; after eight no root's weight moves by a hundredth.
const ROUNDS: usize = 8;

/// Weight of a form met once, which may be a slip of the pen.
const ONCE: f32 = 0.5;

/// Folded word forms of texts and how often each is met.
pub(super) fn forms<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, u32> {
    let mut forms: BTreeMap<String, u32> = BTreeMap::new();
    for text in texts {
        let folded = fold(text);
        for t in tokens(text, &folded).iter().filter(|t| t.kind == TokenKind::Word) {
            *forms.entry(t.folded.of(&folded.text).to_string()).or_default() += 1;
        }
    }
    forms
}

/// Expectation and maximisation: each round shares a form among its readings by what the roots weighed in the round before.
///
/// `prior` holds what is known of the roots beforehand; it steers the sharing and is not part of the weights given back.
/// `read(form, weight, out)` pushes the readings of a form, given the weight of a key. Sorted by key.
pub(super) fn mine_roots(
    forms: &BTreeMap<String, u32>,
    prior: &Roots,
    read: impl Fn(&str, &dyn Fn(&str) -> f32, &mut Vec<Share>),
) -> Vec<MinedRoot> {
    let mut weights: FxHashMap<String, f32> = FxHashMap::default();
    let mut counts: FxHashMap<String, f32> = FxHashMap::default();
    let mut shares: Vec<Share> = Vec::new();
    for round in 0..ROUNDS {
        let mut next: FxHashMap<String, f32> = FxHashMap::default();
        counts.clear();
        for (form, n) in forms {
            shares.clear();
            let found = |key: &str| if round == 0 { 1.0 } else { weights.get(key).copied().unwrap_or(0.0) };
            let known = |key: &str| found(key) + prior.weight(form_id(key));
            read(form, &known, &mut shares);
            // One root may be reached in several ways; the likeliest counts.
            let mut best: Vec<&Share> = Vec::new();
            for s in &shares {
                match best.iter_mut().find(|b| b.key == s.key) {
                    Some(b) if b.share >= s.share => {}
                    Some(b) => *b = s,
                    None => best.push(s),
                }
            }
            let all: f32 = best.iter().map(|s| s.share).sum();
            let sure = if *n == 1 { ONCE } else { 1.0 };
            for s in best {
                *counts.entry(s.key.clone()).or_default() += *n as f32 * s.share / all;
                *next.entry(s.key.clone()).or_default() += sure * s.trust * s.share / all;
            }
        }
        weights = next;
    }
    let mut out: Vec<MinedRoot> = weights
        .into_iter()
        .map(|(key, weight)| MinedRoot { count: counts.get(&key).map_or(0, |c| c.round() as u32), key, weight })
        .collect();
    out.sort_by(|a, b| a.key.cmp(&b.key));
    out
}
