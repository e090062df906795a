//! What follows when a body lets its term pass: «считается выданным», «при отсутствии ответа … считается согласованным»; «берилди деп эсептелет», «жооп берилбесе … макулдук берилген деп саналат».

use super::words::{Words, is_read, starts};
use super::{Fact, FactKind, Silence};
use crate::Lang;
use crate::act::Act;
use crate::text::Analysis;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "считается",
        "считаются",
        "признается",
        "молчани",
        "бездейств",
        "эсептелет",
        "саналат",
        "таанылат",
        "аракетсиз",
        "унчукпо",
    ])
    .expect("a fixed list of short literals always builds")
});

/// Consequences of silence, in the order of the text.
pub fn silences(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, s) in words.sentences_with(act, &ANCHORS, is_read) {
        let has = |all: &[&str]| words.any(&s, all);
        let pair = |first: &[&str], second: &[&str]| {
            s.clone()
                .any(|i| starts(words.at(i), first) && (i + 1..s.end.min(i + 6)).any(|j| starts(words.at(j), second)))
        };
        let (quiet, granted, refused) = match act.lang {
            Lang::Ru => (
                has(&["молчани", "бездейств", "непредставлени", "неполучени"])
                    || pair(&["отсутств", "непоступлени", "ненаправлени"], &["ответ", "решени", "отказ", "возражен"])
                    || s.clone().any(|i| {
                        words.at(i) == "не"
                            && starts(
                                words.at(i + 1),
                                &["дан", "направ", "представ", "получ", "приня", "выда", "уведом", "ответ"],
                            )
                    }),
                pair(
                    &["считается", "считаются", "признается"],
                    &[
                        "согласован",
                        "выдан",
                        "одобрен",
                        "получен",
                        "зарегистрирован",
                        "предоставлен",
                        "разрешен",
                        "принят",
                    ],
                ),
                pair(&["считается", "считаются", "признается"], &["отказ"]),
            ),
            Lang::Ky => (
                has(&["аракетсиз", "унчукпо"])
                    || s.clone().any(|i| {
                        starts(
                            words.at(i),
                            &["берилбе", "бербе", "келбе", "алынба", "жибербе", "жиберилбе", "билдирбе", "түшпө"],
                        )
                    }),
                pair(
                    &[
                        "берилген",
                        "берилди",
                        "макулдашылган",
                        "макулдашылды",
                        "катталган",
                        "катталды",
                        "алынган",
                        "кабыл",
                        "макул",
                    ],
                    &["эсептелет", "саналат", "таанылат"],
                ),
                pair(&["баш", "тартылган"], &["эсептелет", "саналат", "таанылат"]),
            ),
        };
        if !quiet || !(granted || refused) {
            continue;
        }
        out.push(Fact {
            provision: index as u32,
            span: words.span(&s),
            kind: FactKind::Silence(Silence { granted: granted && !refused }),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    #[test]
    fn silences_of_both_languages() {
        for (lang, src, want) in [
            (Lang::Ru, "При отсутствии ответа в этот срок разрешение считается выданным.", Some(true)),
            (Lang::Ru, "Если решение не принято в срок, это считается отказом.", Some(false)),
            (Lang::Ru, "Датой считается день подписания.", None),
            (Lang::Ky, "Мөөнөттө жооп берилбесе, уруксат берилген деп эсептелет.", Some(true)),
            (Lang::Ky, "Жооп келбесе, баш тартылган деп эсептелет.", Some(false)),
            (Lang::Ky, "Кол коюлган күн дата деп эсептелет.", None),
        ] {
            let (act, a) = article(lang, src);
            let got = silences(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Silence(x) => Some(x.granted),
                _ => None,
            });
            assert_eq!(got, want, "{src}");
        }
    }
}
