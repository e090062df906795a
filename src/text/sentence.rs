//! Sentences of legal text.

use super::{Token, TokenKind};

/// Cuts tokens into sentences: at line ends, and at a full stop, `?` or `!` before a capital.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<std::ops::Range<u32>> {
    let mut out = Vec::new();
    let mut from = 0usize;
    for i in 0..tokens.len() {
        let end = match tokens.get(i + 1) {
            None => true,
            Some(next) => {
                let gap = &text[tokens[i].span.to as usize..next.span.from as usize];
                gap.contains('\n')
                    || (tokens[i].kind == TokenKind::Punct
                        && matches!(tokens[i].span.of(text), "." | "?" | "!")
                        && next.span.of(text).starts_with(char::is_uppercase))
            }
        };
        if end {
            out.push(from as u32..(i + 1) as u32);
            from = i + 1;
        }
    }
    out
}
