//! Provisions like a given one: its most telling words are the query.

use super::grammar::is_grammar;
use super::group;
use super::packed::packed;
use super::plan::{Alt, Concept, LANGS, Plan, marked_stems};
use super::rank::weigh;
use super::search::{Answer, Ask, Searcher};
use super::units::unit_of;
use super::{DIR, failed};
use crate::act::ProvisionKind;
use crate::lexicon::Lexicon;
use crate::store::ActId;
use crate::text::{self, Memo, StemId, TokenKind};
use crate::{Error, Lang, Result, Span};
use rustc_hash::FxHashMap;
use tantivy::Term;

/// Words of a provision it is looked for by. Chosen, not measured: an article is about fewer things than that, and more
/// words would make the search slower without changing its first results.
const WORDS: usize = 24;
/// A word of the heading counts as this many of the text when the most telling words are chosen.
const HEADING: f64 = 3.0;
/// Translations taken of one word.
const TRANSLATIONS: usize = 3;
/// A translated word against the word itself.
const TRANSLATED: f64 = 0.8;

/// A word of the provision with what it tells.
struct Telling {
    stem: StemId,
    form: String,
    at: Span,
    count: f64,
    weight: f64,
}

impl Searcher {
    /// Provisions like the one at `provision` of an act, in both languages; the provision itself and its versions in the
    /// other language and in other editions are left out. A score of 1 would be the provision itself.
    ///
    /// # Errors
    /// The act has no such provision; a store or index that cannot be read.
    pub fn similar(&self, id: ActId, provision: u32, ask: &Ask) -> Result<Answer> {
        let head = self.head(id)?;
        let (act, row) = &*head;
        let unit = unit_of(act, provision).ok_or_else(|| {
            Error::Usage(format!(
                "{}: this provision is no text of its own; name an article, see `jenil show {}`",
                row.file, row.uri
            ))
        })?;
        let text = self.store().quote(id, unit.span)?;
        let words = self.telling(act, &unit, &text)?;
        let concepts: Vec<Concept> = words.iter().map(|w| concept(w, act.lang)).collect();
        let plan = Plan { concepts, must: None, corrected: Vec::new(), unknown: Vec::new() };
        let allowed = self.allowed(&ask.filter)?;
        let candidates = self.candidates(&plan, allowed.as_ref())?;
        let scored = weigh(self.tantivy(), self.columns(), self.fields(), &plan.concepts, candidates)
            .map_err(|e| failed(&self.store().dir().join(DIR), &e))?;
        let eid = act.eid(unit.provisions.start);
        let best = scored.iter().map(|s| s.score).fold(f64::MIN_POSITIVE, f64::max);
        let own = scored
            .iter()
            .find(|s| s.act == id.cast_unsigned() && s.place == unit.provisions.start)
            .map_or(best, |s| s.score);
        let mut others = Vec::with_capacity(scored.len());
        for s in scored {
            let other = s.act.cast_signed();
            if !self.works().are_one(id, other) || self.head(other)?.0.eid(s.place) != eid {
                others.push(s);
            }
        }
        let (groups, _) = group::groups(self, self.works(), Vec::new(), others, Some(act.lang))?;
        let found = groups.len();
        let marked = marked_stems(&plan.concepts);
        let mut hits = Vec::new();
        for (rank, (s, also)) in groups.into_iter().enumerate().skip(ask.offset).take(ask.limit) {
            hits.push(self.hit(rank + 1, &s, also, own, &plan.concepts, &marked, false)?);
        }
        Ok(Answer { hits, found, ..Answer::default() })
    }

    /// The words of a unit that tell most, by frequency in it and rarity in the index; in the order of the text.
    fn telling(&self, act: &crate::act::Act, unit: &super::Unit, text: &str) -> Result<Vec<Telling>> {
        let words = text::analyse(text, act.lang, &mut Memo::default());
        // Notes of the editors name amending laws, the same ones everywhere.
        let notes: Vec<Span> = act.provisions[unit.provisions.start as usize..unit.provisions.end as usize]
            .iter()
            .filter(|p| p.kind == ProvisionKind::Note)
            .map(|p| p.own)
            .collect();
        let headings: Vec<Span> = act.provisions[unit.provisions.start as usize..unit.provisions.end as usize]
            .iter()
            .filter_map(|p| p.heading)
            .collect();
        let mut by_stem: FxHashMap<StemId, usize> = FxHashMap::default();
        let mut all: Vec<Telling> = Vec::new();
        for t in words.tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            let form = t.folded.of(&words.folded.text);
            if is_grammar(form) {
                continue;
            }
            let place = t.span.shift(unit.span.from);
            if notes.iter().any(|n| n.contains(place)) {
                continue;
            }
            let count = if headings.iter().any(|h| h.contains(place)) { HEADING } else { 1.0 };
            let next = all.len();
            let i = *by_stem.entry(t.stem).or_insert(next);
            if i == next {
                all.push(Telling { stem: t.stem, form: form.to_owned(), at: t.span, count: 0.0, weight: 0.0 });
            }
            all[i].count += count;
        }
        let field = self.fields().of(act.lang).body;
        let n = self.tantivy().num_docs() as f64;
        for w in &mut all {
            let df = self.tantivy().doc_freq(&Term::from_field_text(field, &packed(w.stem)));
            let df = df.map_err(|e| failed(&self.store().dir().join(DIR), &e))? as f64;
            w.weight = (1.0 + w.count.ln()) * (1.0 + (n - df.min(n) + 0.5) / (df.min(n) + 0.5)).ln();
        }
        all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.at.from.cmp(&b.at.from)));
        all.truncate(WORDS);
        all.sort_by_key(|w| w.at.from);
        Ok(all)
    }
}

fn concept(w: &Telling, lang: Lang) -> Concept {
    let mut alts = [Vec::new(), Vec::new()];
    let own = usize::from(lang == Lang::Ky);
    let itself = Alt::one(packed(w.stem), 1.0);
    alts[own].push(itself.clone());
    // The other language's first reading is the word itself, too: names and loan words are the same in both.
    alts[1 - own].push(itself);
    let translations = Lexicon::builtin().translations_of_stem(LANGS[own], w.stem);
    let best = translations.first().map_or(1.0, |t| f64::from(t.1)).max(1e-6);
    for (stem, weight) in translations.iter().take(TRANSLATIONS) {
        let term = packed(*stem);
        if alts[1 - own].iter().all(|a| a.term != term) {
            alts[1 - own].push(Alt::one(term, TRANSLATED * (f64::from(*weight) / best).sqrt()));
        }
    }
    Concept { span: w.at, form: w.form.clone(), alts, grammar: false, asks: false, phrase: None }
}
