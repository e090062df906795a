//! JSON lines: one finding a line.

use serde::Serialize;

/// One record a line, each line ended by `\n`.
pub fn write<T: Serialize>(records: &[T]) -> String {
    let mut out = String::new();
    for r in records {
        // Records are plain data with string keys: serialising to memory cannot fail.
        out.push_str(&serde_json::to_string(r).expect("a record is plain data with string keys"));
        out.push('\n');
    }
    out
}
