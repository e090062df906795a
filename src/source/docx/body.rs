//! The text of a Word file: one pass over the events, with stacks of its own, so that no nesting costs stack.

use super::numbering::Numbering;
use super::styles::{Style, Styles};
use super::{attribute, on, tolerant, val};
use crate::source::blocks::{Builder, superscript};
use crate::source::pieces::{Piece, flatten, write};
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

/// Footnote or endnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// Texts of notes by kind and identifier.
pub(super) type Notes = FxHashMap<(NoteKind, String), String>;

/// How the reading went.
pub(super) struct Read {
    /// Where the XML broke off.
    pub error: Option<String>,
    /// Deepest nesting seen.
    pub depth: usize,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Style,
    style_id: Option<String>,
    num: Option<i64>,
    level: Option<usize>,
    centred: Option<bool>,
    heading: Option<bool>,
    /// Letters in runs, and those of them in bold.
    letters: usize,
    bold: usize,
    /// The mark at the end is deleted: the text flows into the next paragraph.
    joined: bool,
    /// Text boxes and notes, to follow.
    after: Vec<Piece>,
}

#[derive(Default, Clone)]
struct Run {
    bold: Option<bool>,
    superscript: Option<bool>,
    hidden: bool,
}

struct State<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    cited: usize,
    /// Paragraphs being read: a text box opens one inside another.
    paragraphs: Vec<Paragraph>,
    /// Where finished things go: the document, a cell, a text box.
    places: Vec<Vec<Piece>>,
    rows: Vec<Vec<Vec<Piece>>>,
    run: Run,
    in_run: bool,
    in_text: bool,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    row_deleted: Vec<bool>,
    /// Fields being read; `true` while in the code of one, which is not text.
    fields: Vec<bool>,
    /// For each alternative content being read, whether its first choice was taken.
    alternatives: Vec<bool>,
    /// Text that flows into the next paragraph.
    carried: String,
}

/// Elements whose content is not text of the act in its accepted state, or not text at all.
const SKIPPED: [&str; 13] = [
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "rt",
    "sectPr",
    "sdtPr",
    "pPrChange",
    "rPrChange",
    "trPrChange",
    "tcPrChange",
    "tblPrChange",
];

/// Reads `document.xml` into `out`.
pub(super) fn read(xml: &str, styles: &Styles, numbering: Numbering, notes: &Notes, out: &mut Builder) -> Read {
    let mut state = State::new(styles, numbering, notes);
    let read = state.run_through(xml, &mut |_, _| {});
    for thing in state.finish() {
        write(thing, out);
    }
    read
}

/// Reads `footnotes.xml` or `endnotes.xml`.
pub(super) fn read_notes(xml: &str, kind: NoteKind, styles: &Styles, notes: &mut Notes) {
    let none = Notes::default();
    let mut state = State::new(styles, Numbering::default(), &none);
    state.run_through(xml, &mut |id, things| {
        let mut texts = Vec::new();
        for thing in things {
            flatten(thing, &mut texts);
        }
        notes.insert((kind, id), texts.join(" "));
    });
}

impl<'a> State<'a> {
    fn new(styles: &'a Styles, numbering: Numbering, notes: &'a Notes) -> Self {
        State {
            styles,
            numbering,
            notes,
            cited: 0,
            paragraphs: Vec::new(),
            places: vec![Vec::new()],
            rows: Vec::new(),
            run: Run::default(),
            in_run: false,
            in_text: false,
            in_paragraph_properties: false,
            in_run_properties: false,
            in_row_properties: false,
            row_deleted: Vec::new(),
            fields: Vec::new(),
            alternatives: Vec::new(),
            carried: String::new(),
        }
    }

    /// Goes through the events; `note` takes the content of each footnote element.
    fn run_through(&mut self, xml: &str, note: &mut dyn FnMut(String, Vec<Piece>)) -> Read {
        let mut reader = tolerant(xml);
        let (mut depth, mut deepest) = (0usize, 0usize);
        // Depth at which the subtree being skipped began.
        let mut skip: Option<usize> = None;
        let mut note_id: Option<String> = None;
        let error = loop {
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(e) => break Some(format!("byte {}: {e}", reader.buffer_position())),
            };
            match event {
                Event::Eof => {
                    break (depth > 0).then(|| format!("{depth} elements are not closed"));
                }
                Event::Start(e) => {
                    depth += 1;
                    deepest = deepest.max(depth);
                    if skip.is_some() {
                        continue;
                    }
                    let local = e.local_name();
                    if self.skips(local.as_ref()) {
                        skip = Some(depth);
                        self.mark(&e);
                    } else if matches!(local.as_ref(), "footnote" | "endnote") {
                        note_id = attribute(&e, "id");
                        self.places.push(Vec::new());
                    } else {
                        self.start(&e);
                    }
                }
                Event::Empty(e) if skip.is_none() => {
                    if self.skips(e.local_name().as_ref()) {
                        self.mark(&e);
                    } else {
                        self.start(&e);
                        let local = e.local_name();
                        self.end(local.as_ref());
                    }
                }
                Event::End(e) => {
                    if skip == Some(depth) {
                        skip = None;
                    } else if skip.is_none() {
                        let local = e.local_name();
                        if matches!(local.as_ref(), "footnote" | "endnote") {
                            let things = self.places.pop().unwrap_or_default();
                            if self.places.is_empty() {
                                self.places.push(Vec::new());
                            }
                            if let Some(id) = note_id.take() {
                                note(id, things);
                            }
                        } else {
                            self.end(local.as_ref());
                        }
                    }
                    depth = depth.saturating_sub(1);
                }
                Event::Text(t) if skip.is_none() => self.text(&t.xml10_content()),
                Event::CData(t) if skip.is_none() => self.text(&t.xml10_content()),
                Event::GeneralRef(r) if skip.is_none() => match r.resolve_char_ref() {
                    Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4])),
                    _ => match quick_xml::escape::resolve_predefined_entity(&r.into_inner()) {
                        Some(s) => self.text(s),
                        None => self.text("\u{fffd}"),
                    },
                },
                _ => {}
            }
        };
        Read { error, depth: deepest }
    }

    /// Whether the content of an element is to be left out.
    fn skips(&mut self, local: &str) -> bool {
        match local {
            "Choice" => match self.alternatives.last_mut() {
                Some(taken) => std::mem::replace(taken, true),
                None => false,
            },
            "Fallback" => self.alternatives.last() == Some(&true),
            _ => SKIPPED.contains(&local),
        }
    }

    /// What a deletion says when it stands among properties: the paragraph's mark or the row is deleted.
    fn mark(&mut self, e: &BytesStart<'_>) {
        if !matches!(e.local_name().as_ref(), "del" | "moveFrom") {
            return;
        }
        if self.in_row_properties {
            if let Some(deleted) = self.row_deleted.last_mut() {
                *deleted = true;
            }
        } else if self.in_paragraph_properties
            && self.in_run_properties
            && let Some(p) = self.paragraphs.last_mut()
        {
            p.joined = true;
        }
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        let local = e.local_name();
        match local.as_ref() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "trPr" => self.in_row_properties = true,
            "r" => {
                self.in_run = true;
                self.run = Run::default();
            }
            "t" => self.in_text = true,
            "tbl" => self.places.push(Vec::new()),
            "tr" => {
                self.rows.push(Vec::new());
                self.row_deleted.push(false);
            }
            "tc" | "txbxContent" => self.places.push(Vec::new()),
            "AlternateContent" => self.alternatives.push(false),
            _ if self.in_paragraph_properties => self.paragraph_property(e),
            _ if self.in_run_properties => self.run_property(e),
            "tab" | "ptab" => self.text_in_run("\t"),
            "br" | "cr" => self.text_in_run("\n"),
            "noBreakHyphen" => self.text_in_run("-"),
            "sym" => {
                let symbol = attribute(e, "char").and_then(|c| u32::from_str_radix(&c, 16).ok()).map_or('•', symbol);
                self.text_in_run(symbol.encode_utf8(&mut [0; 4]));
            }
            "fldChar" => match attribute(e, "fldCharType").as_deref() {
                Some("begin") => self.fields.push(true),
                Some("separate") => {
                    if let Some(code) = self.fields.last_mut() {
                        *code = false;
                    }
                }
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            "footnoteReference" => self.cite(NoteKind::Foot, e),
            "endnoteReference" => self.cite(NoteKind::End, e),
            _ => {}
        }
    }

    fn paragraph_property(&mut self, e: &BytesStart<'_>) {
        // The run properties of the mark do not format the text.
        if self.in_run_properties {
            return;
        }
        let styles = self.styles;
        let Some(p) = self.paragraphs.last_mut() else { return };
        match e.local_name().as_ref() {
            "pStyle" => {
                p.style_id = val(e);
                p.style = p.style_id.as_deref().map(|id| styles.get(id)).unwrap_or_default();
            }
            "jc" => p.centred = val(e).map(|v| v == "center"),
            "outlineLvl" => p.heading = val(e).and_then(|v| v.parse::<u8>().ok()).map(|level| level < 9),
            "numId" => p.num = val(e).and_then(|v| v.parse().ok()),
            "ilvl" => p.level = val(e).and_then(|v| v.parse().ok()),
            _ => {}
        }
    }

    fn run_property(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "b" => self.run.bold = Some(on(e)),
            "vanish" => self.run.hidden = on(e),
            "vertAlign" => self.run.superscript = val(e).map(|v| v == "superscript"),
            // Raised by at least two points is a superscript made by hand.
            "position" if val(e).and_then(|v| v.parse::<i32>().ok()).is_some_and(|half| half >= 4) => {
                self.run.superscript = Some(true);
            }
            "rStyle" => {
                let style = val(e).map(|id| self.styles.get(&id)).unwrap_or_default();
                self.run.bold = self.run.bold.or(style.bold);
                self.run.superscript = self.run.superscript.or(style.superscript);
                self.run.hidden |= style.hidden == Some(true);
            }
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        match local {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "trPr" => self.in_row_properties = false,
            "r" => self.in_run = false,
            "t" => self.in_text = false,
            "tc" => {
                let cell = self.close_place();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                } else {
                    self.emit_all(cell);
                }
            }
            "tr" => {
                let deleted = self.row_deleted.pop().unwrap_or(false);
                if let Some(cells) = self.rows.pop()
                    && !deleted
                {
                    self.emit(Piece::Row { cells });
                }
            }
            "tbl" => {
                let rows = self.close_place();
                self.emit(Piece::Table(rows));
            }
            "txbxContent" => {
                let things = self.close_place();
                match self.paragraphs.last_mut() {
                    Some(p) => p.after.extend(things),
                    None => self.emit_all(things),
                }
                // The box stood inside a run of the paragraph around it.
                self.in_run = !self.paragraphs.is_empty();
            }
            "AlternateContent" => {
                self.alternatives.pop();
            }
            _ => {}
        }
    }

    fn close_place(&mut self) -> Vec<Piece> {
        if self.places.len() > 1 { self.places.pop().unwrap_or_default() } else { Vec::new() }
    }

    fn emit(&mut self, thing: Piece) {
        if let Some(place) = self.places.last_mut() {
            place.push(thing);
        }
    }

    fn emit_all(&mut self, things: Vec<Piece>) {
        if let Some(place) = self.places.last_mut() {
            place.extend(things);
        }
    }

    fn cite(&mut self, kind: NoteKind, e: &BytesStart<'_>) {
        let Some(text) = attribute(e, "id").and_then(|id| self.notes.get(&(kind, id))) else { return };
        self.cited += 1;
        let mark = format!("[{}]", self.cited);
        let note = format!("{mark} {}", text.trim());
        self.text_in_run(&mark);
        if let Some(p) = self.paragraphs.last_mut() {
            p.after.push(Piece::Note(note));
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            // A line break inside the XML is a blank to Word.
            self.text_in_run(&text.replace(['\n', '\r', '\t'], " "));
        }
    }

    fn text_in_run(&mut self, text: &str) {
        if self.fields.contains(&true) || self.run.hidden {
            return;
        }
        let run = &self.run;
        let Some(p) = self.paragraphs.last_mut() else { return };
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        p.letters += letters;
        if run.bold.or(p.style.bold) == Some(true) {
            p.bold += letters;
        }
        if run.superscript.or(p.style.superscript) == Some(true) {
            p.text.extend(text.chars().map(superscript));
        } else {
            p.text.extend(text.chars().filter(|c| *c != '\u{ad}'));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut p) = self.paragraphs.pop() else { return };
        self.in_run = false;
        if p.joined && self.paragraphs.is_empty() {
            self.carried.push_str(&p.text);
            self.emit_all(p.after);
            return;
        }
        if self.paragraphs.is_empty() && !self.carried.is_empty() {
            p.text.insert_str(0, &std::mem::take(&mut self.carried));
        }
        let num = p.num.or(p.style.num).filter(|n| *n != 0);
        if let Some(num) = num
            && !p.text.trim().is_empty()
        {
            let level = p.level.or(p.style.level);
            let label = self.numbering.next(num, level, p.style_id.as_deref());
            p.text.insert_str(0, &label);
        }
        let heading = p.heading.or(p.style.heading) == Some(true)
            || p.centred.or(p.style.centred) == Some(true)
            || (p.letters > 0 && p.bold == p.letters);
        self.emit(Piece::Paragraph { text: p.text, heading });
        self.emit_all(p.after);
    }

    /// Closes what a cut-off file left open and hands out everything.
    fn finish(mut self) -> Vec<Piece> {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        if !self.carried.is_empty() {
            let text = std::mem::take(&mut self.carried);
            self.emit(Piece::Paragraph { text, heading: false });
        }
        let mut out = Vec::new();
        let rows = std::mem::take(&mut self.rows);
        for place in self.places {
            out.extend(place);
        }
        out.extend(rows.into_iter().map(|cells| Piece::Row { cells }));
        out
    }
}

/// A symbol of a symbol font: its codes F020–F07E look like ASCII, the bullets above are bullets.
fn symbol(code: u32) -> char {
    match code {
        0xF020..=0xF07E => char::from_u32(code - 0xF000).unwrap_or('•'),
        0xE000..=0xF8FF => '•',
        _ => char::from_u32(code).unwrap_or('•'),
    }
}
