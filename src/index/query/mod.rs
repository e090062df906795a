//! The query language: words, `"exact phrase"`, `"near words"~3`, AND OR NOT (И ИЛИ НЕ, ЖАНА ЖЕ ЭМЕС), `-word`,
//! `prefix*`, `field:value`, parentheses.
//!
//! Words that stand side by side are wished for, not demanded: a provision with more of them, and rarer ones, comes
//! first. A phrase, a field and what stands around AND are demanded. Operators are written in capitals, because «и»,
//! «же» and «жана» are words of every query in plain language.

mod lexer;
mod parser;

pub(super) use lexer::is_operator;
pub use parser::parse;

use crate::Span;

/// What may stand before a colon, with the names it goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Language of the act.
    Lang,
    /// Kind of the act.
    Kind,
    /// Words of the issuer's name.
    Issuer,
    /// Status of the act.
    Status,
    /// Date of the act or its beginning: `2021`, `2021-10`.
    Date,
    /// Number of the act.
    Number,
    /// Registry id of a body the act charges with something.
    Body,
    /// A word of the act's title.
    Title,
    /// A word of a heading inside the provision.
    Heading,
}

impl Field {
    /// Every field with its names.
    pub const NAMES: [(Field, &'static [&'static str]); 9] = [
        (Field::Lang, &["lang", "язык", "тил"]),
        (Field::Kind, &["kind", "вид", "түр"]),
        (Field::Issuer, &["issuer", "орган", "чыгарган"]),
        (Field::Status, &["status", "статус", "абал"]),
        (Field::Date, &["date", "дата", "күн"]),
        (Field::Number, &["number", "номер"]),
        (Field::Body, &["body"]),
        (Field::Title, &["title", "название", "аталыш"]),
        (Field::Heading, &["heading", "заголовок", "башчекит"]),
    ];

    /// The field of a name, any case.
    pub fn of(name: &str) -> Option<Field> {
        let name = name.to_lowercase();
        Field::NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(f, _)| *f)
    }
}

/// A query as it was understood. Spans are bytes of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A word, or all words that begin so.
    Word {
        /// The word.
        span: Span,
        /// Written with a star.
        prefix: bool,
    },
    /// Words in this order.
    Phrase {
        /// The words between the quotes.
        span: Span,
        /// How many places the words may be off.
        slop: u32,
    },
    /// `field:value`.
    Field {
        /// Which.
        field: Field,
        /// The value, without quotes.
        value: Span,
    },
    /// None of this.
    Not(Box<Node>),
    /// All of these.
    And(Vec<Node>),
    /// One of these at least.
    Or(Vec<Node>),
    /// Side by side: words are wished for, the rest is demanded.
    Beside(Vec<Node>),
}
