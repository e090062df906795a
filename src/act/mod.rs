//! Stage 2, structure: a [`Source`](crate::source::Source) becomes an [`Act`], a tree of provisions whose own spans
//! tile the text, so that every byte is accounted for.

mod cite;
pub(crate) mod date;
mod header;
mod header_parts;
mod headings;
mod ids;
mod kinds;
mod kyrgyz;
mod lines;
mod marker;
mod number;
mod quoted;
mod repair;
mod structure;
mod toc;
mod tree;
mod units;
mod uri;

use crate::{Lang, Notice, Span, source::Source};
use serde::{Deserialize, Serialize};

/// A value of the header with the place it was read from; `span` is `None` when it came from metadata beside the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// Where the text says so.
    pub span: Option<Span>,
}

/// Kind of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// Конституция.
    Constitution,
    /// Кодекс.
    Code,
    /// Конституционный закон / конституциялык мыйзам.
    ConstitutionalLaw,
    /// Закон / мыйзам.
    Law,
    /// Указ / жарлык.
    Decree,
    /// Постановление / токтом.
    Resolution,
    /// Распоряжение / буйрук, тескеме.
    Disposition,
    /// Решение / чечим.
    Decision,
    /// Приказ / буйрук.
    Order,
    /// Положение / жобо.
    Regulation,
    /// Порядок, правила / тартип, эрежелер.
    Procedure,
    /// Инструкция / нускама.
    Instruction,
    /// Устав / устав.
    Charter,
    /// Стандарт (of a service) / стандарт.
    Standard,
    /// Программа, концепция / программа, концепция.
    Programme,
    /// Проект акта whose kind is not stated.
    Draft,
}

/// Whether an act or a provision is in force, as its own text or card says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// Nothing says otherwise.
    InForce,
    /// Repealed («утратил силу», «күчүн жоготту»).
    Repealed,
    /// Will take effect later.
    NotYet,
}

/// What stands at the head of an act; a value that is not there is absent, never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Header {
    /// Kind of act.
    pub kind: Option<Read<ActKind>>,
    /// Issuer in the words of the text.
    pub issuer: Option<Read<String>>,
    /// Number, such as `127`, `45-I`.
    pub number: Option<Read<String>>,
    /// Date of adoption, ISO `YYYY-MM-DD`.
    pub date: Option<Read<String>>,
    /// Title.
    pub title: Option<Read<String>>,
    /// Acts that amended it: (ISO date, number).
    pub amending: Vec<Read<(String, String)>>,
    /// Status; absent when neither text nor card says anything (read as in force).
    pub status: Option<Read<Force>>,
    /// Edition named by the card or the text.
    pub edition: Option<Read<String>>,
}

/// What a provision is. Names follow Akoma Ntoso where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// Title block, date, number, lists of amending acts.
    Preface,
    /// Text before the first unit of the body.
    Preamble,
    /// Table of contents.
    Toc,
    /// Часть as a book of a code (Общая часть).
    Book,
    /// Раздел / бөлүм.
    Section,
    /// Подраздел / бөлүмчө, between a section and a chapter.
    Subsection,
    /// Глава / глава, бап.
    Chapter,
    /// § inside a chapter.
    Subchapter,
    /// Статья / берене, статья.
    Article,
    /// Часть статьи / бөлүк: a numbered part «1.».
    Part,
    /// Пункт / пункт: «1)» or «1.» outside articles.
    Item,
    /// Подпункт / пунктча: «а)», «1.1)».
    SubItem,
    /// Абзац: an unnumbered paragraph, an indent «- …».
    Indent,
    /// A table; its rows are children.
    Table,
    /// A row of a table.
    Row,
    /// An amendment note or remark under a provision.
    Note,
    /// A footnote.
    Footnote,
    /// Приложение / тиркеме.
    Annex,
    /// Text quoted to be put into another act.
    Quoted,
    /// Signatures and place of signing.
    Conclusion,
    /// Page furniture, blank lines between provisions.
    Furniture,
}

/// One unit of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Index of the parent; `None` for the top level.
    pub parent: Option<u32>,
    /// What it is.
    pub kind: ProvisionKind,
    /// Number as text, `21-1` for 21¹; absent where there is none.
    pub number: Option<String>,
    /// Own text: number, heading and words, without children. The own spans, in order, tile the act's text.
    pub own: Span,
    /// The words to analyse: `own` without the number, the heading and outer white space.
    pub body: Span,
    /// The heading's words, where there is one.
    pub heading: Option<Span>,
    /// Whether it is in force, as a note in the text says.
    pub force: Force,
    /// Inside quoted amendment text: not a norm of this act.
    pub quoted: bool,
    /// Which of several equal siblings it is, 1 for the first: keeps eIds unique.
    pub occurrence: u32,
}

/// One act in one language and edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Akoma Ntoso work URI, such as `/akn/kg/act/law/2021-10-28/127`.
    pub uri: String,
    /// File it came from, see [`Source::name`](crate::source::Source).
    pub file: String,
    /// Language of the text.
    pub lang: Lang,
    /// Header.
    pub header: Header,
    /// The whole text.
    pub text: String,
    /// Provisions in the order of the text (parents before children).
    pub provisions: Vec<Provision>,
    /// Page headers, footers and numbers that a paragraph goes on over: bytes inside own spans that are not law.
    #[serde(default)]
    pub furniture: Vec<Span>,
}

/// Reads the header and the structure of a source. Never fails: what is odd becomes a [`Notice`].
///
/// The own spans of the provisions tile the text exactly, on any input; time and memory grow linearly with it.
///
/// ```
/// use jenil::{act, source};
/// let text = "ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ\nот 5 мая 2021 года № 12\nО садах\nСтатья 1. Цель\n1. Сады открыты.\n";
/// let (act, notices) = act::parse(&source::from_text("sady.ru.txt", text.to_owned()));
/// assert_eq!(act.uri, "/akn/kg/act/law/2021-05-05/12");
/// assert_eq!(act.coverage(), 1.0);
/// let part = act.find("art_1__para_1").expect("it is there");
/// assert_eq!(act.body_text(part), "Сады открыты.");
/// assert_eq!(act.cite(part, jenil::Lang::Ky), "1-берененин 1-бөлүгү");
/// assert!(notices.is_empty());
/// ```
pub fn parse(source: &Source) -> (Act, Vec<Notice>) {
    structure::parse(source)
}
