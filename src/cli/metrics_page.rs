//! The figures as one page to read and print: no network, three languages.

use super::matrix_page::{WIDE, level};
use super::page::{say, shell};
use crate::bodies::Level;
use crate::metrics::{By, Row};
use maud::html;

fn group(lang: &str, by: By) -> &'static str {
    say(
        lang,
        match by {
            By::Corpus => ["Все акты", "Бардык актылар", "All acts"],
            By::Level => ["По уровням", "Деңгээлдер боюнча", "By level"],
            By::Territory => ["По территориям", "Аймактар боюнча", "By territory"],
            By::Body => ["По органам", "Органдар боюнча", "By body"],
            By::Act => ["По актам", "Актылар боюнча", "By act"],
        },
    )
}

fn name(lang: &str, r: &Row) -> String {
    let known = match (r.by, r.id.as_str()) {
        (By::Corpus, _) => Some(group(lang, By::Corpus)),
        (By::Level, "central") => Some(level(lang, Level::Central)),
        (By::Level, "local_state") => Some(level(lang, Level::LocalState)),
        (By::Level, "self_government") => Some(level(lang, Level::SelfGovernment)),
        (By::Level, _) => Some(level(lang, Level::Other)),
        (By::Territory, "none") => Some(say(lang, ["без территории", "аймаксыз", "tied to no place"])),
        _ => None,
    };
    known.map_or_else(|| r.name.clone(), str::to_owned)
}

/// The page of rows that stand in the order of their groups.
pub(super) fn page(rows: &[Row], lang: &str) -> String {
    let priced = rows.iter().any(|r| r.cost.is_some());
    let share = |n: u32, of: u32| {
        if of == 0 { String::new() } else { format!("{n} ({:.0} %)", 100.0 * f64::from(n) / f64::from(of)) }
    };
    let body = html! {
        @for part in rows.chunk_by(|a, b| a.by == b.by) {
            h2 { (group(lang, part[0].by)) }
            div.wide { table {
                thead { tr {
                    th { (say(lang, ["Название", "Аталышы", "Name"])) }
                    th { (say(lang, ["язык", "тили", "language"])) }
                    th.n { (say(lang, ["акты", "актылар", "acts"])) }
                    th.n { (say(lang, ["функции", "функциялар", "functions"])) }
                    th.n { (say(lang, ["пересекаются", "кесилишет", "overlapping"])) }
                    th.n { (say(lang, ["дублируются", "кайталанат", "duplicated"])) }
                    th.n { (say(lang, ["ограничения", "чектөөлөр", "restrictions"])) }
                    th.n { (say(lang, ["разрешения", "уруксаттар", "permits"])) }
                    th.n { (say(lang, ["документы", "документтер", "documents"])) }
                    th.n { (say(lang, ["платежи", "төлөмдөр", "fees"])) }
                    th.n { (say(lang, ["проверки", "текшерүүлөр", "inspections"])) }
                    th.n { (say(lang, ["отчётов в год", "жылына отчеттор", "reports a year"])) }
                    th.n { (say(lang, ["слов в предложении", "сүйлөмдөгү сөздөр", "words a sentence"])) }
                    th.n { (say(lang, ["ссылки в никуда", "эч жакка алып барбаган шилтемелер", "dead references"])) }
                    @if priced { th.n { (say(lang, ["стоимость в год", "жылдык наркы", "cost a year"])) } }
                } }
                tbody { @for r in part { tr {
                    td { (name(lang, r)) }
                    td { (r.lang) }
                    td.n { (r.acts) }
                    td.n { b { (r.functions.total) } }
                    td.n { (share(r.functions.overlapping, r.functions.total)) }
                    td.n { (share(r.functions.duplicated, r.functions.total)) }
                    td.n { (r.restrictions_all) }
                    td.n { (r.counted.permits) }
                    td.n { (r.counted.documents) }
                    td.n { (r.counted.fees) }
                    td.n { (r.counted.inspections) }
                    td.n { (r.counted.reports_a_year) }
                    td.n { @if let Some(w) = r.words_per_sentence { (format!("{w:.1}")) } }
                    td.n { @if let Some(s) = &r.structure { (s.dead) } }
                    @if priced { td.n { @if let Some(c) = &r.cost { (format!("{:.0}–{:.0}", c.low, c.high)) } } }
                } } }
            } }
        }
    };
    shell(
        lang,
        say(lang, ["Показатели актов", "Актылардын көрсөткүчтөрү", "Figures of the acts"]),
        say(
            lang,
            [
                "Каждый язык посчитан отдельно: складывать строки двух языков нельзя.",
                "Ар бир тил өзүнчө эсептелген: эки тилдин саптарын кошууга болбойт.",
                "Each language is counted apart: rows of two languages do not add up.",
            ],
        ),
        WIDE,
        &body,
    )
}
