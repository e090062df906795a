//! Speed of the way from a source to findings, stage by stage, in CPU time of one thread: `cargo bench --bench rules`.
//!
//! `JENIL_BENCH_DATA` names files or a folder (bulk `.jsonl`, or any format that is imported); without it the sample
//! acts of this repository are gone through again and again, and the first line says so. `RULES_BENCH_MB` caps how much
//! text is read (64 MB where it is not given).

use jenil::bodies::{self, Mention, Registry};
use jenil::facts::{self, ActSlice, Fact};
use jenil::index::IndexDocs;
use jenil::rules::{self, ActInput, Context, Packs, Selection};
use jenil::source::{self, Limits, Source, jsonl, walk};
use jenil::text::{self, Analysis, Memo};
use jenil::{Lang, act};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

/// Text to go through where the caller sets no cap.
const DEFAULT_MB: usize = 64;
/// Acts held in memory at once.
const BATCH: usize = 200;

/// Seconds of CPU time of this thread, where the system tells; else of the clock.
fn cpu(start: Instant) -> f64 {
    let ticks = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = ticks.and_then(|s| s.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()));
    spent.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns / 1e9)
}

/// Seconds by stage, in the order in which stages were met.
struct Clock {
    start: Instant,
    stages: Vec<(&'static str, f64)>,
}

impl Clock {
    fn run<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let before = cpu(self.start);
        let out = work();
        let spent = cpu(self.start) - before;
        match self.stages.iter_mut().find(|s| s.0 == stage) {
            Some(s) => s.1 += spent,
            None => self.stages.push((stage, spent)),
        }
        out
    }
}

fn sources(paths: &[PathBuf], cap: usize) -> Vec<Source> {
    let limits = Limits::default();
    let (items, _) = walk::list(paths).expect("the data is there");
    let mut out: Vec<Source> = Vec::new();
    let enough = |out: &[Source]| out.iter().map(|s| s.text.len()).sum::<usize>() >= cap;
    for item in &items {
        if item.is_bulk() {
            for lines in walk::jsonl_chunks(item, &limits).flatten() {
                let chunk = jsonl::Chunk { name: &item.name, first_line: lines.first_line, bytes: &lines.bytes };
                jsonl::import_lines(&chunk, &limits, &mut |s| out.push(s));
                if enough(&out) {
                    break;
                }
            }
        } else if let Ok(raw) = walk::read(item, &limits) {
            source::import(&raw, &limits, &mut |s| out.push(s));
        }
        if enough(&out) {
            break;
        }
    }
    out
}

struct Read {
    act: act::Act,
    analysis: Analysis,
    mentions: Vec<Mention>,
    facts: Vec<Fact>,
}

fn batch(sources: &[Source], registry: &rules::Registry, memo: &mut Memo, clock: &mut Clock, counts: &mut Counts) {
    let bodies_known = Registry::builtin();
    let acts: Vec<act::Act> = clock.run("parse", || sources.iter().map(|s| act::parse(s).0).collect());
    let words: Vec<Analysis> = clock.run("analyse", || {
        let each = acts.iter().zip(sources);
        each.map(|(a, s)| text::analyse_blocks(&a.text, &s.paragraphs(), a.lang, memo)).collect()
    });
    let both = || acts.iter().zip(&words);
    let mentions: Vec<Vec<Mention>> =
        clock.run("mentions", || both().map(|(a, w)| bodies::mentions(a, w, bodies_known)).collect());
    let mut all: Vec<Vec<Fact>> = vec![Vec::new(); acts.len()];
    let mut add = |kind: Vec<Vec<Fact>>| all.iter_mut().zip(kind).for_each(|(to, from)| to.extend(from));
    add(clock.run("facts: citations", || both().map(|(a, w)| facts::citations(a, w)).collect()));
    add(clock.run("facts: definitions", || both().map(|(a, w)| facts::definitions(a, w)).collect()));
    add(clock.run("facts: deadlines", || both().map(|(a, w)| facts::deadlines(a, w)).collect()));
    add(clock.run("facts: documents", || both().map(|(a, w)| facts::documents(a, w)).collect()));
    add(clock.run("facts: mandates", || {
        both().zip(&mentions).map(|((a, w), m)| facts::mandates(a, w, m, bodies_known)).collect()
    }));
    clock.run("index documents", || {
        both().enumerate().for_each(|(i, (a, w))| drop(black_box(IndexDocs::new(i as i64, a, w, memo))));
    });
    let read: Vec<Read> = acts
        .into_iter()
        .zip(words)
        .zip(mentions.into_iter().zip(all))
        .map(|((act, analysis), (mentions, mut facts))| {
            facts.sort_by_key(|f| (f.provision, f.span));
            Read { act, analysis, mentions, facts }
        })
        .collect();
    let inputs: Vec<ActInput<'_>> = read
        .iter()
        .map(|r| ActInput { act: &r.act, analysis: &r.analysis, facts: &r.facts, mentions: &r.mentions })
        .collect();
    let lookup = ActSlice::new(read.iter().map(|r| &r.act));
    let cx = Context { acts: &inputs, lookup: &lookup, groups: &[], as_of: None, packs: &registry.packs };
    counts.worker.get_or_insert_with(|| registry.worker());
    let worker = counts.worker.as_mut().expect("put there a line above");
    let found: usize = clock.run("rules", || (0..inputs.len()).map(|i| registry.run_act(&cx, worker, i).0.len()).sum());
    counts.findings += found;
    for r in &read {
        counts.tokens += r.analysis.tokens.len();
        counts.provisions += r.act.provisions.len();
        counts.facts += r.facts.len();
        *counts.bytes.entry(r.act.lang.code()).or_default() += r.act.text.len();
    }
}

#[derive(Default)]
struct Counts {
    worker: Option<rules::Worker>,
    findings: usize,
    facts: usize,
    provisions: usize,
    tokens: usize,
    bytes: BTreeMap<&'static str, usize>,
}

fn main() {
    let cap = std::env::var("RULES_BENCH_MB").ok().and_then(|v| v.parse().ok()).unwrap_or(DEFAULT_MB) * 1_000_000;
    let data = std::env::var_os("JENIL_BENCH_DATA").map(PathBuf::from);
    let mut all = match &data {
        Some(dir) => sources(std::slice::from_ref(dir), cap),
        None => sources(&[PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/acts"))], cap),
    };
    if data.is_none() {
        println!(
            "JENIL_BENCH_DATA is not set: the sample acts are gone through again and again, which flatters caches"
        );
        let once = all.clone();
        let size: usize = once.iter().map(|s| s.text.len()).sum();
        for _ in 1..(cap / 8 / size.max(1)).max(2) {
            all.extend(once.iter().cloned());
        }
    }
    let registry = rules::Registry::new(Packs::built_in(), &Selection::default());
    let mut memo = Memo::default();
    let mut clock = Clock { start: Instant::now(), stages: Vec::new() };
    for lang in [None, Some(Lang::Ru), Some(Lang::Ky)] {
        let part: Vec<Source> = match lang {
            None => all.iter().take(BATCH / 4).cloned().collect(),
            Some(l) => all.iter().filter(|s| act::parse(s).0.lang == l).cloned().collect(),
        };
        clock.stages.clear();
        let mut counts = Counts::default();
        part.chunks(BATCH).for_each(|b| batch(b, &registry, &mut memo, &mut clock, &mut counts));
        // The first, small round only fills memos and tables.
        let Some(lang) = lang else { continue };
        let mb = counts.bytes.values().sum::<usize>() as f64 / 1e6;
        println!(
            "{lang}: {} acts, {mb:.1} MB, {} tokens, {} provisions, {} facts, {} findings",
            part.len(),
            counts.tokens,
            counts.provisions,
            counts.facts,
            counts.findings
        );
        let total: f64 = clock.stages.iter().map(|s| s.1).sum();
        for (stage, s) in &clock.stages {
            println!("  {stage:20} {:8.1} MB/s {:5.1} %", mb / s, s / total * 100.0);
        }
        println!("  {:20} {:8.1} MB/s", "all", mb / total);
    }
}
