//! Bulk JSON: one act a line, `{"id":…, "lang":"ru", "title":…, "text":…}` and optional metadata; the format of
//! volume data. A line is parsed without a tree: only its known fields are kept.

use super::{Limits, Meta, Source, from_text};
use crate::{Lang, Notice};
use serde::Deserialize;
use std::borrow::Cow;

/// Whole lines of one bulk file.
#[derive(Debug, Clone, Copy)]
pub struct Chunk<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// Number of the first line in the file, from 1.
    pub first_line: u64,
    /// The lines.
    pub bytes: &'a [u8],
}

/// Bad lines named one by one in a chunk; further ones are counted in one last notice, lest a binary file under this
/// name fill the report.
const NAMED_BAD_LINES: usize = 20;

/// One line; unknown fields are skipped.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    id: Scalar<'a>,
    #[serde(borrow, default)]
    lang: Scalar<'a>,
    #[serde(borrow, default)]
    title: Scalar<'a>,
    #[serde(borrow, default)]
    text: Scalar<'a>,
    #[serde(borrow, default, alias = "type", alias = "act_type")]
    kind: Scalar<'a>,
    #[serde(borrow, default, alias = "body", alias = "organ")]
    issuer: Scalar<'a>,
    #[serde(borrow, default)]
    number: Scalar<'a>,
    #[serde(borrow, default)]
    date: Scalar<'a>,
    #[serde(borrow, default)]
    status: Scalar<'a>,
    #[serde(borrow, default)]
    edition: Scalar<'a>,
}

/// A string, or a number or truth value as its own letters; `null` and structures are absent.
#[derive(Default)]
struct Scalar<'a>(Option<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Scalar<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> serde::de::Visitor<'de> for V {
            type Value = Scalar<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a value")
            }
            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(Scalar(Some(Cow::Borrowed(v))))
            }
            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(Scalar(Some(Cow::Owned(v.to_owned()))))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Self::Value, E> {
                Ok(Scalar(Some(Cow::Owned(v.to_string()))))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Self::Value, E> {
                Ok(Scalar(Some(Cow::Owned(v.to_string()))))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Self::Value, E> {
                Ok(Scalar(Some(Cow::Owned(v.to_string()))))
            }
            fn visit_bool<E>(self, v: bool) -> Result<Self::Value, E> {
                Ok(Scalar(Some(Cow::Owned(v.to_string()))))
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Scalar(None))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut a: A) -> Result<Self::Value, A::Error> {
                while a.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(Scalar(None))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut a: A) -> Result<Self::Value, A::Error> {
                while a.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
                Ok(Scalar(None))
            }
        }
        d.deserialize_any(V)
    }
}

impl Scalar<'_> {
    /// The value, when it is not blank.
    fn owned(self) -> Option<String> {
        self.0.filter(|s| !s.trim().is_empty()).map(Cow::into_owned)
    }
}

/// Imports whole lines of a bulk file; each act is named `<file>#<line>`.
///
/// A line that is no JSON object, has no text, or is longer than [`Limits::line_bytes`] gives a notice, and the next
/// line is read.
///
/// ```
/// use jenil::source::{Limits, jsonl};
/// let bytes = br#"{"id":7,"lang":"ky","title":"T","text":"1-\u0431\u0435\u0440\u0435\u043d\u0435.\nA"}"#;
/// let mut out = Vec::new();
/// let notices = jsonl::import_lines(
///     &jsonl::Chunk { name: "a.jsonl", first_line: 3, bytes }, &Limits::default(), &mut |s| out.push(s));
/// assert!(notices.is_empty());
/// assert_eq!((out[0].name.as_str(), out[0].text.as_str()), ("a.jsonl#3", "1-берене.\nA"));
/// ```
pub fn import_lines(chunk: &Chunk<'_>, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    let mut bad = BadLines { notices: Vec::new(), more: 0 };
    let mut acts = 0usize;
    let mut rest = chunk.bytes;
    if chunk.first_line == 1 {
        rest = rest.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(rest);
    }
    let mut number = chunk.first_line;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        if !line.trim_ascii().is_empty() {
            let name = format!("{}#{number}", chunk.name);
            match import_line(name, line, limits) {
                Ok(source) => {
                    acts += 1;
                    sink(source);
                }
                Err(notice) => bad.push(notice),
            }
        }
        number += 1;
    }
    bad.finish(chunk, acts)
}

/// Notices on single lines, capped.
struct BadLines {
    notices: Vec<Notice>,
    more: usize,
}

impl BadLines {
    fn push(&mut self, notice: Notice) {
        if self.notices.len() < NAMED_BAD_LINES {
            self.notices.push(notice);
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self, chunk: &Chunk<'_>, acts: usize) -> Vec<Notice> {
        let bad = self.notices.len() + self.more;
        if acts == 0 && bad > 1 {
            return vec![Notice::new(
                chunk.name,
                "no-acts-in-jsonl",
                format!(
                    "none of {bad} lines from line {} on holds an act ({}); give acts as one JSON object a line with \
                     the field \"text\", or leave the file out",
                    chunk.first_line, self.notices[0].message
                ),
            )];
        }
        if self.more > 0 {
            self.notices.push(Notice::new(
                chunk.name,
                "more-bad-lines",
                format!(
                    "{} more lines from line {} on hold no act; check that the file is bulk JSON, one act a line",
                    self.more, chunk.first_line
                ),
            ));
        }
        self.notices
    }
}

/// One act from one line.
fn import_line(name: String, line: &[u8], limits: &Limits) -> Result<Source, Notice> {
    if line.len() > limits.line_bytes {
        return Err(line_too_long(&name, limits));
    }
    // serde reads a struct from an array as well; that would take the first value for the identifier.
    let parsed = if line.trim_ascii_start().starts_with(b"{") {
        serde_json::from_slice::<Line<'_>>(line).map_err(|e| e.to_string())
    } else {
        Err("the line is no JSON object".to_owned())
    };
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(e) => {
            return Err(Notice::new(
                name,
                "bad-json-line",
                format!("{e}; a line must be one JSON object in UTF-8 with the field \"text\""),
            ));
        }
    };
    let Some(text) = parsed.text.owned() else {
        return Err(Notice::new(name, "no-text-in-line", "the line has no field \"text\" with an act in it"));
    };
    if text.len() > limits.text_bytes {
        return Err(limits.text_too_large(&name));
    }
    let mut source = from_text(&name, text);
    source.meta = Meta {
        id: parsed.id.owned(),
        lang: parsed.lang.0.as_deref().and_then(Lang::from_code),
        title: parsed.title.owned(),
        kind: parsed.kind.owned(),
        issuer: parsed.issuer.owned(),
        number: parsed.number.owned(),
        date: parsed.date.owned(),
        status: parsed.status.owned(),
        edition: parsed.edition.owned(),
    };
    Ok(source)
}

/// The notice for a line past [`Limits::line_bytes`].
pub(super) fn line_too_long(name: &str, limits: &Limits) -> Notice {
    Notice::new(
        name,
        "line-too-long",
        format!(
            "the line is longer than {} MiB, which no act is; check that each act ends with a line break",
            limits.line_bytes >> 20
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(bytes: &[u8]) -> (Vec<Source>, Vec<Notice>) {
        let mut out = Vec::new();
        let chunk = Chunk { name: "b.jsonl", first_line: 1, bytes };
        let notices = import_lines(&chunk, &Limits::default(), &mut |s| out.push(s));
        (out, notices)
    }

    #[test]
    fn fields_of_both_languages() {
        let lines = "\u{feff}{\"id\":1,\"lang\":\"ru\",\"title\":\"О цене\",\"text\":\"Статья 1.\\nТекст\",\"x\":{\"y\":[1]}}\n\n\
            {\"id\":\"a-2\",\"lang\":\"kg\",\"text\":\"1-берене.\\nТекст\",\"number\":12,\"date\":null}\n";
        let (acts, notices) = run(lines.as_bytes());
        assert_eq!(notices, []);
        assert_eq!(acts[0].meta.id.as_deref(), Some("1"));
        assert_eq!(acts[0].meta.lang, Some(Lang::Ru));
        assert_eq!(acts[0].meta.title.as_deref(), Some("О цене"));
        assert_eq!((acts[1].name.as_str(), acts[1].meta.lang), ("b.jsonl#3", Some(Lang::Ky)));
        assert_eq!(acts[1].meta.number.as_deref(), Some("12"));
        assert_eq!(acts[1].meta.date, None);
        assert!(acts.iter().all(Source::tiled));
    }

    #[test]
    fn bad_lines_do_not_stop_the_file() {
        let (acts, notices) = run(b"{\"text\":\n[1]\n{\"id\":1}\n\xff\xfe\n{\"text\":\"ok\"}\n");
        assert_eq!(acts.len(), 1);
        let kinds: Vec<(&str, &str)> = notices.iter().map(|n| (n.file.as_str(), n.kind.as_str())).collect();
        assert_eq!(
            kinds,
            [
                ("b.jsonl#1", "bad-json-line"),
                ("b.jsonl#2", "bad-json-line"),
                ("b.jsonl#3", "no-text-in-line"),
                ("b.jsonl#4", "bad-json-line")
            ]
        );
    }

    #[test]
    fn many_bad_lines_are_counted() {
        let (_, notices) = run(("x\n".repeat(1000) + "{\"text\":\"act\"}").as_bytes());
        assert_eq!(notices.len(), NAMED_BAD_LINES + 1);
        assert!(notices.last().is_some_and(|n| n.message.starts_with("980 more")));
        let (_, notices) = run("x\n".repeat(1000).as_bytes());
        assert_eq!(notices.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), ["no-acts-in-jsonl"]);
    }

    #[test]
    fn deep_nesting_costs_no_stack_and_hides_no_act() {
        let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
        for field in ["title", "unknown"] {
            let (acts, notices) = run(format!("{{\"{field}\":{deep},\"text\":\"a\"}}").as_bytes());
            assert_eq!((acts.len(), notices.len()), (1, 0), "{field}");
            assert_eq!(acts[0].meta.title, None);
        }
    }
}
