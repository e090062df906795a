//! Any bytes: no importer panics, every source is tiled, and the same bytes give the same result.

use jenil::source::{self, BlockKind, Limits, RawFile, Source};
use proptest::prelude::*;
use std::io::Write;

fn import(name: &str, bytes: &[u8]) -> (Vec<Source>, usize) {
    let limits = Limits { text_bytes: 1 << 20, unpacked_bytes: 8 << 20, ..Limits::default() };
    let raw = RawFile { name: name.into(), bytes: bytes.to_vec() };
    let mut out = Vec::new();
    let notices = source::import(&raw, &limits, &mut |s| out.push(s));
    (out, notices.len())
}

const NAMES: [&str; 9] = ["a.docx", "a.rtf", "a.pdf", "a.html", "a.txt", "a.json", "a.jsonl", "a.unknown", "noext"];

fn word() -> Vec<u8> {
    let body = "<w:document><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Статья</w:t>\
        <w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:r><w:ins><w:r><w:t>да</w:t></w:r></w:ins><w:del><w:r><w:delText>нет</w:delText></w:r></w:del></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body></w:document>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"russianLower\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    // Stored, so that a changed byte changes the XML and not the packing.
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("word/document.xml", body), ("word/numbering.xml", numbering)] {
        zip.start_file(name, options).expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

const RTF: &[u8] = b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 T;}}\\f0\\'d1\\'f2\\uc1\\u1257?{\\super 1}\\par\\trowd\\intbl a\\cell b\\cell\\row\
    {\\footnote\\chftn n}{\\*\\shpinst{\\shptxt x\\par}}\\bin3 abc{\\field{\\*\\fldinst X}{\\fldrslt y}}\\u-10179?\\u-8704?}";
const HTML: &str = "<!DOCTYPE html><html><head><meta charset=windows-1251><style>x</style></head><body><div class=menu>м</div><table><tr><td>1<td>2\
    <table><tr><td>3</table></table><ol><li>а<li>б</ol><p>21<sup>1</sup>&#1257;&sup1;<script>1<2</script><!-- c --><br>к</body>";
const JSON: &str =
    r#"[{"documentCode":"1","editions":[{"id":1}]},{"contentRu":"<p>1</p>","lang":"kg"},{"text":"а\nб","id":3}]"#;

fn pdf() -> Vec<u8> {
    use pdf_extract::{Dictionary, Document, Object, Stream, dictionary};
    let mut doc = Document::with_version("1.4");
    let pages = doc.new_object_id();
    let font = doc.add_object(dictionary! {"Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica"});
    let content = b"BT /F1 12 Tf 72 700 Td (hello world) Tj 0 -14 Td [(a) -300 (b)] TJ ET".to_vec();
    let content = doc.add_object(Stream::new(Dictionary::new(), content));
    let page = doc.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! {"Font" => dictionary! {"F1" => font}},
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let kids: Vec<Object> = vec![page.into()];
    doc.objects.insert(pages, dictionary! {"Type" => "Pages", "Kids" => kids, "Count" => 1}.into());
    let root = doc.add_object(dictionary! {"Type" => "Catalog", "Pages" => pages});
    doc.trailer.set("Root", root);
    let mut out = Vec::new();
    doc.save_to(&mut out).expect("saved");
    out
}

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.docx", word()),
        ("a.rtf", RTF.to_vec()),
        ("a.html", HTML.into()),
        ("a.json", JSON.into()),
        ("a.jsonl", "{\"id\":1,\"text\":\"а\\nб\"}\n{\"id\":\"x\",\"lang\":\"ky\",\"text\":\"1-\\u0431\"}\n".into()),
        ("a.txt", "Статья 1. А\n\n1) б\n\t\tв\tг\n".into()),
        ("a.pdf", pdf()),
    ]
}

fn check(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let (sources, notices) = import(name, bytes);
    prop_assert!(!sources.is_empty() || notices > 0, "{name}: neither an act nor a notice");
    for s in &sources {
        prop_assert!(s.tiled(), "{name}");
        prop_assert!(!s.text.contains('\r'));
    }
    prop_assert_eq!((sources, notices), import(name, bytes));
    Ok(())
}

proptest! {
    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 1..600)) {
        for name in NAMES {
            check(name, &bytes)?;
        }
    }

    #[test]
    fn changed_files(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 1..12),
    ) {
        for (name, mut bytes) in seeds() {
            for (at, byte, how) in &changes {
                if bytes.is_empty() { break; }
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = *byte,
                    1 => { bytes.remove(at); }
                    2 => bytes.insert(at, *byte),
                    _ => { let piece = bytes[at..(at + 30).min(bytes.len())].to_vec(); bytes.splice(at..at, piece); }
                }
            }
            check(name, &bytes)?;
        }
    }

    #[test]
    fn cut_files(share in 0.0f64..1.0) {
        for (name, bytes) in seeds() {
            let end = ((bytes.len() as f64 * share) as usize).max(1);
            check(name, &bytes[..end])?;
        }
    }

    #[test]
    fn plain_text_is_kept_to_the_byte(lines in prop::collection::vec("[ \t]{0,6}[а-яөүңА-Я0-9 .;:()\u{a0}\u{c}-]{0,90}", 0..60)) {
        let text = lines.join("\n");
        prop_assume!(!text.trim().is_empty());
        let s = source::from_text("a.txt", text.clone());
        prop_assert_eq!(&s.text, &text);
        prop_assert!(s.tiled());
        for b in &s.blocks {
            let blank = b.span.of(&s.text).trim().is_empty();
            prop_assert_eq!(blank, b.kind == BlockKind::Blank, "{:?}", b);
        }
    }
}

#[test]
fn the_seeds_are_read() {
    for (name, bytes) in seeds() {
        assert!(!import(name, &bytes).0.is_empty(), "{name}");
    }
}
