//! The words of the index: how frequent, how they go on, what a mistyped one may have been.

use super::fields::Fields;
use super::packed::packed;
use super::plan::{Alt, Concept, LANGS};
use super::recent::Recent;
use super::relatives;
use crate::text::{self, Memo};
use crate::{Error, Lang, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::sync::Arc;
use tantivy::collector::DocSetCollector;
use tantivy::query::{FuzzyTermQuery, Query};
use tantivy::{Searcher, Term};

/// Most stems a prefix stands for; the most frequent ones where there are more.
const PREFIX_MAX: usize = 256;
/// Shorter words are not corrected: at four letters every second edit is another word.
const FUZZY_MIN: usize = 5;
/// From this length on two mistakes are allowed.
const FUZZY_TWO: usize = 8;
/// Weight of a word read with the Kyrgyz letters the keyboard lacked. Near 1, because typing so is a habit, no mistake.
const KEYBOARD_WEIGHT: f64 = 0.9;
/// The same where the word as typed exists, too.
const KEYBOARD_BESIDE: f64 = 0.6;
/// Weight of a corrected word.
const FUZZY_WEIGHT: f64 = 0.8;
/// Weight of a word of the same family.
const RELATED_WEIGHT: f64 = 0.5;
/// The same where the word itself stands nowhere.
const RELATED_INSTEAD: f64 = 0.9;
/// Readings kept of one mistyped word.
const READINGS: usize = 3;
/// Letters of a loan word's root at least: shorter ones are like a native word by chance.
const LOAN_MIN: usize = 6;
/// Places of `н` in a word that are tried as `ң`; 2⁶ readings.
const NG_MAX: usize = 6;

/// A view of the index's dictionaries.
pub(super) struct Words<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    pub read: &'a RefCell<Reads>,
}

/// What words of queries were found to stand for, by form and language of the query.
pub(super) type Reads = Recent<(String, Option<Lang>), Arc<Read>>;

/// What a word may stand for, itself first, and the reading to name where the word itself stands nowhere.
#[derive(Debug)]
pub(super) struct Read {
    pub alts: [Vec<Alt>; 2],
    pub instead: Option<String>,
}

impl Words<'_> {
    /// In how many units a word stands, Russian and Kyrgyz.
    pub fn frequency(&self, concept: &Concept) -> [u64; 2] {
        [0, 1].map(|i| concept.alts[i].iter().map(|a| self.stem_frequency(LANGS[i], &a.term)).sum())
    }

    /// In how many units a stem stands.
    pub fn stem_frequency(&self, lang: Lang, term: &str) -> u64 {
        self.searcher.doc_freq(&Term::from_field_text(self.fields.of(lang).body, term)).unwrap_or(0)
    }

    /// In how many acts a form stands.
    fn form_frequency(&self, lang: Lang, form: &str) -> u64 {
        self.searcher.doc_freq(&Term::from_field_text(self.fields.of(lang).forms, form)).unwrap_or(0)
    }

    /// Replaces what a prefix stands for by the stems of the words that begin so.
    pub fn expand_prefix(&self, prefix: &str, alts: &mut [Vec<Alt>; 2], memo: &mut Memo) {
        for (lang, alts) in LANGS.into_iter().zip(alts) {
            let mut found: FxHashMap<String, u64> = FxHashMap::default();
            self.each_form(lang, prefix, |form, acts| *found.entry(form.to_owned()).or_default() += acts);
            let mut found: Vec<_> = found.into_iter().collect();
            found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            let mut seen = FxHashSet::default();
            alts.clear();
            for (form, _) in found {
                let term = packed(memo.stem_id(lang, &form));
                if seen.insert(term.clone()) {
                    alts.push(Alt::one(term, 1.0));
                }
                if alts.len() >= PREFIX_MAX {
                    break;
                }
            }
        }
    }

    /// What a word may stand for.
    pub fn read(&self, form: &str, lang: Option<Lang>, exact: [Vec<Alt>; 2], memo: &mut Memo) -> Arc<Read> {
        let key = (form.to_owned(), lang);
        if let Some(read) = self.read.borrow_mut().get(&key) {
            return read;
        }
        let mut alts = exact;
        let instead = self.expand(form, lang, &mut alts, memo);
        let read = Arc::new(Read { alts, instead });
        self.read.borrow_mut().put(key, read.clone(), 1);
        read
    }

    /// Adds what a word may stand for beside itself; returns the reading where the word itself stands nowhere.
    fn expand(&self, form: &str, lang: Option<Lang>, alts: &mut [Vec<Alt>; 2], memo: &mut Memo) -> Option<String> {
        let known = [0, 1].map(|i| alts[i].iter().any(|a| self.stem_frequency(LANGS[i], &a.term) > 0));
        let mut read = None;
        if lang != Some(Lang::Ru) || known == [false, false] {
            read = self.keyboard(form, known[1], &mut alts[1], memo);
        }
        let weight = if known == [false, false] { RELATED_INSTEAD } else { RELATED_WEIGHT };
        let related = self.relatives(form, lang, weight, alts, memo);
        if known == [false, false] && read.is_none() && !related && !self.loans(form, lang, alts, memo) {
            read = self.fuzzy(form, lang, alts, memo);
        }
        read.filter(|_| known == [false, false])
    }

    /// Adds words of the same family; whether there is one.
    fn relatives(
        &self,
        form: &str,
        lang: Option<Lang>,
        weight: f64,
        alts: &mut [Vec<Alt>; 2],
        memo: &mut Memo,
    ) -> bool {
        let mut any = false;
        for (i, l) in LANGS.into_iter().enumerate().filter(|(_, l)| lang.is_none_or(|q| q == *l)) {
            let stem = text::stem(l, form).into_owned();
            let Some(root) = relatives::root_of(l, &stem) else { continue };
            // By stem: in how many acts, and the form that stands for it.
            let mut found: FxHashMap<String, (u64, String)> = FxHashMap::default();
            self.each_form(l, root, |form, acts| {
                let other = text::stem(l, form);
                if other != stem && relatives::related(l, &stem, &other) {
                    found.entry(other.into_owned()).or_insert_with(|| (0, form.to_owned())).0 += acts;
                }
            });
            let mut found: Vec<_> = found.into_iter().collect();
            found.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
            any |= !found.is_empty();
            add(found.iter().map(|f| f.1.1.as_str()), l, weight, &mut alts[i], memo);
        }
        any
    }

    /// Adds words of the other language with the same root, for a loan word that stands nowhere in its own: бассейндик is
    /// бассейновый, нотариалдык нотариальный. Whether there is one.
    fn loans(&self, form: &str, lang: Option<Lang>, alts: &mut [Vec<Alt>; 2], memo: &mut Memo) -> bool {
        let Some(lang) = lang else { return false };
        let (own, other) = if lang == Lang::Ru { (0, 1) } else { (1, 0) };
        let stem = text::stem(LANGS[own], form).into_owned();
        let Some(root) = relatives::root_of(LANGS[own], &stem).filter(|r| r.chars().count() >= LOAN_MIN) else {
            return false;
        };
        let mut found: FxHashMap<String, (u64, String)> = FxHashMap::default();
        self.each_form(LANGS[other], root, |form, acts| {
            let there = text::stem(LANGS[other], form);
            if relatives::related(LANGS[other], root, &there) {
                found.entry(there.into_owned()).or_insert_with(|| (0, form.to_owned())).0 += acts;
            }
        });
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
        add(found.iter().map(|f| f.1.1.as_str()), LANGS[other], RELATED_INSTEAD, &mut alts[other], memo);
        !found.is_empty()
    }

    /// Calls `f` with every form of a language that begins with `prefix`, and in how many acts it stands.
    fn each_form(&self, lang: Lang, prefix: &str, mut f: impl FnMut(&str, u64)) {
        for segment in self.searcher.segment_readers() {
            let Ok(inverted) = segment.inverted_index(self.fields.of(lang).forms) else { continue };
            let mut range = inverted.terms().range().ge(prefix);
            if let Some(end) = after(prefix) {
                range = range.lt(end);
            }
            let Ok(mut stream) = range.into_stream() else { continue };
            while stream.advance() {
                if let Ok(form) = std::str::from_utf8(stream.key()) {
                    f(form, u64::from(stream.value().doc_freq));
                }
            }
        }
    }

    /// Readings of a word typed on a Russian keyboard: о у н for ө ү ң. A native word has vowels of one row, so all о
    /// or all у change together.
    fn keyboard(&self, form: &str, known: bool, alts: &mut Vec<Alt>, memo: &mut Memo) -> Option<String> {
        if form.contains(['ө', 'ү', 'ң']) || !form.contains(['о', 'у', 'н']) {
            return None;
        }
        let typed = self.form_frequency(Lang::Ky, form);
        let nasals: Vec<usize> = form.char_indices().filter(|c| c.1 == 'н').map(|c| c.0).take(NG_MAX).collect();
        let mut found = Vec::new();
        for vowels in 0..4u32 {
            for mask in 0..1u32 << nasals.len() {
                let reading: String = form
                    .char_indices()
                    .map(|(at, c)| match c {
                        'о' if vowels & 1 != 0 => 'ө',
                        'у' if vowels & 2 != 0 => 'ү',
                        'н' if nasals.iter().position(|n| *n == at).is_some_and(|n| mask >> n & 1 != 0) => 'ң',
                        c => c,
                    })
                    .collect();
                if reading != form {
                    let f = self.form_frequency(Lang::Ky, &reading);
                    // Where the word as typed is one, too, only a reading that is not rarer counts.
                    if f > 0 && f >= typed {
                        found.push((f, reading));
                    }
                }
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.dedup();
        let weight = if known { KEYBOARD_BESIDE } else { KEYBOARD_WEIGHT };
        add(found.iter().map(|f| f.1.as_str()), Lang::Ky, weight, alts, memo);
        found.into_iter().next().map(|f| f.1)
    }

    /// Nearest words of the index.
    fn fuzzy(&self, form: &str, lang: Option<Lang>, alts: &mut [Vec<Alt>; 2], memo: &mut Memo) -> Option<String> {
        let letters = form.chars().count();
        if letters < FUZZY_MIN || !form.chars().all(char::is_alphabetic) {
            return None;
        }
        let most = if letters < FUZZY_TWO { 1 } else { 2 };
        for distance in 1..=most {
            let mut all: Vec<(u64, Lang, String)> = Vec::new();
            for l in LANGS.into_iter().filter(|l| lang.is_none_or(|q| q == *l)) {
                all.extend(self.near(form, l, distance).into_iter().map(|(n, f)| (n, l, f)));
            }
            // A mistake in the first letter is rare; then the word in most acts.
            let first = |s: &str| s.chars().next();
            all.sort_by(|a, b| {
                let right = |x: &String| first(x) == first(form);
                right(&b.2).cmp(&right(&a.2)).then(b.0.cmp(&a.0)).then_with(|| a.2.cmp(&b.2))
            });
            if let Some(best) = all.first().map(|a| a.2.clone()) {
                for (_, l, f) in all.iter().take(READINGS) {
                    add([f.as_str()], *l, FUZZY_WEIGHT, &mut alts[usize::from(*l == Lang::Ky)], memo);
                }
                return Some(best);
            }
        }
        None
    }

    fn near(&self, form: &str, lang: Lang, distance: u8) -> Vec<(u64, String)> {
        let field = self.fields.of(lang).forms;
        let Ok(automaton) = FuzzyTermQuery::new(Term::from_field_text(field, form), distance, true).automaton() else {
            return Vec::new();
        };
        let mut found: FxHashMap<String, u64> = FxHashMap::default();
        for segment in self.searcher.segment_readers() {
            let Ok(inverted) = segment.inverted_index(field) else { continue };
            let Ok(mut stream) = inverted.terms().search(&automaton).into_stream() else { continue };
            while stream.advance() {
                if let Ok(form) = std::str::from_utf8(stream.key()) {
                    *found.entry(form.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        found.into_iter().map(|(f, n)| (n, f)).collect()
    }

    /// Rows of the acts whose documents a query finds.
    pub fn acts_of(&self, query: &dyn Query) -> Result<Vec<u64>> {
        let failed = |e: &dyn std::fmt::Display| Error::Usage(format!("search index: {e}; run `jenil reindex`"));
        let docs = self.searcher.search(query, &DocSetCollector).map_err(|e| failed(&e))?;
        let mut out = Vec::with_capacity(docs.len());
        for doc in docs {
            let column =
                self.searcher.segment_reader(doc.segment_ord).fast_fields().u64("act").map_err(|e| failed(&e))?;
            out.extend(column.first(doc.doc_id));
        }
        out.sort_unstable();
        Ok(out)
    }
}

/// Adds the stems of some forms that are not there yet, the first [`READINGS`].
fn add<'f>(forms: impl IntoIterator<Item = &'f str>, lang: Lang, weight: f64, alts: &mut Vec<Alt>, memo: &mut Memo) {
    for form in forms.into_iter().take(READINGS) {
        let term = packed(memo.stem_id(lang, form));
        if alts.iter().all(|a| a.term != term) {
            alts.push(Alt::one(term, weight));
        }
    }
}

/// The least string that does not begin with `prefix` and sorts after it.
fn after(prefix: &str) -> Option<Vec<u8>> {
    let mut bytes = prefix.as_bytes().to_vec();
    while let Some(last) = bytes.pop() {
        if last < 0xff {
            bytes.push(last + 1);
            return Some(bytes);
        }
    }
    None
}
