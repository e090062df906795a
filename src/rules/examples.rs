//! Examples of the packs as tests: each is a small act, read by the same stages as a real one.

use super::pass::Context;
use super::{ActInput, Packs, Registry, Selection, run};
use crate::act::{Act, Force, Header, Provision, ProvisionKind, Read};
use crate::facts::{self, Fact};
use crate::{Lang, Span, text};

/// An act made of lines: `# …` is the title, `Статья N. …` / `N-берене. …` an article, `- …` and `1) …` items of the line before.
pub(crate) fn act_of(source: &str, lang: Lang) -> Act {
    let mut act = Act {
        uri: "/akn/kg/act/law/2000-01-01/example".into(),
        file: "example".into(),
        lang,
        header: Header::default(),
        text: source.to_string(),
        provisions: Vec::new(),
        furniture: Vec::new(),
    };
    let mut at = 0u32;
    let mut article = None;
    let mut leadin = None;
    for line in source.split_inclusive('\n') {
        let own = Span::new(at, at + line.len() as u32);
        at = own.to;
        let body = own.trim(source);
        let words = body.of(source);
        let index = act.provisions.len() as u32;
        let mut p = Provision {
            parent: article,
            kind: ProvisionKind::Part,
            number: None,
            own,
            body,
            heading: None,
            force: Force::InForce,
            quoted: false,
            occurrence: index + 1,
        };
        if let Some(title) = words.strip_prefix("# ") {
            let span = Span::new(body.from + 2, body.to);
            act.header.title = Some(Read { value: title.into(), span: Some(span) });
            p.kind = ProvisionKind::Preface;
            p.parent = None;
        } else if (words.starts_with("Статья ") || words.contains("-берене.")) && words.contains(". ") {
            let cut = words.find(". ").unwrap_or(0) as u32 + 2;
            p.kind = ProvisionKind::Article;
            p.number = Some(words.chars().filter(char::is_ascii_digit).collect());
            p.heading = Some(Span::new(body.from + cut, body.to));
            p.body = Span::new(body.to, body.to);
            p.parent = None;
            article = Some(index);
            leadin = None;
        } else if words.starts_with("- ")
            || words.split_once(") ").is_some_and(|(n, _)| n.chars().all(|c| c.is_ascii_digit()))
        {
            p.kind = ProvisionKind::Item;
            p.parent = leadin.or(article);
            let cut = words.find(' ').unwrap_or(0) as u32 + 1;
            p.number =
                words.split_once(") ").map(|(n, _)| n.to_string()).filter(|n| n.chars().all(|c| c.is_ascii_digit()));
            p.body = Span::new(body.from + cut, body.to);
        } else {
            let numbered = words.split_once(". ").filter(|(n, _)| n.chars().all(|c| c.is_ascii_digit()));
            if let Some((n, _)) = numbered {
                p.number = Some(n.to_string());
                p.body = Span::new(body.from + n.len() as u32 + 2, body.to);
            }
            leadin = Some(index);
        }
        act.provisions.push(p);
    }
    act
}

/// Findings of one rule on a text: (trigger words, quote words).
pub(crate) fn findings(registry: &Registry, source: &str, lang: Lang) -> Vec<(String, String, String)> {
    let acts: Vec<Act> = acts_of(source, lang);
    let mut memo = text::Memo::default();
    let registry_of_bodies = crate::bodies::Registry::builtin();
    let read: Vec<_> = acts
        .iter()
        .map(|act| {
            let analysis = text::analyse(&act.text, act.lang, &mut memo);
            let mentions = crate::bodies::mentions(act, &analysis, registry_of_bodies);
            let mut facts: Vec<Fact> = facts::extract(act, &analysis);
            facts.extend(facts::mandates(act, &analysis, &mentions, registry_of_bodies));
            facts.sort_by_key(|f| (f.provision, f.span));
            (analysis, mentions, facts)
        })
        .collect();
    let inputs: Vec<ActInput<'_>> = acts
        .iter()
        .zip(&read)
        .map(|(act, (analysis, mentions, facts))| ActInput { act, analysis, facts, mentions })
        .collect();
    let lookup = facts::ActSlice::new(acts.iter());
    let cx = Context { acts: &inputs, lookup: &lookup, groups: &[], as_of: Some("2026-03-01"), packs: &registry.packs };
    let (found, notices) = run(&cx, registry);
    assert!(notices.is_empty(), "{notices:?}");
    found
        .iter()
        .map(|f| {
            let text = &acts[f.evidence[0].act as usize].text;
            (f.trigger.of(text).to_string(), f.evidence[0].span.of(text).to_string(), f.reason.ru.clone())
        })
        .collect()
}

/// The acts of an example: a line that begins with `===` opens another act; `=== ru` and `=== ky` the other language of the same.
fn acts_of(source: &str, lang: Lang) -> Vec<Act> {
    let mut parts: Vec<(Option<Lang>, String)> = vec![(None, String::new())];
    for line in source.split_inclusive('\n') {
        match line.strip_prefix("===") {
            Some(rest) => parts.push((
                match rest.trim() {
                    "ru" => Some(Lang::Ru),
                    "ky" => Some(Lang::Ky),
                    _ => None,
                },
                String::new(),
            )),
            None => parts.last_mut().expect("it began with one").1.push_str(line),
        }
    }
    let mut out: Vec<Act> = Vec::new();
    for (i, (other, text)) in parts.into_iter().enumerate() {
        let mut act = act_of(&text, other.unwrap_or(lang));
        if i > 0 && other.is_none() {
            act.uri = format!("/akn/kg/act/law/2000-01-01/example-{i}");
        }
        act.file = format!("example-{i}");
        out.push(act);
    }
    out
}

#[test]
fn built_in_packs_compile() {
    let packs = Packs::read(super::BUILT_IN.iter().map(|(n, t)| (n.to_string(), t.to_string())));
    if let Err(e) = packs {
        panic!("{e}");
    }
}

#[test]
fn every_example_holds() {
    let packs = Packs::built_in();
    let mut wrong = Vec::new();
    let only = std::env::var("JENIL_RULE").ok();
    for rule in packs.rules.clone() {
        if only.as_ref().is_some_and(|o| *o != rule.code) {
            continue;
        }
        let selection = Selection { only: vec![rule.code.clone()], ..Selection::default() };
        let registry = Registry::new(packs.clone(), &selection);
        for e in &rule.examples {
            let plain: String = e.text.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
            let found = findings(&registry, &plain, e.lang);
            let place = format!("{}:{} {}", rule.source.0, e.line, rule.code);
            if e.fires == found.is_empty() {
                wrong.push(format!("{place}: {} on «{plain}» ({found:?})", if e.fires { "silent" } else { "fires" }));
            } else if let Some((from, rest)) = e.text.split_once('⟦')
                && let Some((marked, _)) = rest.split_once('⟧')
            {
                let at = from.len()..from.len() + marked.len();
                let hit =
                    found.iter().any(|f| plain.match_indices(&f.0).any(|(i, m)| i < at.end && i + m.len() > at.start));
                if !hit {
                    wrong.push(format!("{place}: hits {found:?}, not «{marked}»"));
                }
            }
        }
    }
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
