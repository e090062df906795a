//! The language layer: folded text with alignment, tokens, sentences, language, Russian and Kyrgyz morphology.
//!
//! Matching works on [`Folded`] text and on [`Token`]s whose stems are 64-bit hashes ([`StemId`]); reports show the
//! original letters, so every token carries its span in the original.

mod abbrev;
mod fold;
mod hash;
mod ky;
mod langid;
mod letters;
mod lines;
mod number;
mod piece;
mod roots;
mod ru;
mod sentence;
mod stem;
mod token;

pub use fold::{Folded, fold, fold_keyboard, normalise};
pub use hash::{StemId, form_id};
pub use ky::{mine_ky, stem_ky};
pub use langid::{LangGuess, TextLang, lang_of, train_langid};
pub use letters::{INVISIBLE, KEYBOARD, LOSSLESS, LOSSY, look_alike};
pub use lines::is_hard_wrapped;
pub use number::{number_key, superscript};
pub(crate) use piece::MONTHS;
pub use piece::{Piece, PieceKind, pieces};
pub use roots::{Mined, MinedRoot};
pub use ru::{mine_ru, stem_ru};
pub use sentence::{sentences, sentences_in_blocks};
pub use stem::{Memo, stem, stem_id};
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
    let (folded, tokens) = words(text, lang, memo);
    let sentences = sentences(text, &tokens);
    Analysis { folded, tokens, sentences }
}

/// As [`analyse`], for a text whose paragraphs are known: no sentence crosses the border of a block, and line breaks inside a
/// block (a hard-wrapped paragraph) end no sentence. `blocks` are spans of `text` in order.
///
/// ```
/// use jenil::{Lang, Span, text};
/// let mut memo = text::Memo::default();
/// let t = "Министерство\nвправе. Суд решает";
/// let a = text::analyse_blocks(t, &[Span::new(0, t.len() as u32)], Lang::Ru, &mut memo);
/// assert_eq!(a.sentences, vec![0..3, 3..5]);
/// ```
pub fn analyse_blocks(text: &str, blocks: &[Span], lang: Lang, memo: &mut Memo) -> Analysis {
    let (folded, tokens) = words(text, lang, memo);
    let sentences = sentences_in_blocks(text, &tokens, blocks);
    Analysis { folded, tokens, sentences }
}

/// As [`analyse`], without sentences.
pub(crate) fn words(text: &str, lang: Lang, memo: &mut Memo) -> (Folded, Vec<Token>) {
    let folded = fold(text);
    let mut tokens = Vec::with_capacity(folded.text.len() / 10 + 8);
    let mut map = folded.mapper();
    token::cut(&folded.text, |from, to, kind| {
        let form = &folded.text[from..to];
        let id = form_id(form);
        let stem = match kind {
            TokenKind::Word => memo.stem_of_form(lang, id, form),
            TokenKind::Number => form_id(&number_key(form)),
            TokenKind::Punct => id,
        };
        let place = Span::new(from as u32, to as u32);
        tokens.push(Token { span: map.map(place), folded: place, kind, form: id, stem });
    });
    (folded, tokens)
}
