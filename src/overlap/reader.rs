//! The words of a mandate as actions with objects, and what they say about the limits of the power.

use super::limits;
use super::objects::ObjectTable;
use super::shape;
use super::words::{self, ADJUNCTS, ADJUNCTS_KY, BACK, EXCEPT, NAMED_WITHIN, SHORT_ADJUNCTS_KY};
use super::{Marks, Part};
use crate::facts::{ActionTable, is_anaphor, is_small};
use crate::text::{Analysis, StemId, TokenKind, form_id};
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
    /// Numbers of the articles it excepts.
    pub except_articles: Vec<StemId>,
    /// Stems of the body on whose proposal or with whose consent the act is done.
    pub initiative: Vec<StemId>,
    /// Stems of the partners of a joint act.
    pub partners: Vec<StemId>,
    /// Levels named with «значения», see [`limits::SCOPES`].
    pub scopes: u8,
}

/// A content word of a statement, or a break between items of a list.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    Word {
        at: usize,
        /// In a phrase of purpose before the action: «для реализации … пастбища предоставляются».
        weak: bool,
        /// In brackets: it explains and adds little.
        aside: bool,
    },
    /// Between items of a list: at a comma, or at a conjunction.
    Break { comma: bool },
    /// «их», «аларды»: the object named before.
    Anaphor(usize),
}

impl Piece {
    /// The token of a word of content.
    pub fn at(&self) -> Option<usize> {
        match self {
            Piece::Word { at, .. } => Some(*at),
            Piece::Break { .. } | Piece::Anaphor(_) => None,
        }
    }

    pub fn is_word(&self) -> bool {
        self.at().is_some()
    }
}

impl Reader<'_> {
    pub fn word(&self, i: usize) -> &str {
        self.analysis.tokens.get(i).map_or("", |t| t.folded.of(&self.analysis.folded.text))
    }

    pub fn stem(&self, i: usize) -> StemId {
        self.analysis.tokens[i].stem
    }

    /// Content outside actions, body and adjuncts; marks of the whole statement.
    pub fn content(&self, is_action: &dyn Fn(usize) -> bool, bodies: &[Span]) -> (Vec<Piece>, Read) {
        let bodies: Vec<Range<usize>> = bodies.iter().map(|b| self.analysis.tokens_in(*b)).collect();
        let mut read = Read {
            parts: Vec::new(),
            marks: Marks::default(),
            except: Vec::new(),
            except_articles: Vec::new(),
            initiative: Vec::new(),
            partners: Vec::new(),
            scopes: 0,
        };
        let mut out: Vec<Piece> = Vec::new();
        let (mut skip, mut excepting, mut quoted, mut purpose, mut acted) = (false, false, false, false, false);
        let mut bracketed = false;
        let mut numbers: Vec<usize> = Vec::new();
        let mut clause = 0;
        for i in self.range.clone() {
            let w = self.word(i);
            if self.analysis.tokens[i].kind == TokenKind::Punct {
                match w {
                    "«" | "“" => quoted = true,
                    "»" | "”" => quoted = false,
                    "\"" => quoted = !quoted,
                    "(" => bracketed = true,
                    ")" => bracketed = false,
                    _ => {}
                }
                // «в порядке, определяемом …» goes on behind its comma; a comma inside a name ends nothing.
                let goes_on = i > 0 && self.word(i - 1) == "порядке";
                if matches!(w, "," | ";" | ".") && !goes_on && !quoted {
                    skip = skip && excepting;
                    clause = out.len();
                    out.push(Piece::Break { comma: true });
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
                // «иштеп чыгуу»: the first word of a pair is the action's too.
                if self.lang == Lang::Ky
                    && out.last().and_then(Piece::at).is_some_and(|k| k + 1 == i)
                    && self.table.is_pair(&self.analysis.tokens, i)
                {
                    out.pop();
                }
                // Before an active verb stand conditions and ways, behind it the object.
                if self.lang == Lang::Ru && !acted && shape::is_active(w) {
                    for p in &mut out {
                        if let Piece::Word { weak, .. } = p {
                            *weak = true;
                        }
                    }
                }
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
                    if excepting && w == "независимо" {
                        excepting = false;
                    }
                    let for_action =
                        w == "для" && self.families(i + 1..(i + 2).min(self.analysis.tokens.len())).next().is_some();
                    // «с обязательным утверждением», «с привлечением экспертов».
                    let with_action = w == "с" && (i + 1..i + 3).any(|k| shape::is_instrumental_deverbal(self.word(k)));
                    if with_action {
                        skip = true;
                    }
                    if for_action && !acted {
                        purpose = true;
                    } else if for_action || ADJUNCTS.iter().any(|(a, b)| *a == w && (b.is_empty() || *b == next)) {
                        skip = true;
                    }
                }
                Lang::Ky => {
                    if matches!(w, "тышкары" | "кошпогондо") {
                        let from = out[clause..]
                            .iter()
                            .rposition(|p| matches!(p, Piece::Break { comma: true }))
                            .map_or(clause, |k| clause + k + 1);
                        let gone: Vec<usize> = out.drain(from..).filter_map(|p| p.at()).collect();
                        let back = numbers.iter().filter(|k| gone.first().is_none_or(|g| **k + 2 > *g));
                        read.except_articles.extend(back.map(|k| form_id(self.word(*k))));
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
                    let back = match w {
                        w if ADJUNCTS_KY.contains(&w) => BACK,
                        w => SHORT_ADJUNCTS_KY.iter().find(|s| s.0 == w).map_or(0, |s| s.1),
                    };
                    if back > 0 {
                        for n in 0..back {
                            match out.last().and_then(Piece::at) {
                                // What stands right before is the phrase's own: «органы тарабынан» is no accusative.
                                Some(_) if out.len() > clause && n == 0 => {
                                    out.pop();
                                }
                                Some(k) if out.len() > clause && !shape::is_accusative(self.word(k)) => {
                                    out.pop();
                                }
                                _ => break,
                            }
                        }
                        continue;
                    }
                }
            }
            if excepting && self.analysis.tokens[i].kind == TokenKind::Number {
                read.except_articles.push(form_id(w));
            } else if excepting && !is_small(self.lang, w) {
                read.except.extend(self.core(i));
            }
            if skip {
                continue;
            }
            if limits::is_this_act(w, self.word(i + 1)) {
                read.marks = read.marks.with(Marks::THIS_ACT);
            }
            if is_anaphor(self.lang, w) {
                out.push(Piece::Anaphor(i));
                continue;
            }
            if self.analysis.tokens[i].kind == TokenKind::Number {
                numbers.push(i);
                continue;
            }
            if is_small(self.lang, w) {
                if matches!(w, "и" | "или" | "жана" | "же") {
                    out.push(Piece::Break { comma: false });
                }
                continue;
            }
            out.push(Piece::Word { at: i, weak: purpose, aside: bracketed });
        }
        for list in [&mut read.except, &mut read.initiative, &mut read.partners] {
            list.sort_unstable();
            list.dedup();
        }
        (out, read)
    }

    /// The thing a word names, unless it says little.
    pub fn core(&self, i: usize) -> Option<StemId> {
        let stem = self.stem(i);
        (!self.objects.is_minor(self.lang, stem)).then(|| self.objects.thing(self.lang, stem))
    }

    /// Notes marks, levels, partners and initiators that begin or end at a word.
    pub fn note(&self, i: usize, read: &mut Read) {
        let w = self.word(i);
        let two = format!("{w} {}", self.word(i + 1));
        read.marks = read.marks.with(limits::marks_at(self.analysis, i));
        if let Some((_, bit)) = limits::SCOPES.iter().find(|(start, _)| two.starts_with(start))
            && (i + 1..i + 4).any(|k| limits::SCOPE_NOUNS.iter().any(|n| self.word(k).starts_with(n)))
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
