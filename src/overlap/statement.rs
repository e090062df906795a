//! From a mandate to what the comparison sees: its action–object parts and the marks that divide powers.

use super::{Marks, Part, Stage, Statement};
use crate::act::Act;
use crate::facts::{ActionTable, Fact, FactKind, Mandate, is_small, mandate_key};
use crate::text::{Analysis, StemId, TokenKind, form_id};
use crate::{Lang, Span};
use std::ops::Range;
use std::sync::LazyLock;

/// Where a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Index of the act in the run.
    pub act: u32,
    /// Number of the work, see [`Statement::work`].
    pub work: u32,
    /// Index of the fact among the act's facts.
    pub fact: u32,
}

/// The statement of one mandate; `mandates` are all of the act, in the order of the text, for the names of the
/// other bodies of one clause are no part of its object.
pub fn statement(
    seat: Seat,
    act: &Act,
    analysis: &Analysis,
    fact: &Fact,
    m: &Mandate,
    table: &ActionTable,
    mandates: &[&Fact],
) -> Statement {
    let key = mandate_key(act, analysis, fact, table);
    let reader = Reader { analysis, lang: act.lang, table, range: analysis.tokens_in(fact.span) };
    let (parts, mut marks, excluded) = reader.read(&m.actions, &bodies_of_clause(mandates, fact, m));
    if parts.iter().any(|p| names(act.lang, &m.body.name, &p.object)) {
        marks = marks.with(Marks::OWN_NAME);
    }
    if !m.actions.is_empty() && m.actions.iter().all(|a| reader.is_conduct(*a)) {
        marks = marks.with(Marks::CONDUCT);
    }
    if m.actions.first().is_some_and(|a| reader.organises(*a)) {
        marks = marks.with(Marks::ORGANISES);
    }
    Statement {
        act: seat.act,
        work: seat.work,
        provision: fact.provision,
        place: form_id(&act.eid(fact.provision)),
        fact: seat.fact,
        lang: act.lang,
        span: fact.span,
        body: m.body.id.clone(),
        body_name: m.body.name.clone(),
        level: m.level,
        territory: m.territory.clone(),
        class: m.action_class.clone(),
        action: key.action,
        object: key.object,
        residual: m.residual,
        parts,
        marks,
        numbers: numbers(act.lang, analysis, fact),
        excluded,
    }
}

/// The names of all bodies that one clause charges, as they stand in the text.
fn bodies_of_clause(mandates: &[&Fact], fact: &Fact, own: &Mandate) -> Vec<Span> {
    let from = mandates.partition_point(|f| f.provision < fact.provision);
    let mut out = vec![own.body.quote];
    for f in mandates[from..].iter().take_while(|f| f.provision == fact.provision) {
        match &f.kind {
            FactKind::Mandate(m) if f.span == fact.span && m.body.quote != own.body.quote => out.push(m.body.quote),
            _ => {}
        }
    }
    out
}

/// Longest range of articles that is written out; a longer one is a span of years or an amount. Chosen.
const LONGEST_RANGE: u32 = 200;

/// Beginnings of the words that say a number is of a part or a point and not of an article.
const UNITS: &[&str] = &["част", "пункт", "подпункт", "абзац", "бөлү", "бөлүк", "бөлүг", "тармак"];

/// The numbers of a statement, sorted: lists of articles, mostly. A range «80–84» stands for all its numbers; a number of a
/// part or a point is left out, for «часть 2» of one article is not «часть 2» of another.
fn numbers(lang: Lang, analysis: &Analysis, fact: &Fact) -> Vec<StemId> {
    let all = analysis.tokens_in(fact.span);
    let word = |i: usize| analysis.tokens[i].folded.of(&analysis.folded.text);
    let unit = |w: &str| UNITS.iter().any(|u| w.starts_with(u));
    let mut out: Vec<StemId> = Vec::new();
    let is_number = |i: usize| analysis.tokens[i].kind == TokenKind::Number;
    let joins = |i: usize| matches!(word(i), "и" | "жана" | "," | "-" | "–" | "—");
    // «частями 1 и 2», «1 жана 2-бөлүктөрүндө»: the unit counts for the whole list; it stands before it in Russian («323 и
    // частями 1 и 2 статьи 355» does not make 323 a part) and behind it in Kyrgyz.
    let of_unit = |i: usize| {
        let other = |k: &usize| !is_number(*k) && !joins(*k);
        let named = match lang {
            Lang::Ru => (all.start..i).rev().find(other),
            Lang::Ky => (i + 1..all.end).find(other),
        };
        named.is_some_and(|k| unit(word(k)))
    };
    for i in all.clone().filter(|i| is_number(*i)) {
        let next = if i + 1 < all.end { word(i + 1) } else { Default::default() };
        if of_unit(i) {
            continue;
        }
        out.push(form_id(word(i)));
        let to = (i + 2 < all.end && matches!(next, "-" | "–" | "—")).then(|| word(i + 2));
        if let Some((from, to)) = word(i).parse::<u32>().ok().zip(to.and_then(|t| t.parse::<u32>().ok()))
            && from < to
            && to - from <= LONGEST_RANGE
        {
            out.extend((from + 1..to).map(|n| form_id(&n.to_string())));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether the whole name of a body, of two content words or more, stands among the words of an object: «бюджет
/// Социального фонда» of the Social Fund.
pub(super) fn names(lang: Lang, name: &str, object: &[StemId]) -> bool {
    let folded = crate::text::fold(name).text;
    let words: Vec<StemId> =
        folded.split_whitespace().filter(|w| !is_small(lang, w)).map(|w| crate::text::stem_id(lang, w)).collect();
    words.len() >= 2 && words.iter().all(|w| object.contains(w))
}

/// Words that open a phrase about the way, the measure or the place of an action and not its object; such a phrase ends at
/// a comma or at the next action. Folded; a phrase of two words must follow directly.
const ADJUNCTS: &[(&str, &str)] = &[
    ("в", "порядке"),
    ("в", "соответствии"),
    ("в", "рамках"),
    ("в", "пределах"),
    ("в", "целях"),
    ("в", "течение"),
    ("в", "срок"),
    ("на", "основании"),
    ("на", "территории"),
    ("за", "счет"),
    ("с", "учетом"),
    ("не", "позднее"),
    ("не", "ниже"),
    ("по", "согласованию"),
    ("по", "представлению"),
    ("по", "предложению"),
    ("согласно", ""),
    ("предусмотренных", ""),
    ("предусмотренные", ""),
    ("установленном", ""),
];

/// Kyrgyz words that close such a phrase: it reaches back to the last comma, at most [`BACK`] words.
const ADJUNCTS_KY: &[&str] =
    &["тартипте", "ылайык", "чегинде", "чектеринде", "алкагында", "максатында", "эсебинен", "аймагында"];

/// Longest phrase a Kyrgyz adjunct is taken back over, in words; chosen: the longest one seen in the statutes that held no object.
const BACK: usize = 4;

/// Beginnings of actions that are conduct when nothing else is charged: to observe the law, to keep a secret.
const CONDUCT: &[&str] = &["соблюда", "соблюст", "сакта", "сактоо"];

/// Beginnings of actions that set others to work.
const ORGANISE: &[&str] = &["организ", "организац", "уюштур"];

/// Words of an express exception.
const EXCEPT: &[&str] = &["исключением", "кроме", "тышкары", "кошпогондо", "башка"];

/// Beginnings of words that name a level, a property, a delegation, a joint act or an own sphere.
const MARKS: &[(&str, Marks)] = &[
    ("республиканск", Marks::NATIONAL),
    ("общегосударственн", Marks::NATIONAL),
    ("республикалык", Marks::NATIONAL),
    ("жалпы мамлекеттик", Marks::NATIONAL),
    // Above the district: «скотопрогонные трассы межрайонного назначения» against those «районного значения».
    ("межрайонн", Marks::NATIONAL),
    ("межобластн", Marks::NATIONAL),
    ("райондор аралык", Marks::NATIONAL),
    ("облустар аралык", Marks::NATIONAL),
    ("в пределах", Marks::BOUNDS),
    ("в границах", Marks::BOUNDS),
    ("чегинде", Marks::BOUNDS),
    ("чектеринде", Marks::BOUNDS),
    ("всех категорий", Marks::ALL),
    ("всех видов", Marks::ALL),
    ("бардык категория", Marks::ALL),
    ("бардык түр", Marks::ALL),
    ("категорияларынын бардык", Marks::ALL),
    ("бардык категорияларын", Marks::ALL),
    ("местн", Marks::LOCAL),
    ("региональн", Marks::LOCAL),
    ("районн", Marks::LOCAL),
    ("областн", Marks::LOCAL),
    ("жергиликтүү", Marks::LOCAL),
    ("райондук", Marks::LOCAL),
    ("облустук", Marks::LOCAL),
    ("муниципальн", Marks::MUNICIPAL),
    ("муниципалдык", Marks::MUNICIPAL),
    ("государственн", Marks::STATE),
    ("мамлекеттик", Marks::STATE),
    ("собственност", Marks::PROPERTY),
    ("менчи", Marks::PROPERTY),
    ("предприят", Marks::PROPERTY),
    ("ишкана", Marks::PROPERTY),
    ("имуществ", Marks::PROPERTY),
    ("мүлк", Marks::PROPERTY),
    ("делегирован", Marks::DELEGATED),
    ("өткөрүлүп берилген", Marks::DELEGATED),
    ("совместно", Marks::JOINT),
    ("биргелеш", Marks::JOINT),
    ("биргеликте", Marks::JOINT),
    ("берилген мамлекеттик", Marks::DELEGATED),
    ("мамлекеттин менчиг", Marks::STATE),
    ("стать", Marks::ARTICLES),
    ("берене", Marks::ARTICLES),
    ("своей сфер", Marks::OWN_SPHERE),
    ("своей отрасл", Marks::OWN_SPHERE),
    ("своей деятельност", Marks::OWN_SPHERE),
    ("соответствующей сфер", Marks::OWN_SPHERE),
    ("соответствующей отрасл", Marks::OWN_SPHERE),
    ("тиешелүү чөйрө", Marks::OWN_SPHERE),
    ("тиешелүү тармак", Marks::OWN_SPHERE),
    ("өз чөйрө", Marks::OWN_SPHERE),
    ("өз тармаг", Marks::OWN_SPHERE),
    ("собственного бюджет", Marks::OWN_THING),
    ("собственных средств", Marks::OWN_THING),
    ("своего бюджет", Marks::OWN_THING),
    ("своих работник", Marks::OWN_THING),
    ("своих сотрудник", Marks::OWN_THING),
    ("своего имуществ", Marks::OWN_THING),
    ("своей структур", Marks::OWN_THING),
    ("өз бюджет", Marks::OWN_THING),
    ("өзүнүн бюджет", Marks::OWN_THING),
    ("өз кызматкер", Marks::OWN_THING),
    ("өз мүлк", Marks::OWN_THING),
];

/// Marks of one phrase, for tables of tests.
#[cfg(test)]
pub(super) fn marks_of(text: &str) -> Marks {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = Marks::default();
    for (i, w) in words.iter().enumerate() {
        let two = format!("{w} {}", words.get(i + 1).unwrap_or(&""));
        for (start, m) in MARKS {
            if two.starts_with(start) {
                out = out.with(*m);
            }
        }
    }
    out
}

/// Families by stage; names are those of `corpus/actions.toml`.
static STAGES: LazyLock<Vec<(StemId, Stage)>> = LazyLock::new(|| {
    let rows: [(Stage, &[&str]); 5] = [
        (
            Stage::Setting,
            &[
                "determine",
                "approve",
                "establish",
                "adopt",
                "regulate",
                "amend",
                "standardise",
                "ratify",
                "form_policy",
                "interpret",
                "decide",
            ],
        ),
        (Stage::Drafting, &["draft", "propose", "forecast", "consider"]),
        (Stage::Consent, &["agree"]),
        (Stage::Reporting, &["report", "publish", "hear", "inform"]),
        (Stage::Appointing, &["appoint", "form_body"]),
    ];
    rows.iter().flat_map(|(s, ids)| ids.iter().map(|id| (form_id(&format!("action:{id}")), *s))).collect()
});

fn stage(family: StemId) -> Stage {
    STAGES.iter().find(|r| r.0 == family).map_or(Stage::Doing, |r| r.1)
}

/// Beginnings of the first word of an object that is a rule and not a thing: «порядок», «правила», «требования».
const RULE_WORDS: &[&str] = &[
    "порядк",
    "порядок",
    "правил",
    "требован",
    "методик",
    "критери",
    "положени",
    "тартиби",
    "эреже",
    "талап",
    "методика",
    "критерий",
];

/// A report stands among so many words at the head of an object: «годовой отчет об исполнении». Chosen.
const REPORT_NEAR: usize = 3;

/// Whether a word is a report; «отчетность» and «отчетный» are not.
fn is_report(word: &str) -> bool {
    word.starts_with("отчет") && !["отчетн", "отчетту"].iter().any(|w| word.starts_with(w))
}

/// Families of actions done to the reports of others.
static CHECKS: LazyLock<Vec<StemId>> = LazyLock::new(|| {
    ["control", "supervise", "inspect", "audit", "monitor", "assess", "approve", "consider", "hear"]
        .iter()
        .map(|id| form_id(&format!("action:{id}")))
        .collect()
});

struct Reader<'a> {
    analysis: &'a Analysis,
    lang: Lang,
    table: &'a ActionTable,
    range: Range<usize>,
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        self.analysis.tokens[i].folded.of(&self.analysis.folded.text)
    }

    /// Whether an action is conduct: its words and what they govern («соблюдать тайну») charge nobody with a function.
    fn is_conduct(&self, action: Span) -> bool {
        self.starts(action, CONDUCT)
    }

    /// Whether an action sets others to work.
    fn organises(&self, action: Span) -> bool {
        self.starts(action, ORGANISE)
    }

    fn starts(&self, action: Span, words: &[&str]) -> bool {
        let first = self.analysis.tokens_in(action).find(|i| self.analysis.tokens[*i].kind == TokenKind::Word);
        first.is_some_and(|i| words.iter().any(|w| self.word(i).starts_with(w)))
    }

    fn read(&self, actions: &[Span], bodies: &[Span]) -> (Vec<Part>, Marks, Vec<StemId>) {
        let acts: Vec<Range<usize>> = actions.iter().map(|a| self.analysis.tokens_in(*a)).collect();
        let inside: Vec<&Range<usize>> =
            acts.iter().filter(|a| a.start >= self.range.start && a.end <= self.range.end).collect();
        let is_action = |i: usize| inside.iter().any(|a| a.contains(&i));
        let in_body: Vec<Range<usize>> = bodies.iter().map(|b| self.analysis.tokens_in(*b)).collect();
        let (content, marks, excluded) = self.content(&is_action, &in_body);
        let mut parts: Vec<Part> = Vec::new();
        if inside.is_empty() {
            // The action stands in the lead-in.
            let families = actions.iter().flat_map(|a| self.families(self.analysis.tokens_in(*a)));
            let mut families: Vec<StemId> = families.collect();
            families.extend(families.is_empty().then(|| self.near(&content)).flatten().map(|f| f.0));
            self.push(&mut parts, &families, &content, None);
            return (parts, marks, excluded);
        }
        for (k, a) in inside.iter().enumerate() {
            let (from, to) = match self.lang {
                Lang::Ru => (
                    if k == 0 { self.range.start } else { a.end },
                    inside.get(k + 1).map_or(self.range.end, |n| n.start),
                ),
                Lang::Ky => (
                    if k == 0 { self.range.start } else { inside[k - 1].end },
                    if k + 1 == inside.len() { self.range.end } else { a.start },
                ),
            };
            let mine: Vec<usize> = content.iter().copied().filter(|i| (from..to).contains(i)).collect();
            let mut families: Vec<StemId> = self.families((*a).clone()).collect();
            let mut used = None;
            if families.is_empty()
                && let Some((f, at)) = self.near(&mine)
            {
                families.push(f);
                used = Some(at);
            }
            if families.is_empty() {
                families.extend((*a).clone().last().map(|i| self.analysis.tokens[i].stem));
            }
            self.push(&mut parts, &families, &mine, used);
        }
        self.share_objects(&mut parts);
        (parts, marks, excluded)
    }

    /// An action without an object of its own has its neighbour's: «разработка и утверждение программ», «программы и их выполнение».
    fn share_objects(&self, parts: &mut [Part]) {
        let given: Vec<(Vec<StemId>, Option<StemId>)> = parts.iter().map(|p| (p.object.clone(), p.head)).collect();
        for k in 0..parts.len() {
            if !given[k].0.is_empty() {
                continue;
            }
            let full = |i: &usize| !given[*i].0.is_empty();
            let (before, after) = ((0..k).rev().find(full), (k + 1..given.len()).find(full));
            let from = match self.lang {
                Lang::Ru => after.or(before),
                Lang::Ky => before.or(after),
            };
            if let Some(f) = from {
                (parts[k].object, parts[k].head) = given[f].clone();
            }
        }
    }

    fn push(&self, parts: &mut Vec<Part>, families: &[StemId], content: &[usize], used: Option<usize>) {
        let words: Vec<usize> = content.iter().copied().filter(|i| Some(*i) != used).collect();
        let mut object: Vec<StemId> = words.iter().map(|i| self.analysis.tokens[*i].stem).collect();
        // «всех категорий земель», «категории земель»: what is spoken of is the land.
        let tells = |i: &&usize| !super::compare::is_hollow(self.analysis.tokens[**i].stem);
        let told = match self.lang {
            Lang::Ru => words.iter().find(tells).or(words.first()),
            Lang::Ky => words.iter().rev().find(tells).or(words.last()),
        };
        let rule = words.iter().any(|i| RULE_WORDS.iter().any(|w| self.word(*i).starts_with(w)));
        let head = told.map(|i| self.analysis.tokens[*i].stem);
        object.sort_unstable();
        object.dedup();
        // Whoever forms and sends a report does so for itself; whoever checks or approves reports does not.
        let near: Vec<usize> = match self.lang {
            Lang::Ru => words.iter().copied().take(REPORT_NEAR).collect(),
            Lang::Ky => words.iter().rev().copied().take(REPORT_NEAR).collect(),
        };
        let report = near.iter().any(|i| is_report(self.word(*i)));
        for f in families {
            let stage = if report && !CHECKS.contains(f) { Stage::Reporting } else { stage(*f) };
            parts.push(Part { action: *f, stage, head, object: object.clone(), rule });
        }
    }

    fn families(&self, tokens: Range<usize>) -> impl Iterator<Item = StemId> + '_ {
        let (text, all) = (&self.analysis.folded.text, &self.analysis.tokens);
        tokens
            .filter(move |i| !self.table.is_light(self.lang, text, &all[*i]))
            .filter_map(move |i| self.table.family(self.lang, text, all, i))
            .map(|f| f.key)
    }

    /// The noun of action behind a light verb, with its token.
    fn near(&self, content: &[usize]) -> Option<(StemId, usize)> {
        /// As in the key of a mandate: «осуществляет единый государственный ведомственный контроль».
        const NEAR: usize = 5;
        let found = |i: &&usize| self.families(**i..**i + 1).next().is_some();
        let at = match self.lang {
            Lang::Ru => content.iter().take(NEAR).find(found),
            Lang::Ky => content.iter().rev().take(NEAR).find(found),
        };
        at.and_then(|i| self.families(*i..*i + 1).next().map(|f| (f, *i)))
    }

    /// Tokens of content outside actions, body and adjuncts; marks of the whole statement; stems of what it leaves out.
    fn content(&self, is_action: &dyn Fn(usize) -> bool, bodies: &[Range<usize>]) -> (Vec<usize>, Marks, Vec<StemId>) {
        let mut out: Vec<usize> = Vec::new();
        let mut excluded: Vec<StemId> = Vec::new();
        let mut marks = Marks::default();
        let mut skip = false;
        let mut clause = 0;
        for i in self.range.clone() {
            let t = &self.analysis.tokens[i];
            let w = self.word(i);
            if t.kind == TokenKind::Punct {
                // «в порядке, определяемом …» goes on behind its comma.
                let goes_on = i > 0 && self.word(i - 1) == "порядке";
                if matches!(w, "," | ";" | ".") && !goes_on {
                    skip = skip && marks.has(Marks::EXCEPTION);
                    clause = out.len();
                }
                continue;
            }
            if bodies.iter().any(|b| b.contains(&i)) {
                continue;
            }
            let next = self.analysis.tokens.get(i + 1).map_or("", |_| self.word(i + 1));
            let two = format!("{w} {next}");
            for (start, m) in MARKS {
                if two.starts_with(start) {
                    marks = marks.with(*m);
                }
            }
            if is_action(i) {
                skip = false;
                clause = out.len();
                continue;
            }
            if EXCEPT.contains(&w) {
                marks = marks.with(Marks::EXCEPTION);
                skip = self.lang == Lang::Ru;
                if self.lang == Lang::Ky && w != "башка" {
                    // The exception stands before its word, back to the last comma.
                    excluded.extend(out.drain(clause..).map(|k| self.analysis.tokens[k].stem));
                }
                continue;
            }
            if skip && self.lang == Lang::Ru && marks.has(Marks::EXCEPTION) && !is_small(self.lang, w) {
                excluded.push(t.stem);
            }
            if self.lang == Lang::Ru && ADJUNCTS.iter().any(|(a, b)| *a == w && (b.is_empty() || *b == next)) {
                skip = true;
            }
            if self.lang == Lang::Ky && ADJUNCTS_KY.contains(&w) {
                out.truncate(clause.max(out.len().saturating_sub(BACK)));
                continue;
            }
            if !skip && !is_small(self.lang, w) {
                out.push(i);
            }
        }
        excluded.sort_unstable();
        excluded.dedup();
        (out, marks, excluded)
    }
}
