//! The published shape of every record that is printed: Rust types for the program, JSON Schemas for everybody else.
//!
//! The types of places, findings and overlaps are in [`crate::record`]; here are the rows of the other listings.
//! A test prints real records and holds them against the schemas.

mod fact;
mod lines;
mod passport;
mod rows;

pub use fact::FactRecord;
pub use lines::{AnalyzeRecord, LangRecord};
pub use passport::{HoldsRecord, PassportRecord, PaymentRecord, StepRecord, TermRecord};
pub use rows::{
    ActRecord, BodyOf, CitationRecord, CitationTarget, FacetRecord, HitRecord, MandateRecord, PieceRecord, Resolver,
};

/// Version of the schemas; raised when a field is renamed, removed or means something else. Added fields do not raise it.
pub const VERSION: u32 = 1;

/// The published schemas: name, and the text of a JSON Schema (draft 2020-12).
pub const SCHEMAS: &[(&str, &str)] = &[
    ("act", include_str!("act.json")),
    ("analyze", include_str!("analyze.json")),
    ("citation", include_str!("citation.json")),
    ("facet", include_str!("facet.json")),
    ("finding", include_str!("finding.json")),
    ("langid", include_str!("langid.json")),
    ("mandate", include_str!("mandate.json")),
    ("matrix", include_str!("matrix.json")),
    ("matrix-object", include_str!("matrix-object.json")),
    ("matrix-pair", include_str!("matrix-pair.json")),
    ("metrics", include_str!("metrics.json")),
    ("overlap", include_str!("overlap.json")),
    ("passport", include_str!("passport.json")),
    ("place", include_str!("place.json")),
    ("search", include_str!("search.json")),
];

/// The schema of a name.
///
/// ```
/// assert!(jenil::schema::schema("act").unwrap().contains("coverage"));
/// assert!(jenil::schema::schema("none").is_none());
/// ```
pub fn schema(name: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}
