//! Precision and recall of findings against labelled places.

use super::{Share, line_at, line_starts};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A labelled place (`findings.jsonl`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// Stable name.
    #[serde(default)]
    pub id: String,
    /// Code of the rule.
    pub code: String,
    /// Slug of the act.
    pub act: String,
    /// `ru` or `ky`.
    pub lang: String,
    /// Line, from 1.
    pub line: u32,
    /// Exact substring of that line.
    pub quote: String,
    /// `yes` or `no`.
    pub label: String,
    /// The labeller's reason.
    #[serde(default)]
    pub why: String,
}

/// What of `coverage.json` is read: ranges in which every true instance of a rule is listed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Coverage {
    /// Ranges for findings.
    #[serde(default)]
    pub exhaustive: Vec<Range>,
    /// Ranges for citations.
    #[serde(default)]
    pub citations: Vec<CitationRange>,
}

/// A range in which one rule is labelled exhaustively.
#[derive(Debug, Clone, Deserialize)]
pub struct Range {
    /// Slug.
    pub act: String,
    /// Language.
    pub lang: String,
    /// First line.
    pub from_line: u32,
    /// Last line.
    pub to_line: u32,
    /// Rule.
    pub code: String,
    /// Lines that hold a true instance.
    pub true_lines: Vec<u32>,
}

/// A range in which every citation is labelled.
#[derive(Debug, Clone, Deserialize)]
pub struct CitationRange {
    /// Slug.
    pub act: String,
    /// Language.
    pub lang: String,
    /// First line.
    pub from_line: u32,
    /// Last line.
    pub to_line: u32,
}

/// A prediction: bytes of the act's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    /// Rule.
    pub code: String,
    /// Slug of the act.
    pub act: String,
    /// Language.
    pub lang: String,
    /// First byte of the trigger and of the quote around it.
    pub trigger: (u32, u32),
    /// The sentence or provision quoted.
    pub quote: (u32, u32),
}

/// Figures of one rule in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Figures {
    /// Matched `yes` of matched labels.
    pub precision: Share,
    /// Matched `yes` of all `yes`.
    pub recall: Share,
    /// Inside exhaustive ranges: predictions on true lines of all predictions.
    pub range_precision: Share,
    /// Inside exhaustive ranges: true lines found.
    pub range_recall: Share,
    /// Predictions in all.
    pub predictions: u32,
    /// `no` labels that fired, and `yes` labels that did not: ids.
    pub wrong: Vec<String>,
    /// Lines of exhaustive ranges predicted in error: `act.lang:line`.
    pub range_wrong: Vec<String>,
}

/// Measures predictions. `texts` holds the text of each act by (slug, language).
///
/// A prediction matches a label when code, act and language are equal and the bytes from its quote to its trigger touch the labelled
/// quote on the labelled line.
pub fn measure(
    labels: &[Label],
    coverage: &Coverage,
    predictions: &[Prediction],
    texts: &BTreeMap<(String, String), String>,
) -> BTreeMap<(String, String), Figures> {
    let starts: BTreeMap<_, _> = texts.iter().map(|(k, t)| (k.clone(), line_starts(t))).collect();
    let mut by_place: BTreeMap<(&str, &str, &str), Vec<&Prediction>> = BTreeMap::new();
    for p in predictions {
        by_place.entry((&p.code, &p.act, &p.lang)).or_default().push(p);
    }
    let mut out: BTreeMap<(String, String), Figures> = BTreeMap::new();
    for p in predictions {
        out.entry((p.code.clone(), p.lang.clone())).or_default().predictions += 1;
    }
    for l in labels {
        let key = (l.act.clone(), l.lang.clone());
        let (Some(text), Some(starts)) = (texts.get(&key), starts.get(&key)) else { continue };
        let Some(span) = quote_span(text, starts, l.line, &l.quote) else { continue };
        let hit = by_place.get(&(l.code.as_str(), l.act.as_str(), l.lang.as_str())).is_some_and(|all| {
            all.iter().any(|p| p.quote.0 < span.1 && span.0 < p.quote.1 || p.trigger.0 < span.1 && span.0 < p.trigger.1)
        });
        let f = out.entry((l.code.clone(), l.lang.clone())).or_default();
        let yes = l.label == "yes";
        if hit {
            f.precision.of += 1;
            f.precision.hits += u32::from(yes);
        }
        if yes {
            f.recall.of += 1;
            f.recall.hits += u32::from(hit);
        }
        if yes != hit {
            f.wrong.push(format!("{}{} {}.{}:{}", if yes { "missed " } else { "false " }, l.id, l.act, l.lang, l.line));
        }
    }
    for r in &coverage.exhaustive {
        let Some(starts) = starts.get(&(r.act.clone(), r.lang.clone())) else { continue };
        let mut found: BTreeSet<u32> = BTreeSet::new();
        let f = out.entry((r.code.clone(), r.lang.clone())).or_default();
        for p in by_place.get(&(r.code.as_str(), r.act.as_str(), r.lang.as_str())).into_iter().flatten() {
            let (first, last) = (line_at(starts, p.quote.0), line_at(starts, p.quote.1.saturating_sub(1)));
            if last < r.from_line || first > r.to_line {
                continue;
            }
            let hit = r.true_lines.iter().copied().find(|n| (first..=last).contains(n));
            f.range_precision.of += 1;
            f.range_precision.hits += u32::from(hit.is_some());
            match hit {
                Some(n) => {
                    found.insert(n);
                }
                None => f.range_wrong.push(format!("{}.{}:{first}", r.act, r.lang)),
            }
        }
        f.range_recall.of += r.true_lines.len() as u32;
        f.range_recall.hits += found.len() as u32;
        f.range_wrong.extend(
            r.true_lines.iter().filter(|n| !found.contains(n)).map(|n| format!("missed {}.{}:{n}", r.act, r.lang)),
        );
    }
    out
}

/// The bytes of a quote on a line; `None` when the line does not hold it.
pub fn quote_span(text: &str, starts: &[u32], line: u32, quote: &str) -> Option<(u32, u32)> {
    let from = *starts.get(line.checked_sub(1)? as usize)?;
    let to = starts.get(line as usize).copied().unwrap_or(text.len() as u32);
    let at = text.get(from as usize..to as usize)?.find(quote)? as u32;
    Some((from + at, from + at + quote.len() as u32))
}

/// A table by rule and language.
pub fn table(figures: &BTreeMap<(String, String), Figures>) -> String {
    let mut out = format!(
        "{:<5}{:<4}{:>7}  {:<26}{:<26}{:<24}{:<24}\n",
        "rule", "lang", "found", "precision", "recall", "range precision", "range recall"
    );
    for ((code, lang), f) in figures {
        out.push_str(&format!(
            "{code:<5}{lang:<4}{:>7}  {:<26}{:<26}{:<24}{:<24}\n",
            f.predictions, f.precision, f.recall, f.range_precision, f.range_recall
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_by_overlap_on_the_line() {
        let text = "Первая строка.\nОрган вправе отказать.\n".to_string();
        let label = |label: &str, quote: &str| Label {
            id: label.into(),
            code: "C02".into(),
            act: "a".into(),
            lang: "ru".into(),
            line: 2,
            quote: quote.into(),
            label: label.into(),
            why: String::new(),
        };
        let at = text.find("вправе").expect("it is there") as u32;
        let p = Prediction {
            code: "C02".into(),
            act: "a".into(),
            lang: "ru".into(),
            trigger: (at, at + 12),
            quote: (at, at + 12),
        };
        let texts = BTreeMap::from([(("a".to_string(), "ru".to_string()), text)]);
        let coverage = Coverage {
            exhaustive: vec![Range {
                act: "a".into(),
                lang: "ru".into(),
                from_line: 1,
                to_line: 2,
                code: "C02".into(),
                true_lines: vec![1],
            }],
            ..Coverage::default()
        };
        let f = measure(&[label("yes", "вправе"), label("no", "Орган вправе")], &coverage, &[p], &texts);
        let f = &f[&("C02".to_string(), "ru".to_string())];
        assert_eq!((f.precision, f.recall), (Share { hits: 1, of: 2 }, Share { hits: 1, of: 1 }));
        assert_eq!((f.range_precision, f.range_recall), (Share { hits: 0, of: 1 }, Share { hits: 0, of: 1 }));
    }
}
