//! From candidates to an order: every word of the query is looked up in every candidate, field by field.
//!
//! tantivy finds the candidates (the best by plain BM25 over the words of the text, and over the headings); here each is
//! weighed anew with what BM25 over one field cannot see: how many of the words are there at all, whether they stand in
//! the heading, whether they stand together. All sums are made in `f64` in one order, so that the same corpus gives the
//! same order whatever the segments of the index.

use super::fields::{Fields, WHOLE_ACT, place_of};
use super::plan::{Concept, LANGS};
use rustc_hash::FxHashMap;
use tantivy::columnar::Column;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, Searcher, TERMINATED, Term};

// Three weights below (saturation, heading, context) were moved by one walk from coordinate to coordinate (half, three quarters,
// four thirds and twice each value) over the 65 labelled queries and the 37 of the sample acts: mean nDCG@10 0.814 to 0.824 at
// 3.2, 5.3 and 1.3. The walk found no better value of the others; a factor of four thirds moves that mean by 0.008 at most.
/// BM25's saturation, higher than usual (1.2): a provision that says a word again and again is about it.
const K1: f64 = 3.0;
/// BM25's length correction, weaker than usual (0.75): long articles of codes are long because they list what is asked.
const B: f64 = 0.5;
/// Words of a middling article of a code. Chosen, not measured.
const MEAN_WORDS: f64 = 150.0;
/// A word in the heading counts as this many in the text.
const HEADING: f64 = 5.0;
/// A word in a heading above, or in the act's title, counts as this many in the text.
const CONTEXT: f64 = 1.3;
/// Exponent of the share of the query a unit covers.
const COVERAGE: f64 = 1.0;
/// What words side by side add, as a share of the rarer one's weight.
const TOGETHER: f64 = 0.6;
/// What a heading adds that says nothing but what was asked.
const WHOLE_HEADING: f64 = 2.5;
/// Weight of a word of grammar against what its rarity would give.
const GRAMMAR: f64 = 0.1;
/// Weight of a word that asks for a word of law. Chosen, not measured.
const ASKS: f64 = 0.4;
/// How much a heading that says what was asked, and no more, makes up for words of the query the unit does not have. Chosen with
/// `CONFIDENT` of the search while reading ordinary queries and traps; not swept.
const HEADED: f64 = 0.5;
/// What is left of a term of several words where only some of them stand, before it is shared out among its words. From
/// 0.3 to 1 the figure changes by 0.005.
const PART_OF_TERM: f64 = 0.6;
/// Words of text a term may take, for each of its own: «орган записи актов гражданского состояния» has none between, «налог
/// с продаж и на добавленную стоимость» some. Chosen, not swept.
const TERM_WINDOW: u32 = 3;
/// Positions read of one word in one unit.
const POSITIONS: usize = 64;

/// A candidate with what was seen in it.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    /// Row of the act.
    pub act: u64,
    /// First provision of the unit.
    pub place: u32,
    /// The unit is repealed.
    pub repealed: bool,
    /// Weight, above 0.
    pub score: f64,
    /// How near the unit is, 0 to 1: the share of the query's weight that stands in its own words, and what its heading says.
    pub coverage: f64,
    /// 0 Russian, 1 Kyrgyz.
    pub lang: usize,
}

impl Scored {
    /// Whether it stands here because the query cites it.
    pub fn is_cited(&self) -> bool {
        self.score >= super::search::CITED / 2.0
    }
}

/// What one term does in one candidate.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    body: u32,
    heading: u32,
    context: bool,
    /// Where its positions stand among those of the segment.
    positions: (u32, u32),
}

impl Seen {
    fn positions<'p>(&self, of_all: &'p [u32]) -> &'p [u32] {
        &of_all[self.positions.0 as usize..self.positions.1 as usize]
    }
}

/// A reading of a word in one language.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// Which word of the query.
    concept: usize,
    /// Which term of its language.
    term: usize,
    /// How sure the reading is.
    weight: f64,
    /// How much the reading tells, by rarity.
    idf: f64,
    /// Of a term of several words, see [`Alt::of`](super::plan::Alt::of).
    of: Option<(u32, u32)>,
}

/// The columns of a segment, opened once.
pub(super) struct Columns {
    /// Row of the act of each document.
    pub acts: Column<u64>,
    /// See [`Fields::place`].
    pub places: Column<u64>,
}

impl Columns {
    /// Those of every segment.
    pub fn open(searcher: &Searcher) -> tantivy::Result<Vec<Columns>> {
        let of = |s: &tantivy::SegmentReader| -> tantivy::Result<Columns> {
            let fast = s.fast_fields();
            Ok(Columns { acts: fast.u64("act")?, places: fast.u64("place")? })
        };
        searcher.segment_readers().iter().map(of).collect()
    }
}

/// Weighs candidates. They may come in any order; so does what comes out.
pub(super) fn weigh(
    searcher: &Searcher,
    columns: &[Columns],
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
        segment(searcher, first.segment_ord, columns, fields, concepts, &docs, &idf, &mut out)?;
    }
    Ok(out)
}

/// Weights of the words by rarity.
struct Idf<'a> {
    /// By language: the different terms.
    terms: [Vec<&'a str>; 2],
    /// By language: every reading of every word, those of one word and term side by side.
    readings: [Vec<Reading>; 2],
    /// How much each word of the query tells.
    of: Vec<f64>,
}

impl<'a> Idf<'a> {
    fn new(searcher: &Searcher, fields: &Fields, concepts: &'a [Concept]) -> tantivy::Result<Idf<'a>> {
        let n = searcher.num_docs() as f64;
        // The frequencies of the index count removed units until their segment is merged; fine for a weight.
        let weight = |df: f64| (1.0 + (n - df.min(n) + 0.5) / (df.min(n) + 0.5)).ln();
        let mut readings = [Vec::new(), Vec::new()];
        let mut terms: [Vec<&str>; 2] = [Vec::new(), Vec::new()];
        let mut known: [FxHashMap<&str, (usize, f64)>; 2] = Default::default();
        let mut of = Vec::with_capacity(concepts.len());
        for (concept, c) in concepts.iter().enumerate() {
            let grammar = if c.grammar {
                GRAMMAR
            } else if c.asks {
                ASKS
            } else {
                1.0
            };
            let mut typed: Option<f64> = None;
            let mut best = 0.0f64;
            for (l, lang) in LANGS.into_iter().enumerate() {
                for (i, alt) in c.alts[l].iter().enumerate() {
                    let (term, df) = match known[l].get(alt.term.as_str()) {
                        Some(k) => *k,
                        None => {
                            let df = searcher.doc_freq(&Term::from_field_text(fields.of(lang).body, &alt.term))?;
                            let k = (terms[l].len(), df as f64);
                            terms[l].push(&alt.term);
                            known[l].insert(&alt.term, k);
                            k
                        }
                    };
                    let idf = weight(df) * grammar;
                    readings[l].push(Reading { concept, term, weight: alt.weight, idf, of: alt.of });
                    if df > 0.0 && i == 0 {
                        // The first reading is the word as typed; of two languages that have it, the commoner counts.
                        typed = Some(typed.map_or(idf, |t| t.min(idf)));
                    }
                    if df > 0.0 {
                        best = best.max(idf * alt.weight);
                    }
                }
            }
            of.push(typed.unwrap_or(if best > 0.0 { best } else { weight(0.0) * grammar }));
        }
        Ok(Idf { terms, readings, of })
    }
}

#[expect(clippy::too_many_arguments, reason = "one call, all of them parts of one query")]
fn segment(
    searcher: &Searcher,
    ord: u32,
    columns: &[Columns],
    fields: &Fields,
    concepts: &[Concept],
    docs: &[DocId],
    idf: &Idf<'_>,
    out: &mut Vec<Scored>,
) -> tantivy::Result<()> {
    let reader = searcher.segment_reader(ord);
    let Some(Columns { acts, places }) = columns.get(ord as usize) else { return Ok(()) };
    for (l, lang) in LANGS.into_iter().enumerate() {
        let f = fields.of(lang);
        let (terms, readings) = (&idf.terms[l], &idf.readings[l]);
        let mut seen = vec![Seen::default(); docs.len() * terms.len()];
        let mut any = vec![false; docs.len()];
        let mut positions: Vec<u32> = Vec::new();
        let together = concepts.iter().filter(|c| !c.grammar).count() > 1 || readings.iter().any(|r| r.of.is_some());
        for (field, option) in [
            (f.body, if together { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs }),
            (f.heading, IndexRecordOption::WithFreqs),
            (f.context, IndexRecordOption::Basic),
        ] {
            let inverted = reader.inverted_index(field)?;
            for (t, text) in terms.iter().enumerate() {
                let term = Term::from_field_text(field, text);
                let Some(mut postings) = inverted.read_postings(&term, option)? else { continue };
                for (d, doc) in docs.iter().enumerate() {
                    if postings.doc() < *doc && postings.seek(*doc) == TERMINATED {
                        break;
                    }
                    if postings.doc() != *doc {
                        continue;
                    }
                    any[d] = true;
                    let s = &mut seen[d * terms.len() + t];
                    if field == f.body {
                        s.body = postings.term_freq();
                        if together {
                            let from = positions.len();
                            postings.append_positions_with_offset(0, &mut positions);
                            positions.truncate(from + POSITIONS);
                            s.positions = (from as u32, positions.len() as u32);
                        }
                    } else if field == f.heading {
                        s.heading = postings.term_freq();
                    } else {
                        s.context = true;
                    }
                }
            }
        }
        let body_norms = reader.fieldnorms_readers().get_field(f.body)?;
        let heading_norms = reader.fieldnorms_readers().get_field(f.heading)?;
        for (d, doc) in docs.iter().enumerate().filter(|(d, _)| any[*d]) {
            let place = places.first(*doc).unwrap_or(WHOLE_ACT);
            let Some(act) = acts.first(*doc).filter(|_| place != WHOLE_ACT) else { continue };
            let size = Size {
                words: body_norms.as_ref().map_or(1, |n| n.fieldnorm(*doc)),
                heading: heading_norms.as_ref().map_or(0, |n| n.fieldnorm(*doc)),
            };
            let seen = &seen[d * terms.len()..(d + 1) * terms.len()];
            let (score, coverage) = score(concepts, readings, (seen, &positions), &idf.of, size);
            let (place, repealed) = place_of(place);
            out.push(Scored { act, place, repealed, score, coverage, lang: l });
        }
    }
    Ok(())
}

/// Words of a unit and of its headings.
#[derive(Debug, Clone, Copy)]
struct Size {
    words: u32,
    heading: u32,
}

/// The best reading of one word in one unit.
#[derive(Debug, Clone, Copy, Default)]
struct Best<'s> {
    gain: f64,
    weight: f64,
    seen: Option<&'s Seen>,
}

fn score(
    concepts: &[Concept],
    readings: &[Reading],
    (seen, positions): (&[Seen], &[u32]),
    idf: &[f64],
    size: Size,
) -> (f64, f64) {
    let norm = 1.0 - B + B * f64::from(size.words) / MEAN_WORDS;
    let mut best = vec![Best::default(); concepts.len()];
    for term in readings.chunk_by(|a, b| a.concept == b.concept && a.of == b.of) {
        // A term of several words means what it says where all of them stand; one of them alone is a hint.
        let whole = match term[0].of {
            None => 1.0,
            Some(_) if is_whole(term, seen, positions) => 1.0,
            Some((_, n)) => PART_OF_TERM / f64::from(n).sqrt(),
        };
        for r in term {
            let s = &seen[r.term];
            let tf =
                (f64::from(s.body) + HEADING * f64::from(s.heading)) / norm + if s.context { CONTEXT } else { 0.0 };
            if tf > 0.0 {
                let weight = r.weight * whole;
                let gain = weight * r.idf * tf * (K1 + 1.0) / (tf + K1);
                let b = &mut best[r.concept];
                if gain > b.gain {
                    *b = Best { gain, weight, seen: Some(s) };
                }
            }
        }
    }
    let (mut sum, mut covered, mut own, mut total, mut asked) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut in_heading = 0u32;
    for (b, idf) in best.iter().zip(idf) {
        sum += b.gain;
        total += idf;
        let Some(s) = b.seen else { continue };
        covered += idf * b.weight;
        if s.body > 0 {
            own += idf * b.weight;
        }
        if s.heading > 0 {
            asked += idf * b.weight;
            in_heading += 1;
        }
    }
    if total == 0.0 {
        return (0.0, 0.0);
    }
    let mut together = 0.0;
    let matter: Vec<usize> = (0..concepts.len()).filter(|i| !concepts[*i].grammar).collect();
    for pair in matter.windows(2) {
        if let (Some(a), Some(b)) = (best[pair[0]].seen, best[pair[1]].seen)
            && let Some(gap) = gap(a.positions(positions), b.positions(positions))
        {
            let weight = idf[pair[0]].min(idf[pair[1]]) * best[pair[0]].weight.min(best[pair[1]].weight);
            together += weight / f64::from(gap.max(1));
        }
    }
    // Both ways: how much of the question is in the heading, how much of the heading is in the question.
    let whole = if size.heading > 0 {
        let said = f64::from(in_heading) / f64::from(size.heading);
        asked / total * said.min(1.0).sqrt()
    } else {
        0.0
    };
    let coverage = covered / total;
    let score = (sum + TOGETHER * together) * coverage.powf(COVERAGE) * (1.0 + WHOLE_HEADING * whole);
    // What is named by its heading is about it, though the question has words of its own.
    (score, (own / total + HEADED * whole).min(1.0))
}

/// Whether the words of a term stand as one: all in the heading, or in the text no further from each other than
/// [`TERM_WINDOW`] allows.
fn is_whole(term: &[Reading], seen: &[Seen], positions: &[u32]) -> bool {
    let of = |r: &Reading| &seen[r.term];
    if term.iter().all(|r| of(r).heading > 0) {
        return true;
    }
    // A merge of the lists: the window from the least place to the greatest, moved on at its lower end.
    let lists: Vec<&[u32]> = term.iter().map(|r| of(r).positions(positions)).collect();
    let mut at = vec![0usize; lists.len()];
    let window = TERM_WINDOW * term.len() as u32;
    loop {
        let (mut low, mut high) = ((u32::MAX, 0), 0);
        for (i, list) in lists.iter().enumerate() {
            let Some(place) = list.get(at[i]) else { return false };
            low = low.min((*place, i));
            high = high.max(*place);
        }
        if high - low.0 < window {
            return true;
        }
        at[low.1] += 1;
    }
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
