//! Arguments of the commands on a store: build it, search it, list what it holds.

use super::super::output::Format;
use super::{Acts, StoreAt, Which, lang};
use crate::Lang;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil index acts/ --store store
  jenil index acts/ --store store --prune --strict

Unchanged files are skipped, changed ones replaced. Files are known by their path below the folder given. A run that was
stopped is completed by the next one.")]
pub(in crate::cli) struct Index {
    /// Files and folders: docx, rtf, pdf, html, txt, json, jsonl.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub at: StoreAt,
    /// Take files out of the store that are not found any more.
    #[arg(long)]
    pub prune: bool,
    /// Exit with code 1 when there are notices.
    #[arg(long)]
    pub strict: bool,
    /// Threads; one a core by default.
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N")]
    pub threads: usize,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Reindex {
    #[command(flatten)]
    pub at: StoreAt,
    /// Threads; one a core by default.
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N")]
    pub threads: usize,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil search 'возврат излишне уплаченного налога' --store store
  jenil search 'ст. 205 УК' --store store
  jenil search 'Салык кодексинин 196-беренеси' --store store
  jenil search '\"крайняя необходимость\" И lang:ru -штраф' --store store --limit 20
  jenil search 'лиценз* вид:law' --store store --from 2015 --format jsonl

Words side by side are wished for; phrases in quotes, fields and what stands around AND (И, ЖАНА) are demanded.
Fields: lang kind issuer status date number body title heading.")]
pub(in crate::cli) struct Search {
    /// What to look for.
    #[arg(required = true, num_args = 1..)]
    pub query: Vec<String>,
    #[command(flatten)]
    pub at: StoreAt,
    /// How many results.
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// How many results to pass over first.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: usize,
    /// Order of what answers the query: by weight, latest act first, or what is in force first.
    #[arg(long, value_enum, default_value_t = SortBy::Relevance)]
    pub sort: SortBy,
    /// Count instead of listing: how many provisions are found by language, kind, issuer, body, status, year, territory.
    #[arg(long)]
    pub facets: bool,
    #[command(flatten)]
    pub which: Which,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// See [`crate::index::Sort`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum SortBy {
    Relevance,
    Date,
    Force,
}

impl From<SortBy> for crate::index::Sort {
    fn from(s: SortBy) -> Self {
        match s {
            SortBy::Relevance => Self::Relevance,
            SortBy::Date => Self::Date,
            SortBy::Force => Self::Force,
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  jenil similar /akn/kg/act/law/2021-10-28/127 art_205 --store store")]
pub(in crate::cli) struct Similar {
    /// URI of the act, as `jenil acts` prints it, or the name of its file.
    pub uri: String,
    /// eId of the provision.
    pub eid: String,
    #[command(flatten)]
    pub at: StoreAt,
    /// How many results.
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// How many results to pass over first.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: usize,
    #[command(flatten)]
    pub which: Which,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil citations --store store --from 2020 --format csv
  jenil citations --store store --target /akn/kg/act/law/2021-10-28/127
  jenil citations --store store --target /akn/kg/act/law/2021-10-28/127 --eid art_205")]
pub(in crate::cli) struct CitationsOf {
    #[command(flatten)]
    pub listing: Listing,
    /// Only citations of this act (its URI): who cites it.
    #[arg(long, value_name = "URI")]
    pub target: Option<String>,
    /// Only citations of this provision of it, or of what stands in it.
    #[arg(long, requires = "target", value_name = "EID")]
    pub eid: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil show /akn/kg/act/law/2021-10-28/127 --store store
  jenil show /akn/kg/act/law/2021-10-28/127 art_205 --lang ky --store store")]
pub(in crate::cli) struct Show {
    /// URI of the act, as `jenil acts` prints it, or the name of its file.
    pub uri: String,
    /// eId of a provision, such as art_205 or art_205__para_1.
    pub eid: Option<String>,
    /// Language of the text; both where it is not given.
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    #[command(flatten)]
    pub at: StoreAt,
    /// Form of the output; the text itself as a table.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil acts --store store
  jenil acts --store store --kind code --lang ky --format jsonl
  jenil mandates --store store --from 2020 --format csv")]
pub(in crate::cli) struct Listing {
    #[command(flatten)]
    pub at: StoreAt,
    #[command(flatten)]
    pub which: Which,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  jenil overlaps --store store --body 'налоговой службы' --type duplication --format csv")]
pub(in crate::cli) struct OverlapsOf {
    #[command(flatten)]
    pub at: StoreAt,
    #[command(flatten)]
    pub which: Acts,
    /// Only overlaps of a body: its id, or part of its name.
    #[arg(long)]
    pub body: Option<String>,
    /// Only among central bodies, between centre and places, among local bodies, or within one level.
    #[arg(long, value_parser = ["central", "central-local", "local", "one-level"])]
    pub level: Option<String>,
    /// Only with a body of this territory or of what lies in it: its name in either language, or its id.
    #[arg(long)]
    pub territory: Option<String>,
    /// Only of a type.
    #[arg(long = "type", value_parser = ["duplication", "overlap", "fragmentation"])]
    pub kind: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}
