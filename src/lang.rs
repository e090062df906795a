//! The two languages of the law, and values that exist in the three languages of the readers.

use serde::{Deserialize, Serialize};

/// Language of an act's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian.
    Ru,
    /// Kyrgyz.
    Ky,
}

impl Lang {
    /// `ru` or `ky`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::Ky => "ky",
        }
    }

    /// From `ru`, `ky` or the official bank's `kg`.
    pub fn from_code(code: &str) -> Option<Lang> {
        match code {
            "ru" | "ru-ru" | "RU" => Some(Lang::Ru),
            "ky" | "kg" | "ky-kg" | "KY" | "KG" => Some(Lang::Ky),
            _ => None,
        }
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// One statement in the three languages a reader may choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Tri {
    /// Russian.
    pub ru: String,
    /// Kyrgyz.
    pub ky: String,
    /// English.
    pub en: String,
}

impl Tri {
    /// Three texts, Russian, Kyrgyz, English.
    pub fn new(ru: impl Into<String>, ky: impl Into<String>, en: impl Into<String>) -> Self {
        Tri { ru: ru.into(), ky: ky.into(), en: en.into() }
    }
}
