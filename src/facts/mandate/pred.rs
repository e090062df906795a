//! Predicates of Russian main clauses: what is masked (subordinate clauses, participle phrases), finite verbs, modal words.

use super::view::View;
use super::words::REFLEXIVE_ACTIVE;
use crate::bodies::grammar::{full_participle, ru_finite, ru_infinitive};
use crate::bodies::head::Cases;
use crate::facts::Modality;

/// A predicate of a main clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pred {
    /// Position of the finite verb or modal word.
    pub at: usize,
    /// Positions of the words that name the action.
    pub verbs: Vec<usize>,
    /// A reflexive verb or a short participle: the agent stands in the instrumental.
    pub passive: bool,
    /// Plural form.
    pub plural: Option<bool>,
    /// How it binds.
    pub modality: Modality,
    /// One past its last word.
    pub end: usize,
}

pub(super) fn starts_any(w: &str, list: &[&str]) -> bool {
    list.iter().any(|p| w.starts_with(p))
}

/// How far behind a body the verb of the main clause stands.
const MAIN_VERB: usize = 4;

/// Positions inside subordinate clauses, participle phrases and brackets.
pub(super) fn mask(v: &View<'_>) -> Vec<bool> {
    let n = v.len();
    let mut out = vec![false; n];
    let mut i = 0;
    while i < n {
        let w = v.folded(i);
        let comma = i > 0 && v.folded(i - 1) == ",";
        let relative =
            w.starts_with("котор") || (comma && matches!(w, "что" | "чтобы" | "где" | "куда" | "чей" | "чьи" | "чья"));
        let conditional = matches!(w, "если" | "когда" | "поскольку" | "пока" | "хотя") || (w == "чтобы");
        let participle = comma && (full_participle(w) || (is_adverb(w) && full_participle(v.folded(i + 1))));
        if w == "(" {
            let end = (i..n).find(|k| v.folded(*k) == ")").unwrap_or(n - 1);
            out[i..=end].fill(true);
            i = end + 1;
        } else if relative || conditional || participle {
            let from = if relative { (0..i).rev().take(4).find(|k| v.folded(*k) == ",").unwrap_or(i) } else { i };
            let mut end = i + 1;
            let mut seen_verb = false;
            while end < n {
                let e = v.folded(end);
                if matches!(e, "," | ";" | ":") && (seen_verb || !relative && !conditional || e != ",") {
                    break;
                }
                // «если лицо не способно …, или возникла необходимость …, орган пробации направляет»: a condition without a
                // verb in the present ends where a body begins the main clause.
                if conditional
                    && e == ","
                    && v.mention_at(end + 1).is_some_and(|(_, a, b)| {
                        a == end + 1
                            && v.certain(a, b)
                            && v.may(a, b, Cases::NOM)
                            && (b..n.min(b + MAIN_VERB))
                                .take_while(|k| v.folded(*k) != ",")
                                .any(|k| ru_finite(v.folded(k)) || modal(v.folded(k)).is_some())
                    })
                {
                    break;
                }
                // A participle phrase has no finite verb: the main clause goes on there.
                if ru_finite(e) || modal(e).is_some() {
                    if participle && !relative {
                        end -= usize::from(matches!(v.folded(end - 1), "и" | "не"));
                        break;
                    }
                    seen_verb = true;
                }
                end += 1;
            }
            out[from..end].fill(true);
            i = end;
        } else {
            i += 1;
        }
    }
    out
}

pub(super) fn is_adverb(w: &str) -> bool {
    w.ends_with('о') && w.chars().count() > 4 && !w.ends_with("го")
}

/// Modality of a modal word, when it is one.
fn modal(w: &str) -> Option<(Modality, Option<bool>)> {
    match w {
        "вправе" => Some((Modality::Power, None)),
        "может" => Some((Modality::Power, Some(false))),
        "могут" => Some((Modality::Power, Some(true))),
        "обязан" | "обязана" | "обязано" | "должен" | "должна" | "должно" => {
            Some((Modality::Duty, Some(false)))
        }
        "обязаны" | "должны" => Some((Modality::Duty, Some(true))),
        "запрещается" | "воспрещается" => Some((Modality::Prohibition, None)),
        "допускается" | "разрешается" | "допускаются" | "разрешаются" => {
            Some((Modality::Power, None))
        }
        _ => None,
    }
}

/// The predicates of the main clauses, in order.
pub(super) fn predicates(v: &View<'_>, masked: &[bool]) -> Vec<Pred> {
    let n = v.end();
    let mut out: Vec<Pred> = Vec::new();
    let mut i = 0;
    while i < n {
        if masked[i] || !v.is_word(i) || v.mention_at(i).is_some() {
            i += 1;
            continue;
        }
        let w = v.folded(i);
        let negated = i > 0 && v.folded(i - 1) == "не";
        let right = matches!(w, "имеет" | "имеют") && (i + 1..(i + 4).min(n)).any(|k| v.folded(k) == "право");
        let m = if right { Some((Modality::Power, Some(w == "имеют"))) } else { modal(w) };
        if let Some((modality, plural)) = m {
            let stop = (i + 1..n)
                .find(|k| !masked[*k] && (ru_finite(v.folded(*k)) || modal(v.folded(*k)).is_some()))
                .unwrap_or(n);
            let mut verbs: Vec<usize> =
                (i + 1..stop).filter(|k| !masked[*k] && ru_infinitive(v.folded(*k)) && !is_be(v.folded(*k))).collect();
            // An infinitive far behind the first, without a conjunction, belongs to a noun («право получать»).
            verbs = joined(v, verbs);
            let mut passive = verbs.first().is_some_and(|k| v.folded(*k).ends_with("ся"));
            if verbs.is_empty() {
                // «могут быть установлены», «должно быть принято»
                if let Some(p) = (i + 1..stop).find(|k| !masked[*k] && short_participle(v.folded(*k))) {
                    verbs.push(p);
                    passive = true;
                }
            }
            // «допускается внесение сбора»: the permission is itself the action.
            if verbs.is_empty() && w.ends_with("ся") && modality == Modality::Power {
                verbs.push(i);
                passive = true;
            }
            let modality = if negated && modality != Modality::Duty { Modality::Prohibition } else { modality };
            let end = verbs.last().map_or(i + 1, |k| k + 1);
            out.push(Pred { at: i, verbs, passive, plural, modality, end });
            i = end.max(i + 1);
            continue;
        }
        if ru_finite(w) {
            let passive = w.ends_with("ся") && !starts_any(w, REFLEXIVE_ACTIVE);
            let base = w.strip_suffix("ся").unwrap_or(w);
            let plural = ["ут", "ют", "ат", "ят"].iter().any(|e| base.ends_with(e));
            out.push(Pred {
                at: i,
                verbs: vec![i],
                passive,
                plural: Some(plural),
                modality: Modality::Function,
                end: i + 1,
            });
        }
        i += 1;
    }
    out
}

fn is_be(w: &str) -> bool {
    matches!(w, "быть" | "являться")
}

fn short_participle(w: &str) -> bool {
    w.chars().count() > 5
        && ["ен", "ена", "ено", "ены", "ан", "ана", "ано", "аны", "ят", "ята", "яты", "ято"]
            .iter()
            .any(|e| w.ends_with(e))
        && !w.ends_with("ствен")
}

/// Infinitives that stand in one row: each after the first follows a comma or «и».
fn joined(v: &View<'_>, verbs: Vec<usize>) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for k in verbs {
        let near = k.checked_sub(1).map_or("", |p| v.folded(p));
        let far = k.checked_sub(2).map_or("", |p| v.folded(p));
        if out.is_empty()
            || matches!(near, "," | "и" | "или" | "также" | "либо")
            || matches!(far, "," | "и" | "или" | "также")
        {
            out.push(k);
        }
    }
    out
}
