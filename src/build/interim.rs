//! Stands in for the structure stage until it lands: articles only.

use crate::act::{Act, Force, Header, Provision, ProvisionKind, Read};
use crate::source::Source;
use crate::{Lang, Notice, Span, text};

pub(super) fn parse(source: &Source) -> (Act, Vec<Notice>) {
    let lang = source.meta.lang.unwrap_or(match text::lang_of(&source.text).lang {
        text::TextLang::One(l) => l,
        _ => Lang::Ru,
    });
    let article = regex::Regex::new(r"^(?:Статья\s+(\d+(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|-\d+)?)\.|(\d+(?:-\d+)?)-берене\.)\s*(.*)$")
        .expect("a valid pattern");
    let mut provisions: Vec<Provision> = Vec::new();
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let span = Span::of_range(at..at + line.len());
        at += line.len();
        let plain = line.trim_end();
        if let Some(c) = article.captures(plain) {
            let number = c.get(1).or(c.get(2)).map(|m| text::number_key(m.as_str()).into_owned());
            let h = c.get(3).map(|m| Span::of_range(m.range()).shift(span.from));
            provisions.push(Provision {
                parent: None,
                kind: ProvisionKind::Article,
                number,
                own: span,
                body: Span::new(span.to, span.to),
                heading: h,
                force: Force::InForce,
                quoted: false,
                occurrence: 1,
            });
        } else {
            match provisions.last_mut() {
                Some(p) => {
                    p.own.to = span.to;
                    p.body.to = span.to;
                }
                None => provisions.push(Provision {
                    parent: None,
                    kind: ProvisionKind::Preface,
                    number: None,
                    own: span,
                    body: span,
                    heading: None,
                    force: Force::InForce,
                    quoted: false,
                    occurrence: 1,
                }),
            }
        }
    }
    let title = source
        .meta
        .title
        .clone()
        .or_else(|| source.text.lines().map(str::trim).find(|l| !l.is_empty()).map(str::to_owned));
    let act = Act {
        uri: format!("/akn/kg/act/law/unknown/{}", source.name),
        file: source.name.clone(),
        lang,
        header: Header { title: title.map(|value| Read { value, span: None }), ..Header::default() },
        text: source.text.clone(),
        provisions,
    };
    (act, Vec::new())
}
