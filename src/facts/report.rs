//! Reports owed to bodies: what, how often (hence reports a year), to whom.

use super::words::{Words, is_read_with_quoted, like};
use super::{Fact, FactKind, Report};
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

mod addressee;
mod every;

use addressee::{addressees, chain, once_more};
use every::every;

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
        "планы",
        "прогноз",
        "сметы",
        "пландар",
        "болжолдор",
    ])
    .expect("a fixed list of short literals always builds")
});

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
    let w = Words::new(analysis);
    let mut out = Vec::new();
    let mut header: Option<(u32, usize)> = None;
    for (provision, s) in w.sentences_with(act, &ANCHORS, is_read_with_quoted) {
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
    }
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
/// What is handed over and yet no report, however often it is drawn up: it counts where several bodies get it.
const PLANS_RU: &[&str] = &["планы", "прогнозы", "сметы"];
const PLANS_KY: &[&str] = &["пландар", "пландары", "пландарды", "пландарын", "болжолдор*", "сметалар*"];
/// How it is handed over.
const VERBS_RU: &[&str] = &[
    "представля*",
    "представить",
    "представит",
    "представят",
    "представлен*",
    "непредставлен*",
    "непредоставлен*",
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
    let (nouns, plans, verbs) = match act.lang {
        Lang::Ru => (NOUNS_RU, PLANS_RU, VERBS_RU),
        Lang::Ky => (NOUNS_KY, PLANS_KY, VERBS_KY),
    };
    let mut best: Option<(Span, Report)> = None;
    for noun in s.clone().filter(|i| w.is(*i, nouns) || w.is(*i, plans)) {
        if copies(w, noun, s) || heard(w, noun, s) {
            continue;
        }
        // In Kyrgyz the verb ends the sentence, behind all the addressees.
        let behind = if act.lang == Lang::Ru { VERB_NEAR } else { VERB_LAST };
        let near = noun.saturating_sub(VERB_NEAR).max(s.start)..(noun + behind + 1).min(s.end);
        let verb = near.clone().filter(|i| w.is(*i, verbs)).min_by_key(|i| i.abs_diff(noun));
        let Some(verb) = verb.or_else(|| predicate(w, noun, s, act.lang)) else { continue };
        let period = near
            .clone()
            .chain(verb.saturating_sub(VERB_NEAR).max(s.start)..(verb + VERB_NEAR + 1).min(s.end))
            .filter_map(|i| every(w, i, s, act.lang))
            .min_by_key(|(e, r)| (r.start.abs_diff(verb).min(r.start.abs_diff(noun)), *e))
            .filter(|_| !w.is(noun, plans));
        let mut to = addressees(w, act, noun.min(verb), verb, s);
        if to.len() == 1 {
            // In Kyrgyz the first ones stand before the verb, and the last chain of the sentence was taken.
            let first = if act.lang == Lang::Ru { to.clone() } else { chain(w, act, s, s.start, verb, false) };
            if !first.is_empty() {
                to = first.into_iter().chain(once_more(w, act, verb, s, nouns)).collect();
            }
        }
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

/// The predicate of what opens the sentence: «Планы составляются … (…) … и представляются в …».
fn predicate(w: Words<'_>, noun: usize, s: &Range<usize>, lang: Lang) -> Option<usize> {
    if lang == Lang::Ky || noun > s.start + SUBJECT_NEAR {
        return None;
    }
    (noun..(noun + PREDICATE_NEAR).min(s.end))
        .find(|i| w.is(*i, VERBS_RU) && like(w.at(*i), &["*ется", "*ются", "*ится", "*ятся"]))
}

/// «копия отчета», «отчет о результатах проверки бухгалтерской отчетности»: a copy of a decision is no report.
fn copies(w: Words<'_>, noun: usize, s: &Range<usize>) -> bool {
    noun > s.start
        && w.is(noun - 1, &["копия", "копии", "копию", "копий", "форма", "формы", "бухгалтерск*", "судимости"])
        || w.is(noun + 1, &["көчүрмө*", "формасы", "формасын", "системасы", "системасын", "тутуму*"])
}

/// «заслушивает отчет акима», «отчетун угат»: hearing is no reporting.
fn heard(w: Words<'_>, noun: usize, s: &Range<usize>) -> bool {
    w.has(
        noun.saturating_sub(4).max(s.start)..noun,
        &["заслуш*", "рассматривает", "рассматривают", "рассмотрение", "утверждает", "утверждение"],
    ) || w.has(noun + 1..(noun + 5).min(s.end), &["угат", "угуу", "угууга", "угушат", "угуп", "карайт", "бекитет"])
}

/// A row of a table of reports: a noun, a period, and the bodies in the column of addressees.
fn row(w: Words<'_>, act: &Act, provision: usize, column: Option<usize>, lang: Lang) -> Option<(Span, Report)> {
    let p = &act.provisions[provision];
    let s = w.tokens(p.body);
    let noun = w.find(s.clone(), if lang == Lang::Ru { NOUNS_RU } else { NOUNS_KY })?;
    let period = s.clone().find_map(|i| every(w, i, &s, lang));
    let mut to = Vec::new();
    if let Some(column) = column {
        let mut from = p.body.from;
        for (k, cell) in p.body.of(&act.text).split('\t').enumerate() {
            let span = Span::new(from, from + cell.len() as u32);
            from = span.to + 1;
            if k == column {
                let tokens = w.tokens(span);
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

/// What opens a sentence stands within so many tokens of its start.
const SUBJECT_NEAR: usize = 2;
/// The predicate of what opens a sentence stands within so many tokens: who draws a plan up stands between.
const PREDICATE_NEAR: usize = 32;
/// A verb stands within so many tokens of what is handed over: «представляет в … уполномоченный орган … отчет».
const VERB_NEAR: usize = 16;
/// The same for Kyrgyz, where names of bodies stand between.
const VERB_LAST: usize = 45;

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
            FactKind::Report(r) => Some((
                r.every.map(crate::facts::Every::a_year),
                r.addressees.iter().map(|s| s.of(&act.text).to_string()).collect(),
            )),
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
            (Lang::Ru, "Планы вносятся в министерство каждые пять лет.", None),
            (Lang::Ky, "Пландар министрликке жыл сайын берилет.", None),
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
                Lang::Ru,
                "Отдел ежемесячно представляет отчет в министерство и направляет информацию комитету.",
                vec!["министерство", "комитету"],
            ),
            (
                Lang::Ru,
                "Отдел ежемесячно представляет отчет в министерство и направляет осужденных комитету.",
                vec!["министерство"],
            ),
            (
                Lang::Ru,
                "Планы составляются отделами (группами, участками) и представляются в министерство и (или) мэрию.",
                vec!["министерство", "мэрию"],
            ),
            (
                Lang::Ky,
                "Бөлүм ай сайын министрликке отчет берет жана комитетке маалымат жөнөтөт.",
                vec!["министрликке", "комитетке"],
            ),
            (Lang::Ky, "Бөлүм ай сайын министрликке отчет берет жана комитетке унаа жөнөтөт.", vec!["министрликке"]),
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
