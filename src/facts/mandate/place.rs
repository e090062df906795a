//! What surrounds a statement: the body's id and name, its level and territory, the class of the action, residual clauses.

use super::{Cx, Statement, Who};
use crate::act::ProvisionKind;
use crate::bodies::mentions::inside;
use crate::bodies::{self, Level, Mention};
use crate::facts::BodyFrom;
use crate::{Lang, Span};

/// Id and name of who is charged. A class named short («уполномоченный государственный орган») is read as the body that the
/// article's heading names in full; a bare class word in a regulation on a body is that body.
pub(super) fn identity(cx: &Cx<'_>, provision: u32, who: Who) -> (String, String) {
    let m = &cx.mentions[who.mention as usize];
    let own = || (m.body.clone(), bodies::name(&cx.act.text, cx.s.analysis, m, cx.s.registry));
    let generic = m.body.starts_with("act:") || cx.s.registry.get(&m.body).is_none_or(|b| b.generic);
    if !generic || who.from == BodyFrom::Heading {
        return own();
    }
    if let Some(h) = heading_mention(cx, provision, m) {
        return (h.body.clone(), bodies::name(&cx.act.text, cx.s.analysis, h, cx.s.registry));
    }
    own()
}

/// The mention in the article's heading that says the same body in more words.
fn heading_mention<'c>(cx: &'c Cx<'_>, provision: u32, m: &Mention) -> Option<&'c Mention> {
    let article = std::iter::once(provision)
        .chain(cx.act.ancestors(provision))
        .find(|i| cx.act.provisions[*i as usize].kind == ProvisionKind::Article)?;
    let heading = cx.act.provisions[article as usize].heading?;
    let stems =
        |span: Span| -> Vec<_> { cx.s.analysis.tokens_in(span).map(|i| cx.s.analysis.tokens[i].stem).collect() };
    let short = stems(m.span);
    inside(cx.mentions, heading).iter().find(|h| {
        let long = stems(h.span);
        long.len() > short.len()
            && match cx.act.lang {
                Lang::Ru => long.starts_with(&short),
                Lang::Ky => long.ends_with(&short),
            }
    })
}

/// Level of a body: the registry's, or what the words of its name say.
pub(super) fn level(cx: &Cx<'_>, id: &str, name: &str) -> Level {
    let lower = name.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|w| lower.contains(w));
    if let Some(b) = cx.s.registry.get(id) {
        // «уполномоченный орган» with a sphere or «специально» is a body of the state.
        if b.level == Level::Other && has(&["специально", "атайын"]) {
            return Level::Central;
        }
        return b.level;
    }
    match () {
        _ if has(&["комисси", "комиссия"]) && !has(&["государственн", "национальн", "мамлекеттик", "улуттук"]) => {
            Level::Other
        }
        _ if has(&[
            "самоуправлен",
            "кенеш",
            "кеңеш",
            "мэри",
            "айыл өкмөт",
            "айыл окмоту",
            "муниципал",
            "өз алдынча башкаруу",
            "управа",
        ]) =>
        {
            Level::SelfGovernment
        }
        _ if has(&["местн", "районн", "областн", "жергиликтүү", "райондук", "облустук"]) => {
            if has(&["администрац"]) {
                Level::LocalState
            } else {
                Level::Other
            }
        }
        _ if has(&["утверждающ", "бекитүүчү"]) && !has(&["государственн", "мамлекеттик"]) => {
            Level::Other
        }
        _ => Level::Central,
    }
}

/// Territory a body is tied to: the registry's when it is not the whole country, or the places its words name.
pub(super) fn territory(cx: &Cx<'_>, id: &str, m: &Mention) -> Option<String> {
    let fixed = cx.s.registry.get(id).and_then(|b| b.territory.clone()).filter(|t| t != "kg");
    fixed.or_else(|| {
        let words = m.span.of(&cx.act.text).split([' ', ',', '\n']);
        let mut found = words.filter_map(|w| cx.s.registry.place(w));
        match (found.next(), found.next()) {
            (Some(t), None) => Some(t.id.clone()),
            // Several places, or none: no single territory.
            _ => None,
        }
    })
}

/// Class of the first action that names one; a light verb passes on to the noun behind it.
pub(super) fn class(cx: &Cx<'_>, st: &Statement) -> String {
    let class = super::key::families(cx, &st.actions, st.object).first().map_or(0, |f| f.class);
    cx.table.class(class).to_owned()
}

/// «осуществляет иные полномочия», «башка маселелерди чечүү»: a clause without content of its own.
pub(super) fn residual(cx: &Cx<'_>, span: Span) -> bool {
    const OTHER_RU: &[&str] = &["иные", "иных", "другие", "других", "прочие", "прочих", "иными", "другими"];
    const OTHER_KY: &[&str] = &["башка", "өзгө"];
    const MATTER: &[&str] = &[
        "полномоч",
        "функци",
        "вопрос",
        "задач",
        "обязанност",
        "прав",
        "компетенц",
        "ыйгарым",
        "маселе",
        "милдет",
        "укук",
        "иштер",
    ];
    /// A residual clause is short: «осуществляет иные полномочия, предусмотренные …» names its matter at once.
    const SOON: usize = 6;
    /// Tokens of a Kyrgyz clause with one object. Chosen.
    const SHORT_KY: usize = 12;
    let range = cx.s.analysis.tokens_in(span);
    let other = match cx.act.lang {
        Lang::Ru => OTHER_RU,
        Lang::Ky => OTHER_KY,
    };
    // Before the verb at its end a short Kyrgyz clause has room for its ground («Конституцияда жана мыйзамдарда
    // каралган») and for one object: what «башка» stands with.
    let short = cx.act.lang == Lang::Ky && range.len() <= SHORT_KY;
    let start = range.start;
    let end = match cx.act.lang {
        Lang::Ru => range.end.min(start + SOON),
        Lang::Ky => range.end,
    };
    (start..end).any(|i| {
        other.contains(&cx.s.folded(i))
            && (i + 1..range.end.min(i + 3)).any(|k| MATTER.iter().any(|m| cx.s.folded(k).starts_with(m)))
            && (short
                || !(start..i).any(|k| cx.s.folded(k) == "," || cx.s.folded(k) == "и" || cx.s.folded(k) == "жана"))
    })
}
