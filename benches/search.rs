//! Searches beside plain tantivy and SQLite FTS5 on the same provisions, one thread, warm, with snippets:
//! `cargo bench --bench search`.
//!
//! `JENIL_BENCH_DATA` names files or a folder; without it the sample acts of this repository are searched, far too few for
//! figures worth quoting, and the first line says so. `JENIL_BENCH_STORE` names a folder to keep the store in, and the two
//! others beside it, for the next run. Plain tantivy is one stored text field (its default tokenizer, with
//! positions), its own ten best by BM25 and its own snippets; SQLite is FTS5 with `bm25` and `snippet`. Neither knows
//! endings, languages, headings or versions of an act. The queries are words of the provisions themselves, taken at even
//! distances, so every one finds something.

use jenil::build::{Options, build};
use jenil::index::{Ask, Searcher, units};
use jenil::store::{Filter, Store};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{STORED, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, IndexWriter, TantivyDocument};

/// Queries of a kind.
const QUERIES: usize = 200;
/// Bytes of postings plain tantivy gathers before it writes a segment.
const MEMORY: usize = 200 << 20;
/// Letters of a snippet.
const SNIPPET: usize = 160;

/// A query as each of the three takes it.
struct Query {
    ours: String,
    tantivy: String,
    sqlite: String,
}

/// The kinds of queries, each with its queries.
fn queries(texts: &[String]) -> Vec<(&'static str, Vec<Query>)> {
    let step = (texts.len() / QUERIES).max(1);
    let mut kinds = [const { Vec::new() }; 5];
    for text in texts.iter().step_by(step).take(QUERIES) {
        let all: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
        let long: Vec<&str> = all.iter().copied().filter(|w| w.chars().count() > 5).collect();
        let Some(pair) = all.windows(2).find(|p| p.iter().all(|w| w.chars().count() > 5)) else { continue };
        if long.len() < 9 {
            continue;
        }
        let (a, b, c) = (long[2], long[5], long[8]);
        let plain = |q: &str| q.to_owned();
        let mut add = |kind: usize, ours: String, tantivy: String, sqlite: String| {
            kinds[kind].push(Query { ours, tantivy, sqlite });
        };
        add(0, plain(a), plain(a), format!("\"{a}\""));
        add(1, format!("{a} {b} {c}"), format!("{a} {b} {c}"), format!("\"{a}\" OR \"{b}\" OR \"{c}\""));
        add(2, format!("{a} AND {b}"), format!("+{a} +{b}"), format!("\"{a}\" AND \"{b}\""));
        add(3, format!("{a} OR {b}"), format!("{a} {b}"), format!("\"{a}\" OR \"{b}\""));
        let phrase = format!("\"{} {}\"", pair[0], pair[1]);
        add(4, phrase.clone(), phrase.clone(), phrase);
    }
    ["1 word", "3 words", "AND", "OR", "phrase"].into_iter().zip(kinds).collect()
}

/// Median and 99th percentile of a search, each query once to warm up and three times for the clock.
fn timed(queries: &[Query], mut search: impl FnMut(&Query) -> usize) -> (Duration, Duration) {
    let mut all = Vec::new();
    for q in queries {
        black_box(search(q));
    }
    for _ in 0..3 {
        for q in queries {
            let start = Instant::now();
            black_box(search(q));
            all.push(start.elapsed());
        }
    }
    all.sort_unstable();
    let at = |share: f64| all.get(((all.len() as f64 * share) as usize).min(all.len().saturating_sub(1))).copied();
    (at(0.5).unwrap_or_default(), at(0.99).unwrap_or_default())
}

fn plain_index(texts: &[String], dir: &Path) -> (Index, tantivy::schema::Field) {
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", TEXT | STORED);
    if dir.exists() {
        return (Index::open_in_dir(dir).expect("made before"), body);
    }
    std::fs::create_dir(dir).expect("made");
    let index = Index::create_in_dir(dir, schema.build()).expect("an empty folder");
    let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY).expect("memory");
    for text in texts {
        let mut doc = TantivyDocument::new();
        doc.add_text(body, text);
        writer.add_document(doc).expect("added");
    }
    writer.commit().expect("written");
    writer.wait_merging_threads().expect("merged");
    (index, body)
}

fn sqlite(texts: &[String], file: &Path) -> rusqlite::Connection {
    let made = file.exists();
    let mut conn = rusqlite::Connection::open(file).expect("made");
    if made {
        return conn;
    }
    conn.execute_batch("CREATE VIRTUAL TABLE t USING fts5(body)").expect("FTS5 is compiled in");
    let tx = conn.transaction().expect("begun");
    {
        let mut insert = tx.prepare("INSERT INTO t VALUES (?1)").expect("prepared");
        for text in texts {
            insert.execute([text]).expect("added");
        }
    }
    tx.commit().expect("written");
    conn
}

fn main() {
    let data = std::env::var_os("JENIL_BENCH_DATA").map(PathBuf::from);
    if data.is_none() {
        println!("JENIL_BENCH_DATA is not set: the sample acts are searched, too few for figures worth quoting");
    }
    let path = data.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/acts")));
    let dir = tempfile::tempdir().expect("a temporary folder");
    // A store made before is searched as it stands, and so are the two others beside it.
    let at = std::env::var_os("JENIL_BENCH_STORE").map_or_else(|| dir.path().join("store"), PathBuf::from);
    if !at.join(jenil::store::FILE).exists() {
        let mut store = Store::create(&at).expect("made");
        build(&mut store, &Options::new(vec![path]), &()).expect("built");
    }
    let (searcher, _) = jenil::build::searcher(&at, 0).expect("the store opens");
    let mut texts = Vec::new();
    for row in searcher.store().acts(&Filter::default()).expect("read") {
        let act = searcher.store().act(row.id).expect("read");
        texts.extend(units(&act).iter().map(|u| u.span.of(&act.text).to_owned()));
    }
    let (index, body) = plain_index(&texts, &at.with_extension("plain"));
    let conn = sqlite(&texts, &at.with_extension("fts5"));
    let queries = queries(&texts);
    println!("{} provisions; microseconds, median and 99th percentile, ten results with snippets", texts.len());
    drop(texts);
    let parser = QueryParser::for_index(&index, vec![body]);
    let reader = index.reader().expect("opened");
    let plain = reader.searcher();
    let mut statement = conn
        .prepare("SELECT snippet(t, 0, '[', ']', '…', 24) FROM t WHERE t MATCH ?1 ORDER BY bm25(t) LIMIT 10")
        .expect("prepared");
    println!("{:10} {:>18} {:>18} {:>18} {:>14}", "", "jenil", "plain tantivy", "SQLite FTS5", "ratio");
    for (kind, queries) in &queries {
        let ours = timed(queries, |q| search(&searcher, q));
        let base = timed(queries, |q| {
            let query = parser.parse_query(&q.tantivy).expect("words");
            let found = plain.search(&query, &TopDocs::with_limit(10).order_by_score()).expect("searched");
            let mut snippets = SnippetGenerator::create(&plain, &*query, body).expect("made");
            snippets.set_max_num_chars(SNIPPET);
            let shown = |doc| {
                let doc: TantivyDocument = plain.doc(doc).expect("stored");
                let text = doc.get_first(body).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
                snippets.snippet(&text).fragment().len()
            };
            found.into_iter().map(|(_, doc)| shown(doc)).sum()
        });
        let fts = timed(queries, |q| {
            let rows = statement.query_map([&q.sqlite], |r| r.get::<_, String>(0)).expect("searched");
            rows.map(|r| r.expect("a snippet").len()).sum()
        });
        let two = |t: (Duration, Duration)| format!("{:.0} / {:.0}", t.0.as_secs_f64() * 1e6, t.1.as_secs_f64() * 1e6);
        let ratio = |ours: Duration, base: Duration| ours.as_secs_f64() / base.as_secs_f64().max(1e-9);
        let ratio = format!("{:.2} / {:.2}", ratio(ours.0, base.0), ratio(ours.1, base.1));
        println!("{kind:10} {:>18} {:>18} {:>18} {ratio:>14}", two(ours), two(base), two(fts));
    }
}

fn search(searcher: &Searcher, q: &Query) -> usize {
    searcher.search(&q.ours, &Ask::default()).expect("a query").hits.len()
}
