use super::*;
use crate::source::BlockKind;

fn run(bytes: &[u8]) -> (Option<Source>, Vec<Notice>) {
    let raw = RawFile { name: "a.rtf".into(), bytes: bytes.to_vec() };
    let mut out = None;
    let notices = import(&raw, &Limits::default(), &mut |s| out = Some(s));
    if let Some(s) = &out {
        assert!(s.tiled());
    }
    (out, notices)
}

fn text(body: &str) -> String {
    let (source, notices) = run(format!("{{\\rtf1\\ansi\\ansicpg1251\\uc1 {body}}}").as_bytes());
    assert_eq!(notices, []);
    source.expect("a source").text
}

/// Letters as escapes of windows-1251.
fn escaped(s: &str) -> String {
    encoding_rs::WINDOWS_1251
        .encode(s)
        .0
        .iter()
        .map(|b| if b.is_ascii() { (*b as char).to_string() } else { format!("\\'{b:02x}") })
        .collect()
}

#[test]
fn code_pages_and_unicode() {
    assert_eq!(text(&escaped("Статья 1.")), "Статья 1.\n");
    // A Western page, Cyrillic by the font; the associated font (\af) is another.
    let body = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\froman\\fcharset204{\\*\\panose 02}Times Cyr;}}\\deff0 \
                {\\f1\\af0 "
        .to_owned()
        + &escaped("Закон")
        + "}\\'e9}";
    assert_eq!(run(body.as_bytes()).0.map(|s| s.text), Some("Законé\n".to_owned()));
    // A Western page and no Cyrillic font at all.
    let body = "{\\rtf1\\ansi\\ansicpg1252 ".to_owned() + &escaped(&"Положение о порядке ".repeat(20)) + "}";
    assert!(run(body.as_bytes()).0.is_some_and(|s| s.text.starts_with("Положение")));
    assert_eq!(text("\\u1257?\\u1225 ?\\uc2\\u1199??\\uc0\\u55357\\u56832\\u-3913 x"), "өӉү😀•x\n");
}

#[test]
fn paragraphs_rows_superscripts_and_skipped_groups() {
    let body = "{\\info{\\title no}}{\\header no}{\\*\\unknown no}\\qc A\\par\\pard 21{\\super 1}. x{\\b y}\\line z\\par \
                {\\field{\\*\\fldinst HYPERLINK}{\\fldrslt link}}{\\v hidden}{\\deleted gone}{\\listtext\\tab}\\par \
                \\trowd\\intbl 1\\cell\\intbl two\\par three\\cell\\row\\trowd\\intbl 2\\cell four\\cell\\row\\pard end\\par\
                {\\shp{\\*\\shpinst{\\sp{\\sn no}{\\sv no}}{\\shptxt box\\par}}{\\shprslt box}}";
    assert_eq!(text(body), "A\n21¹. xy\nz\nlink\t\n1\ttwo three\n2\tfour\nend\nbox\n");
}

#[test]
fn rows_are_rows_and_footnotes_follow() {
    let body = "\\trowd\\intbl a\\cell b\\cell\\row\\pard\\b T\\b0\\par x{\\super\\chftn{\\footnote\\pard{\\super\\chftn} note}} y\\par z";
    let (source, _) = run(format!("{{\\rtf1 {body}}}").as_bytes());
    let source = source.expect("a source");
    assert_eq!(source.text, "a\tb\nT\nx[1] y\n[1] note\nz\n");
    assert_eq!(source.blocks[0].kind, BlockKind::TableRow { table: 0, row: 0 });
    assert_eq!(source.blocks[3].kind, BlockKind::Footnote);
    assert_eq!(source.blocks.iter().map(|b| b.heading_hint).collect::<Vec<_>>(), [false, true, false, false, false]);
}

#[test]
fn a_deleted_paragraph_mark_joins() {
    assert_eq!(text("first {\\deleted\\par}second\\par"), "first second\n");
}

#[test]
fn bad_files_give_a_notice() {
    for (bytes, kinds, has_text) in [
        ("{\\rtf1 cut {\\b short".to_owned(), vec!["damaged-rtf"], true),
        ("{\\rtf1 {\\pict 00ff}}".to_owned(), vec!["no-text"], false),
        ("no rtf".to_owned(), vec!["damaged-rtf"], false),
        (format!("{{\\rtf1 {}deep{}}}", "{".repeat(10_000), "}".repeat(10_000)), vec!["deep-nesting"], true),
        ("{\\rtf1 x\\bin99999999 y".to_owned(), vec!["damaged-rtf"], true),
    ] {
        let (source, notices) = run(bytes.as_bytes());
        assert_eq!(notices.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), kinds);
        assert_eq!(source.is_some(), has_text);
    }
}
