//! Words of one family: «скотокрад» beside «скотокрадство», «кызматтык» beside «кызмат».
//!
//! The stemmer keeps them apart, rightly: укук is not укуктуу. A search looks at the relatives, too, and counts them less.

use crate::Lang;

/// Letters two relatives share at least.
const SHARED: [usize; 2] = [5, 4];
/// Share of the longer one that is shared at least.
const SHARE: f64 = 0.55;

/// What may follow the shared letters in a Russian stem: suffixes of derivation as the stemmer leaves them.
const RU: &[&str] = &[
    "",
    "-",
    "а",
    "и",
    "к",
    "ник",
    "ниц",
    "щик",
    "чик",
    "тел",
    "тельск-",
    "тельств",
    "тельн-",
    "ств",
    "ственн-",
    "ственност",
    "ск-",
    "еск-",
    "ическ-",
    "н-",
    "ен-",
    "он-",
    "енн-",
    "онн-",
    "ов-",
    "ев-",
    "ив-",
    "ост",
    "ность",
    "ност",
    "енност",
    "ани",
    "ени",
    "ировани",
    "овани",
    "изаци",
    "аци",
    "ац",
    "оть",
    "ить",
    "ать",
    "еть",
    "овать",
    "ировать",
    "ывать",
    "ивать",
    "ять",
    "ют",
    "ющ-",
    "ущ-",
    "ящ-",
    "ащ-",
    "ем-",
    "им-",
    "ист",
    "изм",
    "ер",
    "ор",
];

/// The same for Kyrgyz.
const KY: &[&str] = &[
    "",
    "-",
    "к",
    "лык",
    "лик",
    "лук",
    "лүк",
    "тык",
    "тик",
    "тук",
    "түк",
    "дык",
    "дик",
    "дук",
    "дүк",
    "луу",
    "лүү",
    "туу",
    "түү",
    "дуу",
    "дүү",
    "л-",
    "т-",
    "д-",
    "сыз",
    "сиз",
    "суз",
    "сүз",
    "чы",
    "чи",
    "чу",
    "чү",
    "чылык",
    "чилик",
    "оочу",
    "өөчү",
    "уучу",
    "үүчү",
    "ла-",
    "ле-",
    "ло-",
    "лө-",
    "да-",
    "де-",
    "до-",
    "дө-",
    "та-",
    "те-",
    "то-",
    "тө-",
    "лан-",
    "лен-",
    "лон-",
    "лөн-",
    "лаш-",
    "леш-",
    "ыш",
    "иш",
    "уш",
    "үш",
    "ш",
    "ым",
    "им",
    "ум",
    "үм",
    "м",
    "ма",
    "ме",
    "н-",
    "ын-",
    "ин-",
    "ыл-",
    "ил-",
    "л-",
    "дар",
    "гыч",
    "кыч",
    "лыктуу",
    "лыксыз",
];

/// Whether two stems of a language belong to one family.
pub(super) fn related(lang: Lang, a: &str, b: &str) -> bool {
    let i = usize::from(lang == Lang::Ky);
    let shared: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    let ends = [RU, KY][i];
    // The border between root and suffix may lie inside the shared letters.
    let mut cut = shared;
    loop {
        let n = letters(&a[..cut]);
        if n < SHARED[i] || (n as f64) < SHARE * letters(a).max(letters(b)) as f64 {
            return false;
        }
        if ends.contains(&&a[cut..]) && ends.contains(&&b[cut..]) {
            return true;
        }
        match a[..cut].char_indices().next_back() {
            Some((at, _)) => cut = at,
            None => return false,
        }
    }
}

/// The letters every relative of a stem begins with.
pub(super) fn root_of(lang: Lang, stem: &str) -> Option<&str> {
    let i = usize::from(lang == Lang::Ky);
    let ends = [RU, KY][i];
    let letters: Vec<usize> = stem.char_indices().map(|c| c.0).chain([stem.len()]).collect();
    // The longest suffix that leaves enough letters.
    let least = *letters.get(SHARED[i])?;
    let cut = letters.iter().copied().find(|at| *at >= least && ends.contains(&&stem[*at..]))?;
    Some(stem[..cut].trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::stem;

    #[test]
    fn families() {
        for (lang, a, b, want) in [
            (Lang::Ru, "скотокрад", "скотокрадство", true),
            (Lang::Ru, "налоговый", "налогообложение", false),
            (Lang::Ru, "опекун", "опекунство", true),
            (Lang::Ru, "регистрация", "регистрационный", true),
            (Lang::Ru, "контракт", "контроль", false),
            (Lang::Ru, "стаж", "стажер", false),
            (Lang::Ky, "кызматтык", "кызмат", true),
            (Lang::Ky, "мыйзамсыз", "мыйзам", true),
            (Lang::Ky, "башка", "башкаруу", false),
            (Lang::Ky, "берене", "берүү", false),
        ] {
            assert_eq!(related(lang, &stem(lang, a), &stem(lang, b)), want, "{a} {b}");
        }
    }
}
