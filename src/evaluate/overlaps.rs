//! Measures the judgement of pairs of mandates against labelled pairs, as the labels' own notes say: a pair is positive
//! when the program calls it a duplication or an overlap.

use super::Share;
use super::mandates::{GoldMandate, GoldMandates, Located};
use crate::bodies::Registry;
use crate::build::Processed;
use crate::facts::{ActionTable, BodyFrom, Fact, FactKind, Mandate, MandateBody};
use crate::overlap::Statement;
use crate::overlap::compare::{Verdict, Weights, compare};
use crate::overlap::statement::{Seat, statement};
use crate::{Lang, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A labelled pair.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldPair {
    /// Identifier.
    pub id: String,
    /// Identifier of the first statement.
    pub a: String,
    /// Of the second.
    pub b: String,
    /// Language.
    pub lang: Lang,
    /// `duplicate`, `overlap`, `coordination` or `none`.
    pub label: String,
    /// The bodies stand on different levels.
    #[serde(default)]
    pub central_local: bool,
    /// Why the label is arguable.
    pub doubt: Option<String>,
}

impl GoldPair {
    fn positive(&self) -> bool {
        matches!(self.label.as_str(), "duplicate" | "overlap")
    }
}

/// Where the compared statements come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// The labelled words, bodies, actions and levels: the judgement alone is measured.
    Labels,
    /// The program's own mandates on the labelled words: extraction and judgement together.
    Extracted,
}

/// Figures of one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairScore {
    /// Positive labels found.
    pub recall: Share,
    /// Of these without `doubt`.
    pub firm_recall: Share,
    /// Positive labels among the labelled pairs found.
    pub precision: Share,
    /// Of these without `doubt`.
    pub firm_precision: Share,
    /// `coordination` found in error.
    pub on_coordination: Share,
    /// `none` found in error.
    pub on_none: Share,
    /// Level told rightly, over positives.
    pub central_local: Share,
    /// Pairs with a statement the program did not extract, or whose act is not there.
    pub not_extracted: u32,
    /// Identifiers judged wrongly, with the verdict.
    pub wrong: Vec<String>,
}

/// Judges the labelled pairs. `acts` are (name without language, act).
pub fn score(
    gold: &GoldMandates,
    pairs: &[GoldPair],
    acts: &[(String, &Processed)],
    given: Given,
    registry: &Registry,
    actions: &ActionTable,
) -> BTreeMap<String, PairScore> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, (name, p)) in acts.iter().enumerate() {
        let located = Located::new(&p.act);
        let mandates: Vec<&crate::facts::Fact> =
            p.facts.iter().filter(|f| matches!(f.kind, FactKind::Mandate(_))).collect();
        for g in gold.mandates.iter().filter(|g| g.act == *name && g.lang == p.act.lang) {
            let hits = located.matching(g, &p.facts);
            let fact = match given {
                Given::Labels => labelled(g, &located, p, hits.first().copied()),
                Given::Extracted => hits.first().map(|f| (*f).clone()),
            };
            let Some(fact) = fact else { continue };
            let FactKind::Mandate(m) = &fact.kind else { continue };
            by_id.insert(&g.id, statements.len());
            let seat = Seat { act: n as u32, work: n as u32, fact: 0 };
            statements.push(statement(seat, &p.act, &p.analysis, &fact, m, actions, &mandates));
        }
    }
    let weights = Weights::of(&statements);
    let mut out: BTreeMap<String, PairScore> = BTreeMap::new();
    for p in pairs {
        let s = out.entry(p.lang.code().to_owned()).or_default();
        let both = by_id.get(p.a.as_str()).zip(by_id.get(p.b.as_str()));
        s.not_extracted += u32::from(both.is_none());
        let verdict = both.map(|(a, b)| compare(&statements[*a], &statements[*b], &weights, registry));
        let found = matches!(verdict, Some(Verdict::Found(..)));
        let firm = p.doubt.is_none();
        let add = |share: &mut Share, hit: bool| {
            share.of += 1;
            share.hits += u32::from(hit);
        };
        if p.positive() {
            add(&mut s.recall, found);
            if firm {
                add(&mut s.firm_recall, found);
            }
            if let Some((a, b)) = both {
                let (x, y) = (statements[*a].level, statements[*b].level);
                add(&mut s.central_local, (x != y) == p.central_local);
            }
        } else {
            add(if p.label == "none" { &mut s.on_none } else { &mut s.on_coordination }, found);
        }
        if found {
            add(&mut s.precision, p.positive());
            if firm {
                add(&mut s.firm_precision, p.positive());
            }
        }
        if found != p.positive() {
            s.wrong.push(format!("{} {} {verdict:?}", p.id, p.label));
        }
    }
    out
}

/// The mandate a label states, with the words of the act.
fn labelled(g: &GoldMandate, located: &Located<'_>, p: &Processed, hit: Option<&Fact>) -> Option<Fact> {
    let span = located.locate(g.line, &g.quote, g.full.as_deref());
    if span.is_empty() {
        return None;
    }
    // The registry names the body where extraction found it; otherwise its own name stands for it.
    let mut m = match hit.map(|f| &f.kind) {
        Some(FactKind::Mandate(m)) => m.clone(),
        _ => bare(g, span),
    };
    if !located.same_body(&m.body.name, g) {
        m.body.id = format!("label:{}", crate::text::fold(&g.body).text);
    }
    m.body.name = g.body.clone();
    m.level = g.level;
    m.modality = g.modality;
    m.residual = g.residual;
    let text = span.of(&p.act.text);
    let mut from = 0usize;
    let mut actions = Vec::new();
    for a in &g.actions {
        let Some(at) = text[from..].find(a.as_str()) else { continue };
        let start = span.from + (from + at) as u32;
        actions.push(Span::new(start, start + a.len() as u32));
        from += at + a.len();
    }
    if !actions.is_empty() {
        m.actions = actions;
    }
    let provision = hit.map_or(0, |f| f.provision);
    Some(Fact { provision, span, kind: FactKind::Mandate(m) })
}

/// A mandate on words where extraction found none.
fn bare(g: &GoldMandate, span: Span) -> Mandate {
    let body = MandateBody { id: String::new(), name: String::new(), quote: Span::default(), from: BodyFrom::LeadIn };
    Mandate {
        body,
        actions: Vec::new(),
        action_class: String::new(),
        object: span,
        modality: g.modality,
        level: g.level,
        territory: None,
        residual: g.residual,
    }
}

/// A table by language.
pub fn table(scores: &BTreeMap<String, PairScore>) -> String {
    let mut out = String::new();
    for (lang, s) in scores {
        out.push_str(&format!(
            "{lang}  recall {}   without doubt {}\n    precision {}   without doubt {}\n    false alarms: coordination {}   none {}\n    central–local {}   pairs not extracted {}\n",
            s.recall, s.firm_recall, s.precision, s.firm_precision, s.on_coordination, s.on_none, s.central_local, s.not_extracted
        ));
    }
    out
}
