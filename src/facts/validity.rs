//! How long a paper of a body holds: «разрешение выдаётся сроком на один год», «срок действия справки – один месяц»; «уруксат бир жылга берилет».

use super::words::{Words, is_read, starts};
use super::{Fact, FactKind, TimeUnit, Validity, deadline};
use crate::act::Act;
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "действ",
        "сроком",
        "на срок",
        "выдаваем",
        "выдает",
        "выдают",
        "колдон",
        "жарактуу",
        "мөөнөт",
        "берил",
        "жыл сайын",
        "сезон",
        "мезгил",
    ])
    .expect("a fixed list of short literals always builds")
});

/// Papers that a body gives and that permit or prove something. A power of attorney, a contract, a patent of a tax are others' papers.
#[rustfmt::skip]
const PAPERS_RU: &[&str] = &[
    "разрешени", "лицензи", "справк", "справок", "заключени", "сертификат", "свидетельств", "аккредитац", "билет", "пропуск", "удостоверени", "согласовани", "паспорт",
    "талон", "ордер", "аттестат", "допуск",
];
#[rustfmt::skip]
const PAPERS_KY: &[&str] = &[
    "уруксат", "лицензия", "маалымкат", "корутунду", "сертификат", "күбөлүк", "күбөлүг", "аккредитация", "билет", "өткөрмө", "макулдашуу", "паспорт", "талон", "ордер",
    "аттестат", "виза",
];
/// What makes the period one of something else: a lease, a loan, a penalty, a term of office, the work of an act.
#[rustfmt::skip]
const NOT_RU: &[&str] = &[
    "аренд", "договор", "доверенност", "штраф", "наказан", "лишени", "кредит", "займ", "полномоч", "хранен", "гарант", "страхов", "контракт", "отстран", "давност", "пользовани",
    "дисквалиф", "приостан", "подпис",
];
#[rustfmt::skip]
const NOT_KY: &[&str] = &[
    "ижара", "келишим", "ишеним", "айып", "жаза", "ажырат", "насыя", "кредит", "карыз", "ыйгарым", "сакто", "кепилдик", "камсыздандыр", "контракт", "четтет", "эскир", "тыйым",
    "токтот", "кол тамга",
];

/// The validities an act sets, in the order of the text.
pub fn validities(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    gather(act, analysis, &deadline::deadlines(act, analysis))
}

/// As [`validities`], with the periods already read.
pub(super) fn gather(act: &Act, analysis: &Analysis, periods: &[Fact]) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, p) in act.provisions.iter().enumerate() {
        if !is_read(p) {
            continue;
        }
        let body = words.tokens(p.body);
        if !ANCHORS.is_match(words.folded(&body)) {
            continue;
        }
        let from = periods.partition_point(|f| (f.provision as usize) < index);
        for s in words.sentences(body) {
            let span = words.span(&s);
            let mut found = false;
            for f in periods[from..].iter().take_while(|f| f.provision as usize == index) {
                let FactKind::Deadline(d) = &f.kind else { continue };
                if !span.overlaps(f.span) {
                    continue;
                }
                let at = words.tokens(f.span);
                if let Some(paper) = paper(words, &s, &at, act.lang) {
                    out.push(fact(index, f.span, words.span(&paper), Some((d.value, d.unit))));
                    found = true;
                    break;
                }
            }
            if !found && let Some((trigger, paper)) = by_season(words, &s, act.lang) {
                out.push(fact(index, words.span(&trigger), words.span(&paper), None));
            }
        }
    }
    out
}

fn fact(index: usize, span: Span, paper: Span, period: Option<(u32, TimeUnit)>) -> Fact {
    Fact {
        provision: index as u32,
        span,
        kind: FactKind::Validity(Validity { paper, value: period.map(|p| p.0), unit: period.map(|p| p.1) }),
    }
}

/// The words that make a period a validity stand within so many tokens before it.
const LEAD_NEAR: usize = 26;
/// The paper stands within so many tokens of those words.
const PAPER_NEAR: usize = 9;

/// The paper whose validity a period is.
fn paper(words: Words<'_>, s: &Range<usize>, period: &Range<usize>, lang: Lang) -> Option<Range<usize>> {
    let (papers, not): (&[&str], &[&str]) = match lang {
        Lang::Ru => (PAPERS_RU, NOT_RU),
        Lang::Ky => (PAPERS_KY, NOT_KY),
    };
    let near = period.start.saturating_sub(LEAD_NEAR).max(s.start)..s.end.min(period.end + 8);
    // «действительно, если … в течение двух месяцев» sets another term. «Срок действия справки о взносах по страхованию»: behind
    // the paper stands what it is about.
    let named = lang == Lang::Ru
        && (near.start..period.start).any(|i| {
            words.at(i) == "действия"
                && words.before(i).starts_with("срок")
                && (i + 1..i + 3).any(|k| starts(words.at(k), papers))
                && !words.any(&(i + 1..i + 4), not)
        });
    if (!named && words.any(&near, not)) || (near.start..period.start).any(|i| matches!(words.at(i), "если" | "эгерде"))
    {
        return None;
    }
    let lead = match lang {
        Lang::Ru => {
            let back = period.start.saturating_sub(LEAD_NEAR).max(s.start)..period.start;
            // «срок действия справки – …», «действует один сезон», «является действительным в течение»
            back.clone()
                .rev()
                .find(|i| {
                    let w = words.at(*i);
                    (starts(w, &["действительн"]) && !starts(words.at(i + 1), &["стоимост"]))
                        || matches!(w, "действует" | "действуют")
                        || (w == "действия" && starts(words.before(*i), &["срок"]))
                })
                .or_else(|| {
                    // «выдаётся сроком на один год», «на срок до трёх лет»
                    back.clone().rev().take(4).find(|i| {
                        matches!(words.at(*i), "сроком" | "срок")
                            && (words.at(*i) == "сроком" || words.before(*i) == "на")
                            && s.clone()
                                .any(|j| starts(words.at(j), &["выда", "оформля", "предоставляется", "аккредит"]))
                    })
                })
        }
        Lang::Ky => {
            let ahead = period.end.saturating_sub(1)..s.end.min(period.end + 6);
            let valid = |i: usize| starts(words.at(i), &["колдонул", "колдонуу", "колдонот", "жарактуу", "күчүндө"]);
            (period.start.saturating_sub(LEAD_NEAR).max(s.start)..period.start)
                .rev()
                .find(|i| valid(*i) && starts(words.at(i + 1), &["мөөнөт", "болот", "болуп"]))
                .or_else(|| ahead.clone().find(|i| valid(*i)))
                .or_else(|| {
                    // «бир жылга берилет», «бир жылдык мөөнөткө берилет»
                    let dative = ahead.clone().any(|i| starts(words.at(i), &["мөөнөткө"]))
                        || words.at(period.end - 1).ends_with("га")
                        || words.at(period.end - 1).ends_with("ка");
                    dative.then(|| ahead.clone().find(|i| starts(words.at(*i), &["берил", "берет"]))).flatten()
                })
        }
    }?;
    let head = match lang {
        Lang::Ru => {
            // Behind «срок действия», before the verb.
            let behind = lead + 1..s.end.min(lead + 6);
            let before = lead.saturating_sub(PAPER_NEAR + 6).max(s.start)..lead;
            let verb = !matches!(words.at(lead), "действия");
            let hit = |mut r: Box<dyn Iterator<Item = usize>>| {
                r.find(|i| starts(words.at(*i), papers) && !words.at(*i).starts_with("аккредитованн"))
            };
            if verb { hit(Box::new(before.rev())) } else { hit(Box::new(behind.clone())) }
        }
        Lang::Ky => (lead.min(period.start).saturating_sub(PAPER_NEAR).max(s.start)..lead.max(period.start))
            .rev()
            .find(|i| starts(words.at(*i), papers)),
    }?;
    Some(head..head + 1)
}

/// A paper given anew each year or for one season: «билеты, выдаваемые на один сезон», «ар жыл сайын берилүүчү билеттер».
fn by_season(words: Words<'_>, s: &Range<usize>, lang: Lang) -> Option<(Range<usize>, Range<usize>)> {
    let papers = match lang {
        Lang::Ru => PAPERS_RU,
        Lang::Ky => PAPERS_KY,
    };
    for i in s.clone() {
        let w = words.at(i);
        match lang {
            Lang::Ru => {
                let given = starts(w, &["выдаваем", "выдает", "выдают"]) || matches!(w, "действует" | "действуют");
                if !given {
                    continue;
                }
                let near = i.saturating_sub(4).max(s.start)..s.end.min(i + 6);
                let season = near.clone().find(|j| {
                    matches!(words.at(*j), "ежегодно" | "ежегодная" | "сезон" | "сезона")
                        && !starts(words.before(*j), &["кажд"])
                });
                let paper = (i.saturating_sub(PAPER_NEAR).max(s.start)..s.end.min(i + PAPER_NEAR))
                    .find(|j| starts(words.at(*j), papers));
                if let (Some(season), Some(paper)) = (season, paper) {
                    return Some((i.min(season)..i.max(season) + 1, paper..paper + 1));
                }
            }
            Lang::Ky => {
                if !starts(w, &["берилүүчү", "берилет", "колдонулат"]) {
                    continue;
                }
                let near = i.saturating_sub(5).max(s.start)..i;
                let season = near.clone().find(|j| {
                    (matches!(words.at(*j), "жыл") && words.at(j + 1) == "сайын")
                        || starts(words.at(*j), &["мезгилине", "сезонго", "сезонуна"])
                });
                let paper = (i.saturating_sub(PAPER_NEAR).max(s.start)..s.end.min(i + PAPER_NEAR))
                    .find(|j| starts(words.at(*j), papers));
                if let (Some(season), Some(paper)) = (season, paper) {
                    return Some((season..i + 1, paper..paper + 1));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    #[test]
    fn validities_of_both_languages() {
        use TimeUnit::{Day, Month, Year};
        for (lang, src, want) in [
            (Lang::Ru, "Разрешение выдается сроком на один год.", Some((Some(1), Some(Year)))),
            (Lang::Ru, "Срок действия справки – один месяц.", Some((Some(1), Some(Month)))),
            (
                Lang::Ru,
                "Заключение является действительным в течение 180 календарных дней.",
                Some((Some(180), Some(Day))),
            ),
            (Lang::Ru, "Пастбище используется на основании билетов, выдаваемых на один сезон.", Some((None, None))),
            (
                Lang::Ru,
                "Срок действия справок об отсутствии долга по страховым взносам не превышает 6 месяцев.",
                Some((Some(6), Some(Month))),
            ),
            (Lang::Ru, "Срок действия договора аренды – один год.", None),
            (Lang::Ru, "Срок действия страхового свидетельства по договору – один год.", None),
            (Lang::Ru, "Разрешение выдается в течение десяти дней.", None),
            (Lang::Ky, "Уруксат бир жылга берилет.", Some((Some(1), Some(Year)))),
            (Lang::Ky, "Уруксат бир жылдык мөөнөткө берилет.", Some((Some(1), Some(Year)))),
            (Lang::Ky, "Маалымкаттын колдонуу мөөнөтү – алты ай.", Some((Some(6), Some(Month)))),
            (Lang::Ky, "Жайыт ар жыл сайын берилүүчү билеттердин негизинде пайдаланылат.", Some((None, None))),
            (Lang::Ky, "Ишеним каттын колдонуу мөөнөтү үч жылдан ашпайт.", None),
            (Lang::Ky, "Уруксат он күндүн ичинде берилет.", None),
        ] {
            let (act, a) = article(lang, src);
            let got = validities(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Validity(x) => Some((x.value, x.unit)),
                _ => None,
            });
            assert_eq!(got, want, "{src}");
        }
    }
}
