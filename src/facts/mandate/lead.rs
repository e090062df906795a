//! Lead-ins: «В компетенцию … входит:», «… осуществляет следующие функции:», «… ыйгарым укуктарына төмөнкүлөр кирет:»,
//! «Кабинет Министров:», and headings that do their work.

use super::item::closes;
use super::view::View;
use super::words::{CARRIERS, DUTIES};
use super::{Cx, Who, ky, pred, ru};
use crate::act::{Provision, ProvisionKind};
use crate::bodies::grammar::ru_finite;
use crate::bodies::head::Cases;
use crate::bodies::mentions::inside;
use crate::facts::{BodyFrom, Modality};
use crate::{Lang, Span};

/// What a list's items inherit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lead {
    /// Who is charged.
    pub who: Vec<Who>,
    /// How the items bind, unless they say otherwise.
    pub modality: Modality,
    /// The lead-in's own verb, when the items are its objects.
    pub action: Vec<Span>,
}

impl Lead {
    /// Whether only a heading names the body.
    pub fn by_heading(&self) -> bool {
        self.who.iter().all(|w| w.from == BodyFrom::Heading)
    }
}

fn duty(w: &str) -> bool {
    DUTIES.iter().any(|d| w.starts_with(d))
}

/// The lead-in that the sentence `v` of provision `p` makes; `None` when its list holds no functions of a body.
pub(super) fn read(cx: &Cx<'_>, v: &View<'_>, p: &Provision, i: usize) -> Option<Lead> {
    // «Министерству энергетики в месячный срок:» tells what to do, and by when.
    let told = || {
        let masked = pred::mask(v);
        cx.act.lang == Lang::Ru && pred::predicates(v, &masked).is_empty() && !ru::told(v, &masked).is_empty()
    };
    if composes(cx.act.lang, v) || (closes(cx.act.lang, v) && !told()) {
        return None;
    }
    let own = match cx.act.lang {
        Lang::Ru => russian(v),
        Lang::Ky => kyrgyz(v),
    };
    own.or_else(|| {
        // «Основные функции:», «В компетенцию входит:» leave the body to the heading or to the act's subject.
        let words = (0..v.end()).filter(|k| v.is_word(*k)).count();
        let bare = v.mentions.is_empty()
            && words <= BARE_WORDS
            && (0..v.end()).any(|k| duty(v.folded(k)) || v.folded(k).starts_with("төмөнк"));
        if !bare || !(0..v.end()).any(|k| duty(v.folded(k))) {
            return None;
        }
        let who = heading_body(cx, p, i).or_else(|| act_subject(cx))?;
        Some(Lead { who: vec![who], modality: modality_of_duty(v), action: Vec::new() })
    })
}

/// «В состав комиссии входят:», «комиссиянын курамына кирет:»: who sits in a body is no function of it.
fn composes(lang: Lang, v: &View<'_>) -> bool {
    (0..v.end()).any(|k| match lang {
        Lang::Ru => v.folded(k) == "состав" && k > 0 && v.folded(k - 1) == "в",
        Lang::Ky => v.folded(k) == "курамына",
    }) && (0..v.end()).any(|k| match lang {
        Lang::Ru => v.folded(k).starts_with("вход") || v.folded(k).starts_with("включа"),
        Lang::Ky => v.folded(k).starts_with("кир"),
    })
}

/// A lead-in without a body is short: «К основным функциям относятся следующие:».
const BARE_WORDS: usize = 9;

fn modality_of_duty(v: &View<'_>) -> Modality {
    let has = |p: &str| (0..v.end()).any(|k| v.folded(k).starts_with(p));
    match () {
        _ if has("обязанност") => Modality::Duty,
        _ if (has("права") || has("право")) && !has("полномоч") && !has("функци") => {
            Modality::Power
        }
        _ => Modality::Function,
    }
}

fn russian(v: &View<'_>) -> Option<Lead> {
    let masked = pred::mask(v);
    let preds = pred::predicates(v, &masked);
    let (start, end) = (v.start(), v.end());
    let who = |m: u32| vec![Who { mention: m, from: BodyFrom::LeadIn }];
    // «В компетенцию X входит:», «Функциями X являются:»
    let genitive =
        v.mentions.iter().find(|(_, a, b)| *a > 0 && !masked[*a] && duty(v.folded(a - 1)) && v.may(*a, *b, Cases::GEN));
    let carries = preds.iter().any(|p| CARRIERS.iter().any(|s| v.folded(p.at).starts_with(s)));
    if let Some((m, _, _)) = genitive
        && (carries || preds.is_empty())
    {
        return Some(Lead { who: who(*m), modality: modality_of_duty(v), action: Vec::new() });
    }
    if let Some((m, _, _)) = v.mentions.iter().find(|(_, a, _)| *a > 0 && v.folded(a - 1) == "на")
        && preds.iter().any(|p| v.folded(p.at).starts_with("возлага"))
    {
        return Some(Lead { who: who(*m), modality: modality_of_duty(v), action: Vec::new() });
    }
    if preds.is_empty() {
        // «Министерству энергетики в месячный срок:»
        let told = ru::told(v, &masked);
        if !told.is_empty() {
            let who = told.iter().map(|(m, _, _)| Who { mention: *m, from: BodyFrom::LeadIn }).collect();
            return Some(Lead { who, modality: Modality::Duty, action: Vec::new() });
        }
        // «Кабинет Министров в области регулирования бюджетных правоотношений:»
        let (m, a, _) = *v.mentions.iter().find(|(_, a, b)| !masked[*a] && ru::nominative(v, *a, *b))?;
        let first = (start..a).all(|k| !v.is_word(k) || !v.may_be_subject(k));
        return first.then(|| Lead { who: with_row(v, &masked, m), modality: Modality::Function, action: Vec::new() });
    }
    let last = preds.last()?;
    let low = if preds.len() > 1 { preds[preds.len() - 2].end } else { start };
    let mut row = ru::agent(v, &masked, last, low, end);
    if row.is_empty() && preds.len() > 1 {
        row = ru::agent(v, &masked, &preds[0], start, preds[1].at);
    }
    if row.is_empty() {
        return None;
    }
    let mut who: Vec<Who> = row.iter().map(|(m, _, _)| Who { mention: *m, from: BodyFrom::LeadIn }).collect();
    let w = v.folded(last.at);
    // «Правительство создает Национальный совет для решения следующих задач:»: the tasks are those of the created body.
    if ["создае", "образуе", "учреждае", "формируе"].iter().any(|s| w.starts_with(s))
        && let Some((m, _, _)) = v.mentions.iter().find(|(_, a, b)| *a >= last.end && v.may(*a, *b, Cases::ACC))
        && (last.end..end).any(|k| duty(v.folded(k)))
    {
        who = vec![Who { mention: *m, from: BodyFrom::LeadIn }];
        return Some(Lead { who, modality: Modality::Function, action: Vec::new() });
    }
    let tail: Vec<&str> = (last.end..end).filter(|k| v.is_word(*k)).map(|k| v.folded(k)).collect();
    let functions = tail.iter().any(|t| duty(t) || t.starts_with("право"));
    let light =
        ["осуществля", "выполня", "реализу", "имее", "имею", "облада", "исполня"].iter().any(|s| w.starts_with(s));
    if last.modality != Modality::Function {
        let action = last.verbs.iter().map(|k| v.span(*k, k + 1)).collect();
        return Some(Lead { who, modality: last.modality, action });
    }
    if (light && (functions || tail.is_empty() || tail.iter().all(|t| t.starts_with("следующ"))))
        || (functions && tail.iter().any(|t| t.starts_with("следующ")))
    {
        let modality = if functions { modality_of_duty(v) } else { Modality::Function };
        return Some(Lead { who, modality, action: Vec::new() });
    }
    // «представляет следующие документы:»: a list of things, not of functions.
    if tail.iter().any(|t| t.starts_with("следующ")) || ["явля", "состо", "включа"].iter().any(|s| w.starts_with(s))
    {
        return None;
    }
    // «Земли предоставляются администрацией …:»: the passive has its subject, what follows are conditions.
    if last.passive
        && start < last.at
        && v.mention_at(start).is_none_or(|(_, _, b)| b < last.at)
        && subject_before(v, start, last.at)
    {
        return None;
    }
    let action = preds.iter().flat_map(|p| p.verbs.iter().map(|k| v.span(*k, k + 1))).collect();
    Some(Lead { who, modality: last.modality, action })
}

/// Whether words other than mentions and prepositional phrases stand before a passive verb.
fn subject_before(v: &View<'_>, start: usize, at: usize) -> bool {
    (start..at).any(|i| v.is_word(i) && v.mention_at(i).is_none())
        && !crate::bodies::grammar::ru_preposition(v.folded(start))
}

impl View<'_> {
    /// Whether a word before a mention can itself be the subject: a noun in the nominative, which the endings of adjectives,
    /// prepositions and oblique cases rule out only in part, so that only capitals and verbs count.
    pub fn may_be_subject(&self, i: usize) -> bool {
        ru_finite(self.folded(i))
    }
}

fn with_row(v: &View<'_>, masked: &[bool], first: u32) -> Vec<Who> {
    let mut out = vec![Who { mention: first, from: BodyFrom::LeadIn }];
    let at = v.mentions.iter().position(|m| m.0 == first).unwrap_or(0);
    let mut last = v.mentions[at];
    for n in &v.mentions[at + 1..] {
        let joined =
            (last.2..n.1).all(|i| matches!(v.folded(i), "," | "и" | "или" | "а" | "также")) && n.1 - last.2 <= 3;
        if !joined || masked[n.1] || !ru::nominative(v, n.1, n.2) {
            break;
        }
        out.push(Who { mention: n.0, from: BodyFrom::LeadIn });
        last = *n;
    }
    out
}

fn kyrgyz(v: &View<'_>) -> Option<Lead> {
    let end = v.end();
    let who = |m: u32| vec![Who { mention: m, from: BodyFrom::LeadIn }];
    // «X ыйгарым укуктарына төмөнкүлөр кирет:»: the genitive with a noun of duty behind it.
    let genitive = v
        .mentions
        .iter()
        .find(|(_, a, b)| v.may(*a, *b, Cases::GEN) && (*b..end.min(b + DUTY_REACH)).any(|k| duty(v.folded(k))));
    if let Some((m, _, _)) = genitive {
        return Some(Lead { who: who(*m), modality: modality_ky(v), action: Vec::new() });
    }
    // «X Y аркылуу жүзөгө ашырат:»
    let through = v.mentions.iter().find(|(_, _, b)| v.folded(*b) == "аркылуу");
    let tail = ky::predicate(v);
    let subject = v.mentions.iter().find(|(_, a, b)| ky::nominative(v, *a, *b)).copied();
    let agent = ky::agents(v);
    let mut row: Vec<u32> = agent.iter().map(|a| a.0).collect();
    if let Some((m, _, _)) = through {
        row = vec![*m];
    } else if row.is_empty() && (tail.is_none() || tail.as_ref().is_some_and(|t| !t.passive)) {
        row = subject.map(|s| s.0).into_iter().collect();
    }
    if row.is_empty() {
        return None;
    }
    let who: Vec<Who> = row.into_iter().map(|m| Who { mention: m, from: BodyFrom::LeadIn }).collect();
    let Some(tail) = tail else {
        return Some(Lead { who, modality: Modality::Function, action: Vec::new() });
    };
    let words: Vec<&str> = (v.start()..end).filter(|k| v.is_word(*k)).map(|k| v.folded(k)).collect();
    let list = words.iter().position(|w| w.starts_with("төмөнк"));
    // «төмөнкүдөй мөөнөткө берилиши мүмкүн:» lists conditions, not functions.
    let functions = words.iter().any(|w| duty(w)) || list.is_some_and(|k| !words[k].ends_with("дөй"));
    let light = tail.verbs.iter().all(|(a, b)| {
        (*a..*b).any(|k| ["ашыр", "аткар", "жүргүз", "кыл", "ээ", "бар"].iter().any(|s| v.folded(k).starts_with(s)))
    });
    if tail.passive && !functions && (!light || tail.modality != Modality::Function) {
        return None;
    }
    let modality = if functions && tail.modality == Modality::Function { modality_ky(v) } else { tail.modality };
    if light || functions || (tail.modality != Modality::Function && !tail.passive) {
        return Some(Lead { who, modality, action: Vec::new() });
    }
    Some(Lead { who, modality, action: tail.verbs.iter().map(|(a, b)| v.span(*a, *b)).collect() })
}

/// How far behind a body's genitive the noun of duty may stand: «X-нын жер мамилелерин жөнгө салуу чөйрөсүндөгү ыйгарым укуктарына».
const DUTY_REACH: usize = 12;

fn modality_ky(v: &View<'_>) -> Modality {
    let has = |p: &str| (0..v.end()).any(|k| v.folded(k).starts_with(p));
    // «Министрликтин милдеттери болуп … саналат» are its tasks, as «задачами … являются».
    let tasks = has("саналат") || has("эсептелет");
    match () {
        _ if has("милдеттер") && !tasks && !has("ыйгарым") && !has("функция") => Modality::Duty,
        _ if has("укуктар") && !has("ыйгарым") => Modality::Power,
        _ => Modality::Function,
    }
}

/// The lead-in that a heading makes for items that follow it at once: «Функции Министерства», «X-нын ыйгарым укуктары».
pub(super) fn of_heading(cx: &Cx<'_>, p: &Provision) -> Option<Lead> {
    let heading = p.heading?;
    if !matches!(
        p.kind,
        ProvisionKind::Article | ProvisionKind::Chapter | ProvisionKind::Section | ProvisionKind::Subchapter
    ) {
        return None;
    }
    let v = View::of(cx, heading);
    if !(0..v.len()).any(|k| duty(v.folded(k))) {
        return None;
    }
    let m = inside(cx.mentions, heading).first()?;
    let k = cx.mentions.iter().position(|n| n.span == m.span)? as u32;
    Some(Lead {
        who: vec![Who { mention: k, from: BodyFrom::Heading }],
        modality: modality_of_duty(&v),
        action: Vec::new(),
    })
}

fn heading_body(cx: &Cx<'_>, p: &Provision, i: usize) -> Option<Who> {
    let headings =
        std::iter::once(p.heading).chain(cx.act.ancestors(i as u32).map(|k| cx.act.provisions[k as usize].heading));
    for heading in headings.flatten() {
        if let Some(m) = inside(cx.mentions, heading).first() {
            let k = cx.mentions.partition_point(|n| n.span.from < m.span.from) as u32;
            return Some(Who { mention: k, from: BodyFrom::Heading });
        }
    }
    None
}

fn act_subject(cx: &Cx<'_>) -> Option<Who> {
    cx.subject.map(|m| Who { mention: m, from: BodyFrom::ActSubject })
}
