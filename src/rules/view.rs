//! One act as the rules see it: tagged tokens, and the surroundings of a provision.

use super::matcher::{Tagged, Tags};
use super::pack::{Domain, Packs, Subject, li};
use super::pattern::Pattern;
use crate::act::{Act, Force, Provision, ProvisionKind};
use crate::bodies::Mention;
use crate::facts::Fact;
use crate::text::Analysis;
use crate::{Lang, Span};
use std::ops::Range;

/// One act with what the earlier stages read from it.
#[derive(Debug, Clone, Copy)]
pub struct ActInput<'a> {
    /// The act.
    pub act: &'a Act,
    /// Its text layer.
    pub analysis: &'a Analysis,
    /// Its facts, in the order of the text.
    pub facts: &'a [Fact],
    /// Bodies mentioned in it.
    pub mentions: &'a [Mention],
}

/// What a rule reads of one act.
pub struct View<'a> {
    /// Index of the act in the run.
    pub index: u32,
    /// The act and its earlier stages.
    pub input: ActInput<'a>,
    /// All packs: named lists of words.
    pub packs: &'a Packs,
    pub(crate) tagged: Tagged<'a>,
    domains: Vec<Domain>,
    /// Which provisions are definitions.
    definitions: Vec<bool>,
}

impl<'a> View<'a> {
    pub(crate) fn new(index: u32, input: ActInput<'a>, packs: &'a Packs, tags: &'a [u32], table: &'a Tags) -> Self {
        let tagged = Tagged { analysis: input.analysis, tags, table };
        let mut view = View { index, input, packs, tagged, domains: Vec::new(), definitions: Vec::new() };
        view.domains = view.read_domains();
        view.definitions = view.read_definitions();
        view
    }

    /// Language of the act.
    pub fn lang(&self) -> Lang {
        self.input.act.lang
    }

    /// The provisions.
    pub fn provisions(&self) -> &'a [Provision] {
        &self.input.act.provisions
    }

    /// Fields of law of the act, by its title.
    pub fn is_in(&self, domain: Domain) -> bool {
        self.domains.contains(&domain)
    }

    /// A named list of the packs as a pattern.
    pub(crate) fn list(&self, name: &str) -> Option<&'a Pattern> {
        self.packs.lists[li(self.lang())].get(name)
    }

    /// Whether a list of the packs occurs among the tokens.
    pub(crate) fn has(&self, name: &str, tokens: &Range<usize>) -> bool {
        self.list(name).is_some_and(|p| !tokens.is_empty() && self.tagged.find(p, tokens).is_some())
    }

    /// Tokens of a span of the act.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        self.input.analysis.tokens_in(span)
    }

    /// The span of a range of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let t = &self.input.analysis.tokens;
        match (t.get(tokens.start), tokens.end.checked_sub(1).and_then(|e| t.get(e))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => Span::new(a.span.from, b.span.to),
            _ => Span::default(),
        }
    }

    /// The folded form of a token.
    pub fn form(&self, i: usize) -> &'a str {
        self.input.analysis.tokens.get(i).map_or("", |t| t.folded.of(&self.input.analysis.folded.text))
    }

    /// The words of a range of tokens, white space collapsed, at most `max` characters.
    pub fn words(&self, tokens: &Range<usize>, max: usize) -> String {
        short(self.span(tokens).of(&self.input.act.text), max)
    }

    /// As [`View::is_norm`], or the new words that an amending act puts into another: what they lay on somebody will be law.
    pub fn is_norm_or_new(&self, i: usize) -> bool {
        self.is_norm(i)
            || self
                .provisions()
                .get(i)
                .is_some_and(|p| p.quoted && p.force != Force::Repealed && p.kind != ProvisionKind::Note)
    }

    /// Whether a provision is a norm of this act in force, the only thing most rules speak about.
    pub fn is_norm(&self, i: usize) -> bool {
        let Some(p) = self.provisions().get(i) else { return false };
        !p.quoted
            && p.force != Force::Repealed
            && !matches!(
                p.kind,
                ProvisionKind::Preface
                    | ProvisionKind::Toc
                    | ProvisionKind::Note
                    | ProvisionKind::Footnote
                    | ProvisionKind::Quoted
                    | ProvisionKind::Conclusion
                    | ProvisionKind::Furniture
            )
    }

    /// Whether a provision defines a term.
    pub fn is_definition(&self, i: usize) -> bool {
        self.definitions.get(i).copied().unwrap_or(false)
    }

    /// The sentence of a token, cut to the provision's body.
    pub fn sentence(&self, token: usize, body: &Range<usize>) -> Range<usize> {
        let s = &self.input.analysis.sentences;
        let at = s.partition_point(|r| r.end as usize <= token);
        match s.get(at) {
            Some(r) => (r.start as usize).max(body.start)..(r.end as usize).min(body.end),
            None => body.clone(),
        }
    }

    /// The opening words of the list that a provision stands in: the nearest ancestor or elder neighbour that ends with a colon.
    pub fn leadin(&self, i: usize) -> Range<usize> {
        let all = self.provisions();
        let mut at = i;
        for _ in 0..MAX_UP {
            let Some(parent) = all.get(at).and_then(|p| p.parent) else { break };
            at = parent as usize;
            if let Some(p) = all.get(at) {
                if p.kind == ProvisionKind::Article && p.body.is_empty() {
                    break;
                }
                let t = self.tokens(p.body);
                if !t.is_empty() {
                    return t;
                }
                if p.kind == ProvisionKind::Article {
                    break;
                }
            }
        }
        0..0
    }

    /// The article a provision stands in, see [`Act::article_of`].
    pub fn article(&self, i: usize) -> usize {
        self.input.act.article_of(i as u32) as usize
    }

    /// The provisions of a subtree: `root` and what lies below it.
    pub fn subtree(&self, root: usize) -> Range<usize> {
        let all = self.provisions();
        let mut end = root + 1;
        // Parents stand before their children, and a subtree is contiguous.
        while all.get(end).is_some_and(|p| p.parent.is_some_and(|q| (q as usize) >= root && (q as usize) < end)) {
            end += 1;
        }
        root..end
    }

    /// Tokens of a whole subtree.
    pub fn subtree_tokens(&self, root: usize) -> Range<usize> {
        let r = self.subtree(root);
        match (self.provisions().get(r.start), self.provisions().get(r.end - 1)) {
            (Some(a), Some(b)) => self.tokens(Span::new(a.own.from, b.own.to.max(a.own.to))),
            _ => 0..0,
        }
    }

    /// Headings above a provision: its article's first, then those of the chapters.
    pub fn headings(&self, i: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let all = self.provisions();
        let mut at = Some(i);
        let mut steps = 0;
        std::iter::from_fn(move || {
            while let Some(k) = at {
                steps += 1;
                if steps > MAX_UP {
                    return None;
                }
                let p = all.get(k)?;
                at = p.parent.map(|q| q as usize);
                if let Some(h) = p.heading {
                    return Some(self.tokens(h));
                }
            }
            None
        })
    }

    /// Tokens of the act's title.
    pub fn title(&self) -> Range<usize> {
        self.input.act.header.title.as_ref().and_then(|t| t.span).map_or(0..0, |s| self.tokens(s))
    }

    fn read_domains(&self) -> Vec<Domain> {
        let title = match &self.input.act.header.title {
            Some(t) => t.value.to_lowercase(),
            None => {
                let all = self.provisions();
                let end = all.iter().take_while(|p| p.kind == ProvisionKind::Preface).last().map_or(0, |p| p.own.to);
                Span::new(0, end.min(TITLE_BYTES)).of(&self.input.act.text).to_lowercase()
            }
        };
        let has = |words: &[&str]| words.iter().any(|w| title.contains(w));
        let mut out = Vec::new();
        let code = has(&["кодекс"]);
        if has(&["процессуальн", "процесстик"]) && code {
            out.push(Domain::Procedure);
        }
        if has(&["уголовн", "жазык", "кылмыш"]) && code {
            out.push(Domain::Criminal);
        }
        if has(&[
            "кодекс о правонарушениях",
            "укук бузуулар жөнүндө",
            "о правонарушениях",
            "о нарушениях",
            "административной ответственности",
        ]) {
            out.push(Domain::Offences);
        }
        if code
            && has(&[
                "гражданский кодекс",
                "граждандык кодекс",
                "жарандык кодекс",
                "семейн",
                "үй-бүлө",
                "трудов",
                "эмгек кодекс",
            ])
            && !out.contains(&Domain::Procedure)
        {
            out.push(Domain::Private);
        }
        // A constitutional law («Конституционный закон о …») is an ordinary one here.
        let head = title.trim_start();
        if head.starts_with("конституция") || head.starts_with("кыргыз республикасынын конституциясы")
        {
            out.push(Domain::Constitution);
        }
        if has(&["налогов", "салык", "таможен", "бажы"]) {
            out.push(Domain::Tax);
        }
        if has(&["бюджетн", "бюджет кодекс"]) {
            out.push(Domain::Budget);
        }
        if has(&["соглашени", "договор между", "ратификац", "конвенци", "макулдашууну", "келишимди ратификациялоо"])
        {
            out.push(Domain::Treaty);
        }
        out
    }

    /// Definitions: what stands in an article whose heading or opening words speak of terms.
    fn read_definitions(&self) -> Vec<bool> {
        let all = self.provisions();
        let mut out = vec![false; all.len()];
        let Some(words) = self.list("terms_heading") else { return out };
        for (i, p) in all.iter().enumerate() {
            if p.parent.is_some_and(|q| out.get(q as usize).copied().unwrap_or(false)) {
                out[i] = true;
                continue;
            }
            if !matches!(
                p.kind,
                ProvisionKind::Article
                    | ProvisionKind::Part
                    | ProvisionKind::Item
                    | ProvisionKind::Chapter
                    | ProvisionKind::Indent
            ) {
                continue;
            }
            let heading = p.heading.map(|h| self.tokens(h)).unwrap_or_default();
            let chapter = p.kind == ProvisionKind::Chapter;
            out[i] = (!heading.is_empty()
                && heading.len() < MAX_TERMS_HEADING
                && !chapter
                && self.tagged.find(words, &heading).is_some())
                || (!chapter && self.opens_terms(p, words));
        }
        out
    }

    fn opens_terms(&self, p: &Provision, words: &Pattern) -> bool {
        let body = p.body.of(&self.input.act.text);
        body.len() < TERMS_LEADIN
            && body.trim_end().ends_with(':')
            && self.tagged.find(words, &self.tokens(p.body)).is_some()
    }

    /// Whose action the words around a token speak of: the nearest nominative before it, else behind it, else in the lead-in.
    pub fn subject(
        &self,
        provision: usize,
        trigger: &Range<usize>,
        sentence: &Range<usize>,
    ) -> (Subject, Range<usize>) {
        if let Some(found) = self.nearest(sentence.start..trigger.start, true) {
            return found;
        }
        if let Some(found) = self.nearest(trigger.end..sentence.end.min(trigger.end + SUBJECT_BEHIND), false) {
            return found;
        }
        let lead = self.leadin(provision);
        if let Some(found) = self.nearest(lead, true) {
            return found;
        }
        (Subject::Unknown, 0..0)
    }

    /// The last (or first) nominative of the subject lists in a range.
    pub(crate) fn nearest(&self, range: Range<usize>, last: bool) -> Option<(Subject, Range<usize>)> {
        let lists = [
            (Subject::Body, self.list("subject_body")),
            (Subject::Court, self.list("subject_court")),
            (Subject::Person, self.list("subject_person")),
        ];
        let mut best: Option<(Subject, Range<usize>)> = None;
        let mut i = range.start;
        while i < range.end {
            let mut here: Option<(Subject, Range<usize>)> = None;
            for (kind, list) in lists {
                let Some(p) = list else { continue };
                if let Some(hit) = self.tagged.at(p, i, &range)
                    && here.as_ref().is_none_or(|h| hit.tokens.end > h.1.end)
                    && !POSTPOSITIONS.contains(&self.form(hit.tokens.end))
                    && !NO_SUBJECT_BEHIND.iter().any(|w| self.form(hit.tokens.end).starts_with(w))
                {
                    here = Some((kind, hit.tokens));
                }
            }
            match here {
                Some(h) => {
                    i = h.1.end;
                    best = Some(h);
                    if !last {
                        break;
                    }
                }
                None => i += 1,
            }
        }
        best
    }
}

/// Nor is a noun before one of these: «комиссия келишими» is a contract of commission, «кызмат көрсөтүү» a service rendered, «бөлүм
/// башчысы» is read with its second word.
const NO_SUBJECT_BEHIND: [&str; 8] = ["келишим", "көрсөт", "абал", "ордун", "орун", "мөөнөт", "милдет", "стаж"];
/// A noun before one of these is no subject: «Министрлер Кабинети тарабынан аныкталган».
const POSTPOSITIONS: [&str; 6] = ["тарабынан", "менен", "үчүн", "боюнча", "жөнүндө", "аркылуу"];
/// How far up the tree a lead-in or heading is looked for: the deepest real act here has nine levels.
const MAX_UP: usize = 16;
/// The title of an act without a parsed one lies in so many first bytes.
const TITLE_BYTES: u32 = 800;
/// Longest heading of an article of definitions, in tokens: «Основные понятия, используемые в настоящем Кодексе» has seven.
const MAX_TERMS_HEADING: usize = 16;
/// Longest opening of a list of definitions, in bytes.
const TERMS_LEADIN: usize = 400;
/// A subject behind its verb stands within so many tokens («Вправе принимать участие также орган …»).
const SUBJECT_BEHIND: usize = 8;

/// Words with white space collapsed, cut at a word's end with `…` when longer than `max` characters.
pub fn short(text: &str, max: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for w in text.split_whitespace() {
        let n = w.chars().count();
        if count > 0 && count + n + 1 > max {
            out.push('…');
            return out;
        }
        if count > 0 {
            out.push(' ');
            count += 1;
        }
        out.push_str(w);
        count += n;
    }
    out
}
