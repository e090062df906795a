//! `jenil matrix`: bodies × classes of actions, bodies × actions × objects, bodies × bodies.

use super::End;
use super::args::MatrixOf;
use super::matrix_page;
use super::output::{Column, Records};
use crate::Result;
use crate::bodies::{Level, Registry};
use crate::facts::{ActionTable, FactKind, mandate_key};
use crate::matrix::{self, Charge, ObjectOf, Wanted};
use crate::record::Cite;
use crate::scan::audit::Options;
use crate::scan::stored;
use crate::store::{ActRow, Store};
use std::sync::LazyLock;

/// Columns before the classes, and one a class; made once, for columns live as long as the program.
static CLASS_COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let mut out: Vec<Column> = vec![
        ("id", "id"),
        ("level", "level"),
        ("territory", "territory"),
        ("name_ru", "name_ru"),
        ("name_ky", "name_ky"),
        ("mandates", "mandates.works"),
        ("ru", "mandates.ru"),
        ("ky", "mandates.ky"),
    ];
    out.extend(
        ActionTable::builtin()
            .classes()
            .iter()
            .map(|c| -> Column { (c.as_str(), String::leak(format!("classes.{c}.works"))) }),
    );
    out
});
static CLASS_TABLE: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let mut out: Vec<Column> = vec![("body", "name_ru"), ("all", "mandates.works")];
    out.extend(CLASS_COLUMNS.iter().skip(8).map(|(name, path)| -> Column { (short(name), path) }));
    out
});

/// Beginning of a class's name: a table of all classes must fit a screen.
fn short(name: &'static str) -> &'static str {
    const LETTERS: usize = 6;
    name.char_indices().nth(LETTERS).map_or(name, |(i, _)| &name[..i])
}

const OBJECT_TABLE: &[Column] = &[
    ("body", "name"),
    ("class", "class"),
    ("action", "action"),
    ("object", "object"),
    ("n", "mandates"),
    ("place", "places.0.cite.ru"),
    ("file", "places.0.file"),
];
const OBJECT_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("name", "name"),
    ("level", "level"),
    ("lang", "lang"),
    ("class", "class"),
    ("action", "action"),
    ("object", "object"),
    ("mandates", "mandates"),
    ("places", "places"),
];
const PAIR_TABLE: &[Column] = &[
    ("body", "a.name"),
    ("and", "b.name"),
    ("all", "overlaps"),
    ("duplication", "duplication"),
    ("overlap", "overlap"),
    ("fragmentation", "fragmentation"),
    ("central_local", "central_local"),
    ("score", "score"),
];
const PAIR_COLUMNS: &[Column] = &[
    ("a", "a.id"),
    ("name_a", "a.name"),
    ("b", "b.id"),
    ("name_b", "b.name"),
    ("overlaps", "overlaps"),
    ("duplication", "duplication"),
    ("overlap", "overlap"),
    ("fragmentation", "fragmentation"),
    ("central_local", "central_local"),
    ("score", "score"),
    ("ids", "ids"),
];

/// Acts by work URI or part of the file's name.
pub(super) fn of_act(rows: Vec<ActRow>, act: Option<&String>) -> Vec<ActRow> {
    rows.into_iter().filter(|r| act.is_none_or(|a| r.uri == *a || r.file.contains(a.as_str()))).collect()
}

/// `jenil matrix`.
pub(super) fn matrix(a: &MatrixOf) -> Result<End> {
    let store = Store::open(&a.at.store)?;
    let which = a.which.filter();
    let wanted = a.narrow.wanted();
    if a.bodies {
        return of_bodies(a, &store, &which, &wanted);
    }
    let rows = of_act(store.acts(&which)?, a.narrow.act.as_ref());
    let mut charges = Vec::new();
    if a.objects {
        for row in &rows {
            // One act at a time: only its charges stay.
            for p in stored::load(&store, std::slice::from_ref(row))? {
                for fact in &p.facts {
                    let FactKind::Mandate(m) = &fact.kind else { continue };
                    let text = |s: crate::Span| words(s.of(&p.act.text));
                    let object = ObjectOf {
                        key: mandate_key(&p.act, &p.analysis, fact, ActionTable::builtin()),
                        action: m.actions.iter().map(|s| text(*s)).collect::<Vec<_>>().join(", "),
                        object: text(m.object),
                        cite: Cite {
                            ru: p.act.cite(fact.provision, crate::Lang::Ru),
                            ky: p.act.cite(fact.provision, crate::Lang::Ky),
                        },
                        file: p.act.file.clone(),
                    };
                    charges.push(charge(row, m, Some(object)));
                }
            }
        }
    } else {
        for row in &rows {
            for fact in store.facts(row.id, Some("mandate"))? {
                if let FactKind::Mandate(m) = &fact.kind {
                    charges.push(charge(row, m, None));
                }
            }
        }
    }
    let registry = Registry::builtin();
    charges.retain(|c| wanted.takes(registry, &c.body, &c.name, c.level, c.territory.as_deref()));
    const NOTHING: &str = "no mandate; see `jenil info` for what the store holds";
    let reader = a.shown.reader.code();
    if a.shown.html && a.objects {
        return super::output::page(&matrix_page::objects(&matrix::by_object(&charges), reader));
    }
    if a.shown.html {
        let rows = matrix::by_class(&charges, registry);
        return super::output::page(&matrix_page::classes(&rows, ActionTable::builtin().classes(), reader));
    }
    if a.objects {
        let mut out = Records::new(a.shown.format, OBJECT_TABLE, OBJECT_COLUMNS)?;
        for row in matrix::by_object(&charges) {
            out.push(&row)?;
        }
        out.end(NOTHING)?;
    } else {
        let mut out = Records::new(a.shown.format, &CLASS_TABLE, &CLASS_COLUMNS)?;
        for row in matrix::by_class(&charges, registry) {
            out.push(&row)?;
        }
        out.end(NOTHING)?;
    }
    Ok(End::Done)
}

fn charge(row: &ActRow, m: &crate::facts::Mandate, object: Option<ObjectOf>) -> Charge {
    Charge {
        work: row.uri.clone(),
        lang: row.lang,
        body: m.body.id.clone(),
        name: m.body.name.clone(),
        level: m.level,
        territory: m.territory.clone(),
        class: m.action_class.clone(),
        object,
    }
}

/// One line, single spaces.
fn words(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_bodies(a: &MatrixOf, store: &Store, which: &crate::store::Filter, wanted: &Wanted) -> Result<End> {
    let report = stored::report(store, which, &Options::default())?;
    let registry = Registry::builtin();
    let mandates = |o: &crate::record::OverlapRecord| {
        a.narrow.act.as_ref().is_none_or(|act| {
            o.members.iter().any(|m| m.place.act.uri == *act || m.place.act.file.contains(act.as_str()))
        })
    };
    let overlaps: Vec<_> = report.overlaps.into_iter().filter(mandates).collect();
    // A body that only an act knows has no level and no place here: it is found by its name.
    let takes = |b: &crate::record::BodyName| {
        let known = registry.get(&b.id);
        let level = known.map_or(Level::Other, |k| k.level);
        wanted.takes(registry, &b.id, &b.name, level, known.and_then(|k| k.territory.as_deref()))
    };
    let all = matrix::pairs(&overlaps);
    let meant = all.iter().filter(|r| takes(&r.a) || takes(&r.b));
    if a.shown.html {
        return super::output::page(&matrix_page::pairs(&meant.collect::<Vec<_>>(), a.shown.reader.code()));
    }
    let mut out = Records::new(a.shown.format, PAIR_TABLE, PAIR_COLUMNS)?;
    for row in meant {
        out.push(row)?;
    }
    out.end("no two bodies share a function")?;
    Ok(End::Done)
}
