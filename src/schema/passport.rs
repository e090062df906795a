//! A procedure passport, as printed.

use crate::act::Act;
use crate::facts::{Addressee, FeeBasis, TimeUnit};
use crate::passport::{Passport, Procedure, Shape, Words};
use crate::record::Place;
use serde::{Deserialize, Serialize};

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepRecord {
    /// Human citation of its provision.
    pub cite: crate::record::Cite,
    /// The sentence.
    pub text: String,
    /// Who acts.
    pub by: Addressee,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermRecord {
    /// Human citation of its provision.
    pub cite: crate::record::Cite,
    /// The words.
    pub text: String,
    /// Number of units.
    pub value: u32,
    /// Unit.
    pub unit: TimeUnit,
    /// Whom it binds.
    pub by: Addressee,
    /// Counted from the filing of the application.
    pub from_filing: bool,
}

/// A fee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaymentRecord {
    /// The words.
    pub text: String,
    /// What the sentence says of its size.
    pub basis: FeeBasis,
    /// It is said to cost nothing.
    pub free: bool,
}

/// How long the result holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HoldsRecord {
    /// The words.
    pub text: String,
    /// Number of units; null where it is given anew each year or season.
    pub value: Option<u32>,
    /// Unit.
    pub unit: Option<TimeUnit>,
}

/// A procedure of an act with what the act says of it and what it leaves out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PassportRecord {
    /// Where it stands; the quote is what names it.
    #[serde(flatten)]
    pub place: Place,
    /// Kind.
    pub kind: Procedure,
    /// How it was found.
    pub shape: Shape,
    /// Its name: the words that name it, white space collapsed.
    pub name: String,
    /// Responsible body.
    pub body: Option<String>,
    /// Applicant.
    pub applicant: Option<String>,
    /// Documents to bring.
    pub documents: Vec<String>,
    /// Steps in order.
    pub steps: Vec<StepRecord>,
    /// Bodies that must agree.
    pub approvals: Vec<String>,
    /// Terms in order.
    pub terms: Vec<TermRecord>,
    /// Longest way through in calendar days.
    pub total_days: Option<u32>,
    /// Fee.
    pub fee: Option<PaymentRecord>,
    /// Result.
    pub result: Option<String>,
    /// Validity.
    pub validity: Option<HoldsRecord>,
    /// Words of refusal.
    pub refusal: Option<String>,
    /// Grounds for refusal.
    pub grounds: Vec<String>,
    /// Appeal.
    pub appeal: Option<String>,
    /// Consequence of silence.
    pub silence: Option<String>,
    /// Another act that holds the procedure.
    pub elsewhere: Option<String>,
    /// Names of the fields that the act does not give.
    pub missing: Vec<String>,
}

impl PassportRecord {
    /// The record of a passport; `act` has its text.
    pub fn of(act: &Act, p: &Passport) -> PassportRecord {
        let text = |w: &Words| w.span.of(&act.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let all = |ws: &[Words]| ws.iter().map(text).collect();
        let cite = |w: &Words| crate::record::Cite {
            ru: act.cite(w.provision, crate::Lang::Ru),
            ky: act.cite(w.provision, crate::Lang::Ky),
        };
        PassportRecord {
            place: Place::of(act, p.name.provision, p.name.span),
            kind: p.kind,
            shape: p.shape,
            name: text(&p.name),
            body: p.body.as_ref().map(text),
            applicant: p.applicant.as_ref().map(text),
            documents: all(&p.documents),
            steps: p.steps.iter().map(|s| StepRecord { cite: cite(&s.at), text: text(&s.at), by: s.by }).collect(),
            approvals: all(&p.approvals),
            terms: p
                .terms
                .iter()
                .map(|t| TermRecord {
                    cite: cite(&t.at),
                    text: text(&t.at),
                    value: t.value,
                    unit: t.unit,
                    by: t.by,
                    from_filing: t.from_filing,
                })
                .collect(),
            total_days: p.total_days,
            fee: p.fee.as_ref().map(|f| PaymentRecord { text: text(&f.at), basis: f.basis, free: f.free }),
            result: p.result.as_ref().map(text),
            validity: p.validity.as_ref().map(|v| HoldsRecord { text: text(&v.at), value: v.value, unit: v.unit }),
            refusal: p.refusal.as_ref().map(text),
            grounds: all(&p.grounds),
            appeal: p.appeal.as_ref().map(text),
            silence: p.silence.as_ref().map(text),
            elsewhere: p.elsewhere.as_ref().map(text),
            missing: p.missing().into_iter().map(str::to_owned).collect(),
        }
    }
}
