//! Typing of one pair of statements.

use super::relation::{Relation, relation};
use super::{OverlapKind, Statement};
use crate::bodies::Registry;
use crate::text::StemId;
use rustc_hash::FxHashMap;

/// Weighted similarity of the objects from which two statements with one action are the same function.
/// Set on the labelled pairs of the development set: of its duplicates 9 in 10 lie above, of its hard negatives
/// that no other test rejects 1 in 10.
pub const SAME_OBJECT: f32 = 0.80;
/// Weighted similarity from which they share an object in part.
pub const SHARED_OBJECT: f32 = 0.55;

/// How rare each stem is among the objects of all statements: the weight of a shared word.
#[derive(Debug, Default)]
pub struct Weights {
    weight: FxHashMap<StemId, f32>,
}

impl Weights {
    /// Counts the stems of the objects.
    pub fn of(statements: &[Statement]) -> Weights {
        let mut count: FxHashMap<StemId, u32> = FxHashMap::default();
        for t in statements.iter().flat_map(|s| s.object.iter()) {
            *count.entry(*t).or_default() += 1;
        }
        let n = statements.len() as f32;
        Weights { weight: count.into_iter().map(|(t, c)| (t, (1.0 + n / c as f32).ln())).collect() }
    }

    fn get(&self, t: StemId) -> f32 {
        self.weight.get(&t).copied().unwrap_or(1.0)
    }

    /// Weighted Jaccard similarity of two sorted lists of stems, 0 to 1.
    pub fn similarity(&self, a: &[StemId], b: &[StemId]) -> f32 {
        let (mut i, mut j, mut shared, mut all) = (0, 0, 0f32, 0f32);
        while i < a.len() || j < b.len() {
            match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) if x == y => {
                    shared += self.get(*x);
                    all += self.get(*x);
                    i += 1;
                    j += 1;
                }
                (Some(x), y) if y.is_none_or(|y| x < y) => {
                    all += self.get(*x);
                    i += 1;
                }
                (_, Some(y)) => {
                    all += self.get(*y);
                    j += 1;
                }
                _ => break,
            }
        }
        if all > 0.0 { shared / all } else { 0.0 }
    }
}

/// Why two similar statements are not an overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// One body, under whatever name.
    SameBody,
    /// A body and its own subordinate.
    Subordinate,
    /// Territories that do not intersect.
    Territory,
    /// The acts give one the policy or approval and the other the execution or draft.
    Stages,
    /// «Other functions …».
    Residual,
    /// The words differ too much.
    Different,
}

/// What one pair of statements is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// An overlap of this type with this score.
    Found(OverlapKind, f32),
    /// None, and why.
    Not(Split),
}

/// Whether two classes of action are stages of one piece of work that acts divide on purpose: who sets or approves and
/// who carries out, who drafts and who decides.
fn stages(a: &str, b: &str) -> bool {
    const SETTING: &[&str] = &["policy", "regulation", "approval", "appointment"];
    SETTING.contains(&a) != SETTING.contains(&b)
}

/// Whether two classes are so near that a shared object makes them overlap (контроль / надзор / мониторинг).
fn near(a: &str, b: &str) -> bool {
    const GROUPS: &[&[&str]] = &[
        &["control", "monitoring", "sanction", "inspection"],
        &["registration", "information", "accounting"],
        &["service", "support", "permission"],
        &["coordination", "organisation", "management", "execution"],
    ];
    a == b || GROUPS.iter().any(|g| g.contains(&a) && g.contains(&b))
}

/// Types one pair.
pub fn compare(a: &Statement, b: &Statement, weights: &Weights, registry: &Registry) -> Verdict {
    if a.residual || b.residual {
        return Verdict::Not(Split::Residual);
    }
    match relation(a, b, registry) {
        Relation::Same => return Verdict::Not(Split::SameBody),
        Relation::Subordinate => return Verdict::Not(Split::Subordinate),
        Relation::Apart => return Verdict::Not(Split::Territory),
        Relation::Open => {}
    }
    let object = weights.similarity(&a.object, &b.object);
    if object < SHARED_OBJECT {
        return Verdict::Not(Split::Different);
    }
    let same_words = a.action == b.action || (!a.class.is_empty() && a.class == b.class);
    if same_words && object >= SAME_OBJECT {
        return Verdict::Found(OverlapKind::Duplication, object);
    }
    if !same_words && stages(&a.class, &b.class) {
        return Verdict::Not(Split::Stages);
    }
    if same_words || near(&a.class, &b.class) {
        // A near action weighs less than the same one: the lists are sorted by this score.
        let score = if same_words { object } else { object * 0.8 };
        return Verdict::Found(OverlapKind::Overlap, score);
    }
    Verdict::Not(Split::Different)
}
