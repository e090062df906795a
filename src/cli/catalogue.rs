//! `rules`, `explain`: what the program knows of law.

use super::End;
use super::args::{Explain, Reading, RulesNew, RulesOf};
use super::output::{Column, Records, print};
use super::packs::packs;
use crate::rules::{self, Measures, Packs};
use crate::{Error, Result, Tri};

const RULE_COLUMNS: &[Column] = &[
    ("code", "code"),
    ("severity", "severity"),
    ("status", "status"),
    ("ru", "name.ru"),
    ("ky", "name.ky"),
    ("en", "name.en"),
];

/// `jenil rules`.
pub(super) fn list_rules(a: &RulesOf) -> Result<End> {
    if let Some(RulesNew::New { code }) = &a.new {
        let code = code.to_uppercase();
        if packs(&a.packs)?.rule(&code).is_some() {
            return Err(Error::Usage(format!("{code}: there is such a rule; `jenil rules` lists the codes")));
        }
        print(&rules::skeleton(&code))?;
        return Ok(End::Done);
    }
    let packs = packs(&a.packs)?;
    let only = a.rule.as_ref().map(|c| c.to_uppercase());
    if let Some(code) = only.as_ref().filter(|c| packs.rule(c).is_none()) {
        return Err(Error::Usage(format!("{code}: no such rule; `jenil rules` lists the codes")));
    }
    if a.catalogue {
        print(&rules::catalogue(&packs, &Measures::built_in()))?;
        return Ok(End::Done);
    }
    if a.test {
        return test(&packs, only.as_deref());
    }
    let mut out = Records::new(a.format, RULE_COLUMNS, RULE_COLUMNS)?;
    for r in packs.rules.iter().filter(|r| only.as_ref().is_none_or(|o| *o == r.code)) {
        out.push(r)?;
    }
    out.end("no rule")?;
    Ok(End::Done)
}

/// `jenil rules --test`.
fn test(packs: &Packs, only: Option<&str>) -> Result<End> {
    let trials = rules::try_examples(packs, only);
    let wrong: Vec<&String> = trials.iter().flat_map(|t| &t.wrong).collect();
    let mut text = String::new();
    for w in &wrong {
        text.push_str(&format!("{w}\n"));
    }
    let tried: usize = trials.iter().map(|t| t.tried).sum();
    text.push_str(&format!("{} rules, {tried} examples, {} wrong\n", trials.len(), wrong.len()));
    print(&text)?;
    Ok(if wrong.is_empty() { End::Done } else { End::Remarked })
}

/// `jenil explain`.
pub(super) fn explain(a: &Explain) -> Result<End> {
    let packs = packs(&a.packs)?;
    let code = a.code.to_uppercase();
    let rule = packs
        .rule(&code)
        .ok_or_else(|| Error::Usage(format!("{}: no such rule; `jenil rules` lists the codes", a.code)))?;
    let say = |t: &Tri| match a.reader {
        Reading::Ru => t.ru.clone(),
        Reading::Ky => t.ky.clone(),
        Reading::En => t.en.clone(),
    };
    let word = |ru: &'static str, ky: &'static str, en: &'static str| match a.reader {
        Reading::Ru => ru,
        Reading::Ky => ky,
        Reading::En => en,
    };
    let mut text = format!("{} · {} · {} · {}\n", rule.code, say(&rule.name), rule.severity.name(), rule.status.name());
    let parts = [
        (word("что и почему", "эмне жана эмнеге", "what and why"), &rule.why),
        (word("как исправить", "кантип оңдоо керек", "how to mend it"), &rule.fix),
        (word("чего не видит", "эмнени көрбөйт", "limits"), &rule.limits),
    ];
    for (label, t) in parts {
        text.push_str(&format!("\n{label}:\n  {}\n", say(t)));
    }
    text.push_str(&format!("\n{}:\n", word("основания", "негиздер", "grounds")));
    for g in &rule.ground {
        text.push_str(&format!("  {} — {}\n", g.code, say(&g.title)));
    }
    let measures = Measures::built_in();
    text.push_str(&format!("\n{}:\n", word("измерено", "өлчөнгөн", "measured")));
    for lang in rules::LANGS {
        let none = word("размеченных мест нет", "белгиленген жер жок", "no labelled place");
        let line = match measures.get(&rule.code, lang).filter(|m| m.precision.1 + m.recall.1 > 0) {
            Some(m) => format!(
                "{} {}/{}, {} {}/{}",
                word("точность", "тактыгы", "precision"),
                m.precision.0,
                m.precision.1,
                word("полнота", "толуктугу", "recall"),
                m.recall.0,
                m.recall.1
            ),
            None => none.to_string(),
        };
        text.push_str(&format!("  {lang}: {line}\n"));
    }
    if rule.status == rules::Status::Preview {
        text.push_str(word(
            "  предварительное: выключено, пока не попросят (--preview)\n",
            "  алдын ала: сурамайынча өчүк (--preview)\n",
            "  preview: off unless asked for (--preview)\n",
        ));
    }
    text.push_str(&format!("\n{}:\n", word("примеры", "мисалдар", "examples")));
    for e in &rule.examples {
        let mark = if e.fires { "✓" } else { "✗" };
        text.push_str(&format!("  {mark} [{}] {}\n", e.lang, e.text.replace('\n', " / ")));
    }
    print(&text)?;
    Ok(End::Done)
}
