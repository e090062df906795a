//! The `jenil` program: arguments, records on standard output, exit codes.
//!
//! Exit codes: 0 done, 1 done with findings or notices that were asked to count, 2 could not run. Records go to standard
//! output, everything else to standard error. A reader that closes the pipe early (`| head`) ends the program in silence.

mod args;
mod bodies;
mod catalogue;
mod dev;
mod diff;
mod evaluate;
mod found;
mod judge;
mod lines;
mod listings;
mod matrix;
mod matrix_page;

mod metrics;
mod metrics_page;
mod output;
mod packs;
mod page;
mod passport_page;
mod passports;
mod progress;
mod store;

use crate::Error;
use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// All well.
    Done,
    /// Done, and there is something the caller asked to be told by the exit code.
    Remarked,
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(e) => {
            let code = if e.use_stderr() { 2 } else { 0 };
            // Only a closed pipe can fail here, and then nobody is left to tell.
            let _ = e.print();
            return ExitCode::from(code);
        }
    };
    match run(args.command) {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Remarked) => ExitCode::from(1),
        Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("jenil: {e}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> crate::Result<End> {
    match command {
        Command::Audit(a) => judge::audit(&a),
        Command::Scan(a) => judge::scan(&a),
        Command::Findings(a) => judge::findings(&a),
        Command::Overlaps(a) => judge::overlaps(&a),
        Command::Bodies(a) => bodies::bodies(&a),
        Command::Rules(a) => catalogue::list_rules(&a),
        Command::Explain(a) => catalogue::explain(&a),
        Command::Index(a) => store::index(&a),
        Command::Reindex(a) => store::reindex(&a),
        Command::Info(a) => store::info(&a),
        Command::Search(a) => found::search(&a),
        Command::Similar(a) => found::similar(&a),
        Command::Show(a) => listings::show(&a),
        Command::Acts(a) => listings::acts(&a),
        Command::Mandates(a) => listings::mandates(&a),
        Command::Matrix(a) => matrix::matrix(&a),
        Command::Metrics(a) => metrics::metrics(&a),
        Command::Citations(a) => listings::citations(&a),
        Command::Passports(a) => passports::passports(&a),
        Command::Notices(a) => listings::notices(&a),
        Command::Analyze(a) => lines::analyze(&a),
        Command::Langid(a) => lines::langid(&a),
        Command::Schema(a) => lines::schema(&a),
        Command::Dev(d) => dev::dev(&d),
        Command::Evaluate(a) => evaluate::evaluate(&a),
    }
}
