//! The store through the program: what changes with the files, versions, closed pipes, and runs that are killed.

use super::e2e_run::{command, corpus, fresh, jenil, s, store};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Acts of the sample that the tests copy.
const SAMPLE: [&str; 8] = [
    "law-amending-2025.ru.txt",
    "law-amending-2025.ky.txt",
    "naryn-street-cleaning.ru.txt",
    "naryn-street-cleaning.ky.txt",
    "tup-charter-duties.ru.txt",
    "tup-akim-order-flood.ky.txt",
    "standard-certificate.ru.txt",
    "nookat-pasture-tickets.ky.txt",
];

fn copies(dir: &Path) -> PathBuf {
    let to = dir.join("acts");
    fs::create_dir_all(&to).expect("made");
    for name in SAMPLE {
        fs::copy(corpus("acts").join(name), to.join(name)).expect("copied");
    }
    to
}

fn listing(store: &Path, args: &[&str]) -> String {
    let mut all = args.to_vec();
    all.extend(["--store", s(store), "--format", "jsonl"]);
    jenil(&all).ended(0).out
}

fn files(store: &Path) -> BTreeSet<String> {
    let lines = listing(store, &["acts"]);
    super::e2e_run::records(&lines).iter().map(|r| r["file"].as_str().expect("a file").to_owned()).collect()
}

fn index(acts: &Path, store: &Path, more: &[&str]) -> String {
    let mut args = vec!["index", s(acts), "--store", s(store)];
    args.extend(more);
    jenil(&args).ended(0).out
}

#[test]
fn a_second_run_reads_only_what_changed() {
    let dir = fresh("incremental");
    let (acts, store) = (copies(&dir), dir.join("store"));
    let said = index(&acts, &store, &[]);
    assert!(said.contains("8 acts stored") && said.contains("8 new, 0 changed, 0 unchanged"), "{said}");
    let before = listing(&store, &["acts"]);
    let said = index(&acts, &store, &[]);
    assert!(said.contains("0 acts stored") && said.contains("0 new, 0 changed, 8 unchanged"), "{said}");
    assert_eq!(listing(&store, &["acts"]), before);

    let name = "tup-charter-duties.ru.txt";
    let mut text = fs::read_to_string(acts.join(name)).expect("copied above");
    text.push_str("Статья 99. О медведях\n1. Медведь обязан зимовать.\n");
    fs::write(acts.join(name), text).expect("written");
    fs::write(acts.join("new.ru.txt"), "Статья 1. О рысях\n1. Рысь вправе мяукать.\n").expect("written");
    fs::remove_file(acts.join("standard-certificate.ru.txt")).expect("copied above");
    let said = index(&acts, &store, &[]);
    assert!(said.contains("1 new, 1 changed, 6 unchanged, 1 not found any more and kept"), "{said}");
    let held = files(&store);
    assert!(held.len() == 9 && held.contains("standard-certificate.ru.txt") && held.contains("new.ru.txt"), "{held:?}");
    for (query, file) in [("медведь зимовать", name), ("рысь мяукать", "new.ru.txt")] {
        let hits = super::e2e_run::records(&listing(&store, &["search", query]));
        assert!(hits.first().is_some_and(|h| h["act"]["file"] == file), "{query}: {hits:?}");
    }

    let said = index(&acts, &store, &["--prune"]);
    assert!(said.contains("1 taken out"), "{said}");
    assert!(!files(&store).contains("standard-certificate.ru.txt"));
    let hits = listing(&store, &["search", "стандарт муниципальной услуги справка"]);
    assert!(!hits.contains("standard-certificate"), "a pruned act is still found: {hits}");

    // However a store came about, it holds what a store made at once holds.
    let straight = dir.join("straight");
    index(&acts, &straight, &[]);
    for args in [&["acts"][..], &["mandates"], &["citations"], &["findings"], &["overlaps"], &["search", "улица мусор"]]
    {
        assert_eq!(listing(&store, args), listing(&straight, args), "{args:?}");
    }
}

#[test]
fn a_store_of_another_version_is_refused_with_what_to_do() {
    let dir = fresh("versions");
    let (acts, store) = (copies(&dir), dir.join("store"));
    index(&acts, &store, &[]);
    let set = |version: i64| {
        let c = rusqlite::Connection::open(store.join("jenil.sqlite")).expect("a store is an SQLite file");
        c.pragma_update(None, "user_version", version).expect("set");
    };
    let now: i64 = rusqlite::Connection::open(store.join("jenil.sqlite"))
        .and_then(|c| c.pragma_query_value(None, "user_version", |r| r.get(0)))
        .expect("a store has a version");
    let commands = |word: &str| {
        for args in [
            &["acts"][..],
            &["search", "слово"],
            &["findings"],
            &["info"],
            &["index", s(&acts)],
            &["audit", "--out", s(&dir)],
        ] {
            let mut all = args.to_vec();
            all.extend(["--store", s(&store)]);
            let ran = jenil(&all).ended(2);
            assert!(ran.err.contains(word) && ran.err.contains("into a new folder"), "{args:?} says {}", ran.err);
        }
    };
    set(now + 1);
    commands("a newer jenil");
    set(now - 1);
    commands("an older jenil");
    set(now);
    assert_eq!(files(&store).len(), SAMPLE.len());

    let other = dir.join("other");
    fs::create_dir_all(&other).expect("made");
    let c = rusqlite::Connection::open(other.join("jenil.sqlite")).expect("made");
    c.execute_batch("CREATE TABLE birds (name TEXT)").expect("made");
    drop(c);
    let ran = jenil(&["acts", "--store", s(&other)]).ended(2);
    assert!(ran.err.contains("not made by jenil"), "{}", ran.err);
    fs::write(other.join("jenil.sqlite"), "no database at all, only words, and enough of them to fill a header")
        .expect("written");
    let ran = jenil(&["acts", "--store", s(&other)]).ended(2);
    assert!(ran.err.contains("jenil.sqlite"), "{}", ran.err);
}

#[test]
fn a_reader_that_closes_the_pipe_ends_the_program_in_silence() {
    for args in
        [&["mandates", "--format", "jsonl"][..], &["findings", "--format", "csv"], &["citations", "--format", "table"]]
    {
        let mut child = command(args)
            .args(["--store", s(store())])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = [0; 16];
        let mut out = child.stdout.take().expect("piped");
        out.read_exact(&mut first).expect("it prints");
        drop(out);
        let done = child.wait_with_output().expect("it ends");
        assert!(done.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(done.status.code(), Some(0), "{args:?}");
    }
}

/// How many runs are killed.
const KILLS: u32 = 24;

#[test]
fn a_run_killed_at_any_moment_is_completed_by_the_next() {
    let dir = fresh("killed");
    let acts = copies(&dir);
    let straight = dir.join("straight");
    let start = Instant::now();
    index(&acts, &straight, &[]);
    let whole = start.elapsed();
    let questions: [&[&str]; 5] =
        [&["acts"], &["mandates"], &["citations"], &["notices"], &["search", "улица мусор", "--limit", "50"]];
    let want: Vec<String> = questions.iter().map(|q| listing(&straight, q)).collect();
    let mut store = dir.join("store-0");
    let (mut seed, mut killed, mut opened) = (u64::from(std::process::id()), 0, 0);
    for k in 0..KILLS {
        // Moments spread over the run, each shifted at random: start, import, commit, index, end.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = (f64::from(k % 12) + (seed >> 40) as f64 / f64::from(1 << 24)) / 12.0;
        let mut child = command(&["index", s(&acts), "--store", s(&store)])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        child.kill().expect("it is ours");
        killed += u32::from(child.wait().expect("it ends").code().is_none());
        let open = jenil(&["acts", "--store", s(&store), "--format", "jsonl"]);
        if open.code == 0 {
            opened += 1;
            let held = open.records();
            assert!(held.iter().all(|r| SAMPLE.contains(&r["file"].as_str().unwrap_or(""))), "kill {k}");
        } else {
            assert!(open.err.contains("make one with"), "kill {k} left a store that does not open: {}", open.err);
        }
        // Every third killed store is completed; the others are hit again as they stand.
        if k % 3 == 2 {
            index(&acts, &store, &[]);
            for (q, w) in questions.iter().zip(&want) {
                assert_eq!(&listing(&store, q), w, "kill {k}: {q:?}");
            }
            store = dir.join(format!("store-{}", k + 1));
        }
    }
    println!(
        "{killed} of {KILLS} runs were killed before their end, {opened} of the stores they left held something; a run takes {whole:?}"
    );
    assert!(killed > KILLS / 3, "only {killed} runs were killed before their end");
}
