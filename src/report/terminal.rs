//! What `audit` and `scan` show on the terminal: a table by rule and body, and the weightiest findings.

use crate::Lang;
use crate::rules::Severity;
use crate::scan::Report;
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;

/// Findings shown with their quotes.
pub const SHOWN_FINDINGS: usize = 10;
/// Bodies shown.
pub const SHOWN_BODIES: usize = 10;
/// Letters of a quote shown on the terminal around its trigger; the files hold the whole quote.
pub const QUOTE_CHARS: usize = 220;

/// Language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Russian.
    Ru,
    /// Kyrgyz.
    Ky,
    /// English.
    En,
}

impl Reader {
    /// From `ru`, `ky` or `en`.
    pub fn from_code(code: &str) -> Option<Reader> {
        match code {
            "ru" => Some(Reader::Ru),
            "ky" => Some(Reader::Ky),
            "en" => Some(Reader::En),
            _ => None,
        }
    }

    /// The text in the reader's language.
    pub fn of(self, t: &crate::Tri) -> &str {
        match self {
            Reader::Ru => &t.ru,
            Reader::Ky => &t.ky,
            Reader::En => &t.en,
        }
    }

    /// One of three words.
    pub const fn word(self, ru: &'static str, ky: &'static str, en: &'static str) -> &'static str {
        match self {
            Reader::Ru => ru,
            Reader::Ky => ky,
            Reader::En => en,
        }
    }
}

/// The summary of a report as text of at most `width` columns where that can be helped.
pub fn summary(report: &Report, rule_name: &dyn Fn(&str) -> String, reader: Reader) -> String {
    let mut out = String::new();
    let provisions: u64 = report.acts.iter().map(|a| u64::from(a.provisions)).sum();
    let mandates: u64 = report.acts.iter().map(|a| u64::from(a.mandates)).sum();
    let _ = writeln!(
        out,
        "{}: {}   {}: {provisions}   {}: {mandates}   {}: {}   {}: {}   {}: {}",
        reader.word("актов", "актылар", "acts"),
        report.acts.len(),
        reader.word("норм", "жоболор", "provisions"),
        reader.word("полномочий", "ыйгарым укуктар", "mandates"),
        reader.word("пересечений", "кайталануулар", "overlaps"),
        report.overlaps.len(),
        reader.word("находок", "табылгалар", "findings"),
        report.findings.len(),
        reader.word("замечаний", "эскертүүлөр", "notices"),
        report.notices.len(),
    );
    by_rule(&mut out, report, rule_name, reader);
    by_body(&mut out, report, reader);
    let _ =
        writeln!(out, "\n{}", reader.word("Самые весомые находки", "Эң салмактуу табылгалар", "Weightiest findings"));
    for (i, f) in weightiest(report).into_iter().enumerate() {
        let Some(p) = f.evidence.first() else { continue };
        let cite = match p.act.lang {
            Lang::Ru => &p.provision.cite.ru,
            Lang::Ky => &p.provision.cite.ky,
        };
        let _ = writeln!(
            out,
            "\n{:>2}. {} {} · {} · {} [{}]",
            i + 1,
            f.rule,
            f.severity.name(),
            title(p),
            cite,
            p.act.lang
        );
        let _ = writeln!(out, "    {}", excerpt(&p.quote, &f.trigger));
        for e in f.evidence.iter().take(PLACES).skip(1) {
            let _ = writeln!(out, "    + {} · {}: {}", title(e), e.provision.cite.ru, excerpt(&e.quote, ""));
        }
        if let Some(rest @ [_, ..]) = f.evidence.get(PLACES..) {
            let cites: Vec<&str> = rest.iter().map(|e| e.provision.cite.ru.as_str()).collect();
            let _ = writeln!(out, "    + {}: {}", reader.word("ещё", "дагы", "also"), cites.join("; "));
        }
        let _ = writeln!(out, "    → {}", reader.of(&f.reason));
        let _ = writeln!(out, "    {}: {}", reader.word("основание", "негиз", "ground"), reader.of(&f.ground));
    }
    out
}

/// Places of one finding shown with their words; the others are named. Chosen: a pair, and a third.
pub(super) const PLACES: usize = 3;

/// The findings to show first: the order of the report, but each rule once before any rule a second time, so that ten
/// lines show what there is and not one rule ten times.
pub fn weightiest(report: &Report) -> Vec<&crate::record::FindingRecord> {
    let mut rounds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (i, f) in report.findings.iter().enumerate() {
        let round = rounds.entry(&f.rule).or_default();
        ranked.push((*round, i));
        *round += 1;
    }
    ranked.sort_by_key(|&(round, i)| (std::cmp::Reverse(report.findings[i].severity), round, i));
    ranked.into_iter().take(SHOWN_FINDINGS).map(|(_, i)| &report.findings[i]).collect()
}

fn by_rule(out: &mut String, report: &Report, rule_name: &dyn Fn(&str) -> String, reader: Reader) {
    let mut rows: BTreeMap<(std::cmp::Reverse<Severity>, &str), (usize, usize)> = BTreeMap::new();
    for f in &report.findings {
        let row = rows.entry((std::cmp::Reverse(f.severity), &f.rule)).or_default();
        match f.evidence.first().map(|p| p.act.lang) {
            Some(Lang::Ky) => row.1 += 1,
            _ => row.0 += 1,
        }
    }
    let _ = writeln!(
        out,
        "\n{:<5} {:<7} {:>6} {:>6}  {}",
        reader.word("код", "код", "code"),
        reader.word("вес", "салмак", "weight"),
        "ru",
        "ky",
        reader.word("правило", "эреже", "rule")
    );
    for ((severity, rule), (ru, ky)) in rows {
        let _ = writeln!(out, "{rule:<5} {:<7} {ru:>6} {ky:>6}  {}", severity.0.name(), rule_name(rule));
    }
}

fn by_body(out: &mut String, report: &Report, reader: Reader) {
    if report.bodies.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\n{:>10} {:>11} {:>9}  {}",
        reader.word("полномочий", "ыйг. укук", "mandates"),
        reader.word("пересекают.", "кайталанат", "overlapping"),
        reader.word("находок", "табылга", "findings"),
        reader.word("орган", "орган", "body")
    );
    for b in report.bodies.iter().take(SHOWN_BODIES) {
        let name = if reader == Reader::Ky && !b.name_ky.is_empty() { &b.name_ky } else { &b.name_ru };
        let _ = writeln!(out, "{:>10} {:>11} {:>9}  {name}", b.mandates, b.overlapping, b.findings);
    }
}

fn title(p: &crate::record::Place) -> &str {
    if p.act.title.is_empty() { &p.act.file } else { &p.act.title }
}

/// The quote on one line, cut around the trigger with «…» where it is longer than [`QUOTE_CHARS`]. A letter is never
/// parted from the accent or superscript that combines with it.
fn excerpt(quote: &str, trigger: &str) -> String {
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let trigger = trigger.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<(usize, &str)> = line.grapheme_indices(true).collect();
    if letters.len() <= QUOTE_CHARS {
        return marked(&line, &trigger);
    }
    let at = line.find(&trigger).map_or(0, |i| letters.partition_point(|l| l.0 < i));
    let from = at.saturating_sub(QUOTE_CHARS / 3).min(letters.len() - QUOTE_CHARS);
    let end = letters.get(from + QUOTE_CHARS).map_or(line.len(), |l| l.0);
    let part = &line[letters[from].0..end];
    let lead = if from > 0 { "…" } else { "" };
    let tail = if end < line.len() { "…" } else { "" };
    format!("{lead}{}{tail}", marked(part, &trigger))
}

fn marked(line: &str, trigger: &str) -> String {
    match line.find(trigger) {
        Some(i) if !trigger.is_empty() => {
            format!("{}⟦{trigger}⟧{}", &line[..i], &line[i + trigger.len()..])
        }
        _ => line.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// «й» as two characters, as files from some systems have it: the cut stands before or behind both, in either language.
    #[test]
    fn a_cut_quote_keeps_letters_whole_and_shows_its_trigger() {
        for (word, trigger) in [("и\u{306}од ", "ТРИГГЕР"), ("Й\u{306}ор ", "СӨЗ")] {
            for before in 0..QUOTE_CHARS / 4 {
                let quote = format!("{}{trigger} {}", word.repeat(60 + before), word.repeat(90));
                let shown = excerpt(&quote, trigger);
                assert!(shown.contains(&format!("⟦{trigger}⟧")));
                assert!(shown.starts_with('…') && shown.ends_with('…'));
                let inside: Vec<&str> = shown.trim_matches('…').graphemes(true).collect();
                assert_eq!(inside.len(), QUOTE_CHARS + 2);
                assert!(inside.iter().all(|l| !l.starts_with('\u{306}')));
            }
        }
    }

    #[test]
    fn a_short_quote_is_shown_whole() {
        assert_eq!(excerpt("орган\nвправе  отказать", "вправе"), "орган ⟦вправе⟧ отказать");
    }
}
