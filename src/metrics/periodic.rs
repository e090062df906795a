//! Periodic reports with their number a year, and standing commissions.

use super::Counted;
use crate::Lang;
use crate::build::Processed;
use std::ops::Range;

/// How often a year: folded words that stand next to each other.
const RU_RHYTHM: &[(&[&str], u32)] = &[
    (&["ежедневно"], WORKING_DAYS),
    (&["еженедельно"], 52),
    (&["еженедельный"], 52),
    (&["ежемесячно"], 12),
    (&["ежемесячный"], 12),
    (&["ежемесячные"], 12),
    (&["ежеквартально"], 4),
    (&["ежеквартальный"], 4),
    (&["ежеквартальные"], 4),
    (&["раз", "в", "квартал"], 4),
    (&["раз", "в", "месяц"], 12),
    (&["раз", "в", "полугодие"], 2),
    (&["раз", "в", "полгода"], 2),
    (&["два", "раза", "в", "год"], 2),
    (&["раз", "в", "год"], 1),
    (&["ежегодно"], 1),
    (&["ежегодный"], 1),
    (&["ежегодные"], 1),
];
const KY_RHYTHM: &[(&[&str], u32)] = &[
    (&["күн", "сайын"], WORKING_DAYS),
    (&["жума", "сайын"], 52),
    (&["апта", "сайын"], 52),
    (&["ай", "сайын"], 12),
    (&["чейрек", "сайын"], 4),
    (&["квартал", "сайын"], 4),
    (&["чейрегинде", "бир"], 4),
    (&["жарым", "жылда"], 2),
    (&["жылына", "эки"], 2),
    (&["жыл", "сайын"], 1),
    (&["жылына", "бир"], 1),
];
/// Working days of a year. Chosen: 52 weeks of five days, without holidays.
const WORKING_DAYS: u32 = 250;

/// Beginnings of what is reported, and of the verb that hands it over.
const RU_REPORT: &[&str] = &["отчет", "доклад", "информаци", "сведени", "данные", "справк"];
const RU_GIVE: &[&str] =
    &["представля", "предоставля", "направля", "отчитыва", "докладыва", "информиру", "сдает", "сдают"];
const KY_REPORT: &[&str] = &["отчет", "баяндама", "маалымат", "билдирүү"];
const KY_GIVE: &[&str] =
    &["берет", "беришет", "берилет", "бер", "жөнөтөт", "жөнөтүшөт", "тапшырат", "сунуштайт", "кабарлайт"];

/// Forms that create, and beginnings of what stands.
const RU_CREATE: &[&str] = &[
    "создать",
    "создается",
    "создаются",
    "создает",
    "образовать",
    "образуется",
    "образуются",
    "образует",
    "образовывается",
];
const RU_COMMISSION: &[&str] = &["комисси", "рабоч"];
const KY_CREATE: &[&str] = &["түзүлсүн", "түзүлөт", "түзөт", "уюштурулсун", "уюштурулат"];
const KY_COMMISSION: &[&str] = &["комисси", "жумушчу"];

/// Counts what one sentence says of reports and commissions.
pub(super) fn count(p: &Processed, s: Range<usize>, out: &mut Counted) {
    let forms: Vec<&str> = s.map(|k| p.analysis.tokens[k].folded.of(&p.analysis.folded.text)).collect();
    let ru = p.act.lang == Lang::Ru;
    let starts = |list: &[&str]| forms.iter().any(|w| list.iter().any(|b| w.starts_with(b)));
    let (rhythm, report, give) = if ru { (RU_RHYTHM, RU_REPORT, RU_GIVE) } else { (KY_RHYTHM, KY_REPORT, KY_GIVE) };
    let often = rhythm.iter().find(|(words, _)| forms.windows(words.len()).any(|w| w == *words));
    if let Some((_, times)) = often
        && starts(report)
        && starts(give)
    {
        out.reports += 1;
        out.reports_a_year += times;
    }
    let (create, commission) = if ru { (RU_CREATE, RU_COMMISSION) } else { (KY_CREATE, KY_COMMISSION) };
    let group =
        |w: &str| if ru { w.starts_with("групп") } else { w.starts_with("топ") || w.starts_with("тоб") };
    let named = forms.iter().enumerate().any(|(i, w)| {
        w.starts_with(commission[0])
            || (w.starts_with(commission[1]) && forms.get(i + 1).is_some_and(|next| group(next)))
    });
    if named && forms.iter().any(|w| create.contains(w)) {
        out.commissions += 1;
    }
}
