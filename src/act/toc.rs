//! Tables of contents, and headings that look like items.

use super::marker::{Mark, MarkKind};
use crate::source::{Block, BlockKind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Fewest headings in a row that can be a table of contents.
const MIN_HEADINGS: usize = 3;
/// Headings at the beginning of a table of contents one of which begins the text («ЧАСТЬ II», «РАЗДЕЛ IV», «Глава 23»).
const FIRST: usize = 3;
/// Share of them that must come again in the text, in percent.
const MIN_REPEATED: usize = 60;
/// Lines without a mark a heading may take in a table of contents.
const MAX_LOOSE: usize = 3;

/// Letters of a title that must agree; in a table of contents long titles break over lines.
const TITLE_LETTERS: usize = 14;

type Key = (u8, u32, u32, u64);

/// What two mentions of one heading share: kind, number, first letters of the title (in the next line if need be).
fn key(text: &str, blocks: &[Block], marks: &[Mark], i: usize) -> Key {
    use std::hash::Hasher;
    let m = &marks[i];
    let mut h = rustc_hash::FxHasher::default();
    // «ОБЩАЯ ЧАСТЬ» is its own title
    let mut title = if m.num.is_some() { m.rest_of(text) } else { m.all_of(text) };
    if title.is_empty() {
        let next = (i + 1..blocks.len()).find(|j| !matches!(blocks[*j].kind, BlockKind::Blank | BlockKind::Furniture));
        title = next.filter(|j| marks[*j].kind == MarkKind::Plain).map_or("", |j| marks[j].all_of(text));
    }
    for c in title.chars().filter(|c| c.is_alphabetic()).take(TITLE_LETTERS) {
        h.write_u32(c.to_lowercase().next().unwrap_or(c) as u32);
    }
    let (base, sub) = m.num.map_or((0, 0), |n| (n.base, n.sub));
    (super::structure::rank(m.kind), base, sub, h.finish())
}

fn contents_title(line: &str) -> bool {
    let low = line.trim_end_matches(['.', ':']).to_lowercase();
    matches!(low.as_str(), "содержание" | "оглавление" | "мазмуну" | "мазмун")
}

/// The blocks of the table of contents before the text: a run of headings that come again later.
pub(super) fn find(text: &str, blocks: &[Block], marks: &[Mark]) -> Option<Range<usize>> {
    let first = marks.iter().position(Mark::is_heading)?;
    let titled = (0..first).rev().take(4).find(|i| contents_title(marks[*i].all_of(text)));
    let mut run: Vec<usize> = Vec::new();
    let (mut loose, mut end) = (0, first);
    for i in first..blocks.len() {
        match blocks[i].kind {
            BlockKind::Blank | BlockKind::Furniture => continue,
            BlockKind::Paragraph if marks[i].is_heading() => {
                run.push(i);
                loose = 0;
                end = i + 1;
            }
            // titles that go on, and «1. Аренда транспортных средств» under a paragraph
            BlockKind::Paragraph
                if loose < MAX_LOOSE
                    && (marks[i].kind == MarkKind::Plain
                        || marks[i].kind == MarkKind::Dot && !marks[i].all_of(text).ends_with(['.', ';', ':'])) =>
            {
                loose += 1;
            }
            _ => break,
        }
    }
    // the last heading of the run can be the first of the text
    if run.len() < MIN_HEADINGS {
        return None;
    }
    let keys: Vec<Key> = run.iter().map(|i| key(text, blocks, marks, *i)).collect();
    // the text begins inside the run when one of its first headings comes again there
    let cut = (MIN_HEADINGS..run.len()).find(|k| keys[..FIRST].contains(&keys[*k])).unwrap_or(run.len());
    let after = run.get(cut).copied().unwrap_or(end);
    let later: FxHashSet<Key> =
        (after..blocks.len()).filter(|i| marks[*i].is_heading()).map(|i| key(text, blocks, marks, i)).collect();
    let from = keys[..cut].iter().position(|k| later.contains(k))?;
    let listed = &keys[from..cut];
    let repeated = listed.iter().filter(|k| later.contains(*k)).count();
    if listed.len() < MIN_HEADINGS || repeated * 100 < listed.len() * MIN_REPEATED {
        return None;
    }
    let start = if from == 0 { titled.unwrap_or(run[0]) } else { run[from] };
    let stop = last_line(text, blocks, marks, run[cut - 1]);
    // headings left over before the text's first one are the text's own («ОБЩАЯ ЧАСТЬ»)
    Some(start..stop)
}

/// One past the last line of a heading in the contents that goes on over lines.
fn last_line(text: &str, blocks: &[Block], marks: &[Mark], at: usize) -> usize {
    let mut end = at + 1;
    let mut heading = marks[at].rest_of(text);
    while end < blocks.len() && blocks[end].kind == BlockKind::Paragraph && marks[end].kind == MarkKind::Plain {
        let line = marks[end].all_of(text);
        if !(heading.is_empty() && super::lines::heading_line(line) || super::lines::goes_on(heading, line)) {
            break;
        }
        heading = line;
        end += 1;
    }
    end
}

/// Longest heading of a chapter numbered «1.» in bytes.
const MAX_TITLE: usize = 240;

/// «1. Общие положения» over items that are numbered through: a chapter, not an item.
///
/// Read so only where the numbers prove it: the number comes again as an item of the same text, or its items are
/// numbered under it («1.1.»).
pub(super) fn chapters_by_point(text: &str, blocks: &[Block], marks: &mut [Mark]) {
    let mut from = 0;
    while from < marks.len() {
        let to = (from + 1..marks.len())
            .find(|i| matches!(marks[*i].kind, MarkKind::Annex | MarkKind::Approved) || opens_text(text, &marks[*i]))
            .unwrap_or(marks.len());
        if !marks[from..to].iter().any(|m| m.kind == MarkKind::Article) {
            chapters_in(text, &blocks[from..to], &mut marks[from..to]);
        }
        from = to;
    }
}

fn opens_text(text: &str, m: &Mark) -> bool {
    m.kind == MarkKind::Plain && super::lines::approved_title(m.all_of(text))
}

fn chapters_in(text: &str, blocks: &[Block], marks: &mut [Mark]) {
    let title = |m: &Mark| {
        let rest = m.rest_of(text);
        m.kind == MarkKind::Dot
            && m.num.is_some_and(|n| n.sub == 0)
            && !rest.is_empty()
            && rest.len() <= MAX_TITLE
            && rest.starts_with(char::is_uppercase)
            && !rest.ends_with(['.', ';', ':', ','])
    };
    let mut items: FxHashSet<u32> = FxHashSet::default();
    for m in marks.iter() {
        match (m.kind, m.num) {
            (MarkKind::Dot, Some(n)) if !title(m) => {
                items.insert(n.base);
            }
            (MarkKind::Dotted(_), _) => {
                let label = m.label.of(text);
                if let Some(n) = label.split('.').next().and_then(|n| n.parse().ok()) {
                    items.insert(n);
                }
            }
            _ => {}
        }
    }
    let mut expected = 1;
    let mut found = Vec::new();
    for (i, m) in marks.iter().enumerate() {
        let Some(n) = m.num.filter(|_| title(m)) else { continue };
        let next = (i + 1..blocks.len()).find(|j| !matches!(blocks[*j].kind, BlockKind::Blank | BlockKind::Furniture));
        let over = next.is_some_and(|j| !title(&marks[j]));
        if n.base == expected && over && items.contains(&n.base) {
            found.push(i);
            expected += 1;
        }
    }
    if found.len() >= 2 {
        for i in found {
            marks[i].kind = MarkKind::Chapter;
        }
    }
}
