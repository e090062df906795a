//! To whom a report goes: «в министерство и кенеш», «президентке, Жогорку Кеңешке».

use super::super::words::{Words, like};
use super::{VERBS_KY, VERBS_RU};
use crate::act::Act;
use crate::{Lang, Span};
use std::ops::Range;

/// The bodies that a report goes to, each with its place.
pub(super) fn addressees(w: Words<'_>, act: &Act, from: usize, verb: usize, s: &Range<usize>) -> Vec<Span> {
    let free = match act.lang {
        Lang::Ru => w.is(verb, &["информир*", "уведомля*"]),
        Lang::Ky => false,
    };
    let from = match act.lang {
        Lang::Ru if free => verb + 1,
        Lang::Ru => from.saturating_sub(ADDRESSEE_BEFORE).max(s.start),
        Lang::Ky => s.start,
    };
    chain(w, act, s, from, (verb + ADDRESSEE_AFTER).min(s.end), free)
}

/// The addressees of a second report of the same sentence: «представляет отчет в … и направляет информацию комитету».
pub(super) fn once_more(w: Words<'_>, act: &Act, verb: usize, s: &Range<usize>, nouns: &[&str]) -> Vec<Span> {
    let and = |i: &usize| w.is(*i, &["и", "также", "жана"]);
    match act.lang {
        Lang::Ru => (verb + 1..s.end).filter(and).find_map(|i| {
            let again = i + 1;
            let what = again + 1..(again + 1 + REPORT_NEAR).min(s.end);
            (again < s.end && w.is(again, VERBS_RU) && w.has(what, nouns))
                .then(|| chain(w, act, s, again + 1, (again + ADDRESSEE_AFTER).min(s.end), false))
        }),
        Lang::Ky => Some(verb + 1).filter(|i| *i < s.end && and(i)).and_then(|i| {
            let again = (i + 1..s.end).find(|k| w.is(*k, VERBS_KY))?;
            w.has(again.saturating_sub(REPORT_NEAR).max(i)..again, nouns).then(|| chain(w, act, s, i + 1, again, false))
        }),
    }
    .unwrap_or_default()
}

/// What is handed over the second time stands within so many tokens of its verb.
const REPORT_NEAR: usize = 4;

/// Heads of names of bodies in the accusative («в министерство»), Russian.
const ACC_RU: &[&str] = &[
    "министерство",
    "агентство",
    "ведомство",
    "управление",
    "инспекцию",
    "администрацию",
    "службу",
    "комиссию",
    "мэрию",
    "прокуратуру",
    "палату",
    "дирекцию",
    "орган",
    "органы",
    "кенеш",
    "кенеши",
    "кабинет",
    "аппарат",
    "департамент",
    "комитет",
    "отдел",
    "сектор",
    "фонд",
    "центр",
    "штаб",
    "правительство",
    "казначейство",
    "окмоту",
    "совет",
    "регулятор",
    "банк",
    "ассоциацию",
    "подразделение",
    "президента",
    "министерства",
    "полицию",
];
const DAT_RU: &[&str] = &[
    "министерству",
    "агентству",
    "ведомству",
    "управлению",
    "кенешу",
    "кабинету",
    "президенту",
    "министру",
    "премьер-министру",
    "акиму",
    "мэру",
    "директору",
    "начальнику",
    "председателю",
    "главе",
    "губернатору",
    "заместителю",
    "органу",
    "органам",
    "комитету",
    "департаменту",
    "отделу",
    "фонду",
    "совету",
    "штабу",
    "центру",
    "правительству",
    "службе",
    "палате",
    "прокуратуре",
    "казначейству",
    "регулятору",
    "представителю",
    "руководителю",
    "ведомствам",
    "министерствам",
    "кенешам",
    "омбудсмену",
    "банку",
];
/// Genitive and dative in one: heads of a name only behind another addressee.
const EITHER_RU: &[&str] = &["инспекции", "администрации", "комиссии", "мэрии", "дирекции"];
const INS_RU: &[&str] = &[
    "президентом",
    "кенешем",
    "кабинетом",
    "министерством",
    "правительством",
    "органом",
    "органами",
    "агентством",
    "мэрией",
    "акимом",
    "советом",
    "комиссией",
    "администрацией",
    "министром",
];
const NOM_RU: &[&str] =
    &["инспекция", "администрация", "служба", "комиссия", "мэрия", "прокуратура", "палата", "дирекция"];
/// Beginnings of names of bodies, Kyrgyz; the dative shows by its end.
const BODY_KY: &[&str] = &[
    "министрли*",
    "агентти*",
    "ведомство*",
    "инспекция*",
    "администрация*",
    "кызматына",
    "кызматка",
    "комиссия*",
    "мэрия*",
    "прокуратура*",
    "палата*",
    "орган*",
    "кеңеш*",
    "кабинет*",
    "аппарат*",
    "департамент*",
    "комитет*",
    "бөлүм*",
    "сектор*",
    "фонд*",
    "борбор*",
    "штаб*",
    "банк*",
    "өкмөт*",
    "башкармалы*",
    "президент*",
    "премьер-министр*",
    "министрине",
    "министрге",
    "аким*",
    "мэр",
    "мэрге",
    "мэрине",
    "директор*",
    "башчы*",
    "начальни*",
    "төрага*",
    "регулятор*",
    "жетекчи*",
    "өкүл*",
];

pub(super) fn chain(w: Words<'_>, act: &Act, s: &Range<usize>, from: usize, to: usize, free: bool) -> Vec<Span> {
    match act.lang {
        Lang::Ru => chain_ru(w, act, s, from, to, free),
        Lang::Ky => chain_ky(w, act, s, from, to, free),
    }
}

/// An abbreviation, by the capitals of the original: «УАК», «ТББга».
fn capitals(w: Words<'_>, act: &Act, i: usize) -> bool {
    w.written(act, i).chars().take_while(|c| c.is_uppercase()).count() >= 2
}

/// Words that may stand between a preposition or conjunction and the head of a name.
fn attribute_ru(form: &str) -> bool {
    like(
        form,
        &[
            "*ый",
            "*ий",
            "*ой",
            "*ую",
            "*юю",
            "*ое",
            "*ее",
            "*ому",
            "*ему",
            "*ые",
            "*ие",
            "*ым",
            "*ых",
            "жогорку",
            "айыл",
            "также",
        ],
    )
}

/// «органы, определенные Кабинетом Министров»: what follows a participle is no further addressee.
fn participle_ru(form: &str) -> bool {
    const ENDS: &[&str] = &[
        "*енные",
        "*енный",
        "*енному",
        "*енную",
        "*анные",
        "*анный",
        "*анному",
        "*анную",
        "*ющие",
        "*ющий",
        "*емые",
        "*емый",
        "*вшие",
    ];
    like(form, ENDS)
        && !like(
            form,
            &["государственн*", "обществен*", "ответственн*", "внутренн*", "*ственный", "*ственные", "*ственную"],
        )
}

/// The token before the attributes of a head.
fn opener(w: Words<'_>, head: usize, s: &Range<usize>) -> Option<usize> {
    let mut at = head;
    while at > s.start {
        at -= 1;
        if !attribute_ru(w.at(at)) {
            return Some(at);
        }
    }
    None
}

fn chain_ru(w: Words<'_>, act: &Act, s: &Range<usize>, from: usize, to: usize, free: bool) -> Vec<Span> {
    let mut heads: Vec<usize> = Vec::new();
    for i in from..to {
        let acc = w.is(i, ACC_RU);
        let dat = w.is(i, DAT_RU);
        let open = opener(w, i, s);
        let before = open.map_or("", |k| w.at(k));
        // «в орган и (или) фонд»
        let either =
            before == ")" && open.is_some_and(|k| k > s.start + 2 && w.at(k - 1) == "или" && w.at(k - 3) == "и");
        let joined = matches!(before, "," | "и" | "также")
            || either
            || (matches!(before, "в" | "во" | "перед")
                && open.is_some_and(|k| k > s.start && matches!(w.at(k - 1), "," | "и" | "также")));
        let into = matches!(before, "в" | "во");
        let first = heads.is_empty();
        let abbreviation = capitals(w, act, i) && (into || (!first && joined));
        let takes = if first {
            dat || (acc && (into || free))
                || abbreviation
                || (w.is(i, INS_RU) && before == "перед")
                || (free && w.is(i, NOM_RU))
        } else {
            let instrumental = heads.first().is_some_and(|h| w.is(*h, INS_RU));
            joined
                && !open.is_some_and(|k| (k + 1..i).any(|a| participle_ru(w.at(a))))
                && if instrumental {
                    w.is(i, INS_RU)
                } else {
                    dat || acc || abbreviation || w.is(i, EITHER_RU) || w.is(i, NOM_RU)
                }
        };
        if !takes {
            continue;
        }
        // «Жогорку Кенеш» is one name; «в органы местного самоуправления» is one addressee.
        if let Some(last) = heads.last().copied() {
            if i - last > CHAIN {
                break;
            }
            if w.has(last + 1..i, VERBS_RU) || w.has(last + 1..i, &[";", "который", "которые", "если"])
            {
                break;
            }
        }
        heads.push(i);
    }
    heads.iter().map(|i| w.span(&(*i..*i + 1))).collect()
}

fn chain_ky(w: Words<'_>, act: &Act, s: &Range<usize>, from: usize, to: usize, free: bool) -> Vec<Span> {
    let dative =
        |f: &str| like(f, &["*га", "*ге", "*го", "*гө", "*ка", "*ке", "*ко", "*кө", "*на", "*не", "*но", "*нө"]);
    let head = |i: usize| {
        let f = w.at(i);
        let name = (w.is(i, BODY_KY) && !w.is(i, &["кызматкер*", "башчылык*", "өкүлчүлү*"])) || capitals(w, act, i);
        name && (dative(f) || (free && !like(f, &["*нын", "*нин", "*нун", "*нүн", "*дын", "*дин", "*дун", "*дүн", "*тын", "*тин", "*тун", "*түн"])))
            // «органына караштуу» is an attribute, «боюнча» makes a circumstance.
            && !w.is(i + 1, &["караштуу", "ылайык", "чейин", "карата", "жараша"])
    };
    let mut heads: Vec<usize> = Vec::new();
    for i in (from..to.min(s.end)).filter(|i| head(*i)) {
        let Some(last) = heads.last().copied() else {
            heads.push(i);
            continue;
        };
        let joined = w.is(last + 1, &[",", "жана", "ошондой"]) || (free && w.has(last + 1..i, &[",", "жана"]));
        if joined && i - last <= CHAIN && !w.has(last + 1..i, VERBS_KY) {
            heads.push(i);
        } else if heads.len() < 2 {
            heads = vec![i];
        } else {
            break;
        }
    }
    heads.iter().map(|i| w.span(&(*i..*i + 1))).collect()
}

/// An addressee stands before the noun by at most so many tokens («в министерство ежемесячно направляется отчет»).
const ADDRESSEE_BEFORE: usize = 8;
/// The addressees end within so many tokens behind the verb.
const ADDRESSEE_AFTER: usize = 48;
/// The next addressee stands within so many tokens: names of ministries have up to twelve.
const CHAIN: usize = 18;
