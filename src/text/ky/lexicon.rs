//! Roots mined from Kyrgyz acts and from a general list of words, and words that the rules would read wrongly.

use crate::text::fold_keyboard;
use crate::text::roots::Roots;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const ROOTS: &str = include_str!("../../../corpus/lexicon/ky-stems.tsv");
pub(super) const GENERAL: &str = include_str!("../../../corpus/lexicon/ky-general.tsv");
const OWN: &str = include_str!("../../../corpus/lexicon/ky-roots.tsv");
const EXCEPTIONS: &str = include_str!("../../../corpus/lexicon/ky-exceptions.tsv");

/// What a form in a list of general Kyrgyz counts beside one met in acts. At 0.1 three hundred pairs of the labelled legal classes are
/// joined wrongly, at 0.02 and 0.03 fifteen; without any acts' roots, F1 is 0.992 at 0.02, 0.03 and 0.05.
const GENERAL_SHARE: f32 = 0.03;

/// The roots of general Kyrgyz alone, which steer the mining of acts.
pub(super) fn general() -> Roots {
    Roots::default().add(GENERAL, GENERAL_SHARE)
}

/// The tables that are shipped; the roots set by hand count before both.
pub(super) fn roots() -> &'static Roots {
    static SHIPPED: OnceLock<Roots> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let all = general().add(ROOTS, 1.0).set(OWN);
        all.with_keyboard(&[ROOTS, OWN, GENERAL])
    })
}

/// The stem of a form that the rules would read wrongly; the table gives a reason for each. Forms typed with н о у for ң ө ү are found too.
pub(super) fn exception(form: &str) -> Option<&'static str> {
    static MAP: OnceLock<FxHashMap<String, String>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let rows = EXCEPTIONS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        let rows: Vec<(&str, &str)> =
            rows.map(|(form, rest)| (form, rest.split('\t').next().unwrap_or(form))).collect();
        let plain = |s: &str| fold_keyboard(s).into_owned();
        let typed = rows.iter().map(|(form, stem)| (plain(form), plain(stem)));
        // The proper spellings come last, so that they win.
        typed.chain(rows.iter().map(|(form, stem)| (form.to_string(), stem.to_string()))).collect()
    });
    map.get(form).map(String::as_str)
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
