//! Structure of the real acts beside the repository: article lists, counts, coverage. Skips plainly where they are absent.

use jenil::act::{self, Act, ProvisionKind};
use jenil::source::{self, Limits, RawFile};
use jenil::{Lang, Notice};
use std::path::PathBuf;

/// The folder of real acts and labels, or `None` with a line that says so.
pub fn shared() -> Option<PathBuf> {
    let dir = std::env::var_os("JENIL_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if dir.join("acts").is_dir() {
        return Some(dir);
    }
    println!("SKIPPED: no real acts at {} (set JENIL_SHARED)", dir.display());
    None
}

fn read(path: &std::path::Path) -> (Act, Vec<Notice>, jenil::source::Source) {
    let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let raw = RawFile { name, bytes: std::fs::read(path).expect("the file can be read") };
    let mut sources = Vec::new();
    source::import(&raw, &Limits::default(), &mut |s| sources.push(s));
    let source = sources.pop().expect("one act a file");
    let (act, notices) = act::parse(&source);
    (act, notices, source)
}

fn all() -> Option<Vec<(Act, Vec<Notice>, jenil::source::Source)>> {
    let dir = shared()?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir.join("acts"))
        .expect("the folder can be read")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    Some(files.iter().map(|f| read(f)).collect())
}

fn numbers(act: &Act) -> Vec<String> {
    act.articles().iter().map(|i| act.provisions[*i as usize].number.clone().unwrap_or_default()).collect()
}

fn count(act: &Act, kind: ProvisionKind) -> usize {
    act.provisions.iter().filter(|p| p.kind == kind && !p.quoted).count()
}

/// Articles of one text that the other has not, or has under another number; each was read in both texts.
///
/// (act, language, number, how often more than in the other language, why)
const DIFFERENCES: [(&str, Lang, &str, usize, &str); 8] = [
    ("civil-code-1-1996", Lang::Ky, "248", 1, "the article stands twice, in two editions one after the other"),
    ("civil-code-2-1998", Lang::Ru, "738-25", 1, "the Kyrgyz text goes from 738-24 to 738-26; the article is missing"),
    ("civil-code-2-1998", Lang::Ru, "1049", 1, "in its place the Kyrgyz text has article 1149, heading and words"),
    ("civil-code-2-1998", Lang::Ru, "1083", 1, "in its place the Kyrgyz text has article 1183, heading and words"),
    ("civil-code-2-1998", Lang::Ky, "1149", 1, "the copy in the place of article 1049"),
    ("civil-code-2-1998", Lang::Ky, "1183", 1, "the copy in the place of article 1083"),
    ("offences-code-2021", Lang::Ky, "257", 1, "the heading stands twice, in two wordings, over one article"),
    (
        "tax-code-2022",
        Lang::Ky,
        "457",
        1,
        "a repealed chapter's first article was left under article 455, the true one follows in chapter 63",
    ),
];

/// Articles of one text, as a legal database counts them (the same in both languages).
const COUNTS: [(&str, usize); 6] = [
    ("labour-code-2025", 265),
    ("civil-code-1-1996", 440),
    ("admin-procedure-code-2017", 283),
    ("constitution-2021", 116),
    ("land-code-2025", 131),
    ("family-code-2003", 141),
];

#[test]
fn every_byte_of_every_act_is_accounted_for() {
    let Some(acts) = all() else { return };
    println!(
        "{:45} {:>8} {:>5} {:>3} {:>3} {:>4} {:>5} {:>6} {:>7} uri",
        "act", "coverage", "books", "sec", "chp", "art", "annex", "units", "notices"
    );
    for (act, notices, _) in &acts {
        println!(
            "{:45} {:>7}% {:>5} {:>3} {:>3} {:>4} {:>5} {:>6} {:>7} {}",
            act.file,
            act.coverage() * 100.0,
            count(act, ProvisionKind::Book),
            count(act, ProvisionKind::Section),
            count(act, ProvisionKind::Chapter),
            act.articles().len(),
            count(act, ProvisionKind::Annex),
            act.provisions.len(),
            notices.len(),
            act.uri
        );
    }
    assert_eq!(acts.len(), 40, "all acts were read");
    for (act, _, source) in &acts {
        check(act, source);
    }
}

/// What holds of every act: spans tile, parents come first, identifiers are unique.
fn check(act: &Act, source: &jenil::source::Source) {
    assert_eq!(act.text, source.text);
    assert_eq!(act.coverage(), 1.0, "{}", act.file);
    let mut at = 0;
    let mut eids = std::collections::BTreeSet::new();
    for (i, p) in (0u32..).zip(&act.provisions) {
        assert_eq!(p.own.from, at, "{}: a gap or an overlap", act.file);
        at = p.own.to;
        assert!(p.parent.is_none_or(|up| up < i && act.path_span(up).contains(p.own)), "{} {i}", act.file);
        assert!(p.own.contains(p.body), "{} {i}", act.file);
        assert!(p.heading.is_none_or(|h| p.own.contains(h)), "{} {i}", act.file);
        assert!(eids.insert(act.eid(i)), "{}: {} twice", act.file, act.eid(i));
    }
    assert_eq!(at as usize, act.text.len(), "{}", act.file);
}

#[test]
fn both_languages_have_the_same_articles() {
    let Some(acts) = all() else { return };
    let mut pairs = 0;
    for (ky, _, _) in acts.iter().filter(|a| a.0.lang == Lang::Ky) {
        let slug = ky.file.strip_suffix(".ky.txt").expect("a Kyrgyz text");
        let (ru, _, _) = acts.iter().find(|a| a.0.file == format!("{slug}.ru.txt")).expect("a pair");
        pairs += 1;
        println!("{slug:30} ru {:>4} ky {:>4} articles", ru.articles().len(), ky.articles().len());
        let (mut a, mut b) = (numbers(ru), numbers(ky));
        for (_, lang, number, times, _) in DIFFERENCES.iter().filter(|d| d.0 == slug) {
            let list = if *lang == Lang::Ru { &mut a } else { &mut b };
            for _ in 0..*times {
                let k = list.iter().position(|n| n == number);
                list.remove(k.unwrap_or_else(|| panic!("{slug}: {number} is no difference any more")));
            }
        }
        // a copied article stands out of order in one text only
        a.sort();
        b.sort();
        assert_eq!(a, b, "{slug}");
    }
    assert_eq!(pairs, 12, "all pairs were read");
    for (slug, n) in COUNTS {
        for (act, _, _) in acts.iter().filter(|a| a.0.file.starts_with(slug)) {
            let twice = DIFFERENCES.iter().filter(|d| d.0 == slug && d.1 == act.lang).count();
            assert_eq!(act.articles().len() - twice, n, "{}", act.file);
        }
    }
}

#[test]
fn headers_agree_with_the_cards() {
    let Some(acts) = all() else { return };
    let dir = shared().expect("it was there");
    let cards = std::fs::read_to_string(dir.join("acts/manifest.jsonl")).expect("the manifest");
    let (mut read, mut asked) = ([0; 3], [0; 3]);
    for card in cards.lines() {
        let card: serde_json::Value = serde_json::from_str(card).expect("a card");
        let text = |k: &str| card[k].as_str().map(str::to_owned);
        let file =
            format!("{}.{}.txt", card["slug"].as_str().expect("a slug"), card["lang"].as_str().expect("a language"));
        let (act, _, _) = acts.iter().find(|a| a.0.file == file).expect("the act");
        let h = &act.header;
        assert_eq!(act.lang.code(), card["lang"], "{file}");
        let fields = [
            ("number", h.number.as_ref().map(|r| r.value.clone()), text("number")),
            ("date", h.date.as_ref().map(|r| r.value.clone()), text("date")),
            ("kind", h.kind.as_ref().map(|_| "read".to_owned()), Some("read".to_owned())),
        ];
        for (k, (name, got, want)) in fields.into_iter().enumerate() {
            let Some(want) = want else { continue };
            asked[k] += 1;
            match got {
                Some(got) => {
                    assert_eq!(got, want, "{file}: {name}");
                    read[k] += 1;
                }
                None => println!("{file}: the text has no {name}"),
            }
        }
        for span in [h.number.as_ref().map(|r| (&r.value, r.span)), h.title.as_ref().map(|r| (&r.value, r.span))]
            .into_iter()
            .flatten()
        {
            let quote = span.1.expect("read from the text").of(&act.text);
            assert_eq!(quote.split_whitespace().collect::<Vec<_>>().join(" "), *span.0, "{file}");
        }
        println!("{file:45} {} {:?}", act.uri, h.title.as_ref().map(|t| &t.value));
    }
    println!("number {}/{}, date {}/{}, kind {}/{}", read[0], asked[0], read[1], asked[1], read[2], asked[2]);
    // two files have no head, one names neither number nor day
    assert!(read[0] >= asked[0] - 2 && read[1] >= asked[1] - 2, "{read:?} of {asked:?}");
}

#[test]
fn labelled_articles_stand_where_the_labels_say() {
    let Some(acts) = all() else { return };
    let dir = shared().expect("it was there");
    let labels = std::fs::read_to_string(dir.join("gold/queries/queries.jsonl")).expect("the labels");
    let (mut found, mut asked) = ([0usize; 2], [0usize; 2]);
    for query in labels.lines() {
        let query: serde_json::Value = serde_json::from_str(query).expect("a label");
        for r in query["relevant"].as_array().expect("a list") {
            let number = r["article"].as_str().expect("a number");
            if number.is_empty() {
                continue;
            }
            let file =
                format!("{}.{}.txt", r["act"].as_str().expect("an act"), r["lang"].as_str().expect("a language"));
            let (act, _, _) = acts.iter().find(|a| a.0.file == file).expect("the act");
            let line = r["line"].as_u64().expect("a line") as usize;
            let text = act.text.lines().nth(line - 1).expect("the line");
            let at = text.as_ptr() as usize - act.text.as_ptr() as usize + text.len() - text.trim_start().len();
            let got = act.article_number(act.provision_at(at as u32));
            let k = usize::from(act.lang == Lang::Ky);
            asked[k] += 1;
            if got == Some(number) {
                found[k] += 1;
            } else {
                println!("{file}:{line} labelled {number}, read {got:?}");
            }
        }
    }
    println!("ru {}/{}, ky {}/{} labelled articles found at their lines", found[0], asked[0], found[1], asked[1]);
    /// Share that must be found, measured 2026: all of them.
    const FLOOR: f64 = 0.99;
    for k in 0..2 {
        assert!(found[k] as f64 >= FLOOR * asked[k] as f64, "{found:?} of {asked:?}");
    }
}

/// A labelled place («ст. 4, ч. 4», «70-берене, 1-бөлүк, 1-пункт») in the words of a Russian citation.
fn russian_place(place: &str) -> String {
    let step = |s: &str| {
        let (number, noun) = s.rsplit_once('-').filter(|_| s.starts_with(|c: char| c.is_ascii_digit()))?;
        let word = [("берене", "ст."), ("бөлүк", "ч."), ("пункт", "п."), ("пунктча", "подп."), ("абзац", "абз.")]
            .into_iter()
            .find(|w| w.0 == noun)?
            .1;
        Some(format!("{word} {number}"))
    };
    place.split(", ").map(|s| step(s).unwrap_or_else(|| s.to_owned())).collect::<Vec<_>>().join(", ")
}

#[test]
fn labelled_places_are_cited_as_the_labels_do() {
    let Some(acts) = all() else { return };
    let dir = shared().expect("it was there");
    let labels = std::fs::read_to_string(dir.join("gold/mandates/mandates.jsonl")).expect("the labels");
    let (mut same, mut mended, mut asked) = ([0usize; 2], [0usize; 2], [0usize; 2]);
    for label in labels.lines() {
        let label: serde_json::Value = serde_json::from_str(label).expect("a label");
        let text = |k: &str| label[k].as_str().expect("a text");
        let file = format!("{}.{}.txt", text("act"), text("lang"));
        let (act, notices, _) = acts.iter().find(|a| a.0.file == file).expect("the act");
        let line = label["line"].as_u64().expect("a line") as usize;
        let words = act.text.lines().nth(line - 1).expect("the line");
        let at = words.as_ptr() as usize - act.text.as_ptr() as usize + words.len() - words.trim_start().len();
        let i = act.provision_at(at as u32);
        let (want, got) = (russian_place(text("place")), act.cite(i, Lang::Ru));
        let k = usize::from(act.lang == Lang::Ky);
        asked[k] += 1;
        let told = notices.iter().any(|n| n.kind == "lost-superscript" && act.eid(i).starts_with(&n.provision));
        if want == got {
            same[k] += 1;
        } else if told && got.replace('-', "") == want.replace('-', "") {
            // the label has the number as it stands, the sequence proves the lost superscript
            mended[k] += 1;
        } else {
            println!("{file}:{line} labelled {want}, read {got}");
        }
    }
    for (k, lang) in ["ru", "ky"].into_iter().enumerate() {
        println!("{lang}: {} of {} places equal, {} mended numbers", same[k], asked[k], mended[k]);
        /// Share measured 2026: all but one, where an item begins in the middle of a line.
        const FLOOR: f64 = 0.99;
        assert!((same[k] + mended[k]) as f64 >= FLOOR * asked[k] as f64);
    }
}
