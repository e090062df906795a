//! Typing of one pair of statements.

use super::actions::{self, is_one_of, kin};
use super::objects::opposed;
use super::relation::{Relation, relation};
pub use super::weights::Weights;
use super::{Forms, Marks, OverlapKind, Part, Score, Stage, Statement};
use crate::bodies::{Level, Registry};
use crate::text::StemId;

/// Weighted similarity of the objects from which two statements with one action are the same function, and below which they coincide in
/// part. It tells the type only; no labelled pair changes its verdict by it.
///
/// The notes of the thresholds below give recall and precision over all labelled pairs as extracted (`jenil evaluate`), Russian then
/// Kyrgyz; at the values themselves they are .75/.99 and .75/1.0. The pairs were read while this code was written.
pub const SAME_OBJECT: f32 = 0.80;
/// Share of the lighter object that the heavier one holds, from which they share an object, where action and head noun are
/// the same. 0.65: .75/.97, .75/.97; 0.90: .71/1.0, .70/1.0.
pub const SHARED_WITH_HEAD: f32 = 0.78;
/// As [`SHARED_WITH_HEAD`], where only the action is the same. 0.70: the same; 0.95: .74/.99, .75/1.0.
pub const SHARED_OBJECT: f32 = 0.85;
/// Least weighted similarity of two objects of one action, however much of the lighter one is shared. 0.05: .75/.97, .75/1.0; 0.30:
/// .69/.98, .61/1.0.
pub const LEAST_SIMILARITY: f32 = 0.15;
/// As [`LEAST_SIMILARITY`], for kin actions with one head noun. 0.15: the same; 0.40: .74/.99, .75/1.0.
pub const KIN_SIMILARITY: f32 = 0.25;
/// As [`LEAST_SIMILARITY`], for kin actions with other head nouns, and for single items of two lists. 0.40: .75/.99, .75/.97; 0.60:
/// .74/.99, .75/1.0.
pub const ITEM_SIMILARITY: f32 = 0.50;
/// Least share of the lighter object where one object takes in every kind of the other's head noun («всех категорий земель» and
/// «земель водного фонда»). 0.05: the same; 0.30: .72/.99, .75/1.0.
pub const EVERY_SHARED: f32 = 0.15;

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
    /// «Other functions …».
    Residual,
    /// The text excepts of one what it gives the other.
    Excepted,
    /// The documents differ: a permit and a plan.
    Form,
    /// Words that exclude each other qualify the objects: «долгосрочный», «временный».
    Opposed,
    /// The words differ too much.
    Different,
}

/// What one pair of statements is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// An overlap of this type with this score.
    Found(OverlapKind, Score),
    /// None, and why.
    Not(Split),
}

/// Part of the score for a near action, relative to the same one. Chosen, not measured.
const NEAR_ACTION: f32 = 0.8;

/// Types one pair.
pub fn compare(a: &Statement, b: &Statement, weights: &Weights, registry: &Registry) -> Verdict {
    if a.residual || b.residual {
        return Verdict::Not(Split::Residual);
    }
    match relation(a, b, registry) {
        Relation::Same => return Verdict::Not(Split::SameBody),
        Relation::Subordinate => return Verdict::Not(Split::Subordinate),
        Relation::Apart => return Verdict::Not(Split::Territory),
        Relation::Proceeding => return Verdict::Not(Split::Joint),
        Relation::Open => {}
    }
    // One clause names both bodies: whatever it charges them with, it charges both.
    if (a.act, a.provision, a.span) == (b.act, b.provision, b.span) {
        return match a.marks {
            m if m.has(Marks::JOINT) => Verdict::Not(Split::Joint),
            // «Кабинет Министров, а также местные администрации в пределах соответствующей территории».
            m if m.has(Marks::WITHIN) => Verdict::Not(Split::Territory),
            _ => {
                let first: Vec<&Part> = a.parts.iter().take(1).collect();
                let worth = JOINT_CLAUSE * worth(a, b, &first, registry);
                Verdict::Found(OverlapKind::Duplication, Score { worth, ..Score::FULL })
            }
        };
    }
    // A clause of jurisdiction lists its matters; one without a list is about something else.
    if a.articles.is_empty() != b.articles.is_empty() {
        return Verdict::Not(Split::Different);
    }
    if let Some(split) = divided(a, b) {
        return Verdict::Not(split);
    }
    // «проводит слушания по проекту A, готовит протоколы, публикует их» and the same over B: what follows belongs to what
    // stands first.
    let led = match (&a.parts[..], &b.parts[..]) {
        ([p, _, ..], [q, _, ..]) => {
            p.action == q.action && matches!(part(p, q, (a, b), weights, registry), Verdict::Not(_))
        }
        _ => false,
    };
    if led {
        return Verdict::Not(Split::Different);
    }
    let mut best = Verdict::Not(Split::Different);
    for p in &a.parts {
        for q in &b.parts {
            match (best, part(p, q, (a, b), weights, registry)) {
                (Verdict::Found(_, x), Verdict::Found(_, y)) if x.total() >= y.total() => {}
                (Verdict::Found(..), Verdict::Not(_)) => {}
                (_, now @ Verdict::Found(..)) => best = now,
                (_, Verdict::Not(Split::Different)) => {}
                (_, now) => best = now,
            }
        }
    }
    match best {
        // One function of several: the mandates coincide in part.
        Verdict::Found(OverlapKind::Duplication, score) if a.parts.len() != b.parts.len() => {
            Verdict::Found(OverlapKind::Overlap, score)
        }
        best => best,
    }
}

/// What the worth of one clause that names two bodies is multiplied by: its author saw both bodies and mostly meant it.
const JOINT_CLAUSE: f32 = 0.6;
/// The same for a duty of conduct («соблюдать законодательство», «хранить тайну»): every body owes it, none can give it up.
const CONDUCT: f32 = 0.4;
/// The same for a means to other powers: asking for information, telling, going to court.
const MEANS: f32 = 0.6;
/// The same for a body that the act does not name («уполномоченный орган»), once for each: who it is decides.
const UNNAMED: f32 = 0.85;
/// Worth of an object of one telling word, and what each further one adds, up to 1: «земли» says less than «мониторинг земель
/// лесного фонда».
const ONE_WORD: f32 = 0.7;
const EACH_WORD: f32 = 0.1;

/// Ids of generic bodies that name no field: nobody can tell which body is meant.
const NAMELESS: &[&str] = &["gen-authorised", "gen-state-authorised", "state-body-any", "executive-body-any"];

/// The organs that the constitution itself sets up and balances, and their heads; that they share a matter is checks and balances.
const HIGHEST_ORGANS: &[&str] = &["president", "jogorku-kenesh", "jk-toraga"];
/// The worth of what only they share. Chosen.
const HIGHEST: f32 = 0.5;

/// What a finding over these parts is worth, see [`Score::worth`].
fn worth(a: &Statement, b: &Statement, parts: &[&Part], registry: &Registry) -> f32 {
    let mut out = 1.0;
    let any = |f: &dyn Fn(&Part) -> bool| parts.iter().any(|p| f(p));
    if any(&is_conduct) {
        out *= CONDUCT;
    } else if any(&|p| is_one_of(p.action, &["request", "inform", "sue", "hear", "explain"])) {
        out *= MEANS;
    }
    for s in [a, b] {
        let open = registry.get(&s.body).is_some_and(|r| r.generic) && s.level == Level::Central;
        if open || NAMELESS.contains(&s.body.as_str()) {
            out *= UNNAMED;
        }
    }
    if [a, b].iter().all(|s| HIGHEST_ORGANS.contains(&s.body.as_str())) {
        out *= HIGHEST;
    }
    let words = parts.iter().map(|p| p.object.len()).min().unwrap_or(0).saturating_sub(1);
    out * (ONE_WORD + EACH_WORD * words as f32).min(1.0)
}

/// «соблюдать права», «тайну сактоо»: how to work, not what to do.
fn is_conduct(p: &Part) -> bool {
    is_one_of(p.action, &["observe"]) || p.action == actions::action("store") && p.conduct
}

/// What divides two powers by the words of their statements.
fn divided(s: &Statement, t: &Statement) -> Option<Split> {
    let (a, b) = (s.marks, t.marks);
    let only = |m: Marks, other: Marks| {
        a.has(m) && !a.has(other) && b.has(other) && !b.has(m) || b.has(m) && !b.has(other) && a.has(other) && !a.has(m)
    };
    let names = |words: &[StemId], body: &Statement| words.iter().any(|w| body.name.binary_search(w).is_ok());
    if [(s, t), (t, s)]
        .iter()
        .any(|(x, y)| x.marks.has(Marks::JOINT) && (x.partners.is_empty() || names(&x.partners, y)))
    {
        return Some(Split::Joint);
    }
    // «избирает по представлению Президента» against what the President does himself.
    if names(&s.initiative, t) || names(&t.initiative, s) {
        return Some(Split::Stages);
    }
    if s.scopes != 0 && t.scopes != 0 && s.scopes & t.scopes == 0 {
        return Some(Split::Level);
    }
    let holds = |x: &Statement, things: &[StemId]| {
        !things.is_empty() && things.iter().all(|w| x.parts.iter().any(|p| p.object.binary_search(w).is_ok()))
    };
    let refers =
        |x: &Statement, y: &Statement| x.act == y.act && y.article.is_some_and(|n| x.except_articles.contains(&n));
    if refers(s, t) || refers(t, s) {
        return Some(Split::Excepted);
    }
    if holds(t, &s.except) || holds(s, &t.except) {
        return Some(Split::Excepted);
    }
    if spheres(s, t) {
        return Some(Split::Sphere);
    }
    if a.has(Marks::DELEGATED) != b.has(Marks::DELEGATED) {
        return Some(Split::Delegated);
    }
    if a.has(Marks::OWN_SPHERE) && b.has(Marks::OWN_SPHERE) {
        return Some(Split::Sphere);
    }
    if s.work != t.work && a.has(Marks::THIS_ACT) && b.has(Marks::THIS_ACT) {
        return Some(Split::Sphere);
    }
    if a.has(Marks::OWN_NAME) || b.has(Marks::OWN_NAME) || a.has(Marks::OWN_THING) && b.has(Marks::OWN_THING) {
        return Some(Split::Own);
    }
    if only(Marks::NATIONAL, Marks::LOCAL) {
        return Some(Split::Level);
    }
    if only(Marks::STATE, Marks::MUNICIPAL) {
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
    // «уполномоченный государственный орган по …» begins the name of any body.
    let telling = |s: &[StemId]| s.iter().filter(|w| a.name.binary_search(w).is_ok()).count() > 0;
    let starts = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let ends = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let alike = starts >= 2 && telling(&x[..starts]) || ends >= 2 && telling(&x[x.len() - ends..]);
    alike && x != y
}

/// Types one action with its object against another.
fn part(p: &Part, q: &Part, (a, b): (&Statement, &Statement), weights: &Weights, registry: &Registry) -> Verdict {
    let (same, held) = weights.objects(p, q);
    let one_action = p.action == q.action;
    let near = kin(p.action, q.action);
    if !near || held == 0.0 {
        return Verdict::Not(Split::Different);
    }
    let rule = |p: &Part| p.form == Forms::RULE;
    if p.stage != q.stage || rule(p) != rule(q) && (p.stage == Stage::Setting || !one_action) {
        return Verdict::Not(Split::Stages);
    }
    let government = |s: &Statement, p: &Part| p.organised && GOVERNMENTS.contains(&s.body.as_str());
    if p.organised != q.organised && (government(a, p) || government(b, q)) {
        return Verdict::Not(Split::Stages);
    }
    // What parliament considers and adopts, others have considered and drafted; that is the course of law-making.
    if [a, b].iter().any(|s| PARLIAMENT.contains(&s.body.as_str())) && is_one_of(p.action, LAW_MAKING) {
        return Verdict::Not(Split::Stages);
    }
    // To draft a thing is to draft its draft; otherwise a plan of a thing is not the thing.
    let draft = |p: &Part, q: &Part| p.form == Forms::DRAFT && q.form == Forms::default();
    let drafted = one_action && held > WHOLE && (draft(p, q) || draft(q, p));
    if !(p.form == q.form || p.form.meets(q.forms) || q.form.meets(p.forms) || drafted) {
        return Verdict::Not(Split::Form);
    }
    if opposed(p.sides, q.sides) {
        return Verdict::Not(Split::Opposed);
    }
    // Each accounts for what it does itself; who takes part in a work does not do it.
    if one_action && (p.stage == Stage::Reporting || is_one_of(p.action, &["participate", "interact"])) {
        return Verdict::Not(Split::Own);
    }
    let headed = p.head.is_some() && p.head == q.head;
    let every = a.work == b.work && one_action && (takes_in(p, q) || takes_in(q, p)) && held >= EVERY_SHARED;
    let whole = match (one_action, headed) {
        _ if every => true,
        (true, true) => held >= SHARED_WITH_HEAD && same >= LEAST_SIMILARITY,
        (true, false) => held >= SHARED_OBJECT && same >= LEAST_SIMILARITY,
        (false, true) => held >= SHARED_OBJECT && same >= KIN_SIMILARITY,
        (false, false) => held >= SHARED_OBJECT && same >= ITEM_SIMILARITY,
    };
    let item = if whole || !one_action { None } else { shared_item(p, q, weights) };
    if !whole && item.is_none() {
        return Verdict::Not(Split::Different);
    }
    if a.work != b.work && elsewhere(p, q, same) {
        return Verdict::Not(Split::Different);
    }
    let alike = one_action && headed && same >= SAME_OBJECT;
    let object = item.unwrap_or(same.max(held * NEAR_ACTION)).max(same).min(1.0);
    let score = Score {
        action: if one_action { 1.0 } else { NEAR_ACTION },
        object: if every { object.max(HELD_BY_ALL) } else { object },
        worth: worth(a, b, &[p, q], registry),
    };
    Verdict::Found(if alike { OverlapKind::Duplication } else { OverlapKind::Overlap }, score)
}

/// Score of the objects of a pair of which one is over all of a kind and the other over one of it. Chosen: below a pair of like objects.
const HELD_BY_ALL: f32 = 0.5;

/// Least weighted similarity of objects of two different works. At 0.35 two labelled pairs more are lost, at 0.20 none is won; read on real
/// acts, what stood below was of different fields.
const ACROSS_WORKS: f32 = 0.25;

/// Whether two objects of different works are different things: they share a few words only, or the shorter has one telling word, for
/// «порядок ведения реестра» in one act is of its own register and not of the «реестр налогоплательщиков» of another.
fn elsewhere(p: &Part, q: &Part, same: f32) -> bool {
    let telling = |p: &Part| p.object.len().saturating_sub(usize::from(p.form != Forms::default()));
    same < ACROSS_WORKS || telling(p).min(telling(q)) < 2 && same < SAME_OBJECT
}

/// Whether `p` takes in every kind of a thing that `q` is about: «всех категорий земель», «сельскохозяйственных угодий в другие земли».
fn takes_in(p: &Part, q: &Part) -> bool {
    p.every && p.head.is_some_and(|h| q.object.binary_search(&h).is_ok())
}

/// Share of the lighter object above which the whole of it is in the other, rounding apart.
const WHOLE: f32 = 0.9;

/// Bodies that have a thing organised which others do.
const GOVERNMENTS: &[&str] = &["cabinet", "government"];

/// Actions of law-making.
const LAW_MAKING: &[&str] = &["consider", "approve", "adopt", "draft", "propose", "hear"];

/// Parliament and its organs, in the registry; a committee of it is there under its own name too.
const PARLIAMENT: &[&str] = &["jogorku-kenesh", "jk-committee", "jk-toraga"];

/// What an item that two lists share counts, relative to a whole object: half of what each holds at most.
const ITEM: f32 = 0.6;

/// The score of an item that two lists share, if there is one.
fn shared_item(p: &Part, q: &Part, weights: &Weights) -> Option<f32> {
    if p.items.len() < 2 && q.items.len() < 2 {
        return None;
    }
    let all = p.items.iter().flat_map(|x| q.items.iter().map(move |y| weights.similarity(x, y)));
    all.filter(|(same, held)| *held >= SHARED_OBJECT && *same >= ITEM_SIMILARITY)
        .map(|(same, _)| same * ITEM)
        .max_by(f32::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::super::objects::ObjectTable;
    use super::super::reader::Reader;
    use super::*;
    use crate::bodies::Level;
    use crate::facts::ActionTable;
    use crate::text::{Memo, analyse, form_id, stem_id};
    use crate::{Lang, Span};

    /// A statement of control over an object, its words read as those of an act are.
    fn statement(lang: Lang, body: &str, object: &str) -> Statement {
        let (text, verb) = match lang {
            Lang::Ru => (format!("контроль {object}"), Span::new(0, "контроль".len() as u32)),
            Lang::Ky => {
                let text = format!("{object} контролдойт");
                let end = text.len() as u32;
                (text, Span::new(end - "контролдойт".len() as u32, end))
            }
        };
        let analysis = analyse(&text, lang, &mut Memo::default());
        let range = 0..analysis.tokens.len();
        let reader =
            Reader { analysis: &analysis, lang, table: ActionTable::builtin(), objects: ObjectTable::builtin(), range };
        let read = reader.read(&[verb], &[]);
        let mut name: Vec<StemId> = body.split_whitespace().map(|w| stem_id(lang, w)).collect();
        name.sort_unstable();
        Statement {
            act: 0,
            work: 0,
            provision: body.len() as u32,
            place: form_id(body),
            fact: 0,
            lang,
            span: Span::default(),
            body: format!("act:{body}"),
            body_name: body.to_owned(),
            level: Level::Other,
            territory: None,
            class: String::new(),
            action: vec![actions::action("control")],
            object: Vec::new(),
            residual: false,
            parts: read.parts,
            marks: read.marks,
            articles: Vec::new(),
            except: read.except,
            except_articles: read.except_articles,
            article: None,
            initiative: read.initiative,
            partners: read.partners,
            scopes: read.scopes,
            name,
        }
    }

    /// Language, first object, second object, whether an overlap.
    const PAIRS: &[(Lang, &str, &str, bool)] = &[
        (Lang::Ru, "водных объектов бассейна", "водных объектов бассейна", true),
        (Lang::Ru, "водных объектов бассейна", "лесных ресурсов", false),
        (Lang::Ru, "мосты республиканского значения", "мосты местного значения", false),
        (Lang::Ru, "рынки в своей сфере деятельности", "рынки в своей сфере деятельности", false),
        (Lang::Ru, "здания государственной собственности", "здания муниципальной собственности", false),
        (Lang::Ru, "исполнение своего бюджета", "исполнение своего бюджета", false),
        (Lang::Ru, "пользования водой", "использования воды", true),
        (Lang::Ru, "складов хранения угля", "складов хранения зерна", false),
        (Lang::Ru, "аптек, за исключением ветеринарных аптек", "ветеринарных аптек", false),
        (Lang::Ru, "всех видов перевозок", "перевозок опасных грузов", true),
        (Lang::Ru, "долгосрочного хранения зерна", "временного хранения зерна", false),
        (Lang::Ru, "плана застройки квартала", "застройки квартала", false),
        (Lang::Ru, "ярмарок по согласованию с дальним органом", "ярмарок", false),
        (Lang::Ru, "ярмарок совместно с дальним органом", "ярмарок", false),
        (Lang::Ru, "ярмарок совместно с общественностью", "ярмарок", true),
        (Lang::Ru, "ценовой, тарифной и налоговой политики", "налоговой политики республики", true),
        (Lang::Ru, "бюджетно-финансовой политики", "финансовой политики", true),
        (Lang::Ru, "крытых рынков с обязательным привлечением экспертов", "крытых рынков", true),
        (Lang::Ru, "своих крытых рынков", "своих крытых рынков", false),
        (Lang::Ru, "крытых рынков в рамках своих полномочий", "крытых рынков", true),
        (Lang::Ru, "каналов бассейнового значения", "каналов местного значения", false),
        (Lang::Ky, "баа, тариф жана салык саясатын", "салык саясатын", true),
        (Lang::Ky, "жабык базарларды эксперттердин корутундусу менен", "жабык базарларды", true),
        (Lang::Ky, "өз жабык базарларын", "өз жабык базарларын", false),
        (Lang::Ky, "бассейндик маанидеги каналдарды", "жергиликтүү маанидеги каналдарды", false),
        (Lang::Ky, "суу бассейндерин коргоо", "суу бассейндерин коргоо", true),
        (Lang::Ky, "суу бассейндерин коргоо", "токой ресурстарынын эсеби", false),
        (Lang::Ky, "республикалык маанидеги көпүрөлөр", "жергиликтүү маанидеги көпүрөлөр", false),
        (Lang::Ky, "тиешелүү чөйрөдөгү рыноктор", "тиешелүү чөйрөдөгү рыноктор", false),
        (Lang::Ky, "мамлекеттик менчиктеги имараттар", "муниципалдык менчиктеги имараттар", false),
        (Lang::Ky, "өз бюджетин аткаруу", "өз бюджетин аткаруу", false),
        // «тиешелүү» behind a dative only says what a thing concerns.
        (Lang::Ky, "жайытка тиешелүү талаштар", "жайытка тиешелүү талаштар", true),
        (Lang::Ky, "көмүр сактоочу кампаларды", "дан сактоочу кампаларды", false),
        (Lang::Ky, "бардык ташууларды", "кооптуу жүктөрдү ташууларды", true),
        (Lang::Ky, "данды убактылуу сактоого", "данды узак сактоого", false),
        (Lang::Ky, "жарманкелерди өз ыйгарым укуктарынын чегинде", "жарманкелерди", true),
    ];

    #[test]
    fn pairs_are_told_apart_and_either_order_gives_the_same() {
        let registry = Registry::builtin();
        let mut wrong = Vec::new();
        for (lang, x, y, expected) in PAIRS {
            let a = statement(*lang, "орган первый", x);
            let b = statement(*lang, "другой дальний", y);
            let weights = Weights::of(&[a.clone(), b.clone()]);
            let (there, back) = (compare(&a, &b, &weights, registry), compare(&b, &a, &weights, registry));
            if there != back || matches!(there, Verdict::Found(..)) != *expected {
                wrong.push(format!("{x} / {y}: {there:?} {back:?} {:?} {:?}", a.parts, b.parts));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn one_thread_and_many_find_the_same() {
        let registry = Registry::builtin();
        let all: Vec<Statement> = (0..3)
            .flat_map(|n| PAIRS.iter().flat_map(move |(lang, x, y, _)| [(n, *lang, *x), (n, *lang, *y)]))
            .enumerate()
            .map(|(i, (n, lang, object))| {
                let mut s = statement(lang, &format!("служба номер{n}"), object);
                (s.act, s.work, s.provision) = (n, n, i as u32);
                s
            })
            .collect();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
            pool.install(|| crate::overlap::find(&all, registry))
        };
        let one = with(1);
        assert!(one.len() > 3, "{}", one.len());
        assert_eq!(one, with(4));
    }
}
