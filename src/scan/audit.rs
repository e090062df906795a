//! A folder of acts to a report, and drafts against the acts of a store.

use super::corpus::{self, Compared};
use super::{ActSummary, BodyFigures, Report, Run};
use crate::act::ProvisionKind;
use crate::bodies::Registry;
use crate::build::{Processed, Progress, process};
use crate::facts::{ActSlice, FactKind};
use crate::overlap;
use crate::record::{ActRef, BodyName, FindingRecord, OverlapMember, OverlapRecord, Place};
use crate::rules::{self, Finding, Selection, Severity};
use crate::source::{self, Limits, Source, jsonl, walk};
use crate::text::{Memo, form_id};
use crate::{Error, Lang, Notice, Result, Span, Tri};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// How to run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Threads; 0 for one a core. The result does not depend on it.
    pub threads: usize,
    /// Which rules.
    pub rules: Selection,
    /// Day the run speaks about, ISO; rows of the tables that have dates count only with it.
    pub as_of: Option<String>,
    /// What importers accept.
    pub limits: Limits,
    /// Rule packs; `None` for the built-in ones.
    pub packs: Option<rules::Packs>,
}

impl Options {
    fn registry(&self) -> rules::Registry {
        rules::Registry::new(self.packs.clone().unwrap_or_else(rules::Packs::built_in), &self.rules)
    }
}

/// What one file gave.
#[derive(Default)]
struct Loaded {
    acts: Vec<Processed>,
    notices: Vec<Notice>,
    digest: String,
}

/// Reads the acts below `paths`, runs every stage and every rule that is on, and gives the report.
///
/// # Errors
/// A path that does not exist, or threads that cannot be started. What is wrong with single files becomes a notice.
pub fn audit(paths: &[PathBuf], options: &Options, progress: &dyn Progress) -> Result<Report> {
    let (items, notices) = walk::list(paths)?;
    in_pool(options.threads, || {
        let (acts, mut more, digest) = load(&items, options, progress);
        more.extend(notices);
        report(acts, options, more, digest, None)
    })
}

/// Reads drafts and the acts they are compared with; the report holds the findings whose place is in a draft.
///
/// # Errors
/// As [`audit`].
pub fn scan(drafts: &[PathBuf], acts: Vec<Processed>, options: &Options, progress: &dyn Progress) -> Result<Report> {
    let (items, notices) = walk::list(drafts)?;
    in_pool(options.threads, || {
        let (mut all, mut more, digest) = load(&items, options, progress);
        more.extend(notices);
        let n = all.len();
        all.extend(acts);
        report(all, options, more, digest, Some(n))
    })
}

/// The report on acts that were read before, such as those of a store.
///
/// # Errors
/// Threads that cannot be started.
pub fn acts(acts: Vec<Processed>, options: &Options, notices: Vec<Notice>, digest: String) -> Result<Report> {
    in_pool(options.threads, || report(acts, options, notices, digest, None))
}

/// Reads and processes the acts below `paths`.
///
/// # Errors
/// A path that does not exist. What is wrong with single files becomes a notice.
pub fn read(paths: &[PathBuf], options: &Options, progress: &dyn Progress) -> Result<(Vec<Processed>, Vec<Notice>)> {
    let (items, mut notices) = walk::list(paths)?;
    let (acts, more, _) = load(&items, options, progress);
    notices.extend(more);
    Ok((acts, notices))
}

/// The findings of all rules that are on, in every act, repealed ones too: what measuring needs.
pub fn judge(acts: &[Processed], options: &Options) -> Vec<Finding> {
    let rules = options.registry();
    let known = &rules::KnownActs::built_in();
    let in_force = corpus::all_in_force(acts, known);
    let compared = corpus::compare(acts, &in_force, Registry::builtin(), crate::facts::ActionTable::builtin());
    let inputs: Vec<rules::ActInput<'_>> = acts.iter().map(input).collect();
    let lookup = ActSlice::new(acts.iter().map(|p| &p.act));
    let groups = corpus::groups(&compared);
    let as_of = options.as_of.as_deref();
    rules::run(&rules::Context { acts: &inputs, lookup: &lookup, groups: &groups, as_of, packs: &rules.packs }, &rules)
        .0
}

fn input(p: &Processed) -> rules::ActInput<'_> {
    rules::ActInput { act: &p.act, analysis: &p.analysis, facts: &p.facts, mentions: &p.mentions }
}

fn in_pool(threads: usize, run: impl FnOnce() -> Report + Send) -> Result<Report> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|e| Error::Usage(format!("{threads} threads could not be started ({e}): give a smaller --threads")))?;
    Ok(pool.install(run))
}

fn load(items: &[walk::Item], options: &Options, progress: &dyn Progress) -> (Vec<Processed>, Vec<Notice>, String) {
    progress.total(items.iter().map(|i| i.bytes_len).sum());
    let loaded: Vec<Loaded> = items
        .par_iter()
        .map_init(Memo::default, |memo, item| {
            let one = if item.is_bulk() { bulk(item, options, memo) } else { file(item, options, memo) };
            progress.advance(one.acts.len() as u64, item.bytes_len);
            one
        })
        .collect();
    let (mut acts, mut notices, mut digest) = (Vec::new(), Vec::new(), String::new());
    for (one, item) in loaded.into_iter().zip(items) {
        digest.push_str(&format!("{}\n{}\n", item.name, one.digest));
        acts.extend(one.acts);
        notices.extend(one.notices);
    }
    (acts, notices, format!("{:016x}", form_id(&digest).0))
}

fn file(item: &walk::Item, options: &Options, memo: &mut Memo) -> Loaded {
    let raw = match walk::read(item, &options.limits) {
        Ok(raw) => raw,
        Err(notice) => return Loaded { notices: vec![notice], ..Loaded::default() },
    };
    let mut out = Loaded { digest: source::sha256(&raw.bytes), ..Loaded::default() };
    let mut sources = Vec::new();
    out.notices = source::import(&raw, &options.limits, &mut |s| sources.push(s));
    sources.into_iter().for_each(|s| out.take(s, memo));
    out
}

fn bulk(item: &walk::Item, options: &Options, memo: &mut Memo) -> Loaded {
    let mut out = Loaded::default();
    for lines in walk::jsonl_chunks(item, &options.limits) {
        match lines {
            Ok(lines) => {
                out.digest = source::sha256(format!("{}{}", out.digest, source::sha256(&lines.bytes)).as_bytes());
                let chunk = jsonl::Chunk { name: &item.name, first_line: lines.first_line, bytes: &lines.bytes };
                let mut sources = Vec::new();
                out.notices.extend(jsonl::import_lines(&chunk, &options.limits, &mut |s| sources.push(s)));
                sources.into_iter().for_each(|s| out.take(s, memo));
            }
            Err(notice) => out.notices.push(notice),
        }
    }
    out
}

impl Loaded {
    fn take(&mut self, source: Source, memo: &mut Memo) {
        match process(source, memo) {
            Ok(mut p) => {
                self.notices.append(&mut p.notices);
                self.acts.push(p);
            }
            Err(notice) => self.notices.push(notice),
        }
    }
}

/// Runs the comparison and the rules over acts that were read. With `drafts`, the first so many acts are drafts and only
/// findings and overlaps with a place in one of them are kept.
pub fn report(
    acts: Vec<Processed>,
    options: &Options,
    mut notices: Vec<Notice>,
    digest: String,
    drafts: Option<usize>,
) -> Report {
    let registry = Registry::builtin();
    let known = &rules::KnownActs::built_in();
    let mut in_force = corpus::all_in_force(&acts, known);
    // A draft is judged as if it were adopted.
    in_force[..drafts.unwrap_or(0)].fill(true);
    let mut once = in_force.clone();
    notices.extend(copies(&acts, &mut once));
    let compared = corpus::compare(&acts, &once, registry, crate::facts::ActionTable::builtin());
    let rules = options.registry();
    let inputs: Vec<rules::ActInput<'_>> = acts.iter().map(input).collect();
    let lookup = ActSlice::new(acts.iter().map(|p| &p.act));
    let groups = corpus::groups(&compared);
    let cx = rules::Context {
        acts: &inputs,
        lookup: &lookup,
        groups: &groups,
        as_of: options.as_of.as_deref(),
        packs: &rules.packs,
    };
    let (findings, more) = rules::run(&cx, &rules);
    notices.extend(more);
    notices.sort();
    notices.dedup();

    let ours = |act: u32| drafts.is_none_or(|n| (act as usize) < n);
    let mut kept: Vec<Finding> = findings
        .into_iter()
        // What stands in a repealed act harms nobody any more.
        .filter(|f| f.evidence.first().is_some_and(|e| in_force[e.act as usize]))
        .filter(|f| f.evidence.iter().any(|e| ours(e.act)))
        .collect();
    kept.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| place(a).cmp(&place(b))).then_with(|| a.id.cmp(&b.id)));
    let kept = take_turns(kept);
    let overlaps: Vec<&overlap::Overlap> = compared
        .overlaps
        .iter()
        .filter(|o| o.members.iter().any(|&m| ours(compared.statements[m as usize].act)))
        .collect();

    let shown = &acts[..drafts.unwrap_or(acts.len())];
    let mut per_act = vec![0u32; acts.len()];
    for e in kept.iter().filter_map(|f| f.evidence.first()) {
        per_act[e.act as usize] += 1;
    }
    let bodies = body_figures(&compared, &overlaps, &kept, registry, &ours);
    Report {
        run: Run {
            version: env!("CARGO_PKG_VERSION").to_string(),
            rules: rules.digest(),
            corpus: digest,
            as_of: options.as_of.clone(),
        },
        acts: shown.iter().enumerate().map(|(i, p)| summary(p, per_act[i], in_force[i])).collect(),
        findings: kept.iter().map(|f| finding_record(f, &acts, &rules)).collect(),
        overlaps: overlaps.iter().map(|o| overlap_record(o, &compared, &acts)).collect(),
        bodies,
        notices,
    }
}

/// Leaves one copy of each act in the comparison: an act that came twice (as Word and as text, or as a draft and in the store)
/// overlaps with itself everywhere. What was left out is said.
fn copies(acts: &[Processed], compared: &mut [bool]) -> Vec<Notice> {
    let mut first: BTreeMap<(&str, Lang), &str> = BTreeMap::new();
    let mut out = Vec::new();
    for (p, compared) in acts.iter().zip(compared).filter(|(_, c)| **c) {
        match first.get(&(p.act.uri.as_str(), p.act.lang)) {
            None => {
                first.insert((&p.act.uri, p.act.lang), &p.act.file);
            }
            Some(other) => {
                *compared = false;
                out.push(Notice::new(
                    &p.act.file,
                    "copy-of-an-act",
                    format!(
                        "the same act as {other} ({}); overlaps are sought in that file only, leave one of the two out",
                        p.act.uri
                    ),
                ));
            }
        }
    }
    out
}

/// Findings of one rule in one act that stand together before those of other rules and acts of the same severity have their
/// turn. Chosen: a renumbered code gives a hundred findings of one kind, and nobody reads to the second kind.
const TURN: usize = 3;

/// Puts findings of one severity in turns: of each rule in each act three, then three more; the order inside a turn stays.
fn take_turns(sorted: Vec<Finding>) -> Vec<Finding> {
    let mut seen: std::collections::BTreeMap<(String, u32), usize> = std::collections::BTreeMap::new();
    let mut out: Vec<(usize, Finding)> = Vec::with_capacity(sorted.len());
    for f in sorted {
        let n = seen.entry((f.rule.clone(), f.evidence.first().map_or(0, |e| e.act))).or_default();
        out.push((*n / TURN, f));
        *n += 1;
    }
    out.sort_by_key(|(turn, f)| (std::cmp::Reverse(f.severity), *turn));
    out.into_iter().map(|(_, f)| f).collect()
}

/// Severity first, then confidence in steps of one hundredth, so that equal findings stay in the order of the text.
fn weight(f: &Finding) -> (Severity, u32) {
    (f.severity, (f.confidence * 100.0).round() as u32)
}

fn place(f: &Finding) -> Option<(u32, Span)> {
    f.evidence.first().map(|e| (e.act, f.trigger))
}

fn summary(p: &Processed, findings: u32, in_force: bool) -> ActSummary {
    let mandates = p.facts.iter().filter(|f| matches!(f.kind, FactKind::Mandate(_))).count();
    ActSummary {
        act: ActRef::of(&p.act),
        provisions: p.act.provisions.iter().filter(|v| v.kind != ProvisionKind::Furniture).count() as u32,
        articles: p.act.articles().len() as u32,
        coverage: p.act.coverage(),
        mandates: mandates as u32,
        findings,
        in_force,
    }
}

fn finding_record(f: &Finding, acts: &[Processed], rules: &rules::Registry) -> FindingRecord {
    let rule = rules.packs.rule(&f.rule);
    let first = f.evidence.first();
    FindingRecord {
        id: f.id.clone(),
        rule: f.rule.clone(),
        severity: f.severity,
        confidence: (f.confidence * 1000.0).round() / 1000.0,
        status: rule.map_or(rules::Status::Preview, |r| r.status),
        evidence: f.evidence.iter().map(|e| Place::of(&acts[e.act as usize].act, e.provision, e.span)).collect(),
        trigger: first.map_or(String::new(), |e| f.trigger.of(&acts[e.act as usize].act.text).to_string()),
        trigger_span: f.trigger,
        reason: f.reason.clone(),
        ground: ground(rule),
        decision: None,
    }
}

fn ground(rule: Option<&rules::Rule>) -> Tri {
    let join = |pick: fn(&Tri) -> &str| {
        rule.map(|r| r.ground.iter().map(|g| pick(&g.title).to_string()).collect::<Vec<_>>().join("; "))
            .unwrap_or_default()
    };
    Tri { ru: join(|t| &t.ru), ky: join(|t| &t.ky), en: join(|t| &t.en) }
}

fn overlap_record(o: &overlap::Overlap, c: &Compared, acts: &[Processed]) -> OverlapRecord {
    let all: Vec<&overlap::Statement> = o.members.iter().map(|&m| &c.statements[m as usize]).collect();
    let shared = overlap::mark::shared(&all);
    let members: Vec<OverlapMember> = o
        .members
        .iter()
        .map(|&m| {
            let s = &c.statements[m as usize];
            let p = &acts[s.act as usize];
            let quote = match &p.facts[s.fact as usize].kind {
                FactKind::Mandate(m) => m.body.quote.of(&p.act.text).to_string(),
                _ => String::new(),
            };
            OverlapMember {
                place: Place::of(&p.act, s.provision, s.span),
                body: BodyName { id: s.body.clone(), name: s.body_name.clone(), quote },
                mandate: crate::record::mandate_id(&p.act, &p.facts[s.fact as usize], &s.body),
                territory: s.territory.clone(),
                level: s.level,
                marks: overlap::mark::marks(&p.analysis, s.lang, s.span, &shared, crate::facts::ActionTable::builtin()),
            }
        })
        .collect();
    let key: String = members.iter().map(|m| m.mandate.as_str()).collect::<Vec<_>>().join("|");
    OverlapRecord {
        id: format!("ov-{:016x}", form_id(&key).0),
        kind: o.kind,
        score: (o.score * 1000.0).round() / 1000.0,
        parts: o.parts,
        between: o.between,
        central_local: o.central_local,
        cross_lingual: o.cross_lingual,
        members,
        reason: o.reason.clone(),
        option: o.option,
        proposal: o.proposal.clone(),
    }
}

fn body_figures(
    c: &Compared,
    overlaps: &[&overlap::Overlap],
    findings: &[Finding],
    registry: &Registry,
    ours: &dyn Fn(u32) -> bool,
) -> Vec<BodyFigures> {
    let overlapping: BTreeSet<u32> = overlaps.iter().flat_map(|o| o.members.iter().copied()).collect();
    let mut found: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for e in findings.iter().flat_map(|f| f.evidence.iter()) {
        *found.entry((e.act, e.provision)).or_default() += 1;
    }
    let mut rows: BTreeMap<&str, BodyFigures> = BTreeMap::new();
    let mut counted: BTreeSet<(&str, u32, u32)> = BTreeSet::new();
    for (i, s) in c.statements.iter().enumerate().filter(|(_, s)| ours(s.act)) {
        let row = rows.entry(&s.body).or_insert_with(|| {
            let known = registry.get(&s.body);
            BodyFigures {
                id: s.body.clone(),
                name_ru: known.map_or(s.body_name.clone(), |b| b.name_ru.clone()),
                name_ky: known.and_then(|b| b.name_ky.clone()).unwrap_or_default(),
                mandates: 0,
                overlapping: 0,
                findings: 0,
            }
        });
        row.mandates += 1;
        row.overlapping += u32::from(overlapping.contains(&(i as u32)));
        if counted.insert((&s.body, s.act, s.provision)) {
            row.findings += found.get(&(s.act, s.provision)).copied().unwrap_or(0);
        }
    }
    let mut rows: Vec<BodyFigures> = rows.into_values().collect();
    rows.sort_by(|a, b| b.mandates.cmp(&a.mandates).then_with(|| a.id.cmp(&b.id)));
    rows
}
