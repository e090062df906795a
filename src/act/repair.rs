//! Numbers that the way through paper damaged, read anew where the sequence of numbers proves it.
//!
//! Each is told in a [`Notice`]; what the sequence does not prove stays as it is written.

use super::marker::{Mark, MarkKind};
use super::number::{Num, Style};
use super::{Act, ProvisionKind as Kind};
use crate::source::{Block, BlockKind};
use crate::{Notice, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A number read otherwise than it stands.
#[derive(Debug)]
pub(super) struct Repair {
    at: u32,
    kind: &'static str,
    message: String,
}

/// `261` between `26` and `27` is 26¹: the suffix after the digits of `base` when it continues at `sub` + 1.
fn suffix(n: u32, base: u32, sub: u32) -> Option<u32> {
    let (digits, stem) = (n.to_string(), base.to_string());
    let tail = digits.strip_prefix(stem.as_str())?;
    let s = tail.parse().ok()?;
    (!tail.is_empty() && !tail.starts_with('0') && s == sub + 1).then_some(s)
}

/// Reads the numbers of one sequence of units anew; `run` holds the blocks of their marks.
fn superscripts(run: &[usize], marks: &mut [Mark], out: &mut Vec<Repair>) {
    let arabic = |m: &Mark| m.num.filter(|n| n.style == Style::Arabic);
    let mut last: Option<Num> = None;
    let mut k = 0;
    while k < run.len() {
        let (Some(n), Some(prev)) = (arabic(&marks[run[k]]), last) else {
            last = arabic(&marks[run[k]]);
            k += 1;
            continue;
        };
        // a chain `261, 262` counts when the sequence comes back to 27 after it
        let (mut chain, mut sub) = (k, prev.sub);
        while let Some(m) = run.get(chain).and_then(|i| arabic(&marks[*i])) {
            match suffix(m.base, prev.base, sub).filter(|_| m.sub == 0 && m.base > prev.base + 1) {
                Some(s) => (chain, sub) = (chain + 1, s),
                None => break,
            }
        }
        // … or goes on with a number that kept its mark: `317, 3171, 317-2`
        let back = run
            .get(chain)
            .and_then(|i| arabic(&marks[*i]))
            .is_some_and(|m| m.base == prev.base + 1 || m.base == prev.base && m.sub == sub + 1);
        if chain > k && back {
            let next = marks[run[chain]].num.unwrap_or(prev);
            for (i, sub) in run[k..chain].iter().zip(prev.sub + 1..) {
                let m = &mut marks[*i];
                let read = Num { base: prev.base, sub, sub2: 0, style: Style::Arabic };
                let was = m.num.map(Num::text).unwrap_or_default();
                out.push(Repair {
                    at: m.start,
                    kind: "lost-superscript",
                    message: format!(
                        "{was} stands between {} and {}, so it was read as {}; compare with the official text",
                        prev.text(),
                        next.text(),
                        read.text()
                    ),
                });
                m.num = Some(read);
            }
            last = marks[run[chain - 1]].num;
            k = chain;
        } else {
            last = Some(n);
            k += 1;
        }
    }
}

/// Longest heading of an article whose noun was left out, in bytes.
const MAX_HEADING: usize = 300;

/// «228¹. Разглашение …» between articles 228 and 229: the noun was left out.
fn articles_without_noun(text: &str, own: &[usize], marks: &mut [Mark], out: &mut Vec<Repair>) {
    let mut article: Option<Num> = None;
    let mut candidate: Option<usize> = None;
    let mut parts: u32 = 0;
    for &i in own {
        let m = marks[i];
        match (m.kind, m.num) {
            (MarkKind::Article, Some(n)) => {
                if let (Some(c), Some(a)) = (candidate.take(), article)
                    && n.base == a.base + 1
                {
                    let number = marks[c].num.map(Num::text).unwrap_or_default();
                    marks[c].kind = MarkKind::Article;
                    out.push(Repair {
                        at: marks[c].start,
                        kind: "article-word-missing",
                        message: format!(
                            "{number} stands without the word for an article between {} and {}; read as article {number}",
                            a.text(),
                            n.text()
                        ),
                    });
                }
                article = Some(n);
                parts = 0;
            }
            (MarkKind::Dot, Some(n)) => {
                let rest = m.rest_of(text);
                let heading = rest.len() <= MAX_HEADING && !rest.ends_with(['.', ';', ':', ',', '-', ')']);
                if n.sub > 0
                    && article.is_some_and(|a| a.base == n.base && n.sub > a.sub)
                    && parts + 1 < n.base
                    && heading
                {
                    candidate = Some(i);
                    parts = 0;
                } else {
                    parts = n.base;
                }
            }
            _ => {}
        }
    }
}

/// Mends the numbers of all marks outside the table of contents and outside quotations.
pub(super) fn marks(
    text: &str,
    blocks: &[Block],
    marks: &mut [Mark],
    toc: Option<&Range<usize>>,
    quotes: &[(usize, usize)],
) -> Vec<Repair> {
    let mut own = Vec::with_capacity(marks.len());
    let mut q = quotes.iter().peekable();
    for (i, block) in blocks.iter().enumerate() {
        while q.next_if(|q| q.1 < i).is_some() {}
        let quoted = q.peek().is_some_and(|q| q.0 <= i);
        if !quoted && block.kind == BlockKind::Paragraph && !toc.is_some_and(|t| t.contains(&i)) {
            own.push(i);
        }
    }
    let mut out = Vec::new();
    articles_without_noun(text, &own, marks, &mut out);
    for kind in [MarkKind::Section, MarkKind::Chapter, MarkKind::Article] {
        for part in own.split(|i| matches!(marks[*i].kind, MarkKind::Annex)).map(<[usize]>::to_vec).collect::<Vec<_>>()
        {
            let run: Vec<usize> = part.into_iter().filter(|i| marks[*i].kind == kind).collect();
            superscripts(&run, marks, &mut out);
        }
    }
    // parts are numbered within an article, items within a part
    for (kind, ends) in [(MarkKind::Dot, false), (MarkKind::Paren, true)] {
        let mut run: Vec<usize> = Vec::new();
        for &i in &own {
            let m = &marks[i];
            if m.kind == kind {
                run.push(i);
            } else if m.is_heading()
                || m.kind == MarkKind::Annex
                || ends && matches!(m.kind, MarkKind::Dot | MarkKind::Dotted(_))
            {
                superscripts(&run, marks, &mut out);
                run.clear();
            }
        }
        superscripts(&run, marks, &mut out);
    }
    out
}

/// The repairs and what else a reader of the act must know, with identifiers.
pub(super) fn notices(act: &Act, repairs: Vec<Repair>) -> Vec<Notice> {
    let mut out: Vec<Notice> = repairs
        .into_iter()
        .map(|r| {
            let mut n = Notice::new(&act.file, r.kind, r.message);
            n.provision = act.eid(act.provision_at(r.at));
            n
        })
        .collect();
    let mut seen: FxHashMap<(Option<u32>, &str), u32> = FxHashMap::default();
    for i in act.articles() {
        let p = &act.provisions[i as usize];
        let Some(number) = p.number.as_deref() else { continue };
        match seen.entry((act.annex(i), number)) {
            std::collections::hash_map::Entry::Vacant(e) => {
                e.insert(i);
            }
            std::collections::hash_map::Entry::Occupied(_) => {
                let line = line_of(&act.text, p.own);
                let mut n = Notice::new(
                    &act.file,
                    "article-twice",
                    format!(
                        "article {number} stands a second time at line {line}; the text's own error, or two editions of it"
                    ),
                );
                n.provision = act.eid(i);
                out.push(n);
            }
        }
    }
    out.sort();
    out
}

fn line_of(text: &str, span: Span) -> usize {
    let lead = span.of(text).len() - span.of(text).trim_start().len();
    memchr::memchr_iter(b'\n', &text.as_bytes()[..span.from as usize + lead]).count() + 1
}

impl Kind {
    /// Kinds that head other units.
    pub(super) fn heads(self) -> bool {
        matches!(self, Kind::Book | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes() {
        assert_eq!(suffix(261, 26, 0), Some(1));
        assert_eq!(suffix(262, 26, 1), Some(2));
        assert_eq!(suffix(23310, 233, 9), Some(10));
        assert_eq!(suffix(262, 26, 0), None);
        assert_eq!(suffix(27, 26, 0), None);
        assert_eq!(suffix(2601, 26, 0), None);
    }
}
