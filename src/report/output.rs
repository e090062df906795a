//! Writing a report: the only place of this stage that touches files.

use crate::report::terminal::Reader;
use crate::report::{csv, html, jsonl, terminal};
use crate::rules::Packs;
use crate::scan::Report;
use crate::{Error, Result, Tri};
use std::fs;
use std::path::{Path, PathBuf};

/// The name of a rule in three languages; the code itself where no pack has it.
fn names() -> impl Fn(&str) -> Tri {
    let packs = Packs::built_in();
    move |code: &str| packs.rule(code).map_or_else(|| Tri::new(code, code, code), |r| r.name.clone())
}

/// The report as one page, see [`html::page`].
pub fn html(report: &Report, reader: Reader) -> String {
    html::page(report, &names(), reader)
}

/// The report as text for the terminal, see [`terminal::summary`].
pub fn summary(report: &Report, reader: Reader) -> String {
    let names = names();
    terminal::summary(report, &|code| reader.of(&names(code)).to_string(), reader)
}

/// Writes `report.html`, `findings.jsonl`, `findings.csv` and `overlaps.jsonl` into a folder (made where absent), each
/// file whole or not at all; gives the paths in that order.
///
/// # Errors
/// A folder or file that cannot be written, or a full disk.
pub fn write(report: &Report, folder: &Path, reader: Reader) -> Result<Vec<PathBuf>> {
    const ADVICE: &str = "give another --out, or make room on the disk";
    fs::create_dir_all(folder).map_err(|e| Error::io(folder, e, ADVICE))?;
    let files = [
        ("report.html", html(report, reader)),
        ("findings.jsonl", jsonl::write(&report.findings)),
        ("findings.csv", csv::findings(&report.findings)),
        ("overlaps.jsonl", jsonl::write(&report.overlaps)),
    ];
    let mut paths = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        // Written beside and renamed, so that a full disk never leaves half a report under the final name.
        let part = folder.join(format!("{name}.part"));
        fs::write(&part, text).and_then(|()| fs::rename(&part, &path)).map_err(|e| Error::io(&path, e, ADVICE))?;
        paths.push(path);
    }
    Ok(paths)
}
