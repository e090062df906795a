//! Words by which a statement limits a power: level, property, delegation, an own sphere or thing.

use super::Marks;
use crate::text::Analysis;

/// Beginnings of words that name a level, a property, a delegation, a joint act or an own sphere.
pub(super) const MARKS: &[(&str, Marks)] = &[
    ("республиканск", Marks::NATIONAL),
    ("общегосударственн", Marks::NATIONAL),
    ("республикалык", Marks::NATIONAL),
    ("жалпы мамлекеттик", Marks::NATIONAL),
    ("местн", Marks::LOCAL),
    ("региональн", Marks::LOCAL),
    ("районн", Marks::LOCAL),
    ("областн", Marks::LOCAL),
    ("жергиликтүү", Marks::LOCAL),
    ("райондук", Marks::LOCAL),
    ("облустук", Marks::LOCAL),
    ("муниципальн", Marks::MUNICIPAL),
    ("муниципалдык", Marks::MUNICIPAL),
    ("государственн", Marks::STATE),
    ("мамлекеттик", Marks::STATE),
    ("делегирован", Marks::DELEGATED),
    ("өткөрүлүп берилген", Marks::DELEGATED),
    ("совместно", Marks::JOINT),
    ("биргелеш", Marks::JOINT),
    ("биргеликте", Marks::JOINT),
    ("берилген мамлекеттик", Marks::DELEGATED),
    ("укуктар берилген", Marks::DELEGATED),
    ("берилген учурда", Marks::DELEGATED),
    ("өткөрүп берилген", Marks::DELEGATED),
    ("делегирлен", Marks::DELEGATED),
    ("мамлекеттин менчиг", Marks::STATE),
    ("своей сфер", Marks::OWN_SPHERE),
    ("своей отрасл", Marks::OWN_SPHERE),
    ("своей деятельност", Marks::OWN_SPHERE),
    ("соответствующей сфер", Marks::OWN_SPHERE),
    ("соответствующей отрасл", Marks::OWN_SPHERE),
    ("тиешелүү чөйрө", Marks::OWN_SPHERE),
    ("тиешелүү тармак", Marks::OWN_SPHERE),
    ("өз чөйрө", Marks::OWN_SPHERE),
    ("өз тармаг", Marks::OWN_SPHERE),
    ("своих полномочи", Marks::WITHIN),
    ("в пределах", Marks::WITHIN),
    ("чегинде", Marks::WITHIN),
    ("чектеринде", Marks::WITHIN),
];

/// The marks of a run of words.
pub(super) fn marks_in(analysis: &Analysis, tokens: std::ops::Range<usize>) -> Marks {
    tokens.fold(Marks::default(), |all, i| all.with(marks_at(analysis, i)))
}

/// Words for what is a body's own: «привести свои акты в соответствие», «өз бюджетин».
const OWN: &[&str] = &[
    "свои",
    "свой",
    "свою",
    "своего",
    "своих",
    "своим",
    "своими",
    "своей",
    "своем",
    "своему",
    "собственные",
    "собственного",
    "собственных",
    "өз",
    "өзүнүн",
    "өздөрүнүн",
];

/// Beginnings of the words behind them that bound a power and are no thing: «в рамках своих полномочий».
const OWN_BOUNDS: &[&str] = &[
    "полномочи",
    "компетенц",
    "обязанност",
    "функци",
    "прав",
    "территор",
    "сфер",
    "отрасл",
    "деятельност",
    "ведени",
    "участи",
    "уровн",
    "ыйгарым",
    "компетенция",
    "укук",
    "милдет",
    "аймак",
    "аймаг",
    "чөйрө",
    "тармак",
    "тармаг",
    "деңгээл",
    "алдынча",
    "ара",
];

/// Words that make a thing that of the act it stands in: «настоящего раздела», «ушул бөлүмдүн».
const THIS_ACT: &[(&str, &[&str])] = &[
    ("настоящего", &["раздела", "кодекса", "закона", "главы", "положения"]),
    ("настоящей", &["главы"]),
    ("ушул", &["кодекстин", "мыйзамдын", "бөлүмдүн", "главанын", "жобонун"]),
];

/// The marks that begin at a word.
pub(super) fn marks_at(analysis: &Analysis, i: usize) -> Marks {
    let word = |k: usize| analysis.tokens.get(k).map_or("", |t| t.folded.of(&analysis.folded.text));
    let (w, next) = (word(i), word(i + 1));
    let two = format!("{w} {next}");
    let mut out =
        MARKS.iter().filter(|(start, _)| two.starts_with(start)).fold(Marks::default(), |all, m| all.with(m.1));
    if OWN.contains(&w) && !OWN_BOUNDS.iter().any(|b| next.starts_with(b)) {
        out = out.with(Marks::OWN_THING);
    }
    out
}

/// Whether a word and the next name a part of the act they stand in: «настоящего раздела».
pub(super) fn is_this_act(w: &str, next: &str) -> bool {
    THIS_ACT.iter().any(|(this, of)| *this == w && of.contains(&next))
}

/// Beginnings of the words before «значения», «маанидеги» that name a level, one bit each.
pub(super) const SCOPES: &[(&str, u8)] = &[
    ("международ", 1),
    ("межгосударств", 1),
    ("мамлекеттер аралык", 1),
    ("бассейн", 64),
    ("эл аралык", 1),
    ("республикан", 2),
    ("республикалык", 2),
    ("областн", 4),
    ("облустук", 4),
    ("межрайон", 8),
    ("райондор", 8),
    ("районн", 16),
    ("райондук", 16),
    ("местн", 32),
    ("жергиликтүү", 32),
];

/// Beginnings of the nouns of a level: «значения», «назначения», «маанидеги».
pub(super) const SCOPE_NOUNS: &[&str] = &["значени", "назначени", "маани"];
