//! Writing: batches of files, each one transaction and one generation.

use super::failure::OrStore;
use super::record::{ActId, EncodedAct, EncodedFacts, FileId, act_id, block_id};
use super::{Store, read::kind_name};
use crate::{Error, Notice, Result};
use rusqlite::{OptionalExtension, Transaction, params};
use std::path::PathBuf;

/// An open transaction. Dropped without [`commit`](Batch::commit), it leaves the store as it was.
#[derive(Debug)]
pub struct Batch<'s> {
    tx: Transaction<'s>,
    path: PathBuf,
    generation: i64,
}

impl Store {
    /// Starts a batch.
    pub fn batch(&mut self) -> Result<Batch<'_>> {
        let path = self.path();
        let tx = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).or_store(&path)?;
        let generation = 1 + tx
            .query_row("SELECT value FROM meta WHERE key = 'generation'", [], |r| r.get::<_, i64>(0))
            .or_store(&path)?;
        Ok(Batch { tx, path, generation })
    }

    /// The row the next new file gets.
    pub fn next_file_id(&self) -> Result<FileId> {
        let top: Option<i64> = self
            .conn
            .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'files'", [], |r| r.get(0))
            .optional()
            .or_store(&self.path())?;
        Ok(top.unwrap_or(0) + 1)
    }
}

impl Batch<'_> {
    /// The generation this batch will be.
    pub fn generation(&self) -> i64 {
        self.generation
    }

    /// Takes a file and all that was read from it out of the store; returns the acts that went. Nothing happens where
    /// there is none of that name.
    pub fn remove_file(&self, name: &str) -> Result<Vec<ActId>> {
        let row: Option<(FileId, String, bool)> = self
            .tx
            .query_row("SELECT id, sha256, whole FROM files WHERE name = ?1", [name], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })
            .optional()
            .or_store(&self.path)?;
        let Some((id, sha256, whole)) = row else { return Ok(Vec::new()) };
        let acts = {
            let mut s = self
                .tx
                .prepare_cached("INSERT INTO gone SELECT id, ?2 FROM acts WHERE file_id = ?1 RETURNING act")
                .or_store(&self.path)?;
            let rows = s.query_map(params![id, self.generation], |r| r.get(0)).or_store(&self.path)?;
            rows.map(|r| r.or_store(&self.path)).collect::<Result<Vec<ActId>>>()?
        };
        self.tx.execute("DELETE FROM files WHERE id = ?1", [id]).or_store(&self.path)?;
        if whole {
            self.add_digest(name, &sha256, false)?;
        }
        Ok(acts)
    }

    /// Puts a file in, as row `id`; one of the same name is replaced with everything read from it. The file counts as
    /// stored only after [`finish_file`](Self::finish_file): a bulk file may take several batches. Returns the acts that
    /// went.
    pub fn put_file(&self, id: FileId, name: &str, sha256: &str, size: u64) -> Result<Vec<ActId>> {
        let gone = self.remove_file(name)?;
        self.tx
            .prepare_cached("INSERT INTO files (id, name, sha256, size, whole) VALUES (?1, ?2, ?3, ?4, 0)")
            .and_then(|mut s| s.execute(params![id, name, sha256, size as i64]))
            .or_store(&self.path)?;
        Ok(gone)
    }

    /// Says that everything of a file is in.
    pub fn finish_file(&self, id: FileId) -> Result<()> {
        let (name, sha256): (String, String) = self
            .tx
            .query_row("UPDATE files SET whole = 1 WHERE id = ?1 RETURNING name, sha256", [id], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })
            .or_store(&self.path)?;
        self.add_digest(&name, &sha256, true)
    }

    /// Puts in the `nth` act (from 0) of a file put in before, with its facts. `notices` is how many notices it has.
    pub fn put_act(
        &self,
        file: FileId,
        nth: usize,
        act: &EncodedAct,
        facts: &EncodedFacts,
        notices: usize,
    ) -> Result<ActId> {
        if nth >= super::record::ACTS_PER_FILE {
            return Err(Error::Usage(format!(
                "{}: one file holds at most {} acts; split it",
                act.head.file,
                super::record::ACTS_PER_FILE
            )));
        }
        let id = act_id(file, nth);
        let h = &act.head.header;
        let status = h.status.as_ref().map(|s| kind_name(&s.value)).transpose()?;
        let kind = h.kind.as_ref().map(|k| kind_name(&k.value)).transpose()?;
        self.tx
            .prepare_cached("INSERT INTO acts VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)")
            .and_then(|mut s| {
                s.execute(params![
                    id,
                    file,
                    act.head.file,
                    act.head.uri,
                    act.head.lang.code(),
                    h.title.as_ref().map(|v| &v.value),
                    kind,
                    h.issuer.as_ref().map(|v| &v.value),
                    h.number.as_ref().map(|v| &v.value),
                    h.date.as_ref().map(|v| &v.value),
                    status,
                    h.edition.as_ref().map(|v| &v.value),
                    act.covered as i64,
                    act.bytes as i64,
                    act.head.provisions.len() as i64,
                    notices as i64,
                    self.generation,
                    act.record
                ])
            })
            .or_store(&self.path)?;
        for (n, block) in act.blocks.iter().enumerate() {
            self.tx
                .prepare_cached("INSERT INTO texts VALUES (?1, ?2, ?3)")
                .and_then(|mut s| s.execute(params![block_id(id, n), id, block]))
                .or_store(&self.path)?;
        }
        for (kind, count, data) in &facts.by_kind {
            self.tx
                .prepare_cached("INSERT INTO facts VALUES (?1, ?2, ?3, ?4)")
                .and_then(|mut s| s.execute(params![id, kind, *count as i64, data]))
                .or_store(&self.path)?;
        }
        for body in &facts.bodies {
            self.tx
                .prepare_cached("INSERT INTO bodies VALUES (?1, ?2)")
                .and_then(|mut s| s.execute(params![body, id]))
                .or_store(&self.path)?;
        }
        Ok(id)
    }

    /// Puts in notices of a file, in order, from place `first` on; each with the place (from 0) of its act in the file
    /// where it has one.
    pub fn put_notices(&self, file: FileId, first: usize, notices: &[(Option<usize>, Notice)]) -> Result<()> {
        for (seq, (nth, n)) in (first..).zip(notices) {
            self.tx
                .prepare_cached("INSERT INTO notices VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .and_then(|mut s| {
                    let act = nth.map(|nth| act_id(file, nth));
                    s.execute(params![file, seq as i64, act, n.file, n.kind, n.provision, n.message])
                })
                .or_store(&self.path)?;
        }
        Ok(())
    }

    /// Makes the batch last.
    pub fn commit(self) -> Result<i64> {
        self.tx
            .execute("UPDATE meta SET value = ?1 WHERE key = 'generation'", [self.generation])
            .or_store(&self.path)?;
        self.tx
            .execute("INSERT INTO generations SELECT ?1, value FROM meta WHERE key = 'digest'", [self.generation])
            .or_store(&self.path)?;
        self.tx.commit().or_store(&self.path)?;
        Ok(self.generation)
    }

    /// Adds a file to the order-free digest of the store, or takes it off.
    fn add_digest(&self, name: &str, sha256: &str, add: bool) -> Result<()> {
        use sha2::{Digest, Sha256};
        let both = Sha256::new().chain_update(sha256.as_bytes()).chain_update(name.as_bytes()).finalize();
        let mut eight = [0; 8];
        eight.copy_from_slice(&both[..8]);
        let one = i64::from_le_bytes(eight);
        let old: i64 =
            self.tx.query_row("SELECT value FROM meta WHERE key = 'digest'", [], |r| r.get(0)).or_store(&self.path)?;
        let new = if add { old.wrapping_add(one) } else { old.wrapping_sub(one) };
        self.tx
            .prepare_cached("UPDATE meta SET value = ?1 WHERE key = 'digest'")
            .and_then(|mut s| s.execute([new]))
            .or_store(&self.path)?;
        Ok(())
    }
}
