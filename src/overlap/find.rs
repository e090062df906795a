//! From statements to groups: candidates by the join, typing by [`compare`], one group for one clause.

use super::compare::{Split, Verdict, Weights, compare};
use super::join::Sets;
use super::worth::worth;
use super::{Marks, Overlap, OverlapKind, Statement, reason};
use crate::bodies::{Level, Registry};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Jaccard similarity of action and object stems from which two statements are compared at all: just above the
/// join's floor, so that the weighted comparison decides and not the plain one. Chosen, not measured: what only [`compare`] would join below
/// it is not found.
pub const CANDIDATE_SIMILARITY: f64 = 0.51;

/// A clause that this many different bodies hold in as many different acts is a standard clause («ведёт
/// делопроизводство», «рассматривает обращения граждан»): counted, not reported. Chosen, not measured.
pub const STANDARD_BODIES: usize = 6;

/// Finds the groups of statements that coincide, strongest first.
///
/// Statements in repealed acts, quoted text and courts are not to be given. Pure and deterministic: the result depends
/// on the order of `statements` only.
pub fn find(statements: &[Statement], registry: &Registry) -> Vec<Overlap> {
    let weights = Weights::of(statements);
    let sets = Sets::new(statements.iter().map(|s| {
        let lang = s.lang as u64;
        // The language is one of the tokens' salts: stems of two languages may be spelt alike and differ in meaning.
        s.action.iter().chain(&s.object).map(|t| t.0 ^ lang).collect::<Vec<u64>>()
    }));
    let standard: Vec<bool> = (0..sets.len() as u32).map(|i| is_standard(sets.members(i), statements)).collect();

    let mut edges: Vec<(u32, u32)> = Vec::new();
    for i in 0..sets.len() as u32 {
        if sets.members(i).len() > 1 && !standard[i as usize] {
            edges.push((i, i));
        }
    }
    edges.extend(
        sets.pairs(CANDIDATE_SIMILARITY)
            .into_iter()
            .filter(|p| !standard[p.a as usize] && !standard[p.b as usize])
            .map(|p| (p.a, p.b)),
    );
    let mut groups: Vec<Overlap> =
        edges.par_iter().flat_map_iter(|&(a, b)| group(&sets, a, b, statements, &weights, registry)).collect();
    groups = mirrors(lists(merge(groups, statements), statements), statements);
    groups.extend(fragmentation(&groups, statements, &sets, &standard));
    for g in &mut groups {
        g.score *= worth(g, statements);
        reason::fill(g, statements, registry);
    }
    groups.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| x.members.cmp(&y.members)));
    groups
}

fn is_standard(members: &[u32], statements: &[Statement]) -> bool {
    let bodies: BTreeSet<&str> = members.iter().map(|&m| statements[m as usize].body.as_str()).collect();
    let works: BTreeSet<u32> = members.iter().map(|&m| statements[m as usize].work).collect();
    bodies.len() >= STANDARD_BODIES && works.len() >= STANDARD_BODIES
}

/// What the score of one clause that names two bodies is multiplied by. Chosen: such a clause is often a joint duty that
/// its author meant («Социальный фонд и Фонд … представляют отчёт»), so it stands below two separate clauses.
const JOINT_CLAUSE: f32 = 0.6;

/// Whether a registry row stands for all bodies of a kind: «государственные органы и органы местного самоуправления»
/// in one clause is how a law addresses everybody, not a function given twice.
fn is_class(body: &str) -> bool {
    matches!(body, "state-body-any" | "executive-body-any" | "ministry-any" | "local-self-government" | "lsg-executive")
}

/// The group of one distinct set (`a == b`) or of two similar ones: members that have a partner in the other.
fn group(
    sets: &Sets,
    a: u32,
    b: u32,
    statements: &[Statement],
    weights: &Weights,
    registry: &Registry,
) -> Vec<Overlap> {
    let left = by_body(sets.members(a), statements);
    let right = by_body(sets.members(b), statements);
    let mut pairs: Vec<(u32, u32, OverlapKind, f32)> = Vec::new();
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
                Verdict::Found(kind, score) => {
                    let score = if joint { score * JOINT_CLAUSE } else { score };
                    pairs.push((x, y, kind, score));
                }
                Verdict::Not(Split::Residual) => return Vec::new(),
                Verdict::Not(_) => {}
            }
        }
    }
    components(pairs, statements)
        .into_iter()
        .map(|(members, kind, score)| overlap(kind, score, members, statements))
        .collect()
}

/// Members that hang together, each with the strongest type and score of its pairs: «дела … статьями 60–62» and «…
/// статьями 421–426» have the same words, but neither leads to the other.
fn components(pairs: Vec<(u32, u32, OverlapKind, f32)>, statements: &[Statement]) -> Vec<(Vec<u32>, OverlapKind, f32)> {
    let mut out: Vec<(BTreeSet<u32>, OverlapKind, f32)> = Vec::new();
    for (x, y, kind, score) in pairs {
        let lists = !statements[x as usize].numbers.is_empty() && !statements[y as usize].numbers.is_empty();
        let touches = |m: &BTreeSet<u32>| !lists && (m.contains(&x) || m.contains(&y));
        let (touched, mut rest): (Vec<_>, Vec<_>) = out.into_iter().partition(|(m, ..)| touches(m));
        let mut now = (BTreeSet::from([x, y]), kind, score);
        for (m, k, s) in touched {
            now.0.extend(m);
            if (k, -s) < (now.1, -now.2) {
                (now.1, now.2) = (k, s);
            }
        }
        rest.push(now);
        out = rest;
    }
    out.into_iter().map(|(m, k, s)| (m.into_iter().collect(), k, s)).collect()
}

fn overlap(kind: OverlapKind, score: f32, members: Vec<u32>, statements: &[Statement]) -> Overlap {
    let levels: BTreeSet<Level> =
        members.iter().map(|&m| statements[m as usize].level).filter(|l| *l != Level::Other).collect();
    let langs: BTreeSet<_> = members.iter().map(|&m| statements[m as usize].lang).collect();
    Overlap {
        kind,
        score,
        central_local: levels.len() > 1,
        cross_lingual: langs.len() > 1,
        members,
        reason: Default::default(),
        proposal: Default::default(),
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
            chain && g.members.iter().all(|&m| statements[m as usize].numbers.is_empty())
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

/// Joins pairs of one act that share the same articles: «статья 355» given to five bodies is one finding, not ten.
fn lists(groups: Vec<Overlap>, statements: &[Statement]) -> Vec<Overlap> {
    let shared = |g: &Overlap| -> Vec<crate::text::StemId> {
        let mut all = g.members.iter().map(|m| &statements[*m as usize].numbers);
        let first = all.next().cloned().unwrap_or_default();
        all.fold(first, |both, n| both.into_iter().filter(|x| n.binary_search(x).is_ok()).collect())
    };
    let mut out: Vec<Overlap> = Vec::new();
    let mut home: BTreeMap<(u32, Vec<crate::text::StemId>), usize> = BTreeMap::new();
    for g in groups {
        let listed = g.members.iter().all(|m| statements[*m as usize].marks.has(Marks::ARTICLES));
        let act = statements[g.members[0] as usize].act;
        let one_act = g.members.iter().all(|m| statements[*m as usize].act == act);
        let numbers = if listed && one_act { shared(&g) } else { Vec::new() };
        if numbers.is_empty() {
            out.push(g);
            continue;
        }
        match home.get(&(act, numbers.clone())) {
            Some(&h) => {
                let all: BTreeSet<u32> = out[h].members.iter().chain(&g.members).copied().collect();
                out[h].members = all.into_iter().collect();
                out[h].central_local |= g.central_local;
                out[h].kind = out[h].kind.max(g.kind);
            }
            None => {
                home.insert((act, numbers), out.len());
                out.push(g);
            }
        }
    }
    out
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
                    out[h].score = g.score;
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

/// Objects that three or more bodies hold with different actions, none of them already reported.
fn fragmentation(found: &[Overlap], statements: &[Statement], sets: &Sets, standard: &[bool]) -> Vec<Overlap> {
    let reported: BTreeSet<u32> = found.iter().flat_map(|o| o.members.iter().copied()).collect();
    let mut by_object: BTreeMap<(crate::Lang, &[crate::text::StemId]), Vec<u32>> = BTreeMap::new();
    for i in 0..sets.len() as u32 {
        if standard[i as usize] {
            continue;
        }
        for &m in sets.members(i) {
            let s = &statements[m as usize];
            // An object of one stem is a word, not a domain.
            if s.object.len() >= 2 && !s.residual && !reported.contains(&m) {
                by_object.entry((s.lang, &s.object)).or_default().push(m);
            }
        }
    }
    by_object
        .into_values()
        .filter_map(|members| {
            let bodies: BTreeSet<&str> = members.iter().map(|&m| statements[m as usize].body.as_str()).collect();
            let mut members = by_body(&members, statements);
            members.sort_unstable();
            (bodies.len() >= FRAGMENTATION_BODIES)
                .then(|| overlap(OverlapKind::Fragmentation, 0.4, members, statements))
        })
        .collect()
}
