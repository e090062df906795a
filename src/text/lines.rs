//! Which line breaks end a paragraph.

use super::{Token, TokenKind};
use std::ops::Range;

/// Share of line breaks in the middle of a phrase above which a text is hard-wrapped. In texts with a paragraph a line it stays
/// below 0.02, in texts out of PDF files it is above 0.4 (acts of the Kyrgyz Republic, both kinds).
const WRAPPED_SHARE: f64 = 0.2;
/// A shorter line was not broken for want of room.
const FULL_LINE_CHARS: usize = 30;
/// A line below this share of the usual width ends its paragraph.
const SHORT_LINE: f64 = 0.6;

/// Whether the lines of a text are broken at a page's width and not at the ends of paragraphs.
pub fn is_hard_wrapped(text: &str) -> bool {
    Lines::of(text).wrapped
}

/// What is known about the lines of a text.
pub(super) struct Lines {
    wrapped: bool,
    /// Usual width of a full line in characters; 0 when paragraph borders are known otherwise.
    width: usize,
}

impl Lines {
    /// Measures a text.
    pub(super) fn of(text: &str) -> Lines {
        let mut breaks = 0usize;
        let mut inside = 0usize;
        let mut widths = Vec::new();
        let mut last: Option<&str> = None;
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
            if let Some(l) = last {
                breaks += 1;
                let open = !l.ends_with(['.', ';', ':', '!', '?', ')']);
                if open && line.starts_with(char::is_lowercase) {
                    let chars = l.chars().count();
                    if chars >= FULL_LINE_CHARS {
                        inside += 1;
                        widths.push(chars);
                    }
                }
            }
            last = Some(line);
        }
        let wrapped = inside > 0 && inside as f64 >= WRAPPED_SHARE * breaks as f64;
        widths.sort_unstable();
        Lines { wrapped, width: widths.get(widths.len() / 2).copied().unwrap_or(0) }
    }

    /// For text inside one block.
    pub(super) fn wrapped() -> Lines {
        Lines { wrapped: true, width: 0 }
    }

    /// Whether the line break in `gap` (bytes of `text`), in front of the token `next`, ends a paragraph.
    pub(super) fn border(&self, text: &str, gap: Range<usize>, tokens: &[Token], next: usize) -> bool {
        if !self.wrapped || text[gap.clone()].matches('\n').count() > 1 {
            return true;
        }
        let closed = next > 0 && matches!(tokens[next - 1].span.of(text), "." | ";" | ":" | "!" | "?" | ")" | "»");
        let second = tokens.get(next + 1).map_or("", |t| t.span.of(text));
        let start = tokens[next].span.of(text);
        if is_heading_line(tokens, text, next) || (closed && is_item(&tokens[next], start, second)) {
            return true;
        }
        let capital = start.starts_with(|c: char| c.is_uppercase() || c == '«' || c.is_numeric());
        self.width > 0 && capital && {
            let line = text[..gap.start].rsplit('\n').next().unwrap_or("");
            (line.trim().chars().count() as f64) < SHORT_LINE * self.width as f64
        }
    }
}

/// `1.`, `1)`, `а)`, a dash or a bullet.
fn is_item(t: &Token, start: &str, second: &str) -> bool {
    match t.kind {
        TokenKind::Number => matches!(second, "." | ")"),
        TokenKind::Word => second == ")" && start.chars().count() <= 2,
        TokenKind::Punct => matches!(start, "-" | "–" | "—" | "•"),
    }
}

/// «Статья 5», «Глава II», «12-1-берене», «3-глава».
fn is_heading_line(tokens: &[Token], text: &str, at: usize) -> bool {
    let word = |k: usize| tokens.get(at + k).map_or("", |t| t.span.of(text));
    let kind = |k: usize| tokens.get(at + k).map(|t| t.kind);
    match kind(0) {
        Some(TokenKind::Word) => {
            matches!(
                word(0),
                "Статья"
                    | "СТАТЬЯ"
                    | "Глава"
                    | "ГЛАВА"
                    | "Раздел"
                    | "РАЗДЕЛ"
                    | "Параграф"
                    | "ПАРАГРАФ"
                    | "Приложение"
            ) && (kind(1) == Some(TokenKind::Number) || word(1).bytes().all(|b| b"IVXLC".contains(&b)))
        }
        Some(TokenKind::Number) if word(1) == "-" => {
            matches!(
                word(2),
                "берене"
                    | "глава"
                    | "Глава"
                    | "ГЛАВА"
                    | "бөлүм"
                    | "БӨЛҮМ"
                    | "статья"
                    | "тиркеме"
                    | "параграф"
            )
        }
        _ => word(0) == "§",
    }
}
