//! Figures and the matrix of the sample corpus: numbers counted by hand, and sums that must agree.

use super::e2e_run::{fresh, jenil, s, store};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

fn rows(args: &[&str]) -> Vec<Value> {
    let mut all = args.to_vec();
    all.extend(["--store", s(store()), "--format", "jsonl"]);
    jenil(&all).ended(0).records()
}

fn number(v: &Value) -> u64 {
    v.as_u64().unwrap_or(0)
}

/// Restrictive words, whom they bind, and standing commissions, counted by hand in four acts of the sample.
#[test]
fn restrictions_counted_by_hand() {
    for (file, words, bound, commissions) in [
        // «обязаны», «не вправе» of the inhabitants; «не вправе» of the administration; «обязан» of the aiyl okmotu.
        (
            "tup-charter-duties.ru",
            &[("обязан", 2), ("не вправе", 2)][..],
            &[("citizen", 2), ("state", 1), ("local", 1)][..],
            0,
        ),
        // Items 1 (owners and business) and 7 (the mayor's office) oblige, item 2 forbids everybody; «зарыл болгон учурда»
        // in item 9 obliges nobody. Decision 3 creates a commission.
        (
            "naryn-street-cleaning.ky",
            &[("милдеттүү", 2), ("тыюу салынат", 1)],
            &[("person", 1), ("local", 1), ("unknown", 1)],
            1,
        ),
        // Items 9 (3) to (5): one «не вправе», two «обязано» of the agency; 13 a standing commission.
        ("reg-bee-agency-2024.ru", &[("обязан", 2), ("не вправе", 1)], &[("state", 3)], 1),
        // Order 4 creates a standing commission, order 5 a group with an end.
        ("order-periodic-reports-2024.ru", &[], &[], 1),
    ] {
        let found = rows(&["metrics", "--by", "act", "--act", file]);
        assert_eq!(found.len(), 1, "{file}");
        let r = &found[0];
        let same = |field: &str, want: &[(&str, u64)]| {
            let got: BTreeMap<String, u64> =
                serde_json::from_value(r[field].clone()).unwrap_or_else(|e| panic!("{file}: {field}: {e}"));
            let want: BTreeMap<String, u64> = want.iter().map(|(k, n)| ((*k).to_owned(), *n)).collect();
            assert_eq!(got, want, "{file}: {field}");
        };
        same("restrictions", words);
        same("bound", bound);
        assert_eq!(number(&r["commissions"]), commissions, "{file}: commissions");
        assert_eq!(r["structure"]["coverage"], 1.0, "{file}");
    }
}

#[test]
fn sums_agree_and_languages_stay_apart() {
    let corpus = rows(&["metrics"]);
    assert_eq!(corpus.iter().map(|r| r["lang"].as_str().unwrap_or("")).collect::<Vec<_>>(), ["ru", "ky"]);
    let bodies = rows(&["metrics", "--by", "body"]);
    let levels = rows(&["metrics", "--by", "level"]);
    for r in &corpus {
        let f = &r["functions"];
        assert_eq!(number(&f["total"]), number(&f["unique"]) + number(&f["overlapping"]) + number(&f["duplicated"]));
        let of = |rows: &[Value]| -> u64 {
            rows.iter().filter(|b| b["lang"] == r["lang"]).map(|b| number(&b["functions"]["total"])).sum()
        };
        assert_eq!((of(&bodies), of(&levels)), (number(&f["total"]), number(&f["total"])), "{}", r["lang"]);
        let by_word: u64 = r["restrictions"].as_object().into_iter().flatten().map(|(_, n)| number(n)).sum();
        let by_bearer: u64 = r["bound"].as_object().into_iter().flatten().map(|(_, n)| number(n)).sum();
        assert_eq!((by_word, by_bearer), (number(&r["restrictions_all"]), number(&r["restrictions_all"])));
    }
}

#[test]
fn the_analyst_prices_what_was_counted() {
    let dir = fresh("tariffs");
    let csv = dir.join("t.csv");
    fs::write(&csv, "obligation,act,tariff,hours,population,frequency\nreport,,100-200,2,10,1-2\n").expect("written");
    let found = rows(&["metrics", "--by", "act", "--act", "order-periodic-reports", "--tariffs", s(&csv)]);
    let (n, cost) = (found[0]["reports"].as_f64().expect("a count"), &found[0]["cost"]);
    assert!(n > 0.0);
    assert_eq!(cost["low"].as_f64(), Some(n * 100.0 * 2.0 * 10.0));
    assert_eq!(cost["high"].as_f64(), Some(n * 200.0 * 2.0 * 10.0 * 2.0));
    fs::write(&csv, "obligation,act,tariff,hours,population,frequency\nreport,,cheap,2,10,1\n").expect("written");
    let failed = jenil(&["metrics", "--store", s(store()), "--tariffs", s(&csv)]).ended(2);
    assert!(failed.err.contains("t.csv:2:") && failed.err.contains("tariff"), "{}", failed.err);
}

#[test]
fn the_matrix_holds_every_mandate_once() {
    let mandates = rows(&["mandates"]);
    let matrix = rows(&["matrix"]);
    let objects = rows(&["matrix", "--objects"]);
    for lang in ["ru", "ky"] {
        let all = mandates.iter().filter(|m| m["act"]["lang"] == lang).count() as u64;
        let cells: u64 = matrix
            .iter()
            .flat_map(|r| r["classes"].as_object().into_iter().flatten().map(|(_, c)| number(&c[lang])))
            .sum();
        let bodies: u64 = matrix.iter().map(|r| number(&r["mandates"][lang])).sum();
        let rows: u64 = objects.iter().filter(|o| o["lang"] == lang).map(|o| number(&o["mandates"])).sum();
        assert_eq!((bodies, cells, rows), (all, all, all), "{lang}");
    }
    for r in &matrix {
        let c = &r["mandates"];
        let (ru, ky) = (number(&c["ru"]), number(&c["ky"]));
        assert!((ru.max(ky)..=ru + ky).contains(&number(&c["works"])), "{r}");
    }
    let few = rows(&["matrix", "--level", "self_government", "--act", "tup-charter"]);
    assert!(!few.is_empty() && few.iter().all(|r| r["level"] == "self_government"), "{few:?}");
    let named = rows(&["matrix", "--body", "айыл окмоту"]);
    assert!(!named.is_empty() && named.len() < matrix.len());
}

#[test]
fn pairs_are_counted_from_overlaps() {
    let overlaps = rows(&["overlaps"]);
    let pairs = rows(&["matrix", "--bodies"]);
    for p in &pairs {
        let both = overlaps
            .iter()
            .filter(|o| {
                let has = |b: &Value| o["members"].as_array().is_some_and(|m| m.iter().any(|m| m["body"]["id"] == *b));
                has(&p["a"]["id"]) && has(&p["b"]["id"])
            })
            .count() as u64;
        assert_eq!(number(&p["overlaps"]), both, "{p}");
    }
    assert!(!pairs.is_empty());
    let again = jenil(&["matrix", "--bodies", "--store", s(store()), "--format", "csv"]).ended(0).out;
    assert_eq!(again, jenil(&["matrix", "--bodies", "--store", s(store()), "--format", "csv"]).ended(0).out);
}
