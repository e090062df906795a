//! Acts known by number, date and title (`corpus/acts-known.toml`), as a look-up beside the acts of the run.

use crate::facts::{ActLookup, KnownAct, number_key, title_key};
use crate::{Error, Lang, Result};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The built-in table.
pub const KNOWN_ACTS: &str = include_str!("../../corpus/acts-known.toml");

/// A row of the table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: String,
    number: Option<String>,
    date: Option<String>,
    title_ru: String,
    title_ky: Option<String>,
    #[serde(default)]
    short_ru: Vec<String>,
    #[serde(default)]
    short_ky: Vec<String>,
    status: String,
    repealed_by: Option<String>,
    valid_to: Option<String>,
    source: String,
    confidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    act: Vec<Row>,
}

/// The table, indexed.
#[derive(Debug, Default)]
pub struct KnownActs {
    rows: Vec<KnownAct>,
    superseded: Vec<bool>,
    titles_ky: Vec<Option<String>>,
    by_number: FxHashMap<(String, String), usize>,
    by_title: FxHashMap<String, Vec<usize>>,
}

impl KnownActs {
    /// The built-in table.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub fn built_in() -> Self {
        Self::read("corpus/acts-known.toml", KNOWN_ACTS).expect("the built-in table is read by a test")
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line.
    pub fn read(file: &str, text: &str) -> Result<Self> {
        let table: Table = toml::from_str(text).map_err(|e| Error::toml(file, text, &e))?;
        let mut out = KnownActs::default();
        for r in table.act {
            let i = out.rows.len();
            let dead = matches!(r.status.as_str(), "repealed" | "superseded" | "expired");
            let repealed_by = r.repealed_by.clone().or_else(|| r.valid_to.clone());
            if let (Some(n), Some(d)) = (&r.number, &r.date) {
                out.by_number.entry((number_key(n), d.clone())).or_insert(i);
            }
            let titles =
                [Some(&r.title_ru), r.title_ky.as_ref()].into_iter().flatten().chain(&r.short_ru).chain(&r.short_ky);
            for t in titles {
                // Abbreviations of codes collide between the languages and are never resolved.
                if t.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) {
                    continue;
                }
                let list = out.by_title.entry(title_key(&without_year(t))).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
            let slug = match r.kind.as_str() {
                "constitutional_law" => "constitutional-law",
                "government_resolution" | "cabinet_resolution" => "resolution",
                k => k,
            };
            out.superseded.push(r.status == "superseded");
            out.titles_ky.push(r.title_ky.clone());
            out.rows.push(KnownAct {
                uri: format!(
                    "/akn/kg/act/{slug}/{}/{}",
                    r.date.as_deref().unwrap_or("_"),
                    r.number.as_deref().unwrap_or("_")
                ),
                title: r.title_ru,
                number: r.number,
                date: r.date,
                repealed: dead,
                repealed_by: repealed_by.or(Some(r.source).filter(|_| dead)),
                confidence: r.confidence,
            });
        }
        Ok(out)
    }

    /// The Kyrgyz title of row `i`.
    pub fn title_ky(&self, i: usize) -> Option<&str> {
        self.titles_ky.get(i)?.as_deref()
    }

    /// Whether row `i` gave way to a code, so that its whole branch of law moved.
    pub fn is_superseded(&self, i: usize) -> bool {
        self.superseded.get(i).copied().unwrap_or(false)
    }

    /// Rows in the order of the table.
    pub fn rows(&self) -> &[KnownAct] {
        &self.rows
    }
}

/// A title without the year the table adds to tell editions apart: «Земельный кодекс Кыргызской Республики (1999)».
fn without_year(title: &str) -> String {
    match title.rfind(" (") {
        Some(at) if title[at + 2..].trim_end_matches(')').chars().all(|c| c.is_ascii_digit()) => {
            title[..at].to_string()
        }
        _ => title.to_string(),
    }
}

impl ActLookup for KnownActs {
    fn by_number(&self, number: &str, date: &str) -> Option<KnownAct> {
        self.by_number.get(&(number_key(number), date.to_string())).map(|i| self.rows[*i].clone())
    }

    fn by_title(&self, title: &str, _: Lang) -> Vec<KnownAct> {
        let mut all: Vec<KnownAct> =
            self.by_title.get(&title_key(title)).into_iter().flatten().map(|i| self.rows[*i].clone()).collect();
        all.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.uri.cmp(&b.uri)));
        all
    }

    fn has_element(&self, _: &str, _: &str, _: Option<&str>, _: Option<&str>) -> Option<bool> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_titles_shared_by_editions_are_kept_apart() {
        let k = KnownActs::built_in();
        let subsoil = k.by_title("О недрах", Lang::Ru);
        assert!(subsoil.len() >= 2 && !subsoil[0].repealed && subsoil[1].repealed, "{subsoil:?}");
        assert!(k.by_number("210", "2015-07-31").is_some_and(|a| !a.repealed));
        assert!(k.by_number("210", "2014-07-31").is_none());
    }
}
