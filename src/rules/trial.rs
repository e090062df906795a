//! Rules tried on the examples of their packs: each is a small act, read by the same stages as a real one.

use super::pass::Context;
use super::{ActInput, Packs, Registry, Selection, run};
use crate::act::{Act, Force, Header, Provision, ProvisionKind, Read};
use crate::facts::{self, Fact};
use crate::{Lang, Span, text};

/// What the examples of one rule say of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Trial {
    /// Code of the rule.
    pub code: String,
    /// Examples tried.
    pub tried: usize,
    /// What did not hold: `pack:line CODE: silent on «…»`.
    pub wrong: Vec<String>,
}

/// Tries every example of the packs, or of one rule.
pub fn try_examples(packs: &Packs, only: Option<&str>) -> Vec<Trial> {
    let rules = packs.rules.iter().filter(|r| only.is_none_or(|o| o == r.code));
    rules
        .map(|rule| {
            let selection = Selection { only: vec![rule.code.clone()], ..Selection::default() };
            let registry = Registry::new(packs.clone(), &selection);
            let mut wrong = Vec::new();
            for e in &rule.examples {
                let plain: String = e.text.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
                let found = findings(&registry, &plain, e.lang);
                let place = format!("{}:{} {}", rule.source.0, e.line, rule.code);
                if e.fires == found.is_empty() {
                    wrong.push(format!(
                        "{place}: {} on «{plain}» ({found:?})",
                        if e.fires { "silent" } else { "fires" }
                    ));
                } else if let Some((from, rest)) = e.text.split_once('⟦')
                    && let Some((marked, _)) = rest.split_once('⟧')
                {
                    let at = from.len()..from.len() + marked.len();
                    let hit = found
                        .iter()
                        .any(|f| plain.match_indices(&f.0).any(|(i, m)| i < at.end && i + m.len() > at.start));
                    if !hit {
                        wrong.push(format!("{place}: hits {found:?}, not «{marked}»"));
                    }
                }
            }
            Trial { code: rule.code.clone(), tried: rule.examples.len(), wrong }
        })
        .collect()
}

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
    let stopped = notices.into_iter().map(|n| (String::new(), String::new(), n.message));
    found
        .iter()
        .map(|f| {
            let text = &acts[f.evidence[0].act as usize].text;
            (f.trigger.of(text).to_string(), f.evidence[0].span.of(text).to_string(), f.reason.ru.clone())
        })
        .chain(stopped)
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
            None => {
                if let Some(last) = parts.last_mut() {
                    last.1.push_str(line);
                }
            }
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
