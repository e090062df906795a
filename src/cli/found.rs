//! What a search finds: hits, counts, provisions like a given one.

use super::End;
use super::args::{Search, Similar};
use super::listings::find;
use super::output::{Column, Format, Records, is_terminal, print};
use super::store::searcher;
use crate::index::{Answer, Ask, Searcher};
use crate::schema::{FacetRecord, HitRecord};
use crate::{Error, Result};
use std::fmt::Write;

const HIT_COLUMNS: &[Column] = &[
    ("rank", "rank"),
    ("score", "score"),
    ("confident", "confident"),
    ("uri", "act.uri"),
    ("file", "act.file"),
    ("lang", "act.lang"),
    ("title", "act.title"),
    ("eid", "provision.eid"),
    ("article", "provision.article"),
    ("cite_ru", "provision.cite.ru"),
    ("cite_ky", "provision.cite.ky"),
    ("quote", "quote"),
];

const FACET_COLUMNS: &[Column] =
    &[("facet", "facet"), ("value", "value"), ("name", "name"), ("acts", "acts"), ("provisions", "provisions")];

pub(super) fn search(a: &Search) -> Result<End> {
    let searcher = searcher(&a.at.store)?;
    let ask = Ask { limit: a.limit, offset: a.offset, filter: a.which.filter(), sort: a.sort.into() };
    let query = a.query.join(" ");
    if a.facets {
        let mut out = Records::new(a.format, FACET_COLUMNS, FACET_COLUMNS)?;
        for f in searcher.facets(&query, &ask).map_err(|e| pointed(&query, e))? {
            out.push(&FacetRecord::of(&f))?;
        }
        out.end("nothing found")?;
        return Ok(End::Done);
    }
    let answer = searcher.search(&query, &ask).map_err(|e| pointed(&query, e))?;
    for (typed, read) in &answer.corrected {
        eprintln!("«{typed}» was read as «{read}»");
    }
    for word in &answer.unknown {
        eprintln!("«{word}» stands nowhere in the store");
    }
    let close = answer.hits.iter().any(|h| h.confident);
    if !answer.hits.is_empty() && !close && a.offset == 0 {
        eprintln!("nothing close; the nearest provisions:");
    }
    list(&searcher, &answer, a.format)
}

/// A mistake in a query with a mark below its place: nobody counts bytes.
fn pointed(query: &str, e: Error) -> Error {
    match e {
        Error::Query { at, message } => {
            let before = query.get(..at).map_or(0, |b| b.chars().count());
            Error::Usage(format!("mistake in the query\n  {query}\n  {}^ {message}", " ".repeat(before)))
        }
        e => e,
    }
}

pub(super) fn similar(a: &Similar) -> Result<End> {
    let searcher = searcher(&a.at.store)?;
    let rows = find(searcher.store(), &a.uri)?;
    let Some(first) = rows.first() else {
        return Err(Error::Usage(format!(
            "{}: no such act in the store; `jenil acts` lists the URIs and files",
            a.uri
        )));
    };
    let (mut place, mut id) = (None, first.id);
    for row in &rows {
        if place.is_none() {
            (place, id) = (searcher.store().act(row.id)?.find(&a.eid), row.id);
        }
    }
    let place = place.ok_or_else(|| {
        Error::Usage(format!("{}: no provision {}; `jenil show {} --format jsonl` lists the eIds", a.uri, a.eid, a.uri))
    })?;
    let ask = Ask { limit: a.limit, offset: a.offset, filter: a.which.filter(), ..Ask::default() };
    list(&searcher, &searcher.similar(id, place, &ask)?, a.format)
}

/// Prints hits.
fn list(searcher: &Searcher, answer: &Answer, format: Format) -> Result<End> {
    if format == Format::Table {
        let mut text = String::new();
        for hit in &answer.hits {
            let act = searcher.store().act(hit.act.id)?;
            let r = HitRecord::of(hit, &act);
            let cite = match act.lang {
                crate::Lang::Ru => &r.place.provision.cite.ru,
                crate::Lang::Ky => &r.place.provision.cite.ky,
            };
            let title = if r.place.act.title.is_empty() { &r.place.act.file } else { &r.place.act.title };
            let mark = if hit.confident { "" } else { " ?" };
            writeln!(text, "{}. {cite} · {title} [{}]{mark}", hit.rank, act.lang).unwrap_or(());
            writeln!(text, "   {}", marked(&r)).unwrap_or(());
            writeln!(text, "   {} {}", r.place.act.uri, r.place.provision.eid).unwrap_or(());
        }
        if answer.hits.is_empty() {
            eprintln!("nothing found; try fewer or other words");
        }
        print(&text)?;
        return Ok(End::Done);
    }
    let mut out = Records::new(format, HIT_COLUMNS, HIT_COLUMNS)?;
    for hit in &answer.hits {
        out.push(&HitRecord::of(hit, &searcher.store().act(hit.act.id)?))?;
    }
    out.end("nothing found")?;
    Ok(End::Done)
}

/// A snippet on one line, hits in bold on a terminal and in brackets elsewhere.
fn marked(r: &HitRecord) -> String {
    let (on, off) = if is_terminal() { ("\u{1b}[1m", "\u{1b}[0m") } else { ("[", "]") };
    let text: String =
        r.snippet.iter().map(|p| if p.hit { format!("{on}{}{off}", p.text) } else { p.text.clone() }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
