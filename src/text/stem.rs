//! Stems of both languages, with a memo.

use super::{StemId, form_id};
use crate::Lang;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The stem of a folded word.
pub fn stem(lang: Lang, folded: &str) -> Cow<'_, str> {
    match lang {
        Lang::Ky => super::stem_ky(folded),
        Lang::Ru => super::stem_ru(folded),
    }
}

/// The identifier of the stem of a folded word.
pub fn stem_id(lang: Lang, folded: &str) -> StemId {
    form_id(&stem(lang, folded))
}

/// Remembers stems between calls; one a thread, so that no lock is needed. Keys are hashes of forms, so a look-up compares no strings.
#[derive(Debug, Default)]
pub struct Memo {
    ru: FxHashMap<u64, StemId>,
    ky: FxHashMap<u64, StemId>,
}

impl Memo {
    /// The identifier of the stem of a folded word.
    pub fn stem_id(&mut self, lang: Lang, folded: &str) -> StemId {
        self.stem_of_form(lang, form_id(folded), folded)
    }

    /// As [`Memo::stem_id`] when the hash of the form is known already.
    pub fn stem_of_form(&mut self, lang: Lang, form: StemId, folded: &str) -> StemId {
        let map = match lang {
            Lang::Ru => &mut self.ru,
            Lang::Ky => &mut self.ky,
        };
        *map.entry(form.0).or_insert_with(|| stem_id(lang, folded))
    }
}
