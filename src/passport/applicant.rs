//! Who is responsible, and who applies.

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
        .or_else(|| near.iter().find_map(|i| acting(cx, *i)))
        .or_else(|| issuer(&in_near, Some(PermitRole::Issued)))
        .or_else(|| mentioned(cx, name))
}

/// The name of a body inside the words of an issuer, which may carry a verb or an object with them.
fn tidy(cx: &Cx<'_>, span: crate::Span) -> crate::Span {
    cx.mentions.iter().find(|m| m.span.overlaps(span)).map_or(span, |m| m.span)
}

/// The body that a sentence of a provision has act.
fn acting(cx: &Cx<'_>, i: u32) -> Option<Words> {
    let (w, lang) = (cx.words, cx.act.lang);
    let p = cx.act.provisions.get(i as usize)?;
    if !is_read(p) || p.kind == ProvisionKind::Preamble {
        return None;
    }
    w.sentences(w.tokens(p.body)).find_map(|s| {
        let head = match lang {
            Lang::Ru => {
                let active = s.clone().find(|v| DECIDES_RU.contains(&w.at(*v)) && w.before(*v) != "не");
                let before = |v: usize| {
                    (v.saturating_sub(NEAR).max(s.start)..v)
                        .rev()
                        .find(|k| is_head(w.at(*k), lang) && nominative_ru(w.at(*k)))
                };
                active.and_then(before).or_else(|| {
                    let passive = s.clone().find(|v| DECIDED_RU.contains(&w.at(*v)))?;
                    (passive.saturating_sub(NEAR).max(s.start)..s.end.min(passive + NEAR)).find(|k| {
                        is_head(w.at(*k), lang)
                            && crate::facts::party::is_instrumental_ru(w.at(*k))
                            && !after_with(cx, *k, &s)
                    })
                })
            }
            Lang::Ky => {
                let active = s.clone().find(|v| DECIDES_KY.contains(&w.at(*v)) || w.at(*v) == "тарабынан")?;
                let agent = w.at(active) == "тарабынан";
                (active.saturating_sub(NEAR_KY).max(s.start)..active)
                    .find(|k| is_head(w.at(*k), lang) && (agent || nominative_ky(w.at(*k))))
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
        None => w.span(&(party(w, head, s, cx.act.lang).start..head + 1)),
    }
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
    !["а", "у", "ом", "ем", "ой", "ей", "ами", "ями", "ах", "ях", "ов", "ам"].iter().any(|e| w.ends_with(e))
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
        _ => k..k + 1,
    };
    let person = |k: usize| {
        starts(w.at(k), persons)
            && (lang == Lang::Ru || !w.at(k).starts_with("арыз") || starts(w.at(k + 1), &["ээс", "ээл"]))
            && !starts(w.at(k), &["лицевой", "адамдык", "ишкердик", "арызына"])
            && !(lang == Lang::Ru
                && ["ую", "ого", "ому", "ое", "ые", "ых", "ая", "ый", "ской", "ского"]
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
                        let k = opener.map_or(s.start, |o| o + 1);
                        (k < verb
                            && w.is_word(k)
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
