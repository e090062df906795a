//! The matrix as one page to read and print: no network, three languages, darker cells where a body is charged more.

use super::page::{say, shell};
use crate::bodies::{Level, Registry};
use crate::matrix::{BodyRow, ObjectRow, PairRow};
use crate::record::BodyName;
use maud::html;

/// What a wide table needs beside the style of the reports.
pub(super) const WIDE: &str = "body{max-width:none}.wide{overflow-x:auto}.wide th.up{vertical-align:bottom;height:9.5em;padding:.2rem}\
.wide th.up span{writing-mode:vertical-rl;transform:rotate(180deg)}.wide td.n{padding:.25rem .4rem;text-align:center}\
.wide th.n{white-space:normal;text-align:center;vertical-align:bottom}\
.wide thead th{position:sticky;top:0;background:var(--paper)}\
@media print{@page{size:A4 landscape}table{font-size:8pt}thead{display:table-header-group}tr{break-inside:avoid}}";

/// Name of a level for the reader.
pub(super) fn level(lang: &str, l: Level) -> &'static str {
    say(
        lang,
        match l {
            Level::Central => ["Центральные органы", "Борбордук органдар", "Central bodies"],
            Level::LocalState => [
                "Местные государственные администрации",
                "Жергиликтүү мамлекеттик администрациялар",
                "Local state administrations",
            ],
            Level::SelfGovernment => {
                ["Местное самоуправление", "Жергиликтүү өз алдынча башкаруу", "Local self-government"]
            }
            Level::Other => ["Прочие и открытые", "Башкалар жана ачык калгандар", "Other and open"],
        },
    )
}

/// Name of a body for the reader: the registry's in his language, else the act's.
fn known<'a>(lang: &str, b: &'a BodyName) -> &'a str {
    let row = Registry::builtin().get(&b.id);
    let own = row.map(|r| if lang == "ky" { r.name_ky.as_deref() } else { Some(r.name_ru.as_str()) });
    own.flatten().unwrap_or(&b.name)
}

/// Name of a class of actions for the reader; a class added to the table without a name keeps its own.
fn class<'a>(lang: &str, id: &'a str) -> &'a str {
    say(
        lang,
        match id {
            "policy" => ["политика", "саясат", "policy"],
            "regulation" => ["регулирование", "жөнгө салуу", "regulation"],
            "permission" => ["разрешения", "уруксаттар", "permits"],
            "control" => ["контроль", "көзөмөл", "control"],
            "registration" => ["учёт и регистрация", "эсепке алуу жана каттоо", "registration"],
            "service" => ["услуги", "кызматтар", "services"],
            "support" => ["поддержка", "колдоо", "support"],
            "coordination" => ["координация", "координациялоо", "coordination"],
            "information" => ["информация", "маалымат", "information"],
            "finance" => ["финансы", "каржы", "finance"],
            "personnel" => ["кадры", "кадрлар", "personnel"],
            "conduct" => ["поведение", "жүрүм-турум", "conduct"],
            "legal" => ["право и споры", "укук жана талаштар", "law and disputes"],
            "security" => ["безопасность", "коопсуздук", "security"],
            "international" => ["международное", "эл аралык", "international"],
            "general" => ["общее", "жалпы", "general"],
            "other" => ["прочее", "башка", "other"],
            own => [own; 3],
        },
    )
}

fn name<'a>(lang: &str, r: &'a BodyRow) -> &'a str {
    let (ru, ky) = (r.name_ru.as_deref(), r.name_ky.as_deref());
    (if lang == "ky" { ky.or(ru) } else { ru.or(ky) }).unwrap_or(&r.id)
}

/// Bodies × classes of actions, level by level.
pub(super) fn classes(rows: &[BodyRow], all: &[String], lang: &str) -> String {
    let most = rows.iter().flat_map(|r| r.classes.values()).map(|c| c.works).max().unwrap_or(1).max(1);
    // The square root keeps small figures visible beside a cabinet's hundreds.
    let shade = |n: u32| (f64::from(n) / f64::from(most)).sqrt() * 0.75;
    // What no class names stands last.
    let (named, rest): (Vec<&String>, Vec<&String>) =
        all.iter().filter(|c| rows.iter().any(|r| r.classes.contains_key(*c))).partition(|c| *c != "other");
    let used: Vec<&String> = named.into_iter().chain(rest).collect();
    let total: u32 = rows.iter().map(|r| r.mandates.works).sum();
    let levels = [Level::Central, Level::LocalState, Level::SelfGovernment, Level::Other];
    let body = html! {
        div.figures {
            div.figure { b { (rows.len()) } span { (say(lang, ["органов", "орган", "bodies"])) } }
            div.figure { b { (total) } span { (say(lang, ["полномочий", "ыйгарым укук", "mandates"])) } }
            @for l in levels {
                div.figure { b { (rows.iter().filter(|r| r.level == l).count()) } span { (level(lang, l)) } }
            }
        }
        div.wide { table {
            thead { tr {
                th { (say(lang, ["Орган", "Орган", "Body"])) }
                th.n { (say(lang, ["всего", "бардыгы", "all"])) }
                @for c in &used { th.up { span { (class(lang, c)) } } }
            } }
            @for l in levels {
                @let here: Vec<&BodyRow> = rows.iter().filter(|r| r.level == l).collect();
                @if !here.is_empty() {
                    tbody {
                        tr { th colspan=(used.len() + 2) { (level(lang, l)) } }
                        @for r in here { tr {
                            td { (name(lang, r)) }
                            td.n { b { (r.mandates.works) } }
                            @for c in &used {
                                @match r.classes.get(*c).map(|n| n.works).filter(|n| *n > 0) {
                                    Some(n) => td.n style=(format!("background:rgba(11,92,173,{:.2})", shade(n))) { (n) },
                                    None => td.n {},
                                }
                            }
                        } }
                    }
                }
            }
        } }
    };
    shell(
        lang,
        say(lang, ["Кто за что отвечает", "Ким эмне үчүн жооп берет", "Who is charged with what"]),
        say(
            lang,
            [
                "Органы и виды действий. Полномочие, которое стоит в обоих языках акта, считается один раз.",
                "Органдар жана аракеттердин түрлөрү. Актынын эки тилинде тең турган ыйгарым укук бир жолу эсептелет.",
                "Bodies and kinds of action. A mandate that stands in both languages of an act is counted once.",
            ],
        ),
        WIDE,
        &body,
    )
}

/// Bodies × actions × objects.
pub(super) fn objects(rows: &[ObjectRow], lang: &str) -> String {
    let body = html! { div.wide { table {
        thead { tr {
            th { (say(lang, ["Орган", "Орган", "Body"])) }
            th { (say(lang, ["Вид", "Түрү", "Kind"])) }
            th { (say(lang, ["Действие", "Аракет", "Action"])) }
            th { (say(lang, ["Предмет", "Предмет", "Object"])) }
            th.n { (say(lang, ["раз", "жолу", "times"])) }
            th { (say(lang, ["Где", "Кайда", "Where"])) }
        } }
        tbody { @for r in rows { tr {
            td { (r.name) } td { (class(lang, &r.class)) } td { (r.action) } td { (r.object) } td.n { (r.mandates) }
            td { @for p in &r.places { div { (p.file) " · " (if lang == "ky" { &p.cite.ky } else { &p.cite.ru }) } } }
        } } }
    } } };
    shell(
        lang,
        say(lang, ["Органы, действия, предметы", "Органдар, аракеттер, предметтер", "Bodies, actions, objects"]),
        say(
            lang,
            [
                "Одинаковые действия над одним предметом стоят в одной строке.",
                "Бир предметке карата бирдей аракеттер бир сапта турат.",
                "Like actions on one object stand in one row.",
            ],
        ),
        WIDE,
        &body,
    )
}

/// Bodies × bodies.
pub(super) fn pairs(rows: &[&PairRow], lang: &str) -> String {
    let body = html! { div.wide { table {
        thead { tr {
            th { (say(lang, ["Орган", "Орган", "Body"])) }
            th { (say(lang, ["и орган", "жана орган", "and body"])) }
            th.n { (say(lang, ["всего", "бардыгы", "all"])) }
            th.n { (say(lang, ["дублирование", "кайталоо", "duplication"])) }
            th.n { (say(lang, ["пересечение", "кесилишүү", "overlap"])) }
            th.n { (say(lang, ["раздробленность", "бөлүнүп калуу", "fragmentation"])) }
            th.n { (say(lang, ["центр – место", "борбор – жер", "central–local"])) }
        } }
        tbody { @for r in rows { tr {
            td { (known(lang, &r.a)) } td { (known(lang, &r.b)) } td.n { b { (r.overlaps) } } td.n { (r.duplication) } td.n { (r.overlap) }
            td.n { (r.fragmentation) } td.n { (r.central_local) }
        } } }
    } } };
    shell(
        lang,
        say(lang, ["У кого общие функции", "Кимдердин функциялары жалпы", "Who shares functions"]),
        say(
            lang,
            [
                "Пары органов, функции которых пересекаются. Каждое пересечение – повод посмотреть, решает юрист.",
                "Функциялары кесилишкен органдардын жуптары. Ар бир кесилишүү – кароого негиз, чечимди юрист кабыл алат.",
                "Pairs of bodies whose functions overlap. Each is a candidate; a lawyer decides.",
            ],
        ),
        WIDE,
        &body,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::ActionTable;

    #[test]
    fn every_class_has_a_name_in_three_languages() {
        for c in ActionTable::builtin().classes() {
            let names: Vec<&str> = ["ru", "ky", "en"].iter().map(|l| class(l, c)).collect();
            assert!(names[0] != names[1] && names[0] != names[2], "{c}: {names:?}");
        }
    }
}
