//! `audit`, `scan`, `findings`, `overlaps`: what the rules and the comparison find.

use super::End;
use super::args::{Audit, Judging, Reading, Scan, StoreAt};
use super::output::{Column, Records, print};
use super::packs;
use super::progress::Bar;
use crate::bodies::Registry;
use crate::matrix::Wanted;
use crate::record::FindingRecord;
use crate::report::{output, terminal::Reader};
use crate::rules::{Packs, Selection, Severity};
use crate::scan::audit::{self, Options};
use crate::scan::{Report, stored};
use crate::store::{Filter, Store};
use crate::{Error, Result};

/// Notices shown on the terminal; the report lists all.
const NOTICES_SHOWN: usize = 20;

fn options(j: &Judging) -> Result<Options> {
    Ok(Options {
        threads: j.threads,
        rules: Selection { preview: j.preview, only: j.rule.clone(), except: j.except.clone() },
        as_of: j.as_of.clone(),
        packs: packs::extra(&j.packs)?,
        ..Options::default()
    })
}

fn reader(r: Reading) -> Reader {
    match r {
        Reading::Ru => Reader::Ru,
        Reading::Ky => Reader::Ky,
        Reading::En => Reader::En,
    }
}

/// `jenil audit`.
pub(super) fn audit(a: &Audit) -> Result<End> {
    let options = options(&a.judging)?;
    let report = match &a.store {
        Some(dir) => stored::report(&Store::open(dir)?, &Filter::default(), &options)?,
        None if a.paths.is_empty() => {
            return Err(Error::Usage("give files or folders to audit, or --store DIR".to_owned()));
        }
        None => {
            let bar = Bar::new();
            let report = audit::audit(&a.paths, &options, &bar);
            bar.clear();
            report?
        }
    };
    if report.acts.is_empty() {
        notices(&report);
        return Err(Error::Usage(
            "no act was found; give folders with docx, rtf, pdf, html, txt, json or jsonl files".to_owned(),
        ));
    }
    show(&report, &a.judging)?;
    Ok(if a.strict && !report.notices.is_empty() { End::Remarked } else { End::Done })
}

/// `jenil scan`.
pub(super) fn scan(a: &Scan) -> Result<End> {
    let options = options(&a.judging)?;
    let store = a.store.as_deref().map(Store::open).transpose()?;
    let bar = Bar::new();
    let report = stored::scan(&a.drafts, store.as_ref(), &options, &bar);
    bar.clear();
    let report = report?;
    if report.acts.is_empty() {
        notices(&report);
        return Err(Error::Usage("no draft could be read; see the notices above".to_owned()));
    }
    show(&report, &a.judging)?;
    let least = match a.fail_on {
        super::args::Weight::Low => Severity::Low,
        super::args::Weight::Medium => Severity::Medium,
        super::args::Weight::High => Severity::High,
    };
    // A finding that a person has rejected is no reason to stop a draft.
    let counts = |f: &FindingRecord| f.severity >= least && f.decision.as_ref().is_none_or(|d| d.verdict != "rejected");
    let failed = report.findings.iter().any(counts) || (a.strict && !report.notices.is_empty());
    Ok(if failed { End::Remarked } else { End::Done })
}

fn notices(report: &Report) {
    for n in report.notices.iter().take(NOTICES_SHOWN) {
        eprintln!("{n}");
    }
    if report.notices.len() > NOTICES_SHOWN {
        eprintln!("… and {} more, all in the report", report.notices.len() - NOTICES_SHOWN);
    }
}

fn show(report: &Report, j: &Judging) -> Result<()> {
    notices(report);
    let reader = reader(j.reader);
    let paths = output::write(report, &j.out, reader)?;
    print(&output::summary(report, reader))?;
    let mut lines = String::from("\n");
    for p in paths {
        lines.push_str(&format!("{}\n", p.display()));
    }
    print(&lines)
}

const FINDING_TABLE: &[Column] = &[
    ("rule", "rule"),
    ("severity", "severity"),
    ("place", "evidence.0.provision.cite.ru"),
    ("trigger", "trigger"),
    ("reason", "reason.ru"),
    ("file", "evidence.0.act.file"),
];
const FINDING_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("rule", "rule"),
    ("severity", "severity"),
    ("confidence", "confidence"),
    ("status", "status"),
    ("uri", "evidence.0.act.uri"),
    ("file", "evidence.0.act.file"),
    ("lang", "evidence.0.act.lang"),
    ("eid", "evidence.0.provision.eid"),
    ("article", "evidence.0.provision.article"),
    ("cite_ru", "evidence.0.provision.cite.ru"),
    ("cite_ky", "evidence.0.provision.cite.ky"),
    ("trigger", "trigger"),
    ("quote", "evidence.0.quote"),
    ("reason_ru", "reason.ru"),
    ("reason_ky", "reason.ky"),
    ("reason_en", "reason.en"),
];
const OVERLAP_TABLE: &[Column] = &[
    ("type", "type"),
    ("score", "score"),
    ("between", "between"),
    ("body 1", "members.0.body.name"),
    ("first", "members.0.quote"),
    ("body 2", "members.1.body.name"),
    ("second", "members.1.quote"),
    ("option", "option"),
];
const OVERLAP_COLUMNS: &[Column] = &[
    ("id", "id"),
    ("type", "type"),
    ("score", "score"),
    ("score_action", "parts.action"),
    ("score_object", "parts.object"),
    ("score_worth", "parts.worth"),
    ("between", "between"),
    ("central_local", "central_local"),
    ("cross_lingual", "cross_lingual"),
    ("body_1", "members.0.body.name"),
    ("file_1", "members.0.act.file"),
    ("eid_1", "members.0.provision.eid"),
    ("quote_1", "members.0.quote"),
    ("body_2", "members.1.body.name"),
    ("file_2", "members.1.act.file"),
    ("eid_2", "members.1.provision.eid"),
    ("quote_2", "members.1.quote"),
    ("reason_ru", "reason.ru"),
    ("reason_ky", "reason.ky"),
    ("reason_en", "reason.en"),
    ("option", "option"),
    ("proposal_ru", "proposal.ru"),
    ("proposal_ky", "proposal.ky"),
    ("proposal_en", "proposal.en"),
    ("members", "members"),
];

fn of_store(at: &StoreAt, acts: &Filter, rules: Selection, packs: Option<Packs>) -> Result<Report> {
    let options = Options { rules, packs, ..Options::default() };
    stored::report(&Store::open(&at.store)?, acts, &options)
}

/// `jenil findings`.
pub(super) fn findings(a: &super::args::FindingsOf) -> Result<End> {
    let rules = Selection { preview: a.preview, only: a.rule.clone(), except: Vec::new() };
    let report = of_store(&a.listing.at, &a.listing.which.filter(), rules, packs::extra(&a.packs)?)?;
    let mut out = Records::new(a.listing.format, FINDING_TABLE, FINDING_COLUMNS)?;
    for f in &report.findings {
        out.push(f)?;
    }
    out.end("no finding")?;
    Ok(End::Done)
}

/// `jenil overlaps`.
pub(super) fn overlaps(a: &super::args::OverlapsOf) -> Result<End> {
    let report = of_store(&a.at, &a.which.filter(), Selection::default(), None)?;
    let wanted = Wanted { body: a.body.clone(), level: None, territory: a.territory.clone() };
    let registry = Registry::builtin();
    let mut out = Records::new(a.format, OVERLAP_TABLE, OVERLAP_COLUMNS)?;
    for o in &report.overlaps {
        let meant =
            o.members.iter().any(|m| wanted.takes(registry, &m.body.id, &m.body.name, m.level, m.territory.as_deref()));
        let level = a.level.as_ref().is_none_or(|l| match l.as_str() {
            "one-level" => !o.central_local,
            l => l.replace('-', "_") == o.between.name(),
        });
        if meant && level && a.kind.as_ref().is_none_or(|k| k == o.kind.name()) {
            out.push(o)?;
        }
    }
    out.end("no overlap")?;
    Ok(End::Done)
}
