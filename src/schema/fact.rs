//! A fact of any kind, as printed.

use super::rows::{CitationRecord, MandateRecord, Resolver};
use crate::Result;
use crate::act::Act;
use crate::facts::{
    Addressee, Approval, ApprovalForm, Deadline, Definition, DocumentDemand, Every, Extended, Fact, FactKind, Fee,
    FeeBasis, Inspection, InspectionForm, Permit, PermitForm, PermitRole, Report, TimeUnit,
};
use crate::record::Place;
use serde::{Deserialize, Serialize};

/// A fact with the words that state it; the field `fact` names the kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactRecord {
    /// A body is charged with something: the record that `mandates` lists.
    Mandate(Box<MandateRecord>),
    /// A mention of an act or a provision: the record that `citations` lists.
    Citation(Box<CitationRecord>),
    /// A term or short name the act defines.
    Definition {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// The term, as written.
        term: String,
        /// What it stands for, as written.
        meaning: String,
        /// «далее –» / «мындан ары –»; otherwise an article of definitions.
        short_name: bool,
    },
    /// A period of time.
    Deadline {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// Number of units.
        value: u32,
        /// Unit.
        unit: TimeUnit,
        /// An upper bound, not a validity or an age.
        is_term: bool,
        /// Whom it binds.
        addressee: Addressee,
    },
    /// A document demanded from a person.
    Document {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// The document's name, as written.
        name: String,
        /// An open-ended entry («и иные документы»).
        open_ended: bool,
        /// Notarised.
        notarised: bool,
        /// A copy.
        copy: bool,
        /// The original.
        original: bool,
        /// Who brings it.
        by: Addressee,
        /// The body that issues it, as written.
        issuer: Option<String>,
        /// Only where the record is missing or lost.
        fallback: bool,
        /// Of a foreign state, or brought by a foreigner.
        foreign: bool,
    },
    /// A paper of a body that an activity depends on, or that a body issues.
    Permit {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// Form.
        form: PermitForm,
        /// Condition or competence.
        role: PermitRole,
        /// The body that gives it, as written.
        issuer: Option<String>,
        /// The paper and what it is for, as written.
        name: String,
    },
    /// Bodies that must agree.
    Approval {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// Form.
        form: ApprovalForm,
        /// Who must agree, as written.
        with: Vec<String>,
        /// An open number of bodies.
        open: bool,
        /// The sentence speaks of its absence.
        missing: bool,
    },
    /// A fee.
    Fee {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// What it is paid for, as written.
        object: Option<String>,
        /// What the sentence says of its size.
        basis: FeeBasis,
        /// A receipt is demanded.
        receipt: bool,
    },
    /// A report, data or a notice owed to bodies.
    Report {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// What is handed over, as written.
        what: String,
        /// How often; null where it is owed on an event.
        every: Option<Every>,
        /// How many times a year; null where it is owed on an event.
        a_year: Option<u32>,
        /// Heads of the names of the bodies it goes to, as written.
        addressees: Vec<String>,
    },
    /// A power to inspect, to control or to enter; what limits it, as written in the same sentence, empty where nothing does.
    Inspection {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// How.
        form: InspectionForm,
        /// A rule on checks that names no holder of the power.
        passive: bool,
        /// The sentence speaks of unscheduled checks.
        unscheduled: bool,
        /// A plan.
        plan: String,
        /// A law.
        law: String,
        /// A ground.
        ground: String,
        /// How often.
        interval: String,
    },
    /// A term that may be made longer.
    Extension {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// Whose term.
        what: Extended,
        /// A ground is named.
        ground: bool,
        /// It has an end.
        capped: bool,
        /// On the person's own request.
        on_request: bool,
    },
    /// How long a paper of a body holds.
    Validity {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// The paper's noun, as written.
        paper: String,
        /// Number of units; null where the paper is given anew each year or season.
        value: Option<u32>,
        /// Unit.
        unit: Option<TimeUnit>,
    },
    /// A body refuses.
    Refusal {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// Grounds, as written.
        grounds: Vec<String>,
    },
    /// A way to appeal.
    Appeal {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// A court is named.
        court: bool,
    },
    /// What follows when a body lets its term pass.
    Silence {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// It counts as a yes; else as a refusal.
        granted: bool,
    },
    /// A notice a body owes a person.
    Notification {
        /// Where it stands.
        #[serde(flatten)]
        place: Place,
        /// Who is told, as written.
        to: String,
    },
}

impl FactRecord {
    /// The records of an act's facts, in their order. `act` has its text; `resolver` is of the store the act is from.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn all(act: &Act, facts: &[Fact], resolver: &mut Resolver<'_>) -> Result<Vec<FactRecord>> {
        facts.iter().map(|f| FactRecord::of(act, f, resolver)).collect()
    }

    fn of(act: &Act, fact: &Fact, resolver: &mut Resolver<'_>) -> Result<FactRecord> {
        let place = || Place::of(act, fact.provision, fact.span);
        let text = |s: crate::Span| s.of(&act.text).to_owned();
        Ok(match &fact.kind {
            FactKind::Mandate(m) => FactRecord::Mandate(Box::new(MandateRecord::of(act, fact, m))),
            FactKind::Citation(c) => FactRecord::Citation(Box::new(CitationRecord::of(act, fact, c, resolver)?)),
            FactKind::Definition(Definition { term, meaning, short_name }) => FactRecord::Definition {
                place: place(),
                term: text(*term),
                meaning: text(*meaning),
                short_name: *short_name,
            },
            FactKind::Deadline(Deadline { value, unit, is_term, addressee }) => FactRecord::Deadline {
                place: place(),
                value: *value,
                unit: *unit,
                is_term: *is_term,
                addressee: *addressee,
            },
            FactKind::Document(DocumentDemand {
                name,
                open_ended,
                notarised,
                copy,
                original,
                by,
                issuer,
                fallback,
                foreign,
            }) => FactRecord::Document {
                place: place(),
                name: text(*name),
                open_ended: *open_ended,
                notarised: *notarised,
                copy: *copy,
                original: *original,
                by: *by,
                issuer: issuer.map(text),
                fallback: *fallback,
                foreign: *foreign,
            },
            FactKind::Permit(Permit { form, role, issuer, name }) => FactRecord::Permit {
                place: place(),
                form: *form,
                role: *role,
                issuer: issuer.map(text),
                name: text(*name),
            },
            FactKind::Approval(Approval { form, with, open, missing }) => FactRecord::Approval {
                place: place(),
                form: *form,
                with: with.iter().map(|s| text(*s)).collect(),
                open: *open,
                missing: *missing,
            },
            FactKind::Fee(Fee { object, basis, receipt }) => {
                FactRecord::Fee { place: place(), object: object.map(text), basis: *basis, receipt: *receipt }
            }
            FactKind::Report(Report { what, every, addressees }) => FactRecord::Report {
                place: place(),
                what: text(*what),
                every: *every,
                a_year: every.map(Every::a_year),
                addressees: addressees.iter().map(|s| text(*s)).collect(),
            },
            FactKind::Inspection(Inspection { form, passive, unscheduled, plan, law, ground, interval }) => {
                FactRecord::Inspection {
                    place: place(),
                    form: *form,
                    passive: *passive,
                    unscheduled: *unscheduled,
                    plan: text(*plan),
                    law: text(*law),
                    ground: text(*ground),
                    interval: text(*interval),
                }
            }
            FactKind::Extension(x) => FactRecord::Extension {
                place: place(),
                what: x.what,
                ground: x.ground,
                capped: x.capped,
                on_request: x.on_request,
            },
            FactKind::Validity(x) => {
                FactRecord::Validity { place: place(), paper: text(x.paper), value: x.value, unit: x.unit }
            }
            FactKind::Refusal(x) => {
                FactRecord::Refusal { place: place(), grounds: x.grounds.iter().map(|s| text(*s)).collect() }
            }
            FactKind::Appeal(x) => FactRecord::Appeal { place: place(), court: x.court },
            FactKind::Silence(x) => FactRecord::Silence { place: place(), granted: x.granted },
            FactKind::Notification(x) => FactRecord::Notification { place: place(), to: text(x.to) },
        })
    }
}
