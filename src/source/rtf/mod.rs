//! Rich text, read by a reader of our own: Toktom's and the ministry's exports name a Western code page and mean
//! Cyrillic through the font (`\ansicpg1252` with `\fcharset204`), which common converters get wrong, and split a
//! code into 100,000 and more runs.
//!
//! Kept: paragraphs, rows of tables, superscripts, list numbers (`\listtext`), footnotes (after their paragraph, cited
//! as `[1]`), of tracked changes the accepted state. Left out: page headers and footers, field codes, pictures, hidden
//! text, comments, and the second copy of text boxes.

mod codes;
mod lex;
mod read;

use super::{Limits, RawFile, Source};
use crate::Notice;

/// Imports a rich-text file.
pub(super) fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    let mut notices = Vec::new();
    let Some(from) =
        memchr::memmem::find(&raw.bytes, b"{\\rtf").or_else(|| memchr::memmem::find(&raw.bytes, b"{\\urtf"))
    else {
        return vec![Notice::new(
            &raw.name,
            "damaged-rtf",
            "the file does not begin as rich text; fetch it again, or open it in Word and save it anew",
        )];
    };
    let (builder, read) = read::read(&raw.bytes[from..]);
    if read.unclosed > 0 {
        notices.push(Notice::new(
            &raw.name,
            "damaged-rtf",
            format!(
                "{} groups are not closed, the file was probably cut short; what is there was read; fetch the file again",
                read.unclosed
            ),
        ));
    }
    if read.depth > limits.depth {
        notices.push(Notice::new(
            &raw.name,
            "deep-nesting",
            format!(
                "groups nested {} deep, more than {}; the text was kept, look whether it is in order",
                read.depth, limits.depth
            ),
        ));
    }
    if builder.len() > limits.text_bytes {
        notices.push(limits.text_too_large(&raw.name));
        return notices;
    }
    let source = builder.finish(&raw.name);
    if source.text.trim().is_empty() {
        notices.push(Notice::new(
            &raw.name,
            "no-text",
            "the file holds no text; if it holds pictures of pages, recognise their text first",
        ));
    } else {
        sink(source);
    }
    notices
}

#[cfg(test)]
mod tests;
