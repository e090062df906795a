//! D06: two bodies inspect one object, by the words of one clause. Pairs of clauses come from the comparison, see
//! [`super::groups`].

use super::super::pass::{Context, Findings, Pass, Scope, Unit};
use super::super::view::View;
use crate::Span;
use crate::bodies::Registry;
use crate::facts::{Fact, FactKind, Mandate};

/// Reads the mandates of control that one clause gives to several bodies.
pub(super) struct DoubleControl;

impl Pass for DoubleControl {
    fn codes(&self) -> &'static [&'static str] {
        &["D06"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let controls: Vec<(&Fact, &Mandate)> = view
            .input
            .facts
            .iter()
            .filter_map(|f| match &f.kind {
                FactKind::Mandate(m) if m.action_class == CONTROL && view.is_norm(f.provision as usize) => Some((f, m)),
                _ => None,
            })
            .collect();
        for clause in controls.chunk_by(|(f, m), (g, n)| {
            f.provision == g.provision && m.actions.first() == n.actions.first() && !m.actions.is_empty()
        }) {
            let [(f, first), rest @ ..] = clause else { continue };
            let Some((_, second)) = rest.iter().find(|(_, m)| are_two(view, first, m)) else { continue };
            let place = f.provision as usize;
            let whole = view.tokens(view.provisions()[place].body);
            let sentence = view.sentence(view.tokens(first.actions[0]).start, &whole);
            if !view.has("control_word", &sentence) || view.has("lead_named", &sentence) {
                continue;
            }
            let bodies = format!("{}; {}", first.body.name, second.body.name);
            out.place(view, "D06", place, view.span(&sentence), f.span, &[("bodies", &bodies)]);
        }
    }
}

/// The class of the actions of control.
pub(super) const CONTROL: &str = "control";

/// Whether two mandates of one clause are of two bodies that stand beside each other: not one under the other, not one or the
/// other.
fn are_two(view: &View<'_>, a: &Mandate, b: &Mandate) -> bool {
    let registry = Registry::builtin();
    if a.body.id == b.body.id || registry.is_under(&a.body.id, &b.body.id) || registry.is_under(&b.body.id, &a.body.id)
    {
        return false;
    }
    let (x, y) = if a.body.quote.from <= b.body.quote.from { (a, b) } else { (b, a) };
    if x.body.quote.to > y.body.quote.from {
        return false;
    }
    let between = view.tokens(Span::new(x.body.quote.to, y.body.quote.from));
    let alternative = ["или", "либо", "же", "болбосо", "его", "их", "анын", "алардын", "территориальные", "аймактык"];
    between.len() <= BESIDE
        && !between.into_iter().any(|i| alternative.contains(&view.form(i)))
        && !alternative.contains(&view.form(view.tokens(y.body.quote).start))
}

/// Two names of one list stand within so many tokens.
const BESIDE: usize = 8;
