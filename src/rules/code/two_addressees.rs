//! D04: the same data or paper has to be filed with two bodies.

use super::super::Evidence;
use super::super::pack::{Domain, Subject};
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use super::filing::{Filing, filings, same_house};
use crate::bodies::Registry;
use crate::facts::FactKind;

/// Looks at the duties of persons to file.
pub(super) struct TwoAddressees;

/// Times the confidence of a paper that by its nature was filed with another body: that body's act was not looked up.
const BY_NATURE: f32 = 0.8;
/// «Те же сведения …» speaks of the filing at most so many provisions above.
const AGAIN_NEAR: u32 = 3;

impl Pass for TwoAddressees {
    fn codes(&self) -> &'static [&'static str] {
        &["D04"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let all = filings(view);
        for (n, f) in all.iter().enumerate() {
            if f.again
                && let Some(before) = earlier(view, &all[..n], f)
            {
                report(view, f, Some(before), out);
            } else if f.subject == Subject::Person && !f.choice && has_data(view, f) && two(f) {
                report(view, f, None, out);
            }
        }
        self::papers(view, out);
    }
}

/// Whether two of the addressees are different houses; courts are none.
fn two(f: &Filing) -> bool {
    let court = |id: &str| Registry::builtin().get(id).is_some_and(|b| b.court);
    !f.to.iter().any(|(a, _)| court(a))
        && f.to.iter().enumerate().any(|(i, (a, _))| f.to[i + 1..].iter().any(|(b, _)| !same_house(a, b)))
}

fn has_data(view: &View<'_>, f: &Filing) -> bool {
    view.has("filing_data", &view.tokens(f.sentence))
}

/// The filing that `f` repeats to somebody else.
fn earlier<'f>(view: &View<'_>, before: &'f [Filing], f: &Filing) -> Option<&'f Filing> {
    before.iter().rev().take_while(|b| f.provision - b.provision <= AGAIN_NEAR).find(|b| {
        let up = |p: u32| view.provisions()[p as usize].parent;
        (view.article(b.provision as usize) == view.article(f.provision as usize) || up(b.provision) == up(f.provision))
            && b.subject == Subject::Person
            && !b.to.is_empty()
            && f.to.iter().any(|(x, _)| b.to.iter().all(|(y, _)| !same_house(x, y)))
    })
}

fn report(view: &View<'_>, f: &Filing, before: Option<&Filing>, out: &mut Findings<'_>) {
    let text = &view.input.act.text;
    let names: Vec<String> = before
        .iter()
        .flat_map(|b| &b.to)
        .chain(&f.to)
        .map(|(_, s)| super::super::view::short(s.of(text), NAME_CHARS))
        .collect();
    out.add(
        view.input.act,
        view.index,
        Spot {
            code: "D04",
            provision: f.provision as usize,
            quote: f.sentence,
            trigger: f.to.first().map_or(f.verb, |(_, s)| *s),
            slots: &[("bodies", &names.join("; "))],
            weight: 1.0,
            more: before
                .map(|b| Evidence { act: b.act, provision: b.provision, span: b.sentence })
                .into_iter()
                .collect(),
        },
    );
}

/// Longest name in a reason.
const NAME_CHARS: usize = 70;

/// A customs declaration asked for by a tax body, a tax return by anybody else: it was filed once already.
fn papers(view: &View<'_>, out: &mut Findings<'_>) {
    for f in view.input.facts {
        let FactKind::Document(_) = &f.kind else { continue };
        let i = f.provision as usize;
        let words = view.tokens(f.span);
        if !view.is_norm(i) || view.is_definition(i) {
            continue;
        }
        for (paper, home, home_ru, home_ky) in [
            ("customs_paper", "customs_house", "таможенный орган", "бажы органы"),
            ("tax_paper", "tax_house", "налоговый орган", "салык органы"),
        ] {
            if !view.has(paper, &words) || (paper == "tax_paper" && view.is_in(Domain::Tax)) {
                continue;
            }
            let article = view.subtree_tokens(view.article(i));
            let lead = view.leadin(i);
            let headings: Vec<_> = view.headings(i).collect();
            if view.has(home, &lead)
                || headings.iter().any(|h| view.has(home, h))
                || view.has("foreign_paper", &words)
                || (paper == "tax_paper" && view.has(home, &article))
            {
                continue;
            }
            let body = view.tokens(view.provisions()[i].body);
            out.add(
                view.input.act,
                view.index,
                Spot {
                    code: "D04",
                    provision: i,
                    quote: view.span(&view.sentence(words.start, &body)),
                    trigger: f.span,
                    slots: &[("bodies", if view.lang() == crate::Lang::Ru { home_ru } else { home_ky })],
                    weight: BY_NATURE,
                    more: Vec::new(),
                },
            );
        }
    }
}
