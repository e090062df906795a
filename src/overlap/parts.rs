//! From the words of a statement to its parts: each action with its object.

use super::reader::{Piece, Read, Reader};
use super::{Forms, Part, Stage};
use super::{actions, shape, words};
use crate::bodies::grammar::ru_adjective;
use crate::facts::ky_verbal_noun;
use crate::text::{StemId, form_id, stem_id};
use crate::{Lang, Span};
use std::ops::Range;

/// An item of a list of objects.
#[derive(Default)]
struct Item {
    words: Vec<StemId>,
    /// Its noun: the first in Russian, the last in Kyrgyz.
    head: Option<StemId>,
}

/// How far from the verb the noun of action may stand: «осуществляет единый государственный ведомственный контроль». As in
/// the key of a mandate.
const NEAR: usize = 5;

impl Reader<'_> {
    pub fn read(&self, actions: &[Span], bodies: &[Span]) -> Read {
        let acts: Vec<Range<usize>> = actions.iter().map(|a| self.analysis.tokens_in(*a)).collect();
        let mut inside: Vec<&Range<usize>> =
            acts.iter().filter(|a| a.start >= self.range.start && a.end <= self.range.end).collect();
        if self.lang == Lang::Ky {
            // «жерди пайдалануу, түшүмдү жогорулатуу боюнча программаларды иштеп чыгуу»: what programmes are about is no action.
            let about = |a: &Range<usize>, to: usize| {
                ky_verbal_noun(self.word(a.end - 1))
                    && self.word(a.end) == ","
                    && (a.end + 1..to).any(|i| self.word(i) == "боюнча" && ky_verbal_noun(self.word(i - 1)))
            };
            let ends = inside.iter().skip(1).map(|a| a.start).chain([self.range.start]);
            inside = inside.iter().copied().zip(ends).filter(|(a, to)| !about(a, *to)).map(|(a, _)| a).collect();
        }
        let (content, mut out) = self.content(&|i| inside.iter().any(|a| a.contains(&i)), bodies);
        if inside.is_empty() {
            // The action stands in the lead-in.
            let verbs: Vec<usize> = actions.iter().flat_map(|a| self.analysis.tokens_in(*a)).collect();
            let (families, used) = self.named(&verbs, &content, true);
            self.push(&mut out.parts, families, &content, used, None);
            return out;
        }
        for (k, a) in inside.iter().enumerate() {
            let (from, to) = match self.lang {
                Lang::Ru => (
                    if k == 0 { self.range.start } else { a.end },
                    inside.get(k + 1).map_or(self.range.end, |n| n.start),
                ),
                Lang::Ky => (
                    if k == 0 { self.range.start } else { inside[k - 1].end },
                    if k + 1 == inside.len() { self.range.end } else { a.start },
                ),
            };
            let mut mine: Vec<Piece> = Vec::new();
            for p in &content {
                match p {
                    Piece::Word { at: i, .. } | Piece::Anaphor(i) if (from..to).contains(i) => mine.push(*p),
                    Piece::Word { .. } | Piece::Anaphor(_) => {}
                    Piece::Break { .. } => mine.extend(mine.last().is_some_and(Piece::is_word).then_some(*p)),
                }
            }
            let verbs: Vec<usize> = (*a).clone().collect();
            let (families, used) = self.named(&verbs, &mine, self.has_light(&verbs));
            self.push(&mut out.parts, families, &mine, used, Some(a));
        }
        self.share_objects(&mut out.parts);
        out
    }

    /// An action without an object of its own has its neighbour's: «разработка и утверждение программ»; one over «их» has it
    /// beside its own words: «утверждают бюджеты, контролируют их исполнение».
    fn share_objects(&self, parts: &mut [Part]) {
        for k in 1..parts.len() {
            let named = (0..k).rev().find(|i| !parts[*i].raw.is_empty() && !parts[*i].anaphoric);
            if parts[k].anaphoric
                && let Some(i) = named
            {
                let Part { object, minor, raw, .. } = parts[i].clone();
                let p = &mut parts[k];
                p.raw.extend(raw);
                for (mine, theirs) in [(&mut p.object, object), (&mut p.minor, minor)] {
                    mine.extend(theirs);
                    mine.sort_unstable();
                    mine.dedup();
                }
                p.items.clear();
            }
        }
        let given = parts.to_vec();
        for (k, part) in parts.iter_mut().enumerate() {
            let full = |i: &usize| !given[*i].raw.is_empty();
            if full(&k) {
                continue;
            }
            let (before, after) = ((0..k).rev().find(full), (k + 1..given.len()).find(full));
            let from = match self.lang {
                Lang::Ru => after.or(before),
                Lang::Ky => before.or(after),
            };
            if let Some(f) = from {
                let (action, organised) = (part.action, part.organised);
                *part = Part { action, organised, stage: stage_of(action, given[f].form), ..given[f].clone() };
            }
        }
    }

    /// One part for each family over the words of `content` that are not `used` as the action itself.
    fn push(
        &self,
        parts: &mut Vec<Part>,
        mut families: Vec<StemId>,
        content: &[Piece],
        mut used: Vec<usize>,
        verb: Option<&Range<usize>>,
    ) {
        let organised =
            verb.is_some_and(|v| v.clone().any(|i| words::ORGANISES.iter().any(|o| self.word(i).starts_with(o))));
        // «проводит политику»: the policy is the object.
        if families.contains(&actions::action("policy")) {
            used.retain(|i| !self.families(*i..*i + 1).any(|f| f == actions::action("policy")));
        }
        // «макулдук берүү»: to give is the noun's verb.
        if self.lang == Lang::Ky && families.len() > 1 {
            families.retain(|f| !actions::is_one_of(*f, &["issue"]));
        }
        if let [f] = families[..]
            && actions::is_one_of(f, actions::THIN)
            && let Some((f, at)) = self.first_as_action(content, verb)
        {
            families = vec![f];
            used.push(at);
        }
        let first_word = match self.lang {
            Lang::Ru => content.iter().find_map(Piece::at),
            Lang::Ky => content.iter().rev().find_map(Piece::at),
        };
        // «формирует проекты законов»: drafts them.
        let is_draft = |i: usize| words::DRAFT_WORDS.iter().any(|w| self.word(i).starts_with(w));
        if first_word.is_some_and(is_draft) {
            for f in families.iter_mut().filter(|f| actions::is_one_of(**f, &["form_policy"])) {
                *f = actions::action("draft");
            }
        }
        // «келишим түзүү»: a contract is concluded and not drafted.
        if self.lang == Lang::Ky
            && first_word.is_some_and(|i| words::CONTRACT_WORDS.iter().any(|w| self.word(i).starts_with(w)))
        {
            for f in families.iter_mut().filter(|f| actions::is_one_of(**f, &["draft"])) {
                *f = actions::action("conclude");
            }
        }
        let drafts = families.contains(&actions::action("draft"));
        let concludes = families.contains(&actions::action("conclude"));
        let dropped = |i: usize| {
            let starts = |list: &[&str]| list.iter().any(|w| self.word(i).starts_with(w));
            used.contains(&i) || drafts && starts(words::DRAFT_WORDS) || concludes && starts(words::CONTRACT_WORDS)
        };
        let mut p = Part { organised, ..Part::empty() };
        // A phrase of purpose is the object only where nothing else is.
        let only_weak = !content.iter().any(|c| matches!(c, Piece::Word { weak: false, .. }));
        let mut item = Item::default();
        let mut items: Vec<Item> = Vec::new();
        let (mut minor_only, mut first): (Option<StemId>, Option<StemId>) = (None, None);
        let mut order: Vec<usize> = Vec::new();
        let mut item_at = 0;
        for piece in content {
            let Piece::Word { at, weak, aside } = *piece else {
                p.anaphoric |= matches!(piece, Piece::Anaphor(_));
                items.push(std::mem::take(&mut item));
                item_at = order.len();
                continue;
            };
            if dropped(at) || weak && !only_weak {
                continue;
            }
            let stem = self.stem(at);
            let thing = self.objects.thing(self.lang, stem);
            p.raw.push(stem);
            // «для каждого вида пользования» behind the object says how, not what.
            p.every |= self.objects.is_every(self.lang, stem) && (self.lang == Lang::Ky || p.object.is_empty());
            p.sides |= self.objects.sides(self.lang, stem);
            p.conduct |= words::CONDUCT.iter().any(|w| self.word(at).starts_with(w));
            order.push(at);
            let nouns = order[item_at..].iter().filter(|i| !ru_adjective(self.word(**i))).count();
            if self.lang == Lang::Ru && nouns <= FORM_WITHIN {
                let state = at > 0 && words::is_state(self.word(at - 1), self.word(at));
                let form = if state { Forms::default() } else { words::form(self.word(at)) };
                p.forms |= form;
                if item_at == 0 && p.form == Forms::default() {
                    p.form = form;
                }
            }
            if weak
                || aside
                || self.objects.is_minor(self.lang, stem)
                || self.table.is_light(self.lang, &self.analysis.folded.text, &self.analysis.tokens[at])
            {
                p.minor.push(thing);
                minor_only.get_or_insert(thing);
                continue;
            }
            let noun = self.lang == Lang::Ky || !ru_adjective(self.word(at));
            if noun && (self.lang == Lang::Ky || p.head.is_none()) {
                p.head = Some(thing);
            }
            if noun && (self.lang == Lang::Ky || item.head.is_none()) {
                item.head = Some(thing);
            }
            first.get_or_insert(thing);
            let halves = self.halves(at);
            let things = if halves.is_empty() { vec![thing] } else { halves };
            p.object.extend(&things);
            item.words.extend(things);
        }
        items.push(item);
        p.items = self.homogeneous(items);
        p.head = p.head.or(first).or(minor_only);
        if self.lang == Lang::Ky {
            // The form stands at the end of an item.
            let ends = |k: usize| {
                let at = order[k];
                let next = order.get(k + 1).copied().unwrap_or(self.range.end);
                content.iter().skip_while(|c| c.at() != Some(at)).nth(1).is_none_or(|c| !c.is_word())
                    || next == self.range.end
            };
            for k in 0..order.len() {
                if (k..(k + FORM_WITHIN).min(order.len())).any(ends) {
                    let form = words::form(self.word(order[k]));
                    p.forms |= form;
                    if k + FORM_WITHIN >= order.len() && form != Forms::default() {
                        p.form = form;
                    }
                }
            }
        }
        for list in p.items.iter_mut().chain([&mut p.object, &mut p.minor]) {
            list.sort_unstable();
            list.dedup();
        }
        p.items.retain(|i| i.len() >= 2);
        let decides = families.contains(&actions::action("decide"));
        let question = first_word.is_some_and(|i| words::QUESTIONS.iter().any(|w| self.word(i).starts_with(w)));
        if decides && question {
            self.push_questions(parts, content);
        }
        let matter = [form_id_of("dispute"), form_id_of("complaint")].iter().any(|m| p.object.contains(m));
        let money = order.iter().any(|i| words::MONEY.iter().any(|m| self.word(*i).starts_with(m)));
        for f in families {
            let f = if money && actions::is_one_of(f, &["publish"]) { actions::action("place") } else { f };
            // To consider a dispute, to settle it, to decide on it: one thing.
            let f = if matter && actions::is_one_of(f, &["consider", "decide", "permit"]) {
                actions::action("resolve")
            } else {
                f
            };
            parts.push(Part { action: actions::canonical(f), stage: stage_of(f, p.form), ..p.clone() });
        }
    }

    /// Both halves of a compound adjective: «бюджетно-финансовой» is of the budget and of finance.
    fn halves(&self, at: usize) -> Vec<StemId> {
        if self.lang != Lang::Ru {
            return Vec::new();
        }
        let Some((first, second)) = self.word(at).split_once('-') else { return Vec::new() };
        match first.strip_suffix('о') {
            Some(root) if ru_adjective(second) && root.chars().count() >= 3 => [format!("{root}ый"), second.to_owned()]
                .iter()
                .map(|w| self.objects.thing(self.lang, stem_id(self.lang, w)))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Items of a list, each with the noun it shares: «ценовой, тарифной и налоговой политики», «жер, суу жана токой ресурстары».
    fn homogeneous(&self, items: Vec<Item>) -> Vec<Vec<StemId>> {
        let mut out: Vec<Vec<StemId>> = Vec::new();
        let mut shared: Option<StemId> = None;
        for mut item in items.into_iter().rev() {
            let bare = match self.lang {
                Lang::Ru => item.head.is_none(),
                Lang::Ky => item.words.len() == 1,
            };
            match (bare, shared) {
                (true, Some(noun)) if !item.words.is_empty() => item.words.push(noun),
                (true, _) => {}
                (false, _) => shared = item.head,
            }
            out.push(item.words);
        }
        out.reverse();
        out
    }

    /// «решает вопросы введения военного положения»: each item that names an action is one of its own.
    fn push_questions(&self, parts: &mut Vec<Part>, content: &[Piece]) {
        for item in content.split(|p| !p.is_word()) {
            let named = match self.lang {
                Lang::Ru => item.iter().position(|p| p.at().is_some_and(|i| self.families(i..i + 1).next().is_some())),
                Lang::Ky => item.iter().rposition(|p| p.at().is_some_and(|i| self.families(i..i + 1).next().is_some())),
            };
            let Some(at) = named.and_then(|k| item[k].at()) else { continue };
            let families: Vec<StemId> =
                self.families(at..at + 1).filter(|f| !actions::is_one_of(*f, &["decide"])).collect();
            if !families.is_empty() {
                self.push(parts, families, item, vec![at], None);
            }
        }
    }

    pub fn families(&self, tokens: Range<usize>) -> impl Iterator<Item = StemId> + '_ {
        let (text, all) = (&self.analysis.folded.text, &self.analysis.tokens);
        tokens
            .filter(move |i| !self.table.is_light(self.lang, text, &all[*i]))
            .filter_map(move |i| self.table.family(self.lang, text, all, i))
            .map(|f| f.key)
    }

    /// What stands for an action that no table knows: its root in Russian, its stem otherwise.
    fn unknown(&self, i: usize) -> StemId {
        let root = (self.lang == Lang::Ru).then(|| shape::root(self.word(i))).flatten();
        root.unwrap_or(self.stem(i))
    }

    /// The families of an action and the words of its object that name it; `light` where the words of the action name none themselves.
    fn named(&self, verbs: &[usize], content: &[Piece], light: bool) -> (Vec<StemId>, Vec<usize>) {
        let families: Vec<StemId> = verbs.iter().flat_map(|i| self.families(*i..*i + 1)).collect();
        if !families.is_empty() {
            return (families, Vec::new());
        }
        let near = if light { self.near(content) } else { Vec::new() };
        if near.is_empty() {
            return (verbs.last().map(|i| self.unknown(*i)).into_iter().collect(), Vec::new());
        }
        near.into_iter().unzip()
    }

    fn has_light(&self, verbs: &[usize]) -> bool {
        verbs.iter().any(|&i| self.table.is_light(self.lang, &self.analysis.folded.text, &self.analysis.tokens[i]))
    }

    /// The nouns of action behind a light verb, each with its token: «осуществляет разработку и реализацию».
    fn near(&self, content: &[Piece]) -> Vec<(StemId, usize)> {
        let found = |i: usize| self.families(i..i + 1).next().map(|f| (f, i));
        let first = |i: usize| {
            let unknown =
                || (self.lang == Lang::Ru && shape::is_deverbal(self.word(i))).then(|| shape::root(self.word(i)));
            found(i).or_else(|| unknown().flatten().map(|f| (f, i)))
        };
        let ordered: Vec<&Piece> = match self.lang {
            Lang::Ru => content.iter().collect(),
            Lang::Ky => content.iter().rev().collect(),
        };
        // An unknown noun of action counts only where it opens the object.
        let light = |i: usize| self.table.is_light(self.lang, &self.analysis.folded.text, &self.analysis.tokens[i]);
        let start = ordered.iter().position(|p| p.at().is_some_and(|i| !light(i)));
        let opens = start.and_then(|k| first(ordered[k].at()?).map(|f| (k, f)));
        let at = opens.or_else(|| {
            let all = ordered.iter().enumerate().filter_map(|(k, p)| p.at().map(|i| (k, i)));
            // Adjectives before the noun do not count: «проведение ценовой, тарифной и налоговой политики».
            let mut nouns = 0;
            all.take_while(|(_, i)| {
                nouns += usize::from(self.lang == Lang::Ky || !ru_adjective(self.word(*i)));
                nouns <= NEAR
            })
            .find_map(|(k, i)| found(i).map(|f| (k, f)))
        });
        let Some((mut k, f)) = at else { return Vec::new() };
        let mut out = vec![f];
        while let [Piece::Break { .. }, Piece::Word { at, .. }] =
            ordered[(k + 1).min(ordered.len())..(k + 3).min(ordered.len())]
            && let Some(next) = found(*at)
        {
            out.push(next);
            k += 2;
        }
        out
    }

    /// The noun next to a thin verb, where it is an action of its own.
    fn first_as_action(&self, content: &[Piece], verb: Option<&Range<usize>>) -> Option<(StemId, usize)> {
        let mut words = content.iter().filter_map(|p| match p {
            Piece::Word { at, weak: false, aside: false } => Some(*at),
            _ => None,
        });
        let at = match self.lang {
            Lang::Ru => words.next(),
            Lang::Ky => words.next_back(),
        }?;
        // «ведет мониторинг»; «мониторинг земель ведется».
        let next = verb.is_none_or(|v| match self.lang {
            Lang::Ru => at == v.end || at < v.start && self.word(v.start).ends_with("ся"),
            Lang::Ky => at + 1 == v.start,
        });
        let f = self.families(at..at + 1).next().filter(|_| next)?;
        (!actions::is_one_of(f, actions::THIN)).then_some((f, at))
    }
}

/// The stage of an action over a document: whoever forms and sends a report does so for itself, whoever checks or approves reports does
/// not.
fn stage_of(family: StemId, form: Forms) -> Stage {
    if form == Forms::REPORT && !actions::is_one_of(family, actions::CHECKS) {
        Stage::Reporting
    } else {
        actions::stage(family)
    }
}

/// Nouns at the beginning of an item of a Russian object, words at the end of a Kyrgyz one, in which its form is looked for: «республиканские
/// и региональные программы».
const FORM_WITHIN: usize = 3;

fn form_id_of(object: &str) -> StemId {
    form_id(&format!("object:{object}"))
}
