//! From statements to groups: candidates by the join, typing by [`compare`], one group for one clause.

use super::actions::is_one_of;
use super::candidates::{self, Parts};
use super::compare::{Split, Verdict, Weights, compare};
use super::relation::{Relation, relation};
use super::{Between, Overlap, OverlapKind, Remedy, Score, Statement, articles, cross, reason};
use crate::bodies::{Level, Registry};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// A clause that this many different bodies hold in as many different acts is a standard clause («ведёт
/// делопроизводство», «рассматривает обращения граждан»): counted, not reported. Chosen, not measured.
pub const STANDARD_BODIES: usize = 6;

/// Finds the groups of statements that coincide, strongest first.
///
/// Statements in repealed acts, quoted text and courts are not to be given. Pure and deterministic: the result depends
/// on the order of `statements` only.
///
/// ```
/// use jenil::{bodies::Registry, overlap};
/// assert!(overlap::find(&[], Registry::builtin()).is_empty());
/// ```
pub fn find(statements: &[Statement], registry: &Registry) -> Vec<Overlap> {
    let weights = Weights::of(statements);
    let parts = candidates::parts(statements);
    let standard = candidates::standard(&parts, statements);
    let edges = candidates::pairs(&parts, statements, &weights, &standard);
    let mut groups: Vec<Overlap> =
        edges.par_iter().flat_map_iter(|&(a, b)| group(&parts, a, b, statements, &weights, registry)).collect();
    groups.extend(cross::find(statements, registry));
    groups.extend(articles::find(statements, registry));
    groups = distinct(mirrors(merge(groups, statements), statements), statements);
    groups.extend(fragmentation(&groups, statements, &parts, &standard, registry));
    for g in &mut groups {
        // Groups were joined since: levels are told again.
        g.between = between(g.members.iter().map(|&m| statements[m as usize].level));
        reason::fill(g, statements, registry);
    }
    groups.sort_by(|x, y| {
        let key = |o: &Overlap| (o.central_local, o.kind == OverlapKind::Duplication);
        y.score.total_cmp(&x.score).then_with(|| key(y).cmp(&key(x))).then_with(|| x.members.cmp(&y.members))
    });
    groups
}

/// Whether a registry row stands for all bodies of a kind: «государственные органы и органы местного самоуправления»
/// in one clause is how a law addresses everybody, not a function given twice.
fn is_class(body: &str) -> bool {
    matches!(body, "state-body-any" | "executive-body-any" | "ministry-any" | "local-self-government" | "lsg-executive")
}

/// The group of one distinct set (`a == b`) or of two similar ones: members that have a partner in the other.
pub(super) fn group(
    parts: &Parts,
    a: u32,
    b: u32,
    statements: &[Statement],
    weights: &Weights,
    registry: &Registry,
) -> Vec<Overlap> {
    let left = by_body(&parts.statements(a), statements);
    let right = by_body(&parts.statements(b), statements);
    let mut pairs: Vec<(u32, u32, OverlapKind, Score)> = Vec::new();
    for (i, &x) in left.iter().enumerate() {
        for &y in if a == b { &right[i + 1..] } else { &right[..] } {
            let (s, t) = (&statements[x as usize], &statements[y as usize]);
            if s.act != t.act && s.work == t.work {
                continue; // another edition or copy of one act
            }
            let joint = (s.act, s.provision, s.span) == (t.act, t.provision, t.span);
            if joint && (is_class(&s.body) || is_class(&t.body)) {
                continue;
            }
            match compare(s, t, weights, registry) {
                // Clauses of jurisdiction are compared article by article.
                Verdict::Found(..) if !s.articles.is_empty() && !t.articles.is_empty() => {}
                Verdict::Found(kind, score) => pairs.push((x, y, kind, score)),
                Verdict::Not(Split::Residual) => return Vec::new(),
                Verdict::Not(_) => {}
            }
        }
    }
    components(pairs).into_iter().map(|(members, kind, score)| overlap(kind, score, members, statements)).collect()
}

/// Members that hang together, each with the strongest type and score of its pairs.
fn components(pairs: Vec<(u32, u32, OverlapKind, Score)>) -> Vec<(Vec<u32>, OverlapKind, Score)> {
    let mut out: Vec<(BTreeSet<u32>, OverlapKind, Score)> = Vec::new();
    for (x, y, kind, score) in pairs {
        let touches = |m: &BTreeSet<u32>| m.contains(&x) || m.contains(&y);
        let (touched, mut rest): (Vec<_>, Vec<_>) = out.into_iter().partition(|(m, ..)| touches(m));
        let mut now = (BTreeSet::from([x, y]), kind, score);
        for (m, k, s) in touched {
            now.0.extend(m);
            if (k, -s.total()) < (now.1, -now.2.total()) {
                (now.1, now.2) = (k, s);
            }
        }
        rest.push(now);
        out = rest;
    }
    out.into_iter().map(|(m, k, s)| (m.into_iter().collect(), k, s)).collect()
}

pub(super) fn overlap(kind: OverlapKind, parts: Score, members: Vec<u32>, statements: &[Statement]) -> Overlap {
    let levels: BTreeSet<Level> =
        members.iter().map(|&m| statements[m as usize].level).filter(|l| *l != Level::Other).collect();
    let langs: BTreeSet<_> = members.iter().map(|&m| statements[m as usize].lang).collect();
    Overlap {
        kind,
        score: parts.total(),
        parts,
        central_local: levels.len() > 1,
        cross_lingual: langs.len() > 1,
        between: between(levels.iter().copied()),
        option: Remedy::Split,
        members,
        reason: Default::default(),
        proposal: Default::default(),
    }
}

fn between(levels: impl Iterator<Item = Level> + Clone) -> Between {
    let has = |f: fn(Level) -> bool| levels.clone().any(f);
    match (has(|l| l == Level::Central), has(|l| matches!(l, Level::LocalState | Level::SelfGovernment))) {
        (true, true) => Between::CentralLocal,
        (false, true) => Between::Local,
        _ => Between::Central,
    }
}

/// One member a body and act: the first, so that a clause repeated inside an act is compared once.
fn by_body(members: &[u32], statements: &[Statement]) -> Vec<u32> {
    let mut seen = BTreeSet::new();
    members
        .iter()
        .copied()
        .filter(|&m| {
            let s = &statements[m as usize];
            seen.insert((s.act, s.body.as_str(), s.level, s.body_name.as_str()))
        })
        .collect()
}

/// Joins groups of one type whose members form a chain: «one clause, five bodies» is one finding, not ten.
fn merge(mut groups: Vec<Overlap>, statements: &[Statement]) -> Vec<Overlap> {
    groups
        .sort_by(|x, y| x.kind.cmp(&y.kind).then(y.score.total_cmp(&x.score)).then_with(|| x.members.cmp(&y.members)));
    let mut out: Vec<Overlap> = Vec::new();
    let mut home: FxHashMap<u32, usize> = FxHashMap::default();
    for g in groups {
        let homes: BTreeSet<usize> = g.members.iter().filter_map(|m| home.get(m).copied()).collect();
        let target = homes.iter().copied().find(|&h| {
            let chain = out[h].kind == OverlapKind::Duplication && out[h].kind == g.kind;
            // Lists of articles do not chain: A shares one article with B, B another with C.
            chain && g.members.iter().all(|&m| statements[m as usize].articles.is_empty())
        });
        match target {
            Some(h) => {
                let mut all: BTreeSet<u32> = out[h].members.iter().copied().collect();
                all.extend(&g.members);
                out[h].members = all.into_iter().collect();
                out[h].central_local |= g.central_local;
                out[h].cross_lingual |= g.cross_lingual;
                for m in g.members {
                    home.entry(m).or_insert(h);
                }
            }
            // A pair that a stronger group already holds says nothing new.
            None if g.members.iter().all(|m| home.contains_key(m)) && homes.len() == 1 => {}
            None => {
                for &m in &g.members {
                    home.entry(m).or_insert(out.len());
                }
                out.push(g);
            }
        }
    }
    out
}

/// Leaves one group of those that hold the same bodies in the same provisions: a clause of several actions gives one finding.
fn distinct(groups: Vec<Overlap>, statements: &[Statement]) -> Vec<Overlap> {
    let mut seen: BTreeSet<Vec<(u32, u32, &str)>> = BTreeSet::new();
    groups
        .into_iter()
        .filter(|g| {
            let mut key: Vec<(u32, u32, &str)> = g
                .members
                .iter()
                .map(|m| &statements[*m as usize])
                .map(|s| (s.act, s.provision, s.body.as_str()))
                .collect();
            key.sort_unstable();
            key.dedup();
            seen.insert(key)
        })
        .collect()
}

/// Joins a group of one language with its mirror in the other: both language versions of the same provisions.
fn mirrors(groups: Vec<Overlap>, statements: &[Statement]) -> Vec<Overlap> {
    let places = |g: &Overlap| -> BTreeSet<(u32, crate::text::StemId)> {
        let of = |m: &u32| (statements[*m as usize].work, statements[*m as usize].place);
        g.members.iter().map(of).collect()
    };
    let mut out: Vec<Overlap> = Vec::new();
    let mut home: FxHashMap<(u32, crate::text::StemId), Vec<usize>> = FxHashMap::default();
    for g in groups {
        let mine = places(&g);
        let lang = statements[g.members[0] as usize].lang;
        let mirror = mine.iter().flat_map(|p| home.get(p).into_iter().flatten().copied()).find(|&h| {
            let other = places(&out[h]);
            let shared = mine.intersection(&other).count();
            let foreign = out[h].members.iter().all(|m| statements[*m as usize].lang != lang);
            // Both have the same provisions, but for one that only one language was understood in.
            foreign && shared == mine.len().min(other.len()) && (shared > 1 || mine.len() == other.len())
        });
        match mirror {
            Some(h) => {
                let all: BTreeSet<u32> = out[h].members.iter().chain(&g.members).copied().collect();
                out[h].members = all.into_iter().collect();
                out[h].central_local |= g.central_local;
                if g.score > out[h].score {
                    (out[h].score, out[h].parts) = (g.score, g.parts);
                }
            }
            None => {
                for p in mine {
                    home.entry(p).or_default().push(out.len());
                }
                out.push(g);
            }
        }
    }
    out
}

/// Least number of bodies for fragmentation (GAO: «more than one»; the catalogue: three or more in one domain).
pub const FRAGMENTATION_BODIES: usize = 3;

/// Score of a fragmentation: below the pairs, which say more.
const FRAGMENTED: Score = Score { action: 0.5, object: 1.0, worth: 0.8 };

/// An object as words of one language.
type Object<'a> = (crate::Lang, &'a [crate::text::StemId]);

/// Objects of two telling words or more that three or more bodies hold with different actions, none of them already reported and
/// none of the bodies leading or coordinating.
fn fragmentation(
    found: &[Overlap],
    statements: &[Statement],
    parts: &Parts,
    standard: &[bool],
    registry: &Registry,
) -> Vec<Overlap> {
    let reported: BTreeSet<u32> = found.iter().flat_map(|o| o.members.iter().copied()).collect();
    let mut by_object: BTreeMap<Object<'_>, Vec<(u32, bool)>> = BTreeMap::new();
    for i in (0..parts.sets.len() as u32).filter(|i| !standard[*i as usize]) {
        for &(m, n) in parts.members(i) {
            let (s, p) = (&statements[m as usize], &statements[m as usize].parts[n as usize]);
            // An object of one word is a word, not a domain.
            if p.object.len() >= 2 && !s.residual && !reported.contains(&m) {
                let leads = is_one_of(p.action, &["coordinate", "lead", "manage"]);
                by_object.entry((s.lang, &p.object)).or_default().push((m, leads));
            }
        }
    }
    by_object
        .into_values()
        .filter(|members| !members.iter().any(|m| m.1))
        .filter_map(|members| {
            let mut members: Vec<u32> = members.into_iter().map(|m| m.0).collect();
            members.sort_unstable();
            members.dedup();
            // Bodies that stand apart from one another only: not a body and its office, nor those of one proceeding.
            let mut apart: Vec<u32> = Vec::new();
            for m in by_body(&members, statements) {
                let open =
                    |k: &u32| relation(&statements[*k as usize], &statements[m as usize], registry) == Relation::Open;
                if apart.iter().all(open) {
                    apart.push(m);
                }
            }
            (apart.len() >= FRAGMENTATION_BODIES)
                .then(|| overlap(OverlapKind::Fragmentation, FRAGMENTED, apart, statements))
        })
        .collect()
}
