//! How often a report is owed: «ежеквартально», «раз в полгода», «по итогам года»; «чейрек сайын», «жарым жылда бир жолу».

use super::super::Every;
use super::super::words::{Words, like};
use crate::Lang;
use std::ops::Range;

impl Every {
    /// How many times a year; 0 for what comes less than once. «Ежедневно» is every working day: 250, as 52 weeks of five days
    /// without holidays.
    pub fn a_year(self) -> u32 {
        match self {
            Every::Day => 250,
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

/// A period that begins at a token.
pub(super) fn every(w: Words<'_>, i: usize, s: &Range<usize>, lang: Lang) -> Option<(Every, Range<usize>)> {
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
    let f = w.at(i);
    let word = |e: Every| Some((e, i..i + 1));
    let before = i.checked_sub(1).map_or("", |k| w.at(k));
    match f {
        "ежедневно" => word(Every::Day),
        "еженедельно" => word(Every::Week),
        "ежедекадно" => word(Every::TenDays),
        "ежемесячно" | "помесячно" => word(Every::Month),
        "ежеквартально" | "поквартально" => word(Every::Quarter),
        "ежегодно" => word(Every::Year),
        "периодически" => word(Every::Year),
        "раз" | "раза" if w.at(i + 1) == "в" => {
            let number = w.is_number(i + 2);
            let unit = unit_ru(w.at(i + if number || w.is(i + 2, NUMBERS_RU) { 3 } else { 2 }))?;
            let end = i + if number || w.is(i + 2, NUMBERS_RU) { 4 } else { 3 };
            let many = f == "раза" || like(before, &["два", "три", "2", "3"]);
            Some((
                if number || end == i + 4 {
                    stretched(w.at(i + 2), unit)
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
            let at = (i + 1..i + 3).find(|k| unit_ru(w.at(*k)).is_some())?;
            let unit = unit_ru(w.at(at))?;
            let counted = at == i + 2 && (w.is_number(i + 1) || w.is(i + 1, NUMBERS_RU));
            Some((if counted { stretched(w.at(i + 1), unit) } else { unit }, i..at + 1))
        }
        "итогам" | "окончании" | "истечении" if before == "по" => {
            let at = (i + 1..i + 3).find(|k| like(w.at(*k), &["месяца", "квартала", "полугодия", "года", "недели"]))?;
            let bare = at == i + 1
                || like(
                    w.at(i + 1),
                    &["каждого", "отчетного", "истекшего", "прошедшего", "календарного", "предыдущего", "финансового"],
                );
            bare.then(|| unit_ru(w.at(at)).map(|e| (e, i - 1..at + 1))).flatten()
        }
        "полугодиям" | "кварталам" | "месяцам" | "годам" | "декадам" if before == "по" => {
            unit_ru(f).or(Some(if f == "месяцам" { Every::Month } else { Every::Year })).map(|e| (e, i - 1..i + 1))
        }
        // «до 5-го числа следующего месяца», «месяца, следующего за отчетным кварталом».
        "числа" => {
            let at = (i + 1..i + 4).find(|k| like(w.at(*k), &["месяца", "квартала", "следующего", "каждого"]))?;
            let unit = (at..at + 8).filter_map(|k| unit_ru(w.at(k))).max()?;
            (at == i + 1 || like(w.at(at), &["следующего", "каждого"]) || w.has(i + 1..at, &["первого", "последнего"]))
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
            w.has(
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
    let f = w.at(i);
    let before = i.checked_sub(1).map_or("", |k| w.at(k));
    let unit = unit_ky(f);
    let half = before == "жарым" && f.starts_with("жыл");
    let from = if half { i - 1 } else { i };
    let unit = if half { Some(Every::HalfYear) } else { unit.filter(|_| f != "жарым") };
    match (f, unit) {
        ("мезгил-мезгили", _) | ("үзгүлтүксүз", _) => Some((Every::Year, i..i + 1)),
        (_, Some(u)) if w.is(i + 1, &["сайын", "сайынкы"]) => Some((u, from..i + 2)),
        // «ар айда», «ар бир чейректин».
        (_, Some(u)) if before == "ар" || (before == "бир" && i >= 2 && w.at(i - 2) == "ар") => {
            Some((u, i - 1..i + 1))
        }
        // «жылына эки жолу», «үч айда бир жолу».
        (_, Some(u)) if w.at(i + 2) == "жолу" || (w.at(i + 1) == "бир" && w.is(i + 2, &["отчет*", "маалымат*"])) =>
        {
            let n = if w.is_number(i.wrapping_sub(1))
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
