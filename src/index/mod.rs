//! The search index: derived from the [store](crate::store), rebuilt from it at any time; the only user of tantivy.
//!
//! ```text
//! act + its words → documents (one a unit) → tantivy
//! query → plan → candidates from tantivy → ranked, grouped → snippets from the store's text
//! ```

mod asking;
mod candidates;
mod cite;
mod docs;
mod facets;
mod fields;
mod grammar;
mod group;
mod packed;
mod plan;
mod query;
mod rank;
mod recent;
mod relatives;
mod search;
mod short;
mod similar;
mod snippet;
mod synonyms;
mod units;
mod words;
mod writer;

pub use facets::Facet;
pub use query::{Field, Node, parse};
pub use search::{Answer, Ask, Hit, Piece, Searcher, Sort};
pub use units::{Unit, units};
pub use writer::{IndexDocs, Indexer, Standing};

use crate::store::Store;
use crate::{Error, Result};
use std::path::Path;

/// Name of the index's folder inside the store's.
pub const DIR: &str = "index";

/// Version of the fields and of what stands in them; an index of another version is rebuilt.
const FORMAT: u32 = 2;

/// Whether the index beside the store is there and stands at the store's generation.
pub fn is_fresh(store: &Store) -> Result<bool> {
    let standing = writer::open_index(&store.dir().join(DIR)).map_or(Standing::Empty, |i| writer::standing_of(&i));
    Ok(standing == Standing::At { generation: store.generation()?, digest: store.digest()? })
}

/// tantivy's errors in the words of a user.
fn failed(dir: &Path, e: &tantivy::TantivyError) -> Error {
    let text = e.to_string();
    let full = text.contains("No space left") || text.contains("os error 28") || text.contains("os error 112");
    let advice = if full {
        "the disk is full; the store itself is untouched: make room and run `jenil reindex`"
    } else {
        "the store itself is untouched: run `jenil reindex`"
    };
    Error::Store { path: dir.into(), message: format!("search index: {text}; {advice}") }
}
