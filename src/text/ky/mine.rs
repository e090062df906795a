//! Mining of roots: expectation and maximisation over the readings of every form of a corpus.

use super::grammar::readings;
use super::{key_of, respell, score};
use crate::text::{TokenKind, fold, tokens};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A root found in texts.
#[derive(Debug, Clone, PartialEq)]
pub struct MinedRoot {
    /// Key of the root, as [`super::stem_ky`] gives it.
    pub key: String,
    /// About how many different forms of it the texts hold.
    pub weight: f32,
    /// Occurrences of all its forms.
    pub count: u32,
}

/// Rounds; after eight no root's weight moves by a hundredth.
const ROUNDS: usize = 8;

/// Finds the roots of Kyrgyz texts: a root is credible when it is met bare and with other endings.
///
/// Every form is read in all ways the grammar allows; each round shares a form among its readings by what the roots weighed in
/// the round before. Sorted by key.
pub fn mine<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<MinedRoot> {
    let mut forms: BTreeMap<String, u32> = BTreeMap::new();
    for text in texts {
        let folded = fold(text);
        for t in tokens(text, &folded).iter().filter(|t| t.kind == TokenKind::Word) {
            *forms.entry(t.folded.of(&folded.text).to_string()).or_default() += 1;
        }
    }
    let mut weights: FxHashMap<String, f32> = FxHashMap::default();
    let mut counts: FxHashMap<String, f32> = FxHashMap::default();
    for round in 0..ROUNDS {
        let mut next: FxHashMap<String, f32> = FxHashMap::default();
        counts.clear();
        for (form, n) in &forms {
            let mut shares: Vec<(String, f32)> = Vec::new();
            let mut act_only: Vec<String> = Vec::new();
            readings(&respell(form), &mut |r| {
                let Some(key) = key_of(&r) else { return };
                let known = if round == 0 { 1.0 } else { weights.get(key.as_str()).copied().unwrap_or(0.0) };
                let share = score(&r, known).exp();
                if r.act {
                    act_only.push(key.to_string());
                }
                match shares.iter_mut().find(|s| s.0 == key.as_str()) {
                    Some(s) => s.1 = s.1.max(share),
                    None => shares.push((key.to_string(), share)),
                }
            });
            let all: f32 = shares.iter().map(|s| s.1).sum();
            // A form met once may be a slip of the pen.
            let sure = if *n == 1 { 0.5 } else { 1.0 };
            for (key, share) in shares {
                *counts.entry(key.clone()).or_default() += *n as f32 * share / all;
                // A verb is believed for its other forms: nouns in -луу, -оо look like verbal nouns.
                let trust = if act_only.contains(&key) { 0.3 } else { 1.0 };
                *next.entry(key).or_default() += sure * trust * share / all;
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
