//! Saved pages and Word's HTML, read from the tokens of html5ever without a tree: linear in any nesting.
//!
//! - the page's own statement of its encoding is not believed where the bytes say otherwise (the bank's pages say
//!   windows-1251 inside text that is Unicode);
//! - raised digits become superscript digits: `21<sup>1</sup>` is 21¹, not 211;
//! - menus, headers and footers of the site become furniture blocks; scripts and styles are no text;
//! - numbers of ordered lists are written out.

mod page;
mod roles;

use super::blocks::Builder;
use super::txt::decoding_notices;
use super::{Decoded, Limits, RawFile, Source, decode};
use crate::Notice;
use encoding_rs::Encoding;

/// Imports a page.
pub(super) fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    let Some(decoded) = decode_page(&raw.bytes) else {
        return vec![Notice::new(
            &raw.name,
            "binary-file",
            "named as a page, but the content is binary; give the file its true extension",
        )];
    };
    let mut notices = decoding_notices(&raw.name, &decoded);
    let (builder, depth) = parse(&decoded.text);
    if depth > limits.depth {
        notices.push(Notice::new(
            &raw.name,
            "deep-nesting",
            format!(
                "elements nested {depth} deep, more than {}; the text was kept, look whether it is in order",
                limits.depth
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
            "the page holds no text; it was probably saved before it had loaded, save it again",
        ));
    } else {
        sink(source);
    }
    notices
}

/// Blocks of a page's text and the deepest nesting seen.
pub(super) fn parse(html: &str) -> (Builder, usize) {
    page::read(html)
}

/// Decodes a page: by its mark or its bytes; the page's own word decides only between Cyrillic code pages.
fn decode_page(bytes: &[u8]) -> Option<Decoded> {
    let guessed = decode(bytes)?;
    if matches!(guessed.encoding, "UTF-8" | "UTF-16LE" | "UTF-16BE") || guessed.repaired {
        return Some(guessed);
    }
    let head = &bytes[..bytes.len().min(4096)];
    let stated = memchr::memmem::find(head, b"charset=").and_then(|at| {
        let rest = &head[at + 8..];
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_".contains(b))).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    });
    match stated.map(|e| (e, e.name())) {
        Some((e, "windows-1251" | "KOI8-R" | "KOI8-U" | "IBM866" | "ISO-8859-5" | "x-mac-cyrillic")) => {
            Some(super::decode::with(e, bytes))
        }
        _ => Some(guessed),
    }
}

#[cfg(test)]
mod tests;
