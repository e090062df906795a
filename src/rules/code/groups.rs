//! D01 and D05 from the candidate groups of the comparison stage.

use super::super::Evidence;
use super::super::pass::{Context, Findings, GroupKind, Pass, Scope, Spot, Unit};

/// Converts candidate groups into findings; what stands in them was decided by the comparison.
pub(super) struct Groups;

impl Pass for Groups {
    fn codes(&self) -> &'static [&'static str] {
        &["D01", "D02", "D03", "D05", "X01"]
    }

    fn scope(&self) -> Scope {
        Scope::Group
    }

    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Group(group) = unit else { return };
        let code = match (group.kind, group.central_local) {
            (GroupKind::Duplication, true) => "X01",
            (GroupKind::Duplication, false) => "D01",
            (GroupKind::Overlap, _) => "D02",
            (GroupKind::Fragmentation, _) => "D03",
            (GroupKind::NearVerbatim, _) => "D05",
        };
        let Some((first, rest)) = group.members.split_first() else { return };
        let Some(input) = cx.acts.get(first.act as usize) else { return };
        let mut bodies: Vec<&str> = group.members.iter().map(|m| m.body.as_str()).filter(|b| !b.is_empty()).collect();
        bodies.dedup();
        let bodies = bodies.join("; ");
        let count = group.members.len().to_string();
        out.add_joint(
            cx,
            input.act,
            first.act,
            Spot {
                code,
                provision: first.provision as usize,
                quote: first.span,
                trigger: first.span,
                slots: &[
                    ("bodies", &bodies),
                    ("count", &count),
                    ("shared_ru", &group.reason.ru),
                    ("shared_ky", &group.reason.ky),
                    ("shared_en", &group.reason.en),
                ],
                weight: group.score,
                more: rest.iter().map(|m| Evidence { act: m.act, provision: m.provision, span: m.span }).collect(),
            },
        );
    }
}
