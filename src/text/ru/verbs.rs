//! Endings of Russian verbs, and what the infinitive's stem is before each.

use super::endings::is_vowel;

/// How a stem of the present becomes the stem of the infinitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// It is that stem, and ends in a vowel: `дела-ть`, `установи-л`.
    Vowel,
    /// It is that stem, and ends in а, я or е: `дела-ет`.
    Open,
    /// Of the second conjugation, unchanged: `установ-ит`, `рассмотр-ит`, `содерж-ит`.
    Second,
    /// Of the second conjugation, its consonant changed: `установл-ен`, `возмещ-у`.
    Changed,
    /// Consonant stem: `внес-ет`, `введ-ет`, `достигн-ет`, `укаж-ет`.
    First,
    /// Consonant stem, with ч for к and ж for г: `привлеч-ен`.
    FirstSoft,
    /// Past of consonant stems: `внес-ла`, `достиг-ла`, `прош-ла`.
    Past,
    /// In -сти, -чь.
    Infinitive,
    /// The forms of `дать` that have no fellow.
    Give,
}

/// Finite forms, infinitive and gerunds: ending, base, cost beside the common cost.
pub(super) const FINITE: &[(&str, Base, f32)] = &[
    ("ть", Base::Vowel, 0.0),
    ("л", Base::Vowel, 0.0),
    ("ла", Base::Vowel, 0.0),
    ("ло", Base::Vowel, 0.0),
    ("ли", Base::Vowel, 0.0),
    ("в", Base::Vowel, 0.6),
    ("вши", Base::Vowel, 0.6),
    ("ю", Base::Open, 1.6),
    ("ешь", Base::Open, 0.8),
    ("ет", Base::Open, 0.0),
    ("ем", Base::Open, 0.8),
    ("ете", Base::Open, 0.8),
    ("ют", Base::Open, 0.0),
    ("й", Base::Open, 1.0),
    ("йте", Base::Open, 1.0),
    ("я", Base::Open, 0.3),
    ("ишь", Base::Second, 0.8),
    ("ит", Base::Second, 0.0),
    ("им", Base::Second, 0.8),
    ("ите", Base::Second, 0.8),
    ("ят", Base::Second, 0.0),
    ("ат", Base::Second, 0.0),
    ("и", Base::Second, 1.2),
    ("ьте", Base::Second, 1.2),
    ("я", Base::Second, 0.8),
    ("а", Base::Second, 1.2),
    ("ю", Base::Changed, 2.2),
    ("у", Base::Changed, 2.2),
    ("ет", Base::First, 0.0),
    ("ут", Base::First, 0.0),
    ("ют", Base::First, 0.3),
    ("у", Base::First, 2.2),
    ("ешь", Base::First, 1.0),
    ("ем", Base::First, 1.0),
    ("ете", Base::First, 1.0),
    ("я", Base::First, 1.0),
    ("и", Base::First, 1.5),
    ("", Base::Past, 1.2),
    ("ла", Base::Past, 0.3),
    ("ло", Base::Past, 0.3),
    ("ли", Base::Past, 0.3),
    ("ел", Base::Past, 0.6),
    ("ти", Base::First, 0.0),
    ("сти", Base::Infinitive, 0.0),
    ("чь", Base::Infinitive, 0.0),
    ("л", Base::Infinitive, 0.6),
    ("ла", Base::Infinitive, 0.6),
    ("ло", Base::Infinitive, 0.6),
    ("ли", Base::Infinitive, 0.6),
    ("ст", Base::Give, 0.0),
    ("дут", Base::Give, 0.0),
    ("дим", Base::Give, 0.8),
];

/// Participles, before the endings of adjectives: suffix, base, whether the short endings follow too, cost.
pub(super) const PARTICIPLES: &[(&str, Base, bool, f32)] = &[
    ("ющ", Base::Open, false, 0.0),
    ("вш", Base::Vowel, false, 0.0),
    ("нн", Base::Vowel, false, 0.0),
    ("н", Base::Vowel, true, 0.0),
    ("т", Base::Vowel, true, 0.4),
    ("ем", Base::Open, true, 0.2),
    ("ящ", Base::Second, false, 0.0),
    ("ащ", Base::Second, false, 0.2),
    ("им", Base::Second, true, 1.2),
    ("енн", Base::Changed, false, 0.0),
    ("ен", Base::Changed, true, 0.0),
    ("ущ", Base::First, false, 0.0),
    ("ющ", Base::First, false, 0.2),
    ("енн", Base::FirstSoft, false, 0.0),
    ("ен", Base::FirstSoft, true, 0.0),
    ("ш", Base::Past, false, 0.3),
    ("едш", Base::Past, false, 0.0),
];

/// Prefixes of `давать`.
const GIVEN: &[&str] =
    &["", "вы", "пере", "с", "от", "по", "при", "за", "из", "раз", "у", "про", "на", "воз", "до", "пре", "под"];

/// Calls `each(parts of the infinitive's stem, extra cost)` for every infinitive a stem may belong to.
pub(super) fn bases(base: Base, stem: &str, each: &mut impl FnMut(&[&str], f32)) {
    let Some(last) = stem.chars().next_back() else { return };
    let cut = |n: usize| {
        let mut end = stem.len();
        for c in stem.chars().rev().take(n) {
            end -= c.len_utf8();
        }
        &stem[..end]
    };
    let vowel = is_vowel(last);
    if !vowel && base != Base::Past && !stem.chars().any(is_vowel) {
        return;
    }
    match base {
        Base::Vowel if vowel => each(&[stem], 0.0),
        Base::Open => match last {
            'у' => {
                let before = cut(1);
                each(&[before, "ова"], 0.0);
                if before.ends_with(['ц', 'ж', 'ш', 'ч', 'щ']) {
                    each(&[before, "ева"], 0.0);
                }
            }
            'ю' => each(&[cut(1), "ева"], 0.0),
            'о' => each(&[cut(1), "ы"], 0.2),
            'а' | 'я' | 'е' => {
                let gives = stem.strip_suffix("да").is_some_and(|p| GIVEN.contains(&p));
                if gives || stem.ends_with("ста") || stem.ends_with("зна") {
                    each(&[stem, "ва"], 0.0);
                }
                // `выдает` is of выдавать, never of выдать.
                if !gives {
                    each(&[stem], 0.0);
                }
            }
            _ => {}
        },
        Base::Second if !vowel || last == 'о' || last == 'а' => {
            each(&[stem, "и"], 0.0);
            each(&[stem, "е"], 0.3);
            if matches!(last, 'ж' | 'ш' | 'ч' | 'щ' | 'о') {
                each(&[stem, if last == 'о' { "я" } else { "а" }], 0.0);
            }
        }
        Base::Changed if !vowel => unchanged(stem, last, &cut, &mut |parts| match parts {
            [a, b] => each(&[a, b, "и"], if b.is_empty() { 0.0 } else { 0.1 }),
            _ => each(&[parts[0], "и"], 0.0),
        }),
        Base::First if !vowel => {
            match last {
                'н' => {
                    each(&[stem, "у"], 0.0);
                    each(&[cut(1), "а"], 0.8);
                }
                'м' if stem.ends_with("ним") => each(&[cut(2), "я"], 0.0),
                'м' if stem.ends_with("прим") => each(&[cut(1), "ня"], 0.0),
                'м' if stem.ends_with("йм") => each(&[cut(2), "ня"], 0.0),
                'д' if stem.ends_with("йд") => each(&[cut(1)], 0.0),
                'ж' | 'ш' | 'ч' | 'щ' | 'л' => unchanged(stem, last, &cut, &mut |parts| match parts {
                    [a, b] if !b.is_empty() => each(&[a, b, "а"], if matches!(*b, "к" | "г") { 1.0 } else { 0.2 }),
                    _ => {}
                }),
                _ => {}
            }
            soft(last, &cut, each);
            each(&[stem], 0.3);
        }
        Base::FirstSoft if !vowel => {
            soft(last, &cut, each);
            each(&[stem], 0.1);
            if stem.ends_with("йд") {
                each(&[cut(1)], 0.0);
            }
        }
        Base::Past if !vowel => {
            if last == 'ш' {
                each(&[cut(1), "й"], 0.0);
            }
            each(&[stem], 0.3);
            if matches!(last, 'г' | 'к' | 'х' | 'б' | 'п' | 'с' | 'з') {
                each(&[stem, "ну"], 0.3);
            }
        }
        Base::Infinitive if vowel => {
            for end in ["д", "т", "к", "г"] {
                each(&[stem, end], 0.3);
            }
        }
        Base::Give if stem.ends_with("да") => each(&[stem], 0.0),
        _ => {}
    }
}

/// ч for к, ж for г: `привлеч-ет` of привлечь, `мож-ет` of мочь.
fn soft<'a>(last: char, cut: &impl Fn(usize) -> &'a str, each: &mut impl FnMut(&[&str], f32)) {
    match last {
        'ч' => each(&[cut(1), "к"], 0.2),
        'ж' => each(&[cut(1), "г"], 0.2),
        _ => {}
    }
}

/// Undoes the change of a consonant: calls with the rest and the consonant it was, or with the stem alone.
fn unchanged<'a>(stem: &'a str, last: char, cut: &impl Fn(usize) -> &'a str, each: &mut impl FnMut(&[&str])) {
    let was: &[&str] = match last {
        'ж' => &["д", "з", "г"],
        'ш' => &["с", "х"],
        'ч' => &["т", "к"],
        'щ' => &["т", "ст", "ск"],
        _ => &[],
    };
    for w in was {
        each(&[cut(1), w]);
    }
    if stem.ends_with("жд") {
        each(&[cut(2), "д"]);
    }
    if ["бл", "пл", "вл", "мл", "фл"].iter().any(|e| stem.ends_with(e)) {
        each(&[cut(1), ""]);
    }
    each(&[stem]);
}
