//! Mentions of bodies: any case form, both languages, short names of the act, names known by their form.

use jenil::bodies::{self, Registry};
use jenil::{Lang, act, source, text};

/// (body id, name in the nominative) of every mention in a text.
fn found(lang: Lang, body: &str) -> Vec<(String, String)> {
    let (act, _) = act::parse(&source::from_text(&format!("a.{lang}.txt"), body.to_owned()));
    assert_eq!(act.lang, lang, "{body}");
    let analysis = text::analyse(&act.text, act.lang, &mut text::Memo::default());
    let registry = Registry::builtin();
    let mentions = bodies::mentions(&act, &analysis, registry);
    for pair in mentions.windows(2) {
        assert!(pair[0].span.to <= pair[1].span.from, "mentions overlap in {body}");
    }
    mentions.iter().map(|m| (m.body.clone(), bodies::name(&act.text, &analysis, m, registry))).collect()
}

#[test]
fn names_in_any_case_form() {
    for (lang, body, id, name) in [
        (
            Lang::Ru,
            "Порядок утверждается Кабинетом Министров Кыргызской Республики.",
            "cabinet",
            "Кабинет Министров Кыргызской Республики",
        ),
        (Lang::Ru, "Отчет направляется Министерству финансов.", "min-finance", "Министерство финансов"),
        (Lang::Ru, "Решение принимается местными кенешами.", "local-kenesh", "местные кенеши"),
        (
            Lang::Ru,
            "Заявление подается в районную государственную администрацию.",
            "local-state-administration",
            "районная государственная администрация",
        ),
        (Lang::Ru, "Сведения передаются в МЧС.", "min-emergency", "МЧС"),
        (Lang::Ru, "Форма определяется уполномоченным органом.", "gen-authorised", "уполномоченный орган"),
        (
            Lang::Ky,
            "Тартип Кыргыз Республикасынын Министрлер Кабинети тарабынан бекитилет.",
            "cabinet",
            "Кыргыз Республикасынын Министрлер Кабинети",
        ),
        (Lang::Ky, "Отчет Финансы министрлигине берилет.", "min-finance", "Финансы министрлиги"),
        (Lang::Ky, "Чечим жергиликтүү кеңештер тарабынан кабыл алынат.", "local-kenesh", "жергиликтүү кеңештер"),
        (Lang::Ky, "Арыз айыл өкмөтүнө берилет.", "aiyl-okmotu", "айыл өкмөтү"),
        (Lang::Ky, "Түрү ыйгарым укуктуу органдын чечими менен аныкталат.", "gen-authorised", "ыйгарым укуктуу орган"),
    ] {
        let all = found(lang, body);
        assert!(all.contains(&(id.to_owned(), name.to_owned())), "{body}: {all:?}");
    }
}

#[test]
fn bodies_known_by_form_keep_their_phrase() {
    for (lang, body, id, name) in [
        (
            Lang::Ru,
            "Реестр ведется уполномоченным государственным органом в сфере охраны маяков.",
            "act:upolnomochennyi-gosudarstvennyi-organ-v-sfere-okhrany-maiakov",
            "уполномоченный государственный орган в сфере охраны маяков",
        ),
        (
            Lang::Ru,
            "Маяки обслуживает Министерство маяков и туманов Кыргызской Республики.",
            "act:ministerstvo-maiakov-i-tumanov-kyrgyzskoi-respubliki",
            "министерство маяков и туманов Кыргызской Республики",
        ),
        (
            Lang::Ky,
            "Маяктарды коргоо чөйрөсүндөгү ыйгарым укуктуу мамлекеттик орган реестрди жүргүзөт.",
            "act:maiaktardy-korgoo-choiorsundogu-yigarym-ukuktuu-mamlekettik-organ",
            "маяктарды коргоо чөйрөсүндөгү ыйгарым укуктуу мамлекеттик орган",
        ),
    ] {
        let all = found(lang, body);
        assert_eq!(all.len(), 1, "{body}: {all:?}");
        assert_eq!(all[0].1.to_lowercase(), name.to_lowercase());
        if lang == Lang::Ru {
            assert_eq!(all[0].0, id);
        } else {
            assert!(all[0].0.starts_with("act:"), "{all:?}");
        }
    }
}

#[test]
fn ordinary_words_are_no_bodies() {
    for (lang, body) in [
        (Lang::Ru, "Исполнительным органом общества является президент компании."),
        (Lang::Ru, "Управление пастбищами и совет директоров общества."),
        (Lang::Ru, "Государственный кадастр ведется на всех землях."),
        (Lang::Ky, "Коомдун аткаруу органы үч мүчөдөн турат."),
        (Lang::Ky, "Мамлекеттик кызмат көрсөтүүнүн сапаты жогору болушу керек."),
    ] {
        let all = found(lang, body);
        assert!(all.is_empty(), "{body}: {all:?}");
    }
}

#[test]
fn short_names_of_the_act() {
    for (lang, body, word) in [
        (
            Lang::Ru,
            "Статья 1. Орган\nМинистерство финансов Кыргызской Республики (далее – уполномоченный орган) ведет реестр.\nСтатья 2. Реестр\nУполномоченный орган открывает реестр.\n",
            "уполномоченный орган",
        ),
        (
            Lang::Ky,
            "1-берене. Орган\nКыргыз Республикасынын Финансы министрлиги (мындан ары – ыйгарым укуктуу орган) реестр жүргүзөт.\n2-берене. Реестр\nЫйгарым укуктуу орган реестрди ачат.\n",
            "ыйгарым укуктуу орган",
        ),
    ] {
        let all = found(lang, body);
        let last = all.last().expect("the short name is found");
        assert_eq!(last.0, "min-finance", "{all:?}");
        assert_eq!(last.1.to_lowercase(), word);
    }
}

#[test]
fn former_names_are_flagged() {
    let (act, _) = act::parse(&source::from_text(
        "a.ru.txt",
        "Порядок утверждает Правительство Кыргызской Республики.".to_owned(),
    ));
    let analysis = text::analyse(&act.text, act.lang, &mut text::Memo::default());
    let m = bodies::mentions(&act, &analysis, Registry::builtin());
    assert_eq!((m[0].body.as_str(), m[0].former), ("cabinet", true));
}

#[test]
fn a_regulation_speaks_of_its_body() {
    for (name, body, id) in [
        (
            "a.ru.txt",
            "ПОЛОЖЕНИЕ\nо Министерстве финансов Кыргызской Республики\n1. Общие положения\n1. Настоящее Положение определяет статус.\n",
            Some("min-finance"),
        ),
        (
            "b.ru.txt",
            "ПОЛОЖЕНИЕ\nо порядке ведения реестра Министерства финансов\n1. Общие положения\n1. Реестр открыт.\n",
            None,
        ),
    ] {
        let (act, _) = act::parse(&source::from_text(name, body.to_owned()));
        let analysis = text::analyse(&act.text, act.lang, &mut text::Memo::default());
        let registry = Registry::builtin();
        let m = bodies::mentions(&act, &analysis, registry);
        let subject = bodies::subject(&act, &analysis, &m, registry);
        assert_eq!(subject.map(|s| s.body).as_deref(), id, "{body}");
    }
}
