//! Where procedures stand: titles that name one, and sentences that make a consent or permit a condition.

use super::names::{self, PAPERS_KY, PAPERS_RU};
use super::{Cx, Procedure, Shape, Words};
use crate::act::{ActKind, Force, ProvisionKind};
use crate::facts::words::{is_read, starts};
use crate::facts::{ApprovalForm, FactKind, PermitForm, PermitRole};
use crate::{Lang, Span};
use std::ops::Range;

/// A procedure to be read.
pub(super) struct Candidate {
    pub kind: Procedure,
    pub shape: Shape,
    pub name: Words,
    pub scope: (u32, u32),
}

/// Everything that looks like a procedure, in no order.
pub(super) fn candidates(cx: &Cx<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    if foreign_field(cx) {
        return out;
    }
    let all = &cx.act.provisions;
    let count = all.len() as u32;
    let law = matches!(
        cx.act.header.kind.as_ref().map(|k| k.value),
        Some(ActKind::Law | ActKind::Code | ActKind::Constitution | ActKind::ConstitutionalLaw)
    ) || cx.act.uri.contains("/law/")
        || cx.act.uri.contains("/code/");
    // The act is one procedure when its title says so; a law of that title has a procedure in each article.
    if !law && let Some(title) = cx.act.header.title.as_ref().and_then(|t| t.span) {
        let tokens = cx.words.tokens(title);
        if let Some((kind, name)) = names::named(cx, &tokens) {
            let at = all.iter().position(|p| p.own.overlaps(title)).unwrap_or(0) as u32;
            out.push(Candidate {
                kind,
                shape: Shape::Unit,
                name: Words { provision: at, span: cx.words.span(&name) },
                scope: (all.iter().position(|p| p.kind == ProvisionKind::Annex).unwrap_or(0) as u32, count),
            });
        }
    }
    let whole = !out.is_empty();
    let mut i = 0;
    while !whole && i < count {
        let p = &all[i as usize];
        let titled = matches!(
            p.kind,
            ProvisionKind::Annex | ProvisionKind::Chapter | ProvisionKind::Subchapter | ProvisionKind::Article
        );
        let heading = p.heading.filter(|_| titled && !p.quoted && p.force != Force::Repealed);
        match heading.and_then(|h| names::named(cx, &cx.words.tokens(h))) {
            Some((kind, name)) => {
                let scope = cx.subtree(i);
                let name = Words { provision: i, span: cx.words.span(&name) };
                out.push(Candidate { kind, shape: Shape::Unit, name, scope });
                // Inside a chapter that is one procedure its articles are steps of it.
                i = scope.1;
            }
            None => i += 1,
        }
    }
    let units: Vec<((u32, u32), Span)> = out.iter().map(|c| (c.scope, c.name.span)).collect();
    sentences(cx, &units, &mut out);
    out
}

/// Courts, crimes, offences, treaties: their consents are no procedures of the executive.
fn foreign_field(cx: &Cx<'_>) -> bool {
    let title = cx.act.header.title.as_ref().map(|t| t.value.to_lowercase()).unwrap_or_default();
    [
        "процессуальн",
        "процесстик",
        "уголовн",
        "жазык",
        "кылмыш",
        "правонарушени",
        "укук бузуулар",
        "конституция",
        "конституциясы",
        "соглашени",
        "конвенци",
        "ратификац",
        "кодекс чести",
    ]
    .iter()
    .any(|w| title.contains(w))
        && !title.contains("конституционный закон")
        || ["внесении изменений", "өзгөртүүлөрдү киргизүү"].iter().any(|w| title.contains(w))
}

/// A private person, a court or a whole parliament whose consent is asked: no procedure of a body.
#[rustfmt::skip]
const PRIVATE_RU: &[&str] = &[
    "собственник", "супруг", "родител", "кредитор", "сторон", "гражданин", "законн", "работник", "суд", "участник", "опекун", "наследник", "акционер", "депутат", "прокурор",
    "залогодержател", "владел", "профсоюз", "осужденн", "арендатор", "энергоснабжающ", "жогорку", "лица", "учредител", "потребител", "пациент", "автор", "правообладател", "заказчик", "арендодател", "представительн", "клиент", "комиссионер", "комитент", "комиссии", "комиссией", "разработчик", "экспертн", "медицинск", "расследовани", "договор",
];
#[rustfmt::skip]
const PRIVATE_KY: &[&str] = &[
    "менчик", "жубай", "ата-эне", "кредитор", "тарап", "жаран", "граждан", "мыйзамдуу", "кызматкер", "сот", "катышуучу", "камкорчу", "мураскор", "акционер", "депутат", "прокурор",
    "күрөө", "кесиптик", "соттолгон", "ижарачы", "жогорку", "адамдын", "жактын", "уюштуруучу", "керектөөчү", "бейтап", "автор", "кардар", "ээсинин", "ээлеринин", "энергия", "өкүлчүлүк", "комиссия", "эксперт", "медицина", "териштирүү", "анын", "алардын", "өзүнүн", "кардардын",
];
/// The owner of a consent stands within so many tokens.
const PRIVATE_NEAR: usize = 4;
/// The body that consents stands within so many tokens of the words of consent.
const BODY_NEAR: usize = 9;

/// Consents and permits that a sentence makes a condition, papers that a body is charged to give, applications considered.
fn sentences(cx: &Cx<'_>, units: &[((u32, u32), Span)], out: &mut Vec<Candidate>) {
    let w = cx.words;
    let mut last = (u32::MAX, Span::default());
    for f in cx.facts {
        let FactKind::Permit(p) = &f.kind else { continue };
        let at = &cx.act.provisions[f.provision as usize];
        if !is_read(at) || at.force == Force::Repealed || at.kind == ProvisionKind::Row {
            continue;
        }
        let body = w.tokens(at.body);
        let hit = w.tokens(f.span);
        let Some(s) = w.sentences(body.clone()).find(|s| s.contains(&hit.start)) else { continue };
        if last == (f.provision, w.span(&s)) {
            continue;
        }
        // The nearest owner decides: «разрешения уполномоченного органа и договора с собственником» is the body's.
        let private = {
            let owner = |i: &usize| -> Option<bool> {
                let head = crate::facts::party::is_head(w.at(*i), cx.act.lang);
                match cx.act.lang {
                    Lang::Ru if starts(w.at(*i), PRIVATE_RU) => Some(true),
                    Lang::Ky if starts(w.at(*i), PRIVATE_KY) => Some(true),
                    _ if head => Some(false),
                    _ => None,
                }
            };
            match cx.act.lang {
                Lang::Ru => (hit.start..s.end.min(hit.end + PRIVATE_NEAR)).find_map(|i| owner(&i)),
                Lang::Ky => {
                    (hit.start.saturating_sub(PRIVATE_NEAR).max(s.start)..hit.start).rev().find_map(|i| owner(&i))
                }
            }
            .unwrap_or(false)
        };
        let near = hit.start.saturating_sub(BODY_NEAR).max(s.start)..s.end.min(hit.end + BODY_NEAR);
        let named = near.clone().any(|i| crate::facts::party::is_head(w.at(i), cx.act.lang))
            || cx.mentions.iter().any(|m| m.span.overlaps(w.span(&near)));
        // «без согласия» tells of a consent only where the act forbids to go without it; elsewhere of a deed already done.
        let without = cx.act.lang == Lang::Ru && w.at(hit.start) == "без";
        if without && !w.any(&s, &["вправе", "допускается", "может", "могут", "запрещ"])
        {
            continue;
        }
        if private {
            continue;
        }
        // The unit's own paper is told of in the unit's passport.
        let papers = match cx.act.lang {
            Lang::Ru => PAPERS_RU,
            Lang::Ky => PAPERS_KY,
        };
        let own = units.iter().any(|(scope, name)| {
            f.provision >= scope.0 && f.provision < scope.1 && {
                let word = hit.clone().find(|i| starts(w.at(*i), papers)).map(|i| w.at(i)).unwrap_or("");
                let stem: String = word.chars().take(STEM_CHARS).collect();
                !stem.is_empty() && w.tokens(*name).any(|i| w.at(i).starts_with(&stem))
            }
        });
        if own {
            continue;
        }
        let shape = match p.role {
            PermitRole::Condition if named => Shape::Sentence,
            // A list of competences: «7) выдача разрешения на …».
            PermitRole::Issued
                if p.form != PermitForm::Consent
                    && hit.start <= s.start + 1
                    && at.number.is_some()
                    && starts(w.at(hit.start), &["выдач", "оформлени"]) =>
            {
                Shape::Power
            }
            PermitRole::Issued
                if p.form == PermitForm::Permit
                    && cx.act.lang == Lang::Ky
                    && hit.end + 2 >= s.end
                    && starts(w.at(hit.end - 1), &["берүү"]) =>
            {
                Shape::Power
            }
            PermitRole::Issued if p.form == PermitForm::Consent && named => Shape::Sentence,
            _ => continue,
        };
        last = (f.provision, w.span(&s));
        out.push(Candidate {
            kind: Procedure::Permit,
            shape,
            name: Words { provision: f.provision, span: f.span },
            scope: cx.subtree(cx.act.article_of(f.provision)),
        });
    }
    agreements(cx, out);
    applications(cx, units, out);
}

/// An activity that depends on another body's agreement: «осуществляется по согласованию с …», «… менен макулдашуу боюнча жүргүзүлөт». What a
/// body approves or appoints in agreement with another is a matter between bodies.
fn agreements(cx: &Cx<'_>, out: &mut Vec<Candidate>) {
    let w = cx.words;
    let mut last = u32::MAX;
    for f in cx.facts {
        let FactKind::Approval(a) = &f.kind else { continue };
        let at = &cx.act.provisions[f.provision as usize];
        if a.form != ApprovalForm::Agreement
            || a.with.is_empty()
            || a.missing
            || last == f.provision
            || !is_read(at)
            || at.force == Force::Repealed
        {
            continue;
        }
        let hit = w.tokens(f.span);
        let Some(s) = w.sentences(w.tokens(at.body)).find(|s| s.contains(&hit.start)) else { continue };
        let (between, act): (&[&str], &[&str]) = match cx.act.lang {
            Lang::Ru => (
                &[
                    "утвержд",
                    "определя",
                    "назнача",
                    "устанавлив",
                    "принима",
                    "вносит",
                    "разрабат",
                    "структур",
                    "проект",
                    "законопроект",
                    "стороны",
                    "сторон",
                    "работник",
                    "профсоюз",
                    "представит",
                ],
                &[
                    "осуществляется",
                    "осуществляются",
                    "производится",
                    "производятся",
                    "допускается",
                    "допускаются",
                    "размещается",
                    "размещаются",
                    "проводится",
                    "проводятся",
                    "выполняются",
                    "выполняется",
                ],
            ),
            Lang::Ky => (
                &[
                    "бекит",
                    "аныкта",
                    "дайында",
                    "белгиле",
                    "кабыл",
                    "киргиз",
                    "иштелип",
                    "түзүм",
                    "долбоор",
                    "тарап",
                    "кызматкер",
                    "кесиптик",
                    "өкүл",
                ],
                &["ашырылат", "жүргүзүлөт", "жол", "жайгаштырылат", "өткөрүлөт", "аткарылат"],
            ),
        };
        if w.any(&s, between) || !s.clone().any(|k| act.contains(&w.at(k))) {
            continue;
        }
        last = f.provision;
        if out.iter().any(|c| c.shape != Shape::Unit && c.name.provision == f.provision) {
            continue;
        }
        out.push(Candidate {
            kind: Procedure::Permit,
            shape: Shape::Sentence,
            name: Words { provision: f.provision, span: f.span },
            scope: cx.subtree(cx.act.article_of(f.provision)),
        });
    }
}

/// Two papers are the same when so many first letters are: «разрешени-я», «уруксат-тын».
const STEM_CHARS: usize = 6;

/// «Заявления … рассматриваются», «Решения по заявлениям … принимаются»; «арыздары … каралат».
fn applications(cx: &Cx<'_>, units: &[((u32, u32), Span)], out: &mut Vec<Candidate>) {
    let w = cx.words;
    for (i, p) in cx.act.provisions.iter().enumerate() {
        if !is_read(p) || p.force == Force::Repealed || units.iter().any(|(s, _)| (i as u32) >= s.0 && (i as u32) < s.1)
        {
            continue;
        }
        for s in w.sentences(w.tokens(p.body)) {
            let Some(hit) = considered(cx, &s) else { continue };
            out.push(Candidate {
                kind: Procedure::Service,
                shape: Shape::Sentence,
                name: Words { provision: i as u32, span: w.span(&hit) },
                scope: cx.subtree(cx.act.article_of(i as u32)),
            });
            break;
        }
    }
}

/// An application and its consideration in one sentence; the words between them.
fn considered(cx: &Cx<'_>, s: &Range<usize>) -> Option<Range<usize>> {
    let w = cx.words;
    match cx.act.lang {
        Lang::Ru => {
            if w.any(s, &["суд", "жалоб", "иск", "следовател", "прокурор", "спор", "если"])
            {
                return None;
            }
            let app = s.clone().find(|i| {
                matches!(
                    w.at(*i),
                    "заявление"
                        | "заявления"
                        | "обращение"
                        | "обращения"
                        | "ходатайство"
                        | "ходатайства"
                        | "заявлениям"
                        | "заявка"
                        | "заявки"
                        | "запрос"
                        | "запросы"
                        | "заявлению"
                        | "обращениям"
                )
            })?;
            let verb = s.clone().find(|i| {
                matches!(w.at(*i), "рассматривается" | "рассматриваются" | "рассматривает" | "рассматривают")
                    || (matches!(w.at(*i), "решение" | "решения")
                        && (w.at(i + 1) == "по" && starts(w.at(i + 2), &["заявлени", "обращени", "ходатайств"])))
            })?;
            Some(app.min(verb)..app.max(verb) + 1)
        }
        Lang::Ky => {
            if w.any(s, &["сот", "даттан", "доо", "тергөөчү", "прокурор", "талаш", "эгерде"])
            {
                return None;
            }
            let app = s.clone().find(|i| {
                starts(w.at(*i), &["арыз", "кайрылуу", "өтүнмө", "өтүнүч"])
                    && !starts(w.at(i + 1), &["ээс", "ээл"])
                    && !starts(w.at(*i), &["арыздан", "арызынын"])
                    && !starts(w.at(i + 1), &["берген", "берил", "менен", "боюнча"])
            })?;
            let verb = (app..s.end).find(|i| {
                matches!(w.at(*i), "каралат" | "карайт" | "карашат")
                    || (starts(w.at(*i), &["чечим"]) && starts(w.at(i + 1), &["кабыл", "таризде"]))
            })?;
            Some(app..verb + 1)
        }
    }
}
