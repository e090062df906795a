//! Stage 1, import: a file as it comes from the ministry becomes a [`Source`], text in blocks.
//!
//! One importer a file, behind [`import`]. Importers never fail on content: what cannot be read becomes a
//! [`Notice`] that names the file and what to do.
//!
//! ```
//! use jenil::source::{self, Limits, RawFile};
//! let raw = RawFile { name: "a.txt".into(), bytes: "Статья 1. Цель\n1. Текст.\n".into() };
//! let mut acts = Vec::new();
//! let notices = source::import(&raw, &Limits::default(), &mut |s| acts.push(s));
//! assert!(notices.is_empty());
//! assert_eq!(acts[0].blocks.len(), 2);
//! ```
//!
//! # Invariants
//! - `text` is UTF-8 with `\n` line breaks; the blocks tile it, in order, without gaps;
//! - a `.txt` file's text equals the decoded file, apart from the byte order mark and CR LF → LF;
//! - the same bytes give the same sources and notices, on any machine.

mod blocks;
mod decode;
mod docx;
mod format;
mod furniture;
mod html;
mod json;
pub mod jsonl;
mod limits;
mod marker;
mod pdf;
mod pieces;
mod rtf;
mod txt;
pub mod walk;
mod wrap;

pub use decode::{Decoded, decode};
pub use format::{Format, format_of};
pub use json::{Card, EditionInfo, card};
pub use limits::Limits;
pub use txt::from_text;

use crate::{Lang, Notice, Span};
use serde::{Deserialize, Serialize};

/// A file's bytes and name; read at the rim by [`walk`].
#[derive(Debug, Clone)]
pub struct RawFile {
    /// Path below the folder that was given, with `/`; the name alone for a file given directly.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What a block of text is, as far as its format or its typography tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph, possibly hard-wrapped over several lines.
    Paragraph,
    /// One row of a table; cells are separated by a tab.
    TableRow {
        /// Number of the table in the source, from 0.
        table: u32,
        /// Number of the row in the table, from 0.
        row: u32,
    },
    /// A footnote or endnote.
    Footnote,
    /// Page header, page footer, page number, menu or other matter that is not the act's text.
    Furniture,
    /// Blank lines.
    Blank,
}

/// One block of a source. The blocks tile the text: each ends where the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The bytes, the ending line break included.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Centred, bold or a heading style, where the format tells: a hint for the structure.
    pub heading_hint: bool,
    /// The block continues the paragraph before it: only a page break (its [`BlockKind::Furniture`] and
    /// [`BlockKind::Blank`] blocks) stands between. Always `false` for unpaged formats.
    #[serde(default)]
    pub continues: bool,
}

/// Metadata that came beside the text (the bank's card, a line of bulk JSON). Absent is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    /// Identifier in the source system.
    pub id: Option<String>,
    /// Language as stated.
    pub lang: Option<Lang>,
    /// Title.
    pub title: Option<String>,
    /// Kind of act, in the source's words or type code.
    pub kind: Option<String>,
    /// Issuer, in the source's words.
    pub issuer: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Date of adoption, ISO.
    pub date: Option<String>,
    /// Status in the source's words or code (10 in force, 20 repealed).
    pub status: Option<String>,
    /// Name of the edition.
    pub edition: Option<String>,
}

/// The text of one act, in blocks, with what the file said about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// Name of the file below the folder read; an act inside a bulk file adds `#<line from 1>`.
    pub name: String,
    /// The text, UTF-8, line breaks `\n`.
    pub text: String,
    /// Blocks that tile `text`.
    pub blocks: Vec<Block>,
    /// What stood beside the text.
    pub meta: Meta,
    /// First byte of each page after the first, for paged formats; empty elsewhere.
    pub page_breaks: Vec<u32>,
}

impl Source {
    /// Whether the blocks tile the text: first at 0, each where the one before ends, last at the end, none empty.
    pub fn tiled(&self) -> bool {
        let mut at = 0;
        for b in &self.blocks {
            if b.span.from != at || b.span.to <= at || !self.text.is_char_boundary(b.span.to as usize) {
                return false;
            }
            at = b.span.to;
        }
        at as usize == self.text.len()
    }

    /// Spans of the paragraphs: blocks, those joined that a page break cut in two.
    pub fn paragraphs(&self) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::with_capacity(self.blocks.len());
        for b in &self.blocks {
            match out.last_mut() {
                Some(last) if b.continues => last.to = b.span.to,
                _ => out.push(b.span),
            }
        }
        out
    }
}

/// Lowercase hexadecimal SHA-256 of some bytes: the identity of a file's content.
///
/// ```
/// assert!(jenil::source::sha256(b"").starts_with("e3b0c442"));
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    let mut out = String::with_capacity(64);
    for b in sha2::Sha256::digest(bytes) {
        for nibble in [b >> 4, b & 15] {
            out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    out
}

/// Imports one file: hands each act in it to `sink`, in the file's order, and returns what there is to remark.
///
/// The format is told by the content first (zip, `{\\rtf`, `%PDF`, `<html`), then by the extension, for extensions
/// lie. A file gives one source; bulk JSON gives one a line; a file that cannot be read gives none and a notice.
/// For bulk files past memory use [`walk::jsonl_chunks`] and [`jsonl::import_lines`].
pub fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    if raw.bytes.len() as u64 > limits.file_bytes {
        return vec![limits.file_too_large(&raw.name, raw.bytes.len() as u64)];
    }
    if raw.bytes.iter().all(u8::is_ascii_whitespace) {
        return vec![Notice::new(
            &raw.name,
            "empty-file",
            "the file is empty; fetch it again from where it came, or remove it",
        )];
    }
    match format_of(&raw.name, &raw.bytes) {
        Format::Docx => docx::import(raw, limits, sink),
        Format::Html => html::import(raw, limits, sink),
        Format::Json => json::import(raw, limits, sink),
        Format::Pdf => pdf::import(raw, limits, sink),
        Format::Rtf => rtf::import(raw, limits, sink),
        Format::Txt => txt::import(raw, limits, sink),
        Format::Jsonl => {
            jsonl::import_lines(&jsonl::Chunk { name: &raw.name, first_line: 1, bytes: &raw.bytes }, limits, sink)
        }
        other => vec![format::unreadable(&raw.name, other)],
    }
}
