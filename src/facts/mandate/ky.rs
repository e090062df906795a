//! Kyrgyz sentences: the predicate stands last, the agent is the nominative of an active verb or stands before «тарабынан».

use super::item::{ky_dative_verb, ky_verbal_noun, phrase_start};
use super::view::View;
use super::{Statement, Who};
use crate::Span;
use crate::bodies::grammar::ky_finite;
use crate::bodies::head::Cases;
use crate::facts::{BodyFrom, Modality};

/// The predicate at the end of a clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pred {
    /// Positions of the words that name the actions, `from..to` each.
    pub verbs: Vec<(usize, usize)>,
    /// The patient is the subject.
    pub passive: bool,
    /// How it binds.
    pub modality: Modality,
}

/// Verbs that state what a body is or has, not what it does.
const STATUS: &[&str] = &[
    "болот",
    "саналат",
    "эсептелет",
    "турат",
    "кирет",
    "ээ",
    "тартат",
    "таянат",
    "жатат",
    "калат",
    "түшүнүлөт",
    "баш",
];

/// Whether a folded finite verb is passive: «бекитилет», «аныкталат», «белгиленет».
pub(super) fn passive(w: &str) -> bool {
    const ACTIVE: &[&str] = &[
        "кылат",
        "алат",
        "салат",
        "калат",
        "болот",
        "билет",
        "бөлөт",
        "толот",
        "чалат",
        "кубулат",
        "жиберет",
        "кайрылат",
        "катталат-",
        "жекелет",
    ];
    const ENDINGS: &[&str] = &[
        "ылат",
        "илет",
        "улат",
        "үлөт",
        "ынат",
        "инет",
        "унат",
        "үнөт",
        "алат",
        "елет",
        "олот",
        "өлөт",
        "анат",
        "енет",
        "онот",
        "өнөт",
        "ышат-",
    ];
    // Causatives on -ландырат are active; «колдонот», «пайдаланат», «таанышат» are active with the reflexive suffix.
    const REFLEXIVE: &[&str] =
        &["колдонот", "пайдаланат", "таянат", "жоопкерчилик", "кайрылат", "катышат", "сүйлөшөт", "кызматташат"];
    // «токтотулбайт», «берилбейт»: the negation stands before the ending of the person.
    let positive = [("байт", "ат"), ("бейт", "ет"), ("бойт", "от"), ("бөйт", "өт")]
        .iter()
        .find_map(|(no, yes)| w.strip_suffix(no).map(|stem| format!("{stem}{yes}")));
    let w = positive.as_deref().unwrap_or(w);
    !ACTIVE.contains(&w) && !REFLEXIVE.contains(&w) && ENDINGS.iter().any(|e| w.ends_with(e))
}

/// The stem of an order in the third person: «камсыз кылсын», «иштеп чыксын»; `None` for accusatives such as «тизмесин», where
/// a vowel stands before the ending.
fn order(w: &str) -> Option<&str> {
    let stem = ["сын", "син", "сун", "сүн"].iter().find_map(|e| w.strip_suffix(e))?;
    let vowel = stem.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ө', 'ү', 'я', 'ю']);
    // Verbs on -ла may end on a vowel: «даярдасын» is left to the lead-in, «бааласын» is read.
    let denominal = ["ла", "ле", "ло", "лө"].iter().any(|e| stem.ends_with(e));
    (stem.chars().count() >= 3 && stem != "бол" && (!vowel || denominal)).then_some(stem)
}

fn imperative(w: &str) -> bool {
    order(w).is_some()
}

/// «бекитилсин», «жүктөлсүн»: nobody is told.
fn passive_order(w: &str) -> bool {
    /// «кыл», «сал», «бөл» are active; passives are longer.
    const SHORTEST: usize = 5;
    order(w).is_some_and(|s| s.ends_with('л') && s.chars().count() >= SHORTEST || s.ends_with("ылын") || s == "алын")
}

/// Whether a verbal noun before a modal word is passive: «тиркелүүгө тийиш», «чакыртып алынышы мүмкүн»; «алууга», «келүүгө»,
/// «алышы» end alike and are active, which their short stems tell.
fn passive_noun(w: &str) -> bool {
    const ENDINGS: &[&str] = &["ууга", "үүгө", "ышы", "иши", "ушу", "үшү"];
    /// Passives with a stem this short are few: «алын», «салын».
    const SHORTEST: usize = 5;
    let Some(stem) = ENDINGS.iter().find_map(|e| w.strip_suffix(e)) else { return false };
    let reflexive = stem == "кайрыл";
    matches!(stem, "алын" | "салын" | "коюл")
        || (stem.ends_with("ылын") || stem.ends_with('л')) && stem.chars().count() >= SHORTEST && !reflexive
}

/// «кайрыла алат», «чыгарып бере алат», «колдоно албайт»: the converb before «алат» that makes it "can"; behind a noun
/// («лицензия алат», «акча алат») the verb means "takes".
fn converb(w: &str) -> bool {
    const NOUNS: &[&str] =
        &["акча", "баа", "сумма", "база", "виза", "кадастра", "карта", "квота", "аренда", "ипотека", "эске"];
    let n = w.chars().count();
    n > 2
        && !NOUNS.contains(&w)
        && ["а", "е", "о", "ө", "й", "ып", "ип", "уп", "үп"].iter().any(|e| w.ends_with(e))
        && !["га", "ге", "го", "гө", "ка", "ке", "ко", "кө", "да", "де", "нда", "нде"]
            .iter()
            .any(|e| n > 5 && w.ends_with(e))
}

/// The predicate of the words `0..end` of a view.
pub(super) fn predicate(v: &View<'_>) -> Option<Pred> {
    predicate_in(v, v.start(), v.end())
}

fn predicate_in(v: &View<'_>, low: usize, end: usize) -> Option<Pred> {
    let last = (low..end).rev().find(|i| v.is_word(*i))?;
    let w = v.folded(last);
    let before = |k: usize| last.checked_sub(k).filter(|i| *i >= low).map_or("", |i| v.folded(i));
    let (modality, verb_at) = match (before(1), w) {
        // «куугунтугун жүзөгө ашырууга ыйгарым укуктуу»: the adjective is two words.
        ("ыйгарым", "укуктуу") => (Modality::Power, last.checked_sub(2)),
        (_, "укуктуу") => (Modality::Power, last.checked_sub(1)),
        ("укугу", "бар") | ("укуктары", "бар") => (Modality::Power, last.checked_sub(2)),
        (_, "милдеттүү") | (_, "тийиш") | (_, "керек") => (Modality::Duty, last.checked_sub(1)),
        ("мүмкүн", "эмес") => (Modality::Prohibition, last.checked_sub(2)),
        (_, "мүмкүн") => (Modality::Power, last.checked_sub(1)),
        ("укугу", "жок") | ("укугуна", "эмес") => (Modality::Prohibition, last.checked_sub(2)),
        ("укуктуу", "эмес") => (Modality::Prohibition, last.checked_sub(2)),
        ("тыюу", "салынат") => (Modality::Prohibition, last.checked_sub(2)),
        (c, "алат") if converb(c) => (Modality::Power, last.checked_sub(1)),
        (c, "албайт") if converb(c) => (Modality::Prohibition, last.checked_sub(1)),
        ("жол", "берилет") => (Modality::Power, Some(last)),
        ("жол", "берилбейт") => (Modality::Prohibition, Some(last)),
        _ if imperative(w) => (Modality::Duty, Some(last)),
        _ if ky_finite(w) => (Modality::Function, Some(last)),
        _ => return None,
    };
    let at = verb_at.filter(|i| *i >= low)?;
    let mut verbs = Vec::new();
    for i in low..at {
        let joins = matches!(v.folded(i + 1), "," | "жана" | "же");
        let same = if modality == Modality::Function {
            ky_finite(v.folded(i))
        } else {
            ky_dative_verb(v.folded(i)) || imperative(v.folded(i))
        };
        if v.is_word(i) && joins && same && !STATUS.contains(&v.folded(i)) {
            verbs.push((phrase_start(v, low, i), i + 1));
        }
    }
    // «… жиберет жана жоопкерчилик тартат»: the status behind the action is left out.
    if verbs.is_empty() || modality != Modality::Function || !STATUS.contains(&v.folded(at)) {
        verbs.push((phrase_start(v, low, at), at + 1));
    }
    let at = verbs.last().map_or(at, |(_, b)| b - 1);
    let passive = passive(v.folded(at)) || passive_noun(v.folded(at)) || passive_order(v.folded(at));
    Some(Pred { verbs, passive, modality })
}

/// Words behind a nominative that make it no subject.
#[rustfmt::skip]
const POSTPOSITIONS: &[&str] = &[
    "тарабынан", "менен", "үчүн", "жөнүндө", "тууралуу", "аркылуу", "боюнча", "катары", "болуп", "алдында", "алдындагы", "сыяктуу",
];

/// Whether a mention can be the subject: no case ending, no postposition behind it, no participle that it governs at once.
pub(super) fn nominative(v: &View<'_>, a: usize, b: usize) -> bool {
    let next = v.folded(b);
    let takes = |w: &str| participle(w) && !passive_participle(w);
    let governed = takes(next) || (v.is_word(b) && !next.ends_with('и') && takes(v.folded(b + 1)));
    v.may(a, b, Cases::NOM) && !POSTPOSITIONS.contains(&next) && !governed && !v.bracketed(a)
}

/// «аныктаган», «белгиленген», «жүзөгө ашыруучу»: the verb of an attribute.
fn participle(w: &str) -> bool {
    let n = w.chars().count();
    n > 4
        && ["ган", "ген", "гон", "гөн", "кан", "кен", "кон", "көн", "уучу", "үүчү", "оочу", "өөчү"]
            .iter()
            .any(|e| w.ends_with(e))
}

/// «белгиленген», «берилген», «түзүлгөн»: its agent stands before «тарабынан», so that a nominative beside it is free.
fn passive_participle(w: &str) -> bool {
    w != "алган"
        && ["ылган", "илген", "улган", "үлгөн", "ынган", "инген", "унган", "үнгөн", "алган", "елген", "анган", "енген"]
            .iter()
            .any(|e| w.ends_with(e))
}

/// Most words between two agents in one row.
const ATTRIBUTE: usize = 10;

/// Agents before «тарабынан» whose verb is the clause's own, as (mention, first position, one past the last).
pub(super) fn agents(v: &View<'_>) -> Vec<(u32, usize, usize)> {
    let mut out: Vec<(u32, usize, usize)> = Vec::new();
    for (k, m) in v.mentions.iter().enumerate() {
        if v.folded(m.2) != "тарабынан" || v.bracketed(m.1) {
            continue;
        }
        // «Министрлер Кабинети тарабынан аныкталган тартипте»: the participle governs the agent.
        if (m.2 + 1..v.len().min(m.2 + 3)).any(|i| participle(v.folded(i))) {
            continue;
        }
        // «X жана Y тарабынан»
        let mut row = vec![*m];
        for n in v.mentions[..k].iter().rev() {
            // «X жана … жүзөгө ашыруучу башка Y тарабынан»: an attribute of the second may stand between.
            let joined = n.2 < row[0].1
                && row[0].1 - n.2 <= ATTRIBUTE
                && matches!(v.folded(n.2), "," | "жана" | "же" | "ошондой")
                && (n.2..row[0].1).all(|i| !ky_finite(v.folded(i)) && v.folded(i) != "тарабынан")
                && v.may(n.1, n.2, Cases::NOM);
            if !joined {
                break;
            }
            row.insert(0, *n);
        }
        out.extend(row);
    }
    out
}

/// The statements of one sentence.
pub(super) fn statements(v: &View<'_>, previous: Option<Who>) -> Vec<Statement> {
    let (start, end) = (v.start(), v.end());
    if start >= end || (v.mentions.is_empty() && previous.is_none()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    // Clauses end on a finite verb before «жана» or a comma, when the next part has an agent of its own.
    let mut from = start;
    for cut in clause_ends(v, start, end) {
        let part = v.part(from..cut);
        // The statement keeps its tail; who does what is read from the clause with the agent.
        let core = v.part(from..main_end(v, from, cut));
        if let Some(st) = clause(&core, previous).or_else(|| clause(&part, previous)) {
            out.push(Statement { span: part.span(part.start(), part.end()), ..st });
        }
        from = cut;
        while from < end && matches!(v.folded(from), "," | "жана" | ";") {
            from += 1;
        }
    }
    out
}

/// End of the clause that charges somebody, inside `from..cut`: a tail without an agent follows it («… милдеттүү, протоколу
/// материалдарга тиркелет», «… актыларды кабыл алат, алар аткарылууга тийиш»).
fn main_end(v: &View<'_>, from: usize, cut: usize) -> usize {
    let closes = |i: usize| {
        let w = v.folded(i);
        ky_finite(w) || matches!(w, "укуктуу" | "милдеттүү" | "тийиш" | "мүмкүн" | "керек")
    };
    (from..cut.saturating_sub(2))
        .find(|i| {
            v.is_word(*i) && closes(*i) && v.folded(i + 1) == "," && {
                let rest = v.part(i + 2..cut);
                let other = matches!(rest.folded(rest.start()), "алар" | "ал" | "бул" | "мында" | "анда");
                let tail = predicate(&rest).is_some_and(|p| p.passive) && agents(&rest).is_empty();
                let head = v.part(from..i + 1);
                (other || tail) && predicate(&head).is_some_and(|p| !p.passive)
            }
        })
        .map_or(cut, |i| i + 1)
}

fn clause_ends(v: &View<'_>, start: usize, end: usize) -> Vec<usize> {
    let mut out = Vec::new();
    for i in start..end.saturating_sub(1) {
        let joint = matches!(v.folded(i + 1), "," | "жана" | ";");
        if !(v.is_word(i) && joint && ky_finite(v.folded(i))) {
            continue;
        }
        // A new agent must follow for the sentence to be cut.
        let rest = v.part(i + 2..end.max(i + 2));
        let new_agent =
            !agents(&rest).is_empty() || rest.mentions.iter().any(|(_, a, b)| *a <= 2 && nominative(&rest, *a, *b));
        let had_agent = {
            let head = v.part(start..i + 1);
            !agents(&head).is_empty() || head.mentions.iter().any(|(_, a, b)| nominative(&head, *a, *b))
        };
        if new_agent && (had_agent || !agents(&rest).is_empty()) {
            out.push(i + 1);
        }
    }
    out.push(end);
    out
}

fn clause(v: &View<'_>, previous: Option<Who>) -> Option<Statement> {
    let pred = predicate(v)?;
    let last = pred.verbs.last()?;
    if pred.modality == Modality::Function && (STATUS.contains(&v.folded(last.1 - 1)) || means(v, last.1 - 1)) {
        return None;
    }
    // «тарап боло алат»: what a body can be.
    if v.folded(last.1 - 1) == "боло" {
        return None;
    }
    let mut row = agents(v);
    if row.is_empty() && v.folded(last.1.min(v.len())) == "тыюу" {
        row = v
            .mentions
            .iter()
            .filter(|(_, a, b)| v.may(*a, *b, Cases::DAT) && !v.may(*a, *b, Cases::NOM))
            .take(1)
            .copied()
            .collect();
    }
    if row.is_empty() && !pred.passive {
        row = subject_row(v);
    }
    if row.is_empty() && pred.passive {
        row = by_decision(v);
    }
    if row.is_empty() && pred.passive {
        row = delegated(v).into_iter().collect();
    }
    let mut who: Vec<Who> = row.iter().map(|(m, _, _)| Who { mention: *m, from: BodyFrom::Sentence }).collect();
    if who.is_empty() && !pred.passive && matches!(v.folded(v.start()), "ал" | "алар") {
        who = previous.into_iter().collect();
    }
    if who.is_empty() {
        return None;
    }
    let (actions, object) = actions(v, &pred, &row);
    Some(Statement { span: v.span(v.start(), v.end()), who, actions, object, modality: pred.modality })
}

/// «… органды билдирет» says what a word means; «органдарына билдирет», «ишенбөөчүлүк билдирет» are acts of a body.
fn means(v: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| v.folded(i));
    v.folded(at) == "билдирет"
        && ["ды", "ди", "ду", "дү", "ты", "ти", "ту", "тү", "ны", "ни", "ну", "нү"].iter().any(|e| before.ends_with(e))
}

/// The nominative mentions in one row that are the subject: the last before the verb that stands free.
fn subject_row(v: &View<'_>) -> Vec<(u32, usize, usize)> {
    let free = |low: usize| {
        v.mentions.iter().position(|(_, a, b)| *a >= low && (nominative(v, *a, *b) || official(v, *a, *b)))
    };
    // «Эгерде X … аныктаса, Y … түзөт»: the subject of the condition is not that of the clause.
    // «Салык органы өлгөн жактын …»: a body at the head of the sentence, with no other subject, is free of the participle.
    let head = || {
        let fits = |m: &(u32, usize, usize)| {
            m.1 == v.start() && v.may(m.1, m.2, Cases::NOM) && !POSTPOSITIONS.contains(&v.folded(m.2))
        };
        v.mentions.first().is_some_and(fits).then_some(0)
    };
    let Some(at) = condition_end(v).and_then(free).or_else(|| free(0)).or_else(head) else { return Vec::new() };
    let mut row = vec![v.mentions[at]];
    for n in &v.mentions[at + 1..] {
        let last = row[row.len() - 1];
        // «X, ошондой эле … Y»: words of place may stand between.
        let between: Vec<&str> = (last.2..n.1).map(|i| v.folded(i)).collect();
        let joined = between.first().is_some_and(|w| matches!(*w, "," | "жана" | "же"))
            && between.len() <= 8
            && !between.iter().any(|w| ky_finite(w) || ky_verbal_noun(w));
        if !joined || !nominative(v, n.1, n.2) {
            break;
        }
        row.push(*n);
    }
    // A row whose last member is in another case belongs to that case: «X жана Y-га».
    if let Some(last) = row.last()
        && matches!(v.folded(last.2), "жана" | "," | "же")
        && v.mentions.iter().any(|n| n.1 == last.2 + 1 && !nominative(v, n.1, n.2))
    {
        return Vec::new();
    }
    row
}

/// One past the comma that closes «Эгерде …са,» at the head of a clause.
fn condition_end(v: &View<'_>) -> Option<usize> {
    let start = v.start();
    if v.folded(start) != "эгерде" && v.folded(start) != "эгер" {
        return None;
    }
    let ends = |w: &str| ["са", "се", "со", "сө"].iter().any(|e| w.ends_with(e)) || w == "болсо";
    (start..v.end()).find(|i| v.folded(*i) == "," && *i > start && ends(v.folded(i - 1))).map(|i| i + 1)
}

/// «салык органынын кызмат адамы», «мэриянын кызматкерлери»: what a body's people do as such, the body does.
fn official(v: &View<'_>, a: usize, b: usize) -> bool {
    let (w, next) = (v.folded(b), v.folded(b + 1));
    v.may(a, b, Cases::GEN)
        && !v.may(a, b, Cases::NOM)
        && !v.bracketed(a)
        && ((w == "кызмат" && matches!(next, "адамы" | "адамдары"))
            || (w == "ыйгарым" && next == "укуктуу" && matches!(v.folded(b + 2), "адамы" | "адамдары"))
            || (w == "аймактык" && matches!(next, "органы" | "органдары" | "бөлүмү" | "бөлүмдөрү"))
            || matches!(w, "кызматкери" | "кызматкерлери"))
}

/// «… X органына берилген мамлекеттик ыйгарым укуктардын чектеринде … жүзөгө ашырылат»: powers delegated to X are carried out by X.
fn delegated(v: &View<'_>) -> Option<(u32, usize, usize)> {
    v.mentions.iter().copied().find(|(_, a, b)| {
        v.may(*a, *b, Cases::DAT)
            && v.folded(*b) == "берилген"
            && (*b..v.len().min(b + 5)).any(|i| v.folded(i) == "ыйгарым")
    })
}

/// «X органынын чечими менен … берилет», «X-нын чечими боюнча … жол берилет»: who decides is the agent.
fn by_decision(v: &View<'_>) -> Vec<(u32, usize, usize)> {
    let decides = |b: usize| {
        ["чечим", "токтом", "буйруг", "жарлыг"].iter().any(|w| v.folded(b).starts_with(w))
            && matches!(v.folded(b + 1), "менен" | "боюнча")
            // «чечими менен бекитилген тизме»: the decision belongs to the participle.
            && !participle(v.folded(b + 2))
    };
    let Some(at) = v.mentions.iter().position(|(_, a, b)| v.may(*a, *b, Cases::GEN) && decides(*b)) else {
        return Vec::new();
    };
    let mut row = vec![v.mentions[at]];
    for n in v.mentions[..at].iter().rev() {
        let joined = n.2 < row[0].1
            && row[0].1 - n.2 <= 2
            && matches!(v.folded(n.2), "," | "жана" | "же")
            && v.may(n.1, n.2, Cases::GEN);
        if !joined {
            break;
        }
        row.insert(0, *n);
    }
    row
}

/// The actions of a clause; a light passive passes on to the verbal nouns at its head («Башкаруу жана тескөө … жүзөгө ашырылат»).
fn actions(v: &View<'_>, pred: &Pred, row: &[(u32, usize, usize)]) -> (Vec<Span>, Span) {
    let start = v.start();
    let first_agent = row.iter().map(|r| r.1).min().unwrap_or(start);
    let light = pred
        .verbs
        .iter()
        .all(|(a, b)| (*a..*b).any(|i| v.folded(i).starts_with("ашыр") || v.folded(i).starts_with("жүргүзүл")));
    let head_end = if first_agent > start { first_agent } else { pred.verbs[0].0 };
    if light && pred.passive {
        let nouns: Vec<(usize, usize)> = (start..head_end)
            .filter(|i| ky_verbal_noun(v.folded(*i)) && (i + 1 == head_end || matches!(v.folded(i + 1), "," | "жана")))
            .map(|i| (phrase_start(v, start, i), i + 1))
            .collect();
        if let Some(first) = nouns.first() {
            return (nouns.iter().map(|(a, b)| v.span(*a, *b)).collect(), v.span(start, first.0.max(start)));
        }
    }
    let spans = pred.verbs.iter().map(|(a, b)| v.span(*a, *b)).collect();
    let object = if first_agent > start {
        v.span(start, first_agent)
    } else {
        v.span(row.iter().map(|r| r.2).max().unwrap_or(start), pred.verbs[0].0)
    };
    (spans, object)
}
