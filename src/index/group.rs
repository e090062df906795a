//! One result a provision: its languages and editions are weighed together and shown once.

use super::plan::LANGS;
use super::rank::Scored;
use super::search::Searcher;
use crate::store::{ActId, ActRow};
use crate::{Lang, Result, text};
use rustc_hash::{FxHashMap, FxHashSet};

/// A provision that exists only in the other language than the query's counts this much.
const OTHER_LANGUAGE: f64 = 0.9;
/// Share of the other language's version in the weight of a provision that has both.
const FUSED: f64 = 0.2;
/// A repealed act or provision counts this much.
const REPEALED: f64 = 0.4;
/// An act that has a later act of the same title counts this much.
const SUPERSEDED: f64 = 0.7;

/// What ranking needs to know of an act.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work {
    /// Number of the work: languages and editions of one act share it.
    uri: u32,
    /// Place in the listing of acts: breaks ties.
    order: u32,
    /// A later act bears the same title: the Labour Code of 2004 beside that of 2025.
    pub superseded: bool,
    /// Repealed, as its text or card says.
    repealed: bool,
    /// Another row has the same work.
    twin: bool,
    /// Another row has the same work in the other language.
    bilingual: bool,
}

impl Work {
    /// Repealed, or replaced by a later act of its name.
    pub fn is_out(&self) -> bool {
        self.repealed || self.superseded
    }
}

/// [`Work`] of every act of a store.
#[derive(Debug, Default)]
pub(super) struct Works(FxHashMap<ActId, Work>);

impl Works {
    /// From the listing of acts.
    pub fn new(rows: &[ActRow]) -> Works {
        let mut newest: FxHashMap<(String, Lang), &str> = FxHashMap::default();
        let mut uris: FxHashMap<&str, (u32, u32, FxHashSet<Lang>)> = FxHashMap::default();
        let title = |a: &ActRow| a.title.as_ref().map(|t| (text::fold(t).text, a.lang));
        for a in rows {
            if let (Some(key), Some(date)) = (title(a), &a.date) {
                let at = newest.entry(key).or_default();
                *at = (*at).max(date.as_str());
            }
            let next = uris.len() as u32;
            let u = uris.entry(&a.uri).or_insert_with(|| (next, 0, FxHashSet::default()));
            u.1 += 1;
            u.2.insert(a.lang);
        }
        let work = |(order, a): (usize, &ActRow)| {
            let latest = title(a).and_then(|key| newest.get(&key).copied());
            let (uri, count, langs) = uris.get(a.uri.as_str()).map_or((0, 1, 1), |u| (u.0, u.1, u.2.len()));
            let work = Work {
                uri,
                order: order as u32,
                superseded: latest.zip(a.date.as_deref()).is_some_and(|(l, d)| l > d) || super::short::is_out(a),
                repealed: a.status.as_deref() == Some("repealed"),
                twin: count > 1,
                bilingual: langs > 1,
            };
            (a.id, work)
        };
        Works(rows.iter().enumerate().map(work).collect())
    }

    /// Whether two acts are versions of one work.
    pub fn are_one(&self, a: ActId, b: ActId) -> bool {
        a == b || self.get(a).zip(self.get(b)).is_some_and(|(a, b)| a.uri == b.uri)
    }

    /// Of one act.
    pub fn get(&self, id: ActId) -> Option<&Work> {
        self.0.get(&id)
    }
}

/// Versions of one provision.
#[derive(Debug)]
struct Group {
    /// Best version in each language.
    best: [Option<Scored>; 2],
    bilingual: bool,
    order: u32,
}

struct Grouping<'a> {
    searcher: &'a Searcher,
    works: &'a Works,
    groups: Vec<Group>,
    by_key: FxHashMap<(u32, String), usize>,
}

impl Grouping<'_> {
    fn add(&mut self, s: Scored) -> Result<()> {
        // An act the store has gained since the searcher was opened is left to the next one.
        let Some(work) = self.works.get(s.act.cast_signed()) else { return Ok(()) };
        let next = self.groups.len();
        let group = if work.twin {
            let eid = self.searcher.head(s.act.cast_signed())?.0.eid(s.place);
            let mut key = (work.uri, eid);
            // Who cites a provision is shown each edition of it.
            while let Some(there) = self.by_key.get(&key).filter(|_| s.is_cited())
                && self.groups[*there].best[s.lang].as_ref().is_some_and(|b| b.act != s.act)
            {
                key.1.push('\'');
            }
            *self.by_key.entry(key).or_insert(next)
        } else {
            next
        };
        if group == next {
            self.groups.push(Group { best: [None, None], bilingual: work.bilingual, order: work.order });
        }
        let best = &mut self.groups[group].best[s.lang];
        if best.as_ref().is_none_or(|b| b.score < s.score) {
            *best = Some(s);
        }
        Ok(())
    }
}

/// Groups what was cited (in the order given) and what was found, best first; returns how many of them were cited. Each
/// comes with the other languages it was found in.
#[expect(clippy::type_complexity, reason = "a pair of a list and its first part's length")]
pub(super) fn groups(
    searcher: &Searcher,
    works: &Works,
    cited: Vec<Scored>,
    found: Vec<Scored>,
    lang: Option<Lang>,
) -> Result<(Vec<(Scored, Vec<Lang>)>, usize)> {
    let mut all = Grouping { searcher, works, groups: Vec::new(), by_key: FxHashMap::default() };
    cited.into_iter().try_for_each(|s| all.add(s))?;
    let first = all.groups.len();
    let mut found = found;
    // Whatever order the segments gave them in.
    found.sort_by_key(|s| (works.get(s.act.cast_signed()).map_or(u32::MAX, |w| w.order), s.place));
    for mut s in found {
        if let Some(work) = works.get(s.act.cast_signed()) {
            if work.repealed || s.repealed {
                s.score *= REPEALED;
            }
            if work.superseded {
                s.score *= SUPERSEDED;
            }
        }
        all.add(s)?;
    }
    let groups = all.groups;
    let mut out: Vec<(f64, u32, Scored, Vec<Lang>)> = groups.into_iter().filter_map(|g| show(g, lang)).collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.place.cmp(&b.2.place)));
    let out = out.into_iter().map(|(score, _, s, also)| (Scored { score, ..s }, also)).collect();
    Ok((out, first))
}

/// The version a reader is shown, its weight, and the other languages.
fn show(group: Group, lang: Option<Lang>) -> Option<(f64, u32, Scored, Vec<Lang>)> {
    let own = lang.map(|l| usize::from(l == Lang::Ky));
    let [ru, ky] = group.best;
    let weight = |s: &Option<Scored>| s.as_ref().map_or(0.0, |s| s.score);
    let (a, b) = (weight(&ru), weight(&ky));
    let cited = [&ru, &ky].into_iter().flatten().any(Scored::is_cited);
    let score = match own {
        _ if cited => a.max(b),
        _ if !group.bilingual => match own {
            Some(o) if (o == 0 && ru.is_none()) || (o == 1 && ky.is_none()) => a.max(b) * OTHER_LANGUAGE,
            _ => a.max(b),
        },
        Some(0) => (a * (1.0 - FUSED) + b * FUSED).max(b * OTHER_LANGUAGE),
        Some(_) => (b * (1.0 - FUSED) + a * FUSED).max(a * OTHER_LANGUAGE),
        None => a.max(b),
    };
    if score <= 0.0 {
        return None;
    }
    let coverage = [&ru, &ky].into_iter().flatten().map(|s| s.coverage).fold(0.0, f64::max);
    let first = match own {
        Some(o) => o,
        None => usize::from(b > a),
    };
    let (shown, other) = match (first, ru, ky) {
        (0, Some(ru), ky) => (ru, ky),
        (_, ru, Some(ky)) => (ky, ru),
        (_, Some(ru), None) => (ru, None),
        (_, None, None) => return None,
    };
    let also = other.map(|o| LANGS[o.lang]).into_iter().collect();
    Some((score, group.order, Scored { coverage, ..shown }, also))
}
