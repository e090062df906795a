//! `rules`, `explain`, `bodies`: what the program knows.

use super::End;
use super::args::{BodiesOf, Explain, Reading, RulesOf};
use super::output::{Column, Records, print};
use super::packs::packs;
use crate::bodies::{Level, Registry};
use crate::facts::FactKind;
use crate::store::{Filter, Store};
use crate::{Error, Result, Tri};
use std::collections::BTreeMap;

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

const BODY_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("level", "level"),
    ("ru", "name_ru"),
    ("ky", "name_ky"),
    ("parent", "parent"),
    ("territory", "territory"),
    ("confidence", "confidence"),
];

const CHARGED_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("level", "level"),
    ("ru", "name_ru"),
    ("ky", "name_ky"),
    ("mandates", "mandates"),
    ("known", "known"),
];

/// A body that acts of a store charge.
#[derive(serde::Serialize)]
struct Charged {
    id: String,
    level: Level,
    name_ru: Option<String>,
    name_ky: Option<String>,
    mandates: u32,
    /// In the registry; otherwise only an act defines it.
    known: bool,
}

/// `jenil bodies`.
pub(super) fn bodies(a: &BodiesOf) -> Result<End> {
    if let Some(dir) = &a.store {
        return charged(a, &Store::open(dir)?);
    }
    let mut out = Records::new(a.format, BODY_COLUMNS, BODY_COLUMNS)?;
    for b in Registry::builtin().bodies() {
        out.push(b)?;
    }
    out.end("no body")?;
    Ok(End::Done)
}

fn charged(a: &BodiesOf, store: &Store) -> Result<End> {
    let registry = Registry::builtin();
    let mut rows: BTreeMap<String, Charged> = BTreeMap::new();
    for act in store.acts(&Filter::default())? {
        for fact in store.facts(act.id, Some("mandate"))? {
            let FactKind::Mandate(m) = fact.kind else { continue };
            let row = rows.entry(m.body.id.clone()).or_insert_with(|| {
                let known = registry.get(&m.body.id);
                Charged {
                    id: m.body.id.clone(),
                    level: m.level,
                    name_ru: known.map(|b| b.name_ru.clone()),
                    name_ky: known.and_then(|b| b.name_ky.clone()),
                    mandates: 0,
                    known: known.is_some(),
                }
            });
            row.mandates += 1;
            // A body of an act alone is named as the act names it.
            let name = if act.lang == crate::Lang::Ky { &mut row.name_ky } else { &mut row.name_ru };
            name.get_or_insert(m.body.name);
        }
    }
    let mut rows: Vec<Charged> = rows.into_values().collect();
    rows.sort_by(|x, y| y.mandates.cmp(&x.mandates).then_with(|| x.id.cmp(&y.id)));
    let mut out = Records::new(a.format, CHARGED_COLUMNS, CHARGED_COLUMNS)?;
    for row in &rows {
        out.push(row)?;
    }
    out.end("no body is charged with anything; see `jenil info`")?;
    Ok(End::Done)
}
