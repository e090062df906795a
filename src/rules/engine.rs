//! The run: passes over units on all cores, each panic fenced, results in one stable order.

use super::matcher::Tags;
use super::pack::{Packs, li};
use super::pass::{Context, Findings, Pass, Scope, Unit};
use super::view::View;
use super::{Finding, Status, phrase};
use crate::{Lang, Notice};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Which rules are on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Preview rules too.
    pub preview: bool,
    /// Only these codes, when not empty (preview ones included).
    pub only: Vec<String>,
    /// Never these.
    pub except: Vec<String>,
}

impl Selection {
    fn takes(&self, code: &str, status: Status) -> bool {
        if self.except.iter().any(|c| c == code) || status == Status::Removed {
            return false;
        }
        if !self.only.is_empty() {
            return self.only.iter().any(|c| c == code);
        }
        status == Status::Stable || (self.preview && status == Status::Preview)
    }
}

/// The registry: the packs' rules in the order of their codes, with the passes that report them.
pub struct Registry {
    /// Metadata of all rules, phrase rules included.
    pub packs: Packs,
    passes: Vec<Box<dyn Pass>>,
    enabled: Vec<bool>,
}

/// What one thread keeps between acts: the tags of the forms met so far.
pub struct Worker {
    tables: [Tags; 2],
    tags: Vec<u32>,
}

impl Registry {
    /// The registry of the packs, with every code pass of the house.
    pub fn new(packs: Packs, selection: &Selection) -> Self {
        let enabled = packs.rules.iter().map(|r| selection.takes(&r.code, r.status)).collect();
        Registry { packs, passes: super::code::all(), enabled }
    }

    /// The built-in packs, stable rules only.
    pub fn built_in() -> Self {
        Registry::new(Packs::built_in(), &Selection::default())
    }

    /// Adds a pass of one's own; its codes need metadata in the packs.
    pub fn with_pass(mut self, pass: Box<dyn Pass>) -> Self {
        self.passes.push(pass);
        self
    }

    /// Digest of the rules that are on, hex: two reports with one digest were made by the same rules.
    pub fn digest(&self) -> String {
        let on: Vec<_> = self.packs.rules.iter().zip(&self.enabled).filter(|(_, on)| **on).map(|(r, _)| r).collect();
        format!("{:016x}", crate::text::form_id(&format!("{on:?}")).0)
    }

    /// A worker for one thread.
    pub fn worker(&self) -> Worker {
        Worker { tables: [Tags::new(&self.packs.lexicon[0]), Tags::new(&self.packs.lexicon[1])], tags: Vec::new() }
    }

    /// Whether a rule is on.
    pub fn is_on(&self, code: &str) -> bool {
        self.packs.rules.iter().zip(&self.enabled).any(|(r, on)| r.code == code && *on)
    }

    /// Every act-wide pass over the act `index` of the context; findings in the order of the text.
    pub fn run_act(&self, cx: &Context<'_>, worker: &mut Worker, index: usize) -> (Vec<Finding>, Vec<Notice>) {
        let Some(input) = cx.acts.get(index) else { return (Vec::new(), Vec::new()) };
        let lang = li(input.act.lang);
        let Worker { tables, tags } = worker;
        tables[lang].tag(input.analysis, &self.packs.lexicon[lang], &self.packs.by_anchor[lang], tags);
        let mut findings = Vec::new();
        let mut notices = Vec::new();
        let view = View::new(index as u32, *input, &self.packs, tags, &tables[lang]);
        let unit = Unit::Act(&view);
        let mut fenced = |name: &str, run: &mut dyn FnMut(&mut Findings<'_>)| {
            let caught = catch_unwind(AssertUnwindSafe(|| {
                let mut out = Findings::new(&self.packs, &self.enabled);
                run(&mut out);
                out.into_items()
            }));
            match caught {
                Ok(items) => findings.extend(items),
                Err(_) => notices.push(Notice::new(
                    &input.act.file,
                    "rule-panic",
                    format!("{name} stopped on this act and its findings are missing; report the act to the maintainers, other rules went on"),
                )),
            }
        };
        fenced("the phrase rules", &mut |out| phrase::check(&view, out));
        for pass in self.passes.iter().filter(|p| p.scope() == Scope::Act) {
            fenced(pass.codes().first().unwrap_or(&"a pass"), &mut |out| {
                // A pass that reports nothing here has nothing to read.
                if pass.codes().iter().any(|c| out.wants_in(&view, c)) {
                    pass.check(cx, &unit, out);
                }
            });
        }
        findings.sort_by(order);
        number_repeats(&mut findings);
        (findings, notices)
    }

    /// Passes over candidate groups and the corpus as a whole.
    pub fn run_groups(&self, cx: &Context<'_>) -> (Vec<Finding>, Vec<Notice>) {
        let mut findings = Vec::new();
        let mut notices = Vec::new();
        for pass in self.passes.iter().filter(|p| p.scope() != Scope::Act) {
            let caught = catch_unwind(AssertUnwindSafe(|| {
                let mut out = Findings::new(&self.packs, &self.enabled);
                match pass.scope() {
                    Scope::Group => cx.groups.iter().for_each(|g| pass.check(cx, &Unit::Group(g), &mut out)),
                    _ => pass.check(cx, &Unit::Corpus, &mut out),
                }
                out.into_items()
            }));
            match caught {
                Ok(items) => findings.extend(items),
                Err(_) => notices.push(Notice::new(
                    "",
                    "rule-panic",
                    format!(
                        "{} stopped; report it to the maintainers, other rules went on",
                        pass.codes().first().unwrap_or(&"a pass")
                    ),
                )),
            }
        }
        findings.sort_by(order);
        (findings, notices)
    }
}

/// Runs `read` over every act of the context as rules see it, in parallel; results in the order of the acts.
pub(super) fn each_view<R: Send>(cx: &Context<'_>, read: impl Fn(&View<'_>) -> Vec<R> + Sync) -> Vec<R> {
    let tables = || ([Tags::new(&cx.packs.lexicon[0]), Tags::new(&cx.packs.lexicon[1])], Vec::new());
    let parts: Vec<Vec<R>> = cx
        .acts
        .par_iter()
        .enumerate()
        .map_init(tables, |(tables, tags), (i, input)| {
            let lang = li(input.act.lang);
            tables[lang].tag(input.analysis, &cx.packs.lexicon[lang], &cx.packs.by_anchor[lang], tags);
            read(&View::new(i as u32, *input, cx.packs, tags, &tables[lang]))
        })
        .collect();
    parts.into_iter().flatten().collect()
}

/// The one order of findings: act, place, rule, words.
fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    let key = |f: &Finding| f.evidence.first().map(|e| (e.act, e.provision, e.span));
    key(a)
        .cmp(&key(b))
        .then_with(|| a.rule.cmp(&b.rule))
        .then_with(|| a.trigger.cmp(&b.trigger))
        .then_with(|| a.id.cmp(&b.id))
}

/// The same words twice in one provision have one hash; the second is told apart by `-2`, in the order of the text.
fn number_repeats(findings: &mut [Finding]) {
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    for f in findings {
        let n = seen.entry(f.id.clone()).or_insert(0);
        *n += 1;
        if *n > 1 {
            f.id = format!("{}-{n}", f.id);
        }
    }
}

/// Runs every rule that is on over all acts and groups of the context.
///
/// The result is the same with one thread and with many. A pass that panics becomes a notice and the run goes on.
pub fn run(cx: &Context<'_>, registry: &Registry) -> (Vec<Finding>, Vec<Notice>) {
    let parts: Vec<(Vec<Finding>, Vec<Notice>)> = (0..cx.acts.len())
        .into_par_iter()
        .map_init(|| registry.worker(), |worker, i| registry.run_act(cx, worker, i))
        .collect();
    let mut findings = Vec::new();
    let mut notices = Vec::new();
    for (f, n) in parts.into_iter().chain(std::iter::once(registry.run_groups(cx))) {
        findings.extend(f);
        notices.extend(n);
    }
    findings.sort_by(order);
    (findings, notices)
}

/// The languages every rule must speak.
pub const LANGS: [Lang; 2] = [Lang::Ru, Lang::Ky];
