//! The language layer against the labelled data; skips, and says so, where the data is not there.

use jenil::text;
use jenil::text::TextLang;
use jenil::{Lang, Span};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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

/// Pairwise precision and recall of Kyrgyz stems over classes of forms; `neutral` pairs of classes are not counted.
fn pairs(classes: &[(String, Vec<String>)], neutral: &BTreeSet<(String, String)>) -> (f64, f64) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let (mut wanted, mut good, mut bad) = (0u64, 0u64, 0u64);
    for (class, (_, forms)) in classes.iter().enumerate() {
        wanted += (forms.len() * (forms.len() - 1) / 2) as u64;
        for f in forms {
            groups.entry(text::stem(Lang::Ky, &text::fold(f).text).into_owned()).or_default().push(class);
        }
    }
    for g in groups.values() {
        for (i, a) in g.iter().enumerate() {
            for b in &g[i + 1..] {
                let names = (classes[*a].0.clone(), classes[*b].0.clone());
                match a == b {
                    true => good += 1,
                    false => bad += u64::from(!neutral.contains(&names)),
                }
            }
        }
    }
    (good as f64 / (good + bad).max(1) as f64, good as f64 / wanted.max(1) as f64)
}

#[test]
fn kyrgyz_stems_of_legal_words() {
    let Some(rows) = jsonl("gold/morph/classes.jsonl") else { return };
    let name = |r: &Value| r["lemma"].as_str().expect("lemma").to_string();
    let mut neutral = BTreeSet::new();
    let mut classes = Vec::new();
    for r in &rows {
        for n in r["neutral_with"].as_array().into_iter().flatten() {
            let other = n.as_str().expect("lemma").to_string();
            neutral.insert((name(r), other.clone()));
            neutral.insert((other, name(r)));
        }
        let forms = r["forms"].as_array().expect("forms").iter().map(|f| f["form"].as_str().expect("form").to_string());
        classes.push((name(r), forms.collect::<Vec<_>>()));
    }
    let (p, r) = pairs(&classes, &neutral);
    println!("legal words: precision {p:.3}, recall {r:.3}");
    assert!(p >= 0.97 && r >= 0.92);
    let confusables = jsonl("gold/morph/confusables.jsonl").expect("stands beside the classes");
    let same = |c: &&Value| {
        let stem = |k: &str| text::stem(Lang::Ky, c[k].as_str().expect("form")).into_owned();
        stem("a") == stem("b")
    };
    let joined = confusables.iter().filter(same).count();
    println!("confusable pairs joined {joined} of {}", confusables.len());
    assert!(joined * 50 <= confusables.len());
}

#[test]
fn kyrgyz_stems_of_the_treebank() {
    let Some(path) = shared("gold/morph/ky_ktmu-ud-train.conllu") else { return };
    let body = std::fs::read_to_string(path).expect("readable");
    let mut lemmas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for cells in body.lines().map(|l| l.split('\t').collect::<Vec<_>>()).filter(|c| c.len() == 10) {
        if cells[0].parse::<u32>().is_ok() && !["PUNCT", "NUM", "SYM", "X"].contains(&cells[3]) {
            lemmas.entry(cells[1].to_lowercase()).or_default().insert(cells[2].to_lowercase());
        }
    }
    let mut classes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (form, of) in lemmas {
        // Forms that the treebank gives two lemmas are not scored.
        if let (1, Some(lemma)) = (of.len(), of.first()) {
            classes.entry(lemma.clone()).or_default().push(form);
        }
    }
    let (p, r) = pairs(&classes.into_iter().collect::<Vec<_>>(), &BTreeSet::new());
    let f1 = 2.0 * p * r / (p + r);
    println!("treebank: precision {p:.3}, recall {r:.3}, F1 {f1:.3}");
    assert!(f1 >= 0.75 && p >= 0.75);
}

fn is_lang(t: &str, code: &str) -> bool {
    matches!(text::lang_of(t).lang, TextLang::One(l) if l.code() == code)
}

#[test]
fn language_of_short_strings_and_paragraphs() {
    let Some(rows) = jsonl("gold/morph/langid.jsonl") else { return };
    let right = |r: &&Value| is_lang(r["text"].as_str().expect("text"), r["lang"].as_str().expect("lang"));
    let good = rows.iter().filter(right).count();
    println!("short strings {good} of {}", rows.len());
    assert!(good * 100 >= rows.len() * 97);
    let Some(acts) = shared("acts") else { return };
    for code in ["ru", "ky"] {
        let (mut good, mut all) = (0, 0);
        let mark = format!(".{code}.txt");
        let mut files: Vec<_> = std::fs::read_dir(&acts).expect("folder").flatten().map(|e| e.path()).collect();
        files.sort();
        for f in files.iter().filter(|f| f.to_string_lossy().ends_with(&mark)) {
            let body = std::fs::read_to_string(f).expect("readable");
            // A line without a Cyrillic letter is of neither language.
            for line in body.lines().filter(|l| l.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'))) {
                all += 1;
                good += usize::from(is_lang(line, code));
            }
        }
        println!("{code} paragraphs {good} of {all}");
        assert!(good * 1000 >= all * 995);
    }
}

#[test]
fn both_languages_in_one_text() {
    let t = "Настоящее Положение вступает в силу со дня официального опубликования. \
             Ушул Жобо расмий жарыяланган күндөн тартып күчүнө кирет.";
    assert_eq!(text::lang_of(t).lang, TextLang::Mixed);
    assert_eq!(text::lang_of("www.example.org 2021").lang, TextLang::Other);
    assert_eq!(text::lang_of("").lang, TextLang::Other);
}
