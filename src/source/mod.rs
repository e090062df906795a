//! Stage 1, import: a file as it comes from the ministry becomes a [`Source`], text in blocks.
//!
//! One importer a file, behind [`import`]. Importers never fail on content: what cannot be read becomes a
//! [`Notice`] that names the file and what to do.

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
