//! The language layer against the labelled data; skips, and says so, where the data is not there.

use jenil::Span;
use jenil::text;
use serde_json::Value;
use std::path::PathBuf;

pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("JENIL_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let p = root.join(path);
    if !p.exists() {
        println!("SKIPPED: no {path} (set JENIL_SHARED)");
        return None;
    }
    Some(p)
}

pub fn jsonl(path: &str) -> Option<Vec<Value>> {
    let body = std::fs::read_to_string(shared(path)?).expect("a file that exists is readable");
    Some(body.lines().map(|l| serde_json::from_str(l).expect("labels are JSON")).collect())
}

fn bytes(text: &str, chars: &Value) -> Span {
    let at = |key: &str| {
        let n = chars[key].as_u64().expect("offset") as usize;
        text.char_indices().nth(n).map_or(text.len(), |c| c.0)
    };
    Span::of_range(at("start")..at("end"))
}

#[test]
fn sentences_and_pieces_of_the_labelled_traps() {
    let Some(rows) = jsonl("gold/morph/sentences.jsonl") else { return };
    let (mut good, mut total, mut pieces_good, mut pieces_total) = (0, 0, 0, 0);
    for row in &rows {
        let t = row["text"].as_str().expect("text");
        let tokens = text::tokens(t, &text::fold(t));
        let got: Vec<&str> = text::sentences(t, &tokens)
            .iter()
            .map(|r| tokens[r.start as usize].span.join(tokens[r.end as usize - 1].span).of(t))
            .collect();
        let want: Vec<&str> = row["sentences"].as_array().expect("list").iter().map(|s| bytes(t, s).of(t)).collect();
        total += 1;
        if got == want {
            good += 1;
        } else {
            println!("sentences {got:?}\n     want {want:?}");
        }
        let pieces = text::pieces(t, &tokens);
        for w in row["tokens"].as_array().expect("list") {
            let span = bytes(t, w);
            pieces_total += 1;
            if pieces.iter().any(|p| p.span == span) {
                pieces_good += 1;
            } else {
                println!(
                    "piece {:?} in {t:?}: {:?}",
                    span.of(t),
                    pieces.iter().map(|p| p.span.of(t)).collect::<Vec<_>>()
                );
            }
        }
    }
    println!("texts cut right {good}/{total}, pieces {pieces_good}/{pieces_total}");
    assert!(good * 100 >= total * 95 && pieces_good * 100 >= pieces_total * 95);
}
