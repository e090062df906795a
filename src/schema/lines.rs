//! Rows on the words and the language of a text.

use crate::text::{self, Memo, TextLang, TokenKind};
use crate::{Lang, Span};
use serde::{Deserialize, Serialize};

/// A word with its stem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalyzeRecord {
    /// As written.
    pub form: String,
    /// Language it was stemmed as.
    pub lang: Lang,
    /// Stem.
    pub stem: String,
    /// Bytes of the text.
    pub span: Span,
}

impl AnalyzeRecord {
    /// The words and numbers of a text in their order. Without `lang` the language is told from the text; a text that is
    /// neither Russian nor Kyrgyz is read as Russian.
    ///
    /// ```
    /// use jenil::{schema::AnalyzeRecord, text::Memo};
    /// let words = AnalyzeRecord::all("министрликтин токтому", None, &mut Memo::default());
    /// assert_eq!((words[0].lang.code(), words[0].stem.as_str()), ("ky", "министрлик"));
    /// ```
    pub fn all(line: &str, lang: Option<Lang>, memo: &mut Memo) -> Vec<AnalyzeRecord> {
        let lang = lang.unwrap_or_else(|| match text::lang_of(line).lang {
            TextLang::One(l) => l,
            TextLang::Mixed | TextLang::Other => Lang::Ru,
        });
        let words = text::analyse(line, lang, memo);
        let kept = words.tokens.iter().filter(|t| t.kind != TokenKind::Punct);
        kept.map(|t| {
            let folded = t.folded.of(&words.folded.text);
            let stem = match t.kind {
                TokenKind::Word => text::stem(lang, folded),
                TokenKind::Number | TokenKind::Punct => text::number_key(folded),
            };
            AnalyzeRecord { form: t.span.of(line).to_owned(), lang, stem: stem.into_owned(), span: t.span }
        })
        .collect()
    }
}

/// The language of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LangRecord {
    /// `ru`, `ky`, `mixed` or `other`.
    pub lang: String,
    /// 0 to 1, four digits.
    pub confidence: f64,
}

impl LangRecord {
    /// The language of a text.
    ///
    /// ```
    /// assert_eq!(jenil::schema::LangRecord::of("постановление Кабинета Министров").lang, "ru");
    /// ```
    pub fn of(line: &str) -> LangRecord {
        let guess = text::lang_of(line);
        let lang = match guess.lang {
            TextLang::One(l) => l.code(),
            TextLang::Mixed => "mixed",
            TextLang::Other => "other",
        };
        LangRecord { lang: lang.to_owned(), confidence: (f64::from(guess.confidence) * 1e4).round() / 1e4 }
    }
}
