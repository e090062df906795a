//! Classes and families of actions, read from `corpus/actions.toml`.

use crate::text::{Memo, StemId, Token, analyse, stem_id};
use crate::{Error, Lang, Result};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

const BUILTIN: &str = include_str!("../../../corpus/actions.toml");

static TABLE: LazyLock<ActionTable> = LazyLock::new(|| {
    ActionTable::parse("corpus/actions.toml", BUILTIN)
        .expect("the table inside the program is read by a test of every build")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    light: Words,
    action: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ru: Vec<String>,
    ky: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    class: String,
    ru: Vec<String>,
    ky: Vec<String>,
}

/// What a word of action means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// The same for all words of one family, in both languages.
    pub key: StemId,
    /// Index of the class, see [`ActionTable::class`].
    pub class: u16,
}

/// Families of actions with their classes, and light verbs that name no action of their own.
#[derive(Debug, Default)]
pub struct ActionTable {
    classes: Vec<String>,
    ru: FxHashMap<StemId, Family>,
    ky: FxHashMap<StemId, Family>,
    ky_pairs: FxHashMap<(StemId, StemId), Family>,
    light_ru: Vec<StemId>,
    light_ky: Vec<StemId>,
}

impl ActionTable {
    /// The table that ships with the program.
    pub fn builtin() -> &'static ActionTable {
        &TABLE
    }

    /// Reads a table from TOML; `name` is the file in errors.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line when the text is not a table of actions.
    pub fn parse(name: &str, text: &str) -> Result<ActionTable> {
        let file: File = toml::from_str(text).map_err(|e| Error::toml(name, text, &e))?;
        let mut table = ActionTable::default();
        let mut memo = Memo::default();
        let mut stems = |lang: Lang, w: &str| -> Vec<StemId> {
            analyse(w, lang, &mut memo).tokens.iter().map(|t| t.stem).collect()
        };
        // Class 0 is the class of what no row knows.
        table.classes.push("other".into());
        for row in &file.action {
            let class = table.classes.iter().position(|c| *c == row.class).unwrap_or_else(|| {
                table.classes.push(row.class.clone());
                table.classes.len() - 1
            });
            let family = Family { key: crate::text::form_id(&format!("action:{}", row.id)), class: class as u16 };
            // The first row that names a stem keeps it: rows stand in order of preference.
            for w in &row.ru {
                if let [one] = stems(Lang::Ru, w)[..] {
                    table.ru.entry(one).or_insert(family);
                }
            }
            for w in &row.ky {
                match stems(Lang::Ky, w)[..] {
                    [one] => {
                        table.ky.entry(one).or_insert(family);
                    }
                    [a, b] => {
                        table.ky_pairs.entry((a, b)).or_insert(family);
                    }
                    _ => {}
                }
            }
        }
        table.light_ru = file.light.ru.iter().flat_map(|w| stems(Lang::Ru, w)).collect();
        table.light_ky = file.light.ky.iter().flat_map(|w| stems(Lang::Ky, w)).collect();
        Ok(table)
    }

    /// The names of all classes; the first is that of actions no row knows.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// The name of a class.
    pub fn class(&self, index: u16) -> &str {
        self.classes.get(index as usize).map_or("other", String::as_str)
    }

    /// The family of the word at `tokens[i]`, in Kyrgyz with the word before it («иштеп чыгуу»). `folded` is the folded text
    /// the tokens point into: a reflexive Russian verb is looked up without its ending («утверждается» as «утверждает»).
    pub fn family(&self, lang: Lang, folded: &str, tokens: &[Token], i: usize) -> Option<Family> {
        let t = tokens.get(i)?;
        match lang {
            Lang::Ru => self.ru.get(&t.stem).copied().or_else(|| {
                let bare = t.folded.of(folded).strip_suffix("ся")?;
                self.ru.get(&stem_id(Lang::Ru, bare)).copied()
            }),
            Lang::Ky => i
                .checked_sub(1)
                .and_then(|p| self.ky_pairs.get(&(tokens[p].stem, t.stem)))
                .or_else(|| self.ky.get(&t.stem))
                .copied(),
        }
    }

    /// Whether the Kyrgyz word at `tokens[i]` makes an action with the word before it: «иштеп чыгуу».
    pub fn is_pair(&self, tokens: &[Token], i: usize) -> bool {
        i > 0 && i < tokens.len() && self.ky_pairs.contains_key(&(tokens[i - 1].stem, tokens[i].stem))
    }

    /// Whether a word names no action of its own: «осуществляет», «жүзөгө ашырат».
    pub fn is_light(&self, lang: Lang, folded: &str, token: &Token) -> bool {
        match lang {
            Lang::Ru => {
                self.light_ru.contains(&token.stem)
                    || token
                        .folded
                        .of(folded)
                        .strip_suffix("ся")
                        .is_some_and(|bare| self.light_ru.contains(&stem_id(Lang::Ru, bare)))
            }
            Lang::Ky => self.light_ky.contains(&token.stem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_reads() {
        let t = ActionTable::parse("actions.toml", BUILTIN).expect("builtin reads");
        assert!(t.classes.len() > 10);
    }

    #[test]
    fn both_languages_meet_in_one_family() {
        let t = ActionTable::builtin();
        let mut memo = Memo::default();
        let mut one = |lang, w: &str| {
            let a = analyse(w, lang, &mut memo);
            t.family(lang, &a.folded.text, &a.tokens, a.tokens.len() - 1)
        };
        for (ru, ky) in [
            ("контроль", "контролдоо"),
            ("утверждение", "бекитүү"),
            ("разработка", "иштеп чыгуу"),
            ("управление", "башкаруу"),
        ] {
            let (a, b) = (one(Lang::Ru, ru), one(Lang::Ky, ky));
            assert!(a.is_some() && a == b, "{ru} / {ky}: {a:?} {b:?}");
        }
    }

    #[test]
    fn errors_name_file_and_line() {
        let e = ActionTable::parse("my.toml", "[light]\nru = []\nky = 3\n").expect_err("a number is no list");
        assert!(e.to_string().starts_with("my.toml:3:"), "{e}");
    }
}
