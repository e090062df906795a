//! One integration binary: each module is one kind of test.
mod real_acts;
mod text_gold;
mod text_laws;
