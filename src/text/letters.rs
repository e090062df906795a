//! What folding does to single letters, in two lists: what keeps the word as a reader sees it, and what loses something.

/// Lossless: the same word in other code points. A reader sees no difference, so reports may show either.
///
/// Besides these pairs the lossless part joins a letter with its combining breve or diaeresis (и + U+0306 = й), drops
/// [`INVISIBLE`] characters, and turns Latin look-alikes inside a Cyrillic word into Cyrillic ([`look_alike`]).
pub const LOSSLESS: &[(char, char)] = &[
    ('\u{a0}', ' '),
    ('\u{2002}', ' '),
    ('\u{2003}', ' '),
    ('\u{2007}', ' '),
    ('\u{2009}', ' '),
    ('\u{202f}', ' '),
    ('\u{2010}', '-'),
    ('\u{2011}', '-'),
    ('ѳ', 'ө'),
    ('Ѳ', 'Ө'),
    ('ɵ', 'ө'),
    ('Ɵ', 'Ө'),
    ('θ', 'ө'),
    ('Θ', 'Ө'),
    ('ӊ', 'ң'),
    ('Ӊ', 'Ң'),
    ('ҥ', 'ң'),
    ('Ҥ', 'Ң'),
];

/// Lossy: after this a difference a reader can see is gone.
///
/// Besides these pairs the lossy part lower-cases, joins a word that a hard hyphen cuts at a line end, reads `ъ` as ө or ь
/// where Russian cannot have it, and З or О between digits as 3 or 0.
pub const LOSSY: &[(char, char)] = &[
    ('ё', 'е'),
    ('Ё', 'Е'),
    // Fonts of the 1990s drew ң ү ө in the places of letters that neither language has.
    ('њ', 'ң'),
    ('Њ', 'Ң'),
    ('ї', 'ү'),
    ('Ї', 'Ү'),
    ('ј', 'ө'),
    ('Ј', 'Ө'),
    // Kazakh and Latin neighbours of the Kyrgyz letters, typed by mistake.
    ('ұ', 'ү'),
    ('Ұ', 'Ү'),
    ('ö', 'ө'),
    ('Ö', 'Ө'),
    ('ü', 'ү'),
    ('Ü', 'Ү'),
    // The dotless line of the Roman numeral one, from a Ukrainian keyboard.
    ('і', 'i'),
    ('І', 'I'),
];

/// Lossy, only in [`super::fold_keyboard`]: what a Russian keyboard types for the three Kyrgyz letters.
pub const KEYBOARD: &[(char, char)] = &[('ң', 'н'), ('ө', 'о'), ('ү', 'у')];

/// Characters without a shape of their own: soft hyphen, zero-width characters, direction marks, byte order mark, stress mark.
pub const INVISIBLE: &[char] =
    &['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}', '\u{301}'];

/// The Cyrillic letter that a Latin letter looks like.
///
/// ```
/// use jenil::text::look_alike;
/// assert_eq!(look_alike('c'), Some('с'));
/// assert_eq!(look_alike('w'), None);
/// ```
pub const fn look_alike(latin: char) -> Option<char> {
    Some(match latin {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        'k' => 'к',
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        _ => return None,
    })
}

/// A character after [`LOSSLESS`] and, when `lossy`, [`LOSSY`] and lower case. Always one character, so that borders stay.
pub(super) fn letter(c: char, lossy: bool) -> char {
    let c = LOSSLESS.iter().find(|p| p.0 == c).map_or(c, |p| p.1);
    if !lossy {
        return c;
    }
    let c = LOSSY.iter().find(|p| p.0 == c).map_or(c, |p| p.1);
    let mut low = c.to_lowercase();
    match (low.next(), low.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
