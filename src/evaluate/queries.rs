//! Search, measured on relevance judgements: nDCG@10, recall@10 and @100, hit@5, and what traps are answered.
//!
//! The layout is one JSON object a line: `id`, `lang`, `type`, `query`, `relevant: [{act, lang, article, grade}]`, `trap`.
//! An act is named as its file `<act>.<lang>.…` is. One article in two languages is one target; its first version in the
//! ranking earns the gain, a second one keeps its place and earns nothing.

use super::interval::{Figure, mean, share};
use crate::index::{Ask, Searcher};
use crate::store::Store;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

#[derive(Debug, Deserialize)]
struct Relevant {
    act: String,
    article: String,
    grade: u32,
}

#[derive(Debug, Deserialize)]
struct Query {
    id: String,
    lang: String,
    #[serde(rename = "type")]
    kind: String,
    query: String,
    relevant: Vec<Relevant>,
    #[serde(default)]
    trap: bool,
}

/// Figures of one slice of the queries.
#[derive(Debug, Clone, Serialize)]
pub struct Slice {
    /// `all`, a language or a type.
    pub slice: String,
    /// Gain of the first ten against the best possible.
    pub ndcg10: Figure,
    /// Targets among the first ten.
    pub recall10: Figure,
    /// Targets among the first hundred.
    pub recall100: Figure,
    /// A direct answer among the first five.
    pub hit5: Figure,
    /// Queries whose first result is called confident.
    pub confident: Figure,
}

/// One query's figures, for those who look for mistakes.
#[derive(Debug, Clone, Serialize)]
pub struct One {
    /// Identifier.
    pub id: String,
    /// As typed.
    pub query: String,
    /// Gain of the first ten.
    pub ndcg10: f64,
    /// First five results as `act/article`.
    pub first: Vec<String>,
    /// Whether the first result is called confident.
    pub confident: bool,
}

/// All figures.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// All, by language, by type.
    pub slices: Vec<Slice>,
    /// Trap queries with a confident result; fewer is better.
    pub traps_answered: Figure,
    /// Query by query.
    pub queries: Vec<One>,
}

#[derive(Default)]
struct Sums {
    ndcg: Vec<f64>,
    recall10: Vec<f64>,
    recall100: Vec<f64>,
    hit5: usize,
    confident: usize,
}

/// The act's name in the labels: the file's name without folders, language and extension.
fn act_name(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split(".ru.").next().and_then(|n| n.split(".ky.").next()).unwrap_or(name)
}

/// Runs every query of a file and measures the answers.
///
/// # Errors
/// A file that cannot be read or is not in the layout (named by line); a store that cannot be read.
pub fn evaluate(file: &Path, searcher: &Searcher) -> Result<Report> {
    let text = std::fs::read_to_string(file).map_err(|e| Error::io(file, e, "give a folder with queries.jsonl"))?;
    let mut slices: BTreeMap<(u8, String), Sums> = BTreeMap::new();
    let (mut traps, mut answered) = (0, 0);
    let mut queries = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let q: Query = serde_json::from_str(line).map_err(|e| Error::Data {
            file: file.display().to_string(),
            line: n + 1,
            message: format!("{e}; a query has id, lang, type, query and relevant"),
        })?;
        let answer = searcher.search(&q.query, &Ask { limit: 100, ..Ask::default() })?;
        let mut found = Vec::new();
        for hit in &answer.hits {
            let head = searcher.head(hit.act.id)?;
            let article = head.0.article_number(hit.unit).unwrap_or_default().to_owned();
            found.push((act_name(&hit.act.file).to_owned(), article));
        }
        let confident = answer.hits.first().is_some_and(|h| h.confident);
        let mut one = One {
            id: q.id.clone(),
            query: q.query.clone(),
            ndcg10: 0.0,
            first: found.iter().take(5).map(|(a, n)| format!("{a}/{n}")).collect(),
            confident,
        };
        if q.trap {
            traps += 1;
            answered += usize::from(confident);
            queries.push(one);
            continue;
        }
        let mut grades: BTreeMap<(String, String), u32> = BTreeMap::new();
        for r in &q.relevant {
            let grade = grades.entry((r.act.clone(), r.article.clone())).or_default();
            *grade = (*grade).max(r.grade);
        }
        let (ndcg, recall10, recall100, hit5) = measure(&grades, &found);
        one.ndcg10 = ndcg;
        queries.push(one);
        for key in [(0, "all".to_owned()), (1, q.lang.clone()), (2, q.kind.clone())] {
            let s = slices.entry(key).or_default();
            s.ndcg.push(ndcg);
            s.recall10.push(recall10);
            s.recall100.push(recall100);
            s.hit5 += usize::from(hit5);
            s.confident += usize::from(confident);
        }
    }
    let slices = slices
        .into_iter()
        .map(|((_, slice), s)| Slice {
            slice,
            hit5: share(s.hit5, s.ndcg.len()),
            confident: share(s.confident, s.ndcg.len()),
            ndcg10: mean(&s.ndcg),
            recall10: mean(&s.recall10),
            recall100: mean(&s.recall100),
        })
        .collect();
    Ok(Report { slices, traps_answered: share(answered, traps), queries })
}

fn gain(grade: u32) -> f64 {
    f64::from((1u32 << grade.min(8)) - 1)
}

/// nDCG@10, recall@10, recall@100, hit@5 of one ranking.
fn measure(grades: &BTreeMap<(String, String), u32>, found: &[(String, String)]) -> (f64, f64, f64, bool) {
    let mut seen = BTreeSet::new();
    let (mut dcg, mut at10, mut at100, mut hit5) = (0.0, 0, 0, false);
    for (i, key) in found.iter().enumerate() {
        let grade = grades.get(key).copied().unwrap_or(0);
        if grade == 0 || !seen.insert(key) {
            continue;
        }
        if i < 10 {
            dcg += gain(grade) / (i as f64 + 2.0).log2();
            at10 += 1;
        }
        hit5 |= i < 5 && grade >= 2;
        at100 += usize::from(i < 100);
    }
    let mut ideal: Vec<f64> = grades.values().map(|g| gain(*g)).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let best: f64 = ideal.iter().take(10).enumerate().map(|(i, g)| g / (i as f64 + 2.0).log2()).sum();
    let n = grades.len().max(1) as f64;
    (if best > 0.0 { dcg / best } else { 0.0 }, f64::from(at10) / n, at100 as f64 / n, hit5)
}

impl Report {
    /// For reading.
    pub fn table(&self) -> String {
        let mut out = String::new();
        let head = ["", "n", "nDCG@10", "recall@10", "recall@100", "hit@5", "confident"];
        let mut line = |cells: &[String]| {
            let text: String =
                cells.iter().zip([11, 4, 23, 23, 23, 23, 23]).map(|(c, w)| format!("{c:<w$} ")).collect();
            writeln!(out, "{}", text.trim_end()).unwrap_or(());
        };
        line(&head.map(str::to_owned));
        for s in &self.slices {
            line(&[
                s.slice.clone(),
                s.ndcg10.n.to_string(),
                s.ndcg10.to_string(),
                s.recall10.to_string(),
                s.recall100.to_string(),
                s.hit5.to_string(),
                s.confident.to_string(),
            ]);
        }
        writeln!(out, "traps answered with confidence: {} of {}", self.traps_answered, self.traps_answered.n)
            .unwrap_or(());
        out
    }

    /// Queries with a gain below `below`, for those who look for mistakes.
    pub fn worst(&self, below: f64) -> impl Iterator<Item = &One> {
        self.queries.iter().filter(move |q| q.ndcg10 < below)
    }
}

/// Acts named in the labels that the store does not have: measuring without them would blame the search.
pub fn missing_acts(file: &Path, store: &Store) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(file).map_err(|e| Error::io(file, e, "give a folder with queries.jsonl"))?;
    let have: BTreeSet<String> =
        store.acts(&crate::store::Filter::default())?.iter().map(|a| act_name(&a.file).to_owned()).collect();
    let mut missing = BTreeSet::new();
    for line in text.lines() {
        if let Ok(q) = serde_json::from_str::<Query>(line) {
            missing.extend(q.relevant.into_iter().map(|r| r.act).filter(|a| !have.contains(a)));
        }
    }
    Ok(missing.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_version_keeps_its_place_and_earns_nothing() {
        let key = |a: &str| ("x".to_owned(), a.to_owned());
        let grades = BTreeMap::from([(key("1"), 2), (key("2"), 1)]);
        let perfect = measure(&grades, &[key("1"), key("2")]);
        assert_eq!(perfect, (1.0, 1.0, 1.0, true));
        let twice = measure(&grades, &[key("1"), key("1"), key("2")]);
        assert!(twice.0 < 1.0 && twice.1 == 1.0);
        assert_eq!(measure(&grades, &[]), (0.0, 0.0, 0.0, false));
    }

    #[test]
    fn names_of_files() {
        assert_eq!(act_name("a/tax-code-2022.ru.txt"), "tax-code-2022");
        assert_eq!(act_name("tax-code-2022.ky.docx"), "tax-code-2022");
    }
}
