//! The head of an act: kind, issuer, number, date, title, amending acts, status. What is not there stays absent.

use super::date;
use super::lines;
use super::marker::{Mark, MarkKind};
use super::{ActKind, Force, Header, Read};
use crate::source::{Block, BlockKind, Meta, Source};
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
    let mut scan =
        Scan { text, blocks, marks, header: Header::default(), kind_at: None, dated_at: None, titled: false };
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

/// Kinds by the word that names them, in lower case: nominative in Russian, possessive or bare in Kyrgyz.
const KINDS: [(&str, ActKind); 40] = [
    ("конституция", ActKind::Constitution),
    ("конституциясы", ActKind::Constitution),
    ("кодекс", ActKind::Code),
    ("кодекси", ActKind::Code),
    ("закон", ActKind::Law),
    ("мыйзамы", ActKind::Law),
    ("мыйзам", ActKind::Law),
    ("указ", ActKind::Decree),
    ("жарлыгы", ActKind::Decree),
    ("жарлык", ActKind::Decree),
    ("постановление", ActKind::Resolution),
    ("токтому", ActKind::Resolution),
    ("токтом", ActKind::Resolution),
    ("распоряжение", ActKind::Disposition),
    ("тескемеси", ActKind::Disposition),
    ("тескеме", ActKind::Disposition),
    ("буйругу", ActKind::Disposition),
    ("решение", ActKind::Decision),
    ("чечими", ActKind::Decision),
    ("чечим", ActKind::Decision),
    ("приказ", ActKind::Order),
    ("буйрук", ActKind::Order),
    ("положение", ActKind::Regulation),
    ("жобосу", ActKind::Regulation),
    ("жобо", ActKind::Regulation),
    ("порядок", ActKind::Procedure),
    ("правила", ActKind::Procedure),
    ("регламент", ActKind::Procedure),
    ("тартиби", ActKind::Procedure),
    ("тартип", ActKind::Procedure),
    ("эрежелери", ActKind::Procedure),
    ("эрежелер", ActKind::Procedure),
    ("инструкция", ActKind::Instruction),
    ("нускамасы", ActKind::Instruction),
    ("нускама", ActKind::Instruction),
    ("устав", ActKind::Charter),
    ("уставы", ActKind::Charter),
    ("проект", ActKind::Draft),
    ("долбоор", ActKind::Draft),
    ("долбоору", ActKind::Draft),
];

fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|w| !w.is_empty()).map(|w| {
        // the slice lies inside `line`
        (w.as_ptr() as usize - line.as_ptr() as usize, w)
    })
}

/// Longest line that can name the kind of an act.
const MAX_KIND_LINE: usize = 700;

/// The kind a line of the head names, with the place of its word.
fn kind_of(line: &str) -> Option<(ActKind, Range<usize>)> {
    if line.len() > MAX_KIND_LINE || line.ends_with([',', ';', ':']) || line.starts_with('(') {
        return None;
    }
    let all: Vec<(usize, String)> = words(line).map(|(at, w)| (at, w.to_lowercase())).collect();
    let named = |w: &str| KINDS.iter().find(|k| k.0 == w).map(|k| k.1);
    let capitals = lines::capitals(line);
    let upper = line.starts_with(|c: char| c.is_uppercase() || c == '«' || c == '"');
    let last = all.len().checked_sub(1)?;
    for (n, (at, word)) in all.iter().enumerate() {
        let Some(mut kind) = named(word) else { continue };
        let range = *at..at + word.len();
        // an upper-case word keeps its length in bytes in both alphabets used here
        let shouted = lines::capitals(line.get(range.clone()).unwrap_or(""));
        let first = n == 0 && upper;
        let closes = n == last && upper && (shouted || capitals || ky_head(&all[0].1));
        let code = matches!(kind, ActKind::Code | ActKind::Constitution)
            && n <= 5
            && upper
            && (capitals || code_line(&all, n));
        let constitutional = n == 1 && kind == ActKind::Law && all[0].1 == "конституционный";
        if !(first || closes || code || constitutional) {
            continue;
        }
        if kind == ActKind::Law && n > 0 && all[n - 1].1.starts_with("конституци") {
            kind = ActKind::ConstitutionalLaw;
        }
        return Some((kind, range));
    }
    None
}

fn ky_head(first: &str) -> bool {
    first == "кыргыз" || first == "кр"
}

/// «Гражданский кодекс Кыргызской Республики», «Кыргыз Республикасынын Жер кодекси».
fn code_line(all: &[(usize, String)], n: usize) -> bool {
    let after = all.get(n + 1).is_some_and(|w| w.1 == "кыргызской" || w.1 == "кр");
    let before = all.first().is_some_and(|w| w.1 == "кыргыз" || w.1 == "кр");
    after || before && n + 1 == all.len()
}

/// Words of a notice over the title («Изменения, внесенные Законом …, вступают в силу …»).
fn notice(low: &str) -> bool {
    ["внесенные", "внимание", "көңүл бур", "киргизилген өзг", "вступа", "күчүнө кир", "см. также", "дагы караңыз"]
        .iter()
        .any(|w| low.contains(w))
}

/// Words a preamble begins with, in lower case.
const PREAMBLE: [&str; 14] = [
    "в целях",
    "в соответствии",
    "руководствуясь",
    "на основании",
    "во исполнение",
    "в связи",
    "настоящий",
    "настоящая",
    "настоящее",
    "ушул",
    "мы, народ",
    "биз, кыргыз",
    "рассмотрев",
    "исходя",
];

struct Scan<'a> {
    text: &'a str,
    blocks: &'a [Block],
    marks: &'a [Mark],
    header: Header,
    kind_at: Option<usize>,
    dated_at: Option<usize>,
    titled: bool,
}

impl<'a> Scan<'a> {
    fn line(&self, i: usize) -> &'a str {
        let m = &self.marks[i];
        match self.blocks[i].kind {
            BlockKind::Paragraph => m.all_of(self.text),
            _ => self.blocks[i].span.trim(self.text).of(self.text),
        }
    }

    fn start(&self, i: usize) -> u32 {
        match self.blocks[i].kind {
            BlockKind::Paragraph => self.marks[i].start,
            _ => self.blocks[i].span.trim(self.text).from,
        }
    }

    fn span(&self, i: usize, r: Range<usize>) -> Span {
        Span::of_range(r).shift(self.start(i))
    }

    /// Reads line by line up to the first unit or the preamble; returns the first block after the preface.
    fn preface(&mut self, toc: Option<&Range<usize>>) -> usize {
        let limit = self.blocks.len().min(MAX_BLOCKS);
        let mut in_notice = false;
        let mut end = 0;
        for i in 0..limit {
            if toc.is_some_and(|t| t.start <= i) {
                return i;
            }
            match self.blocks[i].kind {
                BlockKind::Blank => {
                    in_notice = false;
                    continue;
                }
                BlockKind::Furniture | BlockKind::Footnote => continue,
                BlockKind::TableRow { .. } if self.kind_at.is_some() => return i,
                BlockKind::TableRow { .. } | BlockKind::Paragraph => {}
            }
            let m = self.marks[i];
            let line = self.line(i);
            let low = line.to_lowercase();
            if m.is_heading() || m.is_list() && !self.head_number(i) {
                // «II БӨЛҮК» under the name of a code, over its date
                if m.kind == MarkKind::Book && self.dated_at.is_none() && self.date_ahead(i) {
                    continue;
                }
                return i;
            }
            if m.kind == MarkKind::Annex {
                return i;
            }
            if line.starts_with('(') {
                self.bracket(i, line, &low);
                end = i + 1;
                continue;
            }
            let kind = if self.kind_at.is_none() { kind_of(line) } else { None };
            if kind.is_some() {
                in_notice = false;
            }
            if in_notice || kind.is_none() && notice(&low) && !self.preamble_begins(line, &low) {
                in_notice = true;
                self.status(i, line, &low);
                end = i + 1;
                continue;
            }
            if let Some((kind, word)) = kind {
                self.kind(i, line, kind, word);
                end = i + 1;
                continue;
            }
            if self.dated_at.is_none() && self.take_date(i, line) {
                end = i + 1;
                continue;
            }
            if self.preamble_begins(line, &low) {
                return i;
            }
            self.stamp(i, line, &low);
            self.take_issuer(i, line, &low);
            self.take_title(i, line);
            end = i + 1;
        }
        // blank lines after the last line of the head belong to it
        if self.kind_at.is_some() || self.dated_at.is_some() { end } else { 0 }
    }

    /// «№ 5» or «2021-жылдын …»: a line of the head that begins with a figure.
    fn head_number(&self, i: usize) -> bool {
        self.dated_at.is_none() && !date::all(self.line(i)).is_empty() && self.line(i).len() < 120
    }

    fn date_ahead(&self, i: usize) -> bool {
        (i + 1..self.blocks.len())
            .filter(|j| self.blocks[*j].kind == BlockKind::Paragraph)
            .take(3)
            .any(|j| date::all(self.line(j)).first().is_some_and(|d| d.nominative) && self.line(j).len() < 120)
    }

    fn preamble_begins(&self, line: &str, low: &str) -> bool {
        let known = self.kind_at.is_some() || self.dated_at.is_some() || self.titled;
        if !known {
            return false;
        }
        let sentence = line.ends_with(['.', ':', ';', ',']);
        let opens = PREAMBLE.iter().any(|w| low.starts_with(w));
        let verb = line.ends_with(':') || sentence && line.len() >= 60 && self.titled;
        opens && (sentence || line.len() > 200 || self.titled)
            || verb && !lines::capitals(line)
            || self.titled && sentence && line.len() >= 30
    }

    fn kind(&mut self, i: usize, line: &str, kind: ActKind, word: Range<usize>) {
        self.kind_at = Some(i);
        let span = self.span(i, word.clone());
        self.header.kind = Some(Read { value: kind, span: Some(span) });
        // «Закон КР от 14 ноября 2025 года № 257 "О внесении …"»
        if let Some(d) = date::all(line).into_iter().find(|d| d.nominative) {
            self.set_date(i, line, &d);
            if let Some((from, to)) = quoted_title(&line[d.span.to as usize..]) {
                let at = d.span.to as usize;
                self.set_title(i, at + from..at + to);
            }
            return;
        }
        match kind {
            ActKind::Constitution | ActKind::Code => self.set_title(i, 0..line.len()),
            ActKind::Regulation | ActKind::Procedure | ActKind::Instruction | ActKind::Charter => {
                if words(line).count() > 1 {
                    self.set_title(i, 0..line.len());
                } else {
                    self.join_title(i);
                }
            }
            ActKind::Law | ActKind::ConstitutionalLaw | ActKind::Draft => {}
            _ => self.issuer_beside(i, line, word),
        }
    }

    /// «ПОСТАНОВЛЕНИЕ КАБИНЕТА МИНИСТРОВ КЫРГЫЗСКОЙ РЕСПУБЛИКИ», «… МИНИСТРЛЕР КАБИНЕТИНИН ТОКТОМУ».
    fn issuer_beside(&mut self, i: usize, line: &str, word: Range<usize>) {
        let (before, after) = (line[..word.start].trim(), line[word.end..].trim());
        let pick = if after.is_empty() { before } else { after };
        if pick.len() > 3 && !pick.starts_with(|c: char| c.is_ascii_digit() || c == '№') {
            let at = pick.as_ptr() as usize - line.as_ptr() as usize;
            let span = self.span(i, at..at + pick.len());
            self.header.issuer = Some(Read { value: squeeze(pick), span: Some(span) });
        } else if i > 0 {
            // a letterhead over the bare word: «МИНИСТЕРСТВО ЮСТИЦИИ» + «ПРИКАЗ»
            let above = (0..i).rev().find(|j| self.blocks[*j].kind == BlockKind::Paragraph);
            if let Some(j) = above.filter(|j| names_body(&self.line(*j).to_lowercase()) && self.line(*j).len() < 300) {
                let line = self.line(j);
                let span = self.span(j, 0..line.len());
                self.header.issuer = Some(Read { value: squeeze(line), span: Some(span) });
            }
        }
    }

    /// The line under «РЕШЕНИЕ»: «НАРЫНСКОГО ГОРОДСКОГО КЕНЕША».
    fn take_issuer(&mut self, i: usize, line: &str, low: &str) {
        let departmental = self.header.kind.as_ref().is_some_and(|k| {
            !matches!(k.value, ActKind::Law | ActKind::Code | ActKind::Constitution | ActKind::ConstitutionalLaw)
        });
        if departmental
            && self.header.issuer.is_none()
            && self.dated_at.is_none()
            && lines::capitals(line)
            && names_body(low)
        {
            let span = self.span(i, 0..line.len());
            self.header.issuer = Some(Read { value: squeeze(line), span: Some(span) });
        }
    }

    fn set_date(&mut self, i: usize, line: &str, d: &date::Found) {
        self.dated_at = Some(i);
        let start = self.start(i);
        self.header.date = Some(Read { value: d.iso.clone(), span: Some(d.span.shift(start)) });
        const REACH: usize = 40;
        let at = d.span.to as usize;
        if let Some((number, span)) = date::number_sign(&line[at..], REACH) {
            self.header.number = Some(Read { value: number, span: Some(span.shift(start + d.span.to)) });
        }
    }

    /// Longest line that can be the date and number of an act.
    fn take_date(&mut self, i: usize, line: &str) -> bool {
        const MAX_LINE: usize = 260;
        if line.len() > MAX_LINE {
            return false;
        }
        let Some(d) = date::all(line).into_iter().next() else {
            return false;
        };
        let before = &line[..d.span.from as usize];
        let low = before.to_lowercase();
        let adoption = low.contains("принят") || line.contains("кабыл алын");
        let bare = words(before).count() <= 6 && !low.contains("закон") && !low.contains("мыйзам");
        // without a kind over it a date is the act's only where it stands as such
        if !(bare && d.nominative && self.kind_at.is_some()
            || adoption
            || low.trim() == "от"
            || low.trim_end().ends_with(" от") && bare)
        {
            return false;
        }
        let d = d.clone();
        self.set_date(i, line, &d);
        true
    }

    fn bracket(&mut self, i: usize, line: &str, low: &str) {
        self.status(i, line, low);
        let start = self.start(i);
        let amends = low.contains("редакци") && !low.contains("вводится") && !low.contains("введен");
        if amends {
            self.header.amending.extend(amending(line, start));
        }
        // the law by which a constitution was enacted gives its date, as the official bank has it
        let enacted = low.contains("введена в действие") || low.contains("кабыл алынган");
        if enacted && self.header.kind.as_ref().is_some_and(|k| k.value == ActKind::Constitution) {
            if let Some(d) = date::all(line).into_iter().next() {
                self.dated_at = Some(i);
                self.header.date = Some(Read { value: d.iso, span: Some(d.span.shift(start)) });
            }
        }
    }

    fn status(&mut self, i: usize, line: &str, low: &str) {
        let own = !notice_of_changes(low);
        if own && lines::repealed(low) {
            let span = self.span(i, 0..line.len());
            self.header.status = Some(Read { value: Force::Repealed, span: Some(span) });
        } else if own
            && self.header.status.is_none()
            && (low.contains("настоящ") || low.contains("ушул "))
            && (low.contains("вступает в силу") || low.contains("күчүнө кирет"))
        {
            let span = self.span(i, 0..line.len());
            self.header.status = Some(Read { value: Force::NotYet, span: Some(span) });
        }
    }

    /// «УТВЕРЖДЕНО приказом … от 5 мая № 7», «… чечими менен бекитилген»: the stamp over an approved text.
    fn stamp(&mut self, i: usize, line: &str, low: &str) {
        let stamped = low.starts_with("утвержд") || low.ends_with("бекитилген") || low.ends_with("бекитилди");
        if !stamped || self.dated_at.is_some() {
            return;
        }
        if let Some(d) = date::all(line).into_iter().next() {
            self.set_date(i, line, &d);
            let body = line[..d.span.from as usize].trim_end_matches([' ', '«', '"']);
            let body = body.strip_suffix("от").unwrap_or(body).trim_end();
            if !low.starts_with("утвержд") && !body.is_empty() && self.header.issuer.is_none() {
                let span = self.span(i, 0..body.len());
                self.header.issuer = Some(Read { value: squeeze(body), span: Some(span) });
            }
        }
    }

    fn take_title(&mut self, i: usize, line: &str) {
        /// Lines of a title at most; more is text.
        const MAX_LINES: u32 = 600;
        let after_kind = self.kind_at.is_some()
            && self.header.kind.as_ref().is_some_and(|k| !matches!(k.value, ActKind::Constitution | ActKind::Code));
        if !after_kind || line.len() > 900 {
            return;
        }
        let issuer = self.header.issuer.as_ref().and_then(|r| r.span);
        if issuer.is_some_and(|s| s.from == self.start(i)) {
            return;
        }
        match self.header.title.as_ref().and_then(|t| t.span) {
            // the next line of the same title
            Some(t)
                if self.text[t.to as usize..self.start(i) as usize].trim().is_empty()
                    && self.text[t.to as usize..self.start(i) as usize].matches('\n').count() <= 1
                    && t.len() < MAX_LINES =>
            {
                self.set_title_span(Span::new(t.from, self.start(i) + line.len() as u32));
            }
            Some(_) => {}
            None => self.set_title(i, 0..line.len()),
        }
    }

    /// «… сектору жөнүндө» + «ЖОБО»: the lines over the word belong to the title.
    fn join_title(&mut self, i: usize) {
        let mut from = self.start(i);
        for j in (0..i).rev().take(3) {
            let line = self.line(j);
            if self.blocks[j].kind != BlockKind::Paragraph || line.starts_with('(') || !date::all(line).is_empty() {
                break;
            }
            from = self.start(j);
        }
        if from < self.start(i) {
            let to = self.start(i) + self.line(i).len() as u32;
            self.set_title_span(Span::new(from, to));
        }
    }

    fn set_title(&mut self, i: usize, r: Range<usize>) {
        let span = self.span(i, r);
        self.set_title_span(span);
    }

    fn set_title_span(&mut self, span: Span) {
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
            let line = self.line(i);
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
            let span = self.span(i, at..at + body.len());
            self.header.issuer = Some(Read { value: squeeze(body), span: Some(span) });
            return;
        }
    }
}

fn notice_of_changes(low: &str) -> bool {
    low.contains("изменени") || low.contains("внесенн") || low.contains("өзгөр") || low.contains("өзгөт")
}

fn names_body(low: &str) -> bool {
    [
        "министер",
        "министр",
        "кабинет",
        "правительств",
        "агентств",
        "кенеш",
        "кеңеш",
        "мэри",
        "администрац",
        "комитет",
        "служб",
        "фонд",
        "банк",
        "комисси",
        "президент",
        "палат",
        "инспекц",
        "департамент",
        "окмот",
        "өкмөт",
        "агенттик",
        "агенттиг",
        "кызмат",
        "башкарма",
        "управлени",
        "центр",
        "борбор",
    ]
    .iter()
    .any(|w| low.contains(w))
}

fn quoted_title(s: &str) -> Option<(usize, usize)> {
    let open = s.find(['"', '«', '“'])?;
    let at = open + s[open..].chars().next()?.len_utf8();
    let close = s.rfind(['"', '»', '”'])?;
    (close > at).then_some((at, close))
}

/// (date, number) of every act named in a list of amending acts.
fn amending(line: &str, start: u32) -> Vec<Read<(String, String)>> {
    let dates = date::all(line);
    let mut out = Vec::with_capacity(dates.len());
    for (k, d) in dates.iter().enumerate() {
        let from = d.span.to as usize;
        let to = dates.get(k + 1).map_or(line.len(), |n| n.span.from as usize);
        if let Some((number, span)) = date::number_sign(&line[from..to], 40) {
            let whole = Span::new(start + d.span.from, start + d.span.to + span.to);
            out.push(Read { value: (d.iso.clone(), number), span: Some(whole) });
        }
    }
    out
}

/// White space of any kind and length as one space.
pub(super) fn squeeze(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the text lacks and the card has.
fn fill(h: &mut Header, meta: &Meta) {
    let text =
        |v: &Option<String>| v.as_ref().filter(|s| !s.trim().is_empty()).map(|s| Read { value: s.clone(), span: None });
    if h.number.is_none() {
        h.number = text(&meta.number);
    }
    if h.date.is_none() {
        h.date = text(&meta.date);
    }
    if h.title.is_none() {
        h.title = text(&meta.title);
    }
    if h.issuer.is_none() {
        h.issuer = text(&meta.issuer);
    }
    if h.edition.is_none() {
        h.edition = text(&meta.edition);
    }
    if h.kind.is_none() {
        h.kind = meta.kind.as_deref().and_then(kind_by_card).map(|value| Read { value, span: None });
    }
    if h.status.is_none() {
        h.status = meta.status.as_deref().and_then(status_by_card).map(|value| Read { value, span: None });
    }
}

/// Kind by the bank's type code or in words.
fn kind_by_card(kind: &str) -> Option<ActKind> {
    match kind.trim() {
        "0010" => return Some(ActKind::Constitution),
        "0020" => return Some(ActKind::Law),
        "0030" => return Some(ActKind::Code),
        _ => {}
    }
    let low = kind.to_lowercase();
    if low.starts_with("конституц") && (low.contains("закон") || low.contains("мыйзам")) {
        return Some(ActKind::ConstitutionalLaw);
    }
    words(&low).find_map(|(_, w)| KINDS.iter().find(|k| k.0 == w)).map(|k| k.1)
}

/// Status by the bank's code (10 in force, 20 repealed) or in words.
fn status_by_card(status: &str) -> Option<Force> {
    let low = status.trim().to_lowercase();
    match low.as_str() {
        "10" | "in_force" | "действует" | "действующий" | "күчүндө" | "колдонуудагы" => {
            Some(Force::InForce)
        }
        "20" | "repealed" => Some(Force::Repealed),
        _ if lines::repealed(&low) || low.starts_with("утрат") => Some(Force::Repealed),
        _ if low.contains("не вступ") => Some(Force::NotYet),
        _ => None,
    }
}
