//! Prints precision and recall of findings and citations against a gold folder: `cargo run --release --example evaluate_rules -- SHARED [-v] [CODE…]`.

use jenil::evaluate::{self, citations, findings};
use jenil::facts::{ActSlice, FactKind};
use jenil::rules::{ActInput, Context, Packs, Registry, Selection, run};
use jenil::{Lang, act, facts, source, text};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// Runs of which the fastest counts.
const REPEATS: u32 = 6;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let shared = args.first().cloned().unwrap_or_else(|| "../shared".into());
    let shared = Path::new(&shared);
    let verbose = args.iter().any(|a| a == "-v");
    let list = args.iter().any(|a| a == "-l");
    let codes: Vec<String> = args.iter().skip(1).filter(|a| !a.starts_with('-')).cloned().collect();
    let read = |p: &str| std::fs::read_to_string(shared.join(p)).unwrap_or_else(|e| panic!("{p}: {e}"));
    let labels: Vec<findings::Label> =
        evaluate::labels("findings.jsonl", &read("gold/findings/findings.jsonl")).expect("labels parse");
    let cites: Vec<citations::Label> =
        evaluate::labels("citations.jsonl", &read("gold/findings/citations.jsonl")).expect("labels parse");
    let coverage: findings::Coverage =
        serde_json::from_str(&read("gold/findings/coverage.json")).expect("coverage parses");

    let mut acts = Vec::new();
    let mut texts = BTreeMap::new();
    let mut names: Vec<_> =
        std::fs::read_dir(shared.join("acts")).expect("acts are there").flatten().map(|e| e.path()).collect();
    names.sort();
    for path in names.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let name = path.file_name().expect("a file").to_string_lossy().to_string();
        let raw = source::RawFile { name: name.clone(), bytes: std::fs::read(path).expect("readable") };
        let mut got = None;
        source::import(&raw, &source::Limits::default(), &mut |s| got = Some(s));
        let s = got.expect("a text imports");
        let (a, _) = act::parse(&s);
        let blocks: Vec<_> = s.blocks.iter().map(|b| b.span).collect();
        let slug = name.trim_end_matches(".txt").to_string();
        let (slug, lang) = slug.rsplit_once('.').expect("slug.lang");
        let lang = Lang::from_code(lang).expect("ru or ky");
        let original = std::fs::read_to_string(path).expect("utf-8");
        if a.text != original {
            eprintln!("{name}: the imported text differs from the file");
        }
        let mut memo = text::Memo::default();
        let analysis = text::analyse_blocks(&a.text, &blocks, lang, &mut memo);
        texts.insert((slug.to_string(), lang.code().to_string()), a.text.clone());
        acts.push((slug.to_string(), a, analysis));
    }
    let mut best = f64::MAX;
    let mut facts: Vec<Vec<facts::Fact>> = Vec::new();
    for _ in 0..REPEATS {
        let start = Instant::now();
        facts = acts.iter().map(|(_, a, t)| facts::extract(a, t)).collect();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let bytes: usize = acts.iter().map(|a| a.1.text.len()).sum();
    eprintln!("facts: {:.1} MB/s a core", bytes as f64 / 1e6 / best);
    let predictions: Vec<citations::Prediction> = acts
        .iter()
        .zip(&facts)
        .flat_map(|((slug, a, _), fs)| {
            fs.iter().filter_map(|f| match &f.kind {
                FactKind::Citation(c) => Some(citations::Prediction {
                    act: slug.clone(),
                    lang: a.lang.code().into(),
                    span: f.span.into(),
                    citation: c.clone(),
                }),
                _ => None,
            })
        })
        .collect();
    let inputs: Vec<ActInput<'_>> = acts
        .iter()
        .zip(&facts)
        .map(|((_, a, t), f)| ActInput { act: a, analysis: t, facts: f, mentions: &[] })
        .collect();
    let registry =
        Registry::new(Packs::built_in(), &Selection { preview: true, only: codes.clone(), ..Selection::default() });
    let lookup = ActSlice::new(acts.iter().map(|a| &a.1));
    let cx = Context { acts: &inputs, lookup: &lookup, groups: &[], as_of: Some("2026-03-01"), packs: &registry.packs };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread");
    // The best of a few runs: on a shared machine the others measure the neighbours.
    let mut best = f64::MAX;
    let (mut found, mut notices) = (Vec::new(), Vec::new());
    for _ in 0..REPEATS {
        let start = Instant::now();
        (found, notices) = one.install(|| run(&cx, &registry));
        best = best.min(start.elapsed().as_secs_f64());
    }
    eprintln!(
        "rules: {:.1} MB/s a core, {} findings, {} notices",
        bytes as f64 / 1e6 / best,
        found.len(),
        notices.len()
    );
    for n in &notices {
        eprintln!("{n}");
    }
    let predicted: Vec<findings::Prediction> = found
        .iter()
        .map(|f| {
            let (slug, a, _) = &acts[f.evidence[0].act as usize];
            findings::Prediction {
                code: f.rule.clone(),
                act: slug.clone(),
                lang: a.lang.code().into(),
                trigger: f.trigger.into(),
                quote: f.evidence[0].span.into(),
            }
        })
        .collect();
    if codes.is_empty() || codes.iter().any(|c| c == "cite") {
        let f = citations::measure(&cites, &coverage.citations, &predictions, &texts);
        print!("{}", citations::table(&f));
        if verbose {
            f.values().flat_map(|f| &f.wrong).for_each(|w| println!("  {w}"));
        }
    }
    let f = findings::measure(&labels, &coverage, &predicted, &texts);
    let f: BTreeMap<_, _> =
        f.into_iter().filter(|(k, f)| (codes.is_empty() && f.predictions > 0) || codes.contains(&k.0)).collect();
    print!("{}", findings::table(&f));
    if verbose {
        for ((code, lang), f) in &f {
            for w in &f.wrong {
                let label = labels.iter().find(|l| {
                    w.contains(&format!(" {} ", l.id)) || w.contains(&format!("{} ", l.id)) && w.contains(&l.act)
                });
                println!("{code} {lang} {w} «{}» [{}]", label.map_or("", |l| &l.quote), label.map_or("", |l| &l.why));
            }
            for w in &f.range_wrong {
                println!("{code} {lang} range {w}");
            }
        }
    }
    if list {
        for f in &found {
            let (slug, a, _) = &acts[f.evidence[0].act as usize];
            let line = a.text[..f.trigger.from as usize].matches('\n').count() + 1;
            println!(
                "{} {slug}.{}:{line} ⟦{}⟧ {}",
                f.rule,
                a.lang,
                f.trigger.of(&a.text).replace('\n', " "),
                f.evidence[0]
                    .span
                    .of(&a.text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .chars()
                    .take(260)
                    .collect::<String>()
            );
        }
    }
}
