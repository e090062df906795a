//! The build: files become a store and an index, in bounded memory, with the same result for any number of threads.
//!
//! ```text
//! feeder ── jobs (a file, or 4 MB of a bulk file) ──► workers: read, import, parse, analyse, extract, compress
//!                                                        │ what is ready to be stored
//!                                                        ▼
//!                                         writer: SQLite batches, then the index
//! ```
//! Both queues are short and bounded, so memory does not grow with the corpus. Rows are named by file and place in the
//! file before the workers start, so it does not matter who is ready first. The index gets an act only after the store
//! has it, and is told the generation it stands at: whatever a killed run left out, the next one puts in.

mod files;
mod one;

pub use one::{Processed, process};

use crate::index::{Indexer, Searcher};
use crate::store::{Filter, Store};
use crate::{Notice, Result};
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Debug, Clone)]
pub struct Options {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Take files out of the store that are not among `paths` any more.
    pub prune: bool,
    /// Threads that read and parse; 0 for one a core.
    pub threads: usize,
    /// What the importers accept.
    pub limits: crate::source::Limits,
}

impl Options {
    /// Everything below `paths`, with one thread a core.
    pub fn new(paths: Vec<PathBuf>) -> Options {
        Options { paths, prune: false, threads: 0, limits: crate::source::Limits::default() }
    }

    fn threads(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            n => n,
        }
    }
}

/// Who is told how far the build is.
pub trait Progress: Sync {
    /// The bytes of all files.
    fn total(&self, bytes: u64);
    /// Something more was stored or found unchanged: acts and bytes of files.
    fn advance(&self, acts: u64, bytes: u64);
}

/// Nobody.
impl Progress for () {
    fn total(&self, _: u64) {}
    fn advance(&self, _: u64, _: u64) {}
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files that were not in the store.
    pub new: usize,
    /// Files whose content had changed.
    pub changed: usize,
    /// Files that were in the store already.
    pub unchanged: usize,
    /// Files in the store that were not found this time.
    pub vanished: usize,
    /// Of those, files taken out.
    pub pruned: usize,
    /// Acts stored.
    pub acts: usize,
    /// Bytes of their texts.
    pub bytes: u64,
    /// Notices of this run, by file.
    pub notices: Vec<Notice>,
}

/// Builds the store and its index from files.
///
/// # Errors
/// A path that does not exist, a store that cannot be written, a full disk. What was stored stays.
pub fn build(store: &mut Store, options: &Options, progress: &dyn Progress) -> Result<Outcome> {
    let on_disk = !store.dir().as_os_str().is_empty();
    let mut indexer = if on_disk { Some(caught_up(store, options.threads())?) } else { None };
    let mut outcome = files::run(store, indexer.as_mut(), options, progress)?;
    if let Some(mut indexer) = indexer {
        indexer.commit(store.generation()?, store.digest()?)?;
        indexer.finish()?;
    }
    outcome.notices.sort();
    Ok(outcome)
}

/// An indexer whose index stands at the store's generation.
fn caught_up(store: &Store, threads: usize) -> Result<Indexer> {
    let (mut indexer, standing) = Indexer::open(store.dir(), threads)?;
    indexer.catch_up(store, standing, &mut || ())?;
    Ok(indexer)
}

/// Makes the index anew from the store; returns how many acts it holds.
pub fn reindex(store: &Store, threads: usize, progress: &dyn Progress) -> Result<usize> {
    let dir = store.dir().join(crate::index::DIR);
    if dir.exists() {
        std::fs::remove_dir_all(&dir)
            .map_err(|e| crate::Error::io(&dir, e, "remove this folder, it is derived from the store"))?;
    }
    let all = store.acts(&Filter::default())?;
    progress.total(all.iter().map(|a| a.bytes).sum());
    let mean = all.iter().map(|a| a.bytes).sum::<u64>() / all.len().max(1) as u64;
    let threads = Options { threads, ..Options::new(Vec::new()) }.threads();
    let (mut indexer, standing) = Indexer::open(store.dir(), threads)?;
    let n = indexer.catch_up(store, standing, &mut || progress.advance(1, mean))?;
    indexer.finish()?;
    Ok(n)
}

/// Brings the index to the state of the store where it is missing, old or behind. A reader calls this before it searches.
pub fn freshen(store: &Store, threads: usize) -> Result<()> {
    if crate::index::is_fresh(store)? {
        return Ok(());
    }
    caught_up(store, threads)?.finish()
}

/// Opens a store for searching, its index brought up where it is behind. Where that fails, as when another run is writing,
/// the index is searched as it stands and the reason stands beside the searcher.
///
/// # Errors
/// No store there, or an index that cannot be opened.
pub fn searcher(dir: &Path, threads: usize) -> Result<(Searcher, Option<crate::Error>)> {
    let reader = Store::open(dir)?;
    let mut behind = None;
    if !crate::index::is_fresh(&reader)? {
        behind = Store::create(dir).and_then(|writer| freshen(&writer, threads)).err();
    }
    Ok((Searcher::open(reader)?, behind))
}
