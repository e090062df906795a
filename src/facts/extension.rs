//! Extensions of a term: whose term is made longer, and whether the sentence names a ground and a cap.
//!
//! «Срок рассмотрения может быть продлён», «орган вправе продлить срок проверки»; «кароо мөөнөтү узартылышы мүмкүн», «органдар мөөнөтүн узарта алат».

use super::words::{Words, is_read, starts};
use super::{Extended, Extension, Fact, FactKind};
use crate::Lang;
use crate::act::Act;
use crate::text::Analysis;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(["продл", "увелич", "узарт"]).expect("a fixed list of short literals always builds")
});

/// Work of a body that takes time; its nouns and verbs in both languages.
#[rustfmt::skip]
const WORK_RU: &[&str] = &[
    "рассмотрен", "рассматрива", "проверк", "регистрац", "выдач", "ответ", "решени", "экспертиз", "согласован", "заявлени", "обращени", "жалоб", "возражен",
    "процедур", "производств", "оформлен", "запрос", "предоставлени", "обследован", "аккредитац", "заключени", "лицензирован", "ходатайств", "исполнени",
];
#[rustfmt::skip]
const WORK_KY: &[&str] = &[
    "каро", "карал", "карай", "текшер", "каттоо", "катталуу", "берүү", "жооп", "чечим", "экспертиза", "макулдаш", "арыз", "кайрылуу", "даттан", "каршы",
    "жол-жобо", "өндүрүш", "тариздөө", "суроо-талап", "изилдөө", "аккредитация", "корутунду", "өтүнмө", "өтүнүч",
];
/// What else can be made longer: rights, papers, duties of persons, measures of courts.
#[rustfmt::skip]
const OTHER_RU: &[&str] = &[
    "действи", "пользовани", "аренд", "договор", "лиценз", "разрешен", "прав", "отпуск", "пребыван", "задержан", "арест", "содержан", "отчет", "уплат",
    "заем", "займ", "кредит", "льгот", "полномоч", "служб", "погашен", "хранен", "представлени", "сертификат", "патент", "аттестат", "владени", "эксплуатац", "визы", "виза",
    "частот", "трудов", "стаж", "контракт", "обучени", "опек", "нахожден", "карантин", "режим", "моратори", "соглашени", "траст", "устранени",
];
#[rustfmt::skip]
const OTHER_KY: &[&str] = &[
    "колдонуу", "колдонул", "пайдалан", "ижара", "келишим", "лицензия", "уруксат", "укук", "өргүү", "болуу", "кармоо", "камакка", "отчет", "төлөө",
    "карыз", "насыя", "кредит", "жеңилдик", "мунапыс", "ыйгарым", "кызмат", "сактоо", "сертификат", "патент", "эмгек", "контракт", "окуу", "режим", "жыштык", "макулдашуу",
];

/// The extensions an act speaks of, in the order of the text.
pub fn extensions(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, p) in act.provisions.iter().enumerate() {
        if !is_read(p) {
            continue;
        }
        let body = words.tokens(p.body);
        if !ANCHORS.is_match(words.folded(&body)) {
            continue;
        }
        let mut before = body.start..body.start;
        for s in words.sentences(body) {
            if let Some(trigger) = trigger(words, &s, act.lang) {
                out.push(Fact {
                    provision: index as u32,
                    span: words.span(&trigger),
                    kind: FactKind::Extension(Extension {
                        what: what(words, &s, &before, &trigger, act.lang),
                        ground: has_ground(words, &s, act.lang),
                        capped: capped(words, &s, act.lang),
                        on_request: on_request(words, &s, act.lang),
                    }),
                });
            }
            before = s;
        }
    }
    out
}

/// A term stands within so many tokens of the verb: «срок рассмотрения заявления мэрией города Токмок может быть продлён».
const TERM_NEAR: usize = 14;

/// «Срок» stands so close to «увеличен», or something else grows: «размер … увеличен». Chosen.
const LARGER_NEAR: usize = 7;

/// The verb that makes longer, with its modal; `None` where the sentence forbids it or speaks of a decision already made.
fn trigger(words: Words<'_>, s: &Range<usize>, lang: Lang) -> Option<Range<usize>> {
    for i in s.clone() {
        let w = words.at(i);
        match lang {
            Lang::Ru => {
                // «срок может быть увеличен»: what is made larger must be the term itself, close before.
                let larger = w.starts_with("увелич");
                let passive = matches!(w, "продлен" | "продлена" | "продлено" | "продлены" | "увеличен" | "увеличены");
                let active = matches!(
                    w,
                    "продлить"
                        | "продлевать"
                        | "продлевает"
                        | "продлевают"
                        | "продлевается"
                        | "продлеваются"
                        | "продлит"
                        | "увеличить"
                        | "увеличивать"
                        | "увеличивает"
                );
                if !passive && !active {
                    continue;
                }
                let from = (i.saturating_sub(4).max(s.start)..i)
                    .find(|j| starts(words.at(*j), &["может", "могут", "вправе", "имеет"]))
                    .unwrap_or(i);
                // «продлён» alone tells of a past decision, «не может быть продлён» forbids.
                if (passive && from == i) || words.before(from) == "не" || words.before(i) == "не" {
                    continue;
                }
                let near = i.saturating_sub(TERM_NEAR).max(s.start)..s.end.min(i + TERM_NEAR);
                let term: &[&str] = if larger {
                    &["срок"]
                } else {
                    &["срок", "рассмотрени", "проверк", "период"]
                };
                let near = if larger { i.saturating_sub(LARGER_NEAR).max(s.start)..s.end.min(i + 3) } else { near };
                if words.any(&near, term) {
                    return Some(from..i + 1);
                }
            }
            Lang::Ky => {
                if !w.starts_with("узарт") || starts(w, &["узартылба", "узартпа", "узартылган", "узарткан"])
                {
                    continue;
                }
                let next = words.at(i + 1);
                let modal = starts(next, &["мүмкүн", "укуктуу", "укугу", "алат", "алышат", "болот"]);
                if !(modal || matches!(w, "узартылат" | "узартат" | "узартышат")) || words.at(i + 2) == "эмес"
                {
                    continue;
                }
                let near = i.saturating_sub(TERM_NEAR).max(s.start)..s.end.min(i + 2);
                if words.any(&near, &["мөөнөт", "каро", "текшер", "убакыт", "убакт"]) {
                    return Some(i..if modal { i + 2 } else { i + 1 });
                }
            }
        }
    }
    None
}

/// What is made longer: the noun of the term decides, then the words of the sentence, then the sentence before («указанный срок»).
fn what(words: Words<'_>, s: &Range<usize>, before: &Range<usize>, trigger: &Range<usize>, lang: Lang) -> Extended {
    let (work, other, term): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Ru => (WORK_RU, OTHER_RU, &["срок"]),
        Lang::Ky => (WORK_KY, OTHER_KY, &["мөөнөт"]),
    };
    let kind = |r: Range<usize>| {
        r.into_iter().find_map(|i| {
            let w = words.at(i);
            if starts(w, other) {
                Some(Extended::Other)
            } else if starts(w, work) {
                Some(Extended::OwnTerm)
            } else {
                None
            }
        })
    };
    // The noun beside the term: behind it in Russian, before it in Kyrgyz.
    let at = s.clone().filter(|i| starts(words.at(*i), term)).min_by_key(|i| i.abs_diff(trigger.start));
    if let Some(at) = at {
        let beside = match lang {
            Lang::Ru => kind(at + 1..s.end.min(at + 4)),
            Lang::Ky => {
                // «отчет берүү мөөнөтү» is a person's.
                let persons = starts(words.before(at), &["берүү", "тапшыруу"])
                    && at >= 2
                    && starts(words.at(at - 2), &["отчет", "деклара", "эсеп", "билдир"]);
                if persons {
                    Some(Extended::Other)
                } else {
                    (at.saturating_sub(3).max(s.start)..at).rev().find_map(|i| kind(i..i + 1))
                }
            }
        };
        if let Some(found) = beside {
            return found;
        }
    }
    let head = s.start..trigger.start;
    kind(head.clone())
        .or_else(|| if head.len() < SHORT_HEAD { kind(before.clone()) } else { None })
        .unwrap_or(Extended::Other)
}

/// A sentence with at most so many tokens before its verb («Указанный срок может быть …») speaks of the term of the sentence before.
const SHORT_HEAD: usize = 9;

/// Whether a ground is named: a case, a reason or an aim of its own, not "in exceptional cases" or "when necessary".
fn has_ground(words: Words<'_>, s: &Range<usize>, lang: Lang) -> bool {
    s.clone().any(|i| {
        let (w, next) = (words.at(i), words.at(i + 1));
        match lang {
            Lang::Ru => {
                w == "если"
                    || (matches!(w, "случае" | "случаях")
                        && !starts(
                            words.before(i),
                            &["исключительн", "необходим", "отдельн", "ины", "друг", "особ", "таки", "это"],
                        )
                        && !starts(next, &["необходимост", ","]))
                    || (w == "случаях"
                        && next == ","
                        && starts(words.at(i + 2), &["когда", "если", "предусмотр", "указан", "установлен"]))
                    || (w == "связи" && next == "с")
                    || (w == "при" && !starts(next, &["необходимост", "этом", "условии"]) && words.is_word(i + 1))
                    || (w == "необходимости"
                        && starts(next, &["проведени", "дополнит", "получени", "истребов", "экспертиз", "изучени"]))
                    || (w == "для"
                        && starts(next, &["проведени", "получени", "дополнит", "изучени", "уточнени", "проверк"]))
                    || (w == "условии" && words.before(i) == "при")
                    || starts(w, &["причин", "обстоятельств", "основани"])
                        && !starts(words.before(i), &["ины", "друг", "обоснованием"])
                        && !starts(next, &["ходатайств", "заявлени", "решени", "приказ"])
            }
            Lang::Ky => {
                let vague = starts(words.before(i), &["өзгөчө", "айрым", "зарыл", "башка"])
                    || (starts(words.before(i), &["болгон", "болсо"])
                        && starts(words.before(i - 1), &["зарыл", "зарылчылы"]));
                (starts(w, &["учурда", "учурунда", "учурларда"]) && !vague && words.before(i) != "бул")
                    || starts(w, &["байланыштуу", "себептер", "себеби", "жагдай", "негиз", "эгер"])
                    || (starts(w, &["болсо", "болгондо"]) && !starts(words.before(i), &["зарыл"]))
                    || (w == "үчүн" && i > s.start)
                    || starts(w, &["шартта", "шартында"])
            }
        }
    })
}

/// Whether the extension has an end of its own.
fn capped(words: Words<'_>, s: &Range<usize>, lang: Lang) -> bool {
    s.clone().any(|i| {
        let (w, next) = (words.at(i), words.at(i + 1));
        match lang {
            Lang::Ru => {
                (w == "не" && starts(next, &["более", "свыше", "дольше", "превыша"]))
                    || w == "однократно"
                    || (matches!(w, "до" | "на")
                        && (words.is_number(i + 1)
                            || starts(
                                next,
                                &[
                                    "один",
                                    "два",
                                    "три",
                                    "пять",
                                    "десять",
                                    "срок",
                                    "двух",
                                    "трех",
                                    "пяти",
                                    "десяти",
                                    "месяц",
                                ],
                            )))
            }
            Lang::Ky => {
                starts(w, &["ашпа", "ашык", "көп"])
                    || (w == "чейин" || w == "чейинки")
                    || (w == "бир" && next == "жолу")
            }
        }
    })
}

/// Whether the person asks for it: then it is in the person's favour.
fn on_request(words: Words<'_>, s: &Range<usize>, lang: Lang) -> bool {
    // «по ходатайству сторон или самостоятельно»: the body needs no request.
    if words.any(s, &["самостоятельно", "собственной", "своей"])
        || s.clone().any(|i| words.at(i) == "өз" && starts(words.at(i + 1), &["демилге", "алдынча"]))
    {
        return false;
    }
    s.clone().any(|i| match lang {
        Lang::Ru => {
            (words.at(i) == "по"
                && (i + 1..s.end.min(i + 5)).any(|j| {
                    starts(
                        words.at(j),
                        &["заявлению", "ходатайству", "просьбе", "желанию", "инициативе", "соглашению", "согласованию"],
                    )
                }))
                || starts(words.at(i), &["согласия"])
        }
        Lang::Ky => {
            starts(words.at(i), &["арызы", "өтүнүчү", "өтүнмөсү", "каалоосу", "демилгеси", "макулдашуусу"])
                && (i + 1..s.end.min(i + 3)).any(|j| matches!(words.at(j), "боюнча" | "менен"))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    #[test]
    fn extensions_of_both_languages() {
        use Extended::{Other, OwnTerm};
        let yes = |what, ground, capped, on_request| Some(Extension { what, ground, capped, on_request });
        for (lang, src, want) in [
            (Lang::Ru, "Срок рассмотрения заявления может быть продлен мэрией.", yes(OwnTerm, false, false, false)),
            (
                Lang::Ru,
                "Решение принимается за 60 дней. Срок может быть продлен директором.",
                yes(OwnTerm, false, false, false),
            ),
            (
                Lang::Ru,
                "Орган вправе продлить срок проверки не более чем на десять дней, если нужна экспертиза.",
                yes(OwnTerm, true, true, false),
            ),
            (
                Lang::Ru,
                "В исключительных случаях срок рассмотрения может быть продлен, но не более чем на месяц.",
                yes(OwnTerm, false, true, false),
            ),
            (
                Lang::Ru,
                "Срок действия разрешения может быть продлен по заявлению владельца.",
                yes(Other, false, false, true),
            ),
            (Lang::Ru, "Срок рассмотрения не может быть продлен.", None),
            (Lang::Ky, "Арызды кароо мөөнөтү мэрия тарабынан узартылышы мүмкүн.", yes(OwnTerm, false, false, false)),
            (
                Lang::Ky,
                "Орган текшерүү мөөнөтүн экспертиза жүргүзүлгөн учурда он күндөн ашпаган убакытка узарта алат.",
                yes(OwnTerm, true, true, false),
            ),
            (
                Lang::Ky,
                "Чечим отуз күндө кабыл алынат. Көрсөтүлгөн мөөнөт узартылышы мүмкүн.",
                yes(OwnTerm, false, false, false),
            ),
            (
                Lang::Ky,
                "Уруксаттын колдонуу мөөнөтү ээсинин арызы боюнча узартылышы мүмкүн.",
                yes(Other, false, false, true),
            ),
            (Lang::Ky, "Кароо мөөнөтү узартылбайт.", None),
        ] {
            let (act, a) = article(lang, src);
            let got = extensions(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Extension(x) => Some(x),
                _ => None,
            });
            assert_eq!(got, want, "{src}");
        }
    }
}
