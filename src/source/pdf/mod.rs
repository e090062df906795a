//! PDF, in process: glyphs with their places from `pdf-extract`, lines and paragraphs by a layout of our own.
//!
//! The program `pdftotext` was weighed and not taken: its text differs between versions, so the same file would give
//! other findings on another machine, and it flattens raised digits (`частью 11` for part 1¹), which the places and
//! sizes of the glyphs tell apart. `pdf-extract`'s own plain text is not used either: it has no indents. The crate can
//! panic on odd files; it runs on a thread of its own with a large stack, each page fenced, and the structures that
//! would send it round in circles are looked for first. A panic loses one page and says so.

mod check;
mod glyphs;
mod layout;

use super::{Limits, RawFile, Source};
use crate::Notice;
use glyphs::{Collector, PageGlyphs};
use pdf_extract::Document;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// Stack of the thread that reads a PDF. Chosen, not measured: room for [`check`]'s deepest forms; only touched pages cost
/// memory.
const STACK: usize = 64 << 20;
/// Name of that thread; its panics are caught and reported as notices, so the panic hook stays silent for it.
const THREAD: &str = "jenil-pdf";

/// What was read of a document.
struct Pages {
    pages: Vec<PageGlyphs>,
    /// Numbers of pages that could not be read.
    lost: Vec<u32>,
    /// Some page shows a picture.
    pictures: bool,
}

/// Imports a PDF.
pub(super) fn import(raw: &RawFile, limits: &Limits, sink: &mut dyn FnMut(Source)) -> Vec<Notice> {
    quiet_hook();
    let damaged = |what: String| {
        vec![Notice::new(
            &raw.name,
            "damaged-pdf",
            format!("{what}; fetch the file again, or open it and print it anew as PDF"),
        )]
    };
    let read = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name(THREAD.to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || catch_unwind(AssertUnwindSafe(|| read(&raw.bytes, limits))))
            .map(|thread| thread.join())
    });
    let pages = match read {
        Ok(Ok(Ok(Ok(pages)))) => pages,
        Ok(Ok(Ok(Err(Refusal::Damaged(what))))) => return damaged(what),
        Ok(Ok(Ok(Err(Refusal::Encrypted)))) => {
            return vec![Notice::new(
                &raw.name,
                "encrypted-pdf",
                "the file is locked with a password; save a copy without one",
            )];
        }
        Ok(Ok(Ok(Err(Refusal::Bomb)))) => {
            return vec![Notice::new(
                &raw.name,
                "zip-bomb",
                format!(
                    "a part unpacks to more than {} MiB; this is no act, remove the file",
                    limits.unpacked_bytes >> 20
                ),
            )];
        }
        Ok(_) => return damaged("the file cannot be read as PDF".to_owned()),
        Err(e) => {
            return vec![Notice::new(
                &raw.name,
                "no-thread",
                format!("{e}; free memory or use fewer threads, then run again"),
            )];
        }
    };
    let mut notices = Vec::new();
    if !pages.lost.is_empty() {
        let numbers: Vec<String> = pages.lost.iter().take(20).map(u32::to_string).collect();
        notices.push(Notice::new(
            &raw.name,
            "pdf-pages-lost",
            format!(
                "{} of {} pages could not be read whole (page {}{}); print the file anew as PDF, or give the act as .docx",
                pages.lost.len(),
                pages.pages.len(),
                numbers.join(", "),
                if pages.lost.len() > 20 { ", …" } else { "" }
            ),
        ));
    }
    let source = layout::source(&raw.name, &pages.pages);
    let letters = source.text.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        notices.push(Notice::new(
            &raw.name,
            "no-text-in-pdf",
            if pages.pictures {
                "the pages are pictures and hold no text; recognise the text (OCR) and give the result, or give the act as .docx"
            } else {
                "the file holds no text; give the act in another format"
            },
        ));
        return notices;
    }
    if source.text.len() > limits.text_bytes {
        notices.push(limits.text_too_large(&raw.name));
        return notices;
    }
    let unknown = source.text.matches('\u{fffd}').count();
    if unknown * 20 > letters {
        notices.push(Notice::new(
            &raw.name,
            "undecodable-text",
            format!(
                "{unknown} letters have no code in the file's fonts; give the act as .docx, or recognise the text anew"
            ),
        ));
    }
    sink(source);
    notices
}

/// Why a document was not read.
enum Refusal {
    Damaged(String),
    Encrypted,
    Bomb,
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Pages, Refusal> {
    let mut doc = Document::load_mem(bytes).map_err(|e| Refusal::Damaged(format!("not a whole PDF ({e})")))?;
    if doc.is_encrypted() && doc.decrypt("").is_err() {
        return Err(Refusal::Encrypted);
    }
    if !check::unpacks_within(&doc, limits.unpacked_bytes) {
        return Err(Refusal::Bomb);
    }
    let pictures = check::empty_pictures(&mut doc);
    if check::forms_run_in_circles(&doc) {
        return Err(Refusal::Damaged("its forms contain themselves".to_owned()));
    }
    let mut out = Pages { pages: Vec::new(), lost: Vec::new(), pictures };
    for (number, id) in doc.get_pages() {
        let mut collector = Collector::default();
        let fine = check::page_is_sound(&doc, id)
            && catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc_page(&doc, &mut collector, number)))
                .is_ok_and(|r| r.is_ok());
        if !fine {
            out.lost.push(number);
        }
        // What was read before the fault is kept.
        out.pages.push(collector.finish());
    }
    if out.pages.is_empty() {
        return Err(Refusal::Damaged("it has no pages".to_owned()));
    }
    Ok(out)
}

/// Keeps the panic messages of the reading thread off the terminal: each becomes a notice.
fn quiet_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests;
