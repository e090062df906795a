//! Which language a paragraph or a query is in.
//!
//! No library tells Kyrgyz from its neighbours, and much Kyrgyz is typed without ң ө ү. So every word is scored by its groups of
//! three letters (with the borders of the word), taken after [`super::fold_keyboard`], and by whether it is one of the commonest words
//! of either language; the weights are logarithms of how much likelier a group is in the Kyrgyz vocabulary of the acts than in the
//! Russian (`corpus/lexicon/langid.tsv`, made by [`train_langid`]). The letters ң ө ү speak for themselves. A name in quotation marks or
//! brackets says little about the sentence it stands in, and a capitalised word inside a sentence less than another.

use super::{TokenKind, fold, fold_keyboard, form_id, tokens};
use crate::Lang;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Language of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextLang {
    /// One of the two.
    One(Lang),
    /// Both, by sentence or phrase.
    Mixed,
    /// Neither.
    Other,
}

/// A guess with its confidence, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LangGuess {
    /// The language.
    pub lang: TextLang,
    /// 0 to 1.
    pub confidence: f32,
}

const TABLE: &str = include_str!("../../corpus/lexicon/langid.tsv");

/// The groups of one word decide no more than this (natural logarithm of odds), and its ң ө ү no more than this.
const WORD_LIMIT: f32 = 4.0;
/// Score of each ң ө ү, which Russian words do not have.
const LETTER: f32 = 2.5;
/// Weight of words in quotation marks, and of those in brackets.
const QUOTED: f32 = 0.25;
const BRACKETED: f32 = 0.5;
/// Weight of a capitalised word that is not the first: mostly a name.
const NAME: f32 = 0.5;
/// Score of a number joined to a word by a hyphen (`3-глава`, `28-октябры`): Russian joins only short endings (`5-й`, `1-го`).
const NUMBERED: f32 = 4.5;
/// Fewest letters of a word joined so.
const NUMBERED_LETTERS: usize = 4;
/// Kyrgyz names of institutions that Russian uses too say little.
const INSTITUTIONS: &[&str] = &["жогорку", "кенеш", "айыл", "окмоту", "өкмөтү", "курултай", "аимак"];
const INSTITUTION: f32 = 0.3;
/// A word this far from zero is of one language.
const SURE: f32 = 1.5;
/// Both languages are there when each has at least this many words in a row, and this share of the sure words.
const MIXED_RUN: usize = 4;
const MIXED_SHARE: f32 = 0.25;
/// Longer texts are judged by this many bytes from their beginning, middle and end each.
const SAMPLE: usize = 1200;

/// The table, by packed letters and by whole word.
struct Model {
    groups: Vec<f32>,
    words: FxHashMap<u64, f32>,
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let mut model = Model { groups: vec![0.0; CODES * CODES * CODES], words: FxHashMap::default() };
        for (feature, weight) in TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')) {
            let Ok(weight) = weight.parse::<f32>().map(|w| w / 10.0) else { continue };
            match feature.strip_prefix('<').and_then(|f| f.strip_suffix('>')) {
                Some(word) if word.chars().count() > 1 => {
                    model.words.insert(form_id(word).0, weight);
                }
                _ => model.groups[feature.chars().fold(0, next_group)] = weight,
            }
        }
        model
    })
}

/// Number of codes of a letter: the border of a word, the Russian letters, anything else.
const CODES: usize = 34;
const ELSE: usize = CODES - 1;

/// The code of a letter; ң ө ү count as what a Russian keyboard types for them.
const fn code(c: char) -> usize {
    match c {
        '<' | '>' => 0,
        'а'..='я' => c as usize - 'а' as usize + 1,
        'ң' => 'н' as usize - 'а' as usize + 1,
        'ө' => 'о' as usize - 'а' as usize + 1,
        'ү' => 'у' as usize - 'а' as usize + 1,
        _ => ELSE,
    }
}

/// The index of the group of the last three letters, after one more.
const fn next_group(group: usize, c: char) -> usize {
    group % (CODES * CODES) * CODES + code(c)
}

/// Calls `each` with the features of a word folded for the keyboard: its groups of three letters, and the word between `<` and `>`.
fn features(word: &str, mut each: impl FnMut(&str)) {
    let bound = format!("<{word}>");
    let marks: Vec<usize> = bound.char_indices().map(|c| c.0).chain([bound.len()]).collect();
    for w in marks.windows(4) {
        each(&bound[w[0]..w[3]]);
    }
    if marks.len() > 4 {
        each(&bound);
    }
}

/// Score of one folded word, positive for Kyrgyz, negative for Russian; and how many of its letters neither alphabet has.
fn word_score(word: &str) -> (f32, usize) {
    let model = model();
    let (mut sum, mut own, mut foreign, mut n) = (0.0, 0.0, 0, 0);
    let mut group = 0;
    for c in word.chars() {
        group = next_group(group, c);
        n += 1;
        // The first letter only begins a group.
        if n > 1 {
            sum += model.groups[group];
        }
        match c {
            'ң' | 'ө' | 'ү' => own += LETTER,
            c if code(c) == ELSE => foreign += 1,
            _ => {}
        }
    }
    sum += model.groups[next_group(group, '>')];
    if n > 1 {
        let plain = if own > 0.0 { fold_keyboard(word) } else { std::borrow::Cow::Borrowed(word) };
        sum += model.words.get(&form_id(&plain).0).copied().unwrap_or(0.0);
    }
    // Neighbouring groups share letters, so they do not count as independent.
    let score = if n > 2 { sum * 3.0 / (n + 1) as f32 } else { sum };
    (score.clamp(-WORD_LIMIT, WORD_LIMIT) + own.min(WORD_LIMIT), foreign)
}

/// Guesses the language of a text: a query, a heading, a paragraph.
///
/// ```
/// use jenil::{Lang, text::{TextLang, lang_of}};
/// assert_eq!(lang_of("Ушул Кодекстин 5-беренесине ылайык").lang, TextLang::One(Lang::Ky));
/// assert_eq!(lang_of("Бул мыйзам кучуно кирет").lang, TextLang::One(Lang::Ky));
/// assert_eq!(lang_of("в соответствии с Кодексом").lang, TextLang::One(Lang::Ru));
/// assert_eq!(lang_of("№ 45 (2021)").lang, TextLang::Other);
/// ```
pub fn lang_of(text: &str) -> LangGuess {
    if text.len() <= 4 * SAMPLE {
        return guess(text);
    }
    let mut parts = String::with_capacity(3 * SAMPLE + 8);
    for from in [0, text.len() / 2, text.len() - SAMPLE] {
        let mut from = from;
        let mut to = from + SAMPLE;
        while !text.is_char_boundary(from) {
            from += 1;
        }
        while to < text.len() && !text.is_char_boundary(to) {
            to += 1;
        }
        parts.push_str(&text[from..to.min(text.len())]);
        parts.push('\n');
    }
    guess(&parts)
}

fn guess(text: &str) -> LangGuess {
    let closed = close_up(text);
    let text = closed.as_deref().unwrap_or(text);
    let folded = fold(text);
    let mut sum = 0.0;
    let mut letters = 0usize;
    let mut foreign = 0usize;
    let mut quotes = 0i32;
    let mut brackets = 0i32;
    let mut first = true;
    let mut tally = Tally::default();
    let all = tokens(text, &folded);
    for (i, t) in all.iter().enumerate() {
        let form = t.folded.of(&folded.text);
        match t.kind {
            TokenKind::Punct => match form {
                "«" | "“" | "„" => quotes += 1,
                "»" | "”" => quotes = (quotes - 1).max(0),
                "\"" => quotes = i32::from(quotes == 0),
                "(" => brackets += 1,
                ")" => brackets = (brackets - 1).max(0),
                "." => first = true,
                _ => {}
            },
            TokenKind::Number => {}
            TokenKind::Word => {
                let shown = t.span.of(text);
                letters += form.chars().count();
                if form.is_ascii() {
                    foreign += form.len();
                    first = false;
                    continue;
                }
                let numbered = i >= 2
                    && all[i - 2].kind == TokenKind::Number
                    && all[i - 1].folded.of(&folded.text) == "-"
                    && all[i - 2].span.to + 1 == t.span.from
                    && form.chars().count() >= NUMBERED_LETTERS;
                if numbered {
                    sum += NUMBERED;
                }
                let scored = |p: &&str| p.len() > 1 && !p.is_ascii();
                let parts = form.split('-').filter(scored).count() as f32;
                for part in form.split('-').filter(scored) {
                    let (score, strange) = word_score(part);
                    foreign += strange;
                    tally.add(score, quotes > 0);
                    let mut chars = shown.chars();
                    let name = !first
                        && chars.next().is_some_and(char::is_uppercase)
                        && chars.next().is_some_and(char::is_lowercase);
                    let weight = if quotes > 0 { QUOTED } else { 1.0 };
                    let weight = weight * if brackets > 0 { BRACKETED } else { 1.0 } * if name { NAME } else { 1.0 };
                    let weight = weight * if INSTITUTIONS.contains(&part) { INSTITUTION } else { 1.0 };
                    sum += weight * score / parts;
                }
                first = false;
            }
        }
    }
    // A fifth of letters that neither alphabet has: another language.
    if letters == 0 || foreign * 5 > letters * 4 || (foreign * 5 > letters && tally.ky + tally.ru == 0) {
        return LangGuess { lang: TextLang::Other, confidence: if letters == 0 { 0.0 } else { 0.9 } };
    }
    let certain = 1.0 / (1.0 + (-sum.abs()).exp());
    if tally.mixed() {
        return LangGuess { lang: TextLang::Mixed, confidence: 0.5 + tally.share() };
    }
    let lang = if sum > 0.0 { Lang::Ky } else { Lang::Ru };
    LangGuess { lang: TextLang::One(lang), confidence: certain }
}

/// Sure words of each language, and their longest runs outside quotation marks.
#[derive(Default)]
struct Tally {
    ky: usize,
    ru: usize,
    ky_run: usize,
    ru_run: usize,
    run: isize,
}

impl Tally {
    fn add(&mut self, score: f32, quoted: bool) {
        if quoted {
            self.run = 0;
            return;
        }
        if score > SURE {
            self.ky += 1;
            self.run = self.run.max(0) + 1;
            self.ky_run = self.ky_run.max(self.run as usize);
        } else if score < -SURE {
            self.ru += 1;
            self.run = self.run.min(0) - 1;
            self.ru_run = self.ru_run.max(-self.run as usize);
        }
    }

    fn share(&self) -> f32 {
        self.ky.min(self.ru) as f32 / (self.ky + self.ru).max(1) as f32
    }

    fn mixed(&self) -> bool {
        self.ky_run >= MIXED_RUN && self.ru_run >= MIXED_RUN && self.share() >= MIXED_SHARE
    }
}

/// Letterspacing is for titles; longer texts (bytes) are not looked at.
const SPACED: usize = 400;

/// Closes up letterspaced words (`Т О К Т О М`); `None` when there are none.
fn close_up(text: &str) -> Option<String> {
    if text.len() > SPACED {
        return None;
    }
    let single = |w: &str| w.chars().count() == 1 && w.starts_with(char::is_uppercase);
    let words: Vec<&str> = text.split(' ').collect();
    if words.windows(3).all(|w| !w.iter().all(|x| single(x))) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for (i, w) in words.iter().enumerate() {
        if i > 0 && !(single(w) && single(words[i - 1])) {
            out.push(' ');
        }
        out.push_str(w);
    }
    Some(out)
}

/// A group is kept when it is met in at least this many different words, a word when it is met this often.
const KEPT: u32 = 4;
const KEPT_WORD: u32 = 40;
/// And when it tells: its odds differ from even by this factor (natural logarithm).
const TELLING: f32 = 0.5;

/// Learns the table of [`lang_of`] from texts of both languages: rows of a feature and ten times the logarithm of its odds for Kyrgyz, by feature.
pub fn train_langid<'a>(
    russian: impl IntoIterator<Item = &'a str>,
    kyrgyz: impl IntoIterator<Item = &'a str>,
) -> Vec<(String, i32)> {
    let sides = [super::roots::forms(russian), super::roots::forms(kyrgyz)];
    let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    let mut totals = [0f32; 2];
    for (side, forms) in sides.iter().enumerate() {
        for (form, n) in forms {
            if form.is_ascii() {
                continue;
            }
            // Groups count once a word and by the root of its frequency: between vocabulary and running text.
            let weight = f64::from(*n).sqrt().ceil() as u32;
            for part in form.split('-').filter(|p| p.len() > 1) {
                let plain = fold_keyboard(part);
                features(&plain, |f| {
                    counts.entry(f.to_string()).or_default()[side] +=
                        if f.ends_with('>') && f.starts_with('<') { *n } else { weight }
                });
                totals[side] += weight as f32;
            }
        }
    }
    let words: [f32; 2] = [0, 1].map(|i| sides[i].values().sum::<u32>() as f32);
    let mut out = Vec::new();
    for (f, [ru, ky]) in counts {
        let whole = f.starts_with('<') && f.ends_with('>');
        let (of, least) = if whole { (words, KEPT_WORD) } else { (totals, KEPT) };
        if ru + ky < least {
            continue;
        }
        let odds = ((ky as f32 + 0.5) / of[1]).ln() - ((ru as f32 + 0.5) / of[0]).ln();
        if odds.abs() >= TELLING {
            out.push((f, (odds * 10.0).round() as i32));
        }
    }
    out
}
