//! Commands on a text or standard input: analyze, langid; and the schemas.

use super::End;
use super::args::{Analyze, Langid, Schema};
use super::output::{Column, Records, print};
use crate::schema::{AnalyzeRecord, LangRecord, SCHEMAS, schema as schema_of};
use crate::text::Memo;
use crate::{Error, Result};
use std::io::BufRead;

/// Calls `f` with the text given, or else with each line of standard input, without its ending.
fn each_line(text: &[String], mut f: impl FnMut(&str) -> Result<()>) -> Result<()> {
    if !text.is_empty() {
        return f(&text.join(" "));
    }
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
    each_line(&a.text, |line| {
        for word in AnalyzeRecord::all(line, a.lang, &mut memo) {
            out.push(&word)?;
        }
        Ok(())
    })?;
    out.end("no word")?;
    Ok(End::Done)
}

const LANGID: &[Column] = &[("lang", "lang"), ("confidence", "confidence")];

pub(super) fn langid(a: &Langid) -> Result<End> {
    let mut out = Records::new(a.format, LANGID, LANGID)?;
    each_line(&a.text, |line| out.push(&LangRecord::of(line)))?;
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
