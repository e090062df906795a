//! R01: a duty in the passive with nobody named who is to do it, in the sentence, its lead-in, the headings or the rest of the article.

use super::super::pass::{Context, Findings, Pass, Scope, Unit};
use super::super::view::View;
use crate::Lang;
use crate::act::ProvisionKind;
use crate::facts::party::is_head;
use crate::facts::words::{Words, starts};
use crate::facts::{FactKind, TargetKind};
use std::ops::Range;

/// Reads passives without an agent.
pub(super) struct Agentless;

/// Passive verbs of doing that need a noun of what is done.
#[rustfmt::skip]
const DONE_RU: &[&str] = &["осуществляется", "осуществляются", "производится", "производятся", "проводится", "проводятся", "ведется", "ведутся", "выполняется", "выполняются"];
/// Passive verbs that say by themselves what is done.
#[rustfmt::skip]
const SELF_RU: &[&str] = &["обеспечивается", "обеспечиваются", "организуется", "организуются", "осматриваются", "осматривается", "содержатся", "содержится", "приостанавливается"];
/// Work that somebody has to do.
#[rustfmt::skip]
const WORK_RU: &[&str] = &[
    "учет", "оценк", "мониторинг", "контроль", "надзор", "ведение", "инвентаризаци", "отбор", "обследовани", "осмотр", "экспертиз", "внесение", "обработк", "регистраци", "распределени",
    "раздач", "вывоз", "уборк", "содержани", "охран", "эксплуатаци", "обслуживани", "строительств", "ремонт", "планировани", "подготовк", "разработк", "проверк", "проверок", "аттестаци",
    "информировани", "опубликовани", "хранени", "сбор", "рассмотрени", "изъяти", "паспортизаци", "картографи", "обновлени", "восстановлени", "рекультиваци", "озеленени", "очистк", "наблюдени",
    "переподготовк", "обучени", "анализ", "выявлени", "постановк", "снятие", "межевани", "землеустройств", "съемк", "зонировани",
];
#[rustfmt::skip]
const DONE_KY: &[&str] = &["жүргүзүлөт", "өткөрүлөт", "уюштурулат", "аткарылат"];
#[rustfmt::skip]
const WORK_KY: &[&str] = &[
    "эсепке", "эсебин", "баалоо", "мониторинг", "көзөмөл", "контролдоо", "жүргүзүү", "инвентаризация", "алуу", "изилдөө", "кароо", "экспертиза", "киргизүү", "иштетүү", "иштеп", "каттоо",
    "бөлүштүрүү", "таратуу", "чыгаруу", "тазалоо", "кармоо", "коргоо", "пайдалануу", "тейлөө", "куруу", "оңдоо", "пландоо", "пландаштыруу", "даярдоо", "текшерүү", "аттестация", "сактоо",
    "чогултуу", "жаңыртуу", "калыбына", "байкоо", "окутуу", "талдоо",
];
/// Sums, payments, relations of private persons: a formula or a contract says who.
#[rustfmt::skip]
const NOT_RU: &[&str] = &[
    "расчет", "исчислени", "уплат", "возмещени", "выплат", "платеж", "оплат", "налог", "формул", "финансировани", "сделк", "договор", "торг", "аукцион", "законодательств", "правосуди",
    "голосовани", "выбор", "дополнительно", "автоматическ", "реорганизац", "ликвидац", "кодекс", "заседани", "правилам", "счет", "которых", "которой", "которым", "которого", "целях", "пользу", "интересах", "средствами", "супруг", "соглашени", "владени", "расход", "распоряжени",
];
#[rustfmt::skip]
const NOT_KY: &[&str] = &[
    "эсептөө", "төлөө", "төлөм", "салык", "формула", "каржылоо", "бүтүм", "келишим", "тоорук", "аукцион", "мыйзамдар", "сот", "добуш", "шайлоо", "автоматтык", "кайра уюштуруу",
    "жоюу", "кодекс", "жыйын", "ордун", "эсебинен", "эрежелер", "үлүш", "жубай", "макулдугу", "чыгым",
];

impl Pass for Agentless {
    fn codes(&self) -> &'static [&'static str] {
        &["R01"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let w = Words::new(view.input.analysis);
        for (i, p) in view.provisions().iter().enumerate() {
            if !view.is_norm(i)
                || view.is_definition(i)
                || p.body.is_empty()
                || matches!(p.kind, ProvisionKind::Row | ProvisionKind::Preamble)
            {
                continue;
            }
            let body = view.tokens(p.body);
            for s in w.sentences(body) {
                let hit = match view.lang() {
                    Lang::Ru => russian(w, &s),
                    Lang::Ky => kyrgyz(w, &s),
                };
                let Some(hit) = hit else { continue };
                if named(view, w, i, &s) {
                    continue;
                }
                let what = view.words(&(s.start..hit.end), 100);
                out.place(view, "R01", i, view.span(&s), view.span(&hit), &[("what", &what)]);
                break;
            }
        }
    }
}

fn russian(w: Words<'_>, s: &Range<usize>) -> Option<Range<usize>> {
    let v = s.clone().find(|k| DONE_RU.contains(&w.at(*k)) || SELF_RU.contains(&w.at(*k)))?;
    if w.before(v) == "не" || s.clone().any(|k| starts(w.at(k), NOT_RU)) {
        return None;
    }
    // «если … обеспечиваются»: a condition; «права … осуществляются»: their holder does it; «проводится при предоставлении»: when.
    let condition = (s.start..v).any(|k| starts(w.at(k), &["если", "условии"]))
        || starts(w.at(s.start), &["права", "право"])
        || (w.at(v + 1) == "при" && starts(w.at(v + 2), &["предоставлени", "изъяти", "передач", "перевод"]));
    if condition || by_this_act(w, s, Lang::Ru) {
        return None;
    }
    let near = s.start..s.end.min(v + WORK_BEHIND);
    let work = near.clone().find(|k| starts(w.at(*k), WORK_RU));
    let by_itself = SELF_RU.contains(&w.at(v)) && v > s.start;
    if work.is_none() && !by_itself {
        return None;
    }
    // A person or official in the instrumental is the one who does it.
    let agent = s.clone().any(|k| {
        let a = w.at(k);
        a.chars().count() > 5
            && [
                "телем",
                "телями",
                "никами",
                "ником",
                "цами",
                "цем",
                "дами",
                "чами",
                "истом",
                "истами",
                "лицом",
                "лицами",
                "елями",
                "кими",
                "ором",
                "орами",
                "ерами",
            ]
            .iter()
            .any(|e| a.ends_with(e))
            && !starts(a, &["таким", "соответств", "этим", "порядком", "средствами"])
    });
    (!agent).then(|| match work {
        Some(k) => k.min(v)..k.max(v) + 1,
        None => v..v + 1,
    })
}

/// «в порядке, установленном настоящим Законом»: the act says elsewhere who does it.
fn by_this_act(w: Words<'_>, s: &Range<usize>, lang: Lang) -> bool {
    match lang {
        Lang::Ru => w.any(s, &["порядк"]) && w.any(s, &["настоящ"]),
        Lang::Ky => w.any(s, &["тартип"]) && s.clone().any(|k| w.at(k) == "ушул"),
    }
}

/// The work may stand behind its verb within so many tokens: «В случае … осуществляется учет земель».
const WORK_BEHIND: usize = 6;

fn kyrgyz(w: Words<'_>, s: &Range<usize>) -> Option<Range<usize>> {
    if s.clone().any(|k| starts(w.at(k), NOT_KY) || matches!(w.at(k), "тарабынан")) {
        return None;
    }
    let v = s.clone().find(|k| {
        DONE_KY.contains(&w.at(*k))
            || (w.at(*k) == "ашырылат" && matches!(w.before(*k), "жүзөгө" | "ишке"))
            || (w.at(*k) == "кылынат" && w.before(*k) == "камсыз")
            || (w.at(*k) == "турат" && w.before(*k) == "токтотула")
    })?;
    // «эгерде …»: a condition; «берүүдө жүргүзүлөт»: when.
    let moment = ["ууда", "үүдө", "оодо", "өөдө"].iter().any(|e| w.before(v).ends_with(e));
    if moment || (s.start..v).any(|k| w.at(k) == "эгерде") || by_this_act(w, s, Lang::Ky) {
        return None;
    }
    let by_itself = matches!(w.at(v), "кылынат" | "турат" | "уюштурулат");
    let work = (s.start..v).rev().find(|k| starts(w.at(*k), WORK_KY));
    match work {
        Some(k) => Some(k..v + 1),
        None => by_itself.then(|| v.saturating_sub(1).max(s.start)..v + 1),
    }
}

/// Whether a body or person is named: in the sentence, its lead-in, the headings, another part of the article; or a cited act's order is followed.
fn named(view: &View<'_>, w: Words<'_>, i: usize, s: &Range<usize>) -> bool {
    let lang = view.lang();
    let head = |k: usize| is_head(w.at(k), lang);
    if s.clone().any(head) || view.leadin(i).any(head) || view.headings(i).any(|h| h.clone().any(head)) {
        return true;
    }
    let person: &[&str] = match lang {
        Lang::Ru => &[
            "гражданам",
            "заявител",
            "работодател",
            "должностн",
            "специалист",
            "владелец",
            "собственник",
            "оператор",
            "пользовател",
            "руководител",
            "субъект",
            "лицо",
            "лица",
            "юридическ",
            "физическ",
            "депутат",
            "президент",
            "председател",
        ],
        Lang::Ky => &[
            "менчик",
            "ээси",
            "адам",
            "жак",
            "оператор",
            "пайдалануучу",
            "субъект",
            "жетекчи",
            "кызмат",
            "адис",
            "жаран",
            "депутат",
            "президент",
            "төрага",
            "иш берүүчү",
        ],
    };
    let article = view.article(i);
    let whole = view.subtree_tokens(article);
    if view.leadin(i).any(|k| starts(w.at(k), person))
        || view.headings(i).take(1).any(|h| h.clone().any(|k| starts(w.at(k), person)))
    {
        return true;
    }
    // Another part of the article, or a neighbouring sentence, has a body do the same work.
    let works = match lang {
        Lang::Ru => WORK_RU,
        Lang::Ky => WORK_KY,
    };
    let same: Vec<&str> = works.iter().copied().filter(|x| s.clone().any(|k| w.at(k).starts_with(x))).collect();
    // Who sets the order or takes note of the outcome does not do the work.
    let about: &[&str] = match lang {
        Lang::Ru => &["порядок", "порядке", "критери", "методик", "результатам"],
        Lang::Ky => &["тартиби", "тартипте", "критерий", "методика", "жыйынтык"],
    };
    if w.sentences(whole).filter(|o| o != s && !w.any(o, about)).any(|o| o.clone().any(head) && w.any(&o, &same)) {
        return true;
    }
    let clause = view.leadin(i).any(|k| match lang {
        Lang::Ru => starts(w.at(k), &["если", "случа", "являет", "условия", "когда"]),
        Lang::Ky => starts(w.at(k), &["эгерде", "учур", "болуп", "шарт"]),
    });
    if clause {
        return true;
    }
    let span = view.span(s);
    let ordered = s.clone().any(|k| match lang {
        Lang::Ru => starts(w.at(k), &["порядк", "порядок"]),
        Lang::Ky => starts(w.at(k), &["тартип"]),
    });
    ordered
        && view.input.facts.iter().any(|f| {
            f.provision as usize == i
                && span.overlaps(f.span)
                && matches!(&f.kind, FactKind::Citation(c) if c.target != TargetKind::OwnProvision)
        })
}
