//! Tokens of legal text, and the larger pieces a reader does not cut: dates, act numbers, abbreviations.

use super::{Folded, StemId};
use crate::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, inner hyphens and apostrophes included.
    Word,
    /// Digits with what belongs to the number: groups of thousands (`10 000`), inner points, hyphens and commas, superscripts
    /// (`21¹`), a Roman tail (`45-I`). A word behind a hyphen is a token of its own: `12-1-берене` is `12-1`, `-`, `берене`.
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
    /// Hash of the stem; of the form for marks; for numbers of [`super::number_key`].
    pub stem: StemId,
}

/// How a byte begins a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    /// First byte of a two-byte Cyrillic letter.
    Cyrillic,
    Digit,
    Mark,
    /// First byte of anything else.
    Other,
}

const CLASS: [Class; 256] = {
    let mut t = [Class::Other; 256];
    let mut b = 0;
    while b < 128 {
        t[b] = match b as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            0..=b' ' | 0x7f => Class::Space,
            _ => Class::Mark,
        };
        b += 1;
    }
    // U+0400 to U+04FF; the few combining signs among them stay inside the word they stand in.
    t[0xD0] = Class::Cyrillic;
    t[0xD1] = Class::Cyrillic;
    t[0xD2] = Class::Cyrillic;
    t[0xD3] = Class::Cyrillic;
    t
};

/// Cuts a folded text into tokens; `form` and `stem` are left 0 for [`super::analyse`] to fill.
///
/// Spans rise, do not overlap and lie on character borders of both texts.
pub fn tokens(_original: &str, folded: &Folded) -> Vec<Token> {
    let text = folded.text.as_str();
    let mut out = Vec::with_capacity(text.len() / 10 + 8);
    let mut map = folded.mapper();
    cut(text, |from, to, kind| {
        let f = Span::new(from as u32, to as u32);
        out.push(Token { span: map.map(f), folded: f, kind, form: StemId(0), stem: StemId(0) });
    });
    out
}

/// Calls `each(from, to, kind)` for every token of a folded text, in order.
pub(super) fn cut(text: &str, mut each: impl FnMut(usize, usize, TokenKind)) {
    let b = text.as_bytes();
    let mut i = 0;
    while let Some(&first) = b.get(i) {
        let (to, kind) = match CLASS[first as usize] {
            Class::Space => {
                i += 1;
                continue;
            }
            Class::Letter => (word_end(text, i + 1), TokenKind::Word),
            Class::Cyrillic => (word_end(text, i + 2), TokenKind::Word),
            Class::Digit => (number_end(text, i), TokenKind::Number),
            Class::Mark => (i + 1, TokenKind::Punct),
            Class::Other => {
                let Some(c) = text.get(i..).and_then(|s| s.chars().next()) else { break };
                let next = i + c.len_utf8();
                if c.is_whitespace() || c.is_control() {
                    i = next;
                    continue;
                } else if c.is_alphabetic() {
                    (word_end(text, next), TokenKind::Word)
                } else if c.is_numeric() {
                    (number_end(text, i), TokenKind::Number)
                } else {
                    (next, TokenKind::Punct)
                }
            }
        };
        each(i, to, kind);
        i = to;
    }
}

fn word_end(text: &str, mut i: usize) -> usize {
    let b = text.as_bytes();
    while let Some(&c) = b.get(i) {
        match CLASS[c as usize] {
            Class::Cyrillic => i += 2,
            Class::Letter | Class::Digit => i += 1,
            Class::Mark if (c == b'-' || c == b'\'') && joins(text, i, c) => i += 1,
            Class::Other => match text.get(i..).and_then(|s| s.chars().next()) {
                Some(c) if c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) => i += c.len_utf8(),
                Some(c @ '’') if text[i + c.len_utf8()..].starts_with(char::is_alphabetic) => i += c.len_utf8(),
                _ => return i,
            },
            _ => return i,
        }
    }
    i
}

/// Whether a hyphen or apostrophe at `i` stands inside a word.
fn joins(text: &str, i: usize, mark: u8) -> bool {
    text[i + 1..].starts_with(|c: char| if mark == b'-' { c.is_alphanumeric() } else { c.is_alphabetic() })
}

const fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

fn number_end(text: &str, from: usize) -> usize {
    let b = text.as_bytes();
    let digits = |mut i: usize| {
        while b.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        i
    };
    let digit = |i: usize| b.get(i).is_some_and(u8::is_ascii_digit);
    let mut i = digits(from);
    // Groups of thousands: up to three digits, then groups of exactly three behind a single space.
    if (1..=3).contains(&(i - from)) && b[from] != b'0' {
        while b.get(i) == Some(&b' ') && digits(i + 1) == i + 4 && !text[i + 4..].starts_with(is_superscript) {
            i += 4;
        }
    }
    loop {
        match b.get(i) {
            Some(b'.' | b',') if digit(i + 1) => i = digits(i + 1),
            Some(b'-') if digit(i + 1) => i = digits(i + 1),
            Some(b'-') => return roman_tail(text, i + 1).unwrap_or(i),
            Some(0x80..) => match text[i..].chars().next() {
                // Superscripts, and digits of other scripts.
                Some(c) if c.is_numeric() => i += c.len_utf8(),
                _ => return i,
            },
            _ => return i,
        }
    }
}

/// The end of a Roman numeral at `i` that no letter follows: the `i` of `45-i`.
fn roman_tail(text: &str, i: usize) -> Option<usize> {
    let rest = &text[i..];
    let len = rest.bytes().take_while(|c| b"ivxlcdm".contains(c)).count();
    let ends = !rest[len..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    (len > 0 && ends).then_some(i + len)
}
