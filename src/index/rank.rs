//! From candidates to an order: every word of the query is looked up in every candidate, field by field.
//!
//! tantivy finds the candidates (the best by plain BM25 over the words of the text, and over the headings); here each is
//! weighed anew with what BM25 over one field cannot see: how many of the words are there at all, whether they stand in
//! the heading, whether they stand together. All sums are made in `f64` in one order, so that the same corpus gives the
//! same order whatever the segments of the index.

use super::fields::{Fields, WHOLE_ACT};
use super::plan::{Concept, LANGS};
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, Searcher, TERMINATED, Term};

/// BM25's saturation: usual value.
const K1: f64 = 1.2;
/// BM25's length correction, weaker than usual (0.75): long articles of codes are long because they list what is asked.
const B: f64 = 0.4;
/// Words of a middling article of a code. Chosen, not measured.
const MEAN_WORDS: f64 = 150.0;
/// A word in the heading counts as this many in the text.
const HEADING: f64 = 3.0;
/// A word in a heading above, or in the act's title, counts as this many in the text.
const CONTEXT: f64 = 0.6;
/// Exponent of the share of the query a unit covers.
const COVERAGE: f64 = 1.5;
/// What words side by side add, as a share of the rarer one's weight.
const TOGETHER: f64 = 0.6;
/// What a heading adds that says nothing but what was asked.
const WHOLE_HEADING: f64 = 0.5;
/// Positions read of one word in one unit.
const POSITIONS: usize = 64;

/// A candidate with what was seen in it.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    /// Row of the act.
    pub act: u64,
    /// First provision of the unit.
    pub place: u32,
    /// Weight, above 0.
    pub score: f64,
    /// Share of the query's weight that stands in the unit's own words, 0 to 1.
    pub coverage: f64,
    /// 0 Russian, 1 Kyrgyz.
    pub lang: usize,
}

/// What one word does in one candidate.
#[derive(Debug, Clone, Default)]
struct Seen {
    body: f64,
    heading: f64,
    context: bool,
    positions: Vec<u32>,
}

/// Weighs candidates. They may come in any order; so does what comes out.
pub(super) fn weigh(
    searcher: &Searcher,
    fields: &Fields,
    concepts: &[Concept],
    mut candidates: Vec<DocAddress>,
) -> tantivy::Result<Vec<Scored>> {
    candidates.sort_unstable();
    candidates.dedup();
    let idf = Idf::new(searcher, fields, concepts)?;
    let mut out = Vec::with_capacity(candidates.len());
    let mut rest = candidates.as_slice();
    while let Some(first) = rest.first() {
        let n = rest.iter().take_while(|c| c.segment_ord == first.segment_ord).count();
        let (here, later) = rest.split_at(n);
        rest = later;
        let docs: Vec<DocId> = here.iter().map(|c| c.doc_id).collect();
        segment(searcher, first.segment_ord, fields, concepts, &docs, &idf, &mut out)?;
    }
    Ok(out)
}

/// Weights of the words by rarity.
struct Idf {
    /// By language and concept; where a word is absent from a language, its weight in the other.
    of: [Vec<f64>; 2],
}

impl Idf {
    fn new(searcher: &Searcher, fields: &Fields, concepts: &[Concept]) -> tantivy::Result<Idf> {
        let n = searcher.num_docs() as f64;
        let weight = |df: f64| (1.0 + (n - df.min(n) + 0.5) / (df.min(n) + 0.5)).ln();
        let mut of = [Vec::new(), Vec::new()];
        for c in concepts {
            let mut df = [0.0f64; 2];
            for (i, lang) in LANGS.into_iter().enumerate() {
                for alt in &c.alts[i] {
                    // The frequencies of the index count removed units until their segment is merged; fine for a weight.
                    df[i] += searcher.doc_freq(&Term::from_field_text(fields.of(lang).body, &alt.term))? as f64;
                }
            }
            let grammar = if c.grammar { 0.1 } else { 1.0 };
            for i in 0..2 {
                let own = if df[i] > 0.0 { df[i] } else { df[1 - i] };
                of[i].push(weight(own) * grammar);
            }
        }
        Ok(Idf { of })
    }
}

fn segment(
    searcher: &Searcher,
    ord: u32,
    fields: &Fields,
    concepts: &[Concept],
    docs: &[DocId],
    idf: &Idf,
    out: &mut Vec<Scored>,
) -> tantivy::Result<()> {
    let reader = searcher.segment_reader(ord);
    let acts = reader.fast_fields().u64("act")?;
    let places = reader.fast_fields().u64("place")?;
    for (l, lang) in LANGS.into_iter().enumerate() {
        let f = fields.of(lang);
        let mut seen = vec![Seen::default(); docs.len() * concepts.len()];
        let mut any = vec![false; docs.len()];
        for (field, option) in [
            (f.body, IndexRecordOption::WithFreqsAndPositions),
            (f.heading, IndexRecordOption::WithFreqs),
            (f.context, IndexRecordOption::Basic),
        ] {
            let inverted = reader.inverted_index(field)?;
            for (c, concept) in concepts.iter().enumerate() {
                for alt in &concept.alts[l] {
                    let term = Term::from_field_text(field, &alt.term);
                    let Some(mut postings) = inverted.read_postings(&term, option)? else { continue };
                    for (d, doc) in docs.iter().enumerate() {
                        if postings.doc() < *doc && postings.seek(*doc) == TERMINATED {
                            break;
                        }
                        if postings.doc() != *doc {
                            continue;
                        }
                        any[d] = true;
                        let s = &mut seen[d * concepts.len() + c];
                        if field == f.body {
                            s.body += alt.weight * f64::from(postings.term_freq());
                            let mut at = Vec::new();
                            postings.positions(&mut at);
                            at.truncate(POSITIONS);
                            s.positions.extend(at);
                        } else if field == f.heading {
                            s.heading += alt.weight * f64::from(postings.term_freq());
                        } else {
                            s.context = true;
                        }
                    }
                }
            }
        }
        let body_norms = reader.fieldnorms_readers().get_field(f.body)?;
        let heading_norms = reader.fieldnorms_readers().get_field(f.heading)?;
        for (d, doc) in docs.iter().enumerate().filter(|(d, _)| any[*d]) {
            let place = places.first(*doc).unwrap_or(WHOLE_ACT);
            let Some(act) = acts.first(*doc).filter(|_| place != WHOLE_ACT) else { continue };
            let words = body_norms.as_ref().map_or(1, |n| n.fieldnorm(*doc));
            let heading = heading_norms.as_ref().map_or(0, |n| n.fieldnorm(*doc));
            let seen = &mut seen[d * concepts.len()..(d + 1) * concepts.len()];
            seen.iter_mut().for_each(|s| s.positions.sort_unstable());
            let (score, coverage) = score(concepts, seen, &idf.of[l], words, heading);
            let place = u32::try_from(place).unwrap_or(0);
            out.push(Scored { act, place, score, coverage, lang: l });
        }
    }
    Ok(())
}

fn score(concepts: &[Concept], seen: &[Seen], idf: &[f64], words: u32, heading: u32) -> (f64, f64) {
    let norm = 1.0 - B + B * f64::from(words) / MEAN_WORDS;
    let (mut sum, mut covered, mut own, mut total) = (0.0, 0.0, 0.0, 0.0);
    let mut in_heading = 0u32;
    for (i, s) in seen.iter().enumerate() {
        let tf = (s.body + HEADING * s.heading) / norm + if s.context { CONTEXT } else { 0.0 };
        sum += idf[i] * tf * (K1 + 1.0) / (tf + K1);
        total += idf[i];
        if s.body > 0.0 {
            covered += idf[i];
            own += idf[i];
        } else if s.context {
            covered += idf[i] * CONTEXT;
        }
        in_heading += u32::from(s.heading > 0.0);
    }
    if total == 0.0 {
        return (0.0, 0.0);
    }
    let mut together = 0.0;
    let matter: Vec<usize> = (0..concepts.len()).filter(|i| !concepts[*i].grammar).collect();
    for pair in matter.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if let Some(gap) = gap(&seen[a].positions, &seen[b].positions) {
            together += idf[a].min(idf[b]) / f64::from(gap.max(1));
        }
    }
    let whole = if heading > 0 && in_heading > 0 {
        // Both ways: how much of the question is in the heading, how much of the heading is in the question.
        let asked: f64 = seen.iter().zip(idf).filter(|(s, _)| s.heading > 0.0).map(|(_, w)| w).sum::<f64>() / total;
        let said = f64::from(in_heading) / f64::from(heading);
        asked * said.min(1.0).sqrt()
    } else {
        0.0
    };
    let coverage = covered / total;
    let score = (sum + TOGETHER * together) * coverage.powf(COVERAGE) * (1.0 + WHOLE_HEADING * whole);
    (score, own / total)
}

/// The least distance between two words, in words.
fn gap(a: &[u32], b: &[u32]) -> Option<u32> {
    let (mut i, mut j, mut least) = (0, 0, None);
    while i < a.len() && j < b.len() {
        let d = a[i].abs_diff(b[j]);
        if least.is_none_or(|l| d < l) {
            least = Some(d);
        }
        if a[i] < b[j] { i += 1 } else { j += 1 }
    }
    least
}
