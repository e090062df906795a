//! Tokenizers that take what the language layer has already cut and stemmed.
//!
//! tantivy takes words from a text. Ours are cut once an act for every stage, so a field's "text" here is the packed
//! sequence of its stems, eight bytes each, and the tokenizer only walks it.

use crate::text::StemId;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Bytes of one packed stem.
pub(super) const WIDTH: usize = 8;

/// Appends a stem: the 56 best mixed bits of its hash as eight ASCII characters. Two of two million stems share them
/// with a probability of 1 in 36,000.
pub(super) fn push(out: &mut String, stem: StemId) {
    out.push_str(std::str::from_utf8(&bytes(stem)).unwrap_or_default());
}

/// The characters of [`push`].
pub(super) fn bytes(stem: StemId) -> [u8; WIDTH] {
    // The hash of a short form keeps its entropy in few bits; the finaliser of MurmurHash3 spreads it.
    let mut h = stem.0;
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^= h >> 33;
    let mut bytes = [0u8; WIDTH];
    for (i, b) in bytes.iter_mut().enumerate() {
        *b = (h >> (7 * i)) as u8 & 0x7f;
    }
    bytes
}

/// The packed form of one stem: the term it is found by.
pub(super) fn packed(stem: StemId) -> String {
    let mut s = String::with_capacity(WIDTH);
    push(&mut s, stem);
    s
}

/// Walks packed stems.
#[derive(Debug, Clone, Default)]
pub(super) struct PackedTokenizer {
    token: Token,
}

impl Tokenizer for PackedTokenizer {
    type TokenStream<'a> = PackedStream<'a>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> PackedStream<'a> {
        self.token.reset();
        PackedStream { rest: text, token: &mut self.token }
    }
}

/// The stream of [`PackedTokenizer`].
#[derive(Debug)]
pub(super) struct PackedStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for PackedStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((stem, rest)) = self.rest.split_at_checked(WIDTH) else { return false };
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(stem);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }
    fn token(&self) -> &Token {
        self.token
    }
    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Walks words separated by single spaces.
#[derive(Debug, Clone, Default)]
pub(super) struct FormsTokenizer {
    token: Token,
}

impl Tokenizer for FormsTokenizer {
    type TokenStream<'a> = FormsStream<'a>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> FormsStream<'a> {
        self.token.reset();
        FormsStream { rest: text, token: &mut self.token }
    }
}

/// The stream of [`FormsTokenizer`].
#[derive(Debug)]
pub(super) struct FormsStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for FormsStream<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        let (form, rest) = self.rest.split_once(' ').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(form);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }
    fn token(&self) -> &Token {
        self.token
    }
    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(mut t: impl Tokenizer, text: &str) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        t.token_stream(text).process(&mut |t| out.push((t.position, t.text.clone())));
        out
    }

    #[test]
    fn stems_come_out_as_they_went_in() {
        let stems: Vec<StemId> = (0..300u64).map(|i| StemId(i.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
        let mut text = String::new();
        stems.iter().for_each(|s| push(&mut text, *s));
        let want: Vec<_> = stems.iter().enumerate().map(|(i, s)| (i, packed(*s))).collect();
        assert_eq!(walk(PackedTokenizer::default(), &text), want);
        let distinct: std::collections::BTreeSet<_> = want.iter().map(|w| &w.1).collect();
        assert_eq!(distinct.len(), stems.len());
    }

    #[test]
    fn forms_come_out_as_they_went_in() {
        let got = walk(FormsTokenizer::default(), "өз салык ст");
        assert_eq!(got, [(0, "өз".into()), (1, "салык".into()), (2, "ст".into())]);
        assert_eq!(walk(FormsTokenizer::default(), ""), []);
    }
}
