//! Arguments with their help.

use super::output::Format;
use crate::Lang;
use clap::builder::styling::Styles;
use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Legal-text analysis for regulatory simplification in Kyrgyz and Russian.
#[derive(Debug, Parser)]
#[command(name = "jenil", version, about, styles = Styles::plain(), max_term_width = 100)]
#[command(after_help = "Examples:
  jenil audit acts/                        check a folder of acts, leave a report
  jenil index acts/ --store store          read a folder of acts into a store
  jenil scan draft.docx --store store      check a draft against the store
  jenil search «ст. 205 УК» --store store  find a provision
  jenil acts --store store --format csv    list the acts

Exit codes: 0 done, 1 findings or notices that were asked to count, 2 could not run.")]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check acts: findings of all rules and overlapping mandates, as a report.
    Audit(Audit),
    /// Check drafts, alone or against the acts of a store.
    Scan(Scan),
    /// List what the rules find in the acts of a store.
    Findings(FindingsOf),
    /// List overlapping mandates of the acts of a store.
    Overlaps(OverlapsOf),
    /// List the registry of state bodies.
    Bodies(BodiesOf),
    /// List the rules.
    Rules(RulesOf),
    /// Explain a rule: what it finds, why, how to mend it, its grounds and examples.
    Explain(Explain),
    /// Read files and folders into a store and its search index.
    Index(Index),
    /// Make the search index anew from the store.
    Reindex(Reindex),
    /// Search provisions by words, phrases and citations.
    Search(Search),
    /// Find provisions like a given one, in both languages.
    Similar(Similar),
    /// Show an act or one of its provisions.
    Show(Show),
    /// Say what a store holds.
    Info(StoreOnly),
    /// List the acts.
    Acts(Listing),
    /// List the mandates of bodies.
    Mandates(Listing),
    /// Who is charged with what: bodies by classes of actions, by objects, by each other.
    Matrix(MatrixOf),
    /// Figures of the acts: functions, restrictions, duties, permits, reports, structure, cost.
    Metrics(MetricsOf),
    /// List the citations, with what they point at in the store; or who cites an act or a provision.
    Citations(CitationsOf),
    /// List the procedures of acts: who is responsible, by when, with what papers, and what the act leaves out.
    Passports(PassportsOf),
    /// List the notices on files and acts.
    Notices(StoreListing),
    /// Show how a text is cut into words and stemmed (standard input).
    Analyze(Analyze),
    /// Tell the language of each line (standard input).
    Langid(Langid),
    /// Print the JSON Schema of a record.
    Schema(Schema),
    /// Measure against labelled data.
    Evaluate(Evaluate),
    /// Make the tables of the language layer anew from texts.
    #[command(subcommand)]
    Dev(Dev),
}

/// Where the store is.
#[derive(Debug, ClapArgs)]
pub(super) struct StoreAt {
    /// Folder of the store.
    #[arg(long, value_name = "DIR", default_value = "jenil-store")]
    pub store: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct StoreOnly {
    #[command(flatten)]
    pub at: StoreAt,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub(super) struct StoreListing {
    #[command(flatten)]
    pub at: StoreAt,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Which acts.
#[derive(Debug, Default, ClapArgs)]
pub(super) struct Which {
    /// Only acts in this language.
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// Only acts of this kind: constitution, code, constitutional-law, law, decree, resolution, order, regulation, …
    #[arg(long)]
    pub kind: Option<String>,
    /// Only acts whose issuer's name holds these words.
    #[arg(long)]
    pub issuer: Option<String>,
    /// Only acts with this status.
    #[arg(long, value_parser = ["in_force", "repealed", "not_yet"])]
    pub status: Option<String>,
    /// Only acts adopted on this day or later (2021, 2021-10 or 2021-10-28).
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: Option<String>,
    /// Only acts adopted on this day or earlier.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub to: Option<String>,
    /// Only acts that charge this body with something (its id in the registry).
    #[arg(long)]
    pub body: Option<String>,
    /// Only acts with this number.
    #[arg(long)]
    pub number: Option<String>,
    /// Only acts of this territory and of what lies in it: its name in either language, or its id.
    #[arg(long)]
    pub territory: Option<String>,
}

impl Which {
    pub fn filter(&self) -> crate::store::Filter {
        crate::store::Filter {
            lang: self.lang,
            kind: self.kind.clone(),
            issuer: self.issuer.clone(),
            status: self.status.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            body: self.body.clone(),
            number: self.number.clone(),
            territory: self.territory.clone(),
        }
    }
}

fn lang(s: &str) -> Result<Lang, String> {
    Lang::from_code(s).ok_or_else(|| "write ru or ky".to_owned())
}

fn date(s: &str) -> Result<String, String> {
    let ok = s
        .split('-')
        .enumerate()
        .all(|(i, part)| i < 3 && part.len() == if i == 0 { 4 } else { 2 } && part.bytes().all(|b| b.is_ascii_digit()));
    if ok { Ok(s.to_owned()) } else { Err("write a year, a month or a day: 2021, 2021-10, 2021-10-28".to_owned()) }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil index acts/ --store store
  jenil index acts/ --store store --prune --strict

Unchanged files are skipped, changed ones replaced. Files are known by their path below the folder given. A run that was
stopped is completed by the next one.")]
pub(super) struct Index {
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
pub(super) struct Reindex {
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
pub(super) struct Search {
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
pub(super) enum SortBy {
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
pub(super) struct Similar {
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
pub(super) struct CitationsOf {
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
pub(super) struct Show {
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
pub(super) struct Listing {
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
pub(super) struct OverlapsOf {
    #[command(flatten)]
    pub listing: Listing,
    /// Only overlaps of a body: its id, or part of its name.
    #[arg(long)]
    pub body: Option<String>,
    /// Only between levels (central-local) or within one (one-level).
    #[arg(long, value_parser = ["central-local", "one-level"])]
    pub level: Option<String>,
    /// Only of a type.
    #[arg(long = "type", value_parser = ["duplication", "overlap", "fragmentation"])]
    pub kind: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  echo 'Салык кодексинин 196-беренеси' | jenil analyze --lang ky --format tsv")]
pub(super) struct Analyze {
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
pub(super) struct Langid {
    /// Form of the output; tsv gives language and confidence.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil schema
  jenil schema act")]
pub(super) struct Schema {
    /// Name of a record; all names are listed where it is not given.
    pub name: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  jenil evaluate gold/queries --store store
  jenil evaluate gold/mandates --acts acts")]
pub(super) struct Evaluate {
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
pub(super) enum Dev {
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

/// Language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Reading {
    /// Russian.
    Ru,
    /// Kyrgyz.
    Ky,
    /// English.
    En,
}

/// Weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Weight {
    /// Any.
    Low,
    /// Medium and high.
    Medium,
    /// High only.
    High,
}

/// Rule packs of one's own.
#[derive(Debug, ClapArgs)]
pub(super) struct RulesDir {
    /// Folder of rule packs (*.toml) over the built-in ones: a rule, list or ground of a known name replaces theirs.
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
}

/// How findings are made and shown.
#[derive(Debug, ClapArgs)]
pub(super) struct Judging {
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
pub(super) struct Audit {
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
pub(super) struct Scan {
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
pub(super) struct FindingsOf {
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

/// Level of a body, as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub(super) enum LevelName {
    /// President, parliament, cabinet, ministries and other central bodies.
    Central,
    /// Local state administrations of oblasts and rayons.
    LocalState,
    /// Keneshes, mayor's offices, aiyl okmotu.
    SelfGovernment,
    /// Open or mixed.
    Other,
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
pub(super) struct PassportsOf {
    /// Files and folders: docx, rtf, pdf, html, txt, json, jsonl.
    pub paths: Vec<PathBuf>,
    /// Read the acts of this store instead.
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    pub store: Option<PathBuf>,
    #[command(flatten)]
    pub which: Which,
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

#[derive(Debug, ClapArgs)]
#[command(after_help = "Counts: of a work in both languages the greater figure; ru and ky apart in json and csv.
Here --body takes an id or words of a name.

Examples:
  jenil matrix --store store --level central --format csv
  jenil matrix --store store --objects --body кенеш
  jenil matrix --store store --bodies")]
pub(super) struct MatrixOf {
    #[command(flatten)]
    pub at: StoreAt,
    #[command(flatten)]
    pub which: Which,
    /// A row for each body, action and object instead of classes of actions.
    #[arg(long, conflicts_with = "bodies")]
    pub objects: bool,
    /// Pairs of bodies that share functions, counted from overlaps.
    #[arg(long)]
    pub bodies: bool,
    /// Only bodies of this level.
    #[arg(long, value_enum)]
    pub level: Option<LevelName>,
    /// Only what is tied to this territory or a place inside it (id or name).
    #[arg(long)]
    pub territory: Option<String>,
    /// Only acts with this URI, or these letters in the file's name.
    #[arg(long)]
    pub act: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "A file of tariffs (CSV, or TOML with the same names below [[tariff]]); each number may be a range:
  obligation,act,tariff,hours,population,frequency
  report,,300-500,2-4,1200,12
  permit,beekeeping,300-500,8,4000-5000,1
obligation: document, fee, inspection, permit, report, duty_citizen, duty_business, duty_person.

Here --body takes an id or words of a name.

Examples:
  jenil metrics --store store
  jenil metrics --store store --by body --format csv
  jenil metrics --store store --by act --tariffs tariffs.csv"
)]
pub(super) struct MetricsOf {
    #[command(flatten)]
    pub at: StoreAt,
    #[command(flatten)]
    pub which: Which,
    /// What a row is about.
    #[arg(long, default_value = "corpus", value_parser = ["corpus", "level", "territory", "body", "act", "all"])]
    pub by: String,
    /// Tariffs of the Standard Cost Model, TOML or CSV.
    #[arg(long, value_name = "FILE")]
    pub tariffs: Option<PathBuf>,
    /// Only bodies of this level, and the provisions that charge them.
    #[arg(long, value_enum)]
    pub level: Option<LevelName>,
    /// Only bodies tied to this territory or a place inside it (id or name).
    #[arg(long)]
    pub territory: Option<String>,
    /// Only acts with this URI, or these letters in the file's name.
    #[arg(long)]
    pub act: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  jenil bodies --format csv                     the registry
  jenil bodies «налоговая служба» --store store  one body: names, former names, parent, where it is charged
  jenil bodies --store store --unresolved       bodies that acts charge and the registry does not name")]
pub(super) struct BodiesOf {
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

#[derive(Debug, ClapArgs)]
pub(super) struct RulesOf {
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
pub(super) enum RulesNew {
    /// Print the skeleton of a new rule, to be put into a pack of one's own.
    New {
        /// Code of the rule, such as Z01.
        code: String,
    },
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  jenil explain B02 --lang ky")]
pub(super) struct Explain {
    #[command(flatten)]
    pub packs: RulesDir,
    /// Code of the rule.
    pub code: String,
    /// Language.
    #[arg(long = "lang", value_enum, default_value_t = Reading::Ru)]
    pub reader: Reading,
}
