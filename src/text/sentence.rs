//! Sentences of legal text.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation, to initials, to the number of a list item or
//! of a heading at the start («Статья 5. Название», «12-1-берене. Аталышы» are one sentence each), or a small letter follows.

use super::abbrev::{Abbrev, abbrev};
use super::lines::Lines;
use super::{Token, TokenKind};
use crate::Span;
use std::ops::Range;

/// Cuts tokens into sentences. `text` is the original.
///
/// A line break ends a sentence, unless the text is hard-wrapped (as from a PDF), which is told from its lines: see
/// [`super::is_hard_wrapped`]. When the borders of paragraphs are known, [`sentences_in_blocks`] is better.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<u32>> {
    let lines = Lines::of(text);
    let mut out = Vec::with_capacity(tokens.len() / 12 + 1);
    run(text, tokens, 0..tokens.len(), &lines, &mut out);
    out
}

/// Cuts tokens into sentences that never cross the border of a block (a paragraph, a table row).
///
/// Inside a block a line break ends a sentence only before a new list item or a heading. Blocks must be in order; tokens
/// outside all blocks are cut as if the gap were a block of its own.
pub fn sentences_in_blocks(text: &str, tokens: &[Token], blocks: &[Span]) -> Vec<Range<u32>> {
    let mut out = Vec::with_capacity(tokens.len() / 12 + blocks.len());
    let lines = Lines::wrapped();
    let mut from = 0;
    for block in blocks {
        for border in [block.from, block.to] {
            let to = from + tokens[from..].partition_point(|t| t.span.from < border);
            run(text, tokens, from..to, &lines, &mut out);
            from = to;
        }
    }
    run(text, tokens, from..tokens.len(), &lines, &mut out);
    out
}

fn run(text: &str, tokens: &[Token], part: Range<usize>, lines: &Lines, out: &mut Vec<Range<u32>>) {
    let mut from = part.start;
    for i in part.clone() {
        let ends = i + 1 == part.end || {
            let gap = tokens[i].span.to as usize..tokens[i + 1].span.from as usize;
            (!gap.is_empty() && text.as_bytes()[gap.clone()].contains(&b'\n') && lines.border(text, gap, tokens, i + 1))
                || (may_end(text, &tokens[i]) && stop_ends(text, &tokens[from..part.end], i - from))
        };
        if ends {
            out.push(from as u32..(i + 1) as u32);
            from = i + 1;
        }
    }
}

/// Marks behind which a sentence can end: the stops, and what closes a quotation or bracket behind a stop.
fn may_end(text: &str, t: &Token) -> bool {
    t.kind == TokenKind::Punct && matches!(t.span.of(text), "." | "?" | "!" | "…" | ")" | "»" | "\"" | "”" | "]")
}

/// Closing marks behind one stop, at most: `.»)`.
const CLOSERS: usize = 4;
/// Initials of one person, at most.
const INITIALS: usize = 4;

fn is_closer(mark: &str) -> bool {
    matches!(mark, ")" | "»" | "\"" | "”" | "]")
}

/// Whether the sentence that begins at `s[0]` ends behind the mark `s[i]`.
fn stop_ends(text: &str, s: &[Token], i: usize) -> bool {
    let word = |k: usize| s.get(k).map_or("", |t| t.span.of(text));
    let Some(next) = s.get(i + 1) else { return true };
    // The stop itself: in front of any closing marks that stand right behind it.
    let mut stop = i;
    while stop > 0 && i - stop < CLOSERS && is_closer(word(stop)) && s[stop - 1].span.to == s[stop].span.from {
        stop -= 1;
    }
    let mark = word(stop);
    if !matches!(mark, "." | "?" | "!" | "…") || is_glued_closer(text, s, i) {
        return false;
    }
    let start = word(i + 1);
    let glued = next.span.from == s[i].span.to;
    let begins = Begins::of(start, word(i + 2));
    if begins == Begins::Nothing {
        return false;
    }
    if mark != "." {
        return true;
    }
    let Some(before) = stop.checked_sub(1) else { return false };
    if glued && next.kind != TokenKind::Punct {
        // «www.gov.kg», «кВт.ч», «А.А.» against a forgotten space: «сомов.Если».
        return begins == Begins::Capital
            && s[before].kind == TokenKind::Word
            && word(before).chars().count() > 3
            && start.chars().nth(1).is_some_and(char::is_lowercase);
    }
    if stop == i && is_label(text, &s[..i]) {
        return false;
    }
    match s[before].kind {
        TokenKind::Number | TokenKind::Punct => true,
        TokenKind::Word => word_stop_ends(text, s, before, begins, enumerates(text, s, i + 1)),
    }
}

/// Whether the closing mark that comes next belongs to the sentence, so that it ends there and not here.
fn is_glued_closer(text: &str, s: &[Token], i: usize) -> bool {
    let next = s[i + 1];
    next.kind == TokenKind::Punct && next.span.from == s[i].span.to && is_closer(next.span.of(text))
}

/// How the text behind a stop begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Capital,
    Number,
    /// Not a sentence: a small letter, a comma, a dash.
    Nothing,
}

impl Begins {
    fn of(start: &str, second: &str) -> Begins {
        let first = start.chars().next().unwrap_or(' ');
        match first {
            c if c.is_uppercase() => Begins::Capital,
            c if c.is_numeric() => Begins::Number,
            '«' | '"' | '“' | '„' | '№' | '§' => Begins::Capital,
            '(' | '[' if second.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) => Begins::Capital,
            _ => Begins::Nothing,
        }
    }
}

/// Whether a list number begins at `i`: `2.` or `2)` or `б)` and a word behind it.
fn enumerates(text: &str, s: &[Token], i: usize) -> bool {
    let mark = s.get(i + 1).map_or("", |t| t.span.of(text));
    s.get(i).is_some_and(|t| t.kind == TokenKind::Number)
        && matches!(mark, "." | ")")
        && s.get(i + 2).is_some_and(|t| t.span.of(text).starts_with(char::is_uppercase))
}

/// Whether a sentence so far is only the number of a list item or heading: «1», «Статья 5», «Глава II», «12-1-берене», «I БӨЛҮМ».
fn is_label(text: &str, s: &[Token]) -> bool {
    let numeral = |t: &Token| t.kind == TokenKind::Number || is_roman(t.span.of(text));
    match s {
        [a] => numeral(a) || (a.kind == TokenKind::Word && a.span.of(text).chars().count() == 1),
        [a, b] => {
            a.kind == TokenKind::Word && numeral(b) || b.kind == TokenKind::Word && (numeral(a) || is_heading(text, b))
        }
        [a, hyphen, b] => numeral(a) && hyphen.span.of(text) == "-" && b.kind == TokenKind::Word && is_heading(text, b),
        _ => false,
    }
}

fn is_roman(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b"IVXLC".contains(&b))
}

/// Names of parts of an act that carry a number.
const HEADINGS: &[&str] = &[
    "статья",
    "глава",
    "раздел",
    "подраздел",
    "часть",
    "параграф",
    "приложение",
    "берене",
    "бөлүм",
    "бөлүмчө",
    "бөлүк",
    "тиркеме",
];

fn is_heading(text: &str, t: &Token) -> bool {
    let word = t.span.of(text).to_lowercase();
    HEADINGS.contains(&word.as_str())
}

/// Whether a full stop behind the word `s[at]` ends the sentence.
fn word_stop_ends(text: &str, s: &[Token], at: usize, begins: Begins, list: bool) -> bool {
    let word = s[at].span.of(text);
    let mut letters = word.chars();
    let first = letters.next().unwrap_or(' ');
    let single = letters.next().is_none();
    let before = |k: usize| at.checked_sub(k).map(|i| &s[i]);
    if single && first.is_uppercase() {
        // «Иванова Н. П.»: one initial before another.
        if s.get(at + 2).is_some_and(|t| t.span.of(text).chars().count() == 1)
            && s.get(at + 3).is_some_and(|t| t.span.of(text) == ".")
        {
            return false;
        }
        return after_initials(text, s, at) && begins == Begins::Capital || place_of_seal(text, s, at);
    }
    let numbered = before(1).is_some_and(|t| {
        t.kind == TokenKind::Number
            || (t.span.of(text) == "-" && before(2).is_some_and(|n| n.kind == TokenKind::Number))
    });
    match kind_of(text, s, at, single) {
        None => true,
        Some(Abbrev::Open) => false,
        Some(Abbrev::Number) => begins == Begins::Capital,
        Some(Abbrev::Place) if !numbered => list,
        Some(Abbrev::Unit | Abbrev::Place) => begins == Begins::Capital || list,
    }
}

/// The abbreviation that ends with the word `s[at]`, alone or with one or two parts before it («и т. д.»).
fn kind_of(text: &str, s: &[Token], at: usize, single: bool) -> Option<Abbrev> {
    let mut key = s[at].span.of(text).to_lowercase();
    let last = key.clone();
    let mut found = None;
    let mut i = at;
    while i >= 2 && s[i - 1].span.of(text) == "." && s[i - 2].kind == TokenKind::Word && at - i < 6 {
        key = format!("{}.{key}", s[i - 2].span.of(text).to_lowercase());
        found = abbrev(&key).or(found);
        i -= 2;
    }
    let consonants = || last.chars().count() <= 5 && !last.contains(|c| "аеёиоөуүыэюяй".contains(c));
    found.or_else(|| abbrev(&last)).or_else(|| {
        let written_small = s[at].span.of(text) == last;
        // An unlisted short word without a vowel is an abbreviation of something countable; a single letter, of a name.
        (written_small && single)
            .then_some(Abbrev::Place)
            .or_else(|| (written_small && consonants()).then_some(Abbrev::Unit))
    })
}

/// «Асанов А. А.» ends in initials that belong to the name before them, so a capital behind them begins a sentence.
fn after_initials(text: &str, s: &[Token], at: usize) -> bool {
    let mut i = at;
    while i >= 2
        && (at - i) / 2 < INITIALS
        && s[i - 1].span.of(text) == "."
        && s[i - 2].span.of(text).chars().count() == 1
    {
        i -= 2;
    }
    let name = i.checked_sub(1).map_or("", |k| s[k].span.of(text));
    const SURNAMES: &[&str] =
        &["ов", "ев", "ин", "ова", "ева", "ина", "ова", "ский", "ская", "уулу", "кызы", "баев", "ич"];
    name.starts_with(char::is_uppercase) && SURNAMES.iter().any(|e| name.ends_with(e))
}

/// «М.П.» and «М.О.» (place of the seal) look like initials and end a sentence.
fn place_of_seal(text: &str, s: &[Token], at: usize) -> bool {
    at >= 2 && s[at - 2].span.of(text) == "М" && matches!(s[at].span.of(text), "П" | "О")
}
