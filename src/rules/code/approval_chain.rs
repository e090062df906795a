//! B05: two or more bodies, or an open number of them, must agree on one thing.

use super::super::Evidence;
use super::super::pack::Domain;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::Span;
use crate::facts::{Approval, ApprovalForm, Fact, FactKind};

/// Counts the parties of the approvals of a provision.
pub(super) struct ApprovalChain;

impl Pass for ApprovalChain {
    fn codes(&self) -> &'static [&'static str] {
        &["B05"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let approvals: Vec<(&Fact, &Approval)> = view
            .input
            .facts
            .iter()
            .filter_map(|f| match &f.kind {
                FactKind::Approval(a) => Some((f, a)),
                _ => None,
            })
            .collect();
        for group in approvals.chunk_by(|a, b| a.0.provision == b.0.provision) {
            check(view, group, out);
        }
    }
}

fn check(view: &View<'_>, group: &[(&Fact, &Approval)], out: &mut Findings<'_>) {
    let Some((first, _)) = group.first() else { return };
    let i = first.provision as usize;
    if !view.is_norm(i) || view.is_definition(i) {
        return;
    }
    let body = view.tokens(view.provisions()[i].body);
    let offences = view.is_in(Domain::Offences);
    let mut parties: Vec<Span> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut open = false;
    let mut trigger = Span::default();
    let mut quote = Span::default();
    for (f, a) in group {
        let tokens = view.tokens(f.span);
        let sentence = view.sentence(tokens.start, &body);
        // Drafts of acts, and what the cabinet decrees; rules that a body itself approves with two others are a chain.
        let made = view.has("draft_act", &sentence)
            || (view.has("act_made", &sentence) && view.has("makes_acts", &sentence) && view.has("decrees", &sentence));
        let about_state = made || view.has("internal_matter", &sentence);
        // An offence presupposes the approval; what is a permit there is set elsewhere.
        if about_state || (offences && a.form != ApprovalForm::Agreement) {
            continue;
        }
        for (k, span) in a.with.iter().enumerate() {
            let t = view.tokens(*span);
            if view.has("highest_organ", &t) {
                continue;
            }
            let chosen = k > 0 && either(view, a.with[k - 1], *span);
            let name = view.words(&t, NAME_CHARS);
            if chosen || names.contains(&name) {
                continue;
            }
            names.push(name);
            parties.push(*span);
        }
        open |= a.open;
        trigger = if trigger.is_empty() { f.span } else { trigger };
        quote = if quote.is_empty() { view.span(&sentence) } else { quote };
    }
    if parties.len() < 2 && !open {
        return;
    }
    let count = if open { "…".to_string() } else { parties.len().to_string() };
    let bodies = names.join("; ");
    let more = group[1..]
        .iter()
        .map(|(f, _)| Evidence { act: view.index, provision: f.provision, span: f.span })
        .filter(|e| !quote.overlaps(e.span))
        .collect();
    out.add(
        view.input.act,
        view.index,
        Spot {
            code: "B05",
            provision: i,
            quote,
            trigger,
            slots: &[("bodies", &bodies), ("count", &count)],
            weight: if offences { IN_OFFENCE } else { 1.0 },
            more,
        },
    );
}

/// Whether two neighbours are a choice: «A или B» asks for one, «A и (или) B» for both.
fn either(view: &View<'_>, a: Span, b: Span) -> bool {
    if b.from <= a.to {
        return false;
    }
    let between = view.tokens(Span::new(a.to, b.from));
    let has = |words: &[&str]| between.clone().any(|i| words.contains(&view.form(i)));
    has(&["или", "либо", "же"]) && !has(&["и", "жана", "и/или", "жана/же"])
}

/// An offence only shows that the approval exists; the rule that asks for it is the better place.
const IN_OFFENCE: f32 = 0.8;
/// Longest name of a party in characters.
const NAME_CHARS: usize = 70;
