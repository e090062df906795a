//! D01, D02, D03, D05, D06 and X01 from the candidate groups of the comparison stage.

use super::super::Evidence;
use super::super::pass::{Context, Findings, Group, GroupKind, Member, Pass, Scope, Spot, Unit};
use super::double_control::CONTROL;
use crate::Lang;
use crate::facts::FactKind;

/// Converts candidate groups into findings; what stands in them was decided by the comparison.
pub(super) struct Groups;

impl Pass for Groups {
    fn codes(&self) -> &'static [&'static str] {
        &["D01", "D02", "D03", "D05", "D06", "X01"]
    }

    fn scope(&self) -> Scope {
        Scope::Group
    }

    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Group(group) = unit else { return };
        if group.kind == GroupKind::Overlap && group.score < LEAST_OVERLAP {
            return;
        }
        let code = match (group.kind, group.central_local) {
            (GroupKind::Duplication, true) => "X01",
            (GroupKind::Duplication, false) => "D01",
            (GroupKind::Overlap, _) => "D02",
            (GroupKind::Fragmentation, _) => "D03",
            (GroupKind::NearVerbatim, _) => "D05",
        };
        let function = matches!(code, "D01" | "D02" | "X01");
        if function && duty_of_all(cx, group) {
            return;
        }
        report(cx, group, code, out);
        if group.kind == GroupKind::Duplication && controls(cx, group) {
            report(cx, group, "D06", out);
        }
    }
}

/// Least score of an overlap that is a finding; weaker ones stand in the list of overlaps only. Chosen on the real acts: of fourteen read
/// between 0.5 and 0.6 seven were right, of ten below 0.5 two.
const LEAST_OVERLAP: f32 = 0.6;

/// Whether every member only says that a body keeps the law, the rights of persons or a secret: every body has to.
fn duty_of_all(cx: &Context<'_>, group: &Group) -> bool {
    group.members.iter().all(|m| {
        cx.acts.get(m.act as usize).is_some_and(|a| {
            let words = crate::text::fold(m.span.of(&a.act.text)).text;
            let (ru, ky) = (["права", "тайн", "законодательств"], ["укук", "сыр", "мыйзам"]);
            let of = |all: &[&str]| all.iter().any(|w| words.contains(w));
            match a.act.lang {
                Lang::Ru => words.starts_with("соблюда") && of(&ru),
                Lang::Ky => {
                    ["сактоого", "сактоо", "сактайт", "сакташат"].iter().any(|v| words.trim_end().ends_with(v))
                        && of(&ky)
                }
            }
        })
    })
}

/// Whether every member is an inspection or a control of somebody: D06 beside D01, D02 or X01, for the two are mended in
/// different ways.
fn controls(cx: &Context<'_>, group: &Group) -> bool {
    // One clause for several bodies is read by `double_control`.
    let one = group.members.windows(2).all(|m| (m[0].act, m[0].provision) == (m[1].act, m[1].provision));
    !one && group.members.iter().all(|m| {
        cx.acts.get(m.act as usize).is_some_and(|a| {
            let words = crate::text::fold(m.span.of(&a.act.text)).text;
            if REFERRING.iter().any(|w| words.contains(w)) {
                return false;
            }
            let from = a.facts.partition_point(|f| f.provision < m.provision);
            let own = a.facts[from..].iter().take_while(|f| f.provision == m.provision);
            own.filter(|f| f.span == m.span)
                .any(|f| matches!(&f.kind, FactKind::Mandate(d) if d.action_class == CONTROL))
                && words.split_whitespace().any(is_inspection)
        })
    })
}

/// «Контролировать выполнение указанных требований»: what is controlled stands elsewhere.
const REFERRING: &[&str] = &["указанны", "выявленны", "көрсөтүлгөн", "аныкталган бузуу", "табылган бузуу"];

/// Beginnings of the words of inspection and supervision, both languages.
const INSPECTION: &[&str] =
    &["провер", "контрол", "надзор", "надзир", "инспект", "обслед", "осмотр", "осматр", "текшер", "көзөмөл", "инспекц"];

fn is_inspection(word: &str) -> bool {
    INSPECTION.iter().any(|w| word.starts_with(w))
}

fn report(cx: &Context<'_>, group: &Group, code: &str, out: &mut Findings<'_>) {
    {
        let Some((first, rest)) = group.members.split_first() else { return };
        let Some(input) = cx.acts.get(first.act as usize) else { return };
        // Both language texts of one act name the same bodies: they are counted once.
        let lang = |m: &Member| cx.acts.get(m.act as usize).map(|a| a.act.lang);
        let russian = group.members.iter().any(|m| lang(m) == Some(Lang::Ru));
        let mut seen = std::collections::BTreeSet::new();
        let bodies: Vec<&str> = group
            .members
            .iter()
            .filter(|m| !russian || lang(m) == Some(Lang::Ru))
            .map(|m| m.body.as_str())
            .filter(|b| !b.is_empty() && seen.insert(*b))
            .collect();
        // Near-verbatim norms are counted by their places.
        let count = if bodies.is_empty() { group.members.len() } else { bodies.len() }.to_string();
        let bodies = bodies.join("; ");
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
