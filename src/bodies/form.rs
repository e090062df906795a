//! Bodies recognised by the form of their name: a head noun, words of the state beside it, and a phrase that says of what.

use super::grammar::{breaks_phrase, ru_adjective, ru_finite, ru_infinitive, ru_preposition};
use super::head::{Cases, Head, Strength};
use super::mentions::Stream;
use crate::Lang;

/// Most words a name's phrase may add after its head (Russian) or before it (Kyrgyz). The longest name of the registry
/// has 15.
const LONGEST_PHRASE: usize = 16;

/// Beginnings of adjectives that make a weak head a state body, Russian.
const RU_STATE: &[&str] = &[
    "уполномоченн",
    "государственн",
    "муниципальн",
    "исполнительн",
    "представительн",
    "местн",
    "районн",
    "городск",
    "областн",
    "айылн",
    "айыльн",
    "аильн",
    "сельск",
    "поселков",
    "региональн",
    "республиканск",
    "национальн",
    "межведомственн",
    "правительственн",
    "территориальн",
    "центральн",
    "регистрационн",
    "регистрирующ",
    "контролирующ",
    "контрольн",
    "надзорн",
    "лицензирующ",
    "налогов",
    "таможенн",
    "правоохранительн",
    "компетентн",
    "административн",
    "финансов",
    "казначейск",
    "статистическ",
    "природоохран",
    "антимонопольн",
    "миграционн",
    "пограничн",
    "избирательн",
    "судебн",
    "следственн",
    "водн",
    "лесн",
    "земельн",
    "ветеринарн",
    "санитарн",
    "экологическ",
    "разрешительн",
    "отраслев",
    "законодательн",
    "кадастров",
    "архитектурн",
    "призывн",
    "медико-социальн",
    "бюджетн",
    "аттестационн",
];

/// Nouns (in the genitive) of public law that make «орган …» a state body, Russian.
const RU_PUBLIC: &[&str] = &[
    "власти",
    "самоуправления",
    "дел",
    "юстиции",
    "прокуратуры",
    "безопасности",
    "регистрации",
    "статистики",
    "здравоохранения",
    "образования",
    "опеки",
    "попечительства",
    "дознания",
    "следствия",
    "казначейства",
    "пробации",
    "архитектуры",
    "градостроительства",
    "занятости",
    "миграции",
    "социальной",
    "государственной",
    "исполнительной",
    "государственного",
    "местного",
    "финансовой",
    "национальной",
    "налоговой",
    "внутренних",
    "таможенной",
    "надзора",
    "контроля",
    "пожарной",
    "санитарно",
    "охраны",
    "записи",
    "управления",
];

/// Words that show a private body: «исполнительный орган общества».
const RU_PRIVATE: &[&str] = &[
    "общества",
    "товарищества",
    "кооператива",
    "юридического",
    "юридических",
    "компании",
    "предприятия",
    "организации",
    "организаций",
    "банка",
    "банков",
    "банком",
    "акционерного",
    "фирмы",
    "корпорации",
    "лица",
    "лиц",
    "учреждения",
    "ассоциации",
    "союза",
    "чувств",
    "партии",
    "профсоюза",
    "профсоюзов",
    "профсоюзный",
    "человека",
    "инженерной",
    "клуба",
    "вуза",
    "школы",
];

/// Kyrgyz words that make a weak head a state body.
const KY_STATE: &[&str] = &[
    "ыйгарым",
    "укуктуу",
    "мамлекеттик",
    "муниципалдык",
    "жергиликтүү",
    "райондук",
    "шаардык",
    "облустук",
    "айылдык",
    "айыл",
    "аткаруу",
    "аткаруучу",
    "өкүлчүлүктүү",
    "улуттук",
    "ведомстволор",
    "аймактык",
    "борбордук",
    "каттоо",
    "каттоочу",
    "контролдоочу",
    "көзөмөлдөөчү",
    "лицензиялоочу",
    "салык",
    "бажы",
    "компетенттүү",
    "административдик",
    "шайлоо",
    "тергөө",
    "суу",
    "республикалык",
    "тармактык",
    "финансы",
    "финансылык",
    "мыйзам",
    "атайын",
    "башкаруунун",
    "бийлигинин",
    "башкаруу",
    "иштер",
    "коопсуздук",
    "юстиция",
    "прокуратура",
    "пробация",
    "кызматынын",
];

/// What a name by form is: tokens `from..end`, the head's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByForm {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub end: usize,
    /// The phrase says of what, so the name is not the bare class.
    pub themed: bool,
}

/// The body named around head `h` at token `at`, inside tokens `low..high`; `country` tells whether the country's name,
/// or a body's name after «при», begins at a token and where it ends.
pub fn by_form(s: &Stream<'_>, h: Head, at: usize, low: usize, high: usize) -> Option<ByForm> {
    match s.lang {
        Lang::Ru => russian(s, h, at, low, high),
        Lang::Ky => kyrgyz(s, h, at, low),
    }
}

fn starts_any(w: &str, list: &[&str]) -> bool {
    list.iter().any(|p| w.starts_with(p))
}

fn russian(s: &Stream<'_>, h: Head, at: usize, low: usize, high: usize) -> Option<ByForm> {
    if h.strength == Strength::Only {
        return None;
    }
    let mut from = at;
    let mut state = false;
    let mut authorised = false;
    // «уполномоченный государственный орган», «государственные и муниципальные органы»
    while from > low && at - from < 5 {
        let w = s.folded(from - 1);
        if ru_adjective(w)
            && w != "настоящий"
            && agrees(w, h)
            && !starts_any(
                w,
                &[
                    "соответствующ",
                    "указанн",
                    "данн",
                    "эт",
                    "ин",
                    "друг",
                    "проч",
                    "остальн",
                    "вышестоящ",
                    "нижестоящ",
                    "настоящ",
                    "котор",
                ],
            )
        {
            state |= starts_any(w, RU_STATE);
            authorised |= w.starts_with("уполномоченн") || w.starts_with("компетентн");
            from -= 1;
        } else if w == "и"
            && from > low + 1
            && from < at
            && ru_adjective(s.folded(from - 2))
            && agrees(s.folded(from - 2), h)
        {
            from -= 1;
        } else if w == "специально" && authorised {
            from -= 1;
        } else {
            break;
        }
    }
    let capital = at > low && s.raw(from).starts_with(char::is_uppercase) && !s.begins_sentence(from);
    let word = s.folded(at);
    let organ = word.starts_with("орган");
    let (end, themed) = tail(s, h, at, high, organ, authorised);
    let tail_words = (at + 1..end).map(|i| s.folded(i));
    if tail_words.clone().any(|w| RU_PRIVATE.contains(&w))
        && !authorised
        && !s.raw(from).starts_with(char::is_uppercase)
    {
        return None;
    }
    let public = tail_words.clone().next().is_some_and(|w| RU_PUBLIC.contains(&w));
    let country = tail_words.clone().any(|w| w.starts_with("кыргызск")) || tail_words.clone().any(|w| w == "при");
    let by_matter = s.folded_or_empty(at + 1) == "по" && end > at + 2;
    let ok = match h.strength {
        Strength::Sure => true,
        _ if organ => state || public || (by_matter && themed),
        // «управление землями», «совет директоров», «центр города» are ordinary words: only a name with a capital counts.
        _ if starts_any(word, &["управлени", "совет", "центр", "фонд", "палат", "регулятор"]) => {
            (capital && (state || country))
                || (state && s.raw(from).starts_with(char::is_uppercase) && country)
                || (word.starts_with("регулятор") && state)
                || (word.starts_with("управлени") && state && capital)
        }
        _ if starts_any(word, &["служб"]) => (state && themed) || (capital && country) || country,
        _ => state || country || by_matter || (capital && themed),
    };
    ok.then_some(ByForm { from, end, themed })
}

/// Whether an adjective's ending can agree with the head's form.
fn agrees(w: &str, h: Head) -> bool {
    let plural = ["ые", "ие", "ых", "их", "ыми", "ими"].iter().any(|e| w.ends_with(e));
    let either = ["ым", "им"].iter().any(|e| w.ends_with(e));
    if plural {
        h.plural.0 != 0
    } else if either {
        h.singular.may_be(Cases::INS) || h.plural.may_be(Cases::DAT)
    } else {
        h.singular.0 != 0
    }
}

/// End of a Russian name's phrase, and whether the phrase names a matter («по …», «в сфере …», a genitive).
fn tail(s: &Stream<'_>, h: Head, at: usize, high: usize, organ: bool, authorised: bool) -> (usize, bool) {
    let mut end = at + 1;
    let mut themed = false;
    // A bare class word takes a genitive only when nothing before it made it a body of its own: in «утверждение
    // уполномоченным органом перечня» the genitive is the object of the noun.
    let genitive_allowed = !(organ && authorised) && h.cases().may_be(Cases(0xff));
    if end < high
        && genitive_allowed
        && s.is_word(end)
        && genitive_like(s.folded(end))
        && !breaks_phrase(Lang::Ru, s.folded(end))
    {
        let to = phrase_end(s, end, high);
        themed |= to > end && !s.folded(end).starts_with("кыргызск");
        end = to;
    }
    while end < high {
        let w = s.folded(end);
        if w == "по"
            && !themed
            && end + 1 < high
            && !breaks_phrase(Lang::Ru, s.folded(end + 1))
            && !starts_any(
                s.folded(end + 1),
                &[
                    "согласован",
                    "представлен",
                    "результат",
                    "решени",
                    "истечени",
                    "итог",
                    "форм",
                    "требован",
                    "запрос",
                    "заявлен",
                    "месту",
                    "мере",
                    "своей",
                    "их",
                    "каждом",
                    "предложен",
                    "инициатив",
                    "поручен",
                    "основан",
                    "обращен",
                    "договор",
                    "акту",
                    "факт",
                ],
            )
        {
            let to = phrase_end(s, end + 1, high);
            if to == end + 1 {
                break;
            }
            end = to;
            themed = true;
        } else if w == "в"
            && !themed
            && end + 2 < high
            && ["сфере", "области", "сферах", "отрасли"].contains(&s.folded(end + 1))
            && !s.raw(end + 2).starts_with(char::is_uppercase)
        {
            let to = phrase_end(s, end + 2, high);
            if to == end + 2 {
                break;
            }
            end = to;
            themed = true;
        } else if w == "при"
            && let Some(to) = s.body_name_at(end + 1, high)
        {
            end = to;
        } else if w.starts_with("кыргызск") && end + 1 < high && s.folded(end + 1).starts_with("республик")
        {
            end += 2;
        } else {
            break;
        }
    }
    (end, themed)
}

/// Whether a word can stand in the genitive (or be an adjective of one) by its ending.
fn genitive_like(w: &str) -> bool {
    [
        "а", "я", "ы", "и", "ов", "ев", "ей", "ий", "ых", "их", "ого", "его", "ой", "в", "к", "л", "д", "г", "р", "ь",
        "т", "н", "ств", "с",
    ]
    .iter()
    .any(|e| w.ends_with(e))
        && !["ами", "ями", "ыми", "ими", "ом", "ем"].iter().any(|e| w.ends_with(e))
}

/// End of the noun phrase that begins at token `from`: lists with commas are kept when an «и» closes them.
pub fn phrase_end(s: &Stream<'_>, from: usize, high: usize) -> usize {
    let limit = high.min(from + LONGEST_PHRASE);
    let mut i = from;
    while i < limit {
        let w = s.folded(i);
        if !s.is_word(i) {
            if w == "," && i > from && list_goes_on(s, i, limit) {
                i += 1;
                continue;
            }
            if w == "/" && i + 1 < limit {
                i += 1;
                continue;
            }
            break;
        }
        if w == "и" || w == "и/или" {
            let next = i + 1;
            if next >= limit || !s.is_word(next) || breaks_phrase(Lang::Ru, s.folded(next)) || s.starts_body(next) {
                break;
            }
            i += 1;
            continue;
        }
        if ru_preposition(w) {
            // «прав на недвижимое имущество», «надзора за рынком» go on; other prepositions begin a new phrase.
            let prev = if i > from { s.folded(i - 1) } else { "" };
            let bound = (w == "на" && prev.starts_with("прав"))
                || (w == "за" && starts_any(prev, &["надзор", "контрол", "наблюден"]));
            if !bound {
                break;
            }
            i += 1;
            continue;
        }
        // An instrumental is the agent or the means of another phrase, not part of this name.
        if breaks_phrase(Lang::Ru, w)
            || instrumental(w)
            || (i > from && s.starts_body(i) && s.raw(i).starts_with(char::is_uppercase))
        {
            break;
        }
        i += 1;
    }
    // A phrase does not end on a joining word.
    while i > from && (!s.is_word(i - 1) || ["и", "на", "за", "и/или"].contains(&s.folded(i - 1))) {
        i -= 1;
    }
    i
}

fn instrumental(w: &str) -> bool {
    ["ами", "ями", "ыми", "ими"].iter().any(|e| w.ends_with(e)) && w.chars().count() > 4
}

/// After a comma: whether the list of nouns goes on to an «и» without a verb, a preposition or a participle between.
fn list_goes_on(s: &Stream<'_>, comma: usize, limit: usize) -> bool {
    for i in comma + 1..limit {
        let w = s.folded(i);
        if w == "и" {
            return i > comma + 1
                && i + 1 < limit
                && !breaks_phrase(Lang::Ru, s.folded(i + 1))
                && !s.starts_body(i + 1);
        }
        if w == "," && i > comma + 1 {
            continue;
        }
        let participle = ["ющ", "ящ", "ащ", "ущ", "ивш", "авш", "енн"].iter().any(|p| w.contains(p)) && i == comma + 1;
        if !s.is_word(i)
            || participle
            || ru_finite(w)
            || ru_infinitive(w)
            || ru_preposition(w)
            || breaks_phrase(Lang::Ru, w)
        {
            return false;
        }
    }
    false
}

fn kyrgyz(s: &Stream<'_>, h: Head, at: usize, low: usize) -> Option<ByForm> {
    if h.strength == Strength::Only {
        return None;
    }
    let word = s.folded(at);
    let mut from = at;
    let mut state = false;
    // Words of the state stand right before the head: «ыйгарым укуктуу мамлекеттик орган».
    while from > low && s.is_word(from - 1) && KY_STATE.contains(&s.folded(from - 1)) {
        state = true;
        from -= 1;
    }
    if from > low + 1 && s.folded(from) == "укуктуу" && s.folded(from - 1) == "ыйгарым" {
        from -= 1;
    }
    let core = from;
    let joint = |w: &str| {
        w == "боюнча" || w.starts_with("чөйрөсүндөгү") || w.starts_with("жаатындагы") || w.starts_with("тармагындагы")
    };
    let mut themed = false;
    if from > low && joint(s.folded(from - 1)) {
        from = left_edge(s, from - 1, low);
        themed = from < core;
    } else if h.strength == Strength::Sure || (!state && s.is_word(from.saturating_sub(1)) && possessive(word)) {
        // A ministry's name begins with a capital: «Кыргыз Республикасынын Финансы министрлиги».
        let lowest = low.max(at.saturating_sub(LONGEST_PHRASE));
        let begin = (lowest..at).find(|i| {
            s.is_word(*i)
                && s.raw(*i).starts_with(char::is_uppercase)
                && (*i..at).all(|k| s.is_word(k) && !breaks_in_name(s.folded(k)) || s.folded(k) == ",")
        });
        if let Some(b) = begin {
            from = b;
            themed = true;
        }
    }
    let capital = themed && s.raw(from).starts_with(char::is_uppercase) && !s.begins_sentence(from);
    let ok = match h.strength {
        Strength::Sure => true,
        _ if word.starts_with("орган") => state || (themed && from < core),
        _ if ["кызмат", "кеңеш", "кенеш", "башкарма", "борбор", "фонд", "палата"]
            .iter()
            .any(|p| word.starts_with(p)) =>
        {
            // «мамлекеттик кызмат» is the civil service or a public service, not a body.
            (themed && capital) || (state && word.starts_with("кеңеш"))
        }
        _ => state || themed,
    };
    ok.then_some(ByForm { from, end: at + 1, themed })
}

fn possessive(w: &str) -> bool {
    ["ы", "и", "у", "ү", "нын", "нин", "нун", "нүн", "на", "не", "но", "нө"].iter().any(|e| w.ends_with(e))
}

fn breaks_in_name(w: &str) -> bool {
    breaks_phrase(Lang::Ky, w) && w != "боюнча" && w != "башка"
}

/// First token of the Kyrgyz phrase that ends before «боюнча» / «чөйрөсүндөгү» at `joint`.
fn left_edge(s: &Stream<'_>, joint: usize, low: usize) -> usize {
    let lowest = low.max(joint.saturating_sub(LONGEST_PHRASE));
    let mut i = joint;
    while i > lowest {
        let w = s.folded(i - 1);
        if !s.is_word(i - 1) {
            // «Жер ресурстары, кадастр жана картография боюнча»: a list that «жана» closes.
            let closes = w == ","
                && (i..joint).any(|k| s.folded(k) == "жана")
                && i > lowest + 1
                && s.is_word(i - 2)
                && !breaks_phrase(Lang::Ky, s.folded(i - 2));
            if !closes {
                break;
            }
            i -= 1;
            continue;
        }
        // A dative, locative or ablative belongs to the sentence, not to the name.
        if breaks_phrase(Lang::Ky, w) || away(w) {
            break;
        }
        if w == "жана" && (i < 2 || s.head_at(i - 2).is_some()) {
            break;
        }
        i -= 1;
    }
    while i < joint && (!s.is_word(i) || s.folded(i) == "жана") {
        i += 1;
    }
    i
}

fn away(w: &str) -> bool {
    w.chars().count() > 5
        && [
            "га", "ге", "го", "гө", "ка", "ке", "на", "не", "но", "нө", "дан", "ден", "дон", "дөн", "тан", "тен",
            "нан", "нен", "да", "де", "до", "дө", "нда", "нде",
        ]
        .iter()
        .any(|e| w.ends_with(e))
}
