//! Words of objects, read from `corpus/objects.toml`: which name one thing, which say little, which exclude each other.

use crate::text::{Memo, StemId, analyse, form_id};
use crate::{Error, Lang, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

const BUILTIN: &str = include_str!("../../corpus/objects.toml");

static TABLE: LazyLock<ObjectTable> = LazyLock::new(|| {
    ObjectTable::parse("corpus/objects.toml", BUILTIN)
        .expect("the table inside the program is read by a test of every build")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    minor: Words,
    every: Words,
    same: Vec<Same>,
    opposed: Vec<Opposed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ru: Vec<String>,
    ky: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    id: String,
    ru: Vec<String>,
    ky: Vec<String>,
    #[allow(dead_code, reason = "read by people; its presence is demanded")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opposed {
    ru: [Vec<String>; 2],
    ky: [Vec<String>; 2],
}

/// What is known of the words of objects.
#[derive(Debug, Default)]
pub struct ObjectTable {
    same: FxHashMap<(Lang, StemId), StemId>,
    minor: FxHashSet<(Lang, StemId)>,
    every: FxHashSet<(Lang, StemId)>,
    opposed: FxHashMap<(Lang, StemId), u32>,
}

impl ObjectTable {
    /// The table that ships with the program.
    pub fn builtin() -> &'static ObjectTable {
        &TABLE
    }

    /// Reads a table from TOML; `name` is the file in errors.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line when the text is not such a table.
    pub fn parse(name: &str, text: &str) -> Result<ObjectTable> {
        let file: File = toml::from_str(text).map_err(|e| Error::toml(name, text, &e))?;
        let mut memo = Memo::default();
        let mut stem = |lang: Lang, w: &str| analyse(w, lang, &mut memo).tokens.first().map(|t| t.stem);
        let mut out = ObjectTable::default();
        for (lang, minor, every) in
            [(Lang::Ru, &file.minor.ru, &file.every.ru), (Lang::Ky, &file.minor.ky, &file.every.ky)]
        {
            out.minor.extend(minor.iter().filter_map(|w| stem(lang, w)).map(|s| (lang, s)));
            out.every.extend(every.iter().filter_map(|w| stem(lang, w)).map(|s| (lang, s)));
        }
        for row in &file.same {
            let id = form_id(&format!("object:{}", row.id));
            for (lang, words) in [(Lang::Ru, &row.ru), (Lang::Ky, &row.ky)] {
                // The first row that names a stem keeps it.
                for s in words.iter().filter_map(|w| stem(lang, w)) {
                    out.same.entry((lang, s)).or_insert(id);
                }
            }
        }
        for (n, row) in file.opposed.iter().take(MOST_OPPOSED).enumerate() {
            for (lang, sides) in [(Lang::Ru, &row.ru), (Lang::Ky, &row.ky)] {
                for (side, words) in sides.iter().enumerate() {
                    for s in words.iter().filter_map(|w| stem(lang, w)) {
                        *out.opposed.entry((lang, s)).or_default() |= 1 << (2 * n + side);
                    }
                }
            }
        }
        Ok(out)
    }

    /// The thing a stem names, the same for all words of a row in both languages; the stem itself outside the table.
    pub fn thing(&self, lang: Lang, stem: StemId) -> StemId {
        self.same.get(&(lang, stem)).copied().unwrap_or(stem)
    }

    /// Whether a word says little about a thing.
    pub fn is_minor(&self, lang: Lang, stem: StemId) -> bool {
        self.minor.contains(&(lang, stem))
    }

    /// Whether a word takes in every kind of a thing.
    pub fn is_every(&self, lang: Lang, stem: StemId) -> bool {
        self.every.contains(&(lang, stem))
    }

    /// Sides of opposed pairs that a word stands on, two bits a pair.
    pub fn sides(&self, lang: Lang, stem: StemId) -> u32 {
        self.opposed.get(&(lang, stem)).copied().unwrap_or(0)
    }
}

/// Pairs of opposed words that fit the 32 bits of a set of sides; a test holds the table to it.
const MOST_OPPOSED: usize = 16;

/// Whether two sets of sides stand against each other in one pair: each has a side, and they share none.
pub fn opposed(a: u32, b: u32) -> bool {
    (0..MOST_OPPOSED).any(|n| {
        let (x, y) = (a >> (2 * n) & 3, b >> (2 * n) & 3);
        x != 0 && y != 0 && x & y == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::stem_id;

    #[test]
    fn the_table_reads_and_fits() {
        let file: File = toml::from_str(BUILTIN).expect("builtin reads");
        assert!(file.opposed.len() <= MOST_OPPOSED);
        assert!(file.same.iter().all(|s| !s.source.is_empty() && !s.ru.is_empty() && !s.ky.is_empty()));
    }

    #[test]
    fn words_of_one_thing_meet_in_both_languages() {
        let t = ObjectTable::builtin();
        let thing = |lang, w: &str| t.thing(lang, stem_id(lang, w));
        for (ru, other, ky) in [
            ("землями", "земельного", "жерлердин"),
            ("использования", "пользованию", "пайдаланууга"),
            ("пастбищ", "пастбищными", "жайыттарды"),
        ] {
            assert_eq!(thing(Lang::Ru, ru), thing(Lang::Ru, other), "{ru} {other}");
            assert_eq!(thing(Lang::Ru, ru), thing(Lang::Ky, ky), "{ru} {ky}");
        }
        assert_ne!(thing(Lang::Ru, "земля"), thing(Lang::Ru, "вода"));
    }

    #[test]
    fn opposed_words_stand_against_each_other() {
        let t = ObjectTable::builtin();
        let sides = |lang, w: &str| t.sides(lang, stem_id(lang, w));
        assert!(opposed(sides(Lang::Ru, "долгосрочного"), sides(Lang::Ru, "временное")));
        assert!(!opposed(sides(Lang::Ru, "краткосрочное"), sides(Lang::Ru, "временное")));
        assert!(opposed(sides(Lang::Ky, "тышкы"), sides(Lang::Ky, "ички")));
        assert!(!opposed(sides(Lang::Ky, "тышкы"), 0));
    }
}
