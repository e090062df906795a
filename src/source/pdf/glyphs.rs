//! Glyphs of a page with their places.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// One glyph: its letters, left and right edge, baseline (downwards from the page's top) and size, in points.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub text: String,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
}

/// Glyphs of one page in the file's order.
#[derive(Debug, Default)]
pub(super) struct PageGlyphs {
    pub glyphs: Vec<Glyph>,
}

/// Takes glyphs from `pdf-extract`.
#[derive(Default)]
pub(super) struct Collector {
    top: f64,
    page: PageGlyphs,
}

impl Collector {
    pub fn finish(self) -> PageGlyphs {
        self.page
    }
}

/// Glyphs of one page; more than this is no page of text but a drawing made of letters.
const MAX_GLYPHS: usize = 200_000;

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _number: u32,
        media_box: &MediaBox,
        _art_box: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.top = media_box.ury;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let scale_x = trm.m11.hypot(trm.m12);
        let scale_y = trm.m21.hypot(trm.m22);
        let size = (font_size * scale_y).abs();
        let x = trm.m31;
        let y = self.top - trm.m32;
        let end = x + width * (font_size * scale_x).abs();
        if self.page.glyphs.len() >= MAX_GLYPHS {
            // An error, so that the page is named among those that were not read whole.
            return Err(OutputError::IoError(std::io::Error::other("too many glyphs on one page")));
        }
        if [size, x, y, end].iter().all(|n| n.is_finite()) {
            // Ligatures come as one character; the text of the law is searched by letters.
            let text = text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl");
            self.page.glyphs.push(Glyph { text, x, end, y, size });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
