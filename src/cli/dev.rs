//! `jenil dev`: the tables of the language layer made anew from texts.

use super::End;
use super::args::Dev;
use super::output::print;
use crate::bodies::{FormerName, Registry};
use crate::lexicon::quality::{Explained, explained};
use crate::lexicon::{Lexicon, Pair, TABLE_NOTE, read_pairs, to_tsv, train};
use crate::text::Mined;
use crate::{Error, Lang, Result, text};
use std::fmt::Write;
use std::path::PathBuf;

/// Roots lighter than this are left out of a printed table. A root of one form weighs 1 at most, 0.5 when it was met once.
///
/// Of Kyrgyz acts, roots of one form only made unknown words worse (`кыска` became `кыс`), with no labelled class better. Of Russian
/// acts they help: recall of whole paradigms falls from 0.93 to 0.90 without them. Of word lists, lighter roots changed no figure.
const fn least_weight(lang: Lang, source: Mined) -> f32 {
    match (lang, source) {
        (Lang::Ru, Mined::Acts) => 0.4,
        (Lang::Ky, Mined::Acts) | (Lang::Ru, Mined::Words) => 1.0,
        (Lang::Ky, Mined::Words) => 3.0,
    }
}

pub(super) fn dev(d: &Dev) -> Result<End> {
    match d {
        Dev::TrainLexicon { paths, held_out } => train_lexicon(paths, *held_out),
        Dev::MineStems { words, lang, files } => {
            mine_stems(*lang, if *words { Mined::Words } else { Mined::Acts }, files)
        }
        Dev::TrainLangid { files } => train_langid(files),
        Dev::CorpusDiff { old, new } => super::diff::corpus_diff(old, new),
    }
}

fn train_lexicon(paths: &[PathBuf], held_out: bool) -> Result<End> {
    let (pairs, notices) = read_pairs(paths)?;
    for n in notices.iter().filter(|n| n.kind != "no-parallel-edition") {
        eprintln!("{n}");
    }
    let names = names(Registry::builtin());
    if held_out {
        print(&explained_by_the_others(&pairs, &names))?;
        return Ok(End::Done);
    }
    let out = train(&pairs, &names);
    eprintln!(
        "{} pairs of acts, {} names, {} pieces, {} Russian and {} Kyrgyz words, {} pieces too long, {} rows",
        pairs.len(),
        names.len(),
        out.segments,
        out.words.0,
        out.words.1,
        out.long_segments,
        out.rows.len()
    );
    print(&to_tsv(&[TABLE_NOTE], &out.rows))?;
    Ok(End::Done)
}

/// Names of bodies and territories that the registry knows in both languages: official, short (where both languages have
/// equally many) and former ones.
fn names(registry: &Registry) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut put = |ru: &str, ky: Option<&String>| out.extend(ky.map(|ky| (ru.to_owned(), ky.clone())));
    let mut all = |ru: &str, ky: Option<&String>, short: (&[String], &[String]), former: &[FormerName]| {
        put(ru, ky);
        if short.0.len() == short.1.len() {
            short.0.iter().zip(short.1).for_each(|(r, k)| put(r, Some(k)));
        }
        former.iter().for_each(|f| f.name_ru.iter().for_each(|r| put(r, f.name_ky.as_ref())));
    };
    for b in registry.bodies() {
        all(&b.name_ru, b.name_ky.as_ref(), (&b.short_ru, &b.short_ky), &b.former);
    }
    for t in registry.territories() {
        all(&t.name_ru, t.name_ky.as_ref(), (&t.short_ru, &t.short_ky), &t.former);
    }
    out
}

/// Trains once for each act, on the others, and tells how much of it that lexicon explains.
fn explained_by_the_others(pairs: &[Pair], names: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut sums = [Explained::default(); 2];
    for i in 0..pairs.len() {
        let mut rest = pairs.to_vec();
        let held = rest.remove(i);
        let lexicon = Lexicon::new(train(&rest, names).rows);
        for (sum, lang) in sums.iter_mut().zip([Lang::Ru, Lang::Ky]) {
            let e = explained(&lexicon, &held, lang);
            *sum = sum.plus(e);
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{lang} {}: {e}", held.name);
        }
    }
    for (sum, lang) in sums.iter().zip([Lang::Ru, Lang::Ky]) {
        let _ = writeln!(out, "{lang} all: {sum}");
    }
    out
}

fn mine_stems(lang: Lang, source: Mined, files: &[PathBuf]) -> Result<End> {
    let mut texts = read(files)?;
    if source == Mined::Words {
        texts.iter_mut().for_each(|t| *t = words_of_list(t));
    }
    let texts = texts.iter().map(String::as_str);
    let roots = match lang {
        Lang::Ru => text::mine_ru(texts, source),
        Lang::Ky => text::mine_ky(texts, source),
    };
    let mut out = String::new();
    for r in roots.iter().filter(|r| tenths(r.weight) >= tenths(least_weight(lang, source))) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}\t{:.1}\t{}", r.key, r.weight, r.count);
    }
    print(&out)?;
    Ok(End::Done)
}

/// A weight as it is printed.
fn tenths(weight: f32) -> i32 {
    (weight * 10.0).round() as i32
}

/// The lines that are one word in lower case, of three letters or more.
fn words_of_list(list: &str) -> String {
    let letter = |c: char| matches!(c, '\u{430}'..='\u{44f}' | 'ё' | 'ң' | 'ө' | 'ү');
    let word = |l: &&str| l.chars().count() >= 3 && l.starts_with(letter) && l.chars().all(|c| letter(c) || c == '-');
    list.lines().map(str::trim).filter(word).fold(String::new(), |all, l| all + l + "\n")
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
