//! The `jenil` program.
fn main() {}
