use super::*;
use crate::source::BlockKind;
use std::io::Write;
use zip::write::SimpleFileOptions;

/// A Word file of some parts.
fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
}

fn run(parts: &[(&str, &str)]) -> (Option<Source>, Vec<Notice>) {
    let raw = RawFile { name: "a.docx".into(), bytes: pack(parts) };
    let mut out = None;
    let notices = import(&raw, &Limits::default(), &mut |s| out = Some(s));
    if let Some(s) = &out {
        assert!(s.tiled());
    }
    (out, notices)
}

fn text(body: &str) -> String {
    let (source, notices) = run(&[("word/document.xml", &document(body))]);
    assert_eq!(notices, []);
    source.expect("a source").text
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn superscripts_breaks_and_entities() {
    let body = "<w:p><w:r><w:t>Статья 21</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>\
                <w:r><w:t xml:space=\"preserve\">. &quot;А&quot; &#1257;</w:t><w:br/><w:t>1. Б</w:t></w:r></w:p>";
    assert_eq!(text(body), "Статья 21¹. \"А\" ө\n1. Б\n");
}

#[test]
fn accepted_state_of_tracked_changes() {
    let body = "<w:p><w:ins><w:r><w:t>новый</w:t></w:r></w:ins><w:del><w:r><w:delText>старый</w:delText><w:t>!</w:t></w:r></w:del>\
        <w:moveFrom><w:r><w:t>ушло</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> пришло</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Первая половина </w:t></w:r></w:p><w:p><w:r><w:t>и вторая</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>нет</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>";
    assert_eq!(text(body), "новый пришло\nПервая половина и вторая\n");
}

#[test]
fn tables_text_boxes_fields_and_nesting() {
    let cell = |t: &str| format!("<w:tc>{}</w:tc>", p(t));
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("вн1"), cell("вн2"));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}<w:tc>{}{}</w:tc></w:tr></w:tbl>",
        cell("№"),
        cell("Вид"),
        cell("1"),
        p("куры"),
        inner
    ) + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>рамка</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent><w:p><w:r><w:t>рамка</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>вокруг</w:t></w:r></w:p>\
         <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK</w:instrText><w:t>код</w:t>\
         <w:fldChar w:fldCharType=\"separate\"/></w:r><w:hyperlink><w:r><w:t>ссылка</w:t></w:r></w:hyperlink>\
         <w:r><w:fldChar w:fldCharType=\"end\"/><w:t> и текст</w:t></w:r></w:p>";
    let (source, _) = run(&[("word/document.xml", &document(&body))]);
    let source = source.expect("a source");
    assert_eq!(source.text, "№\tВид\n1\tкуры\nвн1\tвн2\nвокруг\nрамка\nссылка и текст\n");
    let rows = source.blocks.iter().filter(|b| matches!(b.kind, BlockKind::TableRow { .. })).count();
    assert_eq!(rows, 3);
}

const NUMBERING: &str = "<w:numbering xmlns:w=\"w\">\
    <w:abstractNum w:abstractNumId=\"5\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Статья %1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"russianLower\"/><w:lvlText w:val=\"%2)\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%3\"/><w:suff w:val=\"nothing\"/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"10\"/></w:lvlOverride></w:num>\
    </w:numbering>";

#[test]
fn automatic_numbers_are_written_out() {
    let item = |num: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr><w:r><w:t>стиль</w:t></w:r></w:p>";
    let body = [
        item(1, 0, "А"),
        item(1, 1, "б"),
        item(1, 1, "в"),
        item(1, 2, "г"),
        item(1, 0, "Д"),
        item(1, 1, "е"),
        item(2, 0, "Ж"),
        item(0, 0, "без"),
        styled.to_owned(),
    ]
    .concat();
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"B\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
                  <w:style w:styleId=\"S\"><w:basedOn w:val=\"B\"/></w:style></w:styles>";
    let (source, notices) =
        run(&[("word/document.xml", &document(&body)), ("word/numbering.xml", NUMBERING), ("word/styles.xml", styles)]);
    assert_eq!(notices, []);
    assert_eq!(
        source.expect("a source").text,
        "Статья 1. А\nа) б\nб) в\n1.iг\nСтатья 2. Д\nа) е\nСтатья 10. Ж\nбез\nСтатья 11. стиль\n"
    );
}

#[test]
fn footnotes_follow_their_paragraph_and_headings_show() {
    let body = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>ЗАКОН</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Статья 2</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>\
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Жирный</w:t></w:r></w:p>";
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"3\"><w:p><w:r><w:t>Примечание</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let (source, _) = run(&[("word/document.xml", &document(body)), ("word/footnotes.xml", notes)]);
    let source = source.expect("a source");
    assert_eq!(source.text, "ЗАКОН\nСтатья 2[1]\n[1] Примечание\nЖирный\n");
    let hints: Vec<bool> = source.blocks.iter().map(|b| b.heading_hint).collect();
    assert_eq!(hints, [true, false, false, true]);
    assert_eq!(source.blocks[2].kind, BlockKind::Footnote);
}

#[test]
fn bad_files_give_one_notice_each() {
    let whole = pack(&[("word/document.xml", &document(&p("текст")))]);
    let cut = &whole[..whole.len() / 2];
    let bomb = pack(&[("word/document.xml", &document(&p(&"0".repeat(64 << 20))))]);
    let other = pack(&[("xl/workbook.xml", "<x/>")]);
    let empty = pack(&[("word/document.xml", &document(""))]);
    for (bytes, kind) in [
        (cut, "damaged-docx"),
        (&bomb, "zip-bomb"),
        (&other, "damaged-docx"),
        (&empty, "no-text"),
        (b"PK\x03\x04", "damaged-docx"),
    ] {
        let raw = RawFile { name: "a.docx".into(), bytes: bytes.to_vec() };
        let notices = import(&raw, &Limits::default(), &mut |_| panic!("no source expected for {kind}"));
        assert_eq!(notices.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), [kind]);
    }
}

#[test]
fn deep_nesting_is_said_and_kept() {
    for (open, close) in
        [("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    {
        let body = open.repeat(10_000) + &p("глубоко") + &close.repeat(10_000);
        let (source, notices) = run(&[("word/document.xml", &document(&body))]);
        assert_eq!(notices.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), ["deep-nesting"]);
        assert_eq!(source.expect("a source").text, "глубоко\n");
    }
}

#[test]
fn a_part_that_breaks_off_keeps_what_stood_before() {
    let cut = document(&(p("есть") + "<w:p><w:r><w:t>тоже"));
    let (source, notices) = run(&[("word/document.xml", cut.trim_end_matches("</w:body></w:document>"))]);
    assert_eq!(source.expect("a source").text, "есть\nтоже\n");
    assert_eq!(notices[0].kind, "damaged-docx");
}
