//! The engine: acts compared with each other ([`corpus`]), a folder of acts to a report ([`audit`]), drafts against a store.

pub mod audit;
pub mod corpus;
pub mod stored;

use crate::Notice;
use crate::record::{ActRef, FindingRecord, OverlapRecord};
use serde::{Deserialize, Serialize};

/// What made a report: enough to make it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Version of jenil.
    pub version: String,
    /// Digest of the rules that ran, hex.
    pub rules: String,
    /// Digest of the texts that were read, hex.
    pub corpus: String,
    /// Date of the law the run applies, ISO; given by the caller, never the clock.
    pub as_of: Option<String>,
}

/// An act with the figures the report shows of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActSummary {
    /// The act.
    #[serde(flatten)]
    pub act: ActRef,
    /// Provisions.
    pub provisions: u32,
    /// Articles.
    pub articles: u32,
    /// Share of the text's bytes the structure accounts for: 1.0.
    pub coverage: f64,
    /// Mandates.
    pub mandates: u32,
    /// Findings whose first place is in this act.
    pub findings: u32,
    /// In force, as the act or the table of known acts says.
    pub in_force: bool,
}

/// Everything a run found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What made it.
    pub run: Run,
    /// Acts in the order of their files.
    pub acts: Vec<ActSummary>,
    /// Findings, weightiest first.
    pub findings: Vec<FindingRecord>,
    /// Overlaps, strongest first.
    pub overlaps: Vec<OverlapRecord>,
    /// Mandates a body, most first: (registry id, name, mandates, of these in overlaps).
    pub bodies: Vec<BodyFigures>,
    /// Remarks.
    pub notices: Vec<Notice>,
}

/// Figures of one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyFigures {
    /// Registry id, or `act:<slug>`.
    pub id: String,
    /// Name, Russian where the registry has one.
    pub name_ru: String,
    /// Name, Kyrgyz where the registry has one.
    pub name_ky: String,
    /// Mandates.
    pub mandates: u32,
    /// Of these, in an overlap.
    pub overlapping: u32,
    /// Findings whose place concerns the body's mandates.
    pub findings: u32,
}
