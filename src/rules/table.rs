//! Dated tables of law that rules compare with: statutory limits, registers of the state, permits.
//!
//! They are rows of the packs (`[[limit]]`, `[[register]]`, `[[permit]]`), so `--rules DIR` replaces a row by its id or adds one, and a wrong row is
//! reported with its file and line. Words are recognised by patterns of the pattern language.

use super::pack::li;
use super::pattern::{self, Lexicon, Lists, Pattern};
use super::view::View;
use crate::{Error, Lang, Result, Tri};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// General knowledge: the row only weakens a finding.
    Memory,
    /// Partly seen.
    Likely,
    /// Read in an act or at the named source.
    Verified,
}

impl Sure {
    /// What a finding's confidence is multiplied by: a row nobody has read must not carry a finding to the top of a list.
    pub fn weight(self) -> f32 {
        match self {
            Sure::Memory => 0.6,
            Sure::Likely => 0.9,
            Sure::Verified => 1.0,
        }
    }
}

/// A value of a limit: a number of units, or words («implied», a range of dates).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum LimitValue {
    /// A number of units.
    Number(u32),
    /// Words.
    Words(String),
}

/// A statutory limit.
#[derive(Debug, Clone)]
pub struct Limit {
    /// Stable name of the row.
    pub id: String,
    /// What it limits.
    pub topic: String,
    /// `max`, `min`, `min_interval`, `equals`, `period`, `date`, `prohibition`, `rule`, `typical`.
    pub kind: String,
    /// How much.
    pub value: LimitValue,
    /// Unit: `calendar_days`, `days`, `working_days`, `month`, `years`, `hours` …
    pub unit: String,
    /// URI of the act that sets it.
    pub act: Option<String>,
    /// Article of that act.
    pub article: Option<String>,
    /// First day, ISO date or its beginning.
    pub valid_from: Option<String>,
    /// Day it ended.
    pub valid_to: Option<String>,
    /// How sure the row is.
    pub confidence: Sure,
    scope: [Vec<Pattern>; 2],
}

/// A register of the state with the papers whose data it holds.
#[derive(Debug, Clone)]
pub struct Register {
    /// Stable name of the row.
    pub id: String,
    /// Name of the register.
    pub register: Tri,
    /// The body that keeps it.
    pub holder: Tri,
    /// How sure the row is.
    pub confidence: Sure,
    patterns: [Vec<Pattern>; 2],
    unless: [Vec<Pattern>; 2],
    context: [Vec<Pattern>; 2],
}

/// A licence or permit met in an act.
#[derive(Debug, Clone)]
pub struct KnownPermit {
    /// Stable name of the row.
    pub id: String,
    /// The act it rests on.
    pub basis: String,
    /// It rests on another law than No. 195 of 2013.
    pub outside_law_195: bool,
    /// How sure the row is.
    pub confidence: Sure,
    patterns: [Vec<Pattern>; 2],
}

/// All tables.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Limits in the order of the files, replaced rows in their old place.
    pub limits: Vec<Limit>,
    /// Registers.
    pub registers: Vec<Register>,
    /// Permits.
    pub permits: Vec<KnownPermit>,
}

/// A row with a date counts on a day when the day lies between its dates; without a day, rows that have ended are left out.
fn in_force(from: Option<&str>, to: Option<&str>, day: Option<&str>) -> bool {
    match day {
        Some(day) => from.is_none_or(|f| f <= day) && to.is_none_or(|t| day < t),
        None => to.is_none(),
    }
}

impl Limit {
    /// Whether the row counts on a day (ISO); without a day, whether it has no end.
    pub fn in_force(&self, day: Option<&str>) -> bool {
        in_force(self.valid_from.as_deref(), self.valid_to.as_deref(), day)
    }

    /// The limit in calendar days, for limits of time: months at 30 days, working days at 7/5.
    pub fn calendar_days(&self) -> Option<u32> {
        use crate::facts::{TimeUnit, calendar_days};
        let LimitValue::Number(n) = self.value else { return None };
        let unit = match self.unit.as_str() {
            "calendar_days" | "days" | "day" => TimeUnit::Day,
            "working_days" => TimeUnit::WorkingDay,
            "month" | "months" => TimeUnit::Month,
            "years" | "year" => TimeUnit::Year,
            "hours" => TimeUnit::Hour,
            _ => return None,
        };
        Some(calendar_days(n, unit))
    }
}

impl Tables {
    /// The general limit for a person's application.
    pub fn general_limit(&self) -> Option<&Limit> {
        self.limits.iter().find(|l| l.id == GENERAL_LIMIT)
    }

    /// The special limit of an application that one of the ranges so names, in force on a day.
    pub(crate) fn special_limit(&self, view: &View<'_>, places: &[Range<usize>], day: Option<&str>) -> Option<&Limit> {
        let lang = li(view.lang());
        self.limits.iter().find(|l| {
            l.confidence > Sure::Memory
                && l.in_force(day)
                && !l.scope[lang].is_empty()
                && places.iter().any(|r| view.tagged.any(&l.scope[lang], r))
        })
    }

    /// The register that holds what a paper says; `around` are the ranges its context is looked for in.
    pub(crate) fn register(&self, view: &View<'_>, paper: &Range<usize>, around: &[Range<usize>]) -> Option<&Register> {
        let lang = li(view.lang());
        self.registers.iter().find(|r| {
            view.tagged.any(&r.patterns[lang], paper)
                && !view.tagged.any(&r.unless[lang], paper)
                && (r.context[lang].is_empty() || around.iter().any(|a| view.tagged.any(&r.context[lang], a)))
        })
    }

    /// The known permit that words name.
    pub(crate) fn permit(&self, view: &View<'_>, words: &Range<usize>) -> Option<&KnownPermit> {
        self.permits.iter().find(|p| view.tagged.any(&p.patterns[li(view.lang())], words))
    }
}

/// The row of the general limit.
const GENERAL_LIMIT: &str = "application-general";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimit {
    id: String,
    topic: String,
    #[serde(rename = "type")]
    kind: String,
    value: LimitValue,
    unit: String,
    act: Option<String>,
    article: Option<String>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    confidence: Sure,
    #[serde(default)]
    scope_ru: Vec<Spanned<String>>,
    #[serde(default)]
    scope_ky: Vec<Spanned<String>>,
    // Kept for the reader of the table.
    #[serde(rename = "from_event")]
    _from_event: Option<String>,
    #[serde(rename = "applies_to")]
    _applies_to: Option<String>,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRegister {
    id: String,
    register: Tri,
    holder: Tri,
    confidence: Sure,
    ru: Vec<Spanned<String>>,
    ky: Vec<Spanned<String>>,
    #[serde(default)]
    unless_ru: Vec<Spanned<String>>,
    #[serde(default)]
    unless_ky: Vec<Spanned<String>>,
    #[serde(default)]
    context_ru: Vec<Spanned<String>>,
    #[serde(default)]
    context_ky: Vec<Spanned<String>>,
    #[serde(rename = "document")]
    _document: Named,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPermit {
    id: String,
    basis: String,
    #[serde(default)]
    outside_law_195: bool,
    confidence: Sure,
    #[serde(default)]
    ru: Vec<Spanned<String>>,
    #[serde(default)]
    ky: Vec<Spanned<String>>,
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "name")]
    _name: Named,
    #[serde(rename = "body")]
    _body: String,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// A name in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(rename = "ru")]
    _ru: String,
    #[serde(rename = "ky")]
    _ky: Option<String>,
}

/// Rows of one file.
pub(super) struct RawTables<'r> {
    pub limits: &'r [RawLimit],
    pub registers: &'r [RawRegister],
    pub permits: &'r [RawPermit],
}

/// What compiles the patterns of one file.
pub(super) struct Compiler<'c> {
    pub file: &'c str,
    pub text: &'c str,
    pub lists: &'c [Lists; 2],
    pub lexicon: &'c mut [Lexicon; 2],
}

impl Compiler<'_> {
    fn both(&mut self, ru: &[Spanned<String>], ky: &[Spanned<String>], row: &str) -> Result<[Vec<Pattern>; 2]> {
        let mut one = |all: &[Spanned<String>], lang: Lang| -> Result<Vec<Pattern>> {
            let l = li(lang);
            all.iter()
                .map(|s| {
                    pattern::compile(s.get_ref(), lang, &self.lists[l], &mut self.lexicon[l]).map_err(|e| Error::Data {
                        file: self.file.into(),
                        line: crate::error::line_of(self.text, s.span().start),
                        message: format!("{row}: {e}"),
                    })
                })
                .collect()
        };
        Ok([one(ru, Lang::Ru)?, one(ky, Lang::Ky)?])
    }
}

/// Puts a row in the place of the one with its id, else at the end.
fn put<T>(all: &mut Vec<T>, row: T, same: impl Fn(&T, &T) -> bool) {
    match all.iter().position(|old| same(old, &row)) {
        Some(at) => all[at] = row,
        None => all.push(row),
    }
}

impl Tables {
    /// Adds the rows of one file over those there are.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line of a pattern that does not compile.
    pub(super) fn add(&mut self, raw: &RawTables<'_>, with: &mut Compiler<'_>) -> Result<()> {
        for r in raw.limits {
            let limit = Limit {
                id: r.id.clone(),
                topic: r.topic.clone(),
                kind: r.kind.clone(),
                value: r.value.clone(),
                unit: r.unit.clone(),
                act: r.act.clone(),
                article: r.article.clone(),
                valid_from: r.valid_from.clone(),
                valid_to: r.valid_to.clone(),
                confidence: r.confidence,
                scope: with.both(&r.scope_ru, &r.scope_ky, &r.id)?,
            };
            put(&mut self.limits, limit, |a, b| a.id == b.id);
        }
        for r in raw.registers {
            let register = Register {
                id: r.id.clone(),
                register: r.register.clone(),
                holder: r.holder.clone(),
                confidence: r.confidence,
                patterns: with.both(&r.ru, &r.ky, &r.id)?,
                unless: with.both(&r.unless_ru, &r.unless_ky, &r.id)?,
                context: with.both(&r.context_ru, &r.context_ky, &r.id)?,
            };
            put(&mut self.registers, register, |a, b| a.id == b.id);
        }
        for r in raw.permits {
            let permit = KnownPermit {
                id: r.id.clone(),
                basis: r.basis.clone(),
                outside_law_195: r.outside_law_195,
                confidence: r.confidence,
                patterns: with.both(&r.ru, &r.ky, &r.id)?,
            };
            put(&mut self.permits, permit, |a, b| a.id == b.id);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Packs;
    use super::*;

    #[test]
    fn built_in_tables_have_their_rows_and_dates() {
        let packs = Packs::built_in();
        let t = &packs.tables;
        assert!(t.limits.len() > 100 && t.registers.len() > 40 && t.permits.len() > 100);
        assert_eq!(t.general_limit().and_then(Limit::calendar_days), Some(30));
        let ended = t.limits.iter().find(|l| l.id == "lim088").expect("the row is in the table");
        assert!(!ended.in_force(Some("2026-03-01")) && ended.in_force(Some("2020-01-01")) && !ended.in_force(None));
        let words = t.limits.iter().find(|l| matches!(l.value, LimitValue::Words(_))).expect("some limits are words");
        assert_eq!(words.calendar_days(), None);
    }

    #[test]
    fn a_row_of_ones_own_replaces_the_built_in_one_and_errors_name_the_line() {
        let mine = "[[limit]]\nid = \"application-general\"\ntopic = \"t\"\ntype = \"max\"\nvalue = 10\nunit = \"working_days\"\nsource = \"s\"\nconfidence = \"likely\"\n";
        let packs = Packs::extend_from([("mine.toml".to_string(), mine.to_string())]).expect("it parses");
        assert_eq!(packs.tables.general_limit().and_then(Limit::calendar_days), Some(14));
        let bad = format!("{mine}scope_ru = [\"@nowhere\"]\n");
        let error = Packs::extend_from([("mine.toml".to_string(), bad)]).expect_err("an unknown list").to_string();
        assert!(error.starts_with("mine.toml:9:") && error.contains("nowhere"), "{error}");
        let unknown = format!("{mine}colour = 1\n");
        let error = Packs::extend_from([("mine.toml".to_string(), unknown)]).expect_err("an unknown field").to_string();
        assert!(error.starts_with("mine.toml:"), "{error}");
    }
}
