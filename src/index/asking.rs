//! Ways of asking, from `corpus/asking.toml`: «сколько дней» asks for a срок, «деген эмне» for a түшүнүк.

use super::synonyms::stretches;
use crate::Lang;
use crate::text::{self, Memo, StemId, TokenKind};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// Most words of a way of asking.
const WORDS: usize = 5;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    ru: Vec<String>,
    #[serde(default)]
    ky: Vec<String>,
    #[serde(default)]
    for_ru: Vec<String>,
    #[serde(default)]
    for_ky: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    ask: Vec<Row>,
}

/// Terms of law as their stems, Russian and Kyrgyz.
type Answers = [Vec<Vec<StemId>>; 2];

/// The table, ready for look-ups.
#[derive(Debug, Default)]
pub(super) struct Asking {
    answers: Vec<Answers>,
    /// By language: the row of a way of asking, given by the stems of all its words.
    by_words: [FxHashMap<Vec<StemId>, u32>; 2],
}

fn stems(words: &str, lang: Lang, memo: &mut Memo) -> Vec<StemId> {
    let words = text::analyse(words, lang, memo);
    words.tokens.iter().filter(|t| t.kind != TokenKind::Punct).map(|t| t.stem).collect()
}

impl Asking {
    /// The table that ships with the program.
    pub fn builtin() -> &'static Asking {
        static TABLE: LazyLock<Asking> = LazyLock::new(|| {
            Asking::parse(include_str!("../../corpus/asking.toml"))
                .expect("the table that ships is read by a test of this module")
        });
        &TABLE
    }

    fn parse(toml: &str) -> Result<Asking, toml::de::Error> {
        let mut out = Asking::default();
        let mut memo = Memo::default();
        for (i, row) in toml::from_str::<Table>(toml)?.ask.into_iter().enumerate() {
            let mut all = |terms: &[String], lang| -> Vec<Vec<StemId>> {
                terms.iter().map(|t| stems(t, lang, &mut memo)).collect()
            };
            for (side, asked, lang) in [(0, &row.ru, Lang::Ru), (1, &row.ky, Lang::Ky)] {
                for words in all(asked, lang) {
                    out.by_words[side].entry(words).or_insert(i as u32);
                }
            }
            out.answers.push([all(&row.for_ru, Lang::Ru), all(&row.for_ky, Lang::Ky)]);
        }
        Ok(out)
    }

    /// The ways of asking among the words of a query, given by their stems in one language, with what answers them.
    pub fn of(&self, words: &[StemId], lang: Lang) -> Vec<(Range<usize>, &Answers)> {
        let known = &self.by_words[usize::from(lang == Lang::Ky)];
        stretches(words, WORDS, |some| known.get(some).map(|row| &self.answers[*row as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_asking_in_both_languages() {
        let mut memo = Memo::default();
        for (query, lang, at, answer) in [
            ("через сколько дней вернут залог", Lang::Ru, Some(1..3), "срок"),
            ("что такое дефицит", Lang::Ru, Some(0..2), "понятие"),
            ("дефицит бюджета", Lang::Ru, None, ""),
            ("арыз канча күндө каралат", Lang::Ky, Some(1..3), "мөөнөт"),
            ("кылмыш деген эмне", Lang::Ky, Some(1..3), "түшүнүк"),
            ("кылмыш курамы", Lang::Ky, None, ""),
        ] {
            let words = stems(query, lang, &mut memo);
            let found = Asking::builtin().of(&words, lang);
            assert_eq!(found.first().map(|f| f.0.clone()), at, "{query}");
            let side = usize::from(lang == Lang::Ky);
            let answer = stems(answer, lang, &mut memo);
            assert!(found.first().is_none_or(|f| f.1[side].contains(&answer)), "{query}");
        }
    }

    #[test]
    fn every_way_of_asking_can_be_met() {
        let table: Table = toml::from_str(include_str!("../../corpus/asking.toml")).expect("it reads");
        let mut memo = Memo::default();
        for row in &table.ask {
            for (lang, asked) in [(Lang::Ru, &row.ru), (Lang::Ky, &row.ky)] {
                assert!(!asked.is_empty(), "each row in both languages");
                for words in asked {
                    assert!((1..=WORDS).contains(&stems(words, lang, &mut memo).len()), "{words}");
                }
            }
        }
    }
}
