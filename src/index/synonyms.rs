//! Words that mean the same, from `corpus/synonyms.toml`.

use crate::Lang;
use crate::text::{self, Memo, StemId, TokenKind};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// Most words of a term, words of grammar not counted.
const WORDS: usize = 8;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    ru: Vec<String>,
    #[serde(default)]
    ky: Vec<String>,
    #[serde(default)]
    say_ru: Vec<String>,
    #[serde(default)]
    say_ky: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    same: Vec<Row>,
}

/// A term as its stems, words of grammar left out.
type Term = Vec<StemId>;

/// The table, ready for look-ups.
#[derive(Debug, Default)]
pub(super) struct Synonyms {
    /// Legal names of each row, Russian and Kyrgyz.
    rows: Vec<[Vec<Term>; 2]>,
    /// Rows in which a term stands, by language.
    by_term: [FxHashMap<Term, Vec<u32>>; 2],
}

/// A stretch of a query and what means the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Same<'s> {
    /// Which of the words given.
    pub words: Range<usize>,
    /// Terms, Russian and Kyrgyz; the stretch itself is not among them.
    pub terms: [Vec<&'s [StemId]>; 2],
}

/// Stretches of words of which something is known, from the left, of those that begin at one word the longest of at most `most`; none
/// inside another.
pub(super) fn stretches<T>(
    words: &[StemId],
    most: usize,
    known: impl Fn(&[StemId]) -> Option<T>,
) -> Vec<(Range<usize>, T)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=most.min(words.len() - at)).rev();
        match longest.into_iter().find_map(|n| known(&words[at..at + n]).map(|found| (n, found))) {
            Some((n, found)) => {
                out.push((at..at + n, found));
                at += n;
            }
            None => at += 1,
        }
    }
    out
}

/// The stems of a term. A term that is nothing but words of grammar keeps them.
fn stems(term: &str, lang: Lang, memo: &mut Memo) -> Term {
    let words = text::analyse(term, lang, memo);
    let all = words.tokens.iter().filter(|t| t.kind != TokenKind::Punct);
    let matter: Term =
        all.filter(|t| !super::grammar::is_grammar(t.folded.of(&words.folded.text))).map(|t| t.stem).collect();
    matter
}

impl Synonyms {
    /// The table that ships with the program.
    pub fn builtin() -> &'static Synonyms {
        static TABLE: LazyLock<Synonyms> = LazyLock::new(|| {
            Synonyms::parse(include_str!("../../corpus/synonyms.toml"))
                .expect("the table that ships is read by a test of this module")
        });
        &TABLE
    }

    fn parse(toml: &str) -> Result<Synonyms, toml::de::Error> {
        let mut memo = Memo::default();
        let mut out = Synonyms::default();
        for (i, row) in toml::from_str::<Table>(toml)?.same.into_iter().enumerate() {
            let sides = [(Lang::Ru, row.ru, row.say_ru), (Lang::Ky, row.ky, row.say_ky)];
            let names = sides.map(|(lang, names, said)| {
                let names: Vec<Term> = names.iter().map(|n| stems(n, lang, &mut memo)).collect();
                let said: Vec<Term> = said.iter().map(|n| stems(n, lang, &mut memo)).collect();
                for term in names.iter().chain(&said).filter(|t| !t.is_empty()) {
                    let rows = out.by_term[usize::from(lang == Lang::Ky)].entry(term.clone()).or_default();
                    if rows.last() != Some(&(i as u32)) {
                        rows.push(i as u32);
                    }
                }
                names
            });
            out.rows.push(names);
        }
        Ok(out)
    }

    /// What means the same as stretches of a query's words of matter, given by their stems in one language; the longest
    /// stretches first, none inside another.
    pub fn of(&self, words: &[StemId], lang: Lang) -> Vec<Same<'_>> {
        let i = usize::from(lang == Lang::Ky);
        let found = stretches(words, WORDS, |some| self.by_term[i].get(some));
        let same = found.into_iter().map(|(at, rows)| {
            let itself = &words[at.clone()];
            let mut terms: [Vec<&[StemId]>; 2] = [Vec::new(), Vec::new()];
            for row in rows {
                for (side, terms) in terms.iter_mut().enumerate() {
                    for term in &self.rows[*row as usize][side] {
                        if (side != i || term != itself) && !terms.contains(&term.as_slice()) {
                            terms.push(term);
                        }
                    }
                }
            }
            Same { words: at, terms }
        });
        same.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_every_term_has_a_word_of_matter() {
        let table: Table = toml::from_str(include_str!("../../corpus/synonyms.toml")).expect("it reads");
        let mut memo = Memo::default();
        for row in &table.same {
            for (lang, terms) in [(Lang::Ru, [&row.ru, &row.say_ru]), (Lang::Ky, [&row.ky, &row.say_ky])] {
                for term in terms.into_iter().flatten() {
                    let n = stems(term, lang, &mut memo).len();
                    assert!((1..=WORDS).contains(&n), "{term}: {n} words of matter");
                }
            }
        }
    }

    #[test]
    fn terms_in_any_ending_both_languages() {
        let mut memo = Memo::default();
        let mut found = |query: &str, lang: Lang, name: &str, of: Lang| {
            let words = stems(query, lang, &mut memo);
            let name = stems(name, of, &mut memo);
            Synonyms::builtin()
                .of(&words, lang)
                .iter()
                .any(|s| s.terms[usize::from(of == Lang::Ky)].contains(&name.as_slice()))
        };
        use Lang::{Ky, Ru};
        assert!(found("ставки НДС", Ru, "налог на добавленную стоимость", Ru));
        assert!(found("плательщики налога на добавленную стоимость", Ru, "НДС", Ru));
        assert!(found("права заключенных", Ru, "осужденный", Ru));
        assert!(!found("права осужденных", Ru, "заключенный", Ru));
        assert!(found("айлыктын өлчөмү", Ky, "эмгек акы", Ky));
        assert!(found("жеке маалыматтарды берүү", Ky, "персональные данные", Ru));
    }
}
