//! The territory an act is of, read from its issuer and its title.

use super::{Registry, Territory};
use crate::Lang;
use crate::text::{self, Memo, TokenKind};
use rustc_hash::FxHashMap;

/// Most words of a territory's name.
const WORDS: usize = 5;

/// Names of territories by their stems, Russian and Kyrgyz.
type Names = [FxHashMap<Vec<u64>, u32>; 2];

fn stems(name: &str, lang: Lang, memo: &mut Memo) -> Vec<u64> {
    text::analyse(name, lang, memo).tokens.iter().filter(|t| t.kind != TokenKind::Punct).map(|t| t.stem.0).collect()
}

impl Registry {
    /// Made once: the territories are those of the program in every registry.
    fn territory_names(&self) -> Names {
        let mut memo = Memo::default();
        let mut out = Names::default();
        let mut add = |names: &mut FxHashMap<Vec<u64>, u32>, name: &str, lang: Lang, i: usize| {
            names.entry(stems(name, lang, &mut memo)).or_insert(i as u32);
        };
        for (i, t) in self.territories().iter().enumerate().filter(|(_, t)| t.kind != "country") {
            for name in std::iter::once(&t.name_ru).chain(&t.short_ru) {
                add(&mut out[0], name, Lang::Ru, i);
                // «Ошский городской кенеш» is Osh's.
                if t.kind.starts_with("city") && !name.contains([' ', '.']) {
                    add(&mut out[0], &format!("{}ский", name.trim_end_matches('а')), Lang::Ru, i);
                }
                for (noun, adjective) in [("район", "районный"), ("область", "областной")]
                {
                    if let Some(own) = name.strip_suffix(noun) {
                        add(&mut out[0], &format!("{own}{adjective}"), Lang::Ru, i);
                    }
                }
            }
            for name in t.name_ky.iter().chain(&t.short_ky) {
                add(&mut out[1], name, Lang::Ky, i);
                for (noun, adjective) in [("району", "райондук"), ("облусу", "облустук"), ("шаары", "шаардык")]
                {
                    if let Some(own) = name.strip_suffix(noun) {
                        add(&mut out[1], &format!("{own}{adjective}"), Lang::Ky, i);
                    }
                }
            }
        }
        // Readings that any name above goes before: former names, and an oblast or rayon without its noun.
        for (i, t) in self.territories().iter().enumerate().filter(|(_, t)| t.kind != "country") {
            let bare =
                |name: &str, nouns: [&str; 2]| nouns.iter().find_map(|n| name.strip_suffix(n)).map(str::to_owned);
            let former = t.former.iter().flat_map(|f| [(0, f.name_ru.clone()), (1, f.name_ky.clone())]);
            let short = t
                .former
                .iter()
                .map(|f| (0, f.name_ru.as_ref().and_then(|n| n.strip_prefix("город ")).map(str::to_owned)));
            let nounless = [
                (0, bare(&t.name_ru, [" область", " район"])),
                (1, t.name_ky.as_ref().and_then(|n| bare(n, [" облусу", " району"]))),
            ];
            for (lang, name) in former.chain(short).chain(nounless) {
                if let Some(n) = name {
                    add(&mut out[lang], &n, if lang == 0 { Lang::Ru } else { Lang::Ky }, i);
                }
            }
        }
        out
    }

    /// The territory of an act: the one its issuer names, else one its title names in full. `None` for acts of the whole
    /// country.
    ///
    /// ```
    /// use jenil::{Lang, bodies::Registry};
    /// let r = Registry::builtin();
    /// let of = |issuer, lang| r.territory_of(Some(issuer), None, lang).map(|t| t.id.as_str());
    /// assert_eq!(of("Бишкекский городской кенеш", Lang::Ru), Some("city-bishkek"));
    /// assert_eq!(of("Түп райондук кеңеши", Lang::Ky), Some("ray-tup"));
    /// assert_eq!(of("Ош шаардык кеңеши", Lang::Ky), Some("city-osh"));
    /// assert_eq!(of("Кабинет Министров Кыргызской Республики", Lang::Ru), None);
    /// ```
    pub fn territory_of(&self, issuer: Option<&str>, title: Option<&str>, lang: Lang) -> Option<&Territory> {
        let of = |text, least| self.named_in(text, lang, least).map(|(_, t)| t);
        issuer.and_then(|i| of(i, 1)).or_else(|| title.and_then(|t| of(t, 2)))
    }

    /// The longest name of a territory in a text, of at least `least` words, and how many it has; of equally long ones the
    /// first.
    fn named_in(&self, text: &str, lang: Lang, least: usize) -> Option<(usize, &Territory)> {
        static NAMES: std::sync::LazyLock<Names> = std::sync::LazyLock::new(|| Registry::builtin().territory_names());
        let words = stems(text, lang, &mut Memo::default());
        let names = &NAMES[usize::from(lang == Lang::Ky)];
        let found = (least..=WORDS).rev().find_map(|n| words.windows(n).find_map(|w| names.get(w)).map(|i| (n, *i)));
        found.and_then(|(n, i)| self.territories().get(i as usize).map(|t| (n, t)))
    }

    /// The territory with this id or any of these names, in any case form and with words around it; of the readings in the two
    /// languages the one that explains more words.
    ///
    /// ```
    /// use jenil::bodies::Registry;
    /// let r = Registry::builtin();
    /// assert_eq!(r.territory_named("бишкек").map(|t| t.id.as_str()), Some("city-bishkek"));
    /// assert_eq!(r.territory_named("Түп району").map(|t| t.id.as_str()), Some("ray-tup"));
    /// assert_eq!(r.territory_named("в Баткенской области").map(|t| t.id.as_str()), Some("obl-batken"));
    /// assert_eq!(r.territory_named("Джалал-Абадской").map(|t| t.id.as_str()), Some("obl-jalal-abad"));
    /// assert_eq!(r.territory_named("Нарын районунун").map(|t| t.id.as_str()), Some("ray-naryn"));
    /// assert!(r.territory_named("Атлантида").is_none());
    /// ```
    pub fn territory_named(&self, name: &str) -> Option<&Territory> {
        let wanted = text::fold(name.trim()).text;
        let is = |n: &String| text::fold(n).text == wanted;
        let exact = || {
            self.territories().iter().find(|t| {
                is(&t.name_ru) || t.name_ky.as_ref().is_some_and(is) || t.short_ru.iter().chain(&t.short_ky).any(is)
            })
        };
        let bent = || {
            let [ru, ky] = [Lang::Ru, Lang::Ky].map(|l| self.named_in(name, l, 1));
            match (ru, ky) {
                (Some(r), Some(k)) if k.0 > r.0 => Some(k.1),
                (r, k) => r.or(k).map(|(_, t)| t),
            }
        };
        self.territory(name.trim()).or_else(exact).or_else(bent)
    }
}
