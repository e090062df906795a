//! The outermost stage: one report, written as JSON lines, CSV, HTML and a table for the terminal.
//!
//! Writers take the same [`Report`](crate::scan::Report) and give text; the caller writes the files.

pub mod csv;
pub mod html;
pub mod jsonl;
pub mod output;
pub mod terminal;
