//! Overlaps across languages: an act that is at hand in Russian only against one in Kyrgyz only.
//!
//! Objects of Kyrgyz mandates are put into Russian stems by the lexicon; then the same join and comparison run. Acts that are at
//! hand in both languages are compared within each language, which is surer.

use super::candidates;
use super::compare::Weights;
use super::find::group;
use super::objects::ObjectTable;
use super::{Overlap, Part, Statement};
use crate::Lang;
use crate::bodies::Registry;
use crate::lexicon::Lexicon;
use crate::text::StemId;
use std::collections::BTreeSet;

/// What the object part of the score is multiplied by across languages: a translation may be wrong.
const TRANSLATED: f32 = 0.9;

/// Finds them; members are indices of `statements`.
pub(super) fn find(statements: &[Statement], registry: &Registry) -> Vec<Overlap> {
    let works =
        |lang: Lang| -> BTreeSet<u32> { statements.iter().filter(|s| s.lang == lang).map(|s| s.work).collect() };
    let (ru, ky) = (works(Lang::Ru), works(Lang::Ky));
    if ru.is_empty() || ky.iter().all(|w| ru.contains(w)) {
        return Vec::new();
    }
    let lexicon = Lexicon::builtin();
    let mut at: Vec<u32> = Vec::new();
    let mut all: Vec<Statement> = Vec::new();
    for (i, s) in statements.iter().enumerate() {
        if s.lang == Lang::Ky && ru.contains(&s.work) {
            continue;
        }
        at.push(i as u32);
        all.push(if s.lang == Lang::Ky { bridged(s, lexicon) } else { s.clone() });
    }
    let weights = Weights::of(&all);
    let parts = candidates::parts(&all);
    let standard = candidates::standard(&parts, &all);
    let lang = |m: u32| statements[at[m as usize] as usize].lang;
    let mixed = |a: u32, b: u32| {
        let mut langs = parts.members(a).iter().chain(parts.members(b)).map(|m| lang(m.0));
        let first = langs.next();
        langs.any(|l| Some(l) != first)
    };
    candidates::pairs(&parts, &all, &weights, &standard)
        .into_iter()
        .filter(|&(a, b)| mixed(a, b))
        .flat_map(|(a, b)| group(&parts, a, b, &all, &weights, registry))
        .filter_map(|mut o| {
            let first = lang(o.members[0]);
            o.cross_lingual = o.members.iter().any(|&m| lang(m) != first);
            o.members = o.members.iter().map(|&m| at[m as usize]).collect();
            o.parts.object *= TRANSLATED;
            o.score = o.parts.total();
            o.cross_lingual.then_some(o)
        })
        .collect()
}

/// A Kyrgyz statement with its objects in Russian.
fn bridged(s: &Statement, lexicon: &Lexicon) -> Statement {
    let mut out = s.clone();
    out.lang = Lang::Ru;
    out.name = lexicon.bridge(Lang::Ky, &s.name);
    out.name.sort_unstable();
    for p in &mut out.parts {
        *p = bridged_part(p, lexicon);
    }
    out
}

fn bridged_part(p: &Part, lexicon: &Lexicon) -> Part {
    let table = ObjectTable::builtin();
    let thing = |s: StemId| table.thing(Lang::Ru, table.thing(Lang::Ky, s));
    let mut out = Part { object: Vec::new(), minor: Vec::new(), head: None, items: Vec::new(), ..p.clone() };
    for stem in lexicon.bridge(Lang::Ky, &p.raw) {
        if table.is_minor(Lang::Ru, stem) || table.is_minor(Lang::Ky, stem) {
            out.minor.push(thing(stem));
        } else {
            out.object.push(thing(stem));
        }
    }
    for list in [&mut out.object, &mut out.minor] {
        list.sort_unstable();
        list.dedup();
    }
    // The head of a Kyrgyz object is the last of its words that was translated.
    let object = &out.object;
    out.head =
        p.raw.iter().rev().find_map(|s| {
            lexicon.bridge(Lang::Ky, &[*s]).into_iter().map(thing).find(|t| object.binary_search(t).is_ok())
        });
    out
}
