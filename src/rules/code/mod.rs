//! Rules as code, one file each.

use super::pass::Pass;

mod abbreviation;
mod approval_chain;
mod dead_act;
mod fee_basis;
mod groups;
mod held_data;
mod inspections;
mod long_deadline;
mod missing_element;
mod old_body;
mod permits;
mod reports;
mod two_texts;
mod unlisted_permit;

/// Every code pass, in the order of the codes.
pub(super) fn all() -> Vec<Box<dyn Pass>> {
    vec![
        Box::new(held_data::HeldData),
        Box::new(unlisted_permit::UnlistedPermit),
        Box::new(approval_chain::ApprovalChain),
        Box::new(long_deadline::LongDeadline),
        Box::new(fee_basis::FeeWithoutBasis),
        Box::new(groups::Groups),
        Box::new(inspections::Inspections),
        Box::new(dead_act::DeadAct::new()),
        Box::new(missing_element::MissingElement),
        Box::new(old_body::OldBody),
        Box::new(abbreviation::Abbreviations),
        Box::new(permits::Permits),
        Box::new(reports::Reports),
        Box::new(two_texts::TwoTexts),
    ]
}
