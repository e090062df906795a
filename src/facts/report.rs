//! Reports owed to bodies: what, how often (hence reports a year), to whom.

use super::statement::{Words, like};
use super::{Every, Fact, FactKind, Report};
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Without one of these no report is owed.
static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "отчет",
        "отчит",
        "сведени",
        "информ",
        "данные",
        "данных",
        "доклад",
        "справк",
        "сводк",
        "уведом",
        "сообщ",
        "донесен",
        "извещ",
        "маалым",
        "баяндама",
        "билдир",
        "кабар",
        "отчёт",
    ])
    .expect("a fixed list of short literals always builds")
});

impl Every {
    /// How many times a year; 0 for what comes less than once.
    pub fn a_year(self) -> u32 {
        match self {
            Every::Day => 365,
            Every::Week => 52,
            Every::TenDays => 36,
            Every::Month => 12,
            Every::Quarter => 4,
            Every::HalfYear => 2,
            Every::Year => 1,
            Every::Rarer => 0,
        }
    }
}

/// The reports owed under one act, in the order of the text: periodic ones, and those with two or more addressees.
///
/// ```
/// use jenil::{Lang, facts, source, text};
/// let words = "Статья 1. Отчеты\nИнспекция ежемесячно представляет отчет в министерство и в кенеш.\n";
/// let (act, _) = jenil::act::parse(&source::from_text("a.txt", words.into()));
/// let a = text::analyse(&act.text, Lang::Ru, &mut text::Memo::default());
/// let found = facts::reports(&act, &a);
/// let facts::FactKind::Report(r) = &found[0].kind else { panic!() };
/// assert_eq!((r.every.map(|e| e.a_year()), r.addressees.len()), (Some(12), 2));
/// ```
pub fn reports(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let w = Words { analysis };
    let mut out = Vec::new();
    let mut header: Option<(u32, usize)> = None;
    w.sentences(act, &ANCHORS, &mut |provision, s| {
        let p = &act.provisions[provision];
        let fact = if matches!(p.kind, ProvisionKind::Row | ProvisionKind::Table) {
            let column = match header {
                Some((table, column)) if p.parent == Some(table) => Some(column),
                _ => column_of(act, provision),
            };
            header = p.parent.zip(column);
            row(w, act, provision, column, act.lang)
        } else {
            sentence(w, act, &s)
        };
        if let Some((span, report)) = fact {
            out.push(Fact { provision: provision as u32, span, kind: FactKind::Report(report) });
        }
    });
    out.dedup_by(|a, b| a.provision == b.provision && a.span == b.span);
    out
}

/// What is handed over.
const NOUNS_RU: &[&str] = &[
    "отчет",
    "отчета",
    "отчеты",
    "отчетов",
    "отчетность",
    "отчетности",
    "информация",
    "информацию",
    "информации",
    "сведения",
    "сведений",
    "доклад",
    "доклады",
    "доклада",
    "данные",
    "данных",
    "справку",
    "справки",
    "сводку",
    "сводки",
    "донесение",
    "донесения",
    "уведомление",
    "уведомления",
    "извещение",
    "извещения",
    "сообщение",
    "отчитыва*",
    "отчитаться",
    "информировать",
    "информирует",
    "информируют",
    "уведомляет",
    "уведомляют",
    "уведомлять",
    "докладывает",
    "докладывают",
    "докладывать",
    "реестр",
    "мониторинга",
    "отчетные",
    "паспорт",
];
const NOUNS_KY: &[&str] = &[
    "отчет",
    "отчету",
    "отчетту",
    "отчеттор",
    "отчетторду",
    "отчеттуулук*",
    "отчеттуулуг*",
    "отчетун",
    "отчетторун",
    "отчетторду",
    "маалымат",
    "маалыматты",
    "маалыматтарды",
    "маалыматтар",
    "маалыматын",
    "маалымкат*",
    "баяндама*",
    "билдирүүнү",
    "билдирүү",
    "билдирмени",
    "билдирүүлөр",
    "билдирмелер",
    "кабарлама*",
    "кабарлоо*",
    "реестр*",
    "маалымдайт",
    "маалымдоого",
    "кабарлайт",
    "билдирет",
    "сводка*",
    "маалымдама*",
    "отчетунун",
];
/// How it is handed over.
const VERBS_RU: &[&str] = &[
    "представля*",
    "представить",
    "представит",
    "представят",
    "представлен*",
    "предоставля*",
    "предоставить",
    "предоставлен*",
    "направля*",
    "направить",
    "направит",
    "сдавать",
    "сдает",
    "сдают",
    "сдается",
    "сдаются",
    "сдача",
    "сдать",
    "передает",
    "передают",
    "передавать",
    "передается",
    "передаются",
    "информировать",
    "информирует",
    "информируют",
    "отчитыва*",
    "отчитаться",
    "докладыва*",
    "вносит",
    "вносят",
    "вносить",
    "вносится",
    "вносятся",
    "сообщать",
    "сообщает",
    "сообщают",
    "сообщается",
    "подает",
    "подают",
    "подавать",
    "подается",
    "подаются",
    "доводит",
    "доводят",
    "доводить",
    "готовит",
    "готовят",
    "готовить",
    "подготавлива*",
    "уведомляет",
    "уведомляют",
    "уведомлять",
    "составляет",
    "составляют",
    "высыла*",
    "заполняет",
    "заполняют",
    "подготовка",
    "докладывает",
];
const VERBS_KY: &[&str] = &[
    "бер",
    "берет",
    "беришет",
    "берүү",
    "берүүгө",
    "берүүнү",
    "берип",
    "берилет",
    "берилүүгө",
    "берилип",
    "бере",
    "тапшыр*",
    "сунушта*",
    "жибер*",
    "жөнөт*",
    "маалымда",
    "маалымдайт",
    "маалымдап",
    "маалымдоо*",
    "билдирет",
    "билдирүүгө",
    "билдирип",
    "билдиришет",
    "кабарла*",
    "киргиз*",
    "жолдо*",
    "түзүлөт",
    "даярдайт",
    "даярдоо*",
    "даярдалат",
    "өткөрүп",
    "берсин",
    "тапшырсын",
];

/// One sentence: a noun of a report with its verb, a period near either, the addressees behind the verb.
fn sentence(w: Words<'_>, act: &Act, s: &Range<usize>) -> Option<(Span, Report)> {
    let (nouns, verbs) = match act.lang {
        Lang::Ru => (NOUNS_RU, VERBS_RU),
        Lang::Ky => (NOUNS_KY, VERBS_KY),
    };
    let mut best: Option<(Span, Report)> = None;
    for noun in s.clone().filter(|i| w.is(*i, nouns)) {
        if copies(w, noun, s) || heard(w, noun, s) {
            continue;
        }
        // In Kyrgyz the verb ends the sentence, behind all the addressees.
        let behind = if act.lang == Lang::Ru { VERB_NEAR } else { VERB_LAST };
        let near = noun.saturating_sub(VERB_NEAR).max(s.start)..(noun + behind + 1).min(s.end);
        let Some(verb) = near.clone().filter(|i| w.is(*i, verbs)).min_by_key(|i| i.abs_diff(noun)) else { continue };
        let period = near
            .clone()
            .chain(verb.saturating_sub(VERB_NEAR).max(s.start)..(verb + VERB_NEAR + 1).min(s.end))
            .filter_map(|i| every(w, i, s, act.lang))
            .min_by_key(|(e, r)| (r.start.abs_diff(verb).min(r.start.abs_diff(noun)), *e));
        let to = addressees(w, act, noun.min(verb), verb, s);
        if period.is_none() && to.len() < 2 {
            continue;
        }
        let span = period.as_ref().map_or_else(|| w.span(&(noun.min(verb)..noun.max(verb) + 1)), |(_, r)| w.span(r));
        let report = Report { what: w.span(&(noun..noun + 1)), every: period.map(|p| p.0), addressees: to };
        let better = best.as_ref().is_none_or(|(_, b)| {
            (report.every.is_some(), report.addressees.len()) > (b.every.is_some(), b.addressees.len())
        });
        if better {
            best = Some((span, report));
        }
    }
    best
}

/// «копия отчета», «отчет о результатах проверки бухгалтерской отчетности»: a copy of a decision is no report.
fn copies(w: Words<'_>, noun: usize, s: &Range<usize>) -> bool {
    noun > s.start
        && w.is(noun - 1, &["копия", "копии", "копию", "копий", "форма", "формы", "бухгалтерск*", "судимости"])
        || w.is(noun + 1, &["көчүрмө*", "формасы", "формасын", "системасы", "системасын", "тутуму*"])
}

/// «заслушивает отчет акима», «отчетун угат»: hearing is no reporting.
fn heard(w: Words<'_>, noun: usize, s: &Range<usize>) -> bool {
    w.any(
        noun.saturating_sub(4).max(s.start)..noun,
        &["заслуш*", "рассматривает", "рассматривают", "рассмотрение", "утверждает", "утверждение"],
    ) || w.any(noun + 1..(noun + 5).min(s.end), &["угат", "угуу", "угууга", "угушат", "угуп", "карайт", "бекитет"])
}

/// A row of a table of reports: a noun, a period, and the bodies in the column of addressees.
fn row(w: Words<'_>, act: &Act, provision: usize, column: Option<usize>, lang: Lang) -> Option<(Span, Report)> {
    let p = &act.provisions[provision];
    let s = w.analysis.tokens_in(p.body);
    let noun = w.find(s.clone(), if lang == Lang::Ru { NOUNS_RU } else { NOUNS_KY })?;
    let period = s.clone().find_map(|i| every(w, i, &s, lang));
    let mut to = Vec::new();
    if let Some(column) = column {
        let mut from = p.body.from;
        for (k, cell) in p.body.of(&act.text).split('\t').enumerate() {
            let span = Span::new(from, from + cell.len() as u32);
            from = span.to + 1;
            if k == column {
                let tokens = w.analysis.tokens_in(span);
                to = chain(w, act, &tokens, tokens.start, tokens.end, true);
            }
        }
    }
    if period.is_none() && to.len() < 2 {
        return None;
    }
    let span = period.as_ref().map_or_else(|| w.span(&(noun..noun + 1)), |(_, r)| w.span(r));
    Some((span, Report { what: w.span(&(noun..noun + 1)), every: period.map(|p| p.0), addressees: to }))
}

/// The column of addressees, read from the first row of the table.
fn column_of(act: &Act, provision: usize) -> Option<usize> {
    let table = act.provisions[provision].parent?;
    let head = act.provisions[table as usize..=provision]
        .iter()
        .find(|p| p.parent == Some(table) && p.kind == ProvisionKind::Row)?;
    head.body.of(&act.text).split('\t').position(|cell| {
        let cell = cell.to_lowercase();
        ["куда", "кому", "адресат", "получател", "кимге", "кайда", "алуучу"].iter().any(|w| cell.contains(w))
    })
}

/// A period that begins at a token.
fn every(w: Words<'_>, i: usize, s: &Range<usize>, lang: Lang) -> Option<(Every, Range<usize>)> {
    let found = match lang {
        Lang::Ru => every_ru(w, i),
        Lang::Ky => every_ky(w, i),
    }?;
    (found.1.end <= s.end).then_some(found)
}

fn unit_ru(form: &str) -> Option<Every> {
    [
        (&["день", "дня", "сутки"][..], Every::Day),
        (&["недел*", "понедельник*", "вторник*", "среду", "четверг*", "пятниц*"], Every::Week),
        (&["декад*"], Every::TenDays),
        (&["месяц", "месяца", "месяцем", "месяцев"], Every::Month),
        (&["квартал", "квартала", "кварталом", "кварталам"], Every::Quarter),
        (&["полугоди*", "полгода"], Every::HalfYear),
        (&["год", "года", "годом", "лет"], Every::Year),
    ]
    .iter()
    .find(|(words, _)| like(form, words))
    .map(|(_, e)| *e)
}

fn every_ru(w: Words<'_>, i: usize) -> Option<(Every, Range<usize>)> {
    let f = w.form(i);
    let word = |e: Every| Some((e, i..i + 1));
    let before = i.checked_sub(1).map_or("", |k| w.form(k));
    match f {
        "ежедневно" => word(Every::Day),
        "еженедельно" => word(Every::Week),
        "ежедекадно" => word(Every::TenDays),
        "ежемесячно" | "помесячно" => word(Every::Month),
        "ежеквартально" | "поквартально" => word(Every::Quarter),
        "ежегодно" => word(Every::Year),
        "периодически" => word(Every::Year),
        "раз" | "раза" if w.form(i + 1) == "в" => {
            let number = w.number(i + 2);
            let unit = unit_ru(w.form(i + if number || w.is(i + 2, NUMBERS_RU) { 3 } else { 2 }))?;
            let end = i + if number || w.is(i + 2, NUMBERS_RU) { 4 } else { 3 };
            let many = f == "раза" || like(before, &["два", "три", "2", "3"]);
            Some((
                if number || end == i + 4 {
                    stretched(w.form(i + 2), unit)
                } else if many {
                    oftener(unit)
                } else {
                    unit
                },
                i..end,
            ))
        }
        _ if like(f, &["каждый", "каждого", "каждую", "каждое", "каждой", "каждые", "каждом"]) =>
        {
            // «каждый год», «каждую последнюю пятницу», «каждые шесть месяцев».
            let at = (i + 1..i + 3).find(|k| unit_ru(w.form(*k)).is_some())?;
            let unit = unit_ru(w.form(at))?;
            let counted = at == i + 2 && (w.number(i + 1) || w.is(i + 1, NUMBERS_RU));
            Some((if counted { stretched(w.form(i + 1), unit) } else { unit }, i..at + 1))
        }
        "итогам" | "окончании" | "истечении" if before == "по" => {
            let at =
                (i + 1..i + 3).find(|k| like(w.form(*k), &["месяца", "квартала", "полугодия", "года", "недели"]))?;
            let bare = at == i + 1
                || like(
                    w.form(i + 1),
                    &["каждого", "отчетного", "истекшего", "прошедшего", "календарного", "предыдущего", "финансового"],
                );
            bare.then(|| unit_ru(w.form(at)).map(|e| (e, i - 1..at + 1))).flatten()
        }
        "полугодиям" | "кварталам" | "месяцам" | "годам" | "декадам" if before == "по" => {
            unit_ru(f).or(Some(if f == "месяцам" { Every::Month } else { Every::Year })).map(|e| (e, i - 1..i + 1))
        }
        // «до 5-го числа следующего месяца», «месяца, следующего за отчетным кварталом».
        "числа" => {
            let at = (i + 1..i + 4).find(|k| like(w.form(*k), &["месяца", "квартала", "следующего", "каждого"]))?;
            let unit = (at..at + 8).filter_map(|k| unit_ru(w.form(k))).max()?;
            (at == i + 1
                || like(w.form(at), &["следующего", "каждого"])
                || w.any(i + 1..at, &["первого", "последнего"]))
            .then_some((if unit > Every::Quarter { Every::Year } else { unit }, i..at + 1))
        }
        _ => {
            let e = [
                ("ежедневн", Every::Day),
                ("еженедельн", Every::Week),
                ("ежемесячн", Every::Month),
                ("ежеквартальн", Every::Quarter),
                ("ежегодн", Every::Year),
                ("полугодов", Every::HalfYear),
                ("квартальн", Every::Quarter),
            ]
            .iter()
            .find(|(b, _)| f.starts_with(b))
            .map(|(_, e)| *e)?;
            // The adjective belongs to the report: «ежеквартальный сводный отчет», «на ежемесячной основе».
            w.any(
                i + 1..i + 4,
                &[
                    "отчет*",
                    "информаци*",
                    "доклад*",
                    "сведени*",
                    "сводк*",
                    "основе",
                    "справк*",
                    "донесени*",
                    "мониторинг*",
                ],
            )
            .then_some((e, i..i + 1))
        }
    }
}

const NUMBERS_RU: &[&str] = &["два", "две", "три", "четыре", "пять", "шесть", "десять", "двух", "трех", "шести"];

/// A unit taken several times: three months are a quarter.
fn stretched(number: &str, unit: Every) -> Every {
    let n: u32 = match number {
        "два" | "две" | "двух" | "эки" => 2,
        "три" | "трех" | "үч" => 3,
        "четыре" | "төрт" => 4,
        "шесть" | "шести" | "алты" => 6,
        "пять" | "беш" => 5,
        "десять" | "он" => 10,
        "бир" => 1,
        other => other.parse().unwrap_or(1),
    };
    match (unit, n) {
        (u, 0 | 1) => u,
        (Every::Day, 5..=9) => Every::Week,
        (Every::Day, 10) => Every::TenDays,
        (Every::Week, 2) => Every::TenDays,
        (Every::Month, 2..=4) => Every::Quarter,
        (Every::Month, 5..=6) => Every::HalfYear,
        (Every::Quarter, 2) => Every::HalfYear,
        (Every::Year, _) => Every::Rarer,
        (u, _) => u,
    }
}

/// «два раза в год».
fn oftener(unit: Every) -> Every {
    match unit {
        Every::Year => Every::HalfYear,
        Every::HalfYear => Every::Quarter,
        Every::Month => Every::TenDays,
        other => other,
    }
}

fn unit_ky(form: &str) -> Option<Every> {
    [
        (&["күн", "күнү", "күндө"][..], Every::Day),
        (
            &["жума", "апта", "жумада", "аптада", "жумасына", "аптасына", "жумалык", "апталык", "жуманын", "аптанын"],
            Every::Week,
        ),
        (&["декада", "декадада"], Every::TenDays),
        (&["ай", "айда", "айына", "айлык", "айдын", "айдан", "айынын"], Every::Month),
        (
            &[
                "чейрек",
                "чейректе",
                "чейрегине",
                "чейрегинде",
                "чейректик",
                "квартал",
                "кварталда",
                "кварталына",
                "кварталдык",
                "чейректин",
                "кварталдын",
                "чейректен",
                "кварталдан",
            ],
            Every::Quarter,
        ),
        (&["жарым", "полугодие", "полугодиеде"], Every::HalfYear),
        (&["жыл", "жылда", "жылына", "жылы", "жылдык", "жылдын", "жылдан"], Every::Year),
    ]
    .iter()
    .find(|(words, _)| like(form, words))
    .map(|(_, e)| *e)
}

fn every_ky(w: Words<'_>, i: usize) -> Option<(Every, Range<usize>)> {
    let f = w.form(i);
    let before = i.checked_sub(1).map_or("", |k| w.form(k));
    let unit = unit_ky(f);
    let half = before == "жарым" && f.starts_with("жыл");
    let from = if half { i - 1 } else { i };
    let unit = if half { Some(Every::HalfYear) } else { unit.filter(|_| f != "жарым") };
    match (f, unit) {
        ("мезгил-мезгили", _) | ("үзгүлтүксүз", _) => Some((Every::Year, i..i + 1)),
        (_, Some(u)) if w.is(i + 1, &["сайын", "сайынкы"]) => Some((u, from..i + 2)),
        // «ар айда», «ар бир чейректин».
        (_, Some(u)) if before == "ар" || (before == "бир" && i >= 2 && w.form(i - 2) == "ар") => {
            Some((u, i - 1..i + 1))
        }
        // «жылына эки жолу», «үч айда бир жолу».
        (_, Some(u))
            if w.form(i + 2) == "жолу" || (w.form(i + 1) == "бир" && w.is(i + 2, &["отчет*", "маалымат*"])) =>
        {
            let n = if w.number(i.wrapping_sub(1))
                || w.is(i.wrapping_sub(1), &["эки", "үч", "төрт", "беш", "алты", "он"])
            {
                before
            } else {
                ""
            };
            let u = stretched(n, u);
            let many = w.is(i + 1, &["эки", "үч", "2", "3"]);
            Some((if many { oftener(u) } else { u }, from..i + 3))
        }
        // «чейректин жыйынтыгы боюнча».
        (_, Some(u))
            if f.ends_with("ын") | f.ends_with("ин") | f.ends_with("нын")
                && w.is(i + 1, &["жыйынтыг*", "жыйынтыктар*"]) =>
        {
            Some((u, from..i + 2))
        }
        // «отчеттук айдан кийинки».
        (_, Some(u))
            if (f.ends_with("дан") || f.ends_with("ден"))
                && w.is(i + 1, &["кийинки", "кийин"])
                && before.starts_with("отчет") =>
        {
            Some((u, i - 1..i + 2))
        }
        // «чейректик отчет», «жылдык маалымат».
        (_, Some(u))
            if (f.ends_with("лык") || f.ends_with("дык") || f.ends_with("тик"))
                && w.is(i + 1, &["отчет*", "маалымат*", "баяндама*"]) =>
        {
            Some((u, from..i + 1))
        }
        _ => None,
    }
}

/// The bodies that a report goes to, each with its place.
fn addressees(w: Words<'_>, act: &Act, from: usize, verb: usize, s: &Range<usize>) -> Vec<Span> {
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

fn chain(w: Words<'_>, act: &Act, s: &Range<usize>, from: usize, to: usize, free: bool) -> Vec<Span> {
    match act.lang {
        Lang::Ru => chain_ru(w, act, s, from, to, free),
        Lang::Ky => chain_ky(w, act, s, from, to, free),
    }
}

/// An abbreviation, by the capitals of the original: «УАК», «ТББга».
fn capitals(w: Words<'_>, act: &Act, i: usize) -> bool {
    w.analysis.tokens.get(i).is_some_and(|t| t.span.of(&act.text).chars().take_while(|c| c.is_uppercase()).count() >= 2)
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
        if !attribute_ru(w.form(at)) {
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
        let before = open.map_or("", |k| w.form(k));
        let joined = matches!(before, "," | "и" | "также")
            || (matches!(before, "в" | "во" | "перед")
                && open.is_some_and(|k| k > s.start && matches!(w.form(k - 1), "," | "и" | "также")));
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
                && !open.is_some_and(|k| (k + 1..i).any(|a| participle_ru(w.form(a))))
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
            if w.any(last + 1..i, VERBS_RU) || w.any(last + 1..i, &[";", "который", "которые", "если"])
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
        let f = w.form(i);
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
        let joined = w.is(last + 1, &[",", "жана", "ошондой"]) || (free && w.any(last + 1..i, &[",", "жана"]));
        if joined && i - last <= CHAIN && !w.any(last + 1..i, VERBS_KY) {
            heads.push(i);
        } else if heads.len() < 2 {
            heads = vec![i];
        } else {
            break;
        }
    }
    heads.iter().map(|i| w.span(&(*i..*i + 1))).collect()
}

/// A verb stands within so many tokens of what is handed over: «представляет в … уполномоченный орган … отчет».
const VERB_NEAR: usize = 16;
/// The same for Kyrgyz, where names of bodies stand between.
const VERB_LAST: usize = 45;
/// An addressee stands before the noun by at most so many tokens («в министерство ежемесячно направляется отчет»).
const ADDRESSEE_BEFORE: usize = 8;
/// The addressees end within so many tokens behind the verb.
const ADDRESSEE_AFTER: usize = 48;
/// The next addressee stands within so many tokens: names of ministries have up to twelve.
const CHAIN: usize = 18;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source, text};

    fn read(lang: Lang, words: &str) -> Option<(Option<u32>, Vec<String>)> {
        let head = if lang == Lang::Ru {
            "Статья 1. Об отчетах"
        } else {
            "1-берене. Отчеттор жөнүндө"
        };
        let (mut act, _) = crate::act::parse(&source::from_text("a.txt", format!("{head}\n1. {words}\n")));
        act.lang = lang;
        let a = text::analyse(&act.text, lang, &mut text::Memo::default());
        reports(&act, &a).into_iter().find_map(|f| match f.kind {
            FactKind::Report(r) => {
                Some((r.every.map(Every::a_year), r.addressees.iter().map(|s| s.of(&act.text).to_string()).collect()))
            }
            _ => None,
        })
    }

    #[test]
    fn how_often_in_both_languages() {
        for (lang, words, want) in [
            (Lang::Ru, "Отдел ежеквартально представляет отчет начальнику.", Some(4)),
            (Lang::Ru, "Отдел готовит еженедельную сводную информацию.", Some(52)),
            (Lang::Ru, "Сведения подаются в службу до 5-го числа следующего месяца.", Some(12)),
            (Lang::Ru, "Отчет сдается в отдел до 10 числа месяца, следующего за отчетным кварталом.", Some(4)),
            (Lang::Ru, "Отдел отчитывается перед акимом два раза в год.", Some(2)),
            (Lang::Ru, "Данные направляются в орган каждые шесть месяцев.", Some(2)),
            (Lang::Ru, "По итогам полугодия отдел вносит доклад.", Some(2)),
            (Lang::Ru, "Отчет представляется в орган раз в 3 года.", Some(0)),
            (Lang::Ru, "Отдел ежегодно проводит ярмарку.", None),
            (Lang::Ky, "Бөлүм начальникке чейрек сайын отчет берет.", Some(4)),
            (Lang::Ky, "Бөлүм жума сайын маалымат даярдайт.", Some(52)),
            (Lang::Ky, "Маалымат кызматка отчеттук айдан кийинки айдын бешине чейин тапшырылат.", Some(12)),
            (Lang::Ky, "Бөлүм акимге жылына эки жолу отчет берет.", Some(2)),
            (Lang::Ky, "Маалымат органга алты айда бир жолу жиберилет.", Some(2)),
            (Lang::Ky, "Жарым жылдын жыйынтыгы боюнча бөлүм баяндама берет.", Some(2)),
            (Lang::Ky, "Кызмат чейректик отчетту тапшырат.", Some(4)),
            (Lang::Ky, "Бөлүм жыл сайын жарманке өткөрөт.", None),
        ] {
            assert_eq!(read(lang, words).and_then(|r| r.0), want, "{words}");
        }
    }

    #[test]
    fn addressees_of_both_languages() {
        for (lang, words, want) in [
            (
                Lang::Ru,
                "Отдел ежемесячно представляет отчет в Министерство финансов и в районную администрацию.",
                vec!["Министерство", "администрацию"],
            ),
            (
                Lang::Ru,
                "Отдел ежемесячно представляет акиму и начальнику инспекции отчет.",
                vec!["акиму", "начальнику"],
            ),
            (Lang::Ru, "Отдел ежемесячно информирует Жогорку Кенеш и Кабинет Министров.", vec!["Кенеш", "Кабинет"]),
            (
                Lang::Ru,
                "Отдел ежемесячно направляет сведения в Министерство экологии и технического надзора.",
                vec!["Министерство"],
            ),
            (
                Lang::Ky,
                "Бөлүм отчетту ай сайын Финансы министрлигине жана райондук администрацияга берет.",
                vec!["министрлигине", "администрацияга"],
            ),
            (
                Lang::Ky,
                "Бөлүм отчетту ай сайын акимге, кеңешке жана инспекциянын начальнигине берет.",
                vec!["акимге", "кеңешке", "начальнигине"],
            ),
            (
                Lang::Ky,
                "Бөлүм маалыматты ай сайын Экология жана техникалык көзөмөл министрлигине берет.",
                vec!["министрлигине"],
            ),
        ] {
            assert_eq!(read(lang, words).map(|r| r.1), Some(want.into_iter().map(String::from).collect()), "{words}");
        }
    }
}
