//! B06: a body has more time for a person's application than the general limit.

use super::super::pack::{Domain, Subject};
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use crate::facts::{Addressee, FactKind, TimeUnit, calendar_days};

/// The table of limits.
const LIMITS: &str = include_str!("../../../corpus/limits.toml");

/// A row of the table.
#[derive(serde::Deserialize)]
struct Limit {
    id: String,
    value: u32,
}

#[derive(serde::Deserialize)]
struct Limits {
    limit: Vec<Limit>,
}

/// The general limit for an application in calendar days, from the table.
static LIMIT_DAYS: std::sync::LazyLock<u32> = std::sync::LazyLock::new(|| {
    let table: Limits = toml::from_str(LIMITS).expect("the built-in table is read by a test");
    table.limit.iter().find(|l| l.id == "application-general").expect("the row is in the built-in table").value
});

/// Compares the periods of bodies with the limit.
pub(super) struct LongDeadline;

impl Pass for LongDeadline {
    fn codes(&self) -> &'static [&'static str] {
        &["B06"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        if !out.wants("B06")
            || view.is_in(Domain::Procedure)
            || view.is_in(Domain::Criminal)
            || view.is_in(Domain::Private)
            || view.is_in(Domain::Offences)
            || view.is_in(Domain::Treaty)
        {
            return;
        }
        for f in view.input.facts {
            let FactKind::Deadline(d) = &f.kind else { continue };
            let i = f.provision as usize;
            // One month is the limit in other words.
            let within = calendar_days(d.value, d.unit) <= *LIMIT_DAYS || (d.unit == TimeUnit::Month && d.value <= 1);
            if !d.is_term || within || d.unit == TimeUnit::Year || !view.is_norm(i) {
                continue;
            }
            let body = view.tokens(view.provisions()[i].body);
            let tokens = view.tokens(f.span);
            let sentence = view.sentence(tokens.start, &body);
            let lead = view.leadin(i);
            let has = |list: &str| view.has(list, &sentence) || view.has(list, &lead);
            if !has("application") || !has("consideration") || has("not_application") {
                continue;
            }
            // Somebody else's term, unless the passive names nobody («заявление рассматривается»).
            let body_acts = match view.nearest(sentence.start..tokens.start, true) {
                Some((subject, _)) => subject == Subject::Body,
                None => view.has("passive_consideration", &sentence) || matches!(d.addressee, Addressee::Body),
            };
            if !body_acts {
                continue;
            }
            let value = view.words(&tokens, 60);
            out.add(
                view.input.act,
                view.index,
                Spot {
                    code: "B06",
                    provision: i,
                    quote: view.span(&sentence),
                    trigger: f.span,
                    slots: &[("value", &value), ("days", &calendar_days(d.value, d.unit).to_string())],
                    weight: 1.0,
                    more: Vec::new(),
                },
            );
        }
    }
}
