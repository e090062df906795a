//! Rules as code, one file each.

use super::pass::Pass;

mod abbreviation;
mod agentless;
mod approval_chain;
mod dead_act;
mod double_barrier;
mod double_control;
mod fee_basis;
mod filing;
mod groups;
mod heavy_list;
mod held_data;
mod inspections;
mod long_deadline;
mod missing_element;
mod old_body;
mod procedures;
mod reports;
mod short_validity;
mod term_extension;
mod two_addressees;
mod two_doors;
mod two_terms;
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
        Box::new(reports::Reports),
        Box::new(procedures::Procedures),
        Box::new(agentless::Agentless),
        Box::new(term_extension::TermExtension),
        Box::new(short_validity::ShortValidity),
        Box::new(two_doors::TwoDoors),
        Box::new(heavy_list::HeavyList),
        Box::new(two_texts::TwoTexts),
        Box::new(two_addressees::TwoAddressees),
        Box::new(double_control::DoubleControl),
        Box::new(double_barrier::DoubleBarrier),
        Box::new(two_terms::TwoTerms),
    ]
}
