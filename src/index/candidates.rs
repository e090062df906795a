//! The provisions worth weighing: the best by plain BM25, a language and a field at a time.

use super::fields::Fields;
use super::plan::{LANGS, Plan};
use super::rank::Columns;
use super::search::Searcher;
use super::{DIR, failed};
use crate::store::ActId;
use crate::{Lang, Result};
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Query, Scorer, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, Score, SegmentReader, TERMINATED, Term};

/// Candidates of each language taken by the words of the text. 30 to 400 give the same figures within 0.003 on three sets
/// of queries, here the longer lists cost time; one list for both languages without weights needed 400 of them.
const BY_TEXT: usize = 50;
/// The same by the words of headings.
const BY_HEADING: usize = 30;
/// Where what the query demands holds for no more provisions than this, all of them are weighed. Of the same size as the
/// lists above together.
const FEW: usize = 300;

/// A provision with its BM25; the greatest is the one to drop first.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    score: Score,
    doc: DocAddress,
}

impl Eq for Found {}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then(self.doc.cmp(&other.doc))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a provision must fulfil to be found, in one segment.
struct Gate<'a> {
    segment: &'a SegmentReader,
    /// What the query demands; asked with rising documents.
    must: Option<Box<dyn Scorer>>,
    /// Rows of the acts and those that are let through.
    acts: Option<(&'a Column<u64>, &'a FxHashSet<ActId>)>,
}

impl<'a> Gate<'a> {
    fn new(
        segment: &'a SegmentReader,
        columns: &'a Columns,
        must: Option<&dyn Weight>,
        allowed: Option<&'a FxHashSet<ActId>>,
    ) -> tantivy::Result<Self> {
        let must = must.map(|m| m.scorer(segment, 1.0)).transpose()?;
        Ok(Gate { segment, must, acts: allowed.map(|a| (&columns.acts, a)) })
    }

    fn admits(&mut self, doc: DocId) -> bool {
        self.is_open(doc) && self.must.as_mut().is_none_or(|m| m.doc() == doc || (m.doc() < doc && m.seek(doc) == doc))
    }

    fn is_open(&self, doc: DocId) -> bool {
        self.segment.alive_bitset().is_none_or(|a| a.is_alive(doc))
            && (self.acts.as_ref())
                .is_none_or(|(acts, allowed)| acts.first(doc).is_some_and(|act| allowed.contains(&act.cast_signed())))
    }
}

impl Searcher {
    /// The candidates of a plan, some of them more than once.
    pub(super) fn candidates(&self, plan: &Plan, allowed: Option<&FxHashSet<ActId>>) -> Result<Vec<DocAddress>> {
        self.find(plan, allowed).map_err(|e| failed(&self.store().dir().join(DIR), &e))
    }

    fn find(&self, plan: &Plan, allowed: Option<&FxHashSet<ActId>>) -> tantivy::Result<Vec<DocAddress>> {
        let searcher = self.tantivy();
        let demanded = EnableScoring::disabled_from_searcher(searcher);
        let must = plan.must.as_ref().map(|m| m.weight(demanded)).transpose()?;
        let must = must.as_deref();
        if let Some(must) = must
            && let Some(all) = self.few(must, allowed)?
        {
            return Ok(all);
        }
        let mut out = Vec::new();
        for (field, limit) in
            [((|f, l| f.of(l).body) as fn(&Fields, Lang) -> Field, BY_TEXT), (|f, l| f.of(l).heading, BY_HEADING)]
        {
            for (l, lang) in LANGS.into_iter().enumerate() {
                let Some(any) = self.any(plan, field(self.fields(), lang), l) else { continue };
                let any = any.weight(EnableScoring::enabled_from_searcher(searcher))?;
                out.extend(self.top(&*any, must, allowed, limit)?);
            }
        }
        Ok(out)
    }

    /// Everything that fulfils what is demanded, unless it is more than [`FEW`].
    fn few(&self, must: &dyn Weight, allowed: Option<&FxHashSet<ActId>>) -> tantivy::Result<Option<Vec<DocAddress>>> {
        let mut out = Vec::new();
        for (ord, (segment, columns)) in self.tantivy().segment_readers().iter().zip(self.columns()).enumerate() {
            let gate = Gate::new(segment, columns, None, allowed)?;
            let mut all = must.scorer(segment, 1.0)?;
            let mut doc = all.doc();
            while doc != TERMINATED {
                if gate.is_open(doc) {
                    if out.len() == FEW {
                        return Ok(None);
                    }
                    out.push(DocAddress::new(ord as u32, doc));
                }
                doc = all.advance();
            }
        }
        Ok(Some(out))
    }

    /// Any of the words of a plan in one field. Each term is as sure as its reading: else the translations and synonyms of a
    /// word, many to one, crowd out the words themselves.
    fn any(&self, plan: &Plan, field: Field, l: usize) -> Option<Box<dyn Query>> {
        let mut best: Vec<(&str, f64)> = Vec::new();
        for alt in plan.concepts.iter().filter(|c| !c.grammar).flat_map(|c| &c.alts[l]) {
            let weight = alt.weight / alt.of.map_or(1.0, |(_, n)| f64::from(n));
            match best.iter_mut().find(|b| b.0 == alt.term) {
                Some(b) => b.1 = b.1.max(weight),
                None => best.push((&alt.term, weight)),
            }
        }
        let query = |(term, weight): (&str, f64)| -> Box<dyn Query> {
            let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(query), weight as f32))
        };
        (!best.is_empty())
            .then(|| Box::new(BooleanQuery::union(best.into_iter().map(query).collect())) as Box<dyn Query>)
    }

    /// The best by BM25. What is demanded is asked only of those that would be among them.
    fn top(
        &self,
        any: &dyn Weight,
        must: Option<&dyn Weight>,
        allowed: Option<&FxHashSet<ActId>>,
        limit: usize,
    ) -> tantivy::Result<impl Iterator<Item = DocAddress>> {
        let mut best: BinaryHeap<Found> = BinaryHeap::with_capacity(limit + 1);
        for (ord, (segment, columns)) in self.tantivy().segment_readers().iter().zip(self.columns()).enumerate() {
            let mut gate = Gate::new(segment, columns, must, allowed)?;
            // The weakest of the best; what is not above it is passed over, block by block.
            let weakest = |best: &BinaryHeap<Found>| match best.peek() {
                Some(w) if best.len() == limit => w.score,
                _ => Score::MIN,
            };
            any.for_each_pruning(weakest(&best), segment, &mut |doc, score| {
                if gate.admits(doc) {
                    best.push(Found { score, doc: DocAddress::new(ord as u32, doc) });
                    if best.len() > limit {
                        best.pop();
                    }
                }
                weakest(&best)
            })?;
        }
        Ok(best.into_iter().map(|f| f.doc))
    }
}
