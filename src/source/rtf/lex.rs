//! Tokens of rich text (RTF specification 1.9.1): groups, control words, escaped and plain bytes.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\word123`; the number is absent where none stands.
    Word(&'a [u8], Option<i32>),
    /// `\~`, `\*` and the like.
    Symbol(u8),
    /// `\'xx` or a plain byte of text.
    Byte(u8),
}

/// Reads tokens from bytes.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// Letters of a control word; longer ones are damage (the specification says 32).
const WORD: usize = 64;

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Lexer { bytes, at: 0 }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\r' | b'\n' | 0 => continue,
                b'\\' => {}
                _ => return Some(Token::Byte(byte)),
            }
            let next = *self.bytes.get(self.at)?;
            if !next.is_ascii_alphabetic() {
                self.at += 1;
                return Some(match next {
                    b'\'' => {
                        let hex = |b: Option<&u8>| b.and_then(|b| (*b as char).to_digit(16));
                        match (hex(self.bytes.get(self.at)), hex(self.bytes.get(self.at + 1))) {
                            (Some(a), Some(b)) => {
                                self.at += 2;
                                Token::Byte((a * 16 + b) as u8)
                            }
                            // A broken escape: what follows is text.
                            _ => continue,
                        }
                    }
                    // A line break after a backslash ends a paragraph.
                    b'\r' | b'\n' => Token::Word(b"par", None),
                    other => Token::Symbol(other),
                });
            }
            let from = self.at;
            while self.at - from < WORD && self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
                self.at += 1;
            }
            let word = &self.bytes[from..self.at];
            let digits = self.at;
            if self.bytes.get(self.at) == Some(&b'-') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
                self.at += 1;
            }
            while self.at - digits < 11 && self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                self.at += 1;
            }
            let number = std::str::from_utf8(&self.bytes[digits..self.at]).ok().and_then(|d| d.parse().ok());
            if self.bytes.get(self.at) == Some(&b' ') {
                self.at += 1;
            }
            if word == b"bin" {
                // Raw bytes follow.
                self.at =
                    self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)).min(self.bytes.len());
                continue;
            }
            return Some(Token::Word(word, number));
        }
    }
}
