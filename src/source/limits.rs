//! How much of a file is read before it is refused, and why so much.

use crate::Notice;

/// Caps on size, expansion and depth; a file past one is refused with a notice, never cut.
///
/// The defaults lie one to two orders above the largest real act at hand (a tax code: 3.7 MB as RTF, 6.4 MB of XML
/// in a .docx, 1.5 MB of text); the peak of memory they allow was not measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file that is not bulk JSON. Default 128 MiB, thirty-four times the largest real one.
    pub file_bytes: u64,
    /// Bytes of one act's text. Default 32 MiB, twenty times the longest code; far below the 4 GiB of a span.
    pub text_bytes: usize,
    /// Bytes a packed part (of .docx) may unpack to. Default 256 MiB, forty times the largest real one.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for each packed one. Default 200: parts of the Word files at hand reach 37, those
    /// above 1 MiB 13, a bomb 1,000.
    pub expansion_ratio: u64,
    /// Nested elements, groups or values. Default 1,000: the Word files at hand reach 14. Content deeper
    /// down is kept, and said.
    pub depth: usize,
    /// Bytes of one line of bulk JSON (one act, escaped). Default 64 MiB, twice the text.
    pub line_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 128 << 20,
            text_bytes: 32 << 20,
            unpacked_bytes: 256 << 20,
            expansion_ratio: 200,
            depth: 1_000,
            line_bytes: 64 << 20,
        }
    }
}

impl Limits {
    /// The notice for a file past [`Limits::file_bytes`].
    pub(crate) fn file_too_large(&self, name: &str, bytes: u64) -> Notice {
        Notice::new(
            name,
            "file-too-large",
            format!(
                "{} MiB, more than the {} MiB read at most; split the file into its acts, or give bulk data as .jsonl",
                bytes >> 20,
                self.file_bytes >> 20
            ),
        )
    }

    /// The notice for a text past [`Limits::text_bytes`].
    pub(crate) fn text_too_large(&self, name: &str) -> Notice {
        Notice::new(
            name,
            "text-too-large",
            format!(
                "more than {} MiB of text, which no act has; check that the file holds one act, or split it",
                self.text_bytes >> 20
            ),
        )
    }
}
