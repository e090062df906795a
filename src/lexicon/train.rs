//! Training: parallel editions in, rows of the table out.

use super::bitext::{Edition, align};
use super::expand::MIN_WEIGHT;
use super::model::{self, Link, Model, Sequences};
use super::phrase::{self, Counts, Frame, Key, log_likelihood};
use super::table::Row;
use super::words::is_function;
use crate::act::{self, Act};
use crate::source::{self, Limits, walk};
use crate::text::{Analysis, Memo, StemId, TokenKind, analyse};
use crate::{Lang, Notice, Result};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

/// Two editions of one act.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Name of the act: the file's name up to the language.
    pub name: String,
    /// Russian.
    pub ru: Act,
    /// Kyrgyz.
    pub ky: Act,
}

/// What training gives.
#[derive(Debug, Clone, Default)]
pub struct Trained {
    /// The rows, sorted by their Russian, then Kyrgyz side.
    pub rows: Vec<Row>,
    /// Pieces of text that were aligned.
    pub segments: usize,
    /// Words in them, Russian and Kyrgyz.
    pub words: (usize, usize),
    /// Pieces left out because they are longer than [`MAX_PIECE`].
    pub long_segments: usize,
}

/// Longest piece in words that is trained on; longer ones are lists without stops, whose links are guesses.
pub const MAX_PIECE: usize = 250;
/// What a link counts for a pair of words when one of them has other links: the phrase carries the meaning then. With 0
/// a tenth of the Kyrgyz words have no translation by themselves, with 1 «асырап» alone outranks «асырап алуу».
const SHARED_LINK: f32 = 0.3;
/// Fewest counted translations of a word.
const MIN_WORD_COUNT: f32 = 0.5;
/// Least probability, in thousandths and in the worse direction, of a pair of words met once, unless they look alike. Of 30
/// such pairs read by eye each, some 28 were right among those that look alike, 18 among those above and 7 below this.
const MIN_RARE: u16 = 250;
/// Fewest counted translations of a phrase.
const MIN_PHRASE_COUNT: u32 = 3;
/// Association below which a pair is taken for chance: χ² with one degree of freedom at p = 0.001.
const MIN_ASSOCIATION: f64 = 10.83;
/// Most rows of one source side, in each direction.
const MAX_ROWS: usize = 8;

/// Forms of one word or phrase with their counts.
type Forms = BTreeMap<Box<str>, u32>;

/// Words of one language by number, in the order of their first appearance.
#[derive(Default)]
struct Vocabulary {
    of_stem: FxHashMap<StemId, u32>,
    /// Forms of each word with their counts.
    forms: Vec<Forms>,
    /// Occurrences.
    count: Vec<u32>,
}

impl Vocabulary {
    fn add(&mut self, stem: StemId, form: &str) -> u32 {
        let next = self.forms.len() as u32;
        let at = *self.of_stem.entry(stem).or_insert(next);
        if at == next {
            self.forms.push(Forms::new());
            self.count.push(0);
        }
        *self.forms[at as usize].entry(form.into()).or_default() += 1;
        self.count[at as usize] += 1;
        at
    }

    fn form(&self, word: u32) -> &str {
        commonest(&self.forms[word as usize])
    }
}

/// The commonest form; of equals the shortest, then the first in the alphabet.
fn commonest(forms: &Forms) -> &str {
    forms.iter().min_by_key(|(f, n)| (std::cmp::Reverse(**n), f.len())).map_or("", |(f, _)| f)
}

/// One side of a segment.
#[derive(Default)]
struct Side {
    /// Place of each word among the tokens.
    places: Vec<usize>,
    /// No function word.
    content: Vec<bool>,
    forms: Vec<Box<str>>,
}

impl Side {
    fn frame(&self) -> Frame<'_> {
        Frame { places: &self.places, content: &self.content }
    }
}

struct Piece {
    words: Sequences,
    ru: Side,
    ky: Side,
}

/// Learns a lexicon from parallel editions, and from names that exist in both languages (Russian, Kyrgyz). Pure: equal input
/// in equal order gives equal rows.
pub fn train(pairs: &[Pair], names: &[(String, String)]) -> Trained {
    let mut t = Training::default();
    for p in pairs {
        let a = Edition::of(&p.ru, Lang::Ru, &mut t.memo);
        let b = Edition::of(&p.ky, Lang::Ky, &mut t.memo);
        for s in align(&a, &b) {
            t.add((&a.analysis, &s.ru), (&b.analysis, &s.ky));
        }
    }
    for (ru, ky) in names {
        let a = analyse(ru, Lang::Ru, &mut t.memo);
        let b = analyse(ky, Lang::Ky, &mut t.memo);
        // A name is one piece.
        let (whole_a, whole_b) = (0..a.tokens.len(), 0..b.tokens.len());
        t.add((&a, std::slice::from_ref(&whole_a)), (&b, std::slice::from_ref(&whole_b)));
    }
    let sequences: Vec<Sequences> = t.pieces.iter().map(|p| p.words.clone()).collect();
    let (ru, ky) = (&t.ru, &t.ky);
    let model = model::train(&sequences, ru.forms.len(), ky.forms.len(), |r, k| look_alike(ru.form(r), ky.form(k)));
    Trained { rows: gather(&t.pieces, &model, ru, ky), ..t.figures }
}

#[derive(Default)]
struct Training {
    memo: Memo,
    ru: Vocabulary,
    ky: Vocabulary,
    pieces: Vec<Piece>,
    figures: Trained,
}

impl Training {
    fn add(&mut self, ru: (&Analysis, &[Range<usize>]), ky: (&Analysis, &[Range<usize>])) {
        let mut piece = Piece { words: Sequences::default(), ru: Side::default(), ky: Side::default() };
        side(ru, Lang::Ru, &mut self.ru, &mut piece.words.ru, &mut piece.ru);
        side(ky, Lang::Ky, &mut self.ky, &mut piece.words.ky, &mut piece.ky);
        let (n, m) = (piece.words.ru.len(), piece.words.ky.len());
        if n > MAX_PIECE || m > MAX_PIECE {
            self.figures.long_segments += 1;
        } else if n > 0 && m > 0 {
            self.figures.segments += 1;
            self.figures.words = (self.figures.words.0 + n, self.figures.words.1 + m);
            self.pieces.push(piece);
        }
    }
}

fn side(of: (&Analysis, &[Range<usize>]), lang: Lang, voc: &mut Vocabulary, words: &mut Vec<u32>, side: &mut Side) {
    for i in of.1.iter().cloned().flatten() {
        let t = &of.0.tokens[i];
        if t.kind == TokenKind::Word {
            let form = t.folded.of(&of.0.folded.text);
            words.push(voc.add(t.stem, form));
            side.places.push(i);
            side.content.push(!is_function(lang, form) && form.chars().count() > 1);
            side.forms.push(form.into());
        }
    }
}

/// Letters two words must share at the beginning to look alike, at least.
const ALIKE_LETTERS: usize = 4;

/// Whether a Russian and a Kyrgyz word begin alike: a loan word or a name.
fn look_alike(ru: &str, ky: &str) -> bool {
    let same = ru.chars().zip(ky.chars()).take_while(|(a, b)| a == b).count();
    same >= ALIKE_LETTERS && same * 2 >= ru.chars().count().min(ky.chars().count())
}

/// Counts links and phrases and keeps what is no chance.
fn gather(pieces: &[Piece], model: &Model, ru: &Vocabulary, ky: &Vocabulary) -> Vec<Row> {
    let mut links: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    let mut counts = Counts::default();
    let mut all_links: Vec<Vec<Link>> = Vec::with_capacity(pieces.len());
    for p in pieces {
        let found = model.links(&p.words);
        let mut degree = (vec![0u32; p.words.ru.len()], vec![0u32; p.words.ky.len()]);
        for l in &found {
            degree.0[l.ru] += 1;
            degree.1[l.ky] += 1;
        }
        for l in &found {
            if p.ru.content[l.ru] && p.ky.content[l.ky] {
                let alone = degree.0[l.ru] == 1 && degree.1[l.ky] == 1;
                let share = if alone { 1.0 } else { SHARED_LINK };
                *links.entry((p.words.ru[l.ru], p.words.ky[l.ky])).or_default() += share;
            }
        }
        counts.add(&p.words, &p.ru.frame(), &p.ky.frame(), &found);
        all_links.push(found);
    }
    let total = pieces.iter().map(|p| p.words.ru.len().max(p.words.ky.len())).sum::<usize>() as f64;
    let mut rows = Vec::new();
    for (&(r, k), &n) in &links {
        let (a, b) = (ru.count[r as usize], ky.count[k as usize]);
        if n >= MIN_WORD_COUNT
            && let Some(row) = row(n, a, b, total)
            && (n >= 1.5 || row.ky_given_ru.min(row.ru_given_ky) >= MIN_RARE || look_alike(ru.form(r), ky.form(k)))
        {
            rows.push(Candidate { ru: phrase::key(&[r]), ky: phrase::key(&[k]), row });
        }
    }
    for (&(r, k), &n) in &counts.both {
        let (a, b) = (counts.ru.get(&r).copied().unwrap_or(n), counts.ky.get(&k).copied().unwrap_or(n));
        if n >= MIN_PHRASE_COUNT
            && let Some(row) = row(n as f32, a, b, total)
        {
            rows.push(Candidate { ru: r, ky: k, row });
        }
    }
    rows.sort_unstable_by_key(|c| (c.ru, c.ky));
    let rows = best_of_each(rows, Lang::Ru);
    let rows = best_of_each(rows, Lang::Ky);
    with_forms(rows, pieces, &all_links, ru, ky)
}

struct Candidate {
    ru: Key,
    ky: Key,
    /// Without its forms.
    row: Row,
}

/// A row without forms, unless it is too weak for any use or may be chance.
fn row(n: f32, a: u32, b: u32, total: f64) -> Option<Row> {
    // One occurrence more than was seen keeps a pair met once from looking certain.
    let (to_ky, to_ru) = ((n / (a + 1) as f32).min(1.0), (n / (b + 1) as f32).min(1.0));
    let association = log_likelihood(f64::from(n), f64::from(a), f64::from(b), total);
    let row = Row {
        ru: String::new(),
        ky: String::new(),
        n: n.round().max(1.0) as u32,
        ky_given_ru: (to_ky * 1000.0).round() as u16,
        ru_given_ky: (to_ru * 1000.0).round() as u16,
    };
    let weight = row.weight(Lang::Ru).max(row.weight(Lang::Ky));
    (weight >= MIN_WEIGHT && association >= MIN_ASSOCIATION).then_some(row)
}

/// Keeps the best [`MAX_ROWS`] of each source side.
fn best_of_each(mut rows: Vec<Candidate>, from: Lang) -> Vec<Candidate> {
    let source = |c: &Candidate| if from == Lang::Ru { c.ru } else { c.ky };
    rows.sort_by(|a, b| source(a).cmp(&source(b)).then(b.row.weight(from).total_cmp(&a.row.weight(from))));
    let mut last = None;
    let mut run = 0;
    rows.retain(|c| {
        run = if last == Some(source(c)) { run + 1 } else { 0 };
        last = Some(source(c));
        run < MAX_ROWS
    });
    rows
}

/// Writes the commonest form of each side into the rows and sorts them.
fn with_forms(
    rows: Vec<Candidate>,
    pieces: &[Piece],
    links: &[Vec<Link>],
    ru: &Vocabulary,
    ky: &Vocabulary,
) -> Vec<Row> {
    let wanted: BTreeSet<(Key, Key)> = rows.iter().map(|c| (c.ru, c.ky)).collect();
    let mut seen: FxHashMap<(Key, Key), [Forms; 2]> = FxHashMap::default();
    for (p, links) in pieces.iter().zip(links) {
        phrase::pairs(&p.ru.frame(), &p.ky.frame(), links, |r, k| {
            let pair = (phrase::key(&p.words.ru[r.0..=r.1]), phrase::key(&p.words.ky[k.0..=k.1]));
            if wanted.contains(&pair) {
                let forms = seen.entry(pair).or_default();
                *forms[0].entry(p.ru.forms[r.0..=r.1].join(" ").into()).or_default() += 1;
                *forms[1].entry(p.ky.forms[k.0..=k.1].join(" ").into()).or_default() += 1;
            }
        });
    }
    let mut out: Vec<Row> = rows
        .into_iter()
        .map(|c| {
            let (r, k) = match seen.get(&(c.ru, c.ky)) {
                Some([r, k]) => (commonest(r), commonest(k)),
                // Single words were not counted as phrases.
                None => (ru.form(c.ru[0]), ky.form(c.ky[0])),
            };
            Row { ru: r.to_owned(), ky: k.to_owned(), ..c.row }
        })
        .collect();
    out.sort_unstable_by(|a, b| (&a.ru, &a.ky).cmp(&(&b.ru, &b.ky)));
    out
}

/// Reads the parallel editions below some folders: files named `<act>.ru.<format>` and `<act>.ky.<format>`. The rim: this
/// reads the disk, [`train`] does not.
///
/// A file without its counterpart gives a notice `no-parallel-edition`.
///
/// # Errors
/// [`crate::Error::Io`] when a path does not exist.
pub fn read_pairs(paths: &[PathBuf]) -> Result<(Vec<Pair>, Vec<Notice>)> {
    let (items, mut notices) = walk::list(paths)?;
    let limits = Limits::default();
    let mut acts: BTreeMap<String, BTreeMap<Lang, Act>> = BTreeMap::new();
    for item in &items {
        let Some((name, lang)) = edition_name(&item.name) else { continue };
        match walk::read(item, &limits) {
            Err(n) => notices.push(n),
            Ok(raw) => notices.extend(source::import(&raw, &limits, &mut |s| {
                // The parser's own notices are about the act, which is not what is asked for here.
                acts.entry(name.to_owned()).or_default().insert(lang, act::parse(&s).0);
            })),
        }
    }
    let mut pairs = Vec::new();
    for (name, mut of) in acts {
        match (of.remove(&Lang::Ru), of.remove(&Lang::Ky)) {
            (Some(ru), Some(ky)) => pairs.push(Pair { name, ru, ky }),
            (one, two) => notices.extend(one.or(two).map(|a| {
                let advice = "the other language's edition is not there; add it beside this file to learn from both";
                Notice::new(a.file, "no-parallel-edition", advice)
            })),
        }
    }
    Ok((pairs, notices))
}

/// The act and language that a file's name tells: `land-code.ky.txt`.
fn edition_name(file: &str) -> Option<(&str, Lang)> {
    let (stem, _format) = file.rsplit_once('.')?;
    let (name, lang) = stem.rsplit_once('.')?;
    Some((name, Lang::from_code(lang)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::from_text;

    fn pair(ru: &str, ky: &str) -> Pair {
        let act = |name: &str, text: &str| act::parse(&from_text(name, text.into())).0;
        Pair { name: "t".into(), ru: act("t.ru.txt", ru), ky: act("t.ky.txt", ky) }
    }

    const RU: &str = "земельный участок выдается\nземельный участок изымается\nземельный участок делится\n\
                      налог выдается\nналог изымается\nналог делится\nземельный участок и налог\n";
    const KY: &str = "жер тилкеси берилет\nжер тилкеси алынат\nжер тилкеси бөлүнөт\n\
                      салык берилет\nсалык алынат\nсалык бөлүнөт\nжер тилкеси жана салык\n";

    #[test]
    fn words_and_phrases_are_learned() {
        let out = train(&[pair(RU, KY)], &[]);
        let best = |ru: &str| {
            let of = out.rows.iter().filter(|r| r.ru == ru);
            of.max_by(|a, b| a.weight(Lang::Ru).total_cmp(&b.weight(Lang::Ru))).map(|r| r.ky.as_str())
        };
        assert_eq!(best("налог"), Some("салык"), "{:#?}", out.rows);
        assert_eq!(best("земельный участок"), Some("жер тилкеси"));
        assert!(out.rows.iter().all(|r| r.ru != "и" && r.ky != "жана"));
    }

    #[test]
    fn training_twice_gives_the_same_rows() {
        let pairs = [pair(RU, KY), pair(KY, RU)];
        assert_eq!(train(&pairs, &[]).rows, train(&pairs, &[]).rows);
        assert!(train(&[], &[]).rows.is_empty());
    }

    #[test]
    fn names_tell_the_language() {
        assert_eq!(edition_name("a/land-code.ky.txt"), Some(("a/land-code", Lang::Ky)));
        assert_eq!(edition_name("land-code.txt"), None);
    }
}
