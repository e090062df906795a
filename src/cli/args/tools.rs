//! Arguments of the tools: language layer, schemas, rules, measuring, development.

use super::super::output::Format;
use super::{Reading, RulesDir, StoreAt, lang};
use crate::Lang;
use clap::{Args as ClapArgs, Subcommand};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  echo 'Салык кодексинин 196-беренеси' | jenil analyze --lang ky --format tsv")]
pub(in crate::cli) struct Analyze {
    /// Text; standard input, line by line, where it is not given.
    pub text: Vec<String>,
    /// Language of the text; told from each line where it is not given.
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// Form of the output; tsv gives form and stem.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  echo 'Статья 5. Право' | jenil langid")]
pub(in crate::cli) struct Langid {
    /// Text; standard input, line by line, where it is not given.
    pub text: Vec<String>,
    /// Form of the output; tsv gives language and confidence.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil schema
  jenil schema act")]
pub(in crate::cli) struct Schema {
    /// Name of a record; all names are listed where it is not given.
    pub name: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  jenil evaluate gold/queries --store store
  jenil evaluate gold/mandates --acts acts")]
pub(in crate::cli) struct Evaluate {
    #[command(flatten)]
    pub packs: RulesDir,
    /// Folder with labels.
    pub gold: PathBuf,
    #[command(flatten)]
    pub at: StoreAt,
    /// Folder of the labelled acts, read on the fly instead of a store; queries need a store.
    #[arg(long, value_name = "DIR")]
    pub acts: Option<PathBuf>,
    /// Lists what was judged wrongly, on standard error.
    #[arg(long)]
    pub wrong: bool,
    /// Writes the figures of the rules to this file, as the catalogue and `jenil explain` show them.
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Form of the output: table or json.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Tables of the language layer, printed on standard output.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Dev {
    /// Russian and Kyrgyz words that translate each other (corpus/lexicon/ru-ky.tsv), from acts in both languages.
    TrainLexicon {
        /// Files and folders with acts in both languages, `<act>.ru.txt` beside `<act>.ky.txt`.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Print instead how much of each act a table explains that was trained on the others.
        #[arg(long)]
        held_out: bool,
    },
    /// Roots of words with their weights (corpus/lexicon: ru-stems.tsv and ky-stems.tsv of acts; ru-general.tsv and ky-general.tsv
    /// of word lists).
    MineStems {
        /// The files are lists of words, a word a line; lines that are not one lower-case Cyrillic word are passed over.
        #[arg(long)]
        words: bool,
        /// Language of the texts.
        #[arg(value_parser = lang)]
        lang: Lang,
        /// Plain texts.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Features that tell the languages apart (corpus/lexicon/langid.tsv).
    TrainLangid {
        /// Plain texts with .ru. or .ky. in their names.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Findings gained, lost and moved between two reports.
    CorpusDiff {
        /// Report before: its folder or its findings.jsonl.
        old: PathBuf,
        /// Report after.
        new: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct RulesOf {
    #[command(subcommand)]
    pub new: Option<RulesNew>,
    #[command(flatten)]
    pub packs: RulesDir,
    /// Try the examples of every rule; exit code 1 when one does not hold.
    #[arg(long)]
    pub test: bool,
    /// Print the catalogue as a Markdown page.
    #[arg(long, conflicts_with = "test")]
    pub catalogue: bool,
    /// Only this rule.
    #[arg(long, value_name = "CODE")]
    pub rule: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// What `jenil rules` can make.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RulesNew {
    /// Print the skeleton of a new rule, to be put into a pack of one's own.
    New {
        /// Code of the rule, such as Z01.
        code: String,
    },
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  jenil explain B02 --lang ky")]
pub(in crate::cli) struct Explain {
    #[command(flatten)]
    pub packs: RulesDir,
    /// Code of the rule.
    pub code: String,
    /// Language.
    #[arg(long = "lang", value_enum, default_value_t = Reading::Ru)]
    pub reader: Reading,
}
