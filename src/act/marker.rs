//! The tokenising pass: what the first characters of a block say it is.
//!
//! No regex: one look at the first character sends nearly every block past all tests.

use super::number::{Num, Style, arabic, insertions, ordinal_number, roman_number, superscripts};
use crate::Span;

/// What a block begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// No marker.
    Plain,
    /// «ЧАСТЬ I», «ОБЩАЯ ЧАСТЬ», «ЖАЛПЫ БӨЛҮК».
    Book,
    /// «РАЗДЕЛ I.», «I БӨЛҮМ.».
    Section,
    /// «Подраздел 1.», «1-бөлүмчө».
    Subsection,
    /// «Глава 1.», «1-глава.», and «I. Общие положения».
    Chapter,
    /// «§ 1.», «Параграф 1.», «1-параграф.».
    Subchapter,
    /// «Статья 1.», «1-берене.», «1-статья.».
    Article,
    /// «1.».
    Dot,
    /// «1.1.», with the count of inner points.
    Dotted(u8),
    /// «1)».
    Paren,
    /// «1.1)».
    DottedParen,
    /// «а)».
    Letter,
    /// «- ».
    Dash,
    /// «(В редакции Закона …)»; the note may go on in the next block.
    Note,
    /// «Примечание.», «Эскертүү.».
    Remark,
    /// «Приложение 1», «1-тиркеме».
    Annex,
    /// «УТВЕРЖДЕНО», «Бекитилген»: the stamp over an approved text.
    Approved,
}

/// A block as the tree builder sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// What it begins with.
    pub kind: MarkKind,
    /// The number, where it is one.
    pub num: Option<Num>,
    /// The letters of a number that is none (`а`, `1.2.3`); empty otherwise.
    pub label: Span,
    /// First byte that is no white space.
    pub start: u32,
    /// First byte after the marker that is no white space.
    pub rest: u32,
    /// End without white space.
    pub end: u32,
    /// The quotation mark the block begins with, `\0` for none.
    pub quote: char,
}

impl Mark {
    /// The words after the marker.
    pub fn rest_of<'t>(&self, text: &'t str) -> &'t str {
        Span::new(self.rest.min(self.end), self.end).of(text)
    }

    /// The whole block without outer white space.
    pub fn all_of<'t>(&self, text: &'t str) -> &'t str {
        Span::new(self.start, self.end).of(text)
    }

    /// Whether it opens a unit with a heading.
    pub fn is_heading(&self) -> bool {
        use MarkKind::*;
        matches!(self.kind, Book | Section | Subsection | Chapter | Subchapter | Article)
    }

    /// Whether it is a numbered or lettered unit of a list.
    pub fn is_list(&self) -> bool {
        use MarkKind::*;
        matches!(self.kind, Dot | Dotted(_) | Paren | DottedParen | Letter)
    }
}

/// Longest heading, in bytes, without a stop after its number that is still read as one (the longest in 40 real acts
/// has 310: «Глава 21. Производство по обжалованию решения …»).
const MAX_HEADING: usize = 600;

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
fn word_at(s: &str, word: &str) -> Option<usize> {
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

fn spaces(s: &str) -> usize {
    s.len() - s.trim_start_matches([' ', '\u{a0}', '\t', '\u{202f}']).len()
}

fn upper(s: &str) -> bool {
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
fn after_number(s: &str, kind: MarkKind) -> Option<usize> {
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

fn any_number(s: &str) -> Option<(Num, usize)> {
    arabic(s).or_else(|| roman_number(s)).or_else(|| ordinal_number(s))
}

struct Found {
    kind: MarkKind,
    num: Option<Num>,
    label: (usize, usize),
    rest: usize,
}

fn found(kind: MarkKind, num: Option<Num>, rest: usize) -> Option<Found> {
    Some(Found { kind, num, label: (0, 0), rest })
}

fn russian_unit(s: &str) -> Option<Found> {
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
    if num.sub == 0 {
        if let Some((sub, u)) = s[end..].strip_prefix('.').and_then(superscripts) {
            num.sub = sub;
            end += 1 + u;
            return found(kind, Some(num), end);
        }
    }
    found(kind, Some(num), end + after_number(&s[end..], kind)?)
}

fn bare_book(s: &str) -> Option<Found> {
    let low: String = s.trim_end_matches(['.', ' ', '\u{a0}']).chars().map(fold).collect();
    matches!(low.as_str(), "общая часть" | "особенная часть" | "жалпы бөлүк" | "өзгөчө бөлүк").then(|| Found {
        kind: MarkKind::Book,
        num: None,
        label: (0, 0),
        rest: s.len(),
    })
}

/// A Kyrgyz unit after its number at `at`: `-берене.`, ` БӨЛҮМ`.
fn kyrgyz_unit(s: &str, mut num: Num, at: usize) -> Option<Found> {
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

fn digit_mark(s: &str) -> Option<Found> {
    let (num, used) = arabic(s)?;
    let rest = &s[used..];
    let next = rest.chars().next()?;
    match next {
        ')' => found(MarkKind::Paren, Some(num), used + 1),
        '.' => {
            let tail = &rest[1..];
            match tail.chars().next() {
                Some('0'..='9') => dotted(s),
                Some(')') => found(MarkKind::Paren, Some(num), used + 2),
                Some(c) if superscripts(tail).is_some() && c != '⁰' => {
                    let (sub, u) = superscripts(tail)?;
                    let end = used + 1 + u;
                    let close = s[end..].strip_prefix([')', '.']).map_or(end, |t| s.len() - t.len());
                    let kind = if s[end..].starts_with(')') { MarkKind::Paren } else { MarkKind::Dot };
                    found(kind, Some(Num { sub, ..num }), close)
                }
                _ => found(MarkKind::Dot, Some(num), used + 1),
            }
        }
        ' ' | '\u{a0}' if rest.trim_start().starts_with(')') => {
            found(MarkKind::Paren, Some(num), s.len() - rest.trim_start().len() + 1)
        }
        ' ' | '\u{a0}' | '-' | '–' | '‑' => kyrgyz_unit(s, num, used),
        _ => None,
    }
}

/// Deepest dotted number: «1.1.1.1.1.1.»; deeper runs of digits and points are no numbers of units.
const MAX_POINTS: u8 = 6;
/// A component of a dotted number above this is a year or a sum.
const MAX_COMPONENT: usize = 3;

/// «1.1.», «1.1)», «1.2.3 Текст».
fn dotted(s: &str) -> Option<Found> {
    let (mut at, mut points) = (0, 0u8);
    loop {
        let (num, used) = arabic(&s[at..])?;
        let width = s[at..].bytes().take_while(u8::is_ascii_digit).count();
        // «01.02.2020» is a date
        if width > MAX_COMPONENT || width == 0 || s[at..].starts_with('0') || num.base == 0 {
            return None;
        }
        at += used;
        match s[at..].strip_prefix('.') {
            Some(t) if t.starts_with(|c: char| c.is_ascii_digit()) => {
                at += 1;
                points += 1;
                if points > MAX_POINTS {
                    return None;
                }
            }
            Some(_) => {
                let stop = MarkKind::Dotted(points);
                return Some(Found { kind: stop, num: None, label: (0, at), rest: at + 1 });
            }
            None => break,
        }
    }
    if s[at..].starts_with(')') {
        return Some(Found { kind: MarkKind::DottedParen, num: None, label: (0, at), rest: at + 1 });
    }
    // without a stop only before a capital: «1.5 процента» is a figure
    let gap = spaces(&s[at..]);
    (gap > 0 && upper(&s[at + gap..])).then_some(Found {
        kind: MarkKind::Dotted(points),
        num: None,
        label: (0, at),
        rest: at,
    })
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

fn russian_annex(s: &str) -> Option<Found> {
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

fn annex_without_number(s: &str) -> Option<Found> {
    let len = word_at(s, "тиркеме")?;
    let tail = s[len..].trim_start_matches([' ', '\u{a0}', '№', 'N']);
    let at = s.len() - tail.len();
    let (num, end) = arabic(tail).map_or((None, at), |(n, u)| (Some(n), at + u));
    annex_tail(&s[end..]).then_some(Found { kind: MarkKind::Annex, num, label: (0, 0), rest: end })
}

/// «… № 18 токтомуна 2-тиркеме» in one line.
fn annex_behind(s: &str) -> Option<Found> {
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

fn approved(s: &str) -> Option<Found> {
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

fn remark(s: &str) -> Option<Found> {
    let len = ["примечание", "примечания", "эскертүү", "эскертме"].iter().find_map(|w| word_at(s, w))?;
    let tail = &s[len..];
    let (num, at) =
        arabic(tail.trim_start()).map_or((None, len), |(n, u)| (Some(n), s.len() - tail.trim_start().len() + u));
    let tail = s[at..].trim_start();
    if tail.is_empty() {
        return found(MarkKind::Remark, num, s.len());
    }
    let after = tail.strip_prefix(['.', ':', '-', '–', '—'])?;
    found(MarkKind::Remark, num, s.len() - after.len())
}

fn letter(s: &str) -> Option<Found> {
    let mut it = s.char_indices();
    let (_, c) = it.next()?;
    let (i, next) = it.next()?;
    if !c.is_alphabetic() {
        return None;
    }
    let end = match next {
        ')' => i,
        // «а¹)», «а-1)»
        _ => {
            let n = Num::plain(1, Style::Arabic);
            let (m, used) = insertions(s, n, i);
            if m.sub == 0 || !s[used..].starts_with(')') {
                return None;
            }
            used
        }
    };
    Some(Found { kind: MarkKind::Letter, num: None, label: (0, end), rest: end + 1 })
}

fn roman_mark(s: &str) -> Option<Found> {
    let (num, used) = roman_number(s)?;
    if let Some(f) = kyrgyz_unit(s, num, used) {
        return Some(f);
    }
    let tail = s[used..].strip_prefix('.')?;
    let title = tail.trim();
    let ok =
        title.is_empty() || (tail.starts_with([' ', '\u{a0}', '\t']) && upper(title) && !title.ends_with([';', ':']));
    // a single letter that is also an initial («С. Иванов», «Х. Асанов») is no number
    let initial = used > 1 && s.chars().count() > 1 && num.base >= 10 && s[..used].chars().count() == 1;
    (ok && !initial && title.len() <= MAX_HEADING).then_some(Found {
        kind: MarkKind::Chapter,
        num: Some(num),
        label: (0, 0),
        rest: used + 1,
    })
}

/// «БИРИНЧИ БӨЛҮМ.».
fn ordinal_mark(s: &str) -> Option<Found> {
    if s.len() > MAX_HEADING {
        return None;
    }
    let (num, used) = ordinal_number(s)?;
    let f = kyrgyz_unit(s, num, used)?;
    matches!(f.kind, MarkKind::Book | MarkKind::Section | MarkKind::Chapter).then_some(f)
}

/// Longest first block of a note that goes on in the next one («(Глава», «(Абзац второй»).
const MAX_OPEN_NOTE: usize = 60;

fn note(s: &str) -> bool {
    let closed = s.trim_end_matches(['.', ';']).ends_with(')');
    if !closed {
        return s.len() <= MAX_OPEN_NOTE && !s.contains(')') && s[1..].trim_start().starts_with(char::is_uppercase);
    }
    // a note is one bracket, not a sentence that begins with one
    let low = s.to_lowercase();
    super::lines::amends(&low) && (low.contains('№') || low.contains(" n ") || low.len() < 400)
}

fn dispatch(s: &str) -> Option<Found> {
    let c = s.chars().next()?;
    match c {
        '0'..='9' => digit_mark(s),
        '(' => note(s).then_some(Found { kind: MarkKind::Note, num: None, label: (0, 0), rest: 0 }),
        '-' | '–' | '—' | '•' | '·' | '●' | '▪' | '\u{f0b7}' | '\u{2011}' => {
            let tail = s[c.len_utf8()..].trim_start();
            tail.starts_with(|c: char| c.is_alphabetic() || c == '«' || c == '"').then_some(Found {
                kind: MarkKind::Dash,
                num: None,
                label: (0, 0),
                rest: s.len() - tail.len(),
            })
        }
        '§' => {
            let at = c.len_utf8() + spaces(&s[c.len_utf8()..]);
            let (num, used) = any_number(&s[at..])?;
            found(MarkKind::Subchapter, Some(num), at + used + after_number(&s[at + used..], MarkKind::Subchapter)?)
        }
        'С' | 'C' | 'Г' | 'Р' | 'Ч' | 'К' => russian_unit(s)
            .or_else(|| if matches!(c, 'С' | 'C') { roman_mark(s).or_else(|| ordinal_mark(s)) } else { None })
            .or_else(|| letter(s)),
        'П' => russian_unit(s).or_else(|| russian_annex(s)).or_else(|| remark(s)).or_else(|| letter(s)),
        'I' | 'V' | 'X' | 'L' | 'І' | 'Х' => roman_mark(s).or_else(|| letter(s)),
        'З' | 'О' | 'O' if s[c.len_utf8()..].starts_with(|d: char| d.is_ascii_digit()) => digit_mark(s),
        'О' | 'Ж' | 'Ө' if s.len() < 64 => bare_book(s).or_else(|| ordinal_mark(s)).or_else(|| letter(s)),
        'Т' | 'т' => annex_without_number(s).or_else(|| ordinal_mark(s)).or_else(|| letter(s)),
        'У' | 'у' => approved(s).or_else(|| letter(s)),
        'Э' | 'э' => remark(s).or_else(|| ordinal_mark(s)).or_else(|| letter(s)),
        'Б' => approved(s).or_else(|| ordinal_mark(s)).or_else(|| letter(s)),
        'А' | 'Ү' | 'Ж' | 'О' => ordinal_mark(s).or_else(|| letter(s)),
        c if c.is_alphabetic() => letter(s),
        _ => None,
    }
}

/// Whether `c` opens a quotation.
pub(crate) fn opens_quote(c: char) -> bool {
    matches!(c, '«' | '"' | '“' | '„' | '‟' | '”')
}

/// Whether `c` closes a quotation.
pub(crate) fn closes_quote(c: char) -> bool {
    matches!(c, '»' | '"' | '”' | '“')
}

/// Reads the beginning of the block at `span`.
pub(crate) fn classify(text: &str, span: Span) -> Mark {
    let whole = span.of(text);
    let lead = whole.len() - whole.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let start = span.from + lead as u32;
    let s = whole[lead..].trim_end();
    let end = start + s.len() as u32;
    let first = s.chars().next().unwrap_or(' ');
    let (quote, skip) = if opens_quote(first) { (first, first.len_utf8()) } else { ('\0', 0) };
    let s = &s[skip..];
    let at = start + skip as u32;
    let mut mark = Mark { kind: MarkKind::Plain, num: None, label: Span::new(at, at), start, rest: at, end, quote };
    if let Some(f) = dispatch(s).or_else(|| annex_behind(s)) {
        mark.kind = f.kind;
        mark.num = f.num;
        mark.label = Span::new(at + f.label.0 as u32, at + f.label.1 as u32);
        let gap = s[f.rest..].len() - s[f.rest..].trim_start().len();
        mark.rest = at + (f.rest + gap) as u32;
    }
    mark
}
