//! The pattern language of data rules.
//!
//! A pattern is a row of items separated by spaces, matched against neighbouring tokens of one sentence:
//!
//! | item | matches |
//! |---|---|
//! | `документ` | a token with the same stem, whatever its case and number |
//! | `=вправе` | exactly this form (folded: lower case, `ё` as `е`) |
//! | `нотариальн*`, `*ууга` | a token that begins or ends so |
//! | `#` | a number |
//! | `_` | any one word |
//! | `..4` | nothing up to four tokens, marks included |
//! | `(a \| b c)` | either row |
//! | `x?` | the item or nothing |
//! | `@name` | a named list of the pack |
//! | `^x` | `x`, and the search starts from it: put it on the rarest word |
//! | `< a b >` | the row, and its words fill the slot `{what}` of the message |
//!
//! Other marks (`,` `:` `-`) match themselves.

use crate::Lang;
use crate::text::{StemId, form_id, stem_id};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// One word of a pattern, as a test of a token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Word {
    /// Same stem.
    Stem(StemId),
    /// Same form.
    Form(StemId),
    /// Begins so.
    Prefix(String),
    /// Ends so.
    Suffix(String),
}

/// One item of a compiled pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// A token of a class.
    Class(u32),
    /// A number.
    Number,
    /// Any word.
    AnyWord,
    /// Nothing up to so many tokens.
    Gap(u32),
    /// Any of the rows.
    Either(Vec<Vec<Node>>),
    /// The row or nothing.
    Maybe(Vec<Node>),
    /// Here the captured words begin.
    Open,
    /// Here they end.
    Close,
}

/// A pattern ready to match.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    /// Items.
    pub nodes: Vec<Node>,
    /// Classes of the token the search starts from.
    pub anchors: Vec<u32>,
    /// Fewest and most tokens before the anchor.
    pub before: (u32, u32),
}

/// The words of all patterns of one language, grouped in classes that a token is tested against once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    classes: BTreeMap<Vec<Word>, u32>,
    by_stem: FxHashMap<StemId, Vec<u32>>,
    by_form: FxHashMap<StemId, Vec<u32>>,
    prefixes: FxHashMap<String, Vec<u32>>,
    suffixes: FxHashMap<String, Vec<u32>>,
}

impl Lexicon {
    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// The class of a set of words; made when new.
    fn class(&mut self, mut words: Vec<Word>) -> u32 {
        words.sort();
        words.dedup();
        if let Some(id) = self.classes.get(&words) {
            return *id;
        }
        let id = self.classes.len() as u32;
        for w in &words {
            match w {
                Word::Stem(s) => self.by_stem.entry(*s).or_default().push(id),
                Word::Form(f) => self.by_form.entry(*f).or_default().push(id),
                Word::Prefix(p) => self.prefixes.entry(p.clone()).or_default().push(id),
                Word::Suffix(s) => self.suffixes.entry(s.clone()).or_default().push(id),
            }
        }
        self.classes.insert(words, id);
        id
    }

    /// The classes of a token, each once, in order.
    pub fn classes_of(&self, folded: &str, form: StemId, stem: StemId) -> Vec<u32> {
        let mut out = Vec::new();
        out.extend(self.by_stem.get(&stem).into_iter().flatten());
        out.extend(self.by_form.get(&form).into_iter().flatten());
        for (i, c) in folded.char_indices() {
            out.extend(self.prefixes.get(&folded[..i + c.len_utf8()]).into_iter().flatten());
            out.extend(self.suffixes.get(&folded[i..]).into_iter().flatten());
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// Named lists of words, by name.
pub(crate) type Lists = BTreeMap<String, String>;

/// Deepest nesting of lists and brackets: a list that names itself ends in an error, not in a hang.
const MAX_DEPTH: usize = 12;

/// Compiles a pattern; the error says what is wrong, in words for the author of a pack.
pub(crate) fn compile(text: &str, lang: Lang, lists: &Lists, lexicon: &mut Lexicon) -> Result<Pattern, String> {
    let mut p = Parser { chars: text.chars().collect(), at: 0, lang, lists, lexicon, anchor: None, depth: 0 };
    let nodes = p.row()?;
    if p.at < p.chars.len() {
        return Err(format!("`{}` at character {} closes nothing", p.chars[p.at], p.at + 1));
    }
    let index = match p.anchor {
        Some(i) => i,
        None => nodes
            .iter()
            .position(|n| first_classes(n).is_some())
            .ok_or("no word to search for: every item is optional or a gap")?,
    };
    let anchors =
        first_classes(&nodes[index]).ok_or("the item marked `^` must begin with a word that is not optional")?;
    let opens = nodes.iter().filter(|n| **n == Node::Open).count();
    if opens > 1 || opens != nodes.iter().filter(|n| **n == Node::Close).count() {
        return Err("`< >` must stand once, as a pair".into());
    }
    let before = nodes[..index].iter().fold((0, 0), |(a, b), n| {
        let (x, y) = width(n);
        (a + x, b + y)
    });
    Ok(Pattern { nodes, anchors, before })
}

/// The classes one of which the first token of the node must have; `None` where it may begin otherwise.
fn first_classes(node: &Node) -> Option<Vec<u32>> {
    match node {
        Node::Class(c) => Some(vec![*c]),
        Node::Either(rows) => {
            let mut all = Vec::new();
            for row in rows {
                all.extend(first_of_row(row)?);
            }
            Some(all)
        }
        _ => None,
    }
}

/// As [`first_classes`] for a row: optional items are looked through.
fn first_of_row(row: &[Node]) -> Option<Vec<u32>> {
    let mut all = Vec::new();
    for node in row {
        match node {
            Node::Maybe(inner) => all.extend(first_of_row(inner)?),
            Node::Open | Node::Close => {}
            other => {
                all.extend(first_classes(other)?);
                return Some(all);
            }
        }
    }
    None
}

/// Fewest and most tokens of a node.
fn width(node: &Node) -> (u32, u32) {
    let row = |r: &[Node]| {
        r.iter().fold((0, 0), |(a, b), n| {
            let (x, y) = width(n);
            (a + x, b + y)
        })
    };
    match node {
        Node::Class(_) | Node::Number | Node::AnyWord => (1, 1),
        Node::Gap(n) => (0, *n),
        Node::Either(rows) => rows.iter().map(|r| row(r)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0, 0)),
        Node::Maybe(r) => (0, row(r).1),
        Node::Open | Node::Close => (0, 0),
    }
}

struct Parser<'a> {
    chars: Vec<char>,
    at: usize,
    lang: Lang,
    lists: &'a Lists,
    lexicon: &'a mut Lexicon,
    anchor: Option<usize>,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Items up to the end, `|`, `)` or `>`.
    fn row(&mut self) -> Result<Vec<Node>, String> {
        let mut out: Vec<Node> = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None | Some('|' | ')') => return Ok(out),
                Some(c @ ('<' | '>')) => {
                    self.at += 1;
                    if self.depth > 0 {
                        return Err("`< >` belongs on the outer row, not inside brackets".into());
                    }
                    out.push(if c == '<' { Node::Open } else { Node::Close });
                }
                Some('^') => {
                    self.at += 1;
                    if self.depth > 0 {
                        return Err("`^` belongs on the outer row, not inside brackets".into());
                    }
                    if self.anchor.replace(out.len()).is_some() {
                        return Err("`^` stands twice".into());
                    }
                }
                Some(_) => {
                    let node = self.item()?;
                    out.push(node);
                }
            }
        }
    }

    fn item(&mut self) -> Result<Node, String> {
        let node = self.atom()?;
        if self.peek() == Some('?') {
            self.at += 1;
            return Ok(Node::Maybe(vec![node]));
        }
        Ok(node)
    }

    fn atom(&mut self) -> Result<Node, String> {
        let Some(c) = self.peek() else { return Err("an item is missing".into()) };
        match c {
            '(' => {
                self.at += 1;
                self.enter()?;
                let mut rows = vec![self.row()?];
                while self.peek() == Some('|') {
                    self.at += 1;
                    rows.push(self.row()?);
                }
                self.close(')')?;
                if rows.iter().any(Vec::is_empty) {
                    return Err("an empty choice in `( )`: write `(…)?` instead".into());
                }
                Ok(self.merge(rows))
            }
            '#' => {
                self.at += 1;
                Ok(Node::Number)
            }
            '_' => {
                self.at += 1;
                Ok(Node::AnyWord)
            }
            '.' if self.chars.get(self.at + 1) == Some(&'.') => {
                self.at += 2;
                let n = self.take(|c| c.is_ascii_digit());
                n.parse().map(Node::Gap).map_err(|_| "`..` needs a number: `..4`".into())
            }
            '@' => {
                self.at += 1;
                let name = self.take(|c| c.is_alphanumeric() || c == '_' || c == '-');
                let Some(list) = self.lists.get(&name) else {
                    return Err(format!("no list `@{name}` for {}", self.lang));
                };
                self.enter()?;
                let mut inner = Parser {
                    chars: format!("({list})").chars().collect(),
                    at: 0,
                    lang: self.lang,
                    lists: self.lists,
                    lexicon: self.lexicon,
                    anchor: None,
                    depth: self.depth,
                };
                let node = inner.item().map_err(|e| format!("list `@{name}`: {e}"))?;
                self.depth -= 1;
                Ok(node)
            }
            '=' => {
                self.at += 1;
                let w = self.word();
                if w.is_empty() {
                    return Err("`=` needs a word".into());
                }
                if self.peek() == Some('*') {
                    return Err(format!("`={w}*` is two things at once: write `{w}*`"));
                }
                Ok(self.single(Word::Form(form_id(&w))))
            }
            '*' => {
                self.at += 1;
                let w = self.word();
                if w.is_empty() {
                    return Err("`*` needs an ending: `*ууга`".into());
                }
                Ok(self.single(Word::Suffix(w)))
            }
            c if c.is_alphanumeric() => {
                let w = self.word();
                if self.peek() == Some('*') {
                    self.at += 1;
                    return Ok(self.single(Word::Prefix(w)));
                }
                let stem = stem_id(self.lang, &w);
                Ok(self.single(Word::Stem(stem)))
            }
            c => {
                self.at += 1;
                Ok(self.single(Word::Form(form_id(&c.to_string()))))
            }
        }
    }

    fn single(&mut self, w: Word) -> Node {
        Node::Class(self.lexicon.class(vec![w]))
    }

    /// Rows of single words become one class, so that a list of fifty words costs one test.
    fn merge(&mut self, rows: Vec<Vec<Node>>) -> Node {
        let mut words = Vec::new();
        let mut rest = Vec::new();
        for row in rows {
            match row.as_slice() {
                [Node::Class(c)] => words.extend(self.words_of(*c)),
                [Node::Either(inner)] => {
                    for r in inner {
                        match r.as_slice() {
                            [Node::Class(c)] => words.extend(self.words_of(*c)),
                            _ => rest.push(r.clone()),
                        }
                    }
                }
                _ => rest.push(row),
            }
        }
        if !words.is_empty() {
            let class = Node::Class(self.lexicon.class(words));
            if rest.is_empty() {
                return class;
            }
            rest.insert(0, vec![class]);
        }
        Node::Either(rest)
    }

    fn words_of(&self, class: u32) -> Vec<Word> {
        self.lexicon.classes.iter().find(|(_, id)| **id == class).map_or_else(Vec::new, |(w, _)| w.clone())
    }

    fn enter(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err("nested too deep (a list that names itself?)".into()) } else { Ok(()) }
    }

    fn close(&mut self, c: char) -> Result<(), String> {
        self.depth -= 1;
        if self.peek() == Some(c) {
            self.at += 1;
            Ok(())
        } else {
            Err(format!("`{c}` is missing"))
        }
    }

    fn take(&mut self, f: impl Fn(char) -> bool) -> String {
        let from = self.at;
        while self.peek().is_some_and(&f) {
            self.at += 1;
        }
        self.chars[from..self.at].iter().collect()
    }

    /// A word, folded as texts are.
    fn word(&mut self) -> String {
        let raw = self.take(|c| c.is_alphanumeric() || c == '-');
        crate::text::fold(&raw).text
    }
}
