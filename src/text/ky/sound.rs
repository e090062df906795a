//! Sounds: vowel harmony and the assimilation of consonants.

/// The four places of Kyrgyz harmony, named by the narrow vowel that follows: ы, и, у, ү.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// а ы я
    Back,
    /// е и э
    Front,
    /// о у ё ю
    BackRound,
    /// ө ү
    FrontRound,
}

/// The place of a vowel; `None` for a consonant or sign.
pub(super) const fn place(c: char) -> Option<Place> {
    Some(match c {
        'а' | 'ы' | 'я' => Place::Back,
        'е' | 'и' | 'э' => Place::Front,
        'о' | 'у' | 'ё' | 'ю' => Place::BackRound,
        'ө' | 'ү' => Place::FrontRound,
        _ => return None,
    })
}

pub(super) const fn is_vowel(c: char) -> bool {
    place(c).is_some()
}

/// Consonants behind which a suffix begins voiceless.
pub(super) const fn is_voiceless(c: char) -> bool {
    matches!(c, 'п' | 'т' | 'к' | 'с' | 'ш' | 'ч' | 'ц' | 'х' | 'ф' | 'щ')
}

/// Letters that Russian loans end in though they sound voiceless there, so that suffixes of both kinds are met: клуб, завод.
pub(super) const fn is_doubtful(c: char) -> bool {
    matches!(c, 'б' | 'в' | 'г' | 'д' | 'ж' | 'з')
}

/// Whether the first vowel of a suffix agrees with the last vowel before it.
///
/// Narrow vowels copy place and rounding. Wide ones do too, but у is followed by а (`укук-тар`), not by о. Texts typed without
/// ө and ү write о there, so о after у is let through.
pub(super) fn agrees(before: char, suffix: char) -> bool {
    let Some(p) = place(before) else { return false };
    match suffix {
        'ы' => p == Place::Back,
        'и' => p == Place::Front,
        'у' => p == Place::BackRound,
        'ү' => p == Place::FrontRound,
        'а' => p == Place::Back || matches!(before, 'у' | 'ю'),
        'е' | 'э' => p == Place::Front,
        'о' => p == Place::BackRound,
        'ө' => p == Place::FrontRound,
        _ => false,
    }
}

/// Whether a vowel is a back one.
pub(super) fn is_back(vowel: char) -> bool {
    matches!(place(vowel), Some(Place::Back | Place::BackRound))
}
