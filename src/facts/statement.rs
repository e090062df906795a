//! What the readers of statements (inspections, reports, commissions, journals) share: the sentences of an act's norms as words.

use crate::Span;
use crate::act::{Act, ProvisionKind};
use crate::text::{Analysis, TokenKind};
use aho_corasick::AhoCorasick;
use std::ops::Range;

/// The words of one act.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub analysis: &'a Analysis,
}

impl<'a> Words<'a> {
    /// The folded form of a token, empty past the end.
    pub fn form(&self, i: usize) -> &'a str {
        self.analysis.tokens.get(i).map_or("", |t| t.folded.of(&self.analysis.folded.text))
    }

    /// Whether a token is one of the words: `слово` exactly, `слов*` by its beginning.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        like(self.form(i), words)
    }

    /// The first token of a range that is one of the words.
    pub fn find(&self, range: Range<usize>, words: &[&str]) -> Option<usize> {
        range.into_iter().find(|i| self.is(*i, words))
    }

    /// Whether any token of a range is one of the words.
    pub fn any(&self, range: Range<usize>, words: &[&str]) -> bool {
        self.find(range, words).is_some()
    }

    /// Whether a token is a number.
    pub fn number(&self, i: usize) -> bool {
        self.analysis.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// The span of a range of tokens in the original.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let t = &self.analysis.tokens;
        match (t.get(tokens.start), tokens.end.checked_sub(1).and_then(|e| t.get(e))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => Span::new(a.span.from, b.span.to),
            _ => Span::default(),
        }
    }

    /// Calls `with` for every sentence of the act's provisions that holds one of the prefilter's words; rows of tables are
    /// sentences, too. Tables of contents, notes and furniture are left out; a reader of facts asks whether the provision is quoted.
    pub fn sentences(&self, act: &Act, filter: &AhoCorasick, with: &mut dyn FnMut(usize, Range<usize>)) {
        for (index, p) in act.provisions.iter().enumerate() {
            if p.body.is_empty()
                || matches!(
                    p.kind,
                    ProvisionKind::Toc | ProvisionKind::Furniture | ProvisionKind::Note | ProvisionKind::Preface
                )
            {
                continue;
            }
            let body = self.analysis.tokens_in(p.body);
            let (Some(first), Some(last)) = (
                self.analysis.tokens.get(body.start),
                body.end.checked_sub(1).and_then(|e| self.analysis.tokens.get(e)),
            ) else {
                continue;
            };
            let folded = Span::new(first.folded.from, last.folded.to.max(first.folded.from));
            if !filter.is_match(folded.of(&self.analysis.folded.text)) {
                continue;
            }
            let all = &self.analysis.sentences;
            let mut at = all.partition_point(|r| r.end as usize <= body.start);
            while let Some(s) = all.get(at).filter(|s| (s.start as usize) < body.end) {
                with(index, (s.start as usize).max(body.start)..(s.end as usize).min(body.end));
                at += 1;
            }
        }
    }
}

/// Whether a folded form is one of the words: `слово` exactly, `слов*` by its beginning, `*лово` by its end.
pub(super) fn like(form: &str, words: &[&str]) -> bool {
    words.iter().any(|w| match (w.strip_suffix('*'), w.strip_prefix('*')) {
        (Some(begins), _) => form.starts_with(begins),
        (_, Some(ends)) => form.ends_with(ends),
        _ => form == *w,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_matched_whole_or_by_an_end() {
        for (form, words, want) in [
            ("проверки", &["проверк*"][..], true),
            ("журналист", &["журнал", "журнала"], false),
            ("кеңешке", &["*ке"], true),
            ("текшерүү", &["текшер*"], true),
        ] {
            assert_eq!(like(form, words), want, "{form}");
        }
    }
}
