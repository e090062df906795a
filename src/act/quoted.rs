//! Text quoted to be put into another act: where it begins and ends.

use super::marker::{Mark, MarkKind, closes_quote};
use crate::source::{Block, BlockKind};

/// Words before a quotation that is put into another act, in lower case, in both languages.
const INTRO: [&str; 16] = [
    "содержания",
    "редакции",
    "изложить",
    "дополнить",
    "заменить",
    "мазмундагы",
    "редакцияда",
    "баяндалсын",
    "толукталсын",
    "алмаштырылсын",
    "берилсин",
    "кошулсун",
    "толуктоо",
    "баяндоо",
    "следующие изменения",
    "словами",
];

/// Longest look for the end of one quotation, in blocks: a new edition of a whole chapter fits.
const REACH: usize = 4000;
/// The same once a quotation of this act was found to have no end.
const SHORT_REACH: usize = 64;

/// Finds the ends of quotations; remembers whether one had none, so that a text of unbalanced quotes stays linear.
#[derive(Debug, Default)]
struct Finder {
    endless: u32,
    last_closed: Option<usize>,
}

/// Quotations without an end after which only a short look is taken.
const PATIENCE: u32 = 8;

/// First and last blocks of all quotations, in order.
pub(super) fn find(text: &str, blocks: &[Block], marks: &[Mark]) -> Vec<(usize, usize)> {
    let mut finder = Finder::default();
    let mut out = Vec::new();
    let mut i = 0;
    while i < blocks.len() {
        if marks[i].quote != '\0'
            && blocks[i].kind == BlockKind::Paragraph
            && let Some(end) = finder.closes(text, blocks, marks, i)
        {
            out.push((i, end));
            i = end;
        }
        i += 1;
    }
    out
}

impl Finder {
    /// The last block of the quotation that begins with block `i`, or `None` when `i` begins none.
    fn closes(&mut self, text: &str, blocks: &[Block], marks: &[Mark], i: usize) -> Option<usize> {
        let before = (0..i).rev().take(8).find(|j| matches!(blocks[*j].kind, BlockKind::Paragraph));
        let intro = before.map(|j| marks[j].all_of(text))?;
        let told = intro.ends_with(':') && {
            let cut = intro.char_indices().rev().nth(200).map_or(0, |c| c.0);
            let low = intro[cut..].to_lowercase();
            INTRO.iter().any(|w| low.contains(w))
        };
        // «…;» straight after a quotation goes on with the next one
        let goes_on = self.last_closed.is_some_and(|c| Some(c) == before);
        if !told && !goes_on {
            return None;
        }
        let end = self.end(text, blocks, marks, i);
        self.last_closed = Some(end);
        Some(end)
    }

    fn end(&mut self, text: &str, blocks: &[Block], marks: &[Mark], i: usize) -> usize {
        let reach = if self.endless >= PATIENCE { SHORT_REACH } else { REACH };
        let (mut guillemets, mut straight) = (0i32, 0u32);
        for j in i..blocks.len().min(i + reach) {
            if blocks[j].kind != BlockKind::Paragraph {
                continue;
            }
            let line = marks[j].all_of(text);
            for c in line.chars() {
                match c {
                    '«' | '„' | '“' => guillemets += 1,
                    '»' | '”' => guillemets -= 1,
                    '"' => straight += 1,
                    _ => {}
                }
            }
            let bare = line.trim_end_matches(['.', ';', ',', ' ']);
            if !bare.ends_with(closes_quote) {
                continue;
            }
            let balanced = if marks[i].quote == '"' { straight.is_multiple_of(2) } else { guillemets <= 0 };
            if balanced || bare.len() < line.len() && self.resumes(blocks, marks, j) {
                return j;
            }
        }
        self.endless += 1;
        i
    }

    /// Whether after block `j` the amending act's own text goes on.
    fn resumes(&self, blocks: &[Block], marks: &[Mark], j: usize) -> bool {
        let next = (j + 1..blocks.len()).find(|k| blocks[*k].kind == BlockKind::Paragraph);
        next.is_none_or(|k| {
            let m = &marks[k];
            m.quote == '\0' && !matches!(m.kind, MarkKind::Plain | MarkKind::Note)
        })
    }
}
