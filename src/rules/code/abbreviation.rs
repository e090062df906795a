//! L04: an abbreviation that the act uses and never spells out.

use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::Span;
use crate::act::ProvisionKind;
use crate::facts::FactKind;
use crate::text::TokenKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Finds the first use of every undefined abbreviation.
pub(super) struct Abbreviations;

/// Confidence of a name most readers know («СМС», «ГЭС»): the labels call them undefined, a lawyer shrugs.
const KNOWN: f32 = 0.6;
/// Longest abbreviation: longer runs of capitals are words in capitals.
const MAX_LETTERS: usize = 7;

impl Pass for Abbreviations {
    fn codes(&self) -> &'static [&'static str] {
        &["L04"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let defined = defined(view);
        let mut seen: FxHashMap<&str, ()> = FxHashMap::default();
        for (i, p) in view.provisions().iter().enumerate() {
            if !view.is_norm(i) || matches!(p.kind, ProvisionKind::Table | ProvisionKind::Row | ProvisionKind::Annex) {
                continue;
            }
            // Words in capitals throughout are a heading.
            let words = p.body.of(&view.input.act.text);
            let (upper, lower) = words
                .chars()
                .fold((0, 0), |(u, l), c| (u + u32::from(c.is_uppercase()), l + u32::from(c.is_lowercase())));
            if upper > lower {
                continue;
            }
            let body = view.tokens(p.body);
            let mut next = body.start;
            for t in body.clone() {
                if t < next {
                    continue;
                }
                let Some(mut short) = abbreviation(view, t, &body).filter(|s| !defined.contains(s)) else { continue };
                // «ТН ВЭД» is one name.
                let mut last = t;
                while let Some(more) = abbreviation(view, last + 1, &body).filter(|s| !defined.contains(s)) {
                    let from = view.input.analysis.tokens[t].span.from;
                    let to = view.input.analysis.tokens[last + 1].span.from + more.len() as u32;
                    short = Span::new(from, to).of(&view.input.act.text);
                    last += 1;
                }
                next = last + 1;
                if seen.insert(short, ()).is_some() {
                    continue;
                }
                let trigger = view.span(&(t..last + 1));
                let known = view.list("abbr_known").is_some_and(|p| p.anchors.iter().any(|c| view.tagged.is(t, *c)));
                let quote = view.span(&view.sentence(t, &body));
                out.add(
                    view.input.act,
                    view.index,
                    Spot {
                        code: "L04",
                        provision: i,
                        quote,
                        trigger,
                        slots: &[("term", short)],
                        weight: if known { KNOWN } else { 1.0 },
                        more: Vec::new(),
                    },
                );
            }
        }
    }
}

/// The letters of an abbreviation in token `t`, endings of Kyrgyz cases cut off («ГЭСтерди» → «ГЭС»).
fn abbreviation<'a>(view: &View<'a>, t: usize, body: &std::ops::Range<usize>) -> Option<&'a str> {
    let token = view.input.analysis.tokens.get(t).filter(|_| body.contains(&t))?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = token.span.of(&view.input.act.text);
    let end = word
        .char_indices()
        .find(|(_, c)| !(c.is_uppercase() && ('А'..='Я').contains(c) || matches!(c, 'Ө' | 'Ү' | 'Ң')))
        .map_or(word.len(), |(i, _)| i);
    let short = word.get(..end)?;
    let letters = short.chars().count();
    // A capital followed by small letters is a word; «ГЭСтерди» needs two capitals and more before the ending.
    if !(2..=MAX_LETTERS).contains(&letters)
        || (end < word.len() && letters < 3 && !word[end..].starts_with('-'))
        || !word[end..].trim_start_matches('-').chars().all(char::is_lowercase)
    {
        return None;
    }
    if view.list("abbr_common").is_some_and(|p| p.anchors.iter().any(|c| view.tagged.is(t, *c)))
        || short_is_common(view, short)
    {
        return None;
    }
    let form = |i: usize| view.form(i);
    // Names in quotation marks, codes with numbers («ГОСТ 123», «форма СТИ-5») and words of a heading in capitals are no abbreviations of the act.
    let before = t.checked_sub(1).filter(|b| *b >= body.start);
    if before.is_some_and(|b| matches!(form(b), "«" | "\"" | "“" | "-" | "№" | "форма" | "формы" | "форме"))
        || matches!(form(t + 1), "»" | "\"" | "”" | "-" | "№" | "n")
    {
        return None;
    }
    // A run of capitals is a heading or a form.
    let capitals = |i: usize| {
        view.input.analysis.tokens.get(i).filter(|n| n.kind == TokenKind::Word && body.contains(&i)).is_some_and(|n| {
            let w = n.span.of(&view.input.act.text);
            w.chars().count() > MAX_LETTERS && w.chars().all(char::is_uppercase)
        })
    };
    if capitals(t + 1) || before.is_some_and(capitals) {
        return None;
    }
    // Spelled out beside: «электронно-вычислительная машина (ЭВМ)» is a definition; «ЭВМ (электронно-…)» too.
    if form(t + 1) == "("
        && view.input.analysis.tokens.get(t + 2).is_some_and(|n| n.kind == TokenKind::Word)
        && end == word.len()
    {
        return None;
    }
    if short.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'Х')) {
        return None;
    }
    Some(short)
}

/// Common names that nobody spells out; the form with its ending is tested apart.
fn short_is_common(view: &View<'_>, short: &str) -> bool {
    let id = crate::text::form_id(&crate::text::fold(short).text);
    view.packs.lexicon[super::super::pack::li(view.lang())]
        .classes_of(&crate::text::fold(short).text, id, id)
        .iter()
        .any(|c| view.list("abbr_common").is_some_and(|p| p.anchors.contains(c)))
}

/// What the act spells out: short names, terms, and any abbreviation that stands in brackets behind words.
fn defined<'a>(view: &View<'a>) -> FxHashSet<&'a str> {
    let text = view.input.act.text.as_str();
    let mut out = FxHashSet::default();
    for f in view.input.facts {
        if let FactKind::Definition(d) = &f.kind {
            for w in d.term.of(text).split(|c: char| !c.is_alphanumeric()) {
                out.insert(w);
            }
        }
    }
    // «(ЭВМ)», «(ТН ВЭД ЕАЭС)» behind small letters.
    let toks = &view.input.analysis.tokens;
    for (i, t) in toks.iter().enumerate() {
        if t.kind == TokenKind::Word
            && i > 1
            && toks[i - 1].span.of(text) == "("
            && toks.get(i + 1).is_some_and(|n| matches!(n.span.of(text), ")" | ","))
            && toks[i - 2].kind == TokenKind::Word
            && toks[i - 2].span.of(text).chars().any(char::is_lowercase)
        {
            out.insert(t.span.of(text));
        }
    }
    // «НС – налоговая стоимость»: the key of a formula, and terms outside an article of terms.
    for (i, t) in toks.iter().enumerate() {
        let spaced = |k: usize| {
            toks.get(k).is_some_and(|d| matches!(d.span.of(text), "-" | "–" | "—") && toks[k - 1].span.to < d.span.from)
        };
        if t.kind == TokenKind::Word && (spaced(i + 1) || toks.get(i + 1).is_some_and(|n| n.span.of(text) == "=")) {
            out.insert(t.span.of(text));
        }
    }
    out
}
