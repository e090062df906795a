//! L06: the Russian and the Kyrgyz text of one act differ.

use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::{ActInput, Evidence};
use crate::act::{Provision, ProvisionKind};
use crate::align::{Alignment, Bound, Difference, Digit, Numbers, Pair, align, bound, differ, editions, numbers};
use crate::facts::{Deadline, FactKind, TimeUnit};
use crate::{Lang, Span, Tri};
use std::collections::BTreeMap;

/// Compares the two texts of every act of the run that has both.
pub(super) struct TwoTexts;

/// Times the confidence where only one text has a number more: a number word may have gone unread.
const ONE_SIDED: f32 = 0.75;
/// Times the confidence of a unit that one text lacks: it may have gone unread in a badly set text.
const STRUCTURE: f32 = 0.75;
/// Times the confidence of the one finding that says the texts are of different editions.
const EDITIONS: f32 = 0.4;
/// More differing numbers than this in one provision are another wording, not a slip of the pen. Chosen.
const MOST: usize = 4;

/// A difference in one pair of places.
struct Found {
    pair: Pair,
    ru: (Span, Span),
    ky: (Span, Span),
    weight: f32,
    reason: Tri,
}

impl Pass for TwoTexts {
    fn codes(&self) -> &'static [&'static str] {
        &["L06"]
    }

    fn scope(&self) -> Scope {
        Scope::Corpus
    }

    fn check(&self, cx: &Context<'_>, _: &Unit<'_, '_>, out: &mut Findings<'_>) {
        if !out.wants("L06") {
            return;
        }
        let mut texts: BTreeMap<&str, [Vec<u32>; 2]> = BTreeMap::new();
        for (i, a) in cx.acts.iter().enumerate() {
            texts.entry(&a.act.uri).or_default()[usize::from(a.act.lang == Lang::Ky)].push(i as u32);
        }
        // An act that came twice in one language has copies or editions: which belongs to which is not known.
        for (ru, ky) in texts.values().filter_map(|[r, k]| match (r.as_slice(), k.as_slice()) {
            ([r], [k]) => Some((*r, *k)),
            _ => None,
        }) {
            let (a, b) = (&cx.acts[ru as usize], &cx.acts[ky as usize]);
            for f in compare(a, b) {
                out.add_joint(
                    cx,
                    a.act,
                    ru,
                    Spot {
                        code: "L06",
                        provision: f.pair.ru as usize,
                        quote: f.ru.0,
                        trigger: f.ru.1,
                        slots: &[("shared_ru", &f.reason.ru), ("shared_ky", &f.reason.ky), ("shared_en", &f.reason.en)],
                        weight: f.weight,
                        more: vec![Evidence { act: ky, provision: f.pair.ky, span: f.ky.0 }],
                    },
                );
            }
        }
    }
}

fn compare(ru: &ActInput<'_>, ky: &ActInput<'_>) -> Vec<Found> {
    let a = align(ru.act, ky.act);
    // Texts without articles have nothing that is known to be the same.
    if a.shared == 0 {
        return Vec::new();
    }
    if editions(ru.act, ky.act, &a) {
        return different_editions(ru, ky, &a).into_iter().collect();
    }
    let mut out = structure(ru, ky, &a);
    let terms = [by_provision(ru), by_provision(ky)];
    let mut differing: Vec<(Pair, (Span, Span), Difference)> = Vec::new();
    for pair in &a.pairs {
        let (p, q) = (provision(ru, pair.ru), provision(ky, pair.ky));
        if p.force != q.force || p.body.is_empty() != q.body.is_empty() {
            continue;
        }
        let heads = p.heading.zip(q.heading);
        let (x, y) = (stretch(ru, pair.ru, pair.whole), stretch(ky, pair.ky, pair.whole));
        let bodies = x.zip(y).filter(|(x, y)| !remark(x.of(&ru.act.text)) && !remark(y.of(&ky.act.text)));
        for (x, y) in heads.into_iter().chain(bodies) {
            let (mut m, mut n) = (numbers(ru.analysis, x, Lang::Ru), numbers(ky.analysis, y, Lang::Ky));
            without_own(&mut m, p, &ru.act.text);
            without_own(&mut n, q, &ky.act.text);
            let mut found = differ(&m, &n);
            if p.kind == ProvisionKind::Row && found.is_some() {
                each_once(&mut m);
                each_once(&mut n);
                found = differ(&m, &n);
            }
            if let Some(d) = found {
                differing.push((*pair, (x, y), d));
            } else if Some(x) != p.heading
                && let Some(f) = term(*pair, (x, y), terms[0].get(&pair.ru), terms[1].get(&pair.ky))
            {
                out.push(f);
            } else if Some(x) != p.heading
                && let Some(f) = modality(*pair, x, y, ru, ky)
            {
                out.push(f);
            }
        }
    }
    for (i, (pair, places, d)) in differing.iter().enumerate() {
        // Sentences that stand in another order, or a term said in the lead-in instead of each item.
        let article = ru.act.article(pair.ru);
        let near = |j: &usize| *j != i && ru.act.article(differing[*j].0.ru) == article;
        let others: Vec<&Difference> = (0..differing.len()).filter(near).map(|j| &differing[j].2).collect();
        let kept = Difference {
            ru: left(&d.ru, others.iter().flat_map(|o| &o.ky)),
            ky: left(&d.ky, others.iter().flat_map(|o| &o.ru)),
        };
        if (kept.ru.is_empty() && kept.ky.is_empty()) || kept.ru.len() > MOST || kept.ky.len() > MOST {
            continue;
        }
        // A number that changed stays whole though one of its sides stands elsewhere too.
        let changed = !d.ru.is_empty() && !d.ky.is_empty();
        let kept = if changed { d.clone() } else { kept };
        if pair.whole && !changed && kept.ru.iter().chain(&kept.ky).any(is_year) {
            continue;
        }
        out.push(figures(*pair, *places, &kept));
    }
    out
}

/// A row of a table steps from limit to limit («до 11, с 11 до 15»): how often one is said tells nothing.
fn each_once(n: &mut Numbers) {
    let mut seen = std::collections::BTreeSet::new();
    n.digits.retain(|d| seen.insert(d.value.clone()));
}

/// A provision whose number is set twice: «4) 4) изъятых».
fn without_own(n: &mut Numbers, p: &Provision, text: &str) {
    let own = |d: &Digit| {
        d.span.from == p.body.from
            && p.number.as_deref() == Some(d.value.as_str())
            && text.get(d.span.to as usize..).is_some_and(|rest| rest.starts_with([')', '.']))
    };
    if n.digits.first().is_some_and(own) {
        n.digits.remove(0);
    }
}

/// The date of an act among whole paragraphs: a remark of an editor («см. Закон … от 21 июля 1998 года») that one text has.
fn is_year(d: &Digit) -> bool {
    d.value.parse().is_ok_and(|y: u32| (1900..2100).contains(&y))
}

/// Numbers whose values are not among `others`.
fn left<'d>(own: &[Digit], others: impl Iterator<Item = &'d Digit> + Clone) -> Vec<Digit> {
    own.iter().filter(|d| others.clone().all(|o| o.value != d.value)).cloned().collect()
}

/// The words of a provision that are compared, with what is below it when `whole`; `None` where there are none, or where
/// editors' notes stand among them.
fn stretch(input: &ActInput<'_>, i: u32, whole: bool) -> Option<Span> {
    let p = provision(input, i);
    let end = input.act.end_of(i);
    if !whole || end == i + 1 {
        return (!p.body.is_empty()).then_some(p.body);
    }
    let below = &input.act.provisions[i as usize + 1..end as usize];
    if below
        .iter()
        .any(|b| matches!(b.kind, ProvisionKind::Note | ProvisionKind::Footnote) || remark(b.body.of(&input.act.text)))
    {
        return None;
    }
    let from = if p.body.is_empty() { below.first()?.body.from } else { p.body.from };
    Some(Span::new(from, below.last()?.body.to.max(from)))
}

/// What an editor of the text says, not the lawgiver: «Внимание! …», «Опубликован …», «(утратил силу …)».
fn remark(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('(')
        || ["Внимание", "Көңүл бур", "Опубликован", "Утратил", "Решение Конституционной", "См."]
            .iter()
            .any(|w| text.starts_with(w))
        || text.lines().next().is_some_and(|l| l.contains("күчүн жоготту") || l.contains("гезитинин"))
}

fn provision<'a>(input: &ActInput<'a>, i: u32) -> &'a Provision {
    &input.act.provisions[i as usize]
}

/// Where the difference stands: the first number, else the whole text.
fn place(whole: Span, digits: &[Digit]) -> (Span, Span) {
    (whole, digits.first().map_or(whole, |d| d.span))
}

fn list(digits: &[Digit]) -> String {
    digits.iter().map(|d| d.value.replace('^', "-")).collect::<Vec<_>>().join(", ")
}

fn figures(pair: Pair, (x, y): (Span, Span), d: &Difference) -> Found {
    let (r, k) = (list(&d.ru), list(&d.ky));
    let reason = match (r.is_empty(), k.is_empty()) {
        (false, false) => Tri::new(
            format!("Числа расходятся: в русском тексте {r}, в кыргызском {k}."),
            format!("Сандар айырмаланат: орусча текстте {r}, кыргызча текстте {k}."),
            format!("Numbers differ: {r} in Russian, {k} in Kyrgyz."),
        ),
        (false, true) => Tri::new(
            format!("В русском тексте есть {r}, в кыргызском этого числа нет."),
            format!("Орусча текстте {r} бар, кыргызча текстте бул сан жок."),
            format!("{r} stands in Russian and not in Kyrgyz."),
        ),
        _ => Tri::new(
            format!("В кыргызском тексте есть {k}, в русском этого числа нет."),
            format!("Кыргызча текстте {k} бар, орусча текстте бул сан жок."),
            format!("{k} stands in Kyrgyz and not in Russian."),
        ),
    };
    let weight = if d.ru.len() == d.ky.len() { 1.0 } else { ONE_SIDED };
    Found { pair, ru: place(x, &d.ru), ky: place(y, &d.ky), weight, reason }
}

type Terms = Vec<(Deadline, Span)>;

fn by_provision(input: &ActInput<'_>) -> BTreeMap<u32, Terms> {
    let mut out: BTreeMap<u32, Terms> = BTreeMap::new();
    for f in input.facts {
        if let FactKind::Deadline(d) = &f.kind {
            out.entry(f.provision).or_default().push((d.clone(), f.span));
        }
    }
    out
}

fn unit(u: TimeUnit) -> (&'static str, &'static str, &'static str) {
    match u {
        TimeUnit::Hour => ("ч.", "саат", "h"),
        TimeUnit::Day => ("дн.", "күн", "days"),
        TimeUnit::WorkingDay => ("раб. дн.", "жумуш күнү", "working days"),
        TimeUnit::Week => ("нед.", "жума", "weeks"),
        TimeUnit::Month => ("мес.", "ай", "months"),
        TimeUnit::Year => ("г.", "жыл", "years"),
    }
}

/// The one period of a provision, when it differs. Where either text has several, which is which is not known.
fn term(pair: Pair, (x, y): (Span, Span), ru: Option<&Terms>, ky: Option<&Terms>) -> Option<Found> {
    let ([(a, at)], [(b, by)]) = (ru?.as_slice(), ky?.as_slice()) else { return None };
    if (a.value, a.unit) == (b.value, b.unit) || !a.is_term || !b.is_term {
        return None;
    }
    let (u, v) = (unit(a.unit), unit(b.unit));
    Some(Found {
        pair,
        ru: (x, *at),
        ky: (y, *by),
        weight: 1.0,
        reason: Tri::new(
            format!("Срок расходится: в русском тексте {} {}, в кыргызском {} {}.", a.value, u.0, b.value, v.0),
            format!("Мөөнөт айырмаланат: орусча текстте {} {}, кыргызча текстте {} {}.", a.value, u.1, b.value, v.1),
            format!("Terms differ: {} {} in Russian, {} {} in Kyrgyz.", a.value, u.2, b.value, v.2),
        ),
    })
}

/// A right in one text and a duty in the other.
fn modality(pair: Pair, x: Span, y: Span, ru: &ActInput<'_>, ky: &ActInput<'_>) -> Option<Found> {
    let (a, b) = (bound(x.of(&ru.act.text), Lang::Ru)?, bound(y.of(&ky.act.text), Lang::Ky)?);
    let (r, k, e) = match (a, b) {
        (Bound::Right, Bound::Duty) => (("право", "обязанность"), ("укук", "милдет"), ("a right", "a duty")),
        (Bound::Duty, Bound::Right) => (("обязанность", "право"), ("милдет", "укук"), ("a duty", "a right")),
        _ => return None,
    };
    Some(Found {
        pair,
        ru: (x, x),
        ky: (y, y),
        weight: 1.0,
        reason: Tri::new(
            format!("В русском тексте {}, в кыргызском {}.", r.0, r.1),
            format!("Орусча текстте {}, кыргызча текстте {}.", k.0, k.1),
            format!("The Russian text gives {}, the Kyrgyz one {}.", e.0, e.1),
        ),
    })
}

/// Opening words of a provision: where a missing unit should stand.
fn opening(input: &ActInput<'_>, i: u32) -> Span {
    let p = provision(input, i);
    p.heading.filter(|h| !h.is_empty()).unwrap_or(if p.body.is_empty() { p.own } else { p.body })
}

/// Letters of a provision with all below it.
fn length(input: &ActInput<'_>, i: u32) -> usize {
    input.act.path_span(i).of(&input.act.text).chars().filter(|c| c.is_alphabetic()).count()
}

/// Least share of the whole that a unit must have for lengths to tell whether its words are gone or only its number is.
const TELLING: f64 = 0.2;

/// Whether a text of `short` letters lacks a unit of `unit` letters that the other text of `long` letters has: the two
/// languages are about equally long, so it is gone when the rest is nearer to `short` than the whole.
fn is_gone(long: usize, short: usize, unit: usize) -> bool {
    let (long, short, unit) = (long as f64, short as f64, unit as f64);
    unit >= TELLING * long && (short - (long - unit)).abs() < 0.5 * (short - long).abs()
}

fn structure(ru: &ActInput<'_>, ky: &ActInput<'_>, a: &Alignment) -> Vec<Found> {
    let mut out = Vec::new();
    for (pair, only_ru, only_ky) in &a.uneven {
        // Numbers missing on both sides are another numbering or a text read wrongly.
        let (missing, i, side) = match (only_ru.as_slice(), only_ky.as_slice()) {
            ([i], []) => (ru, *i, Lang::Ru),
            ([], [i]) => (ky, *i, Lang::Ky),
            _ => continue,
        };
        let p = provision(missing, i);
        // The other text may hold the unit elsewhere in the article, under a neighbour.
        let article = ru.act.article(pair.ru);
        let moved = a.uneven.iter().any(|(other, r, k)| {
            let rest = if side == Lang::Ru { (ky, k) } else { (ru, r) };
            ru.act.article(other.ru) == article && rest.1.iter().any(|j| provision(rest.0, *j).number == p.number)
        });
        if moved {
            continue;
        }
        // A unit that is gone, or set without words, is no difference in law.
        if p.occurrence > 1 || p.body.is_empty() || p.force != crate::act::Force::InForce {
            continue;
        }
        if !matches!(p.kind, ProvisionKind::Part | ProvisionKind::Item | ProvisionKind::SubItem) {
            continue;
        }
        let (long, short) = if side == Lang::Ru {
            (length(ru, pair.ru), length(ky, pair.ky))
        } else {
            (length(ky, pair.ky), length(ru, pair.ru))
        };
        if !is_gone(long, short, length(missing, i)) {
            continue;
        }
        let n = p.number.clone().unwrap_or_default();
        let reason = match side {
            Lang::Ru => Tri::new(
                format!("Единица {n} есть только в русском тексте."),
                format!("{n}-бирдик орусча текстте гана бар."),
                format!("Unit {n} stands in Russian only."),
            ),
            Lang::Ky => Tri::new(
                format!("Единица {n} есть только в кыргызском тексте."),
                format!("{n}-бирдик кыргызча текстте гана бар."),
                format!("Unit {n} stands in Kyrgyz only."),
            ),
        };
        let (mut r, mut k) = (opening(ru, pair.ru), opening(ky, pair.ky));
        let mut at = *pair;
        match side {
            Lang::Ru => (r, at.ru) = (p.body, i),
            Lang::Ky => (k, at.ky) = (p.body, i),
        }
        out.push(Found { pair: at, ru: (r, r), ky: (k, k), weight: STRUCTURE, reason });
    }
    out
}

fn different_editions(ru: &ActInput<'_>, ky: &ActInput<'_>, a: &Alignment) -> Option<Found> {
    let pair = *a.pairs.first()?;
    let (r, k) = (a.only_ru.len(), a.only_ky.len());
    let u = a.uneven.len();
    Some(Found {
        pair,
        ru: (opening(ru, pair.ru), opening(ru, pair.ru)),
        ky: (opening(ky, pair.ky), opening(ky, pair.ky)),
        weight: EDITIONS,
        reason: Tri::new(
            format!(
                "Тексты, по-видимому, разных редакций: статей только в русском {r}, только в кыргызском {k}, норм с разным составом {u}; остальное не сравнивалось."
            ),
            format!(
                "Тексттер ар башка редакцияда окшойт: орусча текстте гана {r} берене, кыргызча текстте гана {k}, курамы айырмаланган ченемдер {u}; калганы салыштырылган жок."
            ),
            format!(
                "The texts seem to be of different editions: {r} articles in Russian only, {k} in Kyrgyz only, {u} norms built differently; nothing else was compared."
            ),
        ),
    })
}

#[cfg(test)]
mod tests;
