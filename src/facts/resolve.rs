//! Resolution of citations: which act is meant, and whether the cited element stands in it.

use super::{Citation, TargetKind};
use crate::act::{Act, ProvisionKind};
use crate::{Lang, text};
use rustc_hash::FxHashMap;

/// An act that can be cited, as far as a look-up must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAct {
    /// URI.
    pub uri: String,
    /// Title as known.
    pub title: String,
    /// Number and ISO date, where known.
    pub number: Option<String>,
    /// Date of adoption.
    pub date: Option<String>,
    /// No longer in force.
    pub repealed: bool,
    /// What repealed or replaced it.
    pub repealed_by: Option<String>,
    /// `verified`, `likely` or `memory`.
    pub confidence: String,
}

/// Where acts are looked up: a slice of acts here, the store elsewhere.
pub trait ActLookup: Sync {
    /// The act with a number and a date. Numbers repeat every year, so both are needed.
    fn by_number(&self, number: &str, date: &str) -> Option<KnownAct>;
    /// The acts with a title (compared folded, without the quotation marks), the latest first.
    fn by_title(&self, title: &str, lang: Lang) -> Vec<KnownAct>;
    /// Whether an element stands in an act: `None` when the act's text is not held.
    fn has_element(&self, uri: &str, article: &str, part: Option<&str>, item: Option<&str>) -> Option<bool>;
}

/// A look-up that knows nothing.
pub struct NoActs;

impl ActLookup for NoActs {
    fn by_number(&self, _: &str, _: &str) -> Option<KnownAct> {
        None
    }
    fn by_title(&self, _: &str, _: Lang) -> Vec<KnownAct> {
        Vec::new()
    }
    fn has_element(&self, _: &str, _: &str, _: Option<&str>, _: Option<&str>) -> Option<bool> {
        None
    }
}

/// A look-up over a slice of acts.
pub struct ActSlice<'a> {
    acts: Vec<&'a Act>,
    by_number: FxHashMap<(String, String), usize>,
    by_title: FxHashMap<String, Vec<usize>>,
}

impl<'a> ActSlice<'a> {
    /// Indexes acts by number with date, and by title.
    pub fn new(acts: impl IntoIterator<Item = &'a Act>) -> Self {
        let acts: Vec<&Act> = acts.into_iter().collect();
        let mut by_number = FxHashMap::default();
        let mut by_title: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, a) in acts.iter().enumerate() {
            if let (Some(n), Some(d)) = (&a.header.number, &a.header.date) {
                by_number.entry((number_key(&n.value), d.value.clone())).or_insert(i);
            }
            if let Some(t) = &a.header.title {
                by_title.entry(title_key(&t.value)).or_default().push(i);
            }
        }
        ActSlice { acts, by_number, by_title }
    }

    fn known(&self, i: usize) -> Option<KnownAct> {
        let a = self.acts.get(i)?;
        let value = |r: &Option<crate::act::Read<String>>| r.as_ref().map(|r| r.value.clone());
        Some(KnownAct {
            uri: a.uri.clone(),
            title: value(&a.header.title).unwrap_or_default(),
            number: value(&a.header.number),
            date: value(&a.header.date),
            repealed: a.header.status.as_ref().is_some_and(|s| s.value == crate::act::Force::Repealed),
            repealed_by: None,
            confidence: "verified".into(),
        })
    }
}

impl ActLookup for ActSlice<'_> {
    fn by_number(&self, number: &str, date: &str) -> Option<KnownAct> {
        self.by_number.get(&(number_key(number), date.to_string())).and_then(|i| self.known(*i))
    }

    fn by_title(&self, title: &str, _: Lang) -> Vec<KnownAct> {
        let mut all: Vec<KnownAct> =
            self.by_title.get(&title_key(title)).into_iter().flatten().filter_map(|i| self.known(*i)).collect();
        all.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.uri.cmp(&b.uri)));
        all
    }

    fn has_element(&self, uri: &str, article: &str, part: Option<&str>, item: Option<&str>) -> Option<bool> {
        let act = self.acts.iter().find(|a| a.uri == uri)?;
        Some(element_exists(act, article, part, item))
    }
}

/// A number for comparison: folded, without spaces.
pub fn number_key(number: &str) -> String {
    text::fold(number).text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A title for comparison: folded letters and digits without spaces («кол тамга» and «колтамга» are one), without «Кыргызской Республики».
pub fn title_key(title: &str) -> String {
    let folded = text::fold(title).text;
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| {
            !w.is_empty() && !w.starts_with("кыргызск") && !w.starts_with("республик") && *w != "кыргыз" && *w != "кр"
        })
        .collect::<Vec<_>>()
        .concat()
}

/// The elements a citation lists, as far as they are plain numbers: articles «17-24» become each article between, when the act numbers so.
///
/// A hyphen is ambiguous («4-2» is an inserted article or a range): both readings are given, the inserted one first.
pub fn listed(numbers: &str) -> Vec<Listed> {
    let mut out = Vec::new();
    for piece in numbers
        .split([',', ';'])
        .flat_map(|p| p.split(" и "))
        .flat_map(|p| p.split(" или "))
        .flat_map(|p| p.split(" жана "))
        .flat_map(|p| p.split(" же "))
    {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        let spaced: Vec<&str> = piece.split([' ']).filter(|s| !s.is_empty()).collect();
        let range = match spaced.as_slice() {
            [a, "-" | "–" | "—" | "−" | "по", b] => Some((plain(a), plain(b))),
            _ => None,
        };
        if let Some((Some(a), Some(b))) = range {
            out.push(Listed { exact: None, ranges: vec![(a, b)] });
            continue;
        }
        let Some(exact) = plain(piece) else { continue };
        // Every hyphen may be the one that makes a range: «309-309-4» is 309 to 309-4.
        let ranges =
            exact.match_indices('-').map(|(at, _)| (exact[..at].to_string(), exact[at + 1..].to_string())).collect();
        out.push(Listed { exact: Some(exact), ranges });
    }
    out
}

/// One entry of a list of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The number itself, superscripts as `-1`.
    pub exact: Option<String>,
    /// The two ends, in every reading as a range.
    pub ranges: Vec<(String, String)>,
}

/// Digits with hyphens; superscript digits become `-1`.
fn plain(s: &str) -> Option<String> {
    let mut out = String::new();
    let mut raised = false;
    for c in s.trim_matches(['"', '«', '»', '“', '”', ')']).chars() {
        if c.is_ascii_digit() {
            if raised {
                return None;
            }
            out.push(c);
        } else if let Some(d) = super::lex::superscript(c) {
            if !raised {
                out.push('-');
            }
            raised = true;
            out.push(d);
        } else if matches!(c, '-' | '–' | '—') && !out.is_empty() {
            out.push('-');
        } else {
            return None;
        }
    }
    (!out.is_empty() && !out.ends_with('-')).then_some(out)
}

/// Whether an element stands in an act. `part` and `item` that are no plain numbers count as present.
pub fn element_exists(act: &Act, article: &str, part: Option<&str>, item: Option<&str>) -> bool {
    let mut any = false;
    for (i, p) in act.provisions.iter().enumerate() {
        if p.kind == ProvisionKind::Article && !p.quoted && p.number.as_deref() == Some(article) {
            any = true;
            if children_hold(act, i, part, item) {
                return true;
            }
        }
    }
    any && part.is_none() && item.is_none()
}

/// Whether the subtree of provision `root` holds the part and the item.
pub fn children_hold(act: &Act, root: usize, part: Option<&str>, item: Option<&str>) -> bool {
    let below = |root: usize| {
        let mut end = root + 1;
        while act.provisions.get(end).is_some_and(|p| p.parent.is_some_and(|q| q as usize >= root)) {
            end += 1;
        }
        root + 1..end
    };
    let mut scope = below(root);
    if let Some(part) = part {
        let numbered = scope.clone().any(|k| act.provisions[k].kind == ProvisionKind::Part);
        let found = scope.clone().find(|k| {
            act.provisions[*k].kind == ProvisionKind::Part && act.provisions[*k].number.as_deref() == Some(part)
        });
        match found {
            Some(k) => scope = k..below(k).end,
            // An article whose parts carry no numbers cannot be checked.
            None => return !numbered,
        }
    }
    let Some(item) = item else { return true };
    let numbered =
        scope.clone().any(|k| matches!(act.provisions[k].kind, ProvisionKind::Item | ProvisionKind::SubItem));
    !numbered
        || scope.into_iter().any(|k| {
            matches!(act.provisions[k].kind, ProvisionKind::Item | ProvisionKind::SubItem)
                && act.provisions[k].number.as_deref() == Some(item)
        })
}

/// The act a citation names, by number with date, else by title.
pub fn cited_act(c: &Citation, lang: Lang, lookup: &dyn ActLookup) -> Option<KnownAct> {
    if c.target == TargetKind::OwnProvision {
        return None;
    }
    if let (Some(n), Some(d)) = (&c.number, &c.date) {
        return lookup.by_number(n, d);
    }
    lookup.by_title(c.title.as_deref()?, lang).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_ranges() {
        let l = listed("12-19, 21¹ и 30");
        assert_eq!(l[0].ranges, vec![("12".into(), "19".into())]);
        assert_eq!(l[1].exact.as_deref(), Some("21-1"));
        assert_eq!(l[2].exact.as_deref(), Some("30"));
        let l = listed("4 - 4-2");
        assert_eq!((l[0].exact.as_deref(), l[0].ranges.clone()), (None, vec![("4".into(), "4-2".into())]));
        assert!(listed("309-309-4")[0].ranges.contains(&("309".into(), "309-4".into())));
        assert_eq!(listed("2 жана 3").len(), 2);
        assert!(listed("абз. вторым").is_empty());
    }

    #[test]
    fn titles_compare_without_the_country() {
        assert_eq!(
            title_key("Об Омбудсмене (Акыйкатчы) Кыргызской Республики"),
            title_key("ОБ ОМБУДСМЕНЕ (АКЫЙКАТЧЫ)")
        );
        assert_eq!(
            title_key("Кыргыз Республикасынын Электрондук кол тамга жөнүндө"),
            title_key("Электрондук колтамга жөнүндө")
        );
    }
}
