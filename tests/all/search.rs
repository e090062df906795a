//! The search as a reader meets it: citations, the query language, order, counts, likeness, who cites what.

use super::e2e_run::{jenil, s, store};
use jenil::index::{Ask, Searcher, Sort};
use jenil::store::{Filter, Store};
use jenil::{Error, Lang};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

fn searcher() -> Searcher {
    // The store's index is brought up by the first command that searches it.
    jenil(&["search", "пасека", "--store", s(store())]).ended(0);
    Searcher::open(Store::open(store()).expect("made by the fixture")).expect("just brought up")
}

fn records(args: &[&str]) -> Vec<Value> {
    let mut all = args.to_vec();
    all.extend(["--format", "jsonl", "--store", s(store())]);
    jenil(&all).ended(0).records()
}

/// First hit as `file eId`.
fn first(searcher: &Searcher, query: &str) -> String {
    let answer = searcher.search(query, &Ask::default()).unwrap_or_else(|e| panic!("{query}: {e}"));
    answer.hits.first().map_or_else(String::new, |h| {
        let head = searcher.head(h.act.id).expect("a hit's act");
        format!("{} {}", h.act.file, head.0.eid(h.unit))
    })
}

#[test]
fn citations_lead_straight_to_the_provision() {
    let searcher = searcher();
    for (query, want) in [
        ("закон от 12 марта 2024 года № 912, статья 19", "law-beekeeping-2024.ru.txt art_19"),
        ("ст. 19 закона о пчеловодстве", "law-beekeeping-2024.ru.txt art_19"),
        ("Бал аарычылык жөнүндө мыйзамдын 19-беренеси", "law-beekeeping-2024.ky.txt art_19"),
        ("ст. 4-1 закона № 912", "law-beekeeping-2024.ru.txt art_4-1"),
        ("статья 3 закона «О горных туристических тропах»", "law-mountain-trails-2022.ru.txt art_3"),
        ("2022-жылдын 21-июнундагы № 921 мыйзамдын 3-беренеси", "law-mountain-trails-2022.ky.txt art_3"),
    ] {
        assert_eq!(first(&searcher, query), want, "{query}");
    }
    let act = searcher.search("№ 912", &Ask::default()).expect("a number alone");
    assert!(act.hits[0].confident && act.hits[0].act.number.as_deref() == Some("912"), "{:?}", act.hits[0]);
}

#[test]
fn the_query_language_of_three_languages_says_the_same() {
    let searcher = searcher();
    let found = |q: &str| -> BTreeSet<(i64, u32)> {
        let ask = Ask { limit: 500, ..Ask::default() };
        let answer = searcher.search(q, &ask).unwrap_or_else(|e| panic!("{q}: {e}"));
        answer.hits.iter().map(|h| (h.act.id, h.unit)).collect()
    };
    let and = found("пасека AND разрешение");
    assert!(!and.is_empty());
    assert_eq!(and, found("пасека И разрешение"));
    assert_eq!(and, found("пасека ЖАНА разрешение"));
    let or = found("нектар OR паводок");
    assert_eq!(or, found("нектар ИЛИ паводок"));
    assert_eq!(or, found("нектар ЖЕ паводок"));
    assert!(or.len() > found("нектар И паводок").len());
    let not = found("пасека -разрешение");
    assert!(!not.is_empty() && not.is_disjoint(&and));
    assert!(!found("пчеловод*").is_empty() && found("\"медоносных угодий\"").len() > 1);
    assert!(found("\"угодий медоносных\"").is_empty() && !found("\"угодий медоносных\"~3").is_empty());
    assert!(found("lang:ky аары").iter().all(|(id, _)| searcher.head(*id).expect("known").1.lang == Lang::Ky));
}

#[test]
fn mistakes_are_named_with_their_place_and_a_repair() {
    let searcher = searcher();
    for (query, at, repair) in [
        ("пасека \"журнал", 13, "leave the quote out"),
        ("(пасека", 0, "add )"),
        ("пасека И", 13, "small letters"),
        ("lang:de пасека", 5, "lang:ru"),
        ("lang:", 0, "value"),
    ] {
        match searcher.search(query, &Ask::default()) {
            Err(Error::Query { at: place, message }) => {
                assert!(place == at && message.contains(repair), "{query}: at {place}: {message}");
            }
            other => panic!("{query}: {other:?}"),
        }
    }
}

#[test]
fn pages_joined_are_the_list_and_every_order_holds_the_same() {
    let searcher = searcher();
    let list = |offset, limit, sort| {
        let ask = Ask { offset, limit, sort, ..Ask::default() };
        searcher.search("разрешение на размещение пасеки", &ask).expect("words").hits
    };
    let key = |h: &jenil::index::Hit| (h.act.id, h.unit);
    let all: Vec<_> = list(0, 20, Sort::Relevance).iter().map(key).collect();
    let pages: Vec<_> = (0..4).flat_map(|p| list(p * 5, 5, Sort::Relevance)).map(|h| key(&h)).collect();
    assert_eq!(all, pages);
    for sort in [Sort::Date, Sort::Force] {
        let whole = list(0, 500, sort);
        let same: BTreeSet<_> = whole.iter().map(key).collect();
        assert_eq!(same, list(0, 500, Sort::Relevance).iter().map(key).collect(), "{sort:?}");
    }
    let dated = list(0, 500, Sort::Date);
    let answers: Vec<_> = dated.iter().filter(|h| h.confident).map(|h| h.act.date.clone()).collect();
    assert!(answers.len() > 1 && answers.is_sorted_by(|a, b| a >= b), "{answers:?}");
    let force: Vec<bool> = list(0, 500, Sort::Force)
        .iter()
        .filter(|h| h.confident)
        .map(|h| h.act.status.as_deref() == Some("repealed"))
        .collect();
    assert!(force.is_sorted(), "what is repealed comes last: {force:?}");
}

#[test]
fn facets_count_what_filters_would_let_through() {
    let all = records(&["search", "пасека", "--facets"]);
    assert!(all.len() > 8);
    for facet in &all {
        let (name, value) = (facet["facet"].as_str().expect("named"), facet["value"].as_str().expect("a value"));
        let option = match name {
            "year" => vec!["--from", value, "--to", value],
            "lang" => vec!["--lang", value],
            "kind" => vec!["--kind", value],
            "status" => vec!["--status", value],
            "body" => vec!["--body", value],
            "issuer" => vec!["--issuer", value],
            "territory" => vec!["--territory", value],
            other => panic!("no filter for {other}"),
        };
        let mut args = vec!["search", "пасека", "--facets"];
        args.extend(option);
        let inside: u64 = records(&args)
            .iter()
            .filter(|f| f["facet"] == "lang")
            .map(|f| f["provisions"].as_u64().expect("a count"))
            .sum();
        let counted = facet["provisions"].as_u64().expect("a count");
        // A filter may let through more: a rayon lies in its oblast, an issuer's name in a longer one.
        let exact = !matches!(name, "territory" | "issuer");
        assert!(if exact { inside == counted } else { inside >= counted }, "{facet}: {inside} with the filter");
    }
}

#[test]
fn territories_filter_in_either_language() {
    let of = |name: &str| -> BTreeSet<String> {
        records(&["acts", "--territory", name]).iter().map(|a| a["file"].as_str().expect("a file").to_owned()).collect()
    };
    let tokmok = of("Токмок");
    assert!(
        tokmok.contains("tokmok-trade-places.ru.txt") && tokmok.contains("tokmok-trade-places.ky.txt"),
        "{tokmok:?}"
    );
    assert!(tokmok.iter().all(|f| f.starts_with("tokmok")), "{tokmok:?}");
    assert!(of("Тюпский район").contains("tup-akim-order-flood.ru.txt"));
    assert_eq!(of("Тюпский район"), of("Түп району"));
    let none = jenil(&["acts", "--territory", "Атлантида", "--store", s(store())]).ended(2);
    assert!(none.err.contains("Атлантида"), "{}", none.err);
}

#[test]
fn similar_provisions_and_who_cites_them() {
    let uri = "/akn/kg/act/law/2024-03-12/912";
    let near = records(&["similar", uri, "art_19"]);
    assert!(near.len() > 3);
    assert!(near.iter().all(|n| n["act"]["uri"] != uri || n["provision"]["article"] != "19"), "itself is no likeness");
    let gone = jenil(&["similar", uri, "art_999", "--store", s(store())]).ended(2);
    assert!(gone.err.contains("art_999"), "{}", gone.err);

    let citing = records(&["citations", "--target", uri]);
    let files: BTreeSet<&str> = citing.iter().filter_map(|c| c["act"]["file"].as_str()).collect();
    assert!(files.contains("law-amending-2025.ru.txt") && files.contains("law-amending-2025.ky.txt"), "{files:?}");
    let article = records(&["citations", "--target", uri, "--eid", "art_10"]);
    assert!(!article.is_empty() && article.len() < citing.len());
    for c in &article {
        let target = c["target"]["resolved"].as_str().expect("resolved");
        assert!(target.starts_with(&format!("{uri}#art_10")), "{target}");
    }
}

#[test]
fn abbreviations_and_words_people_say_find_the_legal_ones() {
    let searcher = searcher();
    // An abbreviation that stands nowhere in the sample is said to be unknown, whatever its long form finds.
    let answer = searcher.search("СМИ", &Ask::default()).expect("a word");
    assert_eq!(answer.unknown, ["СМИ"]);
    // Typed with a mistake, and with a Russian keyboard's letters.
    let answer = searcher.search("медоноссные угодья", &Ask::default()).expect("words");
    assert_eq!(answer.corrected.first().map(|c| c.0.as_str()), Some("медоноссные"));
    assert!(answer.hits[0].act.file.contains("bee"), "{:?}", answer.hits[0]);
    assert!(first(&searcher, "бал берүүчү жерлерди коргоо").contains("bee"));
    assert_eq!(first(&searcher, "бал беруучу жерлерди коргоо"), first(&searcher, "бал берүүчү жерлерди коргоо"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_query_breaks_or_stalls_the_search(
        q in "([а-яөүң]{1,9}|[а-яө]{2,6}\\*|\"[а-я ]{0,14}\"(~[0-9]{1,3})?|И|ИЛИ|НЕ|ЖАНА|ЖЕ|OR|-[а-я]{1,5}|\\(|\\)|lang:ky|дата:20[0-9]{2}|title:[а-я]{2,6}|ст\\. [0-9]{1,3}|№ [0-9]{1,4}|УК|[0-9-]{1,8})( ([а-яөүң]{1,9}|И|ИЛИ|\\(|\\)|ст\\. [0-9]{1,3}|закона|[0-9]{1,4}|\"[а-я]{1,4}\")){0,6}"
    ) {
        thread_local! { static SEARCHER: Searcher = searcher(); }
        SEARCHER.with(|s| {
            let started = std::time::Instant::now();
            match s.search(&q, &Ask { filter: Filter::default(), ..Ask::default() }) {
                Ok(answer) => for h in answer.hits {
                    let text: String = h.snippet.iter().map(|p| p.text.as_str()).collect();
                    let act = s.store().act(h.act.id).expect("stored");
                    assert_eq!(text, h.span.of(&act.text), "{q}");
                },
                Err(Error::Query { at, .. }) => assert!(at <= q.len() && q.is_char_boundary(at), "{q}: at {at}"),
                Err(e) => panic!("{q}: {e}"),
            }
            assert!(started.elapsed().as_secs() < 20, "{q} took {:?}", started.elapsed());
        });
    }
}
