//! How two bodies stand to each other: one body, subordinate, apart by territory, or open to overlap.

use super::Statement;
use crate::bodies::Registry;

/// How two bodies stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// One body: the same, or one under a former name or taken over by the other.
    Same,
    /// One is subordinate to the other.
    Subordinate,
    /// Their territories do not intersect.
    Apart,
    /// Both take part in one proceeding that the act shares among them: prosecutor, investigator, inquiry.
    Proceeding,
    /// Nothing divides them by itself.
    Open,
}

/// Tier of local power, by the law on administrative and territorial structure: aiyl aimaks and cities of rayon
/// significance lie inside a rayon, rayons and cities of oblast significance inside an oblast, the cities Bishkek and
/// Osh outside all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tier {
    /// Bishkek and Osh.
    Capital,
    Oblast,
    Rayon,
    CityOfOblast,
    CityOfRayon,
    /// A city whose significance the name does not tell.
    AnyCity,
    Aiyl,
}

/// Words of a body's folded name that tell cities of a kind; a name may list several kinds.
const CITY_WORDS: &[(&str, Tier)] = &[
    ("областного значения", Tier::CityOfOblast),
    ("облустук маанидеги", Tier::CityOfOblast),
    ("республиканского значения", Tier::Capital),
    ("республикалык маанидеги", Tier::Capital),
    ("бишкек", Tier::Capital),
    ("районного значения", Tier::CityOfRayon),
    ("райондук маанидеги", Tier::CityOfRayon),
];

/// Words of any other name, in the order they are tried.
const TIER_WORDS: &[(&str, Tier)] = &[
    ("айыл", Tier::Aiyl),
    ("сельск", Tier::Aiyl),
    ("област", Tier::Oblast),
    ("облус", Tier::Oblast),
    ("город", Tier::AnyCity),
    ("мэри", Tier::AnyCity),
    ("шаар", Tier::AnyCity),
    ("район", Tier::Rayon),
];

/// The tiers a body's name tells; none for a central body or a name without one.
fn tiers(s: &Statement) -> Vec<Tier> {
    if s.level == crate::bodies::Level::Central {
        return Vec::new();
    }
    let name = crate::text::fold(&s.body_name).text;
    let cities: Vec<Tier> = CITY_WORDS.iter().filter(|(w, _)| name.contains(w)).map(|t| t.1).collect();
    if cities.is_empty() {
        return TIER_WORDS.iter().find(|(w, _)| name.contains(w)).map(|t| t.1).into_iter().collect();
    }
    cities
}

/// Whether no territory of one kind meets one of the other.
fn tiers_apart(a: &[Tier], b: &[Tier]) -> bool {
    use Tier::*;
    let one = |x: Tier, y: Tier| {
        matches!(
            (x, y),
            (Capital, Oblast | Rayon | CityOfOblast | CityOfRayon | Aiyl)
                | (CityOfOblast, Rayon | CityOfRayon | Aiyl)
                | (Aiyl, CityOfRayon | AnyCity)
        )
    };
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| one(*x, *y) || one(*y, *x)))
}

/// The relation of the bodies of two statements.
pub fn relation(a: &Statement, b: &Statement, registry: &Registry) -> Relation {
    let (x, y) = (body_of(registry, &a.body), body_of(registry, &b.body));
    if x == y || succeeds(registry, x, y) || succeeds(registry, y, x) {
        // A generic body such as «мэрии городов» stands for many, but an act that lists it twice charges it once.
        return Relation::Same;
    }
    if registry.is_under(x, y) || registry.is_under(y, x) {
        return Relation::Subordinate;
    }
    let proceeding =
        |id: &str| registry.get(id).and_then(|b| b.kind.as_deref()).is_some_and(|k| PROCEEDING.contains(&k));
    if proceeding(x) && proceeding(y) {
        return Relation::Proceeding;
    }
    if a.act == b.act && (territorial(a) || territorial(b)) {
        return Relation::Subordinate;
    }
    if a.act == b.act && one_kind(a, b) {
        return Relation::Same;
    }
    if let (Some(x), Some(y)) = (&a.territory, &b.territory)
        && !registry.lies_in(x, y)
        && !registry.lies_in(y, x)
    {
        return Relation::Apart;
    }
    if tiers_apart(&tiers(a), &tiers(b)) { Relation::Apart } else { Relation::Open }
}

/// Kinds of the registry that carry on one criminal proceeding together: each has its part of it by the procedure, and what they have alike is
/// no function given twice.
const PROCEEDING: &[&str] = &["prosecutor", "investigation"];

/// The body an office heads, the body itself otherwise: the Prosecutor General speaks for the prosecution.
fn body_of<'a>(registry: &'a Registry, id: &'a str) -> &'a str {
    let row = registry.get(id).filter(|b| b.kind.as_deref() == Some("office"));
    row.and_then(|b| b.parent.as_deref()).unwrap_or(id)
}

/// Whether two local bodies of one act are of one kind and some of them the same: «мэрии городов Бишкек и Ош» and «мэрии городов Бишкек, Ош
/// и городов областного значения».
fn one_kind(a: &Statement, b: &Statement) -> bool {
    if a.level == crate::bodies::Level::Central || a.level != b.level {
        return false;
    }
    let words = |s: &Statement| -> Vec<String> {
        crate::text::fold(&s.body_name).text.split_whitespace().map(str::to_owned).collect()
    };
    let (x, y) = (words(a), words(b));
    let alike = match a.lang {
        crate::Lang::Ru => x.first().zip(y.first()),
        crate::Lang::Ky => x.last().zip(y.last()),
    };
    let same_kind = a.lang == b.lang
        && alike.is_some_and(|(p, q)| crate::text::stem_id(a.lang, p) == crate::text::stem_id(b.lang, q));
    let (s, t) = (tiers(a), tiers(b));
    same_kind && s.iter().any(|x| t.contains(x))
}

/// Whether a name is that of the territorial bodies of another: an act that names both means its own.
fn territorial(s: &Statement) -> bool {
    let name = crate::text::fold(&s.body_name).text;
    ["территориальные органы", "территориальный орган", "аймактык орган", "аймактык бөлүнүш"]
        .iter()
        .any(|w| name.starts_with(w))
}

/// Longest chain of successors that is followed: the registry's own test finds none above 6.
const LONGEST_CHAIN: usize = 12;

fn succeeds(registry: &Registry, old: &str, new: &str) -> bool {
    let mut at = registry.get(old);
    for _ in 0..LONGEST_CHAIN {
        match at.and_then(|b| b.successor.as_deref()) {
            Some(id) if id == new => return true,
            Some(id) => at = registry.get(id),
            None => return false,
        }
    }
    false
}
