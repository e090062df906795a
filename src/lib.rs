//! **jenil** (жеңил, "light"): legal-text analysis for regulatory simplification in Kyrgyz and Russian.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod act;
pub mod align;
pub mod bodies;
pub mod build;
#[cfg(feature = "cli")]
pub mod cli;
pub mod error;
pub mod evaluate;
pub mod facts;
pub mod index;
pub mod lang;
pub mod lexicon;
pub mod matrix;
pub mod metrics;
pub mod overlap;
pub mod passport;
pub mod record;
pub mod report;
pub mod rules;
pub mod scan;
pub mod schema;
pub mod source;
pub mod span;
pub mod store;
pub mod text;

pub use error::{Error, Notice, Result};
pub use lang::{Lang, Tri};
pub use span::Span;
