//! Rows of the listings.

use crate::act::Act;
use crate::bodies::Level;
use crate::facts::{Citation, Fact, FactKind, Mandate, Modality, TargetKind};
use crate::index::{Facet, Hit, Piece};
use crate::record::{ActRef, BodyName, Place};
use crate::store::{ActRow, Filter, Store};
use crate::{Lang, Result, Span};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// An act in the listing of acts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActRecord {
    /// The act.
    #[serde(flatten)]
    pub act: ActRef,
    /// Kind, such as `law`.
    pub kind: Option<String>,
    /// Issuer in the words of the act.
    pub issuer: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Date of adoption, ISO.
    pub date: Option<String>,
    /// Status: `in_force`, `repealed`, `not_yet`; null where neither text nor card says anything.
    pub status: Option<String>,
    /// Edition.
    pub edition: Option<String>,
    /// Share of the text the structure accounts for.
    pub coverage: f64,
    /// Numbers of the articles in the order of the text, inserted ones as `2-1`.
    pub articles: Vec<String>,
    /// Provisions of every kind.
    pub provisions: u64,
    /// Bytes of the text.
    pub bytes: u64,
    /// Notices on this act.
    pub notices: u64,
}

impl ActRecord {
    /// The record of a row and the act's structure.
    pub fn of(row: &ActRow, head: &Act) -> ActRecord {
        let articles = head.articles().into_iter().filter_map(|i| head.provisions[i as usize].number.clone()).collect();
        ActRecord {
            act: ActRef::of(head),
            kind: row.kind.clone(),
            issuer: row.issuer.clone(),
            number: row.number.clone(),
            date: row.date.clone(),
            status: row.status.clone(),
            edition: row.edition.clone(),
            coverage: if row.bytes == 0 { 1.0 } else { row.covered as f64 / row.bytes as f64 },
            articles,
            provisions: row.provisions,
            bytes: row.bytes,
            notices: row.notices,
        }
    }
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceRecord {
    /// Text of the act, byte for byte.
    pub text: String,
    /// A word that matched.
    pub hit: bool,
}

/// A search result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HitRecord {
    /// From 1.
    pub rank: usize,
    /// 1 for the first result, less for the others.
    pub score: f64,
    /// Whether the provision answers what was asked, as far as words can tell.
    pub confident: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// The quote in pieces.
    pub snippet: Vec<PieceRecord>,
    /// Other languages in which the same provision was found.
    pub also: Vec<Lang>,
}

impl HitRecord {
    /// The record of a hit. `act` is the hit's act with its text.
    pub fn of(hit: &Hit, act: &Act) -> HitRecord {
        HitRecord {
            rank: hit.rank,
            // Four digits tell results apart; more would show how floats were summed.
            score: (hit.score * 1e4).round() / 1e4,
            confident: hit.confident,
            place: Place::of(act, hit.provision, hit.span),
            snippet: hit
                .snippet
                .iter()
                .map(|Piece { text, hit }| PieceRecord { text: text.clone(), hit: *hit })
                .collect(),
            also: hit.also.clone(),
        }
    }
}

/// How often a value occurs among what a query finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetRecord {
    /// `lang`, `kind`, `issuer`, `body`, `status`, `year` or `territory`.
    pub facet: String,
    /// The value, as the filter takes it.
    pub value: String,
    /// What a reader calls it.
    pub name: String,
    /// Acts with it.
    pub acts: usize,
    /// Provisions found in them.
    pub provisions: usize,
}

impl FacetRecord {
    /// The record of a facet.
    pub fn of(f: &Facet) -> FacetRecord {
        FacetRecord {
            facet: f.facet.to_owned(),
            value: f.value.clone(),
            name: f.name.clone(),
            acts: f.acts,
            provisions: f.provisions,
        }
    }
}

/// The body of a mandate, see [`BodyName`].
pub type BodyOf = BodyName;

/// A mandate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MandateRecord {
    /// Stable identifier: of the act, its language, the provision and the place in it.
    pub id: String,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Who.
    pub body: BodyOf,
    /// Head verbs or action nouns, as written.
    pub actions: Vec<String>,
    /// Class of the first action.
    pub action_class: String,
    /// The object, as written; empty where none was found.
    pub object: String,
    /// How it binds.
    pub modality: Modality,
    /// Level of the body.
    pub level: Level,
    /// Territory id, where the body or the text names one.
    pub territory: Option<String>,
    /// A clause without content of its own.
    pub residual: bool,
}

impl MandateRecord {
    /// The record of a mandate of an act.
    pub fn of(act: &Act, fact: &Fact, m: &Mandate) -> MandateRecord {
        let text = |s: Span| s.of(&act.text).to_owned();
        MandateRecord {
            id: crate::record::mandate_id(act, fact, &m.body.id),
            place: Place::of(act, fact.provision, fact.span),
            body: BodyName { id: m.body.id.clone(), name: m.body.name.clone(), quote: text(m.body.quote) },
            actions: m.actions.iter().map(|a| text(*a)).collect(),
            action_class: m.action_class.clone(),
            object: text(m.object),
            modality: m.modality,
            level: m.level,
            territory: m.territory.clone(),
            residual: m.residual,
        }
    }
}

/// What a citation points at, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationTarget {
    /// Whole act, own provision, provision of another act.
    pub kind: TargetKind,
    /// Number of the act.
    pub number: Option<String>,
    /// Date of the act, ISO.
    pub date: Option<String>,
    /// Title or short name, as written.
    pub title: Option<String>,
    /// Articles, as written.
    pub article: Option<String>,
    /// Parts.
    pub part: Option<String>,
    /// Items.
    pub item: Option<String>,
    /// URI of the act in the store, `#` and the eId of the provision where it was found; null where the store has no such act.
    pub resolved: Option<String>,
}

/// A citation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CitationRecord {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// What it points at.
    pub target: CitationTarget,
}

impl CitationRecord {
    /// The record of a citation of an act.
    pub fn of(act: &Act, fact: &Fact, c: &Citation, resolver: &mut Resolver<'_>) -> Result<CitationRecord> {
        let resolved = resolver.resolve(act, c)?;
        Ok(CitationRecord {
            place: Place::of(act, fact.provision, fact.span),
            target: CitationTarget {
                kind: c.target,
                number: c.number.clone(),
                date: c.date.clone(),
                title: c.title.clone(),
                article: c.article.clone(),
                part: c.part.clone(),
                item: c.item.clone(),
                resolved,
            },
        })
    }

    /// The citations of an act.
    pub fn all(act: &Act, facts: &[Fact], resolver: &mut Resolver<'_>) -> Result<Vec<CitationRecord>> {
        let mut out = Vec::new();
        for fact in facts {
            if let FactKind::Citation(c) = &fact.kind {
                out.push(CitationRecord::of(act, fact, c, resolver)?);
            }
        }
        Ok(out)
    }
}

/// Finds in a store what citations point at.
#[derive(Debug)]
pub struct Resolver<'s> {
    store: &'s Store,
    /// By number, and by title in any ending.
    by_number: FxHashMap<String, Vec<ActRow>>,
    by_title: FxHashMap<Vec<u64>, Vec<ActRow>>,
    heads: FxHashMap<i64, Act>,
    memo: crate::text::Memo,
}

impl<'s> Resolver<'s> {
    /// A resolver over the acts of a store.
    pub fn new(store: &'s Store) -> Result<Resolver<'s>> {
        let mut r = Resolver {
            store,
            by_number: FxHashMap::default(),
            by_title: FxHashMap::default(),
            heads: FxHashMap::default(),
            memo: crate::text::Memo::default(),
        };
        for row in store.acts(&Filter::default())? {
            if let Some(n) = &row.number {
                r.by_number.entry(n.to_lowercase()).or_default().push(row.clone());
            }
            if let Some(t) = &row.title {
                let key = r.title_key(t, row.lang);
                r.by_title.entry(key).or_default().push(row.clone());
            }
        }
        Ok(r)
    }

    /// Stems of a title without the name of the country, which citations leave out.
    fn title_key(&mut self, title: &str, lang: Lang) -> Vec<u64> {
        let words = crate::text::analyse(title, lang, &mut self.memo);
        words
            .tokens
            .iter()
            .filter(|t| t.kind != crate::text::TokenKind::Punct)
            .filter(|t| {
                let form = t.folded.of(&words.folded.text);
                !["кыргыз", "республик", "кр"].iter().any(|f| form.starts_with(f))
            })
            .map(|t| t.stem.0)
            .collect()
    }

    /// The URI, with the eId where the provision is found. Of several acts that fit, the one in the citing act's language
    /// and the latest.
    fn resolve(&mut self, act: &Act, c: &Citation) -> Result<Option<String>> {
        let with = |target: &Act| {
            let found = target.lookup(c.article.as_deref(), c.part.as_deref(), c.item.as_deref());
            match found {
                Some(i) => format!("{}#{}", target.uri, target.eid(i)),
                None => target.uri.clone(),
            }
        };
        if c.target == TargetKind::OwnProvision {
            return Ok(Some(with(act)));
        }
        let mut rows: Vec<ActRow> = match (&c.number, &c.title) {
            (Some(n), _) => self
                .by_number
                .get(&n.to_lowercase())
                .into_iter()
                .flatten()
                .filter(|a| c.date.is_none() || a.date == c.date)
                .cloned()
                .collect(),
            (None, Some(t)) => {
                let key = self.title_key(t, act.lang);
                self.by_title.get(&key).cloned().unwrap_or_default()
            }
            (None, None) => Vec::new(),
        };
        rows.sort_by(|a, b| {
            (a.lang != act.lang, std::cmp::Reverse(&a.date), &a.file).cmp(&(
                b.lang != act.lang,
                std::cmp::Reverse(&b.date),
                &b.file,
            ))
        });
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        if c.target == TargetKind::Act {
            return Ok(Some(row.uri));
        }
        if !self.heads.contains_key(&row.id) {
            let head = self.store.head(row.id)?;
            self.heads.insert(row.id, head);
        }
        Ok(self.heads.get(&row.id).map(with))
    }
}
