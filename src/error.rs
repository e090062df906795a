//! What can go wrong: an [`Error`] stops a command, a [`Notice`] is a visible remark and the run goes on.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Why a command could not go on. The text says what, where and what to do next.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's own words.
        source: std::io::Error,
        /// What to do next.
        advice: &'static str,
    },
    /// A file of the project or the user (registry, rule pack, table, labels) does not hold what it should.
    Data {
        /// The file.
        file: String,
        /// Line, from 1; 0 where there is none.
        line: usize,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// The store cannot be used: another format version, damage, locked by another run.
    Store {
        /// The store's folder.
        path: PathBuf,
        /// What is wrong and what to do.
        message: String,
    },
    /// The words of a query could not be understood.
    Query {
        /// Byte place in the query.
        at: usize,
        /// What is wrong there, and a repair.
        message: String,
    },
    /// The call asks for something that does not exist.
    Usage(String),
}

impl Error {
    /// An [`Error::Io`] with what to do next.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error, advice: &'static str) -> Self {
        Error::Io { path: path.into(), source, advice }
    }

    /// An [`Error::Data`] of a TOML text that does not parse, with its line; `file` is its name in the message.
    pub(crate) fn toml(file: &str, text: &str, e: &toml::de::Error) -> Self {
        let line = e.span().map_or(0, |s| line_of(text, s.start));
        Error::Data { file: file.into(), line, message: format!("{}; mend this row", e.message()) }
    }
}

/// The line, from 1, on which a byte of a text stands.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes()[..byte.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Io { path, source, advice } => write!(f, "{}: {source}; {advice}", path.display()),
            Error::Data { file, line: 0, message } => write!(f, "{file}: {message}"),
            Error::Data { file, line, message } => write!(f, "{file}:{line}: {message}"),
            Error::Store { path, message } => write!(f, "store {}: {message}", path.display()),
            Error::Query { at, message } => write!(f, "query, at byte {at}: {message}"),
            Error::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Shorthand of the library's results.
pub type Result<T> = std::result::Result<T, Error>;

/// A remark on one file, act or provision: nothing is silently cut, skipped or defaulted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// File below the folder that was read.
    pub file: String,
    /// Stable kind, such as `empty-file` or `no-text-in-pdf`.
    pub kind: String,
    /// eId of the provision, or empty.
    pub provision: String,
    /// What was seen and what to do next (English).
    pub message: String,
}

impl Notice {
    /// A remark on a whole file.
    pub fn new(file: impl Into<String>, kind: &str, message: impl Into<String>) -> Self {
        Notice { file: file.into(), kind: kind.into(), provision: String::new(), message: message.into() }
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: [{}] {}", self.file, self.kind, self.message)?;
        if !self.provision.is_empty() {
            write!(f, " (at {})", self.provision)?;
        }
        Ok(())
    }
}
