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
    /// Nothing divides them by itself.
    Open,
}

/// Tier of local power, by the law on administrative and territorial structure: aiyl aimaks and cities of rayon
/// significance lie inside a rayon, rayons and cities of oblast significance inside an oblast, the cities Bishkek and
/// Osh outside all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tier {
    Oblast,
    Rayon,
    /// Cities of oblast significance; with Bishkek and Osh where the name lists them together.
    City,
    /// Bishkek and Osh alone.
    Capital,
    /// A city whose significance the name does not tell.
    AnyCity,
    CityOfRayon,
    Aiyl,
    /// Central, or local without a stated tier.
    Any,
}

/// Words of a body's folded name that tell its tier, in the order they are tried: a name that lists cities of several
/// kinds is told by the highest.
const TIER_WORDS: &[(&str, Tier)] = &[
    ("областного значения", Tier::City),
    ("облустук маанидеги", Tier::City),
    ("республиканского значения", Tier::City),
    ("республикалык маанидеги", Tier::City),
    ("бишкек", Tier::Capital),
    ("районного значения", Tier::CityOfRayon),
    ("райондук маанидеги", Tier::CityOfRayon),
    ("айыл", Tier::Aiyl),
    ("сельск", Tier::Aiyl),
    ("област", Tier::Oblast),
    ("облус", Tier::Oblast),
    ("город", Tier::AnyCity),
    ("мэри", Tier::AnyCity),
    ("шаар", Tier::AnyCity),
    ("район", Tier::Rayon),
];

fn tier(s: &Statement) -> Tier {
    if s.level == crate::bodies::Level::Central {
        return Tier::Any;
    }
    let name = crate::text::fold(&s.body_name).text;
    TIER_WORDS.iter().find(|(w, _)| name.contains(w)).map_or(Tier::Any, |t| t.1)
}

fn tiers_apart(a: Tier, b: Tier) -> bool {
    use Tier::*;
    matches!(
        (a, b),
        (City | Capital, Rayon | Aiyl | CityOfRayon)
            | (Rayon | Aiyl | CityOfRayon, City | Capital)
            | (Aiyl, CityOfRayon | AnyCity)
            | (CityOfRayon | AnyCity, Aiyl)
    )
}

/// The relation of the bodies of two statements.
pub fn relation(a: &Statement, b: &Statement, registry: &Registry) -> Relation {
    if a.body == b.body || succeeds(registry, &a.body, &b.body) || succeeds(registry, &b.body, &a.body) {
        // A generic body such as «мэрии городов» stands for many, but an act that lists it twice charges it once.
        return Relation::Same;
    }
    if registry.is_under(&a.body, &b.body) || registry.is_under(&b.body, &a.body) {
        return Relation::Subordinate;
    }
    if a.act == b.act && (territorial(a) || territorial(b)) {
        return Relation::Subordinate;
    }
    if let (Some(x), Some(y)) = (&a.territory, &b.territory)
        && !registry.lies_in(x, y)
        && !registry.lies_in(y, x)
    {
        return Relation::Apart;
    }
    let (of_a, of_b) = (tier(a), tier(b));
    let capitals = |s: &Statement| crate::text::fold(&s.body_name).text.contains("бишкек");
    if (of_a, of_b) == (Tier::Capital, Tier::City) && !capitals(b)
        || (of_a, of_b) == (Tier::City, Tier::Capital) && !capitals(a)
    {
        return Relation::Apart;
    }
    if tiers_apart(of_a, of_b) { Relation::Apart } else { Relation::Open }
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
