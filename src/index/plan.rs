//! From the tree of a query to what is looked up: each word with the stems it may stand for, in both languages.

use super::asking::Asking;
use super::fields::Fields;
use super::grammar::is_grammar;
use super::packed::packed;
use super::query::{Field, Node};
use super::snippet::Marked;
use super::synonyms::Synonyms;
use super::words::Words;
use crate::lexicon::{self, Lexicon};
use crate::store::{Filter, Store};
use crate::text::{self, Memo, StemId, TokenKind};
use crate::{Error, Lang, Result, Span};
use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::IndexRecordOption;

/// Both languages, in the order of every table here.
pub(super) const LANGS: [Lang; 2] = [Lang::Ru, Lang::Ky];

/// Weight of a sure translation. A provision in the reader's own words comes first where both are equally near.
const TRANSLATED: f64 = 0.9;
/// Weight of another word for the same: 0.5 and 0.65 are worse on two of three sets of queries.
const SYNONYM: f64 = 0.8;

/// A stem a word may stand for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alt {
    /// The term.
    pub term: String,
    /// 1 for the word itself, less for a guess.
    pub weight: f64,
    /// Of a term of several words: which one, and how many words it has. It says what it means only with all of them.
    pub of: Option<(u32, u32)>,
}

impl Alt {
    /// A word by itself.
    pub fn one(term: String, weight: f64) -> Alt {
        Alt { term, weight, of: None }
    }
}

/// A word of the query as it is looked up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Concept {
    /// Bytes of the query.
    pub span: Span,
    /// As typed, folded.
    pub form: String,
    /// What it may stand for, Russian and Kyrgyz.
    pub alts: [Vec<Alt>; 2],
    /// A word of grammar («какой», «үчүн»): helps a little where it stands, is missed nowhere.
    pub grammar: bool,
    /// It asks for words of law («сколько дней»): they help where they stand, and are missed little elsewhere.
    pub asks: bool,
    /// Words that must stand right before this one in a phrase: `Some(0)` begins a phrase.
    pub phrase: Option<u32>,
}

/// What is looked up.
pub(super) struct Plan {
    /// Words to rank by, in the order of the query.
    pub concepts: Vec<Concept>,
    /// What must hold; `None` where the words are only wished for.
    pub must: Option<Box<dyn Query>>,
    /// Words that were read as others, for the reader: (typed, read as).
    pub corrected: Vec<(String, String)>,
    /// Words that stand nowhere in the index.
    pub unknown: Vec<String>,
}

/// Compiles a tree.
pub(super) struct Planner<'a> {
    pub query: &'a str,
    pub fields: &'a Fields,
    pub words: &'a Words<'a>,
    pub store: &'a Store,
    /// Language the query is written in, where it can be told.
    pub lang: Option<Lang>,
    memo: &'a mut Memo,
    plan: Plan,
    /// Terms of several words met so far.
    terms: u32,
}

impl<'a> Planner<'a> {
    pub fn new(
        query: &'a str,
        fields: &'a Fields,
        words: &'a Words<'a>,
        store: &'a Store,
        lang: Option<Lang>,
        memo: &'a mut Memo,
    ) -> Self {
        let plan = Plan { concepts: Vec::new(), must: None, corrected: Vec::new(), unknown: Vec::new() };
        Planner { query, fields, words, store, lang, memo, plan, terms: 0 }
    }

    /// The plan of a whole query.
    pub fn plan(mut self, node: &Node) -> Result<Plan> {
        let must = match node {
            Node::Word { .. } => {
                self.query_of(node, true)?;
                None
            }
            Node::Beside(all) => self.beside(all, true)?,
            _ => Some(self.query_of(node, true)?),
        };
        self.plan.must = must;
        self.asking();
        self.synonyms();
        self.translate();
        if self.plan.concepts.iter().all(|c| c.grammar) {
            self.plan.concepts.iter_mut().for_each(|c| c.grammar = false);
        }
        Ok(self.plan)
    }

    /// What must hold of things side by side; the words among them are only ranked by.
    fn beside(&mut self, all: &[Node], ranked: bool) -> Result<Option<Box<dyn Query>>> {
        let mut clauses = Vec::new();
        for node in all {
            match node {
                Node::Word { .. } => {
                    self.query_of(node, ranked)?;
                }
                Node::Not(inner) => clauses.push((Occur::MustNot, self.query_of(inner, false)?)),
                _ => clauses.push((Occur::Must, self.query_of(node, ranked)?)),
            }
        }
        Ok(match clauses.iter().any(|c| c.0 == Occur::Must) {
            true => Some(Box::new(BooleanQuery::new(clauses))),
            false if clauses.is_empty() => None,
            false => {
                clauses.push((Occur::Must, Box::new(AllQuery)));
                Some(Box::new(BooleanQuery::new(clauses)))
            }
        })
    }

    /// The provisions for which a node holds. Words met on the way are ranked by where `ranked`.
    fn query_of(&mut self, node: &Node, ranked: bool) -> Result<Box<dyn Query>> {
        Ok(match node {
            Node::Word { span, prefix } => {
                let concepts = self.concepts_of(*span, *prefix);
                let query = all_of(concepts.iter().map(|c| self.any_stem(c)).collect());
                if ranked {
                    self.plan.concepts.extend(concepts);
                }
                query
            }
            Node::Phrase { span, slop } => {
                let mut concepts = self.concepts_of(*span, false);
                for (i, c) in concepts.iter_mut().enumerate() {
                    c.phrase = Some(i as u32);
                }
                let query = self.phrase(&concepts, *slop);
                if ranked {
                    self.plan.concepts.extend(concepts);
                }
                query
            }
            Node::Field { field, value } => self.field(*field, *value, ranked)?,
            Node::Not(inner) => {
                let inner = self.query_of(inner, false)?;
                Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(AllQuery)), (Occur::MustNot, inner)]))
            }
            Node::And(all) => {
                let mut clauses = Vec::new();
                for n in all {
                    clauses.push(match n {
                        Node::Not(inner) => (Occur::MustNot, self.query_of(inner, false)?),
                        _ => (Occur::Must, self.query_of(n, ranked)?),
                    });
                }
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Or(any) => {
                let any = any.iter().map(|n| self.query_of(n, ranked)).collect::<Result<Vec<_>>>()?;
                Box::new(BooleanQuery::union(any))
            }
            Node::Beside(all) => {
                // Inside parentheses or beside AND: the demanded things, or else one of the words.
                let before = self.plan.concepts.len();
                let must = self.beside(all, true)?;
                let words: Vec<_> = self.plan.concepts[before..].iter().map(|c| self.any_stem(c)).collect();
                if !ranked {
                    self.plan.concepts.truncate(before);
                }
                match must {
                    Some(must) => must,
                    None => Box::new(BooleanQuery::union(words)),
                }
            }
        })
    }

    fn field(&mut self, field: Field, value: Span, ranked: bool) -> Result<Box<dyn Query>> {
        let text = value.of(self.query);
        let mut filter = Filter::default();
        match field {
            Field::Heading => {
                let concepts = self.concepts_of(value, false);
                let query = all_of(concepts.iter().map(|c| self.any_of(c, |l| self.fields.of(l).heading)).collect());
                if ranked {
                    self.plan.concepts.extend(concepts);
                }
                return Ok(query);
            }
            Field::Title => {
                let concepts = self.concepts_of(value, false);
                let query = all_of(concepts.iter().map(|c| self.any_of(c, |l| self.fields.of(l).title)).collect());
                let acts = self.words.acts_of(&query)?;
                return Ok(self.acts(acts));
            }
            Field::Lang => match Lang::from_code(&text.to_lowercase()) {
                Some(lang) => filter.lang = Some(lang),
                None => {
                    return Err(Error::Query {
                        at: value.from as usize,
                        message: format!("«{text}» is no language of the store; write lang:ru or lang:ky"),
                    });
                }
            },
            Field::Kind => filter.kind = Some(text.to_lowercase()),
            Field::Issuer => filter.issuer = Some(text.to_owned()),
            Field::Status => filter.status = Some(text.to_lowercase()),
            Field::Number => filter.number = Some(text.to_owned()),
            Field::Body => filter.body = Some(text.to_owned()),
            Field::Date => {
                filter.from = Some(text.to_owned());
                filter.to = Some(text.to_owned());
            }
        }
        let acts = self.store.acts(&filter)?.into_iter().map(|a| a.id.cast_unsigned());
        Ok(self.acts(acts))
    }

    fn acts(&self, acts: impl IntoIterator<Item = u64>) -> Box<dyn Query> {
        let terms: Vec<Term> = acts.into_iter().map(|id| Term::from_field_u64(self.fields.act, id)).collect();
        if terms.is_empty() { Box::new(EmptyQuery) } else { Box::new(TermSetQuery::new(terms)) }
    }

    /// The words inside a span, each with what it may stand for.
    fn concepts_of(&mut self, span: Span, prefix: bool) -> Vec<Concept> {
        let typed = span.of(self.query);
        let by_lang = LANGS.map(|l| text::analyse(typed, l, self.memo));
        let mut out = Vec::new();
        for (ru, ky) in by_lang[0].tokens.iter().zip(&by_lang[1].tokens) {
            if ru.kind == TokenKind::Punct {
                continue;
            }
            let form = ru.folded.of(&by_lang[0].folded.text);
            let at = ru.span.shift(span.from);
            let exact = [ru.stem, ky.stem].map(|s| vec![Alt::one(packed(s), 1.0)]);
            let mut concept = Concept {
                span: at,
                form: form.to_owned(),
                alts: exact,
                grammar: is_grammar(form),
                asks: false,
                phrase: None,
            };
            if ru.kind == TokenKind::Word {
                if prefix {
                    self.words.expand_prefix(form, &mut concept.alts, self.memo);
                } else if !concept.grammar {
                    let read = self.words.read(form, self.lang, concept.alts, self.memo);
                    concept.alts = read.alts.clone();
                    self.plan.corrected.extend(read.instead.clone().map(|r| (at.of(self.query).to_owned(), r)));
                }
            }
            if !prefix && !concept.grammar && self.words.frequency(&concept) == [0, 0] {
                self.plan.unknown.push(at.of(self.query).to_owned());
            }
            out.push(concept);
        }
        out
    }

    /// Reads ways of asking as the words of law that answer them. Where a query is nothing else, it is left as it is.
    fn asking(&mut self) {
        for lang in LANGS.into_iter().filter(|l| self.lang.is_none_or(|q| q == *l)) {
            let concepts = &self.plan.concepts;
            let stems: Vec<_> = concepts.iter().map(|c| self.memo.stem_id(lang, &c.form)).collect();
            for (words, answers) in Asking::builtin().of(&stems, lang) {
                let concepts = &mut self.plan.concepts;
                let other = |(i, c): (usize, &Concept)| !words.contains(&i) && !c.grammar && !c.asks;
                if concepts[words.clone()].iter().any(|c| c.phrase.is_some() || c.asks)
                    || !concepts.iter().enumerate().any(other)
                {
                    continue;
                }
                concepts[words.clone()].iter_mut().for_each(|c| c.grammar = true);
                let Some(last) = concepts[words].last_mut().filter(|_| answers.iter().any(|a| !a.is_empty())) else {
                    continue;
                };
                // «какой штраф» asks for a штраф, and says so.
                let said = answers[usize::from(lang == Lang::Ky)].contains(&vec![self.memo.stem_id(lang, &last.form)]);
                (last.grammar, last.asks) = (false, !said);
                for (alts, terms) in last.alts.iter_mut().zip(answers) {
                    let own = std::mem::take(alts);
                    let weight = if said { SYNONYM } else { 1.0 };
                    if said {
                        alts.extend(own.iter().cloned());
                    }
                    for term in terms {
                        self.terms += 1;
                        add_term(alts, term, weight, self.terms);
                    }
                    if !said {
                        alts.extend(own);
                    }
                }
            }
        }
    }

    /// Adds what the words are called in the other language. Quoted words are left as they are.
    fn translate(&mut self) {
        let forms: Vec<String> = self.plan.concepts.iter().map(|c| c.form.clone()).collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        for (from, to) in [(Lang::Ru, 1), (Lang::Ky, 0)] {
            if self.lang.is_some_and(|l| l != from) {
                continue;
            }
            for group in Lexicon::builtin().expand(&forms, from, LANGS[to]) {
                if group.copied {
                    continue;
                }
                self.add_translations(&group, to);
                for part in &group.parts {
                    if !part.copied {
                        self.add_translations(part, to);
                    }
                }
            }
        }
    }

    fn add_translations(&mut self, group: &lexicon::Group, to: usize) {
        for i in group.source.clone() {
            let concept = &mut self.plan.concepts[i];
            if concept.phrase.is_some() || concept.asks {
                continue;
            }
            // The best translation of a word is taken for what it says; the others as far as they come near it.
            let best = group.terms.first().map_or(1.0, |t| f64::from(t.weight)).max(1e-6);
            for term in &group.terms {
                let weight = TRANSLATED * (f64::from(term.weight) / best).sqrt();
                self.terms += 1;
                add_term(&mut concept.alts[to], &term.stems, weight, self.terms);
            }
        }
    }

    /// Adds what means the same, in both languages, by the table a lawyer can read. Quoted words are left as they are.
    fn synonyms(&mut self) {
        let matter: Vec<usize> = (0..self.plan.concepts.len())
            .filter(|i| {
                let c = &self.plan.concepts[*i];
                !c.grammar && !c.asks && c.phrase.is_none()
            })
            .collect();
        for lang in LANGS.into_iter().filter(|l| self.lang.is_none_or(|q| q == *l)) {
            let stems: Vec<_> = matter.iter().map(|i| self.memo.stem_id(lang, &self.plan.concepts[*i].form)).collect();
            for same in Synonyms::builtin().of(&stems, lang) {
                for i in matter[same.words.clone()].iter().copied() {
                    for (alts, terms) in self.plan.concepts[i].alts.iter_mut().zip(&same.terms) {
                        for term in terms {
                            self.terms += 1;
                            add_term(alts, term, SYNONYM, self.terms);
                        }
                    }
                }
            }
        }
    }

    fn any_stem(&self, concept: &Concept) -> Box<dyn Query> {
        self.any_of(concept, |l| self.fields.of(l).body)
    }

    fn any_of(&self, concept: &Concept, field: impl Fn(Lang) -> tantivy::schema::Field) -> Box<dyn Query> {
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        for (lang, alts) in LANGS.into_iter().zip(&concept.alts) {
            for alt in alts {
                let term = Term::from_field_text(field(lang), &alt.term);
                any.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
            }
        }
        Box::new(BooleanQuery::union(any))
    }

    /// The words in this order, in either language. Only the words themselves, no guesses: quotes mean what they say.
    fn phrase(&self, concepts: &[Concept], slop: u32) -> Box<dyn Query> {
        if let [one] = concepts {
            return self.any_stem(one);
        }
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        for (i, lang) in LANGS.into_iter().enumerate() {
            let field = self.fields.of(lang).body;
            let terms: Vec<Term> = concepts
                .iter()
                .filter_map(|c| c.alts[i].first())
                .map(|a| Term::from_field_text(field, &a.term))
                .collect();
            if terms.len() == concepts.len() && !terms.is_empty() {
                let mut q = PhraseQuery::new(terms);
                q.set_slop(slop);
                any.push(Box::new(q));
            }
        }
        Box::new(BooleanQuery::union(any))
    }
}

/// Adds a term to what a word may stand for.
fn add_term(alts: &mut Vec<Alt>, stems: &[StemId], weight: f64, number: u32) {
    if let [one] = stems {
        let term = packed(*one);
        if alts.iter().all(|a| a.term != term || a.of.is_some()) {
            alts.push(Alt::one(term, weight));
        }
        return;
    }
    for stem in stems {
        alts.push(Alt { term: packed(*stem), weight, of: Some((number, stems.len() as u32)) });
    }
}

fn all_of(mut all: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match all.len() {
        0 => Box::new(EmptyQuery),
        1 => all.remove(0),
        _ => Box::new(BooleanQuery::intersection(all)),
    }
}

/// The stems of a plan that a snippet marks, by language.
pub(super) fn marked_stems(concepts: &[Concept]) -> [Marked; 2] {
    let mut out = [Marked::default(), Marked::default()];
    for (i, c) in concepts.iter().enumerate().filter(|(_, c)| !c.grammar || c.phrase.is_some()) {
        for (marked, alts) in out.iter_mut().zip(&c.alts) {
            marked.add(i, alts.iter().map(|a| a.term.as_str()));
        }
    }
    out
}
