//! Automatic numbers of a Word file, written out as Word shows them (ECMA-376 part 1, 17.9).

use super::{attribute, tolerant, val};
use quick_xml::events::Event;
use rustc_hash::FxHashMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<i64>,
    format: String,
    text: String,
    no_space: bool,
    /// Restarts after this level and those above; 0 never.
    restart: Option<usize>,
    legal: bool,
    style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The definition stands in the list of this style.
    style_link: Option<String>,
    /// The style this definition belongs to.
    of_style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Num {
    of: i64,
    starts: [Option<i64>; LEVELS],
    levels: FxHashMap<usize, Level>,
    /// Its own start values have been applied.
    used: bool,
}

/// Definitions and the counters that run through the text.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: FxHashMap<i64, Abstract>,
    nums: FxHashMap<i64, Num>,
    counters: FxHashMap<i64, [Option<i64>; LEVELS]>,
}

impl Numbering {
    /// The number of the next paragraph of list `num` at `level`, with the space after it; empty for lists unknown.
    ///
    /// A paragraph numbered through its style may leave the level to the list: `style` finds it.
    pub fn next(&mut self, num: i64, level: Option<usize>, style: Option<&str>) -> String {
        let Some(list) = self.nums.get(&num) else { return String::new() };
        let of = self.resolve(list.of);
        let Some(definition) = self.abstracts.get(&of) else { return String::new() };
        let level = level
            .or_else(|| definition.levels.iter().position(|l| style.is_some() && l.style.as_deref() == style))
            .unwrap_or(0)
            .min(LEVELS - 1);
        let levels: Vec<&Level> = (0..LEVELS).map(|i| list.levels.get(&i).unwrap_or(&definition.levels[i])).collect();
        let starts: Vec<i64> = (0..LEVELS).map(|i| list.starts[i].or(levels[i].start).unwrap_or(1)).collect();
        let counters = self.counters.entry(of).or_default();
        if !list.used {
            for (counter, start) in counters.iter_mut().zip(&list.starts) {
                if start.is_some() {
                    *counter = None;
                }
            }
        }
        counters[level] = Some(counters[level].map_or(starts[level], |n| n.saturating_add(1)));
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            // Without a rule a level restarts after any level above; with one, after that level and above.
            if levels[deeper].restart.is_none_or(|after| after > level) {
                *counter = None;
            }
        }
        let this = levels[level];
        let mut out = String::new();
        if this.format == "bullet" {
            out.push('-');
        } else {
            let mut chars = this.text.chars().peekable();
            while let Some(c) = chars.next() {
                let slot = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && (1..=9).contains(d));
                let Some(slot) = slot else {
                    out.push(c);
                    continue;
                };
                chars.next();
                let at = slot as usize - 1;
                let n = counters[at].unwrap_or(starts[at]);
                let format = if this.legal { "decimal" } else { levels[at].format.as_str() };
                write_number(n, format, &mut out);
            }
        }
        if !out.is_empty() && !this.no_space {
            out.push(' ');
        }
        if let Some(list) = self.nums.get_mut(&num) {
            list.used = true;
        }
        out
    }

    /// Follows a definition that only names a style to the one that belongs to that style.
    fn resolve(&self, of: i64) -> i64 {
        let Some(link) = self.abstracts.get(&of).and_then(|a| a.style_link.as_ref()) else { return of };
        let mut owners: Vec<i64> =
            self.abstracts.iter().filter(|(_, a)| a.of_style.as_ref() == Some(link)).map(|(id, _)| *id).collect();
        owners.sort_unstable();
        owners.first().copied().unwrap_or(of)
    }
}

/// Reads the part `numbering.xml`; what is broken in it is left out.
pub(super) fn read(xml: &str) -> Numbering {
    let mut out = Numbering::default();
    let mut reader = tolerant(xml);
    let mut definition: Option<(i64, Abstract)> = None;
    let mut num: Option<(i64, Num)> = None;
    let mut level = 0usize;
    let mut override_level = 0usize;
    let index = |v: Option<String>| v.and_then(|v| v.parse::<usize>().ok()).unwrap_or(0).min(LEVELS - 1);
    loop {
        let (e, empty) = match reader.read_event() {
            Ok(Event::Eof) | Err(_) => break,
            Ok(Event::Start(e)) => (e, false),
            Ok(Event::Empty(e)) => (e, true),
            Ok(Event::End(e)) => {
                match e.local_name().as_ref() {
                    "abstractNum" => out.abstracts.extend(definition.take()),
                    "num" => out.nums.extend(num.take()),
                    _ => {}
                }
                continue;
            }
            Ok(_) => continue,
        };
        let number = || val(&e).and_then(|v| v.parse::<i64>().ok());
        match e.local_name().as_ref() {
            "abstractNum" => {
                definition =
                    attribute(&e, "abstractNumId").and_then(|v| v.parse().ok()).map(|id| (id, Abstract::default()));
            }
            "num" if !empty => {
                num = attribute(&e, "numId").and_then(|v| v.parse().ok()).map(|id| (id, Num::default()));
            }
            "abstractNumId" => {
                if let (Some((_, num)), Some(of)) = (&mut num, number()) {
                    num.of = of;
                }
            }
            "numStyleLink" => {
                if let Some((_, a)) = &mut definition {
                    a.style_link = val(&e);
                }
            }
            "styleLink" => {
                if let Some((_, a)) = &mut definition {
                    a.of_style = val(&e);
                }
            }
            "lvlOverride" => override_level = index(attribute(&e, "ilvl")),
            "startOverride" => {
                if let Some((_, num)) = &mut num {
                    num.starts[override_level] = number();
                }
            }
            "lvl" => {
                level = index(attribute(&e, "ilvl"));
                if let Some((_, num)) = &mut num {
                    num.levels.insert(level, Level::default());
                }
            }
            field => {
                let target = match (&mut num, &mut definition) {
                    (Some((_, num)), _) => num.levels.get_mut(&level),
                    (None, Some((_, a))) => Some(&mut a.levels[level]),
                    _ => None,
                };
                let Some(target) = target else { continue };
                match field {
                    "start" => target.start = number(),
                    "numFmt" => target.format = val(&e).unwrap_or_default(),
                    "lvlText" => target.text = val(&e).unwrap_or_default(),
                    "suff" => target.no_space = val(&e).as_deref() == Some("nothing"),
                    "lvlRestart" => target.restart = number().and_then(|n| usize::try_from(n).ok()),
                    "isLgl" => target.legal = super::on(&e),
                    "pStyle" => target.style = val(&e),
                    _ => {}
                }
            }
        }
    }
    out
}

/// Lower-case Russian letters of a list: ё, й, ъ and ь are not used (ECMA-376 part 1, 17.18.59).
const RUSSIAN: [char; 29] = [
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'к', 'л', 'м', 'н', 'о', 'п', 'р', 'с', 'т', 'у', 'ф', 'х', 'ц', 'ч',
    'ш', 'щ', 'ы', 'э', 'ю', 'я',
];

/// Writes a number in a format of Word; unknown ones as decimal.
fn write_number(n: i64, format: &str, out: &mut String) {
    let upper = |s: String| s.to_uppercase();
    match format {
        "none" => {}
        "decimalZero" => out.push_str(&format!("{n:02}")),
        "lowerLetter" => out.push_str(&letters(n, &('a'..='z').collect::<Vec<_>>())),
        "upperLetter" => out.push_str(&upper(letters(n, &('a'..='z').collect::<Vec<_>>()))),
        "russianLower" => out.push_str(&letters(n, &RUSSIAN)),
        "russianUpper" => out.push_str(&upper(letters(n, &RUSSIAN))),
        "lowerRoman" => out.push_str(&roman(n).to_lowercase()),
        "upperRoman" => out.push_str(&roman(n)),
        _ => out.push_str(&n.to_string()),
    }
}

/// 1 is the first letter; past the last one the letters are doubled, then tripled.
fn letters(n: i64, alphabet: &[char]) -> String {
    let Ok(at) = usize::try_from(n.saturating_sub(1)) else { return n.to_string() };
    // Longer than this is no number anybody reads; a broken start value must not fill memory.
    let times = (at / alphabet.len() + 1).min(8);
    std::iter::repeat_n(alphabet[at % alphabet.len()], times).collect()
}

fn roman(n: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let mut rest = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_numbers() {
        for (n, format, want) in [
            (7, "decimal", "7"),
            (7, "decimalZero", "07"),
            (28, "lowerLetter", "bb"),
            (3, "upperLetter", "C"),
            (10, "russianLower", "к"),
            (30, "russianUpper", "АА"),
            (1994, "upperRoman", "MCMXCIV"),
            (4, "lowerRoman", "iv"),
            (0, "upperRoman", "0"),
            (-1, "lowerLetter", "-1"),
            (5, "none", ""),
        ] {
            let mut out = String::new();
            write_number(n, format, &mut out);
            assert_eq!(out, want, "{n} {format}");
        }
    }
}
