//! Development of the language layer: `mine FILES` prints roots, `stem ru|ky` reads a word a line and prints `form<TAB>stem`.

use jenil::{Lang, text};
use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.first().map(String::as_str) {
        Some("mine") => {
            let texts = args[1..].iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
            for r in text::mine(texts.iter().map(String::as_str)) {
                if r.weight >= 0.4 {
                    writeln!(out, "{}\t{:.1}\t{}", r.key, r.weight, r.count)?;
                }
            }
        }
        Some("stem") => {
            let lang = args.get(1).and_then(|l| Lang::from_code(l)).unwrap_or(Lang::Ky);
            let mut words = String::new();
            std::io::stdin().read_to_string(&mut words)?;
            for w in words.lines() {
                let folded = text::fold(w).text;
                writeln!(out, "{w}\t{}", text::stem(lang, &folded))?;
            }
        }
        _ => writeln!(out, "usage: text_dev mine FILES | stem ru|ky")?,
    }
    Ok(())
}
