//! The body a regulation is about: «Положение о Министерстве …» makes «Министерство» inside that ministry.

use super::mentions::inside;
use super::{Mention, Registry, grammar};
use crate::Lang;
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;

/// The body an act is about, when its title says so: a mention in the title of a regulation, charter or law on a body.
///
/// The title must speak of the body itself («Положение о Министерстве финансов», «О Счетной палате», «… министрлиги
/// жөнүндө жобо»), not name it in passing («Об утверждении …», «О передаче … Кабинету Министров»).
pub fn subject(act: &Act, analysis: &Analysis, mentions: &[Mention], registry: &Registry) -> Option<Mention> {
    let mut spans = Vec::new();
    if let Some(span) = act.header.title.as_ref().and_then(|t| t.span) {
        spans.push(span);
    }
    for p in &act.provisions {
        if matches!(p.kind, ProvisionKind::Preface | ProvisionKind::Annex) {
            spans.push(p.heading.unwrap_or(p.own));
        }
    }
    for span in spans {
        for m in inside(mentions, span) {
            let range = analysis.tokens_in(m.span);
            if range.is_empty() {
                continue;
            }
            let word = |i: Option<usize>| {
                i.and_then(|i| analysis.tokens.get(i)).map_or("", |t| t.folded.of(&analysis.folded.text))
            };
            let before = word(range.start.checked_sub(1));
            let after = word(Some(range.end));
            let about = match act.lang {
                Lang::Ru => {
                    let first = word(Some(range.start));
                    let two = word(range.start.checked_sub(2));
                    // «положение о …»; a law's title begins with «О …».
                    matches!(before, "о" | "об")
                        && (["положение", "устав", "положения", "закон"].contains(&two)
                            || !two.chars().any(char::is_alphabetic)
                            || two == "республики")
                        && (first.ends_with("ом")
                            || first.ends_with('е')
                            || first.ends_with('и')
                            || first.ends_with('х')
                            || first.ends_with("ой")
                            || !grammar::ru_adjective(first))
                }
                Lang::Ky => matches!(after, "жөнүндө" | "тууралуу"),
            };
            if about && !registry.get(&m.body).is_some_and(|b| b.court) {
                return Some(m.clone());
            }
        }
    }
    None
}
