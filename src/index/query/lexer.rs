//! Cuts a query into marks and words.

use crate::{Error, Result, Span};

/// What stands in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Word {
        prefix: bool,
    },
    Phrase {
        slop: u32,
    },
    /// The name before a colon; the value follows as the next mark.
    Field,
    And,
    Or,
    Not,
    Open,
    Close,
}

/// Words as operators; capitals only.
const AND: [&str; 5] = ["AND", "И", "ЖАНА", "&&", "&"];
const OR: [&str; 5] = ["OR", "ИЛИ", "ЖЕ", "||", "|"];
const NOT: [&str; 4] = ["NOT", "НЕ", "ЭМЕС", "!"];

/// Whether a word of a query is an operator in any language.
pub(in crate::index) fn is_operator(word: &str) -> bool {
    AND.contains(&word) || OR.contains(&word) || NOT.contains(&word)
}

/// Words further apart than this are not near.
const SLOP_MAX: u32 = 100;

/// Marks that begin a phrase, with the one that ends it. «» are left out: they name a title far more often than they
/// demand an order.
fn closing(c: char) -> Option<&'static [char]> {
    match c {
        '"' => Some(&['"']),
        '“' => Some(&['”', '"', '“']),
        '„' => Some(&['“', '”', '"']),
        _ => None,
    }
}

/// Marks of a query with their places.
pub(super) fn marks(query: &str) -> Result<Vec<(Mark, Span)>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let next = at + c.len_utf8();
        if let Some(ends) = closing(c) {
            let Some(len) = query[next..].find(ends) else {
                return Err(Error::Query {
                    at,
                    message: format!("the quote here is never closed; write {}\" or leave the quote out", &query[at..]),
                });
            };
            let span = Span::of_range(next..next + len);
            at = next + len + query[next + len..].chars().next().map_or(0, char::len_utf8);
            let slop = slop(query, &mut at)?;
            out.push((Mark::Phrase { slop }, span));
        } else if c == '(' || c == ')' {
            out.push((if c == '(' { Mark::Open } else { Mark::Close }, Span::of_range(at..next)));
            at = next;
        } else if c.is_whitespace() || matches!(c, '«' | '»' | ',' | ';' | '?') {
            at = next;
        } else if (c == '-' || c == '!')
            && query[next..].chars().next().is_some_and(|n| n.is_alphanumeric() || n == '"' || n == '(')
            && (at == 0 || query[..at].ends_with(|p: char| p.is_whitespace() || p == '('))
        {
            out.push((Mark::Not, Span::of_range(at..next)));
            at = next;
        } else {
            at = word(query, at, &mut out);
        }
    }
    Ok(out)
}

/// One run without spaces: an operator, `field:`, `prefix*` or a word.
fn word(query: &str, at: usize, out: &mut Vec<(Mark, Span)>) -> usize {
    let rest = &query[at..];
    let len = rest
        .find(|c: char| c.is_whitespace() || closing(c).is_some() || "()«»,;?".contains(c))
        .unwrap_or(rest.len())
        .max(rest.chars().next().map_or(0, char::len_utf8));
    let run = &rest[..len];
    let span = Span::of_range(at..at + len);
    if let Some(mark) = operator(run) {
        out.push((mark, span));
        return at + len;
    }
    if let Some(colon) = run.find(':')
        && super::Field::of(&run[..colon]).is_some()
    {
        out.push((Mark::Field, Span::of_range(at..at + colon)));
        return at + colon + 1;
    }
    // A star means a prefix only after letters; elsewhere it is noise.
    let bare = run.trim_end_matches('*');
    let prefix = bare.len() < run.len() && bare.ends_with(char::is_alphanumeric);
    if bare.contains(char::is_alphanumeric) {
        out.push((Mark::Word { prefix }, Span::of_range(at..at + bare.len())));
    }
    at + len
}

fn operator(run: &str) -> Option<Mark> {
    if AND.contains(&run) {
        Some(Mark::And)
    } else if OR.contains(&run) {
        Some(Mark::Or)
    } else if NOT.contains(&run) {
        Some(Mark::Not)
    } else {
        None
    }
}

/// `~3` after a phrase.
fn slop(query: &str, at: &mut usize) -> Result<u32> {
    let Some(rest) = query[*at..].strip_prefix('~') else { return Ok(0) };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let start = *at;
    *at += 1 + digits;
    match rest[..digits].parse::<u32>() {
        Ok(n) if n <= SLOP_MAX => Ok(n),
        _ => Err(Error::Query {
            at: start,
            message: format!(
                "after ~ a number from 0 to {SLOP_MAX} is expected: how far the words may be apart, as in \"…\"~3"
            ),
        }),
    }
}
