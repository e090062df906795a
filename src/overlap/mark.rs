//! The words by which the members of an overlap match, to be marked in their quotes.

use super::Statement;
use super::objects::ObjectTable;
use crate::facts::ActionTable;
use crate::text::{Analysis, StemId};
use crate::{Lang, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// Things and actions that two members of different bodies share.
pub fn shared(members: &[&Statement]) -> FxHashSet<StemId> {
    let mut bodies: FxHashMap<StemId, FxHashSet<&str>> = FxHashMap::default();
    for s in members {
        for p in &s.parts {
            for t in p.object.iter().chain(&p.minor).chain([&p.action]) {
                bodies.entry(*t).or_default().insert(&s.body);
            }
        }
    }
    bodies.into_iter().filter(|(_, b)| b.len() > 1).map(|(t, _)| t).collect()
}

/// The words of `span` that name a shared thing or action, bytes of the act's text; neighbours stay apart.
pub fn marks(
    analysis: &Analysis,
    lang: Lang,
    span: Span,
    shared: &FxHashSet<StemId>,
    actions: &ActionTable,
) -> Vec<Span> {
    let objects = ObjectTable::builtin();
    let folded = &analysis.folded.text;
    analysis
        .tokens_in(span)
        .filter(|&i| {
            let t = &analysis.tokens[i];
            let family = actions.family(lang, folded, &analysis.tokens, i).map(|f| f.key);
            shared.contains(&objects.thing(lang, t.stem)) || family.is_some_and(|f| shared.contains(&f))
        })
        .map(|i| analysis.tokens[i].span)
        .collect()
}
