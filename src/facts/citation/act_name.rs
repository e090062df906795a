//! Names of acts: a noun with a title, a date and a number, or the name of a code.

use super::super::lex::{Kind, Lexed};
use super::date::{act_number, date_ky, date_ru};
use super::{NamedAct, Owner, Raw, quoted_end};

/// What the noun of an act's name allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// Закон, указ …: a title, or a date with a number, is needed.
    Plain,
    /// Кодекс: an adjective or «о …» names it.
    Code,
    /// Конституция: names itself.
    Constitution,
}

fn noun_ru(word: &str) -> Option<Noun> {
    let plain = |stem: &str, ends: &[&str]| word.strip_prefix(stem).is_some_and(|e| ends.contains(&e));
    const M: &[&str] = &["", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах", "ем", "ей"];
    const N: &[&str] = &["е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"];
    if plain("закон", M) || plain("указ", M) || plain("приказ", M) || plain("регламент", M) {
        return Some(Noun::Plain);
    }
    if ["постановлени", "распоряжени", "решени", "положени", "соглашени"].iter().any(|s| plain(s, N))
    {
        return Some(Noun::Plain);
    }
    if plain("кодекс", M) {
        return Some(Noun::Code);
    }
    if plain("конституци", &["я", "и", "ю", "ей"]) {
        return Some(Noun::Constitution);
    }
    None
}

/// Adjectives that name a code, as stems with the nominative ending.
const CODE_ADJ_RU: [(&str, &str); 24] = [
    ("гражданск", "ий"),
    ("гражданск-процессуальн", "ый"),
    ("процессуальн", "ый"),
    ("гражданско-процессуальн", "ый"),
    ("уголовн", "ый"),
    ("уголовно-процессуальн", "ый"),
    ("уголовно-исполнительн", "ый"),
    ("административно-процессуальн", "ый"),
    ("административн", "ый"),
    ("налогов", "ый"),
    ("таможенн", "ый"),
    ("бюджетн", "ый"),
    ("земельн", "ый"),
    ("трудов", "ой"),
    ("семейн", "ый"),
    ("жилищн", "ый"),
    ("лесн", "ой"),
    ("водн", "ый"),
    ("воздушн", "ый"),
    ("цифров", "ой"),
    ("градостроительн", "ый"),
    ("избирательн", "ый"),
    ("экологическ", "ий"),
    ("торгов", "ый"),
];

/// Endings of adjectives that may stand before a noun of the masculine.
const ADJ_ENDS: [&str; 12] = ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ые"];

fn code_adjective(word: &str) -> Option<String> {
    CODE_ADJ_RU.iter().find_map(|(stem, end)| {
        let rest = word.strip_prefix(stem)?;
        ADJ_ENDS.contains(&rest).then(|| format!("{stem}{end}"))
    })
}

fn capital(s: &str) -> String {
    let mut c = s.chars();
    c.next().map_or_else(String::new, |f| f.to_uppercase().chain(c).collect())
}

/// «Кыргызской Республики» / «КР» at `i`: the piece behind it.
fn country_ru(l: Lexed<'_>, i: usize) -> usize {
    if l.word(i) == "кр" {
        return i + 1;
    }
    if l.word(i).starts_with("кыргызск") && l.word(i + 1).starts_with("республик") {
        return i + 2;
    }
    i
}

/// Words of an issuer behind the noun: at most so many («Государственного агентства по … при Правительстве …»).
const MAX_ISSUER: usize = 18;

/// The issuer's words from `i` up to a title, «от» with a date, or a number: the piece behind them.
fn issuer_ru(l: Lexed<'_>, i: usize) -> usize {
    let starts = |w: &str| {
        [
            "правительств",
            "кабинет",
            "президент",
            "министерств",
            "минюст",
            "жогорку",
            "минфин",
            "государственн",
            "национальн",
            "председател",
            "правлени",
            "местн",
            "кенеш",
            "бишкекск",
            "ошск",
            "мэри",
            "временн",
            "мин",
            "фонд",
            "социальн",
            "агентств",
        ]
        .iter()
        .any(|s| w.starts_with(s))
    };
    if !starts(l.word(i)) {
        return i;
    }
    let mut k = i;
    while k < l.toks.len() && k - i < MAX_ISSUER {
        let done = (l.word(k) == "от" && date_ru(l, k + 1).is_some())
            || act_number(l, k).is_some()
            || quoted_end(l, k).is_some()
            || matches!(l.s(k), ";" | "." | "(" | ")" | ":");
        if done {
            return k;
        }
        k += 1;
    }
    i
}

/// An act's name that starts at piece `i`.
pub(super) fn ru(l: Lexed<'_>, i: usize) -> Option<Raw> {
    let mut at = i;
    let mut made: Option<String> = None;
    if let Some(adj) = code_adjective(l.word(at)) {
        let mut adjectives = capital(&adj);
        at += 1;
        if let Some(second) = code_adjective(l.word(at)) {
            adjectives = format!("{adjectives} {second}");
            at += 1;
        }
        if noun_ru(l.word(at)) != Some(Noun::Code) {
            return None;
        }
        made = Some(format!("{adjectives} кодекс"));
    } else if l.word(at).strip_prefix("конституционн").is_some_and(|e| ADJ_ENDS.contains(&e) || e == "ых" || e == "ыми")
    {
        at += 1;
    }
    let noun = noun_ru(l.word(at))?;
    if i > 0 && l.word(i - 1).starts_with("настоящ") {
        return None;
    }
    let mut act = NamedAct::default();
    let mut end = at;
    let mut k = country_ru(l, at + 1);
    if k > at + 1 {
        end = k - 1;
    }
    let behind_issuer = issuer_ru(l, k);
    if behind_issuer > k {
        k = country_ru(l, behind_issuer);
    }
    let mut about = None;
    loop {
        if l.word(k) == "от" {
            let Some((date, e)) = date_ru(l, k + 1) else { break };
            act.date = Some(date);
            end = e;
            k = e + 1;
        } else if let Some(n) = act_number(l, k).filter(|_| act.number.is_none()) {
            act.number = Some(n);
            end = n.1;
            k = n.1 + 1;
        } else if let Some(close) =
            quoted_end(l, k).filter(|_| act.title.is_none() && act.date.is_none() | titled_after(l, k))
        {
            act.title = Some((k + 1, close - 1));
            end = close;
            k = close + 1;
        } else if noun == Noun::Code && made.is_none() && about.is_none() && matches!(l.word(k), "о" | "об") {
            let e = about_end(l, k)?;
            about = Some((k, e));
            end = e;
            k = e + 1;
            let c = country_ru(l, k);
            if c > k {
                end = c - 1;
                k = c;
            }
        } else {
            break;
        }
    }
    let named = match noun {
        Noun::Constitution => true,
        Noun::Code => made.is_some() || about.is_some() || act.date.is_some(),
        Noun::Plain => act.title.is_some() || (act.date.is_some() && act.number.is_some()),
    };
    if !named {
        return None;
    }
    if act.title.is_none() {
        act.title = about;
        act.made_title = made.or_else(|| (noun == Noun::Constitution).then(|| "Конституция".to_string()));
    }
    let mut raw = Raw::new(i, end);
    raw.owner = Owner::Other;
    raw.act = Some(act);
    Some(raw)
}

/// A title behind the date belongs to the act when it starts with «О», «Об» or is any quoted words.
fn titled_after(l: Lexed<'_>, open: usize) -> bool {
    matches!(l.word(open + 1), "о" | "об")
}

/// Words that cannot stand in the unquoted name of a code.
const STOP_RU: [&str; 22] = [
    "и",
    "или",
    "в",
    "во",
    "на",
    "не",
    "для",
    "при",
    "с",
    "со",
    "по",
    "а",
    "если",
    "за",
    "к",
    "от",
    "до",
    "из",
    "кроме",
    "а также",
    "либо",
    "подлежит",
];

/// The last piece of an unquoted «о …» behind «Кодекс»: at most four words, up to a mark, a preposition or the country.
fn about_end(l: Lexed<'_>, k: usize) -> Option<usize> {
    let mut e = k;
    while e - k < 4 {
        let w = l.word(e + 1);
        let noun_like = ["ах", "ях", "ости", "ых", "их", "ии", "ой", "ей"].iter().any(|x| w.ends_with(x));
        if w.is_empty() || STOP_RU.contains(&w) || w.starts_with("кыргызск") || w == "кр" || !noun_like {
            break;
        }
        e += 1;
    }
    (e > k).then_some(e)
}

/// «18 декабря 2009 года N 313» without a noun: one of several acts in an amendment note.
pub(super) fn dated_ru(l: Lexed<'_>, i: usize) -> Option<Raw> {
    let (date, e) = date_ru(l, i)?;
    let number = act_number(l, e + 1).or_else(|| (l.s(e + 1) == ",").then(|| act_number(l, e + 2)).flatten())?;
    if press(l, i) {
        return None;
    }
    let mut raw = Raw::new(i, number.1);
    raw.owner = Owner::Other;
    raw.act = Some(NamedAct { date: Some(date), number: Some(number), ..NamedAct::default() });
    Some(raw)
}

/// A gazette is named within so many pieces before its number.
const PRESS_BACK: usize = 16;

/// A date and number of a newspaper or gazette: «газета "Эркин-Тоо" от 23 июля 1999 года N 63».
pub(super) fn press(l: Lexed<'_>, i: usize) -> bool {
    (i.saturating_sub(PRESS_BACK)..i).any(|k| {
        let w = l.word(k);
        w.starts_with("газет")
            || w.starts_with("ведомост")
            || w.starts_with("бюллетен")
            || w.starts_with("гезит")
            || w.starts_with("жарчы")
    })
}

/// Kyrgyz nouns of acts by their stems; endings are checked by [`noun_ky`].
fn noun_ky(word: &str) -> Option<Noun> {
    let case = |stem: &str| {
        word.strip_prefix(stem).is_some_and(|e| {
            e.is_empty()
                || ["ы", "и", "у", "ү", "га", "ге", "го", "гө", "да", "де", "до", "дө", "д", "н", "к", "л", "т"]
                    .iter()
                    .any(|x| e.starts_with(x))
        })
    };
    if word.starts_with("мыйзамд") && word.contains("мыйзамдуу") || word.starts_with("мыйзамсыз")
    {
        return None;
    }
    if case("мыйзам")
        || case("токтом")
        || case("жарлык")
        || case("жарлыг")
        || case("буйрук")
        || case("буйруг")
        || case("тескеме")
        || case("чечим")
    {
        return Some(Noun::Plain);
    }
    if case("кодекс") {
        return Some(Noun::Code);
    }
    if case("конституция") {
        return Some(Noun::Constitution);
    }
    None
}

/// Whether a noun of [`noun_ky`] is plural («мыйзамдары»): the law in general, unless dates follow.
fn plural_ky(word: &str) -> bool {
    ["лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр"]
        .iter()
        .any(|p| word.contains(p))
}

/// Kyrgyz words that name a code, in the nominative.
const CODE_ADJ_KY: [&str; 27] = [
    "жарандык",
    "граждандык",
    "салык",
    "бюджет",
    "жер",
    "эмгек",
    "үй-бүлө",
    "жазык",
    "кылмыш-жаза",
    "кылмыш",
    "суу",
    "токой",
    "турак-жай",
    "турак",
    "аба",
    "санариптик",
    "бажы",
    "административдик-процесстик",
    "административдик",
    "администрациялык",
    "жазык-процесстик",
    "жарандык-процесстик",
    "процесстик",
    "жазык-аткаруу",
    "аткаруу",
    "шаар",
    "экологиялык",
];

/// A Kyrgyz name of an act that starts at piece `i`: a quoted title, a date, the country or the code's own word.
pub(super) fn ky(l: Lexed<'_>, i: usize) -> Option<Raw> {
    let mut act = NamedAct::default();
    let mut k = i;
    let mut dated_end = None;
    let mut country = false;
    let mut pieces = 0;
    // Title, country, date and number may come in any order before the noun.
    while pieces < 8 {
        pieces += 1;
        if let Some(close) = quoted_end(l, k).filter(|_| act.title.is_none()) {
            act.title = Some((k + 1, close - 1));
            k = close + 1;
        } else if let Some((date, e)) = date_ky(l, k).filter(|_| act.date.is_none()) {
            act.date = Some(date);
            k = e + 1;
            if let Some(n) = act_number(l, k) {
                act.number = Some(n);
                k = n.1 + 1;
                dated_end = Some(n.1);
            }
        } else if let Some(n) = act_number(l, k).filter(|_| act.number.is_none() && act.date.is_some()) {
            act.number = Some(n);
            k = n.1 + 1;
            dated_end = Some(n.1);
        } else if l.word(k).starts_with("кыргыз") && l.word(k + 1).starts_with("республикасын") {
            k += 2;
            country = true;
        } else if l.word(k) == "кр" {
            k += 1;
            country = true;
        } else if country
            && issuer_word_ky(l.word(k))
            && (act.title.is_some() || act.date.is_some() || (k + 1 < l.toks.len() && behind_issuer_ky(l, k)))
        {
            k += 1;
        } else {
            break;
        }
    }
    if l.word(k) == "конституциялык" {
        k += 1;
    }
    let word = l.word(k);
    if let Some(noun) = noun_ky(word) {
        let singular = !plural_ky(word);
        let named = match noun {
            Noun::Constitution => act.title.is_none() && (country || k == i),
            _ => (act.title.is_some() && singular) || act.number.is_some(),
        };
        // «Ушул Кодекс» and plain «мыйзам» are no names.
        if named && !(noun == Noun::Constitution && i > 0 && l.word(i - 1) == "ушул") {
            if noun == Noun::Constitution {
                act.made_title = Some("Конституция".into());
            }
            let mut to = k;
            if act.number.is_none() && act.date.is_none() {
                // «Мыйзамынын» with its number behind: «"…" Мыйзамы (2012-жылдын 4-июлундагы № 96)» is rare; left apart.
                if let Some(n) = act_number(l, k + 1) {
                    act.number = Some(n);
                    to = n.1;
                }
            }
            if plural_ky(word) || noun_is_list(l, i, dated_end) {
                // In a list of dated acts each mention is its date and number.
                to = dated_end.unwrap_or(to);
            }
            return Some(done(i, to, act));
        }
        if let Some(e) = dated_end {
            return Some(done(i, e, act));
        }
    }
    if let Some(raw) = code_ky(l, i, k, country, &act) {
        return Some(raw);
    }
    // A date with its number, the noun further on («2023-жылдын 11-апрелиндеги № 85, … Мыйзамдарынын»).
    let e = dated_end?;
    let start = if act.title.is_none() { first_date(l, i, e) } else { i };
    (!press(l, start)).then(|| done(start, e, act))
}

/// Where the date of a mention starts that has only a date and a number.
fn first_date(l: Lexed<'_>, from: usize, to: usize) -> usize {
    (from..to).find(|k| l.is_num(*k) && date_ky(l, *k).is_some()).unwrap_or(from)
}

/// A dated mention that another dated mention follows or precedes by a comma.
fn noun_is_list(l: Lexed<'_>, i: usize, dated_end: Option<usize>) -> bool {
    dated_end.is_some() && i >= 1 && l.s(i - 1) == ","
}

fn done(from: usize, to: usize, act: NamedAct) -> Raw {
    let mut raw = Raw::new(from, to);
    raw.owner = Owner::Other;
    raw.act = Some(act);
    raw
}

/// Genitives of issuers before the noun.
fn issuer_word_ky(w: &str) -> bool {
    [
        "өкмөтүнүн",
        "министрлер",
        "кабинетинин",
        "президентинин",
        "министрлигинин",
        "юстиция",
        "жогорку",
        "кеңешинин",
        "улуттук",
        "банкынын",
        "башкармасынын",
        "мамлекеттик",
        "кызматынын",
        "агенттигинин",
        "каржы",
        "финансы",
        "экономика",
    ]
    .contains(&w)
}

/// A date, number or noun comes within a few words behind the issuer.
fn behind_issuer_ky(l: Lexed<'_>, k: usize) -> bool {
    (k + 1..k + 8).any(|j| date_ky(l, j).is_some() || quoted_end(l, j).is_some())
}

/// «(Кыргыз Республикасынын) Жарандык процесстик кодекси», «Салыктык эмес кирешелер жөнүндө Кыргыз Республикасынын кодекси».
fn code_ky(l: Lexed<'_>, i: usize, k: usize, country: bool, dated: &NamedAct) -> Option<Raw> {
    let mut e = k;
    let mut words: Vec<&str> = Vec::new();
    while words.len() < 3 && CODE_ADJ_KY.contains(&l.word(e)) {
        words.push(l.word(e));
        e += 1;
    }
    // «турак жай кодекси»
    if words.last() == Some(&"турак") && l.word(e) == "жай" {
        words.push("жай");
        e += 1;
    }
    if !words.is_empty() && noun_ky(l.word(e)) == Some(Noun::Code) && !plural_ky(l.word(e)) {
        let title = format!("{} кодекси", capital(&words.join(" ")));
        let act = NamedAct { made_title: Some(title), number: dated.number, date: dated.date.clone(), title: None };
        return Some(done(i, e, act));
    }
    // «… жөнүндө Кыргыз Республикасынын кодекси(не)»: `i` is at the country; the words before it are read by the caller.
    if country
        && noun_ky(l.word(k)) == Some(Noun::Code)
        && !plural_ky(l.word(k))
        && i > 0
        && matches!(l.word(i - 1), "жөнүндө" | "тууралуу")
    {
        let mut from = i - 1;
        let mut count = 0;
        while from > 0 && count < MAX_ABOUT_KY {
            let t = &l.toks[from - 1];
            if t.kind != Kind::Word || STOP_KY.contains(&l.word(from - 1)) || verb_form_ky(l.word(from - 1)) {
                break;
            }
            from -= 1;
            count += 1;
        }
        if count == 0 {
            return None;
        }
        let about: Vec<&str> = (from..i).map(|j| l.word(j)).collect();
        let act =
            NamedAct { made_title: Some(format!("{} кодекс", capital(&about.join(" ")))), ..NamedAct::default() };
        return Some(done(from, k, act));
    }
    None
}

/// Most words before «жөнүндө» in the unquoted name of a code: the longest real one has three.
const MAX_ABOUT_KY: usize = 3;
/// Words that end the search for an unquoted Kyrgyz title.
const STOP_KY: [&str; 13] = [
    "жана",
    "же",
    "учурда",
    "учурларда",
    "ылайык",
    "менен",
    "үчүн",
    "боюнча",
    "ушул",
    "болсо",
    "эгерде",
    "ошондой",
    "эле",
];

/// Participles and converbs end the clause before a title («төлөнбөгөн учурда …»).
fn verb_form_ky(w: &str) -> bool {
    ["ган", "ген", "гон", "гөн", "кан", "кен", "кон", "көн", "ып", "ип", "уп", "үп", "са", "се", "со", "сө"]
        .iter()
        .any(|e| w.ends_with(e))
}
