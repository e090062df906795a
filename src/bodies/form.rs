//! Bodies recognised by the form of their name: a head noun, words of the state beside it, and a phrase that says of what.

use super::grammar::{breaks_phrase, full_participle, ru_adjective, ru_finite, ru_infinitive, ru_preposition};
use super::head::{Cases, Head, Strength};
use super::mentions::Stream;
use super::words::{
    KY_MATTER, KY_STATE, RU_GOVERNS_INSTRUMENTAL, RU_NOT_MATTER, RU_OF_PLACE, RU_POINTING, RU_PRIVATE, RU_PUBLIC,
    RU_STATE,
};
use crate::Lang;

/// Most words a name's phrase may add after its head (Russian) or before it (Kyrgyz). The longest name of the registry
/// has 15.
const LONGEST_PHRASE: usize = 16;

/// What a name by form is: tokens `from..end`, the head's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByForm {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub end: usize,
    /// The phrase says of what, so the name is not the bare class.
    pub themed: bool,
    /// Only the words before it («задачами …», «полномочия …») tell that a body is meant.
    pub charged: bool,
}

/// The body named around head `h` at token `at`, inside tokens `low..high`. `reach` is the end of the registry's name that
/// holds the head (`at + 1` where there is none): its own genitive is not read again.
pub fn by_form(s: &Stream<'_>, h: Head, at: usize, reach: usize, low: usize, high: usize) -> Option<ByForm> {
    match s.lang {
        Lang::Ru => russian(s, h, at, reach, low, high),
        Lang::Ky => kyrgyz(s, h, at, low),
    }
}

fn starts_any(w: &str, list: &[&str]) -> bool {
    list.iter().any(|p| w.starts_with(p))
}

fn russian(s: &Stream<'_>, h: Head, at: usize, reach: usize, low: usize, high: usize) -> Option<ByForm> {
    if h.strength == Strength::Only {
        return None;
    }
    let mut from = at;
    let mut state = false;
    let mut authorised = false;
    // «уполномоченный государственный орган», «государственные и муниципальные органы»
    while from > low && at - from < 5 {
        let w = s.folded(from - 1);
        if ru_adjective(w) && agrees(w, h) && !full_participle(w) && !starts_any(w, RU_POINTING) {
            state |= starts_any(w, RU_STATE);
            authorised |= w.starts_with("уполномоченн") || w.starts_with("компетентн");
            from -= 1;
        } else {
            let row = w == "и"
                && from > low + 1
                && from < at
                && starts_any(s.folded(from - 2), RU_STATE)
                && ru_adjective(s.folded(from - 2))
                && agrees(s.folded(from - 2), h);
            let special = w == "специально" && authorised;
            if !(row || special) {
                break;
            }
            from -= 1;
        }
    }
    let capital = at > low && s.raw(from).starts_with(char::is_uppercase) && !s.begins_sentence(from);
    let word = s.folded(at);
    let organ = word.starts_with("орган");
    // A matter tells bodies of one kind apart («уполномоченный орган в сфере …»), but not keneshes or administrations.
    let local = starts_any(word, &["администраци", "мэри", "кенеш", "управ"]);
    let broad = !local
        && (!organ
            || authorised
            || (from..at).any(|i| starts_any(s.folded(i), &["государственн", "отраслев", "контрол", "надзорн"])));
    // An adjective of the matter («налоговый орган») leaves no room for a genitive; one of place or state does («местные органы
    // архитектуры»).
    let plain = (from..at).all(|i| starts_any(s.folded(i), RU_OF_PLACE));
    let (end, themed) = tail(s, at, reach.max(at + 1), high, organ && !plain, broad || (from == at && reach <= at + 1));
    // «уполномоченный орган, утверждающий …», «орган, осуществляющий …»: the phrase is the only name the body has.
    let bare = ((from == at && reach <= at + 1) || authorised) && !themed && end == reach.max(at + 1);
    if bare
        && (organ || word.starts_with("комисси"))
        && let Some(to) = participle_end(s, end, high)
    {
        return Some(ByForm { from, end: to, themed: true, charged: false });
    }
    // «представительный орган работников» speaks for the workers of an employer.
    if organ && s.folded_or_empty(at + 1).starts_with("работник") {
        return None;
    }
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
    // «Задачами бассейновых советов являются»: what has functions is a body, unless its words are private.
    let charged = from > low && starts_any(s.folded(from - 1), RU_DUTIES) && !word.starts_with("управлени") && !organ;
    let ok = match h.strength {
        Strength::Sure => true,
        _ if charged => true,
        _ if organ => state || public || (by_matter && themed),
        // «управление землями», «совет директоров», «центр города» are ordinary words: only a name with a capital counts.
        _ if starts_any(word, &["управлени", "совет", "центр", "фонд", "палат", "регулятор"]) => {
            (capital && (state || country))
                || (state && s.raw(from).starts_with(char::is_uppercase) && country)
                || (word.starts_with("регулятор") && state)
                || (word.starts_with("управлени") && state && capital)
        }
        _ if starts_any(word, &["служб"]) => (state && themed) || country,
        _ => state || country || by_matter || (capital && themed),
    };
    ok.then_some(ByForm { from, end, themed, charged })
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

/// Beginnings of nouns of duty that a body's name may follow in the genitive.
const RU_DUTIES: &[&str] = &["компетенц", "полномоч", "функци", "задач"];

/// End of a Russian name's phrase, and whether the phrase names a matter («по …», «в сфере …», a genitive).
///
/// `closed`: no genitive may follow, because in «утверждение уполномоченным органом перечня» it is the object of another
/// noun. `broad`: the body is one of many that a matter tells apart («уполномоченный орган в сфере …»); a kenesh or an
/// administration is not, «компетенция кенешей в сфере …» speaks of the competence.
fn tail(s: &Stream<'_>, at: usize, reach: usize, high: usize, closed: bool, broad: bool) -> (usize, bool) {
    let mut end = reach;
    let mut themed = false;
    if end == at + 1
        && end < high
        && !closed
        && s.is_word(end)
        && genitive_like(s.folded(end))
        && !past_verb(s.folded(end))
        && !breaks_phrase(Lang::Ru, s.folded(end))
        && !(s.starts_body(end) && s.raw(end).starts_with(char::is_uppercase))
        && (!s.folded(at).starts_with("орган") || RU_PUBLIC.contains(&s.folded(end)))
    {
        let to = phrase_end(s, end, high);
        themed |= to > end && !s.folded(end).starts_with("кыргызск");
        end = to;
    }
    while end < high {
        let w = s.folded(end);
        if w == "по"
            && broad
            && !themed
            && end + 1 < high
            && !breaks_phrase(Lang::Ru, s.folded(end + 1))
            && !starts_any(s.folded(end + 1), RU_NOT_MATTER)
        {
            let to = phrase_end(s, end + 1, high);
            if to == end + 1 {
                break;
            }
            end = to;
            themed = true;
        } else if w == "в"
            && broad
            && !themed
            && end + 2 < high
            && ["сфере", "области", "сферах", "отрасли"].contains(&s.folded(end + 1))
            && !s.raw(end + 2).starts_with(char::is_uppercase)
            && !speaks_of_competence(s, end + 2, high)
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

/// «в области регулирования бюджетных правоотношений» says where a body acts in this act, not which body it is.
fn speaks_of_competence(s: &Stream<'_>, from: usize, high: usize) -> bool {
    s.folded(from).starts_with("регулирован")
        && (from + 1..high.min(from + 5)).any(|i| s.folded(i).ends_with("отношений") && s.is_word(i))
}

/// End of the participle phrase that says which body is meant: «орган, утверждающий генеральный план», «комиссия, образованная
/// местной администрацией»; `at` is the comma.
fn participle_end(s: &Stream<'_>, comma: usize, high: usize) -> Option<usize> {
    if s.folded_or_empty(comma) != "," || comma + 1 >= high || !full_participle(s.folded(comma + 1)) {
        return None;
    }
    // «орган, указанный в части 1», «предусмотренный настоящей статьей» point elsewhere and name nothing.
    if starts_any(s.folded(comma + 1), &["указанн", "предусмотренн", "названн", "перечисленн", "упомянут"])
    {
        return None;
    }
    let mut i = comma + 2;
    while i < high.min(comma + 2 + LONGEST_PHRASE) {
        let w = s.folded(i);
        if w == "," {
            let next = s.folded_or_empty(i + 1);
            let goes_on = s.is_word(i + 1)
                && !breaks_phrase(Lang::Ru, next)
                && !full_participle(next)
                && !s.starts_body(i + 1)
                && !(i + 1..high.min(i + 8)).take_while(|k| s.folded(*k) != ",").any(|k| ru_finite(s.folded(k)));
            if !goes_on {
                break;
            }
        } else if ru_finite(w)
            || matches!(w, "." | ";" | ":" | ")" | "вправе" | "обязан" | "обязаны" | "должен" | "должны")
        {
            break;
        }
        i += 1;
    }
    (i > comma + 2).then_some(i)
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

/// «выполняла», «рассматривали»: verbs in the past, whose endings nouns in the genitive do not share.
fn past_verb(w: &str) -> bool {
    ["няла", "няло", "няли", "ывала", "ывало", "ывали", "ивала", "ивало", "ивали", "овала", "овало", "овали"]
        .iter()
        .any(|e| w.ends_with(e))
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
        // An instrumental is the agent or the means of another phrase, unless a noun before it governs it.
        let governed = (from..i).rev().take(3).any(|k| starts_any(s.folded(k), RU_GOVERNS_INSTRUMENTAL));
        if breaks_phrase(Lang::Ru, w)
            || (instrumental(w) && !governed)
            // «органами опеки и попечительства иным лицам»: a dative is the addressee of the verb.
            || (dative_plural(w) && (from..i).any(|k| !ru_adjective(s.folded(k))))
            || ["ую", "юю"].iter().any(|e| w.ends_with(e))
            || (i > from && s.starts_body(i) && s.raw(i).starts_with(char::is_uppercase))
        {
            break;
        }
        i += 1;
    }
    // A phrase does not end on a joining word, nor on the adjective of a dative that was left outside.
    let dative = i < limit && s.is_word(i) && dative_plural(s.folded(i));
    while i > from
        && (!s.is_word(i - 1)
            || ["и", "на", "за", "и/или"].contains(&s.folded(i - 1))
            || (dative && i > from + 1 && ru_adjective(s.folded(i - 1)) && ends_in_m(s.folded(i - 1))))
    {
        i -= 1;
    }
    i
}

fn ends_in_m(w: &str) -> bool {
    w.ends_with("ым") || w.ends_with("им")
}

fn dative_plural(w: &str) -> bool {
    ["ам", "ям"].iter().any(|e| w.ends_with(e)) && w.chars().count() > 4
}

fn instrumental(w: &str) -> bool {
    ["ами", "ями", "ыми", "ими", "ом", "ем", "ью"].iter().any(|e| w.ends_with(e)) && w.chars().count() > 4
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
    let mut broad = false;
    while from > low
        && s.is_word(from - 1)
        && KY_STATE.contains(&s.folded(from - 1))
        // Nouns of the matter stand right before the head only: «салык органы», not «салыктык каттоо | салык органы».
        && (from == at || !KY_MATTER.contains(&s.folded(from - 1)))
    {
        let w = s.folded(from - 1);
        state |= !w.starts_with("башкаруу");
        broad |=
            ["укуктуу", "мамлекеттик", "тармактык", "контролдоочу"].contains(&w) && !word.starts_with("администрация");
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
    // «… жүзөгө ашыруучу органдар», «актыны кабыл алган орган»
    let names_itself = |w: &str| {
        (["уучу", "үүчү", "оочу", "өөчү"].iter().any(|e| w.ends_with(e)) && w.chars().count() > 6
            || (acted(w) && core == at))
            && (word.starts_with("орган") || word.starts_with("комиссия"))
    };
    // «кызматкерлердин өкүлчүлүктүү органы» speaks for the workers of an employer.
    if from > low && s.folded(from) == "өкүлчүлүктүү" && s.folded(from - 1).starts_with("кызматкер")
    {
        return None;
    }
    // «төлөөчүнүн арызы боюнча ыйгарым укуктуу орган …»: the occasion of the deed, not the matter of the body.
    let occasion =
        s.folded(from.saturating_sub(1)) == "боюнча" && from > low + 1 && starts_any(s.folded(from - 2), KY_OCCASION);
    let named = joint(s.folded(from.saturating_sub(1))) || names_itself(s.folded(from.saturating_sub(1)));
    if from > low && (broad || core == at) && named && !occasion {
        let direct = names_itself(s.folded(from - 1));
        from = left_edge(s, from - 1, low);
        themed = from < core;
        // «контролдоочу орган» is a class word of the registry; only a phrase with an object names a body.
        if direct && core - from < 2 {
            from = core;
            themed = false;
        }
    } else if h.strength == Strength::Sure
        || (!state
            && !["орган", "мэрия", "администрация", "кеңеш"].iter().any(|p| word.starts_with(p))
            && s.is_word(from.saturating_sub(1))
            && possessive(word))
    {
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
    ok.then_some(ByForm { from, end: at + 1, themed, charged: false })
}

/// «кабыл алган», «чыгарган», «түзгөн»: an active participle in the past; passives («көрсөтүлгөн орган») point elsewhere.
fn acted(w: &str) -> bool {
    const IDLE: &[&str] = &["болгон", "турган", "келген", "калган", "кирген", "өткөн", "жаткан", "жүргөн", "ошондогон"];
    participle(w)
        && !w.ends_with("бар")
        && !w.ends_with("учу")
        && !w.ends_with("үчү")
        && !IDLE.contains(&w)
        && (w == "алган"
            || !["лган", "лген", "лгон", "лгөн", "нган", "нген", "нгон", "нгөн"].iter().any(|e| w.ends_with(e)))
}

/// Beginnings of nouns on whose ground something is done: «арызы боюнча», «чечими боюнча».
const KY_OCCASION: &[&str] =
    &["арыз", "чечим", "токтом", "буйру", "сурам", "талаб", "тапшырма", "өтүнүч", "сунуш", "макулда", "жыйынты"];

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
        // «жүзөгө ашыруучу», «ишке ашыруучу», «эсепке алуучу»: the dative is half of the verb.
        if i == joint && matches!(w, "жүзөгө" | "ишке" | "эсепке") {
            i -= 1;
            continue;
        }
        // A dative, locative or ablative belongs to the sentence, not to the name; so does what a participle or another
        // verbal noun closes, and a plural subject, unless a list goes on behind it.
        let listed = matches!(s.folded(i), "жана" | "," | "менен");
        if breaks_phrase(Lang::Ky, w)
            || away(w)
            || (i < joint && !listed && (participle(w) || verbal(w) || plural_subject(w)))
        {
            break;
        }
        if w == "жана" && (i < 2 || s.head_at(i - 2).is_some()) {
            break;
        }
        // «токтом Мамлекеттик чек араны коргоо чөйрөсүндөгү …»: a capital inside a sentence begins the name.
        let capital = |k: usize| s.raw(k).starts_with(char::is_uppercase);
        if i < joint && s.is_word(i) && capital(i) && !capital(i - 1) && s.folded(i) != "кыргыз" && w != "жана"
        {
            break;
        }
        i -= 1;
    }
    while i < joint && (!s.is_word(i) || s.folded(i) == "жана") {
        i += 1;
    }
    i
}

fn participle(w: &str) -> bool {
    w.chars().count() > 4
        && ["ган", "ген", "гон", "гөн", "кан", "кен", "кон", "көн", "учу", "үчү", "бар"].iter().any(|e| w.ends_with(e))
}

fn verbal(w: &str) -> bool {
    w.chars().count() > 3
        && ["уу", "үү", "оо", "өө"].iter().any(|e| w.ends_with(e))
        && !w.ends_with("луу")
        && !w.ends_with("лүү")
}

fn plural_subject(w: &str) -> bool {
    [
        "лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр", "лары", "лери", "дары",
        "дери", "тары", "тери",
    ]
    .iter()
    .any(|e| w.ends_with(e))
}

fn away(w: &str) -> bool {
    w.chars().count() > 5
        && [
            "га", "ге", "го", "гө", "ка", "ке", "та", "те", "то", "тө", "на", "не", "но", "нө", "дан", "ден", "дон",
            "дөн", "тан", "тен", "нан", "нен", "да", "де", "до", "дө", "нда", "нде",
        ]
        .iter()
        .any(|e| w.ends_with(e))
}
