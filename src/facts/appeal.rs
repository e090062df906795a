//! Appeals against what a body decides or leaves undone: «может быть обжалован в суд», «вправе обжаловать»; «даттанылышы мүмкүн», «даттанууга укуктуу».

use super::words::{Words, is_read, starts};
use super::{Appeal, Fact, FactKind};
use crate::Lang;
use crate::act::Act;
use crate::text::Analysis;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(["обжал", "оспор", "даттан", "арызданы"]).expect("a fixed list of short literals always builds")
});

/// The appeals an act names, in the order of the text.
pub fn appeals(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, s) in words.sentences_with(act, &ANCHORS, is_read) {
        let Some(at) = s.clone().find(|i| match act.lang {
            Lang::Ru => starts(words.at(*i), &["обжал", "оспор", "оспарив"]) && words.before(*i) != "не",
            Lang::Ky => {
                starts(words.at(*i), &["даттан", "арызданы", "талаш"])
                    && !starts(words.at(*i), &["даттанылба", "даттанба"])
            }
        }) else {
            continue;
        };
        let court = words.any(
            &s,
            match act.lang {
                Lang::Ru => &["суд", "судебн"],
                Lang::Ky => &["сот"],
            },
        );
        out.push(Fact {
            provision: index as u32,
            span: words.span(&s),
            kind: FactKind::Appeal(Appeal { word: words.span(&(at..at + 1)), court }),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    #[test]
    fn appeals_of_both_languages() {
        for (lang, src, want) in [
            (Lang::Ru, "Отказ может быть обжалован в суд.", Some(true)),
            (Lang::Ru, "Заявитель вправе обжаловать решение в вышестоящий орган.", Some(false)),
            (Lang::Ru, "Решение вступает в силу.", None),
            (Lang::Ky, "Баш тартуу сотко даттанылышы мүмкүн.", Some(true)),
            (Lang::Ky, "Арыз ээси чечимге даттанууга укуктуу.", Some(false)),
            (Lang::Ky, "Чечим күчүнө кирет.", None),
        ] {
            let (act, a) = article(lang, src);
            let got = appeals(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Appeal(x) => Some(x.court),
                _ => None,
            });
            assert_eq!(got, want, "{src}");
        }
    }
}
