//! A small lexer for the fact readers: letters, digits and marks of folded text with what glues them together.
//!
//! References such as `17-24-беренелеринде`, `4-2`, `21¹` need to see digits, hyphens and words apart, which the tokens
//! of [`crate::text`] rightly keep together for search.

use crate::Span;
use crate::text::Analysis;
use rustc_hash::FxHashMap;

/// What a [`Tok`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with hyphens between letters.
    Word,
    /// Digits with superscript digits behind them.
    Num,
    /// One other character.
    Mark,
}

/// One piece of folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tok {
    /// First byte in the folded text.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// What it is.
    pub kind: Kind,
    /// No white space stands before it.
    pub glued: bool,
}

/// The superscript digits that mark inserted articles.
pub(crate) fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}

/// `char::is_alphabetic`, decided at once for Latin and Cyrillic: the table behind it took a tenth of a whole build.
fn letter(c: char) -> bool {
    match c {
        'а'..='я' | 'a'..='z' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | 'A'..='Z' => true,
        '\0'..='\x7f' => false,
        _ => c.is_alphabetic(),
    }
}

/// Cuts `text[range]` into pieces, appended to `out`.
pub(crate) fn lex(text: &str, range: Span, out: &mut Vec<Tok>) {
    let Some(slice) = text.get(range.range()) else { return };
    let mut it = slice.char_indices().peekable();
    let mut glued = false;
    while let Some((at, c)) = it.next() {
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        let mut to = at + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some(&(i, n)) = it.peek() {
                if !n.is_ascii_digit() && superscript(n).is_none() {
                    break;
                }
                to = i + n.len_utf8();
                it.next();
            }
            Kind::Num
        } else if letter(c) {
            while let Some(&(i, n)) = it.peek() {
                let hyphen = n == '-' && slice[i + 1..].chars().next().is_some_and(letter);
                if !letter(n) && !hyphen {
                    break;
                }
                to = i + n.len_utf8();
                it.next();
            }
            Kind::Word
        } else {
            Kind::Mark
        };
        out.push(Tok { from: range.from + at as u32, to: range.from + to as u32, kind, glued });
        glued = true;
    }
}

/// Lexed folded text of one provision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexed<'a> {
    /// The folded text of the whole act.
    pub text: &'a str,
    /// The pieces.
    pub toks: &'a [Tok],
}

impl<'a> Lexed<'a> {
    /// The folded letters of piece `i`, empty past the end.
    pub fn s(&self, i: usize) -> &'a str {
        self.toks.get(i).and_then(|t| self.text.get(t.from as usize..t.to as usize)).unwrap_or("")
    }

    /// Piece `i` when it is a word, else empty.
    pub fn word(&self, i: usize) -> &'a str {
        match self.toks.get(i) {
            Some(t) if t.kind == Kind::Word => self.s(i),
            _ => "",
        }
    }

    /// Whether piece `i` is a number.
    pub fn is_num(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| t.kind == Kind::Num)
    }

    /// Whether piece `i` touches the piece before it.
    pub fn glued(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| t.glued)
    }

    /// The number in piece `i` when it is plain digits that fit.
    pub fn value(&self, i: usize) -> Option<u32> {
        if self.is_num(i) { self.s(i).parse().ok() } else { None }
    }

    /// Folded bytes from piece `a` to piece `b` inclusive.
    pub fn span(&self, a: usize, b: usize) -> Span {
        match (self.toks.get(a), self.toks.get(b)) {
            (Some(x), Some(y)) => Span::new(x.from, y.to),
            _ => Span::default(),
        }
    }
}

/// Cuts each stretch of one act's folded text once, however many fact readers ask for it.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    analysis: &'a Analysis,
    toks: Vec<Tok>,
    /// Where the pieces of a stretch stand in `toks`, by its first and last byte.
    cut: FxHashMap<(u32, u32), (u32, u32)>,
}

impl<'a> Lexer<'a> {
    /// A lexer for one act.
    pub fn new(analysis: &'a Analysis) -> Self {
        Lexer { analysis, toks: Vec::new(), cut: FxHashMap::default() }
    }

    /// The pieces of a stretch of the folded text.
    pub fn pieces(&mut self, folded: Span) -> Lexed<'_> {
        let text = &self.analysis.folded.text;
        let toks = &mut self.toks;
        let (from, to) = *self.cut.entry((folded.from, folded.to)).or_insert_with(|| {
            let from = toks.len();
            lex(text, folded, toks);
            (from as u32, toks.len() as u32)
        });
        Lexed { text, toks: &self.toks[from as usize..to as usize] }
    }
}

/// The folded bytes of a span of the original, by the tokens inside it; `None` where no token lies inside.
pub(crate) fn folded_span(analysis: &Analysis, span: Span) -> Option<Span> {
    let r = analysis.tokens_in(span);
    let (first, last) = (analysis.tokens.get(r.start)?, analysis.tokens.get(r.end.checked_sub(1)?)?);
    (r.start < r.end).then(|| Span::new(first.folded.from, last.folded.to))
}

/// The text of a span of the original with every run of white space as one space.
pub(crate) fn collapsed(text: &str, span: Span) -> String {
    let mut out = String::new();
    for word in span.of(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_table() {
        let wrong: Vec<char> = ('\0'..='\u{2fff}').filter(|c| letter(*c) != c.is_alphabetic()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn pieces_of_both_languages() {
        for (text, want) in [
            ("ст. 21¹-1", vec!["ст", ".", "21¹", "-", "1"]),
            ("17-24-беренелеринде", vec!["17", "-", "24", "-", "беренелеринде"]),
            ("административдик-процесстик № 45-i", vec!["административдик-процесстик", "№", "45", "-", "i"]),
        ] {
            let mut out = Vec::new();
            lex(text, Span::new(0, text.len() as u32), &mut out);
            let got: Vec<&str> = out.iter().map(|t| &text[t.from as usize..t.to as usize]).collect();
            assert_eq!(got, want);
        }
    }
}
