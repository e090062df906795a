//! Kinds of acts and the bodies that issue them, by the words of a head.

use super::lines;
use super::{ActKind, Force};
use std::ops::Range;

/// Kinds by the word that names them, in lower case: nominative in Russian, possessive or bare in Kyrgyz.
const KINDS: [(&str, ActKind); 48] = [
    ("конституция", ActKind::Constitution),
    ("конституциясы", ActKind::Constitution),
    ("кодекс", ActKind::Code),
    ("кодекси", ActKind::Code),
    ("закон", ActKind::Law),
    ("мыйзамы", ActKind::Law),
    ("мыйзам", ActKind::Law),
    ("указ", ActKind::Decree),
    ("жарлыгы", ActKind::Decree),
    ("жарлык", ActKind::Decree),
    ("постановление", ActKind::Resolution),
    ("токтому", ActKind::Resolution),
    ("токтом", ActKind::Resolution),
    ("распоряжение", ActKind::Disposition),
    ("тескемеси", ActKind::Disposition),
    ("тескеме", ActKind::Disposition),
    ("буйругу", ActKind::Order),
    ("решение", ActKind::Decision),
    ("чечими", ActKind::Decision),
    ("чечим", ActKind::Decision),
    ("приказ", ActKind::Order),
    ("буйрук", ActKind::Order),
    ("положение", ActKind::Regulation),
    ("жобосу", ActKind::Regulation),
    ("жобо", ActKind::Regulation),
    ("порядок", ActKind::Procedure),
    ("правила", ActKind::Procedure),
    ("регламент", ActKind::Procedure),
    ("регламенти", ActKind::Procedure),
    ("тартиби", ActKind::Procedure),
    ("тартип", ActKind::Procedure),
    ("эрежелери", ActKind::Procedure),
    ("эрежелер", ActKind::Procedure),
    ("эрежеси", ActKind::Procedure),
    ("стандарт", ActKind::Standard),
    ("стандарты", ActKind::Standard),
    ("программа", ActKind::Programme),
    ("программасы", ActKind::Programme),
    ("концепция", ActKind::Programme),
    ("концепциясы", ActKind::Programme),
    ("инструкция", ActKind::Instruction),
    ("нускамасы", ActKind::Instruction),
    ("нускама", ActKind::Instruction),
    ("устав", ActKind::Charter),
    ("уставы", ActKind::Charter),
    ("проект", ActKind::Draft),
    ("долбоор", ActKind::Draft),
    ("долбоору", ActKind::Draft),
];

/// The words of a line with their places.
pub(super) fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|w| !w.is_empty()).map(|w| {
        // the slice lies inside `line`
        (w.as_ptr() as usize - line.as_ptr() as usize, w)
    })
}

/// Longest line that can name the kind of an act, in bytes.
const MAX_KIND_LINE: usize = 700;
/// Furthest word of a line that can be «кодекс» («УГОЛОВНО-ИСПОЛНИТЕЛЬНЫЙ КОДЕКС …», «КР УКУК БУЗУУЛАР ЖӨНҮНДӨ КОДЕКСИ»).
const MAX_CODE_WORD: usize = 5;

/// The kind a line of the head names, with the place of its word.
pub(super) fn kind_of(line: &str) -> Option<(ActKind, Range<usize>)> {
    if line.len() > MAX_KIND_LINE || line.ends_with([',', ';', ':']) || line.starts_with('(') {
        return None;
    }
    let all: Vec<(usize, usize, String)> = words(line).map(|(at, w)| (at, w.len(), w.to_lowercase())).collect();
    let named = |w: &str| KINDS.iter().find(|k| k.0 == w).map(|k| k.1);
    let capitals = lines::capitals(line);
    let upper = line.starts_with(|c: char| c.is_uppercase() || c == '«' || c == '"');
    let figures = line.contains(|c: char| c.is_ascii_digit());
    let last = all.len().checked_sub(1)?;
    let kyrgyz_head = matches!(all[0].2.as_str(), "кыргыз" | "кр");
    for (n, (at, len, word)) in all.iter().enumerate() {
        let Some(mut kind) = named(word) else { continue };
        let range = *at..at + len;
        let shouted = lines::capitals(&line[range.clone()]);
        let first = n == 0 && upper;
        let closes = n == last && upper && !figures && (shouted || capitals || kyrgyz_head);
        let state = all.get(n + 1).is_some_and(|w| w.2 == "кыргызской" || w.2 == "кр");
        let code = matches!(kind, ActKind::Code | ActKind::Constitution)
            && n <= MAX_CODE_WORD
            && upper
            && !figures
            && (capitals || state || kyrgyz_head && n == last);
        let constitutional = kind == ActKind::Law && n > 0 && all[n - 1].2.starts_with("конституци");
        if !(first || closes || code || constitutional && n == 1 && upper) {
            continue;
        }
        if constitutional {
            kind = ActKind::ConstitutionalLaw;
        }
        return Some((kind, range));
    }
    None
}

/// Whether the acts of a kind are laws, which the parliament or the people adopts.
pub(super) fn is_law(kind: ActKind) -> bool {
    matches!(kind, ActKind::Constitution | ActKind::Code | ActKind::ConstitutionalLaw | ActKind::Law)
}

/// Whether a kind is that of a text approved by another act.
pub(super) fn is_approved(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::Regulation
            | ActKind::Procedure
            | ActKind::Instruction
            | ActKind::Charter
            | ActKind::Standard
            | ActKind::Programme
    )
}

/// Whether a line in lower case names a state body.
pub(super) fn names_body(low: &str) -> bool {
    [
        "министер",
        "министр",
        "кабинет",
        "правительств",
        "агентств",
        "кенеш",
        "кеңеш",
        "мэри",
        "администрац",
        "комитет",
        "служб",
        "фонд",
        "банк",
        "комисси",
        "президент",
        "палат",
        "инспекц",
        "департамент",
        "окмот",
        "өкмөт",
        "агенттик",
        "агенттиг",
        "кызмат",
        "башкарма",
        "управлени",
        "центр",
        "борбор",
    ]
    .iter()
    .any(|w| low.contains(w))
}

/// Words of a notice over the title («Изменения, внесенные Законом …, вступают в силу …»), in lower case.
pub(super) fn notice(low: &str) -> bool {
    ["внесенные", "внимание", "көңүл бур", "киргизилген өзг", "вступает в силу", "вступают в силу", "күчүнө кир"]
        .iter()
        .any(|w| low.contains(w))
}

/// A reference of the publisher under the title («См. также …», «… караңыз»), in lower case.
pub(super) fn see_also(low: &str) -> bool {
    low.starts_with("см.") || low.contains(" см. ") || low.ends_with("караңыз") || low.ends_with("караңыз.")
}

/// Words a preamble begins with, in lower case.
const PREAMBLE: [&str; 15] = [
    "в целях",
    "в соответствии",
    "руководствуясь",
    "на основании",
    "во исполнение",
    "в связи",
    "настоящий",
    "настоящая",
    "настоящее",
    "ушул",
    "бул мыйзам",
    "мы, народ",
    "биз, кыргыз",
    "рассмотрев",
    "исходя",
];

/// Whether a line in lower case begins as preambles do.
pub(super) fn opens_preamble(low: &str) -> bool {
    PREAMBLE.iter().any(|w| low.starts_with(w))
}

/// Kind by the bank's type code or in words.
pub(super) fn kind_by_card(kind: &str) -> Option<ActKind> {
    match kind.trim() {
        "0010" => return Some(ActKind::Constitution),
        "0020" => return Some(ActKind::Law),
        "0030" => return Some(ActKind::Code),
        _ => {}
    }
    let low = kind.to_lowercase();
    if low.starts_with("конституц") && (low.contains("закон") || low.contains("мыйзам")) {
        return Some(ActKind::ConstitutionalLaw);
    }
    words(&low).find_map(|(_, w)| KINDS.iter().find(|k| k.0 == w)).map(|k| k.1)
}

/// Status by the bank's code (10 in force, 20 repealed) or in words.
pub(super) fn status_by_card(status: &str) -> Option<Force> {
    let low = status.trim().to_lowercase();
    match low.as_str() {
        "10" | "in_force" | "действует" | "действующий" | "күчүндө" | "колдонуудагы" => {
            Some(Force::InForce)
        }
        "20" | "repealed" => Some(Force::Repealed),
        _ if lines::repealed(&low) || low.starts_with("утрат") => Some(Force::Repealed),
        _ if low.contains("не вступ") => Some(Force::NotYet),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_in_both_languages() {
        for (line, kind) in [
            ("ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ", Some(ActKind::Law)),
            ("КОНСТИТУЦИОННЫЙ ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ", Some(ActKind::ConstitutionalLaw)),
            ("КЫРГЫЗ РЕСПУБЛИКАСЫНЫН КОНСТИТУЦИЯЛЫК МЫЙЗАМЫ", Some(ActKind::ConstitutionalLaw)),
            ("КЫРГЫЗ РЕСПУБЛИКАСЫНЫН МЫЙЗАМЫ", Some(ActKind::Law)),
            ("Кыргыз Республикасынын Эмгек кодекси", Some(ActKind::Code)),
            ("Трудовой кодекс Кыргызской Республики", Some(ActKind::Code)),
            ("ТОКМОК ШААРДЫК КЕҢЕШИНИН ЧЕЧИМИ", Some(ActKind::Decision)),
            ("ПРИКАЗ", Some(ActKind::Order)),
            ("ЖОБО", Some(ActKind::Regulation)),
            ("Закон КР от 14 ноября 2025 года № 257 \"О садах\"", Some(ActKind::Law)),
            ("КР 2025-жылдын 29-апрелиндеги № 90 Мыйзамы менен киргизилген өзгөртүүлөр, берилген Мыйзам", None),
            ("О внесении изменений в Закон Кыргызской Республики", None),
            ("Закон принят в целях защиты садов:", None),
        ] {
            assert_eq!(kind_of(line).map(|k| k.0), kind, "{line}");
        }
    }
}
