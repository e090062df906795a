//! B08: a body charges a fee and neither the sentence nor its article names a tariff, a sum or an act.

use super::super::pack::Subject;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::facts::{Fact, FactKind, Fee, FeeBasis, TargetKind};

/// Looks for what a fee rests on.
pub(super) struct FeeWithoutBasis;

impl Pass for FeeWithoutBasis {
    fn codes(&self) -> &'static [&'static str] {
        &["B08"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        for f in view.input.facts {
            let FactKind::Fee(fee) = &f.kind else { continue };
            check(view, f, fee, out);
        }
    }
}

fn check(view: &View<'_>, f: &Fact, fee: &Fee, out: &mut Findings<'_>) {
    let i = f.provision as usize;
    if fee.basis > FeeBasis::Discretion || !view.is_norm(i) || view.is_definition(i) {
        return;
    }
    let body = view.tokens(view.provisions()[i].body);
    let hit = view.tokens(f.span);
    let sentence = view.sentence(hit.start, &body);
    let article = view.article(i);
    let range = view.subtree(article);
    // A tariff, a sum or an act in the same article is the basis of its fees; a cited act in the sentence, too.
    let based = view.input.facts.iter().any(|g| {
        let at = g.provision as usize;
        match &g.kind {
            FactKind::Fee(x) => range.contains(&at) && x.basis > FeeBasis::Discretion && g.provision == f.provision,
            FactKind::Citation(c) => {
                at == i && c.target != TargetKind::OwnProvision && view.span(&sentence).overlaps(g.span)
            }
            _ => false,
        }
    });
    let neighbours = view.subtree_tokens(if fee.receipt { article } else { i });
    if based
        || view.has("tariff_here", &neighbours)
        || view.has("private_pay", &sentence)
        || view.has("penalty", &sentence)
    {
        return;
    }
    let service = |r: &std::ops::Range<usize>| view.has("public_service", r);
    let public = service(&sentence) || service(&view.leadin(i)) || view.headings(i).any(|h| service(&h));
    if !public || view.nearest(sentence.start..hit.start, true).is_some_and(|(s, _)| s == Subject::Court) {
        return;
    }
    let what = view.words(&sentence, WHAT_CHARS);
    let weight = match fee.basis {
        _ if fee.receipt => RECEIPT,
        FeeBasis::Discretion => 1.0,
        _ => 1.0,
    };
    out.add(
        view.input.act,
        view.index,
        Spot {
            code: "B08",
            provision: i,
            quote: view.span(&sentence),
            trigger: f.span,
            slots: &[("what", &what)],
            weight,
            more: Vec::new(),
        },
    );
}

/// A receipt shows a fee that another provision may set.
const RECEIPT: f32 = 0.75;
/// Longest `{what}` in characters.
const WHAT_CHARS: usize = 110;
