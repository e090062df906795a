//! Abbreviations with a full stop, from `corpus/lexicon/abbreviations.tsv`.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// How an abbreviation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbrev {
    /// A sentence never ends behind it.
    Open,
    /// A number follows.
    Number,
    /// May end a sentence.
    Unit,
    /// As `Unit` behind a number, as `Open` elsewhere.
    Place,
}

const TABLE: &str = include_str!("../../corpus/lexicon/abbreviations.tsv");

/// The kind of an abbreviation, given folded, without spaces and without its last stop (`т.д`).
pub(super) fn abbrev(key: &str) -> Option<Abbrev> {
    static MAP: OnceLock<FxHashMap<&'static str, Abbrev>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let mut map = FxHashMap::default();
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            if let (Some(key), _, Some(kind)) = (cells.next(), cells.next(), cells.next()) {
                let kind = match kind {
                    "open" => Abbrev::Open,
                    "number" => Abbrev::Number,
                    "place" => Abbrev::Place,
                    _ => Abbrev::Unit,
                };
                map.insert(key, kind);
            }
        }
        map
    });
    map.get(key).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        for (n, line) in TABLE.lines().enumerate().filter(|l| !l.1.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "line {}", n + 1);
            assert!(["open", "number", "unit", "place"].contains(&cells[2]), "line {}", n + 1);
            assert!(cells[1].split(',').all(|l| l == "ru" || l == "ky"), "line {}", n + 1);
        }
        assert_eq!(abbrev("т.д"), Some(Abbrev::Unit));
        assert_eq!(abbrev("бөл"), Some(Abbrev::Number));
        assert_eq!(abbrev("закон"), None);
    }
}
