//! Steps: sentences in which the applicant or the body does something of the procedure.

use super::{Cx, Step, Words};
use crate::Lang;
use crate::act::ProvisionKind;
use crate::facts::Addressee;
use crate::facts::party::is_head;
use crate::facts::words::{is_read, starts};

/// What the applicant does.
#[rustfmt::skip]
const PERSON_RU: &[&str] = &["подает", "подают", "подается", "обращается", "обращаются", "представляет", "представляют", "представляются", "представляется", "прилагаются", "оплачивает", "получает", "прилагается"];
#[rustfmt::skip]
const PERSON_KY: &[&str] = &["тапшырат", "тапшырышат", "кайрылат", "кайрылышат", "тиркелет", "тиркейт", "тапшырылат", "төлөйт", "алат", "сунушталат", "макулдашат"];
/// What a body does.
#[rustfmt::skip]
const BODY_RU: &[&str] = &[
    "регистрирует", "регистрируется", "проверяет", "проверяется", "рассматривает", "рассматривается", "рассматриваются", "принимается", "принимает", "выдает", "выдается", "выдаются", "отказывает",
    "уведомляет", "уведомляется", "направляет", "направляется", "согласовывает", "запрашивает", "проводит", "проводится", "составляется", "вносит", "вносится", "предоставляет", "предоставляется",
    "извещает", "оформляется", "осуществляется", "назначается", "сообщает",
];
#[rustfmt::skip]
const BODY_KY: &[&str] = &[
    "каттайт", "катталат", "текшерет", "текшерилет", "карайт", "каралат", "берет", "берилет", "тартат", "билдирет", "кабарлайт", "жөнөтөт", "жөнөтүлөт", "жиберет", "макулдашылат",
    "сурайт", "жүргүзөт", "жүргүзүлөт", "түзүлөт", "киргизет", "киргизилет", "тариздейт", "таризделет", "жол", "чыгарат", "чыгарылат", "алынат",
];

/// The steps of provisions, in order.
pub(super) fn steps(cx: &Cx<'_>, near: &[u32]) -> Vec<Step> {
    let w = cx.words;
    let (persons, bodies): (&[&str], &[&str]) = match cx.act.lang {
        Lang::Ru => (PERSON_RU, BODY_RU),
        Lang::Ky => (PERSON_KY, BODY_KY),
    };
    let mut out = Vec::new();
    for i in near {
        let Some(p) = cx.act.provisions.get(*i as usize).filter(|p| is_read(p) && p.kind != ProvisionKind::Preamble)
        else {
            continue;
        };
        for s in w.sentences(w.tokens(p.body)) {
            let verb = s.clone().find_map(|v| {
                let at = w.at(v);
                if w.before(v) == "не" {
                    None
                } else if persons.contains(&at) {
                    Some((v, Addressee::Person))
                } else if bodies.contains(&at) {
                    Some((v, Addressee::Body))
                } else {
                    None
                }
            });
            let Some((v, mut by)) = verb else { continue };
            // Who stands before the verb decides: a body that «представляет» acts itself.
            if by == Addressee::Person && cx.act.lang == Lang::Ru {
                let body = (s.start..v)
                    .any(|k| is_head(w.at(k), Lang::Ru) && !starts(w.before(k), &["в", "во"]) && k + 4 >= v);
                if body {
                    by = Addressee::Body;
                }
            }
            out.push(Step { at: Words { provision: *i, span: w.span(&s) }, by });
        }
    }
    out
}
