//! Arguments of the commands that judge: audit, scan, findings.

use super::{Listing, date};
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// Language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Reading {
    /// Russian.
    Ru,
    /// Kyrgyz.
    Ky,
    /// English.
    En,
}

impl Reading {
    /// Its code: `ru`, `ky`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::Ky => "ky",
            Self::En => "en",
        }
    }
}

/// Weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Weight {
    /// Any.
    Low,
    /// Medium and high.
    Medium,
    /// High only.
    High,
}

/// Rule packs of one's own.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct RulesDir {
    /// Folder of rule packs (*.toml) over the built-in ones: a rule, list or ground of a known name replaces theirs.
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
}

/// How findings are made and shown.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Judging {
    #[command(flatten)]
    pub packs: RulesDir,
    /// Folder for report.html, findings.jsonl, findings.csv and overlaps.jsonl.
    #[arg(long, value_name = "DIR", default_value = "jenil-report")]
    pub out: PathBuf,
    /// Language of the tables and of the page when it opens.
    #[arg(long = "lang", value_enum, default_value_t = Reading::Ru)]
    pub reader: Reading,
    /// Only this rule (may be given several times; preview rules too).
    #[arg(long, value_name = "CODE")]
    pub rule: Vec<String>,
    /// Not this rule (may be given several times).
    #[arg(long, value_name = "CODE")]
    pub except: Vec<String>,
    /// Preview rules too: those whose measured precision is below 0.70.
    #[arg(long)]
    pub preview: bool,
    /// Day of the law the run speaks about, for tables with dates.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<String>,
    /// Threads; one a core by default. The result does not depend on it.
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N")]
    pub threads: usize,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil audit acts/
  jenil audit acts/ more/law.docx --out report --lang ky
  jenil audit --store store --rule B02 --rule C04")]
pub(in crate::cli) struct Audit {
    /// Files and folders: docx, rtf, pdf, html, txt, json, jsonl.
    pub paths: Vec<PathBuf>,
    /// Audit the acts of this store instead.
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    pub store: Option<PathBuf>,
    #[command(flatten)]
    pub judging: Judging,
    /// Exit with code 1 when there are notices.
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil scan draft.docx --store store
  jenil scan drafts/ --fail-on medium --out draft-report

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run.")]
pub(in crate::cli) struct Scan {
    /// Drafts: files and folders.
    #[arg(required = true)]
    pub drafts: Vec<PathBuf>,
    /// Store of acts that the drafts are compared with.
    #[arg(long, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// Least weight of a finding that makes the exit code 1.
    #[arg(long, value_enum, default_value_t = Weight::High, value_name = "WEIGHT")]
    pub fail_on: Weight,
    #[command(flatten)]
    pub judging: Judging,
    /// Exit with code 1 when there are notices.
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct FindingsOf {
    #[command(flatten)]
    pub packs: RulesDir,
    #[command(flatten)]
    pub listing: Listing,
    /// Only this rule (may be given several times; preview rules too).
    #[arg(long, value_name = "CODE")]
    pub rule: Vec<String>,
    /// Preview rules too.
    #[arg(long)]
    pub preview: bool,
}
