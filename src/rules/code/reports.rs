//! S01 and S02: reports owed at regular intervals, and reports owed to several bodies.

use super::super::pack::Subject;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::Span;
use crate::act::ProvisionKind;
use crate::facts::FactKind;

/// Reads the facts about reports.
pub(super) struct Reports;

impl Pass for Reports {
    fn codes(&self) -> &'static [&'static str] {
        &["S01", "S02"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        for f in view.input.facts {
            let FactKind::Report(report) = &f.kind else { continue };
            let i = f.provision as usize;
            let p = &view.provisions()[i];
            if !view.is_norm_or_new(i) || view.is_definition(i) {
                continue;
            }
            let body = view.tokens(p.body);
            let hit = view.tokens(f.span);
            let row = matches!(p.kind, ProvisionKind::Row | ProvisionKind::Table);
            let sentence = if row { body.clone() } else { view.sentence(hit.start, &body) };
            let what = view.tokens(report.what);
            let close = hit.start.min(what.start).saturating_sub(NEAR).max(sentence.start)
                ..(hit.end.max(what.end) + NEAR).min(sentence.end);
            if view.negated(&sentence, &hit) || view.subject(i, &hit, &sentence).0 == Subject::Court {
                continue;
            }
            let words = view.words(&what, WHAT_CHARS);
            if let Some(every) = report.every
                && !view.has("report_except", if row { &sentence } else { &close })
            {
                let year = every.a_year().to_string();
                add(view, out, "S01", i, &sentence, f.span, &[("what", &words), ("year", &year)]);
            }
            if let (Some(first), Some(last)) = (report.addressees.first(), report.addressees.last())
                && report.addressees.len() > 1
                && !view.has("not_a_report", &close)
            {
                let count = report.addressees.len().to_string();
                add(
                    view,
                    out,
                    "S02",
                    i,
                    &sentence,
                    Span::new(first.from, last.to),
                    &[("what", &words), ("count", &count)],
                );
            }
        }
    }
}

fn add(
    view: &View<'_>,
    out: &mut Findings<'_>,
    code: &str,
    provision: usize,
    sentence: &std::ops::Range<usize>,
    trigger: Span,
    slots: &[(&str, &str)],
) {
    let spot = Spot { code, provision, quote: view.span(sentence), trigger, slots, weight: 1.0, more: Vec::new() };
    out.add(view.input.act, view.index, spot);
}

/// What makes a report another thing (a payment, a meeting, the budget) stands within so many tokens of it.
const NEAR: usize = 10;
/// Longest `{what}` in characters.
const WHAT_CHARS: usize = 60;
