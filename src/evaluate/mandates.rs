//! Measures extracted mandates against labelled statements, as the labels' own notes say (section "How to measure").
//!
//! Lines count from 1 in the act's text, so an act must come from the plain text the labels were made on.

use crate::act::Act;
use crate::bodies::Level;
use crate::facts::{Fact, FactKind, Mandate, Modality};
use crate::text::{StemId, stem_id};
use crate::{Error, Lang, Result, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Share of a label's characters that an extracted statement must hold to match it; the labels' notes set it.
pub const MATCH_SHARE: f64 = 0.6;

/// A labelled mandate.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldMandate {
    /// Identifier.
    pub id: String,
    /// Name of the act's file without language and extension.
    pub act: String,
    /// Language.
    pub lang: Lang,
    /// Line where the statement begins.
    pub line: u32,
    /// Last line, in hard-wrapped texts.
    pub line_to: Option<u32>,
    /// The words, or in hard-wrapped texts the part on the first line.
    pub quote: String,
    /// The whole statement of a hard-wrapped text, lines joined.
    pub full: Option<String>,
    /// The body in the nominative.
    pub body: String,
    /// Another acceptable reading of the body.
    pub body_alt: Option<String>,
    /// Head verbs or action nouns in order.
    pub actions: Vec<String>,
    /// Modality.
    pub modality: Modality,
    /// Level.
    pub level: Level,
    /// A clause without content of its own.
    #[serde(default)]
    pub residual: bool,
    /// Why the label is arguable.
    pub doubt: Option<String>,
}

/// A labelled sentence that looks like a mandate and is none.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldNot {
    /// Identifier.
    pub id: String,
    /// Name of the act's file.
    pub act: String,
    /// Language.
    pub lang: Lang,
    /// Line.
    pub line: u32,
    /// The words.
    pub quote: String,
    /// Counted neither way.
    #[serde(default)]
    pub borderline: bool,
}

#[derive(Debug, Clone, Deserialize)]
struct Covered {
    covered_lines: Vec<(u32, u32)>,
}

/// The labels of one folder.
#[derive(Debug, Clone, Default)]
pub struct GoldMandates {
    /// Statements.
    pub mandates: Vec<GoldMandate>,
    /// Tempting sentences that are none.
    pub not_mandates: Vec<GoldNot>,
    covered: BTreeMap<String, Covered>,
}

impl GoldMandates {
    /// Reads the texts of `mandates.jsonl`, `not_mandates.jsonl` and `coverage.json`.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line of the first row that is not well formed.
    pub fn parse(mandates: &str, not_mandates: &str, coverage: &str) -> Result<GoldMandates> {
        Ok(GoldMandates {
            mandates: super::labels("mandates.jsonl", mandates)?,
            not_mandates: super::labels("not_mandates.jsonl", not_mandates)?,
            covered: serde_json::from_str(coverage).map_err(|e| Error::Data {
                file: "coverage.json".into(),
                line: e.line(),
                message: e.to_string(),
            })?,
        })
    }

    /// The (act, language) pairs with labels, in order.
    pub fn acts(&self) -> Vec<(String, Lang)> {
        self.covered
            .keys()
            .filter_map(|k| k.rsplit_once('.').and_then(|(a, l)| Lang::from_code(l).map(|l| (a.to_owned(), l))))
            .collect()
    }

    fn lines(&self, act: &str, lang: Lang) -> &[(u32, u32)] {
        self.covered.get(&format!("{act}.{lang}")).map_or(&[], |c| &c.covered_lines)
    }
}

/// Figures of one act in one language. Counts; shares are methods.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct MandateScore {
    /// Act.
    pub act: String,
    /// Language code.
    pub lang: String,
    /// Labelled statements.
    pub gold: usize,
    /// Of these found.
    pub found: usize,
    /// Labelled statements that are neither residual nor in doubt.
    pub firm: usize,
    /// Of these found.
    pub firm_found: usize,
    /// Extracted statements in the covered lines, those on borderline sentences left out.
    pub extracted: usize,
    /// Of these on a label.
    pub right: usize,
    /// Extracted statements on borderline sentences.
    pub left_out: usize,
    /// Found statements whose body is right.
    pub body: usize,
    /// Found statements whose modality is right.
    pub modality: usize,
    /// Found statements whose level is right.
    pub level: usize,
    /// Found statements whose first action is right.
    pub action: usize,
    /// Found statements whose actions are all right.
    pub all_actions: usize,
    /// Ids of labels not found.
    pub missed: Vec<String>,
    /// Extracted statements without a label.
    pub wrong: Vec<Span>,
    /// (id, what differs, extracted value) of found labels.
    pub differs: Vec<(String, &'static str, String)>,
}

fn share(a: usize, b: usize) -> f64 {
    if b == 0 { 1.0 } else { a as f64 / b as f64 }
}

impl MandateScore {
    /// Found labels among all labels.
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold)
    }

    /// Right statements among the extracted.
    pub fn precision(&self) -> f64 {
        share(self.right, self.extracted)
    }

    /// Adds the counts of another score.
    pub fn add(&mut self, other: &MandateScore) {
        for (a, b) in [
            (&mut self.gold, other.gold),
            (&mut self.found, other.found),
            (&mut self.firm, other.firm),
            (&mut self.firm_found, other.firm_found),
            (&mut self.extracted, other.extracted),
            (&mut self.right, other.right),
            (&mut self.left_out, other.left_out),
            (&mut self.body, other.body),
            (&mut self.modality, other.modality),
            (&mut self.level, other.level),
            (&mut self.action, other.action),
            (&mut self.all_actions, other.all_actions),
        ] {
            *a += b;
        }
    }

    /// The goals' figures with counts and intervals, one a line.
    pub fn table(&self) -> String {
        let s = |a: usize, b: usize| super::Share { hits: a as u32, of: b as u32 };
        let rows = [
            ("precision", s(self.right, self.extracted)),
            ("recall", s(self.found, self.gold)),
            ("recall, firm", s(self.firm_found, self.firm)),
            ("body", s(self.body, self.found)),
            ("modality", s(self.modality, self.found)),
            ("level", s(self.level, self.found)),
            ("first action", s(self.action, self.found)),
            ("all actions", s(self.all_actions, self.found)),
        ];
        rows.iter().map(|(name, v)| format!("{}  {name:<13} {v}\n", self.lang)).collect()
    }

    /// The head of the table that [`fmt::Display`] prints a row of.
    pub fn header() -> &'static str {
        "act                       lang  gold  found recall  (firm)  extr. right  precis. body   modal. level  action all"
    }
}

impl fmt::Display for MandateScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<26}{:<4}{:>6}{:>7}  {:.3}   {:.3} {:>6}{:>6}    {:.3}  {:.3}  {:.3}  {:.3}  {:.3}  {:.3}",
            self.act,
            self.lang,
            self.gold,
            self.found,
            self.recall(),
            share(self.firm_found, self.firm),
            self.extracted,
            self.right,
            self.precision(),
            share(self.body, self.found),
            share(self.modality, self.found),
            share(self.level, self.found),
            share(self.action, self.found),
            share(self.all_actions, self.found),
        )
    }
}

/// Scores the mandates among `facts` of one act against its labels.
pub fn score(gold: &GoldMandates, name: &str, act: &Act, facts: &[Fact]) -> MandateScore {
    let text = Located::new(act);
    let mut out = MandateScore { act: name.to_owned(), lang: act.lang.code().to_owned(), ..Default::default() };
    let labels: Vec<(&GoldMandate, Span)> = gold
        .mandates
        .iter()
        .filter(|g| g.act == name && g.lang == act.lang)
        .map(|g| (g, text.locate(g.line, &g.quote, g.full.as_deref())))
        .collect();
    let border: Vec<Span> = gold
        .not_mandates
        .iter()
        .filter(|g| g.act == name && g.lang == act.lang && g.borderline)
        .map(|g| text.locate(g.line, &g.quote, None))
        .collect();
    let items: Vec<(&Fact, &Mandate)> = facts
        .iter()
        .filter_map(|f| match &f.kind {
            FactKind::Mandate(m) => Some((f, m)),
            _ => None,
        })
        .filter(|(f, _)| {
            let line = text.line(f.span.from);
            gold.lines(name, act.lang).iter().any(|(a, b)| (*a..=*b).contains(&line))
        })
        .collect();
    let hit = |f: &Fact, g: &GoldMandate, span: Span| text.hit(f, g, span);
    for (f, _) in &items {
        if labels.iter().any(|(g, s)| hit(f, g, *s)) {
            out.extracted += 1;
            out.right += 1;
        } else if border.iter().any(|s| s.overlaps(f.span)) {
            out.left_out += 1;
        } else {
            out.extracted += 1;
            out.wrong.push(f.span);
        }
    }
    for (g, span) in labels {
        out.gold += 1;
        let firm = !g.residual && g.doubt.is_none();
        out.firm += usize::from(firm);
        let on: Vec<&Mandate> = items.iter().filter(|(f, _)| hit(f, g, span)).map(|(_, m)| *m).collect();
        if on.is_empty() {
            out.missed.push(g.id.clone());
            continue;
        }
        out.found += 1;
        out.firm_found += usize::from(firm);
        let body = |m: &&&Mandate| text.same_body(&m.body.name, g);
        let best = on.iter().find(body);
        out.body += usize::from(best.is_some());
        if best.is_none() {
            out.differs.push((g.id.clone(), "body", on[0].body.name.clone()));
        }
        let m = best.unwrap_or(&on[0]);
        let mut check = |ok: bool, count: &mut usize, what: &'static str, value: String| {
            *count += usize::from(ok);
            if !ok {
                out.differs.push((g.id.clone(), what, value));
            }
        };
        check(m.modality == g.modality, &mut out.modality, "modality", format!("{:?}", m.modality));
        check(m.level == g.level, &mut out.level, "level", format!("{:?}", m.level));
        let mine: Vec<&str> = m.actions.iter().map(|s| s.of(&act.text)).collect();
        let same = |i: usize| {
            mine.get(i).zip(g.actions.get(i)).is_some_and(|(a, b)| head_lemma(act.lang, a) == head_lemma(act.lang, b))
        };
        check(same(0), &mut out.action, "action", mine.join(" | "));
        let all = mine.len() == g.actions.len() && (0..mine.len()).all(same);
        check(all, &mut out.all_actions, "actions", mine.join(" | "));
    }
    out
}

/// The stem of the word that carries an action: the first in Russian, the last in Kyrgyz.
fn head_lemma(lang: Lang, action: &str) -> Option<StemId> {
    let lower = crate::text::fold(action).text;
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    let word = match lang {
        Lang::Ru => words.next(),
        Lang::Ky => words.next_back(),
    };
    word.map(|w| stem_id(lang, w))
}

/// Whether two names are the same in the nominative; the country's name may be added.
fn same_body(lang: Lang, a: &str, b: &str) -> bool {
    let stems = |name: &str| -> Vec<StemId> {
        let lower = crate::text::fold(name).text;
        lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|w| !w.is_empty() && !["кыргыз", "кыргызской", "республики", "республикасынын"].contains(w))
            .map(|w| stem_id(lang, w))
            .collect()
    };
    stems(a) == stems(b)
}

/// An act's text by lines, without page furniture: finds the words of labels.
#[derive(Debug)]
pub struct Located<'a> {
    act: &'a Act,
    starts: Vec<u32>,
}

impl<'a> Located<'a> {
    /// The lines of an act.
    pub fn new(act: &'a Act) -> Self {
        let mut starts = vec![0];
        starts.extend(act.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        Located { act, starts }
    }

    /// The facts that match a label, those with its body first.
    pub fn matching<'f>(&self, g: &GoldMandate, facts: &'f [Fact]) -> Vec<&'f Fact> {
        let span = self.locate(g.line, &g.quote, g.full.as_deref());
        let mut out: Vec<(bool, &Fact)> = facts
            .iter()
            .filter_map(|f| match &f.kind {
                FactKind::Mandate(m) if self.hit(f, g, span) => Some((!self.same_body(&m.body.name, g), f)),
                _ => None,
            })
            .collect();
        out.sort_by_key(|r| r.0);
        out.into_iter().map(|r| r.1).collect()
    }

    /// Whether a name is the label's body in one of its readings.
    pub fn same_body(&self, name: &str, g: &GoldMandate) -> bool {
        same_body(self.act.lang, name, &g.body)
            || g.body_alt.as_ref().is_some_and(|b| same_body(self.act.lang, name, b))
    }

    fn hit(&self, f: &Fact, g: &GoldMandate, span: Span) -> bool {
        self.line(f.span.from) >= g.line
            && self.line(f.span.to.saturating_sub(1)) <= g.line_to.unwrap_or(g.line)
            && self.shared(f.span, span) as f64 >= MATCH_SHARE * self.shared(span, span) as f64
    }

    fn line(&self, byte: u32) -> u32 {
        self.starts.partition_point(|s| *s <= byte) as u32
    }

    /// The bytes of a label; empty when the quote does not stand on its line.
    pub fn locate(&self, line: u32, quote: &str, full: Option<&str>) -> Span {
        let Some(from) = (line as usize).checked_sub(1).and_then(|l| self.starts.get(l)) else {
            return Span::default();
        };
        let rest = &self.act.text[*from as usize..];
        let row = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let Some(at) = row.find(quote) else { return Span::default() };
        let start = *from + at as u32;
        let Some(full) = full else { return Span::new(start, start + quote.len() as u32) };
        let mut want = full.chars().filter(|c| !c.is_whitespace());
        let mut end = start;
        let mut next = want.next();
        for (i, c) in self.act.text[start as usize..].char_indices() {
            let byte = start + i as u32;
            if c.is_whitespace() || self.page(byte) {
                continue;
            }
            if next != Some(c) {
                break;
            }
            end = byte + c.len_utf8() as u32;
            next = want.next();
            if next.is_none() {
                break;
            }
        }
        Span::new(start, end)
    }

    fn page(&self, byte: u32) -> bool {
        let k = self.act.furniture.partition_point(|f| f.to <= byte);
        self.act.furniture.get(k).is_some_and(|f| f.from <= byte)
    }

    /// Characters that both spans hold, white space and page furniture left out.
    fn shared(&self, a: Span, b: Span) -> usize {
        let both = Span::new(a.from.max(b.from), a.to.min(b.to));
        if both.is_empty() {
            return 0;
        }
        both.of(&self.act.text)
            .char_indices()
            .filter(|(i, c)| !c.is_whitespace() && !self.page(both.from + *i as u32))
            .count()
    }
}
