//! An exact set-similarity join that never compares all pairs.
//!
//! Two sets whose Jaccard similarity is at least `t` share at least `⌈t·n⌉` tokens, `n` the size of either. Order
//! the tokens of every set from the rarest to the commonest; then the *two* rarest shared tokens lie within the first
//! `n − ⌈t·n⌉ + 2` tokens of both sets. So each set is filed under every pair of tokens of that prefix, and only sets
//! filed under one pair are compared. Filing under pairs, not under single tokens, keeps the lists short when
//! a vocabulary is small against the number of sets, as it is in law, where a plain prefix filter grows
//! quadratically (the principle is the ℓ-prefix of adaptive joins, Wang, Li, Feng 2012, with ℓ = 2).
//!
//! Identical sets are folded into one before the join, so a clause that stands in every act costs one comparison.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Lowest similarity the join accepts: at 0.5 and below, sets of one token can match sets of two and the argument
/// about two shared tokens no longer holds.
pub const LOWEST_SIMILARITY: f64 = 0.5;

/// Sets of tokens, duplicates removed, tokens replaced by their rank from rarest to commonest.
#[derive(Debug, Default)]
pub struct Sets {
    starts: Vec<u32>,
    ranks: Vec<u32>,
    /// For every distinct set the inputs that hold it, in input order.
    members: Vec<Vec<u32>>,
}

/// Two different sets, by number of distinct set (`a < b`), with their Jaccard similarity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Distinct set with the lower number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Shared tokens divided by all tokens of both.
    pub similarity: f32,
}

impl Sets {
    /// Builds the sets; the order of tokens inside an input does not matter. Empty inputs belong to no set.
    ///
    /// ```
    /// use jenil::overlap::join::Sets;
    /// let sets = Sets::new([vec![1, 2, 3], vec![3, 2, 1, 1], vec![7]]);
    /// assert_eq!(sets.len(), 2);
    /// assert_eq!(sets.members(0), &[0, 1]);
    /// ```
    pub fn new<I>(inputs: I) -> Sets
    where
        I: IntoIterator<Item = Vec<u64>>,
    {
        let mut inputs: Vec<Vec<u64>> = inputs.into_iter().collect();
        inputs.par_iter_mut().for_each(|tokens| {
            tokens.sort_unstable();
            tokens.dedup();
        });
        let mut count: FxHashMap<u64, u32> = FxHashMap::default();
        for t in inputs.iter().flatten() {
            *count.entry(*t).or_default() += 1;
        }
        let mut order: Vec<(u32, u64)> = count.into_iter().map(|(t, n)| (n, t)).collect();
        order.par_sort_unstable();
        let rank: FxHashMap<u64, u32> = order.iter().enumerate().map(|(i, &(_, t))| (t, i as u32)).collect();

        let ranked: Vec<Vec<u32>> = inputs
            .par_iter()
            .map(|tokens| {
                let mut r: Vec<u32> = tokens.iter().map(|t| rank[t]).collect();
                r.sort_unstable();
                r
            })
            .collect();
        drop(inputs);
        let mut seen: FxHashMap<&[u32], u32> = FxHashMap::default();
        let mut sets = Sets { starts: vec![0], ranks: Vec::new(), members: Vec::new() };
        for (i, r) in ranked.iter().enumerate() {
            if r.is_empty() {
                continue;
            }
            let next = sets.members.len() as u32;
            let id = *seen.entry(r.as_slice()).or_insert(next);
            if id == next {
                sets.ranks.extend_from_slice(r);
                sets.starts.push(sets.ranks.len() as u32);
                sets.members.push(Vec::new());
            }
            sets.members[id as usize].push(i as u32);
        }
        sets
    }

    /// Number of distinct sets.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Inputs that hold the distinct set `i`, in input order.
    pub fn members(&self, i: u32) -> &[u32] {
        &self.members[i as usize]
    }

    fn set(&self, i: u32) -> &[u32] {
        &self.ranks[self.starts[i as usize] as usize..self.starts[i as usize + 1] as usize]
    }

    /// All pairs of different sets with Jaccard similarity of at least `threshold` (raised to just above
    /// [`LOWEST_SIMILARITY`] if lower), exact, sorted by `(a, b)`.
    pub fn pairs(&self, threshold: f64) -> Vec<Pair> {
        let t = threshold.clamp(LOWEST_SIMILARITY + 1e-9, 1.0);
        let mut filed: Vec<(u64, u32)> = (0..self.len() as u32)
            .into_par_iter()
            .flat_map_iter(|i| {
                let prefix = &self.set(i)[..prefix_len(self.set(i).len(), t)];
                (0..prefix.len()).flat_map(move |x| (x + 1..prefix.len()).map(move |y| (key(prefix[x], prefix[y]), i)))
            })
            .collect();
        filed.par_sort_unstable();
        let runs: Vec<&[(u64, u32)]> = filed.chunk_by(|a, b| a.0 == b.0).filter(|r| r.len() > 1).collect();
        let mut out: Vec<Pair> = runs.into_par_iter().flat_map_iter(|run| self.compare_run(run, t)).collect();
        out.par_sort_unstable_by_key(|p| (p.a, p.b));
        out
    }

    fn compare_run(&self, run: &[(u64, u32)], t: f64) -> Vec<Pair> {
        let key = run[0].0;
        let mut by_size: Vec<(usize, u32)> = run.iter().map(|&(_, i)| (self.set(i).len(), i)).collect();
        by_size.sort_unstable();
        let mut out = Vec::new();
        for (x, &(n, i)) in by_size.iter().enumerate() {
            let longest = (n as f64 / t + 1e-9).floor() as usize;
            for &(m, j) in by_size[x + 1..].iter().take_while(|&&(m, _)| m <= longest) {
                let need = (t * (n + m) as f64 / (1.0 + t) - 1e-9).ceil() as usize;
                if let Some(shared) = shared_from(self.set(i), self.set(j), need, key) {
                    let similarity = shared as f32 / (n + m - shared) as f32;
                    out.push(Pair { a: i.min(j), b: i.max(j), similarity });
                }
            }
        }
        out
    }
}

fn key(rarer: u32, commoner: u32) -> u64 {
    u64::from(rarer) << 32 | u64::from(commoner)
}

fn prefix_len(n: usize, t: f64) -> usize {
    let least_shared = (t * n as f64 - 1e-9).ceil() as usize;
    (n - least_shared + 2).min(n)
}

/// Number of shared tokens, if at least `need` and if the two rarest of them are `key`: every pair of sets meets in
/// several lists and is reported only in the one of its two rarest shared tokens.
fn shared_from(a: &[u32], b: &[u32], need: usize, first_two: u64) -> Option<usize> {
    let (mut i, mut j, mut shared, mut first) = (0, 0, 0usize, 0u32);
    while i < a.len() && j < b.len() {
        if shared + (a.len() - i).min(b.len() - j) < need {
            return None;
        }
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                if shared == 1 {
                    first = a[i];
                } else if shared == 2 && key(first, a[i]) != first_two {
                    return None;
                }
                i += 1;
                j += 1;
            }
        }
    }
    (shared >= need).then_some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn jaccard(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> f64 {
        let shared = a.intersection(b).count();
        shared as f64 / (a.len() + b.len() - shared) as f64
    }

    proptest! {
        #[test]
        fn finds_exactly_what_comparing_all_pairs_finds(
            inputs in proptest::collection::vec(proptest::collection::vec(0u64..24, 0..9), 0..60),
            threshold in 0.51f64..1.0,
        ) {
            let sets = Sets::new(inputs.clone());
            let found: BTreeSet<(u32, u32)> = sets.pairs(threshold).iter().map(|p| (p.a, p.b)).collect();
            let plain: Vec<BTreeSet<u64>> =
                (0..sets.len() as u32).map(|i| inputs[sets.members(i)[0] as usize].iter().copied().collect()).collect();
            for i in 0..plain.len() {
                for j in i + 1..plain.len() {
                    let close = jaccard(&plain[i], &plain[j]) >= threshold;
                    prop_assert_eq!(found.contains(&(i as u32, j as u32)), close, "{:?} {:?}", &plain[i], &plain[j]);
                }
            }
        }
    }

    #[test]
    fn identical_inputs_are_one_set_and_empty_ones_none() {
        let sets = Sets::new([vec![5, 6], vec![], vec![6, 5, 5], vec![5, 6, 7]]);
        assert_eq!(sets.len(), 2);
        assert_eq!(sets.members(0), &[0, 2]);
        assert_eq!(sets.pairs(0.6), vec![Pair { a: 0, b: 1, similarity: 2.0 / 3.0 }]);
    }
}
