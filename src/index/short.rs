//! Short names of acts («УК», «Салык кодекси»), from `corpus/acts-known.toml`.

use crate::store::ActRow;
use crate::{Lang, text};
use serde::Deserialize;
use std::sync::LazyLock;

/// A row of the table; what is not needed here is not read.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    number: Option<String>,
    date: Option<String>,
    title_ru: Option<String>,
    title_ky: Option<String>,
    #[serde(default)]
    short_ru: Vec<String>,
    #[serde(default)]
    short_ky: Vec<String>,
    status: Option<String>,
    confidence: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Table {
    act: Vec<Row>,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    toml::from_str::<Table>(include_str!("../../corpus/acts-known.toml"))
        .expect("the table that ships is read by a test of this module")
        .act
});

impl Row {
    /// Its short names in a language.
    pub fn names(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let names = if lang == Lang::Ru { &self.short_ru } else { &self.short_ky };
        names.iter().map(String::as_str)
    }

    /// Its number.
    pub fn number(&self) -> Option<&str> {
        self.number.as_deref()
    }

    /// Its date, ISO.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// Its Russian title.
    pub fn title(&self) -> Option<&str> {
        self.title_ru.as_deref()
    }

    /// Whether the row speaks of this act: number and date where the act has them, else the title.
    pub fn is(&self, act: &ActRow) -> bool {
        if act.number.is_some() && act.date.is_some() {
            return self.number == act.number && self.date == act.date;
        }
        let title = act.title.as_ref().map(|t| text::fold(t).text);
        let same = |known: &Option<String>| known.as_ref().map(|t| text::fold(t).text) == title;
        title.is_some() && (same(&self.title_ru) || same(&self.title_ky))
    }
}

/// The rows of the table.
pub(super) fn table() -> &'static [Row] {
    &TABLE
}

/// Short names of an act, folded, each with its language.
pub(super) fn names(act: &ActRow) -> Vec<(String, Lang)> {
    let name = |lang: Lang| move |n: &String| (text::fold(n).text, lang);
    let of = |r: &'static Row| r.short_ru.iter().map(name(Lang::Ru)).chain(r.short_ky.iter().map(name(Lang::Ky)));
    TABLE.iter().filter(|r| r.is(act)).flat_map(of).collect()
}

/// Whether a verified row says that an act is out of force.
pub(super) fn is_out(act: &ActRow) -> bool {
    act.number.is_some()
        && act.date.is_some()
        && TABLE.iter().any(|r| {
            r.is(act)
                && r.confidence.as_deref() == Some("verified")
                && matches!(r.status.as_deref(), Some("repealed" | "superseded" | "expired"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_holds_the_codes() {
        assert!(TABLE.iter().any(|r| r.short_ru.iter().any(|s| s == "УК")));
        assert!(TABLE.iter().any(|r| r.short_ky.iter().any(|s| s == "Салык кодекси")));
    }
}
