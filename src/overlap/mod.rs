//! Stage 5, overlaps: which mandates coincide, typed as GAO-15-49SP defines fragmentation, overlap and duplication.
//!
//! The stages are pure functions over slices, so that an outside engine can run them on chunks:
//! [`Statement`]s (what is compared) → [`join`] (candidates, exact) → [`compare`] (typing of one pair) → [`find`]
//! (groups with reasons). [`verbatim`] finds near-verbatim norms with the same join.

pub mod compare;
mod find;
pub mod join;
mod reason;
pub mod relation;
pub mod statement;
pub mod verbatim;
mod worth;

pub use find::find;
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
    /// Stems of the numbers in its words, sorted.
    pub numbers: Vec<StemId>,
    /// Its actions, each with its object.
    pub parts: Vec<Part>,
    /// What its words say about the limits of the power.
    pub marks: Marks,
    /// Stems of the words behind «за исключением», sorted: what the power leaves out.
    pub excluded: Vec<StemId>,
}

/// One action of a statement with its object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Family of the action, the same in both languages; the stem of an unknown verb.
    pub action: StemId,
    /// What the action is in the course of a matter.
    pub stage: Stage,
    /// First content word of the object in Russian, last in Kyrgyz.
    pub head: Option<StemId>,
    /// Stems of the object's content words, sorted.
    pub object: Vec<StemId>,
    /// The object is a rule: «порядок», «правила», «требования».
    pub rule: bool,
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
    /// «собственность».
    pub const PROPERTY: Marks = Marks(16);
    /// «делегированный».
    pub const DELEGATED: Marks = Marks(32);
    /// «совместно».
    pub const JOINT: Marks = Marks(64);
    /// «в сфере своей деятельности», «в соответствующей сфере».
    pub const OWN_SPHERE: Marks = Marks(128);
    /// «за исключением», «кроме».
    pub const EXCEPTION: Marks = Marks(256);

    /// The object names the body itself: «бюджет Социального фонда» of the Social Fund.
    pub const OWN_NAME: Marks = Marks(512);
    /// The body's own budget, staff or property.
    pub const OWN_THING: Marks = Marks(1024);

    /// Names articles: its numbers are those of articles.
    pub const ARTICLES: Marks = Marks(2048);
    /// Conduct every office owes («соблюдать законодательство», «хранить тайну»), no function of its own.
    pub const CONDUCT: Marks = Marks(4096);
    /// Organises what others carry out: «организация контроля».
    pub const ORGANISES: Marks = Marks(8192);
    /// «в пределах …»: each acts inside its own bounds.
    pub const BOUNDS: Marks = Marks(16384);
    /// Over all of a kind: «всех категорий земель».
    pub const ALL: Marks = Marks(32768);

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

/// A group of statements of different bodies that coincide.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// GAO's type.
    pub kind: OverlapKind,
    /// 0 to 1: similarity of the objects, lowered for near actions.
    pub score: f32,
    /// Bodies of different levels are among the members.
    pub central_local: bool,
    /// Members are in different languages.
    pub cross_lingual: bool,
    /// Indices into the statements given to [`find`], in order.
    pub members: Vec<u32>,
    /// Why, in one line.
    pub reason: Tri,
    /// A proposed option: assign to one, merge, split by a stated line.
    pub proposal: Tri,
}
