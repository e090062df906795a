//! The tokenising pass: what the first characters of a block say it is.
//!
//! No regex: one look at the first character sends nearly every block past all tests.

use super::headings::{
    MAX_HEADING, after_number, annex_behind, annex_without_number, any_number, approved, bare_book, kyrgyz_unit,
    russian_annex, russian_unit, spaces, upper, word_at,
};
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
/// A mark found at the beginning of a text.
pub(super) struct Found {
    /// What it is.
    pub kind: MarkKind,
    /// Its number, where it is one.
    pub num: Option<Num>,
    /// The bytes of a number that is none.
    pub label: (usize, usize),
    /// First byte after the mark.
    pub rest: usize,
}

pub(super) fn found(kind: MarkKind, num: Option<Num>, rest: usize) -> Option<Found> {
    Some(Found { kind, num, label: (0, 0), rest })
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

#[cfg(test)]
mod tests {
    use super::MarkKind::*;
    use super::*;

    /// What a line is, its number and its words; one table for both languages.
    #[test]
    fn marks_in_both_languages() {
        for (line, kind, number, words) in [
            ("Статья 21. Право", Article, "21", "Право"),
            ("Статья 21¹. Право", Article, "21-1", "Право"),
            ("Статья 317¹.", Article, "317-1", ""),
            ("Статья 317.¹ Право", Article, "317-1", "Право"),
            ("Статья 10-1 Право собственности", Article, "10-1", "Право собственности"),
            ("Статья 291.Незаконная выдача", Article, "291", "Незаконная выдача"),
            ("Статъя 5. Сад", Article, "5", "Сад"),
            ("СТАТЬЯ 5", Article, "5", ""),
            ("Cтатья 5. Сад", Article, "5", "Сад"),
            ("Статья З09-3. Нарушение", Article, "309-3", "Нарушение"),
            ("Статья 21 настоящего Кодекса не применяется", Plain, "", ""),
            ("Статья 21 Закона Кыргызской Республики «О садах»", Plain, "", ""),
            ("Статья 21 Гражданского кодекса", Plain, "", ""),
            ("статьей 107 настоящего Кодекса.", Plain, "", ""),
            ("1-берене. Предмети", Article, "1", "Предмети"),
            ("11-статья.", Article, "11", ""),
            ("1-берене", Article, "1", ""),
            ("148-берене Сотко чейинки өндүрүш", Article, "148", "Сотко чейинки өндүрүш"),
            ("738 -58-статья. Бак", Article, "738-58", "Бак"),
            ("458- берене. Бак", Article, "458", "Бак"),
            ("361-берене¹. Бак", Article, "361-1", "Бак"),
            ("213⁴-бенене. Бак", Article, "213-4", "Бак"),
            ("40-беренесинин 1-бөлүгүнө ылайык", Plain, "", ""),
            ("34-1-главада каралбаган учурда", Plain, "", ""),
            ("Глава 10-1 Право собственности", Chapter, "10-1", "Право собственности"),
            ("Глава первая", Chapter, "1", ""),
            ("ГЛАВА I. ОСНОВЫ", Chapter, "I", "ОСНОВЫ"),
            ("3-Глава Никеге туруу", Chapter, "3", "Никеге туруу"),
            ("I ГЛАВА. НЕГИЗДЕР", Chapter, "I", "НЕГИЗДЕР"),
            ("РАЗДЕЛ ПЕРВЫЙ. ОСНОВЫ", Section, "1", "ОСНОВЫ"),
            ("БИРИНЧИ БӨЛҮМ. НЕГИЗДЕР", Section, "1", "НЕГИЗДЕР"),
            ("I бөлүм. Негиздер", Section, "I", "Негиздер"),
            ("Х БӨЛҮМ. АСКЕР", Section, "X", "АСКЕР"),
            ("1 БӨЛҮМ. ЖАЛПЫ", Section, "1", "ЖАЛПЫ"),
            ("Подраздел 2. Приказное производство", Subsection, "2", "Приказное производство"),
            ("ОСОБЕННАЯ ЧАСТЬ", Book, "", ""),
            ("ЖАЛПЫ БӨЛҮК", Book, "", ""),
            ("II БӨЛҮК", Book, "II", ""),
            ("ЧАСТЬ II.", Book, "II", ""),
            ("Часть 1 статьи 5 изложить в новой редакции", Plain, "", ""),
            ("§ 5. Иджара келишими", Subchapter, "5", "Иджара келишими"),
            ("Параграф 1. Заем", Subchapter, "1", "Заем"),
            ("II. Порядок учета", Chapter, "II", "Порядок учета"),
            ("Х. Асанов", Plain, "", ""),
            ("1. Сад", Dot, "1", "Сад"),
            ("1¹. Сад", Dot, "1-1", "Сад"),
            ("2-1) сад", Paren, "2-1", "сад"),
            ("1.1. Сад", Dotted(1), "", "Сад"),
            ("1.5 процента", Plain, "", ""),
            ("28.10.2021 сад", Plain, "", ""),
            ("2021-жылдын 5-майы", Plain, "", ""),
            ("1000ден 2000 көрсөткүчкө", Plain, "", ""),
            ("а) сад", Letter, "", "сад"),
            ("- сад", Dash, "", "сад"),
            ("– бак", Dash, "", "бак"),
            ("(В редакции Закона КР от 1 мая 2020 года № 5)", Note, "", ""),
            ("(КР 2020-жылдын 1-майындагы № 5 Мыйзамынын редакциясына ылайык)", Note, "", ""),
            ("(муниципальных) цифровых", Plain, "", ""),
            ("Примечание. Сад", Remark, "", "Сад"),
            ("Эскертүү: бак", Remark, "", "бак"),
            ("Приложение 1", Annex, "1", ""),
            ("Приложение № 2 к Положению о садах", Annex, "2", "к Положению о садах"),
            ("Приложение является неотъемлемой частью.", Plain, "", ""),
            ("1-тиркеме", Annex, "1", ""),
            ("Өкмөтүнүн 2020-жылдын 1-майындагы № 5 токтомуна 2-тиркеме", Annex, "2", ""),
        ] {
            let m = classify(line, Span::new(0, line.len() as u32));
            let got = m.num.map(Num::text).unwrap_or_default();
            assert_eq!((m.kind, got.as_str()), (kind, number), "{line}");
            if !matches!(kind, Plain | Note) {
                assert_eq!(m.rest_of(line), words, "{line}");
            }
        }
    }
}
