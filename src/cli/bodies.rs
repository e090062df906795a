//! `bodies`: the registry, one body explained, what acts charge and nothing resolves.

use super::End;
use super::args::BodiesOf;
use super::output::{Column, Format, Records, print};
use crate::bodies::{self, Body, Level, Registry};
use crate::facts::FactKind;
use crate::scan::stored;
use crate::store::{Filter, Store};
use crate::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};

const BODY_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("level", "level"),
    ("ru", "name_ru"),
    ("ky", "name_ky"),
    ("parent", "parent"),
    ("territory", "territory"),
    ("confidence", "confidence"),
];

const CHARGED_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("level", "level"),
    ("ru", "name_ru"),
    ("ky", "name_ky"),
    ("mandates", "mandates"),
    ("known", "known"),
    ("stands_for", "stands_for"),
];

/// A body that acts of a store charge.
#[derive(serde::Serialize)]
struct Charged {
    id: String,
    level: Level,
    name_ru: Option<String>,
    name_ky: Option<String>,
    mandates: u32,
    /// In the registry; otherwise only an act defines it.
    known: bool,
    /// Bodies that acts of the store name as holders of this class.
    stands_for: Vec<Holder>,
}

/// A body that an act names as the holder of a class.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
struct Holder {
    id: String,
    name: String,
    /// Where the act says so.
    file: String,
    eid: String,
}

/// `jenil bodies`.
pub(super) fn bodies(a: &BodiesOf) -> Result<End> {
    let store = a.store.as_ref().map(|dir| Store::open(dir)).transpose()?;
    if let Some(name) = &a.name {
        return explain(a, name, store.as_ref());
    }
    if let Some(store) = &store {
        return charged(a, store);
    }
    let mut out = Records::new(a.format, BODY_COLUMNS, BODY_COLUMNS)?;
    for b in Registry::builtin().bodies() {
        out.push(b)?;
    }
    out.end("no body")?;
    Ok(End::Done)
}

fn charged(a: &BodiesOf, store: &Store) -> Result<End> {
    let registry = Registry::builtin();
    let mut rows: BTreeMap<String, Charged> = BTreeMap::new();
    for act in store.acts(&Filter::default())? {
        for fact in store.facts(act.id, Some("mandate"))? {
            let FactKind::Mandate(m) = fact.kind else { continue };
            let row = rows.entry(m.body.id.clone()).or_insert_with(|| {
                let known = registry.get(&m.body.id);
                Charged {
                    id: m.body.id.clone(),
                    level: m.level,
                    name_ru: known.map(|b| b.name_ru.clone()),
                    name_ky: known.and_then(|b| b.name_ky.clone()),
                    mandates: 0,
                    known: known.is_some(),
                    stands_for: Vec::new(),
                }
            });
            row.mandates += 1;
            // A body of an act alone is named as the act names it.
            let name = if act.lang == crate::Lang::Ky { &mut row.name_ky } else { &mut row.name_ru };
            name.get_or_insert(m.body.name);
        }
    }
    if a.unresolved {
        rows.retain(|id, _| registry.get(id).is_none_or(|b| b.generic));
        let mut holders = holders(store)?;
        for (id, row) in &mut rows {
            row.stands_for = holders.remove(id).unwrap_or_default().into_iter().collect();
        }
    }
    let mut rows: Vec<Charged> = rows.into_values().collect();
    rows.sort_by(|x, y| y.mandates.cmp(&x.mandates).then_with(|| x.id.cmp(&y.id)));
    let mut out = Records::new(a.format, CHARGED_COLUMNS, CHARGED_COLUMNS)?;
    for row in &rows {
        out.push(row)?;
    }
    out.end("no body is charged with anything; see `jenil info`")?;
    Ok(End::Done)
}

/// What the acts of a store say stands behind classes of bodies.
fn holders(store: &Store) -> Result<BTreeMap<String, BTreeSet<Holder>>> {
    let registry = Registry::builtin();
    let mut out: BTreeMap<String, BTreeSet<Holder>> = BTreeMap::new();
    for row in store.acts(&Filter::default())? {
        // One act at a time: only what it says stays.
        for p in stored::load(store, std::slice::from_ref(&row))? {
            for found in bodies::acts_as(&p.act, &p.analysis, &p.mentions, registry) {
                let m = &p.mentions[found.holder as usize];
                let at = p.act.provisions.iter().position(|x| x.own.from <= m.span.from && m.span.to <= x.own.to);
                out.entry(found.class).or_default().insert(Holder {
                    id: m.body.clone(),
                    name: bodies::name(&p.act.text, &p.analysis, m, registry),
                    file: p.act.file.clone(),
                    eid: at.map(|i| p.act.eid(i as u32)).unwrap_or_default(),
                });
            }
        }
    }
    Ok(out)
}

/// A body with everything the registry and a store know of it.
#[derive(serde::Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    body: &'a Body,
    /// Parents up to the top, by name.
    parents: Vec<&'a str>,
    /// Bodies directly below.
    children: Vec<&'a str>,
    /// Name of the territory.
    territory_name: Option<&'a str>,
    /// Acts of the store that charge it, with their number of mandates.
    charged: Vec<(String, u32)>,
}

fn explain(a: &BodiesOf, name: &str, store: Option<&Store>) -> Result<End> {
    let registry = Registry::builtin();
    let words = crate::text::fold(name).text;
    let has = |n: &String| crate::text::fold(n).text.contains(&words);
    let meant: Vec<&Body> = match registry.get(name) {
        Some(b) => vec![b],
        None => registry
            .bodies()
            .iter()
            .filter(|b| {
                let former = b.former.iter().flat_map(|f| f.name_ru.iter().chain(&f.name_ky));
                std::iter::once(&b.name_ru)
                    .chain(&b.name_ky)
                    .chain(&b.short_ru)
                    .chain(&b.short_ky)
                    .chain(former)
                    .any(has)
                    || b.abbr.iter().any(|x| x == name)
            })
            .collect(),
    };
    let mut charged: BTreeMap<&str, Vec<(String, u32)>> = BTreeMap::new();
    if let Some(store) = store {
        for body in &meant {
            let filter = Filter { body: Some(body.id.clone()), ..Filter::default() };
            for row in store.acts(&filter)? {
                let mandates = store.facts(row.id, Some("mandate"))?;
                let n = mandates.iter().filter(|f| matches!(&f.kind, FactKind::Mandate(m) if m.body.id == body.id));
                charged.entry(&body.id).or_default().push((row.file, n.count() as u32));
            }
        }
    }
    if meant.is_empty() {
        return Err(Error::Usage(format!("{name}: no such body in the registry; `jenil bodies` lists it")));
    }
    let mut out =
        (a.format != Format::Table).then(|| Records::new(a.format, BODY_COLUMNS, BODY_COLUMNS)).transpose()?;
    for body in meant {
        let mut parents = Vec::new();
        let mut at = body.parent.as_deref().and_then(|p| registry.get(p));
        while let Some(p) = at.filter(|p| !parents.contains(&p.name_ru.as_str())) {
            parents.push(p.name_ru.as_str());
            at = p.parent.as_deref().and_then(|p| registry.get(p));
        }
        let below = registry.bodies().iter().filter(|b| b.parent.as_deref() == Some(body.id.as_str()));
        let record = Explained {
            body,
            parents,
            children: below.map(|b| b.name_ru.as_str()).collect(),
            territory_name: body.territory.as_deref().and_then(|t| registry.territory(t)).map(|t| t.name_ru.as_str()),
            charged: charged.remove(body.id.as_str()).unwrap_or_default(),
        };
        match &mut out {
            Some(out) => out.push(&record)?,
            None => print(&page(&record))?,
        }
    }
    if let Some(out) = out {
        out.end("no body")?;
    }
    Ok(End::Done)
}

/// A body for reading; what is not known is not shown.
fn page(e: &Explained<'_>) -> String {
    let b = e.body;
    let mut out = format!("{} · {}\n", b.id, b.name_ru);
    let mut line = |label: &str, value: String| {
        if !value.is_empty() {
            out.push_str(&format!("  {label:<12}{value}\n"));
        }
    };
    line("Kyrgyz", b.name_ky.clone().unwrap_or_default());
    let short: Vec<&str> = b.short_ru.iter().chain(&b.short_ky).chain(&b.abbr).map(String::as_str).collect();
    line("short", short.join(", "));
    for f in &b.former {
        let names: Vec<&str> = f.name_ru.iter().chain(&f.name_ky).map(String::as_str).collect();
        let dates = format!("{} – {}", f.from.as_deref().unwrap_or("…"), f.to.as_deref().unwrap_or("…"));
        line("formerly", format!("{} ({dates})", names.join(" / ")));
    }
    let level = serde_json::to_value(b.level).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let nature = [b.generic.then_some("a class of bodies"), b.court.then_some("a court")];
    line("level", std::iter::once(level.as_str()).chain(nature.into_iter().flatten()).collect::<Vec<_>>().join(", "));
    line("under", e.parents.join(" ← "));
    line("over", e.children.join("; "));
    line("territory", e.territory_name.unwrap_or_default().to_owned());
    line("from", b.valid_from.clone().unwrap_or_default());
    line("until", b.valid_to.clone().unwrap_or_default());
    line("successor", b.successor.clone().unwrap_or_default());
    line("likely", b.likely.clone().map(|l| format!("{l} (an inference)")).unwrap_or_default());
    line("source", format!("{} ({})", b.source, b.confidence));
    for (file, n) in &e.charged {
        line("charged in", format!("{file}: {n} mandates"));
    }
    out
}
