//! Which titles name a procedure, and which procedure.

use super::{Cx, Procedure};
use crate::Lang;
use crate::facts::words::starts;
use std::ops::Range;

/// Papers and rights that a person gets from a body, Russian.
#[rustfmt::skip]
pub(super) const PAPERS_RU: &[&str] = &[
    "разрешени", "лицензи", "свидетельств", "справк", "заключени", "билет", "сертификат", "паспорт", "удостоверени", "пропуск", "выписк", "согласи", "согласовани",
    "аккредитац", "ордер", "талон", "дубликат", "допуск",
];
/// The same, Kyrgyz.
#[rustfmt::skip]
pub(super) const PAPERS_KY: &[&str] = &[
    "уруксат", "лицензия", "күбөлүк", "күбөлүг", "маалымкат", "корутунду", "билет", "сертификат", "паспорт", "өткөрмө", "көчүрмө", "макулду", "макулдашуу",
    "аккредитация", "ордер", "талон", "дубликат",
];
/// What else a title may promise: services, benefits, plots of land.
const GIFTS_RU: &[&str] =
    &["услуг", "земель", "участк", "субсиди", "пособи", "права", "льгот", "жиль", "места", "мест"];
const GIFTS_KY: &[&str] =
    &["кызмат", "жер", "тилке", "субсидия", "жөлөкпул", "укук", "жеңилдик", "турак", "орун", "орундар"];

/// Kinds of permits.
const PERMITS_RU: &[&str] = &[
    "разрешени",
    "лиценз",
    "согласи",
    "согласовани",
    "аккредитац",
    "билет",
    "пропуск",
    "сертификац",
    "сертификат",
    "допуск",
    "заключени",
];
const PERMITS_KY: &[&str] =
    &["уруксат", "лиценз", "макулду", "макулдашуу", "аккредитация", "билет", "өткөрмө", "сертификат", "корутунду"];

/// A title is read over so many first tokens: «Порядок выдачи разрешения на размещение …» names it within five.
const TITLE_WORDS: usize = 12;

/// The procedure that the words of a title name, and the words that do.
pub(super) fn named(cx: &Cx<'_>, title: &Range<usize>) -> Option<(Procedure, Range<usize>)> {
    let w = cx.words;
    let head = title.start..title.end.min(title.start + TITLE_WORDS);
    let hit = match cx.act.lang {
        Lang::Ru => head.clone().find_map(|i| russian(cx, i, title)),
        Lang::Ky => title.clone().find_map(|i| kyrgyz(cx, i, title)),
    }?;
    // A title on liability, definitions or powers of bodies is no procedure.
    let not = match cx.act.lang {
        Lang::Ru => {
            w.any(
                title,
                &[
                    "ответственност",
                    "нарушени",
                    "полномочи",
                    "компетенц",
                    "принцип",
                    "понят",
                    "обязанност",
                    "права",
                    "запрет",
                    "прекращен",
                    "недействительн",
                    "жалоб",
                    "последстви",
                    "судебн",
                    "отказ",
                    "иск",
                    "налоговых",
                    "отчетност",
                ],
            ) && hit.0 != Procedure::Inspection
        }
        Lang::Ky => {
            w.any(
                title,
                &[
                    "жоопкерчилик",
                    "бузуу",
                    "ыйгарым",
                    "компетенция",
                    "принцип",
                    "түшүнүк",
                    "милдеттер",
                    "укуктары",
                    "тыюу",
                    "токтотуу",
                    "жараксыз",
                    "даттануу",
                    "кесепет",
                    "баш",
                    "өткөрүп",
                    "сот",
                    "доо",
                    "отчет",
                ],
            ) && hit.0 != Procedure::Inspection
        }
    };
    (!not).then_some(hit)
}

fn russian(cx: &Cx<'_>, i: usize, title: &Range<usize>) -> Option<(Procedure, Range<usize>)> {
    let w = cx.words;
    let at = w.at(i);
    let near = i + 1..title.end.min(i + 6);
    let all = i..title.end;
    if starts(at, &["выдач", "предоставлени", "оформлени", "получени", "переоформлени"])
    {
        let paper = near.clone().any(|j| starts(w.at(j), PAPERS_RU) || starts(w.at(j), GIFTS_RU));
        let kind =
            if near.clone().any(|j| starts(w.at(j), PERMITS_RU)) { Procedure::Permit } else { Procedure::Service };
        return paper.then_some((kind, all));
    }
    // «регистрационный», «регистратор» are no procedure; «регистрация залога» by a notary is one of its kind.
    if starts(at, &["регистраци", "перерегистраци"]) {
        return Some((Procedure::Registration, all));
    }
    if starts(at, &["внесени", "включени"]) && near.clone().any(|j| starts(w.at(j), &["реестр", "кадастр", "перечень"]))
    {
        return Some((Procedure::Registration, all));
    }
    if starts(at, &["аккредитаци", "лицензировани", "сертификаци", "аттестаци"])
        || (starts(at, &["разрешение", "лицензия"]) && matches!(w.at(i + 1), "на"))
    {
        return Some((Procedure::Permit, all));
    }
    if starts(at, &["рассмотрени"])
        && near.clone().any(|j| starts(w.at(j), &["заявлени", "обращени", "ходатайств", "заявок", "запрос"]))
    {
        return Some((Procedure::Service, all));
    }
    if starts(at, &["согласовани"])
        && i < title.start + 4
        && starts(w.at(i + 1), &["размещени", "проект", "строительств", "с"])
    {
        return Some((Procedure::Permit, all));
    }
    if starts(at, &["проверк", "проверок", "инспектировани"]) && !starts(w.at(i + 1), &["знаний", "подлинн", "показан"])
    {
        return Some((Procedure::Inspection, title.start..title.end));
    }
    None
}

fn kyrgyz(cx: &Cx<'_>, i: usize, title: &Range<usize>) -> Option<(Procedure, Range<usize>)> {
    let w = cx.words;
    let at = w.at(i);
    let near = i.saturating_sub(5).max(title.start)..i;
    let all = title.start..title.end;
    if starts(at, &["берүү", "тариздөө", "көрсөтүү", "алуу"]) && !starts(at, &["берүүчү", "алуучу"])
    {
        let paper = near.clone().any(|j| starts(w.at(j), PAPERS_KY))
            || (at != "алуу" && near.clone().any(|j| starts(w.at(j), GIFTS_KY)));
        let kind =
            if near.clone().any(|j| starts(w.at(j), PERMITS_KY)) { Procedure::Permit } else { Procedure::Service };
        return paper.then_some((kind, all));
    }
    if matches!(at, "каттоо" | "каттоону" | "каттоонун" | "каттоого")
        && !starts(w.at(i + 1), &["журнал", "номер", "орган"])
    {
        return Some((Procedure::Registration, all));
    }
    if starts(at, &["киргизүү"]) && near.clone().any(|j| starts(w.at(j), &["реестр", "кадастр", "тизме"]))
    {
        return Some((Procedure::Registration, all));
    }
    if starts(at, &["аккредитациялоо", "лицензиялоо", "сертификациялоо", "аттестациялоо", "аккредитация"])
        || (starts(at, &["уруксат", "лицензия"]) && i + 1 == title.end)
    {
        return Some((Procedure::Permit, all));
    }
    if starts(at, &["кароо"])
        && near.clone().any(|j| starts(w.at(j), &["арыз", "кайрылуу", "өтүнмө", "өтүнүч", "суроо-талап"]))
    {
        return Some((Procedure::Service, all));
    }
    if starts(at, &["макулдашуу"])
        && i + 2 >= title.end
        && i > title.start
        && starts(w.before(i), &["долбоор", "жайгаштыруу", "курулуш"])
    {
        return Some((Procedure::Permit, all));
    }
    if starts(at, &["текшерүү", "текшерүүлөр"]) {
        return Some((Procedure::Inspection, all));
    }
    None
}
