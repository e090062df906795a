//! Walking the tree, and the proof that it covers the text.

use super::{Act, ProvisionKind as Kind};
use crate::Span;

impl Act {
    /// Share of the text's bytes that lie in exactly one own span, 0 to 1; 1 for an empty text.
    ///
    /// Measured from the spans alone: gaps, overlaps, spans out of order or outside the text lower it.
    pub fn coverage(&self) -> f64 {
        let len = self.text.len() as u64;
        if len == 0 {
            return if self.provisions.iter().all(|p| p.own.is_empty()) { 1.0 } else { 0.0 };
        }
        let mut edges: Vec<(u32, i32)> = Vec::with_capacity(self.provisions.len() * 2);
        for p in &self.provisions {
            let to = u64::from(p.own.to).min(len) as u32;
            if p.own.from < to
                && self.text.is_char_boundary(p.own.from as usize)
                && self.text.is_char_boundary(to as usize)
            {
                edges.push((p.own.from, 1));
                edges.push((to, -1));
            }
        }
        edges.sort_unstable();
        let (mut once, mut depth, mut at) = (0u64, 0, 0u32);
        for (place, step) in edges {
            if depth == 1 {
                once += u64::from(place - at);
            }
            depth += step;
            at = place;
        }
        once as f64 / len as f64
    }

    /// The own text of a provision: number, heading and words, without children.
    pub fn own_text(&self, i: u32) -> &str {
        self.provisions.get(i as usize).map_or("", |p| p.own.of(&self.text))
    }

    /// The words to analyse: own text without number, heading and outer white space.
    pub fn body_text(&self, i: u32) -> &str {
        self.provisions.get(i as usize).map_or("", |p| p.body.of(&self.text))
    }

    /// The words of the heading, where there is one.
    pub fn heading_text(&self, i: u32) -> Option<&str> {
        self.provisions.get(i as usize)?.heading.map(|h| h.of(&self.text))
    }

    /// Indices of the provisions above, innermost first.
    pub fn ancestors(&self, i: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.parent(i), |p| self.parent(*p))
    }

    fn parent(&self, i: u32) -> Option<u32> {
        self.provisions.get(i as usize)?.parent
    }

    /// The article a provision stands in; outside articles the outermost item, part or row it stands in.
    pub fn article_of(&self, i: u32) -> u32 {
        let (mut at, mut top) = (i, i);
        while let Some(p) = self.provisions.get(at as usize) {
            match p.kind {
                Kind::Article => return at,
                Kind::Item | Kind::Part | Kind::SubItem | Kind::Indent | Kind::Table | Kind::Row => top = at,
                _ => break,
            }
            let Some(parent) = p.parent else { break };
            at = parent;
        }
        top
    }

    /// One past the last provision below `i` (all of them follow it directly).
    pub fn end_of(&self, i: u32) -> u32 {
        let mut j = i + 1;
        while self.parent(j).is_some_and(|p| p >= i) {
            j += 1;
        }
        j.min(self.provisions.len() as u32)
    }

    /// Indices of the provisions directly below, in order.
    pub fn children(&self, i: u32) -> impl Iterator<Item = u32> + '_ {
        (i + 1..self.end_of(i)).filter(move |j| self.parent(*j) == Some(i))
    }

    /// The full span of a provision, children included.
    pub fn path_span(&self, i: u32) -> Span {
        let Some(p) = self.provisions.get(i as usize) else { return Span::default() };
        let last = &self.provisions[self.end_of(i) as usize - 1];
        Span::new(p.own.from, last.own.to)
    }

    /// The article a provision lies in (or is); `None` outside articles.
    pub fn article(&self, i: u32) -> Option<u32> {
        std::iter::once(i)
            .chain(self.ancestors(i))
            .find(|j| self.provisions.get(*j as usize).is_some_and(|p| p.kind == Kind::Article && !p.quoted))
    }

    /// The number of the article a provision lies in, inserted ones as `21-1`.
    pub fn article_number(&self, i: u32) -> Option<&str> {
        self.provisions[self.article(i)? as usize].number.as_deref()
    }

    /// The act's own articles in the order of the text (articles quoted for other acts left out).
    pub fn articles(&self) -> Vec<u32> {
        let of = |k: Kind| (0u32..).zip(&self.provisions).filter(move |(_, p)| p.kind == k && !p.quoted);
        of(Kind::Article).map(|(i, _)| i).collect()
    }

    /// The annex a provision lies in (or is).
    pub fn annex(&self, i: u32) -> Option<u32> {
        std::iter::once(i)
            .chain(self.ancestors(i))
            .find(|j| self.provisions.get(*j as usize).is_some_and(|p| p.kind == Kind::Annex))
    }

    /// The provision whose own text holds a byte; the last one for bytes past the end.
    pub fn provision_at(&self, byte: u32) -> u32 {
        (self.provisions.partition_point(|p| p.own.from <= byte) as u32).saturating_sub(1)
    }
}
