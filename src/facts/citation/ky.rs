//! Kyrgyz mentions: the owner first, numbers before their units («ушул Кодекстин 67-беренесинин 1-бөлүгүнүн 7-пунктунда»).

use super::super::lex::Lexed;
use super::{Owner, Raw, act_name, dash, numbers};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Section,
    Chapter,
    Article,
    Part,
    Item,
    SubItem,
    Indent,
}

/// Case and possessive endings begin with one of these; a word that goes on otherwise is another word.
fn ends(rest: &str) -> bool {
    rest.is_empty()
        || ["с", "н", "г", "д", "л", "т", "к", "ы", "и", "у", "ү", "ө", "о", "а", "е", "я"]
            .iter()
            .any(|e| rest.starts_with(e))
}

fn unit(word: &str) -> Option<Unit> {
    let is = |stem: &str| word.strip_prefix(stem).is_some_and(ends);
    if is("берене") || is("статья") {
        Some(Unit::Article)
    } else if is("бөлүк") || is("бөлүг") {
        Some(Unit::Part)
    } else if is("пунктча") || is("подпункт") {
        Some(Unit::SubItem)
    } else if is("пункт") {
        Some(Unit::Item)
    } else if is("абзац") {
        Some(Unit::Indent)
    } else if is("глава")
        || matches!(word, "бап" | "бабы" | "бабынын" | "бабында" | "бабына" | "баптын" | "бапта" | "бапка")
    {
        Some(Unit::Chapter)
    } else if is("бөлүм") {
        Some(Unit::Section)
    } else {
        None
    }
}

/// Ordinals that number indents, chapters and parts in words.
const ORDINALS: [&str; 12] = [
    "биринчи",
    "экинчи",
    "үчүнчү",
    "төртүнчү",
    "бешинчи",
    "алтынчы",
    "жетинчи",
    "сегизинчи",
    "тогузунчу",
    "онунчу",
    "акыркы",
    "он",
];

/// One numbered unit that starts at `i`: its numbers, its unit, the unit's piece.
fn numbered(l: Lexed<'_>, i: usize) -> Option<((usize, usize), Unit, usize)> {
    if let Some(end) = numbers(l, i) {
        // The list must run up to the hyphen of the unit: «1, 3-пункттарында», «17-24-беренелеринде».
        let k = end + 1;
        if dash(l, k)
            && let Some(u) = unit(l.word(k + 1))
        {
            return Some(((i, end), u, k + 1));
        }
        // «738 -58-статья», «1) пункту», «5 берененин»
        let k = if l.s(end + 1) == ")" { end + 2 } else { end + 1 };
        let u = unit(l.word(k))?;
        return (k > end + 1 || u == Unit::Article).then_some(((i, end), u, k));
    }
    if ORDINALS[..11].contains(&l.word(i)) {
        let mut e = i;
        while matches!(l.s(e + 1), "," | "жана" | "же" | "-" | "–") && ORDINALS[..11].contains(&l.word(e + 2)) {
            e += 2;
        }
        let u = unit(l.word(e + 1))?;
        return (u != Unit::Item && u != Unit::Section).then_some(((i, e), u, e + 1));
    }
    // «"а" пунктчасы»
    if matches!(l.s(i), "\"" | "«") && l.word(i + 1).chars().count() == 1 && matches!(l.s(i + 2), "\"" | "»") {
        let k = if dash(l, i + 3) { i + 4 } else { i + 3 };
        let u = unit(l.word(k))?;
        return matches!(u, Unit::SubItem | Unit::Item).then_some(((i + 1, i + 1), u, k));
    }
    None
}

/// Whether a word is a demonstrative that points at this act.
fn this(w: &str) -> bool {
    matches!(w, "ушул" | "бул" | "ошол")
}

/// The mention that starts at piece `i`.
pub(super) fn mention(l: Lexed<'_>, i: usize) -> Option<Raw> {
    provision(l, i).or_else(|| act_name::ky(l, i))
}

/// An optional owner and a chain of numbered units.
fn provision(l: Lexed<'_>, i: usize) -> Option<Raw> {
    let mut raw = Raw::new(i, i);
    let mut at = i;
    if this(l.word(at)) && !l.word(at + 1).is_empty() {
        // «ушул Кодекстин», «ушул берененин», «ушул Мыйзамдын ушул беренесинин»
        at += 2;
        raw.owner = Owner::Own;
        if this(l.word(at)) && unit(l.word(at + 1)).is_some() {
            at += 2;
        }
    }
    let mut last: Option<Unit> = None;
    let mut ordinal_only = true;
    while let Some((r, u, end)) = numbered(l, at) {
        if last.is_some_and(|p| u <= p) {
            break;
        }
        ordinal_only &= !l.is_num(r.0);
        match u {
            Unit::Section => raw.chapter = Some(("бөлүм", r.0, r.1)),
            Unit::Chapter => raw.chapter = Some(("глава", r.0, r.1)),
            Unit::Article => raw.article = Some(r),
            Unit::Part => raw.part = Some(r),
            Unit::Item => raw.item = Some(r),
            Unit::SubItem => raw.sub = Some(("пунктча", r.0, r.1)),
            Unit::Indent => raw.sub = Some(("абз.", r.0, r.1)),
        }
        last = Some(u);
        raw.to = end;
        at = end + 1;
    }
    last?;
    if ordinal_only && raw.owner == Owner::Unsaid {
        return None;
    }
    Some(raw)
}

/// Joins «… Мыйзамынын» / «… кодексинин» with the provision that follows it at once.
pub(super) fn with_acts_before(l: Lexed<'_>, all: Vec<Raw>) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::with_capacity(all.len());
    for raw in all {
        if out.last().is_some_and(|p| continues(l, p, &raw)) {
            continue;
        }
        let joins = out.last().is_some_and(|p| {
            p.to + 1 == raw.from
                && !p.has_unit()
                && p.act.is_some()
                && raw.has_unit()
                && raw.owner == Owner::Unsaid
                && genitive(l.word(p.to))
        });
        if joins && let Some(p) = out.pop() {
            out.push(Raw { from: p.from, owner: Owner::Other, act: p.act, ..raw });
            continue;
        }
        // «Кодекстин 5-беренеси» without a name: the act itself under its short name.
        let mut raw = raw;
        if raw.owner == Owner::Unsaid && raw.has_unit() && raw.from > 0 {
            let before = l.word(raw.from - 1);
            if matches!(before, "кодекстин" | "мыйзамдын" | "жобонун" | "эрежелердин" | "тартиптин" | "нускаманын")
            {
                raw.owner = Owner::Own;
                raw.from -= 1;
            } else if matches!(before, "мыйзамынын" | "кодексинин" | "токтомунун" | "жарлыгынын")
            {
                raw.owner = Owner::Other;
                raw.act = Some(super::NamedAct::default());
            }
        }
        out.push(raw);
    }
    out
}

/// «ушул берененин 1-бөлүгүнүн сот тартибинде каралуучу 2, 3-пункттары»: the mention before stands in the genitive and waits for
/// this one, so both are one mention.
fn continues(l: Lexed<'_>, before: &Raw, raw: &Raw) -> bool {
    const MAX_BETWEEN: usize = 6;
    let gap = raw.from.saturating_sub(before.to + 1);
    before.has_unit()
        && raw.owner == Owner::Unsaid
        && raw.article.is_none()
        && before.item.is_none()
        && (1..=MAX_BETWEEN).contains(&gap)
        && genitive(l.word(before.to))
        && (before.to + 1..raw.from).all(|i| !l.word(i).is_empty())
}

fn genitive(w: &str) -> bool {
    ["нын", "нин", "нун", "нүн"].iter().any(|e| w.ends_with(e))
}
