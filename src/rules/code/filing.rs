//! What a person has to tell or file, to whom and by when: read once for the rules about duplicate requirements and about terms.

use super::super::pack::Subject;
use super::super::view::View;
use crate::act::ProvisionKind;
use crate::bodies::{Mention, Registry};
use crate::facts::{Deadline, FactKind};
use crate::text::{StemId, TokenKind, form_id};
use crate::{Lang, Span};
use std::ops::Range;

/// One duty to tell or to file, or the receipt of it by a body.
#[derive(Debug, Clone)]
pub(super) struct Filing {
    /// Index of the act.
    pub act: u32,
    /// Index of the provision.
    pub provision: u32,
    /// The sentence.
    pub sentence: Span,
    /// The verb and what stands with it.
    pub verb: Span,
    /// Stems of the words that say what is told about, sorted; empty where the sentence does not say.
    pub object: Vec<StemId>,
    /// Bodies that get it: registry id, or `act:<slug>`, and the words that name it.
    pub to: Vec<(String, Span)>,
    /// Who files.
    pub subject: Subject,
    /// Stems of the words that name the filer.
    pub who: Vec<StemId>,
    /// The one term of the sentence.
    pub term: Option<(Deadline, Span)>,
    /// Said to be the same data once more («те же сведения», «также направляются»).
    pub again: bool,
    /// Recipients are a choice («в орган или в центр»).
    pub choice: bool,
}

/// Prepositions that end the phrase behind «о».
const ENDS_RU: &[&str] = &["в", "во", "на", "к", "с", "со", "по", "не", "для", "за", "от", "при", "из", "до"];
/// Words before «жөнүндө» that its phrase does not reach over.
const ENDS_KY: &[&str] = &["үчүн", "менен", "боюнча", "тууралуу", "жөнүндө", "ичинде", "кийин"];
/// Longest phrase of an object, in tokens; chosen: longer ones hold a second matter.
const LONGEST: usize = 14;

/// The filings of one act, in the order of the text.
pub(super) fn filings(view: &View<'_>) -> Vec<Filing> {
    let Some(verbs) = view.list("filing_verb") else { return Vec::new() };
    let mut out = Vec::new();
    let mut facts = view.input.facts.iter().peekable();
    for (i, p) in view.provisions().iter().enumerate() {
        let mut terms: Vec<(&Deadline, Span)> = Vec::new();
        while let Some(f) = facts.next_if(|f| f.provision as usize <= i) {
            if let FactKind::Deadline(d) = &f.kind
                && f.provision as usize == i
            {
                terms.push((d, f.span));
            }
        }
        if !view.is_norm(i) || view.is_definition(i) {
            continue;
        }
        let body = view.tokens(p.body);
        let mut from = body.start;
        while let Some(hit) = view.tagged.find(verbs, &(from..body.end)) {
            let sentence = view.sentence(hit.tokens.start, &body);
            from = sentence.end.max(hit.tokens.end);
            let whole = view.span(&sentence);
            let mut inside = terms.iter().filter(|(d, s)| d.is_term && whole.contains(*s));
            let term = match (inside.next(), inside.next()) {
                (Some((d, s)), None) => Some(((*d).clone(), *s)),
                _ => None,
            };
            let (to, choice) = recipients(view, &sentence, &hit.tokens);
            let mut actor = actor(view, i, &hit.tokens, &sentence);
            // An accusative that looks like a nominative: «в уполномоченный орган».
            if to.iter().any(|(_, s)| s.contains(view.span(&actor.1))) {
                actor = (Subject::Unknown, 0..0);
            }
            out.push(Filing {
                act: view.index,
                provision: i as u32,
                sentence: whole,
                verb: view.span(&hit.tokens),
                object: object(view, &sentence),
                subject: subject(view, actor.0, &hit.tokens, &sentence, &to),
                to,
                who: who(view, actor.1, &hit.tokens, &sentence),
                term,
                again: view.has("same_data", &sentence),
                choice,
            });
        }
    }
    out
}

/// Content stems of a range, sorted: words of three letters and more that are not idle in a topic.
pub(super) fn content(view: &View<'_>, range: Range<usize>) -> Vec<StemId> {
    let idle = view.list("topic_idle");
    let toks = &view.input.analysis.tokens;
    let mut out: Vec<StemId> = range
        .filter(|t| {
            toks[*t].kind == TokenKind::Word
                && view.form(*t).chars().count() > 2
                && !idle.is_some_and(|p| p.anchors.iter().any(|c| view.tagged.is(*t, *c)))
        })
        .map(|t| abbreviation(toks[t].span.of(&view.input.act.text)).unwrap_or(toks[t].stem))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// «ККМ», «ККМди»: the capitals alone, whatever the ending.
fn abbreviation(raw: &str) -> Option<StemId> {
    let end = raw.char_indices().find(|(_, c)| !c.is_uppercase()).map_or(raw.len(), |(i, _)| i);
    (raw[..end].chars().count() > 1).then(|| form_id(&crate::text::fold(&raw[..end]).text))
}

/// Who files: the opening of the list where the words are an item of it, else the first actor of the sentence in Kyrgyz, where
/// the verb comes last, and the nearest one in Russian.
fn actor(view: &View<'_>, i: usize, verb: &Range<usize>, sentence: &Range<usize>) -> (Subject, Range<usize>) {
    let item =
        matches!(view.provisions()[i].kind, ProvisionKind::Item | ProvisionKind::SubItem | ProvisionKind::Indent);
    if item && let Some(found) = view.nearest(view.leadin(i), false) {
        return found;
    }
    if view.lang() == Lang::Ky
        && let Some(found) = view.nearest(sentence.start..verb.start, false)
    {
        return found;
    }
    view.subject(i, verb, sentence)
}

/// Who files, by kind. A word that no list knows is a person where no body stands before the verb: bodies are known by name.
fn subject(
    view: &View<'_>,
    actor: Subject,
    verb: &Range<usize>,
    sentence: &Range<usize>,
    to: &[(String, Span)],
) -> Subject {
    if actor != Subject::Unknown {
        return actor;
    }
    let before = view.span(&(sentence.start..verb.start));
    let all = &view.input.mentions;
    let from = all.partition_point(|m| m.span.to <= before.from);
    let body = all[from..].iter().take_while(|m| m.span.from < before.to).any(|m| to.iter().all(|(_, s)| *s != m.span));
    if body || verb.start == sentence.start { Subject::Unknown } else { Subject::Person }
}

fn who(view: &View<'_>, words: Range<usize>, verb: &Range<usize>, sentence: &Range<usize>) -> Vec<StemId> {
    if view.has("bank", &(sentence.start..verb.start)) {
        // «Финансово-кредитное учреждение» is a bank in other words.
        return vec![form_id("банк")];
    }
    let mut out: Vec<StemId> = words.map(|t| view.input.analysis.tokens[t].stem).collect();
    out.sort_unstable();
    out
}

/// What is told about: the words behind «о», «об», «в случае»; before «жөнүндө», «тууралуу», «учурда».
fn object(view: &View<'_>, sentence: &Range<usize>) -> Vec<StemId> {
    let mark = |t: usize| matches!(view.form(t), ";" | ":" | "." | "(" | ")");
    let mut out = Vec::new();
    for t in sentence.clone() {
        let range = match (view.lang(), view.form(t)) {
            (Lang::Ru, "о" | "об" | "обо" | "случае") => {
                let end = (t + 1..sentence.end.min(t + 1 + LONGEST))
                    .find(|k| mark(*k) || ENDS_RU.contains(&view.form(*k)) || view.form(*k).starts_with("обязан"))
                    .unwrap_or(sentence.end.min(t + 1 + LONGEST));
                t + 1..end
            }
            (Lang::Ky, "жөнүндө" | "тууралуу" | "учурда") => {
                let first = sentence.start.max(t.saturating_sub(LONGEST));
                // «ачылышы, өзгөрүшү жана жабылышы жөнүндө»: a comma before «жана» belongs to the phrase.
                let mut listed = false;
                let mut start = first;
                for k in (first..t).rev() {
                    let w = view.form(k);
                    listed |= matches!(w, "жана" | "же");
                    if mark(k) || (w == "," && !listed) || ENDS_KY.contains(&w) {
                        start = k + 1;
                        break;
                    }
                }
                start..t
            }
            _ => continue,
        };
        out.extend(content(view, range));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The bodies that a filing goes to, and whether they are a choice.
fn recipients(view: &View<'_>, sentence: &Range<usize>, verb: &Range<usize>) -> (Vec<(String, Span)>, bool) {
    let span = view.span(sentence);
    let all = &view.input.mentions;
    let from = all.partition_point(|m| m.span.to <= span.from);
    let inside: Vec<&Mention> = all[from..].iter().take_while(|m| m.span.from < span.to).collect();
    let mut out: Vec<(String, Span)> = Vec::new();
    let mut choice = false;
    let mut last: Option<(usize, bool)> = None;
    for m in inside {
        let t = view.tokens(m.span);
        let joined = last.is_some_and(|(end, got)| got && is_list(view, end..t.start));
        let got = joined || is_addressed(view, &t, verb);
        if joined && (last.map_or(0, |l| l.0)..t.start).any(|k| matches!(view.form(k), "или" | "либо" | "же"))
        {
            choice = true;
        }
        if got && !is_class(view, &t) && out.iter().all(|(id, _)| *id != m.body) {
            out.push((m.body.clone(), m.span));
        }
        last = Some((t.end, got));
    }
    (out, choice)
}

/// «Государственные органы», «органдар»: nobody in particular gets it.
fn is_class(view: &View<'_>, name: &Range<usize>) -> bool {
    match view.lang() {
        Lang::Ru => name.clone().any(|t| matches!(view.form(t), "органы" | "органам" | "органах")),
        Lang::Ky => name.clone().any(|t| view.form(t).starts_with("органдар")),
    }
}

/// «… и …», «…, в …»: what stands between two names of one list.
fn is_list(view: &View<'_>, between: Range<usize>) -> bool {
    between.len() <= 3
        && between.clone().all(|k| {
            matches!(
                view.form(k),
                "," | "и"
                    | "а"
                    | "также"
                    | "в"
                    | "во"
                    | "или"
                    | "либо"
                    | "жана"
                    | "ошондой"
                    | "эле"
                    | "же"
                    | "/"
            )
        })
}

/// Whether a name stands as the one who gets something: behind «в», in the dative.
fn is_addressed(view: &View<'_>, name: &Range<usize>, verb: &Range<usize>) -> bool {
    let first = view.form(name.start);
    match view.lang() {
        Lang::Ru => {
            let before = name.start.checked_sub(1).map_or("", |k| view.form(k));
            matches!(before, "в" | "во")
                || ["ому", "ему", "ым", "им", "ной"].iter().take(2).any(|e| first.ends_with(e))
                // «айыл окмоту» does not decline.
                || (name.start == verb.end && matches!(first, "айыл" | "мэрии"))
                || (name.start > verb.end && first == "айыл" && !matches!(before, "и" | ","))
        }
        Lang::Ky => {
            let last = view.form(name.end - 1);
            ["га", "ге", "го", "гө", "ка", "ке", "ко", "кө", "на", "не", "но", "нө"].iter().any(|e| last.ends_with(e))
        }
    }
}

/// Whether two bodies are one for a filer: the same, or one under the other.
pub(super) fn same_house(a: &str, b: &str) -> bool {
    let r = Registry::builtin();
    a == b || r.is_under(a, b) || r.is_under(b, a)
}
