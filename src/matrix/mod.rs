//! Who is charged with what, as a table: bodies × classes of actions, bodies × actions × objects, bodies × bodies.
//!
//! Pure: charges and overlaps go in, rows come out, in one order. A work that stands in both languages is one work, so each
//! language is counted apart and `works` counts a mandate of both texts once, as the greater of the two figures.

mod cells;
mod pairs;

pub use cells::{BodyRow, ObjectRow, by_class, by_object};
pub use pairs::{PairRow, pairs};

use crate::bodies::{Level, Registry};
use crate::{Lang, text};
use serde::Serialize;

/// One mandate as the table counts it.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// Work URI: the two languages of an act share it.
    pub work: String,
    /// Language of the text.
    pub lang: Lang,
    /// Registry id of the body, or `act:<slug>`.
    pub body: String,
    /// Its name in the nominative, as the act writes it.
    pub name: String,
    /// Level of the body.
    pub level: Level,
    /// Territory of the mandate.
    pub territory: Option<String>,
    /// Class of the action, see `corpus/actions.toml`.
    pub class: String,
    /// Action and object, where they were asked for.
    pub object: Option<ObjectOf>,
}

/// The action and the object of a charge, for comparing and for reading.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectOf {
    /// Normal form: equal for «контролирует воду» and «осуществляет контроль воды».
    pub key: crate::facts::MandateKey,
    /// The actions, as written.
    pub action: String,
    /// The object, as written.
    pub object: String,
    /// Human citation of the place, Russian and Kyrgyz.
    pub cite: crate::record::Cite,
    /// File below the folder that was read.
    pub file: String,
}

/// How many mandates, by language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Mandates of works: of a work in both languages the greater figure.
    pub works: u32,
    /// Mandates of Russian texts.
    pub ru: u32,
    /// Mandates of Kyrgyz texts.
    pub ky: u32,
}

/// Which charges are meant. Each given value must hold.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Registry id, or words of the name in either language.
    pub body: Option<String>,
    /// Level.
    pub level: Option<Level>,
    /// Territory id or name; what lies inside it counts, and what is tied to no place does not.
    pub territory: Option<String>,
}

impl Wanted {
    /// Whether a body with this id, name, level and territory is meant.
    ///
    /// ```
    /// use jenil::bodies::{Level, Registry};
    /// use jenil::matrix::Wanted;
    /// let r = Registry::builtin();
    /// let w = Wanted { territory: Some("obl-issyk-kul".into()), ..Wanted::default() };
    /// assert!(w.takes(r, "act:a", "айыл өкмөтү", Level::SelfGovernment, Some("ray-tup")));
    /// assert!(!w.takes(r, "cabinet", "Кабинет Министров", Level::Central, None));
    /// ```
    pub fn takes(&self, r: &Registry, id: &str, name: &str, level: Level, territory: Option<&str>) -> bool {
        let named = |w: &String| {
            let words = text::fold(w).text;
            let has = |n: &str| text::fold(n).text.contains(&words);
            id == w || has(name) || r.get(id).is_some_and(|b| has(&b.name_ru) || b.name_ky.as_deref().is_some_and(has))
        };
        let placed = |w: &String| {
            let outer = r.territory_named(w).map_or(w.as_str(), |t| t.id.as_str());
            territory.is_some_and(|t| r.lies_in(t, outer))
        };
        self.body.as_ref().is_none_or(named)
            && self.level.is_none_or(|l| l == level)
            && self.territory.as_ref().is_none_or(placed)
    }
}
