//! Structure of the real acts beside the repository: article lists, counts, coverage. Skips plainly where they are absent.

use jenil::act::{self, Act, ProvisionKind};
use jenil::source::{self, Limits, RawFile};
use jenil::{Lang, Notice};
use std::path::PathBuf;

/// The folder of real acts and labels, or `None` with a line that says so.
pub fn shared() -> Option<PathBuf> {
    let dir = std::env::var_os("JENIL_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if dir.join("acts").is_dir() {
        return Some(dir);
    }
    println!("SKIPPED: no real acts at {} (set JENIL_SHARED)", dir.display());
    None
}

fn read(path: &std::path::Path) -> (Act, Vec<Notice>, jenil::source::Source) {
    let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let raw = RawFile { name, bytes: std::fs::read(path).expect("the file can be read") };
    let mut sources = Vec::new();
    source::import(&raw, &Limits::default(), &mut |s| sources.push(s));
    let source = sources.pop().expect("one act a file");
    let (act, notices) = act::parse(&source);
    (act, notices, source)
}

fn all() -> Option<Vec<(Act, Vec<Notice>, jenil::source::Source)>> {
    let dir = shared()?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir.join("acts"))
        .expect("the folder can be read")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    Some(files.iter().map(|f| read(f)).collect())
}

fn numbers(act: &Act) -> Vec<String> {
    act.articles().iter().map(|i| act.provisions[*i as usize].number.clone().unwrap_or_default()).collect()
}

fn count(act: &Act, kind: ProvisionKind) -> usize {
    act.provisions.iter().filter(|p| p.kind == kind && !p.quoted).count()
}

#[test]
fn every_byte_of_every_act_is_accounted_for() {
    let Some(acts) = all() else { return };
    println!(
        "{:48} {:>5} {:>4} {:>4} {:>5} {:>5} {:>6} {:>8} uri",
        "act", "cover", "sec", "chp", "art", "annex", "units", "notices"
    );
    for (act, notices, _) in &acts {
        println!(
            "{:48} {:>5} {:>4} {:>4} {:>5} {:>5} {:>6} {:>8} {}",
            act.file,
            act.coverage(),
            count(act, ProvisionKind::Section),
            count(act, ProvisionKind::Chapter),
            act.articles().len(),
            count(act, ProvisionKind::Annex),
            act.provisions.len(),
            notices.len(),
            act.uri
        );
    }
    for (act, _, _) in &acts {
        assert_eq!(act.coverage(), 1.0, "{}", act.file);
        let mut at = 0;
        for p in &act.provisions {
            assert_eq!(p.own.from, at, "{}: a gap or an overlap", act.file);
            at = p.own.to;
        }
        assert_eq!(at as usize, act.text.len(), "{}", act.file);
    }
}

#[test]
fn both_languages_have_the_same_articles() {
    let Some(acts) = all() else { return };
    for (ky, _, _) in acts.iter().filter(|a| a.0.lang == Lang::Ky) {
        let (ru, _, _) = acts.iter().find(|a| a.0.file == ky.file.replace(".ky.", ".ru.")).expect("a pair");
        let (a, b) = (numbers(ru), numbers(ky));
        let miss = |x: &[String], y: &[String]| x.iter().filter(|n| !y.contains(n)).cloned().collect::<Vec<_>>();
        println!(
            "{:40} ru {} ky {} only ru {:?} only ky {:?} equal {}",
            ru.file,
            a.len(),
            b.len(),
            miss(&a, &b),
            miss(&b, &a),
            a == b
        );
    }
}

#[test]
fn headers() {
    let Some(acts) = all() else { return };
    for (act, _, _) in &acts {
        let h = &act.header;
        println!(
            "{}\n   {} {:?} {:?} {:?} status {:?} amending {}\n   issuer {:?}\n   title {:?}",
            act.file,
            act.lang,
            h.kind.as_ref().map(|k| k.value),
            h.number.as_ref().map(|k| &k.value),
            h.date.as_ref().map(|k| &k.value),
            h.status.as_ref().map(|k| k.value),
            h.amending.len(),
            h.issuer.as_ref().map(|k| &k.value),
            h.title.as_ref().map(|k| &k.value),
        );
    }
}
