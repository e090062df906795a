//! Definitions: short names («далее – …», «мындан ары – …», an abbreviation in brackets beside its words) and the entries of an
//! article of terms.

use super::lex::{self, Kind, Lexed, Lexer};
use super::{Definition, Fact, FactKind};
use crate::Span;
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;

/// Most words before a bracket that are taken as what a short name stands for.
const MEANING_WORDS: usize = 16;
/// Longest term of an article of terms, in bytes: «особо ценные сельскохозяйственные угодья» has 76.
const TERM_BYTES: usize = 240;

/// The definitions of one act, in the order of the text.
pub fn definitions(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    gather(act, analysis, &mut Lexer::new(analysis))
}

/// As [`definitions`], with pieces that other readers may have cut.
pub(super) fn gather(act: &Act, analysis: &Analysis, lexer: &mut Lexer<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut in_terms: Vec<bool> = Vec::with_capacity(act.provisions.len());
    for (index, p) in act.provisions.iter().enumerate() {
        let parent = p.parent.and_then(|q| in_terms.get(q as usize)).copied().unwrap_or(false);
        let opens = p.heading.is_some_and(|h| p.kind == ProvisionKind::Article && speaks_of_terms(h.of(&act.text)))
            || (p.body.of(&act.text).trim_end().ends_with(':') && speaks_of_terms(p.body.of(&act.text)));
        in_terms.push(parent || opens);
        if matches!(p.kind, ProvisionKind::Toc | ProvisionKind::Furniture) {
            continue;
        }
        let body = p.body.of(&act.text);
        if parent && let Some(d) = entry(body, p.body) {
            out.push(Fact { provision: index as u32, span: d.term, kind: FactKind::Definition(d) });
        }
        if !body.contains('(') {
            continue;
        }
        let Some(folded) = lex::folded_span(analysis, p.body) else { continue };
        let l = lexer.pieces(folded);
        for open in 0..l.toks.len() {
            if l.s(open) == "("
                && let Some((a, b)) = named(l, open).or_else(|| abbreviation(l, open, analysis, act))
            {
                let original = |x: usize, y: usize| analysis.folded.span_to_original(l.span(x, y));
                let from = meaning_start(l, open);
                let meaning = if from < open { original(from, open - 1) } else { Span::default() };
                let term = original(a, b);
                out.push(Fact {
                    provision: index as u32,
                    span: term,
                    kind: FactKind::Definition(Definition { term, meaning, short_name: true }),
                });
            }
        }
    }
    out
}

/// Whether a heading or opening announces terms.
fn speaks_of_terms(text: &str) -> bool {
    if text.len() > 600 {
        return false;
    }
    let t = text.to_lowercase();
    ["понят", "термин", "түшүнүк", "аныктама"].iter().any(|w| t.contains(w))
}

/// «term - meaning» of an article of terms.
fn entry(body: &str, span: Span) -> Option<Definition> {
    let at = [" - ", " – ", " — ", " -\n", " –\n"].iter().filter_map(|d| body.find(d)).min()?;
    let dash = body[at + 1..].chars().next()?.len_utf8();
    if at > TERM_BYTES || body[..at].contains(['.', ';', ':']) {
        return None;
    }
    let term = Span::new(span.from, span.from + at as u32);
    let meaning = Span::new(span.from + (at + 1 + dash) as u32, span.to);
    Some(Definition { term, meaning, short_name: false })
}

/// «(далее – X)», «(далее именуемые – X)», «(мындан ары - X)», «(сокр. X)», «(кыскартылганда - X)»: the pieces of X.
fn named(l: Lexed<'_>, open: usize) -> Option<(usize, usize)> {
    let mut k = open + 1;
    match l.word(k) {
        "далее" => {
            k += 1;
            while matches!(
                l.word(k),
                "по" | "тексту"
                    | "именуемый"
                    | "именуемая"
                    | "именуемое"
                    | "именуемые"
                    | "именуется"
                    | "именуются"
                    | "также"
                    | "совместно"
                    | "вместе"
                    | "соответственно"
            ) {
                k += 1;
            }
        }
        "сокр" | "сокращенно" | "сокращенное" | "кыскача" | "кыскартылган" | "кыскартылганда" => {
            k += 1
        }
        "мындан" if l.word(k + 1).starts_with("ары") => {
            k += 2;
            while l.word(k) == "текст" || l.word(k) == "боюнча" {
                k += 1;
            }
        }
        _ => return None,
    }
    while matches!(l.s(k), "-" | "–" | "—" | ":" | "." | "," | "−") {
        k += 1;
    }
    let mut end = k;
    let mut depth = 0;
    while end < l.toks.len() {
        match l.s(end) {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            ";" => break,
            _ => {}
        }
        end += 1;
    }
    (end > k && end < l.toks.len()).then(|| (k, end - 1))
}

/// «Единый реестр (ЕГРП)»: an abbreviation in brackets whose capitals begin words before it.
fn abbreviation(l: Lexed<'_>, open: usize, analysis: &Analysis, act: &Act) -> Option<(usize, usize)> {
    if open == 0 || l.s(open + 2) != ")" || l.toks.get(open + 1)?.kind != Kind::Word {
        return None;
    }
    let written = analysis.folded.span_to_original(l.span(open + 1, open + 1)).of(&act.text);
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || capitals * 2 < written.chars().count() {
        return None;
    }
    // At least two capitals must begin words nearby, so that «(ст. 5 ГК)» is no definition.
    let first: Vec<char> =
        (open.saturating_sub(MEANING_WORDS)..open).filter_map(|i| l.word(i).chars().next()).collect();
    let hits = l.word(open + 1).chars().filter(|c| first.contains(c)).count();
    (hits >= 2).then_some((open + 1, open + 1))
}

/// Where the words before a bracket begin: after the last stop, bracket or semicolon, at most [`MEANING_WORDS`] back.
fn meaning_start(l: Lexed<'_>, open: usize) -> usize {
    let mut at = open;
    while at > 0 && open - at < MEANING_WORDS && !matches!(l.s(at - 1), "." | ";" | ":" | "(" | ")") {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, source, text};

    #[test]
    fn terms_of_both_languages() {
        for (lang, src, want) in [
            (
                Lang::Ru,
                "Статья 1. Основные понятия\n1) улей - жилище пчёл;\n2) Единый реестр пасек (далее – Реестр) - перечень.\n",
                vec!["улей", "Реестр"],
            ),
            (
                Lang::Ky,
                "1-берене. Негизги түшүнүктөр\n1) уюк - аарынын үйү;\n2) Аарычылыктардын бирдиктүү реестри (мындан ары - Реестр) - тизме.\n",
                vec!["уюк", "Реестр"],
            ),
            (Lang::Ru, "Статья 2. Учёт\n1. Учёт ведёт Служба охраны пчёл (СОП) в системе.\n", vec!["СОП"]),
            (Lang::Ky, "2-берене. Эсеп\n1. Эсепти Аарыларды коргоо кызматы (АКК) жүргүзөт.\n", vec!["АКК"]),
            (Lang::Ru, "Статья 3. Иное\n1. Порядок (правила) применяется.\n", vec![]),
        ] {
            let (act, _) = crate::act::parse(&source::from_text("a.txt", src.to_string()));
            let a = text::analyse(&act.text, lang, &mut text::Memo::default());
            let got: Vec<String> = definitions(&act, &a)
                .iter()
                .filter_map(|f| match &f.kind {
                    FactKind::Definition(d) => Some(d.term.of(&act.text).to_string()),
                    _ => None,
                })
                .collect();
            for w in &want {
                assert!(got.iter().any(|g| g == w), "{src}: {got:?}");
            }
            assert_eq!(want.is_empty(), got.is_empty(), "{src}: {got:?}");
        }
    }
}
