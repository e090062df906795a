//! State bodies: a dated registry in both languages, and the bodies an act defines for itself.

mod acts_as;
mod form;
pub(crate) mod grammar;
pub(crate) mod head;
mod local;
pub(crate) mod mentions;
mod names;
mod nominative;
mod paradigm;
mod registry;
mod subject;
mod territory;
mod words;

pub use acts_as::{ActsAs, acts_as};
pub use mentions::{inside, mentions};
pub use nominative::{name, nominative_of};
pub use registry::Registry;
pub use subject::subject;

use crate::{Lang, Span};
use serde::{Deserialize, Serialize};

/// Level of a body, as the overlap rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// President, parliament, cabinet, ministries and other central bodies.
    Central,
    /// Local state administrations of oblasts and rayons.
    LocalState,
    /// Keneshes, mayor's offices, aiyl okmotu.
    SelfGovernment,
    /// Open or mixed: «уполномоченный орган», commissions.
    Other,
}

/// A body of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Stable slug.
    pub id: String,
    /// Official name, Russian.
    pub name_ru: String,
    /// Official name, Kyrgyz; absent where none is known.
    pub name_ky: Option<String>,
    /// Short names and abbreviations, Russian.
    #[serde(default)]
    pub short_ru: Vec<String>,
    /// Short names and abbreviations, Kyrgyz.
    #[serde(default)]
    pub short_ky: Vec<String>,
    /// Abbreviations of either language, matched in exact case.
    #[serde(default)]
    pub abbr: Vec<String>,
    /// Former names with dates.
    #[serde(default)]
    pub former: Vec<FormerName>,
    /// Level.
    pub level: Level,
    /// Type of body in a word: `ministry`, `agency`, `kenesh` …
    pub kind: Option<String>,
    /// Body it is subordinate to.
    pub parent: Option<String>,
    /// Territory id; `kg` the whole country.
    pub territory: Option<String>,
    /// Body that took its functions over.
    pub successor: Option<String>,
    /// Start of existence or of the present name, ISO date or its beginning.
    pub valid_from: Option<String>,
    /// End of existence.
    pub valid_to: Option<String>,
    /// For a generic body: the concrete one that probably acts as it; an inference, the acts do not say so.
    pub likely: Option<String>,
    /// A class of bodies, not one body.
    #[serde(default)]
    pub generic: bool,
    /// A court: not a body of the executive, left out of the analysis.
    #[serde(default)]
    pub court: bool,
    /// Where the row comes from.
    pub source: String,
    /// `verified`, `likely` or `memory`.
    pub confidence: String,
}

/// A name a body had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    /// Name, Russian.
    pub name_ru: Option<String>,
    /// Name, Kyrgyz.
    pub name_ky: Option<String>,
    /// From, ISO date or its beginning.
    pub from: Option<String>,
    /// To.
    pub to: Option<String>,
}

/// A territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Territory {
    /// Stable slug.
    pub id: String,
    /// Name, Russian.
    pub name_ru: String,
    /// Name, Kyrgyz; absent where none is known.
    pub name_ky: Option<String>,
    /// Short names, Russian.
    #[serde(default)]
    pub short_ru: Vec<String>,
    /// Short names, Kyrgyz.
    #[serde(default)]
    pub short_ky: Vec<String>,
    /// `country`, `oblast`, `rayon`, `city_republican`, `city_oblast`, `city_rayon_significance`, `city_rayon`, `aiyl_aimak`.
    pub kind: String,
    /// Territory it lies in.
    pub parent: Option<String>,
    /// Code of the state classification.
    pub soate: Option<String>,
    /// Start of the present name or status, ISO date or its beginning.
    pub valid_from: Option<String>,
    /// End of existence.
    pub valid_to: Option<String>,
    /// Territory that took its place.
    pub successor: Option<String>,
    /// Named in the reform's pilot, or inside an area named there.
    #[serde(default)]
    pub pilot: bool,
    /// Former names with dates.
    #[serde(default)]
    pub former: Vec<FormerName>,
    /// Where the row comes from.
    pub source: String,
    /// `verified`, `likely` or `memory`.
    pub confidence: String,
}

/// A mention of a body in an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Place in the act's text.
    pub span: Span,
    /// Registry id, or `act:<slug>` for a body only this act defines.
    pub body: String,
    /// Language of the words.
    pub lang: Lang,
    /// The words are a former name.
    pub former: bool,
}
