//! L02: a reference to an article, part or item that does not exist.

use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::act::{Act, ProvisionKind};
use crate::facts::{Citation, FactKind, Listed, TargetKind, cited_act, listed};

/// Resolves the elements of every citation inside its act.
pub(super) struct MissingElement;

impl Pass for MissingElement {
    fn codes(&self) -> &'static [&'static str] {
        &["L02"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let act = view.input.act;
        let articles: Vec<&str> = act
            .provisions
            .iter()
            .filter(|p| p.kind == ProvisionKind::Article && !p.quoted)
            .filter_map(|p| p.number.as_deref())
            .collect();
        let points: Vec<&str> = match articles.len() {
            0 => act
                .provisions
                .iter()
                .filter(|p| matches!(p.kind, ProvisionKind::Part | ProvisionKind::Item) && !p.quoted)
                .filter_map(|p| p.number.as_deref())
                .collect(),
            _ => Vec::new(),
        };
        if articles.len().max(points.len()) < FEWEST_ARTICLES {
            return;
        }
        for f in view.input.facts {
            let FactKind::Citation(c) = &f.kind else { continue };
            let i = f.provision as usize;
            if !view.is_norm(i) {
                continue;
            }
            let missing = match c.target {
                TargetKind::OwnProvision if articles.is_empty() => points_lack(&points, c, f.span.of(&act.text))
                    .map(|(n, article)| (n, if article { ARTICLE } else { POINT })),
                TargetKind::OwnProvision => own(act, &articles, c).map(|n| (n, ARTICLE)),
                TargetKind::OtherActProvision if articles.is_empty() => None,
                TargetKind::OtherActProvision => other(cx, view, c).map(|n| (n, ARTICLE)),
                TargetKind::Act => None,
            };
            let Some((missing, what)) = missing else { continue };
            let body = view.tokens(act.provisions[i].body);
            let quote = view.span(&view.sentence(view.tokens(f.span).start, &body));
            out.add(
                act,
                view.index,
                Spot {
                    code: "L02",
                    provision: i,
                    quote: if quote.is_empty() { f.span } else { quote },
                    trigger: f.span,
                    slots: &[("missing", &missing), ("what_ru", what.0), ("what_ky", what.1), ("what_en", what.2)],
                    weight: 1.0,
                    more: Vec::new(),
                },
            );
        }
    }
}

/// The names of what is missing, Russian, Kyrgyz, English.
const ARTICLE: (&str, &str, &str) = ("Статьи", "берене", "article");
const POINT: (&str, &str, &str) = ("Пункта", "пункт", "point");

/// The point, or the article, that an act made of points does not have; whether it is an article. Only a citation that says
/// «настоящих Правил», «ушул Жобонун» is surely of this act.
fn points_lack(points: &[&str], c: &Citation, words: &str) -> Option<(String, bool)> {
    let words = crate::text::fold(words).text;
    let own = words.contains("настоящ") || words.split_whitespace().any(|w| w == "ушул" || w == "бул");
    // «Настоящей статьи», «ушул пункттун» name no act.
    if !own
        || ["настоящей стат", "настоящего пункт", "настоящей част", "ушул пункт", "ушул берене"]
            .iter()
            .any(|w| words.contains(w))
    {
        return None;
    }
    if let Some(a) = &c.article {
        return listed(a).into_iter().next().and_then(|l| l.exact).map(|n| (n, true));
    }
    let numbers = c.item.as_deref().filter(|i| i.starts_with(|ch: char| ch.is_ascii_digit()))?;
    listed(numbers).into_iter().find_map(|l| missing(&l, |n| points.contains(&n))).map(|n| (n, false))
}

/// An act with fewer articles is a fragment or no code at all; nothing can be said of what it lacks.
const FEWEST_ARTICLES: usize = 3;

/// The first listed article that the act does not have.
///
/// Parts and items are not checked: editions renumber them without a trace in the text, and a list of unnumbered paragraphs is cited
/// by number, so that a missing one proves nothing.
fn own(act: &Act, articles: &[&str], c: &Citation) -> Option<String> {
    // An annex or a quoted act has its own numbering.
    let numbers = c.article.as_deref()?;
    let value = |n: &str| n.split('-').next().and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
    let lowest = articles.iter().map(|n| value(n)).min().unwrap_or(0);
    let highest = articles.iter().map(|n| value(n)).max().unwrap_or(0);
    let book = lowest > 1 || is_one_book(act);
    listed(numbers).into_iter().find_map(|l| {
        missing(&l, |n| {
            articles.contains(&n)
                // The other books of a code stand in another file.
                || (book && !(lowest..=highest).contains(&value(n)))
                // «841» for 84¹: the text lost its superscript, not the article.
                || lost_superscript(n, articles)
        })
    })
}

/// Whether `841` stands for an existing 84-1.
fn lost_superscript(n: &str, articles: &[&str]) -> bool {
    n.len() >= 2
        && n.is_ascii()
        && (1..n.len()).any(|at| articles.contains(&format!("{}-{}", &n[..at], &n[at..]).as_str()))
}

/// Whether the act is one book of a larger code («Часть первая», «Биринчи бөлүк» in its title block).
fn is_one_book(act: &Act) -> bool {
    let head = act.provisions.iter().take_while(|p| p.kind != ProvisionKind::Article).last().map_or(0, |p| p.own.to);
    let head = crate::Span::new(0, head).of(&act.text).to_lowercase();
    [
        "часть первая",
        "часть вторая",
        "часть i",
        "часть 1",
        "биринчи бөлүк",
        "экинчи бөлүк",
        "i бөлүк",
        "i бөлүг",
        "1-бөлүк",
        "биринчи бөлүм",
        "i часть",
        "первая часть",
    ]
    .iter()
    .any(|w| head.contains(w))
}

/// The number that is missing from an entry of a list; a range is missing only when one of its ends is.
fn missing(l: &Listed, has: impl Fn(&str) -> bool) -> Option<String> {
    if l.exact.as_deref().is_some_and(&has) {
        return None;
    }
    if l.ranges.iter().any(|(a, b)| has(a) && has(b)) {
        return None;
    }
    match l.ranges.first() {
        Some((a, b)) => Some(if has(a) { b.clone() } else { a.clone() }),
        None => l.exact.clone(),
    }
}

/// As [`own`] for an act of the run or the store.
fn other(cx: &Context<'_>, view: &View<'_>, c: &Citation) -> Option<String> {
    let target = cited_act(c, view.lang(), cx.lookup).filter(|a| a.uri != view.input.act.uri)?;
    let numbers = c.article.as_deref()?;
    // A bare title may mean another edition: only a dated citation is checked.
    c.date.as_ref()?;
    listed(numbers)
        .into_iter()
        .find_map(|l| missing(&l, |n| cx.lookup.has_element(&target.uri, n, None, None).unwrap_or(true)))
}
