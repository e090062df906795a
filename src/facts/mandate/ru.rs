//! Russian sentences: who is the agent of each predicate, and the statements that follow.

use super::item::{noun_actions, object_after};
use super::pred::{Pred, is_adverb, mask, predicates, starts_any};
use super::view::View;
use super::words::{INVERTED, PASSIVE_STATUS, STATUS};
use super::{Cx, Statement, Who};
use crate::Span;
use crate::bodies::grammar::{full_participle, ru_adjective, ru_infinitive, ru_preposition};
use crate::bodies::head::Cases;
use crate::facts::{BodyFrom, Modality};

/// Who is the agent of a predicate, in positions `low..high` of its clause.
pub(super) fn agent(v: &View<'_>, masked: &[bool], p: &Pred, low: usize, high: usize) -> Vec<(u32, usize, usize)> {
    let free = |a: usize| !masked[a];
    if p.modality == Modality::Prohibition && v.folded(p.at).ends_with("ся") {
        let found = v
            .mentions
            .iter()
            .copied()
            .find(|(_, a, b)| free(*a) && *a >= low && *b <= high && v.may(*a, *b, Cases::DAT));
        return found.map(|m| spread(v, masked, m, Cases::DAT, low, high)).unwrap_or_default();
    }
    if p.passive {
        let fits = |&&(_, a, b): &&(u32, usize, usize)| {
            free(a)
                && a >= low
                && b <= high
                && v.may(a, b, Cases::INS)
                && v.certain(a, b)
                && !governed(v, a)
                && !together(v, a)
        };
        // «обеспечивается айыл окмоту»: a name that does not bend, right behind the verb.
        if let Some(m) = v.mentions.iter().find(|(_, a, b)| *a == p.end && free(*a) && !v.certain(*a, *b)) {
            return spread(v, masked, *m, Cases::INS, low, high);
        }
        let by_ins = v
            .mentions
            .iter()
            .find(|m| m.1 > p.at && fits(m))
            .or_else(|| v.mentions.iter().rev().find(|m| m.1 < p.at && fits(m)));
        if let Some(m) = by_ins {
            return spread(v, masked, *m, Cases::INS, low, high);
        }
        // «решением местной администрации», «по решению кенеша»
        let by_act = v.mentions.iter().find(|(_, a, b)| {
            free(*a) && *a > low && *b <= high && v.may(*a, *b, Cases::GEN) && {
                let w = v.folded(a - 1);
                matches!(w, "решением" | "постановлением" | "приказом" | "распоряжением" | "указом")
                    || (w == "решению" && *a > 1 && v.folded(a - 2) == "по")
            }
        });
        return by_act.map(|m| spread(v, masked, *m, Cases::GEN, low, high)).unwrap_or_default();
    }
    // «X через Y осуществляет»: the body is Y.
    let through =
        v.mentions.iter().copied().find(|(_, a, b)| free(*a) && *a > low && *b <= p.at && v.folded(a - 1) == "через");
    let subject = |&&(_, a, b): &&(u32, usize, usize)| {
        free(a) && a >= low && b <= p.at && nominative(v, a, b) && agrees(v, masked, (a, b), p)
    };
    if let Some(m) = v.mentions.iter().rev().find(subject) {
        let row = spread(v, masked, *m, Cases::NOM, low, p.at);
        return match through {
            Some(t) if !row.contains(&t) => vec![t],
            _ => row,
        };
    }
    // «осуществляют Кабинет Министров, а также …»: the subject stands right behind the verb.
    let w = v.folded(p.at);
    if starts_any(w, INVERTED)
        && !(low..p.at).any(|i| v.mention_at(i).is_some_and(|(_, a, b)| nominative(v, a, b) && a >= low && free(a)))
    {
        let next = (p.end..high.min(p.end + 3)).find_map(|i| v.mention_at(i).filter(|(_, a, _)| *a == i && free(i)));
        if let Some((m, a, b)) = next
            && (nominative(v, a, b) || !v.certain(a, b))
        {
            let row = spread(v, masked, (m, a, b), Cases::NOM, a, high);
            let many = row.len() > 1 || v.cases(a, b).1.may_be(Cases::NOM);
            if p.plural.is_none_or(|plural| plural == many) {
                return row;
            }
        }
    }
    Vec::new()
}

impl View<'_> {
    /// Whether a mention can stand in a case.
    pub fn may(&self, a: usize, b: usize, case: Cases) -> bool {
        let (s, p) = self.cases(a, b);
        s.or(p).may_be(case)
    }

    /// Whether the case of a mention is told by its form (names that do not bend tell nothing).
    pub fn certain(&self, a: usize, b: usize) -> bool {
        self.cases(a, b).0 != Cases(0xff)
    }
}

/// Whether a mention can be the subject: nominative by its form, and neither behind a preposition nor behind a noun that
/// governs it.
pub(super) fn nominative(v: &View<'_>, a: usize, b: usize) -> bool {
    if !v.may(a, b, Cases::NOM) {
        return false;
    }
    let before = a.checked_sub(1).map_or("", |i| v.folded(i));
    // «в соответствующий орган»: an adjective may stand behind the preposition.
    let far = (0..a).rev().take(3).map(|i| v.folded(i)).find(|w| !ru_adjective(w)).unwrap_or("");
    if [before, far].iter().any(|w| ru_preposition(w) && *w != "включая") {
        return false;
    }
    // A name that does not bend is a subject only where a phrase begins.
    v.certain(a, b)
        || before.is_empty()
        || !before.chars().any(char::is_alphabetic)
        || matches!(before, "и" | "или" | "также" | "либо")
}

/// Words that make the verbal noun behind them a circumstance of the clause, so that its agent is not the clause's.
const CIRCUMSTANCE: &[&str] = &["случае", "случаях", "при", "после", "до", "дня", "момента", "даты", "путем"];

/// Whether the words before a mention are a participle that governs it: «утвержденном Кабинетом Министров».
fn governed(v: &View<'_>, a: usize) -> bool {
    // «в случае предъявления прокурором», «после утверждения Кабинетом Министров»: the agent of a verbal noun.
    let noun = a.checked_sub(1).map_or("", |i| v.folded(i));
    let before = a.checked_sub(2).map_or("", |i| v.folded(i));
    if ["ния", "тия", "нии", "тии"].iter().any(|e| noun.ends_with(e)) && CIRCUMSTANCE.contains(&before) {
        return true;
    }
    (0..a).rev().take(3).find(|i| !is_adverb(v.folded(*i))).is_some_and(|i| full_participle(v.folded(i)))
}

/// «совместно с районной администрацией»: a body beside the agent is none.
fn together(v: &View<'_>, a: usize) -> bool {
    let before = (0..a).rev().take(3).map(|i| v.folded(i)).find(|w| !ru_adjective(w));
    if matches!(before, Some("с" | "со" | "между")) {
        return true;
    }
    // «с таможенными органами, органами разведки и органами внутренних дел»: the preposition governs the whole row.
    let last = v.mentions.iter().rev().find(|m| m.2 < a && a - m.2 <= 2 && v.may(m.1, m.2, Cases::INS));
    last.is_some_and(|m| (m.2..a).all(|i| matches!(v.folded(i), "," | "и" | "или")) && together(v, m.1))
}

/// The bodies that a sentence or lead-in begins with in the dative: «Министерству энергетики …», «Местным администрациям …».
pub(super) fn told(v: &View<'_>, masked: &[bool]) -> Vec<(u32, usize, usize)> {
    let start = v.start();
    let first =
        v.mentions.iter().copied().find(|(_, a, b)| {
            *a == start && v.certain(*a, *b) && v.may(*a, *b, Cases::DAT) && !v.may(*a, *b, Cases::NOM)
        });
    first.map(|m| spread(v, masked, m, Cases::DAT, start, v.end())).unwrap_or_default()
}

/// «Местным администрациям обеспечить исполнение …»: whom a resolution tells to do something.
fn instruction(v: &View<'_>, masked: &[bool]) -> Option<Statement> {
    let row = told(v, masked);
    let from = row.last()?.2;
    let (start, end) = (v.start(), v.end());
    let first = (from..end).find(|i| !masked[*i] && v.is_word(*i) && ru_infinitive(v.folded(*i)))?;
    let joins = |i: usize| matches!(v.folded(i), "," | "и" | "или" | "также");
    let verbs: Vec<usize> = (first..end)
        .filter(|i| !masked[*i] && v.is_word(*i) && ru_infinitive(v.folded(*i)))
        .filter(|i| *i == first || joins(i - 1))
        .collect();
    Some(Statement {
        span: v.span(start, end),
        who: row.iter().map(|(m, _, _)| Who { mention: *m, from: BodyFrom::Sentence }).collect(),
        actions: verbs.iter().map(|k| v.span(*k, k + 1)).collect(),
        object: object_after(v, first + 1, end),
        modality: Modality::Duty,
    })
}

fn agrees(v: &View<'_>, masked: &[bool], (a, b): (usize, usize), p: &Pred) -> bool {
    let Some(plural) = p.plural else { return true };
    let (s, pl) = v.cases(a, b);
    let row = spread(v, masked, (0, a, b), Cases::NOM, 0, p.at).len() > 1;
    if plural { pl.may_be(Cases::NOM) || row || s == Cases(0xff) } else { s.may_be(Cases::NOM) }
}

/// A mention with those that stand in one row with it: «X, Y и Z», «X, а также Y».
fn spread(
    v: &View<'_>,
    masked: &[bool],
    m: (u32, usize, usize),
    case: Cases,
    low: usize,
    high: usize,
) -> Vec<(u32, usize, usize)> {
    let mut row = vec![m];
    let joins = |from: usize, to: usize| {
        from < to
            && to - from <= 4
            && (from..to).all(|i| {
                matches!(
                    v.folded(i),
                    "," | "и"
                        | "или"
                        | "а"
                        | "также"
                        | "либо"
                        | "/"
                        | "и/или"
                        | "другими"
                        | "иными"
                        | "другие"
                        | "иные"
                ) || masked[i]
            })
    };
    let at = v.mentions.iter().position(|n| n.1 == m.1).unwrap_or(0);
    let mut last = m;
    for n in &v.mentions[(at + 1).min(v.mentions.len())..] {
        if n.2 > high || !joins(last.2, n.1) || !v.may(n.1, n.2, case) || masked[n.1] {
            break;
        }
        row.push(*n);
        last = *n;
    }
    let mut first = m;
    for n in v.mentions[..at].iter().rev() {
        if n.1 < low || !joins(n.2, first.1) || !v.may(n.1, n.2, case) || masked[n.1] {
            break;
        }
        row.insert(0, *n);
        first = *n;
    }
    row
}

/// A clause that charges somebody.
struct Clause {
    from: usize,
    to: usize,
    preds: Vec<Pred>,
    who: Vec<(u32, usize, usize)>,
}

/// The statements of one sentence.
pub(super) fn statements(cx: &Cx<'_>, v: &View<'_>, previous: Option<Who>) -> Vec<Statement> {
    if v.mentions.is_empty() && previous.is_none() {
        return Vec::new();
    }
    let masked = mask(v);
    let preds = predicates(v, &masked);
    let (start, end) = (v.start(), v.end());
    if start >= end {
        return Vec::new();
    }
    if preds.is_empty() {
        return instruction(v, &masked).into_iter().collect();
    }
    if let Some(st) = competence(cx, v, &masked, &preds) {
        return vec![st];
    }
    let mut clauses: Vec<Clause> = Vec::new();
    let mut pending: Vec<Pred> = Vec::new();
    let mut open_from = start;
    for (k, p) in preds.iter().enumerate() {
        let low = if k == 0 { start } else { preds[k - 1].end };
        let high = preds.get(k + 1).map_or(end, |n| n.at);
        let low = low.max(
            clauses
                .last()
                .map_or(0, |c: &Clause| c.who.iter().map(|w| w.2).filter(|b| *b != usize::MAX).max().unwrap_or(0))
                .min(p.at),
        );
        let mut who = agent(v, &masked, p, low, high);
        if who.is_empty() && k == 0 && previous.is_some() && pronoun_subject(v, start, p.at) {
            who = previous.map(|w| vec![(w.mention, usize::MAX, usize::MAX)]).unwrap_or_default();
        }
        let same_row = clauses.last().is_some_and(|c| c.preds.last().is_some_and(|q| row_goes_on(v, &masked, q, p)));
        if !who.is_empty() {
            let border = if clauses.is_empty() { start } else { boundary(v, low, p.at.min(who[0].1)) };
            if let Some(c) = clauses.last_mut() {
                c.to = c.to.min(border);
            }
            let mut all = std::mem::take(&mut pending);
            // Verbs in one row share the agent behind the last: «определяются и утверждаются органами».
            all.retain(|q| q.passive == p.passive && p.at - q.end <= 2);
            all.push(p.clone());
            let from = if clauses.is_empty() { open_from } else { all[0].at.min(who[0].1).min(border + 1).max(border) };
            clauses.push(Clause { from: skip_joints(v, from), to: end, preds: all, who });
        } else if same_row {
            if let Some(c) = clauses.last_mut() {
                c.preds.push(p.clone());
            }
        } else if clauses.is_empty() {
            pending.push(p.clone());
        } else {
            // A clause without an agent ends the one before it.
            let border = boundary(v, low, p.at);
            if let Some(c) = clauses.last_mut() {
                c.to = c.to.min(border);
            }
            pending = vec![p.clone()];
            open_from = border;
        }
    }
    clauses.into_iter().filter_map(|c| close(cx, v, &masked, c)).collect()
}

fn pronoun_subject(v: &View<'_>, start: usize, at: usize) -> bool {
    (start..at).take(3).any(|i| matches!(v.folded(i), "он" | "она" | "оно" | "они"))
        && v.mentions.iter().all(|m| m.1 > at)
}

/// Whether predicate `p` shares the subject of `q`: same voice, no new subject between.
fn row_goes_on(v: &View<'_>, masked: &[bool], q: &Pred, p: &Pred) -> bool {
    if q.passive != p.passive || q.plural.is_some() && p.plural.is_some() && q.plural != p.plural {
        return false;
    }
    if q.passive {
        // «определяется Кабинетом Министров и публикуется»
        return matches!(v.folded(p.at - 1), "и" | ",") || v.folded(p.at.saturating_sub(2)) == "также";
    }
    let before = (q.end..p.at).rev().find(|i| !masked[*i] && !is_adverb(v.folded(*i)) && v.folded(*i) != "не");
    before.is_some_and(|i| matches!(v.folded(i), "и" | "," | "также" | "или" | "либо"))
        || (q.end..p.at).any(|i| matches!(v.folded(i), "и" | ","))
}

/// Where the clause of a predicate at `at` begins, behind the last comma or conjunction after `low`.
fn boundary(v: &View<'_>, low: usize, at: usize) -> usize {
    (low..at).rev().find(|i| matches!(v.folded(*i), "," | "и" | ";" | "а" | "или")).unwrap_or(low)
}

fn skip_joints(v: &View<'_>, from: usize) -> usize {
    let mut i = from;
    while i < v.len() && matches!(v.folded(i), "," | "и" | ";" | "а" | "или" | "также") {
        i += 1;
    }
    i
}

fn close(cx: &Cx<'_>, v: &View<'_>, masked: &[bool], c: Clause) -> Option<Statement> {
    let real: Vec<&Pred> = c.preds.iter().filter(|p| !status(v, p)).collect();
    let first = *real.first()?;
    let mut to = c.to;
    while to > c.from
        && !v.is_word(to - 1)
        && !matches!(v.folded(to - 1), ")" | "»" | "\"")
        && !v.folded(to - 1).chars().any(char::is_numeric)
    {
        to -= 1;
    }
    while to > c.from && matches!(v.folded(to - 1), "," | "и" | ";") {
        to -= 1;
    }
    let mut actions: Vec<Span> = Vec::new();
    let mut object = Span::default();
    if first.passive {
        // «Управление и распоряжение землями осуществляются …»: the action is the noun that the light verb carries.
        let light = real.iter().all(|p| p.verbs.iter().all(|k| light_passive(v.folded(*k))));
        let subject_from = c.from;
        let subject_to = real[0].at.min(c.who.iter().map(|w| w.1).filter(|a| *a >= c.from).min().unwrap_or(real[0].at));
        if light && subject_to > subject_from {
            let nouns = noun_actions(cx, v, masked, subject_from, subject_to, true);
            if let Some((_, after)) = nouns.last() {
                object = v.span(*after, subject_to);
                actions = nouns.iter().map(|(s, _)| *s).collect();
            }
        }
        if actions.is_empty() {
            actions = real.iter().flat_map(|p| p.verbs.iter().map(|k| v.span(*k, k + 1))).collect();
            object = if subject_to > subject_from {
                v.span(subject_from, subject_to)
            } else {
                object_after(v, first.end, to)
            };
        }
    } else {
        for p in &real {
            actions.extend(p.verbs.iter().map(|k| v.span(*k, k + 1)));
        }
        let inverted = c.who.first().is_some_and(|w| w.1 != usize::MAX && w.1 >= first.end);
        if inverted && v.folded(first.at).starts_with("осуществля") {
            let nouns = noun_actions(cx, v, masked, c.from, first.at, true);
            if let Some((_, after)) = nouns.last() {
                object = v.span(*after, first.at);
                actions = nouns.iter().map(|(s, _)| *s).collect();
            }
        }
        if object.is_empty() {
            let after = first.verbs.first().map_or(first.end, |k| k + 1);
            object = if inverted { v.span(c.from, first.at) } else { object_after(v, after, to) };
        }
    }
    if actions.is_empty() {
        return None;
    }
    let who = c.who.iter().map(|(m, _, _)| Who { mention: *m, from: BodyFrom::Sentence }).collect();
    Some(Statement { span: v.span(c.from, to), who, actions, object, modality: first.modality })
}

fn light_passive(w: &str) -> bool {
    starts_any(w, &["осуществля", "провод"])
}

fn status(v: &View<'_>, p: &Pred) -> bool {
    if p.modality != Modality::Function {
        return p.verbs.is_empty();
    }
    let w = v.folded(p.at);
    if p.passive && starts_any(w, PASSIVE_STATUS) {
        return true;
    }
    if !p.passive && starts_any(w, STATUS) {
        // «несет ответственность» is status, «вносит», «ведет» are not in the list.
        return true;
    }
    // «осуществляет свою деятельность на основании …»
    w.starts_with("осуществля")
        && starts_any(v.folded(p.at + 1), &["свою", "свои"])
        && starts_any(v.folded(p.at + 2), &["деятельност", "полномоч"])
}

/// «К полномочиям X относится утверждение …», «На X возлагается контроль …»: the competence in one sentence.
fn competence(cx: &Cx<'_>, v: &View<'_>, masked: &[bool], preds: &[Pred]) -> Option<Statement> {
    let p = preds.first()?;
    let w = v.folded(p.at);
    if !starts_any(w, &["относ", "вход", "возлага"]) {
        return None;
    }
    let (m, _, _) = *v.mentions.iter().find(|(_, a, b)| {
        *b <= p.at && !masked[*a] && *a > 0 && {
            let before = v.folded(a - 1);
            let noun = starts_any(before, &["компетенц", "полномоч", "ведени", "функци", "задач", "обязанност"])
                && v.may(*a, *b, Cases::GEN);
            noun || (before == "на" && w.starts_with("возлага"))
        }
    })?;
    let nouns = noun_actions(cx, v, masked, p.end, v.end(), true);
    let (_, after) = nouns.last()?;
    Some(Statement {
        span: v.span(v.start(), v.end()),
        who: vec![Who { mention: m, from: BodyFrom::Sentence }],
        actions: nouns.iter().map(|(s, _)| *s).collect(),
        object: v.span(*after, v.end()),
        modality: Modality::Function,
    })
}
