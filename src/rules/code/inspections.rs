//! I01 and I03: a power to inspect for which the article names no ground, or no frequency.

use super::super::pack::{Domain, Subject};
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::act::ProvisionKind;
use crate::facts::{FactKind, Inspection, InspectionForm};
use std::ops::Range;

/// Reads the article around every power to inspect.
pub(super) struct Inspections;

impl Pass for Inspections {
    fn codes(&self) -> &'static [&'static str] {
        &["I01", "I03"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let all: Vec<(usize, &Inspection, crate::Span)> = view
            .input
            .facts
            .iter()
            .filter_map(|f| match &f.kind {
                FactKind::Inspection(i) => Some((f.provision as usize, i, f.span)),
                _ => None,
            })
            .collect();
        for (i, fact, span) in &all {
            let own = (view.is_in(Domain::Tax) || view.is_in(Domain::Budget)) && fact.form != InspectionForm::Raid;
            if fact.passive || own || !view.is_norm(*i) || view.is_definition(*i) {
                continue;
            }
            let body = view.tokens(view.provisions()[*i].body);
            let hit = view.tokens(*span);
            let sentence = view.sentence(hit.start, &body);
            let close = hit.start.saturating_sub(NOT_NEAR).max(sentence.start)..(hit.end + NOT_NEAR).min(sentence.end);
            // The state inspecting itself: the object stands behind the verb in Russian, before it in Kyrgyz.
            let object = match view.lang() {
                crate::Lang::Ru => hit.end..close.end,
                crate::Lang::Ky => close.start..hit.start,
            };
            if view.has("inspection_not", &close)
                || view.has("inspection_of_state", &object)
                || view.negated(&sentence, &hit)
                || view.has("inspection_duty", &sentence)
                || !holder(view, *i, &hit, &sentence)
            {
                continue;
            }
            let scope = around(view, *i);
            // A rule on checks in general limits this one; a power with an object of its own limits only itself.
            let mates = || all.iter().filter(|(k, m, _)| m.passive && scope.contains(k) && !limited(view, *k));
            let lead = view.leadin(*i);
            let planned = !fact.plan.is_empty() || mates().any(|(_, m, _)| !m.plan.is_empty());
            let grounded = planned
                || !fact.law.is_empty()
                || !fact.ground.is_empty()
                || mates().any(|(_, m, _)| !m.law.is_empty())
                || view.has("inspection_ground", &lead)
                || view.headings(*i).next().is_some_and(|h| view.has("inspection_ground", &h));
            let rhythm = planned || !fact.interval.is_empty() || mates().any(|(_, m, _)| !m.interval.is_empty());
            let what = view.words(&(hit.start..(hit.end + 5).min(sentence.end)), WHAT_CHARS);
            let weight = if fact.form == InspectionForm::Control { CONTROL } else { 1.0 };
            let mut add = |code: &str| {
                out.add(
                    view.input.act,
                    view.index,
                    Spot {
                        code,
                        provision: *i,
                        quote: view.span(&sentence),
                        trigger: *span,
                        slots: &[("what", &what)],
                        weight,
                        more: Vec::new(),
                    },
                );
            };
            if !grounded {
                add("I01");
            }
            // How often one enters premises is a question of the check, not of the entry. Unscheduled checks have no rhythm.
            if !rhythm && fact.form != InspectionForm::Access && fact.law.is_empty() && !(fact.unscheduled && grounded)
            {
                add("I03");
            }
        }
    }
}

/// Whether a body holds the power: the subject of the sentence, or a body in the lead-in, the headings or the act's title.
fn holder(view: &View<'_>, i: usize, hit: &Range<usize>, sentence: &Range<usize>) -> bool {
    match view.subject(i, hit, sentence).0 {
        Subject::Body => true,
        Subject::Person | Subject::Court => false,
        Subject::Unknown => {
            view.has("body", sentence)
                || view.has("body", &view.leadin(i))
                || view.headings(i).any(|h| view.has("body", &h))
                || view.has("body", &view.title())
        }
    }
}

/// Checks that one law provides for: what limits them does not limit others.
fn limited(view: &View<'_>, i: usize) -> bool {
    view.has("inspection_limited", &view.tokens(view.provisions()[i].body))
}

/// The provisions that may name the ground: the article, or the chapter where the act has no articles.
fn around(view: &View<'_>, i: usize) -> Range<usize> {
    let top = view.article(i);
    let all = view.provisions();
    if all.get(top).is_some_and(|p| p.kind == ProvisionKind::Article) {
        return view.subtree(top);
    }
    match all.get(top).and_then(|p| p.parent).map(|q| q as usize) {
        Some(q) if all[q].kind == ProvisionKind::Chapter => view.subtree(q),
        _ => view.subtree(top),
    }
}

/// Words that turn a check into something else stand within so many tokens of it.
const NOT_NEAR: usize = 6;
/// Longest `{what}` in characters.
const WHAT_CHARS: usize = 80;
/// Control over keeping to rules is a weaker case than a check: its ground often stands in a law of its own.
const CONTROL: f32 = 0.75;
