//! Fields of the index.
//!
//! A document is a [unit](super::units) of an act (an article, or a numbered item where there are no articles), or the
//! act itself. Words are indexed by stem, each language in fields of its own, so that a word both languages share is
//! weighed in each by its own frequency. A stem is its 64-bit hash, packed into eight bytes (see [`super::packed`]):
//! half of what the words themselves cost to hash and to store. Exact forms stand once an act, in the act's own
//! document: they serve prefixes and suggestions, and what a provision says exactly is looked up in its text.

use crate::Lang;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Name of the tokenizer of packed stems.
pub(super) const PACKED: &str = "packed";
/// Name of the tokenizer of forms.
pub(super) const FORMS: &str = "forms";

/// What [`Fields::act_place`] holds for the document of a whole act.
pub(super) const WHOLE_ACT: u64 = u32::MAX as u64;

/// What a unit's place holds beside its first provision where the unit is repealed.
const REPEALED: u64 = 1 << 32;

/// The value of [`Fields::place`] for a unit.
pub(super) fn place(root: u32, repealed: bool) -> u64 {
    u64::from(root) | if repealed { REPEALED } else { 0 }
}

/// First provision of a unit, and whether it is repealed.
pub(super) fn place_of(value: u64) -> (u32, bool) {
    (value as u32, value & REPEALED != 0)
}

/// The fields of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct LangFields {
    /// Stems of a unit's words, with positions.
    pub body: Field,
    /// Stems of the headings inside a unit.
    pub heading: Field,
    /// Stems of the headings above a unit and of the act's title.
    pub context: Field,
    /// Stems of the act's title, in the act's document, with positions.
    pub title: Field,
    /// Folded forms of the act's words, in the act's document.
    pub forms: Field,
}

/// All fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// Row of the act in the store.
    pub act: Field,
    /// Index of the unit's first provision, or [`WHOLE_ACT`].
    pub place: Field,
    ru: LangFields,
    ky: LangFields,
}

impl Fields {
    /// The fields of a language.
    pub fn of(&self, lang: Lang) -> LangFields {
        match lang {
            Lang::Ru => self.ru,
            Lang::Ky => self.ky,
        }
    }
}

/// The schema and its fields.
pub(super) fn schema() -> &'static (Schema, Fields) {
    static ONCE: std::sync::LazyLock<(Schema, Fields)> = std::sync::LazyLock::new(make);
    &ONCE
}

fn make() -> (Schema, Fields) {
    let mut b = Schema::builder();
    let act = b.add_u64_field("act", INDEXED | FAST);
    let place = b.add_u64_field("place", FAST);
    let mut text = |name: &str, tokenizer: &str, record: IndexRecordOption, norms: bool| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record).set_fieldnorms(norms);
        b.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let mut lang = |code: &str| LangFields {
        body: text(code, PACKED, IndexRecordOption::WithFreqsAndPositions, true),
        heading: text(&format!("{code}_heading"), PACKED, IndexRecordOption::WithFreqs, true),
        context: text(&format!("{code}_context"), PACKED, IndexRecordOption::Basic, false),
        title: text(&format!("{code}_title"), PACKED, IndexRecordOption::WithFreqsAndPositions, true),
        forms: text(&format!("{code}_forms"), FORMS, IndexRecordOption::Basic, false),
    };
    let (ru, ky) = (lang("ru"), lang("ky"));
    (b.build(), Fields { act, place, ru, ky })
}
