//! How an act stands in the store: its structure as a positional record, its text in blocks, both compressed.

use crate::act::Act;
use crate::facts::Fact;
use crate::{Error, Result, Span};
use std::path::Path;

/// Row of a file. Never used twice in one store.
pub type FileId = i64;

/// Row of an act: the file's row and the act's place in the file, see [`act_id`]. Never used twice in one store, so an
/// index can name acts by it.
pub type ActId = i64;

/// Bits for the place of an act in its file: 16 million acts in one bulk file.
const ACT_BITS: u32 = 24;
/// Bits for a block of an act's text.
const BLOCK_BITS: u32 = 16;

/// Bytes of text in one block: a snippet decompresses one block, not a code of two megabytes. Chosen, not
/// measured.
pub(super) const BLOCK: usize = 64 * 1024;

/// zstd level: the fastest, since the store is written more than it is carried. Chosen, not measured.
const LEVEL: i32 = 1;

/// The row of the `nth` act (from 0) of a file.
pub(crate) const fn act_id(file: FileId, nth: usize) -> ActId {
    (file << ACT_BITS) | nth as i64
}

/// How many acts one file may hold.
pub(crate) const ACTS_PER_FILE: usize = 1 << ACT_BITS;

/// The row of block `n` of an act's text.
pub(super) const fn block_id(act: ActId, n: usize) -> i64 {
    (act << BLOCK_BITS) | n as i64
}

/// An act ready to be stored; made in the worker threads, because compressing costs more than storing.
#[derive(Debug)]
pub struct EncodedAct {
    /// The act without its text.
    pub(super) head: Act,
    /// Bytes of the text.
    pub(super) bytes: u64,
    /// Bytes the provisions account for.
    pub(super) covered: u64,
    /// Structure, compressed.
    pub(super) record: Vec<u8>,
    /// Text, block by block, compressed.
    pub(super) blocks: Vec<Vec<u8>>,
}

/// The facts of one act ready to be stored.
#[derive(Debug, Default)]
pub struct EncodedFacts {
    /// (kind, how many, JSON lines compressed), by kind in alphabetical order.
    pub(super) by_kind: Vec<(&'static str, usize, Vec<u8>)>,
    /// Registry ids of the bodies the act charges with something, sorted.
    pub(super) bodies: Vec<String>,
}

impl EncodedAct {
    /// Compresses an act. `covered` is the number of bytes its provisions account for.
    pub fn new(mut act: Act, covered: u64) -> Result<EncodedAct> {
        let text = std::mem::take(&mut act.text);
        let record = postcard::to_allocvec(&act)
            .map_err(|e| Error::Usage(format!("{}: the act cannot be recorded ({e}); report this", act.file)))?;
        let record = compress(&record)?;
        let blocks = text.as_bytes().chunks(BLOCK).map(compress).collect::<Result<_>>()?;
        Ok(EncodedAct { bytes: text.len() as u64, covered, head: act, record, blocks })
    }

    /// Bytes of the act's text.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl EncodedFacts {
    /// Compresses facts, which keep their order inside each kind. `bodies` are the registry ids the act can be found by.
    pub fn new(facts: &[Fact], mut bodies: Vec<String>) -> Result<EncodedFacts> {
        let mut lines: std::collections::BTreeMap<&'static str, (usize, Vec<u8>)> = Default::default();
        for fact in facts {
            let (count, out) = lines.entry(fact.kind.name()).or_default();
            *count += 1;
            serde_json::to_writer(&mut *out, fact)
                .map_err(|e| Error::Usage(format!("a fact cannot be recorded ({e}); report this")))?;
            out.push(b'\n');
        }
        bodies.sort();
        bodies.dedup();
        let by_kind = lines.into_iter().map(|(k, (n, out))| Ok((k, n, compress(&out)?))).collect::<Result<Vec<_>>>()?;
        Ok(EncodedFacts { by_kind, bodies })
    }
}

fn compress(data: &[u8]) -> Result<Vec<u8>> {
    thread_local! {
        // A fresh compressor allocates and clears a megabyte; acts of 10 kB would pay for it each time.
        static ZSTD: std::cell::RefCell<Option<zstd::bulk::Compressor<'static>>> = const { std::cell::RefCell::new(None) };
    }
    let run = || -> std::io::Result<Vec<u8>> {
        ZSTD.with_borrow_mut(|z| {
            if z.is_none() {
                *z = Some(zstd::bulk::Compressor::new(LEVEL)?);
            }
            match z {
                Some(z) => z.compress(data),
                None => Ok(Vec::new()),
            }
        })
    };
    run().map_err(|e| Error::Usage(format!("compression failed ({e}); is memory exhausted?")))
}

/// The reverse of [`compress`]. `at_most` bounds what a damaged record can make us allocate.
pub(super) fn decompress(path: &Path, data: &[u8], at_most: usize) -> Result<Vec<u8>> {
    thread_local! {
        static ZSTD: std::cell::RefCell<Option<zstd::bulk::Decompressor<'static>>> = const { std::cell::RefCell::new(None) };
    }
    let run = || -> std::io::Result<Vec<u8>> {
        ZSTD.with_borrow_mut(|z| {
            if z.is_none() {
                *z = Some(zstd::bulk::Decompressor::new()?);
            }
            match z {
                Some(z) => z.decompress(data, at_most),
                None => Ok(Vec::new()),
            }
        })
    };
    run().map_err(|e| damaged(path, &e.to_string()))
}

/// The most a structure record may decompress to: above the largest that the limits on sources let through.
pub(super) const RECORD_MAX: usize = 1 << 30;

/// Reads the structure of an act; the text is left empty.
pub(super) fn decode_head(path: &Path, record: &[u8]) -> Result<Act> {
    let plain = decompress(path, record, RECORD_MAX)?;
    postcard::from_bytes(&plain).map_err(|e| damaged(path, &e.to_string()))
}

/// Reads facts written by [`EncodedFacts::new`].
pub(super) fn decode_facts(path: &Path, data: &[u8], out: &mut Vec<Fact>) -> Result<()> {
    let plain = decompress(path, data, RECORD_MAX)?;
    for line in plain.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        out.push(serde_json::from_slice(line).map_err(|e| damaged(path, &e.to_string()))?);
    }
    Ok(())
}

/// The numbers of the first and last block that hold `span`, the last one included.
pub(super) fn blocks_of(span: Span) -> (usize, usize) {
    let from = span.from as usize / BLOCK;
    (from, (span.to.max(span.from + 1) as usize - 1) / BLOCK)
}

pub(super) fn damaged(path: &Path, what: &str) -> Error {
    Error::Store {
        path: path.into(),
        message: format!("a record cannot be read ({what}); the store is damaged: index the files into a new folder"),
    }
}
