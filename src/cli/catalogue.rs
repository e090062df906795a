//! `rules`, `explain`: what the program knows of law.

use super::End;
use super::args::{Explain, Reading, RulesOf};
use super::output::{Column, Records, print};
use super::packs::packs;
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
pub(super) fn rules(a: &RulesOf) -> Result<End> {
    let mut out = Records::new(a.format, RULE_COLUMNS, RULE_COLUMNS)?;
    for r in &packs(&a.packs)?.rules {
        out.push(r)?;
    }
    out.end("no rule")?;
    Ok(End::Done)
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
    text.push_str(&format!("\n{}:\n", word("примеры", "мисалдар", "examples")));
    for e in &rule.examples {
        let mark = if e.fires { "✓" } else { "✗" };
        text.push_str(&format!("  {mark} [{}] {}\n", e.lang, e.text.replace('\n', " / ")));
    }
    print(&text)?;
    Ok(End::Done)
}
