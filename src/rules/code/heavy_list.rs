//! C07: a long cumulative list of demands on a person: seven or more papers or data in one list, or several resources at once.

use super::super::pass::{Context, Findings, Pass, Scope, Unit};
use super::super::view::View;
use crate::Lang;
use crate::act::ProvisionKind;
use crate::facts::words::{Words, starts};
use std::ops::Range;

/// From so many entries a list counts as long: a branch is closed with seven papers, an application rarely needs more than five.
const LONG_LIST: usize = 7;
/// From so many counted resources a demand counts as cumulative («трёх проводников, двух врачей, склад …, автомобиль»).
const MANY_RESOURCES: usize = 3;

/// Reads lists of demands.
pub(super) struct HeavyList;

impl Pass for HeavyList {
    fn codes(&self) -> &'static [&'static str] {
        &["C07"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let w = Words::new(view.input.analysis);
        for (i, p) in view.provisions().iter().enumerate() {
            if !view.is_norm(i) || view.is_definition(i) || p.body.is_empty() || p.kind == ProvisionKind::Row {
                continue;
            }
            let body = view.tokens(p.body);
            let found = if p.body.of(&view.input.act.text).trim_end().ends_with(':') {
                let n = entries(view, i);
                (n >= LONG_LIST)
                    .then(|| w.sentences(body.clone()).last())
                    .flatten()
                    .filter(|s| !excepts(view, w, s) && (asks(view, w, i, s) || requires(view, w, s)))
                    .map(|s| (s.clone(), s, n))
            } else {
                w.sentences(body).find_map(|s| resources(view, w, i, &s).map(|(hit, n)| (s, hit, n)))
            };
            let Some((s, hit, n)) = found else { continue };
            let what = view.words(&hit, 100);
            out.place(view, "C07", i, view.span(&s), view.span(&hit), &[("what", &what), ("count", &n.to_string())]);
        }
    }
}

/// Entries of the list below a provision; an entry that opens a list of its own counts for those.
///
/// A paragraph behind the list that begins a sentence of its own is no entry of it.
fn entries(view: &View<'_>, i: usize) -> usize {
    let text = &view.input.act.text;
    view.subtree(i)
        .skip(1)
        .filter(|c| view.is_norm(*c))
        .map(|c| (c, &view.provisions()[c]))
        .filter(|(_, p)| p.parent == Some(i as u32) && !p.body.is_empty())
        .take_while(|(_, p)| {
            p.number.is_some()
                || p.body.of(text).trim_start_matches(['-', '–', '—', ' ']).starts_with(|c: char| !c.is_uppercase())
        })
        .map(|(c, _)| view.subtree(c).skip(1).filter(|d| view.provisions()[*d].parent == Some(c as u32)).count().max(1))
        .sum()
}

/// Whether the list names what a rule does not hold for: «…, за исключением сведений:», «… маалыматтарды кошпогондо:».
fn excepts(view: &View<'_>, w: Words<'_>, s: &Range<usize>) -> bool {
    let near = s.start.max(s.end.saturating_sub(EXCEPTION_WORDS))..s.end;
    match view.lang() {
        Lang::Ru => w.any(&near, &["исключени", "кроме"]),
        Lang::Ky => w.any(&near, &["кошпогондо", "тышкары", "башка"]),
    }
}

/// An exception that opens a list stands within so many last tokens.
const EXCEPTION_WORDS: usize = 10;

/// «К заявителю предъявляются следующие требования:», «төлөөчүгө төмөнкү талаптар коюлат:».
fn requires(view: &View<'_>, w: Words<'_>, s: &Range<usize>) -> bool {
    let (demand, laid, person, not): (&[&str], &[&str], &[&str], &[&str]) = match view.lang() {
        Lang::Ru => (
            &["требовани"],
            &["предъявля", "соответствовать", "отвечать"],
            PERSONS_RU,
            &["должност", "помещени", "объект", "документ", "товар", "издели", "маркировк"],
        ),
        Lang::Ky => (
            &["талап"],
            &["коюлат", "жооп", "ылайык", "туура"],
            PERSONS_KY,
            &["кызмат", "жай", "объект", "документ", "товар", "белги"],
        ),
    };
    w.any(s, demand) && w.any(s, laid) && w.any(s, person) && !w.any(s, not)
}

/// Persons that requirements are laid on.
#[rustfmt::skip]
const PERSONS_RU: &[&str] = &[
    "заявител", "налогоплательщик", "лицо", "лицу", "лицам", "гражданин", "граждан", "предпринимател", "организаци", "субъект", "оператор", "владел", "пользовател", "соискател", "участник",
    "перевозчик", "учредител", "кандидат",
];
#[rustfmt::skip]
const PERSONS_KY: &[&str] = &[
    "арыз", "төлөөчү", "адам", "жак", "жаран", "ишкер", "уюм", "субъект", "оператор", "ээси", "ээлер", "пайдалануучу", "талапкер", "катышуучу", "ташуучу", "уюштуруучу",
];

/// Whether the opening of a list asks a person for papers or data.
fn asks(view: &View<'_>, w: Words<'_>, i: usize, s: &Range<usize>) -> bool {
    // What opens the list stands at its end: «… представляет в орган следующие документы:».
    let s = &(s.start.max(s.end.saturating_sub(OPENING_WORDS))..s.end);
    let any = |all: &[&str]| s.clone().any(|k| starts(w.at(k), all));
    match view.lang() {
        Lang::Ru => {
            // What a body writes, keeps or issues, and choices of one among many.
            if any(&[
                "протокол",
                "решени",
                "постановлени",
                "реестр",
                "одного",
                "один",
                "любого",
                "вправе",
                "имеет",
                "право",
                "полномочи",
                "акт",
                "акте",
                "договор",
                "приказ",
            ]) || (any(&["уведомлени"]) && !any(&["представлять", "подавать", "представить"]))
                || any(&["налоговая", "проверк", "счет-фактур", "эсф", "чек", "плану", "отказ"])
                    && !any(&["обязан", "заявител"])
            {
                return false;
            }
            let papers = any(&[
                "заявлени",
                "документ",
                "жалоб",
                "ходатайств",
                "заявк",
                "сведени",
                "отчетност",
                "деклараци",
                "информаци",
                "сообщить",
                "уведомить",
                "уведомлять",
                "извещать",
                "прилага",
                "представля",
                "представить",
            ]);
            let demand = any(&[
                "представля",
                "представить",
                "предоставля",
                "предоставить",
                "прилага",
                "подает",
                "подают",
                "указыва",
                "содержать",
                "указан",
                "сообщить",
                "уведомить",
                "обязан",
                "должн",
                "необходимы",
            ]);
            let person = any(&[
                "заявител",
                "заявлени",
                "жалоб",
                "налогоплательщик",
                "лицо",
                "лица",
                "гражданин",
                "предпринимател",
                "организаци",
                "субъект",
                "оператор",
                "владел",
                "пользовател",
                "ходатайств",
                "заявк",
                "получени",
                "соискател",
                "участник",
                "регистраци",
            ]) || (any(&["представлять", "подавать"])
                && view.leadin(i).any(|k| starts(w.at(k), PERSONS_RU))
                && view.leadin(i).any(|k| starts(w.at(k), &["обязан", "должн"])));
            papers && demand && person
        }
        Lang::Ky => {
            if any(&[
                "протокол",
                "чечим",
                "токтом",
                "реестр",
                "бири",
                "бирин",
                "бирөө",
                "укуктуу",
                "укугу",
                "ыйгарым",
                "актыда",
                "келишим",
                "буйрук",
            ]) {
                return false;
            }
            let papers = any(&[
                "арыз",
                "документ",
                "даттан",
                "өтүнмө",
                "өтүнүч",
                "маалымат",
                "отчет",
                "декларация",
                "билдирүү",
                "билдирме",
                "тиркел",
            ]);
            let demand = any(&[
                "берет",
                "беришет",
                "берилет",
                "берилген",
                "берүүгө",
                "тапшыр",
                "тиркел",
                "көрсөтүл",
                "билдирүүгө",
            ]) && !any(&["сыр", "эсеп-фактура", "коэффициент", "кирбейт"]);
            let person = any(&[
                "арыз",
                "даттан",
                "төлөөчү",
                "адам",
                "жак",
                "жаран",
                "ишкер",
                "уюм",
                "субъект",
                "оператор",
                "ээси",
                "пайдалануучу",
                "өтүнмө",
                "алуу",
                "катышуучу",
                "каттоо",
            ]);
            papers && demand && person
        }
    }
}

/// The opening of a list is read over so many last tokens.
const OPENING_WORDS: usize = 18;

/// Several counted resources that one must have: «иметь в штате не менее трёх проводников, двух врачей, склад площадью не менее 100 …».
fn resources(view: &View<'_>, w: Words<'_>, i: usize, s: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let lead = view.leadin(i);
    let has = |k: usize| match view.lang() {
        Lang::Ru => matches!(w.at(k), "иметь" | "располагать" | "обладать"),
        Lang::Ky => matches!(w.at(k), "болууга" | "ээ"),
    };
    let v = s.clone().find(|k| has(*k))?;
    let duty = s.clone().chain(lead).any(|k| match view.lang() {
        Lang::Ru => starts(w.at(k), &["обязан", "должен", "должна", "должны", "необходимо", "требовани"]),
        Lang::Ky => starts(w.at(k), &["милдеттүү", "тийиш", "керек", "зарыл", "талап"]),
    });
    let range = match view.lang() {
        Lang::Ru => v..s.end,
        Lang::Ky => s.start..v + 1,
    };
    let least = range.clone().filter(|k| match view.lang() {
        Lang::Ru => w.at(*k) == "менее" && w.before(*k) == "не",
        Lang::Ky => matches!(w.at(*k), "кеминде") || (w.at(*k) == "кем" && w.at(k + 1) == "эмес"),
    });
    let commas = range.clone().filter(|k| matches!(w.at(*k), "," | "и" | "жана")).count();
    (duty && least.count() >= 1 && commas >= MANY_RESOURCES - 1 && range.len() >= RESOURCE_WORDS)
        .then_some((range, commas + 1))
}

/// A demand of several resources has at least so many tokens.
const RESOURCE_WORDS: usize = 12;
