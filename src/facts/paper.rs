//! Names of papers in a list or a sentence: where one begins and ends.

use super::party::joins;
use super::words::{Words, starts};
use crate::Lang;
use std::ops::Range;

/// Word beginnings of papers, Russian.
#[rustfmt::skip]
const PAPERS_RU: &[&str] = &[
    "заявлени", "копи", "справк", "свидетельств", "паспорт", "устав", "документ", "договор", "выписк", "квитанци", "доверенност", "протокол", "решени",
    "удостоверени", "диплом", "план", "смет", "анкет", "фотографи", "сведени", "декларац", "лицензи", "сертификат", "заключени", "расчет", "отчет", "баланс", "список",
    "подлинник", "оригинал", "техпаспорт", "билет", "книжк", "полис", "патент", "разрешени", "схем", "карточк", "счет-фактур", "накладн", "письмо", "ходатайств", "характеристик",
    "аттестат", "чертеж", "эскиз", "акт", "материал", "перевод", "согласи", "ордер", "расписк", "контракт", "информаци", "бланк", "обоснован", "проект",
];
/// Words that begin like a paper and are none.
const NOT_PAPERS_RU: &[&str] = &[
    "планир",
    "планов",
    "актив",
    "актуал",
    "уставн",
    "копит",
    "проектн",
    "проектир",
    "материальн",
    "договорн",
    "документальн",
    "информацион",
    "документац",
    "лицензионн",
];
/// Word beginnings of papers, Kyrgyz.
#[rustfmt::skip]
const PAPERS_KY: &[&str] = &[
    "арыз", "көчүрмө", "маалымкат", "күбөлүк", "күбөлүг", "паспорт", "устав", "документ", "келишим", "үзүндү", "квитанция", "дүмүрчөк", "протокол", "чечим", "диплом", "план", "смета",
    "анкета", "сүрөт", "маалымат", "декларация", "лицензия", "корутунду", "сертификат", "билет", "китепче", "полис", "патент", "уруксат", "схема", "карточка", "эсеп-фактура", "кат",
    "аттестат", "акты", "актысы", "материал", "котормо", "макулдук", "макулдуг", "ордер", "контракт", "түп", "тизме", "долбоор", "өтүнмө", "өтүнүч", "отчет", "эсеп",
];
const NOT_PAPERS_KY: &[&str] = &[
    "каттал",
    "каттоо",
    "катыш",
    "уставдык",
    "келишимдик",
    "катар",
    "материалдык",
    "эсепте",
    "пландоо",
    "лицензиял",
    "эсепке",
];

/// Whether a word names a paper.
pub(super) fn is_paper(w: &str, lang: Lang) -> bool {
    match lang {
        Lang::Ru => starts(w, PAPERS_RU) && !starts(w, NOT_PAPERS_RU),
        Lang::Ky => starts(w, PAPERS_KY) && !starts(w, NOT_PAPERS_KY),
    }
}

/// A paper's own noun stands within so many tokens of the start of its phrase («нотариально заверенная копия»).
const HEAD_NEAR: usize = 5;
/// Papers are followed over so many tokens of a sentence.
const FOLLOWED: usize = 70;

/// The paper that an entry of a list names: up to its first comma or bracket; in Kyrgyz up to the last paper before one.
pub(super) fn entry(words: Words<'_>, s: &Range<usize>, lang: Lang) -> Option<Range<usize>> {
    let end = s.clone().find(|i| matches!(words.at(*i), "," | ";" | "." | "(" | ":")).unwrap_or(s.end);
    let r = s.start..end;
    match lang {
        Lang::Ru => {
            let more = end + 1
                ..(end + 1..s.end).find(|i| matches!(words.at(*i), "," | ";" | "." | "(" | ":")).unwrap_or(s.end);
            let which = end < s.end && words.at(end) == "," && participle(words.at(end + 1));
            r.clone().any(|i| is_paper(words.at(i), lang)).then(|| if which { r.start..more.end } else { r.clone() })
        }
        Lang::Ky => {
            let head = r
                .clone()
                .rev()
                .find(|i| is_paper(words.at(*i), lang) && !person(words, *i) && !placed(words.at(*i)))?;
            // «көчүрмөсү тиркелет»: the verb is not of the name.
            Some(r.start..head + 1).filter(|r| !r.is_empty())
        }
    }
}

/// «планда» is where something stands, «уруксатысыз» what is not there.
fn placed(w: &str) -> bool {
    super::words::ends(w, &["нда", "нде", "ндо", "ндө", "сыз", "сиз", "суз", "сүз", "та", "те"])
}

/// «арыз ээси» is a person.
fn person(words: Words<'_>, i: usize) -> bool {
    words.at(i).starts_with("арыз") && starts(words.at(i + 1), &["ээс", "ээл", "берүүч", "берген", "берилген"])
}

fn cuts(w: &str) -> bool {
    matches!(w, ":" | ";") || joins(w) && !matches!(w, "(" | ")" | "/")
}

/// Papers behind a Russian verb, each from its first adjective to the next joint.
pub(super) fn papers_after(words: Words<'_>, v: usize, s: &Range<usize>) -> Vec<Range<usize>> {
    let end = s.end.min(v + FOLLOWED);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut from = v + 1;
    while from < end {
        let to = (from..end).find(|i| cuts(words.at(*i))).unwrap_or(end);
        let seg = from..to;
        // Another subject acts from here on.
        if words.any(
            &seg,
            &["выдает", "выдают", "направляет", "рассматрива", "принимает", "проверяет", "регистриру", "вправе"],
        ) && !out.is_empty()
        {
            break;
        }
        if words.at(seg.start).starts_with("котор") || words.at(seg.start).starts_with("подтвержда") {
            from = to + 1;
            continue;
        }
        // «предоставляются участки …» gives things; its paper stands close.
        let gives = words.at(v).starts_with("предоставл");
        if gives && out.is_empty() && seg.start > v + 1 {
            break;
        }
        let far = out.is_empty() && !gives;
        let near = seg.start..seg.end.min(seg.start + if far { HEAD_NEAR * 3 } else { HEAD_NEAR });
        if let Some(h) = near.clone().find(|i| is_paper(words.at(*i), Lang::Ru)) {
            let mut start = h;
            while start > seg.start && adjective(words.at(start - 1)) {
                start -= 1;
            }
            let stop = (h + 1..seg.end)
                .find(|i| matches!(words.at(*i), "(" | ")" | ".") || begins_demand(words, *i))
                .unwrap_or(seg.end);
            // «копия документа, подтверждающего регистрацию»: the participle says which document.
            let more = to + 1..(to + 1..end).find(|i| cuts(words.at(*i))).unwrap_or(end);
            let stop = if stop == to && words.at(to) == "," && participle(words.at(to + 1)) { more.end } else { stop };
            out.push(start..stop.max(h + 1));
        }
        from = to + 1;
    }
    out
}

/// «заявление в орган с обязательным приложением копии»: another demand begins at «с».
fn begins_demand(words: Words<'_>, i: usize) -> bool {
    words.at(i) == "с" && (i + 1..i + 3).any(|j| starts(words.at(j), &["приложени", "представлени", "предъявлени"]))
}

fn participle(w: &str) -> bool {
    starts(w, &["подтверждающ", "удостоверяющ", "свидетельствующ"])
}

fn adjective(w: &str) -> bool {
    super::words::ends(w, &["ая", "ую", "ый", "ое", "ые", "ых", "ой", "ого", "ее", "ие", "их", "но"])
}

/// Papers before a verb: each the last paper noun of its stretch between joints.
pub(super) fn papers_before(words: Words<'_>, v: usize, s: &Range<usize>, lang: Lang) -> Vec<Range<usize>> {
    let begin = v.saturating_sub(FOLLOWED).max(s.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut to = v;
    while to > begin {
        let from = (begin..to).rev().find(|i| cuts(words.at(*i))).map_or(begin, |i| i + 1);
        let seg = from..to;
        let head = match lang {
            Lang::Ru => seg.clone().find(|i| is_paper(words.at(*i), lang)),
            Lang::Ky => {
                seg.clone().rev().find(|i| is_paper(words.at(*i), lang) && !person(words, *i) && !placed(words.at(*i)))
            }
        };
        match (head, lang) {
            (Some(h), Lang::Ru) => {
                let mut start = h;
                while start > seg.start && adjective(words.at(start - 1)) {
                    start -= 1;
                }
                out.push(start..seg.end);
            }
            // A stretch whose paper is far from its end is another clause.
            (Some(h), Lang::Ky) if seg.end - h <= HEAD_NEAR => {
                let start = (seg.start..h).rev().find(|i| opens_name(words, *i)).map_or(seg.start, |i| i + 1);
                out.push(start..h + 1);
            }
            _ => {
                if !out.is_empty() {
                    break;
                }
            }
        }
        if from == begin {
            break;
        }
        to = from - 1;
    }
    out.reverse();
    out
}

/// What stands before the name of a Kyrgyz paper and is not of it: the person, the dative («арызга», «органга»).
fn opens_name(words: Words<'_>, i: usize) -> bool {
    let w = words.at(i);
    matches!(
        w,
        "ээси"
            | "ээлери"
            | "жак"
            | "адам"
            | "жаран"
            | "уюм"
            | "ишкер"
            | "төлөөчү"
            | "үчүн"
            | "менен"
            | "боюнча"
            | "учурда"
            | "жактар"
    ) || super::words::ends(w, &["ызга", "анга", "органга", "органына", "тикке", "дикке", "нөгө", "өнмөгө", "фондуна"])
}
