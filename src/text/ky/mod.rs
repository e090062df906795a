//! Kyrgyz morphology: the stem of a word form in legal text.
//!
//! # For a linguist
//!
//! Kyrgyz is agglutinative: a root takes suffixes in a fixed order, and each suffix takes its vowels from the syllable before it and its
//! first consonant from the sound before it. `мыйзам-дар-ы-нда-гы-лар` is root, plural, possessive, locative, -гы, plural again.
//! Two forms belong together when one root lies under both, and the stemmer looks for that root.
//!
//! ## What is taken off
//!
//! *Nominals* (nouns, adjectives and pronouns used as nouns, verbal nouns and participles): plural -лар; possessives (-ы/-сы, -ым, -ың, -ыбыз,
//! -ыңыз); genitive -нын, dative -га, accusative -ны, locative -да, ablative -дан, with their own shapes behind the possessive
//! of the third person (-нын, -на, -н, -нда, -нан); -дагы, which makes a nominal that takes endings again; -ча and -дай; the question particle -бы.
//!
//! *Verbs*: passive -ыл/-ын, and the reflexive of the same shape; negation -ба; the verbal noun -уу/-оо; participles -ган, -ар, -бас; -гандык; the manner -ыш
//! before a possessive (`берилишине`); conditional -са, past -ды, present-future -а/-й with persons; the converbs -ып, -майынча, -гыча; -сын and the other
//! moods. Verbal nouns and participles then take the endings of nominals.
//!
//! ## What is kept
//!
//! Whatever makes a new word: -луу, -сыз, -лык (`укук`, `укуктуу`, `укуктук` are three), -чы, -уучу (`төлөө`, `төлөөчү`), -м, -ма,
//! -ыш as a noun (`чогулуш`), causatives -дыр, -т, -гыз, the reciprocal -ыш (`кирүү`, `киришүү`). To a lawyer a payment is not a payer. Passive and negation
//! are taken off because they leave the act the same: a search for «берилген» wants «берүү».
//!
//! ## Sound rules
//!
//! Narrow (close) vowels agree in place and rounding (ы и у ү), wide (open) ones likewise (а е о ө), but у is followed by а: `укук-тар`, `укуг-у`.
//! Behind a voiceless consonant a suffix begins with т к п. Elsewhere the plural begins with л behind a vowel, й and р (`бала-лар`, `жер-лер`)
//! and with д behind the other consonants (`мыйзам-дар`); the genitive and the accusative begin with н behind a vowel and with д behind a
//! consonant (`бала-нын`, `жер-дин`); the dative begins with г, the locative and the ablative with д behind either.
//! Roots in к п voice them before a vowel (`укук`, `укугу`; `чык`, `чыга`); the stem writes the voiceless. A verb's final wide vowel fuses with -уу
//! (`катта` + уу = `каттоо`), its final narrow vowel comes and goes (`таан-ып`, `таан-уу`, `тааны-ган`): the stem writes the wide one unrounded and drops the narrow one. й + а,
//! й + у are written я, ю (`кой` + уу = `коюу`). Loans take an epenthetic vowel (`объект`, `объектиге`). A few roots lose their second vowel (`орун`, `орду`).
//!
//! ## How a reading is chosen
//!
//! Rules alone cannot tell `кат` + … from `катта` + …, so all readings the grammar allows are listed (`grammar`), and each is weighed: the logarithm
//! of how many different forms of the root were met, less the cost of its endings. The weights come from Kyrgyz acts (`corpus/lexicon/ky-stems.tsv`, made by [`mine_ky`]):
//! expectation and maximisation shares every form among its readings until the roots that explain most forms hold them. A noun that looks
//! like a verbal noun must outweigh the verb. A second table (`ky-general.tsv`), mined in the same way from a list of words of general
//! Kyrgyz, counts a little, so that words no act here has are known too; it also steers the mining of the acts. A root in neither table is
//! judged by its look (`shape`): how many known roots end alike, and whether its end is that of an inflected form. Comparatives (-ыраак) are taken off. Roots that this gets wrong stand
//! in `ky-roots.tsv`, single forms in `ky-exceptions.tsv`, each with its reason. Words typed with н о у for ң ө ү are read with the same roots
//! ([`super::fold_keyboard`] of a proper form's stem is mostly the stem of the typed form).
//!
//! ## Measured
//!
//! `jenil evaluate ../shared/gold/morph`: pairs of forms of one legal word, precision 0.9997 and recall 0.9998 (these words were seen while the
//! stemmer was made); pairs of forms of the KTMU treebank, F1 0.842, precision 0.847; of 247 pairs that are
//! easily confused none is joined. `jenil analyze --lang ky --format tsv 'сөздөр'` shows the stems of any words.
//!
//! ## Sources
//!
//! The order of suffixes, harmony and assimilation are those of the school and academic grammars: Азыркы кыргыз адабий тили (Bishkek, 2009),
//! parts on phonetics and morphology; Грамматика киргизского литературного языка, часть 1 (Frunze, 1987); R. J. Hebert and N. Poppe, Kirghiz Manual
//! (Bloomington, 1963). What counts as one word for a search is a decision for legal text, stated above.

mod grammar;
mod lexicon;
mod mine;
mod shape;
mod sound;

pub use mine::mine_ky;

use super::form_id;
use super::roots::Key;
use grammar::{N, Reading, V, readings};
use lexicon::{exception, main_shape, roots};
use std::borrow::Cow;

/// The stem of a folded Kyrgyz word: a noun's root (`салык`), or a verb's root with a hyphen (`бер-`).
///
/// A stem is a label for a class of forms, not always a word: `я` behind a vowel is written `йа`, inner hyphens are dropped.
///
/// ```
/// use jenil::text::stem_ky;
/// assert_eq!(stem_ky("мыйзамдарынын"), stem_ky("мыйзамга"));
/// assert_eq!(stem_ky("берилбесе"), stem_ky("берүүгө"));
/// assert_ne!(stem_ky("укук"), stem_ky("укуктуу"));
/// ```
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
        let weight = weight(key.as_str());
        let look = if weight == 0.0 { shape::look(key.as_str()) } else { 0.0 };
        let score = score(&r, weight) + look;
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
    let end = match r.kind {
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
    (weight + unknown).ln() - r.cost - end - bare
}
