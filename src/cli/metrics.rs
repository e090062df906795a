//! `jenil metrics`: the figures of a store.

use super::End;
use super::args::MetricsOf;
use super::output::{Column, Records};
use crate::bodies::Registry;
use crate::facts::FactKind;
use crate::metrics::{By, Found, Tariffs, figures, measure};
use crate::rules::KnownActs;
use crate::scan::audit::{self, Options};
use crate::scan::{corpus, stored};
use crate::schema::{CitationRecord, Resolver};
use crate::store::Store;
use crate::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};

const TABLE: &[Column] = &[
    ("name", "name"),
    ("lang", "lang"),
    ("acts", "acts"),
    ("functions", "functions.total"),
    ("overlapping", "functions.overlapping"),
    ("duplicated", "functions.duplicated"),
    ("restrictions", "restrictions_all"),
    ("permits", "permits"),
    ("inspections", "inspections"),
    ("reports/year", "reports_a_year"),
    ("dead", "structure.dead"),
    ("cost from", "cost.low"),
    ("to", "cost.high"),
];
const COLUMNS: &[Column] = &[
    ("by", "by"),
    ("id", "id"),
    ("name", "name"),
    ("lang", "lang"),
    ("acts", "acts"),
    ("functions", "functions.total"),
    ("unique", "functions.unique"),
    ("overlapping", "functions.overlapping"),
    ("duplicated", "functions.duplicated"),
    ("share_unique", "functions.share.0"),
    ("share_overlapping", "functions.share.1"),
    ("share_duplicated", "functions.share.2"),
    ("partners", "functions.partners"),
    ("partners_per_function", "functions.partners_per_function"),
    ("restrictions", "restrictions_all"),
    ("restrictions_by_word", "restrictions"),
    ("bound_citizen", "bound.citizen"),
    ("bound_business", "bound.business"),
    ("bound_person", "bound.person"),
    ("bound_state", "bound.state"),
    ("bound_local", "bound.local"),
    ("bound_court", "bound.court"),
    ("bound_unknown", "bound.unknown"),
    ("duties_citizen", "duties.citizen"),
    ("duties_business", "duties.business"),
    ("duties_person", "duties.person"),
    ("duties_state", "duties.state"),
    ("duties_local", "duties.local"),
    ("permits", "permits"),
    ("documents", "documents"),
    ("fees", "fees"),
    ("inspections", "inspections"),
    ("reports", "reports"),
    ("reports_a_year", "reports_a_year"),
    ("commissions", "commissions"),
    ("words", "words"),
    ("sentences", "sentences"),
    ("words_per_sentence", "words_per_sentence"),
    ("citations", "structure.citations"),
    ("citation_depth", "structure.depth"),
    ("dead_references", "structure.dead"),
    ("dead_share", "structure.dead_share"),
    ("editions", "structure.editions"),
    ("amendments", "structure.amendments"),
    ("coverage", "structure.coverage"),
    ("cost_low", "cost.low"),
    ("cost_high", "cost.high"),
    ("cost_unpriced", "cost.unpriced"),
];

/// Rules that find references which lead nowhere.
const DEAD: &[&str] = &["L01", "L02"];

/// `jenil metrics`.
pub(super) fn metrics(a: &MetricsOf) -> Result<End> {
    let tariffs = match &a.tariffs {
        None => None,
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| {
                Error::io(path, e, "give a TOML or CSV file of tariffs; `jenil metrics --help` shows one")
            })?;
            Some(Tariffs::parse(&path.to_string_lossy(), &text)?)
        }
    };
    let store = Store::open(&a.at.store)?;
    let registry = Registry::builtin();
    let which = a.which.filter();
    let wanted = a.narrow.wanted();
    let rows = store.acts(&which)?;
    let acts = stored::load(&store, &rows)?;
    let in_force = corpus::all_in_force(&acts, &KnownActs::built_in());
    let mut resolver = Resolver::new(&store)?;
    let mut measured = Vec::with_capacity(acts.len());
    for p in &acts {
        let mut cites = BTreeSet::new();
        for f in &p.facts {
            if let FactKind::Citation(c) = &f.kind {
                let found = CitationRecord::of(&p.act, f, c, &mut resolver)?.target.resolved;
                cites.extend(found.and_then(|uri| uri.split('#').next().map(str::to_owned)));
            }
        }
        measured.push(measure(p, registry, cites.into_iter().collect()));
    }
    let report = audit::acts(acts, &Options::default(), store.notices()?, store.corpus_digest()?)?;
    let mut dead: BTreeMap<String, u32> = BTreeMap::new();
    for f in report.findings.iter().filter(|f| DEAD.contains(&f.rule.as_str())) {
        if let Some(place) = f.evidence.first() {
            *dead.entry(place.act.file.clone()).or_default() += 1;
        }
    }
    let meant =
        |f: &crate::metrics::Function| wanted.takes(registry, &f.body, &f.name, f.level, f.territory.as_deref());
    if wanted.body.is_some() || wanted.level.is_some() || wanted.territory.is_some() {
        // Only what the provisions say that charge a body which is meant.
        for m in &mut measured {
            m.functions.retain(&meant);
            let places: BTreeSet<u32> = m.functions.iter().map(|f| f.at).collect();
            m.provisions.retain(|at, _| places.contains(at));
        }
    }
    let found = Found { overlaps: &report.overlaps, dead: &dead, in_force: &in_force, only: a.narrow.act.as_deref() };
    let all = [By::Corpus, By::Level, By::Territory, By::Body, By::Act];
    let by: &[By] = match a.by.as_str() {
        "level" => &[By::Level],
        "territory" => &[By::Territory],
        "body" => &[By::Body],
        "act" => &[By::Act],
        "all" => &all,
        _ => &[By::Corpus],
    };
    let rows = by.iter().flat_map(|one| figures(&measured, *one, &found, tariffs.as_ref(), registry));
    if a.shown.html {
        return super::output::page(&super::metrics_page::page(&rows.collect::<Vec<_>>(), a.shown.reader.code()));
    }
    let mut out = Records::new(a.shown.format, TABLE, COLUMNS)?;
    for row in rows {
        out.push(&row)?;
    }
    out.end("no act; see `jenil info` for what the store holds")?;
    Ok(End::Done)
}
