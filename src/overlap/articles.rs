//! Clauses of jurisdiction: articles of a code that several bodies deal with, one finding for the same bodies.

use super::find::overlap;
use super::relation::{Relation, relation};
use super::{Overlap, OverlapKind, Score, Statement};
use crate::bodies::Registry;
use crate::text::StemId;
use std::collections::BTreeMap;

/// Finds the articles that two or more bodies of one act deal with in one way: to consider cases of them is not to write
/// protocols of them. Articles given to the same bodies are one finding: a duplication
/// where the clauses name the same articles, otherwise an overlap in part.
pub(super) fn find(statements: &[Statement], registry: &Registry) -> Vec<Overlap> {
    let mut holders: BTreeMap<(u32, Option<StemId>, &str), Vec<u32>> = BTreeMap::new();
    for (i, s) in statements.iter().enumerate() {
        for a in &s.articles {
            let all = holders.entry((s.act, s.parts.first().map(|p| p.action), a.article.as_str())).or_default();
            if all.last() != Some(&(i as u32)) {
                all.push(i as u32);
            }
        }
    }
    let mut by_bodies: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    for ((_, _, article), all) in holders {
        let meets = |x: u32, y: u32| {
            let (s, t) = (&statements[x as usize], &statements[y as usize]);
            x != y && relation(s, t, registry) == Relation::Open && meet(s, t, article)
        };
        let open: Vec<u32> = all.iter().copied().filter(|&x| all.iter().any(|&y| meets(x, y))).collect();
        if open.len() > 1 {
            *by_bodies.entry(open).or_default() += 1;
        }
    }
    by_bodies
        .into_iter()
        .map(|(members, shared)| {
            let articles = |m: u32| &statements[m as usize].articles;
            let most = members.iter().map(|&m| articles(m).len()).max().unwrap_or(1);
            let same = members.windows(2).all(|w| articles(w[0]) == articles(w[1]));
            let kind = if same { OverlapKind::Duplication } else { OverlapKind::Overlap };
            // One article is enough for two bodies to punish the same deed; a larger share weighs more.
            let object = SHARED_ARTICLE + (1.0 - SHARED_ARTICLE) * (shared as f32 / most as f32).min(1.0);
            overlap(kind, Score { action: 1.0, object, worth: 1.0 }, members, statements)
        })
        .collect()
}

/// Object part of the score of a single shared article among many.
const SHARED_ARTICLE: f32 = 0.6;

/// Whether two clauses give the same parts of an article, the whole holding every part.
fn meet(s: &Statement, t: &Statement, article: &str) -> bool {
    let of = |s: &Statement| -> Vec<Vec<String>> {
        s.articles.iter().filter(|a| a.article == article).map(|a| a.parts.clone()).collect()
    };
    let (x, y) = (of(s), of(t));
    x.iter().any(|p| y.iter().any(|q| p.is_empty() || q.is_empty() || p.iter().any(|n| q.contains(n))))
}

/// The articles that all members of one act name, in the order of the first member.
pub(super) fn shared<'a>(members: &[&'a Statement]) -> Vec<&'a str> {
    let Some((first, rest)) = members.split_first() else { return Vec::new() };
    let mut out: Vec<&str> = Vec::new();
    for a in &first.articles {
        let everywhere = rest.iter().all(|s| s.articles.iter().any(|b| b.article == a.article));
        if everywhere && !out.contains(&a.article.as_str()) {
            out.push(&a.article);
        }
    }
    out
}
