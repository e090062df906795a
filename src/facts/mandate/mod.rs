//! Mandates: which body is charged with which action on which object, how it binds, at which level.
//!
//! A mandate is read from a list item whose lead-in, heading or act names the body, or from a sentence in which the body
//! is the agent: the subject of an active verb, the instrumental («Кабинетом Министров», «… тарабынан») of a passive one,
//! or whom a modal word binds. Embedded participles, definitions, status, quoted and repealed text are no mandates.

mod item;
mod key;
mod ky;
mod lead;
mod offences;
mod place;
mod pred;
mod ru;
mod table;
mod view;
mod words;

pub(crate) use item::ky_verbal_noun;
pub use key::{MandateKey, is_anaphor, is_small, mandate_key};
pub use offences::{Jurisdiction, OffenceRef, jurisdictions};
pub use table::{ActionTable, Family};

use super::{BodyFrom, Fact, FactKind, Mandate, MandateBody, Modality};
use crate::act::{Act, Force, Provision, ProvisionKind};
use crate::bodies::mentions::Stream;
use crate::bodies::{self, Mention, Registry};
use crate::text::Analysis;
use crate::{Lang, Span};
use lead::Lead;
use view::View;

/// Who is charged: a mention, and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Who {
    /// Index of the mention.
    pub mention: u32,
    /// Where it was read.
    pub from: BodyFrom,
}

/// One statement before it becomes a fact.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Statement {
    pub span: Span,
    pub who: Vec<Who>,
    pub actions: Vec<Span>,
    pub object: Span,
    pub modality: Modality,
}

/// What every room of this module reads.
pub(super) struct Cx<'a> {
    pub act: &'a Act,
    pub s: Stream<'a>,
    pub mentions: &'a [Mention],
    pub table: &'a ActionTable,
    /// The mention in the title that names the act's own subject.
    pub subject: Option<u32>,
}

impl Cx<'_> {
    /// Whether a mention is a court: courts are not bodies of the executive and get no mandates.
    pub fn court(&self, m: u32) -> bool {
        self.s.registry.get(&self.mentions[m as usize].body).is_some_and(|b| b.court)
    }
}

/// The mandates of an act, in the order of the text.
///
/// `mentions` are those of [`bodies::mentions`] on the same act, analysis and registry. The span of a fact is the statement:
/// a list item without number and final punctuation, or the clause with the body. A clause that names two bodies as agents
/// gives one fact a body. Time is linear in the number of tokens and mentions.
pub fn mandates(act: &Act, analysis: &Analysis, mentions: &[Mention], registry: &Registry) -> Vec<Fact> {
    let subject = bodies::subject(act, analysis, mentions, registry)
        .and_then(|m| mentions.iter().position(|n| n.span == m.span).map(|i| i as u32));
    let cx = Cx { act, s: Stream::new(act, analysis, registry), mentions, table: ActionTable::builtin(), subject };
    let mut leads: Vec<Option<Lead>> = Vec::with_capacity(act.provisions.len());
    let mut out = Vec::new();
    for (i, p) in act.provisions.iter().enumerate() {
        let mut lead = None;
        if speaks(p) && worth_reading(&cx, &leads, p, i) {
            let view = View::of(&cx, p.body);
            // A heading is a weaker lead-in: it reaches list items that say nothing of their own.
            let above = above(act, &leads, i).filter(|l| !l.by_heading() || item_like(p, &view));
            let opens = view.opens_list() && has_items(act, i);
            if repealed(&view) || matches!(view.folded(view.start()), "эскертүү" | "примечание") {
                leads.push(None);
                continue;
            }
            if let Some(above) = above.filter(|_| !view.is_empty()) {
                // An item: one statement, unless it opens a list of its own or is a sentence with its own body.
                if opens && !conditions_follow(&cx, i) {
                    lead = item::lead(&cx, &view, above);
                }
                if lead.is_none() {
                    let own = sentence_of_its_own(&cx, &view);
                    let mut st = item::statement(&cx, &view, above);
                    let agent = own_agent(&cx, &view);
                    if let Some(who) = agent {
                        st.who = vec![who];
                    }
                    // A Russian circumstance begins with a preposition, which «в случае … выдает» does, too; a Kyrgyz one ends
                    // on its verb.
                    let idle = st.actions.is_empty() || act.lang == Lang::Ky;
                    if own.is_empty() && (agent.is_some() || !(idle && circumstance(&cx, &view))) {
                        push(&cx, i as u32, st, &mut out);
                    }
                    for st in own {
                        push(&cx, i as u32, st, &mut out);
                    }
                }
            } else if !view.is_empty() {
                let last = view.sentences.len().saturating_sub(1);
                let mut previous = None;
                for (k, sentence) in view.sentences.iter().enumerate() {
                    let part = view.part(sentence.clone());
                    if opens && k == last {
                        lead = lead::read(&cx, &part, p, i).filter(|l| {
                            // Kyrgyz conditions are told by the last word of the item, which no function has.
                            let functions = l.action.is_empty() && act.lang == Lang::Ru;
                            functions || !conditions_follow(&cx, i)
                        });
                        if lead.is_some() {
                            continue;
                        }
                    }
                    for st in sentence_statements(&cx, &part, previous) {
                        previous = st.who.first().copied().or(previous);
                        push(&cx, i as u32, st, &mut out);
                    }
                }
            }
        } else if p.heading.is_some() && p.body.is_empty() {
            lead = lead::of_heading(&cx, p);
        }
        leads.push(lead);
    }
    out.sort_by_key(|f: &Fact| (f.span.from, f.span.to));
    out
}

fn sentence_statements(cx: &Cx<'_>, view: &View<'_>, previous: Option<Who>) -> Vec<Statement> {
    match cx.act.lang {
        Lang::Ru => ru::statements(cx, view, previous),
        Lang::Ky => ky::statements(view, previous),
    }
}

/// Whether a provision can hold norms of this act.
fn speaks(p: &Provision) -> bool {
    use ProvisionKind as K;
    p.force != Force::Repealed
        && !p.quoted
        && !matches!(
            p.kind,
            K::Preface | K::Toc | K::Note | K::Footnote | K::Furniture | K::Quoted | K::Conclusion | K::Table | K::Row
        )
}

/// «(утратил силу …)», «(абзац 5 утратил силу …)», «күчүн жоготту»: a place where a norm stood.
fn repealed(v: &View<'_>) -> bool {
    /// The mark stands at the beginning: «(абзац шестнадцатый утратил силу …».
    const EARLY: usize = 8;
    (0..v.len().min(EARLY)).any(|i| {
        let (a, b) = (v.folded(i), v.folded(i + 1));
        (a.starts_with("утрати") && b == "силу") || (a == "күчүн" && b.starts_with("жогот"))
    }) && (v.folded(0) == "(" || v.len() <= 2 * EARLY)
}

/// Whether the first item below a lead-in is a circumstance: then the items are conditions or addressees, and the lead-in
/// itself is the statement.
fn conditions_follow(cx: &Cx<'_>, i: usize) -> bool {
    let next =
        cx.act.provisions[i + 1..].iter().find(|p| !matches!(p.kind, ProvisionKind::Furniture | ProvisionKind::Note));
    next.is_some_and(|n| {
        let view = View::of(cx, n.body);
        // «учурда:» announces functions for that case.
        !(cx.act.lang == Lang::Ky && view.opens_list()) && circumstance(cx, &view) && own_agent(cx, &view).is_none()
    })
}

/// Whether an item begins with a preposition of circumstance: «при …», «в случае …», «с …».
fn circumstance(cx: &Cx<'_>, v: &View<'_>) -> bool {
    const RU: &[&str] = &[
        "с",
        "со",
        "при",
        "в",
        "во",
        "для",
        "к",
        "ко",
        "из",
        "до",
        "после",
        "через",
        "за",
        "если",
        "когда",
        "у",
        "от",
    ];
    match cx.act.lang {
        Lang::Ru => RU.contains(&v.folded(v.start())),
        Lang::Ky => {
            let last = (0..v.end()).rev().find(|i| v.is_word(*i)).map_or("", |i| v.folded(i));
            matches!(last, "учурда" | "учурларда" | "болсо") || ky_when(last)
        }
    }
}

/// «аныкталбаганда», «берилгенде», «бузулса»: a Kyrgyz verb of condition or time, which ends an item that is no function.
fn ky_when(w: &str) -> bool {
    /// Shorter words are nouns: «анда», «кайсанда».
    const SHORTEST: usize = 7;
    w.chars().count() >= SHORTEST
        && ["ганда", "генде", "гондо", "гөндө", "канда", "кенде", "кондо", "көндө", "ылса", "илсе", "улса", "үлсө"]
            .iter()
            .any(|e| w.ends_with(e))
}

/// The body that an item names before its own words, in place of the lead-in's: «органами внутренних дел – при …»,
/// «ички иштер органдары тарабынан – …».
fn own_agent(cx: &Cx<'_>, v: &View<'_>) -> Option<Who> {
    let start = v.start();
    let (m, a, b) = v.mention_at(start)?;
    let dash = |i: usize| matches!(v.folded(i), "-" | "–" | "—" | ":");
    let named = match cx.act.lang {
        Lang::Ru => v.may(a, b, bodies::head::Cases::INS) && v.certain(a, b) && dash(b),
        // «Жогорку Кеңеш тарабынан кабыл алынган актыларга»: without a dash a participle may govern the agent.
        Lang::Ky => v.folded(b) == "тарабынан" && dash(b + 1),
    };
    (a == start && named).then_some(Who { mention: m, from: BodyFrom::Sentence })
}

/// The statements of an item that is a whole sentence with a body of its own («Правительство определяет …»).
fn sentence_of_its_own(cx: &Cx<'_>, view: &View<'_>) -> Vec<Statement> {
    let start = view.start();
    let subject =
        view.mention_at(start).is_some_and(|(_, a, b)| a == start && view.may(a, b, bodies::head::Cases::NOM));
    if !(subject && view.raw(start).starts_with(char::is_uppercase)) {
        return Vec::new();
    }
    view.sentences.iter().flat_map(|s| sentence_statements(cx, &view.part(s.clone()), None)).collect()
}

/// Whether a provision can state a mandate at all: it names a body, stands under a lead-in, or opens a list that a heading or the
/// act's subject may give a body. Most provisions of an act do none of it and are passed over unread.
fn worth_reading(cx: &Cx<'_>, leads: &[Option<Lead>], p: &Provision, i: usize) -> bool {
    if p.body.is_empty() {
        return false;
    }
    let k = cx.mentions.partition_point(|m| m.span.from < p.body.from);
    cx.mentions.get(k).is_some_and(|m| m.span.from < p.body.to)
        || above(cx.act, leads, i).is_some()
        || p.body.of(&cx.act.text).trim_end().ends_with(':')
}

/// Whether a provision under a heading has the form of a function: a list item in small letters.
fn item_like(p: &Provision, v: &View<'_>) -> bool {
    matches!(p.kind, ProvisionKind::Item | ProvisionKind::SubItem | ProvisionKind::Indent)
        && v.raw(v.start()).starts_with(char::is_lowercase)
}

/// Whether list items follow: children, or siblings behind an unnumbered paragraph.
fn has_items(act: &Act, i: usize) -> bool {
    let next =
        act.provisions[i + 1..].iter().find(|p| !matches!(p.kind, ProvisionKind::Furniture | ProvisionKind::Note));
    next.is_some_and(|n| n.parent == Some(i as u32) || n.parent == act.provisions[i].parent)
}

/// The lead-in a provision stands under: its parent's, or that of an unnumbered paragraph before it.
fn above<'l>(act: &Act, leads: &'l [Option<Lead>], i: usize) -> Option<&'l Lead> {
    let p = &act.provisions[i];
    if !matches!(p.kind, ProvisionKind::Item | ProvisionKind::SubItem | ProvisionKind::Indent | ProvisionKind::Part) {
        return None;
    }
    let parent = p.parent?;
    // The nearest sibling before that opens a list, with only items between.
    for k in (parent as usize + 1..i).rev() {
        let q = &act.provisions[k];
        if q.parent != p.parent {
            continue;
        }
        if q.kind == ProvisionKind::Indent && p.kind != ProvisionKind::Indent && q.own != p.own {
            if let Some(l) = leads[k].as_ref() {
                return Some(l);
            }
            break;
        }
        if q.kind == ProvisionKind::Indent && leads[k].is_some() {
            return leads[k].as_ref();
        }
        if q.kind != p.kind {
            break;
        }
        if i - k > SIBLINGS_BACK {
            break;
        }
    }
    leads[parent as usize].as_ref()
}

/// How many provisions back a lead-in among siblings is looked for; the longest list of the acts read has 73 items.
const SIBLINGS_BACK: usize = 120;

fn push(cx: &Cx<'_>, provision: u32, st: Statement, out: &mut Vec<Fact>) {
    for who in &st.who {
        if cx.court(who.mention) {
            continue;
        }
        let (id, name) = place::identity(cx, provision, *who);
        let action_class = place::class(cx, &st);
        let m = &cx.mentions[who.mention as usize];
        let level = place::level(cx, &id, &name);
        out.push(Fact {
            provision,
            span: st.span,
            kind: FactKind::Mandate(Mandate {
                territory: place::territory(cx, &id, m),
                body: MandateBody { id, name, quote: m.span, from: who.from },
                actions: st.actions.clone(),
                action_class,
                object: st.object,
                modality: st.modality,
                level,
                residual: place::residual(cx, st.span),
            }),
        });
    }
}
