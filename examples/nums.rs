use jenil::{act, source};
fn main() {
    for f in std::env::args().skip(1) {
        let raw = source::RawFile { name: f.rsplit('/').next().unwrap().into(), bytes: std::fs::read(&f).unwrap() };
        source::import(&raw, &Default::default(), &mut |s| {
            let (a, n) = act::parse(&s);
            println!("=== {} {} articles, {} notices", a.file, a.articles().len(), n.len());
            let v: Vec<_> =
                a.articles().iter().map(|i| a.provisions[*i as usize].number.clone().unwrap_or_default()).collect();
            let key = |s: &str| {
                let mut it = s.split('-').map(|x| x.parse::<u32>().unwrap_or(0));
                (it.next().unwrap_or(0), it.next().unwrap_or(0), it.next().unwrap_or(0))
            };
            for w in v.windows(2) {
                let (p, q) = (key(&w[0]), key(&w[1]));
                if !(q.0 == p.0 + 1 || q.0 == p.0 && q.1 == p.1 + 1) {
                    print!("{}>{} ", w[0], w[1]);
                }
            }
            println!();
        });
    }
}
