//! The words of a mandate as actions with objects, and what they say about the limits of the power.

use super::objects::ObjectTable;
use super::words::{self, ACCUSATIVE, ADJUNCTS, ADJUNCTS_KY, BACK, EXCEPT, MARKS, NAMED_WITHIN, RULE_WORDS};
use super::{Marks, Part};
use crate::facts::{ActionTable, is_small};
use crate::text::{Analysis, StemId, TokenKind};
use crate::{Lang, Span};
use std::ops::Range;

pub(super) struct Reader<'a> {
    pub analysis: &'a Analysis,
    pub lang: Lang,
    pub table: &'a ActionTable,
    pub objects: &'a ObjectTable,
    /// The statement's tokens.
    pub range: Range<usize>,
}

/// What was read.
pub(super) struct Read {
    pub parts: Vec<Part>,
    pub marks: Marks,
    /// Things the text excepts, sorted.
    pub except: Vec<StemId>,
    /// Stems of the body on whose proposal or with whose consent the act is done.
    pub initiative: Vec<StemId>,
    /// Stems of the partners of a joint act.
    pub partners: Vec<StemId>,
    /// Levels named with «значения», see [`words::SCOPES`].
    pub scopes: u8,
}

/// A content word of a statement, or a break between items of a list.
#[derive(Clone, Copy)]
enum Piece {
    Word {
        at: usize,
        /// In a phrase of purpose before the action: «для реализации … пастбища предоставляются».
        weak: bool,
    },
    Break,
}

impl Piece {
    fn at(&self) -> Option<usize> {
        match self {
            Piece::Word { at, .. } => Some(*at),
            Piece::Break => None,
        }
    }
}

/// How far from the verb the noun of action may stand: «осуществляет единый государственный ведомственный контроль». As in
/// the key of a mandate.
const NEAR: usize = 5;

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        self.analysis.tokens.get(i).map_or("", |t| t.folded.of(&self.analysis.folded.text))
    }

    fn stem(&self, i: usize) -> StemId {
        self.analysis.tokens[i].stem
    }

    pub fn read(&self, actions: &[Span], bodies: &[Span]) -> Read {
        let acts: Vec<Range<usize>> = actions.iter().map(|a| self.analysis.tokens_in(*a)).collect();
        let inside: Vec<&Range<usize>> =
            acts.iter().filter(|a| a.start >= self.range.start && a.end <= self.range.end).collect();
        let (content, mut out) =
            self.content(&|i| inside.iter().any(|a| a.contains(&i)), bodies);
        if inside.is_empty() {
            // The action stands in the lead-in.
            let mut families: Vec<StemId> =
                actions.iter().flat_map(|a| self.families(self.analysis.tokens_in(*a))).collect();
            let mut used = None;
            if families.is_empty()
                && let Some((f, at)) = self.near(&content)
            {
                families.push(f);
                used = Some(at);
            }
            if families.is_empty() {
                families.extend(actions.last().and_then(|a| self.analysis.tokens_in(*a).last()).map(|i| self.stem(i)));
            }
            self.push(&mut out.parts, families, &content, used, None);
            return out;
        }
        for (k, a) in inside.iter().enumerate() {
            let (from, to) = match self.lang {
                Lang::Ru => (
                    if k == 0 { self.range.start } else { a.end },
                    inside.get(k + 1).map_or(self.range.end, |n| n.start),
                ),
                Lang::Ky => (
                    if k == 0 { self.range.start } else { inside[k - 1].end },
                    if k + 1 == inside.len() { self.range.end } else { a.start },
                ),
            };
            let mut mine: Vec<Piece> = Vec::new();
            for p in &content {
                match p.at() {
                    Some(i) if (from..to).contains(&i) => mine.push(*p),
                    Some(_) => {}
                    None => mine.extend(mine.last().is_some_and(|l| l.at().is_some()).then_some(Piece::Break)),
                }
            }
            let mut families: Vec<StemId> = self.families((*a).clone()).collect();
            let mut used = None;
            if families.is_empty()
                && self.has_light((*a).clone())
                && let Some((f, at)) = self.near(&mine)
            {
                families.push(f);
                used = Some(at);
            }
            if families.is_empty() {
                families.extend((*a).clone().last().map(|i| self.stem(i)));
            }
            self.push(&mut out.parts, families, &mine, used, Some(a));
        }
        self.share_objects(&mut out.parts);
        out
    }

    /// An action without an object of its own has its neighbour's: «разработка и утверждение программ», «программы и их выполнение».
    fn share_objects(&self, parts: &mut [Part]) {
        let given = parts.to_vec();
        for k in 0..parts.len() {
            let full = |i: &usize| !given[*i].raw.is_empty();
            if full(&k) {
                continue;
            }
            let (before, after) = ((0..k).rev().find(full), (k + 1..given.len()).find(full));
            let from = match self.lang {
                Lang::Ru => after.or(before),
                Lang::Ky => before.or(after),
            };
            if let Some(f) = from {
                let Part { action, stage, organised, .. } = parts[k];
                parts[k] = Part { action, stage, organised, ..given[f].clone() };
            }
        }
    }

    /// One part for each family over the words of `content` that are not `used` as the action itself.
    fn push(
        &self,
        parts: &mut Vec<Part>,
        mut families: Vec<StemId>,
        content: &[Piece],
        used: Option<usize>,
        verb: Option<&Range<usize>>,
    ) {
        let organised =
            verb.is_some_and(|v| v.clone().any(|i| words::ORGANISES.iter().any(|o| self.word(i).starts_with(o))));
        let mut used: Vec<usize> = used.into_iter().collect();
        if let [f] = families[..]
            && words::is_one_of(f, words::THIN)
            && let Some((f, at)) = self.first_as_action(content, verb)
        {
            families = vec![f];
            used.push(at);
        }
        let drafts = families.contains(&words::action("draft"));
        let concludes = families.contains(&words::action("conclude"));
        let dropped = |i: usize| {
            let starts = |list: &[&str]| list.iter().any(|w| self.word(i).starts_with(w));
            used.contains(&i) || drafts && starts(words::DRAFT_WORDS) || concludes && starts(words::CONTRACT_WORDS)
        };
        let mut p = Part { organised, ..Part::empty() };
        // A phrase of purpose is the object only where nothing else is.
        let only_weak = !content.iter().any(|c| matches!(c, Piece::Word { weak: false, .. }));
        let mut item: Vec<StemId> = Vec::new();
        let mut minor_only: Option<StemId> = None;
        let mut order: Vec<usize> = Vec::new();
        for piece in content {
            let Piece::Word { at, weak } = *piece else {
                p.items.push(std::mem::take(&mut item));
                continue;
            };
            if dropped(at) || weak && !only_weak {
                continue;
            }
            let stem = self.stem(at);
            let thing = self.objects.thing(self.lang, stem);
            p.raw.push(stem);
            p.every |= self.objects.is_every(self.lang, stem);
            p.sides |= self.objects.sides(self.lang, stem);
            p.conduct |= words::CONDUCT.iter().any(|w| self.word(at).starts_with(w));
            p.rule |= RULE_WORDS.iter().any(|w| self.word(at).starts_with(w));
            order.push(at);
            if weak
                || self.objects.is_minor(self.lang, stem)
                || self.table.is_light(self.lang, &self.analysis.folded.text, &self.analysis.tokens[at])
            {
                p.minor.push(thing);
                minor_only.get_or_insert(thing);
                continue;
            }
            p.object.push(thing);
            item.push(thing);
            if self.lang == Lang::Ky || p.head.is_none() {
                p.head = Some(thing);
            }
        }
        p.items.push(item);
        p.head = p.head.or(minor_only);
        let form = |i: &usize| words::form(self.word(*i));
        p.form = match self.lang {
            Lang::Ru => order.iter().take(FORM_WITHIN).find_map(form),
            Lang::Ky => order.iter().rev().take(FORM_WITHIN).find_map(form),
        };
        for list in p.items.iter_mut().chain([&mut p.object, &mut p.minor]) {
            list.sort_unstable();
            list.dedup();
        }
        p.items.retain(|i| i.len() >= 2);
        let matter = [form_id_of("dispute"), form_id_of("complaint")].iter().any(|m| p.object.contains(m));
        let money = order.iter().any(|i| words::MONEY.iter().any(|m| self.word(*i).starts_with(m)));
        for f in families {
            let f = if money && words::is_one_of(f, &["publish"]) { words::action("place") } else { f };
            // To consider a dispute, to settle it, to decide on it: one thing.
            let f = if matter && words::is_one_of(f, &["consider", "decide", "permit"]) {
                words::action("resolve")
            } else {
                f
            };
            parts.push(Part { action: f, stage: words::stage(f), ..p.clone() });
        }
    }

    fn families(&self, tokens: Range<usize>) -> impl Iterator<Item = StemId> + '_ {
        let (text, all) = (&self.analysis.folded.text, &self.analysis.tokens);
        tokens
            .filter(move |i| !self.table.is_light(self.lang, text, &all[*i]))
            .filter_map(move |i| self.table.family(self.lang, text, all, i))
            .map(|f| f.key)
    }

    fn has_light(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|i| self.table.is_light(self.lang, &self.analysis.folded.text, &self.analysis.tokens[i]))
    }

    /// The noun of action behind a light verb, with its token.
    fn near(&self, content: &[Piece]) -> Option<(StemId, usize)> {
        let words = content.iter().filter_map(Piece::at);
        let found = |i: usize| self.families(i..i + 1).next().map(|f| (f, i));
        match self.lang {
            Lang::Ru => words.take(NEAR).find_map(found),
            Lang::Ky => words.collect::<Vec<_>>().into_iter().rev().take(NEAR).find_map(found),
        }
    }

    /// The noun next to a thin verb, where it is an action of its own.
    fn first_as_action(&self, content: &[Piece], verb: Option<&Range<usize>>) -> Option<(StemId, usize)> {
        let mut words = content.iter().filter_map(|p| match p {
            Piece::Word { at, weak: false } => Some(*at),
            _ => None,
        });
        let at = match self.lang {
            Lang::Ru => words.next(),
            Lang::Ky => words.last(),
        }?;
        let next = verb.is_none_or(|v| match self.lang {
            Lang::Ru => at == v.end,
            Lang::Ky => at + 1 == v.start,
        });
        let f = self.families(at..at + 1).next().filter(|_| next)?;
        (!words::is_one_of(f, words::THIN)).then_some((f, at))
    }

    /// Content outside actions, body and adjuncts; marks of the whole statement.
    fn content(&self, is_action: &dyn Fn(usize) -> bool, bodies: &[Span]) -> (Vec<Piece>, Read) {
        let bodies: Vec<Range<usize>> = bodies.iter().map(|b| self.analysis.tokens_in(*b)).collect();
        let mut read = Read {
            parts: Vec::new(),
            marks: Marks::default(),
            except: Vec::new(),
            initiative: Vec::new(),
            partners: Vec::new(),
            scopes: 0,
        };
        let mut out: Vec<Piece> = Vec::new();
        let (mut skip, mut excepting, mut quoted, mut purpose, mut acted) = (false, false, false, false, false);
        let mut clause = 0;
        for i in self.range.clone() {
            let w = self.word(i);
            if self.analysis.tokens[i].kind == TokenKind::Punct {
                match w {
                    "«" | "“" => quoted = true,
                    "»" | "”" => quoted = false,
                    "\"" => quoted = !quoted,
                    _ => {}
                }
                // «в порядке, определяемом …» goes on behind its comma; a comma inside a name ends nothing.
                let goes_on = i > 0 && self.word(i - 1) == "порядке";
                if matches!(w, "," | ";" | ".") && !goes_on && !quoted {
                    skip = skip && read.marks.has(Marks::EXCEPTION);
                    clause = out.len();
                    out.push(Piece::Break);
                }
                continue;
            }
            if bodies.iter().any(|b| b.contains(&i)) {
                if self.lang == Lang::Ky {
                    clause = out.len();
                }
                continue;
            }
            self.note(i, &mut read);
            if is_action(i) {
                // «для … пастбища предоставляются»: what stands next to a passive verb is its subject.
                if purpose
                    && w.ends_with("ся")
                    && let Some(Piece::Word { weak, .. }) = out.last_mut()
                {
                    *weak = false;
                }
                (skip, excepting, purpose, acted) = (false, false, false, true);
                clause = out.len();
                continue;
            }
            let next = self.word(i + 1);
            match self.lang {
                Lang::Ru => {
                    if EXCEPT.contains(&w) {
                        (skip, excepting) = (true, true);
                        continue;
                    }
                    let for_action =
                        w == "для" && self.families(i + 1..(i + 2).min(self.analysis.tokens.len())).next().is_some();
                    if for_action && !acted {
                        purpose = true;
                    } else if for_action || ADJUNCTS.iter().any(|(a, b)| *a == w && (b.is_empty() || *b == next)) {
                        skip = true;
                    }
                }
                Lang::Ky => {
                    if w == "тышкары" {
                        let from =
                            out[clause..].iter().rposition(|p| p.at().is_none()).map_or(clause, |k| clause + k + 1);
                        let gone: Vec<usize> = out.drain(from..).filter_map(|p| p.at()).collect();
                        read.except.extend(gone.into_iter().filter_map(|k| self.core(k)));
                        continue;
                    }
                    if w == "үчүн" {
                        for p in &mut out[clause..] {
                            if let Piece::Word { weak, .. } = p {
                                *weak = true;
                            }
                        }
                        clause = out.len();
                    }
                    if w == "кийин" {
                        // «… которулгандан кийин берилет»: what came before is no object.
                        out.truncate(clause);
                        continue;
                    }
                    if ADJUNCTS_KY.contains(&w) {
                        for _ in 0..BACK {
                            match out.last().and_then(Piece::at) {
                                Some(k)
                                    if out.len() > clause && !ACCUSATIVE.iter().any(|e| self.word(k).ends_with(e)) =>
                                {
                                    out.pop();
                                }
                                _ => break,
                            }
                        }
                        continue;
                    }
                }
            }
            if excepting && !is_small(self.lang, w) {
                read.except.extend(self.core(i));
            }
            if skip {
                continue;
            }
            if is_small(self.lang, w) {
                if matches!(w, "и" | "или" | "жана" | "же") {
                    out.push(Piece::Break);
                }
                continue;
            }
            out.push(Piece::Word { at: i, weak: purpose });
        }
        for list in [&mut read.except, &mut read.initiative, &mut read.partners] {
            list.sort_unstable();
            list.dedup();
        }
        (out, read)
    }

    /// The thing a word names, unless it says little.
    fn core(&self, i: usize) -> Option<StemId> {
        let stem = self.stem(i);
        (!self.objects.is_minor(self.lang, stem)).then(|| self.objects.thing(self.lang, stem))
    }

    /// Notes marks, levels, partners and initiators that begin or end at a word.
    fn note(&self, i: usize, read: &mut Read) {
        let w = self.word(i);
        let two = format!("{w} {}", self.word(i + 1));
        for (start, m) in MARKS {
            if two.starts_with(start) {
                read.marks = read.marks.with(*m);
            }
        }
        if EXCEPT.contains(&w) {
            read.marks = read.marks.with(Marks::EXCEPTION);
        }
        if let Some((_, bit)) = words::SCOPES.iter().find(|(start, _)| two.starts_with(start))
            && (i + 1..i + 4).any(|k| words::SCOPE_NOUNS.iter().any(|n| self.word(k).starts_with(n)))
        {
            read.scopes |= bit;
        }
        let after = |from: usize| -> Vec<StemId> {
            (from..(from + NAMED_WITHIN).min(self.range.end)).map(|k| self.stem(k)).collect()
        };
        let before = || -> Vec<StemId> {
            (i.saturating_sub(NAMED_WITHIN).max(self.range.start)..i).map(|k| self.stem(k)).collect()
        };
        let together = words::TOGETHER.iter().any(|t| w.starts_with(t));
        match self.lang {
            Lang::Ru if together => read.partners.extend(after(i + 1)),
            Lang::Ky if together => read.partners.extend(before()),
            Lang::Ru if words::INITIATIVE.contains(&(w, self.word(i + 1))) => read.initiative.extend(after(i + 2)),
            Lang::Ky if words::INITIATIVE_KY.contains(&w) => read.initiative.extend(before()),
            _ => {}
        }
    }
}

/// Words at the beginning of a Russian object, at the end of a Kyrgyz one, in which its form is looked for: «республиканские
/// и региональные программы».
const FORM_WITHIN: usize = 3;

fn form_id_of(object: &str) -> StemId {
    crate::text::form_id(&format!("object:{object}"))
}
