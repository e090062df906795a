//! What formats with tables and boxes hand over, in order, and how it is written into blocks.

use super::BlockKind;
use super::blocks::{Builder, FRAME_PARAGRAPHS};

/// One thing of a document.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph { text: String, heading: bool },
    Note(String),
    Furniture(String),
    Row { cells: Vec<Vec<Piece>> },
    Table(Vec<Piece>),
}

/// Things in one cell from which on its row lays out a page: the largest of 2,915 cells in the Word files at hand has 6
/// paragraphs. Chosen well above; no page laid out by tables was at hand to measure.
const LAYOUT_PIECES: usize = 24;

/// Writes a thing without recursion: nested tables may be nested as deep as the file likes.
pub(super) fn write(piece: Piece, out: &mut Builder) {
    enum Todo {
        Piece(Piece),
        Row { table: u32, row: u32, cells: Vec<Vec<Piece>> },
    }
    let mut todo = vec![Todo::Piece(piece)];
    while let Some(next) = todo.pop() {
        match next {
            Todo::Piece(Piece::Paragraph { text, heading }) => out.paragraph(heading, &text),
            Todo::Piece(Piece::Note(text)) => out.push(BlockKind::Footnote, false, &text.replace('\n', " ")),
            Todo::Piece(Piece::Furniture(text)) => out.push(BlockKind::Furniture, false, &text.replace('\n', " ")),
            Todo::Piece(Piece::Row { cells }) => todo.extend(cells.into_iter().flatten().map(Todo::Piece).rev()),
            Todo::Piece(Piece::Table(rows)) => {
                // A table of one column is a frame around text.
                let frame = rows.iter().all(|r| matches!(r, Piece::Row { cells } if cells.len() <= 1));
                let table = if frame { 0 } else { out.table() };
                let mut number = 0;
                let mut items = Vec::new();
                for piece in rows {
                    match piece {
                        Piece::Row { cells } if !frame && !lays_out(&cells) => {
                            items.push(Todo::Row { table, row: number, cells });
                            number += 1;
                        }
                        other => items.push(Todo::Piece(other)),
                    }
                }
                todo.extend(items.into_iter().rev());
            }
            Todo::Row { table, row, cells } => {
                let mut after = Vec::new();
                let mut texts = Vec::new();
                for cell in cells {
                    let mut paragraphs = Vec::new();
                    for piece in cell {
                        match piece {
                            Piece::Paragraph { text, heading } => paragraphs.push((text, heading)),
                            other => after.push(Todo::Piece(other)),
                        }
                    }
                    texts.push(paragraphs);
                }
                if texts.iter().flatten().any(|(t, _)| !t.trim().is_empty()) || after.is_empty() {
                    out.row(table, row, &texts);
                }
                todo.extend(after.into_iter().rev());
            }
        }
    }
}

/// Whether a row lays out a page instead of holding data: a cell as long as a page's column, or one with running text
/// beside a menu or around a table.
fn lays_out(cells: &[Vec<Piece>]) -> bool {
    let longest = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mixed = || cells.iter().flatten().any(|p| matches!(p, Piece::Table(_) | Piece::Furniture(_)));
    longest >= LAYOUT_PIECES || (longest >= FRAME_PARAGRAPHS && mixed())
}

/// The paragraphs of a thing, in order, without recursion.
pub(super) fn flatten(piece: Piece, texts: &mut Vec<String>) {
    let mut todo = vec![piece];
    while let Some(next) = todo.pop() {
        match next {
            Piece::Paragraph { text, .. } => texts.push(text.trim().to_owned()),
            Piece::Note(text) | Piece::Furniture(text) => texts.push(text),
            Piece::Table(rows) => todo.extend(rows.into_iter().rev()),
            Piece::Row { cells } => todo.extend(cells.into_iter().flatten().rev()),
        }
    }
    texts.retain(|t| !t.is_empty());
}
