//! The lexicon as data: rows of a TSV file, and the maps that look-ups read.

use crate::text::{Memo, StemId};
use crate::{Error, Lang, Result};
use rustc_hash::FxHashMap;

/// One row: a Russian and a Kyrgyz word or phrase that translate each other.
///
/// Forms are folded (see [`crate::text::fold`]) and stand for their stems: the commonest form of the class in the
/// parallel editions. `n` and the probabilities come from there too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Russian word, or words with one space between.
    pub ru: String,
    /// Kyrgyz word or words.
    pub ky: String,
    /// How often one was translated by the other in the parallel editions (rounded, at least 1).
    pub n: u32,
    /// Probability of the Kyrgyz side given the Russian one, in thousandths.
    pub ky_given_ru: u16,
    /// Probability of the Russian side given the Kyrgyz one, in thousandths.
    pub ru_given_ky: u16,
}

impl Row {
    /// The words of one language.
    pub fn side(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ru => &self.ru,
            Lang::Ky => &self.ky,
        }
    }

    /// Weight of the translation out of `from`, 0 to 1: the geometric mean of both probabilities, the forward one counted
    /// twice. One direction alone ranks collocates, frequent on the other side, above the true translation; equal shares
    /// lose 2 points of precision at 1 on held-out acts, four to one gains one there and loses two on the glossary.
    pub fn weight(&self, from: Lang) -> f32 {
        let (to_ky, to_ru) = (f32::from(self.ky_given_ru) / 1000.0, f32::from(self.ru_given_ky) / 1000.0);
        let (forward, back) = match from {
            Lang::Ru => (to_ky, to_ru),
            Lang::Ky => (to_ru, to_ky),
        };
        (forward * forward * back).cbrt()
    }
}

/// Heading line of the TSV file.
const COLUMNS: &str = "ru\tky\tn\tky_given_ru\tru_given_ky";

/// First line of the table that ships.
pub const TABLE_NOTE: &str =
    "Translations learned from parallel editions of acts: words and counts, made by training, not by hand";

/// Rows as a TSV text: comment lines, one line of column names, one line a row.
pub fn to_tsv(comment: &[&str], rows: &[Row]) -> String {
    let mut out = String::new();
    for c in comment {
        out.push_str("# ");
        out.push_str(c);
        out.push('\n');
    }
    out.push_str(COLUMNS);
    out.push('\n');
    for r in rows {
        use std::fmt::Write;
        // Writing to a String does not fail.
        let _ = writeln!(out, "{}\t{}\t{}\t{}\t{}", r.ru, r.ky, r.n, r.ky_given_ru, r.ru_given_ky);
    }
    out
}

/// Reads the rows of a TSV text; `file` names it in errors.
///
/// # Errors
/// [`Error::Data`] for a line that is not five columns of two phrases and three numbers in range.
pub fn rows(file: &str, tsv: &str) -> Result<Vec<Row>> {
    let mut out = Vec::new();
    for (i, line) in tsv.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') || line == COLUMNS {
            continue;
        }
        let bad = || Error::Data {
            file: file.to_owned(),
            line: i + 1,
            message: format!(
                "expected «{COLUMNS}» with n ≥ 1 and probabilities 0 to 1000; write the table anew by training"
            ),
        };
        let mut cells = line.split('\t');
        let mut cell = || cells.next().filter(|c| !c.is_empty()).ok_or_else(bad);
        let (ru, ky) = (cell()?.to_owned(), cell()?.to_owned());
        let n = cell()?.parse().ok().filter(|n| *n >= 1).ok_or_else(bad)?;
        let mut share = || cell().and_then(|c| c.parse().ok().filter(|p| *p <= 1000).ok_or_else(bad));
        let (ky_given_ru, ru_given_ky) = (share()?, share()?);
        if cells.next().is_some() {
            return Err(bad());
        }
        out.push(Row { ru, ky, n, ky_given_ru, ru_given_ky });
    }
    Ok(out)
}

/// One direction of the lexicon.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Source stems in order → the rows that translate them, best first. Rows with equal stems on both sides are one.
    pub phrases: FxHashMap<Box<[StemId]>, Vec<Hit>>,
    /// Single source stem → single target stems, best first, each once.
    pub words: FxHashMap<StemId, Vec<(StemId, f32)>>,
    /// Words in the longest source phrase.
    pub longest: usize,
}

/// One translation found.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Index of the row whose form is shown.
    pub row: u32,
    /// Weight of the translation.
    pub weight: f32,
    /// Stems of the target side.
    pub target: Box<[StemId]>,
}

impl Side {
    /// The direction out of `from`.
    pub fn new(rows: &[Row], from: Lang, to: Lang, memo: &mut Memo) -> Side {
        let mut side = Side::default();
        for (i, r) in rows.iter().enumerate() {
            let source = stems(from, r.side(from), memo);
            let target = stems(to, r.side(to), memo);
            let weight = r.weight(from);
            side.longest = side.longest.max(source.len());
            let hits = side.phrases.entry(source).or_default();
            // Two classes of the stemmer that trained may be one class of the stemmer that reads.
            match hits.iter_mut().find(|h| h.target == target) {
                Some(same) if same.weight >= weight => {}
                Some(same) => (same.row, same.weight) = (i as u32, weight),
                None => hits.push(Hit { row: i as u32, weight, target }),
            }
        }
        for (source, hits) in &mut side.phrases {
            hits.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.row.cmp(&b.row)));
            if let [word] = source[..] {
                let single = hits.iter().filter_map(|h| match h.target[..] {
                    [t] => Some((t, h.weight)),
                    _ => None,
                });
                side.words.insert(word, single.collect());
            }
        }
        side
    }
}

/// Stems of folded words with one space between.
pub(super) fn stems(lang: Lang, folded: &str, memo: &mut Memo) -> Box<[StemId]> {
    folded.split(' ').filter(|w| !w.is_empty()).map(|w| memo.stem_id(lang, w)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_survive_the_file() {
        let all = vec![
            Row {
                ru: "земельный участок".into(), ky: "жер тилкеси".into(), n: 3, ky_given_ru: 900, ru_given_ky: 1000
            },
            Row { ru: "налог".into(), ky: "салык".into(), n: 1, ky_given_ru: 0, ru_given_ky: 7 },
        ];
        assert_eq!(rows("t", &to_tsv(&["x"], &all)).expect("reads"), all);
    }

    #[test]
    fn bad_lines_are_named() {
        for bad in
            ["a\tb\t1\t2", "a\tb\t0\t1\t1", "a\tb\t1\t1001\t1", "a\t\t1\t1\t1", "a\tb\t1\t1\t1\t1", "a\tb\tx\t1\t1"]
        {
            let err = rows("f.tsv", &format!("# c\n{bad}\n")).expect_err(bad).to_string();
            assert!(err.starts_with("f.tsv:2:"), "{err}");
        }
    }
}
