//! One integration binary: each module is one kind of test.
mod text_gold;
mod text_laws;
