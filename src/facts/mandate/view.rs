//! The words of one provision or sentence, without page furniture, as the rules read them.

use super::Cx;
use crate::Span;
use crate::bodies::mentions::inside;
use crate::text::TokenKind;
use std::ops::Range;

/// Words in order; positions are indices into `tokens`.
pub(super) struct View<'c> {
    cx: &'c Cx<'c>,
    /// Indices of the tokens in the analysis.
    pub tokens: Vec<usize>,
    /// Sentences as ranges of positions.
    pub sentences: Vec<Range<usize>>,
    /// Mentions inside, as (index of the mention, first position, one past the last).
    pub mentions: Vec<(u32, usize, usize)>,
}

impl<'c> View<'c> {
    /// The words of a span.
    pub fn of(cx: &'c Cx<'c>, span: Span) -> View<'c> {
        let analysis = cx.s.analysis;
        let range = analysis.tokens_in(span);
        let first = cx.act.furniture.partition_point(|f| f.to <= span.from);
        let pages: Vec<Span> = cx.act.furniture[first..].iter().take_while(|f| f.from < span.to).copied().collect();
        let tokens: Vec<usize> =
            range.filter(|i| !pages.iter().any(|f| f.contains(analysis.tokens[*i].span))).collect();
        let mut view = View { cx, tokens, sentences: Vec::new(), mentions: Vec::new() };
        view.cut();
        view.find_mentions(span);
        view
    }

    fn cut(&mut self) {
        let analysis = self.cx.s.analysis;
        let (Some(a), Some(b)) = (self.tokens.first(), self.tokens.last()) else { return };
        let mut k = analysis.sentences.partition_point(|s| s.end as usize <= *a);
        let mut from = 0;
        while let Some(s) = analysis.sentences.get(k).filter(|s| s.start as usize <= *b) {
            let to = self.tokens.partition_point(|t| *t < s.end as usize);
            // A page break can cut a sentence in two: it goes on when the next part begins in small letters and the part
            // before ends on no full stop.
            let goes_on = to < self.tokens.len() && self.continues(to);
            if to > from && !goes_on {
                self.sentences.push(from..to);
                from = to;
            }
            k += 1;
        }
        if from < self.tokens.len() {
            self.sentences.push(from..self.tokens.len());
        }
    }

    fn continues(&self, at: usize) -> bool {
        let before = self.folded(at - 1);
        !matches!(before, "." | "?" | "!" | ";" | ":") && self.raw(at).starts_with(char::is_lowercase)
    }

    fn find_mentions(&mut self, span: Span) {
        let base = self.cx.mentions.partition_point(|m| m.span.from < span.from) as u32;
        for (k, m) in inside(self.cx.mentions, span).iter().enumerate() {
            let at = |byte: u32| self.tokens.partition_point(|t| self.cx.s.analysis.tokens[*t].span.from < byte);
            let (a, b) = (at(m.span.from), at(m.span.to));
            if b > a {
                self.mentions.push((base + k as u32, a, b));
            }
        }
    }

    /// A part of the view, as one sentence.
    pub fn part(&self, range: Range<usize>) -> View<'c> {
        let tokens: Vec<usize> = self.tokens[range.clone()].to_vec();
        let mentions = self
            .mentions
            .iter()
            .filter(|(_, a, b)| range.start <= *a && *b <= range.end)
            .map(|(m, a, b)| (*m, a - range.start, b - range.start))
            .collect();
        let whole = 0..tokens.len();
        View { cx: self.cx, tokens, sentences: vec![whole], mentions }
    }

    /// Whether no word is inside.
    pub fn is_empty(&self) -> bool {
        !(0..self.tokens.len()).any(|i| self.is_word(i))
    }

    /// Number of positions.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Folded form at a position; empty outside.
    pub fn folded(&self, i: usize) -> &'c str {
        self.tokens.get(i).map_or("", |t| self.cx.s.folded(*t))
    }

    /// Original form at a position; empty outside.
    pub fn raw(&self, i: usize) -> &'c str {
        self.tokens.get(i).map_or("", |t| self.cx.s.raw(*t))
    }

    /// Whether a position holds a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| self.cx.s.analysis.tokens[*t].kind == TokenKind::Word)
    }

    /// Bytes of positions `a..b`.
    pub fn span(&self, a: usize, b: usize) -> Span {
        let t = &self.cx.s.analysis.tokens;
        match (self.tokens.get(a), b.checked_sub(1).and_then(|b| self.tokens.get(b))) {
            (Some(a), Some(b)) if t[*a].span.from <= t[*b].span.to => Span::new(t[*a].span.from, t[*b].span.to),
            _ => Span::default(),
        }
    }

    /// One past the last position that is not final punctuation.
    pub fn end(&self) -> usize {
        let mut end = self.len();
        while end > 0 && matches!(self.folded(end - 1), "." | ";" | ":" | "," | "!" | "?") {
            end -= 1;
        }
        end
    }

    /// First position that is not a stray mark («-», «)») before the words.
    pub fn start(&self) -> usize {
        let mut i = 0;
        while i < self.len() && !self.is_word(i) && !matches!(self.folded(i), "(" | "«" | "\"") {
            i += 1;
        }
        if i == self.len() { 0 } else { i }
    }

    /// Whether the words end on a colon.
    pub fn opens_list(&self) -> bool {
        self.len().checked_sub(1).is_some_and(|last| self.folded(last) == ":")
    }

    /// The mention that covers a position.
    pub fn mention_at(&self, i: usize) -> Option<(u32, usize, usize)> {
        self.mentions.iter().copied().find(|(_, a, b)| *a <= i && i < *b)
    }

    /// Whether a position stands in brackets: what is said there is an aside.
    pub fn bracketed(&self, i: usize) -> bool {
        let open = (0..i).filter(|k| self.folded(*k) == "(").count();
        open > (0..i).filter(|k| self.folded(*k) == ")").count()
    }

    /// Cases in which the name of a mention stands, by its head.
    pub fn cases(&self, a: usize, b: usize) -> (crate::bodies::head::Cases, crate::bodies::head::Cases) {
        use crate::bodies::head::Cases;
        let ru = self.cx.act.lang == crate::Lang::Ru;
        let head = if ru {
            (a..b).find_map(|i| self.tokens.get(i).and_then(|t| self.cx.s.head_at(*t)).map(|h| (i, h)))
        } else {
            self.tokens.get(b - 1).and_then(|t| self.cx.s.head_at(*t)).map(|h| (b - 1, h))
        };
        let Some((at, h)) = head else {
            // A name without a known head («айыл окмоту», an abbreviation) does not bend: any case.
            let any = if ru { Cases(0xff) } else { crate::bodies::head::ky_case(self.folded(b - 1)) };
            return (any, Cases::default());
        };
        if !ru || at == a {
            return (h.singular, h.plural);
        }
        // The adjective before the head narrows what the head leaves open: «уполномоченный орган», «районной администрации».
        let w = self.folded(at - 1);
        let only = |c: Cases| (Cases(h.singular.0 & c.0), Cases(h.plural.0 & c.0));
        match () {
            _ if w.ends_with("ые") || w.ends_with("ие") => (Cases::default(), only(Cases::NOM.or(Cases::ACC)).1),
            _ if w.ends_with("ых") || w.ends_with("их") => {
                (Cases::default(), only(Cases(Cases::GEN.0 | Cases::LOC.0 | Cases::ACC.0)).1)
            }
            _ if w.ends_with("ыми") || w.ends_with("ими") => (Cases::default(), only(Cases::INS).1),
            _ if w.ends_with("ый") || w.ends_with("ий") => (only(Cases::NOM.or(Cases::ACC)).0, Cases::default()),
            _ if w.ends_with("ая") || w.ends_with("яя") => (only(Cases::NOM).0, Cases::default()),
            _ if w.ends_with("ую") || w.ends_with("юю") => (only(Cases::ACC).0, Cases::default()),
            _ if w.ends_with("ое") || w.ends_with("ее") => (only(Cases::NOM.or(Cases::ACC)).0, Cases::default()),
            _ if w.ends_with("ого") || w.ends_with("его") => {
                (only(Cases::GEN.or(Cases::ACC)).0, Cases::default())
            }
            _ => (h.singular, h.plural),
        }
    }
}
