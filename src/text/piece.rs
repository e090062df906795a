//! Pieces: runs of tokens that a reader does not cut, for display and for tools that count words.

use super::abbrev::abbrev;
use super::{Token, TokenKind};
use crate::Span;
use std::ops::Range;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// A word, also one with a number before it: `12-1-берене`, `28-октябрындагы`, `100дөн`.
    Word,
    /// A number, with a mark of a list item: `1 250 000,50`, `1.`, `а)`.
    Number,
    /// A date: `18 июля 2025 года`, `15.02.2023 г.`, `1 мая`, `2020 г.`.
    Date,
    /// Number of a document: `№ 45-I`, `ГОСТ 12.1.004-91`.
    Document,
    /// An abbreviation with its stops: `т. е.`, `2021-ж.`, `ст.`.
    Abbreviation,
    /// Initials: `А. А.`.
    Initials,
    /// A network address.
    Address,
    /// A single mark.
    Mark,
}

/// A run of tokens that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the original.
    pub span: Span,
    /// Indices of its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
}

/// Groups tokens into pieces that cover them all, in order. `text` is the original.
///
/// ```
/// use jenil::text::{fold, pieces, tokens};
/// let t = "Закон № 45-I, т. е. 12-1-берене";
/// let p: Vec<&str> = pieces(t, &tokens(t, &fold(t))).iter().map(|p| p.span.of(t)).collect();
/// assert_eq!(p, ["Закон", "№ 45-I", ",", "т. е.", "12-1-берене"]);
/// ```
pub fn pieces(text: &str, tokens: &[Token]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let view = View { text, tokens, at: i };
        let (len, kind) = view.piece();
        let last = i + len.max(1) - 1;
        out.push(Piece { span: tokens[i].span.join(tokens[last].span), tokens: i..last + 1, kind });
        i = last + 1;
    }
    out
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl View<'_> {
    fn word(&self, k: usize) -> &str {
        self.tokens.get(self.at + k).map_or("", |t| t.span.of(self.text))
    }

    fn is(&self, k: usize, kind: TokenKind) -> bool {
        self.tokens.get(self.at + k).is_some_and(|t| t.kind == kind)
    }

    /// Whether token `k` stands right behind token `k - 1`.
    fn glued(&self, k: usize) -> bool {
        match (self.tokens.get(self.at + k - 1), self.tokens.get(self.at + k)) {
            (Some(a), Some(b)) => a.span.to == b.span.from,
            _ => false,
        }
    }

    /// Whether token `k` stands in the same line.
    fn near(&self, k: usize) -> bool {
        match (self.tokens.get(self.at + k - 1), self.tokens.get(self.at + k)) {
            (Some(a), Some(b)) => {
                b.span.from - a.span.to <= 2 && !Span::new(a.span.to, b.span.from).of(self.text).contains('\n')
            }
            _ => false,
        }
    }

    /// Number of tokens in the piece that begins here, and its kind.
    fn piece(&self) -> (usize, PieceKind) {
        match self.tokens[self.at].kind {
            TokenKind::Word => self.at_word(),
            TokenKind::Number => self.at_number(),
            TokenKind::Punct if self.word(0) == "№" => {
                self.document(1).map_or((1, PieceKind::Mark), |n| (n, PieceKind::Document))
            }
            TokenKind::Punct => (1, PieceKind::Mark),
        }
    }

    /// The end of a document number that begins at token `k`: `149`, `45-I`, `АИ-123/21`, `7-п`.
    fn document(&self, k: usize) -> Option<usize> {
        if !self.near(k) || self.is(k, TokenKind::Punct) {
            return None;
        }
        let mut n = k + 1;
        while matches!(self.word(n), "/" | "-")
            && self.glued(n)
            && self.glued(n + 1)
            && !self.is(n + 1, TokenKind::Punct)
        {
            n += 2;
        }
        Some(n)
    }

    fn at_word(&self) -> (usize, PieceKind) {
        let word = self.word(0);
        if matches!(word, "ГОСТ" | "СНиП" | "СНИП" | "СанПиН" | "ОСТ" | "ИСО")
            && self.is(1, TokenKind::Number)
            && self.near(1)
        {
            return (2, PieceKind::Document);
        }
        if word.chars().count() == 1 && self.word(1) == ")" && self.glued(1) {
            return (2, PieceKind::Number);
        }
        if word.is_ascii() && self.word(1) == "." && self.glued(1) && self.is(2, TokenKind::Word) && self.glued(2) {
            let mut n = 3;
            while matches!(self.word(n), "." | "/" | "@" | ":")
                && self.glued(n)
                && self.is(n + 1, TokenKind::Word)
                && self.glued(n + 1)
            {
                n += 2;
            }
            return (n, PieceKind::Address);
        }
        if self.word(1) != "." || !self.glued(1) {
            return (1, PieceKind::Word);
        }
        let initial = |s: &str| s.chars().count() == 1 && s.starts_with(char::is_uppercase);
        let small = |s: &str| (1..=2).contains(&s.chars().count()) && s.starts_with(char::is_lowercase);
        if initial(word) {
            let mut n = 2;
            while self.near(n) && initial(self.word(n)) && self.word(n + 1) == "." && self.glued(n + 1) {
                n += 2;
            }
            return (n, PieceKind::Initials);
        }
        // «кВт.ч»: a unit of two glued parts.
        let part = |k: usize| {
            self.glued(k) && self.word(k).chars().count() == 1 && self.word(k).starts_with(char::is_lowercase)
        };
        if part(2) && word.chars().count() == 3 && word.contains(char::is_uppercase) {
            return (3, PieceKind::Abbreviation);
        }
        // Parts of one abbreviation: «т. е.», «ж.б.».
        let mut key = word.to_lowercase();
        let mut best = if abbrev(&key).is_some() || (!is_vowel_in(&key) && !key.is_ascii()) { 2 } else { 0 };
        let mut n = 2;
        while self.near(n) && small(self.word(n)) && self.word(n + 1) == "." && self.glued(n + 1) && n < 8 {
            key = format!("{key}.{}", self.word(n).to_lowercase());
            n += 2;
            if abbrev(&key).is_some() {
                best = n;
            }
        }
        if best > 0 {
            return (best, PieceKind::Abbreviation);
        }
        // «Бөл.»: an unlisted abbreviation before a small letter.
        let goes_on = self.word(2).starts_with(|c: char| c.is_lowercase() || c == ',' || c == ':');
        if goes_on { (2, PieceKind::Abbreviation) } else { (1, PieceKind::Word) }
    }

    fn at_number(&self) -> (usize, PieceKind) {
        if let Some(n) = self.date() {
            return (n, PieceKind::Date);
        }
        let hyphen = self.word(1) == "-" && self.glued(1) && self.is(2, TokenKind::Word) && self.glued(2);
        let n = match hyphen {
            true => 3,
            false if self.is(1, TokenKind::Word) && self.glued(1) => 2,
            false => {
                let first =
                    self.at == 0 || matches!(self.tokens[self.at - 1].span.of(self.text), "." | ";" | ":" | "?" | "!");
                let label = self.word(1) == ")" || (self.word(1) == "." && first && !self.glued(2));
                return (if label && self.glued(1) { 2 } else { 1 }, PieceKind::Number);
            }
        };
        let last = self.word(n - 1).to_lowercase();
        let short = last.chars().count() <= 5 && (abbrev(&last).is_some() || !is_vowel_in(&last));
        if self.word(n) == "." && self.glued(n) && short && hyphen {
            return (n + 1, PieceKind::Abbreviation);
        }
        (n, PieceKind::Word)
    }

    /// `18 июля 2025 года`, `15.02.2023 г.`, `2020 г.`, `1 мая`.
    fn date(&self) -> Option<usize> {
        let digits = |k: usize, len: std::ops::RangeInclusive<usize>| {
            self.is(k, TokenKind::Number)
                && len.contains(&self.word(k).len())
                && self.word(k).bytes().all(|b| b.is_ascii_digit())
        };
        let year_word = |k: usize| match self.word(k) {
            _ if !self.near(k) => 0,
            "года" | "год" | "году" | "годом" => 1,
            "г" if self.word(k + 1) == "." && self.glued(k + 1) => 2,
            _ => 0,
        };
        let month = |k: usize| self.near(k) && MONTHS.contains(&self.word(k).to_lowercase().as_str());
        if digits(0, 1..=2) && month(1) {
            if digits(2, 4..=4) && self.near(2) {
                return Some(3 + year_word(3));
            }
            return Some(2);
        }
        if digits(0, 4..=4) && year_word(1) > 0 {
            return Some(1 + year_word(1));
        }
        let numeric = self.word(0);
        let parts: Vec<&str> = numeric.split('.').collect();
        let is_date = parts.len() == 3 && parts[0].len() <= 2 && parts[1].len() <= 2 && matches!(parts[2].len(), 2 | 4);
        is_date.then(|| 1 + year_word(1))
    }
}

fn is_vowel_in(word: &str) -> bool {
    word.contains(|c| "аеёиоөуүыэюя".contains(c))
}

/// Russian months in the case that follows a day, January first.
pub(crate) const MONTHS: &[&str] = &[
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
