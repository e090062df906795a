//! What elements and their attributes say about the text inside.

use html5ever::tokenizer::Tag;

/// Elements that begin and end a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "center"
            | "address"
            | "hr"
            | "form"
            | "fieldset"
            | "figure"
            | "figcaption"
            | "caption"
            | "body"
            | "html"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "pre"
            | "option"
            | "button"
    )
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "area"
            | "base"
            | "embed"
            | "source"
            | "wbr"
            | "param"
            | "track"
    )
}

/// An attribute's value in lower case.
pub(super) fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_lowercase())
}

/// Words of a class or identifier that name a part of the site, not of the act.
const SITE_WORDS: [&str; 21] = [
    "menu",
    "nav",
    "navbar",
    "navigation",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "footer",
    "share",
    "social",
    "toolbar",
    "orphus",
    "cookie",
    "cookies",
    "banner",
    "pagination",
    "search",
    "login",
    "topbar",
    "msoheader",
    "msofooter",
];

/// Whole classes and identifiers of a site's head; the word alone also names the head of an act.
const SITE_HEADS: [&str; 4] = ["header", "site-header", "page-header", "main-header"];

/// Whether an element frames the site: menus, heads, feet, forms.
pub(super) fn is_site(tag: &Tag) -> bool {
    if matches!(&*tag.name, "nav" | "header" | "footer" | "aside" | "button" | "select" | "textarea") {
        return true;
    }
    if matches!(&*tag.name, "html" | "body" | "main" | "article") {
        return false;
    }
    ["class", "id", "role"].iter().filter_map(|a| attribute(tag, a)).any(|value| {
        value
            .split_whitespace()
            .any(|name| SITE_HEADS.contains(&name) || name.split(['-', '_']).any(|word| SITE_WORDS.contains(&word)))
    })
}

/// Whether a style hides the text.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    attribute(tag, "style").is_some_and(|s| {
        let s: String = s.split_whitespace().collect();
        s.contains("display:none") || s.contains("mso-hide:all") || s.contains("visibility:hidden")
    }) || tag.attrs.iter().any(|a| &*a.name.local == "hidden")
}

/// Whether an element centres its text; `None` when it does not say.
pub(super) fn centres(tag: &Tag) -> Option<bool> {
    if &*tag.name == "center" {
        return Some(true);
    }
    if let Some(align) = attribute(tag, "align") {
        return Some(align == "center");
    }
    let style: String = attribute(tag, "style")?.split_whitespace().collect();
    let at = style.find("text-align:")?;
    Some(style[at + "text-align:".len()..].starts_with("center"))
}

/// Whether an element raises its text.
pub(super) fn raises(tag: &Tag) -> bool {
    &*tag.name == "sup"
        || attribute(tag, "style").is_some_and(|s| {
            let s: String = s.split_whitespace().collect();
            s.contains("vertical-align:super")
        })
}

/// Whether an element makes its text bold.
pub(super) fn is_bold(tag: &Tag) -> bool {
    matches!(&*tag.name, "b" | "strong")
        || attribute(tag, "style").is_some_and(|s| {
            let s: String = s.split_whitespace().collect();
            ["font-weight:bold", "font-weight:700", "font-weight:bolder"].iter().any(|w| s.contains(w))
        })
}

/// Whether a link leads to a footnote or back from it: its digits are no article number.
pub(super) fn is_note_link(tag: &Tag) -> bool {
    attribute(tag, "href").is_some_and(|h| {
        h.rsplit_once('#').is_some_and(|(_, a)| {
            ["_ftn", "ftn", "_edn", "fn", "footnote", "sdfootnote"].iter().any(|p| a.starts_with(p))
        })
    })
}

/// Whether an element holds the text of a footnote.
pub(super) fn is_note(tag: &Tag) -> bool {
    attribute(tag, "class")
        .is_some_and(|c| c.split_whitespace().any(|w| matches!(w, "msofootnotetext" | "msoendnotetext" | "footnote")))
        || (&*tag.name == "div"
            && attribute(tag, "id").is_some_and(|i| {
                ["ftn", "edn", "sdfootnote"]
                    .iter()
                    .any(|p| i.strip_prefix(p).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())))
            }))
}
