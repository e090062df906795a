//! Head nouns of state bodies in the cases in which they agree, issue and receive.

use super::words::{Words, ends, starts};
use crate::Lang;
use std::ops::Range;

/// Beginnings of head nouns of bodies, Russian.
#[rustfmt::skip]
const HEADS_RU: &[&str] = &[
    "орган", "министерств", "ведомств", "агентств", "служб", "инспекц", "администрац", "мэри", "кенеш", "окмоту", "регулятор", "кабинет",
    "правительств", "департамент", "госорган", "комитет", "академи", "прокуратур", "комисси", "экспертиз", "управлени", "фонд", "акимиат",
    "нацбанк", "суд", "регистратор",
];
/// Words that begin like heads and are none.
#[rustfmt::skip]
const NOT_HEADS_RU: &[&str] = &[
    "организ", "органич", "служебн", "служил", "администрат", "правительственн", "ведомственн", "комитент", "судн", "судеб", "судь", "судьб", "фондов",
    "управленч", "министерск", "регуляторн", "инспекционн",
];
/// Beginnings of head nouns of bodies, Kyrgyz.
#[rustfmt::skip]
const HEADS_KY: &[&str] = &[
    "орган", "министрлиг", "министрлик", "ведомство", "агенттиг", "агенттик", "кызмат", "инспекция", "администрация", "мэрия", "кеңеш",
    "өкмөт", "регулятор", "кабинет", "департамент", "комитет", "академия", "прокуратура", "комиссия", "экспертиза", "башкармалы", "фонд",
    "салгыч", "сот",
];
/// The same in Kyrgyz: officials and services done are no bodies.
const NOT_HEADS_KY: &[&str] = &["организ", "кызматкер", "кызматчы", "кызматташ", "кызматтарды", "кеңешме", "сотту"];

/// Whether a word is the head noun of a body, in any case.
pub(crate) fn is_head(w: &str, lang: Lang) -> bool {
    match lang {
        Lang::Ru => starts(w, HEADS_RU) && !starts(w, NOT_HEADS_RU),
        Lang::Ky => starts(w, HEADS_KY) && !starts(w, NOT_HEADS_KY),
    }
}

/// Whether token `i` is the head noun of a body; a bank is one when it is the national one.
pub(super) fn head_at(words: Words<'_>, i: usize, lang: Lang) -> bool {
    let w = words.at(i);
    is_head(w, lang)
        || (lang == Lang::Ru && w.starts_with("банк") && words.before(i).starts_with("национальн"))
        || (lang == Lang::Ky && w.starts_with("банк") && words.before(i).starts_with("улуттук"))
}

/// Whether a head noun stands in the instrumental («с органом», «Агентством», «органами»); `айыл окмоту` has no cases.
pub(crate) fn is_instrumental_ru(w: &str) -> bool {
    ends(w, &["ом", "ем", "ой", "ей", "ами", "ями"]) || w == "окмоту"
}

/// Whether a head noun stands in the plural instrumental, dative or genitive.
pub(super) fn is_plural(w: &str, lang: Lang) -> bool {
    match lang {
        Lang::Ru => ends(
            w,
            &[
                "ами",
                "ями",
                "органов",
                "служб",
                "министерств",
                "ведомств",
                "агентств",
                "инспекций",
                "организаций",
                "ам",
                "органы",
                "службы",
                "ведомства",
            ],
        ),
        Lang::Ky => ["лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр"]
            .iter()
            .any(|s| w.contains(s)),
    }
}

/// Whether a head noun stands in the genitive («заключения органа», «органдын корутундусу»).
pub(crate) fn is_genitive(w: &str, lang: Lang) -> bool {
    match lang {
        Lang::Ru => {
            ends(w, &["а", "я", "ы", "и", "ов", "ев", "ий", "служб", "министерств", "ведомств", "агентств"])
                || w == "окмоту"
        }
        Lang::Ky => ["нын", "нин", "нун", "нүн", "дын", "дин", "дун", "дүн", "тын", "тин", "тун", "түн"]
            .iter()
            .any(|s| w.ends_with(s)),
    }
}

/// Words that leave the number of bodies open: «соответствующими органами», «башка органдар».
pub(super) fn is_open_word(w: &str, lang: Lang) -> bool {
    match lang {
        Lang::Ru => {
            starts(w, &["соответствующ", "заинтересованн", "компетентн", "надлежащ", "причастн"])
                || matches!(w, "иными" | "другими" | "прочими" | "всеми" | "иных" | "других" | "прочих" | "всех")
        }
        Lang::Ky => starts(w, &["тиешелүү", "кызыкдар", "компетенттүү", "тийиштүү"]) || matches!(w, "башка" | "бардык"),
    }
}

/// Whether a token joins two parties: a comma or a conjunction.
pub(super) fn joins(w: &str) -> bool {
    matches!(
        w,
        "," | "и"
            | "или"
            | "либо"
            | "также"
            | "жана"
            | "же"
            | "эле"
            | "и/или"
            | "жана/же"
            | ")"
            | "("
            | "а"
            | "ошондой"
            | "/"
    )
}

/// The words of a party around its head noun: adjectives to the left, a tail of genitives to the right (Russian).
pub(crate) fn party(words: Words<'_>, head: usize, bounds: &Range<usize>, lang: Lang) -> Range<usize> {
    let mut from = head;
    while from > bounds.start && head - from < MAX_NAME {
        let w = words.at(from - 1);
        if !words.is_word(from - 1)
            || joins(w)
            || matches!(
                w,
                "с" | "со" | "от" | "из" | "у" | "в" | "тарабынан" | "менен" | "боюнча" | "жөнүндө" | "тууралуу"
            )
        {
            break;
        }
        if lang == Lang::Ru
            && !ends(
                w,
                &[
                    "ым", "им", "ыми", "ими", "ого", "его", "ой", "ей", "ых", "их", "айыл", "ый", "ая", "ое", "ую",
                    "ому", "ем", "ия", "ья",
                ],
            )
        {
            break;
        }
        from -= 1;
    }
    let mut to = head + 1;
    if lang == Lang::Ru {
        while to < bounds.end && to - head < MAX_NAME {
            let w = words.at(to);
            let quote = matches!(w, "«" | "»" | "\"");
            if !quote && (!words.is_word(to) || joins(w) || starts(w, STOP_RU) || PREPOSITIONS_RU.contains(&w)) {
                break;
            }
            to += 1;
        }
        if !words.is_word(to - 1) && words.at(to - 1) == "«" {
            to -= 1;
        }
    }
    from..to
}

/// Longest name of a party on either side of its head, in words: «уполномоченным государственным органом Кыргызской Республики по …».
const MAX_NAME: usize = 7;

/// Verbs and connectives that end a name, Russian.
#[rustfmt::skip]
const STOP_RU: &[&str] = &[
    "утвержд", "определя", "определен", "устанавлива", "установлен", "осуществля", "принима", "производ", "выда", "провод", "допуска", "разреша",
    "рассматрива", "согласов", "котор", "путем", "наличи", "вправе", "обязан", "может", "должн", "являет", "предоставля", "соверш", "размеща", "заключа",
];
/// Prepositions that end a name, Russian; «по» and «в» stand inside names («орган по охране …», «орган в сфере …»).
const PREPOSITIONS_RU: &[&str] =
    &["с", "со", "при", "на", "об", "о", "для", "без", "до", "после", "от", "за", "через", "не"];
