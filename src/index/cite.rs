//! Citations as queries: «ст. 205 УК», «УК 205», «Салык кодексинин 196-беренеси», «закон от 28 октября 2021 года № 127».

use super::Searcher;
use super::packed::packed;
use super::plan::LANGS;
use super::words::Words;
use crate::act::ProvisionKind;
use crate::store::{ActId, ActRow, Filter};
use crate::text::{self, Memo, TokenKind};
use crate::{Lang, Result};
use tantivy::Term;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// Acts a citation may lead to; a query that names more is no citation.
const ACTS_MAX: usize = 24;
/// Letters of an abbreviation of a code.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 2..=5;

/// What the words of a query cite.
#[derive(Debug, Default, PartialEq, Eq)]
struct Cited {
    article: Option<String>,
    /// A number that nothing explains.
    bare: Option<String>,
    number: Option<String>,
    date: Option<String>,
    year: Option<String>,
    /// «закон», «кодекс» or such a word is there.
    noun: bool,
    /// Language of the words that point: «ст.» is Russian, «берене» Kyrgyz.
    lang: Option<Lang>,
    /// What else names the act: folded words, and whether each was typed in capitals.
    rest: Vec<(String, bool)>,
}

/// Words that name every act and so none.
const FILLERS: &[&str] = &[
    "кр",
    "кыргызской",
    "республики",
    "кыргыз",
    "республикасынын",
    "республикасы",
    "год",
    "года",
    "году",
    "г",
    "гг",
    "ж",
    "жыл",
    "жылы",
    "жылдын",
    "жылдагы",
    "от",
    "в",
    "из",
    "по",
    "редакции",
    "ред",
    "номер",
    "номери",
    "номердеги",
];

/// Words for a kind of act, by their beginning, both languages.
const NOUNS: &[&str] = &[
    "закон",
    "кодекс",
    "указ",
    "постановлен",
    "приказ",
    "распоряжен",
    "решени",
    "конституци",
    "мыйзам",
    "жарлык",
    "жарлыг",
    "токтом",
    "буйру",
    "тескеме",
    "чечим",
];

/// Reads a query as a citation; fields stay empty where it says nothing.
fn read(query: &str) -> Cited {
    let mut out = Cited::default();
    let dates = crate::act::date::all(query);
    out.date = dates.first().map(|d| d.iso.clone());
    let words = text::analyse(query, Lang::Ru, &mut Memo::default());
    let folded = &words.folded.text;
    let tokens: Vec<_> = words
        .tokens
        .iter()
        .filter(|t| !dates.iter().any(|d| d.span.overlaps(t.span)))
        .filter(|t| t.kind != TokenKind::Punct || t.folded.of(folded) == "№")
        .collect();
    let form = |i: usize| tokens.get(i).map_or("", |t| t.folded.of(folded));
    let is_number = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let key = |i: usize| text::number_key(form(i)).into_owned();
    let mut i = 0;
    while i < tokens.len() {
        let w = form(i);
        if (w == "№" || w == "n" || w == "номер") && is_number(i + 1) {
            out.number.get_or_insert(key(i + 1));
            i += 2;
        } else if (w == "ст" || w.starts_with("стать") || w.starts_with("берене")) && is_number(i + 1) {
            out.article.get_or_insert(key(i + 1));
            out.lang = Some(if w.starts_with("берене") { Lang::Ky } else { Lang::Ru });
            i += 2;
        } else if is_number(i) && (form(i + 1).starts_with("берене") || form(i + 1).starts_with("статья")) {
            out.article.get_or_insert(key(i));
            out.lang = Some(if form(i + 1).starts_with("берене") { Lang::Ky } else { Lang::Ru });
            i += 2;
        } else if ((matches!(w, "ч" | "п" | "пп") || ["част", "пункт", "подпункт"].iter().any(|u| w.starts_with(u)))
            && is_number(i + 1))
            || (is_number(i) && ["бөлү", "пункт"].iter().any(|u| form(i + 1).starts_with(u)))
        {
            i += 2;
        } else if is_number(i) {
            let n = key(i);
            if n.len() == 4 && (n.starts_with("19") || n.starts_with("20")) {
                out.year.get_or_insert(n);
            } else {
                out.bare.get_or_insert(n);
            }
            i += 1;
        } else {
            if NOUNS.iter().any(|n| w.starts_with(n)) {
                out.noun = true;
            }
            if !FILLERS.contains(&w) && w != "№" {
                let typed = tokens[i].span.of(query);
                out.rest.push((w.to_owned(), typed.chars().all(char::is_uppercase)));
            }
            i += 1;
        }
    }
    out
}

/// The language of the words with which a query points at a provision.
pub(super) fn language(query: &str) -> Option<Lang> {
    read(query).lang
}

/// Acts and first provisions that a query cites, best first; empty for a query that cites nothing the store has.
pub(super) fn resolve(
    query: &str,
    lang: Option<Lang>,
    searcher: &Searcher,
    words: &Words<'_>,
) -> Result<Vec<(ActId, u32)>> {
    let mut cited = read(query);
    let lang = cited.lang.or(lang);
    let mut acts = acts(&cited, lang, searcher, words)?;
    if acts.is_empty() || acts.len() > ACTS_MAX {
        return Ok(Vec::new());
    }
    if cited.article.is_none() && cited.number.is_none() && cited.date.is_none() {
        cited.article = cited.bare.take();
    }
    if let Some(year) = &cited.year
        && acts.iter().any(|(_, a)| a.date.as_ref().is_some_and(|d| d.starts_with(year.as_str())))
    {
        acts.retain(|(_, a)| a.date.as_ref().is_some_and(|d| d.starts_with(year.as_str())));
    }
    // The nearest title, then the law as it stands, then the reader's language.
    let mut keyed = Vec::new();
    for (extra, act) in acts {
        let old = searcher.is_superseded(act.id);
        keyed.push((extra, old, lang.is_some_and(|l| l != act.lang), std::cmp::Reverse(act.date.clone()), act));
    }
    keyed.sort_by(|a, b| (a.0, a.1, a.2, &a.3, &a.4.file, a.4.id).cmp(&(b.0, b.1, b.2, &b.3, &b.4.file, b.4.id)));
    let mut out = Vec::new();
    for (.., row) in keyed {
        let head = searcher.head(row.id)?;
        let ps = &head.0.provisions;
        match &cited.article {
            Some(number) => {
                let found = ps.iter().position(|p| {
                    p.kind == ProvisionKind::Article && !p.quoted && p.number.as_deref() == Some(number.as_str())
                });
                out.extend(found.map(|p| (row.id, p as u32)));
            }
            None => {
                let preface = ps.iter().position(|p| p.kind == ProvisionKind::Preface).unwrap_or(0);
                if !ps.is_empty() {
                    out.push((row.id, preface as u32));
                }
            }
        }
    }
    Ok(out)
}

/// The acts meant, each with how many words of its title the query leaves out.
fn acts(cited: &Cited, asked: Option<Lang>, searcher: &Searcher, words: &Words<'_>) -> Result<Vec<(usize, ActRow)>> {
    if let Some(number) = &cited.number
        && (cited.noun || cited.date.is_some() || cited.year.is_some() || cited.rest.is_empty())
    {
        let day = cited.date.clone().or_else(|| cited.year.clone());
        let filter = Filter { from: day.clone(), to: day, ..Filter::default() };
        let found = searcher.store().acts(&filter)?;
        return Ok(found
            .into_iter()
            .filter(|a| a.number.as_ref().is_some_and(|n| n.to_lowercase() == number.to_lowercase()))
            .map(|a| (0, a))
            .collect());
    }
    if let (Some(date), true) = (&cited.date, cited.noun && cited.article.is_none()) {
        let filter = Filter { from: Some(date.clone()), to: Some(date.clone()), ..Filter::default() };
        return Ok(searcher.store().acts(&filter)?.into_iter().map(|a| (0, a)).collect());
    }
    let points = cited.article.is_some() || cited.bare.is_some();
    let mut out = Vec::new();
    let mut named: Vec<(Lang, ActRow)> = Vec::new();
    for (name, lang, row) in searcher.codes(words)?.iter() {
        let here = cited
            .rest
            .iter()
            .any(|(w, capitals)| ABBREVIATION.contains(&w.chars().count()) && (*capitals || points) && w == name);
        if here && named.iter().all(|n| n.0 != *lang || n.1.id != row.id) {
            named.push((*lang, row.clone()));
        }
    }
    if !named.is_empty() {
        // «СК» is the Family Code in Russian and the Tax Code in Kyrgyz.
        if let Some(lang) = asked
            && named.iter().any(|n| n.0 == lang)
        {
            named.retain(|n| n.0 == lang);
        }
        for (_, row) in named {
            if out.iter().all(|o: &(usize, ActRow)| o.1.id != row.id) {
                out.push((0, row));
            }
        }
        return Ok(out);
    }
    if !cited.noun || cited.rest.is_empty() {
        return Ok(out);
    }
    let names: Vec<&str> = cited.rest.iter().map(|r| r.0.as_str()).collect();
    let mut found = titled(&names, searcher, words)?;
    if found.is_empty() && points {
        // A law's title seldom says that it is one: «закон о связи» is titled «О связи».
        let matter: Vec<&str> = names
            .iter()
            .copied()
            .filter(|w| !NOUNS.iter().any(|n| w.starts_with(n)) && !super::grammar::is_grammar(w))
            .collect();
        if !matter.is_empty() {
            found = titled(&matter, searcher, words)?;
        }
    }
    if points {
        found.extend(called(&names, searcher, words)?);
    }
    // Acts of the same name in force before, which may exist in one language only.
    for row in found.clone() {
        for version in searcher.store().acts_by_uri(&row.uri)? {
            let title = title_words(version.title.as_deref().unwrap_or_default());
            let title: Vec<&str> = title.iter().map(String::as_str).collect();
            if version.lang != row.lang && !title.is_empty() {
                found.extend(titled(&title, searcher, words)?);
            }
        }
    }
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|a| seen.insert(a.id));
    for row in found {
        let title = title_words(row.title.as_deref().unwrap_or_default());
        let extra = title.len().saturating_sub(cited.rest.len());
        // Without a provision to point at, only the whole title leads to the act.
        if points || extra == 0 {
            out.push((extra, row));
        }
    }
    let least = out.iter().map(|o| o.0).min().unwrap_or(0);
    out.retain(|o| o.0 <= least + 2);
    Ok(out)
}

/// Acts whose title holds all these words, in any ending.
fn titled(rest: &[&str], searcher: &Searcher, words: &Words<'_>) -> Result<Vec<ActRow>> {
    let mut memo = Memo::default();
    let mut any: Vec<Box<dyn Query>> = Vec::new();
    for lang in LANGS {
        let all = rest
            .iter()
            .map(|w| {
                let term = Term::from_field_text(words.fields.of(lang).title, &packed(memo.stem_id(lang, w)));
                Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>
            })
            .collect();
        any.push(Box::new(BooleanQuery::intersection(all)));
    }
    let ids = words.acts_of(&BooleanQuery::union(any))?;
    let mut out = Vec::new();
    for id in ids.into_iter().take(ACTS_MAX * 4) {
        out.extend(searcher.store().act_row(id.cast_signed())?);
    }
    Ok(out)
}

/// Acts whose short name in the table stands among these words, in any ending and either language: the Water Code exists
/// in Russian only, and a Kyrgyz query calls it Суу кодекси. The longest names count.
fn called(rest: &[&str], searcher: &Searcher, words: &Words<'_>) -> Result<Vec<ActRow>> {
    let mut memo = Memo::default();
    let mut out: Vec<(usize, ActRow)> = Vec::new();
    for lang in LANGS {
        let asked: Vec<_> = rest.iter().map(|w| memo.stem_id(lang, w)).collect();
        for name in super::short::table() {
            let Some(n) = name.names(lang).filter_map(|n| covered(n, lang, &asked, &mut memo)).max() else { continue };
            let known: Vec<ActRow> = match (name.number(), name.date()) {
                (Some(number), Some(date)) => searcher.store().acts(&Filter {
                    number: Some(number.to_owned()),
                    from: Some(date.to_owned()),
                    to: Some(date.to_owned()),
                    ..Filter::default()
                })?,
                _ => Vec::new(),
            };
            let known = match known.is_empty() {
                false => known,
                true => {
                    let title = title_words(name.title().unwrap_or_default());
                    let title: Vec<&str> = title.iter().map(String::as_str).collect();
                    let mut rows = if title.is_empty() { Vec::new() } else { titled(&title, searcher, words)? };
                    rows.retain(|r| name.is(r));
                    rows
                }
            };
            out.extend(known.into_iter().map(|row| (n, row)));
        }
    }
    let most = out.iter().map(|o| o.0).max().unwrap_or(0);
    Ok(out.into_iter().filter(|o| o.0 == most).map(|o| o.1).collect())
}

/// How many words a name has, where it has several and all of them are asked for.
fn covered(name: &str, lang: Lang, asked: &[text::StemId], memo: &mut Memo) -> Option<usize> {
    let stems: Vec<_> = title_words(name).iter().map(|w| memo.stem_id(lang, w)).collect();
    (stems.len() > 1 && stems.iter().all(|s| asked.contains(s))).then_some(stems.len())
}

/// The words of a title that name it: «Налоговый кодекс Кыргызской Республики» gives two.
fn title_words(title: &str) -> Vec<String> {
    let folded = text::fold(title);
    text::tokens(title, &folded)
        .into_iter()
        .filter(|t| t.kind == TokenKind::Word)
        .map(|t| t.folded.of(&folded.text).to_owned())
        .filter(|w| !FILLERS.contains(&w.as_str()))
        .collect()
}

/// The initials lawyers call a code by: «Уголовно-процессуальный кодекс» → «упк», «Кодекс о правонарушениях» → «коп».
fn initials(title: &str) -> String {
    title_words(title)
        .iter()
        .flat_map(|w| w.split('-').map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|w| w.chars().next())
        .collect()
}

/// The codes of a store with the abbreviations they go by, each with its language: those of the table, and their initials.
pub(super) fn codes(searcher: &Searcher, words: &Words<'_>) -> Result<Vec<(String, Lang, ActRow)>> {
    let all = titled(&["кодекс"], searcher, words)?;
    let mut out = Vec::new();
    for row in all {
        let mut names = super::short::names(&row);
        names.push((initials(row.title.as_deref().unwrap_or_default()), row.lang));
        names.retain(|n| !n.0.contains(' '));
        names.sort();
        names.dedup();
        out.extend(names.into_iter().map(|(n, lang)| (n, lang, row.clone())));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_query_cites() {
        let s = |v: &str| Some(v.to_owned());
        for (query, article, number, date, rest) in [
            ("ст. 205 УК", s("205"), None, None, "УК"),
            ("статья 21¹ Налогового кодекса", s("21-1"), None, None, "налогового кодекса"),
            ("ч. 2 ст. 15 ГПК КР", s("15"), None, None, "ГПК"),
            ("закон от 28 октября 2021 года № 127", None, s("127"), s("2021-10-28"), "закон"),
            ("Салык кодексинин 196-беренеси", s("196"), None, None, "салык кодексинин"),
            ("Салык кодексинин 21-1-беренесинин 3-бөлүгү", s("21-1"), None, None, "салык кодексинин"),
            ("2021-жылдын 28-октябрындагы № 127 мыйзам", None, s("127"), s("2021-10-28"), "мыйзам"),
            ("перерывы исковой давности", None, None, None, "перерывы исковой давности"),
        ] {
            let c = read(query);
            let shown: Vec<String> =
                c.rest.iter().map(|(w, up)| if *up { w.to_uppercase() } else { w.clone() }).collect();
            assert_eq!(
                (c.article, c.number, c.date, shown.join(" ").as_str()),
                (article, number, date, rest),
                "{query}"
            );
        }
        assert_eq!(read("УК 342").bare, s("342"));
        assert_eq!(read("ст. 47 Трудового кодекса 2025").year, s("2025"));
    }

    #[test]
    fn initials_of_codes() {
        for (title, want) in [
            ("УГОЛОВНЫЙ КОДЕКС КЫРГЫЗСКОЙ РЕСПУБЛИКИ", "ук"),
            ("Гражданский процессуальный кодекс Кыргызской Республики", "гпк"),
            ("Уголовно-процессуальный кодекс Кыргызской Республики", "упк"),
            ("Кодекс Кыргызской Республики о правонарушениях", "коп"),
            ("Кыргыз Республикасынын Салык кодекси", "ск"),
            ("Кыргыз Республикасынын Кылмыш-жаза кодекси", "кжк"),
        ] {
            assert_eq!(initials(title), want, "{title}");
        }
    }
}
