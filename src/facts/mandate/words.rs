//! Closed lists of words the rules on mandates ask for.

/// Beginnings of verbs that state what a body is or has, not what it does.
#[rustfmt::skip]
pub(super) const STATUS: &[&str] = &[
    "явля", "состо", "наход", "облада", "располага", "возглавля", "включа", "подчиня", "руководству", "пользу",
    "счита", "вступа", "слага", "утрачива", "относ", "вход", "действу", "сохраня", "подлеж", "признаю", "признае",
    "означа", "понима", "составля", "служ", "распространя", "применя", "примен", "могут", "может", "нес", "наступа",
    "возника", "остае", "остаю", "работает", "работают", "имее", "имею", "следует", "зависит",
];

/// Reflexive verbs that state what something is.
#[rustfmt::skip]
pub(super) const PASSIVE_STATUS: &[&str] = &[
    "явля", "счита", "относ", "подразделя", "характеризу", "именуе", "называ", "предназнача", "распространя",
    "руководству", "подчиня", "пользу", "наход", "сохраня", "признае", "признаю", "включае", "включаю",
];

/// Passive verbs whose nominative mention is charged all the same: «орган обращается в суд».
#[rustfmt::skip]
pub(super) const REFLEXIVE_ACTIVE: &[&str] = &[
    "обраща", "занима", "воздержива",
];

/// Verbs that may stand before their subject though nothing marks the object: «Контроль осуществляет Кабинет Министров».
#[rustfmt::skip]
pub(super) const INVERTED: &[&str] = &[
    "осуществля", "определя", "утвержда", "устанавлива", "обеспечива", "веде", "ведут", "рассматрива", "принима",
    "назнача", "координир", "организу", "выда", "производ", "провод", "регулир", "разрабатыва", "контролир",
    "реализу", "исполня", "выполня", "вправе",
];

/// Beginnings of nouns that name what a body has to do, Russian and Kyrgyz.
#[rustfmt::skip]
pub(super) const DUTIES: &[&str] =
    &[
    "компетенц", "полномоч", "функци", "задач", "обязанност", "ведени", "права", "милдеттер", "укуктар", "карамаг",
];

/// Beginnings of verbs that tie a list to a body's competence: «входит», «относятся», «ведению … подлежат», «находятся в ведении».
#[rustfmt::skip]
pub(super) const CARRIERS: &[&str] = &[
    "вход", "относ", "явля", "включа", "возлага", "составля", "подлеж", "принадлеж", "наход", "закрепл", "охватыва",
    "состо",
];
