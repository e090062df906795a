//! Russian morphology: paradigms of endings, and roots mined from Russian acts.
//!
//! Every form is read as a noun, an adjective and a verb in all ways the tables allow; the reading whose root is met with most other
//! endings in the mined table wins. So `органов` is a form of `орган` because `органа`, `органу`, `органами` are met, and
//! `установленный` a form of `установить` because `установит`, `установил` are.

mod endings;
mod readings;
mod verbs;

use super::form_id;
use super::roots::{Key, Mined, MinedRoot, Roots, Share, forms, mine_roots};
use readings::{Kind, Reading, readings};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

const ROOTS: &str = include_str!("../../../corpus/lexicon/ru-stems.tsv");
const GENERAL: &str = include_str!("../../../corpus/lexicon/ru-general.tsv");
const OWN: &str = include_str!("../../../corpus/lexicon/ru-roots.tsv");
const EXCEPTIONS: &str = include_str!("../../../corpus/lexicon/ru-exceptions.tsv");

/// Weight that an unknown root counts as.
const UNKNOWN: f32 = 0.05;
/// Cost of taking an unknown word for a stem as it stands.
const BARE: f32 = 0.3;

fn score(r: &Reading, weight: f32) -> f32 {
    let kind = match r.kind {
        Kind::Noun => UNKNOWN,
        Kind::Adjective => UNKNOWN,
        Kind::Verb | Kind::Participle => UNKNOWN * 0.5,
    };
    (weight + kind).ln() - r.cost
}

/// The stem of a folded Russian word: of a noun its stem (`закон`), of an adjective its stem with a hyphen (`налогов-`), of a verb and its
/// participles the infinitive in -ть (`установить`; consonant stems keep it as a mark: `внесть`).
///
/// ```
/// use jenil::text::stem_ru;
/// assert_eq!(stem_ru("органов"), stem_ru("органами"));
/// assert_eq!(stem_ru("установленный"), stem_ru("установит"));
/// assert_ne!(stem_ru("установление"), stem_ru("установит"));
/// ```
pub fn stem_ru(word: &str) -> Cow<'_, str> {
    if let Some(stem) = exception(word) {
        return Cow::Borrowed(stem);
    }
    if !word.bytes().any(|b| b >= 0x80) || word.len() < 6 {
        return Cow::Borrowed(word);
    }
    if word.contains('-') {
        // Both parts of `счет-фактура` are inflected.
        let parts: Vec<Cow<'_, str>> = word.split('-').map(stem_ru).collect();
        return Cow::Owned(parts.join("-"));
    }
    // A hard sign typed for a soft one: статъя.
    let word = if word.contains('ъ') { Cow::Owned(word.replace('ъ', "ь")) } else { Cow::Borrowed(word) };
    let roots = roots();
    let mut best: Option<(f32, Key, usize)> = None;
    readings(&word, &mut |r| {
        let weight = roots.weight(form_id(r.key.as_str()));
        let bare = weight == 0.0 && r.key.as_str().len() == word.len() + r.tail;
        let score = score(&r, weight) - if bare { BARE } else { 0.0 };
        if best.as_ref().is_none_or(|b| score > b.0) {
            best = Some((score, r.key, r.tail));
        }
    });
    match best {
        None => Cow::Owned(word.into_owned()),
        Some((_, key, tail)) => {
            let s = key.as_str();
            Cow::Owned(s[..s.len() - tail].to_string())
        }
    }
}

/// How far a participle speaks for a verb: adjectives in -енный look like participles.
const PARTICIPLE_TRUST: f32 = 0.6;

/// Finds the roots of Russian texts, as [`super::mine_ky`] does for Kyrgyz. Keys of nouns end in `+` and a letter for the paradigm.
pub fn mine_ru<'a>(texts: impl IntoIterator<Item = &'a str>, source: Mined) -> Vec<MinedRoot> {
    let prior = match source {
        Mined::Acts => general(),
        Mined::Words => Roots::default(),
    };
    mine_roots(&forms(texts), &prior, |form, weight, out| {
        readings(&form.replace('ъ', "ь"), &mut |r| {
            let share = score(&r, weight(r.key.as_str())).exp();
            let trust = if r.kind == Kind::Participle { PARTICIPLE_TRUST } else { 1.0 };
            out.push(Share { key: r.key.as_str().to_string(), share, trust });
        });
    })
}

/// What a form in a list of general Russian counts beside one met in acts: F1 of paradigms of words the acts do not have is 0.895 at
/// 0.05, 0.904 at 0.1 and at 0.3.
const GENERAL_SHARE: f32 = 0.1;

/// The roots of general Russian alone, which steer the mining of acts.
fn general() -> Roots {
    Roots::default().add(GENERAL, GENERAL_SHARE)
}

fn roots() -> &'static Roots {
    static SHIPPED: OnceLock<Roots> = OnceLock::new();
    SHIPPED.get_or_init(|| general().add(ROOTS, 1.0).set(OWN))
}

fn exception(form: &str) -> Option<&'static str> {
    static MAP: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    MAP.get_or_init(|| {
        let rows = EXCEPTIONS.lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|l| l.split_once('\t'))
            .map(|(form, rest)| (form, rest.split('\t').next().unwrap_or(form)))
            .collect()
    })
    .get(form)
    .copied()
}
