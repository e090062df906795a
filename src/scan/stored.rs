//! Acts of a store as the comparison and the rules need them.

use crate::bodies::{self, Registry};
use crate::build::Processed;
use crate::store::{ActRow, Store};
use crate::text::{self, Memo};
use crate::{Result, Span};
use rayon::prelude::*;

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
