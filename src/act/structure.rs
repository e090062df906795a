//! The tree builder: marks in the order of the text become provisions.
//!
//! One pass, no recursion, no look back further than the open units: time is linear and depth cannot hurt.

use super::lines;
use super::marker::{Mark, MarkKind, classify};
use super::{Act, Force, Provision, ProvisionKind as Kind, header, quoted, repair, toc, uri};
use crate::source::{Block, BlockKind, Source};
use crate::{Notice, Span};

/// An open unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Its provision.
    pub prov: u32,
    /// Block whose mark opened it.
    pub block: usize,
    /// Depth class: an open unit holds only units of a greater one.
    pub rank: u8,
    /// What opened it.
    pub mark: MarkKind,
    /// Its last paragraph ends with a colon, so what follows belongs to it.
    pub colon: bool,
    /// Nothing but its number and heading was read yet.
    pub fresh: bool,
    /// Its heading may still come or go on.
    pub title: bool,
}

/// Depth class of a mark.
pub(super) fn rank(kind: MarkKind) -> u8 {
    use MarkKind::*;
    match kind {
        Annex | Approved => 1,
        Book => 2,
        Section => 3,
        Subsection => 4,
        Chapter => 5,
        Subchapter => 6,
        Article => 7,
        Dot => 8,
        Dotted(k) => 8 + k,
        DottedParen => 17,
        Paren => 16,
        Letter => 18,
        Plain | Dash | Note | Remark => 20,
    }
}

pub(super) const ARTICLE: u8 = 7;
pub(super) const PAREN: u8 = 16;
/// The preamble: any unit ends it.
pub(super) const PREAMBLE: u8 = 19;

/// Where the builder stands in the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Preface,
    Body,
    Conclusion,
}

pub(super) struct Builder<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub marks: &'a [Mark],
    /// For each block, the next one after it that begins a list unit, a heading or an annex.
    pub next_marked: Vec<u32>,
    pub out: Vec<Provision>,
    pub frames: Vec<Frame>,
    /// Frames below this index are outside the quotation being read.
    pub floor: usize,
    stage: Stage,
    table: Option<(u32, u32)>,
    /// Last block of the quotation being read.
    quote_end: Option<usize>,
    /// First and last block of the quotations not yet reached.
    quotes: &'a [(usize, usize)],
    furniture: Vec<Span>,
    /// The single leaf a run of like blocks goes on in (conclusion, furniture).
    run: Option<u32>,
}

/// See [`super::parse`].
pub(super) fn parse(source: &Source) -> (Act, Vec<Notice>) {
    let text = source.text.as_str();
    let by_line;
    let blocks: &[Block] = if source.tiled() {
        &source.blocks
    } else {
        by_line = one_block_a_line(text);
        &by_line
    };
    let mut marks: Vec<Mark> = blocks
        .iter()
        .map(|b| match b.kind {
            BlockKind::Paragraph => classify(text, b.span),
            _ => plain(b.span.trim(text)),
        })
        .collect();
    let toc = toc::find(text, blocks, &marks);
    let quotes = quoted::find(text, blocks, &marks);
    let repairs = repair::marks(text, blocks, &mut marks, toc.as_ref(), &quotes);
    toc::chapters_by_point(text, blocks, &mut marks);
    let head = header::read(source, blocks, &marks, toc.as_ref());
    let mut b = Builder {
        text,
        blocks,
        marks: &marks,
        next_marked: next_marked(blocks, &marks),
        out: Vec::with_capacity(blocks.len() + 1),
        frames: Vec::new(),
        floor: 0,
        stage: Stage::Preface,
        table: None,
        quote_end: None,
        quotes: &quotes,
        furniture: Vec::new(),
        run: None,
    };
    b.build(head.preface_end, toc);
    let Builder { mut out, furniture, .. } = b;
    close(&mut out, text.len() as u32);
    let mut act = Act {
        uri: String::new(),
        file: source.name.clone(),
        lang: head.lang,
        header: head.header,
        text: source.text.clone(),
        provisions: out,
        furniture,
    };
    super::ids::count_occurrences(&mut act.provisions);
    spread_force(&mut act.provisions);
    act.uri = uri::of(&act);
    let notices = repair::notices(&act, repairs);
    (act, notices)
}

fn plain(span: Span) -> Mark {
    Mark {
        kind: MarkKind::Plain,
        num: None,
        label: Span::new(span.from, span.from),
        start: span.from,
        rest: span.from,
        end: span.to,
        quote: '\0',
    }
}

/// Blocks for a source whose own do not tile its text.
fn one_block_a_line(text: &str) -> Vec<Block> {
    let mut from = 0u32;
    text.split_inclusive('\n')
        .map(|line| {
            let span = Span::new(from, from + line.len() as u32);
            from = span.to;
            let kind = if line.trim().is_empty() { BlockKind::Blank } else { BlockKind::Paragraph };
            Block { span, kind, heading_hint: false, continues: false }
        })
        .collect()
}

fn next_marked(blocks: &[Block], marks: &[Mark]) -> Vec<u32> {
    let mut next = u32::MAX;
    let mut out = vec![u32::MAX; blocks.len()];
    for i in (0..blocks.len()).rev() {
        out[i] = next;
        let m = &marks[i];
        if m.is_list() || m.is_heading() || matches!(m.kind, MarkKind::Annex | MarkKind::Approved) {
            next = i as u32;
        }
    }
    out
}

/// Own spans reach to the next provision, so that they tile the text.
fn close(out: &mut [Provision], end: u32) {
    let mut next = end;
    for p in out.iter_mut().rev() {
        p.own.to = next;
        next = p.own.from;
    }
    if let Some(first) = out.first_mut() {
        first.own.from = 0;
    }
    for p in out {
        p.body.from = p.body.from.clamp(p.own.from, p.own.to);
        p.body.to = p.body.to.clamp(p.body.from, p.own.to);
    }
}

/// What is inside a repealed unit is repealed.
fn spread_force(provisions: &mut [Provision]) {
    for i in 0..provisions.len() {
        if let Some(parent) = provisions[i].parent {
            let above = provisions[parent as usize].force;
            if above != Force::InForce && provisions[i].force == Force::InForce {
                provisions[i].force = above;
            }
        }
    }
}

impl<'a> Builder<'a> {
    fn build(&mut self, preface_end: usize, toc: Option<std::ops::Range<usize>>) {
        if preface_end > 0 && !self.blocks.is_empty() {
            let at = self.blocks[0].span.from;
            self.leaf(Kind::Preface, None, at, Span::new(at, at));
        }
        for i in 0..self.blocks.len() {
            let block = self.blocks[i];
            if toc.as_ref().is_some_and(|t| t.contains(&i)) {
                if toc.as_ref().is_some_and(|t| t.start == i) {
                    self.frames.clear();
                    self.leaf(Kind::Toc, None, block.span.from, Span::new(block.span.from, block.span.from));
                }
                self.grow(i);
                continue;
            }
            if i < preface_end {
                if block.kind != BlockKind::Blank {
                    if self.out.last().is_none_or(|p| p.kind != Kind::Preface) {
                        self.leaf(Kind::Preface, None, block.span.from, Span::new(block.span.from, block.span.from));
                    }
                    self.grow(i);
                }
                continue;
            }
            if self.stage == Stage::Preface && !matches!(block.kind, BlockKind::Blank | BlockKind::Furniture) {
                self.stage = Stage::Body;
            }
            match block.kind {
                BlockKind::Blank => self.first(block.span),
                BlockKind::Furniture => self.page(i),
                BlockKind::TableRow { .. } if self.floor == 0 && (self.stage == Stage::Conclusion || self.signs(i)) => {
                    self.table = None;
                    self.conclude(i);
                }
                BlockKind::TableRow { table, .. } => self.row(i, table),
                BlockKind::Footnote => {
                    self.table = None;
                    self.run = None;
                    let m = classify(self.text, block.span);
                    self.child(Kind::Footnote, m.num.map(|n| n.text()), i, Span::new(m.start, m.end));
                }
                BlockKind::Paragraph => {
                    self.table = None;
                    if block.continues && !self.out.is_empty() {
                        self.grow(i);
                    } else {
                        self.paragraph(i);
                    }
                }
            }
        }
        if self.out.is_empty() && !self.text.is_empty() {
            self.leaf(Kind::Furniture, None, 0, Span::new(0, 0));
        }
    }

    /// Blank lines belong to what stands before them; at the very beginning they need a provision of their own.
    fn first(&mut self, span: Span) {
        if self.out.is_empty() {
            self.leaf(Kind::Furniture, None, span.from, Span::new(span.from, span.from));
        }
    }

    /// The last provision takes in block `i`.
    pub fn grow(&mut self, i: usize) {
        let (start, end) = (self.marks[i].start, self.marks[i].end);
        // a page break inside the paragraph
        let from = i.saturating_sub(3);
        for b in &self.blocks[from..i] {
            if self.blocks[i].continues && b.kind == BlockKind::Furniture {
                self.furniture.push(b.span);
            }
        }
        if let Some(p) = self.out.last_mut()
            && self.blocks[i].kind != BlockKind::Blank
        {
            if p.body.is_empty() && p.heading.is_none() {
                p.body.from = p.body.from.max(start);
            }
            match p.heading {
                Some(h) if p.body.is_empty() => {
                    p.heading = Some(Span::new(h.from, end));
                    p.body = Span::new(end, end);
                }
                _ => p.body.to = end,
            }
        }
        let colon = self.text[..end as usize].ends_with(':');
        if let Some(f) = self.frames.last_mut() {
            f.colon = colon;
        }
    }

    /// Adds a provision at the top level of the innermost open unit's parent chain.
    pub fn leaf(&mut self, kind: Kind, parent: Option<u32>, from: u32, body: Span) -> u32 {
        let quoted = self.floor > 0;
        self.out.push(Provision {
            parent,
            kind,
            number: None,
            own: Span::new(from, from),
            body,
            heading: None,
            force: Force::InForce,
            quoted,
            occurrence: 1,
        });
        self.out.len() as u32 - 1
    }

    pub fn top(&self) -> Option<u32> {
        self.frames.last().map(|f| f.prov)
    }

    pub fn child(&mut self, kind: Kind, number: Option<String>, i: usize, body: Span) -> u32 {
        let at = self.leaf(kind, self.top(), self.blocks[i].span.from, body);
        self.out[at as usize].number = number;
        at
    }

    fn page(&mut self, i: usize) {
        // the paragraph goes on after the page break: the break is inside it
        let goes_on = self.blocks[i + 1..]
            .iter()
            .take(3)
            .find(|b| !matches!(b.kind, BlockKind::Furniture | BlockKind::Blank))
            .is_some_and(|b| b.continues);
        if goes_on && !self.out.is_empty() {
            return;
        }
        let span = self.blocks[i].span;
        match self.run {
            Some(r) if r as usize + 1 == self.out.len() && self.out[r as usize].kind == Kind::Furniture => {}
            _ => {
                let parent = self.top();
                self.run = Some(self.leaf(Kind::Furniture, parent, span.from, span.trim(self.text)));
            }
        }
    }

    fn row(&mut self, i: usize, table: u32) {
        let span = self.blocks[i].span;
        let open = match self.table {
            Some((t, prov)) if t == table => prov,
            _ => {
                let parent = self.top();
                let prov = self.leaf(Kind::Table, parent, span.from, Span::new(span.from, span.from));
                self.table = Some((table, prov));
                prov
            }
        };
        self.leaf(Kind::Row, Some(open), span.from, span.trim(self.text));
    }

    fn paragraph(&mut self, i: usize) {
        if self.quote_end.is_some_and(|end| i > end) {
            self.quote_end = None;
            self.frames.truncate(self.floor.saturating_sub(1));
            self.floor = 0;
        }
        let m = self.marks[i];
        while self.quotes.first().is_some_and(|q| q.0 < i) {
            self.quotes = &self.quotes[1..];
        }
        if let Some(&(_, end)) = self.quotes.first().filter(|q| q.0 == i) {
            self.open_quote(i, end);
            return;
        }
        let line = m.all_of(self.text);
        if self.stage == Stage::Conclusion && m.kind == MarkKind::Plain && !lines::approved_title(line)
            || m.kind == MarkKind::Plain && self.floor == 0 && self.signs(i)
        {
            self.conclude(i);
            return;
        }
        let resumed =
            self.stage == Stage::Conclusion && !matches!(m.kind, MarkKind::Note | MarkKind::Dash | MarkKind::Remark);
        if self.stage == Stage::Conclusion && !resumed {
            self.conclude(i);
            return;
        }
        self.stage = Stage::Body;
        self.run = None;
        match m.kind {
            MarkKind::Annex | MarkKind::Approved => self.annex(i),
            _ if m.is_heading() => self.heading(i),
            _ if m.is_list() => self.list(i),
            MarkKind::Note => self.note(i),
            MarkKind::Remark => {
                self.child(Kind::Note, None, i, Span::new(m.rest, m.end));
            }
            _ => self.plain(i),
        }
    }

    fn open_quote(&mut self, i: usize, end: usize) {
        let m = self.marks[i];
        self.run = None;
        let at = self.child(Kind::Quoted, m.num.map(|n| n.text()), i, Span::new(m.rest, m.end));
        self.out[at as usize].quoted = true;
        if m.is_heading() {
            self.out[at as usize].heading = Some(Span::new(m.rest, m.end));
            self.out[at as usize].body = Span::new(m.end, m.end);
        }
        if end > i {
            self.frames.push(Frame {
                prov: at,
                block: i,
                rank: 0,
                mark: m.kind,
                colon: line_colon(m.all_of(self.text)),
                fresh: false,
                title: false,
            });
            self.floor = self.frames.len();
            self.quote_end = Some(end);
        }
    }

    /// Whether a signature begins at block `i`.
    fn signs(&self, i: usize) -> bool {
        /// Lines a signature may take: post, body, state, name.
        const LINES: usize = 6;
        let line = self.marks[i].all_of(self.text);
        if lines::adoption(line) && self.after_article(i) {
            return true;
        }
        if !lines::names_post(line) {
            return false;
        }
        self.blocks[i..]
            .iter()
            .zip(&self.marks[i..])
            .filter(|(b, _)| !matches!(b.kind, BlockKind::Blank | BlockKind::Furniture))
            .take(LINES)
            .take_while(|(_, m)| m.kind == MarkKind::Plain)
            .map(|(_, m)| m.all_of(self.text))
            .take_while(|l| !l.trim_end().ends_with([':', ';']))
            .any(|l| lines::signatory(l).is_some())
    }

    fn after_article(&self, i: usize) -> bool {
        !self.frames.is_empty() && self.next_marked[i] == u32::MAX
    }

    fn conclude(&mut self, i: usize) {
        let m = self.marks[i];
        if self.stage != Stage::Conclusion || self.run.is_none_or(|r| self.out[r as usize].kind != Kind::Conclusion) {
            self.stage = Stage::Conclusion;
            self.frames.clear();
            let at = self.leaf(Kind::Conclusion, None, self.blocks[i].span.from, Span::new(m.start, m.end));
            self.run = Some(at);
            return;
        }
        self.grow(i);
    }
}

/// Whether a line ends with a colon.
pub(super) fn line_colon(line: &str) -> bool {
    line.ends_with(':')
}
