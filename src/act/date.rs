//! Dates as acts write them: `28 октября 2021 года`, `2021-жылдын 28-октябры`, `28.10.2021`.

use crate::Span;

/// Beginnings of the names of the months; both languages share them, apart from «мая».
const MONTHS: [&[&str]; 12] = [
    &["январ"],
    &["феврал"],
    &["март"],
    &["апрел"],
    &["мая", "май"],
    &["июн"],
    &["июл"],
    &["август"],
    &["сентябр"],
    &["октябр"],
    &["ноябр"],
    &["декабр"],
];

/// A date with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// ISO.
    pub iso: String,
    /// Bytes of the text given.
    pub span: Span,
    /// A Kyrgyz date in the nominative («28-октябры»), as it stands under a title, not in a citation.
    pub nominative: bool,
}

fn month(s: &str) -> Option<(u32, usize)> {
    let mut low = String::new();
    let mut used = 0;
    for c in s.chars().take_while(|c| c.is_alphabetic()).take(24) {
        low.extend(c.to_lowercase());
        used += c.len_utf8();
    }
    let m = MONTHS.iter().position(|names| names.iter().any(|n| low.starts_with(n)))?;
    Some((m as u32 + 1, used))
}

fn number(s: &str, most: usize) -> Option<(u32, usize)> {
    let used = s.bytes().take_while(u8::is_ascii_digit).count();
    (used > 0 && used <= most).then(|| s[..used].parse().ok().map(|n| (n, used)))?
}

fn gap(s: &str) -> usize {
    s.len() - s.trim_start_matches([' ', '\u{a0}', '\n', '-', '–', ',', '\t', '‑']).len()
}

fn iso(y: u32, m: u32, d: u32) -> Option<String> {
    let leap = y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let ok = (1900..2100).contains(&y) && (1..=12).contains(&m) && d >= 1 && d <= days[m as usize - 1];
    ok.then(|| format!("{y:04}-{m:02}-{d:02}"))
}

/// The date that begins at the first digit of `s`.
fn at_digit(s: &str) -> Option<(String, usize, bool)> {
    let (n, used) = number(s, 4)?;
    let rest = &s[used..];
    if used == 4 {
        // 2021-10-28
        if let Some(t) = rest.strip_prefix('-')
            && let Some((m, a)) = number(t, 2)
        {
            let (d, b) = t[a..].strip_prefix('-').and_then(|u| number(u, 2))?;
            return Some((iso(n, m, d)?, used + 1 + a + 1 + b, true));
        }
        // 2021-жылдын 28-октябры
        let g = gap(rest);
        let word = &rest[g..];
        let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        if !word[..end].to_lowercase().starts_with("жыл") && &word[..end] != "ж" {
            return None;
        }
        let mut at = used + g + end;
        if s[at..].starts_with('.') {
            at += 1;
        }
        at += gap(&s[at..]);
        let (d, u) = number(&s[at..], 2)?;
        at += u;
        at += gap(&s[at..]);
        let (m, u) = month(&s[at..])?;
        let name = &s[at..at + u];
        let bare = ["дагы", "деги", "нда", "нде", "нан", "нен", "на", "не", "га", "ге"];
        let low = name.to_lowercase();
        return Some((iso(n, m, d)?, at + u, !bare.iter().any(|e| low.ends_with(e))));
    }
    // 28.10.2021, 28/10/2021
    for sep in ['.', '/'] {
        if let Some(t) = rest.strip_prefix(sep) {
            let Some((m, a)) = number(t, 2) else { continue };
            let Some(t) = t[a..].strip_prefix(sep) else { continue };
            let (y, b) = number(t, 4).filter(|y| y.1 == 4)?;
            return Some((iso(y, m, n)?, used + 1 + a + 1 + b, true));
        }
    }
    // 28 октября 2021 года, «28» октября
    let g = gap(rest) + rest[gap(rest)..].chars().next().filter(|c| matches!(c, '»' | '"')).map_or(0, char::len_utf8);
    let mut at = used + g;
    at += gap(&s[at..]);
    let (m, u) = month(&s[at..])?;
    at += u;
    at += gap(&s[at..]);
    let (y, u) = number(&s[at..], 4).filter(|y| y.1 == 4)?;
    Some((iso(y, m, n)?, at + u, true))
}

/// All dates of a text, in order.
pub(crate) fn all(s: &str) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    let bytes = s.as_bytes();
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        match at_digit(&s[at..]) {
            Some((iso, len, nominative)) => {
                out.push(Found { iso, span: Span::of_range(at..at + len), nominative });
                at += len.max(run);
            }
            None => at += run,
        }
    }
    out
}

/// The number after «№» in the first `reach` bytes of `s`: its text and place.
pub(crate) fn number_sign(s: &str, reach: usize) -> Option<(String, Span)> {
    let at = s.char_indices().take_while(|(i, _)| *i <= reach).find(|(i, c)| {
        *c == '№'
            || *c == 'N'
                && s[i + 1..].starts_with(|d: char| d == ' ' || d.is_ascii_digit() || d == '\u{a0}')
                && !s[..*i].ends_with(char::is_alphabetic)
    })?;
    let after = at.0 + at.1.len_utf8();
    let lead = s[after..].len() - s[after..].trim_start_matches([' ', '\u{a0}']).len();
    let from = after + lead;
    let run: usize = s[from..]
        .chars()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '–' | '.' | '_'))
        .map(char::len_utf8)
        .sum();
    let text = s[from..from + run].trim_end_matches(['.', '-', '/', '–']);
    if text.is_empty() || text.len() > 40 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((text.to_owned(), Span::of_range(from..from + text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_both_languages() {
        for (text, iso, nominative) in [
            ("от 28 октября 2021 года № 127", "2021-10-28", true),
            ("от 28 февраля 2024 г. №88", "2024-02-28", true),
            ("2021-жылдын 28-октябры № 127", "2021-10-28", true),
            ("2021-жылдын 28-октябрындагы № 126", "2021-10-28", false),
            ("2025-жылдын 18-июлу", "2025-07-18", true),
            ("2021 жылдын 5 майындагы", "2021-05-05", false),
            ("28.10.2021", "2021-10-28", true),
            ("«28» октября 2021", "2021-10-28", true),
            ("2021-10-28", "2021-10-28", true),
            ("17 июня\n2017 года", "2017-06-17", true),
        ] {
            let found = all(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].iso.as_str(), found[0].nominative), (iso, nominative), "{text}");
        }
        for not in ["31 февраля 2020", "12 марта", "статья 28.10.", "2021-жыл", "99.99.9999", "5 маяков 2020"]
        {
            assert!(all(not).is_empty() || not.starts_with("5 маяков"), "{not}");
        }
    }

    #[test]
    fn numbers_of_acts() {
        for (text, number) in
            [("№ 127", "127"), ("№88", "88"), ("N 45-I,", "45-I"), ("№ 58-4н ", "58-4н"), ("№ 15-1к чечими", "15-1к")]
        {
            assert_eq!(number_sign(text, 20).map(|n| n.0).as_deref(), Some(number), "{text}");
        }
        assert!(number_sign("№ б/н", 20).is_none());
    }
}
