//! Kyrgyz morphology.

mod grammar;
mod lexicon;
mod mine;
mod sound;

pub use mine::mine_ky;

use super::form_id;
use super::roots::Key;
use grammar::{N, Reading, V, readings};
use lexicon::{exception, main_shape, roots};
use std::borrow::Cow;

/// The stem of a folded Kyrgyz word: a noun's root (`салык`), or a verb's root with a hyphen (`бер-`).
pub fn stem_ky(word: &str) -> Cow<'_, str> {
    if let Some(stem) = exception(word) {
        return Cow::Borrowed(stem);
    }
    if !word.bytes().any(|b| b >= 0x80) {
        return Cow::Borrowed(word);
    }
    let roots = roots();
    let spelt = respell(word);
    best(&spelt, |key| roots.weight(form_id(key)))
        .map_or(Cow::Borrowed(word), |key| Cow::Owned(key.as_str().to_string()))
}

/// Undoes two spellings that hide a border: й + а, й + у are written я, ю behind a vowel (`коюу` = кой- + уу); the plural of
/// `бала` is `балдар`.
fn respell(word: &str) -> Cow<'_, str> {
    let children = word.starts_with("балдар");
    if !children && !word.contains(['ю', 'я']) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len() + 8);
    let mut before = ' ';
    for c in word.chars() {
        match c {
            'ю' if sound::is_vowel(before) => out.push_str("йу"),
            'я' if sound::is_vowel(before) => out.push_str("йа"),
            _ => out.push(c),
        }
        before = c;
    }
    if children {
        out.replace_range(.."балдар".len(), "балалар");
    }
    Cow::Owned(out)
}

/// The key of the best reading of a word under the given weights of roots.
fn best(word: &str, weight: impl Fn(&str) -> f32) -> Option<Key> {
    let mut best: Option<(f32, Key)> = None;
    readings(word, &mut |r| {
        let Some(key) = key_of(&r) else { return };
        let score = score(&r, weight(key.as_str()));
        if best.as_ref().is_none_or(|b| score > b.0) {
            best = Some((score, key));
        }
    });
    best.map(|b| b.1)
}

/// The one spelling of a root: voiced finals as voiceless (`укуг-` = укук), final narrow vowels of verbs off, wide ones unrounded.
fn key_of(r: &Reading<'_>) -> Option<Key> {
    let mut key = Key::new();
    let root = r.root.strip_suffix('ь').unwrap_or(r.root);
    let root = if r.kind == N { main_shape(root) } else { root };
    let last = root.chars().next_back()?;
    let stem = &root[..root.len() - last.len_utf8()];
    for part in stem.split('-') {
        if !key.push(part) {
            return None;
        }
    }
    let mut buffer = [0; 4];
    let own: &str = last.encode_utf8(&mut buffer);
    let mut end = match last {
        'г' => "к",
        'б' => "п",
        '-' => "",
        _ => own,
    };
    let letters = root.chars().count();
    if r.kind == V {
        let before = stem.chars().rev().find(|c| sound::is_vowel(*c));
        let narrow = matches!(last, 'ы' | 'и' | 'у' | 'ү');
        // No verb's root ends in a vowel out of harmony (`тарти-`) or, but for one syllable, in a long one.
        if narrow && before.is_some_and(|b| !sound::agrees(b, last))
            || letters > 3 && stem.ends_with(last) && sound::is_vowel(last)
        {
            return None;
        }
        end = match last {
            'о' if letters > 2 => "а",
            'ө' if letters > 2 => "е",
            'ы' | 'и' | 'у' | 'ү' if letters > 2 => "",
            _ => end,
        };
        if letters < 3 && !(letters == 2 && (!sound::is_vowel(last) || matches!(root, "де" | "же" | "жу"))) {
            return None;
        }
    }
    // Loans that end in кт, ст are met with a vowel for ease: `объекти`, `акты`.
    let eased = r.kind == N && matches!(last, 'ы' | 'и' | 'у' | 'ү') && (stem.ends_with("кт") || stem.ends_with("ст"));
    if eased {
        end = "";
    }
    let mut whole = key.push(end);
    if r.kind == V {
        if r.swallowed {
            let before = root.chars().rev().find(|c| sound::is_vowel(*c))?;
            whole &= key.push(if sound::is_back(before) { "а" } else { "е" });
        }
        whole &= key.push("-");
    }
    whole.then_some(key)
}

/// Weight that an unknown root counts as.
const UNKNOWN: f32 = 0.05;

/// Cost of a noun in -уу or -оо beside a verb that has it as its verbal noun.
const LONG: f32 = 2.5;
/// Cost of a noun in -ыш beside a verb that has it as its manner.
const MANNER: f32 = 0.7;

/// Cost of a noun in a single narrow vowel, which is nearly always the possessive.
const NARROW: f32 = 0.7;
/// Cost of taking an unknown word for a root as it stands: most words in a text carry an ending.
const BARE: f32 = 0.8;

/// Logarithm of how likely a reading is.
fn score(r: &Reading<'_>, weight: f32) -> f32 {
    let unknown = if r.kind == N { UNKNOWN } else { UNKNOWN * 0.5 };
    let shape = match r.kind {
        N if r.root.len() > 6
            && (r.root.ends_with("уу")
                || r.root.ends_with("үү")
                || r.root.ends_with("оо")
                || r.root.ends_with("өө")) =>
        {
            LONG
        }
        N if ["ыш", "иш", "уш", "үш"].iter().any(|e| r.root.ends_with(e)) => MANNER,
        N if r.root.ends_with(['ы', 'и', 'у', 'ү'])
            && !["кы", "гы", "чы", "ки", "ги", "чи", "ку", "гу", "чу", "кү", "гү", "чү"]
                .iter()
                .any(|e| r.root.ends_with(e)) =>
        {
            NARROW
        }
        _ => 0.0,
    };
    let bare = if r.bare && weight == 0.0 { BARE } else { 0.0 };
    (weight + unknown).ln() - r.cost - shape - bare
}
