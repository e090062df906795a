//! From a mandate to what the comparison sees: its action–object parts and the marks that divide powers.

use super::objects::ObjectTable;
use super::reader::Reader;
use super::{Marks, Statement};
use crate::act::Act;
use crate::facts::{ActionTable, Fact, FactKind, Mandate, is_small, mandate_key};
use crate::text::{Analysis, StemId, TokenKind, form_id};
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
        numbers: numbers(act.lang, analysis, fact),
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

/// Longest range of articles that is written out; a longer one is a span of years or an amount. Chosen.
const LONGEST_RANGE: u32 = 200;

/// Beginnings of the words that say a number is of a part or a point and not of an article.
const UNITS: &[&str] = &["част", "пункт", "подпункт", "абзац", "бөлү", "бөлүк", "бөлүг", "тармак"];

/// The numbers of a statement, sorted: lists of articles, mostly. A range «80–84» stands for all its numbers; a number of a
/// part or a point is left out, for «часть 2» of one article is not «часть 2» of another.
fn numbers(lang: Lang, analysis: &Analysis, fact: &Fact) -> Vec<StemId> {
    let all = analysis.tokens_in(fact.span);
    let word = |i: usize| analysis.tokens[i].folded.of(&analysis.folded.text);
    let unit = |w: &str| UNITS.iter().any(|u| w.starts_with(u));
    let mut out: Vec<StemId> = Vec::new();
    let is_number = |i: usize| analysis.tokens[i].kind == TokenKind::Number;
    let joins = |i: usize| matches!(word(i), "и" | "жана" | "," | "-" | "–" | "—");
    // «частями 1 и 2», «1 жана 2-бөлүктөрүндө»: the unit counts for the whole list; it stands before it in Russian («323 и
    // частями 1 и 2 статьи 355» does not make 323 a part) and behind it in Kyrgyz.
    let of_unit = |i: usize| {
        let other = |k: &usize| !is_number(*k) && !joins(*k);
        let named = match lang {
            Lang::Ru => (all.start..i).rev().find(other),
            Lang::Ky => (i + 1..all.end).find(other),
        };
        named.is_some_and(|k| unit(word(k)))
    };
    for i in all.clone().filter(|i| is_number(*i)) {
        let next = if i + 1 < all.end { word(i + 1) } else { Default::default() };
        if of_unit(i) {
            continue;
        }
        out.push(form_id(word(i)));
        let to = (i + 2 < all.end && matches!(next, "-" | "–" | "—")).then(|| word(i + 2));
        if let Some((from, to)) = word(i).parse::<u32>().ok().zip(to.and_then(|t| t.parse::<u32>().ok()))
            && from < to
            && to - from <= LONGEST_RANGE
        {
            out.extend((from + 1..to).map(|n| form_id(&n.to_string())));
        }
    }
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
