//! Numbers of legal units: `21`, `21¹`, `21-1`, `1.2.3`, `IV`, `V-1`, «первый», «биринчи».

/// How a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Arabic digits.
    Arabic,
    /// Roman digits.
    Roman,
    /// An ordinal in words.
    Word,
}

/// A number with up to two insertions: `21-1` is base 21, sub 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Num {
    /// The number itself.
    pub base: u32,
    /// Of an inserted unit, 0 for none.
    pub sub: u32,
    /// Of a unit inserted after an inserted one, 0 for none.
    pub sub2: u32,
    /// How it was written.
    pub style: Style,
}

impl Num {
    /// A number without insertions.
    pub const fn plain(base: u32, style: Style) -> Num {
        Num { base, sub: 0, sub2: 0, style }
    }

    /// Whether `self` can stand next after `prev` in one list.
    pub fn follows(self, prev: Num) -> bool {
        (self.base == prev.base + 1 && self.sub <= 1)
            || (self.base == prev.base && (self.sub, self.sub2) > (prev.sub, prev.sub2))
    }

    /// As the tree keeps it: `21-1`, `IV`.
    pub fn text(self) -> String {
        let mut out = match self.style {
            Style::Roman => roman(self.base),
            _ => self.base.to_string(),
        };
        for n in [self.sub, self.sub2] {
            if n > 0 {
                out.push('-');
                out.push_str(&n.to_string());
            }
        }
        out
    }
}

/// Longest run of digits read as a number of a unit; acts use at most four, so a longer run is something else.
const MAX_DIGITS: usize = 6;

/// Value of a superscript digit.
pub(crate) fn superscript(c: char) -> Option<u32> {
    Some(match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        '⁴'..='⁹' => c as u32 - '⁰' as u32,
        _ => return None,
    })
}

/// A digit, or a letter that stands for one in texts read from paper («З09»): only inside a run that has a real digit.
fn digit_like(c: char) -> Option<(u32, bool)> {
    match c {
        '0'..='9' => Some((c as u32 - '0' as u32, true)),
        'З' => Some((3, false)),
        'О' | 'O' => Some((0, false)),
        _ => None,
    }
}

fn digits(s: &str) -> Option<(u32, usize)> {
    let (mut n, mut used, mut count, mut real) = (0u32, 0, 0, 0);
    for c in s.chars() {
        let Some((d, is_real)) = digit_like(c) else { break };
        count += 1;
        if count > MAX_DIGITS {
            return None;
        }
        real += usize::from(is_real);
        n = n * 10 + d;
        used += c.len_utf8();
    }
    (real > 0 && real * 2 >= count).then_some((n, used))
}

pub(crate) fn superscripts(s: &str) -> Option<(u32, usize)> {
    let (mut n, mut used) = (0u32, 0);
    for (count, c) in s.chars().enumerate() {
        let Some(d) = superscript(c) else { break };
        if count >= MAX_DIGITS {
            return None;
        }
        n = n * 10 + d;
        used += c.len_utf8();
    }
    (used > 0).then_some((n, used))
}

fn ascii_digits(s: &str) -> Option<(u32, usize)> {
    let used = s.bytes().take_while(u8::is_ascii_digit).count();
    if used == 0 || used > MAX_DIGITS {
        return None;
    }
    s[..used].parse().ok().map(|n| (n, used))
}

/// Reads `21`, `21¹`, `21-1`, `21 -1`, `12-1-1` at the start of `s`: the number and the bytes used.
///
/// A hyphen before a letter is left for the caller: `1-берене` is the number 1.
pub(crate) fn arabic(s: &str) -> Option<(Num, usize)> {
    let (base, used) = digits(s)?;
    Some(insertions(s, Num::plain(base, Style::Arabic), used))
}

/// Reads insertions after a base number.
pub(crate) fn insertions(s: &str, mut num: Num, mut used: usize) -> (Num, usize) {
    for step in 0..2 {
        let rest = &s[used..];
        let found = superscripts(rest).or_else(|| {
            let gap = rest.len() - rest.trim_start_matches(' ').len();
            let tail = rest[gap..].strip_prefix(['-', '–', '‑'])?;
            let hyphen = rest.len() - gap - tail.len();
            let (n, u) = ascii_digits(tail)?;
            let after = tail[u..].chars().next();
            // `5-10 статей`, `1990-1995`: a range, not an insertion, unless the unit's own mark follows
            if after.is_some_and(|c| c.is_alphabetic()) || (gap > 0 && u > 2) {
                return None;
            }
            Some((n, gap + hyphen + u))
        });
        let Some((n, u)) = found else { break };
        if n == 0 {
            break;
        }
        if step == 0 {
            num.sub = n;
        } else {
            num.sub2 = n;
        }
        used += u;
    }
    (num, used)
}

fn roman_digit(c: char) -> Option<u32> {
    Some(match c {
        'I' | 'І' => 1,
        'V' => 5,
        'X' | 'Х' => 10,
        'L' => 50,
        'C' | 'С' => 100,
        _ => return None,
    })
}

/// Reads a Roman number in capitals (Cyrillic look-alikes allowed) with insertions: `IV`, `V-1`, `XIІ`.
pub(crate) fn roman_number(s: &str) -> Option<(Num, usize)> {
    let (mut used, mut value, mut last, mut sure) = (0, 0u32, u32::MAX, false);
    for (count, c) in s.chars().enumerate() {
        let Some(d) = roman_digit(c) else { break };
        if count >= 9 {
            return None;
        }
        sure |= matches!(c, 'I' | 'І' | 'V' | 'X' | 'Х');
        value += d;
        if d > last {
            value = value.checked_sub(2 * last)?;
        }
        last = d;
        used += c.len_utf8();
    }
    if used == 0
        || !sure
        || value == 0
        || s[used..].starts_with(|c: char| c.is_alphanumeric() && superscript(c).is_none())
    {
        return None;
    }
    let plain = Num::plain(value, Style::Roman);
    // the canonical spelling only, so that words of capitals are no numbers
    let spelled: String = s[..used]
        .chars()
        .map(|c| match c {
            'І' => 'I',
            'Х' => 'X',
            'С' => 'C',
            c => c,
        })
        .collect();
    if roman(value) != spelled {
        return None;
    }
    Some(insertions(s, plain, used))
}

fn roman(mut n: u32) -> String {
    const TABLE: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, digits) in TABLE {
        while n >= value {
            out.push_str(digits);
            n -= value;
        }
    }
    out
}

const RU_ORDINALS: [&str; 20] = [
    "перв",
    "втор",
    "треть",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
];
const RU_ENDINGS: [&str; 8] = ["ый", "ой", "ий", "ая", "яя", "я", "ое", "ье"];
const KY_ORDINALS: [&str; 10] =
    ["биринчи", "экинчи", "үчүнчү", "төртүнчү", "бешинчи", "алтынчы", "жетинчи", "сегизинчи", "тогузунчу", "онунчу"];

/// The value of one ordinal word in lower case: «первый», «третья», «биринчи».
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    if let Some(i) = KY_ORDINALS.iter().position(|o| *o == word) {
        return Some(i as u32 + 1);
    }
    // «третий» has its stem spelled otherwise than «третья»
    if word == "третий" {
        return Some(3);
    }
    RU_ORDINALS
        .iter()
        .position(|o| word.strip_prefix(o).is_some_and(|end| RU_ENDINGS.contains(&end)))
        .map(|i| i as u32 + 1)
}

/// Reads an ordinal in words at the start of `s`: «ПЕРВЫЙ», «ОН БИРИНЧИ».
pub(crate) fn ordinal_number(s: &str) -> Option<(Num, usize)> {
    let word_end = |s: &str| s.find(|c: char| !c.is_alphabetic()).unwrap_or(s.len());
    let first = word_end(s);
    if first == 0 || first > 40 {
        return None;
    }
    let low = s[..first].to_lowercase();
    if low == "он" || low == "жыйырма" {
        let rest = s[first..].trim_start_matches(' ');
        let second = word_end(rest);
        let unit = KY_ORDINALS[..9].iter().position(|o| *o == rest[..second].to_lowercase())? as u32 + 1;
        let ten = if low == "он" { 10 } else { 20 };
        return Some((Num::plain(ten + unit, Style::Word), s.len() - rest.len() + second));
    }
    ordinal(&low).map(|n| (Num::plain(n, Style::Word), first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_acts_write_them() {
        for (given, text, rest) in [
            ("21. Право", "21", ". Право"),
            ("21¹. Право", "21-1", ". Право"),
            ("240⁸. ", "240-8", ". "),
            ("233¹⁹.", "233-19", "."),
            ("50-1.", "50-1", "."),
            ("738 -58-статья", "738-58", "-статья"),
            ("З09³. Нарушение", "309-3", ". Нарушение"),
            ("1-берене", "1", "-берене"),
            ("34-1-главада", "34-1", "-главада"),
            ("12-1-1.", "12-1-1", "."),
        ] {
            let (n, used) = arabic(given).expect(given);
            assert_eq!((n.text().as_str(), &given[used..]), (text, rest), "{given}");
        }
        assert!(arabic("Запрещается").is_none());
        assert!(arabic("12345678").is_none());
        for (given, text) in [("IV. ", "IV"), ("V-1. ", "V-1"), ("XIХ ", "XIX"), ("I БӨЛҮМ", "I"), ("XL", "XL")] {
            assert_eq!(roman_number(given).map(|n| n.0.text()).as_deref(), Some(text), "{given}");
        }
        for not in ["Х", "С. Иванов", "IIII", "IC", "VX", "Is"] {
            assert!(roman_number(not).is_none_or(|n| not == "Х" && n.0.base == 10), "{not}");
        }
        for (given, n) in
            [("ПЕРВЫЙ", 1), ("третья", 3), ("БИРИНЧИ БӨЛҮМ", 1), ("ОН ЭКИНЧИ", 12), ("двадцатая", 20), ("Седьмой", 7)]
        {
            assert_eq!(ordinal_number(given).map(|n| n.0.base), Some(n), "{given}");
        }
        assert!(ordinal_number("первые").is_none());
    }
}
