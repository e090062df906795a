//! Russian mentions: units before their numbers, the owner behind («пунктом 7 части 1 статьи 67 настоящего Кодекса»).

use super::super::lex::Lexed;
use super::{NamedAct, Owner, Raw, act_name, numbers};

/// A unit of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Indent,
    SubItem,
    Item,
    Part,
    Article,
    Chapter,
    Section,
}

/// The unit a word names, by its whole declension, so that «участь», «пункты приёма» and «главный» stay out.
fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "абзац" | "абзаца" | "абзацу" | "абзаце" | "абзацем" | "абзацы" | "абзацев" | "абзацам" | "абзацами"
        | "абзацах" => Unit::Indent,
        "подпункт"
        | "подпункта"
        | "подпункту"
        | "подпункте"
        | "подпунктом"
        | "подпункты"
        | "подпунктов"
        | "подпунктам"
        | "подпунктами"
        | "подпунктах" => Unit::SubItem,
        "пункт" | "пункта" | "пункту" | "пункте" | "пунктом" | "пункты" | "пунктов" | "пунктам" | "пунктами"
        | "пунктах" | "п" => Unit::Item,
        "часть" | "части" | "частью" | "частей" | "частям" | "частями" | "частях" | "ч" => {
            Unit::Part
        }
        "статья" | "статьи" | "статье" | "статью" | "статьей" | "статьею" | "статей" | "статьям" | "статьями"
        | "статьях" | "ст" => Unit::Article,
        "глава" | "главы" | "главе" | "главу" | "главой" | "главою" | "глав" | "главам" | "главами" | "главах" => {
            Unit::Chapter
        }
        "раздел" | "раздела" | "разделу" | "разделе" | "разделом" | "разделы" | "разделов" | "разделам"
        | "разделами" | "разделах" => Unit::Section,
        _ => return None,
    })
}

/// Stems of ordinals that number indents and parts.
const ORDINALS: [&str; 21] = [
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
    "последн",
];
/// Endings of ordinals.
const ORDINAL_ENDS: [&str; 22] = [
    "ый", "ий", "ой", "ого", "его", "ому", "ему", "ом", "ем", "ым", "им", "ая", "яя", "ую", "юю", "ей", "ые", "ых",
    "ыми", "ье", "ьем", "ьей",
];

/// Whether a word is an ordinal («третьем», «второй»).
fn ordinal(word: &str) -> bool {
    ORDINALS.iter().any(|s| {
        word.strip_prefix(s).is_some_and(|e| {
            ORDINAL_ENDS.contains(&e) || matches!(e, "ьего" | "ьему" | "ьим" | "ья" | "ью" | "ьи" | "ьих" | "ьими")
        })
    })
}

/// «третьем», «первом и втором», «второй - четвертый»: the last piece.
fn ordinals(l: Lexed<'_>, i: usize) -> Option<usize> {
    if !ordinal(l.word(i)) {
        return None;
    }
    let mut end = i;
    while matches!(l.s(end + 1), "," | "и" | "или" | "-" | "–" | "—") && ordinal(l.word(end + 2)) {
        end += 2;
    }
    Some(end)
}

/// Lettered sub-items: «а», «"б"», «а, б и в».
fn letters(l: Lexed<'_>, i: usize) -> Option<usize> {
    let one = |k: usize| -> Option<usize> {
        let single = |k: usize| l.word(k).chars().count() == 1;
        if matches!(l.s(k), "\"" | "«" | "“") && single(k + 1) && matches!(l.s(k + 2), "\"" | "»" | "”") {
            return Some(k + 2);
        }
        (single(k) && l.s(k + 1) == ")").then_some(k + 1)
    };
    let mut end = one(i)?;
    while matches!(l.s(end + 1), "," | "и" | "или" | "-" | "–") {
        match one(end + 2) {
            Some(e) => end = e,
            None => break,
        }
    }
    Some(end)
}

/// The numbers of a unit that start at `i`: the last piece.
fn unit_numbers(l: Lexed<'_>, u: Unit, i: usize) -> Option<usize> {
    let end = match u {
        Unit::Indent => ordinals(l, i).or_else(|| numbers(l, i)),
        Unit::SubItem => letters(l, i).or_else(|| numbers(l, i)),
        Unit::Part => numbers(l, i).or_else(|| ordinals(l, i)),
        Unit::Section | Unit::Chapter => numbers(l, i).or_else(|| roman(l, i)).or_else(|| ordinals(l, i)),
        _ => numbers(l, i),
    }?;
    Some(if l.s(end + 1) == ")" && l.glued(end + 1) && matches!(u, Unit::Item | Unit::SubItem) && l.is_num(end) {
        end + 1
    } else {
        end
    })
}

/// Roman numbers of sections, in Latin letters.
fn roman(l: Lexed<'_>, i: usize) -> Option<usize> {
    let w = l.word(i);
    (!w.is_empty() && w.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))).then_some(i)
}

/// The mention that starts at piece `i`.
pub(super) fn mention(l: Lexed<'_>, i: usize) -> Option<Raw> {
    provision(l, i).or_else(|| act_name::ru(l, i)).or_else(|| act_name::dated_ru(l, i))
}

/// A chain of units with its owner.
fn provision(l: Lexed<'_>, i: usize) -> Option<Raw> {
    let mut raw = Raw::new(i, i);
    let mut at = i;
    let mut last: Option<Unit> = None;
    let mut abbreviated = false;
    while let Some(u) = unit(l.word(at)) {
        if last.is_some_and(|p| u <= p) {
            break;
        }
        let mut k = at + 1;
        if matches!(l.word(at), "п" | "ч" | "ст") {
            if l.s(k) != "." {
                break;
            }
            abbreviated = true;
            k += 1;
            // «ст.ст. 5, 6»
            if unit(l.word(k)) == Some(u) && l.s(k + 1) == "." {
                k += 2;
            }
        }
        let Some(end) = unit_numbers(l, u, k) else { break };
        let r = (k, if l.s(end) == ")" { end - 1 } else { end });
        match u {
            Unit::Indent => raw.sub = Some(("абз.", r.0, r.1)),
            Unit::SubItem => raw.sub = Some(("подп.", r.0, r.1)),
            Unit::Item => raw.item = Some(r),
            Unit::Part => raw.part = Some(r),
            Unit::Article => raw.article = Some(r),
            Unit::Chapter => raw.chapter = Some(("глава", r.0, r.1)),
            Unit::Section => raw.chapter = Some(("раздел", r.0, r.1)),
        }
        last = Some(u);
        raw.to = end;
        at = end + 1;
        // «статьи 21 главы 3», «пункта 3), части 1»
        if l.s(at) == "," && unit(l.word(at + 1)).is_some_and(|n| n > u) {
            at += 1;
        }
    }
    last?;
    // «(Ведомости Жогорку Кенеша, 1996 г., N 7, ст.106)»
    if abbreviated && act_name::press(l, i) {
        return None;
    }
    owner(l, &mut raw, abbreviated);
    // A sub-item alone is too bare to be a mention («в подпункте "а"» of an enumeration quoted elsewhere is rare).
    if raw.owner == Owner::Unsaid && bare_is_not_a_mention(l, &raw) {
        return None;
    }
    Some(raw)
}

/// «первой части» of things, and numbers that measure («части 10 процентов»), are no mention without an owner.
fn bare_is_not_a_mention(l: Lexed<'_>, raw: &Raw) -> bool {
    let only_ordinal = |r: Option<(usize, usize)>| r.is_some_and(|(a, _)| !l.is_num(a));
    raw.article.is_none()
        && raw.item.is_none()
        && (only_ordinal(raw.part)
            || raw.chapter.is_some_and(|(_, a, _)| !l.is_num(a))
            || (raw.part.is_none() && raw.chapter.is_none()))
}

/// Reads the owner behind the chain.
fn owner(l: Lexed<'_>, raw: &mut Raw, abbreviated: bool) {
    let k = raw.to + 1;
    let w = l.word(k);
    if (w.starts_with("настоящ") || matches!(w, "данного" | "данной" | "этой" | "этого" | "указанной" | "названной"))
        && !l.word(k + 1).is_empty()
    {
        raw.owner = Owner::Own;
        raw.to = k + 1;
        return;
    }
    if matches!(w, "той" | "этой" | "того" | "этого") && l.word(k + 1) == "же" && !l.word(k + 2).is_empty()
    {
        raw.owner = Owner::Own;
        raw.to = k + 2;
        return;
    }
    if let Some(named) = act_name::ru(l, k) {
        raw.owner = Owner::Other;
        raw.to = named.to;
        raw.act = named.act;
        return;
    }
    // «статьи 5 Кодекса», «ст. 7 Закона»: the act under its own short name.
    if matches!(
        w,
        "кодекса"
            | "закона"
            | "положения"
            | "правил"
            | "порядка"
            | "регламента"
            | "устава"
            | "инструкции"
            | "приложения"
    ) && !abbreviated
        && !l.word(k + 1).starts_with("кыргызск")
        && l.word(k + 1) != "кр"
    {
        raw.owner = Owner::Own;
        raw.to = k;
        return;
    }
    // A foreign or unnamed act: «статьи 5 Закона Кыргызской Республики», «статьи 10 Соглашения».
    if matches!(w, "кодекса" | "закона" | "договора" | "соглашения" | "конвенции" | "указа" | "постановления")
    {
        raw.owner = Owner::Other;
        raw.act = Some(NamedAct::default());
        raw.to = k;
    }
}
