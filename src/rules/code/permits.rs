//! R02 and C05: a consent or permit of a body, and what the article leaves out about it.

use super::super::pack::Domain;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use crate::facts::FactKind;

/// Reads the article around every consent or permit.
pub(super) struct Permits;

impl Pass for Permits {
    fn codes(&self) -> &'static [&'static str] {
        &["C05", "R02"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        if !self.codes().iter().any(|c| out.wants(c))
            || [Domain::Procedure, Domain::Criminal, Domain::Offences, Domain::Treaty].iter().any(|d| view.is_in(*d))
        {
            return;
        }
        let Some(needs) = view.list("permit_needed") else { return };
        let anchors = &needs.anchors;
        for (i, p) in view.provisions().iter().enumerate() {
            if !view.is_norm(i) || view.is_definition(i) || p.body.is_empty() {
                continue;
            }
            let body = view.tokens(p.body);
            if !body.clone().any(|t| anchors.iter().any(|c| view.tagged.is(t, *c))) {
                continue;
            }
            let Some(hit) = view.tagged.find(needs, &body) else { continue };
            let sentence = view.sentence(hit.tokens.start, &body);
            // The body that consents stands close by; consent of private persons and courts is another thing.
            let close = hit.tokens.start.saturating_sub(PRIVATE_NEAR).max(sentence.start)
                ..(hit.tokens.end + PRIVATE_NEAR).min(sentence.end);
            let near = hit.tokens.start.saturating_sub(BODY_NEAR).max(sentence.start)
                ..(hit.tokens.end + BODY_NEAR).min(sentence.end);
            if !view.has("body", &near) || view.has("private_consent", &close) || view.has("permits_law", &sentence) {
                continue;
            }
            let article = view.article(i);
            let range = view.subtree(article);
            let part = view.subtree(part_of(view, i, article));
            let term = view.input.facts.iter().any(|f| {
                let at = f.provision as usize;
                matches!(&f.kind, FactKind::Deadline(d) if d.is_term)
                    && (part.contains(&at)
                        || (range.contains(&at)
                            && view
                                .provisions()
                                .get(at)
                                .is_some_and(|p| view.has("permit_word", &view.tokens(p.body)))))
            });
            let whole = view.subtree_tokens(article);
            let procedure = view.has("procedure_elsewhere", &whole);
            let grounds = view.has("refusal_grounds", &whole);
            let trigger = view.span(&hit.tokens);
            let what = view.words(&(hit.tokens.start..(hit.tokens.end + 6).min(sentence.end)), 80);
            let mut add = |code: &str| {
                out.add(
                    view.input.act,
                    view.index,
                    Spot {
                        code,
                        provision: i,
                        quote: view.span(&sentence),
                        trigger,
                        slots: &[("what", &what)],
                        weight: 1.0,
                        more: Vec::new(),
                    },
                );
            };
            if !term && !procedure {
                add("R02");
                if !grounds {
                    add("C05");
                }
            }
        }
    }
}

/// The part of the article a provision stands in: a term in another part counts only when it speaks of the consent.
fn part_of(view: &super::super::view::View<'_>, i: usize, article: usize) -> usize {
    let mut at = i;
    while let Some(parent) =
        view.provisions().get(at).and_then(|p| p.parent).map(|q| q as usize).filter(|q| *q != article && *q > article)
    {
        at = parent;
    }
    at
}

/// A private owner of the consent stands within so many tokens («с согласия собственника»).
const PRIVATE_NEAR: usize = 3;
/// The consenting body stands within so many tokens of the words of consent.
const BODY_NEAR: usize = 8;
