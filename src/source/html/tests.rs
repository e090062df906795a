use super::*;
use crate::source::BlockKind;

fn run(bytes: &[u8]) -> (Option<Source>, Vec<Notice>) {
    let raw = RawFile { name: "a.html".into(), bytes: bytes.to_vec() };
    let mut out = None;
    let notices = import(&raw, &Limits::default(), &mut |s| out = Some(s));
    if let Some(s) = &out {
        assert!(s.tiled());
    }
    (out, notices)
}

fn source(html: &str) -> Source {
    let (source, notices) = run(html.as_bytes());
    assert_eq!(notices, []);
    source.expect("a source")
}

#[test]
fn inserted_articles_stay_apart() {
    for (html, want) in [
        ("<p>Статья 21<sup>1</sup>. А</p>", "Статья 21¹. А\n"),
        ("<p>Статья 317<sup>1.</sup> А</p>", "Статья 317¹. А\n"),
        ("<p>Статья 240&sup1;. А</p>", "Статья 240¹. А\n"),
        ("<p>Статья 240¹. А</p>", "Статья 240¹. А\n"),
        ("<p>21<span style='vertical-align: super'>2</span>-берене &#1257;</p>", "21²-берене ө\n"),
        ("<p>Текст<a href='#_ftn1'><sup>[1]</sup></a> далее</p>", "Текст[1] далее\n"),
    ] {
        assert_eq!(source(html).text, want);
    }
}

#[test]
fn the_bytes_are_believed_not_the_page() {
    let html = "<html><head><meta charset=windows-1251><title>x</title></head><body><p>Мыйзам өзгөчө</p></body></html>";
    assert_eq!(source(html).text, "Мыйзам өзгөчө\n");
    let koi = encoding_rs::KOI8_U.encode("<meta charset=koi8-u><p>Закон о птицах</p>").0.into_owned();
    assert_eq!(run(&koi).0.map(|s| s.text), Some("Закон о птицах\n".to_owned()));
    let cp = encoding_rs::WINDOWS_1251.encode("<meta charset=utf-8><p>Закон о домашних птицах</p>").0.into_owned();
    assert_eq!(run(&cp).0.map(|s| s.text), Some("Закон о домашних птицах\n".to_owned()));
}

#[test]
fn furniture_scripts_and_structure() {
    let s = source(
        "<html><head><style>p{}</style></head><body><nav><a href=/>Башкы бет</a></nav><div class='left-menu'>Законы</div>\
         <script>if (a < b) '<p>no</p>'</script><h1>ЗАКОН</h1><p align=center>о птицах<p><b>Статья 1.</b></p>\
         <ol start=3><li>первый<li>2) второй</ol><div style='display:none'>нет</div><p>а<br>1. б<!-- нет --></p>\
         <p class=MsoFootnoteText>[1] сноска</p><footer>Orphus</footer></body></html>",
    );
    let got: Vec<(BlockKind, bool, &str)> =
        s.blocks.iter().map(|b| (b.kind, b.heading_hint, b.span.of(&s.text).trim_end())).collect();
    use BlockKind::*;
    assert_eq!(
        got,
        [
            (Furniture, false, "Башкы бет\nЗаконы"),
            (Paragraph, true, "ЗАКОН"),
            (Paragraph, true, "о птицах"),
            (Paragraph, true, "Статья 1."),
            (Paragraph, false, "3. первый"),
            (Paragraph, false, "2) второй"),
            (Paragraph, false, "а"),
            (Paragraph, false, "1. б"),
            (Footnote, false, "[1] сноска"),
            (Furniture, false, "Orphus"),
        ]
    );
}

#[test]
fn tables_and_layout() {
    let s = source(
        "<table><tr><td>№<td>Вид<tr><td>1<td><p>куры</p><p>гуси</p></table>после\
         <table><tr><td><div class=menu>Меню</div></td><td><p>Статья 1. А</p><p>б</p><p>в</p><p>г</p>\
         <table><tr><td>x</td><td>y</td></tr></table></td></tr></table>",
    );
    assert_eq!(s.text, "№\tВид\n1\tкуры гуси\nпосле\nМеню\nСтатья 1. А\nб\nв\nг\nx\ty\n");
    let rows = s.blocks.iter().filter(|b| matches!(b.kind, BlockKind::TableRow { .. })).count();
    assert_eq!(rows, 3);
}

#[test]
fn a_frame_around_the_act_is_no_menu() {
    let s = source("<div class='content menu'><p>Статья 1. А</p><p>Статья 2. Б</p><p>3-берене. В</p></div>");
    assert!(s.blocks.iter().all(|b| b.kind == BlockKind::Paragraph));
}

#[test]
fn bad_pages() {
    for (open, close) in
        [("<div>", "</div>"), ("<b>", "</b>"), ("<table><tr><td>", "</td></tr></table>"), ("<ul><li>", "")]
    {
        let (s, notices) = run((open.repeat(10_000) + "глубоко" + &close.repeat(10_000)).as_bytes());
        assert_eq!(notices.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), ["deep-nesting"], "{open}");
        assert_eq!(s.map(|s| s.text), Some("глубоко\n".to_owned()));
    }
    assert_eq!(run(b"<html><script>x</script></html>").1[0].kind, "no-text");
    assert!(run("<p>оборван<b".as_bytes()).0.is_some_and(|s| s.text == "оборван\n"));
}
