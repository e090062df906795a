//! What a group is worth to its reader, beside how alike its members are: the order of the list.

use super::{Marks, Overlap, Statement};
use crate::bodies::Registry;
use std::collections::BTreeSet;

/// Conduct that every office owes is no function to be given away. Chosen.
const CONDUCT: f32 = 0.5;
/// The constitution itself shares a matter among the highest organs: checks and balances, no duplication to cut. Chosen.
const HIGHEST: f32 = 0.5;
/// «Уполномоченный орган» may turn out to be the very body it is compared with. Chosen.
const UNRESOLVED: f32 = 0.8;

/// Ids of generic bodies that name no field: nobody can tell which body is meant.
const NAMELESS: &[&str] = &["gen-authorised", "gen-state-authorised", "state-body-any", "executive-body-any"];

/// Kinds of the registry that the constitution itself sets up and balances.
const HIGHEST_KINDS: &[&str] = &["head_of_state", "parliament"];
/// Their officers and chambers, whose kind the registry gives otherwise.
const HIGHEST_IDS: &[&str] = &["president", "jogorku-kenesh", "jk-toraga"];

/// The factor of a group's score, 0 to 1.
pub(super) fn worth(group: &Overlap, statements: &[Statement], registry: &Registry) -> f32 {
    let all = |test: &dyn Fn(&Statement) -> bool| group.members.iter().all(|m| test(&statements[*m as usize]));
    let highest = |s: &Statement| {
        HIGHEST_IDS.contains(&s.body.as_str())
            || registry.get(&s.body).and_then(|b| b.kind.as_deref()).is_some_and(|k| HIGHEST_KINDS.contains(&k))
    };
    let mut out = 1.0;
    if all(&|s| s.marks.has(Marks::CONDUCT)) {
        out *= CONDUCT;
    }
    if all(&highest) {
        out *= HIGHEST;
    }
    let named: BTreeSet<&str> = group.members.iter().map(|m| statements[*m as usize].body.as_str()).collect();
    if named.iter().filter(|b| !NAMELESS.contains(b)).count() < 2 {
        out *= UNRESOLVED;
    }
    out
}
