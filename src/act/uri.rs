//! Akoma Ntoso work URIs: `/akn/kg/act/{kind}/{date}/{number}`.

use super::{Act, ActKind};

/// The Latin letters a Cyrillic letter is written with in identifiers; fixed for good, since links depend on it.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' | 'ё' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' | 'њ' => "ng",
        'о' => "o",
        'ө' | 'ј' => "oe",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ү' | 'ї' => "ue",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

/// A text in lower-case Latin letters, digits and single `join`s.
pub(super) fn slug(text: &str, join: char) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() || c == '.' && !out.is_empty() {
            out.push(c);
        } else if let Some(l) = latin(c) {
            out.push_str(l);
        } else if !out.is_empty() && !out.ends_with(join) {
            out.push(join);
        }
    }
    out.trim_end_matches([join, '.']).to_owned()
}

fn name(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Constitution => "constitution",
        ActKind::Code => "code",
        ActKind::ConstitutionalLaw => "constitutional-law",
        ActKind::Law => "law",
        ActKind::Decree => "decree",
        ActKind::Resolution => "resolution",
        ActKind::Disposition => "disposition",
        ActKind::Decision => "decision",
        ActKind::Order => "order",
        ActKind::Regulation => "regulation",
        ActKind::Procedure => "procedure",
        ActKind::Instruction => "instruction",
        ActKind::Charter => "charter",
        ActKind::Standard => "standard",
        ActKind::Programme => "programme",
        ActKind::Draft => "draft",
    }
}

/// The URI of an act: by kind, date and number; by its file where one of them is not known.
pub(super) fn of(act: &Act) -> String {
    let h = &act.header;
    let (kind, date) = (h.kind.as_ref().map(|k| k.value), h.date.as_ref().map(|d| d.value.as_str()));
    match (kind, date, h.number.as_ref()) {
        (Some(ActKind::Constitution), Some(date), _) => format!("/akn/kg/act/constitution/{date}"),
        (Some(kind), Some(date), Some(number)) => {
            let number = slug(&number.value, '-');
            // the numbers of laws run through the state; all others repeat from body to body
            match h.issuer.as_ref().filter(|_| !super::kinds::is_law(kind)) {
                Some(issuer) if !issuer_slug(&issuer.value).is_empty() => {
                    format!("/akn/kg/act/{}/{}/{date}/{number}", name(kind), issuer_slug(&issuer.value))
                }
                _ => format!("/akn/kg/act/{}/{date}/{number}", name(kind)),
            }
        }
        _ => format!("/akn/kg/act/file/{}", slug(&act.file, '-')),
    }
}

/// Words of a body's name that mean the same in both languages, by their beginnings in lower case.
const COMMON: [(&str, &str); 21] = [
    ("кенеш", "kenesh"),
    ("кеңеш", "kenesh"),
    ("городск", "city"),
    ("город", "city"),
    ("шаар", "city"),
    ("район", "rayon"),
    ("област", "oblast"),
    ("облус", "oblast"),
    ("айыл", "aiyl"),
    ("окмот", "okmotu"),
    ("өкмөт", "okmotu"),
    ("мэри", "mayor"),
    ("администрац", "administration"),
    ("мамлекет", "state"),
    ("государствен", "state"),
    ("министерств", "ministry"),
    ("министрли", "ministry"),
    ("агентств", "agency"),
    ("агентти", "agency"),
    ("кыргыз", ""),
    ("республик", ""),
];

/// Endings of adjectives and genitives of places in both languages, longest first («Нарынского», «Ноокат районунун»).
const ENDINGS: [&str; 16] = [
    "ского",
    "ской",
    "ский",
    "ская",
    "ого",
    "его",
    "ой",
    "нын",
    "нин",
    "нун",
    "нүн",
    "дун",
    "дүн",
    "дык",
    "дик",
    "тун",
];

/// Bodies whose acts are numbered through the whole state: the path needs no issuer.
const STATE: [&str; 5] = ["кабинет", "правительств", "кыргыз республикасынын өкмөт", "президент", "кабинети"];

/// The issuer in a path, equal in both languages where its name is made of common words and places; words sorted, as
/// their order differs between the languages.
fn issuer_slug(issuer: &str) -> String {
    let low = issuer.to_lowercase();
    if STATE.iter().any(|w| low.contains(w)) && !low.contains("министерств") && !low.contains("министрли")
    {
        return String::new();
    }
    let mut parts: Vec<String> = Vec::new();
    for word in low.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()) {
        if let Some((_, common)) = COMMON.iter().find(|(w, _)| word.starts_with(w)) {
            parts.push((*common).to_owned());
            continue;
        }
        let stem = ENDINGS.iter().find_map(|e| word.strip_suffix(e).filter(|s| s.chars().count() >= 2)).unwrap_or(word);
        // «Тюп» is «Түп», «Кок» is «Көк»
        parts.push(slug(&stem.replace(['ү', 'ю'], "у").replace('ө', "о"), '-'));
    }
    parts.retain(|p| !p.is_empty());
    parts.sort();
    parts.dedup();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_issuer_in_both_languages() {
        for (ru, ky) in [
            ("НАРЫНСКОГО ГОРОДСКОГО КЕНЕША", "НАРЫН ШААРДЫК КЕҢЕШИНИН"),
            ("САРЫ-ЖОНСКОГО АЙЫЛНОГО КЕНЕША НООКАТСКОГО РАЙОНА", "НООКАТ РАЙОНУНУН САРЫ-ЖОН АЙЫЛДЫК КЕҢЕШИНИН"),
            ("ТЮПСКОЙ РАЙОННОЙ ГОСУДАРСТВЕННОЙ АДМИНИСТРАЦИИ", "ТҮП РАЙОНДУК МАМЛЕКЕТТИК АДМИНИСТРАЦИЯСЫНЫН"),
            ("КАБИНЕТА МИНИСТРОВ КЫРГЫЗСКОЙ РЕСПУБЛИКИ", "КЫРГЫЗ РЕСПУБЛИКАСЫНЫН МИНИСТРЛЕР КАБИНЕТИНИН"),
        ] {
            assert_eq!(issuer_slug(ru), issuer_slug(ky), "{ru}");
        }
        assert_eq!(issuer_slug("НАРЫНСКОГО ГОРОДСКОГО КЕНЕША"), "city-kenesh-naryn");
        assert_ne!(issuer_slug("Нарынского городского кенеша"), issuer_slug("Ошского городского кенеша"));
    }

    #[test]
    fn letters() {
        assert_eq!(slug("№ 58-4н", '-'), "58-4n");
        assert_eq!(slug("constitution-2021.ky.txt", '-'), "constitution-2021.ky.txt");
        assert_eq!(slug("Ңөү жщ", '-'), "ngoeue-zhshch");
    }
}
