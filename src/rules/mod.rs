//! Rules: what is looked for. One registry of data rules (TOML packs) and code rules (one file each).

mod catalogue;
pub(crate) mod code;
mod engine;
#[cfg(test)]
mod examples;
mod known;
mod matcher;
mod pack;
mod pass;
mod pattern;
mod phrase;
mod rule;
mod table;
mod trial;
mod view;

pub use catalogue::{MEASURED, Measured, Measures, catalogue, skeleton};
pub use engine::{LANGS, Registry, Selection, Worker, run};
pub use known::{KNOWN_ACTS, KnownActs};
pub use pack::{BUILT_IN, Domain, Packs, Subject};
pub use pass::{Context, Findings, Group, GroupKind, Member, Pass, Scope, Spot, Unit, finding_id};
pub use rule::{Example, Ground, Rule, fill};
pub use table::{KnownPermit, Limit, LimitValue, Register, Sure, Tables};
pub use trial::{Trial, try_examples};
pub use view::{ActInput, View, short};

use crate::{Span, Tri};
use serde::{Deserialize, Serialize};

/// Weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl Severity {
    /// `low`, `medium` or `high`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }
}

/// Maturity of a rule, by its measured precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// On by default.
    Stable,
    /// Off by default.
    Preview,
    /// Kept for old decisions.
    Deprecated,
    /// Gone; the code is not used again.
    Removed,
}

impl Status {
    /// `stable`, `preview`, `deprecated` or `removed`.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Stable => "stable",
            Status::Preview => "preview",
            Status::Deprecated => "deprecated",
            Status::Removed => "removed",
        }
    }
}

/// One place that supports a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Index of the act in the run.
    pub act: u32,
    /// Index of the provision.
    pub provision: u32,
    /// The quote, bytes of the act's text.
    pub span: Span,
}

/// A candidate defect with its evidence; a person judges it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable identifier: hash of rule, place and matched text.
    pub id: String,
    /// Code of the rule.
    pub rule: String,
    /// Weight.
    pub severity: Severity,
    /// 0 to 1.
    pub confidence: f32,
    /// Places; the first is where the finding is shown.
    pub evidence: Vec<Evidence>,
    /// The words that fired, inside the first evidence.
    pub trigger: Span,
    /// Why here, in one line.
    pub reason: Tri,
}
