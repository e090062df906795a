//! Permits: a permit, licence, conclusion or consent of a body that an activity depends on, or that a body is charged to issue.

use super::party::{head_at, is_genitive, is_instrumental_ru, party};
use super::words::{Words, is_read_by_rows, starts};
use super::{Fact, FactKind, Permit, PermitForm, PermitRole};
use crate::act::Act;
use crate::text::Analysis;
use crate::{Lang, Span};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "разрешени",
        "лицензи",
        "заключени",
        "согласи",
        "согласовани",
        "аккредитаци",
        "сертифика",
        "уруксат",
        "корутунду",
        "макулду",
        "макулдаш",
    ])
    .expect("a fixed list of short literals always builds")
});

/// The permits an act speaks of, in the order of the text.
pub fn permits(act: &Act, analysis: &Analysis) -> Vec<Fact> {
    let words = Words::new(analysis);
    let mut out = Vec::new();
    for (index, s) in words.sentences_with(act, &ANCHORS, is_read_by_rows) {
        let mut last = s.start;
        for i in s.clone() {
            if i < last {
                continue;
            }
            let found = match act.lang {
                Lang::Ru => russian(words, i, &s),
                Lang::Ky => kyrgyz(words, i, &s),
            };
            let Some((trigger, form, role)) = found else { continue };
            last = trigger.end.max(i + 1);
            let issuer = issuer(words, i, &s, act.lang);
            out.push(Fact {
                provision: index as u32,
                span: words.span(&trigger),
                kind: FactKind::Permit(Permit { form, role, issuer, name: words.span(&name(words, i, &s, act.lang)) }),
            });
        }
    }
    out
}

fn form_ru(w: &str) -> Option<PermitForm> {
    Some(match w {
        "разрешения" | "разрешение" | "разрешением" | "разрешений" | "разрешению" | "разрешении" => {
            PermitForm::Permit
        }
        "лицензии" | "лицензию" | "лицензия" | "лицензий" | "лицензией" => {
            PermitForm::Licence
        }
        "заключения" | "заключение" | "заключений" => PermitForm::Conclusion,
        "согласия" | "согласие" | "согласием" | "согласования" | "согласование" | "согласований" => {
            PermitForm::Consent
        }
        "аккредитации" | "аккредитацию" | "аккредитация" => {
            PermitForm::Accreditation
        }
        "сертификата" | "сертификат" | "сертификатов" | "сертификаты" => {
            PermitForm::Certificate
        }
        _ => return None,
    })
}

fn form_ky(w: &str) -> Option<PermitForm> {
    Some(if w.starts_with("уруксатна") || w.starts_with("уруксат") {
        PermitForm::Permit
    } else if w.starts_with("лицензия") && !w.starts_with("лицензиял") && !w.starts_with("лицензиялык")
    {
        PermitForm::Licence
    } else if w.starts_with("корутунду") {
        PermitForm::Conclusion
    } else if w.starts_with("макулдуг") || w.starts_with("макулдук") || w.starts_with("макулдашуусу")
    {
        PermitForm::Consent
    } else if w.starts_with("аккредитация") {
        PermitForm::Accreditation
    } else if w.starts_with("сертификат") {
        PermitForm::Certificate
    } else {
        return None;
    })
}

/// What makes a paper a condition stands within so many tokens before it.
const CONDITION_NEAR: usize = 5;

fn russian(words: Words<'_>, i: usize, s: &Range<usize>) -> Option<(Range<usize>, PermitForm, PermitRole)> {
    let form = form_ru(words.at(i))?;
    let from = i.saturating_sub(CONDITION_NEAR).max(s.start);
    for j in (from..i).rev() {
        let w = words.at(j);
        if w == "," || w == ";" {
            break;
        }
        let issued = starts(w, &["выдач"])
            || matches!(
                w,
                "выдает"
                    | "выдают"
                    | "выдавать"
                    | "дает"
                    | "дают"
                    | "предоставляет"
                    | "оформляет"
                    | "оформление"
                    | "предоставление"
            );
        // A body issues permits; who says «даёт согласие» may be anybody, and a copy is no permit.
        if issued && !(matches!(w, "дает" | "дают" | "предоставляет" | "предоставление") && form == PermitForm::Consent)
        {
            let end = i + 1;
            let paper = (j + 1..i).any(|k| starts(words.at(k), &["копи", "дубликат", "справк", "документ", "выписк"]));
            return (!paper).then_some((j..end, form, PermitRole::Issued));
        }
        let condition = match w {
            "основании" => words.before(j) == "на",
            "наличии" => words.before(j) == "при",
            "получения" => matches!(words.before(j), "после" | "без" | "до"),
            "требуется" | "требуются" | "необходимо" | "необходимы" | "обязательно" => {
                words.before(j) != "не"
            }
            "с" | "со" => {
                j + 3 >= i
                    && starts(words.at(i), &["согласия", "разрешения"])
                    && (j + 1..i).all(|k| super::words::ends(words.at(k), &["ого", "его", "ым", "ой"]))
            }
            "по" => j + 2 >= i && words.at(i) == "разрешению",
            "без" => j + 3 >= i,
            "только" => true,
            _ => false,
        };
        if condition {
            return Some((j..i + 1, form, PermitRole::Condition));
        }
    }
    // «Согласование выдаётся органом», «разрешение … требуется», «подлежит лицензированию».
    let next = i + 1..s.end.min(i + 8);
    if matches!(words.at(i), "разрешение" | "лицензия" | "заключение" | "согласование" | "согласие")
    {
        for j in next {
            let w = words.at(j);
            if w == "," || w == ";" {
                break;
            }
            if matches!(w, "выдается" | "требуется" | "выдаются") {
                // «выдается на срок» speaks of its validity.
                let denied = words.before(j) == "не" || words.any(&(j + 1..s.end.min(j + 4)), &["срок"]);
                let role = if w == "требуется" { PermitRole::Condition } else { PermitRole::Issued };
                return (!denied).then_some((i..j + 1, form, role));
            }
        }
    }
    None
}

fn kyrgyz(words: Words<'_>, i: usize, s: &Range<usize>) -> Option<(Range<usize>, PermitForm, PermitRole)> {
    let w = words.at(i);
    let form = form_ky(w)?;
    if w.starts_with("уруксатсыз") || w.starts_with("уруксатысыз") || w.starts_with("лицензиясыз")
    {
        return Some((i..i + 1, form, PermitRole::Condition));
    }
    // «органдын уруксатынын жана ээси менен келишимдин негизинде»: what stands between is a second condition.
    if super::party::is_genitive(w, Lang::Ky) && words.at(i + 1) == "жана" {
        let far =
            (i + 2..s.end.min(i + JOINED)).take_while(|j| words.is_word(*j)).find(|j| words.at(*j) == "негизинде");
        if let Some(j) = far {
            return Some((i..j + 1, form, PermitRole::Condition));
        }
    }
    for j in i + 1..s.end.min(i + 6) {
        let v = words.at(j);
        if !words.is_word(j) {
            break;
        }
        let condition = match v {
            "негизинде" => true,
            "менен" => j == i + 1 && !words.at(j + 1).starts_with("катар"),
            "жок" => j == i + 1,
            "талап" => starts(words.at(j + 1), &["кылынат", "кылына"]),
            "зарыл" => true,
            "алгандан" => words.at(j + 1) == "кийин",
            _ => starts(v, &["болгондо", "болгон", "болсо"]) && v != "болгондугу",
        };
        if condition {
            return Some((i..j + 1, form, PermitRole::Condition));
        }
        if matches!(v, "берүү" | "берүүнү" | "берет" | "берилет" | "беришет" | "берүүгө" | "берүүчү")
            && form != PermitForm::Consent
        {
            return (v != "берүүчү").then_some((i..j + 1, form, PermitRole::Issued));
        }
    }
    None
}

/// A second condition joined to the paper ends within so many tokens.
const JOINED: usize = 16;

/// The paper with its own adjectives and what it is for.
fn name(words: Words<'_>, i: usize, s: &Range<usize>, lang: Lang) -> Range<usize> {
    match lang {
        Lang::Ru => {
            let end = (i + 1..s.end.min(i + NAME_WORDS))
                .find(|j| matches!(words.at(*j), "," | ";" | "." | "(" | ":"))
                .unwrap_or(s.end.min(i + NAME_WORDS));
            i..end
        }
        Lang::Ky => {
            let from = (i.saturating_sub(NAME_WORDS).max(s.start)..i)
                .rev()
                .find(|j| !words.is_word(*j))
                .map_or(i.saturating_sub(NAME_WORDS).max(s.start), |j| j + 1);
            from..i + 1
        }
    }
}

/// Longest name of a permit, in tokens.
const NAME_WORDS: usize = 12;

/// The body that gives the paper: a genitive behind it, an instrumental after «выдаваемого», a nominative before «выдает»; a genitive before it in Kyrgyz.
fn issuer(words: Words<'_>, i: usize, s: &Range<usize>, lang: Lang) -> Option<Span> {
    match lang {
        Lang::Ru => {
            let behind =
                (i + 1..s.end.min(i + ISSUER_NEAR)).take_while(|j| !matches!(words.at(*j), ";" | ":")).find(|j| {
                    head_at(words, *j, lang) && (is_genitive(words.at(*j), lang) || is_instrumental_ru(words.at(*j)))
                });
            let before = || {
                (i.saturating_sub(ISSUER_NEAR).max(s.start)..i)
                    .rev()
                    .take_while(|j| !matches!(words.at(*j), ";" | ":"))
                    .find(|j| head_at(words, *j, lang))
            };
            behind.or_else(before)
        }
        Lang::Ky => (i.saturating_sub(ISSUER_NEAR).max(s.start)..i)
            .rev()
            .take_while(|j| !matches!(words.at(*j), ";" | ":"))
            .find(|j| head_at(words, *j, lang)),
    }
    .map(|h| words.span(&party(words, h, s, lang)))
}

/// The issuing body stands within so many tokens of the paper.
const ISSUER_NEAR: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::article;

    /// (language, sentence, form and role; `None` where no permit stands)
    type Case = (Lang, &'static str, Option<(PermitForm, PermitRole)>);
    const CASES: &[Case] = &[
        (Lang::Ru, "Вырубка допускается с разрешения Министерства.", Some((PermitForm::Permit, PermitRole::Condition))),
        (
            Lang::Ru,
            "Ярмарка проводится на основании разрешения администрации.",
            Some((PermitForm::Permit, PermitRole::Condition)),
        ),
        (
            Lang::Ru,
            "Отдел выдает заключения о возможности вырубки.",
            Some((PermitForm::Conclusion, PermitRole::Issued)),
        ),
        (Lang::Ru, "7) выдача разрешений на размещение киосков;", Some((PermitForm::Permit, PermitRole::Issued))),
        (
            Lang::Ru,
            "Для регистрации требуется согласие Национального банка.",
            Some((PermitForm::Consent, PermitRole::Condition)),
        ),
        (Lang::Ru, "Получение разрешения не требуется.", None),
        (Lang::Ru, "Заключение договора оформляется письменно.", None),
        (Lang::Ky, "Ишке органдын уруксаты болгондо жол берилет.", Some((PermitForm::Permit, PermitRole::Condition))),
        (
            Lang::Ky,
            "Соода администрациянын уруксатынын негизинде жүргүзүлөт.",
            Some((PermitForm::Permit, PermitRole::Condition)),
        ),
        (Lang::Ky, "Бөлүм корутундуларды берет.", Some((PermitForm::Conclusion, PermitRole::Issued))),
        (Lang::Ky, "9) изилдөө иштерин жүргүзүүгө уруксат берүү;", Some((PermitForm::Permit, PermitRole::Issued))),
        (Lang::Ky, "Эксперт корутундуга кол коёт.", None),
    ];

    #[test]
    fn permits_of_both_languages() {
        for (lang, src, want) in CASES {
            let (act, a) = article(*lang, src);
            let got = permits(&act, &a).into_iter().find_map(|f| match f.kind {
                FactKind::Permit(x) => Some((x.form, x.role)),
                _ => None,
            });
            assert_eq!(got, *want, "{src}");
        }
    }
}
