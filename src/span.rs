//! Byte ranges of a text: the coin every stage pays in.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in one text.
///
/// Offsets are `u32`: a source is refused above [`crate::source::Limits::text_bytes`], far below 4 GiB.
///
/// ```
/// use jenil::Span;
/// let text = "Статья 1";
/// assert_eq!(Span::new(0, 12).of(text), "Статья");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(into = "(u32, u32)", from = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub from: u32,
    /// One past the last byte.
    pub to: u32,
}

impl From<(u32, u32)> for Span {
    fn from((from, to): (u32, u32)) -> Self {
        Span { from, to }
    }
}

impl From<Span> for (u32, u32) {
    fn from(s: Span) -> Self {
        (s.from, s.to)
    }
}

impl Span {
    /// The range `from..to` in bytes.
    pub const fn new(from: u32, to: u32) -> Self {
        Span { from, to }
    }

    /// The range of a `usize` range; saturates at `u32::MAX`, which no accepted source reaches.
    pub fn of_range(r: std::ops::Range<usize>) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { from: cut(r.start), to: cut(r.end) }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.to.saturating_sub(self.from)
    }

    /// Whether nothing lies inside.
    pub const fn is_empty(self) -> bool {
        self.to <= self.from
    }

    /// The range as `usize`, for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }

    /// The text inside; empty when the span does not lie on character borders of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `other` lies inside.
    pub const fn contains(self, other: Span) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether both share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// Moved right by `by` bytes.
    pub const fn shift(self, by: u32) -> Span {
        Span { from: self.from + by, to: self.to + by }
    }

    /// Without white space at both ends (of `text`, the text the span belongs to).
    pub fn trim(self, text: &str) -> Span {
        let s = self.of(text);
        let lead = s.len() - s.trim_start().len();
        let kept = s.trim().len();
        let from = self.from + lead as u32;
        Span { from, to: from + kept as u32 }
    }
}
