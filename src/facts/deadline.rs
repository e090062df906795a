//! Periods of time in words and digits: «в течение десяти рабочих дней», «не позднее 15 числа», «он жумуш күндүн ичинде».

use super::lex::{self, Lexed, Lexer};
use super::{Addressee, Deadline, Fact, FactKind, TimeUnit};
use crate::Lang;
use crate::act::{Act, ProvisionKind};
use crate::text::Analysis;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Without one of these no period stands.
static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "дня",
        "дней",
        "день",
        "дневн",
        "суток",
        "сутки",
        "час",
        "недел",
        "месяц",
        "месячн",
        "год",
        "лет",
        "числа",
        "күн",
        "саат",
        "жума",
        " ай",
        "жыл",
        "-ай",
    ])
    .expect("a fixed list of short literals always builds")
});

/// The periods of one act, in the order of the text.
pub fn deadlines(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    gather(act, analysis, &mut Lexer::new(analysis))
}

/// As [`deadlines`], with pieces that other readers may have cut.
pub(super) fn gather(act: &Act, analysis: &Analysis, lexer: &mut Lexer<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    for (index, p) in act.provisions.iter().enumerate() {
        if p.body.is_empty()
            || matches!(
                p.kind,
                ProvisionKind::Toc
                    | ProvisionKind::Furniture
                    | ProvisionKind::Preface
                    | ProvisionKind::Note
                    | ProvisionKind::Row
            )
        {
            continue;
        }
        let Some(folded) = lex::folded_span(analysis, p.body) else { continue };
        if !ANCHORS.is_match(&analysis.folded.text[folded.range()]) {
            continue;
        }
        let l = lexer.pieces(folded);
        let mut i = 0;
        while i < l.toks.len() {
            match period(l, i, act.lang) {
                Some(found) => {
                    let span = analysis.folded.span_to_original(l.span(found.from, found.to));
                    let addressee = addressee(l, found.from, act.lang);
                    out.push(Fact {
                        provision: index as u32,
                        span,
                        kind: FactKind::Deadline(Deadline {
                            value: found.value,
                            unit: found.unit,
                            is_term: found.is_term,
                            addressee,
                        }),
                    });
                    i = found.to + 1;
                }
                None => i += 1,
            }
        }
    }
    out
}

/// Calendar days of a period, to compare it with a limit: working days at 7/5, months at 30, years at 365; hours round up.
pub fn calendar_days(value: u32, unit: TimeUnit) -> u32 {
    match unit {
        TimeUnit::Hour => value.div_ceil(24),
        TimeUnit::Day => value,
        TimeUnit::WorkingDay => value.saturating_mul(7) / 5,
        TimeUnit::Week => value.saturating_mul(7),
        TimeUnit::Month => value.saturating_mul(30),
        TimeUnit::Year => value.saturating_mul(365),
    }
}

struct Found {
    from: usize,
    to: usize,
    value: u32,
    unit: TimeUnit,
    is_term: bool,
}

fn period(l: Lexed<'_>, i: usize, lang: Lang) -> Option<Found> {
    match lang {
        Lang::Ru => period_ru(l, i),
        Lang::Ky => period_ky(l, i),
    }
}

/// Russian cardinals by their stems in the genitive, dative and nominative.
const NUMBERS_RU: [(&str, u32); 62] = [
    ("один", 1),
    ("одного", 1),
    ("одной", 1),
    ("одному", 1),
    ("одна", 1),
    ("одни", 1),
    ("одних", 1),
    ("два", 2),
    ("две", 2),
    ("двух", 2),
    ("двум", 2),
    ("три", 3),
    ("трех", 3),
    ("трем", 3),
    ("четыре", 4),
    ("четырех", 4),
    ("пять", 5),
    ("пяти", 5),
    ("шесть", 6),
    ("шести", 6),
    ("семь", 7),
    ("семи", 7),
    ("восемь", 8),
    ("восьми", 8),
    ("девять", 9),
    ("девяти", 9),
    ("десять", 10),
    ("десяти", 10),
    ("одиннадцать", 11),
    ("одиннадцати", 11),
    ("двенадцать", 12),
    ("двенадцати", 12),
    ("тринадцати", 13),
    ("четырнадцать", 14),
    ("четырнадцати", 14),
    ("пятнадцать", 15),
    ("пятнадцати", 15),
    ("шестнадцати", 16),
    ("семнадцати", 17),
    ("восемнадцати", 18),
    ("девятнадцати", 19),
    ("двадцать", 20),
    ("двадцати", 20),
    ("тридцать", 30),
    ("тридцати", 30),
    ("сорок", 40),
    ("сорока", 40),
    ("пятьдесят", 50),
    ("пятидесяти", 50),
    ("шестьдесят", 60),
    ("шестидесяти", 60),
    ("семьдесят", 70),
    ("семидесяти", 70),
    ("восемьдесят", 80),
    ("восьмидесяти", 80),
    ("девяносто", 90),
    ("девяноста", 90),
    ("сто", 100),
    ("ста", 100),
    ("полутора", 1),
    ("двухсот", 200),
    ("трехсот", 300),
];

/// First parts of compounds («трехдневный», «двухмесячный»).
const COMPOUND_RU: [(&str, u32); 22] = [
    ("одно", 1),
    ("двух", 2),
    ("трех", 3),
    ("четырех", 4),
    ("пяти", 5),
    ("шести", 6),
    ("семи", 7),
    ("восьми", 8),
    ("девяти", 9),
    ("десяти", 10),
    ("двенадцати", 12),
    ("четырнадцати", 14),
    ("пятнадцати", 15),
    ("двадцати", 20),
    ("тридцати", 30),
    ("сорока", 40),
    ("шестидесяти", 60),
    ("девяносто", 90),
    ("пятидесяти", 50),
    ("сорокапяти", 45),
    ("двадцатипяти", 25),
    ("полутора", 1),
];

fn number_ru(w: &str) -> Option<u32> {
    static BY_FORM: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| NUMBERS_RU.into_iter().collect());
    BY_FORM.get(w).copied()
}

/// A number in digits or words, «10 (десяти)» included: value and last piece.
fn value(l: Lexed<'_>, i: usize, word: impl Fn(&str) -> Option<u32>) -> Option<(u32, usize)> {
    if let Some(v) = l.value(i) {
        let mut end = i;
        if l.s(end + 1) == "("
            && let Some(close) = (end + 2..end + 6).find(|k| l.s(k.to_owned()) == ")")
            && (end + 2..close).all(|k| word(l.word(k)).is_some())
            && close > end + 2
        {
            end = close;
        }
        return Some((v, end));
    }
    let mut v = word(l.word(i))?;
    let mut end = i;
    // «үч жүз»
    if v < 10
        && let Some(100) = word(l.word(i + 1))
    {
        v *= 100;
        end += 1;
    }
    // «двадцати пяти», «отуз беш»
    if v >= 10
        && v % 10 == 0
        && let Some(units) = word(l.word(i + 1)).filter(|u| *u < 10)
    {
        v += units;
        end += 1;
    }
    Some((v, end))
}

fn unit_ru(w: &str) -> Option<TimeUnit> {
    Some(match w {
        "день" | "дня" | "дней" | "дням" | "днями" | "днях" | "суток" | "сутки" => {
            TimeUnit::Day
        }
        "час" | "часа" | "часов" => TimeUnit::Hour,
        "неделя" | "недели" | "недель" | "неделю" => TimeUnit::Week,
        "месяц" | "месяца" | "месяцев" => TimeUnit::Month,
        "год" | "года" | "лет" => TimeUnit::Year,
        _ => return None,
    })
}

fn period_ru(l: Lexed<'_>, i: usize) -> Option<Found> {
    let w = l.word(i);
    if w.is_empty() && !l.is_num(i) {
        return None;
    }
    // «трехдневный», «месячный», «30-дневный» before «срок».
    if let Some((v, unit, end)) = adjective_ru(l, i) {
        let term = l.word(end + 1).starts_with("срок");
        if term {
            let is_term = !matches!(l.word(i.wrapping_sub(1)), "на") && end + 1 < l.toks.len();
            return Some(Found { from: i, to: end + 1, value: v, unit, is_term });
        }
        return None;
    }
    // «в течение месяца», «в течение суток»: no number.
    if w == "течение" {
        let k = i + 1;
        if let Some(unit) = unit_ru(l.word(k)) {
            return Some(Found { from: i.saturating_sub(1), to: k, value: 1, unit, is_term: true });
        }
    }
    let (v, end) = value(l, i, number_ru)?;
    // «15 числа»
    if l.word(end + 1) == "числа" && (1..=31).contains(&v) {
        let before = (i.saturating_sub(4)..i).any(|k| matches!(l.word(k), "позднее" | "до" | "позже"));
        return Some(Found { from: i, to: end + 1, value: v, unit: TimeUnit::Day, is_term: before });
    }
    let mut k = end + 1;
    let mut working = false;
    if l.word(k).starts_with("рабоч") || l.word(k).starts_with("банковск") || l.word(k).starts_with("операционн")
    {
        working = true;
        k += 1;
    } else if l.word(k).starts_with("календарн") {
        k += 1;
    }
    let unit = unit_ru(l.word(k))?;
    // A year of a date: «2024 года».
    if unit == TimeUnit::Year && v >= 1000 {
        return None;
    }
    let unit = if working && unit == TimeUnit::Day { TimeUnit::WorkingDay } else { unit };
    let lead = |words: &[&str], within: usize| (i.saturating_sub(within)..i).any(|k| words.contains(&l.word(k)));
    let validity = lead(
        &[
            "сроком",
            "старше",
            "моложе",
            "возрасте",
            "возраста",
            "последние",
            "последних",
            "через",
            "истечении",
            "свыше",
            "менее",
        ],
        4,
    ) || (lead(&["на"], 2) && lead(&["срок"], 3));
    let upper = lead(
        &[
            "течение",
            "позднее",
            "позже",
            "срок",
            "превышать",
            "превышает",
            "превышающий",
            "более",
            "течении",
            "за",
            "до",
        ],
        4,
    );
    Some(Found { from: i, to: k, value: v, unit, is_term: upper && !validity })
}

fn adjective_ru(l: Lexed<'_>, i: usize) -> Option<(u32, TimeUnit, usize)> {
    let unit = |w: &str| -> Option<TimeUnit> {
        if w.starts_with("дневн") || w.starts_with("суточн") {
            Some(TimeUnit::Day)
        } else if w.starts_with("месячн") {
            Some(TimeUnit::Month)
        } else if w.starts_with("недельн") {
            Some(TimeUnit::Week)
        } else if w.starts_with("годичн") || w.starts_with("годов") {
            Some(TimeUnit::Year)
        } else if w.starts_with("часов") {
            Some(TimeUnit::Hour)
        } else {
            None
        }
    };
    if l.is_num(i) && l.s(i + 1) == "-" {
        let u = unit(l.word(i + 2))?;
        return Some((l.value(i)?, u, i + 2));
    }
    let w = l.word(i);
    if let Some(u) = unit(w).filter(|u| *u != TimeUnit::Day && *u != TimeUnit::Hour) {
        return Some((1, u, i));
    }
    // The shortest part of a number has four letters, the shortest unit five; most words end here.
    if w.len() < 2 * (4 + 5) {
        return None;
    }
    let (v, rest) =
        COMPOUND_RU.iter().find_map(|(p, v)| Some((*v, w.strip_prefix(p)?)).filter(|(_, r)| unit(r).is_some()))?;
    Some((v, unit(rest)?, i))
}

fn number_ky(w: &str) -> Option<u32> {
    Some(match w {
        "бир" => 1,
        "эки" => 2,
        "үч" => 3,
        "төрт" => 4,
        "беш" => 5,
        "алты" => 6,
        "жети" => 7,
        "сегиз" => 8,
        "тогуз" => 9,
        "он" => 10,
        "жыйырма" => 20,
        "отуз" => 30,
        "кырк" => 40,
        "элүү" => 50,
        "алтымыш" => 60,
        "жетимиш" => 70,
        "сексен" => 80,
        "токсон" => 90,
        "жүз" => 100,
        _ => return None,
    })
}

fn unit_ky(w: &str) -> Option<TimeUnit> {
    let is = |stem: &str| {
        w.strip_prefix(stem).is_some_and(|e| {
            e.is_empty()
                || [
                    "дүн", "дын", "дун", "дин", "нын", "нан", "дөн", "дан", "дон", "тын", "тан", "лик", "лык", "лүк",
                    "дүк", "дык", "га", "гө", "ка", "гача", "гө", "дө", "да",
                ]
                .iter()
                .any(|x| e.starts_with(x))
        })
    };
    Some(if is("күн") {
        TimeUnit::Day
    } else if is("саат") {
        TimeUnit::Hour
    } else if is("жума") || is("апта") {
        TimeUnit::Week
    } else if is("ай") {
        TimeUnit::Month
    } else if is("жыл") {
        TimeUnit::Year
    } else {
        return None;
    })
}

fn period_ky(l: Lexed<'_>, i: usize) -> Option<Found> {
    let (v, end) = value(l, i, number_ky)?;
    let mut k = end + 1;
    // «15-числосунан», «20сынан кечиктирбестен»
    if l.s(k) == "-" && l.word(k + 1).starts_with("число") {
        return Some(Found {
            from: i,
            to: k + 1,
            value: v,
            unit: TimeUnit::Day,
            is_term: l.word(k + 2).starts_with("кечик") || l.word(k + 2) == "чейин",
        });
    }
    let mut working = false;
    if l.word(k).starts_with("жумуш") {
        working = true;
        k += 1;
    } else if l.word(k).starts_with("календар") || l.word(k).starts_with("банк") {
        working = l.word(k).starts_with("банк");
        k += 1;
    }
    let unit = unit_ky(l.word(k))?;
    if unit == TimeUnit::Year && v >= 1000 {
        return None;
    }
    let unit = if working && unit == TimeUnit::Day { TimeUnit::WorkingDay } else { unit };
    let mut is_term = false;
    let mut to = k;
    for j in k + 1..k + 5 {
        let w = l.word(j);
        if w.starts_with("ичинде")
            || w.starts_with("кечик")
            || w.starts_with("ашпа")
            || w == "мөөнөттө"
            || w == "мөөнөтүндө"
            || (w == "ашык" && l.word(j + 1) == "эмес")
        {
            is_term = true;
            to = j;
            break;
        }
        if !matches!(w, "чейинки" | "мөөнөттүн" | "мөөнөттөн" | "ашык") {
            break;
        }
    }
    Some(Found { from: i, to, value: v, unit, is_term })
}

/// Nominatives that own a deadline, by language; the nearest before it counts.
fn addressee(l: Lexed<'_>, at: usize, lang: Lang) -> Addressee {
    let of = |w: &str| -> Option<Addressee> {
        let (court, body, person): (&[&str], &[&str], &[&str]) = match lang {
            Lang::Ru => (
                &["суд", "судья", "суды", "прокурор", "следователь"],
                &[
                    "орган",
                    "органы",
                    "органом",
                    "органами",
                    "министерство",
                    "агентство",
                    "инспекция",
                    "служба",
                    "комиссия",
                    "кабинет",
                    "министерством",
                    "администрация",
                    "кенеш",
                    "регулятор",
                    "регулятором",
                ],
                &[
                    "заявитель",
                    "лицо",
                    "лица",
                    "гражданин",
                    "налогоплательщик",
                    "работодатель",
                    "работник",
                    "собственник",
                    "владелец",
                    "организация",
                    "сторона",
                    "предприниматель",
                ],
            ),
            Lang::Ky => (
                &["сот", "судья", "соттор", "прокурор", "тергөөчү"],
                &[
                    "орган",
                    "органы",
                    "органдар",
                    "органдары",
                    "министрлик",
                    "министрлиги",
                    "агенттик",
                    "инспекция",
                    "кызматы",
                    "комиссия",
                    "кеңеш",
                    "регулятор",
                    "кабинети",
                ],
                &["адам", "жак", "жактар", "жаран", "төлөөчү", "берүүчү", "кызматкер", "уюм", "тарап", "ишкер"],
            ),
        };
        if court.contains(&w) {
            Some(Addressee::Court)
        } else if body.contains(&w) {
            Some(Addressee::Body)
        } else if person.contains(&w) || (w == "ээси" && lang == Lang::Ky) {
            Some(Addressee::Person)
        } else {
            None
        }
    };
    let stop = |i: usize| matches!(l.s(i), "." | ";") && i + 1 < at;
    let before = (0..at).rev().take_while(|i| !stop(*i)).find_map(|i| of(l.word(i)));
    before
        .or_else(|| (at..l.toks.len()).take_while(|i| !matches!(l.s(*i), "." | ";")).find_map(|i| of(l.word(i))))
        .unwrap_or(Addressee::Unknown)
}

/// A period read from a text of its own, for tests and for the reader of limits.
#[cfg(test)]
fn read(text: &str, lang: Lang) -> Vec<(u32, TimeUnit, bool, Addressee)> {
    let folded = crate::text::fold(text);
    let mut toks = Vec::new();
    lex::lex(&folded.text, crate::Span::new(0, folded.text.len() as u32), &mut toks);
    let l = Lexed { text: &folded.text, toks: &toks };
    let mut out = Vec::new();
    let mut i = 0;
    while i < l.toks.len() {
        match period(l, i, lang) {
            Some(f) => {
                out.push((f.value, f.unit, f.is_term, addressee(l, f.from, lang)));
                i = f.to + 1;
            }
            None => i += 1,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Addressee::{Body, Court, Person, Unknown};
    use TimeUnit::{Day, Hour, Month, WorkingDay, Year};

    #[test]
    fn periods_of_both_languages() {
        for (lang, text, want) in [
            (
                Lang::Ru,
                "Орган рассматривает заявление в течение десяти рабочих дней.",
                vec![(10, WorkingDay, true, Body)],
            ),
            (
                Lang::Ru,
                "Заявитель обязан в срок не позднее 3 (трех) календарных дней уведомить.",
                vec![(3, Day, true, Person)],
            ),
            (Lang::Ru, "Орган в двухмесячный срок выдает заключение.", vec![(2, Month, true, Body)]),
            (Lang::Ru, "Отчет сдается не позднее 15 числа.", vec![(15, Day, true, Unknown)]),
            (Lang::Ru, "Суд в течение месяца выносит решение.", vec![(1, Month, true, Court)]),
            (Lang::Ru, "Разрешение выдается сроком на три года.", vec![(3, Year, false, Unknown)]),
            (Lang::Ru, "Закон от 12 марта 2024 года.", vec![]),
            (Lang::Ru, "Министерство в течение двадцати пяти дней отвечает.", vec![(25, Day, true, Body)]),
            (Lang::Ky, "Орган арызды он жумуш күндүн ичинде карайт.", vec![(10, WorkingDay, true, Body)]),
            (Lang::Ky, "Арыз ээси 3 календардык күндөн кечиктирбестен билдирет.", vec![(3, Day, true, Person)]),
            (Lang::Ky, "Министрлик эки айлык мөөнөттө корутунду берет.", vec![(2, Month, true, Body)]),
            (Lang::Ky, "Сот отуз беш күндүн ичинде чечим чыгарат.", vec![(35, Day, true, Court)]),
            (Lang::Ky, "Уруксат үч жылга берилет.", vec![(3, Year, false, Unknown)]),
            (Lang::Ky, "Орган 24 сааттын ичинде жооп берет.", vec![(24, Hour, true, Body)]),
            (Lang::Ky, "2024-жылдын 12-мартындагы Мыйзам.", vec![]),
        ] {
            assert_eq!(read(text, lang), want, "{text}");
        }
    }
}
