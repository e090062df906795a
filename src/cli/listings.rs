//! Listings of a store's records, in one stable order.

use super::End;
use super::args::{CitationsOf, Listing, Show, StoreListing};
use super::output::{Column, Format, Records, print};
use crate::act::Act;
use crate::facts::FactKind;
use crate::record::Place;
use crate::schema::{ActRecord, CitationRecord, MandateRecord, Resolver};
use crate::store::{ActRow, Filter, Store};
use crate::{Error, Result, Span};
use std::fmt::Write;

const ACT_TABLE: &[Column] = &[
    ("uri", "uri"),
    ("lang", "lang"),
    ("date", "date"),
    ("number", "number"),
    ("status", "status"),
    ("provisions", "provisions"),
    ("notices", "notices"),
    ("title", "title"),
    ("file", "file"),
];
const ACT_COLUMNS: &[Column] = &[
    ("uri", "uri"),
    ("file", "file"),
    ("lang", "lang"),
    ("title", "title"),
    ("kind", "kind"),
    ("issuer", "issuer"),
    ("number", "number"),
    ("date", "date"),
    ("status", "status"),
    ("edition", "edition"),
    ("coverage", "coverage"),
    ("articles", "articles"),
    ("provisions", "provisions"),
    ("bytes", "bytes"),
    ("notices", "notices"),
];

pub(super) fn acts(a: &Listing) -> Result<End> {
    let store = Store::open(&a.at.store)?;
    let mut out = Records::new(a.format, ACT_TABLE, ACT_COLUMNS)?;
    for row in store.acts(&a.which.filter())? {
        out.push(&ActRecord::of(&row, &store.head(row.id)?))?;
    }
    out.end("no act; see `jenil info` for what the store holds")?;
    Ok(End::Done)
}

const MANDATE_TABLE: &[Column] = &[
    ("body", "body.name"),
    ("modality", "modality"),
    ("class", "action_class"),
    ("quote", "quote"),
    ("place", "provision.cite.ru"),
    ("file", "act.file"),
];
const MANDATE_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("uri", "act.uri"),
    ("file", "act.file"),
    ("lang", "act.lang"),
    ("title", "act.title"),
    ("eid", "provision.eid"),
    ("article", "provision.article"),
    ("cite_ru", "provision.cite.ru"),
    ("cite_ky", "provision.cite.ky"),
    ("quote", "quote"),
    ("body_id", "body.id"),
    ("body_name", "body.name"),
    ("body_quote", "body.quote"),
    ("actions", "actions"),
    ("action_class", "action_class"),
    ("object", "object"),
    ("modality", "modality"),
    ("level", "level"),
    ("territory", "territory"),
];

pub(super) fn mandates(a: &Listing) -> Result<End> {
    let store = Store::open(&a.at.store)?;
    let mut out = Records::new(a.format, MANDATE_TABLE, MANDATE_COLUMNS)?;
    for row in store.acts(&a.which.filter())? {
        let facts = store.facts(row.id, Some("mandate"))?;
        if facts.is_empty() {
            continue;
        }
        let act = store.act(row.id)?;
        for fact in &facts {
            if let FactKind::Mandate(m) = &fact.kind
                && a.which.body.as_ref().is_none_or(|b| *b == m.body.id)
            {
                out.push(&MandateRecord::of(&act, fact, m))?;
            }
        }
    }
    out.end("no mandate; see `jenil info` for what the store holds")?;
    Ok(End::Done)
}

const CITATION_TABLE: &[Column] = &[
    ("file", "act.file"),
    ("place", "provision.cite.ru"),
    ("quote", "quote"),
    ("kind", "target.kind"),
    ("resolved", "target.resolved"),
];
const CITATION_COLUMNS: &[Column] = &[
    ("uri", "act.uri"),
    ("file", "act.file"),
    ("lang", "act.lang"),
    ("title", "act.title"),
    ("eid", "provision.eid"),
    ("article", "provision.article"),
    ("cite_ru", "provision.cite.ru"),
    ("cite_ky", "provision.cite.ky"),
    ("quote", "quote"),
    ("target_kind", "target.kind"),
    ("target_number", "target.number"),
    ("target_date", "target.date"),
    ("target_title", "target.title"),
    ("target_article", "target.article"),
    ("target_part", "target.part"),
    ("target_item", "target.item"),
    ("resolved", "target.resolved"),
];

pub(super) fn citations(of: &CitationsOf) -> Result<End> {
    let a = &of.listing;
    let store = Store::open(&a.at.store)?;
    if let Some(uri) = &of.target
        && store.acts_by_uri(uri)?.is_empty()
    {
        return Err(Error::Usage(format!("{uri}: no such act in the store; `jenil acts` lists the URIs")));
    }
    let mut resolver = Resolver::new(&store)?;
    let mut out = Records::new(a.format, CITATION_TABLE, CITATION_COLUMNS)?;
    for row in store.acts(&a.which.filter())? {
        let facts = store.facts(row.id, Some("citation"))?;
        if facts.is_empty() {
            continue;
        }
        let act = store.act(row.id)?;
        for record in CitationRecord::all(&act, &facts, &mut resolver)? {
            if of.target.as_ref().is_none_or(|uri| points_at(&record, uri, of.eid.as_deref())) {
                out.push(&record)?;
            }
        }
    }
    out.end(match &of.target {
        None => "no citation; see `jenil info` for what the store holds",
        Some(_) => "nothing in the store cites it",
    })?;
    Ok(End::Done)
}

/// Whether a citation leads to an act, or to a provision of it or what stands inside that.
fn points_at(record: &CitationRecord, uri: &str, eid: Option<&str>) -> bool {
    let Some(resolved) = &record.target.resolved else { return false };
    let (act, place) = resolved.split_once('#').map_or((resolved.as_str(), ""), |(a, p)| (a, p));
    act == uri
        && eid.is_none_or(|e| place.strip_prefix(e).is_some_and(|rest| rest.is_empty() || rest.starts_with("__")))
}

const NOTICE_COLUMNS: &[Column] =
    &[("file", "file"), ("kind", "kind"), ("provision", "provision"), ("message", "message")];

pub(super) fn notices(a: &StoreListing) -> Result<End> {
    let store = Store::open(&a.at.store)?;
    let mut out = Records::new(a.format, NOTICE_COLUMNS, NOTICE_COLUMNS)?;
    for n in store.notices()? {
        out.push(&n)?;
    }
    out.end("no notice")?;
    Ok(End::Done)
}

const SHOW_COLUMNS: &[Column] = &[
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

pub(super) fn show(a: &Show) -> Result<End> {
    let store = Store::open(&a.at.store)?;
    let rows = find(&store, &a.uri)?;
    let rows: Vec<ActRow> = rows.into_iter().filter(|r| a.lang.is_none_or(|l| l == r.lang)).collect();
    if rows.is_empty() {
        return Err(Error::Usage(format!(
            "{}: no such act in the store; `jenil acts` lists the URIs and files",
            a.uri
        )));
    }
    let mut found = 0;
    let mut out =
        (a.format != Format::Table).then(|| Records::new(a.format, SHOW_COLUMNS, SHOW_COLUMNS)).transpose()?;
    for row in &rows {
        let act = store.act(row.id)?;
        let place = match &a.eid {
            None => None,
            Some(eid) => match act.find(eid) {
                Some(i) => Some(i),
                None => continue,
            },
        };
        found += 1;
        match &mut out {
            None => print(&page(&act, place))?,
            Some(out) => {
                let range = match place {
                    Some(i) => i..act.end_of(i),
                    None => 0..act.provisions.len() as u32,
                };
                for i in range {
                    out.push(&Place::of(&act, i, act.provisions[i as usize].own))?;
                }
            }
        }
    }
    if let Some(out) = out {
        out.end("nothing")?;
    }
    match (&a.eid, found) {
        (Some(eid), 0) => Err(Error::Usage(format!(
            "{}: no provision {eid}; `jenil show {} --format jsonl` lists the eIds",
            a.uri, a.uri
        ))),
        _ => Ok(End::Done),
    }
}

/// Acts by URI, by file, or by the end of either.
pub(super) fn find(store: &Store, name: &str) -> Result<Vec<ActRow>> {
    let rows = store.acts_by_uri(name)?;
    if !rows.is_empty() {
        return Ok(rows);
    }
    Ok(store.acts(&Filter::default())?.into_iter().filter(|r| r.file == name).collect())
}

/// An act or a provision for reading.
fn page(act: &Act, place: Option<u32>) -> String {
    let mut out = String::new();
    let title = act.header.title.as_ref().map_or("", |t| t.value.as_str());
    writeln!(out, "{title}\n{} · {} · {}", act.uri, act.lang, act.file).unwrap_or(());
    let span = match place {
        Some(i) => {
            writeln!(out, "{} · {}", act.cite(i, act.lang), act.eid(i)).unwrap_or(());
            act.path_span(i)
        }
        None => Span::new(0, act.text.len() as u32),
    };
    out.push('\n');
    out.push_str(span.of(&act.text).trim_matches('\n'));
    out.push_str("\n\n");
    out
}
