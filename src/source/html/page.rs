//! Tokens to pieces. Open elements are a stack of flags; an end tag closes the nearest element of its name.

use super::roles;
use crate::source::blocks::{Builder, superscript};
use crate::source::marker::{Marker, marker};
use crate::source::pieces::{Piece, write};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// What an open element does to the text inside.
#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    gone: bool,
    site: bool,
    raised: bool,
    bold: bool,
    heading: bool,
    centred: bool,
    note_link: bool,
    note: bool,
    verbatim: bool,
}

#[derive(Debug)]
struct Element {
    name: String,
    flags: Flags,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Piece>,
    cells: Vec<Vec<Piece>>,
    in_row: bool,
    in_cell: bool,
}

#[derive(Debug, Default)]
struct Page {
    open: Vec<Element>,
    deepest: usize,
    places: Vec<Vec<Piece>>,
    tables: Vec<Table>,
    /// Numbers of the ordered lists being read; `None` for others.
    lists: Vec<Option<i64>>,
    label: Option<i64>,
    text: String,
    /// A blank is due before the next letter.
    blank: bool,
    letters: usize,
    bold: usize,
    heading: bool,
    site: bool,
    note: bool,
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => {
                    page.start(&tag);
                    match &*tag.name {
                        "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                        "style" | "noscript" | "iframe" | "noframes" | "xmp" => {
                            return TokenSinkResult::RawData(RawKind::Rawtext);
                        }
                        "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                        _ => {}
                    }
                }
                TagKind::EndTag => page.end(&tag.name),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Blocks of a page and its deepest nesting.
pub(super) fn read(html: &str) -> (Builder, usize) {
    let sink = Sink(RefCell::new(Page { places: vec![Vec::new()], ..Page::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    // Pieces keep every buffer of the tokenizer far below the 4 GiB a tendril may have.
    let mut rest = html;
    while !rest.is_empty() {
        let mut cut = rest.len().min(1 << 20);
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        queue.push_back(StrTendril::from(&rest[..cut]));
        rest = &rest[cut..];
        while !queue.is_empty() {
            // The tokenizer stops at the end of a script to let it run; there is none to run here.
            let _ = tokenizer.feed(&queue);
        }
    }
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.close_paragraph();
    while !page.tables.is_empty() {
        page.close_table();
    }
    let mut pieces = page.places.into_iter().flatten().collect::<Vec<_>>();
    trust_the_act(&mut pieces);
    let mut out = Builder::default();
    for piece in pieces {
        write(piece, &mut out);
    }
    (out, page.deepest)
}

/// Headings inside what looked like a site's frame from which on it is the act after all. Chosen: a menu has none, and no
/// saved page was at hand to measure.
const HEADINGS_IN_FRAME: usize = 3;

/// Takes furniture back when it holds the act: a frame's class may surround everything.
fn trust_the_act(pieces: &mut [Piece]) {
    let headings = |pieces: &[Piece], furniture: bool| {
        pieces
            .iter()
            .filter(|p| match p {
                Piece::Furniture(t) => furniture && marker(t) == Some(Marker::Heading),
                Piece::Paragraph { text, .. } => !furniture && marker(text) == Some(Marker::Heading),
                _ => false,
            })
            .count()
    };
    let framed = headings(pieces, true);
    if framed < HEADINGS_IN_FRAME || framed < headings(pieces, false) {
        return;
    }
    for piece in pieces {
        if let Piece::Furniture(text) = piece {
            *piece = Piece::Paragraph { text: std::mem::take(text), heading: false };
        }
    }
}

impl Page {
    fn flags(&self) -> Flags {
        self.open.last().map(|e| e.flags).unwrap_or_default()
    }

    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if name == "br" {
            if !self.flags().gone {
                self.text.push('\n');
                self.blank = false;
            }
            return;
        }
        if roles::is_block(name) {
            self.close_paragraph();
        }
        if roles::is_void(name) {
            return;
        }
        // A cell, a row and an item end those before them that were left open.
        match name {
            "td" | "th" => self.close_within(&["td", "th"], "tr"),
            "tr" => self.close_within(&["tr"], "table"),
            "li" => self.close_within(&["li"], "ul ol"),
            "p" => self.close_within(&["p"], "div td th li body table"),
            _ => {}
        }
        let up = self.flags();
        let mut flags = Flags {
            gone: up.gone
                || matches!(
                    name,
                    "script" | "style" | "head" | "noscript" | "template" | "svg" | "iframe" | "del" | "object"
                )
                || roles::is_hidden(tag),
            site: up.site || roles::is_site(tag),
            raised: up.raised || roles::raises(tag),
            bold: up.bold || roles::is_bold(tag),
            heading: up.heading || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
            centred: roles::centres(tag).unwrap_or(up.centred),
            note_link: up.note_link || (name == "a" && roles::is_note_link(tag)),
            note: up.note || roles::is_note(tag),
            verbatim: up.verbatim || name == "pre",
        };
        // A body ends a head that was left open.
        if name == "body" {
            flags.gone = false;
        }
        match name {
            "table" => {
                self.tables.push(Table::default());
                flags.bold = false;
            }
            "tr" => {
                if let Some(t) = self.tables.last_mut() {
                    t.in_row = true;
                }
            }
            "td" | "th" => {
                if let Some(t) = self.tables.last_mut() {
                    t.in_row = true;
                    t.in_cell = true;
                    self.places.push(Vec::new());
                }
            }
            "ol" => {
                let start = roles::attribute(tag, "start").and_then(|s| s.trim().parse().ok()).unwrap_or(1);
                self.lists.push(Some(start));
            }
            "ul" => self.lists.push(None),
            "li" => {
                if let Some(Some(n)) = self.lists.last_mut() {
                    let value = roles::attribute(tag, "value").and_then(|s| s.trim().parse().ok());
                    let this = value.unwrap_or(*n);
                    *n = this.saturating_add(1);
                    self.label = Some(this);
                }
            }
            _ => {}
        }
        self.open.push(Element { name: name.to_owned(), flags });
        self.deepest = self.deepest.max(self.open.len());
    }

    /// Closes an open element of one of `names` unless one of `borders` stands above it.
    fn close_within(&mut self, names: &[&str], borders: &str) {
        for e in self.open.iter().rev() {
            if names.contains(&e.name.as_str()) {
                let name = e.name.clone();
                self.end(&name);
                return;
            }
            if borders.split(' ').any(|b| b == e.name) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if name == "br" {
            self.text.push('\n');
            return;
        }
        if roles::is_block(name) {
            self.close_paragraph();
        }
        // Inline elements do not close over the borders of a cell; the search is short in sane pages, and capped.
        const SEARCH: usize = 256;
        let found = self
            .open
            .iter()
            .rev()
            .take(SEARCH)
            .take_while(|e| name == "table" || !matches!(e.name.as_str(), "table") || e.name == name)
            .position(|e| e.name == name);
        let Some(back) = found else { return };
        let at = self.open.len() - 1 - back;
        // Elements inside that were left open end with it.
        while self.open.len() > at {
            let Some(e) = self.open.pop() else { break };
            match e.name.as_str() {
                "td" | "th" => self.close_cell(),
                "tr" => self.close_row(),
                "table" => self.close_table(),
                "ol" | "ul" => {
                    self.lists.pop();
                }
                _ => {}
            }
        }
    }

    fn close_cell(&mut self) {
        self.close_paragraph();
        let Some(t) = self.tables.last_mut() else { return };
        if t.in_cell && self.places.len() > 1 {
            t.in_cell = false;
            t.cells.extend(self.places.pop());
        }
    }

    fn close_row(&mut self) {
        if self.tables.last().is_some_and(|t| t.in_cell) {
            self.close_cell();
        }
        let Some(t) = self.tables.last_mut() else { return };
        t.in_row = false;
        let cells = std::mem::take(&mut t.cells);
        if !cells.is_empty() {
            t.rows.push(Piece::Row { cells });
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        if let Some(t) = self.tables.pop()
            && let Some(place) = self.places.last_mut()
        {
            place.push(Piece::Table(t.rows));
        }
    }

    fn text(&mut self, text: &str) {
        let flags = self.flags();
        if flags.gone {
            return;
        }
        for c in text.chars() {
            if flags.verbatim && c == '\n' {
                self.text.push('\n');
                self.blank = false;
                continue;
            }
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c') {
                self.blank = true;
                continue;
            }
            if c == '\u{ad}' || c == '\u{200b}' || c == '\u{feff}' {
                continue;
            }
            if std::mem::take(&mut self.blank) && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push(if flags.raised && !flags.note_link { superscript(c) } else { c });
            if !c.is_whitespace() {
                self.letters += 1;
                self.bold += usize::from(flags.bold);
                self.heading |= flags.heading || flags.centred;
                self.site |= flags.site;
                self.note |= flags.note;
            }
        }
    }

    fn close_paragraph(&mut self) {
        self.blank = false;
        let text = std::mem::take(&mut self.text);
        let heading = self.heading || (self.letters > 0 && self.bold == self.letters);
        let (site, note) = (self.site, self.note);
        (self.letters, self.bold, self.heading, self.site, self.note) = (0, 0, false, false, false);
        if text.trim().is_empty() {
            return;
        }
        let text = match self.label.take() {
            Some(n) if marker(&text).is_none() => format!("{n}. {text}"),
            _ => text,
        };
        let piece = if note {
            Piece::Note(text)
        } else if site {
            Piece::Furniture(text)
        } else {
            Piece::Paragraph { text, heading }
        };
        if let Some(place) = self.places.last_mut() {
            place.push(piece);
        }
    }
}
