//! Bad input: each file gives one clear notice that names it and says what to do; the acts beside it are read.

use jenil::Notice;
use jenil::source::{self, Limits, Source, walk};
use std::fs;
use std::io::Write;
use std::path::Path;

fn zip_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
    zip.write_all(content).expect("written");
    zip.finish().expect("finished").into_inner()
}

fn import_folder(folder: &Path, limits: &Limits) -> (Vec<Source>, Vec<Notice>) {
    let (items, mut notices) = walk::list(&[folder.to_path_buf()]).expect("the folder exists");
    let mut acts = Vec::new();
    for item in items {
        if item.is_bulk() {
            for lines in walk::jsonl_chunks(&item, limits) {
                match lines {
                    Ok(lines) => {
                        let chunk = source::jsonl::Chunk {
                            name: &item.name,
                            first_line: lines.first_line,
                            bytes: &lines.bytes,
                        };
                        notices.extend(source::jsonl::import_lines(&chunk, limits, &mut |s| acts.push(s)));
                    }
                    Err(notice) => notices.push(notice),
                }
            }
            continue;
        }
        match walk::read(&item, limits) {
            Ok(raw) => notices.extend(source::import(&raw, limits, &mut |s| acts.push(s))),
            Err(notice) => notices.push(notice),
        }
    }
    (acts, notices)
}

#[test]
fn each_bad_file_gives_one_notice_and_the_good_one_is_read() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let word = |body: &str| {
        zip_of("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())
    };
    let paragraph = |t: &str| format!("<w:p><w:r><w:t>{t}</w:t></w:r></w:p>");
    let whole = word(&paragraph(&"текст закона ".repeat(500)));
    let deep = |open: &str, close: &str| open.repeat(10_000) + "глубоко" + &close.repeat(10_000);
    let noise: Vec<u8> = (0..20_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.docx", Vec::new(), "empty-file"),
        ("blank.txt", b" \n\r\n\t".to_vec(), "empty-file"),
        ("truncated.docx", whole[..whole.len() / 2].to_vec(), "damaged-docx"),
        ("bomb.docx", word(&paragraph(&"0".repeat(100 << 20))), "zip-bomb"),
        ("line.txt", vec![b'x'; 3 << 20], "file-too-large"),
        ("line.jsonl", [b"{\"text\":\"".to_vec(), vec![b'x'; 9 << 20], b"\"}".to_vec()].concat(), "line-too-long"),
        ("binary.txt", noise.clone(), "binary-file"),
        ("binary.jsonl", noise.clone(), "no-acts-in-jsonl"),
        ("binary.html", noise.clone(), "binary-file"),
        ("binary.json", noise.clone(), "binary-file"),
        ("binary.rtf", noise.clone(), "damaged-rtf"),
        ("binary.pdf", noise.clone(), "damaged-pdf"),
        ("deep.html", deep("<div>", "</div>").into_bytes(), "deep-nesting"),
        ("deep.rtf", format!("{{\\rtf1 {}}}", deep("{", "}").replace("глубоко", "deep")).into_bytes(), "deep-nesting"),
        ("deep.docx", word(&deep("<w:sdt>", "</w:sdt>").replace("глубоко", &paragraph("глубоко"))), "deep-nesting"),
        ("deep.json", "[".repeat(10_000).into_bytes(), "bad-json"),
        ("cut.rtf", b"{\\rtf1 text".to_vec(), "damaged-rtf"),
        ("old.doc", [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600]].concat(), "old-word-file"),
        ("table.xlsx", zip_of("xl/workbook.xml", b"<x/>"), "unknown-format"),
        ("notes.md", b"# notes".to_vec(), "unknown-format"),
        (
            "latin.txt",
            "Статья 1. Основные положения о птицах".chars().fold(Vec::new(), |mut v, c| {
                // Windows-1251 read as windows-1252 and saved as UTF-8.
                let byte = match c {
                    'А'..='я' => (c as u32 - 'А' as u32 + 0xC0) as u8,
                    c => c as u8,
                };
                v.extend(char::from(byte).to_string().bytes());
                v
            }),
            "repaired-encoding",
        ),
    ];
    for (name, bytes, _) in &cases {
        fs::write(dir.path().join(name), bytes).expect("written");
    }
    fs::write(dir.path().join("good.txt"), "Статья 1. Хороший акт\nТекст.\n").expect("written");
    let limits = Limits { file_bytes: 2 << 20, line_bytes: 4 << 20, ..Limits::default() };
    let (acts, notices) = import_folder(dir.path(), &limits);
    for (name, _, kind) in &cases {
        let own: Vec<&Notice> = notices.iter().filter(|n| n.file.split('#').next() == Some(name)).collect();
        assert_eq!(own.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), [*kind], "{name}: {own:?}");
        assert!(own[0].message.contains([';', ',']) && own[0].message.len() > 30, "{name} says what to do: {}", own[0]);
    }
    assert_eq!(notices.len(), cases.len());
    assert!(acts.iter().any(|a| a.name == "good.txt"));
    // What was nested, cut or wrongly decoded is kept.
    for name in ["deep.html", "deep.rtf", "deep.docx", "cut.rtf", "latin.txt"] {
        assert!(acts.iter().any(|a| a.name == name && a.tiled()), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn unreadable_folders_and_files_are_said() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().expect("a temporary folder");
    let locked = dir.path().join("locked");
    fs::create_dir(&locked).expect("made");
    fs::write(locked.join("a.txt"), "x").expect("written");
    fs::write(dir.path().join("b.txt"), "текст").expect("written");
    fs::write(dir.path().join("c.txt"), "текст").expect("written");
    symlink(dir.path().join("nowhere"), dir.path().join("dangling.txt")).expect("linked");
    for p in [&locked, &dir.path().join("c.txt")] {
        fs::set_permissions(p, fs::Permissions::from_mode(0o000)).expect("set");
    }
    let may_read_all = fs::read_dir(&locked).is_ok();
    let (acts, notices) = import_folder(dir.path(), &Limits::default());
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).expect("set");
    let kinds: Vec<(&str, &str)> = notices.iter().map(|n| (n.file.as_str(), n.kind.as_str())).collect();
    if may_read_all {
        println!("this user may read everything: only the dangling link is tested");
        assert_eq!(kinds, [("dangling.txt", "unreadable-file")]);
    } else {
        assert_eq!(
            kinds,
            [("dangling.txt", "unreadable-file"), ("locked", "unreadable-folder"), ("c.txt", "unreadable-file")]
        );
        assert_eq!(acts.len(), 1);
    }
}

#[test]
fn a_line_of_a_gigabyte_costs_bounded_memory() {
    // Sparse files take no room on the disk; the reader sees a gigabyte of NUL bytes without a line break.
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("huge.jsonl");
    let file = fs::File::create(&path).expect("made");
    file.set_len(1 << 30).expect("a sparse file");
    drop(file);
    let text = dir.path().join("huge.txt");
    fs::File::create(&text).expect("made").set_len(1 << 30).expect("a sparse file");
    let limits = Limits { line_bytes: 8 << 20, ..Limits::default() };
    let (acts, notices) = import_folder(dir.path(), &limits);
    assert!(acts.is_empty());
    let kinds: Vec<(&str, &str)> = notices.iter().map(|n| (n.file.as_str(), n.kind.as_str())).collect();
    assert_eq!(kinds, [("huge.jsonl#1", "line-too-long"), ("huge.txt", "file-too-large")]);
}
