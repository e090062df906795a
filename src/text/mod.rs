//! The language layer: folded text with alignment, tokens, sentences, language, Russian and Kyrgyz morphology.
//!
//! Matching works on [`Folded`] text and on [`Token`]s whose stems are 64-bit hashes ([`StemId`]); reports show the
//! original letters, so every token carries its span in the original.

mod fold;
mod langid;
mod sentence;
mod stem;
mod token;

pub use fold::{Folded, fold};
pub use langid::{LangGuess, TextLang, lang_of};
pub use sentence::sentences;
pub use stem::{Memo, StemId, form_id, stem, stem_id};
pub use token::{Token, TokenKind, tokens};

use crate::{Lang, Span};

/// One text (usually a whole act) folded, cut into tokens and sentences once; every later stage reads this.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The folded text.
    pub folded: Folded,
    /// Tokens in order; spans are bytes of the original.
    pub tokens: Vec<Token>,
    /// Sentences in order as ranges of token indices; they never cross a line that ends a block.
    pub sentences: Vec<std::ops::Range<u32>>,
}

impl Analysis {
    /// Indices of the tokens that lie inside `span` (bytes of the original).
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.tokens.partition_point(|t| t.span.from < span.from);
        let to = self.tokens.partition_point(|t| t.span.to <= span.to);
        from..to.max(from)
    }
}

/// Folds, cuts and stems a text in one language. `memo` remembers stems between calls; one a thread.
///
/// ```
/// use jenil::{Lang, text};
/// let mut memo = text::Memo::default();
/// let a = text::analyse("Министерство вправе.", Lang::Ru, &mut memo);
/// assert_eq!(a.tokens.len(), 3);
/// ```
pub fn analyse(text: &str, lang: Lang, memo: &mut Memo) -> Analysis {
    let folded = fold(text);
    let mut tokens = tokens(text, &folded);
    for t in &mut tokens {
        if t.kind == TokenKind::Word {
            let form = t.folded.of(&folded.text);
            t.form = form_id(form);
            t.stem = memo.stem_id(lang, form);
        } else {
            t.form = form_id(t.folded.of(&folded.text));
            t.stem = StemId(t.form.0);
        }
    }
    let sentences = sentences(text, &tokens);
    Analysis { folded, tokens, sentences }
}
