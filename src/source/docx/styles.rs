//! Styles of a Word file, as far as they change the text: centred, bold, heading, superscript, numbered.

use super::{on, tolerant, val};
use quick_xml::events::Event;
use rustc_hash::FxHashMap;

/// What a style says; `None` where it says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub centred: Option<bool>,
    pub bold: Option<bool>,
    pub heading: Option<bool>,
    pub superscript: Option<bool>,
    pub hidden: Option<bool>,
    /// Number and level of the list.
    pub num: Option<i64>,
    pub level: Option<usize>,
}

/// Styles by identifier, each with what it inherits.
#[derive(Debug, Default)]
pub(super) struct Styles(FxHashMap<String, Style>);

/// Steps of inheritance that are followed, against styles based on each other. Chosen.
const MAX_BASES: usize = 16;

impl Styles {
    /// The style with everything it inherits.
    pub fn get(&self, id: &str) -> Style {
        let mut out = Style::default();
        let mut next = Some(id);
        for _ in 0..MAX_BASES {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            out.centred = out.centred.or(style.centred);
            out.bold = out.bold.or(style.bold);
            out.heading = out.heading.or(style.heading);
            out.superscript = out.superscript.or(style.superscript);
            out.hidden = out.hidden.or(style.hidden);
            out.num = out.num.or(style.num);
            out.level = out.level.or(style.level);
            next = style.based_on.as_deref();
        }
        out
    }
}

/// Reads the part `styles.xml`; what is broken in it is left out.
pub(super) fn read(xml: &str) -> Styles {
    let mut reader = tolerant(xml);
    let mut out = FxHashMap::default();
    let mut open: Option<(String, Style)> = None;
    // Table styles nest conditional properties that hold for some cells only.
    let mut conditional = 0usize;
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) => event,
        };
        match event {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "style" => {
                open = super::attribute(&e, "styleId").map(|id| (id, Style::default()));
            }
            Event::Start(e) if e.local_name().as_ref() == "tblStylePr" => conditional += 1,
            Event::End(e) if e.local_name().as_ref() == "tblStylePr" => conditional = conditional.saturating_sub(1),
            Event::Start(e) | Event::Empty(e) if conditional == 0 => {
                let Some((_, style)) = &mut open else { continue };
                match e.local_name().as_ref() {
                    "basedOn" => style.based_on = val(&e),
                    "jc" => style.centred = val(&e).map(|v| v == "center"),
                    "b" => style.bold = Some(on(&e)),
                    "vanish" => style.hidden = Some(on(&e)),
                    "outlineLvl" => {
                        style.heading = val(&e).and_then(|v| v.parse::<u8>().ok()).map(|level| level < 9);
                    }
                    "vertAlign" => style.superscript = val(&e).map(|v| v == "superscript"),
                    "numId" => style.num = val(&e).and_then(|v| v.parse().ok()),
                    "ilvl" => style.level = val(&e).and_then(|v| v.parse().ok()),
                    _ => {}
                }
            }
            Event::End(e) if e.local_name().as_ref() == "style" => {
                if let Some((id, style)) = open.take() {
                    out.insert(id, style);
                }
            }
            _ => {}
        }
    }
    Styles(out)
}
