//! B09: a permit, conclusion or note of a body that holds three years or less.

use super::super::pass::{Context, Findings, Pass, Scope, Unit};
use crate::facts::{FactKind, calendar_days};

/// Three years in calendar days as periods are counted: the catalogue's limit for a short validity.
const SHORT_DAYS: u32 = 3 * 365;

/// Reads how long papers hold.
pub(super) struct ShortValidity;

impl Pass for ShortValidity {
    fn codes(&self) -> &'static [&'static str] {
        &["B09"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        for f in view.input.facts {
            let FactKind::Validity(v) = &f.kind else { continue };
            let i = f.provision as usize;
            let long = v.value.zip(v.unit).is_some_and(|(n, u)| n == 0 || calendar_days(n, u) > SHORT_DAYS);
            if long || !view.is_norm(i) || view.is_definition(i) {
                continue;
            }
            let body = view.tokens(view.provisions()[i].body);
            let sentence = view.sentence(view.tokens(f.span).start, &body);
            if view.has("subject_court", &sentence) {
                continue;
            }
            let paper = view.words(&view.tokens(v.paper), 40);
            let term = view.words(&view.tokens(f.span), 60);
            out.place(
                view,
                "B09",
                i,
                view.span(&sentence),
                v.paper.join(f.span),
                &[("paper", &paper), ("term", &term)],
            );
        }
    }
}
