//! Building a source block by block, for formats that know their paragraphs.

use super::wrap::{regroup, soft_breaks};
use super::{Block, BlockKind, Source};
use crate::Span;

/// End of the line that starts at `from`, its `\n` included.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[from..]).map_or(text.len(), |n| from + n + 1)
}

/// Appends blocks to a text; every block ends with one `\n`.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    tables: u32,
}

impl Builder {
    /// A number for a new table.
    pub fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// Bytes so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends one block. A paragraph without letters becomes a blank line; blank lines in a row are one block.
    pub fn push(&mut self, kind: BlockKind, heading_hint: bool, content: &str) {
        let from = self.text.len();
        let blank = content.trim().is_empty() && !matches!(kind, BlockKind::TableRow { .. });
        let kind = if blank { BlockKind::Blank } else { kind };
        let content = content.trim_end_matches(['\n', '\r']);
        // Numeric entities and odd exports bring control characters, which are no text.
        if content.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            self.text.extend(content.chars().map(|c| match c {
                '\n' | '\t' => c,
                c if c.is_control() => ' ',
                c => c,
            }));
        } else {
            self.text.push_str(content);
        }
        self.text.push('\n');
        let span = Span::of_range(from..self.text.len());
        match self.blocks.last_mut() {
            Some(last) if blank && last.kind == BlockKind::Blank => last.span.to = span.to,
            _ => self.blocks.push(Block { span, kind, heading_hint: heading_hint && !blank, continues: false }),
        }
    }

    /// Appends a paragraph; breaks inside that end a statement or precede a marker make several.
    pub fn paragraph(&mut self, heading_hint: bool, content: &str) {
        for part in soft_breaks(content) {
            self.push(BlockKind::Paragraph, heading_hint, part);
        }
    }

    /// Appends a row of cells, each of paragraphs with their heading hints. A row of one cell, and one whose only
    /// filled cell holds running text, is a frame: its paragraphs are written as such, and `false` comes back.
    pub fn row(&mut self, table: u32, row: u32, cells: &[Vec<(String, bool)>]) -> bool {
        let filled: Vec<usize> =
            cells.iter().map(|c| c.iter().filter(|(t, _)| !t.trim().is_empty()).count()).filter(|n| *n > 0).collect();
        if cells.len() <= 1 || (filled.len() == 1 && filled[0] >= FRAME_PARAGRAPHS) {
            for (text, hint) in cells.iter().flatten() {
                self.paragraph(*hint, text);
            }
            return false;
        }
        // A row is one line: paragraphs of a cell are joined by blanks, as plain-text exports of the bank do.
        let mut line = String::new();
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                line.push('\t');
            }
            let before = line.len();
            for (text, _) in cell.iter().filter(|(t, _)| !t.trim().is_empty()) {
                if line.len() > before {
                    line.push(' ');
                }
                line.extend(text.trim().chars().map(|c| if matches!(c, '\t' | '\n') { ' ' } else { c }));
            }
        }
        self.push(BlockKind::TableRow { table, row }, false, &line);
        true
    }

    /// The source; typed line breaks inside headings and lists are joined, furniture is marked.
    pub fn finish(self, name: &str) -> Source {
        let blocks = regroup(&self.text, &self.blocks);
        Source { name: name.to_owned(), text: self.text, blocks, ..Source::default() }
    }
}

/// Paragraphs in the only filled cell of a row from which on it is a frame for running text: such cells have 1 in the
/// Word files at hand. Chosen, no such frame was at hand to measure.
pub(super) const FRAME_PARAGRAPHS: usize = 4;

/// The Unicode superscript of a character, where there is one: an inserted article 21¹ must stay apart from 211.
pub(super) fn superscript(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        '-' | '–' | '−' => '⁻',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn superscripts_are_those_of_unicode() {
        assert_eq!("0123456789-.".chars().map(superscript).collect::<String>(), "⁰¹²³⁴⁵⁶⁷⁸⁹⁻.");
    }

    #[test]
    fn blocks_tile() {
        let mut b = Builder::default();
        b.push(BlockKind::Paragraph, true, "Статья 1");
        b.push(BlockKind::Paragraph, true, " \u{a0}");
        b.push(BlockKind::Blank, false, "");
        let table = b.table();
        assert!(b.row(table, 0, &[vec![("a".into(), false)], vec![("b\t".into(), false), ("c".into(), false)]]));
        let s = b.finish("x");
        assert!(s.tiled());
        let kinds: Vec<_> = s.blocks.iter().map(|b| (b.kind, b.heading_hint)).collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Paragraph, true),
                (BlockKind::Blank, false),
                (BlockKind::TableRow { table: 0, row: 0 }, false)
            ]
        );
    }
}
