//! Two small texts of one act each: the words of article 2 in Russian and in Kyrgyz, and what must be reported.

use super::super::super::{ActInput, Context, Packs, Registry, Selection, run};
use crate::act::{Act, parse};
use crate::facts::{self, ActSlice};
use crate::{source, text};

fn act(name: &str, body: &str) -> Act {
    let whole = if name.contains(".ru.") {
        format!(
            "ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ\nот 5 мая 2021 года № 12\nО садах\nСтатья 1. Цель\n1. Сады открыты.\nСтатья 2. Порядок\n{body}\nСтатья 3. Надзор\n1. Надзор ведёт служба.\n"
        )
    } else {
        format!(
            "КЫРГЫЗ РЕСПУБЛИКАСЫНЫН МЫЙЗАМЫ\n2021-жылдын 5-майы № 12\nБактар жөнүндө\n1-берене. Максат\n1. Бактар ачык.\n2-берене. Тартип\n{body}\n3-берене. Көзөмөл\n1. Көзөмөлдү кызмат жүргүзөт.\n"
        )
    };
    parse(&source::from_text(name, whole)).0
}

/// Reasons (English) of what is found between two texts.
fn found(ru: &str, ky: &str) -> Vec<String> {
    let acts = [act("a.ru.txt", ru), act("a.ky.txt", ky)];
    assert_eq!(acts[0].uri, acts[1].uri);
    let mut memo = text::Memo::default();
    let analyses = acts.each_ref().map(|a| text::analyse(&a.text, a.lang, &mut memo));
    let facts: Vec<_> = acts.iter().zip(&analyses).map(|(a, n)| facts::extract(a, n)).collect();
    let inputs: Vec<ActInput<'_>> =
        (0..2).map(|i| ActInput { act: &acts[i], analysis: &analyses[i], facts: &facts[i], mentions: &[] }).collect();
    let selection = Selection { only: vec!["L06".into()], ..Selection::default() };
    let registry = Registry::new(Packs::built_in(), &selection);
    let lookup = ActSlice::new(acts.iter());
    let cx = Context { acts: &inputs, lookup: &lookup, groups: &[], as_of: None, packs: &registry.packs };
    let (found, notices) = run(&cx, &registry);
    assert!(notices.is_empty(), "{notices:?}");
    for f in &found {
        assert_eq!(f.evidence.len(), 2, "both places are evidence");
        assert!(f.evidence[0].span.contains(f.trigger), "the trigger lies in the first place");
        assert!(f.evidence.iter().zip(&acts).all(|(e, a)| !e.span.of(&a.text).is_empty()));
        assert!(!f.reason.ky.is_empty() && !f.reason.ru.is_empty());
    }
    found.into_iter().map(|f| f.reason.en).collect()
}

const FIRES: &[(&str, &str, &str)] = &[
    (
        "1. Применяется глава IV настоящего Закона.",
        "1. Ушул Мыйзамдын 5-главасы колдонулат.",
        "5 stands in Kyrgyz and not in Russian",
    ),
    (
        "1. Служба вправе приостановить полив.",
        "1. Кызмат сугарууну токтото турууга милдеттүү.",
        "gives a right, the Kyrgyz one a duty",
    ),
    ("1. Садовник обязан вести учёт.", "1. Багбан эсеп жүргүзүүгө укуктуу.", "gives a duty, the Kyrgyz one a right"),
    ("1. Штраф составляет 30 показателей.", "1. Айып 40 көрсөткүчтү түзөт.", "30 in Russian, 40 in Kyrgyz"),
    ("1. Ставка равна 2 процентам.", "1. Чени 3 пайызга барабар.", "2 in Russian, 3 in Kyrgyz"),
    ("1. Ставка равна 1,5 процента.", "1. Чени 15 пайызга барабар.", "Numbers differ: 1, 5 in Russian, 15 in Kyrgyz"),
    (
        "1. Применяется статья 2¹ настоящего Закона.",
        "1. Ушул Мыйзамдын 21-беренеси колдонулат.",
        "2-1 in Russian, 21 in Kyrgyz",
    ),
    (
        "1. Применяется часть 2 статьи 5 Закона.",
        "1. Мыйзамдын 5-беренесинин 3-бөлүгү колдонулат.",
        "2 in Russian, 3 in Kyrgyz",
    ),
    (
        "1. Служба отвечает в течение десяти дней со дня подачи.",
        "1. Кызмат берилген күндөн тартып он беш күндүн ичинде жооп берет.",
        "10 days in Russian, 15 days in Kyrgyz",
    ),
    (
        "1. Служба отвечает в течение пяти рабочих дней.",
        "1. Кызмат беш күндүн ичинде жооп берет.",
        "5 working days in Russian, 5 days in Kyrgyz",
    ),
    ("1. Пошлина равна 200 тысячам сомов.", "1. Алым 20 миң сомго барабар.", "200000 in Russian, 20000 in Kyrgyz"),
    (
        "1. Действует до 1 января 2027 года.",
        "1. 2028-жылдын 1-январына чейин колдонулат.",
        "2027 in Russian, 2028 in Kyrgyz",
    ),
    (
        "1. Сады охраняются службой.\n2. Рубка деревьев в садах запрещается без разрешения.",
        "1. Бактарды кызмат коргойт.",
        "Unit 2 stands in Russian only",
    ),
    (
        "1. Сады охраняются службой.",
        "1. Бактарды кызмат коргойт.\n2. Бактарда уруксатсыз дарак кыюуга тыюу салынат.",
        "Unit 2 stands in Kyrgyz only",
    ),
];

const SILENT: &[(&str, &str)] = &[
    ("1. Штраф составляет 30 показателей.", "1. Айып 30 көрсөткүчтү түзөт."),
    ("1. Ответ даётся в течение 10 дней.", "1. Жооп он күндүн ичинде берилет."),
    ("1. Ответ даётся в течение трёхсот дней.", "1. Жооп үч жүз күндүн ичинде берилет."),
    ("1. Ответ даётся в течение двадцати пяти дней.", "1. Жооп 25 күндүн ичинде берилет."),
    ("1. Действует до 1 января 2027 года.", "1. 2027-жылдын 1-январына чейин колдонулат."),
    ("1. Применяются статьи 241, 242 и 243.", "1. 241-243-беренелер колдонулат."),
    ("1. Применяется статья З09³.", "1. 309³-берене колдонулат."),
    ("1. Применяется статья 41З³.", "1. 413³-берене колдонулат."),
    ("1. Применяется статья 2¹.", "1. 2-1-берене колдонулат."),
    ("1. Работа идёт с 22:00 до 06:00.", "1. Иш 22.00дөн 06.00гө чейин жүрөт."),
    ("1. Коэффициент равен 2,0.", "1. Коэффициент 2ге барабар."),
    ("1. Пошлина равна 1 000 000 сомов.", "1. Алым 1000000 сомго барабар."),
    ("1. Пошлина равна 200 тысячам сомов.", "1. Алым 200000 сомго барабар."),
    ("1. Граждане и юридические лица платят 200 сомов.", "1. Жарандар 200 сом, юридикалык жактар 200 сом төлөйт."),
    (
        "1. Служба принимает меры в течение 3 дней:\n1) проверяет сад;\n2) пишет акт.",
        "1. Кызмат чара көрөт:\n1) 3 күндүн ичинде бакты текшерет;\n2) 3 күндүн ичинде акт жазат.",
    ),
    ("1. Внимание! Часть 1 действует с 5 мая 2022 года.", "1. Көңүл буруңуздар! Бөлүк колдонулат."),
];

#[test]
fn what_differs_is_found() {
    let mut wrong = Vec::new();
    for (ru, ky, want) in FIRES {
        let got = found(ru, ky);
        if got.len() != 1 || !got[0].contains(want) {
            wrong.push(format!("{ru} | {ky}: {got:?}, not «{want}»"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_the_same_is_silent() {
    let wrong: Vec<String> = SILENT
        .iter()
        .map(|(ru, ky)| (ru, ky, found(ru, ky)))
        .filter(|(_, _, got)| !got.is_empty())
        .map(|(ru, ky, got)| format!("{ru} | {ky}: {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn different_editions_are_one_finding() {
    let ru: String = (1..9).map(|i| format!("{i}. Ставка {i}.\nСтатья {}. Сад\n", 10 + i)).collect();
    let got = found(&ru, "1. Чени 9.");
    assert_eq!(got.len(), 1, "{got:?}");
    assert!(got[0].contains("different editions"), "{got:?}");
}
