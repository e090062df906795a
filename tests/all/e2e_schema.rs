//! Every record that is printed against its published schema, and the other forms of output.

use super::e2e_run::{Ran, fed, jenil, s, store};
use regex::Regex;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is wrong with `value` under `schema`: the subset of JSON Schema that the published schemas use, and a complaint
/// about any keyword outside it, so that no demand goes unchecked.
fn faults(schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else { return out.push(format!("{at}: a schema is an object")) };
    let mut wrong = |what: String| out.push(format!("{at}: {what}: {value}"));
    for (keyword, demand) in rules {
        match keyword.as_str() {
            "$schema" | "$id" | "title" | "description" => {}
            "type" => {
                let types: Vec<&str> = match demand {
                    Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
                    one => one.as_str().into_iter().collect(),
                };
                if !types.iter().any(|t| is(t, value)) {
                    wrong(format!("not of type {types:?}"));
                }
            }
            "enum" => {
                if !demand.as_array().is_some_and(|all| all.contains(value)) {
                    wrong(format!("not one of {demand}"));
                }
            }
            "pattern" => {
                let r = Regex::new(demand.as_str().unwrap_or("(")).expect("patterns of schemas are valid");
                if value.as_str().is_some_and(|v| !r.is_match(v)) {
                    wrong(format!("does not match {demand}"));
                }
            }
            "minimum" | "maximum" => {
                if let (Some(v), Some(d)) = (value.as_f64(), demand.as_f64())
                    && ((keyword == "minimum" && v < d) || (keyword == "maximum" && v > d))
                {
                    wrong(format!("{keyword} is {d}"));
                }
            }
            "minItems" | "maxItems" => {
                if let (Some(v), Some(d)) = (value.as_array(), demand.as_u64())
                    && ((keyword == "minItems" && (v.len() as u64) < d)
                        || (keyword == "maxItems" && v.len() as u64 > d))
                {
                    wrong(format!("{keyword} is {d}"));
                }
            }
            "required" => {
                if value.is_object() {
                    for name in demand.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        if value.get(name).is_none() {
                            wrong(format!("lacks {name}"));
                        }
                    }
                }
            }
            "properties" | "items" | "anyOf" => {}
            other => wrong(format!("the schema uses {other}, which this test does not know")),
        }
    }
    if let (Some(properties), Some(object)) = (rules.get("properties").and_then(Value::as_object), value.as_object()) {
        for (name, sub) in properties {
            if let Some(v) = object.get(name) {
                faults(sub, v, &format!("{at}.{name}"), out);
            }
        }
    }
    if let (Some(sub), Some(items)) = (rules.get("items"), value.as_array()) {
        for (i, v) in items.iter().enumerate() {
            faults(sub, v, &format!("{at}[{i}]"), out);
        }
    }
    if let Some(any) = rules.get("anyOf").and_then(Value::as_array) {
        let fits = any.iter().any(|sub| {
            let mut inner = Vec::new();
            faults(sub, value, at, &mut inner);
            inner.is_empty()
        });
        if !fits {
            out.push(format!("{at}: fits none of anyOf: {value}"));
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&jenil(&["schema", name]).ended(0).out).expect("a schema is JSON")
}

#[test]
fn the_validator_refuses_what_is_wrong() {
    let act = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": ["integer", "null"], "minimum": 0},
        "b": {"type": "array", "minItems": 1, "items": {"enum": ["x"]}}, "c": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^z"}]}}});
    for (value, count) in [
        (json!({"a": 1, "b": ["x"], "c": "zz", "more": 1}), 0),
        (json!({"a": null, "c": null}), 0),
        (json!({}), 1),
        (json!({"a": -1}), 1),
        (json!({"a": "1", "b": []}), 2),
        (json!({"a": 1, "b": ["x", "y"], "c": "y"}), 2),
        (json!([]), 1),
    ] {
        let mut out = Vec::new();
        faults(&act, &value, "", &mut out);
        assert_eq!(out.len(), count, "{value}: {out:?}");
    }
}

/// A listing: its schema, the least number of records the sample corpus gives, and its arguments.
const LISTINGS: &[(&str, usize, &[&str])] = &[
    ("act", 37, &["acts"]),
    ("mandate", 100, &["mandates"]),
    ("overlap", 2, &["overlaps"]),
    ("finding", 50, &["findings", "--preview"]),
    ("citation", 50, &["citations"]),
    ("matrix", 20, &["matrix"]),
    ("matrix-object", 50, &["matrix", "--objects"]),
    ("matrix-pair", 1, &["matrix", "--bodies"]),
    ("metrics", 20, &["metrics", "--by", "all"]),
    ("passport", 20, &["passports"]),
    ("search", 5, &["search", "контроль пасек", "--limit", "20"]),
    ("search", 5, &["similar", "/akn/kg/act/law/2024-03-12/912", "art_19"]),
    ("facet", 8, &["search", "пасека", "--facets"]),
    ("citation", 2, &["citations", "--target", "/akn/kg/act/law/2024-03-12/912"]),
    ("search", 1, &["search", "«Бал аарычылык жөнүндө» мыйзам", "--lang", "ky"]),
];

fn list(args: &[&str], format: &str) -> Ran {
    let mut all = args.to_vec();
    all.extend(["--format", format, "--store", s(store())]);
    jenil(&all).ended(0)
}

fn check(name: &str, values: &[Value]) {
    let schema = schema(name);
    let mut out = Vec::new();
    for v in values {
        faults(&schema, v, name, &mut out);
    }
    assert!(out.is_empty(), "{} faults, the first: {:#?}", out.len(), &out[..out.len().min(5)]);
}

#[test]
fn listings_fit_their_schemas_in_every_form() {
    for (name, least, args) in LISTINGS {
        let values = list(args, "jsonl").records();
        assert!(values.len() >= *least, "{args:?}: {} records", values.len());
        check(name, &values);
        let json: Vec<Value> = serde_json::from_str(&list(args, "json").out).expect("one array");
        assert_eq!(json, values, "{args:?}");
        let csv = list(args, "csv").out;
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let heads = rows.headers().expect("a heading").len();
        assert!(heads > 3);
        assert_eq!(
            rows.records().filter(|r| r.as_ref().is_ok_and(|r| r.len() == heads)).count(),
            values.len(),
            "{args:?}"
        );
        let tsv = list(args, "tsv").out;
        assert_eq!(tsv.lines().count(), values.len(), "{args:?}");
        assert!(tsv.lines().all(|l| l.split('\t').count() == heads), "{args:?}");
        let table = list(args, "table").out;
        assert!(table.lines().count() >= values.len().min(*least), "{args:?}:\n{table}");
        // Search results are read as a list, not as a table.
        assert!(
            matches!(args[0], "search" | "similar") || table.lines().all(|l| l.chars().count() <= 160),
            "{args:?}: a line of the table is too long"
        );
    }
}

#[test]
fn places_are_those_of_the_contract() {
    let of = |args: &[&str]| list(args, "jsonl").records();
    let mut places: Vec<Value> = of(&["mandates"]);
    places.extend(of(&["citations"]));
    places.extend(of(&["findings"]).iter().flat_map(|f| f["evidence"].as_array().cloned().unwrap_or_default()));
    places.extend(of(&["overlaps"]).iter().flat_map(|f| f["members"].as_array().cloned().unwrap_or_default()));
    check("place", &places);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for p in &places {
        let file = p["act"]["file"].as_str().expect("a file");
        let text = texts.entry(file.to_owned()).or_insert_with(|| super::e2e_run::text_of("acts", file));
        assert_eq!(super::e2e_run::cut(text, &p["quote_span"]), p["quote"].as_str().expect("a quote"), "{p}");
        let span = &p["provision"]["span"];
        super::e2e_run::cut(text, span);
        if p["provision"]["article"].is_string() {
            assert!(p["provision"]["cite"]["ru"].as_str().is_some_and(|c| !c.is_empty()), "{p}");
            assert!(p["provision"]["cite"]["ky"].as_str().is_some_and(|c| !c.is_empty()), "{p}");
        }
    }
}

#[test]
fn lines_of_standard_input_fit_their_schemas() {
    let text = "Статья 21¹. Возврат излишне уплаченного налога\nСалык кодексинин 196-беренеси\n\nhello world\n";
    let words = fed(&["analyze", "--format", "jsonl"], text).ended(0).records();
    assert!(words.len() > 8);
    check("analyze", &words);
    for w in &words {
        assert!(!w["stem"].as_str().unwrap_or("").is_empty(), "{w}");
    }
    let tsv = fed(&["analyze", "--lang", "ky", "--format", "tsv"], "беренелердин\nберенеси\n").ended(0).out;
    let stems: Vec<&str> = tsv.lines().filter_map(|l| l.split('\t').nth(1)).collect();
    assert!(stems.len() == 2 && stems[0] == stems[1], "{tsv}");
    let langs = fed(&["langid"], text).ended(0).records();
    assert_eq!(langs.len(), 4, "a record for each line, blank ones too");
    check("langid", &langs);
    let names: Vec<&str> = langs.iter().filter_map(|l| l["lang"].as_str()).collect();
    assert_eq!(names, ["ru", "ky", "other", "other"]);
}

#[test]
fn every_name_has_a_schema_and_others_have_an_answer() {
    let names = jenil(&["schema"]).ended(0).out;
    for name in ["act", "mandate", "overlap", "finding", "citation", "search", "facet", "analyze", "langid", "place"] {
        assert!(names.lines().any(|n| n == name), "{name} is not listed");
        assert_eq!(schema(name)["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    let none = jenil(&["schema", "nothing"]).ended(2);
    assert!(none.err.contains("nothing") && none.err.contains("mandate"), "{}", none.err);
}
