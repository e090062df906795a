//! The head of an act: kind, issuer, number, date, title, amending acts, status. What is not there stays absent.

use super::date;
use super::header_parts::{amending, date_inside, fill, notice_of_changes, quoted_title, squeeze, stands_repealed};
use super::kinds::{self, words};
use super::lines;
use super::marker::{Mark, MarkKind};
use super::{ActKind, Force, Header, Read};
use crate::source::{Block, BlockKind, Source};
use crate::text::{TextLang, lang_of};
use crate::{Lang, Span};
use std::ops::Range;

/// What the head of a source says, and where the body begins.
pub(super) struct Head {
    pub header: Header,
    pub lang: Lang,
    /// First block after the preface.
    pub preface_end: usize,
}

/// Blocks looked at for the head; the longest in 40 real acts takes 24.
const MAX_BLOCKS: usize = 80;
/// Bytes of the text from which its language is read.
const LANG_SAMPLE: usize = 24 << 10;

/// Reads the head.
pub(super) fn read(source: &Source, blocks: &[Block], marks: &[Mark], toc: Option<&Range<usize>>) -> Head {
    let text = source.text.as_str();
    let lang = source.meta.lang.unwrap_or_else(|| language(text));
    let mut scan = Scan {
        text,
        blocks,
        marks,
        header: Header::default(),
        kind: None,
        kind_line: None,
        dated: false,
        titled: false,
        generic: false,
    };
    let preface_end = scan.preface(toc);
    scan.adopted();
    let mut header = scan.header;
    fill(&mut header, &source.meta);
    Head { header, lang, preface_end }
}

fn language(text: &str) -> Lang {
    let mut cut = LANG_SAMPLE.min(text.len());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    match lang_of(&text[..cut]).lang {
        TextLang::One(l) => l,
        // a mixed or foreign head: the letters that only Kyrgyz has decide
        _ if text[..cut].contains(['ө', 'ү', 'ң']) => Lang::Ky,
        _ => Lang::Ru,
    }
}

/// One line of the head; a bracket or a quoted title that goes on over blocks is one line.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    /// Its first block.
    first: usize,
    /// Its last block.
    last: usize,
    /// First byte.
    start: u32,
    text: &'a str,
}

impl Line<'_> {
    fn span(&self, r: Range<usize>) -> Span {
        Span::of_range(r).shift(self.start)
    }

    fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }
}

struct Scan<'a> {
    text: &'a str,
    blocks: &'a [Block],
    marks: &'a [Mark],
    header: Header,
    kind: Option<ActKind>,
    /// The line that named the kind.
    kind_line: Option<Line<'a>>,
    dated: bool,
    titled: bool,
    /// The title so far only says that the act is a code, or is the bare word «ПОЛОЖЕНИЕ».
    generic: bool,
}

/// Blocks that one bracket or quoted title can take: lists of amending acts in printed pages.
const MAX_JOINED: usize = 40;
/// Longest line that can hold the date and number of an act and nothing else, in bytes.
pub(super) const MAX_DATE_LINE: usize = 260;

impl<'a> Scan<'a> {
    fn line(&self, i: usize) -> Line<'a> {
        let span = match self.blocks[i].kind {
            BlockKind::Paragraph => Span::new(self.marks[i].start, self.marks[i].end),
            _ => self.blocks[i].span.trim(self.text),
        };
        Line { first: i, last: i, start: span.from, text: span.of(self.text) }
    }

    /// The line at `i` up to its closing mark, when one opens in it.
    fn joined(&self, i: usize) -> Line<'a> {
        let mut line = self.line(i);
        let open = |t: &str| {
            if t.starts_with('(') {
                t.matches('(').count() > t.matches(')').count()
            } else {
                t.matches('"').count() % 2 == 1
            }
        };
        let whole = line.text.starts_with('(') || kinds::kind_of(line.text).is_some() && line.text.contains('"');
        let mut j = i;
        while whole && open(line.text) && j + 1 < self.blocks.len() && j < i + MAX_JOINED {
            j += 1;
            if self.blocks[j].kind == BlockKind::Paragraph && (self.marks[j].is_heading() || self.marks[j].is_list()) {
                return self.line(i);
            }
            let next = self.line(j);
            if next.text.is_empty() {
                continue;
            }
            let end = next.start as usize + next.text.len();
            line = Line { last: j, text: &self.text[line.start as usize..end], ..line };
        }
        if whole && open(line.text) { self.line(i) } else { line }
    }

    /// Reads line by line up to the first unit or the preamble; returns the first block after the preface.
    fn preface(&mut self, toc: Option<&Range<usize>>) -> usize {
        let limit = self.blocks.len().min(MAX_BLOCKS);
        let (mut in_notice, mut end, mut i) = (false, 0, 0);
        while i < limit {
            if toc.is_some_and(|t| t.start <= i) {
                return i;
            }
            match self.blocks[i].kind {
                BlockKind::Blank => in_notice = false,
                BlockKind::TableRow { .. } if self.kind.is_some() => return i,
                _ => {}
            }
            if matches!(self.blocks[i].kind, BlockKind::Blank | BlockKind::Furniture | BlockKind::Footnote) {
                i += 1;
                continue;
            }
            let mark = self.marks[i];
            let head_figure = !self.dated && self.date_line(i);
            if mark.is_heading() || mark.is_list() && !head_figure || mark.kind == MarkKind::Annex {
                // «II БӨЛҮК» under the name of a code, over its date
                if mark.kind == MarkKind::Book && !self.dated && self.date_ahead(i) {
                    i += 1;
                    continue;
                }
                return i;
            }
            let line = self.joined(i);
            // «ДОХОДАХ / от 10 августа 2018 года № 90 / О …» in one wrapped paragraph
            if let Some(r) = date_inside(line.text) {
                for r in [0..r.start, r.clone(), r.end..line.text.len()] {
                    let part = line.text[r.clone()].trim();
                    if !part.is_empty() {
                        let start = line.start + (r.start + line.text[r.clone()].find(part).unwrap_or(0)) as u32;
                        self.read_line(Line { start, text: part, ..line }, &mut in_notice);
                    }
                }
                i = line.last + 1;
                end = i;
                continue;
            }
            if !self.read_line(line, &mut in_notice) {
                return i;
            }
            i = line.last + 1;
            end = i;
        }
        if self.kind.is_some() || self.dated { end } else { 0 }
    }

    /// Takes one line of the head in; `false` when it is the first line of the preamble.
    fn read_line(&mut self, line: Line<'a>, in_notice: &mut bool) -> bool {
        let low = line.text.to_lowercase();
        if line.text.starts_with('(') {
            self.bracket(line, &low);
            return true;
        }
        if kinds::notice(&low) && !(self.kind.is_some() && self.titled && !self.tells_force(&low)) {
            *in_notice = true;
        }
        if let Some((kind, word)) =
            kinds::kind_of(line.text).filter(|k| self.kind.is_none() || self.generic && k.0 == ActKind::Code)
        {
            *in_notice = false;
            self.take_kind(line, kind, word);
            return true;
        }
        if *in_notice || stands_repealed(&low) {
            self.status(line, &low);
            return true;
        }
        if !self.dated && self.take_date(line, &low) || kinds::see_also(&low) && line.text.len() < MAX_DATE_LINE {
            return true;
        }
        if self.goes_on_with_kind(line) || self.take_issuer(line, &low) || self.goes_on_with_title(line) {
            return true;
        }
        if self.preamble_begins(line.text, &low) {
            return false;
        }
        self.stamp(line, &low);
        self.take_title(line);
        true
    }

    fn date_line(&self, i: usize) -> bool {
        let line = self.line(i).text;
        line.len() < MAX_DATE_LINE / 2 && date::all(line).first().is_some_and(|d| d.nominative)
    }

    fn date_ahead(&self, i: usize) -> bool {
        let next = (i + 1..self.blocks.len()).filter(|j| self.blocks[*j].kind == BlockKind::Paragraph);
        next.take(3).any(|j| self.date_line(j))
    }

    /// «Настоящий Закон вступает в силу с …» of the act itself.
    fn tells_force(&self, low: &str) -> bool {
        !notice_of_changes(low)
            && (low.starts_with("настоящ") || low.starts_with("ушул ") || low.starts_with("бул "))
            && (low.contains("вступает в силу") || low.contains("күчүнө кирет"))
    }

    fn preamble_begins(&self, line: &str, low: &str) -> bool {
        if self.kind.is_none() && !self.dated {
            return false;
        }
        let sentence = line.ends_with(['.', ':', ';', ',']);
        let titled = self.titled && !self.generic;
        titled || kinds::opens_preamble(low) && sentence || line.ends_with(':') && !lines::capitals(line)
    }

    fn take_kind(&mut self, line: Line<'a>, kind: ActKind, word: Range<usize>) {
        self.kind = Some(kind);
        self.kind_line = Some(line);
        self.header.kind = Some(Read { value: kind, span: Some(line.span(word.clone())) });
        // «Закон КР от 14 ноября 2025 года № 257 "О внесении …"»
        if let Some(d) = date::all(line.text).into_iter().find(|d| d.nominative) {
            self.set_date(line, &d);
            let at = d.span.to as usize;
            if let Some((from, to)) = quoted_title(&line.text[at..]) {
                self.set_title(line.span(at + from..at + to));
            }
            return;
        }
        if matches!(kind, ActKind::Constitution | ActKind::Code) {
            self.set_title(line.whole());
            // «КОДЕКС КЫРГЫЗСКОЙ РЕСПУБЛИКИ»: which code is told later
            self.generic = kind == ActKind::Code && words(line.text).count() <= 3;
        } else if kinds::is_approved(kind) {
            self.approved_title(line);
        } else if !kinds::is_law(kind) && kind != ActKind::Draft {
            self.issuer_beside(line, word);
        }
    }

    /// «ГРАЖДАНСКИЙ ПРОЦЕССУАЛЬНЫЙ КОДЕКС» + «КЫРГЫЗСКОЙ РЕСПУБЛИКИ», «ПОСТАНОВЛЕНИЕ КАБИНЕТА МИНИСТРОВ» + the same.
    fn goes_on_with_kind(&mut self, line: Line<'a>) -> bool {
        let Some(above) = self.kind_line.filter(|k| k.last + 1 == line.first) else { return false };
        if !(lines::capitals(above.text) && lines::capitals(line.text)) {
            return false;
        }
        let to = line.start + line.text.len() as u32;
        let join = |r: &Option<Read<String>>, text: &str| {
            let from = r.as_ref()?.span?.from;
            let span = Span::new(from, to);
            Some(Read { value: squeeze(span.of(text)), span: Some(span) })
        };
        let kind = self.kind.unwrap_or(ActKind::Draft);
        let joined = if matches!(kind, ActKind::Constitution | ActKind::Code) {
            let title = join(&self.header.title, self.text);
            self.generic = false;
            title.map(|t| self.header.title = Some(t)).is_some()
        } else if !kinds::is_law(kind) {
            join(&self.header.issuer, self.text).map(|t| self.header.issuer = Some(t)).is_some()
        } else {
            line.text == "КЫРГЫЗСКОЙ РЕСПУБЛИКИ"
        };
        if joined {
            self.kind_line = Some(line);
        }
        joined
    }

    /// «ПОСТАНОВЛЕНИЕ КАБИНЕТА МИНИСТРОВ КЫРГЫЗСКОЙ РЕСПУБЛИКИ», «… МИНИСТРЛЕР КАБИНЕТИНИН ТОКТОМУ».
    fn issuer_beside(&mut self, line: Line<'a>, word: Range<usize>) {
        let (before, after) = (line.text[..word.start].trim(), line.text[word.end..].trim());
        let pick = if after.is_empty() { before } else { after };
        if pick.len() > 3 && !pick.starts_with(|c: char| c.is_ascii_digit() || c == '№') {
            let at = pick.as_ptr() as usize - line.text.as_ptr() as usize;
            self.set_issuer(line.span(at..at + pick.len()));
            return;
        }
        // a letterhead over the bare word: «МИНИСТЕРСТВО ЮСТИЦИИ» + «ПРИКАЗ»
        /// Longest name of a body, in bytes.
        const MAX_NAME: usize = 300;
        let above = (0..line.first)
            .rev()
            .filter(|j| self.blocks[*j].kind == BlockKind::Paragraph)
            .map(|j| self.line(j))
            .find(|l| !l.text.starts_with('('));
        if let Some(l) = above.filter(|l| l.text.len() < MAX_NAME && kinds::names_body(&l.text.to_lowercase())) {
            self.set_issuer(l.whole());
        }
    }

    fn set_issuer(&mut self, span: Span) {
        let span = span.trim(self.text);
        self.header.issuer = Some(Read { value: squeeze(span.of(self.text)), span: Some(span) });
    }

    /// The line under «РЕШЕНИЕ»: «НАРЫНСКОГО ГОРОДСКОГО КЕНЕША».
    fn take_issuer(&mut self, line: Line<'a>, low: &str) -> bool {
        let departmental = self.kind.is_some_and(|k| !kinds::is_law(k) && !kinds::is_approved(k));
        let fits = departmental
            && self.header.issuer.is_none()
            && !self.dated
            && lines::capitals(line.text)
            && kinds::names_body(low);
        if fits {
            self.set_issuer(line.whole());
        }
        fits
    }

    fn set_date(&mut self, line: Line<'a>, d: &date::Found) {
        /// Bytes between the date and the sign of the number.
        const REACH: usize = 40;
        self.dated = true;
        self.header.date = Some(Read { value: d.iso.clone(), span: Some(d.span.shift(line.start)) });
        let at = d.span.to;
        if let Some((number, span)) = date::number_sign(&line.text[at as usize..], REACH) {
            self.header.number = Some(Read { value: number, span: Some(span.shift(line.start + at)) });
        }
    }

    fn take_date(&mut self, line: Line<'a>, low: &str) -> bool {
        if line.text.len() > MAX_DATE_LINE {
            return false;
        }
        let Some(d) = date::all(line.text).into_iter().next() else { return false };
        let before = line.text[..d.span.from as usize].to_lowercase();
        let adoption = before.starts_with("принят") || low.contains("кабыл алын");
        let bare = words(&before).count() <= 6 && !before.contains("закон") && !before.contains("мыйзам");
        let from = before.trim_end();
        // without a kind over it a date is the act's only where it stands as such
        let stands = d.nominative && bare && self.kind.is_some() && !before.contains("утвержд");
        if !(stands
            || adoption && self.kind.is_none_or(|k| !kinds::is_law(k))
            || from == "от"
            || from.ends_with(" от") && bare && d.nominative)
        {
            return false;
        }
        if before.starts_with("утвержд") {
            return false;
        }
        self.set_date(line, &d);
        true
    }

    fn bracket(&mut self, line: Line<'a>, low: &str) {
        self.status(line, low);
        let enacted = ["вводится", "введен", "колдонууга киргизил", "күчүнө киргизил"].iter().any(|w| low.contains(w));
        if low.contains("редакци") && !enacted {
            self.header.amending.extend(amending(line.text, line.start));
        }
        // the law by which a constitution was enacted gives its date, as the official bank has it
        let enacted = low.contains("введена в действие") || low.contains("кабыл алын");
        if enacted
            && self.kind == Some(ActKind::Constitution)
            && let Some(d) = date::all(line.text).into_iter().next()
        {
            self.dated = true;
            self.header.date = Some(Read { value: d.iso, span: Some(d.span.shift(line.start)) });
        }
    }

    fn status(&mut self, line: Line<'a>, low: &str) {
        if !notice_of_changes(low) && lines::repealed(low) && !low.contains("деп таану") {
            self.header.status = Some(Read { value: Force::Repealed, span: Some(line.whole()) });
        } else if self.header.status.is_none() && self.tells_force(low.trim_start_matches('(')) {
            self.header.status = Some(Read { value: Force::NotYet, span: Some(line.whole()) });
        }
    }

    /// «УТВЕРЖДЕНО приказом … от 5 мая № 7», «… чечими менен бекитилген»: the stamp over an approved text.
    fn stamp(&mut self, line: Line<'a>, low: &str) {
        let russian = low.starts_with("утвержд");
        if !(russian || low.ends_with("бекитилген") || low.ends_with("бекитилди")) || self.dated {
            return;
        }
        let Some(d) = date::all(line.text).into_iter().next() else { return };
        self.set_date(line, &d);
        let body = line.text[..d.span.from as usize].trim_end_matches([' ', '«', '"', '\n']);
        let body = body.strip_suffix("от").unwrap_or(body).trim_end();
        // «Утверждено приказом …»: two words before the body's name
        let from = if russian { words(body).nth(2).map_or(body.len(), |w| w.0) } else { 0 };
        if from < body.len() && self.header.issuer.is_none() {
            self.set_issuer(line.span(from..body.len()));
        }
    }

    /// Longest title, in bytes.
    const MAX_TITLE: usize = 1200;

    fn take_title(&mut self, line: Line<'a>) {
        let Some(kind) = self.kind else { return };
        if line.text.len() > Self::MAX_TITLE || self.titled && !self.generic {
            return;
        }
        if self.generic && kinds::is_approved(kind) {
            // «ПОЛОЖЕНИЕ» + «об отделе …»
            let from = self.header.title.as_ref().and_then(|t| t.span).map_or(line.start, |s| s.from);
            self.set_title(Span::new(from, line.start + line.text.len() as u32));
        } else {
            self.set_title(line.whole());
        }
        self.generic = false;
    }

    /// The next line of a title that was broken: it begins in lower case, or both are in capitals.
    fn goes_on_with_title(&mut self, line: Line<'a>) -> bool {
        let Some(t) = self.header.title.as_ref().and_then(|t| t.span).filter(|_| !self.generic) else { return false };
        let between = self.text.get(t.to as usize..line.start as usize).unwrap_or("x");
        let above = t.of(self.text);
        let goes_on = between.trim().is_empty()
            && between.matches('\n').count() <= 1
            && t.len() as usize + line.text.len() <= Self::MAX_TITLE
            && (line.text.starts_with(char::is_lowercase)
                || line.text.starts_with("Кыргызской Республики")
                || lines::capitals(line.text) && lines::capitals(above))
            && !line.text.ends_with(':');
        if goes_on {
            self.set_title(Span::new(t.from, line.start + line.text.len() as u32));
        }
        goes_on
    }

    /// The title of an approved text: its word with what follows, or (Kyrgyz) with the line above.
    fn approved_title(&mut self, line: Line<'a>) {
        let mut from = line.start;
        self.generic = words(line.text).count() == 1;
        let above = (line.first > 0).then(|| self.line(line.first - 1));
        if let Some(l) = above.filter(|l| self.generic && l.text.ends_with("жөнүндө")) {
            from = l.start;
            self.generic = false;
        }
        let generic = self.generic;
        self.set_title(Span::new(from, line.start + line.text.len() as u32));
        self.generic = generic;
    }

    fn set_title(&mut self, span: Span) {
        let span = span.trim(self.text);
        self.titled = true;
        self.header.title = Some(Read { value: squeeze(span.of(self.text)), span: Some(span) });
    }

    /// «Принят Жогорку Кенешем …» at the end names who adopted a law.
    fn adopted(&mut self) {
        if self.header.issuer.is_some() {
            return;
        }
        /// Blocks at the end of an act in which the line is looked for.
        const TAIL: usize = 40;
        let from = self.blocks.len().saturating_sub(TAIL);
        for i in from..self.blocks.len() {
            let whole = self.line(i);
            let line = whole.text;
            if !lines::adoption(line) {
                continue;
            }
            let body = match line.strip_prefix("Принят") {
                Some(rest) => rest.trim_start_matches(|c: char| c.is_lowercase() || c.is_whitespace()),
                None => {
                    let at = line.find("Кыргыз").or_else(|| line.find("Жогорку"));
                    at.map_or("", |a| &line[a..])
                }
            };
            let mut cut = body.len();
            for stop in ["\t", "тарабынан", "кабыл", "|"] {
                cut = cut.min(body.find(stop).unwrap_or(cut));
            }
            let digit = body.find(|c: char| c.is_ascii_digit()).unwrap_or(cut);
            let body = body[..cut.min(digit)].trim();
            if body.is_empty() {
                continue;
            }
            let at = body.as_ptr() as usize - line.as_ptr() as usize;
            let mut span = whole.span(at..at + body.len());
            // «Принят Жогорку Кенешем» + «Кыргызской Республики»
            let next = (span.to as usize == whole.start as usize + line.len() && i + 1 < self.blocks.len())
                .then(|| self.line(i + 1));
            if let Some(n) = next.filter(|n| n.text.starts_with("Кыргызской Республики")) {
                span.to = n.start + "Кыргызской Республики".len() as u32;
            }
            self.set_issuer(span);
            return;
        }
    }
}
