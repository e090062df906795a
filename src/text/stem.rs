//! Stems of both languages, with a memo.

use super::{StemId, form_id};
use crate::Lang;
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
    ru: Table,
    ky: Table,
}

impl Memo {
    /// How many forms it remembers.
    pub fn len(&self) -> usize {
        self.ru.used + self.ky.used
    }

    /// Whether it remembers none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The identifier of the stem of a folded word.
    pub fn stem_id(&mut self, lang: Lang, folded: &str) -> StemId {
        self.stem_of_form(lang, form_id(folded), folded)
    }

    /// As [`Memo::stem_id`] when the hash of the form is known already.
    pub fn stem_of_form(&mut self, lang: Lang, form: StemId, folded: &str) -> StemId {
        let table = match lang {
            Lang::Ru => &mut self.ru,
            Lang::Ky => &mut self.ky,
        };
        table.get(form).unwrap_or_else(|| {
            let id = stem_id(lang, folded);
            table.put(form, id);
            id
        })
    }
}

/// Open addressing with the hash itself as key: the keys are mixed already, so nothing is hashed twice.
#[derive(Debug, Default)]
struct Table {
    /// (form, stem); a form of 0 marks a free slot. The length is a power of two or 0.
    slots: Vec<(u64, StemId)>,
    used: usize,
}

/// Slots of a new table: the words of one act.
const SLOTS: usize = 1 << 12;

impl Table {
    fn get(&self, form: StemId) -> Option<StemId> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = form.0 as usize & mask;
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (key, stem) if key == form.0 => return Some(stem),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn put(&mut self, form: StemId, stem: StemId) {
        // Half full at most, so that a free slot is near.
        if self.used * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, StemId(0)); (old.len() * 2).max(SLOTS)];
            self.used = 0;
            for (key, stem) in old.into_iter().filter(|s| s.0 != 0) {
                self.put(StemId(key), stem);
            }
        }
        // The one form whose hash is 0 is stemmed again each time.
        if form.0 == 0 {
            return;
        }
        let mask = self.slots.len() - 1;
        let mut at = form.0 as usize & mask;
        while self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (form.0, stem);
        self.used += 1;
    }
}
