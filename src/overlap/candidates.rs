//! Candidate pairs of mandates: equal parts, similar parts, and parts whose object another one contains,
//! whole or an item of its list, for one action and for kin ones.

use super::Statement;
use super::actions;
use super::compare::{SHARED_WITH_HEAD, Weights};
use super::join::Sets;
use crate::Lang;
use crate::text::StemId;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Jaccard similarity of action and object words from which the parts of two mandates are compared, whatever their actions: just above
/// the join's floor, so that the weighted comparison decides and not the plain one.
pub const CANDIDATE_SIMILARITY: f64 = 0.51;

/// The parts of statements as distinct sets of action and object.
#[derive(Debug)]
pub struct Parts {
    /// The sets.
    pub sets: Sets,
    /// For each set the statements and parts that have it.
    members: Vec<Vec<(u32, u32)>>,
}

impl Parts {
    /// Statements and their parts that have set `i`, in order.
    pub fn members(&self, i: u32) -> &[(u32, u32)] {
        &self.members[i as usize]
    }

    /// Statements that have set `i`, in order, each once.
    pub fn statements(&self, i: u32) -> Vec<u32> {
        let mut out: Vec<u32> = self.members(i).iter().map(|m| m.0).collect();
        out.dedup();
        out
    }
}

/// The parts of statements.
///
/// ```
/// use jenil::overlap::candidates;
/// assert!(candidates::parts(&[]).sets.is_empty());
/// ```
pub fn parts(statements: &[Statement]) -> Parts {
    let inputs: Vec<(u32, u32)> = statements
        .iter()
        .enumerate()
        .flat_map(|(s, st)| (0..st.parts.len() as u32).map(move |p| (s as u32, p)))
        .collect();
    let sets = Sets::new(inputs.iter().map(|&(s, p)| {
        let st = &statements[s as usize];
        let part = &st.parts[p as usize];
        // Stems of two languages may be spelt alike and differ in meaning.
        let lang = st.lang as u64;
        let object = if part.object.is_empty() { &part.minor } else { &part.object };
        match object.is_empty() {
            true => Vec::new(),
            false => object.iter().chain([&part.action]).map(|t| t.0 ^ lang).collect(),
        }
    }));
    let members =
        (0..sets.len() as u32).map(|i| sets.members(i).iter().map(|&k| inputs[k as usize]).collect()).collect();
    Parts { sets, members }
}

/// Marks the sets that are standard clauses: see [`super::STANDARD_BODIES`].
pub fn standard(parts: &Parts, statements: &[Statement]) -> Vec<bool> {
    (0..parts.sets.len() as u32)
        .map(|i| {
            let of = |f: &dyn Fn(&Statement) -> u64| -> usize {
                parts.members(i).iter().map(|m| f(&statements[m.0 as usize])).collect::<BTreeSet<u64>>().len()
            };
            let bodies = of(&|s| crate::text::form_id(&s.body).0);
            let works = of(&|s| u64::from(s.work));
            bodies >= super::STANDARD_BODIES && works >= super::STANDARD_BODIES
        })
        .collect()
}

/// Pairs of sets to compare, sorted, each once; `(i, i)` where several statements have one set.
pub fn pairs(parts: &Parts, statements: &[Statement], weights: &Weights, standard: &[bool]) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> =
        (0..parts.sets.len() as u32).filter(|i| parts.members(*i).len() > 1).map(|i| (i, i)).collect();
    out.extend(parts.sets.pairs(CANDIDATE_SIMILARITY).into_iter().map(|p| (p.a, p.b)));
    out.extend(contained(parts, statements, weights));
    out.retain(|p| !standard[p.0 as usize] && !standard[p.1 as usize]);
    out.sort_unstable();
    out.dedup();
    out
}

/// Pairs with one action, or kin ones, of which one may hold the other's object, an item of its list, or every kind of it.
///
/// A set is filed under the groups of its action with each of its words and looked up with the heaviest words only: to be held to the
/// share of [`SHARED_WITH_HEAD`], it can lack no more than so many of its heaviest words. An item of a list, which must be held almost
/// whole, is looked up with its heaviest word.
fn contained(parts: &Parts, statements: &[Statement], weights: &Weights) -> Vec<(u32, u32)> {
    let of = |i: u32| {
        let (s, p) = parts.members(i)[0];
        (statements[s as usize].lang, &statements[s as usize].parts[p as usize])
    };
    let mut filed: FxHashMap<(Lang, StemId, StemId), Vec<u32>> = FxHashMap::default();
    for i in 0..parts.sets.len() as u32 {
        let (lang, p) = of(i);
        for group in actions::kin_groups(p.action) {
            for w in &p.object {
                filed.entry((lang, group, *w)).or_default().push(i);
            }
        }
    }
    let heaviest = |words: &[StemId], n: usize| {
        let mut words = words.to_vec();
        words.sort_by(|a, b| weights.get(*b).total_cmp(&weights.get(*a)).then(a.cmp(b)));
        words.truncate(n);
        words
    };
    let mut out = Vec::new();
    for i in 0..parts.sets.len() as u32 {
        let (lang, p) = of(i);
        let lacked = (p.object.len() as f32 * (1.0 - SHARED_WITH_HEAD)).floor() as usize;
        let mut keys = heaviest(&p.object, lacked + 1);
        keys.extend(p.items.iter().flat_map(|item| heaviest(item, 1)));
        keys.extend(p.head.filter(|_| p.every));
        keys.sort_unstable();
        keys.dedup();
        for w in keys {
            for group in actions::kin_groups(p.action) {
                for &j in filed.get(&(lang, group, w)).into_iter().flatten() {
                    // A single word is held by too much; it counts where it is the head of both.
                    let one = p.object.len() == 1 && of(j).1.head != p.head;
                    if j != i && !one {
                        out.push((i.min(j), i.max(j)));
                    }
                }
            }
        }
    }
    out
}
