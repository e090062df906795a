//! B06: a body has more time for a person's application than the general limit.

use super::super::pack::{Domain, Subject};
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use crate::facts::{Addressee, FactKind, TimeUnit, calendar_days};

/// Compares the periods of bodies with the limit.
pub(super) struct LongDeadline;

impl Pass for LongDeadline {
    fn codes(&self) -> &'static [&'static str] {
        &["B06"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        if !out.wants("B06")
            || view.is_in(Domain::Procedure)
            || view.is_in(Domain::Criminal)
            || view.is_in(Domain::Private)
            || view.is_in(Domain::Offences)
            || view.is_in(Domain::Treaty)
        {
            return;
        }
        let tables = &view.packs.tables;
        let Some(general) = tables.general_limit() else { return };
        for f in view.input.facts {
            let FactKind::Deadline(d) = &f.kind else { continue };
            let i = f.provision as usize;
            if !d.is_term || d.unit == TimeUnit::Year || !view.is_norm(i) {
                continue;
            }
            let body = view.tokens(view.provisions()[i].body);
            let tokens = view.tokens(f.span);
            let sentence = view.sentence(tokens.start, &body);
            let lead = view.leadin(i);
            let has = |list: &str| view.has(list, &sentence) || view.has(list, &lead);
            if !has("application") || !has("consideration") || has("not_application") {
                continue;
            }
            // Somebody else's term, unless the passive names nobody («заявление рассматривается»).
            let body_acts = match view.nearest(sentence.start..tokens.start, true) {
                // «Арыз … ал катталган күндөн тартып … каралат»: «ал» is the application.
                Some((_, words)) if view.form(words.start) == "ал" => view.has("passive_consideration", &sentence),
                Some((subject, _)) => subject == Subject::Body,
                None => view.has("passive_consideration", &sentence) || matches!(d.addressee, Addressee::Body),
            };
            if !body_acts {
                continue;
            }
            let mut places = vec![sentence.clone(), lead.clone()];
            places.extend(view.headings(i));
            // An act that sets a limit itself is measured by the general one.
            let special = tables
                .special_limit(view, &places, cx.as_of)
                .filter(|l| l.act.as_ref().is_none_or(|a| !view.input.act.uri.starts_with(a.as_str())));
            let limit = special.unwrap_or(general);
            let Some(days) = limit.calendar_days() else { continue };
            // One month is thirty days in other words.
            if calendar_days(d.value, d.unit) <= days || (d.unit == TimeUnit::Month && d.value <= 1 && days >= MONTH) {
                continue;
            }
            let value = view.words(&tokens, 60);
            out.add(
                view.input.act,
                view.index,
                Spot {
                    code: "B06",
                    provision: i,
                    quote: view.span(&sentence),
                    trigger: f.span,
                    slots: &[
                        ("value", &value),
                        ("days", &calendar_days(d.value, d.unit).to_string()),
                        ("limit", &days.to_string()),
                    ],
                    weight: limit.confidence.weight() * if special.is_some() { SPECIAL } else { 1.0 },
                    more: Vec::new(),
                },
            );
        }
    }
}

/// Days of a month.
const MONTH: u32 = 30;
/// Weight where a special limit is exceeded: a law may set another term for its own kind of application.
const SPECIAL: f32 = 0.75;
