//! `jenil audit`: what it leaves behind, byte by byte.

use super::e2e_run::{corpus, cut, fresh, jenil, records, s, store, text_of};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FILES: [&str; 4] = ["report.html", "findings.jsonl", "findings.csv", "overlaps.jsonl"];

fn audit(out: &Path, more: &[&str]) -> String {
    let acts = corpus("acts");
    let mut args = vec!["audit", s(&acts), "--out", s(out)];
    args.extend(more);
    jenil(&args).ended(0).out
}

#[test]
fn one_thread_and_many_leave_the_same_bytes() {
    let dir = fresh("audit-threads");
    let (one, many) = (dir.join("1"), dir.join("8"));
    let said = audit(&one, &["--threads", "1"]);
    let again = audit(&many, &["--threads", "8"]);
    for name in FILES {
        let read = |d: &Path| fs::read(d.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let a = read(&one);
        assert!(!a.is_empty(), "{name} is empty");
        assert!(a == read(&many), "{name} depends on the number of threads");
        assert!(said.contains(name), "the terminal does not say where {name} is:\n{said}");
    }
    assert_eq!(said.replace(s(&one), ""), again.replace(s(&many), ""));
    quotes_are_exact(&fs::read_to_string(one.join("findings.jsonl")).expect("compared above"));
    overlaps_are_exact(&fs::read_to_string(one.join("overlaps.jsonl")).expect("compared above"));
    csv_says_the_same(&one);
    page_is_self_contained(&fs::read_to_string(one.join("report.html")).expect("compared above"));
}

fn texts() -> BTreeMap<String, String> {
    let dir = fs::read_dir(corpus("acts")).expect("sample acts");
    dir.map(|e| e.expect("an entry").file_name().into_string().expect("UTF-8"))
        .map(|name| (name.clone(), text_of("acts", &name)))
        .collect()
}

fn quotes_are_exact(findings: &str) {
    let (texts, findings) = (texts(), records(findings));
    assert!(findings.len() > 50, "only {} findings in acts full of planted defects", findings.len());
    let mut langs = BTreeMap::new();
    for f in &findings {
        let places = f["evidence"].as_array().expect("evidence is a list");
        for (i, place) in places.iter().enumerate() {
            let text = &texts[place["act"]["file"].as_str().expect("a file")];
            let quote = place["quote"].as_str().expect("a quote");
            assert!(!quote.trim().is_empty(), "{f}");
            assert_eq!(cut(text, &place["quote_span"]), quote, "{f}");
            if i == 0 {
                let trigger = f["trigger"].as_str().expect("a trigger");
                assert!(!trigger.trim().is_empty() && quote.contains(trigger), "{f}");
                assert_eq!(cut(text, &f["trigger_span"]), trigger, "{f}");
                let (q, t) = (&place["quote_span"], &f["trigger_span"]);
                assert!(q[0].as_u64() <= t[0].as_u64() && t[1].as_u64() <= q[1].as_u64(), "{f}");
                *langs.entry(place["act"]["lang"].as_str().expect("a language").to_owned()).or_insert(0) += 1;
            }
        }
        for lang in ["ru", "ky", "en"] {
            let reason = f["reason"][lang].as_str().unwrap_or_default();
            assert!(!reason.is_empty() && !reason.contains(['{', '}', '\n']), "{lang}: {f}");
        }
    }
    assert!(langs["ru"] > 20 && langs["ky"] > 20, "{langs:?}");
    let mut ids: Vec<&str> = findings.iter().map(|f| f["id"].as_str().expect("an id")).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|w| w[0] != w[1]), "two findings bear one id");
}

fn overlaps_are_exact(overlaps: &str) {
    let (texts, overlaps) = (texts(), records(overlaps));
    assert!(!overlaps.is_empty(), "the sample acts hold planted overlaps");
    for o in &overlaps {
        let members = o["members"].as_array().expect("members are a list");
        assert!(members.len() >= 2, "{o}");
        for m in members {
            let text = &texts[m["act"]["file"].as_str().expect("a file")];
            assert_eq!(cut(text, &m["quote_span"]), m["quote"].as_str().expect("a quote"), "{o}");
            assert!(text.contains(m["body"]["quote"].as_str().expect("words of the body")), "{o}");
        }
    }
}

fn csv_says_the_same(out: &Path) {
    let findings = records(&fs::read_to_string(out.join("findings.jsonl")).expect("written"));
    let mut csv = csv::Reader::from_path(out.join("findings.csv")).expect("written");
    let heads = csv.headers().expect("a heading").clone();
    let at = |name: &str| heads.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}: {heads:?}"));
    let (id, quote) = (at("id"), at("quote"));
    let rows: Vec<_> = csv.records().map(|r| r.expect("as wide as its heading")).collect();
    assert_eq!(rows.len(), findings.len());
    for (row, f) in rows.iter().zip(&findings) {
        assert_eq!(row[id], *f["id"].as_str().expect("an id"));
        let first = f["evidence"][0]["quote"].as_str().expect("a quote");
        // A cell that a spreadsheet would take for a formula may bear an apostrophe.
        assert!(row[quote] == *first || row[quote] == format!("'{first}"), "{} and {first}", &row[quote]);
    }
}

/// Values of an attribute in a page, in any quoting.
fn attribute<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    page.split(&format!(" {name}="))
        .skip(1)
        .map(|r| r.split(['>', ' ']).next().unwrap_or("").trim_matches(['"', '\'']))
        .collect()
}

fn page_is_self_contained(page: &str) {
    for (name, also) in
        [("src", "data:"), ("href", "#"), ("srcset", "data:"), ("action", "#"), ("data", "data:"), ("poster", "data:")]
    {
        for value in attribute(page, name) {
            assert!(value.starts_with(also) || value.starts_with("data:"), "{name}={value} would be loaded");
        }
    }
    for loads in ["@import", "<link", "<iframe", "fetch(", "XMLHttpRequest", "//cdn", "import("] {
        assert!(!page.contains(loads), "the page holds {loads}");
    }
    for url in page.split("url(").skip(1) {
        assert!(
            url.trim_start_matches(['"', '\'']).starts_with("data:"),
            "url({}",
            url.chars().take(60).collect::<String>()
        );
    }
    assert!(page.starts_with("<!DOCTYPE html>"));
    // Every reason and every label stands there in each language; a switch shows one of them.
    for lang in ["ru", "ky", "en"] {
        let times = page.matches(&format!("lang=\"{lang}\"")).count();
        assert!(times > 300, "only {times} pieces of the page are in {lang}");
    }
    assert!(page.contains("<mark"), "no trigger is marked");
}

#[test]
fn every_listing_of_a_store_is_the_same_however_many_threads_built_it() {
    let dir = fresh("index-threads");
    let stores: Vec<_> = ["1", "8"]
        .iter()
        .map(|n| {
            let store = dir.join(n);
            jenil(&["index", s(&corpus("acts")), "--store", s(&store), "--threads", n]).ended(0);
            store
        })
        .collect();
    let listings: &[&[&str]] = &[
        &["acts"],
        &["mandates"],
        &["citations"],
        &["notices"],
        &["findings"],
        &["overlaps"],
        &["search", "учёт ульев", "--limit", "30"],
        &["search", "айыл өкмөтү жер", "--limit", "30"],
    ];
    for listing in listings {
        let run = |store: &Path| {
            let mut args = listing.to_vec();
            args.extend(["--format", "jsonl", "--store", s(store)]);
            jenil(&args).ended(0).out
        };
        let (one, many) = (run(&stores[0]), run(&stores[1]));
        assert!(listing[0] == "notices" || !one.is_empty(), "{listing:?} lists nothing");
        assert!(one == many, "{listing:?} depends on the number of threads");
    }
}

#[test]
fn a_store_and_its_files_give_the_same_findings() {
    let dir = fresh("audit-store");
    let (a, b) = (dir.join("files"), dir.join("store"));
    audit(&a, &[]);
    jenil(&["audit", "--store", s(store()), "--out", s(&b)]).ended(0);
    for name in ["findings.jsonl", "overlaps.jsonl", "findings.csv"] {
        let read = |d: &Path| fs::read_to_string(d.join(name)).expect("written");
        assert_eq!(read(&a), read(&b), "{name}");
    }
    let listed = jenil(&["findings", "--store", s(store()), "--format", "jsonl"]).ended(0);
    let by_id = |text: &str| -> BTreeMap<String, Value> {
        records(text).into_iter().map(|f| (f["id"].as_str().expect("an id").to_owned(), f)).collect()
    };
    assert_eq!(by_id(&listed.out), by_id(&fs::read_to_string(a.join("findings.jsonl")).expect("written")));
}

#[test]
fn copies_of_an_act_in_other_formats_are_no_overlap() {
    let dir = fresh("audit-formats");
    let (acts, formats) = (corpus("acts"), corpus("formats"));
    jenil(&["audit", s(&acts), s(&formats), "--out", s(&dir)]).ended(0);
    for o in records(&fs::read_to_string(dir.join("overlaps.jsonl")).expect("written")) {
        let members = o["members"].as_array().expect("a list");
        for (i, a) in members.iter().enumerate() {
            for b in &members[i + 1..] {
                let copy = a["act"]["uri"] == b["act"]["uri"] && a["act"]["file"] != b["act"]["file"];
                assert!(
                    !copy || a["provision"]["eid"] != b["provision"]["eid"] || a["act"]["lang"] != b["act"]["lang"],
                    "a provision overlaps with its own copy: {o}"
                );
            }
        }
    }
}
