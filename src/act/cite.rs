//! Human citations: «ст. 205, ч. 1, п. 2», «205-берененин 1-бөлүгүнүн 2-пункту».

use super::kyrgyz::{genitive, possessive};
use super::{Act, ProvisionKind as Kind};
use crate::Lang;

/// Words of a citation: Russian abbreviation, Kyrgyz noun.
fn words(kind: Kind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::Section => ("разд.", "бөлүм"),
        Kind::Subsection => ("подразд.", "бөлүмчө"),
        Kind::Chapter => ("гл.", "глава"),
        Kind::Subchapter => ("§", "параграф"),
        Kind::Article => ("ст.", "берене"),
        Kind::Part => ("ч.", "бөлүк"),
        Kind::Item => ("п.", "пункт"),
        Kind::SubItem => ("подп.", "пунктча"),
        Kind::Indent => ("абз.", "абзац"),
        Kind::Table => ("табл.", "таблица"),
        Kind::Row => ("строка", "сап"),
        Kind::Note => ("прим.", "эскертүү"),
        Kind::Footnote => ("сноска", "шилтеме"),
        Kind::Annex => ("прил.", "тиркеме"),
        Kind::Quoted => ("новая ред.", "жаңы редакция"),
        Kind::Book | Kind::Preface | Kind::Preamble | Kind::Toc | Kind::Conclusion | Kind::Furniture => return None,
    })
}

impl Act {
    /// The human citation of a provision, without the act's name.
    ///
    /// Headings above the article are left out, as articles are numbered through; an unnumbered paragraph is counted
    /// with the words before it as the first («абз. 2» is the first paragraph after the opening one).
    ///
    /// ```
    /// use jenil::{Lang, act, source};
    /// let s = source::from_text("a.txt", "Статья 5. Право\n1. Органы:\n1) дают;\n2) берут.\n".to_owned());
    /// let (a, _) = act::parse(&s);
    /// let i = a.find("art_5__para_1__point_2").expect("it is there");
    /// assert_eq!(a.cite(i, Lang::Ru), "ст. 5, ч. 1, п. 2");
    /// assert_eq!(a.cite(i, Lang::Ky), "5-берененин 1-бөлүгүнүн 2-пункту");
    /// ```
    pub fn cite(&self, i: u32, lang: Lang) -> String {
        let Some(p) = self.provisions.get(i as usize) else { return String::new() };
        let fixed = match p.kind {
            Kind::Preface => Some(("заголовок", "аталышы")),
            Kind::Preamble => Some(("преамбула", "преамбула")),
            Kind::Toc => Some(("оглавление", "мазмуну")),
            Kind::Conclusion => Some(("подпись", "кол тамга")),
            Kind::Furniture => Some(("колонтитул", "колонтитул")),
            _ => None,
        };
        if let Some((ru, ky)) = fixed {
            return if lang == Lang::Ru { ru } else { ky }.to_owned();
        }
        let steps = self.cited(i);
        match lang {
            Lang::Ru => steps.iter().map(|s| self.step_ru(*s)).collect::<Vec<_>>().join(", "),
            Lang::Ky => self.chain_ky(&steps),
        }
    }

    /// The provisions a citation names, outermost first.
    fn cited(&self, i: u32) -> Vec<u32> {
        let mut steps: Vec<u32> = Vec::new();
        let mut article = false;
        for j in std::iter::once(i).chain(self.ancestors(i)) {
            let kind = self.provisions[j as usize].kind;
            let heading =
                matches!(kind, Kind::Book | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter);
            // outside articles items are numbered through the act or the annex
            let item = steps.last().is_some_and(|s| {
                let p = &self.provisions[*s as usize];
                matches!(p.kind, Kind::Item | Kind::Part) && p.number.is_some()
            });
            if heading && (article || item) {
                continue;
            }
            article |= kind == Kind::Article;
            steps.push(j);
        }
        steps.reverse();
        steps
    }

    fn step_ru(&self, i: u32) -> String {
        let p = &self.provisions[i as usize];
        let Some((word, _)) = words(p.kind) else { return self.book(i) };
        match self.cited_number(i) {
            Some(n) => format!("{word} {n}"),
            None => word.to_owned(),
        }
    }

    /// A book by its heading or its own words («Общая часть»); the parts of the act without a number by their name.
    fn book(&self, i: u32) -> String {
        let p = &self.provisions[i as usize];
        let own = self.own_text(i).lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
        match (p.kind, &p.number) {
            (Kind::Book, Some(n)) => format!("часть {n}"),
            (Kind::Book, None) => {
                let mut it = own.trim_end_matches('.').chars();
                it.next().map_or_else(String::new, |c| c.to_string() + &it.as_str().to_lowercase())
            }
            (Kind::Preamble, _) => "преамбула".to_owned(),
            (Kind::Preface, _) => "заголовок".to_owned(),
            (Kind::Conclusion, _) => "подпись".to_owned(),
            _ => String::new(),
        }
    }

    fn cited_number(&self, i: u32) -> Option<String> {
        let p = &self.provisions[i as usize];
        match p.kind {
            Kind::Indent => Some((p.occurrence + self.first_paragraph(i)).to_string()),
            Kind::Table | Kind::Row => Some(p.occurrence.to_string()),
            _ => p.number.clone(),
        }
    }

    fn chain_ky(&self, steps: &[u32]) -> String {
        let mut out = String::new();
        for (k, i) in steps.iter().enumerate() {
            let p = &self.provisions[*i as usize];
            let last = k + 1 == steps.len();
            let (number, noun) = match words(p.kind) {
                Some((_, noun)) => (self.cited_number(*i), noun.to_owned()),
                None if p.kind == Kind::Book && p.number.is_some() => (p.number.clone(), "бөлүк".to_owned()),
                None => (None, self.book(*i)),
            };
            // «жаңы редакция» and the book's own name keep their form
            let noun = if k == 0 || p.kind == Kind::Book { noun } else { possessive(&noun) };
            let noun = if last { noun } else { genitive(&noun) };
            if !out.is_empty() {
                out.push(' ');
            }
            if let Some(n) = number {
                out.push_str(&n);
                // Roman numbers and letters stand without a hyphen
                out.push_str(if n.ends_with(|c: char| c.is_ascii_digit()) { "-" } else { " " });
            }
            out.push_str(&noun);
        }
        out
    }
}
