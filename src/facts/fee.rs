//! Fees: a charge, a fee «за плату», a receipt that has to be shown; and what the sentence says about its size.
//!
//! Rent, wages and prices between private persons are no fees of a body and give no fact; neither does «плата не взимается».

use super::party::is_head;
use super::words::{Words, is_read_by_rows, starts};
use super::{Fact, FactKind, Fee, FeeBasis};
use crate::act::Act;
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(["плат", "сбор", "пошлин", "акы", "төлөм", "жыйым", "алым", "баж"])
        .expect("a fixed list of short literals always builds")
});

/// The fees of an act, in the order of the text.
pub fn fees(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, s) in words.sentences_with(act, &ANCHORS, is_read_by_rows) {
        let hit = match act.lang {
            Lang::Ru => russian(words, &s),
            Lang::Ky => kyrgyz(words, &s),
        };
        let Some((trigger, receipt)) = hit else { continue };
        let object = object(words, &s, &trigger, act.lang);
        out.push(Fact {
            provision: index as u32,
            span: words.span(&trigger),
            kind: FactKind::Fee(Fee { object, basis: basis(words, &s, act.lang), receipt }),
        });
    }
    out
}

/// A verb of charging stands within so many tokens of the fee.
const VERB_NEAR: usize = 9;

fn russian(words: Words<'_>, s: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let noun = |i: usize| {
        let w = words.at(i);
        matches!(
            w,
            "плата"
                | "плату"
                | "платы"
                | "оплата"
                | "оплату"
                | "оплаты"
                | "сбор"
                | "сбора"
                | "сборы"
                | "сборов"
                | "госпошлина"
                | "госпошлину"
                | "госпошлины"
        ) || (w.starts_with("пошлин") && words.before(i).starts_with("государственн"))
    };
    // Rent, wages and what one private person pays another are no fee of a body.
    let private = |i: usize| {
        starts(words.before(i), &["арендн", "заработн", "абонентск", "страхов", "тарифн", "квартирн", "родительск"])
            || starts(words.at(i + 1), &["труда", "аренд"])
            || (words.at(i + 1) == "за" && starts(words.at(i + 2), &["земл", "землю", "наем", "аренд", "проезд", "обучени", "жил", "коммунальн", "труд"]))
            // «сбор сведений», «сбор отходов» gathers things.
            || (words.at(i).starts_with("сбор") && starts(words.at(i + 1), &["и", "данн", "сведен", "информац", "отход", "мусор", "доказат", "материал", "подпис", "урож", "средств", "анализ", "статист", "документ", "дикорос", "лекарств"]) && words.at(i + 1) != "и")
    };
    let charges = |w: &str| {
        starts(w, &["взима", "уплачива", "вносит", "оплачива", "внести", "уплатить", "оплатить", "оплачен"])
            && !w.starts_with("оплачиваем")
    };
    for i in s.clone() {
        let w = words.at(i);
        if noun(i) && !private(i) {
            let near = i.saturating_sub(VERB_NEAR).max(s.start)..s.end.min(i + VERB_NEAR);
            if let Some(v) = near.clone().find(|j| charges(words.at(*j))) {
                if words.before(v) == "не" || words.before(v) == "без" || words.before(i) == "без" {
                    return None;
                }
                return Some((i.min(v)..i.max(v) + 1, false));
            }
            if w == "плату" && words.before(i) == "за" && words.at(i + 1) != "за" {
                return Some((i - 1..i + 1, false));
            }
            // «квитанция об уплате сбора», «документ, подтверждающий оплату»
            let back = i.saturating_sub(5).max(s.start);
            if let Some(j) =
                (back..i).find(|j| starts(words.at(*j), &["квитанци", "чек", "документ", "платежн", "сведени"]))
                && (j..i).any(|k| starts(words.at(k), &["об", "уплат", "подтвержда", "внесени", "оплат"]))
            {
                return Some((j..i + 1, true));
            }
        } else if matches!(w, "оплате" | "уплате")
            && matches!(words.before(i), "об" | "о")
            && !starts(words.at(i + 1), &["труда", "налог", "штраф"])
        {
            let back = i.saturating_sub(4).max(s.start);
            if let Some(j) = (back..i).find(|j| starts(words.at(*j), &["квитанци", "чек", "документ", "платежн"]))
            {
                return Some((j..i + 1, true));
            }
        } else if (starts(w, &["платн"])
            && words.at(i + 1) == "основе"
            && words.any(
                &(i.saturating_sub(VERB_NEAR).max(s.start)..i),
                &["выда", "оказыва", "предоставляется", "осуществляется", "проводится"],
            ))
            || w == "платно"
        {
            return Some((i..i + 1 + usize::from(w != "платно"), false));
        } else if matches!(w, "оплачивается" | "оплачиваются") && words.before(i) != "не" {
            return Some((i..i + 1, false));
        }
    }
    None
}

fn kyrgyz(words: Words<'_>, s: &Range<usize>) -> Option<(Range<usize>, bool)> {
    for i in s.clone() {
        let w = words.at(i);
        let noun = matches!(w, "акы" | "акысы" | "акыны" | "акыга" | "төлөм" | "төлөмдөр" | "төлөмү" | "төлөмдү" | "жыйым" | "жыйымы" | "жыйымдар" | "жыйымды" | "алым" | "алымы" | "алымдар" | "бажы" | "баж")
            // «бажы органы» is customs, not a fee.
            && (!starts(w, &["баж"]) || starts(words.before(i), &["мамлекеттик"]));
        if !noun
            || starts(
                words.before(i),
                &["эмгек", "ижара", "айлык", "кызмат", "сыйлык", "камсыздандыруу", "салык", "турак", "кошумча"],
            )
        {
            continue;
        }
        for j in i + 1..s.end.min(i + VERB_NEAR) {
            let v = words.at(j);
            // Denied: «алынбайт», «төлөнбөйт», «алууга жол берилбейт».
            if starts(v, &["алынба", "төлөнбө", "төлөбө", "албайт"]) {
                return None;
            }
            if starts(v, &["төлөнгөндүг", "төлөгөндүг", "төлөнгөнүн", "төлөнгөнү", "төлөө жөнүндө"])
            {
                return Some((i..j + 1, true));
            }
            if matches!(
                v,
                "алынат"
                    | "төлөнөт"
                    | "төлөйт"
                    | "төлөшөт"
                    | "төгүлөт"
                    | "өндүрүлөт"
                    | "алышат"
                    | "алат"
                    | "салынат"
                    | "төлөнүүгө"
                    | "төлөнүп"
                    | "төлөп"
            ) {
                return Some((i..j + 1, false));
            }
            if v == "төлөө" && words.at(j + 1) == "менен" {
                return Some((i..j + 2, false));
            }
            if starts(v, &["төлөнүүчү"]) && starts(words.at(j + 1), &["негизде", "түрдө"]) {
                return Some((i..j + 2, false));
            }
            if !words.is_word(j) && words.at(j) != "," {
                break;
            }
        }
        if w == "акыга" && starts(words.at(i + 1), &["берил", "көрсөтүл", "жүргүзүл"]) {
            return Some((i..i + 2, false));
        }
    }
    None
}

/// What the fee is for: behind «за», before «үчүн».
fn object(words: Words<'_>, s: &Range<usize>, trigger: &Range<usize>, lang: Lang) -> Option<Span> {
    let r = match lang {
        Lang::Ru => {
            let at =
                s.clone().find(|i| words.at(*i) == "за" && !starts(words.at(i + 1), &["плат", "исключени", "счет"]))?;
            let end = (at + 1..s.end)
                .find(|i| !words.is_word(*i) || starts(words.at(*i), &["взима", "уплач", "опла", "вносит"]))
                .unwrap_or(s.end);
            at + 1..end
        }
        Lang::Ky => {
            let at = (s.start..trigger.start).rev().find(|i| words.at(*i) == "үчүн")?;
            let from = (s.start..at).rev().find(|i| !words.is_word(*i)).map_or(s.start, |i| i + 1);
            from..at
        }
    };
    Some(words.span(&r)).filter(|x| !x.is_empty())
}

/// What a sentence says about the size of a fee.
pub(crate) fn basis(words: Words<'_>, s: &Range<usize>, lang: Lang) -> FeeBasis {
    let mut best = FeeBasis::Nothing;
    let mut say = |b: FeeBasis| best = best.max(b);
    for i in s.clone() {
        let w = words.at(i);
        let next = words.at(i + 1);
        match lang {
            Lang::Ru => {
                if words.is_number(i) && starts(next, &["сом", "процент", "%", "расчетн", "тыйын"])
                    || starts(w, &["следующ"]) && starts(next, &["размер"])
                {
                    say(FeeBasis::Amount);
                } else if starts(w, &["ставк", "ставок", "тариф", "прейскурант", "себестоимост", "методик"])
                {
                    say(FeeBasis::Tariff);
                } else if starts(w, &["кодекс"]) || w == "№" {
                    say(FeeBasis::Act);
                } else if starts(w, &["законодательств"]) {
                    let branch = matches!(next, "о" | "об")
                        || (next == "кыргызской" && matches!(words.at(i + 3), "о" | "об"))
                        || branch_ru(words.before(i));
                    say(if branch { FeeBasis::Act } else { FeeBasis::Legislation });
                } else if starts(w, &["закон"]) && matches!(next, "о" | "об" | "кыргызской" | "«" | "\"")
                {
                    say(FeeBasis::Act);
                } else if starts(w, &["размер", "порядк", "порядок", "размеров"]) {
                    say(setter(words, i, s, lang));
                }
            }
            Lang::Ky => {
                if words.is_number(i) && starts(next, &["сом", "пайыз", "%", "эсептик", "тыйын", "процент"])
                    || starts(w, &["төмөнкү"]) && starts(next, &["өлчөм"])
                {
                    say(FeeBasis::Amount);
                } else if starts(w, &["ставка", "тариф", "прейскурант", "өздүк наркы"])
                {
                    say(FeeBasis::Tariff);
                } else if starts(w, &["кодекс"]) || w == "№" {
                    say(FeeBasis::Act);
                } else if starts(w, &["мыйзамдар"]) {
                    say(
                        if matches!(words.before(i), "жөнүндө" | "жөнүндөгү")
                            || starts(words.before(i), &["салык", "бюджет"])
                        {
                            FeeBasis::Act
                        } else {
                            FeeBasis::Legislation
                        },
                    );
                } else if starts(w, &["мыйзамы"]) && matches!(words.before(i), "жөнүндө" | "»" | "\"" | "тууралуу")
                {
                    say(FeeBasis::Act);
                } else if starts(w, &["өлчөм", "тартиб", "тартип"]) {
                    say(setter(words, i, s, lang));
                }
            }
        }
    }
    best
}

/// An adjective that names a branch of legislation: «водным законодательством».
fn branch_ru(w: &str) -> bool {
    super::words::ends(w, &["ым", "им", "ого", "ом", "ое"])
        && !starts(
            w,
            &["действующ", "соответствующ", "настоящ", "национальн", "установленн", "указанн", "этим", "данн"],
        )
}

/// Who sets the size: an organ by its act, or one official at will.
fn setter(words: Words<'_>, at: usize, s: &Range<usize>, lang: Lang) -> FeeBasis {
    let near = at.saturating_sub(SETTER_NEAR).max(s.start)..s.end.min(at + SETTER_NEAR);
    let sets = match lang {
        Lang::Ru => near.clone().find(|i| {
            starts(words.at(*i), &["утвержд", "утвержден", "установлен", "устанавлива", "определя", "определен"])
        }),
        Lang::Ky => near.clone().find(|i| starts(words.at(*i), &["бекит", "белгиле", "аныкта"])),
    };
    if sets.is_none() {
        return FeeBasis::Nothing;
    }
    // «размер определяется уполномоченным органом»: the body that takes the money sets it; a tariff is an act of the cabinet or a kenesh.
    let organ = |i: usize| {
        starts(
            words.at(i),
            &["кабинет", "правительств", "кенеш", "жогорку", "антимонопольн", "кеңеш", "өкмөтү", "монополия"],
        ) && words.before(i) != "айыл"
    };
    let official: &[&str] = match lang {
        Lang::Ru => &["глава", "главой", "руководител", "директор", "начальник", "аким", "должностн", "заведующ"],
        Lang::Ky => &["башчы", "жетекчи", "директор", "начальник", "аким", "башлы"],
    };
    let official = |i: usize| starts(words.at(i), official) && !words.at(i).starts_with("акимиат");
    let act: &[&str] = match lang {
        Lang::Ru => &["решени", "постановлени"],
        Lang::Ky => &["чечим", "токтом"],
    };
    if near.clone().any(|i| starts(words.at(i), act) || organ(i)) {
        FeeBasis::Tariff
    } else if near.clone().any(|i| official(i) || is_head(words.at(i), lang)) {
        FeeBasis::Discretion
    } else {
        FeeBasis::Nothing
    }
}

/// Who sets a size stands within so many tokens of the word for it.
const SETTER_NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    /// (language, sentence, basis and receipt; `None` where there is no fee)
    type Case = (Lang, &'static str, Option<(FeeBasis, bool)>);
    const CASES: &[Case] = &[
        (Lang::Ru, "За рассмотрение заявления взимается плата.", Some((FeeBasis::Nothing, false))),
        (Lang::Ru, "Сведения выдаются за плату.", Some((FeeBasis::Nothing, false))),
        (
            Lang::Ru,
            "За выдачу взимается сбор по ставкам, утвержденным Кабинетом Министров.",
            Some((FeeBasis::Tariff, false)),
        ),
        (Lang::Ru, "За регистрацию взимается плата в размере 200 сомов.", Some((FeeBasis::Amount, false))),
        (
            Lang::Ru,
            "За регистрацию взимается плата, размер которой определяется в соответствии с законодательством.",
            Some((FeeBasis::Legislation, false)),
        ),
        (
            Lang::Ru,
            "Услуга предоставляется за плату, размер которой определяет глава айыл окмоту.",
            Some((FeeBasis::Discretion, false)),
        ),
        (Lang::Ru, "К заявлению прилагается квитанция об уплате сбора.", Some((FeeBasis::Nothing, true))),
        (Lang::Ru, "Плата за выдачу не взимается.", None),
        (Lang::Ru, "Арендная плата вносится ежемесячно.", None),
        (Lang::Ru, "Невыплата заработной платы влечет штраф.", None),
        (Lang::Ky, "Арызды кароо үчүн акы алынат.", Some((FeeBasis::Nothing, false))),
        (Lang::Ky, "Уруксат бергендик үчүн төлөм алынат.", Some((FeeBasis::Nothing, false))),
        (Lang::Ky, "Акы төлөнгөндүгү жөнүндө дүмүрчөк тиркелет.", Some((FeeBasis::Nothing, true))),
        (
            Lang::Ky,
            "Каттоо үчүн Министрлер Кабинети бекиткен ставкалар боюнча жыйым алынат.",
            Some((FeeBasis::Tariff, false)),
        ),
        (Lang::Ky, "Каттоо үчүн 200 сом өлчөмүндө жыйым алынат.", Some((FeeBasis::Amount, false))),
        (Lang::Ky, "Маалымкат үчүн акы алынбайт.", None),
        (Lang::Ky, "Эмгек акы ай сайын төлөнөт.", None),
    ];

    #[test]
    fn fees_of_both_languages() {
        for (lang, src, want) in CASES {
            let (act, a) = article(*lang, src);
            let got = fees(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Fee(x) => Some((x.basis, x.receipt)),
                _ => None,
            });
            assert_eq!(got, *want, "{src}");
        }
    }
}
