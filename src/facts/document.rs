//! Documents that a person must bring: the entries of a list opened by «прилагаются», «тиркелет», and papers named beside such a verb.
//!
//! A paper that a body hands out, serves on somebody or keeps is no demand, and neither is one that «не требуется».

use super::paper::{entry, papers_after, papers_before};
use super::party::is_head;
use super::words::{Words, is_read, opens_list, starts};
use super::{Addressee, DocumentDemand, Fact, FactKind};
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// What no demand goes without: a verb of it, or the word «документ», in either language.
static VERBS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(VERBS_RU.iter().chain(VERBS_KY).chain(&["документ"]))
        .expect("a fixed list of short literals always builds")
});

/// The documents demanded in one act, in the order of the text.
pub fn documents(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    // Who must bring what the list below a provision names.
    let mut opens: Vec<Option<Addressee>> = vec![None; act.provisions.len()];
    for (index, p) in act.provisions.iter().enumerate() {
        if !is_read(p) {
            continue;
        }
        let lang = act.lang;
        let body = words.tokens(p.body);
        let listed = p.parent.and_then(|q| opens.get(q as usize).copied().flatten());
        let verb = VERBS.is_match(words.folded(&body));
        if body.is_empty() || (!verb && listed.is_none()) {
            continue;
        }
        let colon = opens_list(act, p);
        let mut add = |paper: Range<usize>, s: &Range<usize>, by: Addressee| {
            let demand = demand(words, &paper, s, by, lang);
            out.push(Fact { provision: index as u32, span: demand.name, kind: FactKind::Document(demand) });
        };
        let mut heads = Vec::new();
        for s in words.sentences(body.clone()) {
            if colon && s.end == body.end {
                opens[index] = opening(words, &s, lang).or(listed);
                if opens[index].is_some() && listed.is_none() {
                    continue;
                }
            }
            if let Some(by) = listed
                && s.start == body.start
            {
                if let Some(paper) = entry(words, &s, lang) {
                    add(paper, &s, by);
                }
                continue;
            }
            for v in verbs(words, &s, lang) {
                if denied(words, v, &s, lang) {
                    continue;
                }
                let by = bearer(words, v, &s, lang);
                for paper in match lang {
                    Lang::Ru => {
                        let after = papers_after(words, v, &s);
                        let passive = words.at(v).ends_with("ся") || words.at(v).ends_with("сь");
                        if after.is_empty() && passive { papers_before(words, v, &s, lang) } else { after }
                    }
                    Lang::Ky => papers_before(words, v, &s, lang),
                } {
                    // «получает в службе справку»: who gets a note from one body carries it to another.
                    let fetched = matches!(words.at(v), "получает" | "получают" | "алат" | "алышат");
                    let note = words.any(&paper, &["справк", "маалымкат"]);
                    let carried = !fetched || (note && by != Addressee::Body);
                    if carried && !heads.contains(&paper.start) {
                        heads.push(paper.start);
                        add(paper, &s, by);
                    }
                }
            }
        }
        // A table of documents has no lead-in of its own; its rows are read by those who read tables.
        if p.kind == ProvisionKind::Table {
            opens[index] = None;
        }
    }
    out
}

#[rustfmt::skip]
const VERBS_RU: &[&str] = &[
    "представляет", "представляют", "представляется", "представляются", "представить", "представлять", "представлен", "представлены", "представлена",
    "предоставляет", "предоставляют", "предоставить", "предоставляются", "предоставляется",
    "прилагается", "прилагаются", "прилагает", "прилагают", "приложить", "приложением", "прикладывает", "прикладывают", "прикладывается", "прикладываются", "приобщает", "приобщают",
    "предъявляет", "предъявляют", "предъявить", "предъявляется", "предъявляются", "предъявлении", "предъявления",
    "подает", "подают", "подается", "подаются", "сдает", "сдают", "представлении", "представления", "представил", "представила", "представили", "получает", "получают",
];
#[rustfmt::skip]
const VERBS_KY: &[&str] = &[
    "тиркелет", "тиркейт", "тиркешет", "тиркелүүгө", "тиркөөгө", "тиркөө", "тапшырат", "тапшырышат", "тапшырылат", "тапшырууга", "берет", "беришет", "берүүгө",
    "көрсөтөт", "көрсөтүшөт", "көрсөтүүгө", "көрсөткөндө", "сунуштайт", "сунушташат", "бергенде", "берген", "тиркелиши", "алат", "алышат",
];

/// Indices of the verbs of demand in a sentence.
fn verbs(words: Words<'_>, s: &Range<usize>, lang: Lang) -> Vec<usize> {
    let all = match lang {
        Lang::Ru => VERBS_RU,
        Lang::Ky => VERBS_KY,
    };
    s.clone().filter(|i| all.contains(&words.at(*i))).collect()
}

/// Whether a lead-in asks for documents, and of whom: a verb of demand, «следующие документы», «необходимые документы».
fn opening(words: Words<'_>, s: &Range<usize>, lang: Lang) -> Option<Addressee> {
    if let Some(v) = verbs(words, s, lang).into_iter().next_back() {
        if denied(words, v, s, lang) {
            return None;
        }
        let by = bearer(words, v, s, lang);
        return matches!(by, Addressee::Person | Addressee::Unknown).then_some(by);
    }
    let nominal = match lang {
        Lang::Ru => s.clone().any(|i| {
            starts(words.at(i), &["документ"])
                && ((i.saturating_sub(3)..i).any(|j| starts(words.at(j), &["следующ", "перечень", "необходим"]))
                    || (i + 1..i + 4).any(|j| starts(words.at(j), &["необходим"])))
        }),
        Lang::Ky => s.clone().any(|i| {
            starts(words.at(i), &["документ"])
                && ((i.saturating_sub(4)..i).any(|j| starts(words.at(j), &["төмөнкү", "керектүү", "зарыл", "талап"]))
                    || (i + 1..i + 3).any(|j| starts(words.at(j), &["тизме", "керек"])))
        }),
    };
    // Papers that a body looks through, keeps or issues are demanded from nobody.
    let of_body = match lang {
        Lang::Ru => words.any(
            s,
            &[
                "выда",
                "направля",
                "храни",
                "хранят",
                "издает",
                "принимает",
                "утвержда",
                "оформля",
                "ведет",
                "ведут",
                "суд",
            ],
        ),
        Lang::Ky => words.any(s, &["сакта", "жөнөт", "бекит", "чыгара", "сот"]),
    };
    (nominal && !of_body).then_some(Addressee::Unknown)
}

/// Whether the demand is denied: «не представляются», «не вправе требовать представления», «талап кылынбайт».
fn denied(words: Words<'_>, v: usize, s: &Range<usize>, lang: Lang) -> bool {
    match lang {
        Lang::Ru => {
            words.before(v) == "не"
                || s.clone().any(|i| {
                    words.at(i) == "не"
                        && starts(words.at(i + 1), &["требу", "прилага", "вправе", "допускается", "обязан"])
                        || (starts(words.at(i), &["запреща"]) && words.any(&(i..s.end.min(i + 4)), &["треб", "истреб"]))
                })
        }
        Lang::Ky => {
            words.any(s, &["кылынбайт", "тиркелбей", "укугу жок"])
                || words.any(&(v..s.end.min(v + 3)), &["эмес", "тыюу"])
        }
    }
}

/// Who brings it: the nearest nominative before the verb, else behind it; the passive names nobody.
fn bearer(words: Words<'_>, v: usize, s: &Range<usize>, lang: Lang) -> Addressee {
    let clause = (s.start..v).rev().find(|i| matches!(words.at(*i), ";" | ":")).map_or(s.start, |i| i + 1);
    // «представляет заявителю», «салык төлөөчүгө тапшырууга»: the paper goes to the person.
    let served = match lang {
        Lang::Ru => (v + 1..s.end.min(v + BEHIND)).any(|i| {
            starts(words.at(i), &["заявителю", "гражданину", "налогоплательщику", "заинтересованн"])
                || words.at(i) == "лицу"
        }),
        Lang::Ky => (v.saturating_sub(BEHIND).max(s.start)..v).any(|i| {
            matches!(
                words.at(i),
                "ээсине"
                    | "ээлерине"
                    | "төлөөчүгө"
                    | "төлөөчүлөргө"
                    | "жакка"
                    | "адамга"
                    | "жаранга"
                    | "жарандарга"
                    | "кайрылуучуга"
                    | "берүүчүгө"
            )
        }),
    };
    if served {
        return Addressee::Body;
    }
    let before = (clause..v).rev().find_map(|i| owner(words, i, clause, lang));
    before
        .or_else(|| {
            (v + 1..s.end.min(v + BEHIND)).take_while(|i| words.is_word(*i)).find_map(|i| owner(words, i, v, lang))
        })
        .unwrap_or(Addressee::Unknown)
}

/// A subject behind its verb stands within so many tokens: «представляется заявителем».
const BEHIND: usize = 4;

#[rustfmt::skip]
const PERSONS_RU: &[&str] = &[
    "заявитель", "заявителем", "заявители", "лицо", "лицом", "лица", "лицами", "гражданин", "гражданином", "граждане", "гражданами", "налогоплательщик", "налогоплательщиком",
    "налогоплательщики", "организация", "организации", "предприниматель", "предпринимателем", "собственник", "собственником", "владелец", "владельцем", "работодатель",
    "импортер", "экспортер", "декларант", "участник", "участники", "учредитель", "учредители", "субъект", "субъекты", "плательщик", "пользователь", "соискатель", "лицензиат",
    "застройщик", "получатель", "родители", "представитель", "производитель", "оператор", "арендатор", "землепользователь", "покупатель", "поставщик", "претендент", "товарищество",
    "общество", "кооператив", "предприятие", "предприятия",
];
#[rustfmt::skip]
const BODIES_RU: &[&str] = &[
    "орган", "органы", "органом", "органами", "министерство", "агентство", "инспекция", "служба", "комиссия", "администрация", "кенеш", "регулятор", "кабинет",
    "министерством", "агентством", "отдел", "управление", "департамент", "комитет", "инспектор", "регистратор", "сотрудник", "специалист", "мэрия", "окмоту", "подразделение",
    "подразделения", "фонд", "правительство", "руководитель", "государство", "инспекции", "банк",
];
const COURTS_RU: &[&str] = &[
    "суд",
    "суды",
    "судья",
    "судом",
    "следователь",
    "прокурор",
    "истец",
    "ответчик",
    "стороны",
    "сторона",
    "нотариус",
    "эксперт",
];
#[rustfmt::skip]
const PERSONS_KY: &[&str] = &[
    "адам", "адамдар", "жак", "жактар", "жаран", "жарандар", "төлөөчү", "төлөөчүлөр", "берүүчү", "уюм", "уюмдар", "ишкер", "ишкерлер", "ээси", "ээлери", "катышуучу", "катышуучулар",
    "субъект", "субъектиси", "импорттоочу", "экспорттоочу", "декларант", "пайдалануучу", "алуучу", "лицензиат", "оператор", "сатып", "ижарачы", "ата-энелер", "өкүлү", "ишкана", "коом",
];
#[rustfmt::skip]
const BODIES_KY: &[&str] = &[
    "орган", "органы", "органдар", "органдары", "министрлик", "министрлиги", "агенттик", "агенттиги", "инспекция", "кызматы", "комиссия", "кеңеш", "кеңеши", "регулятор", "кабинети",
    "бөлүм", "башкармалык", "мэрия", "мэриясы", "өкмөтү", "администрация", "администрациясы", "инспектор", "фонду", "банк",
];
const COURTS_KY: &[&str] = &[
    "сот",
    "судья",
    "соттор",
    "тергөөчү",
    "прокурор",
    "доогер",
    "жоопкер",
    "тарап",
    "тараптар",
    "нотариус",
    "эксперт",
];

fn owner(words: Words<'_>, i: usize, from: usize, lang: Lang) -> Option<Addressee> {
    let w = words.at(i);
    let (persons, bodies, courts) = match lang {
        Lang::Ru => (PERSONS_RU, BODIES_RU, COURTS_RU),
        Lang::Ky => (PERSONS_KY, BODIES_KY, COURTS_KY),
    };
    // «в регистрирующий орган» is where the paper goes.
    if lang == Lang::Ru
        && (i.saturating_sub(TO_NEAR).max(from)..i)
            .any(|j| matches!(words.at(j), "в" | "во" | "на" | "через" | "из" | "от" | "за"))
    {
        return None;
    }
    if persons.contains(&w) {
        Some(Addressee::Person)
    } else if bodies.contains(&w) {
        Some(Addressee::Body)
    } else if courts.contains(&w) {
        Some(Addressee::Court)
    } else {
        None
    }
}

/// «в соответствующий уполномоченный государственный орган»: the preposition stands within so many tokens.
const TO_NEAR: usize = 4;

/// What is known of a paper from its words and its sentence.
fn demand(words: Words<'_>, paper: &Range<usize>, s: &Range<usize>, by: Addressee, lang: Lang) -> DocumentDemand {
    let has = |begins: &[&str]| words.any(paper, begins);
    let around = |begins: &[&str]| words.any(s, begins);
    let (open_ended, notarised, copy, original, foreign, fallback) = match lang {
        Lang::Ru => (
            paper.clone().any(|i| {
                matches!(words.at(i), "иные" | "иных" | "другие" | "других" | "необходимые" | "прочие" | "прочих")
                    || words.at(i).starts_with("дополнительн")
            }),
            has(&["нотариал"]),
            has(&["копи"]),
            has(&["подлинник", "оригинал"]),
            around(&["иностранн", "нерезидент", "легализ", "апостил"])
                || paper.clone().any(|i| starts(words.at(i), &["стран"]) && !starts(words.before(i), &["в"])),
            fallback_ru(words, s),
        ),
        Lang::Ky => (
            paper.clone().any(|i| words.at(i) == "башка" || starts(words.at(i), &["зарыл", "кошумча"])),
            has(&["нотари"]),
            has(&["көчүрмө"]),
            has(&["түп"]),
            around(&["апостил", "резидент эмес", "легалда"])
                || s.clone().any(|i| words.at(i) == "чет" && starts(words.at(i + 1), &["өлкө", "мамлекет", "элдик"]))
                || has(&["өлкөнүн", "өлкөсүнүн"]),
            fallback_ky(words, s),
        ),
    };
    DocumentDemand {
        name: words.span(paper),
        open_ended,
        notarised,
        copy,
        original,
        by,
        issuer: issuer(words, paper, lang),
        fallback,
        foreign,
    }
}

/// «в случае их отсутствия в реестре», «если не содержится», «в случае утери».
fn fallback_ru(words: Words<'_>, s: &Range<usize>) -> bool {
    s.clone().any(|i| {
        let w = words.at(i);
        (matches!(w, "случае" | "если" | "случаях") || w == "при") && {
            let near = i + 1..s.end.min(i + FALLBACK_NEAR);
            near.clone().any(|j| {
                starts(words.at(j), &["утер", "утрат", "порч"])
                    || (starts(words.at(j), &["отсутстви", "отсутствую"])
                        && near.clone().any(|k| {
                            starts(words.at(k), &["сведен", "данн", "их", "реестр", "систем", "информац", "регистр"])
                        }))
            }) || near.clone().any(|j| {
                words.at(j) == "не"
                    && starts(words.at(j + 1), &["содерж", "указан", "имеет", "зарегистр", "внесен", "получен"])
            })
        }
    })
}

fn fallback_ky(words: Words<'_>, s: &Range<usize>) -> bool {
    s.clone().any(|i| {
        let w = words.at(i);
        let absent = (w == "жок" && starts(words.at(i + 1), &["болгон", "болсо"]))
            || (starts(w, &["көрсөтүлбө", "камтылба", "жоголгон", "жоготкон"])
                && words.any(&(i..s.end.min(i + 4)), &["учур", "болсо", "кезде", "болгон"]));
        absent
            && words
                .any(s, &["реестр", "система", "маалымат", "каттоо", "жоголгон", "жоготкон", "көрсөтүлбө", "камтылба"])
            && (starts(w, &["көрсөтүлбө", "камтылба", "жоголгон", "жоготкон"])
                || starts(
                    words.before(i),
                    &["реестринде", "реестрде", "системасында", "системада", "маалыматтар", "алар"],
                ))
    })
}

/// How far behind «в случае» the missing record is named.
const FALLBACK_NEAR: usize = 8;

/// The body that issues the paper, when its name says so: «справка налогового органа», «айыл өкмөтүнүн маалымкаты», «из архива».
fn issuer(words: Words<'_>, paper: &Range<usize>, lang: Lang) -> Option<Span> {
    let h = paper.clone().skip(usize::from(lang == Lang::Ru)).find(|i| {
        let w = words.at(*i);
        if !is_head(w, lang) || w.starts_with("экспертиз") || w.starts_with("суд") || w.starts_with("сот")
        {
            return false;
        }
        match lang {
            // «заверенная органом», «представляемая в орган» do not issue; «орган юридического лица» is private.
            Lang::Ru => {
                !super::party::is_instrumental_ru(w)
                    && !starts(words.before(*i), &["в", "регистрирующий"])
                    && !starts(words.at(i + 1), &["юридическ", "управлени", "общества"])
                    || w == "окмоту"
            }
            Lang::Ky => {
                starts(words.at(*i), &["айыл"])
                    || [
                        "нын",
                        "нин",
                        "нун",
                        "нүн",
                        "нан",
                        "нен",
                        "нон",
                        "нөн",
                        "дан",
                        "ден",
                        "тан",
                        "дын",
                        "дун",
                        "тын",
                        "тарабынан",
                    ]
                    .iter()
                    .any(|e| w.ends_with(e))
                    || words.at(i + 1) == "тарабынан"
                    || words.at(i + 1).starts_with("берген")
            }
        }
    })?;
    let r = super::party::party(words, h, paper, lang);
    // In Russian the matter of the paper begins with «о», which ends the name of the body.
    Some(words.span(&r))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source, text};

    fn read(lang: Lang, src: &str) -> Vec<(String, DocumentDemand, Option<String>)> {
        let (act, _) = crate::act::parse(&source::from_text("a.txt", src.to_string()));
        let a = text::analyse(&act.text, lang, &mut text::Memo::default());
        documents(&act, &a)
            .into_iter()
            .filter_map(|f| match f.kind {
                FactKind::Document(d) => {
                    Some((f.span.of(&act.text).to_string(), d.clone(), d.issuer.map(|i| i.of(&act.text).to_string())))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn papers_of_both_languages() {
        for (lang, src, want) in [
            (
                Lang::Ru,
                "Статья 1. Подача\n1. К заявлению прилагаются:\n1) нотариально заверенная копия устава;\n2) иные документы.\n",
                vec!["нотариально заверенная копия устава", "иные документы"],
            ),
            (
                Lang::Ru,
                "Статья 1. Подача\n1. К заявлению прилагаются копия паспорта и справка налогового органа о доходах.\n",
                vec!["копия паспорта", "справка налогового органа о доходах"],
            ),
            (
                Lang::Ky,
                "1-берене. Берүү\n1. Арызга төмөнкүлөр тиркелет:\n1) уставдын көчүрмөсү;\n2) башка документтер.\n",
                vec!["уставдын көчүрмөсү", "башка документтер"],
            ),
            (Lang::Ru, "Статья 1. Подача\n1. Заявитель представляет справку о доходах.\n", vec!["справку о доходах"]),
            (Lang::Ru, "Статья 1. Подача\n1. Копия паспорта представляется в орган.\n", vec!["Копия паспорта"]),
            (Lang::Ky, "1-берене. Берүү\n1. Арыз ээси маалымкат тапшырат.\n", vec!["маалымкат"]),
            (Lang::Ru, "Статья 1. Цель\n1. Закон охраняет пчёл.\n", vec![]),
            (Lang::Ru, "Статья 1. Цель\n1. Копия паспорта не представляется.\n", vec![]),
        ] {
            let got: Vec<String> = read(lang, src).into_iter().map(|x| x.0).collect();
            assert_eq!(got, want, "{src}");
        }
    }

    #[test]
    fn who_brings_what_from_whom() {
        let ru = read(
            Lang::Ru,
            "Статья 1. Подача\n1. Заявитель представляет справку налогового органа об отсутствии долга.\n",
        );
        assert_eq!(ru[0].1.by, Addressee::Person);
        assert_eq!(ru[0].2.as_deref(), Some("налогового органа"));
        let body = read(Lang::Ru, "Статья 1. Подача\n1. Уполномоченный орган представляет отчет в Министерство.\n");
        assert!(body.iter().all(|d| d.1.by == Addressee::Body), "{body:?}");
        let ky = read(Lang::Ky, "1-берене. Берүү\n1. Арызга айыл өкмөтүнүн маалымкаты тиркелет.\n");
        assert_eq!(ky[0].2.as_deref(), Some("айыл өкмөтүнүн"));
        let foreign = read(Lang::Ru, "Статья 1. Подача\n1. Иностранное лицо представляет выписку из реестра.\n");
        assert!(foreign[0].1.foreign);
        let fallback = read(
            Lang::Ru,
            "Статья 1. Подача\n1. Копия патента представляется в случае отсутствия сведений в реестре.\n",
        );
        assert!(fallback[0].1.fallback);
        let missing =
            read(Lang::Ky, "1-берене. Берүү\n1. Көчүрмө реестринде жок болгон учурда гана арыз ээси документ берет.\n");
        assert!(missing.iter().all(|d| d.1.fallback), "{missing:?}");
    }
}
