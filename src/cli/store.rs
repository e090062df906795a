//! Commands on the store as a whole: index, reindex, info.

use super::End;
use super::args::{Index, Reindex, StoreOnly};
use super::output::{Format, print};
use super::progress::Bar;
use crate::build::{self, Options, build};
use crate::index::Searcher;
use crate::store::{Filter, Store};
use crate::{Error, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Notices shown one by one; the rest is counted and listed by `jenil notices`.
const NOTICES_SHOWN: usize = 20;

pub(super) fn index(a: &Index) -> Result<End> {
    let mut store = Store::create(&a.at.store)?;
    let options = Options { prune: a.prune, threads: a.threads, ..Options::new(a.paths.clone()) };
    let bar = Bar::new();
    let outcome = build(&mut store, &options, &bar);
    bar.clear();
    let o = outcome?;
    for n in o.notices.iter().take(NOTICES_SHOWN) {
        eprintln!("{n}");
    }
    if o.notices.len() > NOTICES_SHOWN {
        eprintln!("… and {} more: jenil notices --store {}", o.notices.len() - NOTICES_SHOWN, a.at.store.display());
    }
    let mut text = format!(
        "{}: {} acts stored ({:.1} MB of text); files: {} new, {} changed, {} unchanged",
        a.at.store.display(),
        o.acts,
        o.bytes as f64 / 1e6,
        o.new,
        o.changed,
        o.unchanged,
    );
    match (o.vanished, o.pruned) {
        (0, _) => {}
        (n, 0) => write!(text, ", {n} not found any more and kept (--prune takes them out)").unwrap_or(()),
        (_, n) => write!(text, ", {n} taken out").unwrap_or(()),
    }
    writeln!(text, "; notices: {}", o.notices.len()).unwrap_or(());
    print(&text)?;
    if o.acts + o.unchanged == 0 && store.acts(&Filter::default())?.is_empty() {
        return Err(Error::Usage(format!(
            "no act was found in {}; give folders with docx, rtf, pdf, html, txt, json or jsonl files",
            shown(&a.paths)
        )));
    }
    Ok(if a.strict && !o.notices.is_empty() { End::Remarked } else { End::Done })
}

fn shown(paths: &[std::path::PathBuf]) -> String {
    paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

pub(super) fn reindex(a: &Reindex) -> Result<End> {
    let store = Store::create(&a.at.store)?;
    let bar = Bar::new();
    let n = build::reindex(&store, a.threads, &bar);
    bar.clear();
    print(&format!("{}: {} acts in the index\n", a.at.store.display(), n?))?;
    Ok(End::Done)
}

/// What a store holds.
#[derive(Debug, Serialize)]
struct Info {
    store: String,
    format: i64,
    files: usize,
    acts: usize,
    by_lang: BTreeMap<String, usize>,
    by_kind: BTreeMap<String, usize>,
    provisions: u64,
    text_bytes: u64,
    coverage: f64,
    facts: BTreeMap<String, u64>,
    notices: usize,
    generation: i64,
    corpus: String,
    index: &'static str,
}

pub(super) fn info(a: &StoreOnly) -> Result<End> {
    let store = Store::open(&a.at.store)?;
    let acts = store.acts(&Filter::default())?;
    let count = |key: &dyn Fn(&crate::store::ActRow) -> String| {
        let mut out = BTreeMap::new();
        for a in &acts {
            *out.entry(key(a)).or_insert(0) += 1;
        }
        out
    };
    let bytes: u64 = acts.iter().map(|a| a.bytes).sum();
    let info = Info {
        store: a.at.store.display().to_string(),
        format: crate::store::FORMAT,
        files: store.files()?.len(),
        acts: acts.len(),
        by_lang: count(&|a| a.lang.code().to_owned()),
        by_kind: count(&|a| a.kind.clone().unwrap_or_else(|| "unknown".to_owned())),
        provisions: acts.iter().map(|a| a.provisions).sum(),
        text_bytes: bytes,
        coverage: if bytes == 0 { 1.0 } else { acts.iter().map(|a| a.covered).sum::<u64>() as f64 / bytes as f64 },
        facts: store.fact_counts()?.into_iter().collect(),
        notices: store.notices()?.len(),
        generation: store.generation()?,
        corpus: store.corpus_digest()?,
        index: if crate::index::is_fresh(&store)? { "fresh" } else { "behind; the next search or index brings it up" },
    };
    let value = serde_json::to_value(&info).map_err(|e| Error::Usage(e.to_string()))?;
    match a.format {
        Format::Json | Format::Jsonl => print(&format!("{value}\n"))?,
        _ => {
            let mut text = String::new();
            for (key, value) in value.as_object().into_iter().flatten() {
                let value = match value {
                    serde_json::Value::String(s) => s.clone(),
                    serde_json::Value::Object(o) => {
                        o.iter().map(|(k, v)| format!("{k} {v}")).collect::<Vec<_>>().join(", ")
                    }
                    other => other.to_string(),
                };
                writeln!(text, "{key:<12}  {value}").unwrap_or(());
            }
            print(&text)?;
        }
    }
    Ok(End::Done)
}

/// A searcher over a fresh index. A reader that finds another run writing searches the index as it stands.
pub(super) fn searcher(dir: &Path) -> Result<Searcher> {
    let (searcher, behind) = build::searcher(dir, 0)?;
    if let Some(e) = behind {
        eprintln!("jenil: the search index is behind the store and could not be brought up ({e})");
    }
    Ok(searcher)
}
