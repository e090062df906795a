//! Every mention of a body in an act, in the order of the text.

use super::form::by_form;
use super::head::{Head, Strength, head};
use super::local::{Aliases, aliases, charged};
use super::names::span_of;
use super::nominative::class_name;
use super::{Level, Mention, Registry, grammar};
use crate::act::{Act, ProvisionKind};
use crate::text::{Analysis, StemId, Token, TokenKind};
use crate::{Lang, Span};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The tokens of one act with what the rules ask of them.
#[derive(Debug)]
pub struct Stream<'a> {
    /// The act's text.
    pub text: &'a str,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// Its language.
    pub lang: Lang,
    /// The registry.
    pub registry: &'a Registry,
    heads: RefCell<FxHashMap<StemId, Option<Head>>>,
}

impl<'a> Stream<'a> {
    /// The tokens of an act.
    pub fn new(act: &'a Act, analysis: &'a Analysis, registry: &'a Registry) -> Self {
        Stream { text: &act.text, analysis, lang: act.lang, registry, heads: RefCell::default() }
    }

    /// The tokens.
    pub fn tokens(&self) -> &'a [Token] {
        &self.analysis.tokens
    }

    /// Folded form of token `i`.
    pub fn folded(&self, i: usize) -> &'a str {
        self.analysis.tokens[i].folded.of(&self.analysis.folded.text)
    }

    /// Folded form of token `i`, empty past the end.
    pub fn folded_or_empty(&self, i: usize) -> &'a str {
        self.analysis.tokens.get(i).map_or("", |t| t.folded.of(&self.analysis.folded.text))
    }

    /// Original form of token `i`.
    pub fn raw(&self, i: usize) -> &'a str {
        self.analysis.tokens[i].span.of(self.text)
    }

    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.analysis.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// The head noun at token `i`.
    pub fn head_at(&self, i: usize) -> Option<Head> {
        let t = self.analysis.tokens.get(i).filter(|t| t.kind == TokenKind::Word)?;
        *self
            .heads
            .borrow_mut()
            .entry(t.form)
            .or_insert_with(|| head(self.lang, t.folded.of(&self.analysis.folded.text), t.form))
    }

    /// Whether token `i` opens a sentence or a list item: what stands before it is no word and no comma.
    pub fn begins_sentence(&self, i: usize) -> bool {
        match i.checked_sub(1).map(|p| (self.folded(p), self.is_word(p))) {
            None => true,
            Some((w, word)) => !word && !matches!(w, "," | "«" | "\"" | "(" | "-" | "–"),
        }
    }

    /// Whether a body's name begins at token `i`, by the registry or by a head after adjectives.
    pub fn starts_body(&self, i: usize) -> bool {
        if self.registry.names(self.lang).longest(self.text, self.tokens(), i, self.tokens().len()).is_some() {
            return true;
        }
        (i..self.tokens().len().min(i + 4))
            .take_while(|k| self.is_word(*k))
            .find(|k| !grammar::ru_adjective(self.folded(*k)))
            .is_some_and(|k| self.head_at(k).is_some_and(|h| h.strength != Strength::Only))
    }

    /// End of the body's name that begins at token `i`.
    pub fn body_name_at(&self, i: usize, high: usize) -> Option<usize> {
        self.registry.names(self.lang).longest(self.text, self.tokens(), i, high).map(|h| h.end)
    }
}

/// What an act's mention points at while it is being found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub from: usize,
    pub end: usize,
    pub body: String,
    pub former: bool,
    /// A name that only the words before it show to be a body's.
    pub charged: bool,
}

/// Every mention of a body, in the order of the text; mentions do not overlap.
///
/// A name is looked for, longest first, among the registry's names (any case form, former names flagged), the short
/// names the act defines («далее –», «мындан ары –»), and names recognised by their form; the last get the id
/// `act:<slug>` when no row of the registry bears them. Time is linear in the number of tokens.
pub fn mentions(act: &Act, analysis: &Analysis, registry: &Registry) -> Vec<Mention> {
    let s = Stream::new(act, analysis, registry);
    let ranges: Vec<(usize, usize)> = act
        .provisions
        .iter()
        .filter(|p| !matches!(p.kind, ProvisionKind::Toc | ProvisionKind::Furniture))
        .map(|p| analysis.tokens_in(p.own))
        .filter(|r| !r.is_empty())
        .map(|r| (r.start, r.end))
        .collect();
    let none = Aliases::default();
    let first: Vec<Vec<Found>> = ranges.iter().map(|(a, b)| find(&s, *a, *b, &none)).collect();
    let mut known = aliases(&s, &first);
    known.extend(charged(&s, &first));
    let known = Aliases::new(known);
    let found: Vec<Found> = if known.is_empty() {
        first.into_iter().flatten().collect()
    } else {
        ranges.iter().flat_map(|(a, b)| find(&s, *a, *b, &known)).collect()
    };
    found
        .into_iter()
        .map(|f| Mention { span: span_of(s.tokens(), f.from, f.end), body: f.body, lang: act.lang, former: f.former })
        .collect()
}

fn find(s: &Stream<'_>, low: usize, high: usize, known: &Aliases) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut i = low;
    while i < high {
        if !s.is_word(i) {
            i += 1;
            continue;
        }
        let floor = out.last().map_or(low, |f| f.end);
        let named = s.registry.names(s.lang).longest(s.text, s.tokens(), i, high);
        let own = known.at(s, i, high);
        let mut best: Option<Found> = named.map(|h| {
            let b = s.registry.body_at(h.body);
            // «мэрий городов Бишкек, Ош …»: a plural head names the class, not the one body it begins like.
            let class =
                b.parent.as_deref().and_then(|p| s.registry.get(p)).filter(|p| p.generic && p.level != Level::Central);
            let many = (i..h.end)
                .find_map(|k| s.head_at(k))
                .is_some_and(|n| n.singular.0 == 0 || s.folded(i + 1) == "городов");
            match class {
                Some(p) if many && !b.generic => match s.lang {
                    Lang::Ru => Found { from: i, end: i + 1, body: p.id.clone(), former: false, charged: false },
                    Lang::Ky => {
                        Found { from: h.end - 1, end: h.end, body: p.id.clone(), former: false, charged: false }
                    }
                },
                _ => Found { from: i, end: h.end, body: b.id.clone(), former: h.former, charged: false },
            }
        });
        if let Some(a) = own
            && best.as_ref().is_none_or(|b| i + a.stems.len() >= b.end)
        {
            best = Some(Found { from: i, end: a.end(i), body: a.body.clone(), former: false, charged: false });
        }
        // A class of bodies may go on into a phrase that says which: the form is read from its head.
        let proper = best.as_ref().is_some_and(|b| s.registry.get(&b.body).is_some_and(|r| !r.generic));
        if !proper {
            let reach = best.as_ref().map_or(i + 1, |b| b.end);
            // Where the registry knows nothing, a form is read only from the head itself: its adjectives stand before.
            let heads = if best.is_some() { i..reach } else { i..i + 1 };
            let shaped = heads
                .take_while(|k| s.is_word(*k))
                .find_map(|k| s.head_at(k).filter(|h| h.strength != Strength::Only).map(|h| (k, h)))
                .and_then(|(k, h)| by_form(s, h, k, if best.is_some() { reach } else { k + 1 }, floor, high));
            if let Some(f) = shaped
                && best.as_ref().is_none_or(|b| f.end > b.end || f.from < b.from)
            {
                best = Some(settle(s, f, best.take()));
            }
        }
        let best = best.filter(|f| !private(s, f, floor, high));
        match best {
            Some(mut f) => {
                match s.lang {
                    Lang::Ru => f.end = territorial_end(s, &f, high),
                    Lang::Ky => f.from = territorial_start(s, &f, floor),
                }
                // A longer name to the left replaces shorter ones it covers (Kyrgyz names end on their head).
                while out.last().is_some_and(|o| o.end > f.from) {
                    out.pop();
                }
                i = f.end.max(i + 1);
                out.push(f);
            }
            None => i += 1,
        }
    }
    out
}

/// «исполнительный орган общества», «коомдун аткаруу органы»: an organ of a company or an association, not of the state.
fn private(s: &Stream<'_>, f: &Found, low: usize, high: usize) -> bool {
    if inner_commission(s, f) {
        return true;
    }
    let authority = |b: &super::Body| b.generic && b.kind.as_deref() == Some("authority");
    s.registry.get(&f.body).map_or(f.body.starts_with("act:"), authority)
        && match s.lang {
            Lang::Ru => f.end < high && super::words::RU_PRIVATE.contains(&s.folded(f.end)),
            Lang::Ky => f.from > low && super::words::KY_PRIVATE.contains(&s.folded(f.from - 1)),
        }
}

/// «комиссия по трудовым спорам», «жоюу комиссиясы», «ревизионная комиссия»: a commission of an employer or of a legal person.
fn inner_commission(s: &Stream<'_>, f: &Found) -> bool {
    if !f.body.starts_with("act:") && !f.body.contains("commission") {
        return false;
    }
    let has =
        |list: &[&str]| (f.from.saturating_sub(3)..f.end).any(|i| list.iter().any(|p| s.folded(i).starts_with(p)));
    let commission = (f.from..f.end).any(|i| s.folded(i).starts_with("комисси"));
    commission
        && match s.lang {
            Lang::Ru => has(&["ликвидационн", "ревизионн", "примирительн"]) || (has(&["трудов"]) && has(&["спор"])),
            Lang::Ky => has(&["жоюу", "ревизия", "жараштыруу"]) || (has(&["эмгек"]) && has(&["талаш"])),
        }
}

/// The id of a name found by form: the registry's class when the phrase adds nothing to it, else a slug of its own.
fn settle(s: &Stream<'_>, f: super::form::ByForm, named: Option<Found>) -> Found {
    let kept = named.filter(|n| !f.themed && n.from >= f.from);
    let body = match kept {
        Some(n) => n.body,
        None => {
            let span = span_of(s.tokens(), f.from, f.end);
            slug(&class_name(s.text, s.analysis, span, s.lang))
        }
    };
    Found { from: f.from, end: f.end, body, former: false, charged: f.charged }
}

/// A local body goes on over the places it names: «мэрий городов Бишкек, Ош и городов областного значения».
fn territorial_end(s: &Stream<'_>, f: &Found, high: usize) -> usize {
    let local =
        s.registry.get(&f.body).is_some_and(|b| b.level != Level::Central && b.generic) || f.body.starts_with("act:");
    if !local || f.end >= high {
        return f.end;
    }
    let place = |w: &str| {
        ["город", "район", "област", "айылн", "айыльн", "аильн", "сел"].iter().any(|p| w.starts_with(p))
            && !w.starts_with("городск")
    };
    if !s.is_word(f.end) || !place(s.folded(f.end)) {
        return f.end;
    }
    super::form::phrase_end(s, f.end, high).max(f.end + 1)
}

/// The same in Kyrgyz, where the places stand before: «Бишкек, Ош шаарларынын жана облустук маанидеги шаарлардын мэриялары».
fn territorial_start(s: &Stream<'_>, f: &Found, low: usize) -> usize {
    let local = s.registry.get(&f.body).is_some_and(|b| b.level != Level::Central && b.generic);
    if !local {
        return f.from;
    }
    let place = |i: usize| {
        let w = s.folded(i);
        ["шаар", "облус", "район", "айыл", "маанидеги", "республикалык"].iter().any(|p| w.starts_with(p))
            || s.registry.is_place(s.raw(i))
    };
    let mut from = f.from;
    while from > low {
        let joins = matches!(s.folded(from - 1), "жана" | ",");
        if place(from - 1) || (joins && from > low + 1 && place(from - 2)) {
            from -= 1;
        } else {
            break;
        }
    }
    from
}

/// `act:` and the name in Latin letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut out = String::from("act:");
    for c in name.chars().flat_map(char::to_lowercase) {
        match latin(c) {
            Some(l) => out.push_str(l),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if !out.ends_with(['-', ':']) => out.push('-'),
            None => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn latin(c: char) -> Option<&'static str> {
    const TABLE: &[(char, &str)] = &[
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ё', "e"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('ң', "ng"),
        ('о', "o"),
        ('ө', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ү', "u"),
        ('ф', "f"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ъ', ""),
        ('ы', "y"),
        ('ь', ""),
        ('э', "e"),
        ('ю', "iu"),
        ('я', "ia"),
    ];
    TABLE.iter().find(|(k, _)| *k == c).map(|(_, v)| *v)
}

/// Index of the mention that lies at or after byte `at`.
pub fn first_from(mentions: &[Mention], at: u32) -> usize {
    mentions.partition_point(|m| m.span.from < at)
}

/// The mentions inside a span.
pub fn inside(mentions: &[Mention], span: Span) -> &[Mention] {
    let from = first_from(mentions, span.from);
    let to = mentions.partition_point(|m| m.span.to <= span.to);
    &mentions[from..to.max(from)]
}
