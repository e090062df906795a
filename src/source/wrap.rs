//! Lines to blocks.

use super::blocks::line_end;
use super::{Block, BlockKind};
use crate::Span;

/// The blocks of a text and its page breaks.
pub(super) struct Laid {
    pub blocks: Vec<Block>,
    pub page_breaks: Vec<u32>,
}

/// Cuts a text with `\n` line breaks into blocks that tile it.
pub(super) fn lay_out(text: &str) -> Laid {
    let mut blocks: Vec<Block> = Vec::new();
    let mut from = 0;
    let (mut tables, mut row, mut in_table) = (0u32, 0u32, false);
    while from < text.len() {
        let to = line_end(text, from);
        let content = text[from..to].trim_matches(|c: char| c != '\t' && c.is_whitespace());
        let span = Span::of_range(from..to);
        from = to;
        let is_row = is_row(content);
        if is_row {
            row = if in_table { row + 1 } else { 0 };
            if !in_table {
                tables += 1;
            }
        }
        in_table = is_row;
        let kind = if is_row {
            BlockKind::TableRow { table: tables - 1, row }
        } else if content.trim().is_empty() {
            BlockKind::Blank
        } else {
            BlockKind::Paragraph
        };
        match blocks.last_mut() {
            Some(last) if kind == BlockKind::Blank && last.kind == kind => last.span.to = span.to,
            _ => blocks.push(Block { span, kind, heading_hint: false, continues: false }),
        }
    }
    Laid { blocks, page_breaks: Vec::new() }
}

/// Whether a line is a row of cells: a tab inside with something on either side.
fn is_row(content: &str) -> bool {
    memchr::memchr(b'\t', content.trim().as_bytes()).is_some()
}
