//! Documents that a provision demands: the entries of a list opened by «прилагаются», «тиркелет», and papers named behind such a verb.

use super::lex::{self, Lexed, Lexer};
use super::{DocumentDemand, Fact, FactKind};
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

static VERBS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "представля",
        "представ",
        "прилага",
        "предъявл",
        "подает",
        "подают",
        "подается",
        "тиркел",
        "тапшыр",
        "бер",
        "көрсөт",
        "сунушта",
    ])
    .expect("a fixed list of short literals always builds")
});

/// Word beginnings of papers, Russian.
const PAPERS_RU: [&str; 30] = [
    "заявлени",
    "копи",
    "справк",
    "свидетельств",
    "паспорт",
    "устав",
    "документ",
    "договор",
    "выписк",
    "квитанци",
    "доверенност",
    "протокол",
    "решени",
    "удостоверени",
    "диплом",
    "план",
    "смет",
    "анкет",
    "фотографи",
    "сведени",
    "декларац",
    "лицензи",
    "сертификат",
    "заключени",
    "расчет",
    "отчет",
    "баланс",
    "список",
    "подлинник",
    "оригинал",
];
/// Word beginnings of papers, Kyrgyz.
const PAPERS_KY: [&str; 24] = [
    "арыз",
    "көчүрмө",
    "маалымкат",
    "күбөлүк",
    "күбөлүг",
    "паспорт",
    "устав",
    "документ",
    "келишим",
    "үзүндү",
    "көчүрмөс",
    "квитанция",
    "ишеним",
    "протокол",
    "чечим",
    "диплом",
    "план",
    "смета",
    "анкета",
    "сүрөт",
    "маалымат",
    "декларация",
    "лицензия",
    "корутунду",
];

/// The documents demanded in one act, in the order of the text.
pub fn documents(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    gather(act, analysis, &mut Lexer::new(analysis))
}

/// As [`documents`], with pieces that other readers may have cut.
pub(super) fn gather(act: &Act, analysis: &Analysis, lexer: &mut Lexer<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut opens = vec![false; act.provisions.len()];
    for (index, p) in act.provisions.iter().enumerate() {
        if p.body.is_empty()
            || p.quoted
            || matches!(
                p.kind,
                ProvisionKind::Toc | ProvisionKind::Furniture | ProvisionKind::Note | ProvisionKind::Preface
            )
        {
            continue;
        }
        let listed = p.parent.is_some_and(|q| opens.get(q as usize).copied().unwrap_or(false));
        let Some(folded) = lex::folded_span(analysis, p.body) else { continue };
        let text = &analysis.folded.text[folded.range()];
        let verb = VERBS.is_match(text);
        if !verb && !listed {
            continue;
        }
        let l = lexer.pieces(folded);
        if verb && text.trim_end().ends_with(':') && demands(l, act.lang).is_some() {
            opens[index] = true;
            continue;
        }
        let at = if listed { Some(0) } else { demands(l, act.lang) };
        let Some(range) = at.and_then(|at| paper(l, at, listed, act.lang)) else { continue };
        let folded_name = l.span(range.0, range.1);
        let name = analysis.folded.span_to_original(folded_name);
        let words = &analysis.folded.text[folded_name.range()];
        out.push(Fact { provision: index as u32, span: name, kind: FactKind::Document(demand(words, name, act.lang)) });
    }
    out
}

/// The piece behind the first verb of demand.
fn demands(l: Lexed<'_>, lang: Lang) -> Option<usize> {
    let is = |w: &str| match lang {
        Lang::Ru => [
            "представляет",
            "представляют",
            "представляется",
            "представляются",
            "представить",
            "представлять",
            "прилагается",
            "прилагаются",
            "прилагает",
            "предъявляет",
            "предъявляют",
            "предъявить",
            "предъявляется",
            "подает",
            "подают",
            "подается",
            "подаются",
        ]
        .contains(&w),
        Lang::Ky => [
            "тиркелет",
            "тиркейт",
            "тапшырат",
            "тапшырышат",
            "берет",
            "беришет",
            "көрсөтөт",
            "сунуштайт",
            "берилет",
            "тапшырылат",
        ]
        .contains(&w),
    };
    (0..l.toks.len()).find(|i| is(l.word(*i))).map(|i| i + 1)
}

/// The name of a paper: in a list the entry up to its first comma or bracket, else from the paper's word to a mark.
fn paper(l: Lexed<'_>, at: usize, listed: bool, lang: Lang) -> Option<(usize, usize)> {
    let is = |w: &str| match lang {
        Lang::Ru => PAPERS_RU.iter().any(|p| w.starts_with(p)),
        Lang::Ky => PAPERS_KY.iter().any(|p| w.starts_with(p)),
    };
    // In Kyrgyz the verb comes last, so the paper stands before it.
    let (from, to) = if listed || lang == Lang::Ru { (at, l.toks.len()) } else { (0, at.saturating_sub(1)) };
    // «арыз ээси» is a person.
    let head = (from..to)
        .find(|i| is(l.word(*i)) && !l.word(i + 1).starts_with("ээс") && !l.word(i + 1).starts_with("ээл"))?;
    let start = if listed { from } else { head };
    let end = (head..to).find(|i| matches!(l.s(*i), "," | ";" | "." | "(" | ":")).unwrap_or(to);
    (end > start).then(|| (start, end - 1))
}

fn demand(words: &str, name: Span, lang: Lang) -> DocumentDemand {
    let has = |all: &[&str]| all.iter().any(|w| words.contains(w));
    match lang {
        Lang::Ru => DocumentDemand {
            name,
            open_ended: has(&["иные", "иных", "другие", "других", "необходимые", "прочие", "дополнительные"]),
            notarised: has(&["нотариал"]),
            copy: has(&["копи"]),
        },
        Lang::Ky => DocumentDemand {
            name,
            open_ended: has(&["башка", "зарыл", "кошумча"]),
            notarised: has(&["нотари"]),
            copy: has(&["көчүрмө"]),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source, text};

    #[test]
    fn papers_of_both_languages() {
        for (lang, src, want) in [
            (
                Lang::Ru,
                "Статья 1. Подача\n1. К заявлению прилагаются:\n1) нотариально заверенная копия устава;\n2) иные документы.\n",
                vec!["нотариально заверенная копия устава", "иные документы"],
            ),
            (
                Lang::Ky,
                "1-берене. Берүү\n1. Арызга төмөнкүлөр тиркелет:\n1) уставдын көчүрмөсү;\n2) башка документтер.\n",
                vec!["уставдын көчүрмөсү", "башка документтер"],
            ),
            (Lang::Ru, "Статья 1. Подача\n1. Заявитель представляет справку о доходах.\n", vec!["справку о доходах"]),
            (Lang::Ky, "1-берене. Берүү\n1. Арыз ээси маалымкат тапшырат.\n", vec!["маалымкат"]),
            (Lang::Ru, "Статья 1. Цель\n1. Закон охраняет пчёл.\n", vec![]),
        ] {
            let (act, _) = crate::act::parse(&source::from_text("a.txt", src.to_string()));
            let a = text::analyse(&act.text, lang, &mut text::Memo::default());
            let got: Vec<&str> = documents(&act, &a).iter().map(|f| f.span.of(&act.text)).collect();
            assert_eq!(got, want, "{src}");
        }
    }
}
