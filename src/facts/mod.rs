//! Stage 3, facts: what the provisions say, one kind of fact a file.

pub(crate) mod citation;
pub(crate) mod lex;

mod appeal;
mod approval;
mod deadline;
mod definition;
mod document;
mod extension;
mod fee;
mod inspection;
mod mandate;
mod notification;
mod paper;
pub(crate) mod party;
mod permit;
mod refusal;
mod report;
mod resolve;
mod silence;
mod validity;
pub(crate) mod words;

pub use appeal::appeals;
pub use approval::approvals;
pub use citation::citations;
pub use deadline::{calendar_days, deadlines};
pub use definition::definitions;
pub use document::documents;
pub use extension::extensions;
pub use fee::fees;
pub use inspection::inspections;
pub(crate) use mandate::ky_verbal_noun;
pub use mandate::{
    ActionTable, Family, Jurisdiction, MandateKey, OffenceRef, is_anaphor, is_small, jurisdictions, mandate_key,
    mandates,
};
pub use notification::notifications;
pub use permit::permits;
pub use refusal::refusals;
pub use report::reports;
pub use resolve::{
    ActLookup, ActSlice, KnownAct, Listed, NoActs, children_hold, cited_act, element_exists, listed, number_key,
    title_key,
};
pub use silence::silences;
pub use validity::validities;

/// All facts of one act, in the order of the text.
pub fn extract(act: &crate::act::Act, analysis: &crate::text::Analysis) -> Vec<Fact> {
    let mut lexer = lex::Lexer::new(analysis);
    let mut out = citation::gather(act, analysis, &mut lexer);
    out.extend(definition::gather(act, analysis, &mut lexer));
    let periods = deadline::gather(act, analysis, &mut lexer);
    out.extend(validity::gather(act, analysis, &periods));
    out.extend(periods);
    out.extend(documents(act, analysis));
    out.extend(permits(act, analysis));
    out.extend(approvals(act, analysis));
    out.extend(fees(act, analysis));
    out.extend(inspection::inspections(act, analysis));
    out.extend(extensions(act, analysis));
    out.extend(refusals(act, analysis));
    out.extend(appeals(act, analysis));
    out.extend(silences(act, analysis));
    out.extend(notifications(act, analysis));
    out.extend(reports(act, analysis));
    out.sort_by_key(Fact::order);
    out
}

use crate::Span;
use crate::bodies::Level;
use serde::{Deserialize, Serialize};

/// One fact with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Index of the provision in [`Act::provisions`](crate::act::Act).
    pub provision: u32,
    /// The words that state it, bytes of the act's text.
    pub span: Span,
    /// What is stated.
    pub kind: FactKind,
}

impl Fact {
    /// The order of facts: by place, and of one place by kind, so that a store and a fresh reading agree.
    pub fn order(&self) -> (u32, Span, &'static str) {
        (self.provision, self.span, self.kind.name())
    }
}

/// Kinds of facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactKind {
    /// A body is charged with an action on an object.
    Mandate(Mandate),
    /// A term or short name the act defines («далее – …»).
    Definition(Definition),
    /// A period of time.
    Deadline(Deadline),
    /// A document demanded from a person.
    Document(DocumentDemand),
    /// A mention of an act or a provision.
    Citation(Citation),
    /// A paper of a body that an activity depends on, or that a body issues.
    Permit(Permit),
    /// Bodies that must agree.
    Approval(Approval),
    /// A fee.
    Fee(Fee),
    /// A power to inspect, to control or to enter.
    Inspection(Inspection),
    /// A term that may be made longer.
    Extension(Extension),
    /// How long a paper of a body holds.
    Validity(Validity),
    /// A body refuses, with the grounds it may refuse on.
    Refusal(Refusal),
    /// A way to appeal.
    Appeal(Appeal),
    /// What follows when a body lets its term pass.
    Silence(Silence),
    /// A notice a body owes a person.
    Notification(Notification),
    /// A report owed to a body.
    Report(Report),
}

impl FactKind {
    /// Name of the kind, as in its serialised form.
    pub fn name(&self) -> &'static str {
        match self {
            FactKind::Mandate(_) => "mandate",
            FactKind::Definition(_) => "definition",
            FactKind::Deadline(_) => "deadline",
            FactKind::Document(_) => "document",
            FactKind::Citation(_) => "citation",
            FactKind::Permit(_) => "permit",
            FactKind::Approval(_) => "approval",
            FactKind::Fee(_) => "fee",
            FactKind::Inspection(_) => "inspection",
            FactKind::Extension(_) => "extension",
            FactKind::Validity(_) => "validity",
            FactKind::Refusal(_) => "refusal",
            FactKind::Appeal(_) => "appeal",
            FactKind::Silence(_) => "silence",
            FactKind::Notification(_) => "notification",
            FactKind::Report(_) => "report",
        }
    }
}

/// How a mandate binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Listed competence or plain present tense.
    Function,
    /// вправе, может / укуктуу, мүмкүн.
    Power,
    /// обязан, должен / милдеттүү, тийиш.
    Duty,
    /// Prohibition.
    Prohibition,
}

/// Where the body of a mandate was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyFrom {
    /// The sentence itself.
    Sentence,
    /// The lead-in of the list.
    LeadIn,
    /// A heading.
    Heading,
    /// The act's own subject (a regulation on a body).
    ActSubject,
}

/// The body of a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MandateBody {
    /// Registry id, or `act:<slug>` for a body only this act knows.
    pub id: String,
    /// Name in the nominative, in the act's language.
    pub name: String,
    /// The words that name it.
    pub quote: Span,
    /// Where they stand.
    pub from: BodyFrom,
}

/// A body is charged with actions on an object.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mandate {
    /// Who.
    pub body: MandateBody,
    /// Head verbs or action nouns, in order.
    pub actions: Vec<Span>,
    /// Class of the first action (policy, regulation, permission, control, registration, service …).
    pub action_class: String,
    /// The object phrase; empty span where none was found.
    pub object: Span,
    /// How it binds.
    pub modality: Modality,
    /// Level of the body.
    pub level: Level,
    /// Territory id, where the body or the text names one.
    pub territory: Option<String>,
    /// A clause without content of its own («иные функции …»).
    pub residual: bool,
}

/// A term or short name that an act defines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The term as written.
    pub term: Span,
    /// What it stands for: the words before «далее –», or the definition's text.
    pub meaning: Span,
    /// «далее –» / «мындан ары –»; otherwise an article of definitions.
    pub short_name: bool,
}

/// Unit of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Hours.
    Hour,
    /// Calendar days, or days of unstated kind.
    Day,
    /// Working days.
    WorkingDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A period of time in which something must be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// Number of units.
    pub value: u32,
    /// Unit.
    pub unit: TimeUnit,
    /// An upper bound («в течение», «не позднее», «ичинде»), not a validity or an age.
    pub is_term: bool,
    /// Whom it binds.
    pub addressee: Addressee,
}

/// Whom a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// A state body or local self-government.
    Body,
    /// A citizen, business, applicant.
    Person,
    /// A court, investigator, prosecutor.
    Court,
    /// Not told by the sentence or its lead-in.
    Unknown,
}

/// A document that a person must bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDemand {
    /// The document's name.
    pub name: Span,
    /// An open-ended entry («и иные документы»).
    pub open_ended: bool,
    /// Notarised.
    pub notarised: bool,
    /// A copy.
    pub copy: bool,
    /// The original.
    pub original: bool,
    /// Who brings it; a body for papers passed between bodies, a court where the paper goes to one.
    pub by: Addressee,
    /// The body that issues it, where its name says so («справка налогового органа»).
    pub issuer: Option<Span>,
    /// Only where the record is missing or lost («в случае отсутствия сведений в реестре»).
    pub fallback: bool,
    /// Of a foreign state, or brought by a foreigner.
    pub foreign: bool,
}

/// Form of a [`Permit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermitForm {
    /// разрешение / уруксат.
    Permit,
    /// лицензия.
    Licence,
    /// заключение / корутунду.
    Conclusion,
    /// согласие, согласование / макулдук, макулдашуу.
    Consent,
    /// аккредитация.
    Accreditation,
    /// сертификат.
    Certificate,
}

/// What a provision says of a [`Permit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermitRole {
    /// Something depends on it: «на основании разрешения», «корутундусу болгондо».
    Condition,
    /// A body issues it: «выдача разрешений», «уруксат берет».
    Issued,
}

/// A paper of a body that an activity depends on, or that a body is charged to issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permit {
    /// Form.
    pub form: PermitForm,
    /// Condition or competence.
    pub role: PermitRole,
    /// The body that gives it, where the sentence names one.
    pub issuer: Option<Span>,
    /// The paper and what it is for, as written.
    pub name: Span,
}

/// Form of an [`Approval`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalForm {
    /// согласование / макулдашуу.
    #[default]
    Agreement,
    /// A body's conclusion as a condition.
    Conclusion,
    /// A body's consent or permission as a condition.
    Consent,
}

/// Bodies that must agree before something may be done; one fact a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Form of the last one named.
    pub form: ApprovalForm,
    /// Who must agree, as written, in order; empty where nobody is named.
    pub with: Vec<Span>,
    /// An open number of bodies: «соответствующими органами», «тиешелүү органдар».
    pub open: bool,
    /// The sentence speaks of its absence: «без согласования», «макулдашпастан».
    pub missing: bool,
}

/// What a sentence says of the size of a [`Fee`], weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeBasis {
    /// Nothing.
    Nothing,
    /// «законодательство» and no more.
    Legislation,
    /// One official sets it.
    Discretion,
    /// A tariff, or an organ that approves one.
    Tariff,
    /// A sum or a share.
    Amount,
    /// A named act or branch of law.
    Act,
}

/// A fee that somebody has to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// What it is paid for, as written.
    pub object: Option<Span>,
    /// What the sentence says of its size.
    pub basis: FeeBasis,
    /// A receipt is demanded, the fee itself stands elsewhere.
    pub receipt: bool,
}

/// What a citation points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A whole act.
    Act,
    /// A provision of the same act.
    OwnProvision,
    /// A provision of another act.
    OtherActProvision,
}

/// A mention of an act or a provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// What it points at.
    pub target: TargetKind,
    /// Number of the act.
    pub number: Option<String>,
    /// Date, ISO.
    pub date: Option<String>,
    /// Title or short name as written.
    pub title: Option<String>,
    /// Article(s) as written, lists and ranges kept: `17-24`, `2 и 3`, `21-1`.
    pub article: Option<String>,
    /// Part(s) of an article.
    pub part: Option<String>,
    /// Item(s); a chapter as `глава 10`.
    pub item: Option<String>,
}

/// How persons are inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectionForm {
    /// проверка / текшерүү.
    Check,
    /// рейд.
    Raid,
    /// контроль, надзор / көзөмөл over keeping to rules.
    Control,
    /// Access to premises.
    Access,
}

/// A power to inspect, with the words of the same sentence that limit it; an empty span where there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// How.
    pub form: InspectionForm,
    /// A rule on checks that names no holder of the power: «проверки проводятся …».
    pub passive: bool,
    /// The sentence speaks of unscheduled checks.
    pub unscheduled: bool,
    /// A plan.
    pub plan: Span,
    /// A law that it rests on.
    pub law: Span,
    /// A ground.
    pub ground: Span,
    /// How often.
    pub interval: Span,
}

/// Whose term an [`Extension`] makes longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extended {
    /// The body's own term for an application, a check or a decision.
    OwnTerm,
    /// A right, a paper, a duty of a person, a measure.
    Other,
}

/// A term that may be made longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Whose term.
    pub what: Extended,
    /// A ground of its own is named («если требуется экспертиза»); «в исключительных случаях» and «при необходимости» are none.
    pub ground: bool,
    /// The extension has an end.
    pub capped: bool,
    /// On the person's own request or by agreement.
    pub on_request: bool,
}

/// How long a paper of a body holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// The paper's noun.
    pub paper: Span,
    /// Number of units; absent where it is given anew each year or season.
    pub value: Option<u32>,
    /// Unit.
    pub unit: Option<TimeUnit>,
}

/// A body refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Grounds, as written; empty where the sentence names none.
    pub grounds: Vec<Span>,
}

/// A way to appeal; the fact's span is the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// The word of appeal.
    pub word: Span,
    /// A court is named.
    pub court: bool,
}

/// What follows when a body lets its term pass; the fact's span is the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// It counts as a yes; else as a refusal.
    pub granted: bool,
}

/// A notice a body owes a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// Who is told, as written.
    pub to: Span,
}

/// How often something comes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Every day.
    Day,
    /// Every week.
    Week,
    /// Every ten days, or every two weeks.
    TenDays,
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half year.
    HalfYear,
    /// Every year, and periods not named («периодически»).
    Year,
    /// Less than once a year.
    Rarer,
}

/// A report, data or a notice owed to bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The word for what is handed over.
    pub what: Span,
    /// How often; `None` where it is owed on an event.
    pub every: Option<Every>,
    /// The bodies it goes to, each by the head of its name.
    pub addressees: Vec<Span>,
}
