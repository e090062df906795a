//! Who is responsible, and who applies.

use super::names::{PAPERS_KY, PAPERS_RU};
use super::{Cx, Procedure, Words};
use crate::Lang;
use crate::act::ProvisionKind;
use crate::facts::party::{is_head, party};
use crate::facts::words::{is_read, starts};
use crate::facts::{FactKind, PermitRole};
use std::ops::Range;

/// What a body does with an application, active.
#[rustfmt::skip]
const DECIDES_RU: &[&str] = &[
    "выдает", "предоставляет", "регистрирует", "рассматривает", "проверяет", "отказывает", "проводит", "вносит", "оформляет", "аккредитует", "согласовывает", "принимает", "выдают",
    "предоставляют", "регистрируют", "рассматривают", "проводят", "оказывает", "осуществляет", "направляет",
];
/// The same, passive.
#[rustfmt::skip]
const DECIDED_RU: &[&str] = &[
    "выдается", "выдаются", "предоставляется", "предоставляются", "регистрируется", "регистрируются", "рассматривается", "рассматриваются", "проводится", "проводятся", "принимается",
    "осуществляется", "осуществляются", "оформляется", "выдаваемого", "выдаваемое", "выдаваемых", "оказывается",
];
#[rustfmt::skip]
const DECIDES_KY: &[&str] = &[
    "берет", "беришет", "каттайт", "катташат", "карайт", "карашат", "текшерет", "текшеришет", "тартат", "жүргүзөт", "жүргүзүшөт", "киргизет", "тариздейт", "көрсөтөт", "макулдашат", "кабыл",
    "чыгарат",
];

/// Persons who apply or are inspected, by the beginnings of their nominative.
#[rustfmt::skip]
const PERSONS_RU: &[&str] = &[
    "заявител", "гражданин", "граждане", "лицо", "лица", "предпринимател", "субъект", "оператор", "владелец", "владельц", "собственник", "пользовател", "застройщик", "перевозчик",
    "получател", "организатор", "налогоплательщик", "землепользовател", "недропользовател", "водопользовател", "учредител", "организаци", "родител", "работодател", "соискател", "лицензиат",
    "производител", "импортер", "экспортер", "декларант", "участник", "арендатор",  "абонент", "потребител", "резидент",
];
#[rustfmt::skip]
const PERSONS_KY: &[&str] = &[
    "арыз", "жаран", "адам", "жак", "ишкер", "субъект", "оператор", "ээси", "ээлери", "менчик", "пайдалануучу", "алуучу", "уюштуруучу", "төлөөчү", "уюм", "ата-эне", 
    "лицензиат", "өндүрүүчү", "импорттоочу", "катышуучу", "ижарачы", "чарба", "керектөөчү", "резидент", "куруучу",
];
/// What a person does to begin a procedure.
#[rustfmt::skip]
const APPLIES_RU: &[&str] = &[
    "подает", "подают", "обращается", "обращаются", "представляет", "представляют", "прилагает", "направляет", "предъявляет", "получает", "предоставляет",
];
#[rustfmt::skip]
const APPLIES_KY: &[&str] = &["тапшырат", "тапшырышат", "берет", "беришет", "кайрылат", "кайрылышат", "тиркейт", "көрсөтөт", "алат", "сунуштайт", "жөнөтөт"];

/// The body that decides. A permit's own issuer first; then who acts in the sentences of the scope; then a body its title names.
pub(super) fn body(cx: &Cx<'_>, name: Words, scope: (u32, u32), near: &[u32]) -> Option<Words> {
    let issuer = |here: &dyn Fn(u32) -> bool, role: Option<PermitRole>| {
        cx.facts_in(scope).iter().find_map(|f| match &f.kind {
            FactKind::Permit(p) if here(f.provision) && role.is_none_or(|r| r == p.role) => {
                p.issuer.map(|span| Words { provision: f.provision, span: tidy(cx, span) })
            }
            _ => None,
        })
    };
    let in_near = |i: u32| near.contains(&i);
    issuer(&|i| i == name.provision, None)
        .or_else(|| near.iter().find_map(|i| acting(cx, *i, true)))
        .or_else(|| near.iter().find_map(|i| acting(cx, *i, false)))
        .or_else(|| issuer(&in_near, Some(PermitRole::Issued)))
        .or_else(|| mentioned(cx, name))
        .or_else(|| charged(cx, name))
        .or_else(|| near.iter().find_map(|i| bound(cx, *i)))
}

/// The body of a list of powers: who is charged with the item of the name, in its lead-in, heading or act.
fn charged(cx: &Cx<'_>, name: Words) -> Option<Words> {
    let here = (name.provision, name.provision + 1);
    let quote = cx.facts_in(here).iter().find_map(|f| match &f.kind {
        FactKind::Mandate(m) if !m.body.quote.is_empty() => Some(m.body.quote),
        _ => None,
    });
    // The lead-ins and headings above, nearest first.
    let mut up = cx.act.provisions.get(name.provision as usize).and_then(|p| p.parent);
    let mut above = None;
    while let (None, Some(i)) = (&above, up) {
        let p = cx.act.provisions.get(i as usize)?;
        above = cx
            .mentions
            .iter()
            .find(|m| p.body.contains(m.span) || p.heading.is_some_and(|h| h.contains(m.span)))
            .map(|m| m.span);
        up = p.parent;
    }
    let span = quote.or(above)?;
    let provision = cx.act.provisions.partition_point(|p| p.own.from <= span.from).checked_sub(1)?;
    Some(Words { provision: provision as u32, span })
}

/// A body that has duties or rights in the scope: «регистрирующий орган в установленные сроки обязан».
fn bound(cx: &Cx<'_>, i: u32) -> Option<Words> {
    let (w, lang) = (cx.words, cx.act.lang);
    let p = cx.act.provisions.get(i as usize)?;
    if !is_read(p) || p.kind == ProvisionKind::Preamble {
        return None;
    }
    w.sentences(w.tokens(p.body)).find_map(|s| {
        let (reach, right): (usize, &[&str]) = match lang {
            Lang::Ru => (NEAR, &["обязан", "обязаны", "вправе"]),
            Lang::Ky => (NEAR_KY, &["милдеттүү", "укуктуу"]),
        };
        // «ыйгарым укуктуу орган»: an adjective, no predicate.
        let v = s.clone().find(|v| right.contains(&w.at(*v)) && w.before(*v) != "не" && w.before(*v) != "ыйгарым")?;
        let head = (v.saturating_sub(reach).max(s.start)..v).rev().find(|k| {
            is_body(cx, *k)
                && match lang {
                    Lang::Ru => nominative_ru(w.at(*k)),
                    Lang::Ky => nominative_ky(w.at(*k)),
                }
        })?;
        Some(Words { provision: i, span: name_of(cx, head, &s) })
    })
}

/// The name of a body inside the words of an issuer, which may carry a verb or an object with them.
fn tidy(cx: &Cx<'_>, span: crate::Span) -> crate::Span {
    cx.mentions.iter().find(|m| m.span.overlaps(span)).map_or(span, |m| m.span)
}

/// The body that a sentence of a provision has act; with `on_paper` only a sentence that speaks of a paper or an application.
fn acting(cx: &Cx<'_>, i: u32, on_paper: bool) -> Option<Words> {
    let (w, lang) = (cx.words, cx.act.lang);
    let p = cx.act.provisions.get(i as usize)?;
    if !is_read(p) || p.kind == ProvisionKind::Preamble {
        return None;
    }
    // A consent or an agreement stands in many sentences that decide something else.
    let paper = |s: &Range<usize>| {
        let (papers, filed): (&[&str], &[&str]) = match lang {
            Lang::Ru => (PAPERS_RU, &["заявлени", "обращени"]),
            Lang::Ky => (PAPERS_KY, &["арыз", "кайрылуу"]),
        };
        s.clone().any(|k| {
            let a = w.at(k);
            starts(a, filed) || (starts(a, papers) && !starts(a, &["согласи", "согласован", "макулд", "көчүрмө"]))
        })
    };
    w.sentences(w.tokens(p.body)).filter(|s| !on_paper || paper(s)).find_map(|s| {
        let head = match lang {
            Lang::Ru => {
                let active = s.clone().find(|v| DECIDES_RU.contains(&w.at(*v)) && w.before(*v) != "не");
                let before = |v: usize| {
                    (v.saturating_sub(NEAR).max(s.start)..v).rev().find(|k| is_body(cx, *k) && nominative_ru(w.at(*k)))
                };
                active.and_then(before).or_else(|| {
                    let passive = s.clone().find(|v| DECIDED_RU.contains(&w.at(*v)))?;
                    (passive.saturating_sub(NEAR).max(s.start)..s.end.min(passive + NEAR)).find(|k| {
                        is_body(cx, *k) && crate::facts::party::is_instrumental_ru(w.at(*k)) && !after_with(cx, *k, &s)
                    })
                })
            }
            Lang::Ky => {
                let active = s.clone().find(|v| DECIDES_KY.contains(&w.at(*v)) || w.at(*v) == "тарабынан")?;
                let agent = w.at(active) == "тарабынан";
                (active.saturating_sub(NEAR_KY).max(s.start)..active)
                    .find(|k| is_body(cx, *k) && w.at(k + 1) != "менен" && (agent || nominative_ky(w.at(*k))))
            }
        }?;
        Some(Words { provision: i, span: name_of(cx, head, &s) })
    })
}

/// The name around a head noun: the mention that holds it, else its adjectives to the left.
fn name_of(cx: &Cx<'_>, head: usize, s: &Range<usize>) -> crate::Span {
    let w = cx.words;
    let at = w.span(&(head..head + 1));
    match cx.mentions.iter().find(|m| m.span.overlaps(at)) {
        Some(m) => m.span,
        None if is_section(w.at(head)) => at,
        None => w.span(&(party(w, head, s, cx.act.lang).start..head + 1)),
    }
}

/// Whether a token names a body that may decide: the head of a name, or a short name of the act («Отдел»); a court hears appeals.
fn is_body(cx: &Cx<'_>, k: usize) -> bool {
    let w = cx.words;
    let at = w.span(&(k..k + 1));
    let mentioned = || {
        let n = cx.mentions.partition_point(|m| m.span.to <= at.from);
        cx.mentions.get(n).is_some_and(|m| m.span.overlaps(at) && m.span.to == at.to)
    };
    // «4-бөлүм», «ушул бөлүм» is a part of the act.
    let section =
        is_section(w.at(k)) && !matches!(w.before(k), "-" | "ушул" | "настоящий") && !w.is_number(k.saturating_sub(1));
    (is_head(w.at(k), cx.act.lang) || section || mentioned()) && !starts(w.at(k), &["суд", "сот"]) && !service_ky(cx, k)
}

/// «Отдел», «Бөлүм» stand for the body of a regulation.
fn is_section(form: &str) -> bool {
    matches!(form, "отдел" | "отделом" | "отделы" | "отделами" | "сектор" | "сектором" | "бөлүм")
}

/// «аарычы», «малчы»: who does a trade.
fn trade_ky(form: &str) -> bool {
    ["чы", "чи", "чу", "чү"].iter().any(|e| form.ends_with(e))
}

/// «кызмат көрсөтүү», «кызмат орду»: a service or a post, no body.
fn service_ky(cx: &Cx<'_>, k: usize) -> bool {
    cx.act.lang == Lang::Ky
        && cx.words.at(k) == "кызмат"
        && starts(cx.words.at(k + 1), &["көрсөт", "орд", "орун", "кыл", "өтө", "адам"])
}

/// Whether «с» governs the noun: «по согласованию с органом» names who agrees, not who acts.
fn after_with(cx: &Cx<'_>, k: usize, s: &Range<usize>) -> bool {
    (k.saturating_sub(4).max(s.start)..k).any(|j| matches!(cx.words.at(j), "с" | "со"))
}

/// A subject stands within so many tokens of its verb: «Агентство в течение трёх рабочих дней проверяет».
const NEAR: usize = 14;
/// In Kyrgyz the verb comes last: «Айыл өкмөтү арыз берилген күндөн тартып 20 календардык күндүн ичинде жайыт билетин берет».
const NEAR_KY: usize = 22;

fn nominative_ru(w: &str) -> bool {
    w == "окмоту"
        || !["а", "у", "ом", "ем", "ой", "ей", "ами", "ями", "ах", "ях", "ов", "ам"].iter().any(|e| w.ends_with(e))
        || starts(w, &["служба", "мэрия", "комисси"]) && (w.ends_with('а') || w.ends_with("ия"))
        || w.ends_with("ция")
        || w.ends_with("тура")
}

fn nominative_ky(w: &str) -> bool {
    ![
        "нын", "нин", "нун", "нүн", "дын", "дин", "дун", "дүн", "тын", "тин", "тун", "түн", "га", "ге", "го", "гө",
        "ка", "ке", "ко", "кө", "на", "не", "но", "нө", "да", "де", "ды", "ди",
    ]
    .iter()
    .any(|e| w.ends_with(e))
}

/// A body that the title of the unit names, or else its first mention inside the provision of the name.
fn mentioned(cx: &Cx<'_>, name: Words) -> Option<Words> {
    let p = cx.act.provisions.get(name.provision as usize)?;
    cx.mentions.iter().find(|m| p.own.contains(m.span)).map(|m| Words { provision: name.provision, span: m.span })
}

/// Who applies: the person who acts in a sentence of the scope, else the first person named in it.
pub(super) fn applicant(cx: &Cx<'_>, kind: Procedure, near: &[u32]) -> Option<Words> {
    let (w, lang) = (cx.words, cx.act.lang);
    let read = |i: u32| cx.act.provisions.get(i as usize).filter(|p| is_read(p) && p.kind != ProvisionKind::Preamble);
    let persons = match lang {
        Lang::Ru => PERSONS_RU,
        Lang::Ky => PERSONS_KY,
    };
    let whole = |k: usize, s: &Range<usize>| match lang {
        Lang::Ru
            if starts(
                w.at(k),
                &["лиц", "субъект", "собственник", "владел", "оператор", "пользовател", "получател"],
            ) =>
        {
            let adjective =
                starts(w.before(k), &["физическ", "юридическ", "заинтересованн", "иностранн"]) && k > s.start;
            (if adjective { k - 1 } else { k })..k + 1
        }
        Lang::Ky if starts(w.at(k), &["арыз"]) && starts(w.at(k + 1), &["ээс", "ээл"]) => k..k + 2,
        Lang::Ky if k > s.start && starts(w.at(k), &["ээси", "ээлери", "жак"]) => k - 1..k + 1,
        Lang::Ky if k == s.start + 1 && trade_ky(w.at(k)) => s.start..k + 1,
        _ => k..k + 1,
    };
    let person = |k: usize| {
        starts(w.at(k), persons)
            && (lang == Lang::Ru || !w.at(k).starts_with("арыз") || starts(w.at(k + 1), &["ээс", "ээл"]))
            && !starts(w.at(k), &["лицевой", "адамдык", "ишкердик", "арызына", "жактырыл", "уюшту"])
            && !(lang == Lang::Ru
                && ["ую", "ого", "ому", "ое", "ые", "ых", "их", "ая", "ый", "ской", "ского", "ским", "скими"]
                    .iter()
                    .any(|e| w.at(k).ends_with(e)))
    };
    let acts = near.iter().find_map(|i| {
        let p = read(*i)?;
        w.sentences(w.tokens(p.body)).find_map(|s| {
            let verbs: &[&str] = match lang {
                Lang::Ru => APPLIES_RU,
                Lang::Ky => APPLIES_KY,
            };
            // «Для получения билета скотовод:» opens a list of what the person does.
            let verb = s
                .clone()
                .find(|v| verbs.contains(&w.at(*v)))
                .or_else(|| (w.at(s.end - 1) == ":").then_some(s.end - 1))?;
            let k = (verb.saturating_sub(NEAR_KY).max(s.start)..verb).rev().find(|k| person(*k)).or_else(|| {
                let adverb =
                    |k: usize| matches!(w.at(k), "лично" | "также" | "одновременно" | "самостоятельно" | "ежегодно");
                let opener = s.clone().find(|k| matches!(w.at(*k), "для" | "үчүн"));
                match lang {
                    Lang::Ru => {
                        let k = (s.start..verb).rev().find(|k| !adverb(*k))?;
                        let fits = w.is_word(k)
                            && !is_head(w.at(k), lang)
                            && (k == s.start || opener.is_some())
                            && nominative_ru(w.at(k))
                            && !["ся", "ет", "ют", "ит", "ят", "ил", "ла", "ли", "ть"]
                                .iter()
                                .any(|e| w.at(k).ends_with(e));
                        fits.then_some(k)
                    }
                    Lang::Ky => {
                        // «Бал аарычы … арызды берет»: who does a trade opens the sentence.
                        let trade = (s.start..verb.min(s.start + 2)).find(|k| trade_ky(w.at(*k)) && !is_body(cx, *k));
                        if trade.is_some() {
                            return trade;
                        }
                        let k = opener.map_or(s.start, |o| o + 1);
                        (k < verb
                            && w.is_word(k)
                            && !starts(w.at(k), &["төлөм", "акы"])
                            && !is_head(w.at(k), lang)
                            && nominative_ky(w.at(k))
                            && opener.is_some())
                        .then_some(k)
                    }
                }
            })?;
            Some(Words { provision: *i, span: w.span(&whole(k, &s)) })
        })
    });
    acts.or_else(|| {
        near.iter().find_map(|i| {
            let p = read(*i)?;
            let t = w.tokens(p.body);
            let k =
                t.clone().find(|k| person(*k) && (kind != Procedure::Inspection || !starts(w.at(*k), &["лица"])))?;
            Some(Words { provision: *i, span: w.span(&whole(k, &t)) })
        })
    })
}
