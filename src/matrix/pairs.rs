//! Bodies × bodies: which pairs share functions, counted from overlaps.

use crate::overlap::OverlapKind;
use crate::record::{BodyName, OverlapRecord};
use serde::Serialize;
use std::collections::BTreeMap;

/// Two bodies that stand in an overlap together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairRow {
    /// The one whose id sorts first.
    pub a: BodyName,
    /// The other.
    pub b: BodyName,
    /// Overlaps both are members of.
    pub overlaps: u32,
    /// Of these, duplications.
    pub duplication: u32,
    /// Of these, overlaps in GAO's sense.
    pub overlap: u32,
    /// Of these, fragmentations.
    pub fragmentation: u32,
    /// Of these, between levels.
    pub central_local: u32,
    /// The strongest score.
    pub score: f32,
    /// Identifiers of the overlaps, strongest first.
    pub ids: Vec<String>,
}

/// The pairs of bodies, most overlaps first. `overlaps` are strongest first.
pub fn pairs(overlaps: &[OverlapRecord]) -> Vec<PairRow> {
    let mut rows: BTreeMap<(String, String), PairRow> = BTreeMap::new();
    for o in overlaps {
        let mut members: BTreeMap<&str, &BodyName> = BTreeMap::new();
        for m in &o.members {
            members.entry(m.body.id.as_str()).or_insert(&m.body);
        }
        let members: Vec<(&str, &BodyName)> = members.into_iter().collect();
        for (i, (a, name_a)) in members.iter().enumerate() {
            for (b, name_b) in &members[i + 1..] {
                let row = rows.entry(((*a).to_owned(), (*b).to_owned())).or_insert_with(|| PairRow {
                    a: (*name_a).clone(),
                    b: (*name_b).clone(),
                    overlaps: 0,
                    duplication: 0,
                    overlap: 0,
                    fragmentation: 0,
                    central_local: 0,
                    score: 0.0,
                    ids: Vec::new(),
                });
                row.overlaps += 1;
                *match o.kind {
                    OverlapKind::Duplication => &mut row.duplication,
                    OverlapKind::Overlap => &mut row.overlap,
                    OverlapKind::Fragmentation => &mut row.fragmentation,
                } += 1;
                row.central_local += u32::from(o.central_local);
                row.score = row.score.max(o.score);
                row.ids.push(o.id.clone());
            }
        }
    }
    let mut out: Vec<PairRow> = rows.into_values().collect();
    out.sort_by(|x, y| {
        y.overlaps
            .cmp(&x.overlaps)
            .then_with(|| y.score.total_cmp(&x.score))
            .then_with(|| (x.a.id.as_str(), x.b.id.as_str()).cmp(&(y.a.id.as_str(), y.b.id.as_str())))
    });
    out
}
