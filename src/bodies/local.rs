//! Short names that an act gives to bodies: «(далее – уполномоченный орган)», «(мындан ары – ыйгарым укуктуу орган)».

use super::form::by_form;
use super::grammar::ru_adjective;
use super::head::Strength;
use super::mentions::{Found, Stream, slug};
use super::names::span_of;
use super::nominative::class_name;
use super::words::RU_PRIVATE;
use crate::Lang;
use crate::text::StemId;
use rustc_hash::FxHashMap;

/// Longest short name, in words: «уполномоченный государственный орган в сфере охраны окружающей среды» has nine.
const LONGEST_ALIAS: usize = 10;

/// How many words may stand between a body's name and the bracket that gives it a short name, when the heads agree.
const FARTHEST_NAME: usize = 25;

/// A short name with the body it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// Stems of its words.
    pub stems: Vec<StemId>,
    /// Original form, for abbreviations, which are matched exactly.
    pub exact: Option<String>,
    /// Whether the first letter must be a capital («Комиссия»).
    pub capital: bool,
    /// Id of the body.
    pub body: String,
    /// Token where it is defined.
    pub defined: usize,
}

impl Alias {
    /// Whether the short name stands at token `i`.
    pub fn fits(&self, s: &Stream<'_>, i: usize, high: usize) -> bool {
        let n = self.stems.len();
        if i + n > high || s.tokens()[i].stem != self.stems[0] && self.exact.is_none() {
            return false;
        }
        match &self.exact {
            Some(e) => {
                s.raw(i).strip_prefix(e.as_str()).is_some_and(|rest| rest.chars().all(|c| c.is_lowercase() || c == '-'))
            }
            None => {
                (0..n).all(|k| s.tokens()[i + k].stem == self.stems[k])
                    && (!self.capital || s.raw(i).starts_with(char::is_uppercase))
            }
        }
    }

    /// One past its last token when it stands at `i`.
    pub fn end(&self, i: usize) -> usize {
        i + self.stems.len()
    }
}

/// The short names of an act by their first stem, so that a token without one costs a single look-up.
#[derive(Debug, Default)]
pub struct Aliases {
    words: FxHashMap<StemId, Vec<Alias>>,
    exact: Vec<Alias>,
}

impl Aliases {
    /// The index of these short names.
    pub fn new(all: Vec<Alias>) -> Aliases {
        let mut out = Aliases::default();
        for a in all {
            match (&a.exact, a.stems.first()) {
                (None, Some(first)) => out.words.entry(*first).or_default().push(a),
                _ => out.exact.push(a),
            }
        }
        out
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.exact.is_empty()
    }

    /// The longest short name at token `i`; of equal ones the one defined last before it.
    pub fn at(&self, s: &Stream<'_>, i: usize, high: usize) -> Option<&Alias> {
        let words = self.words.get(&s.tokens()[i].stem).map_or(&[][..], Vec::as_slice);
        let capital = !self.exact.is_empty() && s.raw(i).starts_with(char::is_uppercase);
        let exact = if capital { &self.exact[..] } else { &[] };
        words
            .iter()
            .chain(exact)
            .filter(|a| a.fits(s, i, high))
            .max_by_key(|a| (a.stems.len(), a.defined <= i, a.defined))
    }
}

/// The short names an act gives to bodies. `found` are the mentions of each range of tokens, without short names.
pub fn aliases(s: &Stream<'_>, found: &[Vec<Found>]) -> Vec<Alias> {
    let mut out: Vec<Alias> = Vec::new();
    let n = s.tokens().len();
    for at in 0..n {
        let Some(start) = opening(s, at) else { continue };
        let open = at - 1;
        let mut end = start;
        while end < n && end - start < LONGEST_ALIAS && s.is_word(end) {
            end += 1;
        }
        // «(далее также …)», «(далее – X, Y)»: only a name that the bracket or a quote closes is a short name.
        let mut from = start;
        while from < end
            && ["также", "именуемый", "именуемая", "именуемое", "именуемые", "соответственно"].contains(&s.folded(from))
        {
            from += 1;
        }
        if from == end || !(s.folded_or_empty(end).starts_with([')', '»', '"', '”', ',', ';'])) {
            continue;
        }
        let Some(body) = meant(s, found, open, from, end) else { continue };
        let raw = s.raw(from);
        let abbreviation = is_abbreviation(s, from, end);
        out.push(Alias {
            stems: (from..end).map(|i| s.tokens()[i].stem).collect(),
            exact: abbreviation.then(|| raw.to_owned()),
            capital: raw.starts_with(char::is_uppercase) && end == from + 1,
            body,
            defined: from,
        });
    }
    out
}

/// Names that one place shows to be a body's («Задачами бассейновых советов являются»), to be known everywhere in the act.
pub fn charged(s: &Stream<'_>, found: &[Vec<Found>]) -> Vec<Alias> {
    let mut out: Vec<Alias> = Vec::new();
    for f in found.iter().flatten().filter(|f| f.charged && f.end > f.from + 1) {
        let stems: Vec<StemId> = (f.from..f.end).map(|i| s.tokens()[i].stem).collect();
        if !out.iter().any(|a| a.stems == stems) {
            out.push(Alias { stems, exact: None, capital: false, body: f.body.clone(), defined: f.from });
        }
    }
    out
}

/// First token of the short name when `at` is the «далее» or «мындан» of an opening bracket.
fn opening(s: &Stream<'_>, at: usize) -> Option<usize> {
    if at == 0 || s.folded(at - 1) != "(" {
        return None;
    }
    let mut next = match (s.lang, s.folded(at), s.folded_or_empty(at + 1)) {
        (Lang::Ru, "далее", _) => at + 1,
        (Lang::Ky, "мындан", "ары") => at + 2,
        _ => return None,
    };
    for w in ["по", "тексту", "текст", "боюнча"] {
        if s.folded_or_empty(next) == w {
            next += 1;
        }
    }
    while next < s.tokens().len() && !s.is_word(next) && !s.folded(next).starts_with(')') {
        next += 1;
    }
    Some(next)
}

/// The body that the words before the bracket name, when the short name `from..end` can be one of a body.
fn meant(s: &Stream<'_>, found: &[Vec<Found>], open: usize, from: usize, end: usize) -> Option<String> {
    // A short name that is itself the full name of one certain body needs no definition.
    let named = s.registry.names(s.lang).longest(s.text, s.tokens(), from, end).filter(|h| h.end == end);
    if named.is_some_and(|h| !s.registry.body_at(h.body).generic) {
        return None;
    }
    // The nearest provision before the bracket: a regulation's first item stands close behind the resolution's last.
    let row = found
        .iter()
        .rev()
        .find(|r| r.first().is_some_and(|f| f.from < open) && r.last().is_some_and(|f| f.end + FARTHEST_NAME > open))?;
    let before = row.iter().filter(|f| f.end <= open && f.end + FARTHEST_NAME > open);
    let head_of = |a: usize, b: usize| match s.lang {
        Lang::Ru => (a..b).find_map(|i| s.head_at(i)),
        Lang::Ky => s.head_at(b - 1),
    };
    let own = head_of(from, end);
    let lemma = own.map(|h| h.lemma);
    let same = before.clone().rev().find(|f| lemma.is_some() && head_of(f.from, f.end).map(|h| h.lemma) == lemma);
    let chosen = same.or_else(|| {
        let next = before.clone().next_back().filter(|f| f.end == open)?;
        // «(далее – Решение)» after «решение Кабинета Министров» defines no body: the word must be a body's own.
        let initial = |i: usize| s.folded(i).chars().next();
        let fits = own.is_some_and(|h| h.strength != Strength::Only)
            || (is_abbreviation(s, from, end) && initial(from) == initial(next.from))
            || ["мин", "гос", "нац", "соц"].iter().any(|p| s.folded(from).starts_with(p));
        fits.then_some(next)
    });
    if let Some(f) = chosen {
        // «государственный орган … (далее – уполномоченный орган)» says no more than the short name does.
        return (f.body != "state-body-any").then(|| f.body.clone());
    }
    if let (Lang::Ru, Some(h)) = (s.lang, own)
        && let Some(from_head) = defined_by(s, h, open)
    {
        return Some(slug(&class_name(s.text, s.analysis, span_of(s.tokens(), from_head, open), s.lang)));
    }
    // A body that only this act knows: the short name itself must have the form of one.
    let head_at = (from..end).find(|i| s.head_at(*i).is_some_and(|h| h.strength != Strength::Only))?;
    by_form(s, s.head_at(head_at)?, head_at, head_at + 1, from, end)?;
    if named.is_some() {
        return None;
    }
    Some(slug(&class_name(s.text, s.analysis, span_of(s.tokens(), from, end), s.lang)))
}

/// First token of the name that a short name of the same head noun closes: «для Службы горных троп (далее – Служба)». The
/// definition itself tells that a body is meant, unless its words are private («совет директоров общества»).
fn defined_by(s: &Stream<'_>, h: super::head::Head, open: usize) -> Option<usize> {
    if h.strength == Strength::Only {
        return None;
    }
    let low = open.saturating_sub(NEAREST_NAME);
    let at = (low..open)
        .rev()
        .take_while(|i| !matches!(s.folded(*i), "." | ";" | ":"))
        .find(|i| s.head_at(*i).is_some_and(|x| x.lemma == h.lemma))?;
    let private = (at..open).any(|i| RU_PRIVATE.contains(&s.folded(i)) || s.folded(i).starts_with("директор"));
    let mut from = at;
    while from > low && ru_adjective(s.folded(from - 1)) {
        from -= 1;
    }
    (!private && (open > at + 1 || from < at)).then_some(from)
}

/// How many words a name may have between its head and the bracket.
const NEAREST_NAME: usize = 12;

fn is_abbreviation(s: &Stream<'_>, from: usize, end: usize) -> bool {
    let raw = s.raw(from);
    end == from + 1 && raw.chars().count() > 1 && raw.chars().all(char::is_uppercase)
}
