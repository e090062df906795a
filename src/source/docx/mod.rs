//! Word 2007 and later: quick-xml over zip, one pass, no tree.
//!
//! Taken instead of a Word library (rdocx) for the weight of the build: that one was found to add some ten minutes of
//! processor time, and it was not tried further. What an act needs (paragraphs, rows, numbers, superscripts, footnotes,
//! the accepted state) is about 1,000 lines here on two crates the project has anyway.
//!
//! - of tracked changes the accepted state: inserted text stays, deleted and moved-away text goes, a paragraph whose
//!   mark is deleted flows into the next;
//! - automatic numbers are written out (`w:numPr`, numbering part, styles): an act without its numbers is useless;
//! - page headers and footers, field codes, hidden text and the second copy of a text box are left out;
//! - a footnote follows the paragraph that cites it; the place of the citation is `[1]`, never a superscript digit,
//!   which would read as an inserted article.

mod body;
mod numbering;
mod styles;

use super::{Limits, RawFile, Source, blocks::Builder, decode};
use crate::Notice;
use quick_xml::events::BytesStart;
use quick_xml::{Reader, XmlVersion};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Imports a Word file.
pub(super) fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    let mut notices = Vec::new();
    match read(raw, limits, &mut notices) {
        Ok(source) if source.text.trim().is_empty() => {
            notices.push(Notice::new(
                &raw.name,
                "no-text",
                "the Word file holds no text; if it holds pictures of pages, recognise their text first",
            ));
        }
        Ok(source) => sink(source),
        Err(notice) => notices.push(notice),
    }
    notices
}

fn damaged(name: &str, what: impl std::fmt::Display) -> Notice {
    Notice::new(name, "damaged-docx", format!("{what}; fetch the file again, or open it in Word and save it anew"))
}

fn read(raw: &RawFile, limits: &Limits, notices: &mut Vec<Notice>) -> Result<Source, Notice> {
    let mut zip = ZipArchive::new(Cursor::new(raw.bytes.as_slice()))
        .map_err(|e| damaged(&raw.name, format!("not a whole Word file ({e}), it was probably cut short")))?;
    let main = main_part(&mut zip, &raw.name, limits)?;
    let folder = main.rsplit_once('/').map_or("", |(f, _)| f);
    let mut part = |file: &str| -> Result<Option<String>, Notice> {
        let path = if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
        read_part(&mut zip, &path, &raw.name, limits)
    };
    let styles = part("styles.xml")?.map(|x| styles::read(&x)).unwrap_or_default();
    let numbering = part("numbering.xml")?.map(|x| numbering::read(&x)).unwrap_or_default();
    let footnotes = part("footnotes.xml")?;
    let endnotes = part("endnotes.xml")?;
    let document = read_part(&mut zip, &main, &raw.name, limits)?
        .ok_or_else(|| damaged(&raw.name, "the part with the text is missing"))?;

    let mut notes = body::Notes::default();
    for (xml, kind) in [(footnotes, body::NoteKind::Foot), (endnotes, body::NoteKind::End)] {
        if let Some(xml) = xml {
            body::read_notes(&xml, kind, &styles, &mut notes);
        }
    }
    let mut out = Builder::default();
    let read = body::read(&document, &styles, numbering, &notes, &mut out);
    if let Some(error) = read.error {
        notices.push(damaged(&raw.name, format!("the text ends early ({error}); what stands before it was read")));
    }
    if read.depth > limits.depth {
        notices.push(Notice::new(
            &raw.name,
            "deep-nesting",
            format!(
                "elements nested {} deep, more than {}; the text was kept, look whether it is in order",
                read.depth, limits.depth
            ),
        ));
    }
    if out.len() > limits.text_bytes {
        return Err(limits.text_too_large(&raw.name));
    }
    Ok(out.finish(&raw.name))
}

/// Path of the part with the text: `word/document.xml`, or what the package's relations name.
fn main_part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<String, Notice> {
    const USUAL: &str = "word/document.xml";
    if zip.index_for_name(USUAL).is_some() {
        return Ok(USUAL.to_owned());
    }
    let rels = read_part(zip, "_rels/.rels", name, limits)?.unwrap_or_default();
    let mut reader = tolerant(&rels);
    while let Ok(event) = reader.read_event() {
        match event {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                if attribute(&e, "Type").is_some_and(|t| t.ends_with("/officeDocument"))
                    && let Some(target) = attribute(&e, "Target")
                {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            _ => {}
        }
    }
    Err(damaged(name, "a zip file without a Word text inside"))
}

/// Reads one part, capped in size and expansion; `None` when it is absent.
fn read_part(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    path: &str,
    name: &str,
    limits: &Limits,
) -> Result<Option<String>, Notice> {
    if zip.index_for_name(path).is_none() {
        return Ok(None);
    }
    let part = zip.by_name(path).map_err(|e| damaged(name, format!("{path}: {e}")))?;
    // A small part may expand freely: up to a megabyte nothing is a bomb.
    let cap = part.compressed_size().saturating_mul(limits.expansion_ratio).max(1 << 20).min(limits.unpacked_bytes);
    let mut bytes = Vec::new();
    let failed = part.take(cap + 1).read_to_end(&mut bytes).err();
    if bytes.len() as u64 > cap {
        return Err(Notice::new(
            name,
            "zip-bomb",
            format!(
                "{path} unpacks to more than {} times its size; this is no act, remove the file",
                limits.expansion_ratio
            ),
        ));
    }
    if let Some(e) = failed {
        return Err(damaged(name, format!("{path}: {e}")));
    }
    match decode(&bytes) {
        Some(d) => Ok(Some(d.text)),
        None => Err(damaged(name, format!("{path} is not XML"))),
    }
}

/// A reader that goes on over small faults, as Word does.
fn tolerant(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The value of an attribute, whatever its prefix.
fn attribute(e: &BytesStart<'_>, local: &str) -> Option<String> {
    e.attributes().with_checks(false).flatten().find_map(|a| {
        let key = a.key.as_ref();
        let own = key.rsplit_once(':').map_or(key, |(_, k)| k);
        (own == local).then(|| {
            a.normalized_value(XmlVersion::Implicit1_0).map(|v| v.into_owned()).unwrap_or_else(|_| a.value.into_owned())
        })
    })
}

/// The value of `w:val`.
fn val(e: &BytesStart<'_>) -> Option<String> {
    attribute(e, "val")
}

/// Whether a switch such as `<w:b/>` is on: absent value or anything but 0, false, off, none.
fn on(e: &BytesStart<'_>) -> bool {
    !matches!(val(e).as_deref(), Some("0" | "false" | "off" | "none"))
}

#[cfg(test)]
mod tests;
