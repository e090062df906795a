//! Lossy normalisation for matching, with alignment to the original.

use crate::Span;

/// Text folded for matching. Most characters keep their byte length; places where they do not are kept in `steps`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// (byte in the folded text, byte in the original) after each change of the distance between both.
    steps: Vec<(u32, u32)>,
}

impl Folded {
    /// The place in the original that a byte of the folded text came from.
    pub fn to_original(&self, at: u32) -> u32 {
        match self.steps.partition_point(|s| s.0 <= at) {
            0 => at,
            i => {
                let (f, o) = self.steps[i - 1];
                o + (at - f)
            }
        }
    }

    /// The span in the original of a span of the folded text.
    pub fn span_to_original(&self, s: Span) -> Span {
        if s.is_empty() {
            let at = self.to_original(s.from);
            return Span::new(at, at);
        }
        let from = self.to_original(s.from);
        Span::new(from, self.to_original(s.to).max(from))
    }
}

/// Folds a text: lower case, ё→е, no-break spaces→space, soft hyphens dropped.
pub fn fold(text: &str) -> Folded {
    let mut out = Folded { text: String::with_capacity(text.len()), steps: Vec::new() };
    for (at, c) in text.char_indices() {
        match c {
            '\u{ad}' => {}
            '\u{a0}' | '\u{2007}' | '\u{202f}' => out.text.push(' '),
            'ё' | 'Ё' => out.text.push('е'),
            c if c.is_uppercase() => out.text.extend(c.to_lowercase()),
            c => out.text.push(c),
        }
        let next = (at + c.len_utf8()) as u32;
        let here = out.text.len() as u32;
        let expected = out.steps.last().map_or(here, |&(f, o)| o + (here - f));
        if expected != next {
            out.steps.push((here, next));
        }
    }
    out
}
