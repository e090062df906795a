use jenil::{act, source};
fn main() {
    let mode = std::env::args().nth(1).unwrap();
    for f in std::env::args().skip(2) {
        let raw = source::RawFile { name: f.rsplit('/').next().unwrap().into(), bytes: std::fs::read(&f).unwrap() };
        let mut v = vec![];
        source::import(&raw, &Default::default(), &mut |s| v.push(s));
        for s in v {
            let (a, n) = act::parse(&s);
            println!("=== {} {} {:?}", a.file, a.uri, a.lang);
            for x in &n {
                println!("!! {x}");
            }
            for (i, p) in a.provisions.iter().enumerate() {
                let depth = a.ancestors(i as u32).count();
                use act::ProvisionKind::*;
                let head = matches!(
                    p.kind,
                    Book | Section | Subsection | Chapter | Subchapter | Annex | Toc | Preface | Preamble | Conclusion
                );
                if mode == "h" && !head {
                    continue;
                }
                if mode == "a" && !head && p.kind != Article {
                    continue;
                }
                let cut = |s: &str| {
                    let s: String = s.split_whitespace().collect::<Vec<_>>().join(" ");
                    if s.chars().count() > 90 {
                        s.chars().take(50).collect::<String>()
                            + " … "
                            + &s.chars().rev().take(25).collect::<Vec<_>>().into_iter().rev().collect::<String>()
                    } else {
                        s
                    }
                };
                println!(
                    "{}{:?} {} {}{}[{}]{} | {}",
                    "  ".repeat(depth),
                    p.kind,
                    a.eid(i as u32),
                    if p.quoted { "Q " } else { "" },
                    if p.force != act::Force::InForce { format!("{:?} ", p.force) } else { String::new() },
                    cut(a.heading_text(i as u32).unwrap_or("")),
                    a.cite(i as u32, a.lang),
                    cut(a.body_text(i as u32))
                );
            }
        }
    }
}
