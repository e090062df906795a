//! Mentions and their fields against labelled citations.

use super::findings::{CitationRange, quote_span};
use super::{Share, line_at, line_starts};
use crate::facts::{Citation, TargetKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A labelled mention (`citations.jsonl`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// Slug of the act.
    pub act: String,
    /// Language.
    pub lang: String,
    /// Line, from 1.
    pub line: u32,
    /// Exact mention.
    pub quote: String,
    /// Kind of target.
    pub target_kind: TargetKind,
    /// Number of the act.
    pub number: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Articles.
    pub article: Option<String>,
    /// Parts.
    pub part: Option<String>,
    /// Items.
    pub item: Option<String>,
    /// Title.
    pub title: Option<String>,
}

/// A predicted mention: bytes of the act's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// Slug.
    pub act: String,
    /// Language.
    pub lang: String,
    /// Bytes.
    pub span: (u32, u32),
    /// What was read.
    pub citation: Citation,
}

/// Figures of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Figures {
    /// Predictions inside the ranges that touch a label, of all there.
    pub precision: Share,
    /// Labels touched by a prediction.
    pub recall: Share,
    /// Equal fields among matched mentions, by field.
    pub fields: BTreeMap<&'static str, Share>,
    /// What was missed, false or read otherwise.
    pub wrong: Vec<String>,
}

impl Figures {
    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision.value().unwrap_or(0.0), self.recall.value().unwrap_or(0.0));
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

/// Measures predictions inside the labelled ranges, by language.
pub fn measure(
    labels: &[Label],
    ranges: &[CitationRange],
    predictions: &[Prediction],
    texts: &BTreeMap<(String, String), String>,
) -> BTreeMap<String, Figures> {
    let mut out: BTreeMap<String, Figures> = BTreeMap::new();
    for r in ranges {
        let Some(text) = texts.get(&(r.act.clone(), r.lang.clone())) else { continue };
        let starts = line_starts(text);
        let f = out.entry(r.lang.clone()).or_default();
        let mine: Vec<(&Label, (u32, u32))> = labels
            .iter()
            .filter(|l| l.act == r.act && l.lang == r.lang)
            .filter_map(|l| Some((l, quote_span(text, &starts, l.line, &l.quote)?)))
            .collect();
        let found: Vec<&Prediction> = predictions
            .iter()
            .filter(|p| {
                p.act == r.act && p.lang == r.lang && (r.from_line..=r.to_line).contains(&line_at(&starts, p.span.0))
            })
            .collect();
        for p in &found {
            let hit = mine.iter().any(|(_, s)| s.0 < p.span.1 && p.span.0 < s.1);
            f.precision.of += 1;
            f.precision.hits += u32::from(hit);
            if !hit {
                let quote = text.get(p.span.0 as usize..p.span.1 as usize).unwrap_or("");
                f.wrong.push(format!("false {}.{}:{} «{quote}»", p.act, p.lang, line_at(&starts, p.span.0)));
            }
        }
        for (l, s) in &mine {
            // The prediction that shares most with the label.
            let best = found
                .iter()
                .filter(|p| s.0 < p.span.1 && p.span.0 < s.1)
                .max_by_key(|p| (p.span.1.min(s.1) - p.span.0.max(s.0), std::cmp::Reverse(p.span.0)));
            f.recall.of += 1;
            f.recall.hits += u32::from(best.is_some());
            let Some(p) = best else {
                f.wrong.push(format!("missed {}.{}:{} «{}»", l.act, l.lang, l.line, l.quote));
                continue;
            };
            let c = &p.citation;
            let mut field = |name: &'static str, ok: bool, got: String, want: String| {
                let share = f.fields.entry(name).or_default();
                share.of += 1;
                share.hits += u32::from(ok);
                if !ok {
                    f.wrong.push(format!(
                        "{name} {}.{}:{} «{}»: {got:?}, labelled {want:?}",
                        l.act, l.lang, l.line, l.quote
                    ));
                }
            };
            field("target_kind", c.target == l.target_kind, format!("{:?}", c.target), format!("{:?}", l.target_kind));
            for (name, got, want) in [
                ("number", &c.number, &l.number),
                ("date", &c.date, &l.date),
                ("article", &c.article, &l.article),
                ("part", &c.part, &l.part),
                ("item", &c.item, &l.item),
                ("title", &c.title, &l.title),
            ] {
                let norm = |v: &Option<String>| {
                    v.as_ref().map(|s| s.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
                };
                let (got, want) = (norm(got), norm(want));
                field(name, got == want, got.clone(), want.clone());
            }
        }
    }
    out
}

/// A table by language.
pub fn table(figures: &BTreeMap<String, Figures>) -> String {
    let mut out = String::new();
    for (lang, f) in figures {
        out.push_str(&format!("{lang}  F1 {:.3}  precision {}  recall {}\n", f.f1(), f.precision, f.recall));
        for (name, share) in &f.fields {
            out.push_str(&format!("    {name:<12}{share}\n"));
        }
    }
    out
}
