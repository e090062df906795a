//! Marks of units with a heading, and of annexes: nouns before the number in Russian, behind it in Kyrgyz.

use super::marker::{Found, MarkKind, found};
use super::number::{Num, Style, arabic, insertions, ordinal_number, roman_number, superscripts};

/// Longest heading, in bytes, without a stop after its number that is still read as one (the longest in 40 real acts
/// has 310: «Глава 21. Производство по обжалованию решения …»).
pub(super) const MAX_HEADING: usize = 600;

fn fold(c: char) -> char {
    match c {
        'ъ' | 'Ъ' => 'ь',
        'є' | 'Є' | 'ј' | 'Ј' => 'ө',
        'ї' | 'Ї' => 'ү',
        'њ' | 'Њ' => 'ң',
        'a' | 'A' => 'а',
        'e' | 'E' => 'е',
        'o' | 'O' => 'о',
        'p' | 'P' => 'р',
        'c' | 'C' => 'с',
        'T' => 'т',
        'ё' | 'Ё' => 'е',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Length of `word` at the start of `s`, whatever its case and look-alikes, when no letter follows.
pub(super) fn word_at(s: &str, word: &str) -> Option<usize> {
    let mut it = s.char_indices();
    for w in word.chars() {
        let (_, c) = it.next()?;
        if fold(c) != w {
            return None;
        }
    }
    match it.next() {
        None => Some(s.len()),
        Some((i, c)) if !c.is_alphabetic() => Some(i),
        Some(_) => None,
    }
}

fn first_of(s: &str, table: &[(&str, MarkKind)]) -> Option<(MarkKind, usize)> {
    table.iter().find_map(|(word, kind)| word_at(s, word).map(|len| (*kind, len)))
}

/// Russian nouns that stand before the number.
const RU_UNITS: [(&str, MarkKind); 7] = [
    ("статья", MarkKind::Article),
    ("глава", MarkKind::Chapter),
    ("раздел", MarkKind::Section),
    ("подраздел", MarkKind::Subsection),
    ("параграф", MarkKind::Subchapter),
    ("часть", MarkKind::Book),
    ("книга", MarkKind::Book),
];

/// Kyrgyz nouns that stand after the number.
const KY_UNITS: [(&str, MarkKind); 10] = [
    ("берене", MarkKind::Article),
    ("статья", MarkKind::Article),
    ("глава", MarkKind::Chapter),
    ("бап", MarkKind::Chapter),
    ("бөлүм", MarkKind::Section),
    ("бөлүмчө", MarkKind::Subsection),
    ("бөлүк", MarkKind::Book),
    ("китеп", MarkKind::Book),
    ("параграф", MarkKind::Subchapter),
    ("тиркеме", MarkKind::Annex),
];

pub(super) fn spaces(s: &str) -> usize {
    // a line break inside a paragraph: «Глава 23» + «Купля-продажа»
    s.len() - s.trim_start_matches([' ', '\u{a0}', '\t', '\u{202f}', '\n']).len()
}

pub(super) fn upper(s: &str) -> bool {
    s.starts_with(char::is_uppercase)
}

/// Words that follow a number in a mention of another act: «Статья 21 Закона …».
const MENTIONS: [&str; 16] = [
    "закона",
    "кодекса",
    "конституции",
    "положения",
    "правил",
    "порядка",
    "регламента",
    "указа",
    "устава",
    "договора",
    "соглашения",
    "конвенции",
    "инструкции",
    "постановления",
    "кыргыз",
    "кодексинин",
];

/// Whether the words after a number without a full stop can be a heading.
fn heads_without_stop(rest: &str) -> bool {
    let rest = rest.trim();
    let Some(c) = rest.chars().next() else { return true };
    if rest.len() > MAX_HEADING || !(c.is_uppercase() || matches!(c, '«' | '"' | '“')) {
        return false;
    }
    if rest.ends_with(['.', ';', ':', ',']) {
        return false;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == '-').map(fold).collect();
    let adjective = word.ends_with("ого") || word.ends_with("его");
    !(MENTIONS.contains(&word.as_str()) || adjective && rest.to_lowercase().contains("кодекс"))
}

/// The bytes after the number's stop, or `None` when what follows is a mention.
pub(super) fn after_number(s: &str, kind: MarkKind) -> Option<usize> {
    let gap = spaces(s);
    let rest = &s[gap..];
    if let Some(tail) = rest.strip_prefix('.') {
        // «ЧАСТЬ 1.» heads a book only when nothing but a title follows
        if kind == MarkKind::Book && tail.trim_start().starts_with(char::is_lowercase) {
            return None;
        }
        return Some(s.len() - tail.len());
    }
    if kind == MarkKind::Book {
        return rest.trim().is_empty().then_some(s.len());
    }
    if let Some(tail) = rest.strip_prefix(['–', '—', ':']) {
        return upper(tail.trim_start()).then_some(s.len() - tail.len());
    }
    (gap > 0 || rest.is_empty() || upper(rest)).then_some(gap).filter(|_| heads_without_stop(rest))
}

pub(super) fn any_number(s: &str) -> Option<(Num, usize)> {
    arabic(s).or_else(|| roman_number(s)).or_else(|| ordinal_number(s))
}

pub(super) fn russian_unit(s: &str) -> Option<Found> {
    let (kind, len) = first_of(s, &RU_UNITS)?;
    let gap = spaces(&s[len..]);
    let at = len + gap;
    if gap == 0 {
        return None;
    }
    let (num, used) = any_number(&s[at..])?;
    if num.style == Style::Word && kind == MarkKind::Article {
        return None;
    }
    if kind == MarkKind::Book && num.style == Style::Arabic && !s.starts_with("ЧАСТЬ") && !s.starts_with("К") {
        return None;
    }
    // «Статья 317¹.»: the point inside the superscript comes out before or after it
    let mut end = at + used;
    let mut num = num;
    if num.sub == 0
        && let Some((sub, u)) = s[end..].strip_prefix('.').and_then(superscripts)
    {
        num.sub = sub;
        end += 1 + u;
        return found(kind, Some(num), end);
    }
    found(kind, Some(num), end + after_number(&s[end..], kind)?)
}

pub(super) fn bare_book(s: &str) -> Option<Found> {
    let low: String = s.trim_end_matches(['.', ' ', '\u{a0}']).chars().map(fold).collect();
    matches!(low.as_str(), "общая часть" | "особенная часть" | "жалпы бөлүк" | "өзгөчө бөлүк").then(|| Found {
        kind: MarkKind::Book,
        num: None,
        label: (0, 0),
        rest: s.len(),
    })
}

/// A Kyrgyz unit after its number at `at`: `-берене.`, ` БӨЛҮМ`.
pub(super) fn kyrgyz_unit(s: &str, mut num: Num, at: usize) -> Option<Found> {
    let tail = s[at..].trim_start_matches([' ', '\u{a0}', '-', '–', '‑']);
    let gap = s.len() - at - tail.len();
    if gap == 0 || !tail.starts_with(char::is_alphabetic) {
        if let Some(t) = tail.strip_prefix('§') {
            let end = s.len() - t.len();
            return found(MarkKind::Subchapter, Some(num), end + after_number(&s[end..], MarkKind::Subchapter)?);
        }
        return None;
    }
    let (kind, len) = first_of(tail, &KY_UNITS).or_else(|| misprint(tail))?;
    let mut end = at + gap + len;
    if kind == MarkKind::Book && !(num.style != Style::Arabic || upper(tail)) {
        return None;
    }
    if num.sub == 0 {
        (num, end) = insertions_after(s, num, end);
    }
    if kind == MarkKind::Annex {
        return annex_tail(&s[end..]).then_some(Found { kind, num: Some(num), label: (0, 0), rest: end });
    }
    found(kind, Some(num), end + after_number(&s[end..], kind)?)
}

/// «213⁴-бенене.»: the noun with one wrong letter, before a full stop.
fn misprint(s: &str) -> Option<(MarkKind, usize)> {
    const NOUN: &str = "берене";
    let len = s.find(|c: char| !c.is_alphabetic())?;
    let word = &s[..len];
    if !s[len..].starts_with('.') || word.chars().count() != NOUN.chars().count() {
        return None;
    }
    let wrong = word.chars().zip(NOUN.chars()).filter(|(a, b)| fold(*a) != *b).count();
    (wrong <= 1).then_some((MarkKind::Article, len))
}

/// «361-берене¹.»: the insertion stands behind the noun.
fn insertions_after(s: &str, num: Num, end: usize) -> (Num, usize) {
    match superscripts(&s[end..]) {
        Some(_) => insertions(s, num, end),
        None => (num, end),
    }
}

/// Longest line, in bytes, that can head an annex («Приложение 2 к Положению о порядке …»).
const MAX_ANNEX_LINE: usize = 500;

/// Whether the words after «Приложение 1» leave it a heading.
fn annex_tail(s: &str) -> bool {
    // «Приложение 1» on a line of its own in a wrapped paragraph
    if s.trim_start_matches([' ', '\u{a0}', '\t', '.']).starts_with('\n') {
        return s.len() <= MAX_ANNEX_LINE;
    }
    let rest = s.trim().trim_start_matches(['.', ':']).trim_start();
    if rest.is_empty() {
        return true;
    }
    rest.len() <= MAX_ANNEX_LINE
        && (rest.starts_with("к ") || rest.starts_with("К ") || rest.starts_with('('))
        && !rest.ends_with(['.', ';', ':', ','])
}

pub(super) fn russian_annex(s: &str) -> Option<Found> {
    let len = word_at(s, "приложение")?;
    let tail = s[len..].trim_start_matches([' ', '\u{a0}']);
    let tail = tail.strip_prefix(['№', 'N']).map_or(tail, |t| t.trim_start_matches([' ', '\u{a0}']));
    let at = s.len() - tail.len();
    let (num, end) = match arabic(tail).or_else(|| roman_number(tail)) {
        Some((n, used)) => (Some(n), at + used),
        None => (None, at),
    };
    annex_tail(&s[end..]).then_some(Found { kind: MarkKind::Annex, num, label: (0, 0), rest: end })
}

pub(super) fn annex_without_number(s: &str) -> Option<Found> {
    let len = word_at(s, "тиркеме")?;
    let tail = s[len..].trim_start_matches([' ', '\u{a0}', '№', 'N']);
    let at = s.len() - tail.len();
    let (num, end) = arabic(tail).map_or((None, at), |(n, u)| (Some(n), at + u));
    annex_tail(&s[end..]).then_some(Found { kind: MarkKind::Annex, num, label: (0, 0), rest: end })
}

/// «… № 18 токтомуна 2-тиркеме» in one line.
pub(super) fn annex_behind(s: &str) -> Option<Found> {
    let head = s.strip_suffix("тиркеме").or_else(|| s.strip_suffix("ТИРКЕМЕ"))?;
    if s.len() > MAX_ANNEX_LINE || !super::lines::names_act_in_dative(head) {
        return None;
    }
    let head = head.trim_end_matches(['-', '–', ' ', '\u{a0}']);
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let num = arabic(&head[head.len() - digits..]).map(|n| n.0);
    Some(Found { kind: MarkKind::Annex, num, label: (0, 0), rest: s.len() })
}

/// Longest stamp of approval, in bytes.
const MAX_STAMP: usize = 400;

pub(super) fn approved(s: &str) -> Option<Found> {
    if s.len() > MAX_STAMP || s.ends_with(['.', ';', ':', ',']) {
        return None;
    }
    let words = ["утверждено", "утвержден", "утверждена", "утверждены", "бекитилген", "бекитилди"];
    let len = words.iter().find_map(|w| word_at(s, w))?;
    let caps = s.chars().nth(1).is_some_and(char::is_uppercase);
    let rest = s[len..].trim_start();
    let stamp = rest.is_empty()
        || ["постановлением", "приказом", "указом", "решением", "распоряжением", "законом"]
            .iter()
            .any(|w| word_at(rest, w).is_some());
    (caps || stamp).then_some(Found { kind: MarkKind::Approved, num: None, label: (0, 0), rest: len })
}
