//! How good a lexicon is: on editions it has not seen, and against a list of known translations.

use super::bitext::{Edition, align};
use super::train::Pair;
use super::words::is_function;
use super::{Lexicon, table};
use crate::Lang;
use crate::text::{Memo, StemId, TokenKind};
use std::ops::Range;

/// What a lexicon explains of parallel editions, in one direction. Counts of content words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Explained {
    /// Content words of the source language in the aligned pieces.
    pub words: usize,
    /// Those with a translation of at least [`super::MIN_WEIGHT`] in the lexicon.
    pub known: usize,
    /// Known words whose best translation stands in the piece of the other language.
    pub first: usize,
    /// Known words of which one of the five best translations stands there.
    pub five: usize,
    /// As `first`, but looked for in the piece after it: what chance gives.
    pub chance_first: usize,
    /// As `five`, but looked for in the piece after it.
    pub chance_five: usize,
}

impl Explained {
    /// Adds up the counts of two acts.
    #[must_use]
    pub fn plus(self, o: Explained) -> Explained {
        Explained {
            words: self.words + o.words,
            known: self.known + o.known,
            first: self.first + o.first,
            five: self.five + o.five,
            chance_first: self.chance_first + o.chance_first,
            chance_five: self.chance_five + o.chance_five,
        }
    }
}

impl std::fmt::Display for Explained {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        write!(
            f,
            "{} words, known {:.3}, at 1 {:.3} (chance {:.3}), at 5 {:.3} (chance {:.3})",
            self.words,
            share(self.known, self.words),
            share(self.first, self.known),
            share(self.chance_first, self.known),
            share(self.five, self.known),
            share(self.chance_five, self.known)
        )
    }
}

/// Measures a lexicon on two editions of an act, out of the language `from`. Meaningful for acts it was not trained on.
pub fn explained(lexicon: &Lexicon, pair: &Pair, from: Lang) -> Explained {
    let mut memo = Memo::default();
    let ru = Edition::of(&pair.ru, Lang::Ru, &mut memo);
    let ky = Edition::of(&pair.ky, Lang::Ky, &mut memo);
    let segments = align(&ru, &ky);
    let pieces: Vec<(Vec<StemId>, Vec<StemId>)> = segments
        .iter()
        .map(|s| {
            let (a, b) = (stems(&ru, &s.ru, Lang::Ru), stems(&ky, &s.ky, Lang::Ky));
            if from == Lang::Ru { (a, b) } else { (b, a) }
        })
        .collect();
    let side = lexicon.side(from);
    let mut out = Explained::default();
    for (i, (source, target)) in pieces.iter().enumerate() {
        let other = &pieces[(i + 1) % pieces.len()].1;
        for word in source {
            out.words += 1;
            let hits = side.phrases.get(std::slice::from_ref(word)).map_or(&[][..], Vec::as_slice);
            let known = hits.iter().take_while(|h| h.weight >= super::MIN_WEIGHT).take(5).count();
            if known == 0 {
                continue;
            }
            out.known += 1;
            let stands = |n: usize, piece: &[StemId]| {
                hits[..known.min(n)].iter().any(|h| h.target.iter().all(|t| piece.contains(t)))
            };
            out.first += usize::from(stands(1, target));
            out.five += usize::from(stands(5, target));
            out.chance_first += usize::from(stands(1, other));
            out.chance_five += usize::from(stands(5, other));
        }
    }
    out
}

/// Stems of the content words of some ranges of tokens.
fn stems(e: &Edition, ranges: &[Range<usize>], lang: Lang) -> Vec<StemId> {
    let tokens = ranges.iter().cloned().flatten().map(|i| &e.analysis.tokens[i]);
    tokens
        .filter(|t| t.kind == TokenKind::Word && !is_function(lang, t.folded.of(&e.analysis.folded.text)))
        .map(|t| t.stem)
        .collect()
}

/// Agreement with a list of known translations, in one direction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Different source terms in the list.
    pub terms: usize,
    /// Those with a translation of at least [`super::MIN_WEIGHT`] in the lexicon.
    pub known: usize,
    /// Known terms whose best translation is one in the list.
    pub first: usize,
    /// Known terms with a translation of the list among the five best.
    pub five: usize,
    /// Known terms with none among the five best, and what the lexicon says first instead.
    pub missed: Vec<(String, String)>,
}

/// Measures a lexicon against pairs of (source term, target term), folded, out of the language `from`. Terms are compared by
/// the stems of their content words; several pairs may share a source term.
pub fn agreement(lexicon: &Lexicon, list: &[(String, String)], from: Lang) -> Agreement {
    let mut memo = Memo::default();
    let to = super::other(from);
    let mut terms: std::collections::BTreeMap<&str, Vec<Box<[StemId]>>> = std::collections::BTreeMap::new();
    for (source, target) in list {
        terms.entry(source).or_default().push(content(to, target, &mut memo));
    }
    let mut out = Agreement { terms: terms.len(), ..Agreement::default() };
    for (source, wanted) in terms {
        let best: Vec<&str> = lexicon
            .translations(from, &content_words(from, source))
            .take_while(|t| t.1 >= super::MIN_WEIGHT)
            .take(5)
            .map(|t| t.0)
            .collect();
        let Some(first) = best.first() else { continue };
        out.known += 1;
        let mut right = best.iter().map(|b| wanted.contains(&content(to, b, &mut memo)));
        if right.next() == Some(true) {
            out.first += 1;
            out.five += 1;
        } else if right.any(|r| r) {
            out.five += 1;
        } else {
            out.missed.push((source.to_owned(), (*first).to_owned()));
        }
    }
    out
}

fn content_words(lang: Lang, folded: &str) -> String {
    folded.split(' ').filter(|w| !is_function(lang, w)).collect::<Vec<_>>().join(" ")
}

fn content(lang: Lang, folded: &str, memo: &mut Memo) -> Box<[StemId]> {
    table::stems(lang, &content_words(lang, folded), memo)
}
