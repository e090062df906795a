//! Tokens of legal text.

use super::{Folded, StemId};
use crate::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, inner hyphens and apostrophes included.
    Word,
    /// Digits (with superscripts, inner points, hyphens and commas: `10 000`, `21¹`, `45-I`).
    Number,
    /// A single mark.
    Punct,
}

/// One token: 48 bytes at most, no strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original.
    pub span: Span,
    /// Bytes of the folded text.
    pub folded: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Hash of the folded form.
    pub form: StemId,
    /// Hash of the stem (of the form itself for numbers and marks).
    pub stem: StemId,
}

/// Cuts a text into tokens; `form` and `stem` are left 0 for [`super::analyse`] to fill.
pub fn tokens(_original: &str, folded: &Folded) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let text = &folded.text;
    let mut it = text.char_indices().peekable();
    while let Some((at, c)) = it.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut to = at + c.len_utf8();
        let kind = if c.is_alphabetic() {
            while let Some(&(i, n)) = it.peek() {
                let inner = n == '-' && text[i + 1..].chars().next().is_some_and(char::is_alphanumeric);
                if !n.is_alphanumeric() && !inner {
                    break;
                }
                to = i + n.len_utf8();
                it.next();
            }
            TokenKind::Word
        } else if c.is_numeric() {
            while let Some(&(i, n)) = it.peek() {
                let inner =
                    (n == '-' || n == '.' || n == ',') && text[i + 1..].chars().next().is_some_and(char::is_numeric);
                if !n.is_numeric() && !inner {
                    break;
                }
                to = i + n.len_utf8();
                it.next();
            }
            TokenKind::Number
        } else {
            TokenKind::Punct
        };
        let f = Span::new(at as u32, to as u32);
        out.push(Token { span: folded.span_to_original(f), folded: f, kind, form: StemId(0), stem: StemId(0) });
    }
    out
}
