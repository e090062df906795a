//! The numbers of a provision, whatever language they stand in.

use crate::facts::lex::{self, Lexed, Lexer};
use crate::text::Analysis;
use crate::{Lang, Span};
use std::collections::BTreeMap;

/// A number with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digit {
    /// The value as compared: digits, an inserted article as `2^1`, scaled by «тысяча», «миң».
    pub value: String,
    /// Bytes of the act's text.
    pub span: Span,
    /// Stands behind a decimal comma or point.
    pub fraction: bool,
}

/// The numbers of a stretch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// In digits, in the order of the text.
    pub digits: Vec<Digit>,
    /// In words: values that a word of the stretch may stand for.
    pub words: Vec<u64>,
    /// First and last number of «241-243».
    pub ranges: Vec<(u64, u64)>,
}

/// In what the numbers of two stretches differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Numbers that the Kyrgyz text lacks.
    pub ru: Vec<Digit>,
    /// Numbers that the Russian text lacks.
    pub ky: Vec<Digit>,
}

/// Beginnings of number words, Russian. Generous on purpose: a word only excuses a number that the other text has in digits.
const RU: &[(&str, u64)] = &[
    ("один", 1),
    ("одн", 1),
    ("перв", 1),
    ("дв", 2),
    ("втор", 2),
    ("обо", 2),
    ("обе", 2),
    ("полтор", 1),
    ("тр", 3),
    ("четыр", 4),
    ("четвер", 4),
    ("пят", 5),
    ("шест", 6),
    ("сем", 7),
    ("седьм", 7),
    ("восем", 8),
    ("восьм", 8),
    ("девят", 9),
    ("десят", 10),
    ("одиннадцат", 11),
    ("двенадцат", 12),
    ("тринадцат", 13),
    ("четырнадцат", 14),
    ("пятнадцат", 15),
    ("шестнадцат", 16),
    ("семнадцат", 17),
    ("восемнадцат", 18),
    ("девятнадцат", 19),
    ("двадцат", 20),
    ("тридцат", 30),
    ("сорок", 40),
    ("пятьдесят", 50),
    ("пятидесят", 50),
    ("шестьдесят", 60),
    ("шестидесят", 60),
    ("семьдесят", 70),
    ("семидесят", 70),
    ("восемьдесят", 80),
    ("восьмидесят", 80),
    ("девяност", 90),
    ("сто", 100),
    ("ста", 100),
    ("двести", 200),
    ("двухсот", 200),
    ("тысяч", 1000),
    ("миллион", 1_000_000),
    ("трехсот", 300),
    ("триста", 300),
    ("год", 1),
    ("месяц", 1),
    ("половин", 50),
];

/// Beginnings of number words, Kyrgyz.
const KY: &[(&str, u64)] = &[
    ("бир", 1),
    ("эки", 2),
    ("экөө", 2),
    ("үч", 3),
    ("төрт", 4),
    ("беш", 5),
    ("алты", 6),
    ("жети", 7),
    ("сегиз", 8),
    ("тогуз", 9),
    ("он", 10),
    ("жыйырма", 20),
    ("отуз", 30),
    ("кырк", 40),
    ("элүү", 50),
    ("алтымыш", 60),
    ("жетимиш", 70),
    ("сексен", 80),
    ("токсон", 90),
    ("жүз", 100),
    ("миң", 1000),
    ("миллион", 1_000_000),
    ("жарым", 50),
    ("жарым", 6),
];

/// Multipliers behind digits.
fn scale(word: &str) -> Option<u64> {
    [
        ("тыс", 1000),
        ("миң", 1000),
        ("млн", 1_000_000),
        ("миллион", 1_000_000),
        ("млрд", 1_000_000_000),
        ("миллиард", 1_000_000_000),
    ]
    .into_iter()
    .find(|(w, _)| word.starts_with(w))
    .map(|(_, n)| n)
}

/// Reads the numbers of `span` of the act's text.
pub fn numbers(analysis: &Analysis, span: Span, lang: Lang) -> Numbers {
    let mut out = Numbers::default();
    let Some(folded) = lex::folded_span(analysis, span) else { return out };
    // The last number's superscripts and marks may lie behind the last token; the tokens hold all that is compared.
    let mut lexer = Lexer::new(analysis);
    let l = lexer.pieces(folded);
    let mut i = 0;
    while i < l.toks.len() {
        if l.is_num(i) || is_lookalike(l, i) {
            let (value, end) = read(l, i);
            // «2,0», «22:00»: the zeros say nothing.
            let idle = value == "0" && l.glued(i) && i > 0 && matches!(l.s(i - 1), "." | "," | ":");
            if !idle {
                let span = analysis.folded.span_to_original(l.span(i, end));
                let range = i > 0 && matches!(l.s(i - 1), "-" | "–" | "—");
                if range && let (Some(a), Ok(b)) = (out.digits.last().and_then(|d| d.value.parse().ok()), value.parse())
                {
                    out.ranges.push((a, b));
                }
                let fraction =
                    i > 1 && l.glued(i) && matches!(l.s(i - 1), "." | ",") && l.glued(i - 1) && l.is_num(i - 2);
                out.digits.push(Digit { value, span, fraction });
            }
            i = end + 1;
            continue;
        }
        let w = l.word(i);
        // «раздел I», «IV глава»: a number that the other text may have in figures.
        out.words.extend(roman(w));
        if !w.is_empty() {
            let table = if lang == Lang::Ru { RU } else { KY };
            let values = table.iter().filter(|(s, _)| w.starts_with(s)).map(|(_, v)| *v);
            let before = out.words.last().copied();
            for v in values {
                out.words.push(v);
                // «двадцати пяти», «он беш», «үч миң»
                if let Some(b) = before {
                    out.words.push(b + v);
                    out.words.push(b.saturating_mul(v));
                }
            }
        }
        i += 1;
    }
    out
}

/// The value of a Roman numeral up to XXXIX; the folded text has Latin letters small, Cyrillic look-alikes among them.
fn roman(word: &str) -> Option<u64> {
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let latin: String = word
        .chars()
        .map(|c| match c {
            'х' => 'x',
            'і' => 'i',
            c => c,
        })
        .collect();
    let tens = latin.chars().take_while(|c| *c == 'x').count().min(3);
    let rest = latin.trim_start_matches('x');
    let unit = units.iter().position(|u| *u == rest)?;
    let value = 10 * tens as u64 + unit as u64;
    (value > 0).then_some(value)
}

/// «З09» with the letter З for the figure 3, «1О» with О for 0: slips of typing, not of translation.
fn is_lookalike(l: Lexed<'_>, i: usize) -> bool {
    matches!(l.word(i), "з" | "о" | "o") && l.is_num(i + 1) && l.glued(i + 1)
}

/// One number with all its groups («1 000 000»), fraction and multiplier: value and last piece.
fn read(l: Lexed<'_>, i: usize) -> (String, usize) {
    let mut value = String::new();
    let mut end = i;
    push(&mut value, l.s(i));
    if !l.is_num(i) && l.is_num(i + 1) {
        push(&mut value, l.s(i + 1));
        end = i + 1;
    }
    // Groups of thousands: three digits each, after one to three.
    while value.len() <= 3 + 3 * (end - i)
        && !value.starts_with('0')
        && l.is_num(end + 1)
        && !l.glued(end + 1)
        && l.s(end + 1).len() == 3
        && l.s(end + 1).bytes().all(|b| b.is_ascii_digit())
        && l.s(end).bytes().all(|b| b.is_ascii_digit())
    {
        push(&mut value, l.s(end + 1));
        end += 1;
    }
    // «41З³», «1О»: a look-alike letter inside a number.
    while l.glued(end + 1)
        && (matches!(l.word(end + 1), "з" | "о" | "o") || l.s(end + 1).chars().all(|c| lex::superscript(c).is_some()))
        && !l.s(end + 1).is_empty()
    {
        push(&mut value, l.s(end + 1));
        end += 1;
        if l.is_num(end + 1) && l.glued(end + 1) {
            push(&mut value, l.s(end + 1));
            end += 1;
        }
    }
    if let Some(by) = scale(l.word(end + 1)) {
        if let Ok(n) = value.parse::<f64>() {
            value = format!("{}", (n * by as f64).round());
        }
        end += 1;
    }
    if value.len() > 1 && !value.contains('.') {
        let plain = value.trim_start_matches('0');
        value = if plain.is_empty() { "0".to_string() } else { plain.to_string() };
    }
    (value, end)
}

fn push(value: &mut String, piece: &str) {
    let mut raised = false;
    for c in piece.chars() {
        match lex::superscript(c) {
            Some(d) => {
                if !raised {
                    value.push('^');
                    raised = true;
                }
                value.push(d);
            }
            None => value.push(match c {
                'з' => '3',
                'о' | 'o' => '0',
                c => c,
            }),
        }
    }
}

/// What of the digits of two stretches has no counterpart; `None` when nothing, or when only spaces and hyphens differ.
pub fn differ(ru: &Numbers, ky: &Numbers) -> Option<Difference> {
    let mut left: Vec<Digit> = unmatched(ru, ky);
    let mut right: Vec<Digit> = unmatched(ky, ru);
    if left.is_empty() && right.is_empty() {
        return None;
    }
    // Said once for both cases in one text and twice in the other.
    if left.is_empty() || right.is_empty() {
        left.retain(|d| ky.digits.iter().all(|o| o.value != d.value));
        right.retain(|d| ru.digits.iter().all(|o| o.value != d.value));
        if left.is_empty() && right.is_empty() {
            return None;
        }
    }
    let joined = |n: &Numbers| {
        n.digits.iter().map(|d| format!("{}{}", if d.fraction { "," } else { "" }, d.value)).collect::<String>()
    };
    if joined(ru) == joined(ky) {
        return None;
    }
    // The same figures grouped otherwise: «5603 14», «560314»; «2-1», «2¹».
    let same = |a: &[Digit], b: &[Digit]| {
        let all = |d: &[Digit]| {
            let mut v: Vec<char> = d.iter().flat_map(|d| d.value.chars()).filter(char::is_ascii_digit).collect();
            v.sort_unstable();
            v
        };
        all(a) == all(b) && a.len() != b.len() && a.iter().chain(b).all(|d| !d.fraction)
    };
    if same(&left, &right) {
        return None;
    }
    left.dedup_by(|a, b| a.value == b.value);
    right.dedup_by(|a, b| a.value == b.value);
    Some(Difference { ru: left, ky: right })
}

/// Digits of `a` beyond those of `b`, but for those that `b` has in words.
fn unmatched(a: &Numbers, b: &Numbers) -> Vec<Digit> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for d in &b.digits {
        *count.entry(&d.value).or_default() += 1;
    }
    let mut out = Vec::new();
    for d in &a.digits {
        match count.get_mut(d.value.as_str()).filter(|n| **n > 0) {
            Some(n) => *n -= 1,
            None if d
                .value
                .parse()
                .is_ok_and(|v: u64| b.words.contains(&v) || b.ranges.iter().any(|(x, y)| *x < v && v < *y)) => {}
            None => out.push(d.clone()),
        }
    }
    out
}
