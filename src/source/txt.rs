//! Plain text: decoded, line breaks made `\n`, nothing else changed; labels and quotes refer to its lines.

use super::{Limits, RawFile, Source, decode, wrap};
use crate::Notice;

/// Imports a text file.
pub(super) fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    let Some(decoded) = decode(&raw.bytes) else {
        return vec![Notice::new(
            &raw.name,
            "binary-file",
            "named as text, but the content is binary; give the file its true extension or export it as text",
        )];
    };
    if decoded.text.len() > limits.text_bytes {
        return vec![limits.text_too_large(&raw.name)];
    }
    let notices = decoding_notices(&raw.name, &decoded);
    sink(from_text(&raw.name, decoded.text));
    notices
}

/// Remarks on a decoding that lost or repaired something.
pub(super) fn decoding_notices(name: &str, decoded: &super::Decoded) -> Vec<Notice> {
    let mut out = Vec::new();
    if decoded.broken > 0 {
        out.push(Notice::new(
            name,
            "undecodable-text",
            format!(
                "{} places are not valid {} and stand as U+FFFD; fetch the file again or save it as UTF-8",
                decoded.broken, decoded.encoding
            ),
        ));
    }
    if decoded.repaired {
        out.push(Notice::new(
            name,
            "repaired-encoding",
            format!(
                "the text had been saved after decoding with a wrong code page; read as {}, check a page of it",
                decoded.encoding
            ),
        ));
    }
    out
}

/// A source from plain text: CR LF and CR become `\n`, then the lines are joined into blocks.
///
/// Texts with one paragraph a line give one block a line; hard-wrapped texts (printed pages, `pdftotext`) give one
/// block a paragraph, with page headers, footers and numbers as furniture.
///
/// ```
/// let s = jenil::source::from_text("a.txt", "Статья 1. Цель\r\n\r\n1. Текст.".to_owned());
/// assert_eq!(s.blocks.len(), 3);
/// assert!(s.tiled());
/// ```
pub fn from_text(name: &str, text: String) -> Source {
    let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    };
    let laid = wrap::lay_out(&text);
    Source { name: name.to_owned(), text, blocks: laid.blocks, page_breaks: laid.page_breaks, ..Source::default() }
}
