//! Passports of the sample acts, read by a person: who decides, who applies, how long it may take, what is left out.

use jenil::act;
use jenil::bodies::{self, Registry};
use jenil::facts;
use jenil::passport::{self, Passport};
use jenil::{source, text};
use std::path::Path;

/// One record as a person reads it off the act.
struct Gold {
    file: &'static str,
    eid: &'static str,
    /// The beginning of the name.
    name: &'static str,
    /// Words of the body, `None` where the act names none.
    body: Option<&'static str>,
    applicant: Option<&'static str>,
    total_days: Option<u32>,
    /// Fields that the act leaves out and the record must say so.
    missing: &'static [&'static str],
}

const GOLD: &[Gold] = &[
    Gold {
        file: "nookat-pasture-tickets.ru.txt",
        eid: "preface",
        name: "выдаче пастбищных билетов",
        body: Some("Айыл окмоту"),
        applicant: Some("скотовод"),
        total_days: Some(15),
        missing: &["fee", "grounds", "appeal", "silence"],
    },
    Gold {
        file: "nookat-pasture-tickets.ky.txt",
        eid: "preface",
        name: "сары-жон айыл аймагынын",
        body: Some("Айыл өкмөтү"),
        applicant: Some("малчы"),
        total_days: Some(20),
        missing: &["fee", "grounds", "appeal", "silence"],
    },
    Gold {
        file: "proc-apiary-permit-2024.ru.txt",
        eid: "preface",
        name: "выдачи разрешения",
        body: Some("Агентство"),
        applicant: Some("Пчеловод"),
        total_days: Some(60),
        missing: &["silence"],
    },
    Gold {
        file: "proc-apiary-permit-2024.ky.txt",
        eid: "preface",
        name: "көчмө аарыкананы жайгаштырууга уруксат",
        body: Some("Агенттик"),
        applicant: Some("Бал аарычы"),
        total_days: Some(60),
        missing: &["silence"],
    },
    Gold {
        file: "standard-certificate.ru.txt",
        eid: "preface",
        name: "выдача справки",
        body: Some("айыл окмоту"),
        applicant: Some("получатель"),
        total_days: Some(56),
        missing: &["grounds", "appeal", "silence"],
    },
    Gold {
        file: "tokmok-trade-places.ru.txt",
        eid: "preface",
        name: "предоставления торговых мест",
        body: Some("мэрией города Токмок"),
        applicant: Some("заявитель"),
        total_days: Some(63),
        missing: &["silence"],
    },
    Gold {
        file: "tokmok-trade-places.ky.txt",
        eid: "preface",
        name: "токмок шаарынын аймагында",
        body: Some("Токмок шаарынын мэриясы"),
        applicant: Some("арыз ээси"),
        total_days: Some(63),
        missing: &["silence"],
    },
    Gold {
        file: "law-beekeeping-2024.ru.txt",
        eid: "art_11",
        name: "разрешение на размещение кочевой пасеки",
        body: Some("уполномоченным органом"),
        applicant: None,
        total_days: Some(56),
        missing: &["fee", "appeal", "silence"],
    },
    Gold {
        file: "law-beekeeping-2024.ky.txt",
        eid: "art_11",
        name: "көчмө аарыкананы жайгаштырууга уруксат",
        body: Some("ыйгарым укуктуу орган"),
        applicant: None,
        total_days: Some(56),
        missing: &["fee", "appeal", "silence"],
    },
    Gold {
        file: "naryn-ecology-department.ru.txt",
        eid: "point_7",
        name: "заявление о вырубке",
        body: Some("Отделом"),
        applicant: None,
        total_days: Some(60),
        missing: &["grounds", "appeal", "silence"],
    },
    Gold {
        file: "naryn-ecology-department.ky.txt",
        eid: "point_7",
        name: "арыз бөлүм тарабынан",
        body: Some("Бөлүм"),
        applicant: None,
        total_days: Some(60),
        missing: &["grounds", "appeal", "silence"],
    },
    Gold {
        file: "reg-trail-service-2022.ru.txt",
        eid: "annex__point_10",
        name: "заявления операторов троп",
        body: Some("Службой"),
        applicant: Some("операторов"),
        total_days: None,
        missing: &["term", "appeal", "silence"],
    },
    Gold {
        file: "reg-trail-service-2022.ky.txt",
        eid: "annex__point_10",
        name: "арыздары кызмат тарабынан",
        body: Some("Кызмат"),
        applicant: Some("операторлорунун"),
        total_days: None,
        missing: &["term", "appeal", "silence"],
    },
];

fn passports(file: &str) -> (act::Act, Vec<Passport>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/acts").join(file);
    let words = std::fs::read_to_string(&path).expect("the sample corpus is part of the repository");
    let (act, _) = act::parse(&source::from_text(file, words));
    let analysis = text::analyse(&act.text, act.lang, &mut text::Memo::default());
    let registry = Registry::builtin();
    let mentions = bodies::mentions(&act, &analysis, registry);
    let mut found = facts::extract(&act, &analysis);
    found.extend(facts::mandates(&act, &analysis, &mentions, registry));
    found.sort_by_key(|f| (f.provision, f.span));
    let passports = passport::find(&act, &analysis, &found, &mentions);
    (act, passports)
}

#[test]
fn passports_of_the_sample_acts_are_as_read() {
    let mut wrong = Vec::new();
    for g in GOLD {
        let (act, all) = passports(g.file);
        let hit = all.iter().find(|p| {
            act.eid(p.name.provision) == g.eid && p.name.span.of(&act.text).to_lowercase().starts_with(g.name)
        });
        let Some(p) = hit else {
            wrong.push(format!("{} {}: no passport «{}»", g.file, g.eid, g.name));
            continue;
        };
        let words = |w: Option<passport::Words>| w.map(|w| w.span.of(&act.text));
        // A long name may be cut at its left; its head and case must stand.
        let body = words(p.body).map(str::to_lowercase);
        let fits = match (&body, g.body) {
            (Some(b), Some(read)) => b.ends_with(&read.to_lowercase()),
            (None, None) => true,
            _ => false,
        };
        if !fits {
            wrong.push(format!("{} {}: body {:?}, read {:?}", g.file, g.eid, words(p.body), g.body));
        }
        if words(p.applicant).map(str::to_lowercase) != g.applicant.map(str::to_lowercase) {
            wrong.push(format!("{} {}: applicant {:?}, read {:?}", g.file, g.eid, words(p.applicant), g.applicant));
        }
        if p.total_days != g.total_days {
            wrong.push(format!("{} {}: {:?} days, read {:?}", g.file, g.eid, p.total_days, g.total_days));
        }
        for m in g.missing {
            if !p.missing().contains(m) {
                wrong.push(format!("{} {}: {m} is not said to be missing", g.file, g.eid));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
