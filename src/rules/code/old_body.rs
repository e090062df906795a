//! L03: a body named as if it still existed, by a name it no longer has. One finding an act and old name: it is mended in one go,
//! so its places stand together.

use super::super::Evidence;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::act::ProvisionKind;
use crate::bodies::{Body, Mention, Registry};
use crate::facts::FactKind;
use crate::text::TokenKind;
use crate::{Lang, Span};
use rustc_hash::FxHashSet;

/// Reads the mentions of former names that the registry of bodies recognised.
pub(super) struct OldBody;

/// Times the confidence where the row of the registry is likely and not verified.
const LIKELY: f32 = 0.85;
/// A former name in one act, and where it stands.
struct Former<'r> {
    body: &'r str,
    now: &'r Body,
    until: Option<&'r str>,
    weight: f32,
    trigger: Span,
    places: Vec<Evidence>,
}

/// A date that makes an act of «постановлением Правительства … от 5 мая» stands within so many tokens behind the name.
const DATE_NEAR: usize = 6;

impl Pass for OldBody {
    fn codes(&self) -> &'static [&'static str] {
        &["L03"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let mut former: Vec<Former<'_>> = Vec::new();
        let mut seen: FxHashSet<(usize, &str)> = FxHashSet::default();
        let mut at = 0;
        for m in view.input.mentions.iter().filter(|m| m.former) {
            // Both lists follow the text.
            let all = view.provisions();
            while all.get(at + 1).is_some_and(|p| p.own.from <= m.span.from) {
                at += 1;
            }
            let Some(p) = all.get(at).filter(|p| p.body.contains(m.span)) else { continue };
            if !view.is_norm(at) || matches!(p.kind, ProvisionKind::Annex) || !seen.insert((at, &m.body)) {
                continue;
            }
            let Some((now, until, weight)) = present(m, cx.as_of) else { continue };
            let body = view.tokens(p.body);
            let tokens = view.tokens(m.span);
            let sentence = view.sentence(tokens.start, &body);
            let spared = is_foreign(view, &tokens, &sentence)
                || in_a_citation(view, m)
                || is_dated(view, &tokens, &sentence)
                || beside_its_heir(view, m, &now.id, view.span(&sentence))
                || ["repeal_clause", "body_history"].iter().any(|l| view.has(l, &sentence));
            if spared {
                seen.remove(&(at, m.body.as_str()));
                continue;
            }
            let place = Evidence { act: view.index, provision: at as u32, span: view.span(&sentence) };
            match former.iter_mut().find(|f| f.body == m.body) {
                Some(f) => f.places.push(place),
                None => former.push(Former { body: &m.body, now, until, weight, trigger: m.span, places: vec![place] }),
            }
        }
        for f in former {
            let Some((first, more)) = f.places.split_first() else { continue };
            let name_ky = f.now.name_ky.as_deref().unwrap_or(&f.now.name_ru);
            let places = f.places.len().to_string();
            let slots = [
                ("now_ru", f.now.name_ru.as_str()),
                ("now_ky", name_ky),
                ("until", f.until.unwrap_or("…")),
                ("places", places.as_str()),
            ];
            let spot = Spot {
                code: "L03",
                provision: first.provision as usize,
                quote: first.span,
                trigger: f.trigger,
                slots: &slots,
                weight: f.weight,
                more: more.to_vec(),
            };
            out.add_about(view.input.act, view.index, spot, f.body);
        }
    }
}

/// The body that stands today for a former name, the day the old name ended, and how sure that is. `None` where the row is not
/// firm, or the name was still right on the day the run speaks of.
fn present<'r>(m: &Mention, as_of: Option<&str>) -> Option<(&'r Body, Option<&'r str>, f32)> {
    let registry = Registry::builtin();
    let body = registry.get(&m.body)?;
    let (now, until) = match &body.valid_to {
        Some(to) => (heir(registry, body), Some(to.as_str())),
        None => (body, body.valid_from.as_deref()),
    };
    if until.zip(as_of).is_some_and(|(u, day)| day < u) {
        return None;
    }
    let weight = match now.confidence.as_str() {
        "verified" => 1.0,
        "likely" => LIKELY,
        _ => return None,
    };
    Some((now, until, weight))
}

/// The last body in a chain of successors.
fn heir<'r>(registry: &'r Registry, body: &'r Body) -> &'r Body {
    let mut now = body;
    // A chain is short; the bound holds against a ring in a registry of one's own.
    for _ in 0..8 {
        match now.successor.as_deref().and_then(|s| registry.get(s)) {
            Some(next) => now = next,
            None => break,
        }
    }
    now
}

/// The body of another country: «Правительство Российской Федерации», «Россия Федерациясынын Өкмөтү»; a class of bodies in small
/// letters: «правительства иностранных государств».
fn is_foreign(view: &View<'_>, name: &std::ops::Range<usize>, sentence: &std::ops::Range<usize>) -> bool {
    let toks = &view.input.analysis.tokens;
    let raw = |i: usize| toks[i].span.of(&view.input.act.text);
    let capital = |i: usize| raw(i).chars().next().is_some_and(char::is_uppercase);
    let own = |i: usize| ["кырг", "кр"].iter().any(|k| view.form(i).starts_with(k));
    if name.clone().all(|i| !capital(i)) {
        return true;
    }
    let beside = match view.lang() {
        Lang::Ru => Some(name.end).filter(|i| *i < sentence.end),
        Lang::Ky => name.start.checked_sub(1).filter(|i| *i > sentence.start),
    };
    let Some(i) = beside.filter(|i| toks[*i].kind == TokenKind::Word && !own(*i)) else { return false };
    match view.lang() {
        // «Правительство Республики Казахстан».
        Lang::Ru => capital(i) && name.len() == 1,
        Lang::Ky => {
            let genitive = ["нын", "нин", "нун", "нүн", "дын", "дин", "дун", "дүн", "тын", "тин", "тун", "түн"];
            capital(i) && name.len() == 1 && genitive.iter().any(|g| view.form(i).ends_with(g))
        }
    }
}

/// The name is part of the mention of an act: its issuer of that day.
fn in_a_citation(view: &View<'_>, m: &Mention) -> bool {
    view.input.facts.iter().any(|f| {
        matches!(&f.kind, FactKind::Citation(c) if c.date.is_some() || c.number.is_some())
            && f.span.from < m.span.to
            && m.span.from < f.span.to
    })
}

/// «постановлением Правительства от 5 мая 2009 года № 1»: an act of that day, whatever the reader of citations made of it.
fn is_dated(view: &View<'_>, name: &std::ops::Range<usize>, sentence: &std::ops::Range<usize>) -> bool {
    let after = name.end..sentence.end.min(name.end + DATE_NEAR);
    let before = name.start.saturating_sub(DATE_NEAR).max(sentence.start)..name.start;
    let digit = |i: usize| view.form(i).starts_with(|c: char| c.is_ascii_digit());
    match view.lang() {
        Lang::Ru => after.clone().any(|i| view.form(i) == "от" && i + 1 < sentence.end && digit(i + 1)),
        // «2009-жылдын 5-майындагы»
        Lang::Ky => after.chain(before).any(|i| {
            view.form(i).ends_with("жылдын")
                && (digit(i) || i.checked_sub(1).is_some_and(digit) || view.form(i - 1) == "-")
        }),
    }
}

/// «Правительством Кыргызской Республики или Кабинетом Министров»: both names on purpose, for what each of them did.
fn beside_its_heir(view: &View<'_>, m: &Mention, heir: &str, sentence: Span) -> bool {
    let near = view.input.mentions.partition_point(|o| o.span.to <= sentence.from);
    view.input.mentions[near..]
        .iter()
        .take_while(|o| o.span.from < sentence.to)
        .any(|o| o.body == heir && !o.former && o.span != m.span)
}
