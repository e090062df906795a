//! Words of law that the reading and the comparison of mandates know: adjuncts, marks of limits, stages, forms of documents.

use super::{Forms, Marks, Stage};
use crate::Lang;
use crate::text::{Analysis, StemId, form_id};
use std::sync::LazyLock;

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

/// Words that stand for an object named before: «местные бюджеты, контролируют их исполнение», «программаларды … аларды аткаруу».
pub(super) const ANAPHORS: &[(Lang, &str)] = &[
    (Lang::Ru, "их"),
    (Lang::Ru, "его"),
    (Lang::Ru, "ее"),
    (Lang::Ru, "ими"),
    (Lang::Ru, "ней"),
    (Lang::Ru, "него"),
    (Lang::Ru, "них"),
    (Lang::Ru, "ним"),
    (Lang::Ky, "аны"),
    (Lang::Ky, "анын"),
    (Lang::Ky, "ага"),
    (Lang::Ky, "анда"),
    (Lang::Ky, "андан"),
    (Lang::Ky, "аларды"),
    (Lang::Ky, "алардын"),
    (Lang::Ky, "аларга"),
    (Lang::Ky, "аларда"),
    (Lang::Ky, "алардан"),
];

/// Endings that a folded Russian word of action has besides its root, longest first: «гармонизирует» and «гармонизация» are one action
/// though no table knows them.
const DEVERBAL: &[&str] = &[
    "изирование",
    "изирования",
    "изирование",
    "изировать",
    "изирует",
    "изируют",
    "изируется",
    "изируются",
    "изированию",
    "ирование",
    "ирования",
    "ированию",
    "ированием",
    "изация",
    "изации",
    "изацию",
    "изацией",
    "ировать",
    "ируется",
    "ируются",
    "ирует",
    "ируют",
    "ацией",
    "ация",
    "ации",
    "ацию",
    "ывание",
    "ывания",
    "ыванию",
    "ивание",
    "ивания",
    "иванию",
    "ывать",
    "ивать",
    "ывается",
    "ываются",
    "ивается",
    "иваются",
    "ывает",
    "ывают",
    "ивает",
    "ивают",
    "ение",
    "ения",
    "ению",
    "ением",
    "ание",
    "ания",
    "анию",
    "анием",
    "овать",
    "уется",
    "уются",
    "яется",
    "яются",
    "ается",
    "аются",
    "ует",
    "уют",
    "яет",
    "яют",
    "ает",
    "ают",
    "ить",
    "ять",
    "ать",
    "еть",
    "ится",
    "ятся",
    "ит",
    "ят",
    "ет",
];

/// Least letters of such a root. Chosen: shorter ones are shared by unrelated words.
const LEAST_ROOT: usize = 4;

/// The root of a Russian word of action, if it has such an ending.
pub(super) fn root(word: &str) -> Option<StemId> {
    DEVERBAL
        .iter()
        .filter_map(|e| word.strip_suffix(e))
        .filter(|r| r.chars().count() >= LEAST_ROOT)
        .min_by_key(|r| r.len())
        .map(|r| form_id(&format!("root:{r}")))
}

/// Whether a folded Russian word looks like a noun of action.
pub(super) fn is_deverbal(word: &str) -> bool {
    const NOUNS: &[&str] =
        &["ение", "ения", "ению", "ением", "ание", "ания", "анию", "анием", "ация", "ации", "ацию", "ацией"];
    NOUNS.iter().any(|e| word.strip_suffix(e).is_some_and(|r| r.chars().count() >= LEAST_ROOT))
}

/// Whether a folded Russian word is a noun of action in the instrumental: «утверждением».
pub(super) fn is_instrumental_deverbal(word: &str) -> bool {
    ["ением", "анием", "ацией"].iter().any(|e| word.strip_suffix(e).is_some_and(|r| r.chars().count() >= LEAST_ROOT))
}

/// Beginnings of the words for matters that are decided.
pub(super) const QUESTIONS: &[&str] = &["вопрос", "маселе"];

/// Whether a folded Russian word has the ending of an adjective or a participle; endings that nouns have too («отношений», «здание») count
/// only behind the letters after which no noun has them.
pub(super) fn is_adjective(word: &str) -> bool {
    const SURE: &[&str] =
        &["ого", "его", "ому", "ему", "ый", "ая", "яя", "ое", "ее", "ые", "ых", "ым", "ыми", "ую", "юю"];
    const SOFT: &[&str] = &["ие", "ий", "их", "им", "ими"];
    const BEFORE_SOFT: &[char] = &['к', 'г', 'х', 'ш', 'щ', 'ж', 'ч'];
    const BEFORE_OJ: &[char] = &['н', 'к', 'в', 'ш', 'щ', 'ж'];
    let ends = |list: &[&str]| list.iter().filter_map(|e| word.strip_suffix(e)).find(|r| r.chars().count() >= 3);
    ends(SURE).is_some()
        || ends(SOFT).is_some_and(|r| r.ends_with(BEFORE_SOFT))
        || word.strip_suffix("ой").is_some_and(|r| r.chars().count() >= 3 && r.ends_with(BEFORE_OJ))
}

/// Most words a Kyrgyz adjunct is taken back over; it ends before that at a comma, at the body's name, and at an accusative, which
/// is the object («жайыттарды өз ыйгарым укуктарынын чегинде»). Chosen, not measured.
pub(super) const BACK: usize = 6;

/// Whether a folded Kyrgyz word has the ending of the accusative, plain («жайыттарды») or behind a possessive («тартибин»), which must not be
/// taken for the genitive («жайыттын»).
pub(super) fn is_accusative(word: &str) -> bool {
    const PLAIN: &[&str] = &["ны", "ни", "ну", "нү", "ды", "ди", "ду", "дү", "ты", "ти", "ту", "тү"];
    const OF_ITS: &[&str] = &["ын", "ин", "ун", "үн"];
    PLAIN.iter().any(|e| word.ends_with(e))
        || OF_ITS
            .iter()
            .any(|e| word.strip_suffix(e).is_some_and(|r| !r.ends_with(['н', 'д', 'т']) && r.chars().count() >= 3))
}

/// Whether a folded Kyrgyz word is a verbal noun: «пайдалануу», «тескөө».
pub(super) fn is_verbal_noun_ky(word: &str) -> bool {
    ["уу", "үү", "оо", "өө"].iter().any(|e| word.strip_suffix(e).is_some_and(|r| r.chars().count() >= 2))
}

/// Words of an express exception.
pub(super) const EXCEPT: &[&str] = &["исключением", "кроме", "тышкары", "кошпогондо", "башка"];

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
    ("собственност", Marks::PROPERTY),
    ("менчи", Marks::PROPERTY),
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
    ("стать", Marks::ARTICLES),
    ("берене", Marks::ARTICLES),
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

/// Families by stage; names are those of `corpus/actions.toml`.
static STAGES: LazyLock<Vec<(StemId, Stage)>> = LazyLock::new(|| {
    let rows: [(Stage, &[&str]); 5] = [
        (
            Stage::Setting,
            &[
                "determine",
                "approve",
                "establish",
                "adopt",
                "regulate",
                "amend",
                "standardise",
                "ratify",
                "form_policy",
                "interpret",
                "decide",
            ],
        ),
        (Stage::Drafting, &["draft", "propose", "forecast", "consider"]),
        (Stage::Consent, &["agree"]),
        (Stage::Reporting, &["report", "publish", "hear"]),
        (Stage::Appointing, &["appoint", "form_body"]),
    ];
    rows.iter().flat_map(|(s, ids)| ids.iter().map(|id| (form_id(&format!("action:{id}")), *s))).collect()
});

pub(super) fn stage(family: StemId) -> Stage {
    STAGES.iter().find(|r| r.0 == family).map_or(Stage::Doing, |r| r.1)
}

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

/// Whether a folded Russian word is an active finite verb: «устанавливают», not «устанавливается», not «установление».
pub(super) fn is_active(word: &str) -> bool {
    ["ет", "ют", "ит", "ят", "ут", "ат"].iter().any(|e| word.ends_with(e))
}

/// Families of actions done to the reports of others.
pub(super) const CHECKS: &[&str] =
    &["control", "supervise", "inspect", "audit", "monitor", "assess", "approve", "consider", "hear"];

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

/// Beginnings of the words that say a body has a thing done: «организация контроля».
pub(super) const ORGANISES: &[&str] = &["организ", "уюштур"];

/// Families whose noun may name the action itself: «ведение мониторинга», «выдача разрешения», «оказание содействия».
pub(super) const THIN: &[&str] = &["keep", "issue", "serve"];

/// Families between which bodies overlap though the words differ; rows of `corpus/actions.toml`. After the stages of the state's
/// work on one thing: watching over it, giving it out, recording it, running it, furthering it, taking money for it, telling of it.
const KIN: &[&[&str]] = &[
    &["control", "supervise", "inspect", "monitor", "audit", "assess", "investigate"],
    &["grant", "transfer_land", "issue", "permit", "conclude", "withdraw", "finance"],
    &["issue", "license", "permit", "accredit", "extend"],
    &["register", "record", "keep", "collect_data", "store", "identify"],
    &["manage", "lead", "coordinate", "realise", "budget", "execute", "protect"],
    &["support", "develop", "subsidise"],
    &["pay", "punish", "collect_data", "calculate", "administer"],
    &["inform", "publish", "explain"],
    &["determine", "approve", "establish", "adopt", "regulate", "decide"],
    &["draft", "propose"],
];

/// The key of a family of actions.
pub(super) fn action(id: &str) -> StemId {
    form_id(&format!("action:{id}"))
}

/// Actions that are one for the comparison: law uses «определяет размер» and «устанавливает размер» for one thing, and «проведение
/// политики» for its realisation.
const ONE: &[(&str, &str)] = &[("establish", "determine"), ("policy", "realise")];

/// The family that stands for this one in the comparison.
pub(super) fn canonical(f: StemId) -> StemId {
    static KEYS: LazyLock<Vec<(StemId, StemId)>> =
        LazyLock::new(|| ONE.iter().map(|(from, to)| (action(from), action(to))).collect());
    KEYS.iter().find(|k| k.0 == f).map_or(f, |k| k.1)
}

static KIN_KEYS: LazyLock<Vec<Vec<StemId>>> =
    LazyLock::new(|| KIN.iter().map(|row| row.iter().map(|id| canonical(action(id))).collect()).collect());

/// Whether two families are kin: see [`KIN`].
pub(super) fn kin(a: StemId, b: StemId) -> bool {
    a == b || KIN_KEYS.iter().any(|row| row.contains(&a) && row.contains(&b))
}

/// Keys under which kin families meet: those of the rows that name the family, or the family itself.
pub(super) fn kin_groups(family: StemId) -> Vec<StemId> {
    let rows: Vec<StemId> = KIN_KEYS.iter().filter(|row| row.contains(&family)).map(|row| row[0]).collect();
    if rows.is_empty() { vec![family] } else { rows }
}

/// Whether a family is one of these rows.
pub(super) fn is_one_of(family: StemId, ids: &[&str]) -> bool {
    ids.iter().any(|id| action(id) == family)
}

/// Beginnings of the words of what every body owes in its conduct: rights, law, secrets.
pub(super) const CONDUCT: &[&str] = &["прав", "закон", "тайн", "укук", "мыйзам", "сыр", "купуя"];

/// Beginnings of the words for money that is placed and not published.
pub(super) const MONEY: &[&str] = &["средств", "каражат", "депозит"];
