//! From an act and its words to the documents of the index.

use super::fields::{Fields, WHOLE_ACT, place};
use super::grammar::is_grammar;
use super::packed;
use super::units::{is_frame, units};
use crate::Span;
use crate::act::{Act, Force, ProvisionKind};
use crate::store::ActId;
use crate::text::{self, Analysis, Memo, TokenKind};
use rustc_hash::FxHashSet;
use tantivy::TantivyDocument;

/// Letters of the longest form kept for prefixes and suggestions; longer ones are glued words of bad scans.
const FORM_MAX: usize = 60;

/// The documents of one act: a unit each, then the act itself.
pub(super) fn documents(
    fields: &Fields,
    id: ActId,
    act: &Act,
    analysis: &Analysis,
    memo: &mut Memo,
    out: &mut Vec<TantivyDocument>,
) {
    let f = fields.of(act.lang);
    let mut title = String::new();
    if let Some(t) = &act.header.title {
        let words = text::analyse(&t.value, act.lang, memo);
        pack(&words, Span::new(0, t.value.len() as u32), &[], &mut title);
    }
    let id = id.cast_unsigned();
    // Headings above the unit, outermost first, as (provision, bytes of `above` before it).
    let mut above = title.clone();
    let mut trail: Vec<(u32, usize)> = Vec::new();
    let mut body = String::new();
    let mut heading = String::new();
    for unit in units(act) {
        let root = unit.provisions.start;
        climb(act, analysis, root, &mut trail, &mut above);
        body.clear();
        heading.clear();
        for p in &act.provisions[unit.provisions.start as usize..unit.provisions.end as usize] {
            if matches!(p.kind, ProvisionKind::Note) || is_frame(p.kind) {
                continue;
            }
            pack(analysis, p.own, &act.furniture, &mut body);
            if let Some(h) = p.heading {
                pack_matter(analysis, h, &mut heading);
            }
        }
        if body.is_empty() {
            continue;
        }
        let mut doc = TantivyDocument::new();
        doc.add_u64(fields.act, id);
        let repealed = act.provisions[root as usize].force == Force::Repealed;
        doc.add_u64(fields.place, place(root, repealed));
        doc.add_text(f.body, &body);
        if !heading.is_empty() {
            doc.add_text(f.heading, &heading);
        }
        if !above.is_empty() {
            doc.add_text(f.context, &above);
        }
        out.push(doc);
    }
    let mut doc = TantivyDocument::new();
    doc.add_u64(fields.act, id);
    doc.add_u64(fields.place, WHOLE_ACT);
    if !title.is_empty() {
        doc.add_text(f.title, &title);
    }
    doc.add_text(f.forms, forms(analysis));
    out.push(doc);
}

/// Makes `above` the headings of the ancestors of `root`. Units come in order, so most of it stands already.
fn climb(act: &Act, analysis: &Analysis, root: u32, trail: &mut Vec<(u32, usize)>, above: &mut String) {
    let mut line = Vec::new();
    let mut at = act.provisions[root as usize].parent;
    while let Some(p) = at {
        line.push(p);
        at = act.provisions[p as usize].parent;
    }
    line.reverse();
    let same = trail.iter().zip(&line).take_while(|(t, l)| t.0 == **l).count();
    if let Some((_, len)) = trail.get(same) {
        above.truncate(*len);
    }
    trail.truncate(same);
    for p in &line[same..] {
        trail.push((*p, above.len()));
        if let Some(h) = act.provisions[*p as usize].heading {
            pack_matter(analysis, h, above);
        }
    }
}

/// Appends the stems of the words and numbers inside `span` that do not lie in `furniture` (spans in order).
fn pack(analysis: &Analysis, span: Span, furniture: &[Span], out: &mut String) {
    let tokens = &analysis.tokens[analysis.tokens_in(span)];
    out.reserve(tokens.len() * packed::WIDTH);
    let first = furniture.partition_point(|f| f.to <= span.from);
    let mut furniture = furniture[first..].iter().peekable();
    for t in tokens.iter().filter(|t| t.kind != TokenKind::Punct) {
        while furniture.next_if(|f| f.to <= t.span.from).is_some() {}
        if furniture.peek().is_some_and(|f| f.overlaps(t.span)) {
            continue;
        }
        packed::push(out, t.stem);
    }
}

/// As [`pack`], without words of grammar: what a heading is about.
fn pack_matter(analysis: &Analysis, span: Span, out: &mut String) {
    for t in &analysis.tokens[analysis.tokens_in(span)] {
        if t.kind != TokenKind::Punct && !is_grammar(t.folded.of(&analysis.folded.text)) {
            packed::push(out, t.stem);
        }
    }
}

/// The distinct folded words of an act, in the order of their first place.
fn forms(analysis: &Analysis) -> String {
    let mut seen = FxHashSet::default();
    let mut out = String::new();
    for t in analysis.tokens.iter().filter(|t| t.kind == TokenKind::Word) {
        if t.folded.len() as usize <= FORM_MAX * 2 && seen.insert(t.form) {
            out.push_str(t.folded.of(&analysis.folded.text));
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}
