//! Approvals: who must agree before something may be done or decided, with the whole chain of one provision in one fact.
//!
//! «по согласованию с органом архитектуры и Службой горных троп», «без согласования с соответствующими органами», «при наличии заключений …»;
//! «архитектура органы жана айыл өкмөтү менен макулдашуу боюнча», «тиешелүү органдар менен макулдашпастан», «… корутундусу бар болгондо».

use super::party::{head_at, is_genitive, is_instrumental_ru, is_open_word, is_plural, joins, party};
use super::words::{Words, ends, is_read_by_rows, opens_list, starts};
use super::{Approval, ApprovalForm, Fact, FactKind};
use crate::act::Act;
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "согласов",
        "заключени",
        "согласия",
        "согласие",
        "согласию",
        "разрешения",
        "разрешений",
        "макулда",
        "макулду",
        "корутунду",
        "уруксат",
    ])
    .expect("a fixed list of short literals always builds")
});

/// The approvals an act asks for, in the order of the text.
pub fn approvals(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, s) in words.sentences_with(act, &ANCHORS, is_read_by_rows) {
        let mut found = Chain::default();
        match act.lang {
            Lang::Ru => russian(words, &s, &mut found),
            Lang::Ky => kyrgyz(words, &s, &mut found),
        }
        if found.trigger.is_empty() {
            continue;
        }
        if found.with.is_empty() && opens_list(act, &act.provisions[index]) {
            let items: Vec<usize> = act.children(index as u32).map(|c| c as usize).collect();
            for c in items {
                let t = words.tokens(act.provisions[c].body);
                let near = t.start..t.end.min(t.start + ITEM_WORDS);
                if let Some(h) = near.clone().find(|i| head_at(words, *i, act.lang)) {
                    found.add(words, h, &t, act.lang);
                }
            }
        }
        found.with.sort_unstable();
        out.push(Fact {
            provision: index as u32,
            span: words.span(&found.trigger),
            kind: FactKind::Approval(Approval {
                form: found.form,
                with: found.with,
                open: found.open,
                missing: found.missing,
            }),
        });
    }
    out
}

/// The head of a body named in an item of a list stands among so many first tokens.
const ITEM_WORDS: usize = 8;
/// A list of parties behind «с» is followed over so many tokens.
const LIST_WORDS: usize = 60;
/// A party's head stands within so many tokens of what joins it («с уполномоченным государственным органом»).
const HEAD_NEAR: usize = 6;

/// The owner of a Kyrgyz paper stands within so many tokens of it: «органдын алдын ала жазуу жүзүндөгү макулдугу».
const OWNER_NEAR: usize = 4;

/// What one sentence says.
#[derive(Default)]
struct Chain {
    trigger: Range<usize>,
    form: ApprovalForm,
    with: Vec<Span>,
    open: bool,
    missing: bool,
}

impl Chain {
    fn cover(&mut self, r: Range<usize>) {
        self.trigger =
            if self.trigger.is_empty() { r } else { self.trigger.start.min(r.start)..self.trigger.end.max(r.end) };
    }

    fn add(&mut self, words: Words<'_>, head: usize, bounds: &Range<usize>, lang: Lang) {
        let r = party(words, head, bounds, lang);
        let span = words.span(&r);
        if self.with.iter().any(|w| w.overlaps(span)) {
            return;
        }
        self.open |= is_plural(words.at(head), lang) && r.clone().any(|i| is_open_word(words.at(i), lang));
        self.cover(r);
        self.with.push(span);
    }
}

fn russian(words: Words<'_>, s: &Range<usize>, found: &mut Chain) {
    let mut i = s.start;
    while i < s.end {
        let w = words.at(i);
        // «согласование», «согласованный», «согласовывается» – but not «несогласованный» or «согласованность».
        if w.starts_with("согласов") && !w.starts_with("согласованност") {
            let with = (i + 1..s.end.min(i + 1 + WITH_NEAR)).find(|j| matches!(words.at(*j), "с" | "со"));
            if let Some(at) = with {
                found.cover(i..at + 1);
                found.missing |= words.before(i) == "без" || words.before(i) == "не";
                instrumental(words, at + 1, s, found);
            } else if starts(w, &["согласования", "согласований", "согласование"]) && conditional(words, i, s)
            {
                found.cover(i..i + 1);
                genitives(words, i + 1, s, found);
            } else if words.at(s.end - 1) == ":"
                && ends(w, &["ется", "уется", "ования", "ованию", "ыван", "ован", "овано", "ованы"])
            {
                found.cover(i..i + 1);
            }
        } else if is_paper_ru(w) && conditional(words, i, s) {
            let more = found.form == ApprovalForm::Conclusion || !found.with.is_empty() || starts(w, &["заключени"]);
            found.cover(i..i + 1);
            if more {
                found.form = ApprovalForm::Conclusion;
            } else {
                found.form = ApprovalForm::Consent;
            }
            let before = found.with.len();
            genitives(words, i + 1, s, found);
            // «заключения об археологическом обследовании» has no body; the paper itself is the second party.
            if found.with.len() == before && starts(w, &["заключени"]) && matches!(words.at(i + 1), "о" | "об")
            {
                let end = (i + 2..s.end.min(i + 6)).find(|j| !words.is_word(*j)).unwrap_or(s.end.min(i + 4));
                found.with.push(words.span(&(i..end)));
                found.cover(i..end);
            }
        }
        i += 1;
    }
}

/// «с» stands within so many tokens of «согласование»: «согласования проекта с».
const WITH_NEAR: usize = 7;

/// A paper of a body on which something depends.
fn is_paper_ru(w: &str) -> bool {
    matches!(
        w,
        "заключения"
            | "заключений"
            | "заключение"
            | "согласия"
            | "согласие"
            | "согласием"
            | "согласий"
            | "разрешения"
            | "разрешений"
    )
}

/// Whether a paper is a condition: «при наличии», «на основании», «после получения», «требуется», «только с», or joined to one that is.
fn conditional(words: Words<'_>, i: usize, s: &Range<usize>) -> bool {
    let from = i.saturating_sub(CONDITION_NEAR).max(s.start);
    // «не требуется согласие» asks for nothing; parents and owners are no bodies.
    if (from..i).any(|j| words.at(j) == "не")
        || starts(
            words.at(i + 1),
            &["родител", "собственник", "супруг", "опекун", "сторон", "законн", "заявител", "лица", "работник"],
        )
    {
        return false;
    }
    (from..i).any(|j| match words.at(j) {
        "наличии" => words.before(j) == "при",
        "основании" => words.before(j) == "на",
        "получения" => matches!(words.before(j), "после" | "без" | "до"),
        "требуется" | "требуются" | "необходимо" | "необходимы" | "только" => {
            true
        }
        "с" | "без" => j + 3 > i,
        _ => false,
    }) || (joins(words.before(i))
        && (s.start..i).rev().take(30).any(|j| is_paper_ru(words.at(j)) && conditional(words, j, s)))
}

/// «при наличии положительного» and the like: the condition stands within so many tokens before the paper.
const CONDITION_NEAR: usize = 4;

/// Bodies in the instrumental behind «с», joined by commas and conjunctions.
fn instrumental(words: Words<'_>, from: usize, s: &Range<usize>, found: &mut Chain) {
    let end = s.end.min(from + LIST_WORDS);
    let mut joined = from;
    let mut i = from;
    while i < end {
        let w = words.at(i);
        // Who acts, and by whose order, is another matter: «с органами пробации, в порядке, установленном Кабинетом Министров».
        let other = starts(w, &["согласов", "установленн", "определяем", "определенн", "утвержд", "выдава"])
            || w == "порядке"
            || w.ends_with("ется")
            || w.ends_with("ются");
        if matches!(w, ";" | ":") || (i > from && other) {
            break;
        }
        if joins(w) || matches!(w, "с" | "со") {
            joined = i + 1;
        } else if head_at(words, i, Lang::Ru)
            && is_instrumental_ru(w)
            && i - joined <= HEAD_NEAR
            && !private(words, i, end)
        {
            found.add(words, i, &(joined..end), Lang::Ru);
        }
        i += 1;
    }
}

/// «органом управления общества», «органом юридического лица».
fn private(words: Words<'_>, head: usize, end: usize) -> bool {
    (head + 1..end.min(head + 4))
        .take_while(|i| words.is_word(*i))
        .any(|i| starts(words.at(i), &["общества", "товарищества", "юридическ", "компани", "кооператив", "предприяти"]))
}

/// Bodies in the genitive behind a paper: «заключения экспертизы и Академии наук».
fn genitives(words: Words<'_>, from: usize, s: &Range<usize>, found: &mut Chain) {
    let end = s.end.min(from + LIST_WORDS / 2);
    let mut joined = from;
    for i in from..end {
        let w = words.at(i);
        if matches!(w, ";" | ":")
            || is_paper_ru(w)
            || w.ends_with("ется")
            || w.ends_with("ются")
            || matches!(w, "в" | "выдаваемого" | "для")
        {
            break;
        }
        if joins(w) {
            joined = i + 1;
        } else if head_at(words, i, Lang::Ru)
            && is_genitive(w, Lang::Ru)
            && i - joined <= HEAD_NEAR
            && !private(words, i, end)
        {
            found.add(words, i, &(joined..end), Lang::Ru);
        }
    }
}

fn kyrgyz(words: Words<'_>, s: &Range<usize>, found: &mut Chain) {
    for i in s.clone() {
        let w = words.at(i);
        if starts(w, &["макулдаш"]) {
            // «… менен макулдашуу боюнча», «… менен макулдашылат», «… менен макулдашпастан».
            let with = i.checked_sub(1).filter(|j| *j >= s.start && words.at(*j) == "менен");
            if let Some(at) = with {
                found.cover(at..i + 1);
                found.missing |= starts(w, &["макулдашпа", "макулдашылба", "макулдашуусуз"]);
                nominatives(words, at, s, found);
            } else if words.at(s.end - 1) == ":" && starts(w, &["макулдашыл", "макулдашуу"]) {
                found.cover(i..i + 1);
            }
        } else if starts(w, &["корутунду", "макулдугу", "макулдук", "уруксат"]) && conditional_ky(words, i, s)
        {
            let conclusion = w.starts_with("корутунду");
            found.form = if conclusion { ApprovalForm::Conclusion } else { ApprovalForm::Consent };
            found.cover(i..i + 1);
            let before = found.with.len();
            owners(words, i, s, found);
            if found.with.len() == before && conclusion && matches!(words.before(i), "жөнүндө" | "тууралуу")
            {
                let from = (s.start..i - 1).rev().find(|j| joins(words.at(*j))).map_or(s.start, |j| j + 1);
                found.with.push(words.span(&(from..i + 1)));
                found.cover(from..i + 1);
            }
        }
    }
}

/// «корутундусу болгондо», «макулдугу менен», «уруксатынын негизинде», «корутундусу талап кылынат», or joined to one that is.
fn conditional_ky(words: Words<'_>, i: usize, s: &Range<usize>) -> bool {
    let next = i + 1..s.end.min(i + 4);
    if next.clone().any(|j| {
        starts(words.at(j), &["болгон", "негизинде", "болсо"])
            || (words.at(j) == "менен" && j == i + 1)
            || (words.at(j) == "талап" && words.at(j + 1).starts_with("кыл"))
            || (words.at(j) == "алгандан" && words.at(j + 1) == "кийин")
    }) {
        return true;
    }
    (i + 1..s.end.min(i + 14)).any(|j| {
        starts(words.at(j), &["корутунду", "макулдуг"])
            && (i + 1..j).any(|k| joins(words.at(k)))
            && conditional_ky(words, j, s)
    })
}

/// Bodies before «менен», joined by commas and «жана».
fn nominatives(words: Words<'_>, at: usize, s: &Range<usize>, found: &mut Chain) {
    let mut end = at;
    loop {
        let Some(head) = end.checked_sub(1).filter(|h| *h >= s.start) else { return };
        if !head_at(words, head, Lang::Ky) || ends(words.at(head), &["нын", "нин", "нун", "нүн"]) {
            return;
        }
        let r = party(words, head, s, Lang::Ky);
        found.add(words, head, s, Lang::Ky);
        // A long name may hold joints of its own («байланыш жана … чөйрөсүндөгү орган»): the one that counts follows another head.
        let joint = (s.start..r.start.max(s.start))
            .rev()
            .chain(std::iter::once(r.start))
            .take(LIST_WORDS / 2)
            .take_while(|j| !matches!(words.at(*j), "тарабынан" | "менен" | "боюнча" | ";"))
            .find(|j| joins(words.at(*j)) && *j > s.start && head_at(words, *j - 1, Lang::Ky));
        let Some(k) = joint else { return };
        end = k;
    }
}

/// Bodies in the genitive before the paper, joined.
fn owners(words: Words<'_>, at: usize, s: &Range<usize>, found: &mut Chain) {
    let from = at.saturating_sub(LIST_WORDS / 3).max(s.start);
    let mut heads = Vec::new();
    let mut end = at;
    for i in (from..at).rev() {
        let w = words.at(i);
        if matches!(w, ";" | ":") || starts(w, &["корутунду"]) || (starts(w, &["тарабынан"])) {
            break;
        }
        if head_at(words, i, Lang::Ky) && is_genitive(w, Lang::Ky) && (end - i <= OWNER_NEAR || joins(words.at(i + 1)))
        {
            heads.push(i);
            end = i;
        }
    }
    for h in heads.into_iter().rev() {
        found.add(words, h, s, Lang::Ky);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    /// (language, sentence, parties, open number)
    const CASES: &[(Lang, &str, &[&str], bool)] = &[
        (
            Lang::Ru,
            "Решение принимается по согласованию с органом архитектуры, по согласованию с органом санитарного надзора и с айыл окмоту.",
            &["органом архитектуры", "органом санитарного надзора", "айыл окмоту"],
            false,
        ),
        (
            Lang::Ru,
            "Реклама размещается без согласования с соответствующими органами.",
            &["соответствующими органами"],
            true,
        ),
        (
            Lang::Ru,
            "Перечень утверждается по согласованию с Министерством финансов.",
            &["Министерством финансов"],
            false,
        ),
        (Lang::Ru, "Срок продлевается по согласованию сторон.", &[], false),
        (
            Lang::Ru,
            "Строительство допускается при наличии заключения экологической экспертизы и Академии наук.",
            &["экологической экспертизы", "Академии наук"],
            false,
        ),
        (
            Lang::Ky,
            "Чечим архитектура органы жана айыл өкмөтү менен макулдашуу боюнча кабыл алынат.",
            &["архитектура органы", "айыл өкмөтү"],
            false,
        ),
        (Lang::Ky, "Жарнама тиешелүү органдар менен макулдашпастан жайгаштырылат.", &["тиешелүү органдар"], true),
        (Lang::Ky, "Баа эксперттер менен макулдашуу боюнча аныкталат.", &[], false),
        (
            Lang::Ky,
            "Курулушка экологиялык экспертизанын жана академиянын корутундусу болгондо жол берилет.",
            &["экспертизанын", "академиянын"],
            false,
        ),
    ];

    #[test]
    fn parties_of_both_languages() {
        for (lang, src, want, open) in CASES {
            let (act, a) = article(*lang, src);
            let got = approvals(&act, &a);
            let with: Vec<String> = got
                .iter()
                .filter_map(|f| match &f.kind {
                    FactKind::Approval(x) => {
                        Some(x.with.iter().map(|s| s.of(&act.text).to_string()).collect::<Vec<_>>())
                    }
                    _ => None,
                })
                .flatten()
                .collect();
            assert_eq!(with.len(), want.len(), "{src}: {with:?}");
            for (g, w) in with.iter().zip(*want) {
                assert!(g.contains(w), "{src}: {with:?}");
            }
            let is_open = got.iter().any(|f| matches!(&f.kind, FactKind::Approval(x) if x.open));
            assert_eq!(is_open, *open, "{src}");
        }
    }
}
