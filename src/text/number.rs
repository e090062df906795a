//! Numbers that are written differently and are the same.

use std::borrow::Cow;

/// The one spelling of a folded number: superscripts become `-n`, the spaces of thousands go.
///
/// `21¹`, `21-1` are the same article; `10 000` and `10000` the same sum.
///
/// ```
/// use jenil::text::number_key;
/// assert_eq!(number_key("240¹²"), "240-12");
/// assert_eq!(number_key("10 000"), "10000");
/// ```
pub fn number_key(folded: &str) -> Cow<'_, str> {
    if folded.bytes().all(|b| b != b' ' && b < 0x80) {
        return Cow::Borrowed(folded);
    }
    let mut out = String::with_capacity(folded.len());
    let mut raised = false;
    for c in folded.chars().filter(|c| *c != ' ') {
        match superscript(c) {
            Some(d) => {
                if !raised && !out.is_empty() {
                    out.push('-');
                }
                raised = true;
                out.push(d);
            }
            None => {
                raised = false;
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

/// The digit that a superscript digit raises.
pub fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}
