use super::*;
use crate::act::{Act, parse};
use crate::{Lang, source, text};

fn act(name: &str, text: &str) -> Act {
    parse(&source::from_text(name, text.to_owned())).0
}

/// Values in digits, both languages in one table.
#[test]
fn numbers_of_both_languages() {
    let table: &[(Lang, &str, &[&str])] = &[
        (Lang::Ru, "с 1 000 до 2000 сомов", &["1000", "2000"]),
        (Lang::Ky, "1 000ден 2000 сомго чейин", &["1000", "2000"]),
        (Lang::Ru, "статья 102² и З09", &["102^2", "309"]),
        (Lang::Ky, "102²-берене жана З09", &["102^2", "309"]),
        (Lang::Ru, "5 млн. сомов", &["5000000"]),
        (Lang::Ky, "5 млн. сом", &["5000000"]),
        (Lang::Ru, "в 08:00", &["8"]),
        (Lang::Ky, "саат 08.00дө", &["8"]),
    ];
    for (lang, words, want) in table {
        let analysis = text::analyse(words, *lang, &mut text::Memo::default());
        let got = numbers(&analysis, crate::Span::new(0, words.len() as u32), *lang);
        let values: Vec<&str> = got.digits.iter().map(|d| d.value.as_str()).collect();
        assert_eq!(values, *want, "{words}");
        assert!(got.digits.iter().all(|d| words.get(d.span.range()).is_some()), "{words}");
    }
}

#[test]
fn an_act_is_aligned_with_itself() {
    let a = act(
        "a.ru.txt",
        "ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ\nот 5 мая 2021 года № 12\nО садах\nСтатья 1. Цель\n1. Сады открыты:\n1) днём;\n2) ночью.\nСтатья 2. Вход\nВход свободный.\n",
    );
    let al = align(&a, &a);
    assert!(al.pairs.iter().all(|p| p.ru == p.ky));
    assert!(al.pairs.len() >= 4, "{:?}", al.pairs);
    assert_eq!((al.shared, al.only_ru.len(), al.only_ky.len(), al.uneven.len()), (2, 0, 0, 0));
    assert!(!editions(&a, &a, &al));
}

#[test]
fn paragraphs_cut_in_other_places_are_compared_whole() {
    let ru = act("a.ru.txt", "Статья 1. Вход\nВход свободный до 8 часов.\nДети входят с 9 часов.\n");
    let ky = act("a.ky.txt", "1-берене. Кирүү\nСаат 8ге чейин кирүү эркин. Балдар саат 9дан кирет.\n");
    let al = align(&ru, &ky);
    assert!(al.pairs.iter().any(|p| p.whole), "{al:?}");
}
