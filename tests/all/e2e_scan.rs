//! `jenil scan`: drafts alone and against a store, and the exit codes of the commands that judge.

use super::e2e_run::{corpus, fresh, jenil, records, s, store};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn scan(draft: &str, out: &Path, more: &[&str]) -> super::e2e_run::Ran {
    let draft = corpus("drafts").join(draft);
    let mut args = vec!["scan", s(&draft), "--out", s(out)];
    args.extend(more);
    jenil(&args)
}

fn left(out: &Path, name: &str) -> Vec<Value> {
    records(&fs::read_to_string(out.join(name)).unwrap_or_else(|e| panic!("{name}: {e}")))
}

fn file(place: &Value) -> &str {
    place["act"]["file"].as_str().expect("a place is in a file")
}

#[test]
fn a_draft_is_told_what_it_repeats_and_what_it_cites_dead() {
    let out = fresh("scan-1");
    scan("draft-1.ru.txt", &out, &["--store", s(store())]).ended(1);
    let overlaps = left(&out, "overlaps.jsonl");
    let with_agency = overlaps.iter().any(|o| {
        let files: Vec<&str> = o["members"].as_array().expect("a list").iter().map(file).collect();
        files.contains(&"draft-1.ru.txt") && files.contains(&"reg-bee-agency-2024.ru.txt")
    });
    assert!(with_agency, "the draft repeats functions of the bee agency: {overlaps:#?}");
    let findings = left(&out, "findings.jsonl");
    let dead = findings.iter().find(|f| f["rule"] == "L01" && file(&f["evidence"][0]) == "draft-1.ru.txt");
    let dead = dead.unwrap_or_else(|| panic!("the draft cites the law of 1998, repealed in 2024: {findings:#?}"));
    assert!(dead["evidence"][0]["quote"].as_str().is_some_and(|q| q.contains("903") || q.contains("1998")), "{dead}");
    for f in &findings {
        let places = f["evidence"].as_array().expect("a list");
        assert!(places.iter().any(|p| file(p) == "draft-1.ru.txt"), "no place of this finding is in the draft: {f}");
    }
    for o in &overlaps {
        assert!(o["members"].as_array().expect("a list").iter().any(|m| file(m) == "draft-1.ru.txt"), "{o}");
    }
}

#[test]
fn a_draft_alone_does_not_know_the_store() {
    let out = fresh("scan-alone");
    scan("draft-1.ru.txt", &out, &[]).ended(1);
    for o in left(&out, "overlaps.jsonl") {
        assert!(o["members"].as_array().expect("a list").iter().all(|m| file(m) == "draft-1.ru.txt"), "{o}");
    }
}

#[test]
fn a_kyrgyz_draft_full_of_barriers_is_stopped_and_a_clean_one_is_not() {
    let out = fresh("scan-2");
    scan("draft-2.ky.txt", &out, &["--store", s(store()), "--lang", "ky", "--fail-on", "medium"]).ended(1);
    assert!(left(&out, "findings.jsonl").len() > 5);
    let out = fresh("scan-3");
    let clean = scan("draft-3.ru.txt", &out, &["--store", s(store()), "--fail-on", "high"]);
    let high: Vec<Value> = left(&out, "findings.jsonl").into_iter().filter(|f| f["severity"] == "high").collect();
    assert!(high.is_empty(), "draft-3 was written clean: {high:#?}");
    clean.ended(0);
}

#[test]
fn the_weight_that_fails_is_the_one_that_was_asked_for() {
    let out = fresh("scan-weights");
    let weights = |more: &[&str]| {
        let ran = scan("draft-3.ru.txt", &out, more);
        (ran.code, left(&out, "findings.jsonl"))
    };
    for (asked, counts) in
        [("low", &["low", "medium", "high"][..]), ("medium", &["medium", "high"]), ("high", &["high"])]
    {
        for draft in ["draft-1.ru.txt", "draft-2.ky.txt", "draft-3.ru.txt"] {
            let code = scan(draft, &out, &["--fail-on", asked]).code;
            let any = left(&out, "findings.jsonl").iter().any(|f| counts.iter().any(|c| f["severity"] == *c));
            assert_eq!(code, i32::from(any), "{draft} --fail-on {asked}");
        }
    }
    // A run with no rule that can fire ends well at any weight.
    let (code, findings) = weights(&["--rule", "X03", "--fail-on", "low"]);
    assert_eq!((code, findings.len()), (0, 0));
}

#[test]
fn what_could_not_run_ends_with_two_and_says_why() {
    let out = fresh("codes");
    let none = out.join("nothing-here");
    let empty = fresh("codes-empty");
    let acts = corpus("acts");
    for (args, word) in [
        (vec!["audit"], "give files or folders"),
        (vec!["audit", s(&none), "--out", s(&out)], "nothing-here"),
        (vec!["audit", s(&empty), "--out", s(&out)], "no act was found"),
        (vec!["audit", "--store", s(&none), "--out", s(&out)], "jenil index"),
        (vec!["audit", s(&acts), "--out", "/proc/none/report"], "/proc/none"),
        (vec!["scan", s(&none), "--out", s(&out)], "nothing-here"),
        (vec!["scan", s(&acts), "--store", s(&none), "--out", s(&out)], "jenil index"),
        (vec!["scan", s(&acts), "--fail-on", "grave"], "possible values"),
        (vec!["index", s(&none), "--store", s(&out)], "nothing-here"),
        (vec!["index", s(&empty), "--store", s(&out)], "no act was found"),
        (vec!["acts", "--store", s(&none)], "jenil index"),
        (vec!["search", "слово", "--store", s(&none)], "jenil index"),
        (vec!["frobnicate"], "frobnicate"),
    ] {
        let ran = jenil(&args).ended(2);
        assert!(ran.err.contains(word), "{args:?} says {}", ran.err);
        // An index that found nothing says what it did before it says that this is a mistake.
        assert!(ran.out.is_empty() || args[0] == "index", "{args:?} prints {}", ran.out);
    }
    assert!(!none.exists(), "a command that could not run has made {}", none.display());
}

#[test]
fn help_and_version_are_no_failure() {
    for args in [&["--help"][..], &["--version"], &["scan", "--help"], &["help", "audit"]] {
        let ran = jenil(args).ended(0);
        assert!(ran.out.contains("jenil") && ran.err.is_empty(), "{args:?}");
    }
}
