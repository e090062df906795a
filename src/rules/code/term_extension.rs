//! B07: a body may make its own term longer, and the provision names no ground for it.

use super::super::pass::{Context, Findings, Pass, Scope, Unit};
use crate::facts::{Extended, FactKind};

/// Reads the extensions of terms.
pub(super) struct TermExtension;

impl Pass for TermExtension {
    fn codes(&self) -> &'static [&'static str] {
        &["B07"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        for f in view.input.facts {
            let FactKind::Extension(x) = &f.kind else { continue };
            let i = f.provision as usize;
            if x.what != Extended::OwnTerm || x.ground || x.on_request || !view.is_norm(i) {
                continue;
            }
            let body = view.tokens(view.provisions()[i].body);
            let sentence = view.sentence(view.tokens(f.span).start, &body);
            if view.has("subject_court", &sentence) {
                continue;
            }
            let what = view.words(&sentence, 100);
            out.place(view, "B07", i, view.span(&sentence), f.span, &[("what", &what)]);
        }
    }
}
