//! How each kind of mark takes its place in the tree.

use super::lines;
use super::marker::{Mark, MarkKind};
use super::structure::{ARTICLE, Builder, Frame, PAREN, PREAMBLE, line_colon, rank};
use super::{Force, ProvisionKind as Kind};
use crate::Span;
use crate::source::BlockKind;

/// Open units at most; real acts have up to nine, deeper nesting is read as one level.
const MAX_DEPTH: usize = 24;
/// Longest text of a list unit that can say nothing but that the unit is repealed.
const MAX_REPEAL: usize = 400;

impl Builder<'_> {
    /// Closes open units of rank `r` and deeper (never those outside the quotation).
    fn close_to(&mut self, r: u8) {
        while self.frames.len() > self.floor && self.frames[self.frames.len() - 1].rank >= r {
            self.frames.pop();
        }
    }

    /// Whether an article is open.
    fn in_article(&self) -> bool {
        self.floor > 0 || self.frames.iter().any(|f| f.rank == ARTICLE)
    }

    fn open(&mut self, at: u32, i: usize, m: &Mark, title: bool) {
        self.frames.push(Frame {
            prov: at,
            block: i,
            rank: rank(m.kind),
            mark: m.kind,
            colon: line_colon(m.all_of(self.text)),
            fresh: true,
            title,
        });
    }

    pub(super) fn heading(&mut self, i: usize) {
        let m = self.marks[i];
        // «РАЗДЕЛ I» + «ОБЩАЯ ЧАСТЬ»: the words of a book as the title of a section
        let bare = m.kind == MarkKind::Book && m.num.is_none();
        let untitled = |f: &Frame| {
            f.title && f.rank < ARTICLE && f.rank > rank(MarkKind::Book) && self.out.len() as u32 == f.prov + 1
        };
        if bare && self.frames.last().is_some_and(|f| untitled(f) && self.out[f.prov as usize].heading.is_none()) {
            self.take_title(i, false);
            return;
        }
        self.close_to(rank(m.kind));
        let kind = match m.kind {
            MarkKind::Book => Kind::Book,
            MarkKind::Section => Kind::Section,
            MarkKind::Subsection => Kind::Subsection,
            MarkKind::Chapter => Kind::Chapter,
            MarkKind::Subchapter => Kind::Subchapter,
            _ => Kind::Article,
        };
        let at = self.child(kind, m.num.map(|n| n.text()), i, Span::new(m.end, m.end));
        let mut m = m;
        let block_end = m.end;
        // «Глава 17-1. Прогноз …» + «(Глава в редакции …)» in one wrapped paragraph
        if let Some(cut) = note_inside(m.rest_of(self.text)) {
            m.end = m.rest + cut as u32;
        }
        let rest = m.rest_of(self.text);
        let repealed = rest.len() <= MAX_REPEAL && lines::repealed(&rest.to_lowercase());
        if repealed {
            self.out[at as usize].force = Force::Repealed;
        }
        if rest.is_empty() {
            self.open(at, i, &m, true);
            return;
        }
        // «Статья 5. Настоящий Закон вступает в силу …»: words without a heading
        let sentence = kind == Kind::Article && rest.ends_with(['.', ':', ';']) && !self.text_follows(i, rest);
        let p = &mut self.out[at as usize];
        if repealed && rest.starts_with('(') || sentence {
            p.body = Span::new(m.rest, m.end);
        } else {
            p.heading = Some(Span::new(m.rest, m.end));
            p.body = Span::new(block_end, block_end);
        }
        let fresh = p.heading.is_some();
        self.open(at, i, &m, fresh);
        if let Some(f) = self.frames.last_mut() {
            f.fresh = fresh;
        }
    }

    /// Whether the article begun at `i` has words of its own after its first line.
    fn text_follows(&self, i: usize, rest: &str) -> bool {
        let next = (i + 1..self.blocks.len())
            .find(|j| !matches!(self.blocks[*j].kind, BlockKind::Blank | BlockKind::Furniture))
            .map(|j| &self.marks[j]);
        let Some(next) = next else { return false };
        match next.kind {
            MarkKind::Plain => !lines::names_post(next.all_of(self.text)),
            MarkKind::Dot => next.num.is_some_and(|n| n.base == 1),
            MarkKind::Note => true,
            MarkKind::Paren | MarkKind::Letter | MarkKind::Dash => !rest.ends_with([':', ';']),
            _ => false,
        }
    }

    pub(super) fn annex(&mut self, i: usize) {
        let m = self.marks[i];
        let stamped = self.annex_untitled();
        if m.kind == MarkKind::Approved && stamped {
            self.take_title(i, true);
            return;
        }
        self.close_to(rank(m.kind));
        let at = self.child(Kind::Annex, m.num.map(|n| n.text()), i, Span::new(m.end, m.end));
        self.annex_head(at, i);
        let rest = m.rest_of(self.text);
        if !rest.is_empty() && !rest.starts_with("к ") && !rest.starts_with('(') && m.kind == MarkKind::Annex {
            self.out[at as usize].heading = Some(Span::new(m.rest, m.end));
        }
        self.open(at, i, &Mark { kind: MarkKind::Annex, ..m }, true);
    }

    /// «… № 18 токтомуна» over «тиркеме»: the lines that name the act belong to the annex, not to the signature.
    fn annex_head(&mut self, at: u32, i: usize) {
        /// Lines the name of the act can take.
        const LINES: usize = 6;
        let before = (0..i).rev().take(LINES).take_while(|j| {
            let line = self.marks[*j].all_of(self.text);
            self.blocks[*j].kind == BlockKind::Paragraph
                && self.marks[*j].kind == MarkKind::Plain
                && lines::signatory(line).is_none()
                && !lines::adoption(line)
        });
        let Some(from) =
            before.last().filter(|j| self.marks[*j..i].iter().any(|m| lines::names_act_in_dative(m.all_of(self.text))))
        else {
            return;
        };
        let start = self.blocks[from].span.from;
        let above = at as usize - 1;
        if at > 0 && self.out[above].kind == Kind::Conclusion && self.out[above].own.from < start {
            self.out[at as usize].own.from = start;
            let p = &mut self.out[above];
            p.body = Span::new(p.body.from, start).trim(self.text);
        }
    }

    fn list_kind(&self, mark: MarkKind) -> Kind {
        let above = self.frames.last().map(|f| self.out[f.prov as usize].kind);
        let inside = matches!(above, Some(Kind::Item | Kind::SubItem));
        match mark {
            MarkKind::Letter => Kind::SubItem,
            _ if inside => Kind::SubItem,
            MarkKind::Dot | MarkKind::Dotted(_) if self.in_article() && above != Some(Kind::Part) => Kind::Part,
            _ => Kind::Item,
        }
    }

    pub(super) fn list(&mut self, i: usize) {
        let m = self.marks[i];
        let low =
            self.frames.len() - self.frames.iter().skip(self.floor).rev().take_while(|f| f.rank > ARTICLE).count();
        let same = self
            .continued(low, &m)
            .or_else(|| (low..self.frames.len()).rev().find(|j| same_class(self.frames[*j].mark, m.kind)));
        let first = m.num.map_or_else(|| first_label(m.label.of(self.text)), |n| n.base == 1 && n.sub == 0);
        let nests = first
            && self.frames.len() < MAX_DEPTH
            && self.frames.last().is_some_and(|f| f.colon && f.rank > ARTICLE && f.rank < PREAMBLE);
        match same {
            Some(_) if nests => {}
            Some(j) => self.frames.truncate(j),
            // «1)» under «а) …:» nests, otherwise the deeper units end
            None if nests => {}
            None => {
                while self.frames.len() > low && self.frames[self.frames.len() - 1].rank > rank(m.kind) {
                    self.frames.pop();
                }
            }
        }
        self.settle();
        let kind = self.list_kind(m.kind);
        let label = m.label.of(self.text);
        let number = m.num.map_or_else(|| Some(label.to_lowercase()), |n| Some(n.text()));
        let at = self.child(kind, number, i, Span::new(m.rest, m.end));
        let rest = m.rest_of(self.text);
        if rest.len() <= MAX_REPEAL && rest.starts_with(['(', 'У', 'у', 'И', 'и', 'К', 'к']) {
            let low = rest.to_lowercase();
            let bare = low.trim_start_matches('(');
            if lines::repealed(&low)
                && (rest.starts_with('(')
                    || bare.starts_with("утрат")
                    || bare.starts_with("исключен")
                    || bare.starts_with("күчүн"))
            {
                self.out[at as usize].force = Force::Repealed;
            }
        }
        self.open(at, i, &m, false);
        if let Some(f) = self.frames.last_mut() {
            f.fresh = false;
        }
    }

    /// The deepest open unit whose list the mark `m` continues.
    fn continued(&self, low: usize, m: &Mark) -> Option<usize> {
        (low..self.frames.len()).rev().find(|j| {
            let f = &self.frames[*j];
            same_class(f.mark, m.kind) && follows(self.text, &self.marks[f.block], m)
        })
    }

    /// The unit above is no longer without words.
    fn settle(&mut self) {
        if let Some(f) = self.frames.last_mut() {
            f.fresh = false;
            f.title = false;
        }
    }

    pub(super) fn note(&mut self, i: usize) {
        let m = self.marks[i];
        let low = m.all_of(self.text).to_lowercase();
        self.child(Kind::Note, None, i, Span::new(m.start, m.end));
        self.repeal_by_note(&low);
        if let Some(f) = self.frames.last_mut() {
            f.title =
                f.title && f.rank < ARTICLE && f.mark != MarkKind::Annex && self.out[f.prov as usize].heading.is_none();
        }
    }

    /// The note that the block before left open.
    fn open_note(&self) -> Option<u32> {
        let last = self.out.len().checked_sub(1)?;
        let p = &self.out[last];
        /// A note left open that grows beyond this was no note.
        const MAX_NOTE: u32 = 600;
        (p.kind == Kind::Note
            && p.body.len() < MAX_NOTE
            && p.body.of(self.text).starts_with('(')
            && !p.body.of(self.text).contains(')'))
        .then_some(last as u32)
    }

    fn repeal_by_note(&mut self, low: &str) {
        if !lines::repealed(low) {
            return;
        }
        let words = low.trim_start_matches(['(', ' ']);
        let named = [
            ("глав", MarkKind::Chapter),
            ("стать", MarkKind::Article),
            ("берене", MarkKind::Article),
            ("параграф", MarkKind::Subchapter),
            ("раздел", MarkKind::Section),
            ("бөлүм", MarkKind::Section),
        ]
        .into_iter()
        .find(|(w, _)| words.starts_with(w) || words.strip_prefix("бул ").is_some_and(|t| t.starts_with(w)));
        let target = match named {
            Some((_, kind)) => self.frames.iter().rev().find(|f| f.mark == kind).map(|f| f.prov),
            None if words.starts_with("абзац") || words.contains("-абзац") => None,
            None => self.frames.last().filter(|f| f.fresh).map(|f| f.prov),
        };
        if let Some(p) = target {
            self.out[p as usize].force = Force::Repealed;
        }
    }

    pub(super) fn plain(&mut self, i: usize) {
        let m = self.marks[i];
        let line = m.all_of(self.text);
        if let Some(p) = self.open_note() {
            let p = p as usize;
            self.out[p].body.to = m.end;
            let low = self.out[p].body.of(self.text).to_lowercase();
            self.repeal_by_note(&low);
            return;
        }
        let annex_open = self.frames.last().is_some_and(|f| f.mark == MarkKind::Annex);
        if !annex_open && self.takes_title(i, line) {
            return;
        }
        if self.floor == 0 && lines::approved_title(line) && self.annex_begins() {
            if self.annex_untitled() {
                self.take_title(i, true);
            } else {
                self.close_to(1);
                let at = self.child(Kind::Annex, None, i, Span::new(m.end, m.end));
                self.out[at as usize].heading = Some(Span::new(m.start, m.end));
                self.open(at, i, &Mark { kind: MarkKind::Annex, ..m }, true);
            }
            return;
        }
        if self.takes_title(i, line) {
            return;
        }
        if self.broken_word(i, line) {
            self.grow(i);
            return;
        }
        if m.kind == MarkKind::Plain
            && let Some(f) = self.frames.last_mut().filter(|f| f.fresh && f.rank == ARTICLE)
        {
            f.fresh = false;
            f.title = false;
            f.colon = line_colon(line);
            // a leaf between (a note, a table) already ended the article's own text
            if f.prov as usize + 1 == self.out.len() {
                self.out[f.prov as usize].body = Span::new(m.start, m.end);
                return;
            }
        }
        self.owner(i);
        self.settle();
        let rest = if m.kind == MarkKind::Dash { m.rest } else { m.start };
        let kind = if self.frames.is_empty() && self.out.iter().all(|p| p.kind.before_body()) {
            Kind::Preamble
        } else {
            Kind::Indent
        };
        let at = self.child(kind, None, i, Span::new(rest, m.end));
        if kind == Kind::Preamble {
            self.frames.push(Frame {
                prov: at,
                block: i,
                rank: PREAMBLE,
                mark: MarkKind::Plain,
                colon: line_colon(line),
                fresh: false,
                title: false,
            });
        } else if let Some(f) = self.frames.last_mut() {
            if line.ends_with('.') {
                f.colon = false;
            } else if line_colon(line) {
                f.colon = true;
            }
        }
    }

    /// Whether the block before ends in a hyphenated word that goes on here («Пре-» + «зидент»).
    fn broken_word(&self, i: usize, line: &str) -> bool {
        if !line.starts_with(char::is_lowercase) || i == 0 || self.blocks[i - 1].kind != BlockKind::Paragraph {
            return false;
        }
        let above = self.marks[i - 1].all_of(self.text);
        above.strip_suffix(['-', '‐', '\u{ad}']).is_some_and(|s| s.ends_with(char::is_lowercase))
            && self
                .out
                .last()
                .is_some_and(|p| p.own.from >= self.blocks[i - 1].span.from || p.body.to == self.marks[i - 1].end)
    }

    /// Whether the annex opened last still waits for its title, with nothing in it yet.
    fn annex_untitled(&self) -> bool {
        self.frames.last().is_some_and(|f| f.mark == MarkKind::Annex && f.title && self.out.len() as u32 == f.prov + 1)
    }

    /// Whether a title in capitals can open an approved text here: units of the act itself stand before it.
    fn annex_begins(&self) -> bool {
        if self.frames.iter().any(|f| f.rank == ARTICLE) {
            return false;
        }
        self.annex_untitled()
            || self.out.iter().rev().take(8).any(|p| !p.kind.before_body())
                && !self.frames.last().is_some_and(|f| f.colon)
    }

    /// Takes a line as the heading of the unit above, or as its continuation.
    fn takes_title(&mut self, i: usize, line: &str) -> bool {
        let Some(f) = self.frames.last() else { return false };
        if !f.title || self.out.len() as u32 != f.prov + 1 || self.marks[i].kind != MarkKind::Plain {
            return false;
        }
        let heading = self.out[f.prov as usize].heading.map(|h| h.of(self.text));
        let takes = match (f.mark, heading) {
            (MarkKind::Annex, Some(h)) => {
                !line.ends_with(['.', ';', ':']) && (lines::heading_line(line) || lines::goes_on(h, line))
            }
            (MarkKind::Annex, None) => lines::heading_line(line),
            (MarkKind::Article, None) => lines::heading_line(line) && line.len() <= 250 && !line.starts_with('('),
            (_, None) => lines::heading_line(line) || line.ends_with(',') && self.next_goes_on(i),
            (_, Some(h)) => lines::goes_on(h, line),
        };
        if takes {
            self.take_title(i, false);
        }
        takes
    }

    /// Whether the next line goes on with this one in lower case.
    fn next_goes_on(&self, i: usize) -> bool {
        self.blocks.get(i + 1).is_some_and(|b| b.kind == BlockKind::Paragraph)
            && self.marks[i + 1].kind == MarkKind::Plain
            && self.marks[i + 1].all_of(self.text).starts_with(char::is_lowercase)
    }

    /// The unit above takes in line `i` as (part of) its heading.
    fn take_title(&mut self, i: usize, anew: bool) {
        let m = self.marks[i];
        let Some(f) = self.frames.last() else { return };
        let annex = f.mark == MarkKind::Annex;
        let gap = i > 0 && self.blocks[i - 1].kind == BlockKind::Blank;
        let p = &mut self.out[f.prov as usize];
        let from = match p.heading {
            Some(h) if !(anew || annex && gap && !lines::capitals(h.of(self.text))) => h.from,
            _ => m.start,
        };
        p.heading = Some(Span::new(from, m.end));
        p.body = Span::new(m.end, m.end);
    }

    /// Closes the list units that a paragraph without a mark no longer belongs to.
    fn owner(&mut self, i: usize) {
        let Some(top) = self.frames.last().copied() else { return };
        if top.rank < PAREN || top.rank == PREAMBLE || top.colon {
            return;
        }
        if self.marks[i].kind == MarkKind::Dash
            && self.out.last().is_some_and(|p| p.kind == Kind::Indent && p.parent == Some(top.prov))
        {
            return;
        }
        let low = self.frames.iter().rposition(|f| f.rank < PAREN).map_or(0, |j| j + 1).max(self.floor);
        let next = self.next_marked[i] as usize;
        let keep = self.marks.get(next).filter(|m| m.is_list()).and_then(|m| self.continued(low, m));
        match keep {
            Some(j) => self.frames.truncate(j + 1),
            None => self.frames.truncate(low),
        }
    }
}

/// Where, inside a heading wrapped over lines, an amendment note begins on a line of its own.
fn note_inside(heading: &str) -> Option<usize> {
    let open = heading.match_indices('\n').find(|(i, _)| heading[i + 1..].trim_start().starts_with('('))?.0;
    let note = heading[open..].trim();
    (note.ends_with(')') && lines::amends(&note.to_lowercase())).then(|| heading[..open].trim_end().len())
}

fn same_class(a: MarkKind, b: MarkKind) -> bool {
    a == b
}

fn first_label(label: &str) -> bool {
    matches!(label, "а" | "a" | "А" | "A" | "1.1")
}

/// Whether `b` can stand next after `a` in one list.
fn follows(text: &str, a: &Mark, b: &Mark) -> bool {
    if let (Some(x), Some(y)) = (a.num, b.num) {
        return y.follows(x);
    }
    let (x, y) = (a.label.of(text), b.label.of(text));
    match (letter_order(x), letter_order(y)) {
        // letters may be left out of an alphabet (ё, з, й, о, ч are)
        (Some(p), Some(q)) => q > p && q <= p + 3 || q == p && y.len() > x.len(),
        _ => dotted_follows(x, y),
    }
}

const ALPHABET: &str = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя";

fn letter_order(label: &str) -> Option<usize> {
    let c = label.chars().next()?.to_lowercase().next()?;
    let c = match c {
        'a' => 'а',
        'b' => 'б',
        'c' => 'с',
        'e' => 'е',
        'o' => 'о',
        'p' => 'р',
        c => c,
    };
    ALPHABET.chars().position(|a| a == c)
}

/// `1.2` after `1.1`.
fn dotted_follows(a: &str, b: &str) -> bool {
    let cut = |s: &str| s.rfind('.').and_then(|i| Some((i, s[i + 1..].parse::<u32>().ok()?)));
    match (cut(a), cut(b)) {
        (Some((i, x)), Some((j, y))) => a[..i] == b[..j] && y == x + 1,
        _ => false,
    }
}

impl Kind {
    /// Kinds that stand before the first unit of the body.
    pub(super) fn before_body(self) -> bool {
        matches!(self, Kind::Preface | Kind::Toc | Kind::Furniture | Kind::Preamble)
    }
}
