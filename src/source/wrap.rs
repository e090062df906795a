//! Lines to blocks: one block a line where a paragraph is a line, one block a paragraph where lines are hard-wrapped.
//!
//! Whether a text is hard-wrapped shows in the lengths of its lines: a wrapped text has a wall that most lines come
//! near and none passes, and many lines go on with a small letter.

use super::blocks::line_end;
use super::furniture;
use super::marker::{Marker, ends_statement, marker};
use super::{Block, BlockKind};
use crate::Span;

/// The blocks of a text and its page breaks.
pub(super) struct Laid {
    pub blocks: Vec<Block>,
    pub page_breaks: Vec<u32>,
}

/// One line of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub span: Span,
    /// Without white space around it; a page break before it apart.
    pub content: &'a str,
    /// Characters before the content, and up to its end.
    pub indent: u32,
    pub width: u32,
    /// A form feed stands before the content.
    pub page_start: bool,
    /// Page header, footer, number or matter of the site.
    pub furniture: bool,
    /// The kind of block its format gave it, when that is no paragraph.
    pub fixed: Option<BlockKind>,
    /// Heading by its format.
    pub hint: bool,
}

/// Lines (not blank) from which on lengths are judged. Chosen, not measured: shorter texts are notes.
const MIN_LINES: usize = 6;
/// Wall of hard-wrapped text in characters. The 99th percentile of the lengths is 70–122 in the eight wrapped texts at
/// hand and 347–673 in the 32 with a paragraph a line.
const WALL: std::ops::RangeInclusive<u32> = 35..=180;
/// Third quartile of the lengths by their 98th percentile: 0.78–0.95 in the eight wrapped texts at hand, 0.36–0.55 in the
/// 32 others. This is what tells them apart.
const FILLED: f64 = 0.65;
/// Share of lines that go on with a small letter on the next one without a sign that ends a statement: 0.39–0.62 in
/// the eight wrapped texts, 0–0.24 in the 32 others. A guard beside [`FILLED`] against lists of short lines of one length,
/// not a border between the two; chosen low, for wrapped texts that consist of short items.
const GOES_ON: f64 = 0.12;
/// Share of the wall a line must fall short of to have been ended on purpose although the next word fitted: glyphs
/// differ in width, so a wall counted in characters wavers. Chosen, not measured; judged by the joins it gives.
const SLACK: f64 = 0.10;
/// Characters of indent that begin a paragraph: first lines have 3–7 in the wrapped texts looked at, a page shifted in
/// printing 1.
const INDENT: u32 = 2;
/// Characters by which the middle of a centred line may miss the middle of the page. Chosen, not measured.
const OFF_CENTRE: u32 = 6;

/// Cuts a text with `\n` line breaks into blocks that tile it.
pub(super) fn lay_out(text: &str) -> Laid {
    let mut lines = lines(text);
    let page_breaks: Vec<u32> = lines.iter().filter(|l| l.page_start && l.span.from > 0).map(|l| l.span.from).collect();
    let wrapped = wall(&lines);
    furniture::mark(&mut lines, wrapped.is_some());
    let blocks = match wrapped {
        Some(wall) => join_wrapped(&lines, wall),
        None => one_a_line(&lines, true),
    };
    Laid { blocks, page_breaks }
}

/// Joins the paragraphs of a format where a fixed line break was typed as the end of a paragraph, and marks furniture.
/// Rows, notes and blank lines stay as they are.
pub(super) fn regroup(text: &str, blocks: &[Block]) -> Vec<Block> {
    let mut lines: Vec<Line<'_>> = blocks
        .iter()
        .map(|b| {
            let raw = b.span.of(text);
            let content = raw.trim();
            let indent = count(raw) - count(raw.trim_start());
            Line {
                span: b.span,
                content,
                indent,
                width: indent + count(content),
                page_start: false,
                furniture: b.kind == BlockKind::Furniture,
                fixed: Some(b.kind).filter(|k| !matches!(k, BlockKind::Paragraph | BlockKind::Furniture)),
                hint: b.heading_hint,
            }
        })
        .collect();
    let wrapped = wall(&lines);
    furniture::mark(&mut lines, wrapped.is_some());
    match wrapped {
        Some(wall) => join_wrapped(&lines, wall),
        None => one_a_line(&lines, false),
    }
}

/// Blocks of lines that a paged format has measured itself.
pub(super) fn blocks_of_pages(mut lines: Vec<Line<'_>>) -> Vec<Block> {
    let wrapped = wall(&lines);
    furniture::mark(&mut lines, true);
    match wrapped {
        Some(wall) => join_wrapped(&lines, wall),
        None => one_a_line(&lines, false),
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::with_capacity(text.len() / 128 + 4);
    let mut from = 0;
    while from < text.len() {
        let to = line_end(text, from);
        let raw = &text[from..to];
        let content = raw.trim();
        let lead = raw.len() - raw.trim_start().len();
        let before = &raw[..lead];
        let page_start = before.contains('\x0c');
        // A form feed takes no column.
        let indent = count(before) - u32::from(page_start);
        out.push(Line {
            span: Span::of_range(from..to),
            content,
            indent,
            width: indent + count(content),
            page_start,
            furniture: false,
            fixed: None,
            hint: false,
        });
        from = to;
    }
    out
}

/// Characters of a string: bytes that are no continuation.
fn count(s: &str) -> u32 {
    s.bytes().filter(|b| (*b as i8) >= -0x40).count() as u32
}

/// Whether the next line goes on in the middle of a sentence.
fn goes_on(a: &Line<'_>, b: &Line<'_>) -> bool {
    b.content.chars().next().is_some_and(char::is_lowercase)
        && !a.content.is_empty()
        && a.fixed.is_none()
        && b.fixed.is_none()
        && !ends_statement(a.content)
        && marker(b.content).is_none()
}

/// The wall of a hard-wrapped text in characters; `None` for a text with a paragraph a line.
fn wall(lines: &[Line<'_>]) -> Option<u32> {
    let mut widths: Vec<u32> =
        lines.iter().filter(|l| !l.content.is_empty() && l.fixed.is_none()).map(|l| l.width).collect();
    if widths.len() < MIN_LINES {
        return None;
    }
    let at = |share: f64, n: usize| ((n - 1) as f64 * share) as usize;
    let n = widths.len();
    let (_, p98, _) = widths.select_nth_unstable(at(0.98, n));
    let p98 = *p98;
    let (_, p75, _) = widths.select_nth_unstable(at(0.75, n));
    if !WALL.contains(&p98) || f64::from(*p75) < FILLED * f64::from(p98) {
        return None;
    }
    let mut going: Vec<u32> = lines.windows(2).filter(|w| goes_on(&w[0], &w[1])).map(|w| w[0].width).collect();
    if (going.len() as f64) < GOES_ON * n as f64 {
        return None;
    }
    let m = going.len();
    let (_, wall, _) = going.select_nth_unstable(at(0.9, m));
    Some(*wall)
}

fn block(span: Span, kind: BlockKind) -> Block {
    Block { span, kind, heading_hint: false, continues: false }
}

/// Adds a line that is no paragraph to the blocks: runs of furniture and of blank lines are one block each.
fn add_plain(blocks: &mut Vec<Block>, line: &Line<'_>) {
    let kind = if line.furniture { BlockKind::Furniture } else { line.fixed.unwrap_or(BlockKind::Blank) };
    match blocks.last_mut() {
        Some(last) if last.kind == kind && matches!(kind, BlockKind::Furniture | BlockKind::Blank) => {
            last.span.to = line.span.to;
        }
        _ => blocks.push(block(line.span, kind)),
    }
}

/// Bytes a heading or a list of editions may go on over in a text with a paragraph a line. Chosen, not measured: it only
/// bounds the damage of a bracket that is never closed.
const OPEN_BYTES: u32 = 8 << 10;

/// One block a line, rows of cells apart; a heading or an opening bracket broken by a fixed line break is joined.
///
/// `tabs`: a line with a tab inside is a row; not so where the format marks its rows.
fn one_a_line(lines: &[Line<'_>], tabs: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let (mut tables, mut row, mut in_table) = (0u32, 0u32, false);
    // First line of the paragraph before, when the next line may belong to it, and its brackets still open.
    let mut open: Option<(&Line<'_>, i32)> = None;
    let mut before: Option<&Line<'_>> = None;
    for line in lines {
        if line.content.is_empty() || line.furniture || line.fixed.is_some() {
            add_plain(&mut blocks, line);
            open = None;
            before = None;
            in_table = false;
            continue;
        }
        if tabs && is_row(line.content) {
            row = if in_table { row + 1 } else { 0 };
            tables += u32::from(!in_table);
            blocks.push(block(line.span, BlockKind::TableRow { table: tables - 1, row }));
            in_table = true;
            open = None;
            before = None;
            continue;
        }
        in_table = false;
        if let (Some((first, brackets)), Some(a), Some(last)) = (open, before, blocks.last_mut())
            && line.span.to - first.span.from <= OPEN_BYTES
            && (goes_on(a, line) || (brackets > 0 && in_brackets(a, line)))
        {
            last.span.to = line.span.to;
            let brackets = brackets + depth(line.content);
            open = (brackets > 0 || marker(first.content) == Some(Marker::Heading)).then_some((first, brackets));
            before = Some(line);
            continue;
        }
        blocks.push(Block { heading_hint: line.hint, ..block(line.span, BlockKind::Paragraph) });
        before = Some(line);
        let brackets = if line.content.starts_with('(') { depth(line.content) } else { 0 };
        // Only a short line can have been broken; most lines are told by their first letter.
        let may_go_on = brackets > 0
            || (line.width <= *WALL.end()
                && !ends_statement(line.content)
                && marker(line.content) == Some(Marker::Heading));
        open = may_go_on.then_some((line, brackets));
    }
    blocks
}

/// Whether a line goes on inside a bracket that the paragraph opened: no sign ends the line before, or a list of
/// edition dates runs on.
fn in_brackets(a: &Line<'_>, b: &Line<'_>) -> bool {
    marker(b.content).is_none() && !a.content.ends_with(['.', ';', ':'])
}

/// Brackets opened less brackets closed.
fn depth(s: &str) -> i32 {
    s.bytes().map(|b| i32::from(b == b'(') - i32::from(b == b')')).sum()
}

/// Whether a line is a row of cells: a tab inside, and more than a number with its text.
fn is_row(content: &str) -> bool {
    if memchr::memchr(b'\t', content.as_bytes()).is_none() {
        return false;
    }
    let mut cells = content.split('\t').filter(|c| !c.trim().is_empty());
    match (cells.next(), cells.next(), cells.next()) {
        (Some(first), Some(_), None) => marker(&format!("{first} x")).is_none() && first != "№",
        (Some(_), Some(_), Some(_)) => true,
        _ => false,
    }
}

/// The shape of a page of wrapped text.
struct Page {
    wall: u32,
    /// Indent of lines that go on.
    base: u32,
    /// First lines of paragraphs are indented.
    indents: bool,
}

impl Page {
    fn of(lines: &[Line<'_>], wall: u32) -> Page {
        let mut indents: Vec<u32> = lines.windows(2).filter(|w| goes_on(&w[0], &w[1])).map(|w| w[1].indent).collect();
        indents.sort_unstable();
        let base = indents.get(indents.len() / 4).copied().unwrap_or(0);
        let items: Vec<u32> =
            lines.iter().filter(|l| marker(l.content) == Some(Marker::Item)).map(|l| l.indent).collect();
        let deep = items.iter().filter(|i| **i >= base + INDENT).count();
        // Nine of ten items indented: an item at the margin is then a number that a break brought there.
        Page { wall, base, indents: items.len() >= 3 && deep * 10 >= items.len() * 9 }
    }

    fn centred(&self, l: &Line<'_>) -> bool {
        let middle = (l.indent + l.width) / 2;
        let page = (self.base + self.wall) / 2;
        l.indent >= self.base + INDENT + OFF_CENTRE && middle.abs_diff(page) <= OFF_CENTRE
    }

    /// Whether a line was ended on purpose: the first word of the next would have fitted.
    fn early(&self, a: &Line<'_>, b: &Line<'_>) -> bool {
        let word = b.content.split_whitespace().next().map_or(0, count);
        f64::from(a.width + 1 + word) < (1.0 - SLACK) * f64::from(self.wall)
    }

    /// Whether `b` goes on the paragraph that `first` began and `a` ended last.
    fn joins(&self, first: &Line<'_>, a: &Line<'_>, b: &Line<'_>) -> bool {
        let small = b.content.chars().next().is_some_and(char::is_lowercase);
        let ended = ends_statement(a.content);
        let early = self.early(a, b);
        let deeper = b.indent > a.indent + 1;
        match marker(b.content) {
            Some(Marker::Heading) => return false,
            Some(Marker::Item) => {
                // «… пунктом» / «2) статьи …»: a number carried to the margin of a text whose items are indented.
                return self.indents && b.indent < self.base + INDENT && !early && !ended;
            }
            Some(Marker::Dash) => return !ended && !early && !deeper && !a.content.ends_with(','),
            None => {}
        }
        if is_date_line(b.content) || (is_bare_heading(first.content) && !small) {
            return false;
        }
        let (ca, cb) = (self.centred(a), self.centred(b));
        if ca || cb {
            if ended || is_date_line(a.content) {
                return false;
            }
            let shouts = |l: &Line<'_>| !l.content.chars().any(char::is_lowercase);
            let word = b.content.split_whitespace().next().map_or(0, count);
            let room = self.wall.saturating_sub(self.base);
            let full = f64::from(count(a.content) + 1 + word) >= (1.0 - SLACK) * f64::from(room);
            return small || (ca && cb && shouts(a) && shouts(b)) || (full && (!shouts(b) || shouts(a)));
        }
        if small && !ended {
            return true;
        }
        if early {
            return small && !ended && !deeper;
        }
        if b.indent >= self.base + INDENT && (deeper || (self.indents && b.indent >= a.indent)) {
            // An indented first line; a hanging list keeps its indent and goes on with a small letter.
            return small && !ended;
        }
        if a.content.ends_with([';', ':']) {
            return false;
        }
        // A full line that ends in a full stop: where first lines are indented, this one is not a first line.
        if ended { self.indents && b.indent < self.base + INDENT } else { true }
    }
}

/// «РАЗДЕЛ I.», «Глава 1»: a label whose title stands in the next line, as it does in other formats.
fn is_bare_heading(content: &str) -> bool {
    marker(content) == Some(Marker::Heading)
        && content.split(['.', ' ', '\u{a0}']).filter(|w| !w.is_empty()).count() <= 2
}

/// «от 16 мая 2016 года № 59», «2016-жылдын 16-майы № 59», «г. Бишкек, …», «Бишкек шаары, …»: a line of its own in a
/// head.
fn is_date_line(content: &str) -> bool {
    let mut words = content.split_whitespace();
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    (first == "от" && number(second))
        || (number(first) && first.ends_with("-жылдын"))
        || (first == "г." && second.starts_with(char::is_uppercase))
        || first.strip_prefix("г.").is_some_and(|city| city.starts_with(char::is_uppercase))
        || second.trim_end_matches(',') == "шаары"
}

/// Joins the lines of hard-wrapped text.
fn join_wrapped(lines: &[Line<'_>], wall: u32) -> Vec<Block> {
    let page = Page::of(lines, wall);
    let mut blocks: Vec<Block> = Vec::new();
    // First and last line of the paragraph that may go on, and whether blank lines or a page break came after it.
    let mut open: Option<(&Line<'_>, &Line<'_>)> = None;
    // Brackets open in a paragraph that begins with one: the list of amending acts under a title.
    let mut brackets = 0;
    let (mut blank, mut paged) = (false, false);
    let mut last_in_paragraph = false;
    for line in lines {
        if line.furniture || line.page_start {
            paged |= open.is_some();
        }
        if line.furniture || line.content.is_empty() || line.fixed.is_some() {
            blank |= line.content.is_empty() || line.fixed.is_some();
            add_plain(&mut blocks, line);
            last_in_paragraph = false;
            continue;
        }
        let joins = match open {
            // Over a page break blank lines mean nothing, but only an unfinished sentence goes on.
            Some((first, a)) if paged => {
                !page.centred(a) && !page.centred(line) && !ends_statement(a.content) && page.joins(first, a, line)
            }
            Some(_) if blank => false,
            Some((first, a)) => {
                let listing = brackets > 0 && line.span.to - first.span.from <= OPEN_BYTES && in_brackets(a, line);
                listing || page.joins(first, a, line)
            }
            None => false,
        };
        brackets = if joins {
            if brackets > 0 { brackets + depth(line.content) } else { 0 }
        } else if line.content.starts_with('(') {
            depth(line.content)
        } else {
            0
        };
        match (joins, open, blocks.last_mut()) {
            (true, Some((first, _)), Some(last)) if last_in_paragraph => {
                last.span.to = line.span.to;
                open = Some((first, line));
            }
            (true, Some((first, _)), _) => {
                blocks.push(Block { continues: true, ..block(line.span, BlockKind::Paragraph) });
                open = Some((first, line));
            }
            _ => {
                blocks.push(Block {
                    heading_hint: line.hint || page.centred(line),
                    ..block(line.span, BlockKind::Paragraph)
                });
                open = Some((line, line));
            }
        }
        last_in_paragraph = true;
        (blank, paged) = (false, false);
    }
    blocks
}

/// Parts of a paragraph with line breaks of its own: a break before a heading, an item or after a finished statement
/// ends a paragraph, another is only typography.
pub(super) fn soft_breaks(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let before = text[from..at].trim();
        let rest = &text[at + 1..];
        let next = &rest[..line_end(rest, 0)];
        if before.is_empty() || ends_statement(before) || marker(next).is_some() || next.trim().is_empty() {
            parts.push(&text[from..at]);
            from = at + 1;
        }
    }
    parts.push(&text[from..]);
    if parts.iter().any(|p| !p.trim().is_empty()) {
        parts.retain(|p| !p.trim().is_empty());
    } else {
        parts.truncate(1);
    }
    parts
}

#[cfg(test)]
mod tests;
