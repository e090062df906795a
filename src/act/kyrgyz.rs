//! Kyrgyz endings of the nouns that citations are made of, by vowel harmony.

const BACK_FLAT: [char; 3] = ['а', 'ы', 'я'];
const BACK_ROUND: [char; 4] = ['о', 'у', 'ё', 'ю'];
const FRONT_ROUND: [char; 2] = ['ө', 'ү'];
const VOICELESS: &str = "кпстшфхцчщ";

/// The close vowel that harmonises with a word: `ы`, `у`, `и` or `ү`.
fn close_vowel(word: &str) -> char {
    for c in word.chars().rev().flat_map(char::to_lowercase) {
        if BACK_FLAT.contains(&c) {
            return 'ы';
        }
        if BACK_ROUND.contains(&c) {
            return 'у';
        }
        if FRONT_ROUND.contains(&c) {
            return 'ү';
        }
        if matches!(c, 'и' | 'е' | 'э') {
            return 'и';
        }
    }
    'ы'
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(|c: char| "аеёиоуүыөэюяАЕЁИОУҮЫӨЭЮЯ".contains(c))
}

/// The possessive of the third person: бөлүк → бөлүгү, глава → главасы, пункт → пункту.
pub(crate) fn possessive(word: &str) -> String {
    let v = close_vowel(word);
    if ends_in_vowel(word) {
        return format!("{word}с{v}");
    }
    for (hard, soft) in [('к', 'г'), ('п', 'б')] {
        if let Some(stem) = word.strip_suffix(hard) {
            return format!("{stem}{soft}{v}");
        }
    }
    format!("{word}{v}")
}

/// The genitive: берене → берененин, бөлүм → бөлүмдүн, пункт → пункттун.
pub(crate) fn genitive(word: &str) -> String {
    let v = close_vowel(word);
    let first = if ends_in_vowel(word) {
        'н'
    } else if word.ends_with(|c: char| VOICELESS.contains(c)) {
        'т'
    } else {
        'д'
    };
    format!("{word}{first}{v}н")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        for (word, own, of) in [
            ("берене", "беренеси", "берененин"),
            ("бөлүк", "бөлүгү", "бөлүктүн"),
            ("бөлүм", "бөлүмү", "бөлүмдүн"),
            ("бөлүмчө", "бөлүмчөсү", "бөлүмчөнүн"),
            ("пункт", "пункту", "пункттун"),
            ("пунктча", "пунктчасы", "пунктчанын"),
            ("глава", "главасы", "главанын"),
            ("абзац", "абзацы", "абзацтын"),
            ("тиркеме", "тиркемеси", "тиркеменин"),
            ("параграф", "параграфы", "параграфтын"),
            ("сап", "сабы", "саптын"),
            ("таблица", "таблицасы", "таблицанын"),
            ("эскертүү", "эскертүүсү", "эскертүүнүн"),
        ] {
            assert_eq!(possessive(word), own);
            assert_eq!(genitive(word), of);
        }
        assert_eq!(genitive(&possessive("бөлүк")), "бөлүгүнүн");
        assert_eq!(genitive(&possessive("пункт")), "пунктунун");
        assert_eq!(genitive(&possessive("глава")), "главасынын");
    }
}
