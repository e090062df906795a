//! Tags of tokens and the search for patterns in them.

use super::pattern::{Lexicon, Node, Pattern};
use crate::text::{Analysis, StemId, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Tag of tokens that belong to no class and are neither word nor number.
const PLAIN: u32 = 0;

/// The classes of every form met so far, remembered: a token costs one look-up, however many rules there are.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    by_form: FxHashMap<StemId, u32>,
    /// Bits of the classes, `width` words a tag.
    bits: Vec<u64>,
    /// Patterns whose search starts at a token of this tag.
    starts: Vec<Box<[u32]>>,
    same: FxHashMap<Vec<u32>, u32>,
    width: usize,
}

/// Everything a search reads: the tags of one act's tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tagged<'a> {
    /// Text and tokens.
    pub analysis: &'a Analysis,
    /// One tag a token.
    pub tags: &'a [u32],
    /// The table behind the tags.
    pub table: &'a Tags,
}

/// A match: tokens, and the captured tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Captured tokens.
    pub what: Option<Range<usize>>,
}

impl Tags {
    /// A table for one lexicon; `patterns` are those whose anchors start a search.
    pub fn new(lexicon: &Lexicon) -> Self {
        let width = lexicon.len().div_ceil(64).max(1);
        Tags { bits: vec![0; width], starts: vec![Box::default()], width, ..Tags::default() }
    }

    /// Tags the tokens of an act.
    pub fn tag(&mut self, analysis: &Analysis, lexicon: &Lexicon, by_anchor: &[Vec<u32>], out: &mut Vec<u32>) {
        out.clear();
        out.reserve(analysis.tokens.len());
        for t in &analysis.tokens {
            if let Some(tag) = self.by_form.get(&t.form) {
                out.push(*tag);
                continue;
            }
            let classes = lexicon.classes_of(t.folded.of(&analysis.folded.text), t.form, t.stem);
            let tag = self.intern(classes, by_anchor);
            self.by_form.insert(t.form, tag);
            out.push(tag);
        }
    }

    fn intern(&mut self, classes: Vec<u32>, by_anchor: &[Vec<u32>]) -> u32 {
        if classes.is_empty() {
            return PLAIN;
        }
        if let Some(tag) = self.same.get(&classes) {
            return *tag;
        }
        let tag = self.starts.len() as u32;
        let from = self.bits.len();
        self.bits.resize(from + self.width, 0);
        let mut starts: Vec<u32> = Vec::new();
        for c in &classes {
            self.bits[from + *c as usize / 64] |= 1 << (c % 64);
            starts.extend(by_anchor.get(*c as usize).into_iter().flatten());
        }
        starts.sort_unstable();
        starts.dedup();
        self.starts.push(starts.into());
        self.same.insert(classes, tag);
        tag
    }

    /// The patterns to try at a token of this tag.
    pub fn starts(&self, tag: u32) -> &[u32] {
        self.starts.get(tag as usize).map_or(&[], |b| b)
    }

    fn has(&self, tag: u32, class: u32) -> bool {
        self.bits[tag as usize * self.width + class as usize / 64] >> (class % 64) & 1 == 1
    }
}

impl Tagged<'_> {
    /// Whether token `i` is of a class.
    pub fn is(&self, i: usize, class: u32) -> bool {
        self.tags.get(i).is_some_and(|t| self.table.has(*t, class))
    }

    /// The match of a pattern whose anchor is token `at`, inside `bounds`.
    pub fn at_anchor(&self, p: &Pattern, at: usize, bounds: &Range<usize>) -> Option<Hit> {
        let first = at.saturating_sub(p.before.1 as usize).max(bounds.start);
        let last = at.checked_sub(p.before.0 as usize)?;
        // The nearest start gives the tightest match.
        for start in (first..=last).rev() {
            if start < bounds.start {
                break;
            }
            if let Some(hit) = self.at(p, start, bounds)
                && hit.tokens.contains(&at)
            {
                return Some(hit);
            }
        }
        None
    }

    /// The match of a pattern that starts at token `start`.
    pub fn at(&self, p: &Pattern, start: usize, bounds: &Range<usize>) -> Option<Hit> {
        let mut what = None;
        let mut end = None;
        self.row(&p.nodes, start, bounds.end, &mut what, &mut |e| {
            end = Some(e);
            true
        });
        end.filter(|e| *e > start).map(|e| Hit { tokens: start..e, what })
    }

    /// The first match inside `bounds`.
    pub fn find(&self, p: &Pattern, bounds: &Range<usize>) -> Option<Hit> {
        for i in bounds.clone() {
            if self.tags.get(i).is_some_and(|t| *t != PLAIN)
                && p.anchors.iter().any(|c| self.is(i, *c))
                && let Some(hit) = self.at_anchor(p, i, bounds)
            {
                return Some(hit);
            }
        }
        None
    }

    /// Whether any of the patterns matches inside `bounds`.
    pub fn any(&self, patterns: &[Pattern], bounds: &Range<usize>) -> bool {
        !bounds.is_empty() && patterns.iter().any(|p| self.find(p, bounds).is_some())
    }

    /// Matches a row from `at`; calls `then` with each possible end until it says that it is content.
    fn row(
        &self,
        row: &[Node],
        at: usize,
        end: usize,
        what: &mut Option<Range<usize>>,
        then: &mut dyn FnMut(usize) -> bool,
    ) -> bool {
        let Some((node, rest)) = row.split_first() else { return then(at) };
        match node {
            Node::Class(c) => at < end && self.is(at, *c) && self.row(rest, at + 1, end, what, then),
            Node::Number => {
                at < end && self.kind(at) == Some(TokenKind::Number) && self.row(rest, at + 1, end, what, then)
            }
            Node::AnyWord => {
                at < end && self.kind(at) == Some(TokenKind::Word) && self.row(rest, at + 1, end, what, then)
            }
            Node::Gap(n) => (0..=*n as usize).any(|k| at + k <= end && self.row(rest, at + k, end, what, then)),
            Node::Either(rows) => {
                for r in rows {
                    let mut ends = Vec::new();
                    self.row(r, at, end, what, &mut |e| {
                        ends.push(e);
                        false
                    });
                    for e in ends {
                        if self.row(rest, e, end, what, then) {
                            return true;
                        }
                    }
                }
                false
            }
            Node::Maybe(r) => {
                let mut ends = Vec::new();
                self.row(r, at, end, what, &mut |e| {
                    ends.push(e);
                    false
                });
                ends.push(at);
                ends.into_iter().any(|e| self.row(rest, e, end, what, then))
            }
            Node::Open => {
                let before = what.replace(at..at);
                let done = self.row(rest, at, end, what, then);
                if !done {
                    *what = before;
                }
                done
            }
            Node::Close => {
                let before = what.clone();
                if let Some(w) = what {
                    w.end = at;
                }
                let done = self.row(rest, at, end, what, then);
                if !done {
                    *what = before;
                }
                done
            }
        }
    }

    fn kind(&self, i: usize) -> Option<TokenKind> {
        self.analysis.tokens.get(i).map(|t| t.kind)
    }
}
