//! Whether a provision gives a right or lays a duty, by the plainest words of each language.

use crate::Lang;

/// How a stretch of text binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// «Вправе», «имеет право»; «укуктуу», «укугу бар».
    Right,
    /// «Обязан»; «милдеттүү».
    Duty,
}

/// How a stretch binds, when all its words of modality say the same; `None` where there are none or several.
///
/// ```
/// use jenil::{Lang, align::{Bound, bound}};
/// assert_eq!(bound("Орган вправе приостановить работу.", Lang::Ru), Some(Bound::Right));
/// assert_eq!(bound("Орган ишти токтотууга милдеттүү.", Lang::Ky), Some(Bound::Duty));
/// assert_eq!(bound("Ыйгарым укуктуу орган ишти токтотот.", Lang::Ky), None);
/// ```
pub fn bound(text: &str, lang: Lang) -> Option<Bound> {
    let folded = crate::text::fold(text).text;
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let (mut right, mut duty, mut other) = (0, 0, 0);
    for (i, w) in words.iter().enumerate() {
        let before = i.checked_sub(1).map_or("", |b| words[b]);
        let after = words.get(i + 1).copied().unwrap_or("");
        match lang {
            Lang::Ru => match *w {
                "вправе" if before != "не" => right += 1,
                "право" if matches!(before, "имеет" | "имеют") => right += 1,
                "обязан" | "обязана" | "обязано" | "обязаны" if before != "не" => {
                    duty += 1
                }
                "может"
                | "могут"
                | "должен"
                | "должна"
                | "должно"
                | "должны"
                | "вправе"
                | "обязан"
                | "обязаны"
                | "запрещается"
                | "необходимо"
                | "подлежит"
                | "подлежат" => other += 1,
                _ => {}
            },
            Lang::Ky => match *w {
                "укуктуу" if before != "ыйгарым" && after != "эмес" => right += 1,
                "бар" | "ээ" if before.starts_with("укуг") || before.starts_with("укук") => right += 1,
                // «Милдеттүү түрдө» is «в обязательном порядке»: a manner, not a duty of somebody.
                "милдеттүү" if after == "түрдө" || after.starts_with("бол") => other += 1,
                "милдеттүү" if after != "эмес" => duty += 1,
                "мүмкүн" | "тийиш" | "зарыл" | "керек" | "укуксуз" | "жок" | "эмес" => {
                    other += 1
                }
                _ => {}
            },
        }
    }
    match (right, duty, other) {
        (1.., 0, 0) => Some(Bound::Right),
        (0, 1.., 0) => Some(Bound::Duty),
        _ => None,
    }
}
