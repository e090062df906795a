//! The words of an act as the readers of facts see them: folded forms by index, sentences cut to a provision.

use crate::Span;
use crate::act::{Act, Provision, ProvisionKind};
use crate::text::{Analysis, TokenKind};
use aho_corasick::AhoCorasick;
use std::ops::Range;

/// Folded words of one act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    analysis: &'a Analysis,
}

impl<'a> Words<'a> {
    /// The words of an analysis.
    pub fn new(analysis: &'a Analysis) -> Self {
        Words { analysis }
    }

    /// The folded form of token `i`, empty past the end.
    pub fn at(&self, i: usize) -> &'a str {
        self.analysis.tokens.get(i).map_or("", |t| t.folded.of(&self.analysis.folded.text))
    }

    /// The folded form of the token before `i`, empty at the start of the act.
    pub fn before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |j| self.at(j))
    }

    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.analysis.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether token `i` is a number.
    pub fn is_number(&self, i: usize) -> bool {
        self.analysis.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Tokens of a span of the act.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        self.analysis.tokens_in(span)
    }

    /// The token as the act writes it, empty past the end.
    pub fn written<'t>(&self, act: &'t Act, i: usize) -> &'t str {
        self.analysis.tokens.get(i).map_or("", |t| t.span.of(&act.text))
    }

    /// The span of a range of tokens, bytes of the act; empty for an empty range.
    pub fn span(&self, r: &Range<usize>) -> Span {
        let t = &self.analysis.tokens;
        match (t.get(r.start), r.end.checked_sub(1).and_then(|e| t.get(e))) {
            (Some(a), Some(b)) if r.start < r.end => Span::new(a.span.from, b.span.to),
            _ => Span::default(),
        }
    }

    /// The folded text of a range of tokens.
    pub fn folded(&self, r: &Range<usize>) -> &'a str {
        let t = &self.analysis.tokens;
        match (t.get(r.start), r.end.checked_sub(1).and_then(|e| t.get(e))) {
            (Some(a), Some(b)) if r.start < r.end => {
                Span::new(a.folded.from, b.folded.to).of(&self.analysis.folded.text)
            }
            _ => "",
        }
    }

    /// The sentences of a body, each cut to it.
    pub fn sentences(self, body: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
        let all = &self.analysis.sentences;
        let first = all.partition_point(|r| r.end as usize <= body.start);
        all[first..]
            .iter()
            .map(move |r| (r.start as usize).max(body.start)..(r.end as usize).min(body.end))
            .take_while(|r| r.start < r.end)
    }

    /// The sentences that hold one of the prefilter's words, each with the index of its provision; `read` says which provisions
    /// are looked at. A row of a table is a sentence.
    pub fn sentences_with<'s>(
        self,
        act: &'s Act,
        anchors: &'s AhoCorasick,
        read: fn(&Provision) -> bool,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 's
    where
        'a: 's,
    {
        act.provisions.iter().enumerate().filter(move |(_, p)| read(p)).flat_map(move |(index, p)| {
            let body = self.tokens(p.body);
            let body = if anchors.is_match(self.folded(&body)) { body } else { body.start..body.start };
            self.sentences(body).map(move |s| (index, s))
        })
    }

    /// Whether a token is one of the words, see [`like`].
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        like(self.at(i), words)
    }

    /// The first token of a range that is one of the words, see [`like`].
    pub fn find(&self, range: Range<usize>, words: &[&str]) -> Option<usize> {
        range.into_iter().find(|i| self.is(*i, words))
    }

    /// Whether any token of a range is one of the words, see [`like`].
    pub fn has(&self, range: Range<usize>, words: &[&str]) -> bool {
        self.find(range, words).is_some()
    }

    /// Whether any of the tokens begins with one of the words.
    pub fn any(&self, r: &Range<usize>, begins: &[&str]) -> bool {
        r.clone().any(|i| starts(self.at(i), begins))
    }
}

/// Whether a folded form is one of the words: `слово` exactly, `слов*` by its beginning, `*лово` by its end.
pub(crate) fn like(form: &str, words: &[&str]) -> bool {
    words.iter().any(|w| match (w.strip_suffix('*'), w.strip_prefix('*')) {
        (Some(begins), _) => form.starts_with(begins),
        (_, Some(ends)) => form.ends_with(ends),
        _ => form == *w,
    })
}

/// Whether a word begins with one of the beginnings.
pub(crate) fn starts(word: &str, begins: &[&str]) -> bool {
    begins.iter().any(|b| word.starts_with(b))
}

/// Whether a word ends with one of the endings.
pub(crate) fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|b| word.ends_with(b))
}

/// Whether the readers look at a provision: a norm of this act with words of its own.
pub(crate) fn is_read(p: &Provision) -> bool {
    !p.body.is_empty()
        && !p.quoted
        && !matches!(
            p.kind,
            ProvisionKind::Toc
                | ProvisionKind::Furniture
                | ProvisionKind::Note
                | ProvisionKind::Footnote
                | ProvisionKind::Preface
                | ProvisionKind::Quoted
                | ProvisionKind::Conclusion
        )
}

/// Whether a provision opens a list: its body ends with a colon.
pub(crate) fn opens_list(act: &Act, p: &Provision) -> bool {
    p.body.of(&act.text).trim_end().ends_with(':')
}

/// [`is_read`] and no table as a whole: its rows are read one by one.
pub(crate) fn is_read_by_rows(p: &Provision) -> bool {
    is_read(p) && p.kind != ProvisionKind::Table
}

/// Everything with words of its own but tables of contents, notes and furniture: quoted provisions, too, for the readers that look
/// at the new words of amending acts.
pub(crate) fn is_read_with_quoted(p: &Provision) -> bool {
    !p.body.is_empty()
        && !matches!(
            p.kind,
            ProvisionKind::Toc | ProvisionKind::Furniture | ProvisionKind::Note | ProvisionKind::Preface
        )
}

/// One article of one part with its words, for the tests of the readers.
#[cfg(test)]
pub(super) fn article(lang: crate::Lang, words: &str) -> (Act, Analysis) {
    let full = match lang {
        crate::Lang::Ru => format!("Статья 1. Порядок\n1. {words}\n"),
        crate::Lang::Ky => format!("1-берене. Тартип\n1. {words}\n"),
    };
    let (act, _) = crate::act::parse(&crate::source::from_text("a.txt", full));
    let analysis = crate::text::analyse(&act.text, lang, &mut crate::text::Memo::default());
    (act, analysis)
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
