//! One candidate becomes one record: every field is read from the facts of its scope.

use super::names::{PAPERS_KY, PAPERS_RU};
use super::units::Candidate;
use super::{Cx, Holds, Passport, Payment, Procedure, Shape, Term, Words, applicant, steps};
use crate::Lang;
use crate::act::ProvisionKind;
use crate::facts::words::{is_read, starts};
use crate::facts::{Addressee, FactKind, FeeBasis, PermitRole, TargetKind, TimeUnit, calendar_days};

/// The record of a candidate; `None` where a title promises a procedure and the text holds nothing of one.
pub(super) fn passport(cx: &Cx<'_>, c: &Candidate) -> Option<Passport> {
    let near = provisions(cx, c);
    let facts = || cx.facts_in(c.scope).iter().filter(|f| near.binary_search(&f.provision).is_ok());
    let at = |provision: u32, span| Words { provision, span };
    let mut p = Passport {
        kind: c.kind,
        shape: c.shape,
        name: c.name,
        scope: c.scope,
        body: applicant::body(cx, c.name, c.scope, &near),
        applicant: applicant::applicant(cx, c.kind, &near),
        documents: Vec::new(),
        steps: if c.shape == Shape::Power { Vec::new() } else { steps::steps(cx, &near) },
        approvals: Vec::new(),
        terms: Vec::new(),
        total_days: None,
        fee: None,
        result: None,
        validity: None,
        refusal: None,
        grounds: Vec::new(),
        appeal: None,
        silence: None,
        elsewhere: None,
    };
    let validities: Vec<_> = facts().filter(|f| matches!(f.kind, FactKind::Validity(_))).map(|f| f.span).collect();
    for f in facts() {
        let here = at(f.provision, f.span);
        match &f.kind {
            FactKind::Document(d) if !matches!(d.by, Addressee::Body | Addressee::Court) => p.documents.push(here),
            FactKind::Approval(a) if !a.missing && here.span != c.name.span => {
                // A consent names its body among the approvals only where a head noun stands in the words.
                let bodies = a.with.iter().filter(|x| {
                    cx.words.tokens(**x).any(|k| crate::facts::party::is_head(cx.words.at(k), cx.act.lang))
                });
                p.approvals.extend(bodies.map(|x| at(f.provision, *x)));
            }
            FactKind::Deadline(d)
                if (d.is_term
                    || (c.shape == Shape::Sentence && f.provision == c.name.provision && d.unit != TimeUnit::Year))
                    && d.addressee != Addressee::Court
                    && !validities.iter().any(|v| v.overlaps(f.span)) =>
            {
                p.terms.push(Term {
                    at: here,
                    value: d.value,
                    unit: d.unit,
                    by: d.addressee,
                    from_filing: from_filing(cx, here),
                });
            }
            FactKind::Fee(x) => {
                p.fee.get_or_insert(Payment { at: here, basis: x.basis, free: false });
            }
            FactKind::Validity(v) => {
                p.validity.get_or_insert(Holds { at: here, value: v.value, unit: v.unit });
            }
            FactKind::Refusal(r) => {
                p.refusal.get_or_insert(here);
                p.grounds.extend(r.grounds.iter().map(|s| at(f.provision, *s)));
            }
            FactKind::Appeal(_) => {
                p.appeal.get_or_insert(here);
            }
            FactKind::Silence(_) => {
                p.silence.get_or_insert(here);
            }
            FactKind::Citation(x)
                if x.target != TargetKind::OwnProvision
                    && f.provision == c.name.provision
                    && c.shape != Shape::Unit
                    && ordered(cx, here) =>
            {
                p.elsewhere.get_or_insert(here);
            }
            _ => {}
        }
    }
    // A list of grounds is one provision each; a body's own text stands once.
    p.grounds.dedup();
    p.total_days = total(&p.terms);
    p.fee = p.fee.or_else(|| free(cx, &near));
    p.result = result(cx, c, &near);
    let inspections = facts().any(|f| matches!(f.kind, FactKind::Inspection(_)));
    let said = usize::from(!p.documents.is_empty())
        + usize::from(p.terms.iter().any(|t| t.by != Addressee::Person))
        + usize::from(p.refusal.is_some())
        + usize::from(p.fee.is_some())
        + usize::from(p.validity.is_some())
        + usize::from(facts().any(|f| matches!(&f.kind, FactKind::Permit(_))));
    let enough = match (c.shape, c.kind) {
        (Shape::Unit, Procedure::Inspection) => inspections || said > 1,
        (Shape::Unit, _) => said > 0 && p.body.is_some() || said > 1,
        _ => true,
    };
    enough.then_some(p)
}

/// The provisions that are read for a candidate: a unit's all, for a sentence its own part of the article and those other parts that
/// speak of the same paper.
fn provisions(cx: &Cx<'_>, c: &Candidate) -> Vec<u32> {
    let all = &cx.act.provisions;
    let read = |i: &u32| {
        all.get(*i as usize).is_some_and(|p| is_read(p) || p.heading.is_some())
            && all[*i as usize].kind != ProvisionKind::Preamble
    };
    if c.shape == Shape::Unit {
        return (c.scope.0..c.scope.1).filter(read).collect();
    }
    let mut top = c.name.provision;
    while let Some(parent) = all.get(top as usize).and_then(|p| p.parent).filter(|q| *q > c.scope.0) {
        top = parent;
    }
    let part = if c.shape == Shape::Power { (c.name.provision, c.name.provision + 1) } else { cx.subtree(top) };
    let papers = match cx.act.lang {
        Lang::Ru => PAPERS_RU,
        Lang::Ky => PAPERS_KY,
    };
    let w = cx.words;
    let stem: String = w
        .tokens(c.name.span)
        .find(|i| starts(w.at(*i), papers))
        .map(|i| w.at(i).chars().take(6).collect())
        .unwrap_or_default();
    (c.scope.0..c.scope.1)
        .filter(read)
        .filter(|i| {
            (*i >= part.0 && *i < part.1)
                || (!stem.is_empty() && w.any(&w.tokens(all[*i as usize].body), &[stem.as_str()]))
        })
        .collect()
}

/// Whether a term runs from the filing or registration of the application: the sentence says so, or names no event.
fn from_filing(cx: &Cx<'_>, term: Words) -> bool {
    let w = cx.words;
    let t = w.tokens(term.span);
    let body = w.tokens(cx.act.provisions[term.provision as usize].body);
    let Some(s) = w.sentences(body).find(|s| s.contains(&t.start)) else { return true };
    match cx.act.lang {
        Lang::Ru => {
            let event = (t.end..s.end.min(t.end + EVENT_NEAR))
                .find(|i| matches!(w.at(*i), "дня" | "момента" | "даты" | "после"));
            event.is_none_or(|e| {
                (e + 1..s.end.min(e + EVENT_NEAR)).any(|i| {
                    starts(
                        w.at(i),
                        &[
                            "подач",
                            "поступлени",
                            "обращени",
                            "заявлени",
                            "регистрации",
                            "представлени",
                            "документ",
                            "приема",
                            "запрос",
                        ],
                    )
                })
            })
        }
        Lang::Ky => {
            let event = (t.start.saturating_sub(EVENT_NEAR).max(s.start)..t.start)
                .rev()
                .find(|i| starts(w.at(*i), &["күндөн", "учурдан", "кийин", "датадан"]));
            event.is_none_or(|e| {
                (e.saturating_sub(EVENT_NEAR).max(s.start)..e).any(|i| {
                    starts(
                        w.at(i),
                        &[
                            "арыз",
                            "берилген",
                            "түшкөн",
                            "кайрыл",
                            "катталган",
                            "тапшыр",
                            "документ",
                            "кабыл",
                            "келип",
                            "өтүнмө",
                            "өтүнүч",
                        ],
                    )
                })
            })
        }
    }
}

/// The event a term runs from stands within so many tokens of it.
const EVENT_NEAR: usize = 9;

/// The longest way through: terms from the filing run side by side, the others one behind another.
fn total(terms: &[Term]) -> Option<u32> {
    // Years are leases and validities, never the time for an application.
    let bodies = || terms.iter().filter(|t| t.by != Addressee::Person && t.unit != TimeUnit::Year);
    let first = bodies().filter(|t| t.from_filing).map(|t| calendar_days(t.value, t.unit)).max();
    let later: Option<u32> =
        bodies().filter(|t| !t.from_filing).map(|t| calendar_days(t.value, t.unit)).reduce(u32::saturating_add);
    match (first, later) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(0).saturating_add(b.unwrap_or(0))),
    }
}

/// «бесплатно», «плата не взимается» / «акысыз».
fn free(cx: &Cx<'_>, near: &[u32]) -> Option<Payment> {
    let w = cx.words;
    near.iter().find_map(|i| {
        let t = w.tokens(cx.act.provisions[*i as usize].body);
        let k = t.clone().find(|k| match cx.act.lang {
            Lang::Ru => matches!(w.at(*k), "бесплатно" | "безвозмездно" | "бесплатной"),
            Lang::Ky => starts(w.at(*k), &["акысыз"]),
        })?;
        Some(Payment { at: Words { provision: *i, span: w.span(&(k..k + 1)) }, basis: FeeBasis::Nothing, free: true })
    })
}

/// What the person gets: a paper that is issued, else the paper of the title, else what «Результат …:» names.
fn result(cx: &Cx<'_>, c: &Candidate, near: &[u32]) -> Option<Words> {
    let w = cx.words;
    let stated = near.iter().find_map(|i| {
        let t = w.tokens(cx.act.provisions[*i as usize].body);
        let first = t.start;
        let is = match cx.act.lang {
            Lang::Ru => starts(w.at(first), &["результат"]),
            Lang::Ky => (first..t.end.min(first + 3)).any(|k| starts(w.at(k), &["натыйжасы"])),
        };
        let colon = t.clone().find(|k| w.at(*k) == ":")?;
        (is && colon + 1 < t.end).then(|| Words { provision: *i, span: w.span(&(colon + 1..t.end)) })
    });
    let papers = match cx.act.lang {
        Lang::Ru => PAPERS_RU,
        Lang::Ky => PAPERS_KY,
    };
    let title = || {
        let t = w.tokens(c.name.span);
        t.clone().find(|k| starts(w.at(*k), papers)).map(|k| Words {
            provision: c.name.provision,
            span: w.span(&match cx.act.lang {
                Lang::Ru => k..t.end,
                Lang::Ky => t.start..k + 1,
            }),
        })
    };
    let issued = || {
        cx.facts_in(c.scope).iter().filter(|f| near.binary_search(&f.provision).is_ok()).find_map(|f| match &f.kind {
            FactKind::Permit(x) if x.role == PermitRole::Issued => Some(Words { provision: f.provision, span: x.name }),
            _ => None,
        })
    };
    let given = || {
        near.iter().find_map(|i| {
            let t = w.tokens(cx.act.provisions[*i as usize].body);
            w.sentences(t).find_map(|s| {
                let v = s.clone().find(|k| match cx.act.lang {
                    Lang::Ru => matches!(w.at(*k), "выдается" | "выдает" | "выдаются" | "выдают"),
                    Lang::Ky => matches!(w.at(*k), "берилет" | "берет"),
                })?;
                let k = (v.saturating_sub(8).max(s.start)..s.end.min(v + 10)).find(|k| starts(w.at(*k), papers))?;
                Some(Words { provision: *i, span: w.span(&(k..k + 1)) })
            })
        })
    };
    if c.kind == Procedure::Inspection {
        return near.iter().find_map(|i| {
            let t = w.tokens(cx.act.provisions[*i as usize].body);
            let k = t.clone().find(|k| match cx.act.lang {
                Lang::Ru => matches!(w.at(*k), "акт" | "предписание" | "протокол" | "справка"),
                Lang::Ky => matches!(w.at(*k), "акт" | "актысы" | "протокол" | "көрсөтмө"),
            })?;
            Some(Words { provision: *i, span: w.span(&(k..k + 1)) })
        });
    }
    stated.or_else(title).or_else(issued).or_else(given)
}

/// Whether the sentence of a citation speaks of an order or procedure: «в порядке, установленном Законом …».
fn ordered(cx: &Cx<'_>, at: Words) -> bool {
    let w = cx.words;
    let t = w.tokens(at.span);
    let body = w.tokens(cx.act.provisions[at.provision as usize].body);
    w.sentences(body).find(|s| s.contains(&t.start)).is_some_and(|s| {
        w.any(
            &s,
            match cx.act.lang {
                Lang::Ru => &["порядк", "соответстви", "процедур"],
                Lang::Ky => &["тартип", "ылайык", "жол-жобо"],
            },
        )
    })
}
