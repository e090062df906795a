//! From a mandate to what the comparison sees: its action–object parts and the marks that divide powers.

use super::objects::ObjectTable;
use super::reader::Reader;
use super::{Marks, Statement};
use crate::act::Act;
use crate::facts::{ActionTable, Fact, FactKind, Mandate, is_small, mandate_key};
use crate::text::{Analysis, StemId, form_id};
use crate::{Lang, Span};

/// Where a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Index of the act in the run.
    pub act: u32,
    /// Number of the work, see [`Statement::work`].
    pub work: u32,
    /// Index of the fact among the act's facts.
    pub fact: u32,
}

/// The statement of one mandate; `mandates` are all of the act, in the order of the text, for the names of the
/// other bodies of one clause are no part of its object.
pub fn statement(
    seat: Seat,
    act: &Act,
    analysis: &Analysis,
    fact: &Fact,
    m: &Mandate,
    table: &ActionTable,
    mandates: &[&Fact],
) -> Statement {
    let key = mandate_key(act, analysis, fact, table);
    let objects = ObjectTable::builtin();
    let read = Reader { analysis, lang: act.lang, table, objects, range: analysis.tokens_in(fact.span) }
        .read(&m.actions, &bodies_of_clause(mandates, fact, m));
    let mut marks = read.marks;
    if delegated_above(act, analysis, fact.provision) {
        marks = marks.with(Marks::DELEGATED);
    }
    if read.parts.iter().any(|p| names_itself(act.lang, &m.body.name, &p.raw)) {
        marks = marks.with(Marks::OWN_NAME);
    }
    Statement {
        act: seat.act,
        work: seat.work,
        provision: fact.provision,
        place: form_id(&act.eid(fact.provision)),
        fact: seat.fact,
        lang: act.lang,
        span: fact.span,
        body: m.body.id.clone(),
        body_name: m.body.name.clone(),
        level: m.level,
        territory: m.territory.clone(),
        class: m.action_class.clone(),
        action: key.action,
        object: key.object,
        residual: m.residual,
        parts: read.parts,
        marks,
        articles: Vec::new(),
        except: read.except,
        except_articles: read.except_articles,
        article: article_number(act, fact.provision),
        initiative: read.initiative,
        partners: read.partners,
        scopes: read.scopes,
        name: name_stems(act.lang, &m.body.name, objects),
    }
}

/// Whether what leads in to a provision gives its powers on delegation only: «Органы местного самоуправления в случае делегирования им
/// полномочий вправе: …».
fn delegated_above(act: &Act, analysis: &Analysis, provision: u32) -> bool {
    let article = act.article_of(provision);
    let mut at = provision;
    while at != article
        && let Some(parent) = act.provisions.get(at as usize).and_then(|p| p.parent)
    {
        at = parent;
        let tokens = analysis.tokens_in(act.provisions[at as usize].body);
        if super::limits::marks_in(analysis, tokens).has(Marks::DELEGATED) {
            return true;
        }
    }
    false
}

/// The number of the article a provision stands in.
fn article_number(act: &Act, provision: u32) -> Option<StemId> {
    let article = act.article_of(provision);
    act.provisions.get(article as usize)?.number.as_deref().map(|n| form_id(&crate::text::fold(n).text))
}

/// The names of all bodies that one clause charges, as they stand in the text.
fn bodies_of_clause(mandates: &[&Fact], fact: &Fact, own: &Mandate) -> Vec<Span> {
    let from = mandates.partition_point(|f| f.provision < fact.provision);
    let mut out = vec![own.body.quote];
    for f in mandates[from..].iter().take_while(|f| f.provision == fact.provision) {
        match &f.kind {
            FactKind::Mandate(m) if f.span == fact.span && m.body.quote != own.body.quote => out.push(m.body.quote),
            _ => {}
        }
    }
    out
}

/// Stems of the telling words of a body's name: no «орган», «государственный», «местный».
fn name_stems(lang: Lang, name: &str, objects: &ObjectTable) -> Vec<StemId> {
    let folded = crate::text::fold(name).text;
    let mut out: Vec<StemId> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty() && !is_small(lang, w) && !w.starts_with("местн") && !w.starts_with("жергиликтүү"))
        .map(|w| crate::text::stem_id(lang, w))
        .filter(|s| !objects.is_minor(lang, *s))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether the whole name of a body, of two content words or more, stands among the words of an object: «бюджет
/// Социального фонда» of the Social Fund.
pub(super) fn names_itself(lang: Lang, name: &str, object: &[StemId]) -> bool {
    let folded = crate::text::fold(name).text;
    let words: Vec<StemId> =
        folded.split_whitespace().filter(|w| !is_small(lang, w)).map(|w| crate::text::stem_id(lang, w)).collect();
    words.len() >= 2 && words.iter().all(|w| object.contains(w))
}
