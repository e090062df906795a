//! Commands on standard input: analyze, langid; and the schemas.

use super::End;
use super::args::{Analyze, Langid, Schema};
use super::output::{Column, Records, print};
use crate::schema::{AnalyzeRecord, LangRecord, SCHEMAS, schema as schema_of};
use crate::text::{self, Memo, TextLang, TokenKind};
use crate::{Error, Lang, Result};
use std::io::BufRead;

/// Calls `f` with each line of standard input, without its ending.
fn each_line(mut f: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let failed = |e| Error::io("standard input", e, "give text in UTF-8");
    let mut input = std::io::stdin().lock();
    let mut line = String::new();
    loop {
        line.clear();
        if input.read_line(&mut line).map_err(failed)? == 0 {
            return Ok(());
        }
        f(line.trim_end_matches(['\n', '\r']))?;
    }
}

const ANALYZE: &[Column] = &[("form", "form"), ("stem", "stem")];

pub(super) fn analyze(a: &Analyze) -> Result<End> {
    let mut out = Records::new(a.format, ANALYZE, ANALYZE)?;
    let mut memo = Memo::default();
    each_line(|line| {
        let lang = a.lang.unwrap_or_else(|| match text::lang_of(line).lang {
            TextLang::One(l) => l,
            _ => Lang::Ru,
        });
        let words = text::analyse(line, lang, &mut memo);
        for t in words.tokens.iter().filter(|t| t.kind != TokenKind::Punct) {
            let folded = t.folded.of(&words.folded.text);
            let stem = match t.kind {
                TokenKind::Word => text::stem(lang, folded).into_owned(),
                _ => text::number_key(folded).into_owned(),
            };
            out.push(&AnalyzeRecord { form: t.span.of(line).to_owned(), lang, stem, span: t.span })?;
        }
        Ok(())
    })?;
    out.end("no word")?;
    Ok(End::Done)
}

const LANGID: &[Column] = &[("lang", "lang"), ("confidence", "confidence")];

pub(super) fn langid(a: &Langid) -> Result<End> {
    let mut out = Records::new(a.format, LANGID, LANGID)?;
    each_line(|line| {
        let guess = text::lang_of(line);
        let lang = match guess.lang {
            TextLang::One(l) => l.code(),
            TextLang::Mixed => "mixed",
            TextLang::Other => "other",
        };
        let confidence = (f64::from(guess.confidence) * 1e4).round() / 1e4;
        out.push(&LangRecord { lang: lang.to_owned(), confidence })
    })?;
    out.end("no line")?;
    Ok(End::Done)
}

pub(super) fn schema(a: &Schema) -> Result<End> {
    match &a.name {
        None => {
            let names: Vec<&str> = SCHEMAS.iter().map(|s| s.0).collect();
            print(&format!("{}\n", names.join("\n")))?;
        }
        Some(name) => match schema_of(name) {
            Some(text) => print(text)?,
            None => {
                let names: Vec<&str> = SCHEMAS.iter().map(|s| s.0).collect();
                return Err(Error::Usage(format!("no schema is called {name}; there are {}", names.join(", "))));
            }
        },
    }
    Ok(End::Done)
}
