//! Tests of the packs, the engine and the examples.

use super::pass::Context;
use super::trial::{act_of, findings, try_examples};
use super::{ActInput, Packs, Registry, Selection, run};
use crate::{Lang, facts, text};

#[test]
fn built_in_packs_compile() {
    let packs = Packs::read(super::BUILT_IN.iter().map(|(n, t)| (n.to_string(), t.to_string())));
    if let Err(e) = packs {
        panic!("{e}");
    }
}

#[test]
fn every_example_holds() {
    let only = std::env::var("JENIL_RULE").ok();
    let wrong: Vec<String> =
        try_examples(&Packs::built_in(), only.as_deref()).into_iter().flat_map(|t| t.wrong).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn one_thread_and_many_agree() {
    let registry = Registry::new(Packs::built_in(), &Selection { preview: true, ..Selection::default() });
    let text = "Уполномоченный орган вправе отказать.\nСправка выдаётся в установленном порядке.\nОрган может создать комиссию.";
    let once = findings(&registry, text, Lang::Ru);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread can be had");
    assert_eq!(pool.install(|| findings(&registry, text, Lang::Ru)), once);
}

/// Rules about several acts: their examples are the tests of the comparison and of the pass (L06).
const FROM_GROUPS: [&str; 6] = ["D01", "D02", "D03", "D05", "L06", "X01"];

#[test]
fn every_rule_has_five_examples_each_way_in_both_languages() {
    for rule in &Packs::built_in().rules {
        if FROM_GROUPS.contains(&rule.code.as_str()) {
            continue;
        }
        for lang in super::LANGS {
            for fires in [true, false] {
                let n = rule.examples.iter().filter(|e| e.lang == lang && e.fires == fires).count();
                assert!(n >= 5, "{} {lang} fires={fires}: {n} examples", rule.code);
            }
        }
    }
}

#[test]
fn errors_of_a_pack_name_file_and_line() {
    let good = super::BUILT_IN.iter().map(|(n, t)| (n.to_string(), t.to_string()));
    let broken = "[[rule]]\ncode = \"Z01\"\nwrong = 1\n";
    let error = Packs::read(good.chain([("mine.toml".to_string(), broken.to_string())])).expect_err("an unknown field");
    let text = error.to_string();
    assert!(text.starts_with("mine.toml:"), "{text}");
    let rule = super::BUILT_IN.iter().find(|(n, _)| n.contains("corruption")).expect("it is built in").1;
    let bad = rule.replacen("any = [", "any = [\"^(@nowhere)\", ", 1);
    let line = bad[..bad.find("@nowhere").expect("just put in")].matches('\n').count() + 1;
    let good = super::BUILT_IN.iter().map(|(n, t)| (n.to_string(), t.to_string()));
    let error = Packs::read(good.chain([("mine.toml".to_string(), bad)])).expect_err("an unknown list").to_string();
    assert!(error.starts_with(&format!("mine.toml:{line}:")) && error.contains("nowhere"), "{error}");
}

#[test]
fn a_pack_replaces_a_rule_with_the_same_code() {
    let rule = super::BUILT_IN.iter().find(|(n, _)| n.contains("internal")).expect("it is built in").1;
    let mine = rule.replace("severity = \"medium\"", "severity = \"high\"");
    let packs = Packs::extend_from([("mine.toml".to_string(), mine)]).expect("it parses");
    let rule = packs.rule("S01").expect("S01 is there");
    assert_eq!((rule.severity, rule.source.0.as_str()), (super::Severity::High, "mine.toml"));
    assert_eq!(packs.rules.iter().filter(|r| r.code == "S01").count(), 1);
}

#[test]
fn a_panicking_pass_becomes_a_notice() {
    struct Boom;
    impl super::Pass for Boom {
        fn codes(&self) -> &'static [&'static str] {
            &["S01"]
        }
        fn scope(&self) -> super::Scope {
            super::Scope::Act
        }
        fn check(&self, _: &Context<'_>, _: &super::Unit<'_, '_>, _: &mut super::Findings<'_>) {
            panic!("on purpose");
        }
    }
    let registry = Registry::built_in().with_pass(Box::new(Boom));
    let act = act_of("Орган вправе отказать.", Lang::Ru);
    let analysis = text::analyse(&act.text, Lang::Ru, &mut text::Memo::default());
    let input = [ActInput { act: &act, analysis: &analysis, facts: &[], mentions: &[] }];
    let cx = Context { acts: &input, lookup: &facts::NoActs, groups: &[], as_of: None, packs: &registry.packs };
    let (found, notices) = run(&cx, &registry);
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].kind, "rule-panic");
    assert!(found.iter().any(|f| f.rule == "C02"), "the other rules went on");
}
