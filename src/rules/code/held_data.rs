//! B01: a person must bring a paper whose data a state body already holds.

use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::facts::{Addressee, DocumentDemand, FactKind};

/// Compares demanded papers with the table of registers and with the bodies that issue them.
pub(super) struct HeldData;

impl Pass for HeldData {
    fn codes(&self) -> &'static [&'static str] {
        &["B01"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        for f in view.input.facts {
            let FactKind::Document(d) = &f.kind else { continue };
            check(view, f.provision as usize, d, out);
        }
    }
}

fn check(view: &View<'_>, i: usize, d: &DocumentDemand, out: &mut Findings<'_>) {
    if matches!(d.by, Addressee::Body | Addressee::Court)
        // A note of a body of this state is no foreign paper, whoever brings it.
        || (d.foreign && d.issuer.is_none())
        || d.fallback
        || !view.is_norm(i)
        || view.is_definition(i)
    {
        return;
    }
    let paper = view.tokens(d.name);
    let body = view.tokens(view.provisions()[i].body);
    let sentence = view.sentence(paper.start, &body);
    let lead = view.leadin(i);
    let here = |list: &str| view.has(list, &sentence) || view.has(list, &lead);
    if here("to_private") || (d.issuer.is_none() && view.has("foreign", &lead)) || view.has("absent_record", &lead) {
        return;
    }
    let mut around = vec![sentence.clone(), lead];
    around.extend(view.headings(i));
    let held = view.packs.tables.register(view, &paper, &around);
    let issuer = d.issuer.map(|s| view.words(&view.tokens(s), ISSUER_CHARS));
    let (ru, ky, en, weight) = match (held, issuer) {
        (Some(r), _) => (
            format!("{} – {}", r.register.ru, r.holder.ru),
            format!("{} – {}", r.register.ky, r.holder.ky),
            format!("{} – {}", r.register.en, r.holder.en),
            r.confidence.weight(),
        ),
        (None, Some(name)) if view.has("issued_paper", &paper) => (name.clone(), name.clone(), name, UNLISTED),
        _ => return,
    };
    let what = view.words(&paper, WHAT_CHARS);
    out.add(
        view.input.act,
        view.index,
        Spot {
            code: "B01",
            provision: i,
            quote: view.span(&sentence),
            trigger: d.name,
            slots: &[("what", &what), ("where_ru", &ru), ("where_ky", &ky), ("where_en", &en)],
            weight,
            more: Vec::new(),
        },
    );
}

/// Weight of a paper that a state body issues and no row of the table knows: the body has it, a register may not.
const UNLISTED: f32 = 0.85;
/// Longest `{what}` in characters.
const WHAT_CHARS: usize = 80;
/// Longest name of an issuer in characters.
const ISSUER_CHARS: usize = 60;
