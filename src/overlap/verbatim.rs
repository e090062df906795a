//! Near-verbatim norms: provisions of different acts whose words are almost the same (rule D05).

use super::join::Sets;
use crate::act::{Act, Force, ProvisionKind};
use crate::text::{Analysis, TokenKind};
use crate::{Lang, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest words of a norm that is compared. Shorter ones coincide by form («настоящий Закон вступает в силу …»).
/// Chosen, not measured.
pub const FEWEST_WORDS: usize = 12;
/// Jaccard similarity of stems from which two norms are candidates. Chosen.
pub const CANDIDATE_SIMILARITY: f64 = 0.75;
/// Share of the longer norm's words that stand in the other in the same order, from which it is near-verbatim. Chosen.
pub const SAME_ORDER: f32 = 0.85;
/// A norm that stands in more works than this is a template, counted and not reported. Chosen.
pub const TEMPLATE_WORKS: usize = 6;

/// A provision as the comparison sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Norm {
    /// Index of the act in the run.
    pub act: u32,
    /// Number of the work, see [`super::Statement::work`].
    pub work: u32,
    /// Index of the provision.
    pub provision: u32,
    /// Language.
    pub lang: Lang,
    /// Its words.
    pub span: Span,
    /// Stems of its words and numbers, in order.
    pub stems: Vec<u64>,
}

/// A group of norms with almost the same words in different works.
#[derive(Debug, Clone, PartialEq)]
pub struct VerbatimGroup {
    /// Indices into the norms given, in order.
    pub members: Vec<u32>,
    /// Lowest share of words in the same order among its links, 0 to 1.
    pub similarity: f32,
    /// The norm stands in more than [`TEMPLATE_WORKS`] works.
    pub template: bool,
}

/// The norms of one act that are long enough: units without notes, quoted text, tables and repealed provisions.
pub fn norms(index: u32, work: u32, act: &Act, analysis: &Analysis) -> Vec<Norm> {
    use ProvisionKind::*;
    let mut out = Vec::new();
    for (i, p) in act.provisions.iter().enumerate() {
        if !matches!(p.kind, Article | Part | Item | SubItem | Indent) || p.quoted || p.force == Force::Repealed {
            continue;
        }
        let stems: Vec<u64> = analysis.tokens[analysis.tokens_in(p.body)]
            .iter()
            .filter(|t| t.kind != TokenKind::Punct)
            .map(|t| t.stem.0)
            .collect();
        if stems.len() >= FEWEST_WORDS {
            out.push(Norm { act: index, work, provision: i as u32, lang: act.lang, span: p.body, stems });
        }
    }
    out
}

/// Groups of near-verbatim norms in different works, largest similarity first; deterministic.
pub fn find(norms: &[Norm]) -> Vec<VerbatimGroup> {
    // A node is one sequence of stems with all norms that have it; a set may be shared by several sequences.
    let mut nodes: Vec<Vec<u32>> = Vec::new();
    let mut seen: FxHashMap<(Lang, &[u64]), usize> = FxHashMap::default();
    for (i, n) in norms.iter().enumerate() {
        let next = nodes.len();
        let at = *seen.entry((n.lang, &n.stems)).or_insert(next);
        if at == next {
            nodes.push(Vec::new());
        }
        nodes[at].push(i as u32);
    }
    let norm = |node: u32| &norms[nodes[node as usize][0] as usize];
    let sets = Sets::new((0..nodes.len() as u32).map(|n| {
        let lang = norm(n).lang as u64;
        norm(n).stems.iter().map(|s| s ^ lang).collect()
    }));
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    for i in 0..sets.len() as u32 {
        let m = sets.members(i);
        candidates.extend(m.iter().skip(1).map(|&n| (m[0], n)));
    }
    for p in sets.pairs(CANDIDATE_SIMILARITY) {
        candidates.extend(sets.members(p.a).iter().flat_map(|&a| sets.members(p.b).iter().map(move |&b| (a, b))));
    }
    let links: Vec<(u32, u32, f32)> = candidates
        .into_par_iter()
        .filter_map(|(a, b)| {
            let s = same_order(&norm(a).stems, &norm(b).stems);
            (s >= SAME_ORDER).then_some((a, b, s))
        })
        .collect();
    let mut root: Vec<u32> = (0..nodes.len() as u32).collect();
    let mut lowest = vec![1f32; nodes.len()];
    for (a, b, s) in links {
        let (x, y) = (top(&mut root, a), top(&mut root, b));
        let (keep, gone) = (x.min(y), x.max(y));
        root[gone as usize] = keep;
        lowest[keep as usize] = lowest[keep as usize].min(lowest[gone as usize]).min(s);
    }
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for i in 0..nodes.len() as u32 {
        let r = top(&mut root, i);
        groups.entry(r).or_default().extend(&nodes[i as usize]);
    }
    let mut out: Vec<VerbatimGroup> = groups
        .into_iter()
        .filter_map(|(r, mut members)| {
            members.sort_unstable();
            let works: BTreeSet<u32> = members.iter().map(|&m| norms[m as usize].work).collect();
            (works.len() > 1).then(|| VerbatimGroup {
                members,
                similarity: lowest[r as usize],
                template: works.len() > TEMPLATE_WORKS,
            })
        })
        .collect();
    out.sort_by(|x, y| y.similarity.total_cmp(&x.similarity).then_with(|| x.members.cmp(&y.members)));
    out
}

fn top(root: &mut [u32], mut i: u32) -> u32 {
    while root[i as usize] != i {
        root[i as usize] = root[root[i as usize] as usize];
        i = root[i as usize];
    }
    i
}

/// Length of the longest common subsequence divided by the length of the longer sequence.
fn same_order(a: &[u64], b: &[u64]) -> f32 {
    let mut row = vec![0u32; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { corner + 1 } else { above.max(row[j]) };
            corner = above;
        }
    }
    row[b.len()] as f32 / a.len().max(b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norm(act: u32, work: u32, stems: &[u64]) -> Norm {
        Norm { act, work, provision: 0, lang: Lang::Ru, span: Span::default(), stems: stems.to_vec() }
    }

    #[test]
    fn one_changed_word_is_near_verbatim_and_another_order_is_not() {
        let words: Vec<u64> = (1..=14).collect();
        let mut changed = words.clone();
        changed[6] = 99;
        let mut shuffled = words.clone();
        shuffled.rotate_left(7);
        let groups = find(&[norm(0, 0, &words), norm(1, 1, &changed), norm(2, 2, &shuffled)]);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].members, vec![0, 1]);
    }

    #[test]
    fn two_editions_of_one_work_are_not_a_group() {
        let words: Vec<u64> = (1..=14).collect();
        assert!(find(&[norm(0, 0, &words), norm(1, 0, &words)]).is_empty());
    }
}
