//! Searching: candidates, order, groups, snippets.

use super::fields::Fields;
use super::group::{self, Works};
use super::plan::{Concept, Plan, Planner, marked_stems};
use super::rank::{Columns, Scored, weigh};
use super::recent::Recent;
use super::words::{Reads, Words};
use super::{DIR, cite, failed, parse, snippet, writer};
use crate::act::Act;
use crate::store::{ActId, ActRow, Filter, Store};
use crate::text::{self, Memo, TextLang};
use crate::{Error, Lang, Result, Span};
use rustc_hash::FxHashSet;
use std::cell::{RefCell, RefMut};
use std::sync::Arc;

/// How near a result must be to be called confident, see [`Scored::coverage`]. Of 145 ordinary queries that have an answer 15 fall below, of
/// 25 traps 3 stand above; set on these very queries.
const CONFIDENT: f64 = 0.75;
/// Weight of what the query cites, above every weight words can reach.
pub(super) const CITED: f64 = 1e6;
/// Provisions of the acts whose structure is kept in memory between searches: some 30 MB.
const HEADS: usize = 100_000;
/// Bytes of the provisions shown lately that are kept.
const QUOTES: usize = 16 << 20;
/// Words of queries whose readings are kept.
const READ: usize = 4096;
/// Forms whose stems are kept; 16 bytes each.
const STEMS: usize = 1 << 20;

/// The order of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By weight.
    #[default]
    Relevance,
    /// Of the provisions that answer the query as far as words can tell, those of the latest acts first; the others follow
    /// by weight.
    Date,
    /// The same, with what is in force before what is repealed or has a later act of its name.
    Force,
}

/// What is asked beside the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// How many results.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
    /// Which acts.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
}

impl Default for Ask {
    fn default() -> Self {
        Ask { limit: 10, offset: 0, filter: Filter::default(), sort: Sort::Relevance }
    }
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Text of the act, byte for byte.
    pub text: String,
    /// A word that matched.
    pub hit: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// From 1.
    pub rank: usize,
    /// Weight, 0 to 1 against what a perfect provision would have; comparable inside one answer only.
    pub score: f64,
    /// Whether the provision answers what was asked, as far as words can tell.
    pub confident: bool,
    /// The act.
    pub act: ActRow,
    /// The provision to show: where the snippet stands, or the unit itself.
    pub provision: u32,
    /// First provision of the unit that was found.
    pub unit: u32,
    /// The quote, bytes of the act's text; the snippet's pieces joined.
    pub span: Span,
    /// The quote in pieces.
    pub snippet: Vec<Piece>,
    /// Other languages in which the same provision was found.
    pub also: Vec<Lang>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Results, best first.
    pub hits: Vec<Hit>,
    /// Provisions found before paging, as far as they were ranked.
    pub found: usize,
    /// Words read as others: (typed, read as).
    pub corrected: Vec<(String, String)>,
    /// Words that stand nowhere in the store.
    pub unknown: Vec<String>,
}

/// The codes of a store with their initials.
type Codes = Arc<Vec<(String, Lang, ActRow)>>;

/// Searches one store.
pub struct Searcher {
    store: Store,
    fields: Fields,
    tantivy: tantivy::Searcher,
    columns: Vec<Columns>,
    heads: RefCell<Recent<ActId, Arc<(Act, ActRow)>>>,
    quotes: RefCell<Recent<(ActId, u32), Arc<str>>>,
    memo: RefCell<Memo>,
    read: RefCell<Reads>,
    works: Works,
    codes: RefCell<Option<Codes>>,
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("store", &self.store).finish_non_exhaustive()
    }
}

impl Searcher {
    /// Opens the index beside a store. It must be fresh, see [`crate::build::freshen`].
    pub fn open(store: Store) -> Result<Searcher> {
        let dir = store.dir().join(DIR);
        let index = writer::open_index(&dir).map_err(|e| failed(&dir, &e))?;
        let reader = index.reader().map_err(|e| failed(&dir, &e))?;
        let works = Works::new(&store.acts(&Filter::default())?);
        let tantivy = reader.searcher();
        let columns = Columns::open(&tantivy).map_err(|e| failed(&dir, &e))?;
        Ok(Searcher {
            store,
            fields: super::fields::schema().1,
            tantivy,
            columns,
            heads: RefCell::new(Recent::new(HEADS)),
            quotes: RefCell::new(Recent::new(QUOTES)),
            memo: RefCell::default(),
            read: RefCell::new(Recent::new(READ)),
            works,
            codes: RefCell::default(),
        })
    }

    /// The store searched.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The structure of an act and its row, remembered between searches.
    pub fn head(&self, id: ActId) -> Result<Arc<(Act, ActRow)>> {
        if let Some(head) = self.heads.borrow_mut().get(&id) {
            return Ok(head);
        }
        let row = self.store.act_row(id)?.ok_or_else(|| self.behind())?;
        let head = Arc::new((self.store.head(id)?, row));
        self.heads.borrow_mut().put(id, head.clone(), head.0.provisions.len() + 1);
        Ok(head)
    }

    /// The words of a unit, remembered between searches.
    fn quote(&self, id: ActId, unit: Span) -> Result<Arc<str>> {
        let key = (id, unit.from);
        if let Some(words) = self.quotes.borrow_mut().get(&key) {
            return Ok(words);
        }
        let words: Arc<str> = self.store.quote(id, unit)?.into();
        self.quotes.borrow_mut().put(key, words.clone(), words.len());
        Ok(words)
    }

    /// Whether a later act bears the same title, see [`Works`].
    pub(super) fn is_superseded(&self, id: ActId) -> bool {
        self.works.get(id).is_some_and(|w| w.superseded)
    }

    /// The codes of the store with their initials, see [`cite::codes`].
    pub(super) fn codes(&self, words: &Words<'_>) -> Result<Codes> {
        if let Some(codes) = &*self.codes.borrow() {
            return Ok(codes.clone());
        }
        let codes = Arc::new(cite::codes(self, words)?);
        *self.codes.borrow_mut() = Some(codes.clone());
        Ok(codes)
    }

    fn behind(&self) -> Error {
        Error::Store {
            path: self.store.dir().into(),
            message: "the search index names an act the store does not have; run `jenil reindex`".into(),
        }
    }

    /// The dictionaries of the index.
    pub(super) fn words(&self) -> Words<'_> {
        Words { searcher: &self.tantivy, fields: &self.fields, read: &self.read }
    }

    /// The stems met so far.
    pub(super) fn memo(&self) -> RefMut<'_, Memo> {
        let mut memo = self.memo.borrow_mut();
        if memo.len() > STEMS {
            *memo = Memo::default();
        }
        memo
    }

    pub(super) fn tantivy(&self) -> &tantivy::Searcher {
        &self.tantivy
    }

    pub(super) fn columns(&self) -> &[Columns] {
        &self.columns
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn works(&self) -> &Works {
        &self.works
    }

    /// What a query looks up.
    pub(super) fn plan(&self, query: &str) -> Result<Plan> {
        let tree = parse(query)?;
        let mut memo = self.memo();
        Planner::new(query, &self.fields, &self.words(), &self.store, lang_of(query), &mut memo).plan(&tree)
    }

    /// The acts a filter lets through; `None` where it lets all.
    pub(super) fn allowed(&self, filter: &Filter) -> Result<Option<FxHashSet<ActId>>> {
        if filter.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.store.acts(filter)?.iter().map(|a| a.id).collect()))
    }

    /// Answers a query.
    ///
    /// # Errors
    /// [`Error::Query`] with the place and a repair; a store or index that cannot be read.
    pub fn search(&self, query: &str, ask: &Ask) -> Result<Answer> {
        let plan = self.plan(query)?;
        let lang = lang_of(query);
        let words = self.words();
        let allowed = self.allowed(&ask.filter)?;
        let cited = self.cited(query, lang, &words, allowed.as_ref())?;
        let candidates = self.candidates(&plan, allowed.as_ref())?;
        let scored = weigh(&self.tantivy, &self.columns, &self.fields, &plan.concepts, candidates)
            .map_err(|e| failed(&self.store.dir().join(DIR), &e))?;
        // «ст. 205 УК» is too short to tell its language by its letters.
        let lang = if cited.is_empty() { lang } else { cite::language(query).or(lang) };
        let (mut groups, cited) = group::groups(self, &self.works, cited, scored, lang)?;
        let total = groups.len();
        let marked = marked_stems(&plan.concepts);
        let top = groups.first().map_or(1.0, |g| g.0.score).max(f64::MIN_POSITIVE);
        if ask.sort != Sort::Relevance {
            self.sort(&mut groups[cited..], ask.sort)?;
        }
        let mut hits = Vec::new();
        for (rank, (s, also)) in groups.into_iter().enumerate().skip(ask.offset).take(ask.limit) {
            hits.push(self.hit(rank + 1, &s, also, top, &plan.concepts, &marked, rank < cited)?);
        }
        Ok(Answer { hits, found: total, corrected: plan.corrected, unknown: plan.unknown })
    }

    /// Puts what answers the query in the order asked for, before what does not.
    fn sort(&self, groups: &mut [(Scored, Vec<Lang>)], sort: Sort) -> Result<()> {
        let mut keyed = Vec::with_capacity(groups.len());
        for (i, g) in groups.iter().enumerate() {
            let id = g.0.act.cast_signed();
            let far = g.0.coverage < CONFIDENT;
            let out = sort == Sort::Force && (g.0.repealed || self.works.get(id).is_some_and(|w| w.is_out()));
            let date = if far { None } else { self.head(id)?.1.date.clone() };
            keyed.push(((far, out && !far, std::cmp::Reverse(date), i), g.clone()));
        }
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        for (place, (_, g)) in groups.iter_mut().zip(keyed) {
            *place = g;
        }
        Ok(())
    }

    /// What the query cites, first.
    fn cited(
        &self,
        query: &str,
        lang: Option<Lang>,
        words: &Words<'_>,
        allowed: Option<&FxHashSet<ActId>>,
    ) -> Result<Vec<Scored>> {
        let mut out = Vec::new();
        for (n, (id, place)) in cite::resolve(query, lang, self, words)?.into_iter().enumerate() {
            if allowed.is_none_or(|a| a.contains(&id)) {
                let lang = usize::from(self.head(id)?.0.lang == Lang::Ky);
                // Above every score words can reach, falling in the order found.
                let score = CITED - n as f64;
                out.push(Scored { act: id.cast_unsigned(), place, repealed: false, score, coverage: 1.0, lang });
            }
        }
        Ok(out)
    }

    #[expect(clippy::too_many_arguments, reason = "one call, all of them parts of one answer")]
    pub(super) fn hit(
        &self,
        rank: usize,
        s: &Scored,
        also: Vec<Lang>,
        top: f64,
        concepts: &[Concept],
        marked: &[snippet::Marked; 2],
        cited: bool,
    ) -> Result<Hit> {
        let head = self.head(s.act.cast_signed())?;
        let (act, row) = &*head;
        let unit = unit_span(act, s.place as usize);
        let words = self.quote(row.id, unit)?;
        let (span, snippet) = snippet::best(&words, act.lang, &marked[s.lang], &mut self.memo());
        let span = span.shift(unit.from);
        let provision = deepest(act, s.place as usize, span);
        let matter = concepts.iter().any(|c| !c.grammar);
        Ok(Hit {
            rank,
            score: (s.score / top).min(1.0),
            confident: cited || (matter && s.coverage >= CONFIDENT),
            act: row.clone(),
            provision: provision as u32,
            unit: s.place,
            span,
            snippet,
            also,
        })
    }
}

/// The language a query is written in, where it can be told. Operators say nothing of it: «нектар ЖЕ паводок» is Russian.
pub(super) fn lang_of(query: &str) -> Option<Lang> {
    let words: Vec<&str> = query.split_whitespace().filter(|w| !super::query::is_operator(w)).collect();
    match text::lang_of(&words.join(" ")) {
        g if g.confidence >= 0.5 => match g.lang {
            TextLang::One(l) => Some(l),
            _ => None,
        },
        _ => None,
    }
}

/// Bytes of the unit whose first provision is `root`.
fn unit_span(act: &Act, root: usize) -> Span {
    super::units::unit_at(act, root).map_or(Span::default(), |u| u.span)
}

/// The provision below `root` whose own text begins last before the quote's middle.
fn deepest(act: &Act, root: usize, quote: Span) -> usize {
    let middle = quote.from + quote.len() / 2;
    let end = act.end_of(root as u32) as usize;
    (root..end)
        .rev()
        .find(|i| act.provisions[*i].own.from <= middle && !act.provisions[*i].own.is_empty())
        .unwrap_or(root)
}
