//! The language layer against classes of word forms, confusable pairs, languages of short texts and cut sentences.

use super::Share;
use crate::{Lang, Result, Span, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Forms of one word (`classes.jsonl`).
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

/// Figures, each by what it measures.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Pairs of forms that share a stem and are forms of one word.
    pub pair_precision: Share,
    /// Pairs of forms of one word that share a stem.
    pub pair_recall: Share,
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

impl Figures {
    /// Measures stems of Kyrgyz forms.
    pub fn stems(&mut self, classes: &[Class], confusables: &[Confusable]) {
        let stem = |w: &str| text::stem_id(Lang::Ky, &text::fold(w).text);
        let mut groups: BTreeMap<text::StemId, Vec<usize>> = BTreeMap::new();
        for (n, c) in classes.iter().enumerate() {
            let stems: Vec<_> = c.forms.iter().map(|f| stem(&f.form)).collect();
            for (i, s) in stems.iter().enumerate() {
                groups.entry(*s).or_default().push(n);
                stems[i + 1..].iter().for_each(|t| add(&mut self.pair_recall, s == t));
            }
        }
        let neutral = |a: &Class, b: &Class| a.neutral_with.contains(&b.lemma) || b.neutral_with.contains(&a.lemma);
        for g in groups.values() {
            for (i, a) in g.iter().enumerate() {
                for b in &g[i + 1..] {
                    if a == b || !neutral(&classes[*a], &classes[*b]) {
                        add(&mut self.pair_precision, a == b);
                    }
                }
            }
        }
        confusables.iter().for_each(|c| add(&mut self.confused, stem(&c.a) == stem(&c.b)));
    }

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

    /// A table.
    pub fn table(&self) -> String {
        let mut out = format!(
            "ky  pairs of forms: precision {}  recall {}\nky  confusable pairs joined {}\n",
            self.pair_precision, self.pair_recall, self.confused
        );
        for (name, rows) in [("language", &self.languages), ("sentences", &self.sentences), ("pieces", &self.pieces)] {
            for (key, v) in rows {
                out.push_str(&format!("{key}  {name} {v}\n"));
            }
        }
        out
    }
}

/// Reads rows and measures what is given; absent files are empty texts.
///
/// # Errors
/// [`crate::Error::Data`] with file and line of the first row that is not well formed.
pub fn measure(classes: &str, confusables: &str, langid: &str, sentences: &str) -> Result<Figures> {
    let mut f = Figures::default();
    f.stems(&super::labels("classes.jsonl", classes)?, &super::labels("confusables.jsonl", confusables)?);
    f.languages(&super::labels("langid.jsonl", langid)?);
    f.cuts(&super::labels("sentences.jsonl", sentences)?);
    Ok(f)
}
