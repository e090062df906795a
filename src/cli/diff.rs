//! `jenil dev corpus-diff`: what a change of the rules gained, lost and moved.

use super::End;
use super::output::print;
use crate::record::FindingRecord;
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Letters of a trigger or a quote shown on a line.
const SHOWN: usize = 160;

/// Findings of a report: `findings.jsonl`, or the folder it stands in.
fn read(path: &Path) -> Result<Vec<FindingRecord>> {
    let file: PathBuf = if path.is_dir() { path.join("findings.jsonl") } else { path.to_path_buf() };
    let text =
        std::fs::read_to_string(&file).map_err(|e| Error::io(&file, e, "give a findings.jsonl or a report folder"))?;
    let rows = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    rows.map(|(i, l)| {
        serde_json::from_str(l).map_err(|e| Error::Data {
            file: file.display().to_string(),
            line: i + 1,
            message: e.to_string(),
        })
    })
    .collect()
}

/// The words of a finding wherever they stand: what stays the same when only the place moved.
fn words(f: &FindingRecord) -> (String, String, String) {
    let at = f.evidence.first();
    let uri = at.map_or(String::new(), |e| e.act.uri.clone());
    let lang = at.map_or("", |e| e.act.lang.code());
    (f.rule.clone(), format!("{uri} {lang}"), f.trigger.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn line(mark: char, f: &FindingRecord) -> String {
    let at = f.evidence.first();
    let place = at.map_or(String::new(), |e| format!("{} {}", e.act.file, e.provision.eid));
    let quote = at.map_or("", |e| e.quote.as_str()).split_whitespace().collect::<Vec<_>>().join(" ");
    let quote: String = quote.chars().take(SHOWN).collect();
    let trigger: String = f.trigger.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
    format!("{mark} {} {:.2} {place} [{trigger}] {quote}\n", f.rule, f.confidence)
}

/// Compares two lists; rows of one rule stand together, a table of counts stands first.
fn compare(old: Vec<FindingRecord>, new: Vec<FindingRecord>) -> String {
    let mut before: BTreeMap<String, FindingRecord> = old.into_iter().map(|f| (f.id.clone(), f)).collect();
    let mut gained: Vec<FindingRecord> = Vec::new();
    // rule → (same, gained, lost, moved)
    let mut table: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    for f in new {
        match before.remove(&f.id) {
            Some(_) => table.entry(f.rule).or_default()[0] += 1,
            None => gained.push(f),
        }
    }
    let mut lost: BTreeMap<(String, String, String), Vec<FindingRecord>> = BTreeMap::new();
    for f in before.into_values() {
        lost.entry(words(&f)).or_default().push(f);
    }
    let mut lines: BTreeMap<(String, u8, String), String> = BTreeMap::new();
    for f in gained {
        let key = (f.rule.clone(), f.id.clone());
        let row = table.entry(f.rule.clone()).or_default();
        match lost.get_mut(&words(&f)).and_then(Vec::pop) {
            Some(_) => {
                row[3] += 1;
                lines.insert((key.0, 2, key.1), line('~', &f));
            }
            None => {
                row[1] += 1;
                lines.insert((key.0, 0, key.1), line('+', &f));
            }
        }
    }
    for f in lost.into_values().flatten() {
        table.entry(f.rule.clone()).or_default()[2] += 1;
        lines.insert((f.rule.clone(), 1, f.id.clone()), line('-', &f));
    }
    let mut out = format!("{:<6}{:>8}{:>8}{:>8}{:>8}\n", "rule", "same", "gained", "lost", "moved");
    for (rule, [same, gained, lost, moved]) in &table {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{rule:<6}{same:>8}{gained:>8}{lost:>8}{moved:>8}");
    }
    for l in lines.values() {
        out.push_str(l);
    }
    out
}

/// `jenil dev corpus-diff OLD NEW`.
pub(super) fn corpus_diff(old: &Path, new: &Path) -> Result<End> {
    print(&compare(read(old)?, read(new)?))?;
    Ok(End::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Place;
    use crate::rules::{Severity, Status};
    use crate::source;
    use crate::{Span, Tri};

    fn finding(id: &str, rule: &str, trigger: &str) -> FindingRecord {
        let (act, _) = crate::act::parse(&source::from_text("a.ru.txt", "1. Сады открыты.\n".to_owned()));
        FindingRecord {
            id: id.into(),
            rule: rule.into(),
            severity: Severity::Low,
            confidence: 0.5,
            status: Status::Stable,
            evidence: vec![Place::of(&act, 0, Span { from: 0, to: 2 })],
            trigger: trigger.into(),
            trigger_span: Span { from: 0, to: 2 },
            reason: Tri::new("", "", ""),
            ground: Tri::new("", "", ""),
            decision: None,
        }
    }

    #[test]
    fn gained_lost_and_moved_are_told_apart() {
        let old = vec![finding("a", "B01", "x"), finding("b", "B01", "y"), finding("c", "B02", "z")];
        let new = vec![finding("a", "B01", "x"), finding("d", "B01", "y"), finding("e", "B02", "w")];
        let text = compare(old, new);
        let rows: Vec<Vec<&str>> = text.lines().take(3).map(|l| l.split_whitespace().collect()).collect();
        assert_eq!(rows[1], ["B01", "1", "0", "0", "1"]);
        assert_eq!(rows[2], ["B02", "0", "1", "1", "0"]);
        let marks: String = text.lines().skip(3).filter_map(|l| l.chars().next()).collect();
        assert_eq!(marks, "~+-");
    }
}
