//! Dates of acts in both languages, and the number behind them.

use super::super::lex::Lexed;
use crate::text::MONTHS;

/// Kyrgyz months without endings.
const MONTHS_KY: [&str; 12] =
    ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];
/// Kyrgyz endings that may follow the month («апрелиндеги», «январы», «мартынан»), by their beginnings.
const MONTH_ENDS_KY: [&str; 15] = ["", "ь", "й", "ын", "ин", "ун", "үн", "ы", "и", "у", "ү", "йын", "да", "де", "та"];

/// A date that starts at piece `i`: ISO text and the index of its last piece («года» and «г.» included).
pub(crate) fn date_ru(l: Lexed<'_>, i: usize) -> Option<(String, usize)> {
    let day = l.value(i).filter(|d| (1..=31).contains(d))?;
    if let Some(m) = MONTHS.iter().position(|m| *m == l.word(i + 1)) {
        let year = year(l, i + 2)?;
        let mut end = i + 2;
        if matches!(l.word(end + 1), "года" | "г" | "год" | "году") {
            end += 1;
            if l.word(end) == "г" && l.s(end + 1) == "." {
                end += 1;
            }
        }
        return Some((iso(year, m as u32 + 1, day), end));
    }
    dotted(l, i)
}

/// `12.03.2024` at piece `i`.
pub(crate) fn dotted(l: Lexed<'_>, i: usize) -> Option<(String, usize)> {
    let day = l.value(i).filter(|d| (1..=31).contains(d))?;
    let sep = |k: usize| matches!(l.s(k), "." | "/") && l.glued(k) && l.glued(k + 1);
    if !sep(i + 1) || !sep(i + 3) {
        return None;
    }
    let month = l.value(i + 2).filter(|m| (1..=12).contains(m))?;
    let year = year(l, i + 4)?;
    let mut end = i + 4;
    if matches!(l.word(end + 1), "г" | "года" | "ж") {
        end += 1;
        if l.s(end + 1) == "." {
            end += 1;
        }
    }
    Some((iso(year, month, day), end))
}

/// A Kyrgyz date that starts at piece `i` («2023-жылдын 11-апрелиндеги»): ISO text and its last piece.
pub(crate) fn date_ky(l: Lexed<'_>, i: usize) -> Option<(String, usize)> {
    let Some(year) = year(l, i) else { return dotted(l, i) };
    let mut k = i + 1;
    if l.s(k) == "-" {
        k += 1;
    }
    match l.word(k) {
        "жылдын" | "жыл" | "жылы" => k += 1,
        "ж" | "жж" => {
            k += 1;
            if l.s(k) == "." {
                k += 1;
            }
        }
        _ => return None,
    }
    let day = l.value(k).filter(|d| (1..=31).contains(d))?;
    k += 1;
    if l.s(k) == "-" {
        k += 1;
    }
    let word = l.word(k);
    // «ма» (май) is short: longer names are tried first.
    let month = [0usize, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 4].into_iter().find(|m| {
        word.strip_prefix(MONTHS_KY[*m]).is_some_and(|rest| {
            MONTH_ENDS_KY.iter().any(|e| if e.is_empty() { rest.is_empty() } else { rest.starts_with(e) })
        })
    })?;
    Some((iso(year, month as u32 + 1, day), k))
}

/// `№ 912`, `N 45-I`, `№ПП-12/3` at piece `i`: first and last piece of the number itself.
pub(crate) fn act_number(l: Lexed<'_>, i: usize) -> Option<(usize, usize)> {
    if !matches!(l.s(i), "№" | "n" | "no") {
        return None;
    }
    let from = i + 1;
    if !l.is_num(from) && !(1..=3).contains(&l.word(from).chars().count()) {
        return None;
    }
    let mut end = from;
    loop {
        let joined = matches!(l.s(end + 1), "-" | "/") && l.glued(end + 1) && l.glued(end + 2);
        if joined && (l.is_num(end + 2) || (1..=4).contains(&l.word(end + 2).chars().count())) {
            end += 2;
        } else if l.glued(end + 1) && l.is_num(end) && (1..=2).contains(&l.word(end + 1).chars().count()) {
            end += 1;
        } else {
            break;
        }
    }
    let digits = (from..=end).any(|k| l.is_num(k));
    digits.then_some((from, end))
}

fn year(l: Lexed<'_>, i: usize) -> Option<u32> {
    l.value(i).filter(|y| (1900..=2100).contains(y) && l.s(i).len() == 4)
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}
