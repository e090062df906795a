//! A query in one language as groups of terms of the other, and mandates' stems in one canonical language.

use super::{Lexicon, other};
use crate::Lang;
use crate::text::{Memo, StemId, stem, stem_id};
use std::ops::Range;

/// Weakest translation that expands a query.
///
/// Set in the module's notes: see «Quality».
pub const MIN_WEIGHT: f32 = 0.08;

/// Weakest best translation of a phrase that is taken before its words: below it, the words happened to stand together.
pub const MIN_PHRASE_WEIGHT: f32 = 0.15;

/// Share of the best translation's weight below which a translation of the same words is dropped.
pub const MIN_SHARE: f32 = 0.2;

/// Most translations of one word or phrase in a group.
pub const MAX_TERMS: usize = 5;

/// Weight of a word copied through because no translation is known: a name, a loan word, an abbreviation.
pub const COPIED_WEIGHT: f32 = 0.5;

/// One way to say a piece of the query in the target language.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Stems; several make a phrase, in its usual order.
    pub stems: Vec<StemId>,
    /// A folded form to show, words with one space between.
    pub form: String,
    /// 0 to 1.
    pub weight: f32,
}

/// The translations of one piece of a query; the index takes any of `terms`.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Which words of the query it stands for.
    pub source: Range<usize>,
    /// Synonyms in the target language, best first; never empty.
    pub terms: Vec<Term>,
    /// No translation is known: the terms are the word itself, stemmed as a word of the target language.
    pub copied: bool,
    /// Of a phrase of several words: its words translated one by one, the fallback where no text holds the phrase.
    pub parts: Vec<Group>,
}

impl Lexicon {
    /// Translates a query word group by word group; phrases known to the lexicon come before their words (the longest from
    /// the left). `words` are folded words in order; function words and numbers may be among them: function words give no
    /// group, numbers are copied.
    ///
    /// ```
    /// use jenil::{Lang, lexicon::Lexicon};
    /// let groups = Lexicon::builtin().expand(&["салык", "кодекси"], Lang::Ky, Lang::Ru);
    /// assert!(groups[0].terms.iter().any(|t| t.form.starts_with("налог")));
    /// ```
    ///
    /// `from == to` copies every word.
    pub fn expand(&self, words: &[&str], from: Lang, to: Lang) -> Vec<Group> {
        let mut memo = Memo::default();
        let ids: Vec<StemId> = words.iter().map(|w| memo.stem_id(from, w)).collect();
        let mut out = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if super::words::is_function(from, words[at]) {
                at += 1;
                continue;
            }
            let phrase = if from == to { None } else { self.phrase_at(from, &ids, at) };
            let group = match phrase {
                Some(len) => self.group(&ids, at..at + len, from).map(|mut g| {
                    g.parts = (at..at + len)
                        .filter(|i| !super::words::is_function(from, words[*i]))
                        .map(|i| self.word(words, &ids, i, from, to))
                        .collect();
                    g
                }),
                None => None,
            };
            let group = group.unwrap_or_else(|| self.word(words, &ids, at, from, to));
            at = group.source.end;
            out.push(group);
        }
        out
    }

    fn word(&self, words: &[&str], ids: &[StemId], at: usize, from: Lang, to: Lang) -> Group {
        let known = if from == to { None } else { self.group(ids, at..at + 1, from) };
        known.unwrap_or_else(|| Group {
            source: at..at + 1,
            terms: copies(words[at], from, to),
            copied: true,
            parts: Vec::new(),
        })
    }

    fn group(&self, ids: &[StemId], source: Range<usize>, from: Lang) -> Option<Group> {
        let hits = self.side(from).phrases.get(&ids[source.clone()])?;
        let best = hits.first()?.weight;
        let floor = MIN_WEIGHT.max(best * MIN_SHARE);
        let terms: Vec<Term> = hits
            .iter()
            .take_while(|h| h.weight >= floor)
            .take(MAX_TERMS)
            .map(|h| Term {
                stems: h.target.to_vec(),
                form: self.rows[h.row as usize].side(other(from)).to_owned(),
                weight: h.weight,
            })
            .collect();
        (!terms.is_empty()).then_some(Group { source, terms, copied: false, parts: Vec::new() })
    }

    /// Length of the longest phrase of several words that starts at `at`.
    fn phrase_at(&self, from: Lang, ids: &[StemId], at: usize) -> Option<usize> {
        let side = self.side(from);
        let most = side.longest.min(ids.len() - at);
        let known = |len: &usize| {
            let hits = side.phrases.get(&ids[at..at + len]);
            hits.and_then(|h| h.first()).is_some_and(|h| h.weight >= MIN_PHRASE_WEIGHT)
        };
        (2..=most).rev().find(known)
    }

    /// Stems of a statement as stems of the canonical language, Russian, so that statements of both languages can be joined.
    ///
    /// Russian stems stay as they are. Of Kyrgyz ones the longest known phrases are replaced by the stems of their best
    /// translation, words without one stay as they are (loan words and names often have the same stem in both). Order is
    /// that of the source; a stem may repeat.
    pub fn bridge(&self, lang: Lang, stems: &[StemId]) -> Vec<StemId> {
        if lang == Lang::Ru {
            return stems.to_vec();
        }
        let side = self.side(lang);
        let mut out = Vec::with_capacity(stems.len());
        let mut at = 0;
        while at < stems.len() {
            let piece = &stems[at..at + self.phrase_at(lang, stems, at).unwrap_or(1)];
            match side.phrases.get(piece).and_then(|hits| hits.first()) {
                Some(best) if best.weight >= MIN_WEIGHT => out.extend_from_slice(&best.target),
                _ => out.extend_from_slice(piece),
            }
            at += piece.len();
        }
        out
    }
}

/// The word itself as a term of the other language: its stem cut again as that language cuts, and the whole word cut so.
fn copies(word: &str, from: Lang, to: Lang) -> Vec<Term> {
    let bare = stem(from, word);
    let mut out: Vec<Term> = Vec::new();
    for form in [bare.as_ref(), word] {
        let id = stem_id(to, form);
        if out.iter().all(|t| t.stems != [id]) {
            out.push(Term { stems: vec![id], form: form.to_owned(), weight: COPIED_WEIGHT });
        }
    }
    out
}
