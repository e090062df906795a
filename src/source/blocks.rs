//! Building a source block by block, for formats that know their paragraphs.

/// End of the line that starts at `from`, its `\n` included.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[from..]).map_or(text.len(), |n| from + n + 1)
}
