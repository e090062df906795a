//! Arguments with their help.

mod figures;
mod judge;
mod store;
mod tools;

pub(super) use figures::{BodiesOf, MatrixOf, MetricsOf, PassportsOf};
pub(super) use judge::{Audit, FindingsOf, Judging, Reading, RulesDir, Scan, Weight};
pub(super) use store::{CitationsOf, Index, Listing, OverlapsOf, Reindex, Search, Show, Similar};
pub(super) use tools::{Analyze, Dev, Evaluate, Explain, Langid, RulesNew, RulesOf, Schema};

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

/// Which acts, by what they are.
#[derive(Debug, Default, ClapArgs)]
pub(super) struct Acts {
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
    /// Only acts with this number.
    #[arg(long)]
    pub number: Option<String>,
}

impl Acts {
    pub fn filter(&self) -> crate::store::Filter {
        crate::store::Filter {
            lang: self.lang,
            kind: self.kind.clone(),
            issuer: self.issuer.clone(),
            status: self.status.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            number: self.number.clone(),
            ..crate::store::Filter::default()
        }
    }
}

/// Which acts, by what they are and by whom and where they bind. Commands whose `--body` and `--territory` mean bodies take [`Acts`]
/// alone.
#[derive(Debug, Default, ClapArgs)]
pub(super) struct Which {
    #[command(flatten)]
    pub acts: Acts,
    /// Only acts that charge this body with something (its id in the registry).
    #[arg(long)]
    pub body: Option<String>,
    /// Only acts of this territory and of what lies in it: its name in either language, or its id.
    #[arg(long)]
    pub territory: Option<String>,
}

impl Which {
    pub fn filter(&self) -> crate::store::Filter {
        crate::store::Filter { body: self.body.clone(), territory: self.territory.clone(), ..self.acts.filter() }
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    /// The parser itself looks for this in builds without optimisation only.
    #[test]
    fn no_command_has_two_options_of_one_name() {
        let mut command = super::Args::command();
        command.build();
        let mut waiting = vec![&command];
        while let Some(c) = waiting.pop() {
            let mut seen = BTreeSet::new();
            for long in c.get_arguments().filter_map(|a| a.get_long()) {
                assert!(seen.insert(long), "{}: --{long} twice", c.get_name());
            }
            waiting.extend(c.get_subcommands());
        }
    }
}
