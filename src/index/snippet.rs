//! The piece of a provision that shows why it was found, in its own letters.

use super::packed::packed;
use super::search::Piece;
use crate::text::{self, Memo, TokenKind};
use crate::{Lang, Span};
use rustc_hash::FxHashSet;

/// Bytes of a snippet: some 160 letters, two lines of a terminal.
const BYTES: u32 = 320;

/// The stretch of `text` with the most different matched words, and its pieces. Joined, the pieces are the stretch.
pub(super) fn best(text: &str, lang: Lang, marked: &FxHashSet<String>, memo: &mut Memo) -> (Span, Vec<Piece>) {
    let words = text::analyse(text, lang, memo);
    let hits: Vec<(Span, String)> = words
        .tokens
        .iter()
        .filter(|t| t.kind != TokenKind::Punct)
        .map(|t| (t.span, packed(t.stem)))
        .filter(|(_, stem)| marked.contains(stem))
        .collect();
    let window = widen(text, &words, best_run(&hits).unwrap_or(Span::new(0, 0)));
    let mut pieces = Vec::new();
    let mut at = window.from;
    for (span, _) in hits.iter().filter(|(s, _)| window.contains(*s)) {
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

/// The shortest run of hits inside [`BYTES`] with the most different words; the first of equal ones.
fn best_run(hits: &[(Span, String)]) -> Option<Span> {
    let mut best: Option<(usize, Span)> = None;
    for (i, (first, _)) in hits.iter().enumerate() {
        let mut seen: Vec<&str> = Vec::new();
        for (span, stem) in hits[i..].iter().take_while(|(s, _)| s.to - first.from <= BYTES) {
            if seen.contains(&stem.as_str()) {
                continue;
            }
            seen.push(stem);
            let run = Span::new(first.from, span.to);
            let better = best.is_none_or(|(n, b)| seen.len() > n || (seen.len() == n && run.len() < b.len()));
            if better {
                best = Some((seen.len(), run));
            }
        }
    }
    best.map(|b| b.1)
}

/// Widens a run to whole words within [`BYTES`], within its line where the line is long enough.
fn widen(text: &str, words: &text::Analysis, run: Span) -> Span {
    let line_from = text[..run.from as usize].rfind('\n').map_or(0, |n| n + 1) as u32;
    let line_to = text[run.to as usize..].find('\n').map_or(text.len(), |n| run.to as usize + n) as u32;
    let line = Span::new(line_from, line_to);
    if line.len() <= BYTES && line.len() >= BYTES / 4 {
        return line.trim(text);
    }
    // A third before, the rest after, cut at borders of words.
    let spare = BYTES.saturating_sub(run.len());
    let low = if line.len() > BYTES { line_from } else { 0 };
    let from = run.from.saturating_sub(spare / 3).max(low);
    let to = (from + BYTES.max(run.len())).min(text.len() as u32);
    let first = words.tokens.iter().find(|t| t.span.from >= from).map_or(run.from, |t| t.span.from.min(run.from));
    let last = words.tokens.iter().rev().find(|t| t.span.to <= to).map_or(run.to, |t| t.span.to.max(run.to));
    let whole = Span::new(if from == low { low } else { first }, last);
    let whole = Span::new(whole.from.min(run.from), whole.to.max(run.to));
    whole.trim(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, lang: Lang, words: &[&str]) -> String {
        let mut memo = Memo::default();
        let marked = words.iter().map(|w| packed(memo.stem_id(lang, w))).collect();
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
