//! B10: in one matter a person has to go to a second body.
//!
//! Four shapes: a paper of another body in the list of what to bring; a paper that the person must have another body agree to; one
//! application to two bodies; a step before the application in which the person fetches something from another body.

use super::super::pack::Subject;
use super::super::pass::{Context, Findings, Pass, Scope, Unit};
use super::super::view::View;
use crate::Lang;
use crate::facts::party::is_head;
use crate::facts::words::{Words, starts};
use crate::facts::{Addressee, FactKind};
use std::ops::Range;

/// Reads the ways of a person between bodies.
pub(super) struct TwoDoors;

impl Pass for TwoDoors {
    fn codes(&self) -> &'static [&'static str] {
        &["B10"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let w = Words::new(view.input.analysis);
        let mut add = |i: usize, sentence: &Range<usize>, hit: Range<usize>| {
            let what = view.words(&hit, 100);
            out.place(view, "B10", i, view.span(sentence), view.span(&hit), &[("what", &what)]);
        };
        let mut last = usize::MAX;
        for f in view.input.facts {
            let FactKind::Document(d) = &f.kind else { continue };
            let i = f.provision as usize;
            let Some(issuer) = d.issuer.filter(|_| i != last) else { continue };
            if d.fallback || d.foreign || matches!(d.by, Addressee::Body | Addressee::Court) || !view.is_norm(i) {
                continue;
            }
            let body = view.tokens(view.provisions()[i].body);
            let name = view.tokens(f.span);
            let sentence = view.sentence(name.start, &body);
            let issuer = view.tokens(issuer);
            let papers: &[&str] = match view.lang() {
                Lang::Ru => &["справк", "заключени", "согласовани", "отметк", "согласи", "подтверждени"],
                Lang::Ky => &["маалымкат", "корутунду", "макулду", "макулдашуу", "белгисин", "ырастоо"],
            };
            let paper = name.clone().any(|k| starts(w.at(k), papers));
            let state = issuer.clone().any(|k| is_head(w.at(k), view.lang()));
            if paper && state && !same_door(view, w, i, &sentence, &issuer) {
                last = i;
                add(i, &sentence, name.start.min(issuer.start)..name.end.max(issuer.end));
            }
        }
        for (i, p) in view.provisions().iter().enumerate() {
            if !view.is_norm(i) || view.is_definition(i) || p.body.is_empty() || i == last {
                continue;
            }
            let body = view.tokens(p.body);
            for s in w.sentences(body) {
                let hit = match view.lang() {
                    Lang::Ru => russian(view, w, i, &s),
                    Lang::Ky => kyrgyz(view, w, i, &s),
                };
                if let Some(hit) = hit {
                    add(i, &s, hit);
                    break;
                }
            }
        }
    }
}

/// Whether the paper comes from the body that asks for it: a word of the issuer's name stands in the lead-in or elsewhere in the sentence.
fn same_door(view: &View<'_>, w: Words<'_>, i: usize, sentence: &Range<usize>, issuer: &Range<usize>) -> bool {
    let key = |k: usize| w.at(k).chars().take(NAME_CHARS).collect::<String>();
    let own: Vec<String> = issuer
        .clone()
        .filter(|k| w.is_word(*k) && !is_head(w.at(*k), view.lang()))
        .map(key)
        .filter(|k| k.chars().count() == NAME_CHARS)
        .collect();
    let lead = view.leadin(i);
    lead.chain(sentence.start..issuer.start).chain(issuer.end..sentence.end).any(|k| own.contains(&key(k)))
}

/// Names of bodies are told apart by so many first letters of their words: «налогов», «внутрен».
const NAME_CHARS: usize = 6;
/// A body stands within so many tokens of the verb that leads to it.
const DOOR_NEAR: usize = 12;

/// Whether the sentence or its lead-in tells of a way to something else: «для получения …», «до подачи …», «самостоятельно».
fn on_the_way(view: &View<'_>, w: Words<'_>, i: usize, s: &Range<usize>) -> bool {
    let lead = view.leadin(i);
    s.clone().chain(lead).any(|k| {
        let (a, b) = (w.at(k), w.at(k + 1));
        match view.lang() {
            Lang::Ru => {
                (matches!(a, "для" | "до" | "перед") && starts(b, &["получени", "подач", "оформлени", "регистраци"]))
                    || (matches!(a, "прежде" | "раньше") && b == "чем")
                    || a == "самостоятельно"
                    || (a == "каждом" && b == "из")
            }
            Lang::Ky => {
                (starts(a, &["алуу", "тариздөө", "каттоо"]) && b == "үчүн")
                    || (starts(a, &["бергенге", "тапшырганга", "берүүдөн", "тапшыруудан"]))
                    || (a == "өз" && b == "алдынча")
            }
        }
    })
}

fn not_a_body(view: &View<'_>, i: usize, verb: usize, s: &Range<usize>) -> bool {
    view.subject(i, &(verb..verb + 1), s).0 != Subject::Body
}

fn russian(view: &View<'_>, w: Words<'_>, i: usize, s: &Range<usize>) -> Option<Range<usize>> {
    let head = |k: &usize| is_head(w.at(*k), Lang::Ru);
    for v in s.clone() {
        let at = w.at(v);
        let ahead = v + 1..s.end.min(v + DOOR_NEAR);
        // «расчет, согласованный с уполномоченным органом»
        if starts(at, &["согласованн"])
            && !starts(at, &["согласованност"])
            && matches!(w.at(v + 1), "с" | "со")
            && let Some(h) = (v + 2..s.end.min(v + 7)).find(head)
            && let Some(d) = s.clone().find(|k| {
                matches!(
                    w.at(*k),
                    "представляет"
                        | "представляют"
                        | "представить"
                        | "подает"
                        | "подают"
                        | "прилагает"
                        | "предоставляет"
                )
            })
            && not_a_body(view, i, d, s)
        {
            return Some(v..h + 1);
        }
        // «обращается в уполномоченный орган и в айыл окмоту»
        if matches!(at, "обращается" | "обращаются" | "обратиться" | "подает" | "подают") && not_a_body(view, i, v, s)
        {
            let doors: Vec<usize> = (v + 1..s.end.min(v + 2 * DOOR_NEAR))
                .filter(|k| {
                    matches!(w.at(*k), "в" | "во")
                        && (k + 1..s.end.min(k + 6)).any(|h| head(&h) && !starts(w.at(h), &["суд"]))
                })
                .collect();
            if let [a, b, ..] = doors[..]
                && (a..b).any(|k| matches!(w.at(k), "и" | "," | "также"))
                && !(a..b).any(|k| matches!(w.at(k), "или" | "либо" | ";"))
            {
                let end = (b + 1..s.end.min(b + 6)).find(head).map_or(b + 1, |h| h + 1);
                return Some(v..end);
            }
        }
        let way = || on_the_way(view, w, i, s);
        // «получает в ветеринарной службе справку», «получает отметку пастбищного комитета»
        if matches!(at, "получает" | "получают" | "получить")
            && ahead
                .clone()
                .any(|k| starts(w.at(k), &["справк", "заключени", "согласовани", "отметк", "согласи", "подтверждени"]))
            && ahead.clone().any(|k| head(&k))
            && way()
            && not_a_body(view, i, v, s)
        {
            let end = ahead.clone().rfind(head).map_or(v + 1, |h| h + 1);
            return Some(v..end);
        }
        // «согласовывает маршрут с районной администрацией»
        if matches!(at, "согласовывает" | "согласовывают" | "согласует" | "согласуют")
            && let Some(with) = ahead.clone().find(|k| matches!(w.at(*k), "с" | "со"))
            && let Some(h) = (with + 1..s.end.min(with + 6)).find(head)
            && way()
            && not_a_body(view, i, v, s)
        {
            return Some(v..h + 1);
        }
    }
    None
}

fn kyrgyz(view: &View<'_>, w: Words<'_>, i: usize, s: &Range<usize>) -> Option<Range<usize>> {
    let head = |k: &usize| is_head(w.at(*k), Lang::Ky);
    let dative = |k: usize| {
        ["га", "ге", "го", "гө", "ка", "ке", "ко", "кө", "на", "не", "но", "нө"].iter().any(|e| w.at(k).ends_with(e))
    };
    for v in s.clone() {
        let at = w.at(v);
        let back = v.saturating_sub(DOOR_NEAR).max(s.start)..v;
        // «орган менен макулдашылган эсептөөлөрдү берет»
        if starts(at, &["макулдашылган"])
            && w.before(v) == "менен"
            && let Some(h) = (v.saturating_sub(5).max(s.start)..v).rev().find(head)
            && let Some(d) = (v..s.end)
                .find(|k| matches!(w.at(*k), "берет" | "беришет" | "тапшырат" | "тапшырышат" | "сунуштайт" | "тиркейт"))
            && not_a_body(view, i, d, s)
        {
            return Some(h..v + 1);
        }
        // «ыйгарым укуктуу органга жана айыл өкмөтүнө кайрылат»
        if matches!(at, "кайрылат" | "кайрылышат" | "тапшырат" | "тапшырышат") && not_a_body(view, i, v, s)
        {
            let doors: Vec<usize> = (v.saturating_sub(2 * DOOR_NEAR).max(s.start)..v)
                .filter(|k| head(k) && dative(*k) && !starts(w.at(*k), &["сот"]))
                .collect();
            if let [a, .., b] = doors[..]
                && (a..b).any(|k| matches!(w.at(k), "жана" | "," | "ошондой"))
                && !(a..b).any(|k| matches!(w.at(k), "же" | ";"))
            {
                return Some(a..v + 1);
            }
        }
        let way = || on_the_way(view, w, i, s);
        if matches!(at, "алат" | "алышат")
            && back.clone().any(|k| starts(w.at(k), &["маалымкат", "корутунду", "макулду", "белгисин", "ырастоо"]))
            && back.clone().any(|k| head(&k))
            && way()
            && not_a_body(view, i, v, s)
        {
            let from = back.clone().find(head).unwrap_or(v);
            return Some(from..v + 1);
        }
        if matches!(at, "макулдашат" | "макулдашышат")
            && w.before(v) == "менен"
            && let Some(h) = back.clone().rev().find(head)
            && way()
            && not_a_body(view, i, v, s)
        {
            return Some(h..v + 1);
        }
    }
    None
}
