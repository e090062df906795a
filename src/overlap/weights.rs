//! How alike two objects are: words weighed by how rare they are.

use super::{Part, Statement};
use crate::text::StemId;
use rustc_hash::FxHashMap;

/// Weight of a word that says little, relative to its rarity.
const MINOR: f32 = 0.35;

/// How rare each stem is among the objects of all statements: the weight of a shared word.
#[derive(Debug, Default)]
pub struct Weights {
    weight: FxHashMap<StemId, f32>,
}

impl Weights {
    /// Counts the stems of the objects.
    pub fn of(statements: &[Statement]) -> Weights {
        let mut count: FxHashMap<StemId, u32> = FxHashMap::default();
        for s in statements {
            let mut words: Vec<StemId> =
                s.parts.iter().flat_map(|p| p.object.iter().chain(&p.minor)).copied().collect();
            words.sort_unstable();
            words.dedup();
            for t in words {
                *count.entry(t).or_default() += 1;
            }
        }
        let n = statements.len() as f32;
        Weights { weight: count.into_iter().map(|(t, c)| (t, (1.0 + n / c as f32).ln())).collect() }
    }

    /// The weight of a stem; 1 for one that was not counted.
    pub fn get(&self, t: StemId) -> f32 {
        self.weight.get(&t).copied().unwrap_or(1.0)
    }

    fn sum(&self, s: &[StemId]) -> f32 {
        s.iter().map(|t| self.get(*t)).sum()
    }

    fn shared(&self, a: &[StemId], b: &[StemId]) -> f32 {
        let (mut i, mut j, mut shared) = (0, 0, 0f32);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.get(a[i]);
                    i += 1;
                    j += 1;
                }
            }
        }
        shared
    }

    /// Weighted Jaccard similarity of two sorted lists of stems, and the share of the lighter one that the other holds;
    /// both 0 to 1.
    pub fn similarity(&self, a: &[StemId], b: &[StemId]) -> (f32, f32) {
        shares(self.shared(a, b), self.sum(a), self.sum(b))
    }

    /// As [`Weights::similarity`], of whole objects: words that say little count less, and alone make no object.
    pub fn objects(&self, p: &Part, q: &Part) -> (f32, f32) {
        let shared = self.shared(&p.object, &q.object);
        if shared == 0.0 && !(p.object.is_empty() && q.object.is_empty()) {
            return (0.0, 0.0);
        }
        let heavy = |p: &Part| self.sum(&p.object) + MINOR * self.sum(&p.minor);
        shares(shared + MINOR * self.shared(&p.minor, &q.minor), heavy(p), heavy(q))
    }
}

fn shares(shared: f32, a: f32, b: f32) -> (f32, f32) {
    let (all, least) = (a + b - shared, a.min(b));
    if all > 0.0 && least > 0.0 { (shared / all, shared / least) } else { (0.0, 0.0) }
}
