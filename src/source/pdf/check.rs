//! What is looked at before `pdf-extract` runs: it follows links without counting and unpacks without a cap.

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use rustc_hash::FxHashSet;
use std::io::Read;

/// Deepest tree of pages and of forms that is followed; the page trees of the twelve PDFs at hand have 2.
const MAX_DEPTH: usize = 64;

/// Filters of a stream.
fn filters(stream: &Stream) -> Vec<&[u8]> {
    match stream.dict.get(b"Filter") {
        Ok(Object::Name(name)) => vec![name.as_slice()],
        Ok(Object::Array(names)) => names.iter().filter_map(|n| n.as_name().ok()).collect(),
        _ => Vec::new(),
    }
}

/// Whether every packed stream unpacks to at most `cap` bytes. Only those are unpacked for a test that could pass it:
/// deflate packs at most 1,032 times.
pub(super) fn unpacks_within(doc: &Document, cap: u64) -> bool {
    doc.objects.values().filter_map(|o| o.as_stream().ok()).all(|stream| {
        let names = filters(stream);
        match names.iter().filter(|n| **n == b"FlateDecode").count() {
            0 => true,
            1 if (stream.content.len() as u64).saturating_mul(1032) <= cap => true,
            1 => {
                let mut unpacked = flate2::read::ZlibDecoder::new(stream.content.as_slice()).take(cap + 1);
                std::io::copy(&mut unpacked, &mut std::io::sink()).is_ok_and(|n| n <= cap) || unpacked.limit() > 0
            }
            // Packed twice: no program writes that.
            _ => false,
        }
    })
}

/// Empties the pictures, which `pdf-extract` would run as if they were text; says whether there were any.
pub(super) fn empty_pictures(doc: &mut Document) -> bool {
    let mut any = false;
    for object in doc.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Image")
        {
            any = true;
            stream.dict.remove(b"Filter");
            stream.dict.remove(b"DecodeParms");
            stream.content.clear();
        }
    }
    any
}

/// Whether a form shows itself, directly or through others.
pub(super) fn forms_run_in_circles(doc: &Document) -> bool {
    let mut done: FxHashSet<ObjectId> = FxHashSet::default();
    let forms: Vec<ObjectId> = doc
        .objects
        .iter()
        .filter(|(_, o)| o.as_stream().is_ok_and(|s| !shown(doc, &s.dict).is_empty()))
        .map(|(id, _)| *id)
        .collect();
    for start in forms {
        if done.contains(&start) {
            continue;
        }
        // Depth first with the way down kept, so that meeting a form on it is a circle.
        let mut way: Vec<(ObjectId, Vec<ObjectId>)> = vec![(start, below(doc, start))];
        while let Some((_, rest)) = way.last_mut() {
            let Some(next) = rest.pop() else {
                if let Some((id, _)) = way.pop() {
                    done.insert(id);
                }
                continue;
            };
            if way.iter().any(|(id, _)| *id == next) || way.len() > MAX_DEPTH {
                return true;
            }
            if !done.contains(&next) {
                way.push((next, below(doc, next)));
            }
        }
    }
    false
}

fn below(doc: &Document, id: ObjectId) -> Vec<ObjectId> {
    doc.get_object(id).and_then(Object::as_stream).map(|s| shown(doc, &s.dict)).unwrap_or_default()
}

/// Objects that a form's resources let it show.
fn shown(doc: &Document, dict: &Dictionary) -> Vec<ObjectId> {
    let follow = |o: &Object| -> Option<Dictionary> {
        match o {
            Object::Dictionary(d) => Some(d.clone()),
            Object::Reference(id) => doc.get_dictionary(*id).ok().cloned(),
            _ => None,
        }
    };
    dict.get(b"Resources")
        .ok()
        .and_then(follow)
        .and_then(|r| r.get(b"XObject").ok().and_then(follow))
        .map(|x| x.iter().filter_map(|(_, o)| o.as_reference().ok()).collect())
        .unwrap_or_default()
}

/// Whether a page's ancestors end.
pub(super) fn page_is_sound(doc: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..MAX_DEPTH {
        let Ok(dict) = doc.get_dictionary(at) else { return false };
        match dict.get(b"Parent").and_then(Object::as_reference) {
            Ok(parent) => at = parent,
            Err(_) => return true,
        }
    }
    false
}
