//! A trie over stems of every name of every body in one language: longest match in linear time.

use super::Body;
use crate::text::{Memo, StemId, Token, TokenKind, analyse};
use crate::{Lang, Span};
use rustc_hash::FxHashMap;

/// Shortest abbreviation that is read without a definition in the act: «МО», «СП», «АО» mean too many things.
const SHORTEST_ABBREVIATION: usize = 3;

/// Names of this many words need no capital: a shorter one in small letters is an ordinary word («президент общества»).
const WORDS_WITHOUT_CAPITAL: usize = 3;

/// A name found at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the body in the registry.
    pub body: u32,
    /// Former name, or the body no longer exists.
    pub former: bool,
    /// One past the last token.
    pub end: usize,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    body: u32,
    former: bool,
    proper: bool,
    /// Order of preference among equal names: current names of living bodies first.
    rank: u8,
}

/// Every name of every body in one language.
#[derive(Debug, Default)]
pub struct NameIndex {
    edges: FxHashMap<(u32, StemId), u32>,
    ends: FxHashMap<u32, Vec<Name>>,
    abbreviations: FxHashMap<String, Name>,
}

impl NameIndex {
    /// The index of these bodies' names in a language.
    pub fn new(lang: Lang, bodies: &[Body]) -> NameIndex {
        let mut index = NameIndex::default();
        let mut memo = Memo::default();
        let mut nodes = 1u32;
        let mut add = |name: &str, entry: Name, memo: &mut Memo| {
            for v in variants(lang, name) {
                let analysis = analyse(&v, lang, memo);
                let mut node = 0;
                for t in analysis.tokens.iter().filter(|t| carries(&v, t)) {
                    node = *index.edges.entry((node, t.stem)).or_insert_with(|| {
                        nodes += 1;
                        nodes - 1
                    });
                }
                if node != 0 {
                    index.ends.entry(node).or_default().push(entry);
                }
            }
        };
        for (i, b) in bodies.iter().enumerate() {
            let gone = b.valid_to.is_some();
            let entry = Name { body: i as u32, former: gone, proper: !b.generic, rank: if gone { 2 } else { 0 } };
            let (name, short) = match lang {
                Lang::Ru => (Some(&b.name_ru), &b.short_ru),
                Lang::Ky => (b.name_ky.as_ref(), &b.short_ky),
            };
            for n in name.into_iter().chain(short) {
                add(n, entry, &mut memo);
            }
            for f in &b.former {
                let name = match lang {
                    Lang::Ru => &f.name_ru,
                    Lang::Ky => &f.name_ky,
                };
                if let Some(n) = name {
                    add(n, Name { former: true, rank: if gone { 3 } else { 1 }, ..entry }, &mut memo);
                }
            }
        }
        for b in index.ends.values_mut() {
            settle(b);
        }
        for (i, b) in bodies.iter().enumerate() {
            let former = b.valid_to.is_some();
            for a in b.abbr.iter().filter(|a| a.chars().count() >= SHORTEST_ABBREVIATION) {
                let entry = Name { body: i as u32, former, proper: true, rank: u8::from(former) };
                let kept = index.abbreviations.entry(a.clone()).or_insert(entry);
                if entry.rank < kept.rank {
                    *kept = entry;
                }
            }
        }
        index
    }

    /// The longest name that begins at token `at` and ends before `end`.
    pub fn longest(&self, text: &str, tokens: &[Token], at: usize, end: usize) -> Option<Hit> {
        let first = tokens.get(at)?;
        if first.kind != TokenKind::Word {
            return None;
        }
        let mut best = self.abbreviation(text, first).map(|n| Hit { body: n.body, former: n.former, end: at + 1 });
        let capital = first.span.of(text).starts_with(char::is_uppercase);
        let (mut node, mut i, mut words) = (0u32, at, 0usize);
        while i < end {
            let t = &tokens[i];
            if !carries(text, t) {
                if !is_quote(t.span.of(text)) {
                    break;
                }
                i += 1;
                continue;
            }
            match self.edges.get(&(node, t.stem)) {
                Some(next) => node = *next,
                None => break,
            }
            i += 1;
            words += 1;
            if let Some(names) = self.ends.get(&node)
                && let Some(n) = names.iter().find(|n| !n.proper || capital || words >= WORDS_WITHOUT_CAPITAL)
            {
                best = Some(Hit { body: n.body, former: n.former, end: i });
            }
        }
        best
    }

    /// An abbreviation in exact case; in Kyrgyz small case endings may follow («ИИМдин»).
    fn abbreviation(&self, text: &str, token: &Token) -> Option<Name> {
        let word = token.span.of(text);
        let letters = word.find(|c: char| !c.is_uppercase()).unwrap_or(word.len());
        let (head, tail) = word.split_at(letters);
        (head.chars().count() >= SHORTEST_ABBREVIATION && tail.chars().all(|c| c.is_lowercase() || c == '-'))
            .then(|| self.abbreviations.get(head).copied())
            .flatten()
    }
}

/// Whether a token is part of a name as the trie sees it: words, numbers and the commas inside long names.
fn carries(text: &str, t: &Token) -> bool {
    t.kind != TokenKind::Punct || t.span.of(text) == ","
}

fn is_quote(mark: &str) -> bool {
    matches!(mark, "«" | "»" | "\"" | "“" | "”" | "„" | "(" | ")")
}

/// Keeps the best name first. A former name shared by several living bodies (a split ministry) yields to the row of
/// the body that bore it alone.
fn settle(names: &mut Vec<Name>) {
    let shared = {
        let mut ids: Vec<u32> = names.iter().filter(|n| n.rank == 1).map(|n| n.body).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len() > 1
    };
    if shared {
        for n in names.iter_mut().filter(|n| n.rank == 1) {
            n.rank = 4;
        }
    }
    names.sort_by_key(|n| (n.rank, n.body));
    names.dedup_by_key(|n| n.body);
}

/// The name itself, without the country, and without the body it stands «при» / «караштуу».
fn variants(lang: Lang, name: &str) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    match lang {
        Lang::Ru => {
            let bare = name.replace(" Кыргызской Республики", "");
            if let Some(at) = bare.find(" при ") {
                out.push(bare[..at].to_owned());
                out.push(format!("{} Кыргызской Республики", &bare[..at]));
            }
            out.push(bare);
        }
        Lang::Ky => {
            let bare = name.strip_prefix("Кыргыз Республикасынын ").unwrap_or(name);
            if let Some(at) = bare.find(" караштуу ") {
                let own = &bare[at + " караштуу ".len()..];
                out.push(own.to_owned());
                out.push(format!("Кыргыз Республикасынын {own}"));
            }
            out.push(bare.to_owned());
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The bytes from token `from` to token `to` (exclusive).
pub fn span_of(tokens: &[Token], from: usize, to: usize) -> Span {
    Span::new(tokens[from].span.from, tokens[to - 1].span.to)
}
