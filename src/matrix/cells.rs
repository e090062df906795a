//! Cells of the table, counted from charges.

use super::{Charge, Counts};
use crate::Lang;
use crate::bodies::{Level, Registry};
use crate::facts::MandateKey;
use crate::record::Cite;
use serde::Serialize;
use std::collections::BTreeMap;

/// A body with its mandates by class of action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BodyRow {
    /// Registry id, or `act:<slug>` for a body only acts know.
    pub id: String,
    /// Name, Russian; absent where no text and no row has one.
    pub name_ru: Option<String>,
    /// Name, Kyrgyz.
    pub name_ky: Option<String>,
    /// Level.
    pub level: Level,
    /// Territory of the body, where it has one.
    pub territory: Option<String>,
    /// All its mandates.
    pub mandates: Counts,
    /// By class of action; classes without a mandate are left out.
    pub classes: BTreeMap<String, Counts>,
}

/// A body's mandates with one action on one object.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ObjectRow {
    /// Registry id, or `act:<slug>`.
    pub id: String,
    /// Name as the act writes it.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Language of the texts.
    pub lang: Lang,
    /// Class of the action.
    pub class: String,
    /// The action, as written first.
    pub action: String,
    /// The object, as written first.
    pub object: String,
    /// How many mandates say so.
    pub mandates: u32,
    /// Where: file and citation, in the order of the acts.
    pub places: Vec<PlaceOf>,
}

/// Where a mandate stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceOf {
    /// File below the folder that was read.
    pub file: String,
    /// Human citation.
    pub cite: Cite,
}

/// Mandates of one cell, by work.
#[derive(Default)]
struct Cell<'a>(BTreeMap<&'a str, [u32; 2]>);

impl<'a> Cell<'a> {
    fn add(&mut self, c: &'a Charge) {
        self.0.entry(&c.work).or_default()[usize::from(c.lang == Lang::Ky)] += 1;
    }

    fn counts(&self) -> Counts {
        self.0.values().fold(Counts::default(), |a, [ru, ky]| Counts {
            works: a.works + ru.max(ky),
            ru: a.ru + ru,
            ky: a.ky + ky,
        })
    }
}

/// Bodies × classes of actions: most mandates first, then by id.
pub fn by_class(charges: &[Charge], registry: &Registry) -> Vec<BodyRow> {
    struct Open<'a> {
        first: &'a Charge,
        names: [Option<&'a str>; 2],
        all: Cell<'a>,
        classes: BTreeMap<&'a str, Cell<'a>>,
    }
    let mut bodies: BTreeMap<&str, Open<'_>> = BTreeMap::new();
    for c in charges {
        let row = bodies.entry(&c.body).or_insert_with(|| Open {
            first: c,
            names: [None, None],
            all: Cell::default(),
            classes: BTreeMap::new(),
        });
        row.names[usize::from(c.lang == Lang::Ky)].get_or_insert(&c.name);
        row.all.add(c);
        row.classes.entry(&c.class).or_default().add(c);
    }
    let mut out: Vec<BodyRow> = bodies
        .into_iter()
        .map(|(id, o)| {
            let known = registry.get(id);
            BodyRow {
                id: id.to_owned(),
                name_ru: known.map(|b| b.name_ru.clone()).or(o.names[0].map(str::to_owned)),
                name_ky: known.and_then(|b| b.name_ky.clone()).or(o.names[1].map(str::to_owned)),
                level: known.map_or(o.first.level, |b| b.level),
                territory: known.and_then(|b| b.territory.clone()).or(o.first.territory.clone()),
                mandates: o.all.counts(),
                classes: o.classes.into_iter().map(|(k, c)| (k.to_owned(), c.counts())).collect(),
            }
        })
        .collect();
    out.sort_by(|a, b| b.mandates.works.cmp(&a.mandates.works).then_with(|| a.id.cmp(&b.id)));
    out
}

/// Bodies × actions × objects: by body, language, class and normal form; the languages stay apart, for an object's words
/// are compared within one.
pub fn by_object(charges: &[Charge]) -> Vec<ObjectRow> {
    let mut rows: BTreeMap<(&str, &str, Lang, &str, &MandateKey), Vec<&Charge>> = BTreeMap::new();
    for c in charges {
        if let Some(o) = &c.object {
            rows.entry((&c.body, &c.name, c.lang, &c.class, &o.key)).or_default().push(c);
        }
    }
    let mut out: Vec<ObjectRow> = rows
        .into_values()
        .filter_map(|cs| {
            let first = cs.first()?;
            let o = first.object.as_ref()?;
            Some(ObjectRow {
                id: first.body.clone(),
                name: first.name.clone(),
                level: first.level,
                lang: first.lang,
                class: first.class.clone(),
                action: o.action.clone(),
                object: o.object.clone(),
                mandates: cs.len() as u32,
                places: cs
                    .iter()
                    .filter_map(|c| c.object.as_ref())
                    .map(|o| PlaceOf { file: o.file.clone(), cite: o.cite.clone() })
                    .collect(),
            })
        })
        .collect();
    // Keys are hashes: within a class the words a reader sees give the order.
    out.sort_by(|a, b| {
        (&a.id, &a.name, a.lang, &a.class, &a.object, &a.action, &a.places.first().map(|p| &p.file)).cmp(&(
            &b.id,
            &b.name,
            b.lang,
            &b.class,
            &b.object,
            &b.action,
            &b.places.first().map(|p| &p.file),
        ))
    });
    out
}
