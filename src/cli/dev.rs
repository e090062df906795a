//! `jenil dev`: the tables of the language layer made anew from texts.

use super::End;
use super::args::Dev;
use super::output::print;
use crate::lexicon::{read_pairs, to_tsv, train};
use crate::{Error, Lang, Result, text};
use std::fmt::Write;
use std::path::PathBuf;

/// Roots lighter than this are left out of a printed table. A root of one form met once, which reads in no other way,
/// weighs 0.5, and one of two equal readings 0.25: below this line stand guesses that nothing supports.
const LEAST_WEIGHT: f32 = 0.4;

pub(super) fn dev(d: &Dev) -> Result<End> {
    match d {
        Dev::TrainLexicon { paths } => train_lexicon(paths),
        Dev::MineStems { lang, files } => mine_stems(*lang, files),
        Dev::TrainLangid { files } => train_langid(files),
        Dev::CorpusDiff { old, new } => super::diff::corpus_diff(old, new),
    }
}

fn train_lexicon(paths: &[PathBuf]) -> Result<End> {
    let (pairs, notices) = read_pairs(paths)?;
    let out = train(&pairs);
    for n in notices.iter().filter(|n| n.kind != "no-parallel-edition") {
        eprintln!("{n}");
    }
    eprintln!(
        "{} pairs of acts, {} pieces, {} Russian and {} Kyrgyz words, {} pieces too long, {} rows",
        pairs.len(),
        out.segments,
        out.words.0,
        out.words.1,
        out.long_segments,
        out.rows.len()
    );
    print(&to_tsv(&[], &out.rows))?;
    Ok(End::Done)
}

fn mine_stems(lang: Lang, files: &[PathBuf]) -> Result<End> {
    let texts = read(files)?;
    let texts = texts.iter().map(String::as_str);
    let roots = match lang {
        Lang::Ru => text::mine_ru(texts),
        Lang::Ky => text::mine_ky(texts),
    };
    let mut out = String::new();
    for r in roots.iter().filter(|r| r.weight >= LEAST_WEIGHT) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}\t{:.1}\t{}", r.key, r.weight, r.count);
    }
    print(&out)?;
    Ok(End::Done)
}

fn train_langid(files: &[PathBuf]) -> Result<End> {
    let side = |mark: &str| -> Result<Vec<String>> {
        let named = |p: &&PathBuf| p.file_name().is_some_and(|n| n.to_string_lossy().contains(mark));
        let side: Vec<PathBuf> = files.iter().filter(named).cloned().collect();
        if side.is_empty() {
            return Err(Error::Usage(format!("no file has {mark} in its name; give texts of both languages")));
        }
        read(&side)
    };
    let (russian, kyrgyz) = (side(".ru.")?, side(".ky.")?);
    let mut out = String::new();
    for (feature, weight) in text::train_langid(russian.iter().map(String::as_str), kyrgyz.iter().map(String::as_str)) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{feature}\t{weight}");
    }
    print(&out)?;
    Ok(End::Done)
}

fn read(files: &[PathBuf]) -> Result<Vec<String>> {
    let one = |p: &PathBuf| std::fs::read_to_string(p).map_err(|e| Error::io(p, e, "give plain text in UTF-8"));
    files.iter().map(one).collect()
}
