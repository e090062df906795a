//! Roots mined from Kyrgyz acts, and words that the rules would read wrongly.

use crate::text::form_id;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const ROOTS: &str = include_str!("../../../corpus/lexicon/ky-stems.tsv");
const OWN: &str = include_str!("../../../corpus/lexicon/ky-roots.tsv");
const EXCEPTIONS: &str = include_str!("../../../corpus/lexicon/ky-exceptions.tsv");

/// Weights of roots by the hash of their key.
#[derive(Debug, Default, Clone)]
pub(super) struct Roots(pub(super) FxHashMap<u64, f32>);

impl Roots {
    /// Weight of a root: about how many different forms of it were met; 0 when unknown.
    pub(super) fn weight(&self, key: &str) -> f32 {
        self.0.get(&form_id(key).0).copied().unwrap_or(0.0)
    }

    /// The table that is shipped.
    pub(super) fn shipped() -> &'static Roots {
        static SHIPPED: OnceLock<Roots> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let mut map = FxHashMap::default();
            for line in ROOTS.lines().chain(OWN.lines()).filter(|l| !l.starts_with('#')) {
                let mut cells = line.split('\t');
                if let (Some(key), Some(Ok(weight))) = (cells.next(), cells.next().map(str::parse::<f32>)) {
                    map.insert(form_id(key).0, weight);
                }
            }
            Roots(map)
        })
    }
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
