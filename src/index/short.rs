//! Short names of acts («УК», «Салык кодекси»), from `corpus/acts-known.toml`.

use crate::store::ActRow;
use crate::text;
use serde::Deserialize;
use std::sync::LazyLock;

/// A row of the table; what is not needed here is not read.
#[derive(Debug, Deserialize)]
struct Row {
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
    /// Whether the row speaks of this act: number and date where the act has them, else the title.
    fn is(&self, act: &ActRow) -> bool {
        if act.number.is_some() && act.date.is_some() {
            return self.number == act.number && self.date == act.date;
        }
        let title = act.title.as_ref().map(|t| text::fold(t).text);
        let same = |known: &Option<String>| known.as_ref().map(|t| text::fold(t).text) == title;
        title.is_some() && (same(&self.title_ru) || same(&self.title_ky))
    }
}

/// Short names of an act, folded, both languages.
pub(super) fn names(act: &ActRow) -> Vec<String> {
    TABLE
        .iter()
        .filter(|r| r.is(act))
        .flat_map(|r| r.short_ru.iter().chain(&r.short_ky))
        .map(|n| text::fold(n).text)
        .collect()
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
