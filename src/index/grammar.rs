//! Words of grammar and of asking: they carry a question, not its matter.

/// Closed classes only: prepositions, conjunctions, pronouns, particles, question words, and the verbs of asking.
/// From school grammars of both languages, folded; «без», «эмес» and other negations change the matter and are not here.
const WORDS: &[&str] = &[
    // Russian
    "а", "бы", "был", "была", "было", "быть", "в", "ведь", "во", "вот", "все", "где", "для", "до", "его", "ее",
    "если", "есть", "же", "за", "и", "из", "или", "их", "к", "как", "какая", "какие", "какова", "каково", "каковы",
    "каков", "каким", "какими", "каких", "какого", "какое", "какой", "какому", "какую", "ко", "когда", "кого", "кому",
    "которая", "которые", "который", "кто", "куда", "ли", "между", "мне", "может", "могут", "можно", "мой", "моя", "мы",
    "на", "над", "надо", "нам", "нас", "него", "нет", "ни", "но", "нужен", "нужна", "нужно", "нужны", "о", "об",
    "обо", "он", "она", "они", "от", "откуда", "ото", "по", "под", "после", "почему", "при", "про", "с", "сам",
    "свой", "своих", "себя", "сколько", "со", "так", "такое", "там", "то", "того", "тоже", "только", "у", "уже", "чего",
    "чей", "чем", "через", "что", "чтобы", "это", "этого", "этом", "я", "является",
    // Kyrgyz
    "ага", "айрым", "алар", "ал", "анда", "анын", "аркылуу", "ар", "боюнча", "бул", "бар", "барбы", "башкача",
    "болот", "болобу", "болсо", "болуп", "бөлөк", "гана", "да", "дагы", "де", "деген", "деп", "дейре", "эле", "элем",
    "эмне", "эмнеден", "жана", "же", "жок", "жөнүндө", "кайда", "кайсы", "кандай", "кантип", "канча", "качан",
    "ким", "кимге", "кимдер", "кимдин", "көрө", "мен", "менен", "менин", "мүмкүнбү", "сен", "сиз",
    "тарабынан", "тууралуу", "туралуу", "үчүн", "ушул", "ушундай", "чейин", "эгер", "эгерде", "экен", "кийин", "канчадан",
];

/// Whether a folded form is a word of grammar.
///
/// Sorted once; the list is short, so a binary search over it needs no table.
pub(super) fn is_grammar(folded: &str) -> bool {
    static SORTED: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
        let mut all = WORDS.to_vec();
        all.sort_unstable();
        all
    });
    SORTED.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_of_both_languages_and_nothing_else() {
        for word in ["какой", "для", "үчүн", "кандай", "жана"] {
            assert!(is_grammar(word), "{word}");
        }
        for word in ["орган", "срок", "мыйзам", "салык", "права"] {
            assert!(!is_grammar(word), "{word}");
        }
        for word in WORDS {
            assert_eq!(crate::text::fold(word).text, *word, "the list holds folded words");
        }
    }
}
