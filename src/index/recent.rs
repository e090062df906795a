//! What was read lately, kept within a bound.

use rustc_hash::FxHashMap;
use std::hash::Hash;

/// A cache of two generations: what is asked for moves to the young one; when that is full, it becomes the old one, and
/// the old one is forgotten. At most twice the bound is kept, and what is in use stays.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    young: FxHashMap<K, (V, usize)>,
    old: FxHashMap<K, (V, usize)>,
    held: usize,
    bound: usize,
}

impl<K: Eq + Hash, V: Clone> Recent<K, V> {
    /// An empty cache that keeps things of this weight, and as much again.
    pub fn new(bound: usize) -> Self {
        Recent { young: FxHashMap::default(), old: FxHashMap::default(), held: 0, bound }
    }

    /// What is kept under a key.
    pub fn get(&mut self, key: &K) -> Option<V> {
        if let Some((value, _)) = self.young.get(key) {
            return Some(value.clone());
        }
        let (key, (value, weight)) = self.old.remove_entry(key)?;
        self.put(key, value.clone(), weight);
        Some(value)
    }

    /// Keeps a value of some weight.
    pub fn put(&mut self, key: K, value: V, weight: usize) {
        if self.held + weight > self.bound {
            self.old = std::mem::take(&mut self.young);
            self.held = 0;
        }
        self.held += weight;
        self.young.insert(key, (value, weight));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_use_stays_and_the_bound_holds() {
        let mut cache = Recent::new(4);
        for i in 0..100 {
            cache.put(i, i * 10, 1);
            assert_eq!(cache.get(&0), Some(0), "asked for each time");
            assert_eq!(cache.get(&i), Some(i * 10));
            assert!(cache.young.len() + cache.old.len() <= 8);
        }
        assert_eq!(cache.get(&50), None);
        let mut small = Recent::new(1);
        small.put("larger than the bound", 1, 9);
        assert_eq!(small.get(&"larger than the bound"), Some(1));
    }
}
