//! Refusals of a body and the grounds it may refuse on: «основаниями для отказа являются: …», «орган отказывает, если …»; «баш тартуу үчүн негиздер», «… болсо, орган баш тартат».

use super::words::{Words, is_read, opens_list, starts};
use super::{Fact, FactKind, Refusal};
use crate::Lang;
use crate::act::Act;
use crate::text::Analysis;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(["отказ", "отклон", "баш тарт", "четке как"])
        .expect("a fixed list of short literals always builds")
});

/// The refusals an act speaks of, in the order of the text.
pub fn refusals(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, p) in act.provisions.iter().enumerate() {
        if !is_read(p) && p.heading.is_none() {
            continue;
        }
        // A heading «Отказ в регистрации» opens the grounds as a sentence does.
        let parts = [p.heading, (!p.body.is_empty() && !p.quoted).then_some(p.body)];
        for (k, part) in parts.into_iter().enumerate() {
            let Some(part) = part else { continue };
            let tokens = words.tokens(part);
            if !ANCHORS.is_match(words.folded(&tokens)) {
                continue;
            }
            let lists = k == 1 && opens_list(act, p);
            for s in words.sentences(tokens) {
                let Some(trigger) = trigger(words, &s, act.lang) else { continue };
                let mut grounds: Vec<_> = if lists {
                    act.children(index as u32).map(|c| act.provisions[c as usize].body).collect()
                } else {
                    Vec::new()
                };
                if grounds.is_empty()
                    && let Some(g) = ground(words, &s, &trigger, act.lang)
                {
                    grounds.push(words.span(&g));
                }
                out.push(Fact {
                    provision: index as u32,
                    span: words.span(&trigger),
                    kind: FactKind::Refusal(Refusal { grounds }),
                });
            }
        }
    }
    out
}

/// The words of refusal. Renouncing one's own right («отказ от права», «отказ от иска») is another thing.
fn trigger(words: Words<'_>, s: &Range<usize>, lang: Lang) -> Option<Range<usize>> {
    s.clone().find_map(|i| {
        let w = words.at(i);
        match lang {
            Lang::Ru => {
                let noun = matches!(w, "отказ" | "отказа" | "отказе" | "отказом" | "отказу") && words.at(i + 1) != "от";
                let verb = matches!(
                    w,
                    "отказывает"
                        | "отказывают"
                        | "отказать"
                        | "отказано"
                        | "отказывается"
                        | "отклоняет"
                        | "отклоняется"
                        | "отклонить"
                        | "отклоняются"
                ) && words.at(i + 1) != "от";
                if !noun && !verb {
                    return None;
                }
                let from = (i.saturating_sub(4).max(s.start)..i)
                    .find(|j| starts(words.at(*j), &["основани", "мотивированн", "вправе", "может"]))
                    .unwrap_or(i);
                Some(from..s.end.min(i + if words.at(i + 1) == "в" { 3 } else { 1 }))
            }
            Lang::Ky => {
                if w == "баш" && starts(words.at(i + 1), &["тарт"]) {
                    return Some(i..i + 2);
                }
                (w == "четке" && starts(words.at(i + 1), &["как", "каг"])).then_some(i..i + 2)
            }
        }
    })
}

/// The ground the sentence itself names, from its first word to its last.
fn ground(words: Words<'_>, s: &Range<usize>, trigger: &Range<usize>, lang: Lang) -> Option<Range<usize>> {
    let trim = |r: Range<usize>| {
        let mut r = r;
        while r.start < r.end && !words.is_word(r.end - 1) && !words.is_number(r.end - 1) {
            r.end -= 1;
        }
        (r.start < r.end).then_some(r)
    };
    match lang {
        Lang::Ru => {
            let at = s.clone().find(|i| {
                let (w, next) = (words.at(*i), words.at(i + 1));
                w == "если"
                    || (w == "в" && matches!(next, "случае" | "случаях") && !starts(words.at(i + 2), &["отказ"]))
                    || (w == "при"
                        && starts(
                            next,
                            &["наличи", "отсутств", "непредставл", "выявлен", "несоответств", "нарушени", "установлен"],
                        ))
            })?;
            let end = if at < trigger.start {
                (at..trigger.start).rev().find(|i| words.at(*i) == ",").unwrap_or(trigger.start)
            } else {
                s.end
            };
            trim(at..end)
        }
        Lang::Ky => {
            let at = (s.start..trigger.start).rev().find(|i| {
                starts(words.at(*i), &["учурда", "учурларда", "болсо", "негиз"])
                    || (words.at(*i).ends_with("са")
                        || words.at(*i).ends_with("се")
                        || words.at(*i).ends_with("со")
                        || words.at(*i).ends_with("сө"))
                        && words.at(*i).chars().count() > 4
            })?;
            trim(s.start..at + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source, text};

    #[test]
    fn refusals_of_both_languages() {
        for (lang, src, want) in [
            (
                Lang::Ru,
                "1. Основаниями для отказа в выдаче являются:\n1) неполный пакет;\n2) недостоверные сведения.\n",
                Some(2),
            ),
            (Lang::Ru, "1. Орган отказывает в выдаче, если сведения недостоверны.\n", Some(1)),
            (Lang::Ru, "1. Отказ направляется заявителю.\n", Some(0)),
            (Lang::Ru, "1. Отказ от права собственности допускается.\n", None),
            (Lang::Ky, "1. Баш тартуу үчүн негиздер:\n1) толук эмес топтом;\n2) туура эмес маалымат.\n", Some(2)),
            (Lang::Ky, "1. Маалымат туура эмес болсо, орган уруксат берүүдөн баш тартат.\n", Some(1)),
            (Lang::Ky, "1. Баш тартуу арыз ээсине жиберилет.\n", Some(0)),
            (Lang::Ky, "1. Башка тартип колдонулат.\n", None),
        ] {
            let full = match lang {
                Lang::Ru => format!("Статья 1. Порядок\n{src}"),
                Lang::Ky => format!("1-берене. Тартип\n{src}"),
            };
            let (act, _) = crate::act::parse(&source::from_text("a.txt", full));
            let a = text::analyse(&act.text, lang, &mut text::Memo::default());
            let got = refusals(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Refusal(x) => Some(x.grounds.len()),
                _ => None,
            });
            assert_eq!(got, want, "{src}");
        }
    }
}
