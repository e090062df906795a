//! What a file is: by its first bytes, then by its name.

use crate::Notice;

/// A file's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Word 2007 and later.
    Docx,
    /// Rich text.
    Rtf,
    /// PDF.
    Pdf,
    /// A saved page or Word's HTML.
    Html,
    /// Plain text.
    Txt,
    /// An answer of the official bank.
    Json,
    /// Bulk JSON, one act a line.
    Jsonl,
    /// Word before 2007 (an OLE container): known, not read.
    OldWord,
    /// Anything else.
    Unknown,
}

/// Bytes looked at to tell the format; %PDF may stand anywhere in the first 1,024 (ISO 32000-1, annex H.3.4.1).
pub(crate) const HEAD: usize = 1024;

/// Tells the format from the name and at least the first 1,024 bytes.
///
/// ```
/// use jenil::source::{Format, format_of};
/// assert_eq!(format_of("a.doc", br"{\rtf1 x}"), Format::Rtf);
/// assert_eq!(format_of("a.md", b"# x"), Format::Unknown);
/// ```
pub fn format_of(name: &str, bytes: &[u8]) -> Format {
    let ext = extension(name);
    let head = &bytes[..bytes.len().min(HEAD)];
    let trimmed = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"PK\x03\x04") {
        return match ext.as_str() {
            "docx" | "docm" | "dotx" | "doc" | "" => Format::Docx,
            _ if memchr::memmem::find(bytes, b"word/document.xml").is_some() => Format::Docx,
            _ => Format::Unknown,
        };
    }
    if trimmed.starts_with(b"{\\rtf") || trimmed.starts_with(b"{\\urtf") {
        return Format::Rtf;
    }
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Format::Pdf;
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Format::OldWord;
    }
    let by_name = match ext.as_str() {
        "docx" | "docm" => Format::Docx,
        "rtf" => Format::Rtf,
        "pdf" => Format::Pdf,
        "html" | "htm" | "xhtml" => Format::Html,
        "txt" | "text" => Format::Txt,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::Jsonl,
        _ => Format::Unknown,
    };
    if !matches!(by_name, Format::Json | Format::Jsonl) && looks_html(trimmed) {
        return Format::Html;
    }
    by_name
}

/// The extension in lower case, or empty.
fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, ext)) if !stem.is_empty() => ext.to_lowercase(),
        _ => String::new(),
    }
}

/// Whether the head opens a page: a tag of a page's frame among the first bytes, also in UTF-16.
fn looks_html(head: &[u8]) -> bool {
    let low: Vec<u8> = head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let starts_tag = low.iter().find(|b| b.is_ascii_graphic()) == Some(&b'<');
    starts_tag
        && [&b"<html"[..], b"<!doctype html", b"<head", b"<body"]
            .iter()
            .any(|t| memchr::memmem::find(&low, t).is_some())
}

/// The notice for a file of a format that no importer reads.
pub(crate) fn unreadable(name: &str, format: Format) -> Notice {
    match format {
        Format::OldWord => Notice::new(
            name,
            "old-word-file",
            "a Word file of the kind before 2007 (.doc), which is not read; open it in Word or LibreOffice and save it as .docx",
        ),
        _ => Notice::new(
            name,
            "unknown-format",
            "not one of .docx .rtf .pdf .html .txt .json .jsonl, by name or content; convert it, or leave it out",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_wins_over_the_name() {
        for (name, bytes, want) in [
            ("a.txt", &b"%PDF-1.7"[..], Format::Pdf),
            ("a.doc", b"{\\rtf1\\ansi", Format::Rtf),
            ("a.rtf", b"PK\x03\x04 word/document.xml", Format::Docx),
            ("a.zip", b"PK\x03\x04 picture.png", Format::Unknown),
            ("a.doc", b"  <HTML><body>", Format::Html),
            ("a.txt", "\u{feff}<!DOCTYPE html><p>".as_bytes(), Format::Html),
            ("a.txt", "Статья <1>".as_bytes(), Format::Txt),
            ("a.TXT", b"x", Format::Txt),
            ("a.jsonl", b"{\"text\":\"<html>\"}", Format::Jsonl),
            ("a.doc", &[0xD0, 0xCF, 0x11, 0xE0], Format::OldWord),
            ("dir.txt/a", b"x", Format::Unknown),
            (".txt", b"x", Format::Unknown),
        ] {
            assert_eq!(format_of(name, bytes), want, "{name}");
        }
    }
}
