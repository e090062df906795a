//! L05: two places give different terms for one action.
//!
//! Two kinds of action are compared, because only there the words say which action it is: a duty to tell a body about something
//! (what is told about must be the same), and a decision on an application (the heading of the article or the title of the
//! procedure must be about the same thing).

use super::super::Evidence;
use super::super::engine::each_view;
use super::super::pack::{Domain, Subject};
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use super::filing::{Filing, content, filings, same_house};
use crate::facts::{Deadline, FactKind, TimeUnit};
use crate::text::StemId;
use crate::{Lang, Span};
use rustc_hash::FxHashMap;

/// Compares terms over the whole corpus.
pub(super) struct TwoTerms;

/// Fewest words that say what is told about, or what is decided on. Chosen: two words («открытие счета») are shared by
/// duties that have nothing else in common.
const FEWEST: usize = 3;
/// Share of the shorter object that the other must have. Chosen: one adjective more is still the same thing.
const SHARED: f64 = 0.75;
/// A word that stands in more objects than this tells nothing apart; bounds the work too.
const COMMON: usize = 60;

/// One term with what it is for.
struct Timed {
    act: u32,
    provision: u32,
    sentence: Span,
    at: Span,
    term: Deadline,
    lang: Lang,
    kind: Kind,
    topic: Vec<StemId>,
    to: Vec<String>,
    who: Vec<StemId>,
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Filing,
    Decision,
}

impl Pass for TwoTerms {
    fn codes(&self) -> &'static [&'static str] {
        &["L05"]
    }

    fn scope(&self) -> Scope {
        Scope::Corpus
    }

    fn check(&self, cx: &Context<'_>, _: &Unit<'_, '_>, out: &mut Findings<'_>) {
        if !out.wants("L05") {
            return;
        }
        let all: Vec<Timed> = each_view(cx, |view| {
            let mut own: Vec<Timed> = filings(view).into_iter().filter_map(|f| told(view, f)).collect();
            own.extend(decisions(view));
            own
        });
        for (a, b) in pairs(cx, &all) {
            let (x, y) = (&all[a], &all[b]);
            let Some(input) = cx.acts.get(x.act as usize) else { continue };
            let Some(other) = cx.acts.get(y.act as usize) else { continue };
            let (p, q) = (x.at.of(&input.act.text), y.at.of(&other.act.text));
            let title = other.act.header.title.as_ref().map_or(other.act.uri.as_str(), |t| t.value.as_str());
            let title = super::super::view::short(title, 90);
            let (place_ru, place_ky) = (other.act.cite(y.provision, Lang::Ru), other.act.cite(y.provision, Lang::Ky));
            let (p, q) = (super::super::view::short(p, 60), super::super::view::short(q, 60));
            out.add_joint(
                cx,
                input.act,
                x.act,
                Spot {
                    code: "L05",
                    provision: x.provision as usize,
                    quote: x.sentence,
                    trigger: x.at,
                    slots: &[
                        ("here", &p),
                        ("there", &q),
                        ("place_ru", &place_ru),
                        ("place_ky", &place_ky),
                        ("act", &title),
                    ],
                    weight: 1.0,
                    more: vec![Evidence { act: y.act, provision: y.provision, span: y.sentence }],
                },
            );
        }
    }
}

fn told(view: &View<'_>, f: Filing) -> Option<Timed> {
    if f.subject == Subject::Court
        || [Domain::Procedure, Domain::Criminal, Domain::Offences].iter().any(|d| view.is_in(*d))
    {
        return None;
    }
    let (term, at) = f.term?;
    (f.object.len() >= FEWEST).then(|| Timed {
        act: f.act,
        provision: f.provision,
        sentence: f.sentence,
        at,
        term,
        lang: view.lang(),
        kind: Kind::Filing,
        topic: f.object,
        who: f.who,
        to: f.to.into_iter().map(|(id, _)| id).collect(),
    })
}

/// The decisions on applications of an act; of a heading or a title with several, none: which is which is not known.
fn decisions(view: &View<'_>) -> Vec<Timed> {
    let mut out: Vec<(usize, Timed)> = Vec::new();
    for f in view.input.facts {
        let FactKind::Deadline(d) = &f.kind else { continue };
        let i = f.provision as usize;
        if !d.is_term || d.unit == TimeUnit::Year || !view.is_norm(i) || view.is_definition(i) {
            continue;
        }
        let body = view.tokens(view.provisions()[i].body);
        let sentence = view.sentence(view.tokens(f.span).start, &body);
        if !view.has("decision_taken", &sentence) || view.has("decision_side", &sentence) {
            continue;
        }
        let article = view.article(i);
        let heading = view.provisions()[article].heading.map(|h| view.tokens(h)).unwrap_or(0..0);
        let (scope, topic) = match content(view, heading) {
            t if t.len() >= FEWEST => (article, t),
            _ => {
                let title = view.input.act.header.title.as_ref().and_then(|t| t.span);
                let Some(title) = title.filter(|_| !is_law(view)) else { continue };
                (usize::MAX, content(view, view.tokens(title)))
            }
        };
        if topic.len() < FEWEST {
            continue;
        }
        out.push((
            scope,
            Timed {
                act: view.index,
                provision: f.provision,
                sentence: view.span(&sentence),
                at: f.span,
                term: d.clone(),
                lang: view.lang(),
                kind: Kind::Decision,
                topic,
                to: Vec::new(),
                who: Vec::new(),
            },
        ));
    }
    let mut count: FxHashMap<usize, usize> = FxHashMap::default();
    for (scope, _) in &out {
        *count.entry(*scope).or_default() += 1;
    }
    out.into_iter().filter(|(scope, _)| count[scope] == 1).map(|(_, t)| t).collect()
}

/// Whether the title of an act names a field and not one procedure.
fn is_law(view: &View<'_>) -> bool {
    use crate::act::ActKind::*;
    matches!(view.input.act.header.kind.as_ref().map(|k| &k.value), Some(Constitution | ConstitutionalLaw | Code | Law))
}

/// Pairs of different terms for one action, in the order of the corpus.
fn pairs(cx: &Context<'_>, all: &[Timed]) -> Vec<(usize, usize)> {
    let key = |t: &Timed, s: &StemId| (t.lang, t.kind == Kind::Filing, *s);
    let mut by_stem: FxHashMap<(Lang, bool, StemId), Vec<u32>> = FxHashMap::default();
    for (i, t) in all.iter().enumerate() {
        for s in &t.topic {
            by_stem.entry(key(t, s)).or_default().push(i as u32);
        }
    }
    let mut out = Vec::new();
    for (i, t) in all.iter().enumerate() {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for s in &t.topic {
            let list = &by_stem[&key(t, s)];
            if list.len() <= COMMON {
                for j in list.iter().filter(|j| **j as usize > i) {
                    *shared.entry(*j).or_default() += 1;
                }
            }
        }
        let mut near: Vec<u32> = shared.into_iter().filter(|(_, n)| *n >= 2).map(|(j, _)| j).collect();
        near.sort_unstable();
        for j in near {
            if conflict(cx, t, &all[j as usize]) {
                out.push((i, j as usize));
            }
        }
    }
    out
}

fn conflict(cx: &Context<'_>, a: &Timed, b: &Timed) -> bool {
    // «24 часа» and «один день», «месяц» and «30 дней» are one term in other words.
    if crate::facts::calendar_days(a.term.value, a.term.unit) == crate::facts::calendar_days(b.term.value, b.term.unit)
    {
        return false;
    }
    let (x, y) = (cx.acts[a.act as usize].act, cx.acts[b.act as usize].act);
    // Editions and languages of one act; and one act gives several terms on purpose, for its stages.
    if x.uri == y.uri {
        return false;
    }
    let both = a.topic.iter().filter(|s| b.topic.binary_search(s).is_ok()).count();
    let (less, more) = (a.topic.len().min(b.topic.len()), a.topic.len().max(b.topic.len()));
    match a.kind {
        Kind::Decision => both == less && both >= FEWEST && more <= less + 2,
        Kind::Filing => {
            let meet = a.to.is_empty() || b.to.is_empty() || a.to.iter().any(|p| b.to.iter().any(|q| same_house(p, q)));
            // The receipt of a message («принимает сообщения о …») names nobody who sends it: its object must be the same whole.
            let who = a.who == b.who || (both == less && both > FEWEST);
            let meet = meet || a.to.iter().chain(&b.to).any(|t| t.starts_with("act:"));
            both >= FEWEST && both as f64 >= SHARED * less as f64 && meet && who
        }
    }
}
