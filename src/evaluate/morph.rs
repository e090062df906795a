//! The language layer against classes of word forms, a treebank, confusable pairs, languages of short texts and cut sentences.

use super::Share;
use crate::{Lang, Result, Span, text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Forms of one word (`classes.jsonl`, Kyrgyz; `ru-classes.jsonl`, Russian).
#[derive(Debug, Clone, Deserialize)]
pub struct Class {
    /// The word.
    pub lemma: String,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Words whose pairs with this one count neither way.
    #[serde(default)]
    pub neutral_with: Vec<String>,
}

/// A form.
#[derive(Debug, Clone, Deserialize)]
pub struct Form {
    /// As written in the texts, lower case.
    pub form: String,
}

/// Two forms of different words (`confusables.jsonl`).
#[derive(Debug, Clone, Deserialize)]
pub struct Confusable {
    /// One.
    pub a: String,
    /// The other.
    pub b: String,
}

/// A short text with its language (`langid.jsonl`).
#[derive(Debug, Clone, Deserialize)]
pub struct Short {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: Lang,
    /// Kind of text.
    pub kind: String,
}

/// A text with its sentences and pieces (`sentences.jsonl`).
#[derive(Debug, Clone, Deserialize)]
pub struct Cut {
    /// The text.
    pub text: String,
    /// Language.
    pub lang: Lang,
    /// Expected sentences.
    pub sentences: Vec<Chars>,
    /// Pieces that must be neither cut nor glued.
    pub tokens: Vec<Chars>,
}

/// A place counted in characters.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Chars {
    /// First character.
    pub start: usize,
    /// Past the last one.
    pub end: usize,
}

/// Labels, each the text of a file; absent files are empty texts.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// `classes.jsonl`
    pub classes: String,
    /// `ru-classes.jsonl`
    pub russian: String,
    /// `confusables.jsonl`
    pub confusables: String,
    /// A Kyrgyz treebank in CoNLL-U.
    pub treebank: String,
    /// `langid.jsonl`
    pub langid: String,
    /// `sentences.jsonl`
    pub sentences: String,
}

/// Pairs of forms over classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Pairs {
    /// Pairs of forms that share a stem and are forms of one word.
    pub precision: Share,
    /// Pairs of forms of one word that share a stem.
    pub recall: Share,
}

impl Pairs {
    /// Harmonic mean of precision and recall; 0 of nothing.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision.value().unwrap_or(0.0), self.recall.value().unwrap_or(0.0));
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    /// Measures the stems of classes of forms.
    pub fn measure(lang: Lang, classes: &[Class]) -> Pairs {
        let mut out = Pairs::default();
        let mut groups: BTreeMap<text::StemId, Vec<usize>> = BTreeMap::new();
        for (n, c) in classes.iter().enumerate() {
            let stems: Vec<_> = c.forms.iter().map(|f| stem(lang, &f.form)).collect();
            for (i, s) in stems.iter().enumerate() {
                groups.entry(*s).or_default().push(n);
                stems[i + 1..].iter().for_each(|t| add(&mut out.recall, s == t));
            }
        }
        let neutral = |a: &Class, b: &Class| a.neutral_with.contains(&b.lemma) || b.neutral_with.contains(&a.lemma);
        for g in groups.values() {
            for (i, a) in g.iter().enumerate() {
                for b in &g[i + 1..] {
                    if a == b || !neutral(&classes[*a], &classes[*b]) {
                        add(&mut out.precision, a == b);
                    }
                }
            }
        }
        out
    }
}

fn stem(lang: Lang, word: &str) -> text::StemId {
    text::stem_id(lang, &text::fold(word).text)
}

/// Classes of the forms that share a lemma in a treebank in CoNLL-U. Punctuation, numbers and signs are left out, and forms to which
/// the treebank gives two lemmas.
pub fn classes_of_treebank(conllu: &str) -> Vec<Class> {
    let mut lemmas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for cells in conllu.lines().map(|l| l.split('\t').collect::<Vec<_>>()).filter(|c| c.len() == 10) {
        if cells[0].parse::<u32>().is_ok() && !["PUNCT", "NUM", "SYM", "X"].contains(&cells[3]) {
            lemmas.entry(cells[1].to_lowercase()).or_default().insert(cells[2].to_lowercase());
        }
    }
    let mut classes: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for (form, of) in lemmas.into_iter().filter(|l| l.1.len() == 1) {
        of.into_iter().for_each(|lemma| classes.entry(lemma).or_default().push(Form { form: form.clone() }));
    }
    classes.into_iter().map(|(lemma, forms)| Class { lemma, forms, neutral_with: Vec::new() }).collect()
}

/// Figures, each by what it measures.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Pairs of forms, by set: `ky`, `ru`, `ky treebank`.
    pub pairs: BTreeMap<String, Pairs>,
    /// Confusable pairs joined in error.
    pub confused: Share,
    /// Texts whose language is told, by language and kind.
    pub languages: BTreeMap<String, Share>,
    /// Texts cut into the expected sentences, by language.
    pub sentences: BTreeMap<String, Share>,
    /// Expected pieces found, by language.
    pub pieces: BTreeMap<String, Share>,
}

fn add(share: &mut Share, hit: bool) {
    share.of += 1;
    share.hits += u32::from(hit);
}

/// A share to four places, with its counts: the goals lie near 1.
fn fine(share: Share) -> String {
    share.value().map_or("–".to_owned(), |v| format!("{v:.4} ({}/{})", share.hits, share.of))
}

/// Goals for pairs of forms, by set: what is asked of precision, recall and their harmonic mean.
const GOALS: &[(&str, &str)] =
    &[("ky", "precision ≥ 0.97, recall ≥ 0.92"), ("ky treebank", "F1 ≥ 0.75, precision ≥ 0.75"), ("ru", "F1 ≥ 0.90")];

impl Figures {
    /// Measures the language of short texts.
    pub fn languages(&mut self, rows: &[Short]) {
        for r in rows {
            let told = matches!(text::lang_of(&r.text).lang, text::TextLang::One(l) if l == r.lang);
            for key in [r.lang.code().to_owned(), format!("{} {}", r.lang, r.kind)] {
                add(self.languages.entry(key).or_default(), told);
            }
        }
    }

    /// Measures sentences and pieces.
    pub fn cuts(&mut self, rows: &[Cut]) {
        for r in rows {
            let t = r.text.as_str();
            let byte = |n: usize| t.char_indices().nth(n).map_or(t.len(), |c| c.0) as u32;
            let span = |c: &Chars| Span::new(byte(c.start), byte(c.end));
            let tokens = text::tokens(t, &text::fold(t));
            let got: Vec<Span> = text::sentences(t, &tokens)
                .iter()
                .map(|s| tokens[s.start as usize].span.join(tokens[s.end as usize - 1].span))
                .collect();
            let want: Vec<Span> = r.sentences.iter().map(span).collect();
            let lang = r.lang.code();
            add(self.sentences.entry(lang.to_owned()).or_default(), got == want);
            let pieces = text::pieces(t, &tokens);
            let found = self.pieces.entry(lang.to_owned()).or_default();
            r.tokens.iter().for_each(|c| add(found, pieces.iter().any(|p| p.span == span(c))));
        }
    }

    /// A table: every goal of the language layer with its value, by language.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for (set, p) in &self.pairs {
            let goal = GOALS.iter().find(|g| g.0 == set).map_or("", |g| g.1);
            let (precision, recall, f1) = (fine(p.precision), fine(p.recall), p.f1());
            out.push_str(&format!("{set}  forms: precision {precision}  recall {recall}  F1 {f1:.4}  (goal {goal})\n"));
        }
        if self.confused.of > 0 {
            out.push_str(&format!("ky  confusable pairs joined {}  (goal ≤ 0.02)\n", fine(self.confused)));
        }
        for (key, v) in &self.languages {
            let goal = if key.contains(' ') { "" } else { "  (goal ≥ 0.97)" };
            out.push_str(&format!("{key}  language {}{goal}\n", fine(*v)));
        }
        for (name, rows) in [("sentences", &self.sentences), ("pieces", &self.pieces)] {
            for (key, v) in rows {
                out.push_str(&format!("{key}  {name} {}\n", fine(*v)));
            }
        }
        out
    }
}

/// Reads rows and measures what is given.
///
/// # Errors
/// [`crate::Error::Data`] with file and line of the first row that is not well formed.
pub fn measure(gold: &Gold) -> Result<Figures> {
    let mut f = Figures::default();
    let sets = [
        ("ky", Lang::Ky, super::labels("classes.jsonl", &gold.classes)?),
        ("ru", Lang::Ru, super::labels("ru-classes.jsonl", &gold.russian)?),
        ("ky treebank", Lang::Ky, classes_of_treebank(&gold.treebank)),
    ];
    for (name, lang, classes) in sets.iter().filter(|s| !s.2.is_empty()) {
        f.pairs.insert((*name).to_owned(), Pairs::measure(*lang, classes));
    }
    let confusables: Vec<Confusable> = super::labels("confusables.jsonl", &gold.confusables)?;
    confusables.iter().for_each(|c| add(&mut f.confused, stem(Lang::Ky, &c.a) == stem(Lang::Ky, &c.b)));
    f.languages(&super::labels("langid.jsonl", &gold.langid)?);
    f.cuts(&super::labels("sentences.jsonl", &gold.sentences)?);
    Ok(f)
}
