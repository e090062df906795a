//! Rule packs in TOML: the catalogue's metadata, and the patterns of phrase rules.
//!
//! The built-in packs are compiled in; [`Packs::extend_from`] adds the files of `--rules DIR`, where a rule with a known code replaces
//! the built-in one. Every error names the file and the line.

use super::pattern::{self, Lexicon, Lists, Pattern};
use super::rule::{Example, Ground, Rule};
use super::table::{Compiler, RawLimit, RawPermit, RawRegister, RawTables, Tables};
use super::{Severity, Status};
use crate::error::line_of;
use crate::{Error, Lang, Result, Tri};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// The packs that come with the program: (name, text).
pub const BUILT_IN: &[(&str, &str)] = &[
    ("corpus/rules/common.toml", include_str!("../../corpus/rules/common.toml")),
    ("corpus/rules/barriers.toml", include_str!("../../corpus/rules/barriers.toml")),
    ("corpus/rules/corruption.toml", include_str!("../../corpus/rules/corruption.toml")),
    ("corpus/rules/duplication.toml", include_str!("../../corpus/rules/duplication.toml")),
    ("corpus/rules/inspections.toml", include_str!("../../corpus/rules/inspections.toml")),
    ("corpus/rules/internal.toml", include_str!("../../corpus/rules/internal.toml")),
    ("corpus/rules/procedures.toml", include_str!("../../corpus/rules/procedures.toml")),
    ("corpus/rules/references.toml", include_str!("../../corpus/rules/references.toml")),
    ("corpus/rules/responsibility.toml", include_str!("../../corpus/rules/responsibility.toml")),
    ("corpus/limits.toml", include_str!("../../corpus/limits.toml")),
    ("corpus/permits.toml", include_str!("../../corpus/permits.toml")),
    ("corpus/registers.toml", include_str!("../../corpus/registers.toml")),
];

/// Where a condition looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Place {
    /// The tokens before the hit, in the sentence.
    Before,
    /// The tokens behind it, in the sentence.
    After,
    /// The hit itself.
    Hit,
    /// The whole sentence.
    Sentence,
    /// The provision.
    Provision,
    /// The opening words of the list the provision stands in.
    Leadin,
    /// The heading of the article and of the chapter.
    Heading,
    /// Sentence, lead-in and heading.
    Context,
    /// The whole article.
    Article,
    /// The title of the act.
    Title,
}

/// A condition of a finder.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    /// Where.
    pub place: Place,
    /// At most so many tokens from the hit, for `before` and `after`.
    pub within: usize,
    /// What.
    pub any: Vec<Pattern>,
}

/// Patterns of one language with their conditions.
#[derive(Debug, Clone)]
pub(crate) struct Finder {
    /// All must hold.
    pub need: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Where one holds the finding stays and its confidence is multiplied.
    pub weaker: Vec<(f32, Condition)>,
}

/// Whose action a provision speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// A state or local body, an official.
    Body,
    /// A citizen, a business, an applicant.
    Person,
    /// A court, an investigator.
    Court,
    /// Not told.
    Unknown,
}

/// A field of law in which some rules say nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    /// Codes of procedure: courts, investigation.
    Procedure,
    /// Criminal and penitentiary law.
    Criminal,
    /// Codes of offences.
    Offences,
    /// Civil, family and labour law: relations of private persons.
    Private,
    /// Tax and customs.
    Tax,
    /// Budget.
    Budget,
    /// International treaties.
    Treaty,
    /// The Constitution: powers of the highest organs are no discretion of an office.
    Constitution,
}

/// A phrase rule: its metadata is in [`Packs::rules`] under the same code.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Index in [`Packs::rules`].
    pub rule: usize,
    /// Finders, both languages.
    pub find: Vec<Finder>,
    /// Allowed subjects; empty: any.
    pub subject: Vec<Subject>,
    /// Fields of law in which a finding is less sure.
    pub weak_domains: Vec<Domain>,
    /// Looks into definitions too.
    pub definitions: bool,
    /// Fires although the sentence negates the demand.
    pub negated: bool,
    /// Looks at tables.
    pub tables: bool,
    /// At most one finding an article (the first place).
    pub once: bool,
}

/// All packs, compiled.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// Rules in the order of their codes.
    pub rules: Vec<Rule>,
    pub(crate) phrases: Vec<Phrase>,
    /// Patterns of the finders, per language ([`Lang`] as index).
    pub(crate) patterns: [Vec<Pattern>; 2],
    /// (phrase, finder) of each pattern.
    pub(crate) owners: [Vec<(u32, u32)>; 2],
    pub(crate) lexicon: [Lexicon; 2],
    /// Patterns by the class of their anchor.
    pub(crate) by_anchor: [Vec<Vec<u32>>; 2],
    /// Lists compiled as patterns of their own, by name.
    pub(crate) lists: [BTreeMap<String, Pattern>; 2],
    /// Dated tables of law.
    pub tables: Tables,
}

/// Index of a language.
pub(crate) const fn li(lang: Lang) -> usize {
    match lang {
        Lang::Ru => 0,
        Lang::Ky => 1,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    #[serde(default)]
    lists: BTreeMap<String, BTreeMap<String, Spanned<String>>>,
    #[serde(default)]
    grounds: BTreeMap<String, RawGround>,
    #[serde(default)]
    rule: Vec<Spanned<RawRule>>,
    #[serde(default)]
    limit: Vec<RawLimit>,
    #[serde(default)]
    register: Vec<RawRegister>,
    #[serde(default)]
    permit: Vec<RawPermit>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct RawGround {
    ru: String,
    ky: String,
    en: String,
    act: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    code: String,
    name: Tri,
    why: Tri,
    fix: Tri,
    limits: Tri,
    ground: Spanned<Vec<String>>,
    severity: Severity,
    status: Status,
    since: String,
    confidence: f32,
    message: Tri,
    kind: RawKind,
    #[serde(default)]
    subject: Vec<Subject>,
    #[serde(default)]
    not_domains: Vec<Domain>,
    #[serde(default)]
    weak_domains: Vec<Domain>,
    #[serde(default)]
    definitions: bool,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    tables: bool,
    #[serde(default)]
    once: bool,
    #[serde(default)]
    find: Vec<RawFinder>,
    #[serde(default)]
    example: Vec<Spanned<RawExample>>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum RawKind {
    Phrase,
    Code,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFinder {
    lang: Lang,
    any: Vec<Spanned<String>>,
    #[serde(default)]
    need: Vec<RawCondition>,
    #[serde(default)]
    unless: Vec<RawCondition>,
    #[serde(default)]
    weaker: Vec<RawWeaker>,
}

/// A condition that makes a finding less sure: `{ times = 0.6, in = "hit", any = [..] }`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWeaker {
    times: f32,
    #[serde(rename = "in")]
    place: Place,
    #[serde(default)]
    within: Option<usize>,
    any: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCondition {
    #[serde(rename = "in")]
    place: Place,
    #[serde(default)]
    within: Option<usize>,
    any: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExample {
    lang: Lang,
    fires: bool,
    text: String,
}

impl Packs {
    /// The built-in packs.
    ///
    /// # Panics
    /// Never: a test compiles them.
    pub fn built_in() -> Self {
        Packs::read(BUILT_IN.iter().map(|(n, t)| (n.to_string(), t.to_string())))
            .expect("the built-in packs compile: a test holds that")
    }

    /// The built-in packs with others over them: (file, text) each; a rule with a known code replaces the built-in one.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line.
    pub fn extend_from(extra: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        Packs::read(BUILT_IN.iter().map(|(n, t)| (n.to_string(), t.to_string())).chain(extra))
    }

    /// Packs from (file, text), later ones over earlier ones.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line: TOML that does not parse, an unknown field, list or ground, a wrong pattern, a message without a language.
    pub fn read(files: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        let mut raw: Vec<(String, String, RawPack)> = Vec::new();
        for (file, text) in files {
            let pack: RawPack = toml::from_str(&text).map_err(|e| Error::toml(&file, &text, &e))?;
            raw.push((file, text, pack));
        }
        let mut lists: [Lists; 2] = Default::default();
        let mut grounds: BTreeMap<String, Ground> = BTreeMap::new();
        for (_, _, pack) in &raw {
            for (lang, named) in &pack.lists {
                let Some(lang) = Lang::from_code(lang) else { continue };
                for (name, words) in named {
                    lists[li(lang)]
                        .insert(name.clone(), words.get_ref().split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            for (code, g) in &pack.grounds {
                let ground = Ground { code: code.clone(), title: Tri::new(&*g.ru, &*g.ky, &*g.en), act: g.act.clone() };
                grounds.insert(code.clone(), ground);
            }
        }
        let mut out = Packs::default();
        for lang in [Lang::Ru, Lang::Ky] {
            for name in lists[li(lang)].keys() {
                let p = pattern::compile(&format!("@{name}"), lang, &lists[li(lang)], &mut out.lexicon[li(lang)]);
                let p = p.map_err(|message| {
                    let at = raw
                        .iter()
                        .rev()
                        .find_map(|(f, t, pack)| Some((f, t, pack.lists.get(lang.code())?.get(name)?.span().start)));
                    let (file, line) = at.map_or((String::new(), 0), |(f, t, byte)| (f.clone(), line_of(t, byte)));
                    Error::Data { file, line, message }
                })?;
                out.lists[li(lang)].insert(name.clone(), p);
            }
        }
        for (file, text, pack) in &raw {
            let rows = RawTables { limits: &pack.limit, registers: &pack.register, permits: &pack.permit };
            out.tables.add(&rows, &mut Compiler { file, text, lists: &lists, lexicon: &mut out.lexicon })?;
        }
        // Later packs win; the order of the codes is the order of the registry.
        let mut by_code: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (f, (_, _, pack)) in raw.iter().enumerate() {
            for (r, rule) in pack.rule.iter().enumerate() {
                by_code.insert(rule.get_ref().code.clone(), (f, r));
            }
        }
        for (f, r) in by_code.values() {
            let (file, text, pack) = &raw[*f];
            out.add(file, text, &pack.rule[*r], &grounds, &lists)?;
        }
        for lang in 0..2 {
            out.by_anchor[lang] = vec![Vec::new(); out.lexicon[lang].len()];
            for (i, p) in out.patterns[lang].iter().enumerate() {
                for c in &p.anchors {
                    out.by_anchor[lang][*c as usize].push(i as u32);
                }
            }
        }
        Ok(out)
    }

    fn add(
        &mut self,
        file: &str,
        text: &str,
        raw: &Spanned<RawRule>,
        grounds: &BTreeMap<String, Ground>,
        lists: &[Lists; 2],
    ) -> Result<()> {
        let at = |byte: usize| line_of(text, byte);
        let wrong = |byte: usize, message: String| Error::Data { file: file.into(), line: at(byte), message };
        let r = raw.get_ref();
        let here = raw.span().start;
        let mut ground = Vec::new();
        for code in r.ground.get_ref() {
            let g = grounds
                .get(code)
                .ok_or_else(|| wrong(r.ground.span().start, format!("{}: no ground `{code}`", r.code)))?;
            ground.push(g.clone());
        }
        for (name, tri) in
            [("name", &r.name), ("why", &r.why), ("fix", &r.fix), ("limits", &r.limits), ("message", &r.message)]
        {
            if tri.ru.is_empty() || tri.ky.is_empty() || tri.en.is_empty() {
                return Err(wrong(here, format!("{}: `{name}` needs ru, ky and en", r.code)));
            }
        }
        if !(0.0..=1.0).contains(&r.confidence) {
            return Err(wrong(here, format!("{}: `confidence` lies between 0 and 1", r.code)));
        }
        let index = self.rules.len();
        self.rules.push(Rule {
            code: r.code.clone(),
            name: r.name.clone(),
            why: r.why.clone(),
            fix: r.fix.clone(),
            limits: r.limits.clone(),
            ground,
            severity: r.severity,
            status: r.status,
            since: r.since.clone(),
            not_domains: r.not_domains.clone(),
            confidence: r.confidence,
            message: r.message.clone(),
            examples: r
                .example
                .iter()
                .map(|e| Example {
                    lang: e.get_ref().lang,
                    fires: e.get_ref().fires,
                    text: e.get_ref().text.clone(),
                    line: at(e.span().start),
                })
                .collect(),
            source: (file.into(), at(here)),
        });
        if r.kind == RawKind::Code {
            return if r.find.is_empty() {
                Ok(())
            } else {
                Err(wrong(here, format!("{}: a code rule has no `find`", r.code)))
            };
        }
        if r.find.is_empty() {
            return Err(wrong(here, format!("{}: a phrase rule needs `[[rule.find]]`", r.code)));
        }
        let phrase = self.phrases.len() as u32;
        let mut find = Vec::new();
        for (n, f) in r.find.iter().enumerate() {
            let l = li(f.lang);
            let mut compile = |s: &Spanned<String>| {
                pattern::compile(s.get_ref(), f.lang, &lists[l], &mut self.lexicon[l]).map_err(|e| Error::Data {
                    file: file.into(),
                    line: line_of(text, s.span().start),
                    message: format!("{}: {e}", r.code),
                })
            };
            for p in &f.any {
                let p = compile(p)?;
                self.patterns[l].push(p);
                self.owners[l].push((phrase, n as u32));
            }
            let mut condition = |place: Place, within: Option<usize>, any: &[Spanned<String>]| -> Result<Condition> {
                Ok(Condition {
                    place,
                    within: within.unwrap_or(usize::MAX),
                    any: any.iter().map(&mut compile).collect::<Result<_>>()?,
                })
            };
            let need = f.need.iter().map(|c| condition(c.place, c.within, &c.any)).collect::<Result<_>>()?;
            let unless = f.unless.iter().map(|c| condition(c.place, c.within, &c.any)).collect::<Result<_>>()?;
            let mut weaker = Vec::new();
            for w in &f.weaker {
                if !(0.0..=1.0).contains(&w.times) {
                    return Err(wrong(here, format!("{}: `times` lies between 0 and 1", r.code)));
                }
                weaker.push((w.times, condition(w.place, w.within, &w.any)?));
            }
            find.push(Finder { need, unless, weaker });
        }
        self.phrases.push(Phrase {
            rule: index,
            find,
            subject: r.subject.clone(),
            weak_domains: r.weak_domains.clone(),
            definitions: r.definitions,
            negated: r.negated,
            tables: r.tables,
            once: r.once,
        });
        Ok(())
    }

    /// The rule with a code.
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        self.rules.binary_search_by(|r| r.code.as_str().cmp(code)).ok().map(|i| &self.rules[i])
    }
}
