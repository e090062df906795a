//! One integration binary: each module is one kind of test.
mod act_golden;
mod act_laws;
mod bodies;
mod layers;
mod mandates;
mod readme;
mod real_acts;
mod source_bad;
mod source_fuzz;
mod source_real;
mod text_gold;
mod text_laws;
