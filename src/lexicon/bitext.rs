//! Two editions of one act cut into pieces that say the same: articles by number, provisions in them by number and
//! length, sentences in those by length and shared figures.
//!
//! The dynamic programme is that of Gale and Church, «A Program for Aligning Sentences in Bilingual Corpora»
//! (Computational Linguistics 19, 1993), with the numbers of provisions and the figures in the text as further evidence.

use crate::act::{Act, ProvisionKind};
use crate::text::{Analysis, Memo, StemId, TokenKind, analyse, form_id, number_key};
use crate::{Lang, Span};
use std::collections::BTreeMap;
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

/// An act's text with its pieces; made by [`Edition::of`].
pub(super) struct Edition<'a> {
    text: &'a str,
    pub analysis: Analysis,
    /// Provisions with words.
    units: Vec<Unit>,
}

/// A provision or sentence.
#[derive(Debug, Clone, Default)]
struct Unit {
    tokens: Range<usize>,
    chars: usize,
    /// Number of the article that begins here.
    article: Option<StemId>,
    /// Number of another provision.
    own: Option<StemId>,
    /// Numbers in the words, sorted.
    figures: Vec<StemId>,
}

/// Two pieces that translate each other, as ranges of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub ru: Vec<Range<usize>>,
    pub ky: Vec<Range<usize>>,
}

impl<'a> Edition<'a> {
    /// Analyses an act; tables of contents and page furniture are left out.
    pub fn of(act: &'a Act, lang: Lang, memo: &mut Memo) -> Edition<'a> {
        let mut edition = Edition { text: &act.text, analysis: analyse(&act.text, lang, memo), units: Vec::new() };
        for p in &act.provisions {
            if matches!(p.kind, ProvisionKind::Toc | ProvisionKind::Furniture) {
                continue;
            }
            let words = Span::new(p.heading.map_or(p.body.from, |h| h.from.min(p.body.from)), p.body.to);
            let mut unit = edition.unit(edition.analysis.tokens_in(words));
            let number = p.number.as_deref().map(|n| form_id(&number_key(n)));
            if p.kind == ProvisionKind::Article {
                unit.article = number;
            } else {
                unit.own = number;
            }
            if !unit.tokens.is_empty() {
                edition.units.push(unit);
            }
        }
        edition
    }

    /// A piece without a number of its own.
    fn unit(&self, tokens: Range<usize>) -> Unit {
        let all = &self.analysis.tokens[tokens.clone()];
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return Unit::default() };
        let chars = self.text[first.span.from as usize..last.span.to as usize].chars().count();
        let mut figures: Vec<StemId> = all.iter().filter(|t| t.kind == TokenKind::Number).map(|t| t.stem).collect();
        figures.sort_unstable();
        Unit { tokens, chars, article: None, own: None, figures }
    }

    /// Sentences of some provisions, and their clauses between semicolons.
    fn sentences(&self, units: &[Unit]) -> Vec<Unit> {
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
                    if last || self.analysis.tokens[i].span.of(self.text) == ";" {
                        out.push(self.unit(from..i + 1));
                        from = i + 1;
                    }
                }
            }
        }
        out
    }
}

/// Aligns two editions: segments in the order of the text.
pub(super) fn align(ru: &Edition, ky: &Edition) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut at = (0, 0);
    let mut anchors = anchors(&ru.units, &ky.units);
    anchors.push((ru.units.len(), ky.units.len()));
    for (i, j) in anchors {
        let (left, right) = (&ru.units[at.0..i], &ky.units[at.1..j]);
        for (a, b) in programme(left, right) {
            let (left, right) = (ru.sentences(&left[a]), ky.sentences(&right[b]));
            for (a, b) in programme(&left, &right) {
                out.push(Segment {
                    ru: left[a].iter().map(|u| u.tokens.clone()).collect(),
                    ky: right[b].iter().map(|u| u.tokens.clone()).collect(),
                });
            }
        }
        at = (i, j);
    }
    out
}

/// Places where both editions head the same article, rising on both sides (the longest such chain).
fn anchors(ru: &[Unit], ky: &[Unit]) -> Vec<(usize, usize)> {
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
    use crate::source::from_text;

    fn segments(ru: &str, ky: &str) -> Vec<(String, String)> {
        let mut memo = Memo::default();
        let act = |name: &str, text: &str| crate::act::parse(&from_text(name, text.into())).0;
        let (ru, ky) = (act("a.ru.txt", ru), act("a.ky.txt", ky));
        let (a, b) = (Edition::of(&ru, Lang::Ru, &mut memo), Edition::of(&ky, Lang::Ky, &mut memo));
        let show = |e: &Edition, rs: &[Range<usize>]| {
            let span = |r: &Range<usize>| {
                Span::new(e.analysis.tokens[r.start].span.from, e.analysis.tokens[r.end - 1].span.to)
            };
            rs.iter().map(|r| span(r).of(e.text).to_owned()).collect::<Vec<_>>().join(" + ")
        };
        align(&a, &b).iter().map(|s| (show(&a, &s.ru), show(&b, &s.ky))).collect()
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
