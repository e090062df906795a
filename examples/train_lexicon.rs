//! Trains the translation lexicon on the parallel editions below some folders and prints the table.
//!
//! `cargo run --release --example train_lexicon -- FOLDER… > corpus/lexicon/ru-ky.tsv`
use jenil::lexicon::{read_pairs, to_tsv, train};

fn main() -> jenil::Result<()> {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let (pairs, notices) = read_pairs(&paths)?;
    let out = train(&pairs);
    for n in notices.iter().filter(|n| n.kind != "no-parallel-edition") {
        eprintln!("{n}");
    }
    eprintln!(
        "{} pairs of acts, {} pieces, {:?} words, {} pieces too long, {} rows",
        pairs.len(),
        out.segments,
        out.words,
        out.long_segments,
        out.rows.len()
    );
    print!("{}", to_tsv(&[], &out.rows));
    Ok(())
}
