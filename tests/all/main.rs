//! One integration binary: each module is one kind of test.
