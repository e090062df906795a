//! Words of law that the reading of a mandate knows: adjuncts, exceptions, partners, forms of documents.

use super::Forms;

/// Words that open a phrase about the way, the measure or the place of an action and not its object; such a phrase ends at
/// a comma or at the next action. Folded; a phrase of two words must follow directly.
pub(super) const ADJUNCTS: &[(&str, &str)] = &[
    ("в", "порядке"),
    ("в", "соответствии"),
    ("в", "рамках"),
    ("в", "пределах"),
    ("в", "целях"),
    ("в", "течение"),
    ("в", "срок"),
    ("на", "основании"),
    ("на", "территории"),
    ("за", "счет"),
    ("с", "учетом"),
    ("не", "позднее"),
    ("не", "ниже"),
    ("по", "согласованию"),
    ("по", "представлению"),
    ("по", "предложению"),
    ("согласно", ""),
    ("предусмотренных", ""),
    ("предусмотренные", ""),
    ("установленном", ""),
    ("с", "целью"),
    ("с", "последующим"),
    ("после", ""),
    ("путем", ""),
    ("сроком", ""),
    ("в", "виде"),
    ("в", "форме"),
    ("без", ""),
    ("при", "необходимости"),
];

/// Kyrgyz words that close such a phrase: it reaches back to the last comma, at most [`BACK`] words.
pub(super) const ADJUNCTS_KY: &[&str] =
    &["тартипте", "ылайык", "чегинде", "чектеринде", "алкагында", "максатында", "эсебинен", "аймагында", "тарабынан"];

/// Kyrgyz words that close a short phrase, with its length: «чечим түрүндө», «чечими менен», «жылга чейинки мөөнөткө».
pub(super) const SHORT_ADJUNCTS_KY: &[(&str, usize)] = &[("түрүндө", 1), ("түрдө", 1), ("менен", 1), ("мөөнөткө", 2)];

/// Beginnings of the words for matters that are decided.
pub(super) const QUESTIONS: &[&str] = &["вопрос", "маселе"];

/// Most words a Kyrgyz adjunct is taken back over; it ends before that at a comma, at the body's name, and at an accusative, which
/// is the object («жайыттарды өз ыйгарым укуктарынын чегинде»). Chosen, not measured.
pub(super) const BACK: usize = 6;

/// Words of an express exception.
pub(super) const EXCEPT: &[&str] = &["исключением", "кроме", "тышкары", "кошпогондо", "башка"];

/// Beginnings of the first word of an object that is a rule and not a thing: «порядок», «правила», «требования».
pub(super) const RULE_WORDS: &[&str] = &[
    "порядк",
    "порядок",
    "правил",
    "требован",
    "методик",
    "критери",
    "положени",
    "тартиби",
    "эреже",
    "талап",
    "методика",
    "критерий",
];

/// Documents an object can be: a plan of a thing is not the thing, and its permit is not its contract.
const FORMS: &[(Forms, &[&str])] = &[
    (Forms::RULE, RULE_WORDS),
    (Forms::PROGRAM, &["программ", "стратеги", "план", "концепци"]),
    (Forms::CONTRACT, &["договор", "соглашени", "келишим"]),
    (Forms::PERMIT, &["разрешени", "лицензи", "уруксат"]),
    (Forms::LIST, &["перечн", "перечень", "списк", "тизме"]),
    (Forms::REPORT, &["отчет"]),
    (Forms::DRAFT, DRAFT_WORDS),
];

/// Beginnings of the words for a draft: to draft a programme is to draft the draft of it.
pub(super) const DRAFT_WORDS: &[&str] = &["проект", "долбоор"];

/// Beginnings of the words for a contract: to conclude a contract about a thing is to deal with the thing.
pub(super) const CONTRACT_WORDS: &[&str] = &["договор", "соглашени", "келишим"];

/// Words that begin as a form does and are none: «отчетность», «отчетный».
const NO_FORMS: &[&str] = &["отчетн", "отчетту"];

/// Beginnings of the adjectives with which «положение» is a state of things and no rule: «чрезвычайное положение».
const STATES: &[&str] =
    &["чрезвычайн", "военн", "правов", "материальн", "финансов", "имущественн", "социальн", "семейн"];

/// Whether «положение» behind this adjective is a state of things.
pub(super) fn is_state(before: &str, word: &str) -> bool {
    word.starts_with("положени") && STATES.iter().any(|s| before.starts_with(s))
}

/// The form a word names, as a set of one or none.
pub(super) fn form(word: &str) -> Forms {
    let starts = |list: &[&str]| list.iter().any(|s| word.starts_with(s));
    let found = FORMS.iter().find(|(_, list)| starts(list) && !starts(NO_FORMS));
    found.map_or(Forms::default(), |f| f.0)
}

/// Words that bring in the body whose proposal or consent an act needs; its name follows, at most [`NAMED_WITHIN`] words on.
pub(super) const INITIATIVE: &[(&str, &str)] =
    &[("по", "представлению"), ("по", "предложению"), ("по", "согласованию"), ("с", "согласия")];

/// As [`INITIATIVE`], behind the name, in Kyrgyz.
pub(super) const INITIATIVE_KY: &[&str] =
    &["сунуштамасы", "сунушу", "сунушунун", "макулдугу", "макулдашуу", "көрсөтүүсү"];

/// Beginnings of the words of a joint act; the partners follow in Russian and stand before in Kyrgyz.
pub(super) const TOGETHER: &[&str] = &["совместно", "биргелеш", "биргеликте"];

/// Words in which the name of a partner is looked for. Chosen, not measured.
pub(super) const NAMED_WITHIN: usize = 6;

/// Beginnings of the words that say a body has a thing done: «организация контроля».
pub(super) const ORGANISES: &[&str] = &["организ", "уюштур"];

/// Beginnings of the words of what every body owes in its conduct: rights, law, secrets.
pub(super) const CONDUCT: &[&str] = &["прав", "закон", "тайн", "укук", "мыйзам", "сыр", "купуя"];

/// Beginnings of the words for money that is placed and not published.
pub(super) const MONEY: &[&str] = &["средств", "каражат", "депозит"];
