//! Citations: mentions of acts, of provisions of the same act and of provisions of other acts.
//!
//! Recognised by general grammar only: a unit word with its numbers and its owner (`пунктом 7 части 1 статьи 67 настоящего
//! Кодекса`, `ушул Кодекстин 67-беренесинин 1-бөлүгүнүн 7-пунктунда`), or the name of an act with a title, a date and a
//! number, or the name of a code. General words («законодательство», «настоящий Кодекс» without a number) are no mention.

mod act_name;
mod date;
mod ky;
mod ru;
#[cfg(test)]
mod tests;

use super::lex::{self, Kind, Lexed, Lexer};
use super::{Citation, Fact, FactKind, TargetKind};
use crate::act::{Act, Provision, ProvisionKind};
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Word beginnings without which no mention stands, both languages: one multi-pattern pass decides whether a provision
/// is lexed at all.
static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "стать",
        "статей",
        "част",
        "пункт",
        "абзац",
        "глав",
        "раздел",
        "параграф",
        "закон",
        "кодекс",
        "конституц",
        "постановлен",
        "указ",
        "приказ",
        "распоряжен",
        "решени",
        "№",
        " n ",
        "берене",
        "бөлү",
        "мыйзам",
        "токтом",
        "жарлык",
        "жарлыг",
        "буйру",
        "тескеме",
        "бап",
        "чечим",
    ];
    AhoCorasick::new(words).expect("a fixed list of short literals always builds")
});

/// A mention in folded text, before its spans are taken back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raw {
    /// Pieces `from..=to`.
    pub from: usize,
    /// Last piece, inclusive.
    pub to: usize,
    /// Whose provision it is, as far as the words tell.
    pub owner: Owner,
    /// Act named, if any.
    pub act: Option<NamedAct>,
    /// Article numbers: pieces as written.
    pub article: Option<(usize, usize)>,
    /// Part numbers.
    pub part: Option<(usize, usize)>,
    /// Item numbers.
    pub item: Option<(usize, usize)>,
    /// Sub-item or indent numbers, with the word that stands before them in [`Citation::item`].
    pub sub: Option<(&'static str, usize, usize)>,
    /// Chapter or section, with its word.
    pub chapter: Option<(&'static str, usize, usize)>,
}

impl Raw {
    fn new(from: usize, to: usize) -> Self {
        Raw {
            from,
            to,
            owner: Owner::Unsaid,
            act: None,
            article: None,
            part: None,
            item: None,
            sub: None,
            chapter: None,
        }
    }

    fn has_unit(&self) -> bool {
        self.article.is_some()
            || self.part.is_some()
            || self.item.is_some()
            || self.sub.is_some()
            || self.chapter.is_some()
    }
}

/// Whose provision is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The words do not say: the same act, or the act of the mention it is coordinated with.
    Unsaid,
    /// «настоящего Кодекса», «ушул Мыйзамдын».
    Own,
    /// A named act.
    Other,
}

/// An act named in the words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct NamedAct {
    /// Number, pieces as written.
    pub number: Option<(usize, usize)>,
    /// ISO date.
    pub date: Option<String>,
    /// Title, pieces as written, without the quotation marks.
    pub title: Option<(usize, usize)>,
    /// Title made from an adjective («Гражданским кодексом» → «Гражданский кодекс»).
    pub made_title: Option<String>,
}

/// The mentions in one act, in the order of the text.
///
/// Numbers stay as written («17-24», «2 и 3»); spans are bytes of the act's text. Headings, the table of contents and the
/// act's own number in its title are not read.
pub fn citations(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    gather(act, analysis, &mut Lexer::new(analysis))
}

/// As [`citations`], with pieces that other readers may have cut.
pub(super) fn gather(act: &Act, analysis: &Analysis, lexer: &mut Lexer<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    // An amending act speaks of another act's provisions: (article, the act amended there).
    let mut amended: Option<(Option<u32>, Citation)> = None;
    for (index, p) in act.provisions.iter().enumerate() {
        if amended.as_ref().is_some_and(|a| a.0 != act.article(index as u32)) {
            amended = None;
        }
        let Some(span) = readable(p) else { continue };
        let Some(folded) = lex::folded_span(analysis, span) else { continue };
        if !ANCHORS.is_match(&analysis.folded.text[folded.range()]) {
            continue;
        }
        let lexed = lexer.pieces(folded);
        for raw in mentions(lexed, act.lang) {
            let mut fact = finish(&raw, lexed, analysis, act, index as u32);
            if let (FactKind::Citation(c), Some((_, target))) = (&mut fact.kind, &amended)
                && raw.owner == Owner::Unsaid
            {
                c.target = TargetKind::OtherActProvision;
                (c.number, c.date, c.title) = (target.number.clone(), target.date.clone(), target.title.clone());
            }
            if let FactKind::Citation(c) = &fact.kind
                && c.target == TargetKind::Act
                && amends(&analysis.folded.text[folded.range()])
            {
                amended = Some((act.article(index as u32), c.clone()));
            }
            if !own_title(act, p, fact.span) {
                out.push(fact);
            }
        }
    }
    out
}

/// «Внести в … следующие изменения», «… өзгөртүүлөр киргизилсин».
fn amends(folded: &str) -> bool {
    folded.contains("внести в")
        || folded.contains("вносится в")
        || (folded.contains("өзгөртүү") && folded.contains("киргизилсин"))
}

/// The part of a provision in which mentions count.
fn readable(p: &Provision) -> Option<Span> {
    match p.kind {
        ProvisionKind::Toc | ProvisionKind::Furniture => None,
        ProvisionKind::Preface | ProvisionKind::Note | ProvisionKind::Footnote => Some(p.own),
        _ => Some(p.body),
    }
}

/// Whether a mention is the act's own number, date or title.
fn own_title(act: &Act, p: &Provision, span: Span) -> bool {
    if p.kind != ProvisionKind::Preface {
        return false;
    }
    let h = &act.header;
    let at = [
        h.number.as_ref().and_then(|r| r.span),
        h.date.as_ref().and_then(|r| r.span),
        h.title.as_ref().and_then(|r| r.span),
        h.kind.as_ref().and_then(|r| r.span),
    ];
    at.into_iter().flatten().any(|s| s.overlaps(span))
}

/// All mentions in lexed text, in order, never overlapping.
pub(crate) fn mentions(l: Lexed<'_>, lang: Lang) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::new();
    let mut i = 0;
    while i < l.toks.len() {
        let found = match lang {
            Lang::Ru => ru::mention(l, i),
            Lang::Ky => ky::mention(l, i),
        };
        match found {
            Some(raw) => {
                i = raw.to + 1;
                out.push(raw);
            }
            None => i += 1,
        }
    }
    if lang == Lang::Ky {
        out = ky::with_acts_before(l, out);
    }
    inherit(l, &mut out, lang);
    out
}

/// Mentions coordinated with one that names its owner share it: the owner follows in Russian («статьями 5 и 7 и пунктом 3
/// статьи 9 Закона …»), it precedes in Kyrgyz.
fn inherit(l: Lexed<'_>, all: &mut [Raw], lang: Lang) {
    let joined = |a: &Raw, b: &Raw| {
        let gap = b.from.saturating_sub(a.to + 1);
        gap <= MAX_JOIN && (a.to + 1..b.from).all(|i| JOINERS.contains(&l.s(i)))
    };
    let order: Vec<usize> = match lang {
        Lang::Ru => (0..all.len()).rev().collect(),
        Lang::Ky => (0..all.len()).collect(),
    };
    for pair in order.windows(2) {
        let (known, open) = (pair[0], pair[1]);
        if all[open].owner != Owner::Unsaid
            || !all[open].has_unit()
            || all[known].owner != Owner::Other
            || !all[known].has_unit()
        {
            continue;
        }
        let (a, b) = if known < open { (known, open) } else { (open, known) };
        if joined(&all[a], &all[b]) {
            all[open].owner = Owner::Other;
            all[open].act = all[known].act.clone();
        }
    }
}

/// At most so many pieces lie between coordinated mentions («, а также в», «жана ошондой эле»).
const MAX_JOIN: usize = 4;
/// The words and marks that coordinate mentions.
const JOINERS: [&str; 14] =
    [",", "и", "или", "либо", "а", "также", "в", "с", "по", "жана", "же", "ошондой", "эле", "болбосо"];

/// A mention with spans in the original.
fn finish(raw: &Raw, l: Lexed<'_>, analysis: &Analysis, act: &Act, provision: u32) -> Fact {
    let original = |a: usize, b: usize| analysis.folded.span_to_original(l.span(a, b));
    let text = |r: (usize, usize)| lex::collapsed(&act.text, original(r.0, r.1));
    let mut item = raw.item.map(text);
    if let Some((word, a, b)) = raw.sub.or(raw.chapter) {
        let sub = format!("{word} {}", text((a, b)));
        item = Some(match item {
            Some(i) => format!("{i}, {sub}"),
            None => sub,
        });
    }
    let named = raw.act.clone().unwrap_or_default();
    let target = match (raw.owner, raw.has_unit()) {
        (_, false) => TargetKind::Act,
        (Owner::Other, true) => TargetKind::OtherActProvision,
        (_, true) => TargetKind::OwnProvision,
    };
    Fact {
        provision,
        span: original(raw.from, raw.to),
        kind: FactKind::Citation(Citation {
            target,
            number: named.number.map(text),
            date: named.date,
            title: named.title.map(text).or(named.made_title),
            article: raw.article.map(text),
            part: raw.part.map(text),
            item,
        }),
    }
}

/// Whether piece `i` is one of the dashes that make a range.
fn dash(l: Lexed<'_>, i: usize) -> bool {
    matches!(l.s(i), "-" | "–" | "—" | "−")
}

/// One number with its inserted part (`4`, `4-2`, `21¹`): the index of its last piece.
fn number(l: Lexed<'_>, i: usize) -> Option<usize> {
    if !l.is_num(i) {
        return None;
    }
    let mut end = i;
    while l.s(end + 1) == "-" && l.glued(end + 1) && l.is_num(end + 2) && l.glued(end + 2) {
        end += 2;
    }
    Some(end)
}

/// A list or range of numbers («2 и 3», «17-24», «4 - 4-2», «1, 3, 4 жана 5»): the index of its last piece.
fn numbers(l: Lexed<'_>, i: usize) -> Option<usize> {
    let mut end = number(l, i)?;
    loop {
        let next = match l.s(end + 1) {
            "," | "и" | "или" | "жана" | "же" | "либо" | "-" | "–" | "—" | "−" => end + 2,
            "по" => end + 2,
            _ => break,
        };
        match number(l, next) {
            Some(e) if !l.s(e + 1).starts_with("процент") && l.s(e + 1) != "%" => end = e,
            _ => break,
        }
    }
    Some(end)
}

/// The words of the pieces `a..=b` are kept apart from the marks: whether any piece there is a word.
fn quoted_end(l: Lexed<'_>, open: usize) -> Option<usize> {
    let mark = l.s(open);
    if !matches!(mark, "\"" | "«" | "“" | "„" | "”") {
        return None;
    }
    let mut depth = 1usize;
    let mut i = open + 1;
    while i < l.toks.len() && i - open <= MAX_TITLE {
        match l.s(i) {
            "«" | "„" => depth += 1,
            "»" => depth -= 1,
            // Straight and curved English marks open after a space and close after a letter.
            "\"" | "“" | "”" => {
                let opens = !l.glued(i) && l.glued(i + 1) && l.toks.get(i + 1).is_some_and(|t| t.kind == Kind::Word);
                if opens && mark != "«" {
                    depth += 1;
                } else if mark != "«" {
                    depth -= 1;
                    // Acts often close two nested titles with one mark.
                    if depth == 1 && !has_closing(l, i + 1) {
                        depth = 0;
                    }
                }
            }
            _ => {}
        }
        if depth == 0 {
            return Some(i);
        }
        i += 1;
    }
    None
}

/// Longest title in pieces: the longest titles of amending acts in the bank run to some eighty words.
const MAX_TITLE: usize = 120;

/// Whether another closing mark follows within one title's length, before the end of a sentence.
fn has_closing(l: Lexed<'_>, from: usize) -> bool {
    for i in from..l.toks.len().min(from + 40) {
        match l.s(i) {
            "\"" | "”" | "“" => return l.glued(i),
            ";" => return false,
            _ => {}
        }
    }
    false
}

/// Lexes a text of its own: for tests and for the header.
#[cfg(test)]
pub(crate) fn lex_all(text: &str) -> Vec<lex::Tok> {
    let mut out = Vec::new();
    lex::lex(text, Span::new(0, text.len() as u32), &mut out);
    out
}
