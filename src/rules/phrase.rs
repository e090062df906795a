//! The pass of all phrase rules: one walk over the tags of an act's tokens, candidates only where an anchor stands.

use super::matcher::Hit;
use super::pack::{Condition, Packs, Phrase, Place, Subject, li};
use super::pass::{Findings, Spot};
use super::view::View;
use crate::act::ProvisionKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Negation is looked for so many tokens before the hit …
const NEGATION_BEFORE: usize = 4;
/// … and behind it: «представление … документов не требуется».
const NEGATION_AFTER: usize = 8;

/// Runs every phrase rule over one act.
pub(crate) fn check(view: &View<'_>, out: &mut Findings<'_>) {
    let packs = view.packs;
    let lang = li(view.lang());
    let wanted: Vec<bool> = packs.phrases.iter().map(|p| out.wants_in(view, &packs.rules[p.rule].code)).collect();
    let mut seen: FxHashSet<(u32, usize)> = FxHashSet::default();
    for (i, p) in view.provisions().iter().enumerate() {
        if !view.is_norm(i) || p.body.is_empty() {
            continue;
        }
        let body = view.tokens(p.body);
        let table = matches!(p.kind, ProvisionKind::Table | ProvisionKind::Row);
        for token in body.clone() {
            let starts = view.tagged.table.starts(view.tagged.tags[token]);
            if starts.is_empty() {
                continue;
            }
            let mut sentence = None;
            for index in starts {
                let (phrase, finder) = packs.owners[lang][*index as usize];
                let rule = &packs.phrases[phrase as usize];
                if !wanted[phrase as usize] || (table && !rule.tables) || (!rule.definitions && view.is_definition(i)) {
                    continue;
                }
                let sentence = sentence.get_or_insert_with(|| view.sentence(token, &body));
                let place = if rule.once { view.article(i) } else { sentence.start };
                if seen.contains(&(phrase, place)) {
                    continue;
                }
                let Some(hit) = view.tagged.at_anchor(&packs.patterns[lang][*index as usize], token, sentence) else {
                    continue;
                };
                let at = At { view, provision: i, body: &body, sentence, hit: &hit };
                let finder = &rule.find[finder as usize];
                if let Some(subject) = at.passes(rule, finder) {
                    seen.insert((phrase, place));
                    at.report(packs, rule, subject, at.weight(rule, finder), out);
                }
            }
        }
    }
}

/// A negation that denies: «не позднее», «не более», «кечиктирбестен», «ашпаган» only measure.
fn negated_in(view: &View<'_>, range: &Range<usize>) -> bool {
    const MEASURES: [&str; 11] =
        ["позднее", "более", "менее", "ранее", "реже", "чаще", "свыше", "выше", "превыша", "только", "позже"];
    let Some(list) = view.list("negation") else { return false };
    let mut from = range.start;
    while let Some(hit) = view.tagged.find(list, &(from..range.end)) {
        let (word, next) = (view.form(hit.tokens.start), view.form(hit.tokens.end));
        let measure = word == "не" && MEASURES.iter().any(|m| next.starts_with(m))
            || ["кечик", "ашпа", "кем"].iter().any(|m| word.starts_with(m))
            // «пландан тышкары текшерүү» is an unscheduled check.
            || (word == "тышкары" && view.form(hit.tokens.start.wrapping_sub(1)).starts_with("план"))
            || (word == "эмес" && matches!(view.form(hit.tokens.start.wrapping_sub(1)), "кем" | "ашык" | "көп"));
        if !measure {
            return true;
        }
        from = hit.tokens.end;
    }
    false
}

impl View<'_> {
    /// Whether a hit is denied: «не вправе проводить», «представление … не требуется», «жүргүзүлбөйт».
    pub(crate) fn negated(&self, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
        let before = hit.start.saturating_sub(NEGATION_BEFORE).max(sentence.start)..hit.start;
        let after = hit.end..(hit.end + NEGATION_AFTER).min(sentence.end);
        [before, after, hit.clone()].iter().any(|r| negated_in(self, r))
    }
}

/// A hit with its surroundings.
struct At<'x, 'a> {
    view: &'x View<'a>,
    provision: usize,
    body: &'x Range<usize>,
    sentence: &'x Range<usize>,
    hit: &'x Hit,
}

impl At<'_, '_> {
    /// Whether the conditions of the rule hold; the subject where the rule asked for it.
    fn passes(&self, rule: &Phrase, finder: &super::pack::Finder) -> Option<(Subject, Range<usize>)> {
        if finder.unless.iter().any(|c| self.holds(c)) || !finder.need.iter().all(|c| self.holds(c)) {
            return None;
        }
        if !rule.negated && self.negated() {
            return None;
        }
        let found = self.view.subject(self.provision, &self.hit.tokens, self.sentence);
        (rule.subject.is_empty() || rule.subject.contains(&found.0)).then_some(found)
    }

    fn before(&self, within: usize) -> Range<usize> {
        let end = self.hit.tokens.start;
        end.saturating_sub(within).max(self.sentence.start)..end
    }

    fn after(&self, within: usize) -> Range<usize> {
        let start = self.hit.tokens.end;
        start..start.saturating_add(within).min(self.sentence.end)
    }

    fn holds(&self, c: &Condition) -> bool {
        let t = &self.view.tagged;
        match c.place {
            Place::Before => t.any(&c.any, &self.before(c.within)),
            Place::After => t.any(&c.any, &self.after(c.within)),
            Place::Hit => t.any(&c.any, &self.hit.tokens),
            Place::Sentence => t.any(&c.any, self.sentence),
            Place::Provision => t.any(&c.any, self.body),
            Place::Leadin => t.any(&c.any, &self.view.leadin(self.provision)),
            Place::Heading => self.view.headings(self.provision).any(|h| t.any(&c.any, &h)),
            Place::Context => {
                t.any(&c.any, self.sentence)
                    || t.any(&c.any, &self.view.leadin(self.provision))
                    || self.view.headings(self.provision).any(|h| t.any(&c.any, &h))
            }
            Place::Article => t.any(&c.any, &self.view.subtree_tokens(self.view.article(self.provision))),
            Place::Title => t.any(&c.any, &self.view.title()),
        }
    }

    fn negated(&self) -> bool {
        self.view.negated(self.sentence, &self.hit.tokens)
    }

    /// What the rule's confidence is multiplied by: the product of all weakening conditions that hold.
    fn weight(&self, rule: &Phrase, finder: &super::pack::Finder) -> f32 {
        let field = if rule.weak_domains.iter().any(|d| self.view.is_in(*d)) { WEAK_FIELD } else { 1.0 };
        finder.weaker.iter().filter(|(_, c)| self.holds(c)).fold(field, |w, (times, _)| w * times)
    }

    fn report(
        &self,
        packs: &Packs,
        rule: &Phrase,
        (subject, words): (Subject, Range<usize>),
        weight: f32,
        out: &mut Findings<'_>,
    ) {
        let code = packs.rules[rule.rule].code.as_str();
        let what = self.view.words(self.hit.what.as_ref().unwrap_or(&self.hit.tokens), WHAT_CHARS);
        let body =
            if subject == Subject::Unknown { String::new() } else { subject_words(self.view, &words, self.sentence) };
        let body = if body.is_empty() { "…".to_string() } else { body };
        out.add(
            self.view.input.act,
            self.view.index,
            Spot {
                code,
                provision: self.provision,
                quote: self.view.span(self.sentence),
                trigger: self.view.span(&self.hit.tokens),
                slots: &[("what", &what), ("body", &body)],
                weight,
                more: Vec::new(),
            },
        );
    }
}

/// Confidence of a finding in a field of law that its rule names as weak: none of the gold labels of C02 in codes of procedure is a
/// defect, so such findings go behind all others.
const WEAK_FIELD: f32 = 0.5;
/// Longest `{what}` in characters.
const WHAT_CHARS: usize = 80;
/// A name is widened to the left by so many words at most («уполномоченный государственный орган в сфере …»).
const NAME_WORDS: usize = 3;

/// The words of a subject with its adjectives: «Уполномоченный государственный орган».
pub(crate) fn subject_words(view: &View<'_>, subject: &Range<usize>, sentence: &Range<usize>) -> String {
    if subject.is_empty() {
        return String::new();
    }
    let mut from = subject.start;
    for _ in 0..NAME_WORDS {
        let Some(left) = from.checked_sub(1).filter(|l| *l >= sentence.start) else { break };
        if !view.list("name_left").is_some_and(|p| p.anchors.iter().any(|c| view.tagged.is(left, *c))) {
            break;
        }
        from = left;
    }
    view.words(&(from..subject.end), WHAT_CHARS)
}
