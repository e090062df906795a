//! Endings of Russian nouns and adjectives.

/// Paradigms of nouns, one letter each; it is part of the key while weights are compared and is dropped from the stem.
///
/// M закон, F глава, O право, S рубль and случай, Z статья and лицензия, E решение and поле, B область.
pub(super) const NOUNS: &[(&str, &[&str])] = &[
    ("M", &["", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах"]),
    ("F", &["а", "ы", "и", "е", "у", "ой", "ою", "ей", "", "ам", "ами", "ах"]),
    ("O", &["о", "е", "а", "у", "ом", "ем", "", "ам", "ами", "ах"]),
    ("S", &["ь", "й", "я", "ю", "ем", "е", "и", "ей", "ев", "ям", "ями", "ях"]),
    ("Z", &["я", "и", "е", "ю", "ей", "ею", "й", "ь", "ям", "ями", "ях"]),
    ("E", &["е", "я", "ю", "ем", "и", "й", "ей", "ям", "ями", "ях"]),
    ("B", &["ь", "и", "ью", "ей", "ям", "ями", "ях", "ам", "ами", "ах"]),
];

/// Endings of adjectives and participles, full.
pub(super) const FULL: &[&str] = &[
    "ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю", "ею", "ое", "ее",
    "ые", "ие", "ых", "их", "ыми", "ими", "ей",
];

/// Endings of adjectives, short; the neuter is also the adverb.
pub(super) const SHORT: &[&str] = &["", "а", "о", "е", "ы", "и"];

pub(super) const fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ё')
}

/// Whether an ending may stand behind a stem: к г х and ж ш ч щ take и, not ы, and no я or ю; ц takes ы; soft endings follow
/// ь, й or a vowel only where the paradigm says.
pub(super) fn spells(stem: &str, ending: &str) -> bool {
    let Some(last) = stem.chars().next_back() else { return false };
    let first = ending.chars().next();
    match first {
        Some('ы') => !matches!(last, 'к' | 'г' | 'х' | 'ж' | 'ш' | 'ч' | 'щ' | 'й' | 'ь') && !is_vowel(last),
        Some('я' | 'ю') => !matches!(last, 'к' | 'г' | 'х' | 'ж' | 'ш' | 'ч' | 'щ' | 'ц' | 'й'),
        Some('а' | 'о' | 'у') => !matches!(last, 'й' | 'ь'),
        Some('й') => is_vowel(last),
        Some('ь') => !is_vowel(last) && !matches!(last, 'к' | 'г' | 'х' | 'ц' | 'й' | 'ь'),
        _ => true,
    }
}

/// Whether an ending of an adjective may stand behind a stem: soft endings follow к г х, hushing consonants and the н of `последний`.
pub(super) fn declines(stem: &str, ending: &str) -> bool {
    let Some(last) = stem.chars().next_back() else { return false };
    let velar = matches!(last, 'к' | 'г' | 'х');
    let hushing = matches!(last, 'ж' | 'ш' | 'ч' | 'щ');
    match ending {
        "ий" | "им" | "ие" | "их" | "ими" => velar || hushing || last == 'н' || last == 'ц',
        "его" | "ему" | "ем" | "ее" | "ей" | "ею" => hushing || last == 'н' || last == 'ц',
        "яя" | "юю" => last == 'н',
        "ый" | "ые" | "ым" | "ых" | "ыми" => !velar && !hushing,
        _ => true,
    }
}

/// Whether a stem suits a paradigm of nouns.
pub(super) fn suits(paradigm: &str, stem: &str, ending: &str) -> bool {
    let Some(last) = stem.chars().next_back() else { return false };
    let hard = !is_vowel(last) && last != 'й' && last != 'ь';
    let hushing = matches!(last, 'ж' | 'ш' | 'ч' | 'щ' | 'ц');
    match paradigm {
        "M" => {
            hard && match ending {
                "и" => matches!(last, 'к' | 'г' | 'х') || hushing,
                "ем" | "ев" => hushing,
                "ей" => hushing && last != 'ц',
                _ => true,
            }
        }
        "F" => {
            hard && match ending {
                "и" => matches!(last, 'к' | 'г' | 'х') || hushing,
                "ей" => hushing,
                _ => true,
            }
        }
        "O" => hard && (!matches!(ending, "ем") || hushing),
        "S" => match ending {
            "ь" => hard && !hushing,
            "й" | "ев" => is_vowel(last),
            "ей" => hard,
            _ => last != 'ь' && !hushing,
        },
        "Z" => match ending {
            "й" => last == 'и' || last == 'а' || last == 'е',
            "ь" => hard,
            _ => !hushing,
        },
        "E" => match ending {
            "й" => last == 'и',
            "ей" => hard,
            _ => !hushing || ending == "е",
        },
        "B" => hard && (hushing || !matches!(ending, "ам" | "ами" | "ах")),
        _ => false,
    }
}
