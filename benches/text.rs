//! Speed of the language layer in CPU time of one thread: `cargo bench --bench text [FILES]`.
//!
//! Without files it reads the acts below `JENIL_SHARED` (or `../shared`); without those, text made of the shipped word tables.

use jenil::{Lang, text};
use std::hint::black_box;
use std::time::Instant;

/// Bytes to go through for each figure.
const WORK: usize = 200_000_000;

/// Seconds of CPU time of this process, where the system tells; else of the clock.
fn cpu(start: Instant) -> f64 {
    let ticks = std::fs::read_to_string("/proc/self/schedstat").ok();
    let spent = ticks.and_then(|s| s.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()));
    spent.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns / 1e9)
}

fn texts(lang: Lang) -> Vec<String> {
    let named: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let mark = format!(".{lang}.txt");
    if !named.is_empty() {
        let of_lang = named.iter().filter(|f| f.ends_with(&mark));
        return of_lang.filter_map(|f| std::fs::read_to_string(f).ok()).collect();
    }
    let shared = std::env::var("JENIL_SHARED").unwrap_or_else(|_| format!("{}/../shared", env!("CARGO_MANIFEST_DIR")));
    let Ok(dir) = std::fs::read_dir(format!("{shared}/acts")) else {
        println!("no acts: text made of the word table");
        let table = std::fs::read_to_string(format!("{}/corpus/lexicon/{lang}-stems.tsv", env!("CARGO_MANIFEST_DIR")));
        let words: Vec<String> =
            table.unwrap_or_default().lines().filter_map(|l| l.split('\t').next().map(str::to_string)).collect();
        return vec![words.join(" ")];
    };
    let mut files: Vec<_> = dir.flatten().map(|e| e.path()).filter(|p| p.to_string_lossy().ends_with(&mark)).collect();
    files.sort();
    files.iter().filter_map(|f| std::fs::read_to_string(f).ok()).collect()
}

fn main() {
    for lang in [Lang::Ru, Lang::Ky] {
        let texts = texts(lang);
        let bytes: usize = texts.iter().map(String::len).sum();
        let rounds = (WORK / bytes.max(1)).max(1);
        let folded: Vec<_> = texts.iter().map(|t| text::fold(t)).collect();
        let count: usize = texts.iter().zip(&folded).map(|(t, f)| text::tokens(t, f).len()).sum();
        println!("{lang}: {} texts, {:.1} MB, {count} tokens", texts.len(), bytes as f64 / 1e6);
        let report = |name: &str, rounds: usize, work: &mut dyn FnMut()| {
            let start = Instant::now();
            let before = cpu(start);
            for _ in 0..rounds {
                work();
            }
            let s = cpu(start) - before;
            let (mb, mw) = ((bytes * rounds) as f64 / 1e6 / s, (count * rounds) as f64 / 1e6 / s);
            println!("  {name:24} {mb:8.0} MB/s {mw:8.2} M tokens/s");
        };
        report("fold", rounds, &mut || texts.iter().for_each(|t| drop(black_box(text::fold(t)))));
        report("tokens", rounds, &mut || {
            texts.iter().zip(&folded).for_each(|(t, f)| drop(black_box(text::tokens(t, f))));
        });
        let cut: Vec<_> = texts.iter().zip(&folded).map(|(t, f)| text::tokens(t, f)).collect();
        report("sentences", rounds, &mut || {
            texts.iter().zip(&cut).for_each(|(t, k)| drop(black_box(text::sentences(t, k))));
        });
        let mut memo = text::Memo::default();
        report("analyse, warm memo", rounds, &mut || {
            texts.iter().for_each(|t| drop(black_box(text::analyse(t, lang, &mut memo))));
        });
        report("analyse, cold memo", 1, &mut || {
            let mut memo = text::Memo::default();
            texts.iter().for_each(|t| drop(black_box(text::analyse(t, lang, &mut memo))));
        });
        let mut forms: Vec<&str> =
            cut.iter().zip(&folded).flat_map(|(k, f)| k.iter().map(|t| t.folded.of(&f.text))).collect();
        report("memoised stems", rounds, &mut || {
            forms.iter().for_each(|w| {
                black_box(memo.stem_id(lang, w));
            });
        });
        forms.sort_unstable();
        forms.dedup();
        let start = Instant::now();
        let before = cpu(start);
        forms.iter().for_each(|w| drop(black_box(text::stem(lang, w))));
        let s = cpu(start) - before;
        println!("  stems without a memo     {:8.2} M words/s ({} forms)", forms.len() as f64 / 1e6 / s, forms.len());
        report("language of paragraphs", 1, &mut || {
            texts.iter().flat_map(|t| t.lines()).for_each(|l| {
                black_box(text::lang_of(l));
            });
        });
    }
}
