//! Measuring against labelled data laid out as the gold folders describe: pure functions over labels and results.

pub mod citations;
pub mod findings;
pub mod interval;
pub mod mandates;
pub mod morph;
pub mod overlaps;
pub mod queries;

use crate::{Error, Result};
use serde::de::DeserializeOwned;
use std::fmt::Write as _;

/// Parses labels, one JSON object a line.
///
/// # Errors
/// [`Error::Data`] with the line.
pub fn labels<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>> {
    text.lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty())
        .map(|(n, l)| {
            serde_json::from_str(l).map_err(|e| Error::Data { file: file.into(), line: n + 1, message: e.to_string() })
        })
        .collect()
}

/// Hits over a total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    /// Hits.
    pub hits: u32,
    /// Of so many.
    pub of: u32,
}

impl Share {
    /// The share, 0 to 1; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.hits) / f64::from(self.of))
    }

    /// Wilson's 95 % interval.
    pub fn interval(self) -> (f64, f64) {
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (n, p, z) = (f64::from(self.of), f64::from(self.hits) / f64::from(self.of), 1.96f64);
        let (mid, half) = (p + z * z / (2.0 * n), z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt());
        let d = 1.0 + z * z / n;
        (((mid - half) / d).max(0.0), ((mid + half) / d).min(1.0))
    }
}

impl std::fmt::Display for Share {
    /// `0.93 (28/30; 0.79–0.98)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut s = String::new();
        match self.value() {
            None => s.push('–'),
            Some(v) => {
                let (a, b) = self.interval();
                let _ = write!(s, "{v:.2} ({}/{}; {a:.2}–{b:.2})", self.hits, self.of);
            }
        }
        f.pad(&s)
    }
}

/// The lines of a text, so that labels by line number find their bytes: starts of the lines, from 0.
pub fn line_starts(text: &str) -> Vec<u32> {
    std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1)).collect()
}

/// The line, from 1, of a byte.
pub fn line_at(starts: &[u32], byte: u32) -> u32 {
    starts.partition_point(|s| *s <= byte) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_lines() {
        assert_eq!(Share { hits: 28, of: 30 }.to_string(), "0.93 (28/30; 0.79–0.98)");
        assert_eq!(Share::default().to_string(), "–");
        let s = line_starts("а\nб\nв");
        assert_eq!((line_at(&s, 0), line_at(&s, 3), line_at(&s, 6)), (1, 2, 3));
    }
}
