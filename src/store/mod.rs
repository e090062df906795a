//! The system of record: one SQLite file with the acts, what was read from them and what people decided.
//!
//! ```text
//! DIR/jenil.sqlite   the store: files, acts (compressed records), facts, notices, runs, findings, decisions
//! DIR/index/         the search index: derived, rebuilt from the store at any time (see [`crate::index`])
//! DIR/lock           held while a run writes
//! ```
//!
//! A run writes in batches, each one transaction and one *generation*. Killed at any moment, the file opens and holds
//! the batches that were finished; the next run does the rest, because a file is skipped only when its row stands.
//! The index notes the generation it was made from, so it knows what it lacks.

mod failure;
mod judged;
mod read;
mod record;
mod write;

pub use judged::{Decision, RunRow, StoredFinding};
pub use read::{ActRow, Filter};
pub(crate) use record::act_id;
pub use record::{ActId, EncodedAct, EncodedFacts, FileId};
pub use write::Batch;

use crate::{Error, Result};
use failure::OrStore;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Name of the store's file inside its folder.
pub const FILE: &str = "jenil.sqlite";

/// Version of the store's tables and records. Raised whenever a store written before cannot be read any more:
/// a changed table, or a changed field of [`Act`](crate::act::Act) (its record is positional).
pub const FORMAT: i64 = 2;

/// `jnl` and a version of the marking itself: tells a store from other SQLite files.
const APPLICATION_ID: i64 = 0x6a6e_6c31;

/// An open store.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    dir: PathBuf,
    /// Held for the life of a store opened for writing.
    _lock: Option<File>,
}

impl Store {
    /// Opens the store in `dir` for writing, making folder and file where there are none.
    ///
    /// # Errors
    /// Another run writes to it, another format version, no right to write, a full disk.
    pub fn create(dir: &Path) -> Result<Store> {
        std::fs::create_dir_all(dir)
            .map_err(|e| Error::io(dir, e, "choose a folder for --store that can be written"))?;
        let lock_path = dir.join("lock");
        let lock = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&lock_path)
            .map_err(|e| Error::io(&lock_path, e, "choose a folder for --store that can be written"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(Error::Store {
                    path: dir.into(),
                    message: "another jenil writes to this store; wait until it ends and run the command again".into(),
                });
            }
            Err(std::fs::TryLockError::Error(e)) => {
                return Err(Error::io(&lock_path, e, "choose a folder for --store on a disk that supports locks"));
            }
        }
        let file = dir.join(FILE);
        let conn = Connection::open(&file).or_store(&file)?;
        let store = Store { conn, dir: dir.into(), _lock: Some(lock) };
        store.set_up(true)?;
        Ok(store)
    }

    /// Opens the store in `dir` for reading.
    ///
    /// # Errors
    /// No store there, another format version, damage.
    pub fn open(dir: &Path) -> Result<Store> {
        let file = dir.join(FILE);
        if !file.is_file() {
            return Err(Error::Store {
                path: dir.into(),
                message: format!("no {FILE} here; make one with `jenil index PATHS --store {}`", dir.display()),
            });
        }
        // A reader of a WAL file needs the shared-memory file beside it, so read-only media fall back to immutable.
        let conn = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)
            .or_else(|_| Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY))
            .or_store(&file)?;
        let store = Store { conn, dir: dir.into(), _lock: None };
        store.set_up(false)?;
        Ok(store)
    }

    /// An empty store in memory: for a report without `--store`, and for tests.
    pub fn in_memory() -> Result<Store> {
        let conn = Connection::open_in_memory().or_store(Path::new(":memory:"))?;
        let store = Store { conn, dir: PathBuf::new(), _lock: None };
        store.set_up(true)?;
        Ok(store)
    }

    /// The folder of the store; empty for one in memory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    fn path(&self) -> PathBuf {
        self.dir.join(FILE)
    }

    fn set_up(&self, may_create: bool) -> Result<()> {
        let path = self.path();
        let c = &self.conn;
        c.busy_timeout(std::time::Duration::from_secs(10)).or_store(&path)?;
        let application: i64 = c.pragma_query_value(None, "application_id", |r| r.get(0)).or_store(&path)?;
        let version: i64 = c.pragma_query_value(None, "user_version", |r| r.get(0)).or_store(&path)?;
        let tables: i64 = c.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0)).or_store(&path)?;
        let empty = application == 0 && version == 0 && tables == 0;
        if may_create && empty {
            // WAL with NORMAL: a killed process loses nothing that was committed, a power cut at most the last
            // batches, and neither damages the file.
            c.pragma_update(None, "journal_mode", "WAL").or_store(&path)?;
            c.execute_batch(&format!(
                "BEGIN IMMEDIATE; {} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT}; COMMIT;",
                include_str!("schema.sql")
            ))
            .or_store(&path)?;
        } else if empty {
            // A run that was killed while it made the file leaves it so.
            return Err(Error::Store {
                message: format!(
                    "no act was stored here yet, the run that began to was stopped; make one with `jenil index PATHS --store {}`",
                    self.dir.display()
                ),
                path,
            });
        } else if application != APPLICATION_ID {
            return Err(Error::Store {
                path,
                message: "this SQLite file was not made by jenil; give another folder with --store".into(),
            });
        } else if version != FORMAT {
            let age = if version < FORMAT { "an older" } else { "a newer" };
            let remedy = if version < FORMAT {
                "index the files again into a new folder"
            } else {
                "use the newer jenil, or index the files again into a new folder"
            };
            return Err(Error::Store {
                path,
                message: format!(
                    "the store has format version {version}, written by {age} jenil; this one reads version {FORMAT}: {remedy}"
                ),
            });
        }
        c.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;")
            .or_store(&path)
    }

    /// A number of the `meta` table; 0 where there is none.
    fn meta(&self, key: &str) -> Result<i64> {
        self.conn
            .query_row("SELECT value FROM meta WHERE key = ?1", [key], |r| r.get(0))
            .optional()
            .or_store(&self.path())
            .map(|v| v.unwrap_or(0))
    }

    /// The number of batches ever written: what an index or a report was made from.
    pub fn generation(&self) -> Result<i64> {
        self.meta("generation")
    }

    /// Whether this store stood at `generation` with this digest: an index made from another store did not.
    pub fn stood_at(&self, generation: i64, digest: u64) -> Result<bool> {
        if generation == 0 {
            return Ok(digest == 0);
        }
        self.conn
            .query_row(
                "SELECT count(*) FROM generations WHERE generation = ?1 AND digest = ?2",
                [generation, digest.cast_signed()],
                |r| r.get::<_, i64>(0),
            )
            .or_store(&self.path())
            .map(|n| n > 0)
    }

    /// An order-free digest of the files in the store: two stores with the same files have the same one.
    pub fn digest(&self) -> Result<u64> {
        self.meta("digest").map(i64::cast_unsigned)
    }
}

#[cfg(test)]
mod tests;
