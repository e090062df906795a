//! How many of the provisions that hold all words of a query stand in acts of each language, kind, issuer, body, status,
//! year and territory.

use super::fields::WHOLE_ACT;
use super::plan::{LANGS, Plan};
use super::search::{Ask, Searcher};
use super::{DIR, failed};
use crate::bodies::Registry;
use crate::store::{ActId, ActRow};
use crate::{Lang, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::collector::DocSetCollector;
use tantivy::query::{BooleanQuery, EmptyQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// One value and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What is counted: `lang`, `kind`, `issuer`, `body`, `status`, `year`, `territory`.
    pub facet: &'static str,
    /// The value, as the filter of the same name takes it.
    pub value: String,
    /// What a reader calls a body or a territory, in the language of the query; of the others the value itself.
    pub name: String,
    /// Acts with it.
    pub acts: usize,
    /// Provisions found in them.
    pub provisions: usize,
}

/// The facets in the order they are listed.
const NAMES: [&str; 7] = ["lang", "kind", "issuer", "body", "status", "year", "territory"];

/// The name of a value, Kyrgyz where asked and known.
fn name_of(facet: &str, value: &str, ky: bool) -> String {
    let registry = Registry::builtin();
    let names = match facet {
        "body" => registry.get(value).map(|b| (&b.name_ru, &b.name_ky)),
        "territory" => registry.territory(value).map(|t| (&t.name_ru, &t.name_ky)),
        _ => None,
    };
    names.map_or(value, |(ru, own)| own.as_ref().filter(|_| ky).unwrap_or(ru)).to_owned()
}

impl Searcher {
    /// Counts what a query finds by what its acts are. Counted are the provisions for which holds what the query demands
    /// (phrases, fields, what stands around AND); where it demands nothing, those that hold every word of it, in any ending
    /// or translated. The list is in order of facets, in each the commonest values first.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn facets(&self, query: &str, ask: &Ask) -> Result<Vec<Facet>> {
        let plan = self.plan(query)?;
        let mut per_act: FxHashMap<ActId, usize> = FxHashMap::default();
        let failed = |e: tantivy::TantivyError| failed(&self.store().dir().join(DIR), &e);
        for doc in self.tantivy().search(&*self.whole(&plan), &DocSetCollector).map_err(failed)? {
            let Some(columns) = self.columns().get(doc.segment_ord as usize) else { continue };
            let (place, act) = (columns.places.first(doc.doc_id), columns.acts.first(doc.doc_id));
            if let Some(act) = act.filter(|_| place != Some(WHOLE_ACT)) {
                *per_act.entry(act.cast_signed()).or_default() += 1;
            }
        }
        let rows: Vec<ActRow> =
            self.store().acts(&ask.filter)?.into_iter().filter(|a| per_act.contains_key(&a.id)).collect();
        let mut counts: [BTreeMap<String, (usize, usize)>; NAMES.len()] = Default::default();
        let mut add = |facet: usize, value: Option<String>, provisions: usize| {
            if let Some(value) = value {
                let c = counts[facet].entry(value).or_default();
                c.0 += 1;
                c.1 += provisions;
            }
        };
        let registry = Registry::builtin();
        let ids: FxHashSet<ActId> = rows.iter().map(|a| a.id).collect();
        for row in &rows {
            let n = per_act.get(&row.id).copied().unwrap_or(0);
            add(0, Some(row.lang.code().to_owned()), n);
            add(1, row.kind.clone(), n);
            add(2, row.issuer.clone(), n);
            // An act that says nothing of its force is in force, as the filter has it.
            add(4, Some(row.status.clone().unwrap_or_else(|| "in_force".to_owned())), n);
            add(5, row.date.as_deref().and_then(|d| d.get(..4)).map(str::to_owned), n);
            let territory = registry.territory_of(row.issuer.as_deref(), row.title.as_deref(), row.lang);
            add(6, territory.map(|t| t.id.clone()), n);
        }
        for (act, body) in self.store().charged()? {
            // A body an act defines for itself has a name in that act only; another act's of the same name is another.
            if ids.contains(&act) && registry.get(&body).is_some() {
                add(3, Some(body), per_act.get(&act).copied().unwrap_or(0));
            }
        }
        let ky = super::search::lang_of(query) == Some(Lang::Ky);
        let mut out = Vec::new();
        for (facet, counts) in NAMES.into_iter().zip(counts) {
            let mut values: Vec<_> = counts.into_iter().collect();
            values.sort_by(|a, b| b.1.1.cmp(&a.1.1).then_with(|| a.0.cmp(&b.0)));
            out.extend(values.into_iter().map(|(value, (acts, provisions))| Facet {
                facet,
                name: name_of(facet, &value, ky),
                value,
                acts,
                provisions,
            }));
        }
        Ok(out)
    }

    /// What is demanded, or every word of matter.
    fn whole(&self, plan: &Plan) -> Box<dyn Query> {
        if let Some(must) = &plan.must {
            return must.box_clone();
        }
        let mut all: Vec<Box<dyn Query>> = Vec::new();
        for c in plan.concepts.iter().filter(|c| !c.grammar) {
            let mut any: Vec<Box<dyn Query>> = Vec::new();
            for (lang, alts) in LANGS.into_iter().zip(&c.alts) {
                for alt in alts {
                    let term = Term::from_field_text(self.fields().of(lang).body, &alt.term);
                    any.push(Box::new(TermQuery::new(term, IndexRecordOption::Basic)));
                }
            }
            all.push(Box::new(BooleanQuery::union(any)));
        }
        if all.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::intersection(all)) }
    }
}
