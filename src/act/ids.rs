//! Identifiers by Akoma Ntoso naming: `art_205__para_1`, `annex_1__point_3`, `art_21-1__para_2__alinea_2`.

use super::number::roman_number;
use super::{Act, Provision, ProvisionKind as Kind};
use rustc_hash::FxHashMap;

/// The element's name in an identifier.
fn element(kind: Kind) -> &'static str {
    match kind {
        Kind::Preface => "preface",
        Kind::Preamble => "preamble",
        Kind::Toc => "toc",
        Kind::Book => "book",
        Kind::Section => "sec",
        Kind::Subsection => "subsec",
        Kind::Chapter => "chp",
        Kind::Subchapter => "subchp",
        Kind::Article => "art",
        Kind::Part => "para",
        Kind::Item => "point",
        Kind::SubItem => "subpoint",
        Kind::Indent => "alinea",
        Kind::Table => "table",
        Kind::Row => "row",
        Kind::Note => "note",
        Kind::Footnote => "fn",
        Kind::Annex => "annex",
        Kind::Quoted => "quoted",
        Kind::Conclusion => "conclusion",
        Kind::Furniture => "misc",
    }
}

/// Units numbered through the act: their identifier does not name what they lie in, apart from annex and quotation.
fn through(kind: Kind) -> bool {
    matches!(kind, Kind::Book | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Article)
}

/// The provision whose identifier begins that of `i`.
fn scope(provisions: &[Provision], i: usize) -> Option<u32> {
    let p = &provisions[i];
    let mut up = p.parent;
    if !through(p.kind) {
        // items outside articles are numbered through the act or the annex
        let skip = matches!(p.kind, Kind::Item | Kind::Part) && p.number.is_some();
        while skip && up.is_some_and(|u| provisions[u as usize].kind.heads()) {
            up = up.and_then(|u| provisions[u as usize].parent);
        }
        return up;
    }
    while up.is_some_and(|u| !matches!(provisions[u as usize].kind, Kind::Annex | Kind::Quoted)) {
        up = up.and_then(|u| provisions[u as usize].parent);
    }
    up
}

/// Numbers the equal ones among the units that share the beginning of their identifier.
pub(super) fn count_occurrences(provisions: &mut [Provision]) {
    let mut unnumbered: FxHashMap<(Option<u32>, Kind), u32> = FxHashMap::default();
    let mut numbered: FxHashMap<(Option<u32>, Kind, String), u32> = FxHashMap::default();
    // the chain of headings above a unit can be long only by hostile input; it has at most six kinds
    for i in 0..provisions.len() {
        let at = scope(provisions, i);
        let p = &provisions[i];
        let n = match &p.number {
            Some(n) => numbered.entry((at, p.kind, ascii(n))).or_insert(0),
            None => unnumbered.entry((at, p.kind)).or_insert(0),
        };
        *n += 1;
        provisions[i].occurrence = *n;
    }
}

/// A number as an identifier shows it: Roman as Arabic, Cyrillic letters transliterated.
fn ascii(number: &str) -> String {
    if number.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return number.to_owned();
    }
    match roman_number(number) {
        Some((n, used)) if used == number.len() => {
            let mut out = n.base.to_string();
            for s in [n.sub, n.sub2] {
                if s > 0 {
                    out.push('-');
                    out.push_str(&s.to_string());
                }
            }
            out
        }
        _ => super::uri::slug(number, '-'),
    }
}

impl Act {
    /// 1 when the words of the provision above count as its first paragraph, 0 when there are none.
    pub(super) fn first_paragraph(&self, i: u32) -> u32 {
        let parent = self.provisions[i as usize].parent;
        u32::from(parent.is_some_and(|p| {
            let p = &self.provisions[p as usize];
            !p.body.is_empty() && !p.kind.heads() && p.kind != Kind::Annex
        }))
    }

    fn segment(&self, i: u32, out: &mut String) {
        let p = &self.provisions[i as usize];
        out.push_str(element(p.kind));
        out.push('_');
        match &p.number {
            Some(n) => {
                out.push_str(&ascii(n));
                if p.occurrence > 1 {
                    out.push('~');
                    out.push_str(&p.occurrence.to_string());
                }
            }
            None if p.kind == Kind::Indent => out.push_str(&(p.occurrence + self.first_paragraph(i)).to_string()),
            None if counted(p.kind) => out.push_str(&p.occurrence.to_string()),
            None => {
                out.pop();
                if p.occurrence > 1 {
                    out.push('~');
                    out.push_str(&p.occurrence.to_string());
                }
            }
        }
    }

    /// The identifier of a provision, unique within the act.
    ///
    /// Articles, chapters and sections are numbered through the act, so theirs begin anew (`art_21-1`, `chp_1`);
    /// below an article or in an annex the path is spelled out. A number that occurs twice gets `~2`, and so does a
    /// second unit without one (`annex`, `annex~2`).
    pub fn eid(&self, i: u32) -> String {
        let mut path = Vec::new();
        let mut at = ((i as usize) < self.provisions.len()).then_some(i);
        while let Some(j) = at {
            path.push(j);
            at = scope(&self.provisions, j as usize);
        }
        let mut out = String::new();
        for (k, j) in path.iter().rev().enumerate() {
            if k > 0 {
                out.push_str("__");
            }
            self.segment(*j, &mut out);
        }
        out
    }

    /// The provision with an identifier.
    pub fn find(&self, eid: &str) -> Option<u32> {
        let last = eid.rsplit("__").next().unwrap_or(eid);
        let name = last.split(['_', '~']).next().unwrap_or(last);
        (0..self.provisions.len() as u32).find(|i| {
            let kind = self.provisions[*i as usize].kind;
            element(kind) == name && self.eid(*i) == eid
        })
    }

    /// The provision a citation names: article, part, item, each as text (`21-1`); what is absent was not named.
    ///
    /// «пункт 2 статьи 5» finds part 2 where the article has no items of its own, as older codes call their parts items.
    /// Without an article, an item of the act's own numbering («пункт 4 Положения») is looked for.
    pub fn lookup(&self, article: Option<&str>, part: Option<&str>, item: Option<&str>) -> Option<u32> {
        let from = match article {
            Some(a) => Some(
                (0u32..)
                    .zip(&self.provisions)
                    .find(|(_, p)| p.kind == Kind::Article && !p.quoted && p.number.as_deref() == Some(a))?
                    .0,
            ),
            None => None,
        };
        let child = |of: Option<u32>, kinds: &[Kind], number: &str| {
            let range = of.map_or(0..self.provisions.len() as u32, |i| i + 1..self.end_of(i));
            range.into_iter().find(|j| {
                let p = &self.provisions[*j as usize];
                kinds.contains(&p.kind)
                    && !p.quoted
                    && p.number.as_deref() == Some(number)
                    && (p.parent == of
                        || of.is_none()
                            && scope(&self.provisions, *j as usize)
                                .is_none_or(|s| self.provisions[s as usize].kind == Kind::Annex))
            })
        };
        match (part, item) {
            (None, None) => from,
            (Some(p), None) => child(from, &[Kind::Part], p).or_else(|| child(from, &[Kind::Item], p)),
            (None, Some(n)) => child(from, &[Kind::Item], n).or_else(|| child(from, &[Kind::Part], n)),
            (Some(p), Some(n)) => {
                let above = child(from, &[Kind::Part], p).or_else(|| child(from, &[Kind::Item], p))?;
                child(Some(above), &[Kind::Item, Kind::SubItem], n)
            }
        }
    }
}

/// Kinds that never have a number of their own, so that their place among their like can stand for it.
fn counted(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::Row | Kind::Note | Kind::Furniture)
}
