//! Answers of the official bank saved as .json: `GetEdition` (an edition's text as HTML), `GetDocument` (an act's
//! card, without text), both together, and acts in the fields of bulk JSON.
//!
//! Quirks that are met here: the Kyrgyz text comes in `contentRu`, `contentKg` is null; `id` and the names in an
//! edition can be those of another edition, so they are not taken; a date of 0001-01-01 is unknown.

use super::{Limits, Meta, RawFile, Source, from_text, html};
use crate::{Lang, Notice};
use serde_json::Value;

/// An act's card in the bank (`GetDocument`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Code of the act in the bank, such as `3-38` or `112309`.
    pub code: Option<String>,
    /// Number of the act.
    pub number: Option<String>,
    /// Title in Russian.
    pub title_ru: Option<String>,
    /// Title in Kyrgyz.
    pub title_ky: Option<String>,
    /// Date of adoption, ISO.
    pub date: Option<String>,
    /// Type code: 0010 constitution, 0020 law, 0030 code.
    pub kind: Option<String>,
    /// Status code: 10 in force, 20 repealed.
    pub status: Option<String>,
    /// Editions in the card's order, which is not that of their dates.
    pub editions: Vec<EditionInfo>,
}

/// One edition in a card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EditionInfo {
    /// Identifier for `GetEdition`.
    pub id: String,
    /// Name, usually a date in one of several spellings.
    pub name: Option<String>,
}

/// Reads a card; `None` when the JSON is none.
///
/// ```
/// let json = br#"{"documentCode":"3-38","number":"59","refTypeId":{"code":"0030"},"dateAdopted":"2016-05-16T00:00:00","editions":[{"id":7,"nameRus":"14.11.2025"}]}"#;
/// let card = jenil::source::card(json).unwrap();
/// assert_eq!((card.date.as_deref(), card.editions[0].id.as_str()), (Some("2016-05-16"), "7"));
/// ```
pub fn card(json: &[u8]) -> Option<Card> {
    card_of(&serde_json::from_slice(json).ok()?)
}

fn card_of(v: &Value) -> Option<Card> {
    v.get("documentCode")?;
    let editions = v.get("editions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Some(Card {
        code: scalar(v, "documentCode"),
        number: scalar(v, "number"),
        title_ru: scalar(v, "nameRus").or_else(|| scalar(v, "nameRu")),
        title_ky: scalar(v, "nameKyr").or_else(|| scalar(v, "nameKg")),
        date: date(v, "dateAdopted"),
        kind: v.get("refTypeId").and_then(|t| scalar(t, "code")),
        status: v.get("status").and_then(|t| scalar(t, "code")),
        editions: editions
            .iter()
            .filter_map(|e| {
                Some(EditionInfo { id: scalar(e, "id")?, name: scalar(e, "nameRus").or_else(|| scalar(e, "nameKyr")) })
            })
            .collect(),
    })
}

/// A string or number that is not blank.
fn scalar(v: &Value, key: &str) -> Option<String> {
    match v.get(key)? {
        Value::String(s) => Some(s.trim().to_owned()).filter(|s| !s.is_empty()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// The day of a timestamp; 0001-01-01 is unknown.
fn date(v: &Value, key: &str) -> Option<String> {
    let stamp = scalar(v, key)?;
    let day = stamp.get(..10)?;
    let digits = day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    (digits && day != "0001-01-01").then(|| day.to_owned())
}

/// Imports an answer of the bank.
pub(super) fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    let text = match super::decode(&raw.bytes) {
        Some(d) => d.text,
        None => {
            return vec![Notice::new(
                &raw.name,
                "binary-file",
                "named as JSON, but the content is binary; fetch it again",
            )];
        }
    };
    if text.contains("API calls quota exceeded") && text.len() < 1024 {
        return vec![Notice::new(
            &raw.name,
            "quota-answer",
            "the bank refused the call for too many calls at once; fetch the file again, one call a second",
        )];
    }
    // serde_json refuses nesting past 128.
    let value: Value = match serde_json::from_str(&text) {
        Ok(value) => value,
        Err(e) => {
            return vec![Notice::new(
                &raw.name,
                "bad-json",
                format!("{e}; fetch the answer again, or name bulk data .jsonl"),
            )];
        }
    };
    let items: Vec<&Value> = match &value {
        Value::Array(items) => items.iter().collect(),
        other => vec![other],
    };
    let many = matches!(value, Value::Array(_));
    let mut notices = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        let name = if many { format!("{}#{}", raw.name, i + 1) } else { raw.name.clone() };
        notices.extend(import_item(&name, item, limits, sink));
    }
    notices
}

fn import_item(name: &str, item: &Value, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    // A fetcher may keep the answers together: {"document": …, "edition": …, "lang": "ky"}.
    let edition = item.get("edition").filter(|e| e.is_object()).unwrap_or(item);
    let card = item.get("document").and_then(card_of).or_else(|| card_of(item));
    let lang = scalar(item, "lang").and_then(|l| Lang::from_code(&l));
    let content = ["contentRu", "contentKg", "content"].iter().find_map(|k| scalar(edition, k).map(|c| (*k, c)));
    if let Some((key, content)) = content {
        if content.len() > limits.text_bytes.saturating_mul(4) {
            return vec![limits.text_too_large(name)];
        }
        let (builder, depth) = html::parse(&content);
        let mut notices = Vec::new();
        if depth > limits.depth {
            notices.push(Notice::new(
                name,
                "deep-nesting",
                "the text's HTML is nested without end; the text was kept, look at it",
            ));
        }
        if builder.len() > limits.text_bytes {
            return vec![limits.text_too_large(name)];
        }
        let mut source = builder.finish(name);
        if source.text.trim().is_empty() {
            notices.push(Notice::new(name, "no-text", "the edition has no text in this language; fetch the other one"));
            return notices;
        }
        source.meta = meta(card, lang.or((key == "contentKg").then_some(Lang::Ky)));
        if let Some(entry) = date(edition, "dateOfFutureEntry") {
            source.meta.status = Some(format!("dateOfFutureEntry={entry}"));
        }
        sink(source);
        return notices;
    }
    if let Some(text) = scalar(item, "text") {
        if text.len() > limits.text_bytes {
            return vec![limits.text_too_large(name)];
        }
        let mut source = from_text(name, text);
        source.meta = Meta {
            id: scalar(item, "id"),
            lang,
            title: scalar(item, "title"),
            kind: scalar(item, "kind"),
            issuer: scalar(item, "issuer"),
            number: scalar(item, "number"),
            date: scalar(item, "date"),
            status: scalar(item, "status"),
            edition: scalar(item, "edition"),
        };
        sink(source);
        return Vec::new();
    }
    match card {
        Some(card) => vec![Notice::new(
            name,
            "card-without-text",
            format!(
                "the card of act {} with {} editions, without a text; fetch an edition with GetEdition and give that",
                card.code.as_deref().unwrap_or("?"),
                card.editions.len()
            ),
        )],
        None => vec![Notice::new(
            name,
            "no-text",
            "neither an answer of GetEdition or GetDocument nor an object with a field \"text\"; leave the file out",
        )],
    }
}

fn meta(card: Option<Card>, lang: Option<Lang>) -> Meta {
    let card = card.unwrap_or_default();
    Meta {
        id: card.code,
        lang,
        title: if lang == Some(Lang::Ky) { card.title_ky.or(card.title_ru) } else { card.title_ru.or(card.title_ky) },
        kind: card.kind,
        issuer: None,
        number: card.number,
        date: card.date,
        status: card.status,
        edition: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(json: &str) -> (Vec<Source>, Vec<String>) {
        let raw = RawFile { name: "a.json".into(), bytes: json.as_bytes().to_vec() };
        let mut out = Vec::new();
        let notices = import(&raw, &Limits::default(), &mut |s| out.push(s));
        (out, notices.into_iter().map(|n| n.kind).collect())
    }

    const CARD: &str = r#"{"documentCode":"3-38","number":"59","nameRus":"Кодекс","nameKyr":"Кодекси","dateAdopted":"2016-05-16T00:00:00",
        "refTypeId":{"code":"0030"},"status":{"code":"10"},"editions":[{"id":1,"nameRus":"23.06.2026"}]}"#;

    #[test]
    fn an_edition_alone_and_with_its_card() {
        let edition = r#"{"id":9,"nameRus":"20/06/2005","contentRu":"<meta charset=windows-1251><p>21<sup>1</sup>-берене. &#1257;з</p>","contentKg":null,"dateOfFutureEntry":"2027-01-01T00:00:00"}"#;
        let (acts, notices) = run(edition);
        assert_eq!((acts.len(), notices.len()), (1, 0));
        assert_eq!(acts[0].text, "21¹-берене. өз\n");
        assert_eq!(acts[0].meta, Meta { status: Some("dateOfFutureEntry=2027-01-01".into()), ..Meta::default() });
        let (acts, _) = run(&format!(r#"{{"document":{CARD},"edition":{{"contentRu":"<p>А</p>"}},"lang":"kg"}}"#));
        let m = &acts[0].meta;
        assert_eq!((m.id.as_deref(), m.title.as_deref(), m.lang), (Some("3-38"), Some("Кодекси"), Some(Lang::Ky)));
        assert_eq!(
            (m.date.as_deref(), m.kind.as_deref(), m.status.as_deref()),
            (Some("2016-05-16"), Some("0030"), Some("10"))
        );
    }

    #[test]
    fn what_holds_no_act_is_said() {
        for (json, kind) in [
            (CARD, "card-without-text"),
            ("API calls quota exceeded! maximum admitted 20 per 5s.", "quota-answer"),
            ("{\"x\":1}", "no-text"),
            ("{\"contentRu\":\"<p> </p>\"}", "no-text"),
            ("{\"a\":", "bad-json"),
            (&"[".repeat(10_000), "bad-json"),
        ] {
            let (acts, notices) = run(json);
            assert_eq!((acts.len(), notices), (0, vec![kind.to_owned()]));
        }
    }

    #[test]
    fn acts_in_an_array() {
        let (acts, _) = run(r#"[{"text":"Статья 1.\nА","lang":"ru"},{"text":"1-берене.\nА","lang":"ky"}]"#);
        assert_eq!(acts.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["a.json#1", "a.json#2"]);
    }

    #[test]
    fn unknown_dates_are_absent() {
        assert_eq!(date(&serde_json::json!({"d":"0001-01-01T00:00:00"}), "d"), None);
        assert_eq!(date(&serde_json::json!({"d":"14.11.2025 № 257"}), "d"), None);
    }
}
