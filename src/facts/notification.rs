//! Notices a body owes a person: «орган уведомляет заявителя», «сообщает заявителю»; «орган арыз ээсине билдирет», «кабарлайт».

use super::words::{Words, is_read, starts};
use super::{Fact, FactKind, Notification};
use crate::Lang;
use crate::act::Act;
use crate::text::Analysis;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(["уведомл", "извеща", "сообщает", "сообщают", "билдир", "кабарла", "маалымда"])
        .expect("a fixed list of short literals always builds")
});

/// Who is told, by the beginnings of the noun in the case of the person told.
const TOLD_RU: &[&str] = &[
    "заявителя",
    "заявителю",
    "заявителей",
    "гражданина",
    "гражданину",
    "лицо",
    "лицу",
    "налогоплательщика",
    "налогоплательщику",
    "субъекта",
    "субъекту",
    "владельца",
];
const TOLD_KY: &[&str] = &["ээсине", "ээлерине", "жаранга", "адамга", "жакка", "төлөөчүгө", "субъектке", "субъектине"];

/// Notices owed to persons, in the order of the text.
pub fn notifications(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, s) in words.sentences_with(act, &ANCHORS, is_read) {
        let verb = |i: &usize| match act.lang {
            Lang::Ru => matches!(
                words.at(*i),
                "уведомляет"
                    | "уведомляют"
                    | "уведомляется"
                    | "извещает"
                    | "извещается"
                    | "извещают"
                    | "сообщает"
                    | "сообщают"
                    | "уведомить"
            ),
            Lang::Ky => {
                starts(words.at(*i), &["билдирет", "билдиришет", "кабарлайт", "кабарлашат", "маалымдайт", "кабардар"])
            }
        };
        let Some(at) = s.clone().find(verb) else { continue };
        let near = match act.lang {
            Lang::Ru => at + 1..s.end.min(at + TOLD_NEAR),
            Lang::Ky => at.saturating_sub(TOLD_NEAR).max(s.start)..at,
        };
        let told = match act.lang {
            Lang::Ru => TOLD_RU,
            Lang::Ky => TOLD_KY,
        };
        let passive = act.lang == Lang::Ru && words.at(at).ends_with("ся");
        let to = near.clone().find(|i| starts(words.at(*i), told)).or_else(|| {
            (passive)
                .then(|| {
                    (s.start..at).rev().find(|i| starts(words.at(*i), &["заявител", "граждан", "лиц", "налогоплат"]))
                })
                .flatten()
        });
        if let Some(to) = to {
            out.push(Fact {
                provision: index as u32,
                span: words.span(&(at.min(to)..at.max(to) + 1)),
                kind: FactKind::Notification(Notification { to: words.span(&(to..to + 1)) }),
            });
        }
    }
    out
}

/// The person told stands within so many tokens of the verb.
const TOLD_NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    #[test]
    fn notices_of_both_languages() {
        for (lang, src, want) in [
            (Lang::Ru, "Орган уведомляет заявителя об отказе.", true),
            (Lang::Ru, "Заявитель уведомляется о решении.", true),
            (Lang::Ru, "Заявитель уведомляет орган.", false),
            (Lang::Ky, "Орган арыз ээсине баш тартуу жөнүндө билдирет.", true),
            (Lang::Ky, "Орган жаранга чечимди кабарлайт.", true),
            (Lang::Ky, "Арыз ээси органга билдирет.", false),
        ] {
            let (act, a) = article(lang, src);
            assert_eq!(!notifications(&act, &a).is_empty(), want, "{src}");
        }
    }
}
