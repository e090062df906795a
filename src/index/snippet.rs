//! The piece of a provision that shows why it was found, in its own letters.

use super::packed;
use super::search::Piece;
use crate::text::{self, Memo, StemId, TokenKind};
use crate::{Lang, Span};
use rustc_hash::FxHashMap;

/// Bytes of a snippet: some 160 letters, two lines of a terminal.
const BYTES: u32 = 320;
/// Bytes read at a time: most articles show all that was asked in their first paragraphs, and a long one need not be read
/// to its end.
const STEP: usize = 1024;

/// The stems to mark, each with the word of the query it stands for.
#[derive(Debug, Default)]
pub(super) struct Marked {
    stems: FxHashMap<[u8; packed::WIDTH], usize>,
    words: usize,
}

impl Marked {
    /// Adds what a word of the query may stand for, as terms of the index.
    pub fn add<'t>(&mut self, word: usize, terms: impl IntoIterator<Item = &'t str>) {
        let before = self.stems.len();
        for term in terms {
            if let Ok(stem) = term.as_bytes().try_into() {
                self.stems.entry(stem).or_insert(word);
            }
        }
        self.words += usize::from(self.stems.len() > before);
    }

    fn word(&self, stem: StemId) -> Option<usize> {
        self.stems.get(&packed::bytes(stem)).copied()
    }
}

/// A marked word: where it stands and the word of the query it stands for.
type Hit = (Span, usize);

/// The stretch of `text` with the most different words of the query, and its pieces. Joined, the pieces are the stretch.
pub(super) fn best(text: &str, lang: Lang, marked: &Marked, memo: &mut Memo) -> (Span, Vec<Piece>) {
    let window = widen(text, run(text, lang, marked, memo).unwrap_or(Span::new(0, 0)));
    let mut hits = Vec::new();
    collect(text, window, lang, marked, memo, &mut hits);
    let mut pieces = Vec::new();
    let mut at = window.from;
    for (span, _) in hits {
        if span.from > at {
            pieces.push(Piece { text: text[at as usize..span.from as usize].to_owned(), hit: false });
        }
        pieces.push(Piece { text: span.of(text).to_owned(), hit: true });
        at = span.to;
    }
    if at < window.to {
        pieces.push(Piece { text: text[at as usize..window.to as usize].to_owned(), hit: false });
    }
    (window, pieces)
}

/// The shortest run of marked words inside [`BYTES`] with the most different ones, the first of equal ones; where one
/// holds all of them, what stands later is not looked at.
fn run(text: &str, lang: Lang, marked: &Marked, memo: &mut Memo) -> Option<Span> {
    let mut best: Option<(usize, Span)> = None;
    let mut hits: Vec<Hit> = Vec::new();
    let (mut from, mut first) = (0, 0);
    while from < text.len() && best.is_none_or(|b| b.0 < marked.words) {
        let near = (from..=text.len().min(from + STEP)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
        let to = text[near..].find('\n').map_or(text.len(), |n| near + n + 1);
        collect(text, Span::new(from as u32, to as u32), lang, marked, memo, &mut hits);
        // Runs that begin before and end here were not seen whole the last time.
        while first < hits.len() && (hits[first].0.from + BYTES) < from as u32 {
            first += 1;
        }
        for (i, (start, _)) in hits.iter().enumerate().skip(first) {
            let mut seen: Vec<usize> = Vec::new();
            for (span, word) in hits[i..].iter().take_while(|(s, _)| s.to - start.from <= BYTES) {
                if seen.contains(word) {
                    continue;
                }
                seen.push(*word);
                let run = Span::new(start.from, span.to);
                if best.is_none_or(|(n, b)| seen.len() > n || (seen.len() == n && run.len() < b.len())) {
                    best = Some((seen.len(), run));
                }
            }
        }
        from = to;
    }
    best.map(|b| b.1)
}

/// The marked words of a stretch.
fn collect(text: &str, stretch: Span, lang: Lang, marked: &Marked, memo: &mut Memo, out: &mut Vec<Hit>) {
    let (_, tokens) = text::words(stretch.of(text), lang, memo);
    let matter = tokens.iter().filter(|t| t.kind != TokenKind::Punct);
    out.extend(matter.filter_map(|t| Some((t.span.shift(stretch.from), marked.word(t.stem)?))));
}

/// Widens a run to whole words within [`BYTES`], within its line where the line is long enough.
fn widen(text: &str, run: Span) -> Span {
    let line_from = text[..run.from as usize].rfind('\n').map_or(0, |n| n + 1) as u32;
    let line_to = text[run.to as usize..].find('\n').map_or(text.len(), |n| run.to as usize + n) as u32;
    let line = Span::new(line_from, line_to);
    if line.len() <= BYTES && line.len() >= BYTES / 4 {
        return line.trim(text);
    }
    // A third before, the rest after, cut between words.
    let spare = BYTES.saturating_sub(run.len());
    let low = if line.len() > BYTES { line_from } else { 0 };
    let from = run.from.saturating_sub(spare / 3).max(low);
    let to = (from + BYTES.max(run.len())).min(text.len() as u32);
    let spaces = |from: u32, to: u32| {
        text[..to as usize]
            .char_indices()
            .rev()
            .take_while(move |c| c.0 >= from as usize)
            .filter(|c| c.1.is_whitespace())
    };
    let first = if from == low { Some(low) } else { spaces(from, run.from).last().map(|c| c.0 as u32) };
    let last = if to as usize == text.len() {
        Some(to)
    } else {
        spaces(run.to, boundary(text, to)).next().map(|c| c.0 as u32)
    };
    Span::new(first.unwrap_or(run.from), last.unwrap_or(run.to)).trim(text)
}

/// The border of a character at or before a byte.
fn boundary(text: &str, at: u32) -> u32 {
    (0..=at).rev().find(|i| text.is_char_boundary(*i as usize)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, lang: Lang, words: &[&str]) -> String {
        let mut memo = Memo::default();
        let mut marked = Marked::default();
        for (i, w) in words.iter().enumerate() {
            marked.add(i, [packed::packed(memo.stem_id(lang, w)).as_str()]);
        }
        let (span, pieces) = best(text, lang, &marked, &mut memo);
        let joined: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(joined, span.of(text), "the pieces are the text");
        pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn inflected_words_are_marked_in_their_own_letters() {
        assert_eq!(
            shown("1. ОРГАНЫ вправе отозвать\u{a0}Лицензию.", Lang::Ru, &["органы", "лицензию"]),
            "1. [ОРГАНЫ] вправе отозвать\u{a0}[Лицензию]."
        );
        assert_eq!(shown("1. Салык органы.", Lang::Ky, &["салык"]), "1. [Салык] органы.");
    }

    #[test]
    fn the_place_with_most_words_is_shown_whole() {
        let long = "слово и ещё одно. ".repeat(60);
        let text = format!("Налог есть. {long}\n2. Ставка налога равна пяти.\n{long}");
        assert!(shown(&text, Lang::Ru, &["налога", "ставка"]).contains("[Ставка] [налога]"));
        assert!(shown(&long, Lang::Ru, &["пусто"]).starts_with("слово"));
        assert_eq!(shown("", Lang::Ru, &["пусто"]), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text(t in "\\PC{0,200}", w in "\\PC{0,5}") {
            shown(&t, Lang::Ru, &[&w]);
        }
    }
}
