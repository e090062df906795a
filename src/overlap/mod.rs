//! Stage 5, overlaps: which mandates coincide, typed as GAO-15-49SP defines fragmentation, overlap and duplication.
//!
//! The stages are pure functions over slices, so that an outside engine can run them on chunks:
//! [`Statement`]s (what is compared) → [`join`] and [`candidates`] (pairs, exact) → [`compare`] (typing of one pair) → [`find()`]
//! (groups with reasons). [`verbatim`] finds near-verbatim norms with the same join.

mod actions;
mod articles;
pub mod candidates;
pub mod compare;
mod cross;
mod find;
pub mod join;
mod limits;
pub mod mark;
pub mod objects;
mod parts;
mod reader;
mod reason;
pub mod relation;
mod shape;
pub mod statement;
pub mod verbatim;
mod weights;
mod words;

pub use find::{STANDARD_BODIES, find};
pub use verbatim::{Norm, VerbatimGroup};

use crate::bodies::Level;
use crate::text::StemId;
use crate::{Lang, Span, Tri};
use serde::{Deserialize, Serialize};

/// One mandate as the comparison sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Index of the act in the run.
    pub act: u32,
    /// Number of the work: the two languages and all editions of one act share it.
    pub work: u32,
    /// Index of the provision.
    pub provision: u32,
    /// The provision's eId, hashed: the same in both languages and all editions of a work.
    pub place: StemId,
    /// Index of the fact among the act's facts.
    pub fact: u32,
    /// Language of the text.
    pub lang: Lang,
    /// The statement's words.
    pub span: Span,
    /// Registry id of the body, or `act:<slug>`.
    pub body: String,
    /// Name of the body as the act writes it, in the nominative.
    pub body_name: String,
    /// Level of the body.
    pub level: Level,
    /// Territory the body or the text names.
    pub territory: Option<String>,
    /// Class of the action.
    pub class: String,
    /// Stems of the action words, sorted.
    pub action: Vec<StemId>,
    /// Stems of the object's content words, sorted.
    pub object: Vec<StemId>,
    /// A clause without content of its own.
    pub residual: bool,
    /// Its actions, each with its object.
    pub parts: Vec<Part>,
    /// What its words say about the limits of the power.
    pub marks: Marks,
    /// Articles of a clause of jurisdiction.
    pub articles: Vec<crate::facts::OffenceRef>,
    /// Things the text excepts, sorted.
    pub except: Vec<StemId>,
    /// Numbers of the articles of its act that it excepts, and the number of its own.
    pub except_articles: Vec<StemId>,
    /// Number of the article it stands in.
    pub article: Option<StemId>,
    /// Stems of the body on whose proposal or with whose consent it acts, sorted.
    pub initiative: Vec<StemId>,
    /// Stems of the partners of a joint act, sorted.
    pub partners: Vec<StemId>,
    /// Levels the object is said to be of («районного значения»), a bit each.
    pub scopes: u8,
    /// Stems of the telling words of the body's name, sorted.
    pub name: Vec<StemId>,
}

/// One action of a statement with its object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Family of the action, the same in both languages; the stem of an unknown verb.
    pub action: StemId,
    /// What the action is in the course of a matter.
    pub stage: Stage,
    /// The body has it done: «организация контроля».
    pub organised: bool,
    /// The document the object is, by its first item.
    pub form: Forms,
    /// The documents of all items.
    pub forms: Forms,
    /// It is over an object named before: «их исполнение».
    pub anaphoric: bool,
    /// First telling word of the object in Russian, last in Kyrgyz.
    pub head: Option<StemId>,
    /// Things named by the object's telling words, sorted; see [`objects::ObjectTable::thing`].
    pub object: Vec<StemId>,
    /// Words that say little, sorted.
    pub minor: Vec<StemId>,
    /// Telling words of each item of a list, sorted; items of one word are left out.
    pub items: Vec<Vec<StemId>>,
    /// The object takes in every kind: «всех категорий земель».
    pub every: bool,
    /// About rights, law or secrets: with «соблюдать», «сактоо» a duty of conduct.
    pub conduct: bool,
    /// Sides of opposed words, see [`objects::opposed`].
    pub sides: u32,
    /// Stems of the object's words, in their order.
    pub raw: Vec<StemId>,
}

impl Part {
    /// A part without words.
    pub fn empty() -> Part {
        Part {
            action: StemId(0),
            stage: Stage::Doing,
            organised: false,
            form: Forms::default(),
            forms: Forms::default(),
            anaphoric: false,
            head: None,
            object: Vec::new(),
            minor: Vec::new(),
            items: Vec::new(),
            every: false,
            conduct: false,
            sides: 0,
            raw: Vec::new(),
        }
    }
}

/// Documents an object can be, a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    /// «порядок», «правила».
    pub const RULE: Forms = Forms(1);
    /// «программа», «план».
    pub const PROGRAM: Forms = Forms(2);
    /// «договор».
    pub const CONTRACT: Forms = Forms(4);
    /// «разрешение».
    pub const PERMIT: Forms = Forms(8);
    /// «перечень».
    pub const LIST: Forms = Forms(16);
    /// «отчёт».
    pub const REPORT: Forms = Forms(32);
    /// «проект».
    pub const DRAFT: Forms = Forms(64);

    /// Whether the two share a document.
    pub const fn meets(self, other: Forms) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOrAssign for Forms {
    fn bitor_assign(&mut self, other: Forms) {
        self.0 |= other.0;
    }
}

/// Stages of one matter that acts divide among bodies on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Sets, approves, determines.
    Setting,
    /// Drafts or proposes.
    Drafting,
    /// Consents.
    Consent,
    /// Reports or hears a report.
    Reporting,
    /// Appoints or elects.
    Appointing,
    /// Does it: controls, issues, keeps.
    Doing,
}

/// What a statement's words say about the limits of a power.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    /// «республиканский», «общегосударственный».
    pub const NATIONAL: Marks = Marks(1);
    /// «местный», «районный», «областной».
    pub const LOCAL: Marks = Marks(2);
    /// «муниципальный».
    pub const MUNICIPAL: Marks = Marks(4);
    /// «государственный».
    pub const STATE: Marks = Marks(8);
    /// «делегированный».
    pub const DELEGATED: Marks = Marks(32);
    /// «совместно».
    pub const JOINT: Marks = Marks(64);
    /// «в сфере своей деятельности», «в соответствующей сфере».
    pub const OWN_SPHERE: Marks = Marks(128);
    /// The object names the body itself: «бюджет Социального фонда» of the Social Fund.
    pub const OWN_NAME: Marks = Marks(512);
    /// The body's own budget, staff or property.
    pub const OWN_THING: Marks = Marks(1024);

    /// «в пределах», «чегинде».
    pub const WITHIN: Marks = Marks(4096);

    /// Its thing is that of its own act: «поданная в нарушение настоящего раздела».
    pub const THIS_ACT: Marks = Marks(8192);

    /// Both sets together.
    pub const fn with(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// Whether all of `other` is here.
    pub const fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }
}

/// GAO's types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlapKind {
    /// Two or more bodies do the same activity for the same beneficiaries.
    Duplication,
    /// Several bodies have similar activities or goals.
    Overlap,
    /// More than one body is involved in one broad area.
    Fragmentation,
}

impl OverlapKind {
    /// `duplication`, `overlap` or `fragmentation`.
    pub const fn name(self) -> &'static str {
        match self {
            OverlapKind::Duplication => "duplication",
            OverlapKind::Overlap => "overlap",
            OverlapKind::Fragmentation => "fragmentation",
        }
    }
}

/// The parts of a score, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// 1 for the same action, less for a near one.
    pub action: f32,
    /// How much of the object is shared.
    pub object: f32,
    /// What the finding is worth to a reader: less for a duty of conduct, a means to other powers, an object of one word, a clause
    /// that names both bodies, bodies that are not named.
    pub worth: f32,
}

impl Score {
    /// The score of one thing done by several.
    pub const FULL: Score = Score { action: 1.0, object: 1.0, worth: 1.0 };

    /// All in one figure.
    pub fn total(self) -> f32 {
        self.action * self.object * self.worth
    }
}

/// A group of statements of different bodies that coincide.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// GAO's type.
    pub kind: OverlapKind,
    /// 0 to 1, the product of its parts.
    pub score: f32,
    /// Of what the score is made.
    pub parts: Score,
    /// Bodies of different levels are among the members.
    pub central_local: bool,
    /// Members are in different languages.
    pub cross_lingual: bool,
    /// Indices into the statements given to [`find`], in order.
    pub members: Vec<u32>,
    /// Why, in one line.
    pub reason: Tri,
    /// Levels of its bodies.
    pub between: Between,
    /// What could be done.
    pub option: Remedy,
    /// The same in words.
    pub proposal: Tri,
}

/// Levels of the bodies of an overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// Central bodies, or bodies whose level the act leaves open.
    Central,
    /// A central body and a local one.
    CentralLocal,
    /// Local bodies: state administrations, self-government.
    Local,
}

impl Between {
    /// `central`, `central_local` or `local`.
    pub const fn name(self) -> &'static str {
        match self {
            Between::Central => "central",
            Between::CentralLocal => "central_local",
            Between::Local => "local",
        }
    }
}

/// What could be done about an overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Leave the function with one body.
    Assign,
    /// Merge the functions in one body.
    Merge,
    /// Divide them by a line the text states.
    Split,
    /// Name a lead body.
    Lead,
}
