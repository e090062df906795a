//! Acts of a store as the comparison and the rules need them.

use super::Report;
use super::audit::{self, Options};
use crate::bodies::{self, Registry};
use crate::build::{Processed, Progress};
use crate::record::Decision;
use crate::store::{ActRow, Filter, Store};
use crate::text::{self, Memo};
use crate::{Result, Span};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Bytes of text decoded before they are analysed: keeps the decoder of the store, which is one thread, ahead.
const BATCH_BYTES: u64 = 32 << 20;

/// Reads acts of a store, with their facts, and analyses their words again, in the order of `rows`.
///
/// # Errors
/// A store that cannot be read.
pub fn load(store: &Store, rows: &[ActRow]) -> Result<Vec<Processed>> {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while at < rows.len() && (batch.is_empty() || bytes + rows[at].bytes <= BATCH_BYTES) {
            batch.push((store.act(rows[at].id)?, store.facts(rows[at].id, None)?));
            bytes += rows[at].bytes;
            at += 1;
        }
        out.par_extend(batch.into_par_iter().map_init(Memo::default, |memo, (act, facts)| {
            let units: Vec<Span> = act.provisions.iter().map(|p| p.own).filter(|s| !s.is_empty()).collect();
            let analysis = text::analyse_blocks(&act.text, &units, act.lang, memo);
            let mentions = bodies::mentions(&act, &analysis, Registry::builtin());
            Processed { act, analysis, mentions, facts, notices: Vec::new() }
        }));
    }
    Ok(out)
}

/// The report on the acts of a store, people's decisions included.
///
/// # Errors
/// A store that cannot be read, threads that cannot be started.
pub fn report(store: &Store, filter: &Filter, options: &Options) -> Result<Report> {
    let acts = load(store, &store.acts(filter)?)?;
    let mut report = audit::acts(acts, options, store.notices()?, store.corpus_digest()?)?;
    decide(&mut report, store)?;
    Ok(report)
}

/// The report on drafts beside the acts of a store, where one is given.
///
/// # Errors
/// A path that does not exist, a store that cannot be read, threads that cannot be started.
pub fn scan(drafts: &[PathBuf], store: Option<&Store>, options: &Options, progress: &dyn Progress) -> Result<Report> {
    let acts = match store {
        Some(store) => load(store, &store.acts(&Filter::default())?)?,
        None => Vec::new(),
    };
    let mut report = audit::scan(drafts, acts, options, progress)?;
    if let Some(store) = store {
        decide(&mut report, store)?;
    }
    Ok(report)
}

/// Puts people's decisions beside the findings they are about.
fn decide(report: &mut Report, store: &Store) -> Result<()> {
    let decisions: BTreeMap<String, Decision> = store
        .decisions()?
        .into_iter()
        .map(|d| (d.finding, Decision { verdict: d.verdict, by: d.by, at: d.at, why: d.why }))
        .collect();
    for f in &mut report.findings {
        f.decision = decisions.get(&f.id).cloned();
    }
    Ok(())
}
