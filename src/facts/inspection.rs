//! Inspections: who may check whom, on what ground, by which plan, how often.
//!
//! A statement of a power («инспекция проводит проверки пасек», «аарыканаларга текшерүү жүргүзөт»), of control over
//! keeping to rules, of raids, or of access to premises. What limits it is read from the same sentence; a rule reads the
//! article around it.

use super::words::{Words, is_read_with_quoted};
use super::{Fact, FactKind, Inspection, InspectionForm};
use crate::act::Act;
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Without one of these no inspection is stated.
static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "провер",
        "рейд",
        "инспектир",
        "контрол",
        "надзор",
        "входить",
        "посещать",
        "доступ",
        "обследов",
        "текшер",
        "көзөмөл",
        "кирүү",
        "кире",
        "жеткиликтүү",
    ])
    .expect("a fixed list of short literals always builds")
});

/// The inspections stated in one act, in the order of the text.
///
/// ```
/// use jenil::{Lang, facts, source, text};
/// let (act, _) = jenil::act::parse(&source::from_text("a.txt", "Статья 1. Проверки\nИнспекция проводит проверки пасек.\n".into()));
/// let a = text::analyse(&act.text, Lang::Ru, &mut text::Memo::default());
/// assert_eq!(facts::inspections(&act, &a)[0].span.of(&act.text), "проводит проверки");
/// ```
pub fn inspections(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let w = Words::new(analysis);
    let table = match act.lang {
        Lang::Ru => &RU,
        Lang::Ky => &KY,
    };
    let mut out = Vec::new();
    for (provision, s) in w.sentences_with(act, &ANCHORS, is_read_with_quoted) {
        // One statement a sentence: «проводит плановые и внеплановые проверки, рейды» is one power.
        if let Some((form, passive, hit)) = first(w, table, &s, act.lang) {
            out.push(Fact {
                provision: provision as u32,
                span: w.span(&hit),
                kind: FactKind::Inspection(describe(w, table, (form, passive), &hit, &s)),
            });
        }
    }
    out
}

/// The words of one language.
struct Table {
    /// Nouns of a check, in the cases in which they are an object.
    check: &'static [&'static str],
    /// Raids.
    raid: &'static [&'static str],
    /// Verbs and action nouns that make a noun of a check a power.
    conduct: &'static [&'static str],
    /// «проводятся»: checks as the subject.
    passive: &'static [&'static str],
    /// «проверяет» alone.
    verb: &'static [&'static str],
    /// Words of control.
    control: &'static [&'static str],
    /// Verbs of control alone.
    controls: &'static [&'static str],
    /// What control is over, when it is over persons.
    over: &'static [&'static str],
    /// To enter.
    enter: &'static [&'static str],
    /// What is entered.
    premises: &'static [&'static str],
    /// What a check of papers or of a state's own work is about.
    papers: &'static [&'static str],
    plan: &'static [&'static str],
    plan_not: &'static [&'static str],
    law: &'static [&'static str],
    /// The law stands before the words that rest on it.
    law_first: bool,
    by_law: &'static [&'static str],
    ground: &'static [&'static str],
    interval: &'static [&'static str],
    scheduled: &'static [&'static str],
    unscheduled: &'static [&'static str],
}

static RU: Table = Table {
    check: &["проверку", "проверки", "проверок", "проверкам", "инспектирование", "инспектирования", "инспекционные"],
    raid: &["рейд", "рейды", "рейдов", "рейдовые", "рейдовую", "рейдовый", "рейдовых", "рейдового"],
    conduct: &[
        "провод*",
        "проведен*",
        "провести",
        "осуществ*",
        "производит",
        "производят",
        "производить",
        "назнача*",
        "организу*",
        "организац*",
        "участву*",
        "инициир*",
        "*проводимых",
    ],
    passive: &[
        "проводится",
        "проводятся",
        "осуществляется",
        "осуществляются",
        "назначается",
        "назначаются",
        "проведена",
        "допускается",
    ],
    verb: &["проверяет", "проверяют", "проверять", "инспектирует", "инспектируют", "инспектировать"],
    control: &["контроль", "контроля", "надзор", "надзора"],
    controls: &["контролирует", "контролируют", "контролировать"],
    over: &[
        "соблюдени*",
        "использовани*",
        "охраной",
        "выполнением",
        "содержанием",
        "деятельностью",
        "качеством",
        "безопасност*",
        "состоянием",
        "эксплуатац*",
        "оборотом",
        "применением",
        "рациональн*",
        "целевым",
        "санитарн*",
        "ведением",
    ],
    enter: &["входить", "входит", "входят", "посещать", "посещает", "посещают", "доступ"],
    premises: &[
        "помещени*",
        "территори*",
        "объект",
        "объекты",
        "объектам",
        "участки",
        "участок",
        "участкам",
        "здания",
        "зданиям",
        "склады",
        "пасеки",
    ],
    papers: &[
        "документ*",
        "полнот*",
        "достоверн*",
        "подлинн*",
        "сведени*",
        "подпис*",
        "правильн*",
        "законност*",
        "знани*",
        "обоснованн*",
        "наличи*",
        "соответстви*",
        "заявлени*",
        "личност*",
        "ключ*",
        "исполнени*",
        "исполняем*",
        "полномочи*",
        "доказательств*",
        "данных",
        "тождественн*",
        "счет*",
        "цен",
        "информаци*",
        "готовност*",
        "техническ*",
        "характеристик*",
        "эксплуатационн*",
        "измерени*",
    ],
    plan: &["план", "плану", "плана", "планом", "планов", "планами", "графику", "графиком", "графика"],
    plan_not: &[],
    law: &["закон*", "кодекс*", "законодательств*"],
    law_first: false,
    by_law: &["соответствии", "согласно", "порядке", "порядком", "основании", "регулир*"],
    ground: &[
        "основани*",
        "предписани*",
        "жалоб*",
        "обращени*",
        "риск*",
        "если",
        "случае",
        "случаях",
        "решению",
        "решении",
        "решения",
        "поручени*",
        "определени*",
        "ходатайств*",
        "выявлени*",
        "заявлению",
        "угроз*",
    ],
    interval: &[
        "чаще",
        "раз",
        "раза",
        "ежегодно",
        "ежеквартально",
        "ежемесячно",
        "периодичност*",
        "интервал*",
        "каждые",
        "ежедневно",
    ],
    scheduled: &["планов*"],
    unscheduled: &["внепланов*"],
};

static KY: Table = Table {
    check: &[
        "текшерүү",
        "текшерүүлөр",
        "текшерүүлөрдү",
        "текшерүүнү",
        "текшерүүлөрүн",
        "текшерүүсүн",
        "текшерүүлөрүнө",
    ],
    raid: &["рейд", "рейддик", "рейддерди", "рейддер"],
    conduct: &[
        "жүргүзөт",
        "жүргүзүшөт",
        "жүргүзүү",
        "жүргүзүүгө",
        "жүргүзүүнү",
        "жүргүзө",
        "өткөрөт",
        "өткөрүшөт",
        "өткөрүү",
        "өткөрүүгө",
        "өткөрүүнү",
        "дайындайт",
        "дайындоо*",
        "уюштурат",
        "уюштуруу*",
        "жүзөгө",
        "ишке",
    ],
    passive: &["жүргүзүлөт", "өткөрүлөт", "дайындалат", "ашырылат", "жүргүзүлүшү", "өткөрүлүшү", "жүргүзүлүүгө"],
    verb: &["текшерет", "текшеришет", "текшере", "текшерүүгө", "текшерип"],
    control: &[
        "контролдоо",
        "контролдоону",
        "контролду",
        "көзөмөлдөө",
        "көзөмөлдөөнү",
        "көзөмөлдү",
        "көзөмөл",
        "контроль",
        "контролун",
    ],
    controls: &["контролдойт", "көзөмөлдөйт", "контролдошот", "көзөмөлдөшөт"],
    over: &[
        "сакталыш*",
        "пайдаланылыш*",
        "корголуш*",
        "аткарылышын",
        "пайдалануу*",
        "сактоого",
        "сакташын",
        "иш-аракет*",
        "ишине",
        "сапат*",
        "коопсуздук*",
        "кармалыш*",
        "колдонулуш*",
        "жүгүртүл*",
    ],
    enter: &["кирүүгө", "кирет", "кире", "кирип", "жеткиликтүүлүк*"],
    premises: &[
        "жайларга",
        "жайга",
        "имараттарга",
        "имаратка",
        "аймакка",
        "аймактарга",
        "аймагына",
        "объектилерге",
        "объектиге",
        "тилкелерге",
        "тилкеге",
        "үй-жайларга",
        "кампаларга",
        "аарыканаларга",
    ],
    papers: &[
        "документ*",
        "толуктуг*",
        "аныктыг*",
        "маалымат*",
        "тактыг*",
        "шайкеш*",
        "ылайыктуул*",
        "мыйзамдуул*",
        "билим*",
        "арыз*",
        "ишин",
        "тууралыг*",
        "далил*",
        "негиздүү*",
        "колу",
        "укуктуулуг*",
        "геоботаник*",
        "медицин*",
        "электрондук",
        "даяр*",
    ],
    plan: &[
        "план",
        "планга",
        "планы",
        "планына",
        "планынын",
        "пландын",
        "планда",
        "пландары",
        "графигине",
        "график",
        "графиги",
    ],
    plan_not: &["тышкары"],
    law: &["мыйзам*", "кодекс*"],
    law_first: true,
    by_law: &["ылайык", "негизинде", "тартипте", "тартибинде"],
    ground: &[
        "негиз*",
        "даттан*",
        "арыз",
        "арызы",
        "арыздар",
        "кайрылуу*",
        "тобокел*",
        "учурда",
        "учурларда",
        "эгерде",
        "эгер",
        "болсо",
        "чечими",
        "чечиминин",
        "тапшырма*",
        "буйруг*",
        "аныкталганда",
    ],
    interval: &["жолу", "жолудан", "сайын", "мезгилдүүлү*", "мезгилдүүлүг*"],
    scheduled: &["пландуу", "пландык"],
    unscheduled: &["тышкары"],
};

/// The first statement of an inspection in a sentence: its form, whether it is a rule on checks (passive), its words.
fn first(w: Words<'_>, t: &Table, s: &Range<usize>, lang: Lang) -> Option<(InspectionForm, bool, Range<usize>)> {
    s.clone()
        .find_map(|i| {
            noun(w, t, i, s, lang)
                .or_else(|| verb(w, t, i, s, lang))
                .or_else(|| control(w, t, i, s, lang))
                .or_else(|| access(w, t, i, s, lang))
        })
        .map(|(form, hit)| (form, false, hit))
        .or_else(|| s.clone().find_map(|i| passive(w, t, i, s)).map(|hit| (InspectionForm::Check, true, hit)))
}

/// «проверки … проводятся», «текшерүү … жүргүзүлөт»: a rule on checks that names no holder of the power.
fn passive(w: Words<'_>, t: &Table, i: usize, s: &Range<usize>) -> Option<Range<usize>> {
    (w.is(i, &["проверк*", "текшерүү*"]) && !w.is(i, &["проверкой", "проверке"])).then_some(())?;
    let verb = w.find(i + 1..(i + PASSIVE_NEAR).min(s.end), t.passive)?;
    Some(i..verb + 1)
}

/// «проводит … проверки», «рейддик текшерүү жүргүзөт».
fn noun(w: Words<'_>, t: &Table, i: usize, s: &Range<usize>, lang: Lang) -> Option<(InspectionForm, Range<usize>)> {
    let raid = w.is(i, t.raid);
    if !raid && !w.is(i, t.check) {
        return None;
    }
    let hit = match lang {
        Lang::Ru => {
            let from = i.saturating_sub(CONDUCT_NEAR).max(s.start);
            let verb = (from..i).rev().find(|k| w.is(*k, t.conduct))?;
            // «порядок проведения проверок», «при проведении рейда»: no power is given here.
            if verb > s.start && w.is(verb - 1, MENTION_RU) || w.is(verb, &["*проведении", "*осуществлении"])
            {
                return None;
            }
            // «проверки документов», «проведение налоговой проверки отчетности».
            if !raid && w.has(i + 1..(i + 1 + PAPERS_NEAR).min(s.end), t.papers) {
                return None;
            }
            verb..i + 1
        }
        Lang::Ky => {
            let verb = w.find(i + 1..(i + 1 + CONDUCT_NEAR).min(s.end), t.conduct)?;
            if w.has(verb + 1..(verb + 3).min(s.end), MENTION_KY) {
                return None;
            }
            if !raid && w.has(i.saturating_sub(PAPERS_NEAR).max(s.start)..i, t.papers) {
                return None;
            }
            i..verb + 1
        }
    };
    Some((if raid { InspectionForm::Raid } else { InspectionForm::Check }, hit))
}

/// «проверяет каждый пункт», «ар бир пунктту текшерет».
fn verb(w: Words<'_>, t: &Table, i: usize, s: &Range<usize>, lang: Lang) -> Option<(InspectionForm, Range<usize>)> {
    if !w.is(i, t.verb) {
        return None;
    }
    let about = match lang {
        Lang::Ru => i + 1..(i + 1 + PAPERS_NEAR).min(s.end),
        Lang::Ky => i.saturating_sub(PAPERS_NEAR).max(s.start)..i,
    };
    // Somebody must be checked: a verb without an object, or with papers, is no inspection.
    let object = about.clone().any(|k| w.at(k).chars().count() > 2);
    (object && !w.has(about, t.papers)).then_some((InspectionForm::Check, i..i + 1))
}

/// «осуществляет контроль за соблюдением», «сакталышын контролдоону жүзөгө ашырат».
fn control(w: Words<'_>, t: &Table, i: usize, s: &Range<usize>, lang: Lang) -> Option<(InspectionForm, Range<usize>)> {
    match lang {
        Lang::Ru if w.is(i, t.controls) => w
            .has(i + 1..(i + 3).min(s.end), &["соблюдени*", "использовани*", "деятельность"])
            .then_some((InspectionForm::Control, i..i + 1)),
        Lang::Ru if w.is(i, t.control) => {
            let over = w.find(i + 1..(i + 4).min(s.end), &["за", "над", "соблюдения", "деятельности"])?;
            let object = w.is(over, &["соблюдения", "деятельности"]) || w.has(over + 1..(over + 3).min(s.end), t.over);
            let from = i.saturating_sub(CONDUCT_NEAR).max(s.start);
            let verb = (from..i).rev().find(|k| w.is(*k, &["осуществ*", "провод*", "ведет", "ведут", "вести"]));
            // «государственный контроль за …» opens an item of a list of powers.
            let heads =
                (s.start..i).all(|k| w.is(k, &["государственн*", "муниципальн*", "контроль", "и", "*ый", "*ий"]));
            (object && (verb.is_some() || heads)).then(|| (InspectionForm::Control, verb.unwrap_or(i)..over + 1))
        }
        Lang::Ky if w.is(i, t.controls) || w.is(i, t.control) => {
            let object = w.find(i.saturating_sub(3).max(s.start)..i, t.over)?;
            let verb = if w.is(i, t.controls) {
                i
            } else {
                match w.find(i + 1..(i + 4).min(s.end), &["жүзөгө", "жүргүз*", "ишке"]) {
                    Some(v) if w.has(v + 1..(v + 3).min(s.end), MENTION_KY) => return None,
                    Some(v) => v,
                    None if i + 2 >= s.end => i,
                    None => return None,
                }
            };
            Some((InspectionForm::Control, object..verb + 1))
        }
        _ => None,
    }
}

/// «входить в любые помещения», «бардык жайларга кирүүгө».
fn access(w: Words<'_>, t: &Table, i: usize, s: &Range<usize>, lang: Lang) -> Option<(InspectionForm, Range<usize>)> {
    if !w.is(i, t.enter) {
        return None;
    }
    let hit = match lang {
        Lang::Ru => i..w.find(i + 1..(i + ACCESS_NEAR).min(s.end), t.premises)? + 1,
        Lang::Ky => w.find(i.saturating_sub(ACCESS_NEAR).max(s.start)..i, t.premises)?..i + 1,
    };
    Some((InspectionForm::Access, hit))
}

fn describe(
    w: Words<'_>,
    t: &Table,
    (form, passive): (InspectionForm, bool),
    hit: &Range<usize>,
    s: &Range<usize>,
) -> Inspection {
    let mark = |i: Option<usize>| i.map_or(Span::default(), |i| w.span(&(i..i + 1)));
    let plan = s.clone().find(|i| w.is(*i, t.plan) && !(i + 1 < s.end && w.is(i + 1, t.plan_not)));
    let law = s.clone().find(|i| {
        w.is(*i, t.law)
            && !hit.contains(i)
            && (w.has(i.saturating_sub(LAW_NEAR).max(s.start)..*i, t.by_law) && !t.law_first
                || (t.law_first && w.has(i + 1..(i + 1 + LAW_NEAR).min(s.end), t.by_law)))
    });
    let unscheduled = w.has(s.clone(), t.unscheduled);
    // «плановые проверки» follow a plan, «плановые и внеплановые проверки» follow none.
    let interval = w.find(s.clone(), t.interval).or_else(|| w.find(s.clone(), t.scheduled).filter(|_| !unscheduled));
    Inspection {
        form,
        passive,
        unscheduled,
        plan: mark(plan),
        law: mark(law),
        ground: mark(w.find(s.start..hit.start, t.ground).or_else(|| w.find(hit.end..s.end, t.ground))),
        interval: mark(interval),
    }
}

/// Behind or before these the words only mention inspections.
const MENTION_RU: &[&str] = &[
    "порядок",
    "порядка",
    "порядке",
    "порядком",
    "при",
    "для",
    "на",
    "срок*",
    "результат*",
    "программ*",
    "правила",
    "правил",
    "о",
];
const MENTION_KY: &[&str] = &["тартиби*", "үчүн", "ашыруучу", "мөөнөт*", "эрежелери*", "жыйынтыг*", "жөнүндө"];
/// A verb stands within so many tokens of its noun: «проводит плановые и внеплановые выездные проверки».
const CONDUCT_NEAR: usize = 6;
/// «Проверки субъектов предпринимательства проводятся».
const PASSIVE_NEAR: usize = 14;
/// What a check is about stands within so many tokens.
const PAPERS_NEAR: usize = 3;
/// «входить в любое время суток в любые помещения».
const ACCESS_NEAR: usize = 9;
/// «в соответствии с Законом», «в порядке, установленном настоящим Кодексом».
const LAW_NEAR: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source, text};

    fn read(lang: Lang, words: &str) -> Vec<(String, Inspection)> {
        let head = if lang == Lang::Ru {
            "Статья 1. О проверках"
        } else {
            "1-берене. Текшерүүлөр жөнүндө"
        };
        let (mut act, _) = crate::act::parse(&source::from_text("a.txt", format!("{head}\n1. {words}\n")));
        act.lang = lang;
        let a = text::analyse(&act.text, lang, &mut text::Memo::default());
        inspections(&act, &a)
            .into_iter()
            .filter_map(|f| match f.kind {
                FactKind::Inspection(i) => Some((f.span.of(&act.text).to_string(), i)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn powers_of_both_languages() {
        for (lang, words, want) in [
            (
                Lang::Ru,
                "Инспекция проводит плановые и внеплановые проверки мельниц.",
                Some((InspectionForm::Check, "проводит плановые и внеплановые проверки")),
            ),
            (
                Lang::Ky,
                "Инспекция тегирмендерге пландуу жана пландан тышкары текшерүүлөрдү жүргүзөт.",
                Some((InspectionForm::Check, "текшерүүлөрдү жүргүзөт")),
            ),
            (Lang::Ru, "Отдел проверяет каждую мельницу района.", Some((InspectionForm::Check, "проверяет"))),
            (Lang::Ky, "Бөлүм райондун ар бир тегирменин текшерет.", Some((InspectionForm::Check, "текшерет"))),
            (
                Lang::Ru,
                "Служба осуществляет надзор за соблюдением правил помола.",
                Some((InspectionForm::Control, "осуществляет надзор за")),
            ),
            (
                Lang::Ky,
                "Кызмат эрежелердин сакталышын контролдоону жүзөгө ашырат.",
                Some((InspectionForm::Control, "сакталышын контролдоону жүзөгө")),
            ),
            (
                Lang::Ru,
                "Инспектор вправе входить во все помещения мельницы.",
                Some((InspectionForm::Access, "входить во все помещения")),
            ),
            (
                Lang::Ky,
                "Инспектор тегирмендин бардык жайларга кирүүгө укуктуу.",
                Some((InspectionForm::Access, "жайларга кирүүгө")),
            ),
            (Lang::Ru, "Мэрия организует рейды по рынкам.", Some((InspectionForm::Raid, "организует рейды"))),
            (
                Lang::Ky,
                "Мэрия базарларга рейддик текшерүү өткөрөт.",
                Some((InspectionForm::Raid, "рейддик текшерүү өткөрөт")),
            ),
            (Lang::Ru, "Орган проводит проверку документов.", None),
            (Lang::Ky, "Орган документтердин толуктугун текшерет.", None),
            (Lang::Ru, "Результаты проверки хранятся год.", None),
            (Lang::Ky, "Текшерүүнүн жыйынтыгы бир жыл сакталат.", None),
        ] {
            let got = read(lang, words);
            assert_eq!(got.first().map(|(t, i)| (i.form, t.as_str())), want, "{words}");
        }
    }

    #[test]
    fn limits_of_both_languages() {
        for (lang, words, plan, law, ground, interval) in [
            (
                Lang::Ru,
                "Инспекция проводит проверки мельниц по годовому плану не чаще одного раза в год.",
                true,
                false,
                false,
                true,
            ),
            (
                Lang::Ky,
                "Инспекция тегирмендерге жылдык план боюнча жылына бир жолудан көп эмес текшерүү жүргүзөт.",
                true,
                false,
                false,
                true,
            ),
            (
                Lang::Ru,
                "Инспекция проводит проверки в порядке, установленном Законом о мельницах.",
                false,
                true,
                false,
                false,
            ),
            (Lang::Ky, "Инспекция мыйзамда белгиленген тартипте текшерүү жүргүзөт.", false, true, false, false),
            (Lang::Ru, "Инспекция проводит проверки по жалобам.", false, false, true, false),
            (Lang::Ky, "Инспекция даттануулар боюнча текшерүү жүргүзөт.", false, false, true, false),
            (Lang::Ru, "Инспекция проводит внеплановые проверки.", false, false, false, false),
            (Lang::Ky, "Инспекция пландан тышкары текшерүү жүргүзөт.", false, false, false, false),
        ] {
            let got = read(lang, words);
            let Some((_, i)) = got.first() else { panic!("nothing in {words}") };
            let is = (!i.plan.is_empty(), !i.law.is_empty(), !i.ground.is_empty(), !i.interval.is_empty());
            assert_eq!(is, (plan, law, ground, interval), "{words}");
        }
    }
}
