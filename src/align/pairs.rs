//! Which provision of the Russian text is which of the Kyrgyz one.

use crate::act::{Act, Provision, ProvisionKind as Kind};
use rustc_hash::FxHashMap;

/// Provisions of the two texts with one identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Index in the Russian act.
    pub ru: u32,
    /// Index in the Kyrgyz act.
    pub ky: u32,
    /// What is below belongs to the comparison: the two are cut into unnumbered paragraphs in different places.
    pub whole: bool,
}

/// The two texts of one act laid side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Provisions that say the same, in the order of the Russian text. Units below a provision whose two sides are built
    /// differently are left out: there a number does not tell which is which.
    pub pairs: Vec<Pair>,
    /// Articles of the Russian text that the Kyrgyz one lacks.
    pub only_ru: Vec<u32>,
    /// Articles of the Kyrgyz text that the Russian one lacks.
    pub only_ky: Vec<u32>,
    /// Provisions whose numbered units differ: the pair, and the numbers that stand on one side only (Russian, Kyrgyz).
    pub uneven: Vec<(Pair, Vec<u32>, Vec<u32>)>,
    /// Articles that both have.
    pub shared: usize,
}

/// Share of articles that differ in their build, or stand in one text only, from which two texts are taken for different
/// editions. Chosen, not measured: an amending law touches more of a code than slips of translators do.
const OTHER_EDITION: f64 = 0.10;

/// Whether the two texts look like different editions: their cards say so, or too much of their build differs.
pub fn editions(ru: &Act, ky: &Act, a: &Alignment) -> bool {
    let edition = |act: &Act| act.header.edition.as_ref().map(|e| e.value.trim().to_string());
    if let (Some(x), Some(y)) = (edition(ru), edition(ky))
        && digits(&x) != digits(&y)
    {
        return true;
    }
    let odd = a.only_ru.len() + a.only_ky.len() + a.uneven.len();
    let all = a.shared + a.only_ru.len() + a.only_ky.len();
    all > 0 && odd as f64 > OTHER_EDITION * all as f64 && odd > 2
}

/// Numbers of an edition without the order and the words around them: «от 5 мая 2021» and «2021-жылдын 5-майы».
fn digits(s: &str) -> Vec<String> {
    let mut all: Vec<String> =
        s.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).map(str::to_string).collect();
    all.sort();
    all
}

/// Kinds that are numbered by the lawgiver.
fn is_numbered(p: &Provision) -> bool {
    p.number.is_some() && !matches!(p.kind, Kind::Note | Kind::Footnote | Kind::Row)
}

/// Lays two texts side by side.
pub fn align(ru: &Act, ky: &Act) -> Alignment {
    let mut out = Alignment::default();
    let (units, others) = match (ru.articles(), ky.articles()) {
        (r, k) if r.is_empty() && k.is_empty() => (points(ru), points(ky)),
        both => both,
    };
    let by_eid: FxHashMap<String, u32> = others.iter().map(|i| (ky.eid(*i), *i)).collect();
    let mut met = vec![false; ky.provisions.len()];
    for r in units {
        match by_eid.get(&ru.eid(r)) {
            Some(&k) => {
                met[k as usize] = true;
                out.shared += 1;
                below(ru, ky, Pair { ru: r, ky: k, whole: false }, &mut out);
            }
            None => out.only_ru.push(r),
        }
    }
    out.only_ky = others.into_iter().filter(|k| !met[*k as usize]).collect();
    out
}

/// The outermost numbered units of an act without articles: the points of a regulation or of its annex.
fn points(act: &Act) -> Vec<u32> {
    let unit = |p: &Provision| is_numbered(p) && matches!(p.kind, Kind::Part | Kind::Item) && !p.quoted;
    let inside = |i: u32| {
        let mut up = act.provisions[i as usize].parent;
        while let Some(q) = up {
            let p = &act.provisions[q as usize];
            if unit(p) {
                return true;
            }
            up = p.parent;
        }
        false
    };
    (0..act.provisions.len() as u32).filter(|i| unit(&act.provisions[*i as usize]) && !inside(*i)).collect()
}

/// Children that can be compared: notes, furniture and blank lines out.
fn children(act: &Act, i: u32) -> Vec<u32> {
    let idle = |p: &Provision| {
        p.quoted || matches!(p.kind, Kind::Note | Kind::Footnote | Kind::Furniture | Kind::Toc | Kind::Conclusion)
    };
    act.children(i).filter(|j| !idle(&act.provisions[*j as usize])).collect()
}

/// Pairs a provision and, as far as both sides are built alike, what is below it.
fn below(ru: &Act, ky: &Act, pair: Pair, out: &mut Alignment) {
    let (a, b) = (children(ru, pair.ru), children(ky, pair.ky));
    let key = |act: &Act, i: u32| {
        let p = &act.provisions[i as usize];
        (p.kind, p.number.clone(), p.occurrence)
    };
    let (x, y): (Vec<_>, Vec<_>) = (a.iter().map(|i| key(ru, *i)).collect(), b.iter().map(|i| key(ky, *i)).collect());
    if x == y {
        out.pairs.push(pair);
        for (r, k) in a.into_iter().zip(b) {
            below(ru, ky, Pair { ru: r, ky: k, whole: false }, out);
        }
        return;
    }
    let plain = |act: &Act, all: &[u32]| all.iter().all(|i| act.provisions[*i as usize].number.is_none());
    if plain(ru, &a) && plain(ky, &b) {
        out.pairs.push(Pair { whole: true, ..pair });
        return;
    }
    // A number present on one side only; the others with a number of their own are still the same units.
    let number = |act: &Act, i: &u32| {
        let p = &act.provisions[*i as usize];
        (is_numbered(p) && p.occurrence == 1).then(|| p.number.clone()).flatten()
    };
    let at: FxHashMap<String, u32> = b.iter().filter_map(|i| Some((number(ky, i)?, *i))).collect();
    let mut seen: Vec<u32> = Vec::new();
    let mut extra_ru = Vec::new();
    let mut same = Vec::new();
    for r in a.iter().filter(|i| is_numbered(&ru.provisions[**i as usize])) {
        match number(ru, r).and_then(|n| at.get(&n).copied()) {
            Some(k) => {
                seen.push(k);
                same.push(Pair { ru: *r, ky: k, whole: false });
            }
            None => extra_ru.push(*r),
        }
    }
    let extra_ky: Vec<u32> =
        b.iter().filter(|i| is_numbered(&ky.provisions[**i as usize]) && !seen.contains(i)).copied().collect();
    if !extra_ru.is_empty() || !extra_ky.is_empty() {
        out.uneven.push((pair, extra_ru, extra_ky));
    } else {
        // Only unnumbered paragraphs are cut otherwise.
        for p in same {
            below(ru, ky, p, out);
        }
    }
}
