//! Writing the index, and knowing what it lacks.

use super::fields::{FORMS, Fields, PACKED, schema};
use super::packed::{FormsTokenizer, PackedTokenizer};
use super::{DIR, FORMAT, docs, failed};
use crate::act::Act;
use crate::store::{ActId, Store};
use crate::text::{self, Analysis, Memo};
use crate::{Error, Lang, Result};
use std::path::{Path, PathBuf};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

/// Bytes of postings one indexing thread gathers before it writes a segment. Chosen, not
/// measured.
const THREAD_MEMORY: usize = 200 << 20;
/// Segments above which a run merges the small ones: each costs a search some 20 microseconds a word.
const SEGMENTS_MAX: usize = 24;

/// What an index was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing, or another version of fields or stems: everything must be put in again.
    Empty,
    /// This generation of the store.
    At {
        /// See [`Store::generation`].
        generation: i64,
        /// See [`Store::digest`].
        digest: u64,
    },
}

/// The documents of one act, ready to be put in; made in the worker threads.
#[derive(Debug)]
pub struct IndexDocs(Vec<TantivyDocument>);

/// An index open for writing.
pub struct Indexer {
    dir: PathBuf,
    fields: Fields,
    writer: IndexWriter,
}

impl std::fmt::Debug for Indexer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indexer").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl IndexDocs {
    /// Makes the documents of an act. `analysis` is that of `act.text`; `memo` one a thread.
    pub fn new(id: ActId, act: &Act, analysis: &Analysis, memo: &mut Memo) -> IndexDocs {
        let mut out = Vec::new();
        docs::documents(&schema().1, id, act, analysis, memo, &mut out);
        IndexDocs(out)
    }

    /// How many documents.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Indexer {
    /// Opens the index beside the store in `store_dir`, or makes an empty one where there is none or where the one there
    /// cannot be used.
    pub fn open(store_dir: &Path, threads: usize) -> Result<(Indexer, Standing)> {
        let dir = store_dir.join(DIR);
        let (schema, fields) = schema();
        let standing = match open_index(&dir) {
            Ok(index) if index.schema() == *schema => standing_of(&index),
            _ => Standing::Empty,
        };
        if standing == Standing::Empty && dir.exists() {
            std::fs::remove_dir_all(&dir)
                .map_err(|e| Error::io(&dir, e, "remove this folder, it is derived from the store"))?;
        }
        let index = if standing == Standing::Empty {
            std::fs::create_dir_all(&dir)
                .map_err(|e| Error::io(&dir, e, "make room and check the rights of the store's folder"))?;
            let mmap = MmapDirectory::open(&dir).map_err(|e| failed(&dir, &e.into()))?;
            let index =
                Index::create(mmap, schema.clone(), tantivy::IndexSettings::default()).map_err(|e| failed(&dir, &e))?;
            register(&index);
            index
        } else {
            open_index(&dir).map_err(|e| failed(&dir, &e))?
        };
        let threads = threads.clamp(1, 8);
        let writer = index.writer_with_num_threads(threads, threads * THREAD_MEMORY).map_err(|e| failed(&dir, &e))?;
        // Merging while a bulk run writes costs as much as indexing; see `commit`.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok((Indexer { dir, fields: *fields, writer }, standing))
    }

    /// Puts an act in.
    pub fn add(&self, docs: IndexDocs) -> Result<()> {
        for doc in docs.0 {
            self.writer.add_document(doc).map_err(|e| failed(&self.dir, &e))?;
        }
        Ok(())
    }

    /// Takes an act out.
    pub fn remove(&self, id: ActId) {
        self.writer.delete_term(Term::from_field_u64(self.fields.act, id.cast_unsigned()));
    }

    /// Makes everything last, as made from this generation of the store.
    pub fn commit(&mut self, generation: i64, digest: u64) -> Result<()> {
        let payload = format!("{FORMAT} {:016x} {generation} {digest:016x}", probe());
        let result = self.writer.prepare_commit().and_then(|mut c| {
            c.set_payload(&payload);
            c.commit()
        });
        result.map(|_| ()).map_err(|e| failed(&self.dir, &e))
    }

    /// Merges the small segments where there are many, and ends writing.
    pub fn finish(mut self) -> Result<()> {
        let dir = self.dir.clone();
        let run = |writer: &mut IndexWriter| -> tantivy::Result<()> {
            let mut metas = writer.index().searchable_segment_metas()?;
            if metas.len() > SEGMENTS_MAX {
                // Smallest first, by name where equal, so that two runs choose the same.
                metas.sort_by_key(|m| (m.num_docs(), m.id()));
                let ids: Vec<_> = metas[..=metas.len() - SEGMENTS_MAX / 2].iter().map(|m| m.id()).collect();
                writer.merge(&ids).wait()?;
            }
            writer.garbage_collect_files().wait()?;
            Ok(())
        };
        run(&mut self.writer).map_err(|e| failed(&dir, &e))?;
        self.writer.wait_merging_threads().map_err(|e| failed(&dir, &e))
    }

    /// Brings the index to the state of the store; returns how many acts were put in again. `step` is told of each.
    pub fn catch_up(&mut self, store: &Store, standing: Standing, step: &mut dyn FnMut()) -> Result<usize> {
        let from = match standing {
            Standing::At { generation, digest } if store.stood_at(generation, digest)? => {
                for id in store.gone_since(generation)? {
                    self.remove(id);
                }
                generation
            }
            _ => {
                self.writer.delete_all_documents().map_err(|e| failed(&self.dir, &e))?;
                0
            }
        };
        let acts = store.acts_since(from)?;
        let mut memo = Memo::default();
        for id in &acts {
            self.remove(*id);
            let act = store.act(*id)?;
            let words = text::analyse(&act.text, act.lang, &mut memo);
            self.add(IndexDocs::new(*id, &act, &words, &mut memo))?;
            step();
        }
        self.commit(store.generation()?, store.digest()?)?;
        Ok(acts.len())
    }
}

/// Opens an index that exists.
pub(super) fn open_index(dir: &Path) -> tantivy::Result<Index> {
    let index = Index::open_in_dir(dir)?;
    register(&index);
    Ok(index)
}

fn register(index: &Index) {
    index.tokenizers().register(PACKED, PackedTokenizer::default());
    index.tokenizers().register(FORMS, FormsTokenizer::default());
}

/// What an index says it was made from.
pub(super) fn standing_of(index: &Index) -> Standing {
    let read = || -> Option<Standing> {
        let payload = index.load_metas().ok()?.payload?;
        let mut parts = payload.split(' ');
        let format: u32 = parts.next()?.parse().ok()?;
        let stems = u64::from_str_radix(parts.next()?, 16).ok()?;
        let generation = parts.next()?.parse().ok()?;
        let digest = u64::from_str_radix(parts.next()?, 16).ok()?;
        (format == FORMAT && stems == probe()).then_some(Standing::At { generation, digest })
    };
    read().unwrap_or(Standing::Empty)
}

/// A digest of what the language layer does with some words: an index made with other stems finds nothing, so it is
/// rebuilt. The words end in every common way of both languages.
fn probe() -> u64 {
    const WORDS: [&str; 24] = [
        "органов",
        "статьями",
        "лицензирование",
        "осуществляющего",
        "обязанностей",
        "проверках",
        "ведётся",
        "налоговым",
        "граждане",
        "утвержденного",
        "сроков",
        "прокурору",
        "мыйзамдарынын",
        "берененин",
        "укуктуу",
        "салыктын",
        "каттоодон",
        "жүргүзүүчү",
        "уполномоченныйга",
        "көрсөтүлгөн",
        "министрликтин",
        "документтерди",
        "өзгөртүүлөрдү",
        "болуп",
    ];
    let mut all = 0u64;
    for word in WORDS {
        for lang in [Lang::Ru, Lang::Ky] {
            all = all.rotate_left(5).wrapping_add(text::stem_id(lang, &text::fold(word).text).0);
        }
    }
    all
}
