//! What a group is worth to its reader, beside how alike its members are: the order of the list.

use super::{Marks, Overlap, Statement};
use std::collections::BTreeSet;

/// Conduct that every office owes is no function to be given away. Chosen.
const CONDUCT: f32 = 0.5;
/// The constitution itself shares a matter among the highest organs: checks and balances, no duplication to cut. Chosen.
const HIGHEST: f32 = 0.5;
/// «Уполномоченный орган» may turn out to be the very body it is compared with. Chosen.
const UNRESOLVED: f32 = 0.8;

/// Ids of generic bodies that name no field: nobody can tell which body is meant.
const NAMELESS: &[&str] = &["gen-authorised", "gen-state-authorised", "state-body-any", "executive-body-any"];

/// The organs that the constitution itself sets up and balances, and their heads.
const HIGHEST_ORGANS: &[&str] = &["president", "jogorku-kenesh", "jk-toraga"];

/// The factor of a group's score, 0 to 1.
pub(super) fn worth(group: &Overlap, statements: &[Statement]) -> f32 {
    let all = |test: &dyn Fn(&Statement) -> bool| group.members.iter().all(|m| test(&statements[*m as usize]));
    let mut out = 1.0;
    if all(&|s| s.marks.has(Marks::CONDUCT)) {
        out *= CONDUCT;
    }
    if all(&|s| HIGHEST_ORGANS.contains(&s.body.as_str())) {
        out *= HIGHEST;
    }
    let named: BTreeSet<&str> = group.members.iter().map(|m| statements[*m as usize].body.as_str()).collect();
    if named.iter().filter(|b| !NAMELESS.contains(b)).count() < 2 {
        out *= UNRESOLVED;
    }
    out
}
