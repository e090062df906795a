//! Marks become a tree; what cannot be understood is named with its place and a repair.

use super::lexer::{Mark, marks};
use super::{Field, Node};
use crate::{Error, Result, Span};

/// Parentheses inside parentheses; deeper ones are no question a person asks.
const DEPTH_MAX: usize = 32;
/// Bytes of a query; a longer text is a document, for which overlaps are the right question.
const BYTES_MAX: usize = 4096;

/// Reads a query.
///
/// ```
/// use jenil::index::{Node, parse};
/// assert!(matches!(parse("налог И (сбор ИЛИ пошлина) -штраф").unwrap(), Node::And(_)));
/// let e = parse("(налог").unwrap_err().to_string();
/// assert!(e.contains("at byte 0") && e.contains(")"), "{e}");
/// ```
///
/// # Errors
/// [`Error::Query`] with the place and a repair.
pub fn parse(query: &str) -> Result<Node> {
    if query.len() > BYTES_MAX {
        return Err(Error::Query {
            at: BYTES_MAX,
            message: format!("a query holds at most {BYTES_MAX} bytes; ask for the words that matter"),
        });
    }
    let marks = marks(query)?;
    let mut p = Parser { query, marks: &marks, at: 0 };
    let node = p.or(0)?;
    if let Some((_, span)) = p.peek() {
        return Err(p.error(span, "this parenthesis closes nothing; leave it out"));
    }
    match node {
        Some(node) if !only_not(&node) => Ok(node),
        Some(_) => Err(Error::Query { at: 0, message: "the query only says what is not wanted; add what is".into() }),
        None => Err(Error::Query { at: 0, message: "the query holds no word; write at least one".into() }),
    }
}

fn only_not(node: &Node) -> bool {
    match node {
        Node::Not(_) => true,
        Node::And(all) | Node::Beside(all) => all.iter().all(only_not),
        Node::Or(any) => any.iter().any(only_not),
        _ => false,
    }
}

struct Parser<'q> {
    query: &'q str,
    marks: &'q [(Mark, Span)],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<(Mark, Span)> {
        self.marks.get(self.at).copied()
    }

    fn error(&self, span: Span, message: &str) -> Error {
        Error::Query { at: span.from as usize, message: format!("«{}»: {message}", span.of(self.query)) }
    }

    fn or(&mut self, depth: usize) -> Result<Option<Node>> {
        self.joined(depth, Mark::Or, Self::and, Node::Or)
    }

    fn and(&mut self, depth: usize) -> Result<Option<Node>> {
        self.joined(depth, Mark::And, Self::beside, Node::And)
    }

    /// Operands with one operator between them.
    fn joined(
        &mut self,
        depth: usize,
        operator: Mark,
        operand: fn(&mut Self, usize) -> Result<Option<Node>>,
        join: fn(Vec<Node>) -> Node,
    ) -> Result<Option<Node>> {
        let mut all = Vec::new();
        let mut before: Option<Span> = None;
        loop {
            let one = operand(self, depth)?;
            let here = self.peek().filter(|(m, _)| *m == operator).map(|(_, s)| s);
            match (one, before.or(here)) {
                (Some(one), _) => all.push(one),
                (None, Some(span)) => {
                    return Err(self.error(span, "something is missing beside this operator; write a word there, or the operator in small letters if it is a word"));
                }
                (None, None) => return Ok(None),
            }
            match here {
                Some(span) => {
                    before = Some(span);
                    self.at += 1;
                }
                None => break,
            }
        }
        Ok(if all.len() == 1 { all.pop() } else { Some(join(all)) })
    }

    fn beside(&mut self, depth: usize) -> Result<Option<Node>> {
        let mut all = Vec::new();
        while let Some((mark, span)) = self.peek() {
            match mark {
                Mark::Close if depth == 0 => {
                    return Err(self.error(span, "this parenthesis closes nothing; leave it out"));
                }
                Mark::Close | Mark::And | Mark::Or => break,
                _ => all.push(self.one(depth)?),
            }
        }
        Ok(match all.len() {
            0 => None,
            1 => all.pop(),
            _ => Some(Node::Beside(all)),
        })
    }

    fn one(&mut self, depth: usize) -> Result<Node> {
        let Some((mark, span)) = self.peek() else {
            return Err(Error::Query { at: self.query.len(), message: "a word is missing at the end".into() });
        };
        self.at += 1;
        match mark {
            Mark::Word { prefix } => Ok(Node::Word { span, prefix }),
            Mark::Phrase { slop } => Ok(Node::Phrase { span, slop }),
            Mark::Not => match self.peek() {
                Some((Mark::Word { .. } | Mark::Phrase { .. } | Mark::Open | Mark::Field, _)) => {
                    Ok(Node::Not(Box::new(self.one(depth)?)))
                }
                _ => Err(self.error(span, "nothing follows to be left out; write the word right after it")),
            },
            Mark::Field => match (Field::of(span.of(self.query)), self.peek()) {
                (Some(field), Some((Mark::Word { .. } | Mark::Phrase { .. }, value))) => {
                    self.at += 1;
                    Ok(Node::Field { field, value })
                }
                _ => Err(self.error(span, "a value is missing after the colon, as in lang:ky or title:\"о связи\"")),
            },
            Mark::Open if depth >= DEPTH_MAX => {
                Err(self.error(span, "too many parentheses inside each other; write the query flatter"))
            }
            Mark::Open => {
                let inner = self.or(depth + 1)?;
                match self.peek() {
                    Some((Mark::Close, _)) => self.at += 1,
                    _ => return Err(self.error(span, "this parenthesis is never closed; add ) at the end")),
                }
                inner
                    .ok_or_else(|| self.error(span, "the parentheses are empty; write a word inside or leave them out"))
            }
            Mark::Close | Mark::And | Mark::Or => Err(self.error(span, "a word is missing before this")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in short: what joins, and the words.
    fn shown(q: &str) -> String {
        fn show(n: &Node, q: &str) -> String {
            let all = |v: &[Node], sep: &str| {
                let parts: Vec<_> = v.iter().map(|n| show(n, q)).collect();
                format!("({})", parts.join(sep))
            };
            match n {
                Node::Word { span, prefix } => format!("{}{}", span.of(q), if *prefix { "*" } else { "" }),
                Node::Phrase { span, slop } => format!("[{}]{}", span.of(q), slop),
                Node::Field { field, value } => format!("{field:?}={}", value.of(q)),
                Node::Not(n) => format!("-{}", show(n, q)),
                Node::And(v) => all(v, " & "),
                Node::Or(v) => all(v, " | "),
                Node::Beside(v) => all(v, " "),
            }
        }
        match parse(q) {
            Ok(n) => show(&n, q),
            Err(Error::Query { at, .. }) => format!("error at {at}"),
            Err(e) => panic!("{e}"),
        }
    }

    #[test]
    fn queries_and_what_they_mean() {
        for (query, want) in [
            ("налог", "налог"),
            ("налог и сбор", "(налог и сбор)"),
            ("налог И сбор", "(налог & сбор)"),
            ("салык ЖАНА жыйым ЖЕ алым", "((салык & жыйым) | алым)"),
            ("салык жана жыйым", "(салык жана жыйым)"),
            ("a AND b OR c d", "((a & b) | (c d))"),
            ("a (b OR c) -d", "(a (b | c) -d)"),
            ("НЕ штраф налог", "(-штраф налог)"),
            ("смарт-контракт", "смарт-контракт"),
            ("\"крайняя необходимость\"", "[крайняя необходимость]0"),
            ("\"орган вправе\"~3 суд", "([орган вправе]3 суд)"),
            ("закон «О связи»", "(закон О связи)"),
            ("лиценз* деятельность", "(лиценз* деятельность)"),
            ("lang:ky тил:ky title:\"о связи\"", "(Lang=ky Lang=ky Title=о связи)"),
            ("10:30", "10:30"),
            ("ст. 205 УК", "(ст. 205 УК)"),
            ("№ 45-I", "45-I"),
            ("**", "error at 0"),
            // Mistakes, with the byte they are at.
            ("налог \"сбор", "error at 11"),
            ("(налог", "error at 0"),
            ("налог)", "error at 10"),
            ("налог И", "error at 11"),
            ("ИЛИ налог", "error at 0"),
            ("()", "error at 0"),
            ("", "error at 0"),
            ("-штраф", "error at 0"),
            ("lang:", "error at 0"),
            ("\"a b\"~x", "error at 5"),
            ("a NOT", "error at 2"),
            ("(((", "error at 2"),
        ] {
            assert_eq!(shown(query), want, "{query}");
        }
        assert!(shown(&"(".repeat(5000)).starts_with("error"));
        assert!(shown(&format!("{}a{}", "(".repeat(40), ")".repeat(40))).starts_with("error"));
    }

    proptest::proptest! {
        #[test]
        fn nothing_a_user_types_breaks_it(q in "[ а-яөa(\"*:~\\-&|!)«»И0-9“”,]{0,40}") {
            let _ = parse(&q);
        }

        #[test]
        fn nor_anything_else(q in "\\PC{0,60}") {
            let _ = parse(&q);
        }
    }
}
