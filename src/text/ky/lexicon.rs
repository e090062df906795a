//! Roots mined from Kyrgyz acts, and words that the rules would read wrongly.

use crate::text::roots::Roots;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const ROOTS: &str = include_str!("../../../corpus/lexicon/ky-stems.tsv");
const OWN: &str = include_str!("../../../corpus/lexicon/ky-roots.tsv");
const EXCEPTIONS: &str = include_str!("../../../corpus/lexicon/ky-exceptions.tsv");

/// The table that is shipped, with the roots set by hand.
pub(super) fn roots() -> &'static Roots {
    static SHIPPED: OnceLock<Roots> = OnceLock::new();
    SHIPPED.get_or_init(|| Roots::parse(&[ROOTS, OWN]))
}

/// The stem of a form that the rules would read wrongly; the table gives a reason for each.
pub(super) fn exception(form: &str) -> Option<&'static str> {
    static MAP: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    MAP.get_or_init(|| {
        let rows = EXCEPTIONS.lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|l| l.split_once('\t'))
            .map(|(form, rest)| (form, rest.split('\t').next().unwrap_or(form)))
            .collect()
    })
    .get(form)
    .copied()
}

/// Roots with a second shape: the shape, the root. Narrow vowels of the second syllable fall out before a vowel; loans in -анин lose
/// -ин in the plural.
const SHAPES: &[(&str, &str)] = &[
    ("орд", "орун"),
    ("мурд", "мурун"),
    ("мойн", "моюн"),
    ("көңл", "көңүл"),
    ("эрд", "эрин"),
    ("граждан", "гражданин"),
];

/// The root of which `root` is a second shape, or `root`.
pub(super) fn main_shape(root: &str) -> &str {
    SHAPES.iter().find(|s| s.0 == root).map_or(root, |s| s.1)
}
