//! First words of a line that begin a paragraph of an act, in both languages.
//!
//! Read only where lines must be joined or split; the structure itself is the act stage's.

use regex::Regex;
use std::sync::LazyLock;

/// A heading: «Статья 21¹.», «ГЛАВА 3», «§ 2», «Приложение 1», «1-берене.», «III БӨЛҮМ», «3-Глава», «РАЗДЕЛ ПЕРВЫЙ».
/// The case of the first letter tells it from a mention inside a sentence («статья 5 настоящего Кодекса»).
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            (?:Статья|СТАТЬЯ|Глава|ГЛАВА|Раздел|РАЗДЕЛ|Подраздел|ПОДРАЗДЕЛ|Часть|ЧАСТЬ|Параграф|ПАРАГРАФ
              |Приложение|ПРИЛОЖЕНИЕ|Берене|БЕРЕНЕ|Бөлүм|БӨЛҮМ|Бөлүк|БӨЛҮК|Тиркеме|ТИРКЕМЕ)
              (?:\s*(?:№|N)?\s*[0-9IVXLCІХ]|\s+\p{Lu}\p{Cyrillic}+(?:АЯ|ЫЙ|ОЙ|ИЙ|ЬЯ|ая|ый|ой|ий|ья|ЧИ|НЧИ)\b|\s*$)
          | §\s*\d
          | (?:\d{1,4}(?:[⁰¹²³⁴-⁹]+|\s?-\s?\d{1,2})?|[IVXLC]{1,7})\s?[-–.]?\s?
              (?:статья|Статья|СТАТЬЯ|берене|Берене|БЕРЕНЕ|глава|Глава|ГЛАВА|бөлүм|Бөлүм|БӨЛҮМ|бөлүк|Бөлүк|БӨЛҮК
                |параграф|Параграф|тиркеме|Тиркеме|ТИРКЕМЕ)(?:[.\s:]|$)
        )",
    )
    .expect("a pattern checked by the tests below")
});

/// An item of a list: «1.», «1.2.», «12)», «21¹)», «а)», «"1)», «(1)», «IV.».
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)^["«“„(]?(?:
            \d{1,3}(?:\.\d{1,3}){0,4}(?:[⁰¹²³⁴-⁹]+|-\d{1,2})?(?:[.)]|\.\))(?:\s|\p{Lu}|$)
          | (?:\p{Ll}|[a-z])(?:[⁰¹²³⁴-⁹]+|-\d)?\)\s?\S
          | [IVXLC]{1,6}[.)]\s
        )"#,
    )
    .expect("a pattern checked by the tests below")
});

/// A dash or bullet that opens an indent of a list.
static DASH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[-–—•·*▪●]\s*\S").expect("a pattern checked by the tests below"));

/// What begins at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Heading,
    Item,
    Dash,
}

/// The marker at the start of `line`, leading white space apart.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    // Most lines begin with a lower-case letter and a second one: no marker does.
    if first.is_lowercase() && line.chars().nth(1).is_some_and(char::is_alphabetic) {
        return None;
    }
    if HEADING.is_match(line) {
        Some(Marker::Heading)
    } else if ITEM.is_match(line) {
        Some(Marker::Item)
    } else if DASH.is_match(line) {
        Some(Marker::Dash)
    } else {
        None
    }
}

/// Whether a line ends a sentence or an item of a list.
pub(super) fn ends_statement(line: &str) -> bool {
    line.trim_end().trim_end_matches(['"', '»', '”', ')']).ends_with(['.', ';', ':', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Marker::*;

    #[test]
    fn headings_of_both_languages() {
        for line in [
            "Статья 1. Цели",
            "СТАТЬЯ 12",
            "  Статья 317¹.",
            "Глава IV",
            "ГЛАВА ХІ. О",
            "РАЗДЕЛ ПЕРВЫЙ. ОСНОВЫ",
            "Раздел II.",
            "Часть вторая".to_uppercase().as_str(),
            "§ 2. Заем",
            "Приложение 1",
            "Приложение",
            "Приложение № 2",
            "1-берене. Максаты",
            "738 -58-статья.",
            "34-1-глава. Жоболор",
            "I БӨЛҮМ. ЖАЛПЫ",
            "3-Глава Никеге туруу",
            "11-статья.",
            "БИРИНЧИ БӨЛҮМ".replace("БИРИНЧИ ", "1-").as_str(),
            "1-тиркеме",
        ] {
            assert_eq!(marker(line), Some(Heading), "{line}");
        }
    }

    #[test]
    fn items_and_dashes() {
        for (line, want) in [
            ("1. Текст", Some(Item)),
            ("12) текст", Some(Item)),
            ("1.2. Текст", Some(Item)),
            ("21¹) текст", Some(Item)),
            ("а) текст", Some(Item)),
            ("ө) текст", Some(Item)),
            ("\"11. Стороны", Some(Item)),
            ("(1) текст", Some(Item)),
            ("IV. Права", Some(Item)),
            ("- текст", Some(Dash)),
            ("– текст", Some(Dash)),
            ("1998 года № 3", None),
            ("18 июля 2018 года", None),
            ("статья 5 настоящего", None),
            ("40-беренесинин 1-бөлүгү", None),
            ("34-1-главада каралбаган", None),
            ("в) ", None),
            ("Министрлер Кабинети", None),
            ("Частью третьей статьи", None),
        ] {
            assert_eq!(marker(line), want, "{line}");
        }
    }

    #[test]
    fn ends() {
        for (line, want) in
            [("да;", true), ("да:", true), ("«да».", true), ("да.»", true), ("да,", false), ("да", false)]
        {
            assert_eq!(ends_statement(line), want, "{line}");
        }
    }
}
