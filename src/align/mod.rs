//! Alignment of the Russian and the Kyrgyz text of one act: which provision says the same as which, and in what the two
//! differ.
//!
//! Both languages are equally official, so a number in one that the other lacks is a defect of one of the two. Words are
//! not compared here, only what must be the same in any language: numbers, references, terms, right or duty, the count of units.

mod modality;
mod numbers;
mod pairs;

pub use modality::{Bound, bound};
pub use numbers::{Difference, Digit, Numbers, differ, numbers};
pub use pairs::{Alignment, Pair, align, editions};

#[cfg(test)]
mod tests;
