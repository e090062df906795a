//! What is known about a rule, the same for data rules and code rules.

use super::pack::Domain;
use super::{Severity, Status};
use crate::{Lang, Tri};
use serde::{Deserialize, Serialize};

/// Legal or methodological ground of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Short code, such as `PP96` or `N`.
    pub code: String,
    /// What it is.
    pub title: Tri,
    /// URI of the act, where it is one of the Kyrgyz Republic.
    pub act: Option<String>,
}

/// A text on which a rule must fire, or must not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Language.
    pub lang: Lang,
    /// Whether the rule must fire.
    pub fires: bool,
    /// The words; `⟦ ⟧` mark what must be hit. Several lines make several provisions.
    pub text: String,
    /// Line of the pack.
    pub line: usize,
}

/// A rule of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Stable code, such as `B02`; never used again for something else.
    pub code: String,
    /// Name.
    pub name: Tri,
    /// What it finds and why that matters.
    pub why: Tri,
    /// How a drafter mends it.
    pub fix: Tri,
    /// What it does not see, and the exceptions it knows.
    pub limits: Tri,
    /// Grounds.
    pub ground: Vec<Ground>,
    /// Weight.
    pub severity: Severity,
    /// Maturity.
    pub status: Status,
    /// Version that brought it.
    pub since: String,
    /// Fields of law in which it says nothing.
    pub not_domains: Vec<Domain>,
    /// Confidence of a finding when nothing about the place changes it, 0 to 1.
    pub confidence: f32,
    /// The reason given with a finding; `{slot}` is filled from the place.
    pub message: Tri,
    /// Examples.
    pub examples: Vec<Example>,
    /// Pack and line it was read from.
    pub source: (String, usize),
}

/// Fills the `{slots}` of a message; a slot without a value stays visible as `…`.
pub fn fill(message: &Tri, slots: &[(&str, &str)]) -> Tri {
    let one = |text: &str| {
        let mut out = String::with_capacity(text.len() + 32);
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            let Some(len) = rest[at..].find('}') else { break };
            out.push_str(&rest[..at]);
            let name = &rest[at + 1..at + len];
            out.push_str(slots.iter().find(|s| s.0 == name).map_or("…", |s| s.1));
            rest = &rest[at + len + 1..];
        }
        out.push_str(rest);
        out
    };
    Tri { ru: one(&message.ru), ky: one(&message.ky), en: one(&message.en) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled() {
        let m = Tri::new("«{what}» — {none}", "«{what}»", "a {what");
        let t = fill(&m, &[("what", "орган")]);
        assert_eq!(t.ru, "«орган» — …");
        assert_eq!(t.ky, "«орган»");
        assert_eq!(t.en, "a {what");
    }
}
