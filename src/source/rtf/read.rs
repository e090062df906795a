//! Tokens to blocks, with a stack of states of its own.

use super::codes::{SKIPPED, charset, code_page, says_western_means_cyrillic};
use super::lex::{Lexer, Token};
use crate::source::BlockKind;
use crate::source::blocks::{Builder, superscript};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};
use rustc_hash::FxHashMap;

/// How the reading went.
pub(super) struct Read {
    /// Groups open at the end.
    pub unclosed: usize,
    /// Deepest nesting seen.
    pub depth: usize,
}

/// What a group's content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dest {
    Text,
    Skip,
    Fonts,
    /// A text box around its text: only `\shptxt` inside is text.
    Shape,
    Footnote,
}

#[derive(Debug, Clone, Copy)]
struct State {
    dest: Dest,
    encoding: &'static Encoding,
    /// Characters of the replacement that follows a `\u`.
    uc: u32,
    bold: bool,
    raised: bool,
    /// Hidden, deleted or moved away.
    gone: bool,
    /// The last token was `\*`.
    star: bool,
}

struct Reader {
    out: Builder,
    states: Vec<State>,
    fonts: FxHashMap<i32, &'static Encoding>,
    default_font: i32,
    page: &'static Encoding,
    /// Font whose description is being read, and its charset.
    font: (i32, Option<&'static Encoding>),
    /// Bytes waiting to be decoded, and their encoding.
    bytes: Vec<u8>,
    bytes_encoding: &'static Encoding,
    /// First half of a UTF-16 pair.
    high: Option<u16>,
    /// Replacement characters still to pass over.
    skip: u32,
    paragraph: String,
    letters: usize,
    bold: usize,
    centred: bool,
    outline: bool,
    in_table: bool,
    cell: Vec<(String, bool)>,
    row: Vec<Vec<(String, bool)>>,
    nested: Vec<Vec<(String, bool)>>,
    nested_rows: Vec<Vec<Vec<(String, bool)>>>,
    table: Option<(u32, u32)>,
    /// Footnotes of the paragraph: finished, and the one being read with the depth of its group.
    notes: Vec<String>,
    note: Option<(String, usize)>,
    cited: usize,
    /// The mark of a footnote stands, its text is to come.
    mark_waits: bool,
}

/// Reads a file that begins with `{\rtf`.
pub(super) fn read(bytes: &[u8]) -> (Builder, Read) {
    let page = if bytes.starts_with(b"{\\urtf") { UTF_8 } else { WINDOWS_1252 };
    let first = State { dest: Dest::Text, encoding: page, uc: 1, bold: false, raised: false, gone: false, star: false };
    let mut r = Reader {
        out: Builder::default(),
        states: vec![first],
        fonts: FxHashMap::default(),
        default_font: 0,
        page,
        font: (0, None),
        bytes: Vec::new(),
        bytes_encoding: page,
        high: None,
        skip: 0,
        paragraph: String::new(),
        letters: 0,
        bold: 0,
        centred: false,
        outline: false,
        in_table: false,
        cell: Vec::new(),
        row: Vec::new(),
        nested: Vec::new(),
        nested_rows: Vec::new(),
        table: None,
        notes: Vec::new(),
        note: None,
        cited: 0,
        mark_waits: false,
    };
    if says_western_means_cyrillic(bytes) {
        r.page = WINDOWS_1251;
        r.states[0].encoding = WINDOWS_1251;
    }
    let mut depth = 1;
    for token in Lexer::new(bytes) {
        r.token(token);
        depth = depth.max(r.states.len());
        // The outermost group is closed: what follows is padding.
        if token == Token::Close && r.states.len() == 1 {
            break;
        }
    }
    let unclosed = r.states.len() - 1;
    r.close_all();
    (r.out, Read { unclosed, depth: depth - 1 })
}

impl Reader {
    fn state(&mut self) -> &mut State {
        let last = self.states.len() - 1;
        &mut self.states[last]
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open => {
                self.flush_bytes();
                self.skip = 0;
                let copy = State { star: false, ..*self.state() };
                self.states.push(copy);
            }
            Token::Close => {
                self.flush_bytes();
                self.skip = 0;
                if self.states.len() > 1 {
                    self.states.pop();
                }
                if let Some((text, depth)) = &mut self.note
                    && self.states.len() < *depth
                {
                    let text = std::mem::take(text);
                    self.note = None;
                    self.notes.push(text);
                }
            }
            Token::Byte(byte) => {
                if self.skip > 0 {
                    self.skip -= 1;
                    return;
                }
                match self.state().dest {
                    Dest::Text | Dest::Footnote => {
                        let encoding = self.state().encoding;
                        if encoding != self.bytes_encoding {
                            self.flush_bytes();
                            self.bytes_encoding = encoding;
                        }
                        self.bytes.push(byte);
                    }
                    Dest::Fonts if byte == b';' => self.end_font(),
                    _ => {}
                }
            }
            Token::Symbol(symbol) => {
                self.flush_bytes();
                if self.skip > 0 && symbol != b'*' {
                    self.skip -= 1;
                    return;
                }
                match symbol {
                    b'~' => self.push('\u{a0}'),
                    b'_' => self.push('-'),
                    b'*' => self.state().star = true,
                    b'{' | b'}' | b'\\' => self.push(symbol as char),
                    _ => {}
                }
            }
            Token::Word(word, number) => {
                self.flush_bytes();
                self.word(word, number);
            }
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        let star = std::mem::take(&mut self.state().star);
        if self.state().dest == Dest::Skip {
            return;
        }
        let on = number != Some(0);
        match word {
            b"fonttbl" => self.state().dest = Dest::Fonts,
            b"f" if self.state().dest == Dest::Fonts => self.font = (number.unwrap_or(0), None),
            b"fcharset" => self.font.1 = charset(number.unwrap_or(0)),
            b"cpg" if self.state().dest == Dest::Fonts => self.font.1 = code_page(number.unwrap_or(0)).or(self.font.1),
            b"ansicpg" => {
                if let Some(encoding) = code_page(number.unwrap_or(0)).filter(|_| self.page == WINDOWS_1252) {
                    self.page = encoding;
                    self.state().encoding = encoding;
                }
            }
            b"deff" => self.default_font = number.unwrap_or(0),
            b"f" => {
                let encoding = self.fonts.get(&number.unwrap_or(0)).copied().unwrap_or(self.page);
                self.state().encoding = encoding;
            }
            b"plain" => {
                let encoding = self.fonts.get(&self.default_font).copied().unwrap_or(self.page);
                let state = self.state();
                state.encoding = encoding;
                state.bold = false;
                state.raised = false;
                state.gone = false;
            }
            b"uc" => self.state().uc = number.unwrap_or(1).clamp(0, 16) as u32,
            b"u" => {
                self.unit(number.unwrap_or(0) as u16);
                self.skip = self.state().uc;
            }
            // A text box is `{\shp{\*\shpinst … {\shptxt text}}{\shprslt copy}}`: only \shptxt holds text.
            b"shpinst" => self.state().dest = Dest::Shape,
            b"shptxt" | b"fldrslt" if self.state().dest == Dest::Shape => self.state().dest = Dest::Text,
            b"footnote" if self.note.is_none() && self.state().dest == Dest::Text => {
                if !std::mem::take(&mut self.mark_waits) {
                    self.cite();
                }
                self.note = Some((String::new(), self.states.len()));
                self.state().dest = Dest::Footnote;
            }
            b"chftn" if self.note.is_none() && self.state().dest == Dest::Text => {
                self.cite();
                self.mark_waits = true;
            }
            _ if SKIPPED.contains(&word) => self.state().dest = Dest::Skip,
            b"listtext" | b"pntext" => {}
            _ if star => self.state().dest = Dest::Skip,
            b"b" => self.state().bold = on,
            b"super" => self.state().raised = on,
            b"up" => self.state().raised = number.unwrap_or(6) >= 4,
            b"nosupersub" | b"sub" | b"dn" => self.state().raised = false,
            b"v" | b"deleted" | b"mvf" => self.state().gone = on,
            b"qc" => self.centred = true,
            b"ql" | b"qr" | b"qj" => self.centred = false,
            b"outlinelevel" => self.outline = number.unwrap_or(9) < 9,
            b"intbl" => self.in_table = true,
            b"pard" => {
                self.centred = false;
                self.outline = false;
                self.in_table = false;
            }
            b"par" | b"sect" | b"page" => {
                if self.state().gone && word == b"par" {
                    return;
                }
                self.end_paragraph();
            }
            b"line" => self.push('\n'),
            b"tab" => self.push('\t'),
            b"emdash" => self.push('—'),
            b"endash" => self.push('–'),
            b"lquote" => self.push('‘'),
            b"rquote" => self.push('’'),
            b"ldblquote" => self.push('“'),
            b"rdblquote" => self.push('”'),
            b"bullet" => self.push('•'),
            b"emspace" | b"enspace" | b"qmspace" => self.push(' '),
            b"cell" => self.end_cell(),
            b"nestcell" => {
                let own = self.take_paragraph();
                self.nested.push(own.into_iter().collect());
            }
            b"row" => self.end_row(),
            b"nestrow" => {
                let cells = std::mem::take(&mut self.nested);
                self.nested_rows.push(cells);
            }
            _ => {}
        }
    }

    fn end_font(&mut self) {
        if let (n, Some(encoding)) = self.font {
            self.fonts.insert(n, encoding);
        }
        self.font.1 = None;
    }

    fn cite(&mut self) {
        self.cited += 1;
        self.paragraph.push_str(&format!("[{}]", self.cited));
    }

    fn unit(&mut self, unit: u16) {
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            0xDC00..=0xDFFF => {
                let high = self.high.take();
                let pair = [high.unwrap_or(0xFFFD), unit];
                match char::decode_utf16(pair).next() {
                    Some(Ok(c)) if high.is_some() => self.push(c),
                    _ => self.push('\u{fffd}'),
                }
            }
            // Symbol fonts live in the private area, their ASCII part at F020.
            0xF020..=0xF07E => self.push(char::from((unit - 0xF000) as u8)),
            0xF07F..=0xF0FF => self.push('•'),
            _ => self.push(char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}')),
        }
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = self.bytes_encoding.decode_without_bom_handling(&bytes);
        for c in text.chars() {
            self.push(c);
        }
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn push(&mut self, c: char) {
        let state = *self.state();
        if state.gone || !matches!(state.dest, Dest::Text | Dest::Footnote) || c == '\u{ad}' {
            return;
        }
        let c = if state.raised { superscript(c) } else { c };
        if let Some((note, _)) = &mut self.note {
            note.push(if c == '\n' { ' ' } else { c });
            return;
        }
        self.paragraph.push(c);
        if !c.is_whitespace() {
            self.letters += 1;
            self.bold += usize::from(state.bold);
        }
    }

    /// The paragraph so far with its heading hint; `None` when it is empty.
    fn take_paragraph(&mut self) -> Option<(String, bool)> {
        let hint = self.centred || self.outline || (self.letters > 0 && self.bold == self.letters);
        self.letters = 0;
        self.bold = 0;
        let text = std::mem::take(&mut self.paragraph);
        (!text.is_empty()).then_some((text, hint))
    }

    fn end_paragraph(&mut self) {
        if self.note.is_some() {
            if let Some((note, _)) = &mut self.note {
                note.push(' ');
            }
            return;
        }
        let own = self.take_paragraph();
        if self.in_table {
            self.cell.push(own.unwrap_or_default());
            return;
        }
        self.table = None;
        match own {
            Some((text, hint)) => self.out.paragraph(hint, &text),
            None => self.out.push(BlockKind::Blank, false, ""),
        }
        self.write_notes();
    }

    fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let first = self.cited.saturating_sub(notes.len()) + 1;
        for (i, note) in notes.iter().enumerate() {
            self.out.push(BlockKind::Footnote, false, &format!("[{}] {}", first + i, note.trim()));
        }
    }

    fn end_cell(&mut self) {
        if self.note.is_some() {
            return;
        }
        let own = self.take_paragraph();
        let mut cell = std::mem::take(&mut self.cell);
        cell.extend(own);
        self.row.push(cell);
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.row);
        if !cells.is_empty() {
            let (table, row) = match self.table {
                Some((table, row)) => (table, row + 1),
                None => (self.out.table(), 0),
            };
            self.out.row(table, row, &cells);
            self.table = Some((table, row));
        }
        let nested = std::mem::take(&mut self.nested_rows);
        if !nested.is_empty() {
            let table = self.out.table();
            for (row, cells) in nested.iter().enumerate() {
                self.out.row(table, row as u32, cells);
            }
        }
        self.write_notes();
    }

    /// Writes what a cut-off file left open.
    fn close_all(&mut self) {
        self.flush_bytes();
        if let Some((text, _)) = self.note.take() {
            self.notes.push(text);
        }
        if !self.row.is_empty() || !self.cell.is_empty() {
            self.end_cell();
            self.end_row();
        }
        self.in_table = false;
        if !self.paragraph.is_empty() || !self.notes.is_empty() {
            self.end_paragraph();
        }
    }
}
