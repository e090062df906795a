//! Lists of articles that a clause of jurisdiction names: «рассматривают дела …, предусмотренных статьями 74, 80–84, 102²–102⁴».

use crate::act::Act;
use crate::facts::{Fact, FactKind};
use crate::{Lang, Span};

/// An article, whole or by parts, that a body has to deal with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OffenceRef {
    /// Number of the article, inserted ones as `102-2`.
    pub article: String,
    /// Parts of the article; empty for the whole.
    pub parts: Vec<String>,
}

/// The articles one mandate of jurisdiction names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jurisdiction {
    /// Index of the fact.
    pub fact: usize,
    /// Articles in the order of the text, ranges expanded by the act's own articles.
    pub articles: Vec<OffenceRef>,
}

/// The jurisdiction lists among the mandates of an act that holds the articles itself (a code of offences).
///
/// A range names every article between its ends in the order of the act, inserted ones included («80–84» holds 83¹); a range
/// whose ends are not both in the act keeps its two ends. Mandates that do not speak of offences or cases are left out.
pub fn jurisdictions(act: &Act, facts: &[Fact]) -> Vec<Jurisdiction> {
    let known: Vec<&str> =
        act.articles().into_iter().filter_map(|i| act.provisions[i as usize].number.as_deref()).collect();
    facts
        .iter()
        .enumerate()
        .filter(|(_, f)| matches!(f.kind, FactKind::Mandate(_)) && speaks_of_offences(act, f.span))
        .map(|(fact, f)| Jurisdiction { fact, articles: articles(act.lang, f.span.of(&act.text), &known) })
        .filter(|j| !j.articles.is_empty())
        .collect()
}

fn speaks_of_offences(act: &Act, span: Span) -> bool {
    let text = crate::text::fold(span.of(&act.text)).text;
    match act.lang {
        Lang::Ru => text.contains("правонарушени") || text.contains("преступлени"),
        Lang::Ky => text.contains("укук бузуу") || text.contains("кылмыш"),
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Number(String),
    Dash,
    Word(String),
    Other,
}

/// Numbers with superscripts (`102²` and `102-2` as read by the act parser are one), dashes and words.
fn pieces(text: &str) -> Vec<Piece> {
    const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let sup = |c: char| SUPERSCRIPTS.chars().position(|s| s == c);
    let mut out = Vec::new();
    let mut it = text.chars().peekable();
    while let Some(c) = it.next() {
        if c.is_ascii_digit() {
            let mut n = String::from(c);
            while let Some(d) = it.peek().filter(|d| d.is_ascii_digit()) {
                n.push(*d);
                it.next();
            }
            let mut inserted = String::new();
            while let Some(d) = it.peek().and_then(|d| sup(*d)) {
                inserted.push_str(&d.to_string());
                it.next();
            }
            if !inserted.is_empty() {
                n = format!("{n}-{inserted}");
            }
            out.push(Piece::Number(n));
        } else if matches!(c, '-' | '–' | '—' | '−') {
            out.push(Piece::Dash);
        } else if c.is_alphabetic() {
            let mut w: String = c.to_lowercase().collect();
            while let Some(d) = it.peek().filter(|d| d.is_alphabetic()) {
                w.extend(d.to_lowercase());
                it.next();
            }
            out.push(Piece::Word(w));
        } else if !c.is_whitespace() {
            out.push(Piece::Other);
        }
    }
    out
}

fn articles(lang: Lang, text: &str, known: &[&str]) -> Vec<OffenceRef> {
    let p = pieces(text);
    match lang {
        Lang::Ru => russian(&p, known),
        Lang::Ky => kyrgyz(&p, known),
    }
}

fn range(from: &str, to: &str, known: &[&str]) -> Vec<String> {
    let at = |n: &str| known.iter().position(|k| *k == n);
    match (at(from), at(to)) {
        (Some(a), Some(b)) if a < b => known[a..=b].iter().map(|k| (*k).to_owned()).collect(),
        _ => vec![from.to_owned(), to.to_owned()],
    }
}

/// Numbers of a row, dashes as ranges: positions `i..` while numbers, dashes, commas and «и» follow.
fn numbers(p: &[Piece], i: &mut usize, known: &[&str], expand: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    while *i < p.len() {
        match &p[*i] {
            Piece::Number(n) => {
                if let (Some(Piece::Dash), Some(Piece::Number(to))) = (p.get(*i + 1), p.get(*i + 2)) {
                    if expand {
                        out.extend(range(n, to, known));
                    } else {
                        out.extend([n.clone(), to.clone()]);
                    }
                    *i += 3;
                } else {
                    out.push(n.clone());
                    *i += 1;
                }
            }
            Piece::Other => *i += 1,
            Piece::Word(w)
                if matches!(w.as_str(), "и" | "жана" | "или" | "же" | "а" | "также")
                    && matches!(p.get(*i + 1), Some(Piece::Number(_))) =>
            {
                *i += 1
            }
            _ => break,
        }
    }
    out
}

/// «частями 1 и 2 статьи 74, 83, статьями 93-95»: the word stands before its numbers.
fn russian(p: &[Piece], known: &[&str]) -> Vec<OffenceRef> {
    let mut out = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    let mut i = 0;
    while i < p.len() {
        let Piece::Word(w) = &p[i] else {
            i += 1;
            continue;
        };
        i += 1;
        if w.starts_with("част") {
            parts = numbers(p, &mut i, known, false);
        } else if w.starts_with("стат") {
            let row = numbers(p, &mut i, known, true);
            for (k, article) in row.into_iter().enumerate() {
                let own = if k == 0 { std::mem::take(&mut parts) } else { Vec::new() };
                out.push(OffenceRef { article, parts: own });
            }
        } else if w.starts_with("пункт") || w.starts_with("глав") {
            numbers(p, &mut i, known, false);
        }
    }
    out
}

/// «60–62, 64–69-беренелеринде, 142-берененин 2-бөлүгүндө»: the word stands behind its numbers.
fn kyrgyz(p: &[Piece], known: &[&str]) -> Vec<OffenceRef> {
    let mut out: Vec<OffenceRef> = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut open: Option<usize> = None;
    let mut i = 0;
    while i < p.len() {
        match &p[i] {
            Piece::Number(_) => row.extend(numbers(p, &mut i, known, true)),
            Piece::Word(w) => {
                i += 1;
                if w.starts_with("берене") || w.starts_with("статья") {
                    out.extend(row.drain(..).map(|article| OffenceRef { article, parts: Vec::new() }));
                    // The genitive announces parts of the last article.
                    open = (w.ends_with("нин") || w.ends_with("нын")).then(|| out.len().checked_sub(1)).flatten();
                } else if w.starts_with("бөлүг") || w.starts_with("бөлүк") {
                    match open.and_then(|k| out.get_mut(k)) {
                        Some(a) => a.parts.append(&mut row),
                        None => row.clear(),
                    }
                } else if w.starts_with("пункт") || w.starts_with("глав") {
                    row.clear();
                }
            }
            _ => i += 1,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(lang: Lang, text: &str, known: &[&str]) -> String {
        let one = |a: &OffenceRef| {
            if a.parts.is_empty() { a.article.clone() } else { format!("{}({})", a.article, a.parts.join(",")) }
        };
        articles(lang, text, known).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lists_ranges_parts_and_inserted_articles() {
        let known = ["80", "81", "82", "83", "83-1", "84", "102", "102-1", "102-2", "102-3", "102-4", "103"];
        for (lang, text, want) in [
            (
                Lang::Ru,
                "предусмотренные статьями 74, 80–84, 102²–102⁴ настоящего Кодекса",
                "74 80 81 82 83 83-1 84 102-2 102-3 102-4",
            ),
            (Lang::Ru, "частями 1 и 2 статьи 74, 83, 83¹, частью 3 статьи 85", "74(1,2) 83 83-1 85(3)"),
            (Lang::Ru, "статьями 60–62", "60 62"),
            (
                Lang::Ky,
                "ушул Кодекстин 74, 80–82-беренелеринде, 142-берененин 2-бөлүгүндө каралган",
                "74 80 81 82 142(2)",
            ),
            (Lang::Ky, "74-берененин 1 жана 2-бөлүктөрүндө, 102²-102⁴-беренелеринде", "74(1,2) 102-2 102-3 102-4"),
        ] {
            assert_eq!(show(lang, text, &known), want, "{text}");
        }
    }
}
