//! Two editions of one act cut into pieces that say the same: articles by number, paragraphs in them by number and
//! length, sentences in those by length and shared numbers.
//!
//! The dynamic programme is that of Gale and Church, «A Program for Aligning Sentences in Bilingual Corpora»
//! (Computational Linguistics 19, 1993), with the numbers of paragraphs and the figures in the text as further evidence.

use crate::Lang;
use crate::source::{BlockKind, Source};
use crate::text::{Analysis, Memo, StemId, Token, TokenKind, analyse};
use std::ops::Range;

/// Characters of Kyrgyz per character of Russian: 1.00 over the twelve parallel editions that trained the table (the
/// acts differ from 0.97 to 1.03).
const KY_PER_RU: f64 = 1.0;
/// Variance of the length of a translation per character, the value of Gale and Church for paragraphs and sentences.
const VARIANCE: f64 = 6.8;
/// Prior costs (−ln) of one to one, of a piece without counterpart, of two to one and of two to two: the rates of
/// Gale and Church (0.89, 0.0099, 0.089, 0.011).
const ONE_TO_ONE: f64 = 0.1;
const UNMATCHED: f64 = 4.6;
const TWO_TO_ONE: f64 = 2.4;
const TWO_TO_TWO: f64 = 4.5;
/// Cost of joining pieces with different own numbers («1)» with «2)»); as much as leaving both out.
const OTHER_NUMBER: f64 = 9.0;
/// Cost when all figures in the two pieces differ; in proportion when some do.
const OTHER_FIGURES: f64 = 6.0;
/// Length costs are cut here, so that one bad length does not outweigh equal numbers.
const MAX_LENGTH_COST: f64 = 8.0;
/// Most cells of one programme: 8000 lines a side without a single common article number.
const MAX_CELLS: usize = 64 << 20;

/// A text with its pieces; made by [`Edition::of`].
pub(super) struct Edition {
    pub analysis: Analysis,
    /// Paragraphs.
    units: Vec<Unit>,
}

/// A paragraph or sentence.
#[derive(Debug, Clone, Default)]
struct Unit {
    tokens: Range<usize>,
    chars: usize,
    /// Article number where the paragraph is an article's heading.
    article: Option<StemId>,
    /// Number at the head of a paragraph («1», «2)»).
    own: Option<StemId>,
    /// Other numbers in it, sorted.
    figures: Vec<StemId>,
}

impl Unit {
    /// A number at the head of a sentence is a figure like others: the other language may put it elsewhere.
    fn sentence(mut self) -> Unit {
        if let Some(n) = self.own.take() {
            self.figures.insert(self.figures.partition_point(|f| *f < n), n);
        }
        self
    }
}

/// Two pieces that translate each other, as ranges of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub ru: Vec<Range<usize>>,
    pub ky: Vec<Range<usize>>,
}

impl Edition {
    /// Analyses a source and cuts it into paragraphs (rows of tables, footnotes).
    pub fn of(source: &Source, lang: Lang, memo: &mut Memo) -> Edition {
        let analysis = analyse(&source.text, lang, memo);
        let units = source
            .blocks
            .iter()
            .filter(|b| !matches!(b.kind, BlockKind::Furniture | BlockKind::Blank))
            .map(|b| unit(&source.text, &analysis, analysis.tokens_in(b.span), lang))
            .filter(|u| !u.tokens.is_empty())
            .collect();
        Edition { analysis, units }
    }

    /// Sentences of some paragraphs, and their clauses between semicolons.
    fn sentences(&self, text: &str, units: &[Unit], lang: Lang) -> Vec<Unit> {
        let mut out = Vec::new();
        for u in units {
            let mut from = u.tokens.start;
            let first = self.analysis.sentences.partition_point(|s| s.end as usize <= u.tokens.start);
            for s in &self.analysis.sentences[first..] {
                let (a, b) = (s.start as usize, s.end as usize);
                if a >= u.tokens.end {
                    break;
                }
                for i in a.max(from)..b.min(u.tokens.end) {
                    let last = i + 1 == b.min(u.tokens.end);
                    if last || self.analysis.tokens[i].span.of(text) == ";" {
                        out.push(Unit::sentence(unit(text, &self.analysis, from..i + 1, lang)));
                        from = i + 1;
                    }
                }
            }
        }
        out
    }
}

fn unit(text: &str, a: &Analysis, tokens: Range<usize>, lang: Lang) -> Unit {
    let all = &a.tokens[tokens.clone()];
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Unit::default() };
    let chars = text[first.span.from as usize..last.span.to as usize].chars().count();
    let article = article(all, &a.folded.text, lang);
    let numbers = all.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Number);
    let own = numbers.clone().find(|(i, _)| *i == 0).map(|(_, t)| t.stem);
    let mut figures: Vec<StemId> = numbers.filter(|(i, _)| *i > 0).map(|(_, t)| t.stem).collect();
    figures.sort_unstable();
    Unit { tokens, chars, article, own: if article.is_some() { None } else { own }, figures }
}

/// The number of the article that a paragraph heads: «Статья 5», «5-берене», «5-статья».
fn article(tokens: &[Token], folded: &str, lang: Lang) -> Option<StemId> {
    let word = |t: &Token, words: &[&str]| t.kind == TokenKind::Word && words.contains(&t.folded.of(folded));
    let number = |t: &Token| (t.kind == TokenKind::Number).then_some(t.stem);
    match (lang, tokens) {
        (Lang::Ru, [head, n, ..]) if word(head, &["статья"]) => number(n),
        (Lang::Ky, [n, hyphen, head, ..]) if hyphen.folded.of(folded) == "-" && word(head, &["берене", "статья"]) => {
            number(n)
        }
        _ => None,
    }
}

/// Aligns two editions: segments in the order of the text.
pub(super) fn align(ru: (&Source, &Edition), ky: (&Source, &Edition)) -> Vec<Segment> {
    let mut out = Vec::new();
    let (ru_units, ky_units) = (&ru.1.units, &ky.1.units);
    let mut at = (0, 0);
    let mut anchors = anchors(ru_units, ky_units);
    anchors.push((ru_units.len(), ky_units.len()));
    for (i, j) in anchors {
        let (left, right) = (&ru_units[at.0..i], &ky_units[at.1..j]);
        for (a, b) in programme(left, right) {
            let ru_pieces = ru.1.sentences(&ru.0.text, &left[a], Lang::Ru);
            let ky_pieces = ky.1.sentences(&ky.0.text, &right[b], Lang::Ky);
            for (a, b) in programme(&ru_pieces, &ky_pieces) {
                out.push(Segment {
                    ru: ru_pieces[a].iter().map(|u| u.tokens.clone()).collect(),
                    ky: ky_pieces[b].iter().map(|u| u.tokens.clone()).collect(),
                });
            }
        }
        at = (i, j);
    }
    out
}

/// Places where both editions head the same article, rising on both sides (the longest such chain).
fn anchors(ru: &[Unit], ky: &[Unit]) -> Vec<(usize, usize)> {
    use std::collections::BTreeMap;
    let mut places: BTreeMap<StemId, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let heads = |units: &[Unit]| -> Vec<(usize, StemId)> {
        units.iter().enumerate().filter_map(|(i, u)| Some((i, u.article?))).collect()
    };
    heads(ru).into_iter().for_each(|(i, id)| places.entry(id).or_default().0.push(i));
    heads(ky).into_iter().for_each(|(j, id)| places.entry(id).or_default().1.push(j));
    let mut pairs: Vec<(usize, usize)> = places
        .into_values()
        .filter_map(|(a, b)| match (&a[..], &b[..]) {
            ([i], [j]) => Some((*i, *j)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

/// The longest chain of pairs whose second members rise; the first ones do already.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // tails[k]: index of the pair that ends the chain of length k + 1 with the smallest second member.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, &(_, j)) in pairs.iter().enumerate() {
        let k = tails.partition_point(|t| pairs[*t].1 < j);
        before.push(k.checked_sub(1).map(|k| tails[k]));
        if k == tails.len() {
            tails.push(at);
        } else {
            tails[k] = at;
        }
    }
    let mut out = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied();
    while let Some(i) = at {
        out.push(pairs[i]);
        at = before[i];
    }
    out.reverse();
    out
}

/// Steps of the programme: pieces taken on the left and on the right, with their prior cost.
const STEPS: [(usize, usize, f64); 6] = [
    (1, 1, ONE_TO_ONE),
    (1, 0, UNMATCHED),
    (0, 1, UNMATCHED),
    (2, 1, TWO_TO_ONE),
    (1, 2, TWO_TO_ONE),
    (2, 2, TWO_TO_TWO),
];

/// The cheapest alignment of two lists of pieces; pieces without a counterpart are left out.
fn programme(left: &[Unit], right: &[Unit]) -> Vec<(Range<usize>, Range<usize>)> {
    let (n, m) = (left.len(), right.len());
    if n == 0 || m == 0 || (n + 1).saturating_mul(m + 1) > MAX_CELLS {
        return Vec::new();
    }
    if n == 1 && m == 1 {
        return vec![(0..1, 0..1)];
    }
    let width = m + 1;
    let mut best = vec![f64::INFINITY; (n + 1) * width];
    let mut step = vec![u8::MAX; (n + 1) * width];
    best[0] = 0.0;
    for i in 0..=n {
        for j in 0..=m {
            for (s, &(di, dj, prior)) in STEPS.iter().enumerate() {
                let (Some(a), Some(b)) = (i.checked_sub(di), j.checked_sub(dj)) else { continue };
                let before = best[a * width + b];
                let here = best[i * width + j];
                if before + prior >= here {
                    continue;
                }
                let cost = before + prior + if di * dj == 0 { 0.0 } else { distance(&left[a..i], &right[b..j]) };
                if cost < here {
                    best[i * width + j] = cost;
                    step[i * width + j] = s as u8;
                }
            }
        }
    }
    let mut out = Vec::new();
    let (mut i, mut j) = (n, m);
    while let Some(&(di, dj, _)) = STEPS.get(step[i * width + j] as usize) {
        if di * dj > 0 {
            out.push((i - di..i, j - dj..j));
        }
        (i, j) = (i - di, j - dj);
    }
    out.reverse();
    out
}

/// How unlikely it is that the right pieces translate the left ones.
fn distance(left: &[Unit], right: &[Unit]) -> f64 {
    let chars = |us: &[Unit]| us.iter().map(|u| u.chars).sum::<usize>() as f64;
    let (a, b) = (chars(left), chars(right));
    let delta = (b - a * KY_PER_RU) / (((a + b) / 2.0).max(1.0) * VARIANCE).sqrt();
    let mut cost = (delta * delta / 2.0).min(MAX_LENGTH_COST);
    let heads = |us: &[Unit]| us.iter().map(|u| (u.article, u.own)).filter(|h| *h != (None, None)).collect::<Vec<_>>();
    if heads(left) != heads(right) {
        cost += OTHER_NUMBER;
    }
    let (total, common) = figures(left, right);
    if total > 0 {
        cost += OTHER_FIGURES * (1.0 - common as f64 / total as f64);
    }
    cost
}

/// Figures of both sides together, and those that both have.
fn figures(left: &[Unit], right: &[Unit]) -> (usize, usize) {
    let all = |us: &[Unit]| us.iter().map(|u| u.figures.len()).sum::<usize>();
    let (n, m) = (all(left), all(right));
    if n == 0 || m == 0 {
        return (n + m, 0);
    }
    let merged = |us: &[Unit]| {
        let mut all: Vec<StemId> = us.iter().flat_map(|u| u.figures.iter().copied()).collect();
        all.sort_unstable();
        all
    };
    let (a, b) = (merged(left), merged(right));
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < n && j < m {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    (n + m - common, common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::source::from_text;

    fn segments(ru: &str, ky: &str) -> Vec<(String, String)> {
        let mut memo = Memo::default();
        let (ru, ky) = (from_text("r", ru.into()), from_text("k", ky.into()));
        let (a, b) = (Edition::of(&ru, Lang::Ru, &mut memo), Edition::of(&ky, Lang::Ky, &mut memo));
        let show = |s: &Source, e: &Edition, rs: &[Range<usize>]| {
            let span = |r: &Range<usize>| {
                Span::new(e.analysis.tokens[r.start].span.from, e.analysis.tokens[r.end - 1].span.to)
            };
            rs.iter().map(|r| span(r).of(&s.text).to_owned()).collect::<Vec<_>>().join(" + ")
        };
        align((&ru, &a), (&ky, &b)).iter().map(|s| (show(&ru, &a, &s.ru), show(&ky, &b, &s.ky))).collect()
    }

    #[test]
    fn articles_anchor_and_a_missing_paragraph_shifts_nothing() {
        let ru = "Статья 1. Цель\n1. Вода есть общее достояние.\n2. Лес охраняется государством.\nСтатья 2. Срок\nСрок 30 дней.\n";
        let ky = "1-берене. Максаты\n2. Токой мамлекет тарабынан корголот.\n2-берене. Мөөнөт\nМөөнөт 30 күн.\n";
        let got = segments(ru, ky);
        let has = |a: &str, b: &str| got.iter().any(|(x, y)| x.contains(a) && y.contains(b));
        assert!(
            has("Лес", "Токой") && has("Срок", "Мөөнөт") && has("30 дней", "30 күн") && has("Цель", "Максаты"),
            "{got:?}"
        );
        assert!(!got.iter().any(|(x, _)| x.contains("Вода")), "{got:?}");
    }

    #[test]
    fn sentences_are_paired_inside_a_paragraph() {
        let ru =
            "1. Орган выдает разрешение в течение 5 дней. Отказ можно обжаловать в суд; жалоба подается за 10 дней.\n";
        let ky = "1. Орган 5 күндүн ичинде уруксат берет. Баш тартууга сотко даттанса болот; арыз 10 күндө берилет.\n";
        let got = segments(ru, ky);
        assert_eq!(got.len(), 3, "{got:?}");
    }

    #[test]
    fn the_longest_chain_rises() {
        assert_eq!(longest_rising(&[(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]), [(1, 1), (2, 2), (4, 3)]);
        assert!(longest_rising(&[]).is_empty());
    }
}
