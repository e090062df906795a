//! SQLite's errors in the words of a user.

use crate::{Error, Result};
use rusqlite::ErrorCode;
use std::path::Path;

/// Turns a result of SQLite into one of ours, with what to do next.
pub(super) trait OrStore<T> {
    /// `path` is the store's file.
    fn or_store(self, path: &Path) -> Result<T>;
}

impl<T> OrStore<T> for rusqlite::Result<T> {
    fn or_store(self, path: &Path) -> Result<T> {
        self.map_err(|e| Error::Store { path: path.into(), message: message(&e) })
    }
}

fn message(e: &rusqlite::Error) -> String {
    let advice = match e.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "the disk is full; what was stored before stays: make room and run the same command again"
        }
        Some(ErrorCode::SystemIoFailure) => {
            "the disk could not be read or written; check its free space and state, then run the same command again"
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program holds the store; wait until it ends and run the command again"
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "the store cannot be opened or written; check the rights of its folder"
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            "the file is damaged or not a store; move it away and index the files again"
        }
        _ => "run the command again; if it stays, index the files into a new folder and report this",
    };
    format!("{e}; {advice}")
}
