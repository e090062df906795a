//! The frame of the pages that commands print: one file, no network, three languages.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("../report/assets/report.css");
/// What a wide table needs beside the style of the reports.
const WIDE: &str = "body{max-width:none}.wide{overflow-x:auto}.wide th.up{vertical-align:bottom;height:9.5em;padding:.2rem}\
.wide th.up span{writing-mode:vertical-rl;transform:rotate(180deg)}.wide td.n{padding:.25rem .4rem;text-align:center}\
.wide th.n{white-space:normal;text-align:center;vertical-align:bottom}\
.wide thead th{position:sticky;top:0;background:var(--paper)}\
@media print{@page{size:A4 landscape}table{font-size:8pt}thead{display:table-header-group}tr{break-inside:avoid}}";

/// One of three words, by the reader's language.
pub(super) fn say<'a>(lang: &str, [ru, ky, en]: [&'a str; 3]) -> &'a str {
    match lang {
        "ru" => ru,
        "ky" => ky,
        _ => en,
    }
}

/// A page of its own with a heading, what it shows, and a body.
pub(super) fn shell(lang: &str, title: &str, lead: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang) data-lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(WIDE)) }
            }
            body { h1 { (title) } p.lead { (lead) } (body) }
        }
    }
    .into_string()
}
