//! The name of a mentioned body in the nominative, in the number and words of the text.

use super::{Mention, Registry, grammar, head};
use crate::text::{Analysis, TokenKind};
use crate::{Lang, Span};

/// The words of a mention in the nominative: «районной государственной администрацией» gives «районная
/// государственная администрация», «жергиликтүү кеңештердин» gives «жергиликтүү кеңештер».
///
/// Names of one certain body keep their capitals, names of a class of bodies begin in small letters.
pub fn name(text: &str, analysis: &Analysis, mention: &Mention, registry: &Registry) -> String {
    let proper = registry.get(&mention.body).is_some_and(|b| !b.generic);
    let raw = nominative_of(text, analysis, mention.span, mention.lang);
    let first = raw.split([' ', ',']).next().unwrap_or("");
    let place = registry.is_place(first);
    if proper || place || !raw.starts_with(char::is_uppercase) || raw.chars().nth(1).is_some_and(char::is_uppercase) {
        return raw;
    }
    let mut chars = raw.chars();
    match chars.next() {
        Some(c) => c.to_lowercase().chain(chars).collect(),
        None => raw,
    }
}

/// The words of a span in the nominative of their head; runs of white space become one blank.
pub fn nominative_of(text: &str, analysis: &Analysis, span: Span, lang: Lang) -> String {
    bend(text, analysis, span, lang, false)
}

/// As [`nominative_of`], in the singular (Kyrgyz: without any ending on the head), so that all forms of a name give one slug.
pub(super) fn class_name(text: &str, analysis: &Analysis, span: Span, lang: Lang) -> String {
    bend(text, analysis, span, lang, true)
}

fn bend(text: &str, analysis: &Analysis, span: Span, lang: Lang, class: bool) -> String {
    let range = analysis.tokens_in(span);
    let tokens = &analysis.tokens[range];
    let folded = |i: usize| tokens[i].folded.of(&analysis.folded.text);
    let heads = (0..tokens.len()).filter(|i| tokens[*i].kind == TokenKind::Word);
    let find = |i: &usize| head::head(lang, folded(*i), tokens[*i].form).is_some();
    let at = match lang {
        Lang::Ru => heads.clone().find(find),
        // The head of a Kyrgyz name is its last word.
        Lang::Ky => heads.clone().next_back().filter(find),
    };
    let mut out = String::new();
    let plural = at.filter(|_| lang == Lang::Ru).and_then(|h| {
        let adjective = (0..h).rev().find(|i| grammar::ru_adjective(folded(*i))).map(|i| {
            ["ые", "ие", "ых", "их", "ым", "им", "ыми", "ими"].iter().any(|e| folded(i).ends_with(e))
                && !singular_instrumental(folded(i), folded(h))
        });
        // «мэрии городов», «инспекции районов»: many places have many bodies.
        let places =
            (h + 1 < tokens.len()).then(|| ["городов", "районов", "областей", "аймаков"].contains(&folded(h + 1)));
        adjective.or(places)
    });
    for (i, t) in tokens.iter().enumerate() {
        let word = t.span.of(text);
        let bent = match at {
            Some(h) if i == h && class => head::lemma(lang, folded(i), t.form).map(str::to_owned),
            Some(h) if i == h => head::nominative(lang, folded(i), t.form, plural),
            Some(h)
                if i < h
                    && lang == Lang::Ru
                    && t.kind == TokenKind::Word
                    && (grammar::ru_adjective(folded(i)) || locative(folded(i))) =>
            {
                head::head(lang, folded(h), tokens[h].form)
                    .and_then(|n| grammar::ru_adjective_nominative(folded(i), n.gender, n.is_plural(plural) && !class))
            }
            _ => None,
        };
        if i > 0 && tokens[i - 1].span.to < t.span.from {
            out.push(' ');
        }
        match bent {
            Some(b) => out.push_str(&with_case_of(word, &b)),
            None => out.push_str(word),
        }
    }
    out
}

/// «уполномоченным органом»: -ым, -им may be the singular instrumental; the head tells.
fn singular_instrumental(adjective: &str, head: &str) -> bool {
    (adjective.ends_with("ым") || adjective.ends_with("им")) && (head.ends_with("ом") || head.ends_with("ем"))
}

/// «Национальном банке»: the locative of an adjective, which a noun's instrumental can equal elsewhere.
fn locative(w: &str) -> bool {
    ["ном", "ском", "нном", "ком", "вом", "щем", "нем"].iter().any(|e| w.ends_with(e))
}

fn with_case_of(model: &str, word: &str) -> String {
    if model.chars().count() > 1 && model.chars().all(|c| !c.is_lowercase()) {
        return word.to_uppercase();
    }
    if model.starts_with(char::is_uppercase) {
        let mut chars = word.chars();
        return match chars.next() {
            Some(c) => c.to_uppercase().chain(chars).collect(),
            None => String::new(),
        };
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Memo, analyse};

    #[test]
    fn both_languages() {
        let mut memo = Memo::default();
        for (lang, words, want) in [
            (Lang::Ru, "районной государственной администрацией", "районная государственная администрация"),
            (Lang::Ru, "местных кенешей", "местные кенеши"),
            (
                Lang::Ru,
                "уполномоченным государственным органом в сфере туризма",
                "уполномоченный государственный орган в сфере туризма",
            ),
            (Lang::Ru, "органами местного самоуправления", "органы местного самоуправления"),
            (Lang::Ru, "мэрий городов Бишкек и Ош", "мэрии городов Бишкек и Ош"),
            (Lang::Ru, "мэрии городов", "мэрии городов"),
            (Lang::Ru, "мэрии города Ош", "мэрия города Ош"),
            (Lang::Ru, "Жогорку Кенеша Кыргызской Республики", "Жогорку Кенеш Кыргызской Республики"),
            (Lang::Ru, "МИНИСТЕРСТВОМ ФИНАНСОВ", "МИНИСТЕРСТВО ФИНАНСОВ"),
            (Lang::Ru, "Счетной палаты", "Счетная палата"),
            (Lang::Ky, "жергиликтүү кеңештердин", "жергиликтүү кеңештер"),
            (Lang::Ky, "Кыргыз Республикасынын Министрлер Кабинетинин", "Кыргыз Республикасынын Министрлер Кабинети"),
            (Lang::Ky, "ыйгарым укуктуу мамлекеттик органга", "ыйгарым укуктуу мамлекеттик орган"),
        ] {
            let a = analyse(words, lang, &mut memo);
            let got = nominative_of(words, &a, Span::new(0, words.len() as u32), lang);
            assert_eq!(got, want);
        }
    }
}
