//! Lines that are not the act's text: page headers, footers and numbers, and what a saved page leaves behind.

use super::wrap::Line;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whole lines known to be matter of the site or the editor, in both languages: the bank's address, its error-report
/// button, names Word writes for lost pictures, page counts.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            (?:https?://)?(?:www\.)?(?:cbd\.minjust|minjust|online\.toktom|continent-online)\.(?:gov\.kg|kg|com)(?:/\S*)?
          | (?:Система|Системасы)\s+Orphus
          | (?:(?:Описание|Сүрөттөө):\s*)+\S*(?:image|img|gerb)\S*\.(?:jpe?g|png|gif|emf|wmf)
          | (?:Страница|Стр\.|Бет)\s*\d+\s*(?:из|/)\s*\d+
          | \d+\s*-\s*бет
          | (?:Версия\s+для\s+печати|Распечатать|Басып\s+чыгаруу)
        )$",
    )
    .expect("a pattern checked by the tests below")
});

/// Lines at the top and the bottom of a page that may repeat from page to page.
const ZONE: usize = 4;
/// Pages on which a line must stand, as a share of all. Chosen, not measured: a running title may change by chapter.
const ON_PAGES: f64 = 0.4;
/// Page numbers in a row without page breaks from which on lone numbers are page numbers.
const NUMBERS: usize = 3;

/// Marks the furniture among the lines. Page headers are looked for only in texts that have pages: form feeds, or
/// hard-wrapped lines.
pub(super) fn mark(lines: &mut [Line<'_>], wrapped: bool) {
    for line in lines.iter_mut() {
        // Only short lines are known ones; this runs over bulk text.
        if line.content.len() < 120 && is_known(line.content) {
            line.furniture = true;
        }
    }
    if lines.iter().any(|l| l.page_start) {
        mark_pages(lines);
    } else if wrapped {
        mark_after_known(lines);
    }
    if wrapped {
        mark_numbers(lines);
    }
}

fn is_known(content: &str) -> bool {
    // First letters of the known lines; a cheap test before the pattern.
    let Some(first) = content.chars().next() else { return false };
    ("hwcmo".contains(first) || "СОВРБ".contains(first) || first.is_ascii_digit()) && KNOWN.is_match(content)
}

/// A line with its digits made equal: page numbers differ from page to page.
fn pattern(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut blank = false;
    for c in content.chars() {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if c.is_whitespace() {
            blank = !out.is_empty();
        } else {
            if std::mem::take(&mut blank) {
                out.push(' ');
            }
            if !(c == '0' && out.ends_with('0')) {
                out.push(c);
            }
        }
    }
    out
}

/// Lines at the edges of pages that stand on many pages.
fn mark_pages(lines: &mut [Line<'_>]) {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(lines.iter().enumerate().skip(1).filter(|(_, l)| l.page_start).map(|(i, _)| i))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let pages: Vec<std::ops::Range<usize>> = starts.iter().copied().zip(ends).map(|(a, b)| a..b).collect();
    let text_of = |range: &std::ops::Range<usize>, lines: &[Line<'_>]| -> Vec<usize> {
        range.clone().filter(|i| !lines[*i].content.is_empty()).collect()
    };
    let filled: Vec<Vec<usize>> = pages.iter().map(|p| text_of(p, lines)).filter(|p| !p.is_empty()).collect();
    if filled.len() < 2 {
        return;
    }
    let needed = ((filled.len() as f64 * ON_PAGES).ceil() as usize).max(2);
    for top in [true, false] {
        let zone = |page: &Vec<usize>| -> Vec<usize> {
            if top {
                page.iter().take(ZONE).copied().collect()
            } else {
                page.iter().rev().take(ZONE).copied().collect()
            }
        };
        let mut on: FxHashMap<String, usize> = FxHashMap::default();
        for page in &filled {
            let mut seen: Vec<String> = zone(page).iter().map(|i| pattern(lines[*i].content)).collect();
            seen.sort();
            seen.dedup();
            for p in seen {
                *on.entry(p).or_default() += 1;
            }
        }
        for page in &filled {
            for i in zone(page) {
                // The edge ends at the first line of the page's own.
                if !lines[i].furniture && on.get(&pattern(lines[i].content)).is_none_or(|n| *n < needed) {
                    break;
                }
                lines[i].furniture = true;
            }
        }
    }
}

/// Without page breaks: a line that stands behind the site's address again and again is the page's title.
fn mark_after_known(lines: &mut [Line<'_>]) {
    let mut after: FxHashMap<String, usize> = FxHashMap::default();
    let following: Vec<usize> = (0..lines.len())
        .filter(|i| lines[*i].furniture)
        .filter_map(|i| (i + 1..lines.len()).find(|j| !lines[*j].content.is_empty()))
        .filter(|j| !lines[*j].furniture)
        .collect();
    for i in &following {
        *after.entry(pattern(lines[*i].content)).or_default() += 1;
    }
    for i in following {
        if after.get(&pattern(lines[i].content)).is_some_and(|n| *n >= NUMBERS) {
            lines[i].furniture = true;
        }
    }
}

/// Lone numbers that count up by one through the text are page numbers.
fn mark_numbers(lines: &mut [Line<'_>]) {
    let lone: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| !l.furniture && l.content.len() <= 9)
        .filter_map(|(i, l)| Some((i, l.content.trim_matches(['-', '–', ' ']).parse().ok()?)))
        .collect();
    let mut run: Vec<usize> = Vec::new();
    let mut last = None;
    let mut marked = Vec::new();
    for (i, n) in lone {
        if last.is_some_and(|l| n != l + 1) {
            if run.len() >= NUMBERS {
                marked.append(&mut run);
            }
            run.clear();
        }
        run.push(i);
        last = Some(n);
    }
    if run.len() >= NUMBERS {
        marked.append(&mut run);
    }
    for i in marked {
        lines[i].furniture = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_lines_of_both_languages() {
        for (line, want) in [
            ("cbd.minjust.gov.kg", true),
            ("https://cbd.minjust.gov.kg/3-38/edition/1/ru", true),
            ("Система Orphus", true),
            ("Orphus системасы", false),
            ("Описание: Описание: C:\\image001.jpg", true),
            ("Страница 3 из 12", true),
            ("12-бет", true),
            ("Басып чыгаруу", true),
            ("Описание: порядок ведения", false),
            ("12-берене", false),
            ("www.example.kg ведет реестр", false),
        ] {
            assert_eq!(is_known(line), want, "{line}");
        }
    }

    #[test]
    fn digits_are_alike() {
        assert_eq!(pattern("  стр. 12  из 340 "), "стр. 0 из 0");
    }
}
