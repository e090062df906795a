//! Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, Cyrillic code pages, and texts decoded wrongly once.
//!
//! Written for acts in Russian and Kyrgyz: a guess outside the Cyrillic code pages is not taken.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, line breaks as in the bytes.
    pub text: String,
    /// Name of the encoding (`UTF-8`, `windows-1251`).
    pub encoding: &'static str,
    /// Places that could not be decoded and stand as U+FFFD.
    pub broken: usize,
    /// The text had been decoded with the wrong code page before it was saved, and that was undone.
    pub repaired: bool,
}

/// Bytes looked at to tell UTF-16 and binary data.
const SAMPLE: usize = 64 << 10;
/// Share of NUL and control bytes above which data is binary: 0 in the 40 texts at hand, 0.08–0.11 in the .docx and .pdf
/// files looked at.
const BINARY_SHARE: f64 = 0.02;
/// Share of bytes in the places of the high byte that must be one of [`HIGH_BYTES`] in UTF-16: at least 0.996 in the 40
/// texts at hand written so, at most 0.20 in UTF-8 and windows-1251.
const UTF16_SHARE: f64 = 0.85;
/// High bytes of Latin, Cyrillic and general punctuation in UTF-16.
const HIGH_BYTES: [u8; 3] = [0x00, 0x04, 0x20];
/// Broken places per byte beyond ASCII up to which damaged UTF-8 is still UTF-8: a Cyrillic code page read as UTF-8
/// breaks at every letter (1.0, measured on a constitution). The border is chosen.
const UTF8_DAMAGE: f64 = 0.02;

/// Decodes bytes; `None` when they are binary data, not text.
///
/// ```
/// let d = jenil::source::decode(b"\xd1\xf2\xe0\xf2\xfc\xff 1. \xce\xf1\xed\xee\xe2\xed\xfb\xe5 \xef\xee\xeb\xee\xe6\xe5\xed\xe8\xff").unwrap();
/// assert_eq!((d.text.as_str(), d.encoding), ("Статья 1. Основные положения", "windows-1251"));
/// ```
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(with(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Some(with(encoding, bytes));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control =
        sample.iter().filter(|b| **b < 32 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x0b | 0x1f | 0x1e)).count();
    if control as f64 > BINARY_SHARE * sample.len() as f64 {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(repair(text).unwrap_or(Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            broken: 0,
            repaired: false,
        })),
        Err(_) => {
            let as_utf8 = with(UTF_8, bytes);
            let beyond_ascii = bytes.iter().filter(|b| **b >= 128).count();
            if (as_utf8.broken as f64) <= UTF8_DAMAGE * beyond_ascii as f64 {
                return Some(as_utf8);
            }
            Some(with(code_page(bytes), bytes))
        }
    }
}

/// Decodes with a known encoding, counting what is broken.
pub(crate) fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let broken = if had_errors { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), encoding: encoding.name(), broken, repaired: false }
}

/// UTF-16 without a mark shows in the high bytes, which are nearly all of three values in the texts read here.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    // Below this there is too little to tell; such a file holds no act.
    if sample.len() < 16 {
        return None;
    }
    let half = (sample.len() / 2) as f64;
    let share =
        |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| HIGH_BYTES.contains(b)).count() as f64 / half;
    // 0x20 is a high byte and also the blank of other encodings: NUL or 0x04 must be among them.
    let marked = |odd: usize| sample.iter().skip(odd).step_by(2).any(|b| matches!(b, 0 | 4));
    match (share(0), share(1)) {
        (_, le) if le >= UTF16_SHARE && marked(1) => Some(UTF_16LE),
        (be, _) if be >= UTF16_SHARE && marked(0) => Some(UTF_16BE),
        _ => None,
    }
}

/// The Cyrillic code page of bytes that are not UTF-8; windows-1251 unless the letters say IBM866, KOI8 or ISO-8859-5.
pub(crate) fn code_page(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    let guess = detector.guess(Some(b"kg"), Utf8Detection::Deny);
    match guess.name() {
        "IBM866" | "KOI8-U" | "KOI8-R" | "ISO-8859-5" | "x-mac-cyrillic" => guess,
        _ => WINDOWS_1251,
    }
}

/// Undoes one wrong decoding: UTF-8 that was read as windows-1251 («РЎС‚Р°С‚СЊСЏ») or windows-1251 that was read as
/// windows-1252 («Ñòàòüÿ») and then saved as UTF-8. `None` when the text is not of that kind.
fn repair(text: &str) -> Option<Decoded> {
    let sample: &str = {
        let mut end = text.len().min(8 << 10);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    };
    let (mut letters, mut lead, mut latin) = (0usize, 0usize, 0usize);
    for c in sample.chars() {
        match c {
            'Р' | 'С' | 'Т' => {
                letters += 1;
                lead += 1;
            }
            'À'..='ÿ' | '¸' | '¨' => {
                letters += 1;
                latin += 1;
            }
            c if c.is_alphabetic() && !c.is_ascii() => letters += 1,
            _ => {}
        }
    }
    // Capital «Р», «С», «Т» are at most 3 % of the letters at the start of the 40 texts at hand and 58 % after the first
    // kind of damage; accented Latin letters are nearly all of them after the second.
    let (from, to) = if lead * 3 > letters && letters > 20 {
        (WINDOWS_1251, UTF_8)
    } else if latin * 10 > letters * 9 && letters > 20 {
        (WINDOWS_1252, WINDOWS_1251)
    } else {
        return None;
    };
    let (bytes, _, unmapped) = from.encode(text);
    if unmapped {
        return None;
    }
    let back = with(to, &bytes);
    (back.broken == 0).then_some(Decoded { repaired: true, ..back })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{IBM866, KOI8_U};

    const RU: &str = "Статья 1. Основные положения настоящего Закона № 5 – «далее»";
    const KY: &str = "1-берене. Ушул Мыйзамдын негизги жоболору жана өзгөчө укуктар жөнүндө";

    #[test]
    fn marked_and_unmarked_unicode() {
        for text in [RU, KY] {
            let utf16 = |be: bool| -> Vec<u8> {
                text.encode_utf16().flat_map(|u| if be { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
            };
            for bytes in [
                text.as_bytes().to_vec(),
                [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
                utf16(false),
                utf16(true),
                [&b"\xFF\xFE"[..], &utf16(false)].concat(),
                [&b"\xFE\xFF"[..], &utf16(true)].concat(),
            ] {
                let d = decode(&bytes).expect("text");
                assert_eq!((d.text.as_str(), d.broken, d.repaired), (text, 0, false));
            }
        }
    }

    #[test]
    fn code_pages() {
        for encoding in [WINDOWS_1251, IBM866, KOI8_U] {
            let text = "Статья 1. Основные положения настоящего Закона и порядок его применения";
            let d = decode(&encoding.encode(text).0).expect("text");
            assert_eq!((d.text.as_str(), d.encoding), (text, encoding.name()));
        }
    }

    #[test]
    fn wrongly_decoded_once() {
        let twice = WINDOWS_1251.decode(RU.as_bytes()).0.into_owned();
        assert_eq!(decode(twice.as_bytes()).map(|d| (d.text, d.repaired)), Some((RU.to_owned(), true)));
        let plain = "Статья 1. Основные положения настоящего Закона";
        let latin = WINDOWS_1252.decode(&WINDOWS_1251.encode(plain).0).0.into_owned();
        assert_eq!(decode(latin.as_bytes()).map(|d| (d.text, d.repaired)), Some((plain.to_owned(), true)));
    }

    #[test]
    fn binary_is_no_text() {
        assert_eq!(decode(&(0..4096u32).map(|i| ((i * 7919) >> 3) as u8).collect::<Vec<_>>()), None);
    }

    #[test]
    fn damaged_utf8_keeps_its_letters() {
        let mut bytes = RU.repeat(3).into_bytes();
        bytes[1] = 0xff;
        let d = decode(&bytes).expect("text");
        assert!(d.broken > 0 && d.text.contains("настоящего"));
    }
}
