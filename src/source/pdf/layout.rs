//! Glyphs to lines, lines to paragraphs.
//!
//! A line's indent and width are measured in average letters from the left margin, the measure in which hard-wrapped
//! text is judged; the text of a line has blanks for its indent, so that both say the same.

use super::glyphs::{Glyph, PageGlyphs};
use crate::Span;
use crate::source::blocks::superscript;
use crate::source::wrap::{self, Line};
use crate::source::{Block, BlockKind, Source};

/// Baselines of one line differ by less than this share of the size. Chosen: the closest lines are 0.8 apart.
const SAME_LINE: f64 = 0.3;
/// A gap of this share of the size parts words. Between 1.4 million neighbouring letters of the twelve PDFs at hand it is
/// at most 0.09 (99.9 %: 0.03); blanks are 0.23–0.28 wide.
const WORD_GAP: f64 = 0.15;
/// A gap of this many sizes parts columns. Chosen, not measured.
const COLUMN_GAP: f64 = 3.0;
/// Glyphs below this share of the line's size are small: the 108 small digits in the twelve PDFs at hand have 0.65–0.67.
const SMALL: f64 = 0.8;
/// A small glyph raised by at least this share of the line's size is a superscript: those 108 digits are raised by
/// 0.30–0.34.
const RAISED: f64 = 0.12;

/// Glyphs on one baseline.
#[derive(Debug)]
struct Row {
    y: f64,
    size: f64,
    glyphs: Vec<Glyph>,
}

/// A line of the page.
struct Text {
    text: String,
    x: f64,
    end: f64,
    page: usize,
    letters: usize,
}

/// The source of some pages.
pub(super) fn source(name: &str, pages: &[PageGlyphs]) -> Source {
    let mut texts: Vec<Text> = Vec::new();
    // Vertical gaps become blank lines.
    let mut blanks_before: Vec<usize> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let mut last: Option<(f64, f64)> = None;
        for row in rows(&page.glyphs) {
            let gap = last.map_or(0.0, |(y, size): (f64, f64)| (row.y - y) / row.size.max(size));
            last = Some((row.y, row.size));
            if let Some(text) = text_of(row, number) {
                texts.push(text);
                blanks_before.push(usize::from(gap > PARAGRAPH_GAP));
            }
        }
    }
    lay_out(name, &texts, &blanks_before)
}

/// Baselines further apart than this many sizes have a blank line between them: of 30,009 steps between lines in the
/// twelve PDFs at hand half are up to 1.32, 90 % up to 1.65, 99 % up to 2.16.
const PARAGRAPH_GAP: f64 = 2.1;

/// Groups the glyphs of a page into rows, top to bottom; small raised glyphs go to the row they stand on.
fn rows(glyphs: &[Glyph]) -> Vec<Row> {
    let mut sizes: Vec<f64> = glyphs.iter().filter(|g| !g.text.trim().is_empty()).map(|g| g.size).collect();
    if sizes.is_empty() {
        return Vec::new();
    }
    sizes.sort_by(f64::total_cmp);
    let usual = sizes[sizes.len() / 2].max(0.1);
    let mut order: Vec<&Glyph> = glyphs.iter().filter(|g| g.size > 0.0).collect();
    order.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    for g in order.iter().filter(|g| g.size >= SMALL * usual) {
        match rows.last_mut() {
            Some(row) if (g.y - row.y).abs() <= SAME_LINE * row.size.max(g.size) => row.glyphs.push((*g).clone()),
            _ => rows.push(Row { y: g.y, size: g.size, glyphs: vec![(*g).clone()] }),
        }
    }
    let mut own: Vec<Row> = Vec::new();
    for g in order.iter().filter(|g| g.size < SMALL * usual) {
        // The row whose letters end where the mark begins, on or below its baseline by less than a line.
        let host = rows.iter_mut().find(|r| {
            let below = r.y - g.y;
            (-SAME_LINE * r.size..0.8 * r.size).contains(&below)
                && r.glyphs.iter().any(|h| !h.text.trim().is_empty() && (h.end - g.x).abs() < 1.5 * r.size)
        });
        match (host, own.last_mut()) {
            (Some(row), _) => row.glyphs.push((*g).clone()),
            (None, Some(row)) if (g.y - row.y).abs() <= SAME_LINE * row.size => row.glyphs.push((*g).clone()),
            _ => own.push(Row { y: g.y, size: g.size, glyphs: vec![(*g).clone()] }),
        }
    }
    rows.extend(own);
    rows.sort_by(|a, b| a.y.total_cmp(&b.y));
    rows
}

/// The text of a row; `None` when it is blank.
fn text_of(mut row: Row, page: usize) -> Option<Text> {
    row.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut text = String::new();
    let mut letters = 0;
    let (mut x, mut end) = (f64::NAN, f64::NAN);
    let mut before: Option<&Glyph> = None;
    for g in &row.glyphs {
        if g.text.trim().is_empty() {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            continue;
        }
        if let Some(b) = before {
            // Bold made by printing twice.
            if b.text == g.text && (b.x - g.x).abs() < 0.1 * g.size {
                continue;
            }
            let gap = (g.x - end) / row.size;
            if gap > COLUMN_GAP {
                text.truncate(text.trim_end().len());
                text.push_str("    ");
            } else if gap > WORD_GAP && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        let raised = g.size < SMALL * row.size && row.y - g.y > RAISED * row.size;
        if raised {
            text.extend(g.text.chars().map(superscript));
        } else {
            text.push_str(&g.text);
        }
        letters += g.text.chars().count();
        if x.is_nan() {
            x = g.x;
        }
        end = if end.is_nan() { g.end } else { g.end.max(end) };
        before = Some(g);
    }
    let text: String = text.chars().filter(|c| !c.is_control() && *c != '\u{ad}').collect();
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(Text { text, x, end, page, letters })
}

/// Writes the lines and joins them into blocks.
fn lay_out(name: &str, texts: &[Text], blanks_before: &[usize]) -> Source {
    let mut source = Source { name: name.to_owned(), ..Source::default() };
    if texts.is_empty() {
        return source;
    }
    let mut lefts: Vec<f64> = texts.iter().map(|t| t.x).collect();
    lefts.sort_by(f64::total_cmp);
    // The margin is where the leftmost tenth of the lines begin; headings of the page may stand outside.
    let margin = lefts[lefts.len() / 10];
    let mut letter: Vec<f64> =
        texts.iter().filter(|t| t.letters >= 20).map(|t| (t.end - t.x) / t.text.chars().count() as f64).collect();
    letter.sort_by(f64::total_cmp);
    let letter = letter.get(letter.len() / 2).copied().filter(|l| *l > 0.1).unwrap_or(6.0);
    let column = |x: f64| ((x - margin) / letter).round().clamp(0.0, 200.0) as u32;

    let mut text = String::new();
    let mut places: Vec<(Span, u32, u32, bool)> = Vec::new();
    let mut page = texts[0].page;
    for (t, blanks) in texts.iter().zip(blanks_before) {
        let new_page = std::mem::replace(&mut page, t.page) != t.page;
        if *blanks > 0 && !new_page {
            let from = text.len();
            text.push('\n');
            places.push((Span::of_range(from..text.len()), 0, 0, false));
        }
        let from = text.len();
        let indent = column(t.x);
        text.extend(std::iter::repeat_n(' ', indent as usize));
        text.push_str(&t.text);
        text.push('\n');
        places.push((Span::of_range(from..text.len()), indent, column(t.end).max(indent), new_page));
    }
    let lines: Vec<Line<'_>> = places
        .iter()
        .map(|(span, indent, width, page_start)| Line {
            span: *span,
            content: span.of(&text).trim(),
            indent: *indent,
            width: *width,
            page_start: *page_start,
            furniture: false,
            fixed: None,
            hint: false,
        })
        .collect();
    let starts: Vec<u32> = places.iter().filter(|p| p.3).map(|p| p.0.from).collect();
    let blocks = wrap::blocks_of_pages(lines);
    whole_paragraphs(&mut source, &text, &blocks, &starts);
    source
}

/// Moves what stands between two halves of a paragraph behind it, so that a paragraph is one block.
fn whole_paragraphs(source: &mut Source, text: &str, blocks: &[Block], page_starts: &[u32]) {
    let mut order: Vec<(usize, bool)> = Vec::new();
    // Place in `order` after the last paragraph's parts.
    let mut end_of_paragraph = 0;
    for (i, b) in blocks.iter().enumerate() {
        if b.kind == BlockKind::Paragraph && b.continues && end_of_paragraph > 0 {
            order.insert(end_of_paragraph, (i, true));
            end_of_paragraph += 1;
        } else {
            order.push((i, false));
            if b.kind == BlockKind::Paragraph {
                end_of_paragraph = order.len();
            }
        }
    }
    for (i, joined) in order {
        let old = blocks[i];
        let from = source.text.len() as u32;
        source.text.push_str(old.span.of(text));
        let span = Span::new(from, source.text.len() as u32);
        source.page_breaks.extend(
            page_starts.iter().filter(|s| (old.span.from..old.span.to).contains(*s)).map(|s| s - old.span.from + from),
        );
        match source.blocks.last_mut() {
            Some(last) if joined => last.span.to = span.to,
            Some(last) if last.kind == old.kind && matches!(old.kind, BlockKind::Blank | BlockKind::Furniture) => {
                last.span.to = span.to;
            }
            _ => source.blocks.push(Block { span, continues: false, ..old }),
        }
    }
    source.page_breaks.sort_unstable();
}
