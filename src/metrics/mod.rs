//! Figures an analyst expects, per body, act, territory, level and for the corpus, Russian and Kyrgyz apart.
//!
//! [`measure`] counts what one act says; [`figures`] adds acts up by group, with what was found about them (overlaps, dead
//! references); [`Tariffs`] puts a price on what was counted. All pure: acts and records in, figures out.

mod commission;
mod depth;
mod group;
mod restriction;
mod tariff;

pub use depth::depths;
pub use group::{By, Found, Row, figures};
pub use restriction::{RESTRICTIONS, Restriction};
pub use tariff::{Cost, Range, Tariff, Tariffs};

use crate::Lang;
use crate::act::{Act, Force, Provision, ProvisionKind};
use crate::bodies::{Level, Registry};
use crate::build::Processed;
use crate::facts::{FactKind, Modality, PermitRole};
use crate::record::{ActRef, mandate_id};
use serde::Serialize;
use std::collections::BTreeMap;

/// On whom a restriction or duty lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// A natural person.
    Citizen,
    /// An entrepreneur or legal person.
    Business,
    /// A person, of which kind the words leave open («лицо», «заявитель»), or both.
    Person,
    /// A central body, a local state administration, or a body whose level is open.
    State,
    /// Local self-government.
    Local,
    /// A court, investigator or prosecutor.
    Court,
    /// The sentence names nobody.
    Unknown,
}

/// Figures counted in texts. Sums of acts are sums of these.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Restrictive words by word, see [`RESTRICTIONS`].
    pub restrictions: BTreeMap<String, u32>,
    /// Restrictive words by whom they bind.
    pub bound: BTreeMap<Bearer, u32>,
    /// Duties and prohibitions by whom they bind: a list below «обязан:» counts its items.
    pub duties: BTreeMap<Bearer, u32>,
    /// Provisions by which a body issues a permit of any form.
    pub permits: u32,
    /// Documents demanded of persons.
    pub documents: u32,
    /// Fees.
    pub fees: u32,
    /// Powers to inspect.
    pub inspections: u32,
    /// Periodic reports.
    pub reports: u32,
    /// Reports a year that follow from them.
    pub reports_a_year: u32,
    /// Standing commissions, councils and working groups that are created.
    pub commissions: u32,
    /// Words of the norms.
    pub words: u64,
    /// Sentences of the norms.
    pub sentences: u64,
}

impl Counted {
    /// Adds another act's figures.
    pub fn add(&mut self, o: &Counted) {
        fn all<K: Ord + Clone>(to: &mut BTreeMap<K, u32>, from: &BTreeMap<K, u32>) {
            for (k, n) in from {
                *to.entry(k.clone()).or_default() += n;
            }
        }
        all(&mut self.restrictions, &o.restrictions);
        all(&mut self.bound, &o.bound);
        all(&mut self.duties, &o.duties);
        self.permits += o.permits;
        self.documents += o.documents;
        self.fees += o.fees;
        self.inspections += o.inspections;
        self.reports += o.reports;
        self.reports_a_year += o.reports_a_year;
        self.commissions += o.commissions;
        self.words += o.words;
        self.sentences += o.sentences;
    }
}

/// One mandate as the figures need it.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// Identifier, as in overlaps.
    pub id: String,
    /// Registry id of the body, or `act:<slug>`.
    pub body: String,
    /// Name as the act writes it.
    pub name: String,
    /// Level of the body.
    pub level: Level,
    /// Territory of the mandate or its body.
    pub territory: Option<String>,
    /// Place in [`Measured::provisions`].
    pub at: u32,
}

/// What one act says, counted.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The act.
    pub act: ActRef,
    /// Date of its edition, or of itself.
    pub edition: String,
    /// Level of the body that issued it.
    pub level: Level,
    /// Territory of the body that issued it; `kg` for the centre.
    pub territory: Option<String>,
    /// Functions, powers and duties of bodies; prohibitions are left out.
    pub functions: Vec<Function>,
    /// Figures by provision, for those that have any; the index is the provision's.
    pub provisions: BTreeMap<u32, Counted>,
    /// Citations of other acts, and the URIs of those that were found.
    pub citations: u32,
    /// URIs cited, each once.
    pub cites: Vec<String>,
    /// Acts that amended it, as its header lists them, and notes of amendment below its provisions.
    pub amendments: u32,
    /// Bytes of the text, and how many of them the structure accounts for.
    pub bytes: [u64; 2],
}

/// Whether a provision holds norms of this act: not a heading page, a note, a quotation for another act.
fn is_norm(p: &Provision) -> bool {
    use ProvisionKind as K;
    !p.quoted
        && p.force != Force::Repealed
        && !matches!(p.kind, K::Preface | K::Toc | K::Note | K::Footnote | K::Furniture | K::Quoted | K::Conclusion)
}

/// Counts one act. `cites` are the URIs that its citations of other acts resolve to.
pub fn measure(p: &Processed, registry: &Registry, cites: Vec<String>) -> Measured {
    let act = &p.act;
    let mut provisions: BTreeMap<u32, Counted> = BTreeMap::new();
    let mut functions = Vec::new();
    let mut citations = 0;
    for f in &p.facts {
        let norm = act.provisions.get(f.provision as usize).is_some_and(is_norm);
        let at = f.provision;
        let mut count = |up: fn(&mut Counted)| {
            if norm {
                up(provisions.entry(at).or_default());
            }
        };
        match &f.kind {
            FactKind::Mandate(m) => {
                if matches!(m.modality, Modality::Duty | Modality::Prohibition) {
                    let bearer = bearer_of(m.level);
                    *provisions.entry(at).or_default().duties.entry(bearer).or_default() += 1;
                }
                if m.modality != Modality::Prohibition {
                    functions.push(Function {
                        id: mandate_id(act, f, &m.body.id),
                        body: m.body.id.clone(),
                        name: m.body.name.clone(),
                        level: m.level,
                        territory: m
                            .territory
                            .clone()
                            .or_else(|| registry.get(&m.body.id).and_then(|b| b.territory.clone())),
                        at,
                    });
                }
            }
            FactKind::Permit(x) if x.role == PermitRole::Issued => count(|c| c.permits += 1),
            FactKind::Document(x) if x.by == crate::facts::Addressee::Person => count(|c| c.documents += 1),
            FactKind::Fee(_) => count(|c| c.fees += 1),
            FactKind::Inspection(_) => count(|c| c.inspections += 1),
            FactKind::Report(x) => {
                if let Some(every) = x.every
                    && norm
                {
                    let c = provisions.entry(at).or_default();
                    c.reports += 1;
                    c.reports_a_year += every.a_year();
                }
            }
            FactKind::Citation(x) if x.target != crate::facts::TargetKind::OwnProvision => citations += 1,
            _ => {}
        }
    }
    for (i, provision) in act.provisions.iter().enumerate().filter(|(_, p)| is_norm(p)) {
        let mut own = Counted::default();
        let tokens = p.analysis.tokens_in(provision.body);
        own.words =
            p.analysis.tokens[tokens.clone()].iter().filter(|t| t.kind != crate::text::TokenKind::Punct).count() as u64;
        for s in sentences(p, &tokens) {
            own.sentences += 1;
            restriction::count(p, i, s.clone(), &mut own);
            commission::commissions(p, s, &mut own);
        }
        if own != Counted::default() {
            provisions.entry(i as u32).or_default().add(&own);
        }
    }
    let (level, territory) = home(p, registry);
    let read = |r: &Option<crate::act::Read<String>>| r.as_ref().map(|r| r.value.clone());
    Measured {
        act: ActRef::of(act),
        edition: read(&act.header.edition).or_else(|| read(&act.header.date)).unwrap_or_default(),
        level,
        territory,
        functions,
        provisions,
        citations,
        cites,
        amendments: act.header.amending.len() as u32
            + act.provisions.iter().filter(|p| p.kind == ProvisionKind::Note).count() as u32,
        bytes: [act.text.len() as u64, p.covered()],
    }
}

/// The parts of a provision's body that lie in one sentence each.
fn sentences(p: &Processed, tokens: &std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let all = &p.analysis.sentences;
    let first = all.partition_point(|s| s.end as usize <= tokens.start);
    all[first..]
        .iter()
        .take_while(|s| (s.start as usize) < tokens.end)
        .map(|s| (s.start as usize).max(tokens.start)..(s.end as usize).min(tokens.end))
        .filter(|r| p.analysis.tokens[r.clone()].iter().any(|t| t.kind == crate::text::TokenKind::Word))
        .collect()
}

fn bearer_of(level: Level) -> Bearer {
    if level == Level::SelfGovernment { Bearer::Local } else { Bearer::State }
}

/// Level and territory of the body that issued an act: the first body named in its head. An act that names none is central
/// when its kind is (laws and codes), and has no home otherwise.
fn home(p: &Processed, registry: &Registry) -> (Level, Option<String>) {
    use crate::act::ActKind as K;
    let act: &Act = &p.act;
    let kind = act.header.kind.as_ref().map(|k| k.value);
    if matches!(kind, Some(K::Constitution | K::Code | K::ConstitutionalLaw | K::Law)) {
        return (Level::Central, Some("kg".to_owned()));
    }
    let head_end =
        act.provisions.iter().find(|p| p.kind != ProvisionKind::Preface && p.kind != ProvisionKind::Furniture);
    let head_end = head_end.map_or(0, |p| p.own.from);
    let issuer = act.header.issuer.as_ref().and_then(|r| r.span);
    let first = p
        .mentions
        .iter()
        .find(|m| issuer.is_some_and(|s| s.from <= m.span.from && m.span.to <= s.to))
        .or_else(|| p.mentions.iter().find(|m| m.span.to <= head_end));
    let known = first.and_then(|m| registry.get(&m.body));
    let place = || {
        let head = crate::Span::new(0, head_end).of(&act.text);
        head.split([' ', ',', '\n', '.']).find_map(|w| registry.place(w)).map(|t| t.id.clone())
    };
    match known {
        Some(b) if b.level == Level::Central => (b.level, b.territory.clone()),
        Some(b) => (b.level, b.territory.clone().filter(|t| t != "kg").or_else(place)),
        None => (Level::Other, place()),
    }
}

/// Name of a language in rows.
fn code(lang: Lang) -> &'static str {
    lang.code()
}
