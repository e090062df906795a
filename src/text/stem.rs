//! Stems as 64-bit hashes, with a memo.

use crate::Lang;
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;

/// Hash of a stem or form: the same in every run and thread, so no table of strings is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StemId(pub u64);

/// The identifier of a folded form.
pub fn form_id(folded: &str) -> StemId {
    let mut h = FxHasher::default();
    h.write(folded.as_bytes());
    StemId(h.finish())
}

/// The stem of a folded word.
pub fn stem(lang: Lang, folded: &str) -> Cow<'_, str> {
    let _ = lang;
    let keep = folded.char_indices().nth(6).map_or(folded.len(), |(i, _)| i);
    Cow::Borrowed(&folded[..keep])
}

/// The identifier of the stem of a folded word.
pub fn stem_id(lang: Lang, folded: &str) -> StemId {
    form_id(&stem(lang, folded))
}

/// Remembers stems between calls; one a thread, so that no lock is needed.
#[derive(Debug, Default)]
pub struct Memo {
    ru: FxHashMap<Box<str>, StemId>,
    ky: FxHashMap<Box<str>, StemId>,
}

impl Memo {
    /// The identifier of the stem of a folded word.
    pub fn stem_id(&mut self, lang: Lang, folded: &str) -> StemId {
        let map = match lang {
            Lang::Ru => &mut self.ru,
            Lang::Ky => &mut self.ky,
        };
        if let Some(id) = map.get(folded) {
            return *id;
        }
        let id = stem_id(lang, folded);
        map.insert(folded.into(), id);
        id
    }
}
