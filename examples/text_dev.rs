//! Development of the language layer: `mine ru|ky FILES` prints roots, `train FILES` prints the table of languages (by `.ru.` and `.ky.` in the names), `langid` judges a line each, `stem ru|ky` reads a word a line and prints `form<TAB>stem`.

use jenil::{Lang, text};
use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.first().map(String::as_str) {
        Some("mine") => {
            let texts = args[2..].iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
            let texts = texts.iter().map(String::as_str);
            let ky = args.get(1).is_some_and(|l| l == "ky");
            for r in if ky { text::mine_ky(texts) } else { text::mine_ru(texts) } {
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
        Some("train") => {
            let texts = args[1..].iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
            let side = |mark: &str| {
                let mark = mark.to_string();
                args[1..]
                    .iter()
                    .zip(&texts)
                    .filter(move |a| a.0.contains(&mark))
                    .map(|a| a.1.as_str())
                    .collect::<Vec<_>>()
            };
            for (f, w) in text::train_langid(side(".ru."), side(".ky.")) {
                writeln!(out, "{f}\t{w}")?;
            }
        }
        Some("langid") => {
            let mut lines = String::new();
            std::io::stdin().read_to_string(&mut lines)?;
            for l in lines.lines() {
                let g = text::lang_of(l);
                let name = match g.lang {
                    text::TextLang::One(l) => l.code(),
                    text::TextLang::Mixed => "mixed",
                    text::TextLang::Other => "other",
                };
                writeln!(out, "{name}\t{:.3}\t{l}", g.confidence)?;
            }
        }
        _ => writeln!(out, "usage: text_dev mine ru|ky FILES | stem ru|ky")?,
    }
    Ok(())
}
