//! Phrases that translate each other, read off the links of words.
//!
//! A pair of phrases counts when no link leaves it on either side (Koehn, Och and Marcu, «Statistical Phrase-Based
//! Translation», 2003); here both ends must be linked content words and no punctuation may stand inside.

use super::model::{Link, Sequences};
use rustc_hash::FxHashMap;

/// Longest phrase in words: «жергиликтүү өз алдынча башкаруу» has four.
pub(super) const MAX_WORDS: usize = 4;

/// The numbers of a phrase's words, padded.
pub(super) type Key = [u32; MAX_WORDS];
/// Padding of a [`Key`].
const NONE: u32 = u32::MAX;

/// The key of up to [`MAX_WORDS`] words.
pub(super) fn key(words: &[u32]) -> Key {
    let mut out = [NONE; MAX_WORDS];
    out[..words.len()].copy_from_slice(words);
    out
}

/// One side of a segment beside its word numbers.
pub(super) struct Frame<'a> {
    /// Place of each word in the text, in tokens: a gap means that something stands between.
    pub places: &'a [usize],
    /// Whether each word may stand at the end of a phrase (no function word).
    pub content: &'a [bool],
}

impl Frame<'_> {
    fn solid(&self, from: usize, to: usize) -> bool {
        self.places[to] - self.places[from] == to - from
    }

    fn edges(&self, from: usize, to: usize) -> bool {
        self.content[from] && self.content[to]
    }
}

/// Calls `each(from, to_inclusive)` for every run of up to [`MAX_WORDS`] neighbouring words that begins and ends with content.
pub(super) fn runs(f: &Frame, mut each: impl FnMut(usize, usize)) {
    for from in 0..f.places.len() {
        for to in from..f.places.len().min(from + MAX_WORDS) {
            if !f.solid(from, to) {
                break;
            }
            if f.edges(from, to) {
                each(from, to);
            }
        }
    }
}

/// Calls `each` with (Russian from, to, Kyrgyz from, to), ends inclusive, for every consistent pair of phrases of a segment
/// of which at least one has several words.
pub(super) fn pairs(ru: &Frame, ky: &Frame, links: &[Link], mut each: impl FnMut((usize, usize), (usize, usize))) {
    runs(ru, |a, b| {
        let (mut low, mut high) = (usize::MAX, 0);
        let mut ends = (false, false);
        for l in links.iter().filter(|l| (a..=b).contains(&l.ru)) {
            (low, high) = (low.min(l.ky), high.max(l.ky));
            ends = (ends.0 || l.ru == a, ends.1 || l.ru == b);
        }
        if low > high || !ends.0 || !ends.1 || high - low >= MAX_WORDS || (a == b && low == high) {
            return;
        }
        let leaks = links.iter().any(|l| (low..=high).contains(&l.ky) && !(a..=b).contains(&l.ru));
        if !leaks && ky.solid(low, high) && ky.edges(low, high) {
            each((a, b), (low, high));
        }
    });
}

/// Counts of phrases and of pairs of phrases.
#[derive(Default)]
pub(super) struct Counts {
    pub ru: FxHashMap<Key, u32>,
    pub ky: FxHashMap<Key, u32>,
    pub both: FxHashMap<(Key, Key), u32>,
}

impl Counts {
    /// Adds a segment.
    pub fn add(&mut self, s: &Sequences, ru: &Frame, ky: &Frame, links: &[Link]) {
        runs(ru, |a, b| *self.ru.entry(key(&s.ru[a..=b])).or_default() += 1);
        runs(ky, |a, b| *self.ky.entry(key(&s.ky[a..=b])).or_default() += 1);
        pairs(ru, ky, links, |r, k| {
            *self.both.entry((key(&s.ru[r.0..=r.1]), key(&s.ky[k.0..=k.1]))).or_default() += 1;
        });
    }
}

/// The log-likelihood ratio of meeting `both` times by chance (Dunning 1993), for `a` and `b` occurrences among `all`.
pub(super) fn log_likelihood(both: f64, a: f64, b: f64, all: f64) -> f64 {
    let term = |o: f64, e: f64| if o > 0.0 && e > 0.0 { o * (o / e).ln() } else { 0.0 };
    let (x, y) = ((a - both).max(0.0), (b - both).max(0.0));
    let rest = (all - a - b + both).max(0.0);
    let sum = term(both, a * b / all)
        + term(x, a * (all - b) / all)
        + term(y, b * (all - a) / all)
        + term(rest, (all - a) * (all - b) / all);
    2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(ru: usize, ky: usize) -> Link {
        Link { ru, ky }
    }

    #[test]
    fn one_word_and_its_phrase() {
        // предоставление участка = тилкени бөлүп берүү
        let ru = Frame { places: &[0, 1], content: &[true; 2] };
        let ky = Frame { places: &[0, 1, 2], content: &[true; 3] };
        let mut got = Vec::new();
        pairs(&ru, &ky, &[link(0, 1), link(0, 2), link(1, 0)], |r, k| got.push((r, k)));
        assert_eq!(got, [((0, 0), (1, 2)), ((0, 1), (0, 2))]);
    }

    #[test]
    fn punctuation_and_function_words_bound_a_phrase() {
        let ru = Frame { places: &[0, 2], content: &[true; 2] };
        let ky = Frame { places: &[0, 1], content: &[true; 2] };
        let links = [link(0, 0), link(1, 1)];
        pairs(&ru, &ky, &links, |_, _| panic!("a comma stands inside"));
        let ru = Frame { places: &[0, 1], content: &[true, false] };
        pairs(&ru, &ky, &links, |_, _| panic!("ends with a function word"));
    }

    #[test]
    fn chance_is_zero_and_company_is_not() {
        assert!(log_likelihood(1.0, 10.0, 10.0, 100.0).abs() < 1e-9);
        assert!(log_likelihood(10.0, 10.0, 10.0, 100.0) > 50.0);
    }
}
