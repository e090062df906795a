//! Standing commissions that an act creates.

use super::Counted;
use crate::Lang;
use crate::build::Processed;
use std::ops::Range;

/// Forms that create, and beginnings of what stands.
const RU_CREATE: &[&str] = &[
    "создать",
    "создается",
    "создаются",
    "создает",
    "образовать",
    "образуется",
    "образуются",
    "образует",
    "образовывается",
];
const RU_COMMISSION: &[&str] = &["комисси", "рабоч"];
const KY_CREATE: &[&str] = &["түзүлсүн", "түзүлөт", "түзөт", "уюштурулсун", "уюштурулат"];
const KY_COMMISSION: &[&str] = &["комисси", "жумушчу"];

/// Words of a sentence that end what it creates.
const TEMPORARY: &[&str] = &["сроком", "временную", "временная", "временной", "убактылуу", "мөөнөткө"];

/// Counts the standing commissions that one sentence creates.
pub(super) fn commissions(p: &Processed, s: Range<usize>, out: &mut Counted) {
    let forms: Vec<&str> = s.map(|k| p.analysis.tokens[k].folded.of(&p.analysis.folded.text)).collect();
    let ru = p.act.lang == Lang::Ru;
    let (create, commission) = if ru { (RU_CREATE, RU_COMMISSION) } else { (KY_CREATE, KY_COMMISSION) };
    let group =
        |w: &str| if ru { w.starts_with("групп") } else { w.starts_with("топ") || w.starts_with("тоб") };
    let named = forms.iter().enumerate().any(|(i, w)| {
        w.starts_with(commission[0])
            || (w.starts_with(commission[1]) && forms.get(i + 1).is_some_and(|next| group(next)))
    });
    if named && forms.iter().any(|w| create.contains(w)) && !forms.iter().any(|w| TEMPORARY.contains(w)) {
        out.commissions += 1;
    }
}
