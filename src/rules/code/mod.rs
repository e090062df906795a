//! Rules as code, one file each.

use super::pass::Pass;

mod groups;

/// Every code pass, in the order of the codes.
pub(super) fn all() -> Vec<Box<dyn Pass>> {
    vec![Box::new(groups::Groups)]
}
