use super::*;
use crate::source::BlockKind;
use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Object, Stream, dictionary};

/// A page of lines `(x, y from the bottom, size, text)`; letters are Latin, the standard font knows no others.
fn pdf(pages: &[Vec<(i64, i64, i64, &str)>]) -> Document {
    let mut doc = Document::with_version("1.5");
    let pages_id = doc.new_object_id();
    let font = doc.add_object(dictionary! {"Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier"});
    let resources = doc.add_object(dictionary! {"Font" => dictionary! {"F1" => font}});
    let mut kids: Vec<Object> = Vec::new();
    for lines in pages {
        let mut operations = Vec::new();
        for (x, y, size, text) in lines {
            operations.extend([
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), (*size).into()]),
                Operation::new("Td", vec![(*x).into(), (*y).into()]),
                Operation::new("Tj", vec![Object::string_literal(*text)]),
                Operation::new("ET", vec![]),
            ]);
        }
        let content = Content { operations }.encode().expect("encoded");
        let content = doc.add_object(Stream::new(Dictionary::new(), content));
        let page = doc.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages_id, "Contents" => content, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        kids.push(page.into());
    }
    let count = kids.len() as i64;
    doc.objects.insert(pages_id, Object::Dictionary(dictionary! {"Type" => "Pages", "Kids" => kids, "Count" => count}));
    let catalog = doc.add_object(dictionary! {"Type" => "Catalog", "Pages" => pages_id});
    doc.trailer.set("Root", catalog);
    doc
}

fn bytes(mut doc: Document) -> Vec<u8> {
    let mut out = Vec::new();
    doc.save_to(&mut out).expect("saved");
    out
}

fn run(bytes: Vec<u8>) -> (Option<Source>, Vec<Notice>) {
    let raw = RawFile { name: "a.pdf".into(), bytes };
    let mut out = None;
    let notices = import(&raw, &Limits::default(), &mut |s| out = Some(s));
    if let Some(s) = &out {
        assert!(s.tiled());
    }
    (out, notices)
}

#[test]
fn raised_digits_gaps_and_double_printing() {
    let (source, notices) = run(bytes(pdf(&[vec![
        (72, 700, 12, "part 1"),
        (116, 704, 7, "1"),
        (130, 700, 12, "m"),
        (130, 700, 12, "m"),
        (72, 680, 12, "second line"),
    ]])));
    assert_eq!(notices, []);
    assert_eq!(source.expect("a source").text, "part 1¹ m\nsecond line\n");
}

#[test]
fn a_paragraph_over_a_page_break_is_one_block() {
    let full = "the quick brown fox jumps over the lazy dog and goes on to";
    let page = |head: &'static str, last: &'static str| -> Vec<(i64, i64, i64, &'static str)> {
        let mut lines = vec![(200, 800, 10, "Site title")];
        lines.push((72, 760, 10, head));
        lines.extend((0..6).map(|i| (72, 748 - 12 * i, 10, full)));
        lines.push((72, 676, 10, last));
        lines.push((300, 40, 10, "site.example"));
        lines
    };
    let first = page(
        "First words of the page, which are here for their length",
        "and the sentence is not over at the end of the first of",
    );
    let second = page("two pages, but goes on and on and on until it is over now", "and there it ends.");
    let (source, _) = run(bytes(pdf(&[first, second])));
    let source = source.expect("a source");
    let kinds: Vec<BlockKind> = source.blocks.iter().map(|b| b.kind).filter(|k| *k != BlockKind::Blank).collect();
    assert_eq!(kinds.iter().filter(|k| **k == BlockKind::Paragraph).count(), 1, "{}", source.text);
    assert!(source.text.contains("first of\ntwo pages"), "{}", source.text);
    assert_eq!(source.page_breaks.len(), 1);
}

#[test]
fn pictures_only_and_damage() {
    let mut scan = pdf(&[vec![]]);
    let image = Stream::new(dictionary! {"Subtype" => "Image", "Filter" => "DCTDecode"}, vec![0xff, 0xd8, 0xff, 0x00]);
    scan.add_object(image);
    let (source, notices) = run(bytes(scan));
    assert!(source.is_none());
    assert!(notices[0].kind == "no-text-in-pdf" && notices[0].message.contains("pictures"));

    let whole = bytes(pdf(&[vec![(72, 700, 12, "text")]]));
    for cut in [whole[..200].to_vec(), b"%PDF-1.4 nothing".to_vec()] {
        let (source, notices) = run(cut);
        assert!(source.is_none());
        assert_eq!(notices[0].kind, "damaged-pdf");
    }
}

#[test]
fn a_page_that_makes_the_reader_panic_is_said() {
    let mut doc = pdf(&[vec![(72, 700, 12, "good page")], vec![(72, 700, 12, "bad page")]]);
    let pages: Vec<_> = doc.get_pages().into_values().collect();
    if let Ok(Object::Dictionary(page)) = doc.get_object_mut(pages[1]) {
        page.remove(b"MediaBox");
    }
    let (source, notices) = run(bytes(doc));
    assert_eq!(source.expect("a source").text, "good page\n");
    assert_eq!(notices.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), ["pdf-pages-lost"]);
}

#[test]
fn circles_end() {
    // A page that is its own ancestor.
    let mut doc = pdf(&[vec![(72, 700, 12, "text")]]);
    let page = doc.get_pages()[&1];
    if let Ok(Object::Dictionary(d)) = doc.get_object_mut(page) {
        d.set("Parent", page);
        d.remove(b"MediaBox");
    }
    assert_eq!(run(bytes(doc)).1[0].kind, "pdf-pages-lost");
    // A form that shows itself.
    let mut doc = pdf(&[vec![(72, 700, 12, "text")]]);
    let form = doc.new_object_id();
    let dict = dictionary! {"Subtype" => "Form", "Resources" => dictionary! {"XObject" => dictionary! {"X" => form}}};
    doc.objects.insert(form, Object::Stream(Stream::new(dict, b"/X Do".to_vec())));
    assert_eq!(run(bytes(doc)).1[0].kind, "damaged-pdf");
}
