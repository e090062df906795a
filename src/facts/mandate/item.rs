//! List items: the body comes from above, the actions from the item or from its lead-in.

use super::key::is_anaphor;
use super::lead::Lead;
use super::view::View;
use super::{Cx, Statement, ky, pred};
use crate::bodies::grammar::{ky_finite, ru_adjective, ru_finite, ru_infinitive, ru_preposition};
use crate::facts::Modality;
use crate::{Lang, Span};

/// The one statement of an item.
pub(super) fn statement(cx: &Cx<'_>, v: &View<'_>, lead: &Lead) -> Statement {
    let (start, end) = (v.start(), v.end());
    let (mut actions, object, modality) = read(cx, v, start, end, lead);
    let object = object.unwrap_or_else(|| v.span(start, end));
    if actions.is_empty() {
        actions = lead.action.clone();
    }
    Statement { span: v.span(start, end), who: lead.who.clone(), actions, object, modality }
}

/// The lead-in that an item makes for its own sub-items; `None` when its words close on themselves («… в случаях:»), so that
/// it is a statement and what follows are conditions.
pub(super) fn lead(cx: &Cx<'_>, v: &View<'_>, above: &Lead) -> Option<Lead> {
    if closes(cx.act.lang, v) {
        return None;
    }
    let (actions, _, modality) = read(cx, v, v.start(), v.end(), above);
    let action = if actions.is_empty() { above.action.clone() } else { actions };
    Some(Lead { who: above.who.clone(), modality, action })
}

/// Whether a lead-in's last words announce conditions or cases, not functions.
pub(super) fn closes(lang: Lang, v: &View<'_>) -> bool {
    const RU: &[&str] = &[
        "случаях",
        "случае",
        "сроком",
        "сроки",
        "срок",
        "условиях",
        "условий",
        "условии",
        "порядке",
        "образом",
        "если",
        "когда",
        "основаниям",
        "основаниях",
        "требованиям",
        "требований",
        "принципов",
        "принципах",
        "лица",
        "лиц",
        "лицам",
        "документы",
        "документов",
        "сведения",
        "целях",
        "состава",
        "составе",
        "критериев",
        "критериям",
        "видам",
        "размере",
        "размерах",
        "этапы",
        "именно",
        "числе",
    ];
    const KY: &[&str] = &[
        "учурларда",
        "учурда",
        "шарттарда",
        "шартта",
        "мөөнөткө",
        "тартипте",
        "негиздер",
        "негиздери",
        "документтерди",
        "маалыматтарды",
        "максаттарда",
        "принциптерге",
        "критерийлерге",
        "талаптарга",
        "адамдар",
        "жактар",
        "өлчөмдө",
    ];
    let last = (0..v.end()).rev().find(|i| v.is_word(*i)).map_or("", |i| v.folded(i));
    match lang {
        Lang::Ru => RU.contains(&last),
        Lang::Ky => KY.contains(&last),
    }
}

type Parts = (Vec<Span>, Option<Span>, Modality);

fn read(cx: &Cx<'_>, v: &View<'_>, start: usize, end: usize, lead: &Lead) -> Parts {
    match cx.act.lang {
        Lang::Ru => read_ru(cx, v, start, end, lead),
        Lang::Ky => read_ky(cx, v, start, end, lead),
    }
}

fn read_ru(cx: &Cx<'_>, v: &View<'_>, start: usize, end: usize, lead: &Lead) -> Parts {
    let masked = pred::mask(v);
    let none = (Vec::new(), None, lead.modality);
    if !lead.action.is_empty() {
        // The lead-in's verb governs: the item is its object.
        return none;
    }
    // Nominal: «утверждение порядка …», «государственный контроль …».
    let first_noun =
        (start..end.min(start + 5)).find(|i| v.is_word(*i) && !ru_adjective(v.folded(*i)) && v.folded(*i) != "и");
    let verb_first =
        first_noun.is_some_and(|i| ru_finite(v.folded(i)) || ru_infinitive(v.folded(i)) || v.folded(i) == "не");
    if !verb_first && first_noun.is_some_and(|i| nominal(cx, v, i)) {
        let nouns = noun_actions(cx, v, &masked, start, end, true);
        if let Some((_, after)) = nouns.first() {
            return (nouns.iter().map(|(s, _)| *s).collect(), Some(v.span(*after, end)), lead.modality);
        }
    }
    let preds = pred::predicates(v, &masked);
    let mut modality = lead.modality;
    let mut verbs: Vec<usize> = Vec::new();
    if let Some(p) = preds.first() {
        if p.modality != Modality::Function && !p.verbs.is_empty() {
            modality = p.modality;
        }
        verbs = preds.iter().flat_map(|p| if p.verbs.is_empty() { vec![p.at] } else { p.verbs.clone() }).collect();
    } else {
        // Behind «вправе:», «обязан:» the items are infinitives.
        let joins = |i: Option<usize>| i.is_some_and(|i| matches!(v.folded(i), "," | "и" | "или" | "также"));
        for i in (start..end).filter(|i| !masked[*i] && v.is_word(*i) && ru_infinitive(v.folded(*i))) {
            if verbs.is_empty() || joins(i.checked_sub(1)) || joins(i.checked_sub(2)) {
                verbs.push(i);
            }
        }
    }
    if verbs.is_empty() {
        let nouns = noun_actions(cx, v, &masked, start, end, true);
        return match nouns.first() {
            Some((_, after)) => (nouns.iter().map(|(s, _)| *s).collect(), Some(v.span(*after, end)), modality),
            None => none,
        };
    }
    let after = verbs[0] + 1;
    (verbs.iter().map(|k| v.span(*k, k + 1)).collect(), Some(object_after(v, after, end)), modality)
}

/// Whether the noun at a position can be an action in the nominative or accusative.
fn nominal(cx: &Cx<'_>, v: &View<'_>, i: usize) -> bool {
    let w = v.folded(i);
    ends_nominal(w)
        && (cx.table.family(Lang::Ru, &cx.s.analysis.folded.text, &cx.s.analysis.tokens, v.tokens[i]).is_some()
            || verbal_noun(w)
            || light(cx, v, i))
}

fn light(cx: &Cx<'_>, v: &View<'_>, i: usize) -> bool {
    cx.table.is_light(cx.act.lang, &cx.s.analysis.folded.text, &cx.s.analysis.tokens[v.tokens[i]])
}

/// «утверждение», «развитие»: nouns of action by their form.
fn verbal_noun(w: &str) -> bool {
    w.ends_with("ание")
        || w.ends_with("ение")
        || w.ends_with("тие")
        || w.ends_with("яние")
        || w == "дача"
        || w == "дачу"
}

/// Endings of the nominative and accusative singular of nouns of action; genitives («утверждения», «охраны») are objects.
fn ends_nominal(w: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ние",
        "тие",
        "ция",
        "цию",
        "зия",
        "зию",
        "ка",
        "ку",
        "ча",
        "чу",
        "ль",
        "ор",
        "ет",
        "нг",
        "из",
        "ит",
        "на",
        "ну",
        "та",
        "ту",
        "за",
        "зу",
        "во",
        "ор",
        "од",
        "рот",
        "за",
        "пуск",
        "зыв",
        "рос",
        "ем",
        "спор",
        "мен",
        "смотр",
        "жа",
        "жу",
        "ия",
        "ию",
    ];
    ENDINGS.iter().any(|e| w.ends_with(e)) && !w.ends_with("ния") && !w.ends_with("тия") && !w.ends_with("нию")
}

/// The nouns of action in positions `from..to` that stand in one row, each with the position behind it: the first noun, and
/// those that follow a comma, «и» or «а также».
pub(super) fn noun_actions(
    cx: &Cx<'_>,
    v: &View<'_>,
    masked: &[bool],
    from: usize,
    to: usize,
    first_any: bool,
) -> Vec<(Span, usize)> {
    let mut out: Vec<(Span, usize)> = Vec::new();
    let mut i = from;
    while i < to {
        let opens = i == from || matches!(v.folded(i - 1), "," | "и" | "также" | "или" | ";" | "и/или" | "/");
        if !opens || masked[i] || !v.is_word(i) {
            i += 1;
            continue;
        }
        // Adjectives may stand before the noun: «государственный контроль».
        let mut k = i;
        while k < to
            && k - i < 4
            && v.is_word(k)
            && (ru_adjective(v.folded(k)) || (k > i && v.folded(k) == "и" && ru_adjective(v.folded(k - 1))))
        {
            k += 1;
        }
        if k >= to || !v.is_word(k) || ru_preposition(v.folded(k)) {
            i += 1;
            continue;
        }
        let w = v.folded(k);
        let known = cx.table.family(Lang::Ru, &cx.s.analysis.folded.text, &cx.s.analysis.tokens, v.tokens[k]).is_some()
            || light(cx, v, k);
        let first = out.is_empty() && i == from;
        if ends_nominal(w) && (known || (first && first_any && verbal_noun(w))) {
            let mut end = k + 1;
            // «перевод (трансформация)», «осуществление контроля», «принятие решения».
            if v.folded(end) == "(" && v.folded(end + 2) == ")" {
                end += 3;
            } else if carries_noun(cx, v, k, end) {
                end += 1;
            }
            let begin = k;
            out.push((v.span(begin, end), end));
            i = end;
        } else if first {
            // The row has no action at its head.
            return out;
        } else {
            i = k + 1;
        }
    }
    out
}

fn carries_noun(cx: &Cx<'_>, v: &View<'_>, noun: usize, next: usize) -> bool {
    let w = v.folded(next);
    if next >= v.len() || !v.is_word(next) {
        return false;
    }
    let known = cx.table.family(Lang::Ru, &cx.s.analysis.folded.text, &cx.s.analysis.tokens, v.tokens[next]).is_some();
    (v.folded(noun).starts_with("осуществлени") && known && (w.ends_with('я') || w.ends_with('а') || w.ends_with('и')))
        || (v.folded(noun).starts_with("приняти") && w.starts_with("решени"))
}

/// The object phrase behind a verb at positions `from..to`.
pub(super) fn object_after(v: &View<'_>, from: usize, to: usize) -> Span {
    if from < to { v.span(from, to) } else { Span::default() }
}

// ---- Kyrgyz ----------------------------------------------------------------------------------------------------------

/// Words that are one action with the verb behind them: «жүзөгө ашыруу», «кабыл алуу», «камсыз кылуу».
const KY_WITH_VERB: &[&str] =
    &["жүзөгө", "камсыз", "кабыл", "ишке", "эсепке", "жөнгө", "алдын", "жокко", "каттоого", "көзөмөлгө"];

/// Stems of nouns that a light verb carries without a case ending: «чечим кабыл алуу», «мониторинг жүргүзүү», «макулдук берүү».
const KY_CARRIED: &[&str] = &[
    "чечим",
    "мониторинг",
    "макулдук",
    "баа",
    "контроль",
    "көзөмөл",
    "уруксат",
    "корутунду",
    "сунуш",
    "экспертиза",
    "аудит",
    "отчет",
];

/// Whether a folded Kyrgyz word is a verbal noun in the nominative or accusative: «бекитүү», «бекитүүнү».
pub fn ky_verbal_noun(w: &str) -> bool {
    let base = ["ну", "нү", "но", "нө", "ны", "ни"].iter().find_map(|e| w.strip_suffix(e)).unwrap_or(w);
    // «белгилүү», «тиешелүү»: adjectives on -луу are longer than the short verbs «алуу», «салуу», «бөлүү». The shapes -туу and -дуу stand
    // behind a voiceless and a voiced consonant («укуктуу», «белдүү»); otherwise the т is of the verb («жогорулатуу», «кыскартуу»).
    const VOICELESS: &[char] = &['к', 'п', 'т', 'с', 'ш', 'ч', 'ф', 'х', 'ц', 'щ'];
    const VOWELS: &[char] = &['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ө', 'ү', 'ю', 'я'];
    let behind = |ends: [&str; 2]| ends.iter().find_map(|e| base.strip_suffix(e));
    let adjective = base.chars().count() > 6
        && (behind(["луу", "лүү"]).is_some()
            || behind(["туу", "түү"]).is_some_and(|root| root.ends_with(VOICELESS))
            || behind(["дуу", "дүү"]).is_some_and(|root| !root.ends_with(VOWELS)));
    base.chars().count() > 3 && !adjective && ["уу", "үү", "оо", "өө"].iter().any(|e| base.ends_with(e))
}

/// «берүүгө», «контролдоого»: the dative of a verbal noun, which a modal word governs.
pub(super) fn ky_dative_verb(w: &str) -> bool {
    ["ууга", "үүгө", "оого", "өөгө"].iter().any(|e| w.ends_with(e))
}

fn read_ky(cx: &Cx<'_>, v: &View<'_>, start: usize, end: usize, lead: &Lead) -> Parts {
    if !lead.action.is_empty() {
        return (Vec::new(), None, lead.modality);
    }
    // «… чакырууга укуктуу»: an item with a modal word of its own.
    if let Some(p) = ky::predicate(v).filter(|p| p.modality != Modality::Function) {
        let spans = p.verbs.iter().map(|(a, b)| v.span(*a, *b)).collect();
        return (spans, Some(v.span(start, p.verbs[0].0.max(start))), p.modality);
    }
    let mut actions = ky_row(cx, v, start, end);
    // «… берүү … тартипте жүргүзүлөт»: a light passive carries the first verbal noun of the item.
    if let [(a, b)] = actions[..]
        && (a..b).any(|i| ["жүргүзүл", "ашырыл"].iter().any(|p| v.folded(i).starts_with(p)))
        && let Some(k) = (start..a).find(|i| v.is_word(*i) && ky_verbal_noun(v.folded(*i)))
    {
        actions = vec![(phrase_start(v, start, k), k + 1)];
    }
    if actions.is_empty() {
        return (Vec::new(), None, lead.modality);
    }
    let object = v.span(start, actions[0].0.max(start));
    (actions.iter().map(|(a, b)| v.span(*a, *b)).collect(), Some(object), lead.modality)
}

fn is_action(cx: &Cx<'_>, v: &View<'_>, i: usize) -> bool {
    cx.table.family(Lang::Ky, &cx.s.analysis.folded.text, &cx.s.analysis.tokens, v.tokens[i]).is_some()
}

/// First position of the phrase of a Kyrgyz verb at `i`: converbs and carried nouns stand before it.
pub(super) fn phrase_start(v: &View<'_>, low: usize, i: usize) -> usize {
    let mut from = i;
    while from > low {
        let w = v.folded(from - 1);
        let converb = w.chars().count() > 2 && ["ып", "ип", "уп", "үп", "оп", "өп"].iter().any(|e| w.ends_with(e));
        let carried = KY_CARRIED.iter().any(|c| {
            w == *c || (w.starts_with(c) && ["ди", "ду", "дү", "ды", "ну", "ни"].iter().any(|e| w == format!("{c}{e}")))
        });
        if KY_WITH_VERB.contains(&w) || converb || carried {
            from -= 1;
        } else {
            break;
        }
    }
    from
}

/// The actions of an item in one row: the last word, and verbs or verbal nouns before a comma or «жана» whose row reaches it.
///
/// «X пайдалануу, Y жогорулатуу боюнча программаларды бекитүү»: the first two end on «боюнча», so they are an attribute; a
/// verb counts when the next verbal word behind it counts.
fn ky_row(cx: &Cx<'_>, v: &View<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut kept: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0usize;
    // Behind «укуктуу:», «милдеттүү:» the items end on the dative: «берүүгө, алууга».
    let last_word = (start..end).rev().find(|i| v.is_word(*i));
    let datives = last_word.is_some_and(|i| ky_dative_verb(v.folded(i)));
    // A row of finite verbs holds no verbal nouns: «шайлоо өткөрүү боюнча сунуш киргизет».
    let finite = last_word.is_some_and(|i| ky_finite(v.folded(i)));
    // Whether the nearest verbal word to the right counts.
    let mut right_counts = true;
    for i in (start..end).rev() {
        match v.folded(i) {
            ")" => depth += 1,
            "(" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !v.is_word(i) {
            continue;
        }
        let w = v.folded(i);
        let mut stop = i + 1;
        // «которуу (трансформациялоо)»
        if v.folded(stop) == "(" && v.folded(stop + 2) == ")" && ky_verbal_noun(v.folded(stop + 1)) {
            stop += 3;
        }
        let last = kept.is_empty() && stop == end;
        let verbal = if datives { ky_dative_verb(w) } else { !finite && ky_verbal_noun(w) }
            || ky_finite(w)
            || (last && is_action(cx, v, i));
        if !verbal {
            continue;
        }
        let next = v.folded(stop);
        let also = next == "ошондой" || (next == "," && v.folded(stop + 1) == "ошондой");
        let joins = matches!(next, "," | ";" | "жана" | "же");
        // «берүү жана аларды пайдалануу тартибин белгилөө»: a pronoun takes up the object of an action that stands by itself.
        let begin = phrase_start(v, start, i);
        let own = begin > start && is_anaphor(Lang::Ky, v.folded(begin - 1));
        // «башкаруу жана аларды пайдалануу боюнча»: what something is about is no action.
        let verb = (stop + 1..end).find(|k| ky_verbal_noun(v.folded(*k))).filter(|k| v.folded(*k + 1) != "боюнча");
        let taken_up = verb.is_some_and(|k| (stop + 1..k).any(|k| is_anaphor(Lang::Ky, v.folded(k))));
        right_counts = last || also || (joins && !kept.is_empty() && (right_counts || own || taken_up));
        if right_counts {
            kept.insert(0, (begin, stop));
        }
    }
    kept
}
