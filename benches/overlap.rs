//! The similarity join on statements of functions: CPU seconds, pairs, growth.
//!
//! `cargo bench --bench overlap -- FILE.tsv` reads statements (id, group, text; one a line) such as the volume
//! generator makes; without a file a small synthetic set is made here, and the figures say so.

use jenil::overlap::join::Sets;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Similarity the target is stated for.
const SIMILARITY: f64 = 0.7;

fn main() {
    let file = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let inputs: Vec<Vec<u64>> = match &file {
        Some(path) => {
            let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
            text.lines().filter_map(|l| l.splitn(3, '\t').nth(2)).map(tokens).collect()
        }
        None => {
            println!("no file of statements given: a synthetic set of 200,000 is used");
            (0..200_000u64).map(synthetic).collect()
        }
    };
    for share in [5, 1] {
        let part: Vec<Vec<u64>> = inputs[..inputs.len() / share].to_vec();
        let n = part.len();
        let before = cpu_seconds();
        let sets = Sets::new(part);
        let pairs = sets.pairs(SIMILARITY);
        let spent = cpu_seconds() - before;
        println!("{n} statements, {} distinct sets, {} pairs: {spent:.2} CPU s", sets.len(), pairs.len());
    }
}

fn tokens(text: &str) -> Vec<u64> {
    text.split_whitespace()
        .map(|w| {
            let mut h = DefaultHasher::new();
            w.to_lowercase().hash(&mut h);
            h.finish()
        })
        .collect()
}

/// Eight words of a skewed vocabulary from a counter: no generator of random numbers, the same set every time.
fn synthetic(i: u64) -> Vec<u64> {
    (0..8).map(|k| (i.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(7 * k as u32) % 20_000) / (k + 1)).collect()
}

/// User and system seconds of this process, from the kernel's own account; 0 where there is none.
fn cpu_seconds() -> f64 {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else { return 0.0 };
    // The program's name may hold spaces; the fields are counted from the closing parenthesis.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks: f64 = fields.iter().skip(11).take(2).filter_map(|f| f.parse::<f64>().ok()).sum();
    ticks / 100.0
}
