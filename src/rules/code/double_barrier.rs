//! I04: an object needs a permit and is inspected as well.

use super::super::Evidence;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use super::double_control::CONTROL;
use super::filing::content;
use crate::Span;
use crate::facts::FactKind;
use crate::text::StemId;

/// Compares the permits and the inspections of one act.
pub(super) struct DoubleBarrier;

/// An inspection whose object has more words than this is about a matter of its own. Chosen.
const LONGEST_OBJECT: usize = 4;

impl Pass for DoubleBarrier {
    fn codes(&self) -> &'static [&'static str] {
        &["I04"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let permits = permits(view);
        if permits.is_empty() {
            return;
        }
        let mut last = None;
        for f in view.input.facts {
            let FactKind::Mandate(m) = &f.kind else { continue };
            let i = f.provision as usize;
            if m.action_class != CONTROL || last == Some(f.span) || !view.is_norm(i) {
                continue;
            }
            last = Some(f.span);
            let words = view.tokens(f.span);
            if !view.has("control_word", &words) || view.has("permit_noun", &words) || view.has("after_permit", &words)
            {
                continue;
            }
            let mut object = content(view, words.clone());
            // What remains beside the bodies is what they look at.
            let bodies = view.input.mentions.iter().filter(|b| f.span.contains(b.span) || b.span == m.body.quote);
            for b in bodies {
                let names = content(view, view.tokens(b.span));
                object.retain(|s| names.binary_search(s).is_err());
            }
            if object.is_empty() || object.len() > LONGEST_OBJECT || !is_narrow(view, words.clone(), &object) {
                continue;
            }
            let Some(permit) = permits.iter().find(|p| object.iter().all(|s| p.about.binary_search(s).is_ok())) else {
                continue;
            };
            let whole = view.tokens(view.provisions()[i].body);
            let what = view.words(&view.tokens(permit.sentence), 90);
            out.add(
                view.input.act,
                view.index,
                Spot {
                    code: "I04",
                    provision: i,
                    quote: view.span(&view.sentence(words.start, &whole)),
                    trigger: f.span,
                    slots: &[("permit", &what)],
                    weight: 1.0,
                    more: vec![Evidence { act: view.index, provision: permit.provision, span: permit.sentence }],
                },
            );
        }
    }
}

/// Whether an object names more than a whole branch of nature or property: «контроль за использованием и охраной земель» is about
/// everything that anybody does with land.
fn is_narrow(view: &View<'_>, words: std::ops::Range<usize>, object: &[StemId]) -> bool {
    let Some(broad) = view.list("broad_object") else { return true };
    let narrow = |t: usize| !broad.anchors.iter().any(|c| view.tagged.is(t, *c));
    words.filter(|t| narrow(*t)).any(|t| content(view, t..t + 1).iter().any(|s| object.contains(s)))
}

/// A sentence that makes something depend on a permit.
struct Permit {
    provision: u32,
    sentence: Span,
    about: Vec<StemId>,
}

fn permits(view: &View<'_>) -> Vec<Permit> {
    let Some(condition) = view.list("permit_condition") else { return Vec::new() };
    let mut out = Vec::new();
    for (i, p) in view.provisions().iter().enumerate() {
        if !view.is_norm(i) || view.is_definition(i) {
            continue;
        }
        let body = view.tokens(p.body);
        let Some(hit) = view.tagged.find(condition, &body) else { continue };
        let sentence = view.sentence(hit.tokens.start, &body);
        out.push(Permit { provision: i as u32, sentence: view.span(&sentence), about: content(view, sentence) });
    }
    out
}
