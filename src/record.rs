//! The records of the machine-readable contract: what listing commands print and what findings files hold.

use crate::act::Act;
use crate::{Lang, Span, Tri};
use serde::{Deserialize, Serialize};

/// An act as other records refer to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActRef {
    /// Akoma Ntoso work URI.
    pub uri: String,
    /// File below the folder that was read.
    pub file: String,
    /// Language of the text.
    pub lang: Lang,
    /// Title; empty when the act states none.
    pub title: String,
}

impl ActRef {
    /// The reference to an act.
    pub fn of(act: &Act) -> ActRef {
        ActRef {
            uri: act.uri.clone(),
            file: act.file.clone(),
            lang: act.lang,
            title: act.header.title.as_ref().map(|t| t.value.clone()).unwrap_or_default(),
        }
    }
}

/// A human citation in both languages of the law.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cite {
    /// «ст. 205, ч. 1».
    pub ru: String,
    /// «205-берененин 1-бөлүгү».
    pub ky: String,
}

/// A provision as other records refer to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ProvisionRef {
    /// Akoma Ntoso eId, unique in the act.
    pub eid: String,
    /// Number of the article it belongs to, inserted ones as `21-1`.
    pub article: Option<String>,
    /// Human citation.
    pub cite: Cite,
    /// Bytes of the act's text.
    pub span: Span,
}

impl ProvisionRef {
    /// The reference to provision `i` of an act.
    pub fn of(act: &Act, i: u32) -> ProvisionRef {
        ProvisionRef {
            eid: act.eid(i),
            article: act.article_number(i).map(str::to_string),
            cite: Cite { ru: act.cite(i, Lang::Ru), ky: act.cite(i, Lang::Ky) },
            span: act.provisions[i as usize].own,
        }
    }
}

/// A quoted place; `quote` is byte-identical to the act's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The act.
    pub act: ActRef,
    /// The provision.
    pub provision: ProvisionRef,
    /// Exact text of the act.
    pub quote: String,
    /// Where the quote stands, bytes of the act's text.
    pub quote_span: Span,
}

impl Place {
    /// The place of `span` in provision `i` of an act.
    pub fn of(act: &Act, i: u32, span: Span) -> Place {
        Place {
            act: ActRef::of(act),
            provision: ProvisionRef::of(act, i),
            quote: span.of(&act.text).to_string(),
            quote_span: span,
        }
    }
}

/// A person's judgement of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decision {
    /// `accepted`, `rejected` or `postponed`.
    pub verdict: String,
    /// Who.
    pub by: String,
    /// When, ISO date.
    pub at: String,
    /// Why.
    pub why: String,
}

/// One finding as printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// Stable identifier.
    pub id: String,
    /// Code of the rule.
    pub rule: String,
    /// Weight.
    pub severity: crate::rules::Severity,
    /// 0 to 1.
    pub confidence: f32,
    /// Maturity of the rule.
    pub status: crate::rules::Status,
    /// Places; the first is where the finding is shown.
    pub evidence: Vec<Place>,
    /// The words that fired, inside the first quote.
    pub trigger: String,
    /// Where they stand, bytes of the first act's text.
    pub trigger_span: Span,
    /// Why here.
    pub reason: Tri,
    /// Legal or methodological ground.
    pub ground: Tri,
    /// A person's judgement.
    pub decision: Option<Decision>,
}

/// One member of an overlap as printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverlapMember {
    /// Where the mandate stands.
    #[serde(flatten)]
    pub place: Place,
    /// The body.
    pub body: BodyName,
    /// Identifier of the mandate.
    pub mandate: String,
    /// Territory the body or the text names.
    pub territory: Option<String>,
    /// Level of the body.
    pub level: crate::bodies::Level,
    /// The words by which it matches the others, bytes of the act's text.
    pub marks: Vec<Span>,
}

/// A body as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyName {
    /// Registry id, or `act:<slug>`.
    pub id: String,
    /// Name in the nominative, in the act's language.
    pub name: String,
    /// The words that name it in the act.
    pub quote: String,
}

/// One overlap as printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverlapRecord {
    /// Stable identifier.
    pub id: String,
    /// GAO's type.
    #[serde(rename = "type")]
    pub kind: crate::overlap::OverlapKind,
    /// 0 to 1.
    pub score: f32,
    /// Of what the score is made.
    pub parts: crate::overlap::Score,
    /// Levels of the bodies.
    pub between: crate::overlap::Between,
    /// Bodies of different levels.
    pub central_local: bool,
    /// Members in different languages.
    pub cross_lingual: bool,
    /// Members.
    pub members: Vec<OverlapMember>,
    /// Why.
    pub reason: Tri,
    /// What could be done.
    pub option: crate::overlap::Remedy,
    /// The same in words.
    pub proposal: Tri,
}

/// The identifier of a mandate: the same for the same words of the same body in the same provision, whatever else changes
/// in the act or the corpus.
pub fn mandate_id(act: &Act, fact: &crate::facts::Fact, body: &str) -> String {
    let from = act.provisions.get(fact.provision as usize).map_or(0, |p| fact.span.from.saturating_sub(p.own.from));
    let key = format!(
        "{}\0{}\0{}\0{}\0{}\0{from}",
        act.uri,
        act.lang,
        act.eid(fact.provision),
        body,
        fact.span.of(&act.text)
    );
    format!("m-{}", &crate::source::sha256(key.as_bytes())[..12])
}
