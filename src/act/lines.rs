//! What a line without a marker is: a signature, the title of an approved text, a heading that goes on.

/// Longest line, in bytes, that can be part of a signature; the longest in 40 real acts has 120.
const MAX_SIGNATURE: usize = 300;

/// Beginnings of posts and bodies that sign, in lower case, in both languages.
const POSTS: [&str; 24] = [
    "президент",
    "премьер-министр",
    "председател",
    "торага",
    "төрага",
    "министр",
    "директор",
    "мэр",
    "аким",
    "руководител",
    "заместител",
    "вице-",
    "исполняющ",
    "и.о.",
    "и. о.",
    "губернатор",
    "начальник",
    "глава",
    "статс-",
    "генеральн",
    "төраасы",
    "жетекчи",
    "башчы",
    "полномочн",
];

/// Where the name of a signatory begins at the end of a line: `А.Ш. Атамбаев`, `А.Акаев`, `К.Бакиев`.
pub(crate) fn signatory(line: &str) -> Option<usize> {
    let line = line.trim_end_matches([' ', '\t', '|', '\u{a0}', '\n']);
    if line.len() > MAX_SIGNATURE {
        return None;
    }
    let surname_at = line.rfind(['.', ' ', '\t', '\u{a0}', '|'])? + 1;
    // rfind gives the byte of a one- or two-byte character
    let surname_at = (surname_at..=line.len()).find(|i| line.is_char_boundary(*i))?;
    let surname = &line[surname_at..];
    let mut letters = surname.chars();
    if !letters.next()?.is_uppercase()
        || letters.clone().count() < 2
        || !letters.all(|c| c.is_lowercase() || c == '-' || c.is_uppercase() && surname.contains('-'))
    {
        return None;
    }
    let mut at = surname_at;
    let mut initials = 0;
    loop {
        let head = line[..at].trim_end_matches([' ', '\u{a0}']);
        let Some(before) = head.strip_suffix('.') else { break };
        let c = before.chars().next_back()?;
        let start = before.len() - c.len_utf8();
        let alone = before[..start].chars().next_back().is_none_or(|p| !p.is_alphabetic());
        if !c.is_uppercase() || !alone {
            break;
        }
        initials += 1;
        at = start;
        if initials == 3 {
            break;
        }
    }
    (initials > 0).then_some(at)
}

/// Whether a line names a post that signs acts, at its beginning or (Kyrgyz) after the genitive of the state.
pub(crate) fn names_post(line: &str) -> bool {
    if line.len() > MAX_SIGNATURE || !line.starts_with(char::is_uppercase) {
        return false;
    }
    let low = line.to_lowercase();
    let low = low.trim_start();
    POSTS.iter().any(|p| low.starts_with(p))
        || (low.starts_with("кыргыз республикасынын") && POSTS.iter().any(|p| low.contains(&format!(" {p}"))))
        || (low.contains("төрагасы") || low.contains("башчысы") || low.contains("министри") || low.contains("мэри "))
}

/// Whether a line tells by whom and when the act was adopted («Принят Жогорку Кенешем …»).
pub(crate) fn adoption(line: &str) -> bool {
    line.len() <= MAX_SIGNATURE
        && (line.starts_with("Принят ")
            || line.starts_with("Принят\n")
            || line.contains("кабыл алган")
            || line.contains("кабыл алынган"))
        && {
            let low = line.to_lowercase();
            low.contains("жогорку кенеш")
                || low.contains("жогорку кеңеш")
                || low.contains("собрани")
                || low.contains("палат")
                || low.contains("жыйын")
        }
}

/// Kinds of acts in the dative, as they stand over a Kyrgyz annex.
const DATIVES: [&str; 10] = [
    "токтомуна",
    "чечимине",
    "буйругуна",
    "мыйзамына",
    "жарлыгына",
    "тескемесине",
    "кодексине",
    "жобосуна",
    "тартибине",
    "эрежелерине",
];

/// Whether a line names the act to which something is annexed («… № 18 токтомуна», «… № 18 токтомуна тиркеме»).
pub(crate) fn names_act_in_dative(line: &str) -> bool {
    let low = line.to_lowercase();
    DATIVES.iter().any(|w| low.contains(w))
}

/// Longest title of an approved text, in bytes.
const MAX_TITLE: usize = 700;

/// Kinds of texts that an act approves, as they stand in capitals over them.
const APPROVED: [&str; 34] = [
    "ПОЛОЖЕНИЕ",
    "ПРАВИЛА",
    "ПОРЯДОК",
    "ИНСТРУКЦИЯ",
    "РЕГЛАМЕНТ",
    "УСТАВ",
    "ПЕРЕЧЕНЬ",
    "ПРОГРАММА",
    "СОСТАВ",
    "МЕТОДИКА",
    "СТАНДАРТ",
    "КОНЦЕПЦИЯ",
    "СХЕМА",
    "СТРУКТУРА",
    "ФОРМА",
    "РЕЕСТР",
    "ТРЕБОВАНИЯ",
    "НОРМЫ",
    "КОДЕКС",
    "ЖОБО",
    "ЖОБОСУ",
    "ЭРЕЖЕ",
    "ЭРЕЖЕЛЕР",
    "ЭРЕЖЕЛЕРИ",
    "ТАРТИП",
    "ТАРТИБИ",
    "НУСКАМА",
    "НУСКАМАСЫ",
    "ТИЗМЕК",
    "ТИЗМЕГИ",
    "УСТАВЫ",
    "ТАЛАПТАР",
    "СТАНДАРТЫ",
    "ПРОГРАММАСЫ",
];

/// Whether a line is the title of an approved text: its kind in capitals first («ПОЛОЖЕНИЕ о …») or last («… ТАРТИБИ»).
pub(crate) fn approved_title(line: &str) -> bool {
    if line.len() > MAX_TITLE || line.ends_with(['.', ';', ':', ',']) {
        return false;
    }
    let capital = |w: &str| APPROVED.contains(&w);
    let mut words = line.split_whitespace();
    words.next().is_some_and(capital) || words.next_back().is_some_and(capital)
}

/// Whether a line's letters are all capitals (at least three of them).
pub(crate) fn capitals(line: &str) -> bool {
    let mut n = 0;
    for c in line.chars().filter(|c| c.is_alphabetic()) {
        if c.is_lowercase() {
            return false;
        }
        n += 1;
    }
    n >= 3
}

/// Longest heading that goes on in its own paragraph, in bytes.
const MAX_HEADING: usize = 600;

/// Whether a line without a marker can be a heading under a bare «Глава 1».
pub(crate) fn heading_line(line: &str) -> bool {
    line.len() <= MAX_HEADING && !line.ends_with(['.', ';', ':', ',']) || (line.len() <= MAX_HEADING && capitals(line))
}

/// Whether a line goes on with a heading that was broken into two paragraphs.
pub(crate) fn goes_on(heading: &str, line: &str) -> bool {
    if line.len() > MAX_HEADING || heading.ends_with(['.', ';', ':']) {
        return false;
    }
    let lower = line.starts_with(|c: char| c.is_lowercase());
    if lower {
        return !line.ends_with(['.', ';', ':', ',']) || heading.ends_with([',', '-']);
    }
    capitals(heading) && capitals(line)
}

/// Words by which a text says that it is repealed, in lower case, in both languages.
pub(crate) fn repealed(low: &str) -> bool {
    ["утратил силу", "утратила силу", "утратили силу", "утратило силу", "исключен", "күчүн жогот", "алып салын", "алынып салын"]
        .iter()
        .any(|w| low.contains(w))
        // «күчүн жоготот»: will lose it
        && !low.contains("күчүн жоготот")
}

/// Words of amendment notes, in lower case, in both languages.
const NOTE_WORDS: [&str; 18] = [
    "редакци",
    "утрат",
    "исключен",
    "введен",
    "вводит",
    "дополнен",
    "наименован",
    "название",
    "күчүн жогот",
    "күчүнө",
    "колдонууга",
    "киргизил",
    "алып салын",
    "алынып салын",
    "толуктал",
    "мыйзамы",
    "аталыш",
    "законом кр",
];

/// Whether a bracket in lower case is a note on amendments.
pub(crate) fn amends(low: &str) -> bool {
    NOTE_WORDS.iter().any(|w| low.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        for (line, name) in [
            ("            Президент Кыргызской Республики\tА.Ш. Атамбаев", "А.Ш. Атамбаев"),
            ("Кыргыз Республикасынын Президенти\tС.Н.Жапаров ", "С.Н.Жапаров"),
            ("Президент Кыргызской Республики К.Бакиев", "К.Бакиев"),
            ("А. Акаев", "А. Акаев"),
            ("Президент Кыргызской Республики| |А.Акаев|", "А.Акаев"),
        ] {
            let at = signatory(line).expect(line);
            assert!(line[at..].starts_with(name), "{line}");
        }
        for line in ["Президент издает указы.", "Министерство юстиции", "статьи 12. Порядок", "в 2021 г. Президент"]
        {
            assert!(signatory(line).is_none(), "{line}");
        }
        assert!(names_post("Кыргыз Республикасынын Президенти") && names_post("Председатель"));
    }

    #[test]
    fn titles_of_approved_texts() {
        assert!(approved_title("ПОЛОЖЕНИЕ о Службе троп") && approved_title("Уруксат берүү ТАРТИБИ"));
        assert!(!approved_title("Положение о Службе утверждается Кабинетом Министров.") && !approved_title("ПРАВИЛА:"));
    }
}
