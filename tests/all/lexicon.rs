//! The translation lexicon on acts and lists that are not in the repository, and its training on those that are.

use jenil::lexicon::quality::{agreement, explained};
use jenil::lexicon::{Lexicon, Pair, read_pairs, train};
use jenil::{Lang, text};
use std::path::PathBuf;

fn shared(what: &str) -> Option<PathBuf> {
    let root = std::env::var_os("JENIL_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join(what);
    if path.exists() {
        return Some(path);
    }
    println!("SKIPPED: no {} (set JENIL_SHARED)", path.display());
    None
}

fn own_pairs() -> Vec<Pair> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/acts");
    let (pairs, notices) = read_pairs(&[root]).expect("the sample acts can be read");
    assert!(notices.iter().any(|n| n.kind == "no-parallel-edition"), "acts in one language are told");
    pairs
}

#[test]
fn the_sample_acts_teach_and_every_run_the_same() {
    let pairs = own_pairs();
    assert_eq!(pairs.len(), 12);
    let (a, b) = (train(&pairs, &[]), train(&pairs, &[]));
    assert_eq!(a.rows, b.rows);
    assert!(a.segments > 500 && a.long_segments == 0, "{} pieces", a.segments);
    let lex = Lexicon::new(a.rows);
    for (lang, word, start) in [(Lang::Ru, "пчеловодство", "аарыч"), (Lang::Ky, "уруксат", "разреш")]
    {
        let best = lex.translations(lang, word).next().map(|t| t.0.to_owned());
        assert!(best.as_deref().is_some_and(|b| b.starts_with(start)), "{word}: {best:?}");
    }
}

#[test]
fn an_act_held_out_is_explained_far_above_chance() {
    let Some(dir) = shared("acts") else { return };
    let file = |act: &str, lang: &str| dir.join(format!("{act}.{lang}.txt"));
    let acts = ["admin-procedure-code-2017", "family-code-2003", "constitution-2021"];
    let paths: Vec<PathBuf> = acts.iter().flat_map(|a| [file(a, "ru"), file(a, "ky")]).collect();
    let (mut pairs, _) = read_pairs(&paths).expect("the acts can be read");
    let at = pairs.iter().position(|p| p.name.ends_with("constitution-2021")).expect("it was asked for");
    let held = pairs.remove(at);
    let lex = Lexicon::new(train(&pairs, &[]).rows);
    for lang in [Lang::Ru, Lang::Ky] {
        let e = explained(&lex, &held, lang);
        println!("{lang}: {e}");
        assert!(e.known * 100 >= e.words * 70, "{e:?}");
        assert!(e.five * 100 >= e.known * 60 && e.five >= 3 * e.chance_five, "{e:?}");
    }
}

#[test]
fn the_glossary_agrees() {
    let Some(path) = shared("facts/glossary.jsonl") else { return };
    let lines = std::fs::read_to_string(path).expect("the glossary can be read");
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in lines.lines() {
        let v: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
        let side = |k: &str| text::fold(v[k].as_str().expect("a term")).text;
        pairs.push((side("ru"), side("ky")));
    }
    for lang in [Lang::Ru, Lang::Ky] {
        let list: Vec<_> = pairs
            .iter()
            .map(|(r, k)| if lang == Lang::Ru { (r.clone(), k.clone()) } else { (k.clone(), r.clone()) })
            .collect();
        let a = agreement(Lexicon::builtin(), &list, lang);
        println!(
            "{lang}: {} terms, known {}, at 1 {}, at 5 {}; not among five: {:?}",
            a.terms, a.known, a.first, a.five, a.missed
        );
        assert!(a.known * 100 >= a.terms * 85, "{a:?}");
        assert!(a.first * 100 >= a.known * 75 && a.five * 100 >= a.known * 88, "{a:?}");
    }
}
