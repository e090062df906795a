//! What the form of a folded word tells: a noun of action and its root, an accusative, an active verb.

use crate::text::{StemId, form_id};

/// Endings that a folded Russian word of action has besides its root, longest first: «гармонизирует» and «гармонизация» are one action
/// though no table knows them.
const DEVERBAL: &[&str] = &[
    "изирование",
    "изирования",
    "изирование",
    "изировать",
    "изирует",
    "изируют",
    "изируется",
    "изируются",
    "изированию",
    "ирование",
    "ирования",
    "ированию",
    "ированием",
    "изация",
    "изации",
    "изацию",
    "изацией",
    "ировать",
    "ируется",
    "ируются",
    "ирует",
    "ируют",
    "ацией",
    "ация",
    "ации",
    "ацию",
    "ывание",
    "ывания",
    "ыванию",
    "ивание",
    "ивания",
    "иванию",
    "ывать",
    "ивать",
    "ывается",
    "ываются",
    "ивается",
    "иваются",
    "ывает",
    "ывают",
    "ивает",
    "ивают",
    "ение",
    "ения",
    "ению",
    "ением",
    "ание",
    "ания",
    "анию",
    "анием",
    "овать",
    "уется",
    "уются",
    "яется",
    "яются",
    "ается",
    "аются",
    "ует",
    "уют",
    "яет",
    "яют",
    "ает",
    "ают",
    "ить",
    "ять",
    "ать",
    "еть",
    "ится",
    "ятся",
    "ит",
    "ят",
    "ет",
];

/// Least letters of such a root. Chosen: shorter ones are shared by unrelated words.
const LEAST_ROOT: usize = 4;

/// The root of a Russian word of action, if it has such an ending.
pub(super) fn root(word: &str) -> Option<StemId> {
    DEVERBAL
        .iter()
        .filter_map(|e| word.strip_suffix(e))
        .filter(|r| r.chars().count() >= LEAST_ROOT)
        .min_by_key(|r| r.len())
        .map(|r| form_id(&format!("root:{r}")))
}

/// Whether a folded Russian word looks like a noun of action.
pub(super) fn is_deverbal(word: &str) -> bool {
    const NOUNS: &[&str] =
        &["ение", "ения", "ению", "ением", "ание", "ания", "анию", "анием", "ация", "ации", "ацию", "ацией"];
    NOUNS.iter().any(|e| word.strip_suffix(e).is_some_and(|r| r.chars().count() >= LEAST_ROOT))
}

/// Whether a folded Russian word is a noun of action in the instrumental: «утверждением».
pub(super) fn is_instrumental_deverbal(word: &str) -> bool {
    ["ением", "анием", "ацией"].iter().any(|e| word.strip_suffix(e).is_some_and(|r| r.chars().count() >= LEAST_ROOT))
}

/// Whether a folded Kyrgyz word has the ending of the accusative, plain («жайыттарды») or behind a possessive («тартибин»), which must not be
/// taken for the genitive («жайыттын»).
pub(super) fn is_accusative(word: &str) -> bool {
    const PLAIN: &[&str] = &["ны", "ни", "ну", "нү", "ды", "ди", "ду", "дү", "ты", "ти", "ту", "тү"];
    const OF_ITS: &[&str] = &["ын", "ин", "ун", "үн"];
    PLAIN.iter().any(|e| word.ends_with(e))
        || OF_ITS
            .iter()
            .any(|e| word.strip_suffix(e).is_some_and(|r| !r.ends_with(['н', 'д', 'т']) && r.chars().count() >= 3))
}

/// Whether a folded Russian word is an active finite verb: «устанавливают», not «устанавливается», not «установление».
pub(super) fn is_active(word: &str) -> bool {
    ["ет", "ют", "ит", "ят", "ут", "ат"].iter().any(|e| word.ends_with(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_and_its_noun_have_one_root_and_others_do_not() {
        for (a, b) in [
            ("гармонизирует", "гармонизация"),
            ("консервируют", "консервирование"),
            ("пломбирует", "пломбирования"),
            ("буксируется", "буксировать"),
        ] {
            assert!(root(a).is_some() && root(a) == root(b), "{a} {b}");
        }
        assert_ne!(root("пломбирует"), root("буксирует"));
        assert_eq!(root("дом"), None);
    }

    #[test]
    fn forms_of_kyrgyz_words_are_told() {
        for (w, accusative) in
            [("жайыттарды", true), ("тартибин", true), ("өлчөмүн", true), ("жайыттын", false), ("шаардын", false)]
        {
            assert_eq!(is_accusative(w), accusative, "{w}");
        }
    }

    #[test]
    fn nouns_of_action_are_told() {
        assert!(is_deverbal("озеленение") && is_deverbal("газификация") && !is_deverbal("земля"));
        assert!(is_instrumental_deverbal("привлечением") && !is_instrumental_deverbal("привлечение"));
        assert!(is_active("устанавливают") && !is_active("устанавливаются"));
    }
}
