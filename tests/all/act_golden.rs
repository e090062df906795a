//! Trees of small fictional acts, reviewed by eye: what each mark becomes, in both languages.

use jenil::act::{self, Act, Force};
use jenil::source::{self, Limits, RawFile};
use std::fmt::Write as _;

fn parse(name: &str) -> (Act, Vec<jenil::Notice>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/acts").join(name);
    let raw = RawFile { name: name.to_owned(), bytes: std::fs::read(path).expect("the fixture can be read") };
    let mut found = None;
    source::import(&raw, &Limits::default(), &mut |s| found = Some(act::parse(&s)));
    found.expect("one act")
}

/// Header, notices, and a line a provision: kind, identifier, state, heading, words, citation.
fn tree(name: &str) -> String {
    let (act, notices) = parse(name);
    assert_eq!(act.coverage(), 1.0);
    let h = &act.header;
    let mut out = format!("{} {}\n", act.uri, act.lang);
    let _ = writeln!(out, "kind {:?}", h.kind.as_ref().map(|r| r.value));
    for (what, field) in
        [("issuer", &h.issuer), ("number", &h.number), ("date", &h.date), ("title", &h.title), ("edition", &h.edition)]
    {
        if let Some(r) = field {
            let place = r.span.map_or("", |s| s.of(&act.text));
            let _ = writeln!(out, "{what} {:?} from {place:?}", r.value);
        }
    }
    for a in &h.amending {
        let _ = writeln!(out, "amended {:?} from {:?}", a.value, a.span.map_or("", |s| s.of(&act.text)));
    }
    if let Some(s) = &h.status {
        let _ = writeln!(out, "status {:?} from {:?}", s.value, s.span.map_or("", |s| s.of(&act.text)));
    }
    for n in &notices {
        let _ = writeln!(out, "notice {n}");
    }
    out.push('\n');
    let flat = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    for (i, p) in (0u32..).zip(&act.provisions) {
        let _ = write!(out, "{}{:?} {}", "  ".repeat(act.ancestors(i).count()), p.kind, act.eid(i));
        if p.force != Force::InForce {
            let _ = write!(out, " {:?}", p.force);
        }
        if p.quoted {
            out.push_str(" quoted");
        }
        if let Some(h) = act.heading_text(i) {
            let _ = write!(out, " [{}]", flat(h));
        }
        let _ = writeln!(out, " {:?} ({})", flat(act.body_text(i)), act.cite(i, act.lang));
    }
    out
}

macro_rules! golden {
    ($($test:ident $file:literal)*) => {
        $(#[test]
        fn $test() {
            insta::assert_snapshot!(tree($file));
        })*
    };
}

golden! {
    code_ru "code.ru.txt"
    code_ky "code.ky.txt"
    amending_ru "amending.ru.txt"
    resolution_ru "resolution.ru.txt"
    resolution_ky "resolution.ky.txt"
    damaged_ru "damaged.ru.txt"
    damaged_ky "damaged.ky.txt"
}
