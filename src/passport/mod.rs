//! The procedure passport: one record for each service, permit, registration or inspection of an act.
//!
//! It answers the questions of a reform: who is responsible, and by when. Every field points at the words it was read from; what the
//! act does not say is `None` and stands in [`Passport::missing`], so that a gap is seen and not guessed.
//!
//! Two shapes of procedure are read. A *unit*: an act, annex, chapter or article whose title names a procedure («Порядок выдачи
//! разрешения …», «Выдача справки», «Аарычылыкты каттоо») gives one passport over its whole text. A *sentence*: a consent or permit
//! that a provision makes a condition («допускается с разрешения администрации»), an application that is considered, outside such a
//! unit or about another paper than the unit's, gives one over its article.

mod applicant;
mod fill;
mod names;
mod steps;
mod units;

use crate::Span;
use crate::act::Act;
use crate::bodies::Mention;
use crate::facts::{Addressee, Fact, FeeBasis, TimeUnit};
use crate::text::Analysis;
use serde::{Deserialize, Serialize};

/// What kind of procedure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// A permit, licence, consent or conclusion that an activity depends on.
    Permit,
    /// A registration or an entry in a register.
    Registration,
    /// An inspection.
    Inspection,
    /// Another service: a note, a decision on an application.
    Service,
}

/// How the procedure was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// The title of an act, annex, chapter or article names it.
    Unit,
    /// One sentence makes a consent or permit a condition, or has an application considered.
    Sentence,
    /// A list of competences charges a body with it.
    Power,
}

/// Words of the act with their provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Words {
    /// Index of the provision.
    pub provision: u32,
    /// Bytes of the act's text.
    pub span: Span,
}

/// A step in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The sentence.
    pub at: Words,
    /// Who acts.
    pub by: Addressee,
}

/// A term of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The words.
    pub at: Words,
    /// Number of units.
    pub value: u32,
    /// Unit.
    pub unit: TimeUnit,
    /// Whom it binds.
    pub by: Addressee,
    /// Counted from the filing or registration of the application.
    pub from_filing: bool,
}

/// What is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The words.
    pub at: Words,
    /// What the sentence says of its size.
    pub basis: FeeBasis,
    /// It is said to cost nothing.
    pub free: bool,
}

/// How long the result holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holds {
    /// The words.
    pub at: Words,
    /// Number of units; absent where it is given anew each year or season.
    pub value: Option<u32>,
    /// Unit.
    pub unit: Option<TimeUnit>,
}

/// One procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passport {
    /// Kind.
    pub kind: Procedure,
    /// How it was found.
    pub shape: Shape,
    /// The words that name it.
    pub name: Words,
    /// Provisions that were read for it, first and one past the last.
    pub scope: (u32, u32),
    /// Who is responsible.
    pub body: Option<Words>,
    /// Who applies or is inspected.
    pub applicant: Option<Words>,
    /// Documents to bring.
    pub documents: Vec<Words>,
    /// Steps in order.
    pub steps: Vec<Step>,
    /// Bodies that must agree.
    pub approvals: Vec<Words>,
    /// Terms in order.
    pub terms: Vec<Term>,
    /// Longest way through in calendar days: the longest term from the filing, and the terms counted from other events behind it;
    /// absent where no body has a term.
    pub total_days: Option<u32>,
    /// Fee.
    pub fee: Option<Payment>,
    /// What the person gets.
    pub result: Option<Words>,
    /// How long it holds.
    pub validity: Option<Holds>,
    /// Refusal, with its grounds or without.
    pub refusal: Option<Words>,
    /// Grounds for refusal.
    pub grounds: Vec<Words>,
    /// Appeal.
    pub appeal: Option<Words>,
    /// What follows when the body is silent.
    pub silence: Option<Words>,
    /// Another act that the provision sends to for the procedure.
    pub elsewhere: Option<Words>,
}

impl Passport {
    /// Names of the fields a reader would expect of such a procedure and the act does not give, in the order of the record. An
    /// approval is no such field: a procedure is better without one.
    pub fn missing(&self) -> Vec<&'static str> {
        let inspection = self.kind == Procedure::Inspection;
        let mut out = Vec::new();
        let mut say = |name: &'static str, absent: bool| {
            if absent {
                out.push(name);
            }
        };
        say("body", self.body.is_none());
        say("applicant", self.applicant.is_none());
        say("documents", self.documents.is_empty() && !inspection);
        say("steps", self.steps.is_empty());
        say("term", self.total_days.is_none());
        say("fee", self.fee.is_none() && !inspection);
        say("result", self.result.is_none());
        say("validity", self.validity.is_none() && self.kind == Procedure::Permit);
        say("grounds", self.grounds.is_empty() && !inspection);
        say("appeal", self.appeal.is_none());
        say("silence", self.silence.is_none() && !inspection);
        out
    }
}

/// The procedures of one act, in the order of the text. `facts` are all facts of the act in their order, `mentions` the bodies it names.
///
/// ```
/// use jenil::{act, bodies, facts, passport, source, text, Lang};
/// let (act, _) = act::parse(&source::from_text("a.txt", "Статья 1. Выдача справки\n1. Министерство сельского хозяйства выдаёт справку в течение трёх дней со дня подачи заявления.\n".into()));
/// let words = text::analyse(&act.text, Lang::Ru, &mut text::Memo::default());
/// let mentions = bodies::mentions(&act, &words, bodies::Registry::builtin());
/// let found = passport::find(&act, &words, &facts::extract(&act, &words), &mentions);
/// assert_eq!((found.len(), found[0].total_days), (1, Some(3)));
/// assert!(found[0].missing().contains(&"appeal"));
/// ```
pub fn find(act: &Act, analysis: &Analysis, facts: &[Fact], mentions: &[Mention]) -> Vec<Passport> {
    // A store gives facts kind by kind; ranges of provisions need them in the order of the text.
    let sorted: Vec<Fact>;
    let facts = if facts.is_sorted_by_key(|f| f.provision) {
        facts
    } else {
        let mut copy = facts.to_vec();
        copy.sort_by_key(|f| (f.provision, f.span));
        sorted = copy;
        &sorted
    };
    let cx = Cx { act, words: crate::facts::words::Words::new(analysis), facts, mentions };
    let mut out: Vec<Passport> = units::candidates(&cx).into_iter().filter_map(|c| fill::passport(&cx, &c)).collect();
    out.sort_by_key(|p| (p.name.provision, p.name.span));
    out
}

/// What the readers look at.
#[derive(Clone, Copy)]
pub(crate) struct Cx<'a> {
    act: &'a Act,
    words: crate::facts::words::Words<'a>,
    facts: &'a [Fact],
    mentions: &'a [Mention],
}

impl Cx<'_> {
    /// Facts of the provisions `from..to`.
    fn facts_in(&self, (from, to): (u32, u32)) -> &[Fact] {
        let a = self.facts.partition_point(|f| f.provision < from);
        let b = self.facts.partition_point(|f| f.provision < to);
        &self.facts[a..b]
    }

    /// The subtree of a provision.
    fn subtree(&self, root: u32) -> (u32, u32) {
        let all = &self.act.provisions;
        let mut end = root as usize + 1;
        // Parents stand before their children, and a subtree is contiguous.
        while all.get(end).is_some_and(|p| p.parent.is_some_and(|q| q >= root)) {
            end += 1;
        }
        (root, end as u32)
    }
}

/// Fields of a passport as readers call them: Russian, Kyrgyz, English. `None` for a field that does not exist.
///
/// ```
/// assert_eq!(jenil::passport::field_names("term"), Some(("срок", "мөөнөт", "term")));
/// ```
pub fn field_names(field: &str) -> Option<(&'static str, &'static str, &'static str)> {
    FIELDS.iter().find(|f| f.0 == field).map(|f| (f.1, f.2, f.3))
}

/// Every field that can be missing, in the order of the record.
const FIELDS: &[(&str, &str, &str, &str)] = &[
    ("body", "ответственный орган", "жооптуу орган", "responsible body"),
    ("applicant", "заявитель", "арыз ээси", "applicant"),
    ("documents", "документы", "документтер", "documents"),
    ("steps", "шаги", "кадамдар", "steps"),
    ("term", "срок", "мөөнөт", "term"),
    ("fee", "плата", "акы", "fee"),
    ("result", "результат", "натыйжа", "result"),
    ("validity", "срок действия", "колдонуу мөөнөтү", "validity"),
    ("grounds", "основания отказа", "баш тартуунун негиздери", "grounds for refusal"),
    ("appeal", "обжалование", "даттануу", "appeal"),
    ("silence", "последствия молчания", "унчукпоонун кесепети", "consequence of silence"),
];
