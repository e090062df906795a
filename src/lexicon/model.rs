//! Which word translates which: IBM model 1 in both directions, trained to agree.
//!
//! Brown et al., «The Mathematics of Statistical Machine Translation» (Computational Linguistics 19, 1993), model 1; the
//! agreement of the two directions after Liang, Taskar and Klein, «Alignment by Agreement» (2006): after some rounds
//! apart, a link counts with the product of both posteriors. Words near the same relative place are preferred a little,
//! as fast_align does (Dyer et al. 2013), and words that look alike start ahead: both break ties of rare words.

use rustc_hash::FxHashMap;

/// Rounds in which each direction learns alone.
const ROUNDS_APART: usize = 4;
/// Rounds in which they agree.
const ROUNDS_TOGETHER: usize = 5;
/// Share of words that translate nothing (endings of the other language, articles of law in one edition only).
const NULL_SHARE: f32 = 0.15;
/// How fast the weight of a link falls with the distance of relative places, 0 to 1. Kyrgyz puts the verb last and the
/// genitive first, so the preference is weak: 4 is fast_align's start value, half of it did best on held-out acts.
const DIAGONAL: f32 = 2.0;
/// Head start of words that look alike.
const LOOK_ALIKE: f32 = 8.0;
/// Probability of a translation that was never counted.
const FLOOR: f32 = 1e-7;
/// A link counts as one when the product of its two posteriors reaches this: a word between two words of the other
/// language gets ½ at best in one direction, one among four gets ¼.
pub(super) const MIN_LINK: f32 = 0.2;

/// Two sequences of word numbers that translate each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sequences {
    pub ru: Vec<u32>,
    pub ky: Vec<u32>,
}

/// The trained model.
pub(super) struct Model {
    /// (Russian word, Kyrgyz word) → place in the tables.
    pairs: FxHashMap<(u32, u32), u32>,
    ky_given_ru: Vec<f32>,
    ru_given_ky: Vec<f32>,
    /// Share of each word among all words: what the empty word gives.
    ru_share: Vec<f32>,
    ky_share: Vec<f32>,
}

/// A link of two words of a segment: positions and the product of both posteriors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub ru: usize,
    pub ky: usize,
    pub weight: f32,
}

/// Trains on segments; `alike` tells whether a Russian and a Kyrgyz word look alike. The order of the segments alone
/// decides rounding, so equal input gives equal output.
pub(super) fn train(
    segments: &[Sequences],
    ru_words: usize,
    ky_words: usize,
    alike: impl Fn(u32, u32) -> bool,
) -> Model {
    let mut model = Model {
        pairs: FxHashMap::default(),
        ky_given_ru: Vec::new(),
        ru_given_ky: Vec::new(),
        ru_share: shares(segments.iter().flat_map(|s| &s.ru), ru_words),
        ky_share: shares(segments.iter().flat_map(|s| &s.ky), ky_words),
    };
    let mut keys: Vec<(u32, u32)> = Vec::new();
    let mut cells: Vec<u32> = Vec::new();
    for s in segments {
        for &r in &s.ru {
            for &k in &s.ky {
                let next = keys.len() as u32;
                let at = *model.pairs.entry((r, k)).or_insert(next);
                if at == next {
                    keys.push((r, k));
                }
                cells.push(at);
            }
        }
    }
    let start: Vec<f32> = keys.iter().map(|&(r, k)| if alike(r, k) { LOOK_ALIKE } else { 1.0 }).collect();
    model.normalise(&keys, &start, &start, ru_words, ky_words);
    let mut forward = vec![0.0; keys.len()];
    let mut back = vec![0.0; keys.len()];
    let mut post = Posteriors::default();
    for round in 0..ROUNDS_APART + ROUNDS_TOGETHER {
        forward.fill(0.0);
        back.fill(0.0);
        let mut at = 0;
        for s in segments {
            let here = &cells[at..at + s.ru.len() * s.ky.len()];
            at += here.len();
            model.posteriors(s, here, &mut post);
            for (i, &c) in here.iter().enumerate() {
                let (f, b) = (post.forward[i], post.back[i]);
                let (f, b) = if round < ROUNDS_APART { (f, b) } else { (f * b, f * b) };
                forward[c as usize] += f;
                back[c as usize] += b;
            }
        }
        model.normalise(&keys, &forward, &back, ru_words, ky_words);
    }
    model
}

fn shares<'a>(words: impl Iterator<Item = &'a u32>, count: usize) -> Vec<f32> {
    let mut out = vec![0.0; count];
    let mut all = 0.0;
    for &w in words {
        out[w as usize] += 1.0;
        all += 1.0f32;
    }
    out.iter_mut().for_each(|x| *x /= all.max(1.0));
    out
}

#[derive(Default)]
struct Posteriors {
    /// P(the Kyrgyz word comes from the Russian one), Russian-major.
    forward: Vec<f32>,
    /// P(the Russian word comes from the Kyrgyz one), Russian-major too.
    back: Vec<f32>,
}

impl Model {
    fn normalise(&mut self, keys: &[(u32, u32)], forward: &[f32], back: &[f32], ru_words: usize, ky_words: usize) {
        let mut by_ru = vec![0f32; ru_words];
        let mut by_ky = vec![0f32; ky_words];
        for (i, &(r, k)) in keys.iter().enumerate() {
            by_ru[r as usize] += forward[i];
            by_ky[k as usize] += back[i];
        }
        let share = |x: f32, all: f32| if all > 0.0 { (x / all).max(FLOOR) } else { FLOOR };
        self.ky_given_ru = keys.iter().enumerate().map(|(i, k)| share(forward[i], by_ru[k.0 as usize])).collect();
        self.ru_given_ky = keys.iter().enumerate().map(|(i, k)| share(back[i], by_ky[k.1 as usize])).collect();
    }

    fn posteriors(&self, s: &Sequences, cells: &[u32], out: &mut Posteriors) {
        let (n, m) = (s.ru.len(), s.ky.len());
        out.forward.clear();
        out.forward.resize(n * m, 0.0);
        out.back.clear();
        out.back.resize(n * m, 0.0);
        let near = |i: usize, j: usize| {
            let (x, y) = ((i as f32 + 0.5) / n as f32, (j as f32 + 0.5) / m as f32);
            1.0 / (1.0 + DIAGONAL * (x - y).abs())
        };
        for j in 0..m {
            let null = NULL_SHARE * n as f32 * self.ky_share[s.ky[j] as usize];
            let mut all = null;
            for i in 0..n {
                let p = self.ky_given_ru[cells[i * m + j] as usize] * near(i, j);
                out.forward[i * m + j] = p;
                all += p;
            }
            (0..n).for_each(|i| out.forward[i * m + j] /= all);
        }
        for i in 0..n {
            let row = i * m..(i + 1) * m;
            let null = NULL_SHARE * m as f32 * self.ru_share[s.ru[i] as usize];
            let mut all = null;
            for (j, x) in row.clone().enumerate() {
                let p = self.ru_given_ky[cells[x] as usize] * near(i, j);
                out.back[x] = p;
                all += p;
            }
            row.for_each(|x| out.back[x] /= all);
        }
    }

    /// The links of a segment of the training text, in the order of the Russian words.
    pub fn links(&self, s: &Sequences) -> Vec<Link> {
        let mut post = Posteriors::default();
        let mut cells = Vec::with_capacity(s.ru.len() * s.ky.len());
        for &r in &s.ru {
            for &k in &s.ky {
                match self.pairs.get(&(r, k)) {
                    Some(at) => cells.push(*at),
                    None => return Vec::new(),
                }
            }
        }
        self.posteriors(s, &cells, &mut post);
        let m = s.ky.len();
        (0..cells.len())
            .map(|x| Link { ru: x / m, ky: x % m, weight: post.forward[x] * post.back[x] })
            .filter(|l| l.weight >= MIN_LINK)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_meet_are_linked() {
        // Numbers translate themselves; every segment holds two of them, in the opposite order on the other side.
        let two = |a: u32, b: u32| Sequences { ru: vec![a, b], ky: vec![b, a] };
        let all: Vec<Sequences> =
            (0..8).flat_map(|a| (0..8).filter(move |b| *b != a).map(move |b| two(a, b))).collect();
        let model = train(&all, 8, 8, |_, _| false);
        for s in &all {
            let links: Vec<(usize, usize)> = model.links(s).iter().map(|l| (l.ru, l.ky)).collect();
            assert_eq!(links, [(0, 1), (1, 0)]);
        }
    }

    #[test]
    fn an_unknown_pair_gives_no_links() {
        let model = train(&[Sequences { ru: vec![0], ky: vec![0] }], 2, 1, |_, _| false);
        assert!(model.links(&Sequences { ru: vec![1], ky: vec![0] }).is_empty());
    }
}
