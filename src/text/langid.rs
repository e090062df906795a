//! Which language a paragraph or a query is in.

use crate::Lang;

/// Language of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextLang {
    /// One of the two.
    One(Lang),
    /// Both, by sentence or phrase.
    Mixed,
    /// Neither.
    Other,
}

/// A guess with its confidence, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LangGuess {
    /// The language.
    pub lang: TextLang,
    /// 0 to 1.
    pub confidence: f32,
}

/// Guesses the language of a text.
pub fn lang_of(text: &str) -> LangGuess {
    let ky = text.chars().filter(|c| "өүңӨҮҢ".contains(*c)).count();
    let ru = text.chars().filter(|c| "щъьёЩЪЬЁ".contains(*c)).count();
    let lang = if ky > 0 && ky * 3 >= ru { TextLang::One(Lang::Ky) } else { TextLang::One(Lang::Ru) };
    LangGuess { lang, confidence: 0.5 }
}
