//! Normalisation with alignment to the original: lossless ([`normalise`]) and lossy ([`fold`], [`fold_keyboard`]).

use super::letters::{INVISIBLE, KEYBOARD, letter, look_alike};
use crate::Span;
use std::borrow::Cow;

/// A change of the distance between both texts: at byte `folded`, the original goes on at `after`; what ends here ended at `before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    folded: u32,
    before: u32,
    after: u32,
}

/// Text folded for matching. Most characters keep their byte length; places where they do not are kept as steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    steps: Vec<Step>,
}

impl Folded {
    /// The place in the original that a byte of the folded text came from.
    pub fn to_original(&self, at: u32) -> u32 {
        match self.steps.partition_point(|s| s.folded <= at) {
            0 => at,
            i => self.steps[i - 1].after + (at - self.steps[i - 1].folded),
        }
    }

    /// The place in the original where what ends at `at` ended: before anything that was dropped there.
    fn end_to_original(&self, at: u32) -> u32 {
        match self.steps.partition_point(|s| s.folded <= at) {
            0 => at,
            i if self.steps[i - 1].folded == at => self.steps[i - 1].before,
            i => self.steps[i - 1].after + (at - self.steps[i - 1].folded),
        }
    }

    /// The span in the original of a span of the folded text; dropped characters at both ends stay outside.
    pub fn span_to_original(&self, s: Span) -> Span {
        let from = self.to_original(s.from);
        if s.is_empty() {
            return Span::new(from, from);
        }
        Span::new(from, self.end_to_original(s.to).max(from))
    }

    /// Maps spans that come in rising order without searching for each.
    pub(super) fn mapper(&self) -> Mapper<'_> {
        Mapper { steps: &self.steps, next: 0, shift: 0 }
    }
}

/// A cursor over the steps; see [`Folded::mapper`].
pub(super) struct Mapper<'a> {
    steps: &'a [Step],
    next: usize,
    /// Original minus folded, at the cursor.
    shift: i64,
}

impl Mapper<'_> {
    /// As [`Folded::span_to_original`] for a span that is not empty and not before the last one asked.
    pub(super) fn map(&mut self, s: Span) -> Span {
        while let Some(step) = self.steps.get(self.next).filter(|p| p.folded <= s.from) {
            self.shift = i64::from(step.after) - i64::from(step.folded);
            self.next += 1;
        }
        let from = (i64::from(s.from) + self.shift) as u32;
        let mut to = (i64::from(s.to) + self.shift) as u32;
        let mut i = self.next;
        while let Some(step) = self.steps.get(i).filter(|p| p.folded <= s.to) {
            to = if step.folded == s.to { step.before } else { step.after + (s.to - step.folded) };
            i += 1;
        }
        Span::new(from, to.max(from))
    }
}

/// Lossless normalisation: another encoding of what a reader sees. Lists: [`super::LOSSLESS`], [`super::INVISIBLE`],
/// [`look_alike`].
///
/// ```
/// let n = jenil::text::normalise("Oтдел\u{a0}ѳкмѳттүн");
/// assert_eq!(n.text, "Отдел өкмөттүн");
/// ```
pub fn normalise(text: &str) -> Folded {
    Folder::new(text, false).run()
}

/// Lossy folding for matching: [`normalise`], lower case, ё→е and the rest of [`super::LOSSY`], hard hyphens at line ends.
///
/// Superscript digits stay as they are: `21¹` is article 21-1 and must not become 211.
///
/// ```
/// use jenil::{Span, text::fold};
/// let f = fold("Учёт Пре-\nзидента");
/// assert_eq!(f.text, "учет президента");
/// assert_eq!(f.span_to_original(Span::new(9, 29)).of("Учёт Пре-\nзидента"), "Пре-\nзидента");
/// ```
pub fn fold(text: &str) -> Folded {
    Folder::new(text, true).run()
}

/// Folds ң ө ү to the н о у that a Russian keyboard types for them; byte lengths stay. For an index field and its queries.
///
/// ```
/// assert_eq!(jenil::text::fold_keyboard("жөнүндө"), "жонундо");
/// ```
pub fn fold_keyboard(folded: &str) -> Cow<'_, str> {
    if !folded.contains(|c| KEYBOARD.iter().any(|k| k.0 == c)) {
        return Cow::Borrowed(folded);
    }
    Cow::Owned(folded.chars().map(|c| KEYBOARD.iter().find(|k| k.0 == c).map_or(c, |k| k.1)).collect())
}

/// Letters looked at on each side of a doubtful ъ.
const WORD: usize = 40;

/// Letters U+0400 to U+04FF that folding leaves alone: small Russian letters but ё and ъ, and ң ү ө.
const PLAIN: [bool; 256] = {
    let mut t = [false; 256];
    let mut c = 0x30;
    while c < 0x50 {
        t[c] = c != 0x4A;
        c += 1;
    }
    t[0xA3] = true;
    t[0xAF] = true;
    t[0xE9] = true;
    t
};

struct Folder<'a> {
    text: &'a str,
    src: &'a [u8],
    lossy: bool,
    out: Vec<u8>,
    steps: Vec<Step>,
    /// Bytes of `src` before this are in `out`.
    done: usize,
    /// Where the current run of letters began, in `src`.
    word: usize,
    /// Whether the text uses the old substitutes њ ї ј; asked only when a doubtful ъ is met.
    old_font: Option<bool>,
}

impl<'a> Folder<'a> {
    fn new(text: &'a str, lossy: bool) -> Self {
        let out = Vec::with_capacity(text.len() + text.len() / 64);
        Folder { text, src: text.as_bytes(), lossy, out, steps: Vec::new(), done: 0, word: 0, old_font: None }
    }

    fn run(mut self) -> Folded {
        let n = self.src.len();
        let mut i = 0;
        while i < n {
            let b = self.src[i];
            if b < 0x80 {
                if b.is_ascii_alphabetic() {
                    i = self.latin(i);
                } else if b.is_ascii_digit() {
                    i += 1;
                } else {
                    i = if b == b'-' && self.lossy { self.hyphen(i) } else { i + 1 };
                    self.word = i;
                }
                continue;
            }
            // Lower-case letters of both alphabets are left where they are; this is nearly all of a text.
            // One look-up for both bytes: a branch on the first would be guessed wrong at every third letter.
            let plain = b & 0xFC == 0xD0 && PLAIN[((b & 3) as usize) << 6 | (self.src[i + 1] & 63) as usize];
            i = if plain { i + 2 } else { self.slow(i) };
        }
        self.flush(n);
        // Every byte comes from whole characters of a `str`, so the check cannot fail; no text is lost if it did.
        let text = String::from_utf8(self.out).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        Folded { text, steps: self.steps }
    }

    /// Copies what was left unchanged up to `to`.
    fn flush(&mut self, to: usize) {
        if self.done < to {
            self.out.extend_from_slice(&self.src[self.done..to]);
            self.done = to;
        }
    }

    /// Replaces `src[from..to]` by one character or nothing.
    fn replace(&mut self, from: usize, to: usize, by: Option<char>) {
        self.flush(from);
        if let Some(c) = by {
            self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.done = to;
        let len = by.map_or(0, char::len_utf8);
        if len != to - from {
            let before = if by.is_some() { to } else { from };
            self.step(before, to);
        }
    }

    fn step(&mut self, before: usize, after: usize) {
        let folded = self.out.len() as u32;
        match self.steps.last_mut() {
            Some(s) if s.folded == folded => s.after = after as u32,
            _ => self.steps.push(Step { folded, before: before as u32, after: after as u32 }),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|s| s.chars().next())
    }

    /// Whether a letter ends at `at`.
    fn letter_before(&self, at: usize) -> bool {
        self.text.get(..at).and_then(|s| s.chars().next_back()).is_some_and(char::is_alphabetic)
    }

    /// A hard hyphen at the end of a line inside a word goes, with the line break.
    fn hyphen(&mut self, at: usize) -> usize {
        let mut i = at + 1;
        while matches!(self.src.get(i), Some(b' ' | b'\t' | b'\r')) {
            i += 1;
        }
        if self.src.get(i) != Some(&b'\n') {
            return at + 1;
        }
        while matches!(self.src.get(i), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            i += 1;
        }
        if self.letter_before(at) && self.char_at(i).is_some_and(char::is_lowercase) {
            self.replace(at, i, None);
            return i;
        }
        at + 1
    }

    /// A run of letters with a Latin one in it: `at` is the first Latin letter, the run began at `self.word`.
    fn latin(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end = at + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let run = &self.text[self.word.min(at)..end];
        let cyrillic = run.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
        let roman = is_roman(run);
        if cyrillic && roman && self.lossy && self.roman(at, end) {
            return end;
        }
        let to_cyrillic = if cyrillic { !roman } else { alone_or_capitals(run) };
        let mut i = at;
        while i < end {
            let Some(c) = self.char_at(i) else { break };
            let next = i + c.len_utf8();
            if c.is_ascii() {
                let like = if to_cyrillic { look_alike(c) } else { None };
                let like = like.map(|l| if self.lossy { letter(l, true) } else { l });
                let by = like.unwrap_or(if self.lossy { c.to_ascii_lowercase() } else { c });
                if by != c {
                    self.replace(i, next, Some(by));
                }
                i = next;
            } else {
                i = self.slow(i);
            }
        }
        self.word = end;
        i.max(end)
    }

    /// A Roman numeral typed with Cyrillic letters in it becomes Latin as a whole; false when its start is out of reach.
    fn roman(&mut self, at: usize, end: usize) -> bool {
        let start = self.word.min(at);
        self.flush(at);
        let Some(keep) = self.out.len().checked_sub(at - start) else { return false };
        if self.steps.last().is_some_and(|s| s.folded as usize > keep) {
            return false;
        }
        self.out.truncate(keep);
        for (i, c) in self.text[start..end].char_indices() {
            let by = match c {
                'Х' | 'х' => 'x',
                'С' | 'с' => 'c',
                'М' | 'м' => 'm',
                'І' | 'і' => 'i',
                c => c.to_ascii_lowercase(),
            };
            self.done = start + i;
            self.replace(start + i, start + i + c.len_utf8(), Some(by));
        }
        self.word = end;
        true
    }

    /// Any other character.
    fn slow(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return at + 1 };
        let next = at + c.len_utf8();
        if INVISIBLE.contains(&c) {
            self.soft(at, next);
            return self.done.max(next);
        }
        if matches!(c, '\u{306}' | '\u{308}') {
            self.combining(at, next, c);
            return next;
        }
        let by = match c {
            'ъ' | 'Ъ' if self.lossy => self.hard_sign(at, next),
            'З' | 'О' if self.lossy && self.between_digits(at, next) => Some(if c == 'З' { '3' } else { '0' }),
            _ => None,
        };
        let by = by.unwrap_or_else(|| letter(c, self.lossy));
        if by != c {
            self.replace(at, next, Some(by));
        }
        if !by.is_alphanumeric() {
            self.word = next;
        }
        next
    }

    /// Drops an invisible character; a soft hyphen takes the line break behind it along.
    fn soft(&mut self, at: usize, next: usize) {
        let mut to = next;
        if self.lossy && self.src[at..next] == *"\u{ad}".as_bytes() && self.letter_before(at) {
            let rest = self.text[next..].trim_start_matches([' ', '\t', '\r', '\n']);
            let gap = &self.text[next..self.text.len() - rest.len()];
            if gap.contains('\n') && rest.starts_with(char::is_lowercase) {
                to = next + gap.len();
            }
        }
        self.replace(at, to, None);
    }

    /// A combining breve or diaeresis joins the letter before it.
    fn combining(&mut self, at: usize, next: usize, mark: char) {
        self.flush(at);
        let joined = match (self.out.as_slice(), mark) {
            ([.., 0xD0, 0xB8], '\u{306}') => Some('й'),
            ([.., 0xD0, 0x98], '\u{306}') => Some('Й'),
            ([.., 0xD0, 0xB5], '\u{308}') => Some(if self.lossy { 'е' } else { 'ё' }),
            ([.., 0xD0, 0x95], '\u{308}') => Some('Ё'),
            _ => None,
        };
        if let Some(c) = joined {
            let keep = self.out.len() - 2;
            self.out.truncate(keep);
            self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            self.done = next;
            // The mark belongs to the letter, so what ends here ends behind the mark.
            self.step(next, next);
        }
    }

    /// What a ъ stands for: Russian has it only before е ё ю я, so elsewhere it is an old font's ө or a mistaken ь.
    fn hard_sign(&mut self, at: usize, next: usize) -> Option<char> {
        if matches!(self.char_at(next), Some('е' | 'ё' | 'ю' | 'я' | 'Е' | 'Ё' | 'Ю' | 'Я')) {
            return None;
        }
        // Letters around it, no more than a word has: a text of hard signs alone must not cost their square.
        let letters = |c: &char| c.is_alphabetic();
        let before = self.text[..at].chars().rev().take(WORD).take_while(letters);
        let behind = self.text[next..].chars().take(WORD).take_while(letters);
        let from = at - before.map(char::len_utf8).sum::<usize>();
        let to = next + behind.map(char::len_utf8).sum::<usize>();
        let word = &self.text[from..to];
        let kyrgyz = word.contains(|c| "њїјңүөЊЇЈҢҮӨ".contains(c))
            || word.chars().filter(|c| matches!(c, 'ъ' | 'Ъ')).count() > 1
            || *self.old_font.get_or_insert_with(|| self.text.contains(['њ', 'ї', 'Њ', 'Ї']));
        Some(if kyrgyz { 'ө' } else { 'ь' })
    }

    /// A letter that stands among digits was meant as a digit: «Статья З09-3», «1О».
    fn between_digits(&self, at: usize, next: usize) -> bool {
        let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
        let before = at.checked_sub(1).and_then(|i| self.src.get(i));
        let after = self.src.get(next);
        if digit(before) {
            return digit(after) || !self.char_at(next).is_some_and(char::is_alphanumeric);
        }
        digit(after) && digit(self.src.get(next + 1)) && !self.letter_before(at)
    }
}

/// Whether a run of letters is a Roman numeral, possibly with Cyrillic Х, С, М, І in it.
fn is_roman(run: &str) -> bool {
    run.chars().all(|c| "IVXLCDMХСМІivxlcdmхсмі".contains(c)) && run.contains(|c| "IVLDivldІі".contains(c))
}

/// Latin letters without a Cyrillic neighbour that were nevertheless typed for Cyrillic: a one-letter word (`c 1 января`),
/// or an abbreviation of capitals that all look Cyrillic (`CCP`), Roman numerals apart.
fn alone_or_capitals(run: &str) -> bool {
    match run.len() {
        1 => "acoyk".contains(run),
        n => n <= 5 && run.bytes().all(|b| b"ABCEHKMOPTXY".contains(&b)) && !run.bytes().all(|b| b"XCM".contains(&b)),
    }
}
