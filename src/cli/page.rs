//! The frame of the pages that commands print: one file, no network, three languages.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("../report/assets/report.css");

/// One of three words, by the reader's language.
pub(super) fn say<'a>(lang: &str, [ru, ky, en]: [&'a str; 3]) -> &'a str {
    match lang {
        "ru" => ru,
        "ky" => ky,
        _ => en,
    }
}

/// A page of its own with a heading, what it shows, and a body; `more` is style of its own beside that of the reports.
pub(super) fn shell(lang: &str, title: &str, lead: &str, more: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang) data-lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(more)) }
            }
            body { h1 { (title) } p.lead { (lead) } (body) }
        }
    }
    .into_string()
}
