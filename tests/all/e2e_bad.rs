//! Bad input through the program: one clear notice a file, the acts beside it read, and a disk without room.

use super::e2e_run::{command, corpus, fresh, jenil, s, store};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn zip_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
    zip.write_all(content).expect("written");
    zip.finish().expect("finished").into_inner()
}

fn word(body: &str) -> Vec<u8> {
    zip_of("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())
}

/// A PDF of one page with nothing on it, as scanners make them.
fn scanned() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>",
        "<< /Length 16 >>\nstream\n0 0 100 100 re f\nendstream",
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut at = Vec::new();
    for (i, o) in objects.iter().enumerate() {
        at.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{o}\nendobj\n", i + 1));
    }
    let table = pdf.len();
    pdf.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for offset in at {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    pdf.into_bytes()
}

/// A text in windows-1251 that was taken for windows-1252 and saved as UTF-8.
fn mistaken(text: &str) -> Vec<u8> {
    let latin: String = text
        .chars()
        .map(|c| if ('А'..='я').contains(&c) { char::from((c as u32 - 'А' as u32 + 0xC0) as u8) } else { c })
        .collect();
    latin.into_bytes()
}

/// Bad files: name, and the kind of the one notice. The default limits apply; a text of 64 MB on one line stands for the
/// line of a gigabyte, which the importers' own tests read from a sparse file.
fn bad_folder(dir: &Path) -> Vec<(&'static str, &'static str)> {
    let paragraph = |t: &str| format!("<w:p><w:r><w:t>{t}</w:t></w:r></w:p>");
    let whole = word(&paragraph(&"текст закона ".repeat(500)));
    let deep = |open: &str, text: &str, close: &str| open.repeat(10_000) + text + &close.repeat(10_000);
    let noise: Vec<u8> = (0..20_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.txt", Vec::new(), "empty-file"),
        ("truncated.docx", whole[..whole.len() / 2].to_vec(), "damaged-docx"),
        ("bomb.docx", word(&paragraph(&"0".repeat(100 << 20))), "zip-bomb"),
        ("line.txt", "слово ".repeat((64 << 20) / 11).into_bytes(), "text-too-large"),
        ("line.jsonl", [b"{\"text\":\"".to_vec(), vec![b'x'; 66 << 20], b"\"}".to_vec()].concat(), "line-too-long"),
        ("binary.txt", noise, "binary-file"),
        ("mistaken.txt", mistaken("Статья 1. Основные положения о птицах\n"), "repaired-encoding"),
        ("deep.html", deep("<div>", "глубоко", "</div>").into_bytes(), "deep-nesting"),
        ("deep.rtf", format!("{{\\rtf1 {}}}", deep("{", "deep", "}")).into_bytes(), "deep-nesting"),
        ("scanned.pdf", scanned(), "no-text-in-pdf"),
        ("cut.pdf", scanned()[..60].to_vec(), "damaged-pdf"),
    ];
    for (name, bytes, _) in &cases {
        fs::write(dir.join(name), bytes).expect("written");
    }
    for name in ["naryn-street-cleaning.ru.txt", "naryn-street-cleaning.ky.txt"] {
        fs::copy(corpus("acts").join(name), dir.join(name)).expect("copied");
    }
    cases.into_iter().map(|(name, _, kind)| (name, kind)).collect()
}

fn notices(store: &Path) -> Vec<Value> {
    jenil(&["notices", "--store", s(store), "--format", "jsonl"]).ended(0).records()
}

#[test]
fn each_bad_file_gives_one_notice_and_the_acts_beside_it_are_read() {
    let dir = fresh("bad");
    let (acts, kept, out) = (dir.join("acts"), dir.join("store"), dir.join("report"));
    fs::create_dir_all(&acts).expect("made");
    let cases = bad_folder(&acts);
    let indexed = jenil(&["index", s(&acts), "--store", s(&kept)]).ended(0);
    let audited = jenil(&["audit", s(&acts), "--out", s(&out)]).ended(0);
    let stored = notices(&kept);
    for (name, kind) in &cases {
        for (command, said) in [("index", &indexed.err), ("audit", &audited.err)] {
            let lines: Vec<&str> = said.lines().filter(|l| l.contains(name)).collect();
            assert_eq!(lines.len(), 1, "{command} says of {name}: {lines:?}\n{said}");
            assert!(lines[0].contains(kind) && lines[0].contains([';', ',']), "{command}: {}", lines[0]);
        }
        let own: Vec<&Value> =
            stored.iter().filter(|n| n["file"].as_str().is_some_and(|f| f.split('#').next() == Some(name))).collect();
        assert!(own.len() == 1 && own[0]["kind"] == *kind, "the store says of {name}: {own:?}");
    }
    assert_eq!(stored.len(), cases.len(), "{stored:#?}");
    assert_eq!(indexed.err.lines().count(), cases.len(), "{}", indexed.err);
    let held = jenil(&["acts", "--store", s(&kept), "--format", "jsonl"]).ended(0).records();
    let full: Vec<&Value> =
        held.iter().filter(|a| a["file"].as_str().is_some_and(|f| f.starts_with("naryn"))).collect();
    assert!(full.len() == 2 && full.iter().all(|a| a["coverage"] == 1.0 && a["notices"] == 0), "{full:?}");
    let page = fs::read_to_string(out.join("report.html")).expect("written");
    for (name, _) in &cases {
        assert!(page.contains(name), "the report does not name {name}");
    }

    // The same run with --strict, and the next one, in which nothing has changed.
    jenil(&["audit", s(&acts), "--out", s(&out), "--strict"]).ended(1);
    let strict = dir.join("strict");
    jenil(&["index", s(&acts), "--store", s(&strict), "--strict"]).ended(1);
    let good = dir.join("good");
    fs::create_dir_all(&good).expect("made");
    fs::copy(corpus("acts").join("naryn-street-cleaning.ru.txt"), good.join("a.ru.txt")).expect("copied");
    jenil(&["index", s(&good), "--store", s(&dir.join("good-store")), "--strict"]).ended(0);
    jenil(&["audit", s(&good), "--out", s(&out), "--strict"]).ended(0);
    jenil(&["scan", s(&acts), "--out", s(&out), "--strict", "--rule", "X03"]).ended(1);
}

#[test]
fn a_folder_of_nothing_but_bad_files_could_not_run() {
    let dir = fresh("bad-only");
    let acts = dir.join("acts");
    fs::create_dir_all(&acts).expect("made");
    fs::write(acts.join("empty.txt"), "").expect("written");
    let kept = dir.join("store");
    for args in [
        vec!["index", s(&acts), "--store", s(&kept)],
        vec!["audit", s(&acts), "--out", s(&dir)],
        vec!["scan", s(&acts), "--out", s(&dir)],
    ] {
        let ran = jenil(&args).ended(2);
        assert!(ran.err.contains("empty.txt") && ran.err.lines().count() == 2, "{args:?}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let dir = fresh("unreadable");
    let (acts, out) = (dir.join("acts"), dir.join("report"));
    fs::create_dir_all(acts.join("locked")).expect("made");
    fs::write(acts.join("secret.txt"), "Статья 1. Тайна\n1. Тайна.\n").expect("written");
    fs::write(acts.join("locked/inside.txt"), "Статья 1. Тайна\n1. Тайна.\n").expect("written");
    fs::copy(corpus("acts").join("naryn-street-cleaning.ru.txt"), acts.join("good.ru.txt")).expect("copied");
    let lock = |mode: u32| {
        for p in ["secret.txt", "locked"] {
            fs::set_permissions(acts.join(p), fs::Permissions::from_mode(mode)).expect("set");
        }
    };
    lock(0o000);
    if fs::read(acts.join("secret.txt")).is_ok() {
        lock(0o700);
        println!("SKIPPED: this user may read everything (root), so no file can be made unreadable");
        return;
    }
    let ran = jenil(&["audit", s(&acts), "--out", s(&out)]);
    let strict = jenil(&["audit", s(&acts), "--out", s(&out), "--strict"]);
    lock(0o700);
    let ran = ran.ended(0);
    for name in ["secret.txt", "locked"] {
        let lines: Vec<&str> = ran.err.lines().filter(|l| l.contains(name)).collect();
        assert!(lines.len() == 1 && lines[0].contains("unreadable"), "{name}: {}", ran.err);
    }
    strict.ended(1);
}

/// Runs the program so that no file may grow beyond `kib`: every write past it fails, as on a full disk.
#[cfg(unix)]
fn cramped(kib: u32, args: &[&str]) -> Option<super::e2e_run::Ran> {
    // Blocks of `ulimit -f` have 512 bytes in sh; without the trap the signal would kill the program.
    let script = format!("trap '' XFSZ; ulimit -f {} || exit 77; exec \"$0\" \"$@\"", kib * 2);
    let done = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_jenil")])
        .args(args)
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|d| d.status.code() != Some(77))?;
    Some(super::e2e_run::Ran {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
    })
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_stops_the_run_and_spoils_nothing() {
    let dir = fresh("full");
    let acts = corpus("acts");
    let (straight, kept) = (super::e2e_run::store(), dir.join("store"));
    // From no room for the tables at all to room for most of the store.
    for kib in [4, 40, 200, 400, 900] {
        let Some(ran) = cramped(kib, &["index", s(&acts), "--store", s(&kept)]) else {
            println!("SKIPPED: no sh with ulimit -f");
            return;
        };
        if ran.code == 0 {
            break;
        }
        let ran = ran.ended(2);
        let said: Vec<&str> = ran.err.lines().filter(|l| l.starts_with("jenil:")).collect();
        assert!(said.len() == 1 && said[0].contains(s(&kept)), "{kib} KiB: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{kib} KiB: {}", ran.err);
    }
    jenil(&["index", s(&acts), "--store", s(&kept)]).ended(0);
    for args in [&["acts"][..], &["mandates"], &["search", "учёт ульев"]] {
        let list = |store: &Path| {
            let mut all = args.to_vec();
            all.extend(["--store", s(store), "--format", "jsonl"]);
            jenil(&all).ended(0).out
        };
        assert_eq!(list(&kept), list(straight), "{args:?}");
    }
    let out = dir.join("report");
    let ran = cramped(8, &["audit", s(&acts), "--out", s(&out)]).expect("it ran above").ended(2);
    assert!(ran.err.contains(s(&out)) && ran.err.lines().count() == 1, "{}", ran.err);
}

#[test]
fn output_that_finds_no_room_is_a_failure() {
    let full = PathBuf::from("/dev/full");
    if !full.exists() {
        println!("SKIPPED: this system has no /dev/full");
        return;
    }
    for format in ["jsonl", "json", "csv", "table"] {
        let to = fs::File::options().write(true).open(&full).expect("it opens");
        let done = command(&["mandates", "--store", s(store()), "--format", format])
            .stdout(to)
            .stderr(Stdio::piped())
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{format}: {said}");
        assert!(said.contains("standard output") && said.lines().count() == 1, "{format}: {said}");
    }
}
