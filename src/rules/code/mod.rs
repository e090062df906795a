//! Rules as code, one file each.

use super::pass::Pass;

mod abbreviation;
mod dead_act;
mod groups;
mod inspections;
mod long_deadline;
mod missing_element;
mod old_body;
mod permits;
mod reports;
mod two_texts;

/// Every code pass, in the order of the codes.
pub(super) fn all() -> Vec<Box<dyn Pass>> {
    vec![
        Box::new(long_deadline::LongDeadline),
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
