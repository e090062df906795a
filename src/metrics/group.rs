//! Figures of groups: the corpus, levels, territories, bodies, acts; each language apart.

use super::{Cost, Counted, Function, Measured, Tariffs, code, depths};
use crate::Lang;
use crate::bodies::{Level, Registry};
use crate::overlap::OverlapKind;
use crate::record::OverlapRecord;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What rows are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Everything.
    Corpus,
    /// Level: of the body for functions, of the act's issuer for the rest.
    Level,
    /// Territory, likewise.
    Territory,
    /// Body: its functions, and what the provisions say that charge it.
    Body,
    /// Act, repealed ones and older editions too.
    Act,
}

/// What a run found about the acts.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// Overlaps of mandates.
    pub overlaps: &'a [OverlapRecord],
    /// References that lead nowhere or to a repealed act (L01, L02), by file.
    pub dead: &'a BTreeMap<String, u32>,
    /// Which of the acts are in force.
    pub in_force: &'a [bool],
    /// Only acts with this URI, or these letters in the file's name; the others still stand behind overlaps and citations.
    pub only: Option<&'a str>,
}

/// Functions of a group.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Functions {
    /// All; prohibitions are no functions.
    pub total: u32,
    /// In no overlap.
    pub unique: u32,
    /// In an overlap or a fragmentation, and in no duplication.
    pub overlapping: u32,
    /// In a duplication.
    pub duplicated: u32,
    /// Shares of the three in the total; null where there is none.
    pub share: Option<[f64; 3]>,
    /// Other bodies that share a function of the group.
    pub partners: u32,
    /// Other bodies a function, the mean over all functions.
    pub partners_per_function: Option<f64>,
}

/// Structure of the acts of a group; null for bodies, which have no acts.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Structure {
    /// Citations of other acts.
    pub citations: u32,
    /// Longest chain of citations inside the store, see [`depths`].
    pub depth: u32,
    /// References that lead nowhere or to a repealed act, and their share of the citations.
    pub dead: u32,
    /// Share of the citations.
    pub dead_share: Option<f64>,
    /// Editions in the store of the acts counted.
    pub editions: u32,
    /// Amending acts and notes of amendment.
    pub amendments: u32,
    /// Share of the text that the structure accounts for.
    pub coverage: f64,
}

/// Figures of one group in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What the row is about.
    pub by: By,
    /// `corpus`, a level, a territory or body id, or `URI file`.
    pub id: String,
    /// Name in the language of the row.
    pub name: String,
    /// Language of the texts: `ru` or `ky`.
    pub lang: &'static str,
    /// Acts that were counted.
    pub acts: u32,
    /// Functions of bodies.
    pub functions: Functions,
    /// Figures of the texts.
    #[serde(flatten)]
    pub counted: Counted,
    /// All restrictive words.
    pub restrictions_all: u32,
    /// Words a sentence.
    pub words_per_sentence: Option<f64>,
    /// Structure of the acts.
    pub structure: Option<Structure>,
    /// Cost of the obligations a year, where tariffs were given.
    pub cost: Option<Cost>,
}

#[derive(Default)]
struct Open<'a> {
    name: String,
    acts: BTreeSet<usize>,
    functions: Vec<&'a Function>,
    counted: Counted,
    cost: Cost,
}

/// The figures, by group in the order of their ids (acts in their own order), Russian before Kyrgyz. Groups other than acts count
/// only acts in force, each in the latest edition that is here.
pub fn figures(
    acts: &[Measured],
    by: By,
    found: &Found<'_>,
    tariffs: Option<&Tariffs>,
    registry: &Registry,
) -> Vec<Row> {
    let mut editions: BTreeMap<(&str, Lang), Vec<usize>> = BTreeMap::new();
    for (i, m) in acts.iter().enumerate() {
        editions.entry((&m.act.uri, m.act.lang)).or_default().push(i);
    }
    let latest: BTreeSet<usize> =
        editions.values().filter_map(|v| v.iter().copied().max_by_key(|i| (&acts[*i].edition, *i))).collect();
    let counts = |i: usize| {
        let a = &acts[i].act;
        found.only.is_none_or(|o| a.uri == o || a.file.contains(o))
            && (by == By::Act || (latest.contains(&i) && found.in_force.get(i).copied().unwrap_or(true)))
    };
    let mut groups: BTreeMap<(usize, String, Lang), Open<'_>> = BTreeMap::new();
    for (i, m) in acts.iter().enumerate().filter(|(i, _)| counts(*i)) {
        let lang = m.act.lang;
        let mut open = |key: (usize, String), name: String| {
            let g: &mut Open<'_> = groups.entry((key.0, key.1, lang)).or_default();
            if g.name.is_empty() {
                g.name = name;
            }
            g.acts.insert(i);
            // The borrow ends with the call: figures are put in below by key.
        };
        let home = match by {
            By::Corpus => Some((0, "corpus".to_owned())),
            By::Act => Some((i, format!("{} {}", m.act.uri, m.act.file))),
            By::Level => Some((0, level(m.level).to_owned())),
            By::Territory => Some((0, place(m.territory.as_deref()))),
            By::Body => None,
        };
        if let Some(key) = &home {
            let name = match by {
                By::Act => m.act.title.clone(),
                By::Territory => place_name(registry, &key.1, lang),
                _ => key.1.clone(),
            };
            open(key.clone(), name);
        }
        for f in &m.functions {
            let key = function_key(by, i, m, f);
            let name = match by {
                By::Act => m.act.title.clone(),
                By::Territory => place_name(registry, &key.1, lang),
                By::Body => body_name(registry, f, lang),
                _ => key.1.clone(),
            };
            open(key, name);
        }
        for f in &m.functions {
            let key = function_key(by, i, m, f);
            if let Some(g) = groups.get_mut(&(key.0, key.1, lang)) {
                g.functions.push(f);
            }
        }
        for (at, c) in &m.provisions {
            let keys: BTreeSet<(usize, String)> = match &home {
                Some(k) => BTreeSet::from([k.clone()]),
                None => m.functions.iter().filter(|f| f.at == *at).map(|f| (0, f.body.clone())).collect(),
            };
            for key in keys {
                if let Some(g) = groups.get_mut(&(key.0, key.1, lang)) {
                    g.counted.add(c);
                    if let Some(t) = tariffs {
                        g.cost.add(&t.cost(&m.act.uri, &m.act.file, c));
                    }
                }
            }
        }
    }
    let mut cites: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for m in acts {
        cites.entry(&m.act.uri).or_default().extend(m.cites.iter().map(String::as_str).filter(|u| *u != m.act.uri));
    }
    let depth = depths(&cites);
    let shared = partners(found.overlaps);
    groups
        .into_iter()
        .map(|((_, id, lang), g)| {
            let structure = (by != By::Body).then(|| {
                let ours: Vec<(usize, &Measured)> = g.acts.iter().map(|i| (*i, &acts[*i])).collect();
                // By level and territory functions of other acts are here, too: structure is that of the acts at home.
                let ours: Vec<&Measured> = ours
                    .into_iter()
                    .filter(|(_, m)| match by {
                        By::Level => level(m.level) == id,
                        By::Territory => place(m.territory.as_deref()) == id,
                        _ => true,
                    })
                    .map(|(_, m)| m)
                    .collect();
                structure(&ours, &depth, found.dead, &|m| {
                    editions.get(&(m.act.uri.as_str(), m.act.lang)).map_or(0, |v| v.len() as u32)
                })
            });
            let (words, sentences) = (g.counted.words, g.counted.sentences);
            Row {
                by,
                id,
                name: g.name,
                lang: code(lang),
                acts: g.acts.len() as u32,
                functions: functions(&g.functions, &shared),
                restrictions_all: g.counted.restrictions.values().sum(),
                counted: g.counted,
                words_per_sentence: ratio(words as f64, sentences as f64),
                structure,
                cost: tariffs.map(|_| Cost { low: cents(g.cost.low), high: cents(g.cost.high), ..g.cost }),
            }
        })
        .collect()
}

fn function_key(by: By, i: usize, m: &Measured, f: &Function) -> (usize, String) {
    match by {
        By::Corpus => (0, "corpus".to_owned()),
        By::Act => (i, format!("{} {}", m.act.uri, m.act.file)),
        By::Level => (0, level(f.level).to_owned()),
        By::Territory => (0, place(f.territory.as_deref())),
        By::Body => (0, f.body.clone()),
    }
}

/// Mandates in overlaps: whether in a duplication, and the other bodies.
fn partners(overlaps: &[OverlapRecord]) -> BTreeMap<&str, (bool, BTreeSet<&str>)> {
    let mut out: BTreeMap<&str, (bool, BTreeSet<&str>)> = BTreeMap::new();
    for o in overlaps {
        for m in &o.members {
            let entry = out.entry(&m.mandate).or_default();
            entry.0 |= o.kind == OverlapKind::Duplication;
            entry.1.extend(o.members.iter().map(|n| n.body.id.as_str()).filter(|b| *b != m.body.id));
        }
    }
    out
}

fn functions(all: &[&Function], shared: &BTreeMap<&str, (bool, BTreeSet<&str>)>) -> Functions {
    let mut out = Functions { total: all.len() as u32, ..Functions::default() };
    let mut others: BTreeSet<&str> = BTreeSet::new();
    let mut sum = 0;
    for f in all {
        match shared.get(f.id.as_str()) {
            None => out.unique += 1,
            Some((duplicated, with)) => {
                *(if *duplicated { &mut out.duplicated } else { &mut out.overlapping }) += 1;
                sum += with.len();
                others.extend(with);
            }
        }
    }
    let total = f64::from(out.total);
    out.share = (out.total > 0)
        .then(|| [out.unique, out.overlapping, out.duplicated].map(|n| thousandths(f64::from(n) / total)));
    out.partners = others.len() as u32;
    out.partners_per_function = ratio(sum as f64, total);
    out
}

fn structure(
    acts: &[&Measured],
    depth: &BTreeMap<&str, u32>,
    dead: &BTreeMap<String, u32>,
    editions: &dyn Fn(&Measured) -> u32,
) -> Structure {
    let mut out = Structure { coverage: 1.0, ..Structure::default() };
    let mut bytes = [0u64; 2];
    for m in acts {
        out.citations += m.citations;
        out.depth = out.depth.max(depth.get(m.act.uri.as_str()).copied().unwrap_or(0));
        out.dead += dead.get(&m.act.file).copied().unwrap_or(0);
        out.editions += editions(m);
        out.amendments += m.amendments;
        bytes = [bytes[0] + m.bytes[0], bytes[1] + m.bytes[1]];
    }
    out.dead_share = ratio(f64::from(out.dead), f64::from(out.citations));
    if bytes[0] > 0 {
        out.coverage = bytes[1] as f64 / bytes[0] as f64;
    }
    out
}

fn level(l: Level) -> &'static str {
    match l {
        Level::Central => "central",
        Level::LocalState => "local_state",
        Level::SelfGovernment => "self_government",
        Level::Other => "other",
    }
}

/// Id of the group of what is tied to no place.
const NOWHERE: &str = "none";

fn place(territory: Option<&str>) -> String {
    territory.unwrap_or(NOWHERE).to_owned()
}

fn place_name(r: &Registry, id: &str, lang: Lang) -> String {
    r.territory(id).map_or_else(
        || id.to_owned(),
        |t| match (lang, &t.name_ky) {
            (Lang::Ky, Some(ky)) => ky.clone(),
            _ => t.name_ru.clone(),
        },
    )
}

fn body_name(r: &Registry, f: &Function, lang: Lang) -> String {
    r.get(&f.body).map_or_else(
        || f.name.clone(),
        |b| match (lang, &b.name_ky) {
            (Lang::Ky, Some(ky)) => ky.clone(),
            _ => b.name_ru.clone(),
        },
    )
}

fn ratio(a: f64, b: f64) -> Option<f64> {
    (b > 0.0).then(|| thousandths(a / b))
}

/// Three digits: more would show how floats were summed.
fn thousandths(x: f64) -> f64 {
    (x * 1e3).round() / 1e3
}

fn cents(x: f64) -> f64 {
    (x * 1e2).round() / 1e2
}
