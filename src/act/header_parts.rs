//! Parts of the head of an act: dates inside paragraphs, lists of amending acts, values from the card.

use super::header::MAX_DATE_LINE;
use super::{Header, Read, date, kinds};
use crate::Span;
use crate::source::Meta;
use std::ops::Range;

/// The line of a wrapped paragraph that holds nothing but the date («от 10 августа 2018 года № 90»).
pub(super) fn date_inside(text: &str) -> Option<Range<usize>> {
    if text.starts_with('(') || !text.contains('\n') {
        return None;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let bare = line.trim();
        let from = bare.strip_prefix("от ").unwrap_or(bare);
        let date = date::all(from).into_iter().next();
        if bare.len() < MAX_DATE_LINE / 2
            && date.is_some_and(|d| d.span.from == 0 && d.nominative && from.contains(['№', 'N']))
        {
            return Some(range);
        }
    }
    None
}

/// Whether a line in lower case says of the act itself that it is repealed («Утратил силу …», «КҮЧҮН ЖОГОТТУ»); the
/// title of an act that repeals others («О признании утратившими силу …», «… деп таануу жөнүндө») does not.
pub(super) fn stands_repealed(low: &str) -> bool {
    let bare = low.trim_end_matches(['.', ')', '!']);
    ["утратил силу", "утратила силу", "утратило силу", "утратили силу"].iter().any(|w| low.starts_with(w))
        || low.starts_with("күчүн жоготту") && !low.contains("деп таан")
        || bare.ends_with("күчүн жоготту")
}

pub(super) fn notice_of_changes(low: &str) -> bool {
    low.contains("изменени") || low.contains("внесенн") || low.contains("өзгөр") || low.contains("өзгөт")
}

pub(super) fn quoted_title(s: &str) -> Option<(usize, usize)> {
    let open = s.find(['"', '«', '“'])?;
    let at = open + s[open..].chars().next()?.len_utf8();
    let close = s.rfind(['"', '»', '”'])?;
    (close > at).then_some((at, close))
}

/// (date, number) of every act named in a list of amending acts.
pub(super) fn amending(line: &str, start: u32) -> Vec<Read<(String, String)>> {
    let dates = date::all(line);
    let mut out = Vec::with_capacity(dates.len());
    for (k, d) in dates.iter().enumerate() {
        let from = d.span.to as usize;
        let to = dates.get(k + 1).map_or(line.len(), |n| n.span.from as usize);
        if let Some((number, span)) = date::number_sign(&line[from..to], 40) {
            let whole = Span::new(start + d.span.from, start + d.span.to + span.to);
            out.push(Read { value: (d.iso.clone(), number), span: Some(whole) });
        }
    }
    out
}

/// White space of any kind and length as one space.
pub(super) fn squeeze(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the text lacks and the card has.
pub(super) fn fill(h: &mut Header, meta: &Meta) {
    let text =
        |v: &Option<String>| v.as_ref().filter(|s| !s.trim().is_empty()).map(|s| Read { value: s.clone(), span: None });
    if h.number.is_none() {
        h.number = text(&meta.number);
    }
    if h.date.is_none() {
        h.date = text(&meta.date);
    }
    if h.title.is_none() {
        h.title = text(&meta.title);
    }
    if h.issuer.is_none() {
        h.issuer = text(&meta.issuer);
    }
    if h.edition.is_none() {
        h.edition = text(&meta.edition);
    }
    if h.kind.is_none() {
        h.kind = meta.kind.as_deref().and_then(kinds::kind_by_card).map(|value| Read { value, span: None });
    }
    if h.status.is_none() {
        h.status = meta.status.as_deref().and_then(kinds::status_by_card).map(|value| Read { value, span: None });
    }
}
