//! Typing of one pair of statements.

use super::relation::{Relation, relation};
use super::statement::names;
use super::{Marks, OverlapKind, Part, Stage, Statement};
use crate::Lang;
use crate::bodies::{Level, Registry};
use crate::text::StemId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Weighted similarity of the objects from which two statements with one action are the same function. Chosen; the labelled pairs
/// measure the whole judgement (`jenil evaluate`), not this figure alone.
pub const SAME_OBJECT: f32 = 0.80;
/// Weighted share of the smaller object that the larger one holds, from which they share an object in part.
/// Chosen.
pub const SHARED_OBJECT: f32 = 0.60;
/// Weighted similarity below which two objects differ however much of the smaller one is shared. Chosen.
pub const LEAST_SIMILARITY: f32 = 0.25;
/// As [`SHARED_OBJECT`], where action and head noun are the same: «мониторинг земель» and «мониторинг земель … фонда».
/// Chosen on the land and budget codes.
const SHARED_WITH_HEAD: f32 = 0.45;
/// As [`LEAST_SIMILARITY`], where action and head noun are the same. Chosen on the land and budget codes.
const LEAST_WITH_HEAD: f32 = 0.2;

/// Nouns that carry an action or stand for any matter; two permits for «проведение … работ» are not alike by them.
const HOLLOW_WORDS: &[(Lang, &str)] = &[
    (Lang::Ru, "проведение"),
    (Lang::Ru, "осуществление"),
    (Lang::Ru, "выполнение"),
    (Lang::Ru, "обеспечение"),
    (Lang::Ru, "организация"),
    (Lang::Ru, "работа"),
    (Lang::Ru, "мероприятие"),
    (Lang::Ru, "деятельность"),
    (Lang::Ru, "вопрос"),
    (Lang::Ru, "проект"),
    (Lang::Ru, "сфера"),
    (Lang::Ru, "область"),
    (Lang::Ru, "случай"),
    (Lang::Ru, "категория"),
    (Lang::Ru, "вид"),
    (Lang::Ru, "весь"),
    (Lang::Ky, "жүргүзүү"),
    (Lang::Ky, "ашыруу"),
    (Lang::Ky, "аткаруу"),
    (Lang::Ky, "камсыздоо"),
    (Lang::Ky, "уюштуруу"),
    (Lang::Ky, "иш"),
    (Lang::Ky, "иштерди"),
    (Lang::Ky, "иш-чара"),
    (Lang::Ky, "маселе"),
    (Lang::Ky, "долбоор"),
    (Lang::Ky, "чөйрө"),
    (Lang::Ky, "жаат"),
    (Lang::Ky, "учур"),
    (Lang::Ky, "категория"),
    (Lang::Ky, "түр"),
    (Lang::Ky, "бардык"),
];

static HOLLOW: LazyLock<FxHashSet<StemId>> =
    LazyLock::new(|| HOLLOW_WORDS.iter().map(|(l, w)| crate::text::stem_id(*l, w)).collect());

/// Whether a stem is that of a hollow word.
pub(super) fn is_hollow(stem: StemId) -> bool {
    HOLLOW.contains(&stem)
}

/// What the weight of a hollow word is multiplied by. At 0.3 and 0.5 the labelled pairs get the same verdicts; at
/// 1.0 one more Russian pair is false and one right Kyrgyz pair is lost.
const HOLLOW_WEIGHT: f32 = 0.3;

/// How rare each stem is among the objects of all statements: the weight of a shared word.
#[derive(Debug, Default)]
pub struct Weights {
    weight: FxHashMap<StemId, f32>,
}

impl Weights {
    /// Counts the stems of the objects.
    pub fn of(statements: &[Statement]) -> Weights {
        let mut count: FxHashMap<StemId, u32> = FxHashMap::default();
        for s in statements {
            let mut words: Vec<StemId> =
                s.parts.iter().flat_map(|p| p.object.iter()).chain(&s.object).copied().collect();
            words.sort_unstable();
            words.dedup();
            for t in words {
                *count.entry(t).or_default() += 1;
            }
        }
        let n = statements.len() as f32;
        Weights { weight: count.into_iter().map(|(t, c)| (t, (1.0 + n / c as f32).ln())).collect() }
    }

    fn get(&self, t: StemId) -> f32 {
        let weight = self.weight.get(&t).copied().unwrap_or(1.0);
        if HOLLOW.contains(&t) { weight * HOLLOW_WEIGHT } else { weight }
    }

    /// Weighted Jaccard similarity of two sorted lists of stems, and the share of the lighter one that the other holds;
    /// both 0 to 1.
    pub fn similarity(&self, a: &[StemId], b: &[StemId]) -> (f32, f32) {
        let (mut i, mut j, mut shared, mut all) = (0, 0, 0f32, 0f32);
        while i < a.len() || j < b.len() {
            match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) if x == y => {
                    shared += self.get(*x);
                    all += self.get(*x);
                    i += 1;
                    j += 1;
                }
                (Some(x), y) if y.is_none_or(|y| x < y) => {
                    all += self.get(*x);
                    i += 1;
                }
                (_, Some(y)) => {
                    all += self.get(*y);
                    j += 1;
                }
                _ => break,
            }
        }
        let sum = |s: &[StemId]| s.iter().map(|t| self.get(*t)).sum::<f32>();
        let least = sum(a).min(sum(b));
        if all > 0.0 && least > 0.0 { (shared / all, shared / least) } else { (0.0, 0.0) }
    }
}

/// Why two similar statements are not an overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// One body, under whatever name.
    SameBody,
    /// A body and its own subordinate.
    Subordinate,
    /// Territories that do not intersect.
    Territory,
    /// One sets or approves and the other drafts, consents, reports or carries out.
    Stages,
    /// The text says «республиканский» of one and «местный» of the other.
    Level,
    /// State property on one side and municipal on the other.
    Property,
    /// One acts on delegated powers only.
    Delegated,
    /// The text joins them: «совместно».
    Joint,
    /// Each in a sphere of its own.
    Sphere,
    /// Each over a thing of its own: its budget, its staff, its report.
    Own,
    /// One leaves out by an express exception what the other is about.
    Exception,
    /// «Other functions …».
    Residual,
    /// The words differ too much.
    Different,
}

/// What one pair of statements is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// An overlap of this type with this score.
    Found(OverlapKind, f32),
    /// None, and why.
    Not(Split),
}

/// Score of a pair whose actions are not the same, relative to one whose are: lists are sorted by it. Chosen.
const NEAR_ACTION: f32 = 0.8;

/// Numbers from which a statement is read as a list of articles; a single number is a term or an amount. Chosen.
const LISTED_NUMBERS: usize = 2;

/// Types one pair.
pub fn compare(a: &Statement, b: &Statement, weights: &Weights, registry: &Registry) -> Verdict {
    if a.residual || b.residual {
        return Verdict::Not(Split::Residual);
    }
    match relation(a, b, registry) {
        Relation::Same => return Verdict::Not(Split::SameBody),
        Relation::Subordinate => return Verdict::Not(Split::Subordinate),
        Relation::Apart => return Verdict::Not(Split::Territory),
        Relation::Open => {}
    }
    // One clause names both bodies: whatever it charges them with, it charges both.
    if (a.act, a.provision, a.span) == (b.act, b.provision, b.span) {
        return if a.marks.has(Marks::JOINT) {
            Verdict::Not(Split::Joint)
        } else if a.marks.has(Marks::BOUNDS) && a.level != b.level {
            // «осуществляют Кабинет Министров и, в пределах территории, местные администрации».
            Verdict::Not(Split::Territory)
        } else {
            Verdict::Found(OverlapKind::Duplication, 1.0)
        };
    }
    // «рассматривает дела … статьями 107, 110» and «… статьями 311, 312»: the same words, other matters.
    let articles = a.marks.has(Marks::ARTICLES) && b.marks.has(Marks::ARTICLES);
    let lists = !a.numbers.is_empty()
        && !b.numbers.is_empty()
        && (articles || a.numbers.len().max(b.numbers.len()) >= LISTED_NUMBERS);
    if lists && !a.numbers.iter().any(|n| b.numbers.binary_search(n).is_ok()) {
        return Verdict::Not(Split::Different);
    }
    if let Some(split) = divided(a.marks, b.marks) {
        return Verdict::Not(split);
    }
    // «организация контроля» at the centre and «осуществление контроля» below: one sets to work, the other works.
    let sets_to_work = |x: &Statement, y: &Statement| {
        x.level == Level::Central
            && y.level != x.level
            && x.marks.has(Marks::ORGANISES)
            && !y.marks.has(Marks::ORGANISES)
    };
    if sets_to_work(a, b) || sets_to_work(b, a) || hands_on(a, b) || hands_on(b, a) {
        return Verdict::Not(Split::Stages);
    }
    if leaves_out(a, b, weights) || leaves_out(b, a, weights) {
        return Verdict::Not(Split::Exception);
    }
    // «проводит слушания по проекту A, готовит протоколы, публикует их» and the same over B: what follows belongs to what
    // stands first.
    let led = match (&a.parts[..], &b.parts[..]) {
        ([p, _, ..], [q, _, ..]) => p.action == q.action && matches!(part(p, q, weights), Verdict::Not(_)),
        _ => false,
    };
    if led {
        return Verdict::Not(Split::Different);
    }
    let mut best = Verdict::Not(Split::Different);
    for p in &a.parts {
        for q in &b.parts {
            match (best, part(p, q, weights)) {
                (Verdict::Found(_, x), Verdict::Found(_, y)) if x >= y => {}
                (Verdict::Found(..), Verdict::Not(_)) => {}
                (_, now @ Verdict::Found(..)) => best = now,
                (_, Verdict::Not(Split::Different)) => {}
                (_, now) => best = now,
            }
        }
    }
    if let Verdict::Found(kind, score) = best {
        // The first action leads: what stands behind it («… готовит протоколы и публикует их») weighs no more than it does.
        let score = match (&a.parts[..], &b.parts[..]) {
            ([p, _, ..], [q, _, ..]) if p.action == q.action => match part(p, q, weights) {
                Verdict::Found(_, first) => score.min(first),
                Verdict::Not(_) => score,
            },
            _ => score,
        };
        if spheres(a, b) {
            return Verdict::Not(Split::Sphere);
        }
        // The more of the articles they share, the stronger.
        let score = if lists { score * shared_numbers(&a.numbers, &b.numbers) } else { score };
        // One function of several, or some articles of a list: the mandates coincide in part.
        if kind == OverlapKind::Duplication && (a.parts.len() != b.parts.len() || lists && a.numbers != b.numbers) {
            return Verdict::Found(OverlapKind::Overlap, score);
        }
        return Verdict::Found(kind, score);
    }
    // A power over all of a kind holds every one of them, however it is called.
    let whole = a.marks.has(Marks::ALL) || b.marks.has(Marks::ALL);
    if whole && a.excluded.is_empty() && b.excluded.is_empty() {
        let held = a.parts.iter().any(|p| b.parts.iter().any(|q| headed(p, q) && p.stage == q.stage));
        if held {
            return Verdict::Found(OverlapKind::Overlap, HELD_BY_ALL);
        }
    }
    best
}

/// Score of a pair of which one is over all of a kind and the other over one of it. Chosen: below a pair of like objects.
const HELD_BY_ALL: f32 = 0.5;

/// One action over one thing.
fn headed(p: &Part, q: &Part) -> bool {
    p.action == q.action && p.head.is_some() && p.head == q.head
}

/// Whether `a` names the body of `b` among its words: «рассматривает и представляет в Жогорку Кенеш» hands the matter on.
fn hands_on(a: &Statement, b: &Statement) -> bool {
    a.lang == b.lang && a.parts.iter().any(|p| names(a.lang, &b.body_name, &p.object))
}

/// Whether what `a` expressly leaves out is what `b` is about: «кроме особо ценных земель» and «на особо ценных землях».
fn leaves_out(a: &Statement, b: &Statement, weights: &Weights) -> bool {
    !a.excluded.is_empty()
        && b.parts.iter().any(|q| weights.similarity(&a.excluded, &q.object).1 >= SAME_OBJECT)
        // What both leave out divides nothing.
        && b.excluded.is_empty()
        // Words that `a` keeps are no exception: «земли, кроме земель запаса» still holds «земли».
        && b.parts.iter().any(|q| {
            let kept: Vec<StemId> = a.parts.iter().flat_map(|p| p.object.iter().copied()).collect();
            a.excluded.iter().any(|w| q.object.contains(w) && !kept.contains(w))
        })
}

/// Share of the shorter list that the longer one holds, 0 to 1.
fn shared_numbers(a: &[StemId], b: &[StemId]) -> f32 {
    let both = a.iter().filter(|n| b.binary_search(n).is_ok()).count();
    both as f32 / a.len().min(b.len()).max(1) as f32
}

/// What divides two powers by the words of their statements.
fn divided(a: Marks, b: Marks) -> Option<Split> {
    let only = |m: Marks, other: Marks| {
        a.has(m) && !a.has(other) && b.has(other) && !b.has(m) || b.has(m) && !b.has(other) && a.has(other) && !a.has(m)
    };
    if a.has(Marks::JOINT) || b.has(Marks::JOINT) {
        return Some(Split::Joint);
    }
    if a.has(Marks::DELEGATED) != b.has(Marks::DELEGATED) {
        return Some(Split::Delegated);
    }
    if a.has(Marks::OWN_SPHERE) && b.has(Marks::OWN_SPHERE) {
        return Some(Split::Sphere);
    }
    if a.has(Marks::OWN_NAME) || b.has(Marks::OWN_NAME) || a.has(Marks::OWN_THING) && b.has(Marks::OWN_THING) {
        return Some(Split::Own);
    }
    if only(Marks::NATIONAL, Marks::LOCAL) {
        return Some(Split::Level);
    }
    if a.has(Marks::PROPERTY) && b.has(Marks::PROPERTY) && only(Marks::STATE, Marks::MUNICIPAL) {
        return Some(Split::Property);
    }
    None
}

/// Whether two bodies of one level are one kind of body for different spheres: their names begin or end alike
/// («отраслевой регулятор …», «… регулятору») and go on differently.
fn spheres(a: &Statement, b: &Statement) -> bool {
    let words = |s: &Statement| -> Vec<StemId> {
        let name = crate::text::fold(&s.body_name).text;
        name.split_whitespace().map(|w| crate::text::stem_id(s.lang, w)).collect()
    };
    if a.level != crate::bodies::Level::Central || b.level != a.level {
        return false;
    }
    let (x, y) = (words(a), words(b));
    let starts = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let ends = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    starts.max(ends) >= 2 && x != y
}

/// The family of «участвует», «катышат».
static PARTICIPATE: LazyLock<StemId> = LazyLock::new(|| crate::text::form_id("action:participate"));

/// Types one action with its object against another.
fn part(p: &Part, q: &Part, weights: &Weights) -> Verdict {
    let (same, held) = weights.similarity(&p.object, &q.object);
    // To take part in one thing is what several bodies are meant to do.
    if p.action == *PARTICIPATE && q.action == *PARTICIPATE {
        return Verdict::Not(Split::Joint);
    }
    let headed = headed(p, q);
    let (least_held, least_same) =
        if headed { (SHARED_WITH_HEAD, LEAST_WITH_HEAD) } else { (SHARED_OBJECT, LEAST_SIMILARITY) };
    if held < least_held || same < least_same {
        return Verdict::Not(Split::Different);
    }
    if p.stage != q.stage || p.rule != q.rule && (p.stage == Stage::Setting || p.action != q.action) {
        return Verdict::Not(Split::Stages);
    }
    // Each accounts for what it does itself.
    if p.stage == Stage::Reporting {
        return Verdict::Not(Split::Own);
    }
    if p.action == q.action {
        let alike = p.head == q.head && same >= SAME_OBJECT;
        return Verdict::Found(
            if alike { OverlapKind::Duplication } else { OverlapKind::Overlap },
            same.max(held * NEAR_ACTION),
        );
    }
    Verdict::Found(OverlapKind::Overlap, same * NEAR_ACTION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::overlap::statement::marks_of;
    use crate::text::stem_id;

    fn words(lang: Lang, text: &str) -> Vec<StemId> {
        let mut out: Vec<StemId> = text.split_whitespace().map(|w| stem_id(lang, w)).collect();
        out.sort_unstable();
        out
    }

    fn statement(lang: Lang, body: &str, action: &str, object: &str) -> Statement {
        let set = words(lang, object);
        let action = crate::text::form_id(action);
        let head = match lang {
            Lang::Ru => object.split_whitespace().next(),
            Lang::Ky => object.split_whitespace().last(),
        };
        let head = head.map(|w| stem_id(lang, w));
        Statement {
            act: 0,
            work: 0,
            provision: body.len() as u32,
            place: StemId(0),
            fact: 0,
            lang,
            span: Span::default(),
            body: format!("act:{body}"),
            body_name: body.to_owned(),
            level: Level::Other,
            territory: None,
            class: String::new(),
            action: vec![action],
            object: set.clone(),
            residual: false,
            numbers: Vec::new(),
            parts: vec![Part { action, stage: Stage::Doing, head, object: set, rule: false }],
            marks: marks_of(object),
            excluded: Vec::new(),
        }
    }

    /// Language, first object, second object, whether an overlap.
    const PAIRS: &[(Lang, &str, &str, bool)] = &[
        (Lang::Ru, "охрана водных объектов", "охрана водных объектов", true),
        (Lang::Ru, "охрана водных объектов", "учет лесных ресурсов", false),
        (Lang::Ru, "мосты республиканского значения", "мосты местного значения", false),
        (Lang::Ru, "рынки в своей сфере деятельности", "рынки в своей сфере деятельности", false),
        (Lang::Ru, "здания государственной собственности", "здания муниципальной собственности", false),
        (Lang::Ru, "исполнение своего бюджета", "исполнение своего бюджета", false),
        (Lang::Ky, "суу объектилерин коргоо", "суу объектилерин коргоо", true),
        (Lang::Ky, "суу объектилерин коргоо", "токой ресурстарынын эсеби", false),
        (Lang::Ky, "республикалык маанидеги көпүрөлөр", "жергиликтүү маанидеги көпүрөлөр", false),
        (Lang::Ky, "тиешелүү чөйрөдөгү рыноктор", "тиешелүү чөйрөдөгү рыноктор", false),
        (Lang::Ky, "мамлекеттик менчиктеги имараттар", "муниципалдык менчиктеги имараттар", false),
        (Lang::Ky, "өз бюджетин аткаруу", "өз бюджетин аткаруу", false),
        // «тиешелүү» behind a dative only says what a thing concerns.
        (Lang::Ky, "жайытка тиешелүү талаштар", "жайытка тиешелүү талаштар", true),
    ];

    #[test]
    fn pairs_are_told_apart_and_either_order_gives_the_same() {
        let registry = Registry::builtin();
        let mut wrong = Vec::new();
        for (lang, x, y, expected) in PAIRS {
            let a = statement(*lang, "орган первый", "keep", x);
            let b = statement(*lang, "орган другой дальний", "keep", y);
            let weights = Weights::of(&[a.clone(), b.clone()]);
            let (there, back) = (compare(&a, &b, &weights, registry), compare(&b, &a, &weights, registry));
            if there != back || matches!(there, Verdict::Found(..)) != *expected {
                wrong.push(format!("{x} / {y}: {there:?} {back:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
