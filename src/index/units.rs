//! What one search result is: an article, or where an act has none, a numbered item, a paragraph, a table.

use crate::Span;
use crate::act::{Act, ProvisionKind};
use std::ops::Range;

/// A stretch of the tree that is found and shown as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its provisions: the first is the unit's own root, the rest stand below it.
    pub provisions: Range<u32>,
    /// Bytes of the text, the root's number and heading included.
    pub span: Span,
}

/// Kinds that hold units and are none themselves.
const fn is_container(kind: ProvisionKind) -> bool {
    use ProvisionKind as K;
    matches!(kind, K::Book | K::Section | K::Subsection | K::Chapter | K::Subchapter | K::Annex)
}

/// Kinds that are no text of the law: the act's own document holds the preface, the rest repeats or frames.
pub(super) const fn is_frame(kind: ProvisionKind) -> bool {
    use ProvisionKind as K;
    matches!(kind, K::Preface | K::Toc | K::Furniture | K::Conclusion)
}

/// The units of an act in the order of the text. They do not overlap; containers with words of their own beside the
/// heading give a unit of these words.
pub fn units(act: &Act) -> Vec<Unit> {
    let ps = &act.provisions;
    let mut out = Vec::new();
    let mut i = 0;
    while i < ps.len() {
        let p = &ps[i];
        if is_container(p.kind) {
            if !p.body.trim(&act.text).is_empty() {
                out.extend(unit_at(act, i));
            }
            i += 1;
            continue;
        }
        if !is_frame(p.kind) && p.kind != ProvisionKind::Note {
            out.extend(unit_at(act, i).filter(|u| !u.span.trim(&act.text).is_empty()));
        }
        i = act.end_of(i as u32) as usize;
    }
    out
}

/// The unit whose root is a provision; `None` where there is no such provision. Needs the structure only, not the text.
pub(super) fn unit_at(act: &Act, root: usize) -> Option<Unit> {
    let p = act.provisions.get(root)?;
    let end = if is_container(p.kind) { root + 1 } else { act.end_of(root as u32) as usize };
    let span = act.provisions[root..end].iter().fold(p.own, |s, p| s.join(p.own));
    Some(Unit { provisions: root as u32..end as u32, span })
}

/// The unit a provision stands in. Needs the structure only, not the text.
pub(super) fn unit_of(act: &Act, provision: u32) -> Option<Unit> {
    let mut root = provision as usize;
    while let Some(parent) = act.provisions.get(root)?.parent
        && !is_container(act.provisions.get(parent as usize)?.kind)
    {
        root = parent as usize;
    }
    unit_at(act, root).filter(|u| !u.span.is_empty())
}
