//! What holds of every act, whatever the text: own spans tile it, identifiers are unique, look-ups find what they name.

use jenil::act::{self, Act};
use jenil::source::{self, Source};
use proptest::prelude::*;

/// Pieces of legal text that steer the parser, in both languages, whole and broken.
const PIECES: [&str; 64] = [
    "Статья 1. Предмет",
    "Статья 2",
    "Статья 21¹.",
    "Статья 261. О садах",
    "Статья З0-3.",
    "Статья",
    "1-берене.",
    "2-статья",
    "738 -58-статья. Туурасы",
    "361-берене¹.",
    "-берене",
    "Глава 1.",
    "Глава I",
    "I ГЛАВА. ЖЕР",
    "3-Глава Бак",
    "РАЗДЕЛ ПЕРВЫЙ",
    "I БӨЛҮМ.",
    "ЭКИНЧИ БӨЛҮМ",
    "ОБЩАЯ ЧАСТЬ",
    "ЧАСТЬ II",
    "§ 1. Ограды",
    "Параграф 2.",
    "Подраздел 3. Пруды",
    "I. Общие положения",
    "1. Сады открыты.",
    "2. Сады:",
    "11. Сады.",
    "1) плоды;",
    "2) листья:",
    "21) ветви;",
    "а) корни;",
    "б) стволы.",
    "1.1. Тень.",
    "1.1.1) тень",
    "1¹. Свет",
    "1¹) свет",
    "- роса;",
    "– иней",
    "(В редакции Закона КР от 1 мая 2020 года № 5)",
    "(Утратила силу в соответствии с Законом КР от 1 мая 2020 года № 5)",
    "(Глава",
    "күчүн жоготту)",
    "Примечание. Тень.",
    "Приложение 1",
    "2-тиркеме",
    "Тиркеме",
    "УТВЕРЖДЕНО",
    "ПОЛОЖЕНИЕ о садах",
    "Бак жөнүндө ЖОБО",
    "изложить в следующей редакции:",
    "төмөнкү редакцияда баяндалсын:",
    "«Статья 5. Пруд",
    "\"3. Тень\";",
    "конец».",
    "»;",
    "\"",
    "Президент",
    "А.Б. Садовников",
    "ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ",
    "от 5 мая 2021 года № 12",
    "2021-жылдын 5-майы № 12",
    "В целях тени постановляет:",
    "Сад - участок с деревьями",
    "\u{feff}\u{a0}²¹«ө",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}"];
    let gap = prop::sample::select(vec!["\n", "\n", "\n", "\n\n", " ", "\t", "\n \n", ""]);
    prop::collection::vec((piece, gap), 0..60).prop_map(|v| v.into_iter().map(|(p, g)| p + g).collect())
}

fn holds(act: &Act, source: &Source) {
    assert_eq!(act.text, source.text);
    assert_eq!(act.coverage(), 1.0);
    let mut at = 0;
    let mut eids = std::collections::BTreeMap::new();
    for (i, p) in (0u32..).zip(&act.provisions) {
        assert_eq!(p.own.from, at);
        at = p.own.to;
        assert!(
            p.own.contains(p.body)
                && act.text.is_char_boundary(p.body.from as usize)
                && act.text.is_char_boundary(p.body.to as usize)
        );
        assert!(p.heading.is_none_or(|h| p.own.contains(h)));
        if let Some(up) = p.parent {
            assert!(up < i && act.path_span(up).contains(act.path_span(i)));
            assert!(act.children(up).any(|c| c == i));
        }
        let eid = act.eid(i);
        assert!(eid.is_ascii(), "{eid}");
        assert_eq!(eids.insert(eid.clone(), i), None, "{eid} twice");
        assert_eq!(act.find(&eid), Some(i));
        assert!(!act.cite(i, jenil::Lang::Ru).is_empty() && !act.cite(i, jenil::Lang::Ky).is_empty());
        if !p.own.is_empty() {
            assert_eq!(act.provision_at(p.own.from), i);
        }
    }
    assert_eq!(at as usize, act.text.len());
    for i in act.articles() {
        let number = act.provisions[i as usize].number.as_deref().expect("articles have numbers");
        assert!(act.lookup(Some(number), None, None).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_covered(text in text()) {
        let source = source::from_text("fuzz.txt", text);
        let (act, _) = act::parse(&source);
        holds(&act, &source);
    }

    #[test]
    fn blocks_that_do_not_tile_do_no_harm(text in text(), cut in 0usize..5) {
        let mut source = source::from_text("fuzz.txt", text);
        source.blocks.truncate(cut);
        let (act, _) = act::parse(&source);
        holds(&act, &source);
    }
}

/// Gaps, overlaps and spans outside the text lower the share.
#[test]
fn coverage_is_honest() {
    let source = source::from_text("a.txt", "Статья 1. Сад\nТень.\nСтатья 2. Пруд\nРыба.\n".to_owned());
    let (act, _) = act::parse(&source);
    assert_eq!(act.coverage(), 1.0);
    let mut gap = act.clone();
    gap.provisions[1].own.from += 2;
    assert!(gap.coverage() < 1.0);
    let mut overlap = act.clone();
    overlap.provisions[1].own.from -= 2;
    assert!(overlap.coverage() < 1.0);
    let mut outside = act.clone();
    outside.provisions[1].own.to += 100;
    assert_eq!(outside.coverage(), 1.0, "what lies past the end is no byte of the text");
    let mut split = act;
    split.provisions[1].own.from += 1;
    assert!(split.coverage() < 1.0, "a span that cuts a letter covers nothing");
}

/// Deep nesting and long lists: no recursion, linear time, bounded identifiers.
#[test]
fn hostile_nesting_is_survived() {
    for unit in [
        "1) а:\n",
        "а) а:\n",
        "«1) изложить в следующей редакции:\n",
        "1.1.1.1.1. Тень:\n",
        "(Глава\n",
        "Приложение 1\n",
    ] {
        let source = source::from_text("deep.txt", unit.repeat(10_000));
        let started = std::time::Instant::now();
        let (act, _) = act::parse(&source);
        assert_eq!(act.coverage(), 1.0);
        let deepest = (0..act.provisions.len() as u32).map(|i| act.ancestors(i).count()).max();
        println!("{unit:?}: {} units, depth {deepest:?}, {:?}", act.provisions.len(), started.elapsed());
        assert!(started.elapsed().as_secs() < 10, "{unit:?}");
        assert!(deepest <= Some(64), "{unit:?}");
    }
}
