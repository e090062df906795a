//! The pass: one interface for data rules and code rules.

use super::pack::Packs;
use super::rule::fill;
use super::view::{ActInput, View};
use super::{Evidence, Finding};
use crate::act::Act;
use crate::facts::ActLookup;
use crate::text::form_id;
use crate::{Span, Tri};

/// What a pass looks at in one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One act; provisions are walked by the pass.
    Act,
    /// One candidate group of similar provisions or mandates.
    Group,
    /// The whole corpus, once.
    Corpus,
}

/// Why provisions stand in one [`Group`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Two or more bodies do the same.
    Duplication,
    /// Bodies have similar goals or activities.
    Overlap,
    /// Several bodies share one broad area.
    Fragmentation,
    /// The words are almost the same.
    NearVerbatim,
}

/// One place of a [`Group`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Index of the act in [`Context::acts`].
    pub act: u32,
    /// Index of the provision.
    pub provision: u32,
    /// The words.
    pub span: Span,
    /// The body, in the nominative; empty where there is none.
    pub body: String,
}

/// A candidate group from the comparison stage, as plain data: no pass compares all with all.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Why they stand together.
    pub kind: GroupKind,
    /// 0 to 1.
    pub score: f32,
    /// A central and a local body are among them.
    pub central_local: bool,
    /// Places, at least two.
    pub members: Vec<Member>,
    /// What is shared, in the reader's languages.
    pub reason: Tri,
}

/// What passes read besides the unit itself. No pass reads another's output, does IO or asks the clock.
pub struct Context<'a> {
    /// The acts of the run.
    pub acts: &'a [ActInput<'a>],
    /// Acts that citations are resolved against.
    pub lookup: &'a dyn ActLookup,
    /// Candidate groups.
    pub groups: &'a [Group],
    /// The day the run speaks about, ISO; `None` leaves dated rows out.
    pub as_of: Option<&'a str>,
    /// Rules.
    pub packs: &'a Packs,
}

/// One unit of work.
pub enum Unit<'u, 'a> {
    /// One act.
    Act(&'u View<'a>),
    /// One candidate group.
    Group(&'a Group),
    /// The whole corpus.
    Corpus,
}

/// A pass over units.
pub trait Pass: Send + Sync {
    /// Codes of the rules it reports, as in the packs.
    fn codes(&self) -> &'static [&'static str];
    /// What it looks at.
    fn scope(&self) -> Scope;
    /// Looks at one unit.
    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>);
}

/// Where findings are gathered; fills in what the rule's metadata says.
pub struct Findings<'p> {
    packs: &'p Packs,
    enabled: &'p [bool],
    items: Vec<Finding>,
}

/// A finding to be: place, words and slots.
pub struct Spot<'s> {
    /// Code of the rule.
    pub code: &'s str,
    /// Index of the provision.
    pub provision: usize,
    /// The quote.
    pub quote: Span,
    /// What fired.
    pub trigger: Span,
    /// Values of the message's slots.
    pub slots: &'s [(&'s str, &'s str)],
    /// Times the rule's own confidence.
    pub weight: f32,
    /// Further places.
    pub more: Vec<Evidence>,
}

impl<'p> Findings<'p> {
    pub(crate) fn new(packs: &'p Packs, enabled: &'p [bool]) -> Self {
        Findings { packs, enabled, items: Vec::new() }
    }

    /// Whether a rule is to be reported at all: a pass may skip its work.
    pub fn wants(&self, code: &str) -> bool {
        self.packs
            .rules
            .binary_search_by(|r| r.code.as_str().cmp(code))
            .is_ok_and(|i| self.enabled.get(i).copied().unwrap_or(false))
    }

    /// Whether a rule is to be reported in this act: wanted, and not left out of its field of law by its pack.
    pub fn wants_in(&self, view: &View<'_>, code: &str) -> bool {
        self.wants(code) && self.packs.rule(code).is_some_and(|r| !r.not_domains.iter().any(|d| view.is_in(*d)))
    }

    /// Adds a finding at one place of an act, as sure as its rule is.
    pub fn place(
        &mut self,
        view: &View<'_>,
        code: &str,
        provision: usize,
        quote: Span,
        trigger: Span,
        slots: &[(&str, &str)],
    ) {
        let spot = Spot { code, provision, quote, trigger, slots, weight: 1.0, more: Vec::new() };
        self.add(view.input.act, view.index, spot);
    }

    /// Adds a finding in one act. A code without metadata or switched off is left out.
    pub fn add(&mut self, act: &Act, index: u32, spot: Spot<'_>) {
        let Some(rule) = self.packs.rule(spot.code).filter(|_| self.wants(spot.code)) else { return };
        let trigger = super::view::short(spot.trigger.of(&act.text), TRIGGER_CHARS);
        let mut slots: Vec<(&str, &str)> = spot.slots.to_vec();
        slots.push(("trigger", &trigger));
        let mut evidence = vec![Evidence { act: index, provision: spot.provision as u32, span: spot.quote }];
        evidence.extend(spot.more);
        self.items.push(Finding {
            id: finding_id(spot.code, act, spot.provision, spot.trigger),
            rule: rule.code.clone(),
            severity: rule.severity,
            confidence: (rule.confidence * spot.weight).clamp(0.0, 1.0),
            evidence,
            trigger: spot.trigger,
            reason: fill(&rule.message, &slots),
        });
    }

    /// Adds a finding about places in several acts. All of them are part of its identity: two groups may share their
    /// first place.
    pub fn add_joint(&mut self, cx: &Context<'_>, act: &Act, index: u32, spot: Spot<'_>) {
        let before = self.items.len();
        self.add(act, index, spot);
        let Some(f) = self.items.get_mut(before) else { return };
        let mut key = f.id.clone();
        for e in f.evidence.iter().skip(1) {
            if let Some(a) = cx.acts.get(e.act as usize).map(|i| i.act) {
                key.push_str(&format!("|{}|{}|{}", a.uri, a.lang.code(), a.eid(e.provision)));
            }
        }
        f.id = format!("{}-{:016x}", f.rule.to_lowercase(), form_id(&key).0);
    }

    /// Adds a finding about one thing at all its places in one act: the act and the thing are its identity, so that mending the
    /// first place leaves it the same finding.
    pub fn add_about(&mut self, act: &Act, index: u32, spot: Spot<'_>, about: &str) {
        let before = self.items.len();
        self.add(act, index, spot);
        let Some(f) = self.items.get_mut(before) else { return };
        let key = format!("{}|{}|{}|about|{about}", f.rule, act.uri, act.lang.code());
        f.id = format!("{}-{:016x}", f.rule.to_lowercase(), form_id(&key).0);
    }

    pub(crate) fn into_items(self) -> Vec<Finding> {
        self.items
    }
}

/// Longest trigger quoted in a reason, in characters.
const TRIGGER_CHARS: usize = 90;

/// The stable identifier of a finding: a hash of rule, act, language, place in the act and matched words. Numbering of the
/// provision is used, not its byte offset, so that an edit elsewhere in the act leaves it alone.
pub fn finding_id(code: &str, act: &Act, provision: usize, trigger: Span) -> String {
    let mut key = format!("{code}|{}|{}|{}|", act.uri, act.lang.code(), act.eid(provision as u32));
    for w in trigger.of(&act.text).split_whitespace() {
        key.push_str(w);
        key.push(' ');
    }
    format!("{}-{:016x}", code.to_lowercase(), form_id(&key).0)
}
