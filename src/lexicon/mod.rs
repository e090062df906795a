//! Translation of legal words and phrases between Russian and Kyrgyz, learned from parallel editions of acts.
//!
//! Training ([`train`]) aligns two editions of an act (articles by number, provisions by number and length, sentences), finds
//! which words translate each other (IBM model 1 in both directions, made to agree, links grown to neighbours), reads phrases
//! off the links, and keeps pairs whose association is no chance. The table that ships ([`Lexicon::builtin`]) holds words and
//! counts only: forms stand for their stems, which are cut when it is read. Remade with
//! `jenil dev train-lexicon FOLDER… > corpus/lexicon/ru-ky.tsv`.
//!
//! Look-ups: [`Lexicon::translations`], [`Lexicon::translations_of_stem`]; queries: [`Lexicon::expand`]; the join of mandates
//! of both languages: [`Lexicon::bridge`].
//!
//! # Quality
//! `jenil dev train-lexicon --held-out FOLDER…` trains without each act in turn and looks in the aligned pieces of that act
//! for translations of its content words; [`quality::agreement`] compares with a list of terms. Weights compare the translations
//! of one source; between sources they do not measure importance. Each act held out in turn (24 pairs, 421,479 Russian and 468,210
//! Kyrgyz words): 0.93 of Russian and 0.95 of Kyrgyz words are known; of those a translation stands in the aligned piece for
//! 0.80 / 0.63 with the first row and 0.90 / 0.79 with the first five (by chance 0.23 / 0.18 and 0.26 / 0.23).
//!
//! What is wrong: names of one inflected class stand for all (the commonest form is shown, often a genitive); pairs met once are
//! right in some 60 of 100 cases; a word whose translation is always a phrase also has a row for the phrase's first word.

mod bitext;
mod expand;
mod model;
mod phrase;
pub mod quality;
mod table;
mod train;
mod words;

pub use expand::{COPIED_WEIGHT, Group, MAX_TERMS, MIN_SHARE, MIN_WEIGHT, Term};
pub use table::{Row, TABLE_NOTE, rows, to_tsv};
pub use train::{MAX_PIECE, Pair, Trained, read_pairs, train};
pub use words::is_function;

use crate::text::{Memo, StemId};
use crate::{Lang, Result};
use std::sync::OnceLock;

/// The other one of the two languages.
pub(crate) const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Ru => Lang::Ky,
        Lang::Ky => Lang::Ru,
    }
}

/// A translation lexicon, ready for look-ups by stem.
#[derive(Debug)]
pub struct Lexicon {
    rows: Vec<Row>,
    out_of_ru: table::Side,
    out_of_ky: table::Side,
}

impl Lexicon {
    /// The lexicon that ships with the program, stemmed on first use.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Lexicon::parse("corpus/lexicon/ru-ky.tsv", include_str!("../../corpus/lexicon/ru-ky.tsv"))
                .expect("the table that ships is read by a test of this module")
        })
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`crate::Error::Data`] names the first line that is no row.
    pub fn parse(file: &str, tsv: &str) -> Result<Lexicon> {
        rows(file, tsv).map(Lexicon::new)
    }

    /// A lexicon of some rows. Rows are stemmed with the stemmer of today, whichever stemmer trained them.
    pub fn new(rows: Vec<Row>) -> Lexicon {
        let mut memo = Memo::default();
        let out_of_ru = table::Side::new(&rows, Lang::Ru, Lang::Ky, &mut memo);
        let out_of_ky = table::Side::new(&rows, Lang::Ky, Lang::Ru, &mut memo);
        Lexicon { rows, out_of_ru, out_of_ky }
    }

    /// The rows, in the order of the table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    fn side(&self, from: Lang) -> &table::Side {
        match from {
            Lang::Ru => &self.out_of_ru,
            Lang::Ky => &self.out_of_ky,
        }
    }

    /// Translations of a folded word, or of words with one space between, of language `lang`, any inflected form: forms
    /// of the other language with their weights (0 to 1), best first.
    ///
    /// ```
    /// use jenil::{Lang, lexicon::Lexicon};
    /// let best = Lexicon::builtin().translations(Lang::Ru, "налога").next();
    /// assert!(best.is_some_and(|(ky, _)| ky.starts_with("салы")));
    /// ```
    pub fn translations(&self, lang: Lang, folded: &str) -> impl Iterator<Item = (&str, f32)> {
        let stems = table::stems(lang, folded, &mut Memo::default());
        let hits = self.side(lang).phrases.get(&stems).map_or(&[][..], Vec::as_slice);
        hits.iter().map(move |h| (self.rows[h.row as usize].side(other(lang)), h.weight))
    }

    /// Single-word translations of a stem of language `lang`, best first: stems of the other language with weights.
    pub fn translations_of_stem(&self, lang: Lang, id: StemId) -> &[(StemId, f32)] {
        self.side(lang).words.get(&id).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_ships_reads_and_is_small() {
        let lex = Lexicon::builtin();
        assert!(lex.rows().len() > 10_000);
        assert!(include_str!("../../corpus/lexicon/ru-ky.tsv").len() < 1_500_000);
    }

    #[test]
    fn both_directions_translate() {
        for (lang, word, good) in [
            (Lang::Ru, "земельного участка", "жер"),
            (Lang::Ky, "жер тилкеси", "земельн"),
            (Lang::Ru, "лицензии", "лицензия"),
            (Lang::Ky, "каттоо", "регистрац"),
        ] {
            let all: Vec<_> = Lexicon::builtin().translations(lang, word).collect();
            assert!(all.first().is_some_and(|(f, _)| f.starts_with(good)), "{word}: {all:?}");
            assert!(all.is_sorted_by(|a, b| a.1 >= b.1), "{all:?}");
        }
        assert_eq!(Lexicon::builtin().translations(Lang::Ru, "щщщ").count(), 0);
    }

    #[test]
    fn a_phrase_comes_before_its_words() {
        let groups = Lexicon::builtin().expand(&["жер", "тилкесин", "жана", "чынарбек"], Lang::Ky, Lang::Ru);
        assert_eq!(groups.len(), 2, "{groups:#?}");
        assert_eq!((groups[0].source.clone(), groups[0].copied, groups[0].parts.len()), (0..2, false, 2));
        assert!(groups[1].copied && groups[1].source == (3..4));
    }

    #[test]
    fn the_bridge_joins_both_languages() {
        let mut memo = Memo::default();
        let ru = table::stems(Lang::Ru, "земельный участок", &mut memo);
        let ky = table::stems(Lang::Ky, "жер тилкесин", &mut memo);
        let lex = Lexicon::builtin();
        assert_eq!(lex.bridge(Lang::Ky, &ky), lex.bridge(Lang::Ru, &ru));
        assert!(lex.bridge(Lang::Ky, &[]).is_empty());
    }
}
