//! Arguments of what is read off the acts: passports, matrix, metrics, bodies.

use super::super::output::Format;
use super::{Acts, Reading, StoreAt, Which};
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// Level of a body, as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum LevelName {
    /// President, parliament, cabinet, ministries and other central bodies.
    Central,
    /// Local state administrations of oblasts and rayons.
    LocalState,
    /// Keneshes, mayor's offices, aiyl okmotu.
    SelfGovernment,
    /// Open or mixed.
    Other,
}

/// Which bodies and acts the figures are about.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Narrow {
    /// Only this body: its id, or words of its name.
    #[arg(long)]
    pub body: Option<String>,
    /// Only bodies of this level, and the provisions that charge them.
    #[arg(long, value_enum)]
    pub level: Option<LevelName>,
    /// Only what is tied to this territory or a place inside it (id or name).
    #[arg(long)]
    pub territory: Option<String>,
    /// Only acts with this URI, or these letters in the file's name.
    #[arg(long)]
    pub act: Option<String>,
}

impl Narrow {
    pub fn wanted(&self) -> crate::matrix::Wanted {
        crate::matrix::Wanted {
            body: self.body.clone(),
            level: self.level.map(crate::bodies::Level::from),
            territory: self.territory.clone(),
        }
    }
}

/// As what the figures are given: rows, or a page.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Shown {
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// One HTML page to read and print instead.
    #[arg(long, conflicts_with = "format")]
    pub html: bool,
    /// Language of the page.
    #[arg(long, value_enum, default_value_t = Reading::Ru)]
    pub reader: Reading,
}

impl From<LevelName> for crate::bodies::Level {
    fn from(l: LevelName) -> Self {
        match l {
            LevelName::Central => Self::Central,
            LevelName::LocalState => Self::LocalState,
            LevelName::SelfGovernment => Self::SelfGovernment,
            LevelName::Other => Self::Other,
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil passports acts/
  jenil passports --store store --format json
  jenil passports acts/ --html --reader ky > passports.html")]
pub(in crate::cli) struct PassportsOf {
    /// Files and folders: docx, rtf, pdf, html, txt, json, jsonl.
    pub paths: Vec<PathBuf>,
    /// Read the acts of this store instead.
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    pub store: Option<PathBuf>,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Counts: of a work in both languages the greater figure; ru and ky apart in json and csv.
Examples:
  jenil matrix --store store --level central --format csv
  jenil matrix --store store --objects --body кенеш
  jenil matrix --store store --bodies
  jenil matrix --store store --html --reader ky > matrix.html")]
pub(in crate::cli) struct MatrixOf {
    #[command(flatten)]
    pub at: StoreAt,
    #[command(flatten)]
    pub which: Acts,
    /// A row for each body, action and object instead of classes of actions.
    #[arg(long, conflicts_with = "bodies")]
    pub objects: bool,
    /// Pairs of bodies that share functions, counted from overlaps.
    #[arg(long)]
    pub bodies: bool,
    #[command(flatten)]
    pub narrow: Narrow,
    #[command(flatten)]
    pub shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "A file of tariffs (CSV, or TOML with the same names below [[tariff]]); each number may be a range:
  obligation,act,tariff,hours,population,frequency
  report,,300-500,2-4,1200,12
  permit,beekeeping,300-500,8,4000-5000,1
obligation: document, fee, inspection, permit, report, duty_citizen, duty_business, duty_person.

Examples:
  jenil metrics --store store
  jenil metrics --store store --by body --format csv
  jenil metrics --store store --by act --tariffs tariffs.csv
  jenil metrics --store store --by all --html > metrics.html"
)]
pub(in crate::cli) struct MetricsOf {
    #[command(flatten)]
    pub at: StoreAt,
    #[command(flatten)]
    pub which: Acts,
    /// What a row is about.
    #[arg(long, default_value = "corpus", value_parser = ["corpus", "level", "territory", "body", "act", "all"])]
    pub by: String,
    /// Tariffs of the Standard Cost Model, TOML or CSV.
    #[arg(long, value_name = "FILE")]
    pub tariffs: Option<PathBuf>,
    #[command(flatten)]
    pub narrow: Narrow,
    #[command(flatten)]
    pub shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil bodies --format csv                     the registry
  jenil bodies «налоговая служба» --store store  one body: names, former names, parent, where it is charged
  jenil bodies --store store --unresolved       bodies that acts charge and the registry does not name")]
pub(in crate::cli) struct BodiesOf {
    /// Explain the bodies with this id, or whose name, short name or former name holds these words.
    pub name: Option<String>,
    /// Only bodies that the registry does not know or knows as a class, with those that acts say stand behind them.
    #[arg(long, requires = "store", conflicts_with = "name")]
    pub unresolved: bool,
    /// Only bodies that the acts of this store charge with something, with their number of mandates; bodies that only
    /// an act knows are among them.
    #[arg(long, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}
