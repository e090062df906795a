//! Imports run one way: a module may use only modules that stand before it in the order of the stages.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages from the inside out. Modules in one row may use each other's rows before them only.
const ORDER: &[&[&str]] = &[
    &["span", "lang", "error"],
    &["source"],
    &["text"],
    &["act"],
    &["lexicon"],
    &["bodies"],
    &["facts"],
    &["passport"],
    &["align"],
    &["store"],
    &["index"],
    &["build"],
    &["overlap"],
    &["rules"],
    &["record"],
    &["scan"],
    &["matrix", "metrics"],
    &["report"],
    &["schema", "evaluate"],
    &["cli"],
];

/// Names that the crate re-exports at its root, with the module they come from.
const ROOT: &[&str] = &["Error", "Notice", "Result", "Lang", "Tri", "Span"];

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&module))
}

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("src is there").map(|e| e.expect("src is readable").path()) {
        if entry.is_dir() {
            files(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            out.push(entry);
        }
    }
}

/// Modules named after `crate::` in one line of code, groups in braces included.
fn used(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    for after in line.split("crate::").skip(1) {
        let names = match after.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect::<Vec<_>>(),
            None => vec![after],
        };
        for n in names {
            let name: String = n.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            out.push(name);
        }
    }
    out
}

#[test]
fn imports_run_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut breaches = Vec::new();
    for file in &all {
        let below = file.strip_prefix(&src).expect("below src");
        let module = below.iter().next().and_then(|m| m.to_str()).unwrap_or("").trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some(own) = rank(module) else {
            breaches.push(format!("{}: `{module}` has no place in the order; give it one", below.display()));
            continue;
        };
        let text = fs::read_to_string(file).expect("src is readable");
        // Tests of a module may look further out.
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for (n, line) in code.lines().enumerate() {
            if line.trim_start().starts_with("//") || below.ends_with("tests.rs") {
                continue;
            }
            for name in used(line).iter().filter(|n| !ROOT.contains(&n.as_str()) && *n != module) {
                if rank(name).is_some_and(|r| r >= own) {
                    breaches.push(format!("{}:{}: `{module}` uses `{name}`", below.display(), n + 1));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn a_breach_would_be_seen() {
    assert_eq!(used("use crate::{Lang, scan::Report};"), ["Lang", "scan"]);
    assert!(rank("scan") > rank("rules") && rank("text") < rank("facts"));
}
