//! Procedure passports of files or of a store.

use super::End;
use super::args::PassportsOf;
use super::output::{Column, Records};
use crate::build::Processed;
use crate::schema::PassportRecord;
use crate::store::Store;
use crate::{Error, Result, passport, scan};

const TABLE: &[Column] = &[
    ("kind", "kind"),
    ("name", "name"),
    ("body", "body"),
    ("days", "total_days"),
    ("missing", "missing"),
    ("place", "provision.cite.ru"),
    ("file", "act.file"),
];
const COLUMNS: &[Column] = &[
    ("uri", "act.uri"),
    ("file", "act.file"),
    ("lang", "act.lang"),
    ("title", "act.title"),
    ("eid", "provision.eid"),
    ("article", "provision.article"),
    ("cite_ru", "provision.cite.ru"),
    ("cite_ky", "provision.cite.ky"),
    ("kind", "kind"),
    ("shape", "shape"),
    ("name", "name"),
    ("body", "body"),
    ("applicant", "applicant"),
    ("documents", "documents"),
    ("steps", "steps"),
    ("approvals", "approvals"),
    ("terms", "terms"),
    ("total_days", "total_days"),
    ("fee", "fee"),
    ("result", "result"),
    ("validity", "validity"),
    ("refusal", "refusal"),
    ("grounds", "grounds"),
    ("appeal", "appeal"),
    ("silence", "silence"),
    ("elsewhere", "elsewhere"),
    ("missing", "missing"),
];

pub(super) fn passports(a: &PassportsOf) -> Result<End> {
    let acts = match &a.store {
        Some(dir) => {
            let store = Store::open(dir)?;
            scan::stored::load(&store, &store.acts(&a.which.filter())?)?
        }
        None if a.paths.is_empty() => {
            return Err(Error::Usage("give files or folders, or a store with --store DIR".to_owned()));
        }
        None => {
            let (acts, notices) = scan::audit::read(&a.paths, &scan::audit::Options::default(), &())?;
            for n in &notices {
                eprintln!("jenil: {n}");
            }
            acts
        }
    };
    let records = |p: &Processed| -> Vec<PassportRecord> {
        let found = passport::find(&p.act, &p.analysis, &p.facts, &p.mentions);
        found.iter().map(|x| PassportRecord::of(&p.act, x)).collect()
    };
    let all = acts.iter().filter(|p| a.which.acts.lang.is_none_or(|l| l == p.act.lang)).flat_map(records);
    if a.shown.html {
        let page = super::passport_page::page(&all.collect::<Vec<_>>(), a.shown.reader.code());
        return super::output::page(&page);
    }
    let mut out = Records::new(a.shown.format, TABLE, COLUMNS)?;
    for r in all {
        out.push(&r)?;
    }
    out.end("no procedure; an act that only defines powers has none")?;
    Ok(End::Done)
}
