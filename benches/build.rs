//! A build beside plain tantivy on the same texts, in CPU time of the whole process: `cargo bench --bench build`.
//!
//! `JENIL_BENCH_DATA` names files or a folder; without it the sample acts of this repository are built, far too few for
//! figures worth quoting, and the first line says so. Plain tantivy is one stored number and one text field (its default
//! tokenizer, with positions) for each unit a search of ours can find; its texts are cut before its clock starts.

use jenil::build::{Options, build, reindex};
use jenil::index::units;
use jenil::source::{self, Limits, Source, jsonl, walk};
use jenil::{act, store::Store};
use std::path::{Path, PathBuf};
use tantivy::schema::{STORED, Schema, TEXT};
use tantivy::{Index, IndexWriter, TantivyDocument};

/// Bytes of postings plain tantivy gathers before it writes a segment: as much as ours has.
const MEMORY: usize = 200 << 20;

/// User and system seconds of this process, all threads, from the kernel's own account; 0 where there is none.
fn cpu() -> f64 {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else { return 0.0 };
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    fields.iter().skip(11).take(2).filter_map(|f| f.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The units of every act below a path, and the bytes of the acts.
fn texts(path: &Path) -> (Vec<String>, usize) {
    let limits = Limits::default();
    let (items, _) = walk::list(&[path.to_owned()]).expect("the data is there");
    let (mut out, mut bytes) = (Vec::new(), 0);
    let mut take = |s: Source| {
        let act = act::parse(&s).0;
        bytes += act.text.len();
        out.extend(units(&act).iter().map(|u| u.span.of(&act.text).to_owned()));
    };
    for item in &items {
        if item.is_bulk() {
            for lines in walk::jsonl_chunks(item, &limits).flatten() {
                let chunk = jsonl::Chunk { name: &item.name, first_line: lines.first_line, bytes: &lines.bytes };
                jsonl::import_lines(&chunk, &limits, &mut take);
            }
        } else if let Ok(raw) = walk::read(item, &limits) {
            source::import(&raw, &limits, &mut take);
        }
    }
    (out, bytes)
}

fn plain(texts: &[String], dir: &Path) {
    let mut schema = Schema::builder();
    let (id, body) = (schema.add_u64_field("id", STORED), schema.add_text_field("body", TEXT));
    let index = Index::create_in_dir(dir, schema.build()).expect("an empty folder");
    let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY).expect("memory");
    for (i, text) in texts.iter().enumerate() {
        let mut doc = TantivyDocument::new();
        doc.add_u64(id, i as u64);
        doc.add_text(body, text);
        writer.add_document(doc).expect("added");
    }
    writer.commit().expect("written");
    writer.wait_merging_threads().expect("merged");
}

fn main() {
    let data = std::env::var_os("JENIL_BENCH_DATA").map(PathBuf::from);
    if data.is_none() {
        println!("JENIL_BENCH_DATA is not set: the sample acts are built, too few for figures worth quoting");
    }
    let path = data.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/acts")));
    let dir = tempfile::tempdir().expect("a temporary folder");
    // The first build of a process also reads the tables; a user's build does so, too, but it is no part of the ratio.
    let _ = jenil::rules::Registry::built_in();
    let (texts, bytes) = texts(&path);
    let mb = bytes as f64 / 1e6;
    println!("{mb:.1} MB, {} units; one thread for each stage, CPU time of the whole process", texts.len());
    let at = dir.path().join("plain");
    std::fs::create_dir(&at).expect("made");
    let before = cpu();
    plain(&texts, &at);
    let base = cpu() - before;
    drop(texts);
    let said = |what: &str, spent: f64| {
        println!("  {what:42} {spent:8.2} s {:8.1} MB/s {:6.2} x plain tantivy", mb / spent, spent / base);
    };
    said("plain tantivy", base);
    let mut store = Store::create(&dir.path().join("store")).expect("made");
    let before = cpu();
    build(&mut store, &Options { threads: 1, ..Options::new(vec![path]) }, &()).expect("built");
    said("build: import, parse, facts, store, index", cpu() - before);
    let before = cpu();
    reindex(&store, 1, &()).expect("indexed");
    said("index only, from the store", cpu() - before);
}
