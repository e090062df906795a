//! From acts to comparison: works, what is in force, statements and norms, candidate groups.

use crate::Lang;
use crate::act::{Act, ActKind, Force};
use crate::bodies::{Level, Registry};
use crate::build::Processed;
use crate::facts::{ActLookup, ActionTable, FactKind, Modality, title_key};
use crate::overlap::statement::{Seat, statement};
use crate::overlap::{self, Norm, Overlap, OverlapKind, Statement, VerbatimGroup, verbatim};
use crate::rules::{Group, GroupKind, KnownActs, Member};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What the comparison stages find over the acts of a run.
pub struct Compared {
    /// All statements compared, in the order of acts and facts.
    pub statements: Vec<Statement>,
    /// Overlaps, strongest first.
    pub overlaps: Vec<Overlap>,
    /// Norms compared.
    pub norms: Vec<Norm>,
    /// Near-verbatim groups, templates included.
    pub verbatim: Vec<VerbatimGroup>,
}

/// Numbers the works: the two languages, copies and editions of one act share a number.
pub fn works(acts: &[Processed]) -> Vec<u32> {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    acts.iter()
        .map(|p| {
            let next = seen.len() as u32;
            *seen.entry(p.act.uri.as_str()).or_insert(next)
        })
        .collect()
}

/// Whether an act is in force, as its own text or card, or the table of known acts, says. A row of the table counts
/// only when it was verified.
pub fn in_force(act: &Act, known: &KnownActs) -> bool {
    if matches!(act.header.status.as_ref().map(|s| s.value), Some(Force::Repealed)) {
        return false;
    }
    let value = |v: &Option<crate::act::Read<String>>| v.as_ref().map(|r| r.value.clone());
    let (Some(number), Some(date)) = (value(&act.header.number), value(&act.header.date)) else { return true };
    known.by_number(&number, &date).is_none_or(|k| !k.repealed || k.confidence != "verified")
}

/// Marks every act of a run that is in force: [`in_force`], and no later code, law or constitution of the run has its title.
///
/// A later act of the same title replaces the earlier one, as the tax code of a new year does. Parts of one code share a title,
/// too, but go on numbering; so both must begin with the same article. Editions share a work and stay. Acts without a date are
/// judged by their own words only, for nothing tells which is the later.
pub fn all_in_force(acts: &[Processed], known: &KnownActs) -> Vec<bool> {
    let date = |a: &Act| a.header.date.as_ref().map(|d| d.value.clone());
    let key = |a: &Act| -> Option<(Lang, ActKind, String, String)> {
        let kind = a.header.kind.as_ref()?.value;
        let title = a.header.title.as_ref()?;
        let first = a.articles().first().and_then(|i| a.article_number(*i)).map(str::to_owned)?;
        let lasting = matches!(kind, ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law);
        (lasting && !amends(a)).then(|| (a.lang, kind, title_key(&title.value), first))
    };
    let mut latest: BTreeMap<(Lang, ActKind, String, String), String> = BTreeMap::new();
    for p in acts {
        if let (Some(k), Some(d)) = (key(&p.act), date(&p.act)) {
            let newest = latest.entry(k).or_default();
            *newest = d.max(std::mem::take(newest));
        }
    }
    acts.iter()
        .map(|p| {
            let replaced =
                key(&p.act).zip(date(&p.act)).is_some_and(|(k, d)| latest.get(&k).is_some_and(|newest| *newest > d));
            !replaced && in_force(&p.act, known)
        })
        .collect()
}

/// Statements, norms, overlaps and near-verbatim groups of the acts in force.
pub fn compare(acts: &[Processed], in_force: &[bool], registry: &Registry, actions: &ActionTable) -> Compared {
    let works = works(acts);
    let parts: Vec<(Vec<Statement>, Vec<Norm>)> = acts
        .par_iter()
        .enumerate()
        .map(|(i, p)| {
            if !in_force[i] {
                return (Vec::new(), Vec::new());
            }
            let norms =
                if amends(&p.act) { Vec::new() } else { verbatim::norms(i as u32, works[i], &p.act, &p.analysis) };
            (statements(i as u32, works[i], p, actions), norms)
        })
        .collect();
    let (statements, norms): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let statements: Vec<Statement> = statements.into_iter().flatten().collect();
    let norms: Vec<Norm> = norms.into_iter().flatten().collect();
    let (overlaps, verbatim) = rayon::join(|| overlap::find(&statements, registry), || verbatim::find(&norms));
    Compared { statements, overlaps, norms, verbatim }
}

/// An act that changes others repeats their words by its nature.
fn amends(act: &Act) -> bool {
    let title = act.header.title.as_ref().map(|t| crate::text::fold(&t.value).text).unwrap_or_default();
    AMENDING_TITLES.iter().any(|w| title.contains(w))
}

/// Words of the folded titles of amending acts, Russian and Kyrgyz.
const AMENDING_TITLES: &[&str] =
    &["о внесении изменени", "о внесении дополнени", "өзгөртүүлөрдү киргизүү", "толуктоолорду киргизүү"];

/// The statements of one act.
pub fn statements(index: u32, work: u32, p: &Processed, actions: &ActionTable) -> Vec<Statement> {
    let mut out = Vec::new();
    // A store gives facts kind by kind, a fresh reading all in the order of the text: mandates alone are in that order in both.
    let mandates: Vec<&crate::facts::Fact> =
        p.facts.iter().filter(|f| matches!(f.kind, FactKind::Mandate(_))).collect();
    let mut listed: BTreeMap<usize, Vec<crate::facts::OffenceRef>> =
        crate::facts::jurisdictions(&p.act, &p.facts).into_iter().map(|j| (j.fact, j.articles)).collect();
    for (n, f) in p.facts.iter().enumerate() {
        let FactKind::Mandate(m) = &f.kind else { continue };
        // What two bodies may not do is no function of either.
        if m.modality == Modality::Prohibition {
            continue;
        }
        let seat = Seat { act: index, work, fact: n as u32 };
        let mut s = statement(seat, &p.act, &p.analysis, f, m, actions, &mandates);
        s.articles = listed.remove(&n).unwrap_or_default();
        // «… утверждается Кабинетом Министров» after its object: nothing is left that two bodies could share.
        if !s.object.is_empty() {
            out.push(s);
        }
    }
    out
}

/// The groups the rules judge: overlaps and near-verbatim norms, templates left out.
pub fn groups(c: &Compared) -> Vec<Group> {
    let mut out: Vec<Group> = c
        .overlaps
        .iter()
        .map(|o| {
            let members: Vec<&Statement> = o.members.iter().map(|&m| &c.statements[m as usize]).collect();
            let has = |l: fn(Level) -> bool| members.iter().any(|s| l(s.level));
            Group {
                kind: match o.kind {
                    OverlapKind::Duplication => GroupKind::Duplication,
                    OverlapKind::Overlap => GroupKind::Overlap,
                    OverlapKind::Fragmentation => GroupKind::Fragmentation,
                },
                score: o.score,
                central_local: has(|l| l == Level::Central)
                    && has(|l| matches!(l, Level::LocalState | Level::SelfGovernment)),
                members: members
                    .iter()
                    .map(|s| Member { act: s.act, provision: s.provision, span: s.span, body: s.body_name.clone() })
                    .collect(),
                reason: o.reason.clone(),
            }
        })
        .collect();
    // «Two procedure codes repeat each other in 381 norms» is one thing to mend: one finding for the same acts.
    let mut by_acts: BTreeMap<Vec<u32>, Vec<&VerbatimGroup>> = BTreeMap::new();
    for g in c.verbatim.iter().filter(|g| !g.template) {
        let mut acts: Vec<u32> = g.members.iter().map(|&m| c.norms[m as usize].act).collect();
        acts.sort_unstable();
        acts.dedup();
        by_acts.entry(acts).or_default().push(g);
    }
    out.extend(by_acts.into_values().map(|groups| {
        Group {
            kind: GroupKind::NearVerbatim,
            score: groups.iter().map(|g| g.similarity).fold(0.0, f32::max),
            central_local: false,
            // Norms that repeat each other stand next to each other.
            members: groups
                .iter()
                .flat_map(|g| &g.members)
                .map(|&m| {
                    let n = &c.norms[m as usize];
                    Member { act: n.act, provision: n.provision, span: n.span, body: String::new() }
                })
                .collect(),
            reason: crate::Tri::default(),
        }
    }));
    out
}
