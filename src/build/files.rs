//! Files through the threads into the store.

use super::{Options, Outcome, Progress, process};
use crate::index::{IndexDocs, Indexer};
use crate::source::{self, RawFile, Source, jsonl, walk};
use crate::store::{Batch, EncodedAct, EncodedFacts, FileId, Store, act_id};
use crate::text::Memo;
use crate::{Error, Notice, Result};
use rustc_hash::FxHashMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Bytes of text in one transaction: larger ones save little, and a killed run loses at most this much work.
const BATCH_BYTES: u64 = 64 << 20;
/// Bytes of text after which the index is made to last, too: each time costs a segment a thread.
const INDEX_BYTES: u64 = 768 << 20;
/// Notices one chunk of a bulk file may have before their places meet those of the next chunk.
const NOTICES_PER_CHUNK: usize = 1 << 32;

/// Work for a thread.
enum Job {
    /// A file by its place in the list.
    File { nth: usize, id: FileId },
    /// Lines of a bulk file.
    Chunk { nth: usize, id: FileId, chunk: usize, lines: walk::Lines },
}

/// An act ready to be stored.
struct Ready {
    nth: usize,
    act: EncodedAct,
    facts: EncodedFacts,
    docs: Option<IndexDocs>,
    notices: usize,
}

/// What came out of a job, or what the feeder has to say.
enum Done {
    /// The store has this file already.
    Unchanged {
        bytes: u64,
    },
    /// The file could not be read now; what the store has of it stays.
    Unread(Notice),
    File {
        nth: usize,
        id: FileId,
        sha256: String,
        size: u64,
        acts: Vec<Ready>,
        notices: Vec<(Option<usize>, Notice)>,
    },
    BulkStart {
        nth: usize,
        id: FileId,
        sha256: String,
        size: u64,
    },
    Chunk {
        id: FileId,
        chunk: usize,
        bytes: u64,
        acts: Vec<Ready>,
        notices: Vec<(Option<usize>, Notice)>,
    },
    BulkEnd {
        id: FileId,
        chunks: usize,
        notices: Vec<(Option<usize>, Notice)>,
    },
    Failed(Error),
}

/// Everything the threads share.
struct Shared<'a> {
    items: &'a [walk::Item],
    known: &'a FxHashMap<String, (String, FileId)>,
    options: &'a Options,
    indexed: bool,
}

pub(super) fn run(
    store: &mut Store,
    mut indexer: Option<&mut Indexer>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let (items, notices) = walk::list(&options.paths)?;
    progress.total(items.iter().map(|i| i.bytes_len).sum());
    let known = store.files()?;
    let first_id = store.next_file_id()?;
    let mut outcome = Outcome { notices, ..Outcome::default() };
    let threads = options.threads();
    let shared = Shared { items: &items, known: &known, options, indexed: indexer.is_some() };
    let (jobs, job_queue) = sync_channel::<Job>(threads);
    let (done, done_queue) = sync_channel::<Done>(threads * 2);
    let job_queue = Mutex::new(job_queue);
    std::thread::scope(|scope| {
        let (shared, job_queue) = (&shared, &job_queue);
        let feeder_done = done.clone();
        scope.spawn(move || feed(shared, first_id, &jobs, &feeder_done));
        for _ in 0..threads {
            let done = done.clone();
            scope.spawn(move || work(shared, job_queue, &done));
        }
        drop(done);
        // Moved in, so that it is dropped on an error: the threads then find nobody to send to and end.
        let queue = done_queue;
        Writer::new(store, indexer.as_deref_mut(), shared, progress, &mut outcome).run(&queue)
    })?;
    let mut gone: Vec<&String> =
        known.keys().filter(|name| items.binary_search_by(|i| i.name.as_str().cmp(name)).is_err()).collect();
    gone.sort();
    outcome.vanished = gone.len();
    if options.prune && !gone.is_empty() {
        outcome.pruned = gone.len();
        let batch = store.batch()?;
        for name in gone {
            for act in batch.remove_file(name)? {
                if let Some(indexer) = &indexer {
                    indexer.remove(act);
                }
            }
        }
        batch.commit()?;
    }
    Ok(outcome)
}

/// Hands out the files in order; bulk files in pieces. Ends early when nobody listens any more.
fn feed(shared: &Shared<'_>, first_id: FileId, jobs: &SyncSender<Job>, done: &SyncSender<Done>) {
    for (nth, item) in shared.items.iter().enumerate() {
        let id = first_id + nth as FileId;
        let sent = if item.is_bulk() {
            feed_bulk(shared, nth, id, item, jobs, done)
        } else {
            jobs.send(Job::File { nth, id }).is_ok()
        };
        if !sent {
            return;
        }
    }
}

fn feed_bulk(
    shared: &Shared<'_>,
    nth: usize,
    id: FileId,
    item: &walk::Item,
    jobs: &SyncSender<Job>,
    done: &SyncSender<Done>,
) -> bool {
    let sha256 = match hash(item) {
        Ok(sha256) => sha256,
        Err(notice) => return done.send(Done::Unread(notice)).is_ok(),
    };
    if shared.known.get(&item.name).is_some_and(|k| k.0 == sha256) {
        return done.send(Done::Unchanged { bytes: item.bytes_len }).is_ok();
    }
    if done.send(Done::BulkStart { nth, id, sha256, size: item.bytes_len }).is_err() {
        return false;
    }
    let mut chunks = 0;
    let mut notices = Vec::new();
    for lines in walk::jsonl_chunks(item, &shared.options.limits) {
        match lines {
            Ok(lines) => {
                if jobs.send(Job::Chunk { nth, id, chunk: chunks, lines }).is_err() {
                    return false;
                }
                chunks += 1;
            }
            Err(notice) => notices.push((None, notice)),
        }
    }
    done.send(Done::BulkEnd { id, chunks, notices }).is_ok()
}

/// A worker: takes jobs until there are none or nobody listens.
fn work(shared: &Shared<'_>, jobs: &Mutex<Receiver<Job>>, done: &SyncSender<Done>) {
    let mut memo = Memo::default();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let result = match job {
            Job::File { nth, id } => file(shared, nth, id, &mut memo),
            Job::Chunk { nth, id, chunk, lines } => bulk(shared, nth, id, chunk, &lines, &mut memo),
        };
        if done.send(result.unwrap_or_else(Done::Failed)).is_err() {
            return;
        }
    }
}

fn file(shared: &Shared<'_>, nth: usize, id: FileId, memo: &mut Memo) -> Result<Done> {
    let item = &shared.items[nth];
    let raw: RawFile = match walk::read(item, &shared.options.limits) {
        Ok(raw) => raw,
        Err(notice) => return Ok(Done::Unread(notice)),
    };
    let (sha256, size) = (source::sha256(&raw.bytes), raw.bytes.len() as u64);
    if shared.known.get(&item.name).is_some_and(|k| k.0 == sha256) {
        return Ok(Done::Unchanged { bytes: size });
    }
    let mut sources = Vec::new();
    let mut notices: Vec<_> =
        source::import(&raw, &shared.options.limits, &mut |s| sources.push(s)).into_iter().map(|n| (None, n)).collect();
    drop(raw);
    let mut acts = Vec::new();
    for (place, source) in sources.into_iter().enumerate() {
        one(shared, id, place, source, memo, &mut acts, &mut notices)?;
    }
    Ok(Done::File { nth, id, sha256, size, acts, notices })
}

fn bulk(
    shared: &Shared<'_>,
    nth: usize,
    id: FileId,
    chunk: usize,
    lines: &walk::Lines,
    memo: &mut Memo,
) -> Result<Done> {
    let piece = jsonl::Chunk { name: &shared.items[nth].name, first_line: lines.first_line, bytes: &lines.bytes };
    let (mut acts, mut notices) = (Vec::new(), Vec::new());
    let mut failure = None;
    let remarks = jsonl::import_lines(&piece, &shared.options.limits, &mut |source| {
        // An act of a bulk file is named by its line, so its place does not depend on how the file was cut.
        let line = source.name.rsplit('#').next().and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
        if let Err(e) = one(shared, id, line.saturating_sub(1), source, memo, &mut acts, &mut notices) {
            failure.get_or_insert(e);
        }
    });
    match failure {
        Some(e) => Err(e),
        None => {
            notices.extend(remarks.into_iter().map(|n| (None, n)));
            Ok(Done::Chunk { id, chunk, bytes: lines.bytes.len() as u64, acts, notices })
        }
    }
}

fn one(
    shared: &Shared<'_>,
    file: FileId,
    place: usize,
    source: Source,
    memo: &mut Memo,
    acts: &mut Vec<Ready>,
    notices: &mut Vec<(Option<usize>, Notice)>,
) -> Result<()> {
    let p = match process(source, memo) {
        Ok(p) => p,
        Err(notice) => {
            *memo = Memo::default();
            notices.push((None, notice));
            return Ok(());
        }
    };
    let docs = shared.indexed.then(|| IndexDocs::new(act_id(file, place), &p.act, &p.analysis, memo));
    let facts = EncodedFacts::new(&p.facts, p.bodies())?;
    let covered = p.covered();
    let count = p.notices.len();
    notices.extend(p.notices.into_iter().map(|n| (Some(place), n)));
    acts.push(Ready { nth: place, act: EncodedAct::new(p.act, covered)?, facts, docs, notices: count });
    Ok(())
}

/// A bulk file on its way.
#[derive(Default)]
struct Bulk {
    seen: usize,
    expected: Option<usize>,
}

/// The one that writes.
struct Writer<'a> {
    store: &'a mut Store,
    indexer: Option<&'a mut Indexer>,
    shared: &'a Shared<'a>,
    progress: &'a dyn Progress,
    outcome: &'a mut Outcome,
    bulk: FxHashMap<FileId, Bulk>,
}

impl<'a> Writer<'a> {
    fn new(
        store: &'a mut Store,
        indexer: Option<&'a mut Indexer>,
        shared: &'a Shared<'a>,
        progress: &'a dyn Progress,
        outcome: &'a mut Outcome,
    ) -> Writer<'a> {
        Writer { store, indexer, shared, progress, outcome, bulk: FxHashMap::default() }
    }

    fn run(mut self, queue: &Receiver<Done>) -> Result<()> {
        let mut since_index = 0;
        let mut next = queue.recv().ok();
        while next.is_some() {
            let before = self.outcome.bytes;
            let batch = self.store.batch()?;
            while let Some(done) = next {
                // The index may get an act before the batch is committed: it is itself committed only after.
                let mut put = Put {
                    batch: &batch,
                    indexer: self.indexer.as_deref(),
                    shared: self.shared,
                    progress: self.progress,
                    outcome: self.outcome,
                    bulk: &mut self.bulk,
                };
                put.done(done)?;
                if self.outcome.bytes - before >= BATCH_BYTES {
                    break;
                }
                next = queue.recv().ok();
            }
            batch.commit()?;
            since_index += self.outcome.bytes - before;
            if let Some(indexer) = &mut self.indexer
                && since_index >= INDEX_BYTES
            {
                since_index = 0;
                indexer.commit(self.store.generation()?, self.store.digest()?)?;
            }
            next = queue.recv().ok();
        }
        Ok(())
    }
}

/// One result on its way into an open batch.
struct Put<'a, 's> {
    batch: &'a Batch<'s>,
    indexer: Option<&'a Indexer>,
    shared: &'a Shared<'a>,
    progress: &'a dyn Progress,
    outcome: &'a mut Outcome,
    bulk: &'a mut FxHashMap<FileId, Bulk>,
}

impl Put<'_, '_> {
    fn done(&mut self, done: Done) -> Result<()> {
        match done {
            Done::Failed(e) => return Err(e),
            Done::Unchanged { bytes } => {
                self.outcome.unchanged += 1;
                self.progress.advance(0, bytes);
            }
            Done::Unread(notice) => self.outcome.notices.push(notice),
            Done::File { nth, id, sha256, size, acts, notices } => {
                self.start(nth, id, &sha256, size)?;
                self.acts(id, acts)?;
                self.notices(id, 0, notices)?;
                self.batch.finish_file(id)?;
                self.progress.advance(0, size);
            }
            Done::BulkStart { nth, id, sha256, size } => {
                self.bulk.insert(id, Bulk::default());
                self.start(nth, id, &sha256, size)?;
            }
            Done::Chunk { id, chunk, bytes, acts, notices } => {
                self.acts(id, acts)?;
                self.notices(id, (chunk + 1) * NOTICES_PER_CHUNK, notices)?;
                self.progress.advance(0, bytes);
                self.bulk.entry(id).or_default().seen += 1;
                self.finish_bulk(id)?;
            }
            Done::BulkEnd { id, chunks, notices } => {
                self.notices(id, 0, notices)?;
                self.bulk.entry(id).or_default().expected = Some(chunks);
                self.finish_bulk(id)?;
            }
        }
        Ok(())
    }

    fn start(&mut self, nth: usize, id: FileId, sha256: &str, size: u64) -> Result<()> {
        let name = &self.shared.items[nth].name;
        if self.shared.known.contains_key(name) {
            self.outcome.changed += 1;
        } else {
            self.outcome.new += 1;
        }
        for gone in self.batch.put_file(id, name, sha256, size)? {
            if let Some(indexer) = self.indexer {
                indexer.remove(gone);
            }
        }
        Ok(())
    }

    fn acts(&mut self, file: FileId, acts: Vec<Ready>) -> Result<()> {
        for ready in acts {
            self.batch.put_act(file, ready.nth, &ready.act, &ready.facts, ready.notices)?;
            self.outcome.acts += 1;
            self.outcome.bytes += ready.act.bytes();
            self.progress.advance(1, 0);
            if let (Some(indexer), Some(docs)) = (self.indexer, ready.docs) {
                indexer.add(docs)?;
            }
        }
        Ok(())
    }

    fn notices(&mut self, file: FileId, first: usize, notices: Vec<(Option<usize>, Notice)>) -> Result<()> {
        self.batch.put_notices(file, first, &notices)?;
        self.outcome.notices.extend(notices.into_iter().map(|n| n.1));
        Ok(())
    }

    fn finish_bulk(&mut self, id: FileId) -> Result<()> {
        if self.bulk.get(&id).is_some_and(|b| b.expected == Some(b.seen)) {
            self.bulk.remove(&id);
            self.batch.finish_file(id)?;
        }
        Ok(())
    }
}

/// SHA-256 of a file of any size, as [`source::sha256`] writes it.
fn hash(item: &walk::Item) -> std::result::Result<String, Notice> {
    use sha2::{Digest, Sha256};
    let read = || -> std::io::Result<String> {
        let mut file = std::fs::File::open(&item.path)?;
        let mut all = Sha256::new();
        let mut buffer = vec![0; 256 << 10];
        loop {
            match std::io::Read::read(&mut file, &mut buffer)? {
                0 => break,
                n => all.update(&buffer[..n]),
            }
        }
        Ok(all.finalize().iter().map(|b| format!("{b:02x}")).collect())
    };
    read().map_err(|e| {
        Notice::new(&item.name, "unreadable-file", format!("{e}; give this user the right to read it, or leave it out"))
    })
}
