use super::*;
use crate::act::{Act, Force, Header, Provision, ProvisionKind, Read};
use crate::facts::{Deadline, Fact, FactKind, TimeUnit};
use crate::{Lang, Notice, Span};

fn act(file: &str, text: &str) -> Act {
    let span = Span::new(0, text.len() as u32);
    Act {
        uri: "/akn/kg/act/law/2020-01-02/3".into(),
        file: file.into(),
        lang: Lang::Ky,
        header: Header {
            title: Some(Read { value: "Мыйзам".into(), span: Some(Span::new(0, 4)) }),
            date: Some(Read { value: "2020-01-02".into(), span: None }),
            ..Header::default()
        },
        text: text.into(),
        provisions: vec![Provision {
            parent: None,
            kind: ProvisionKind::Article,
            number: Some("21-1".into()),
            own: span,
            body: span,
            heading: None,
            force: Force::InForce,
            quoted: false,
            occurrence: 1,
        }],
        furniture: Vec::new(),
    }
}

fn deadline() -> Fact {
    Fact {
        provision: 0,
        span: Span::new(2, 4),
        kind: FactKind::Deadline(Deadline {
            value: 5,
            unit: TimeUnit::WorkingDay,
            is_term: true,
            addressee: crate::facts::Addressee::Body,
        }),
    }
}

fn put(store: &mut Store, id: FileId, name: &str, text: &str) -> ActId {
    let batch = store.batch().expect("a batch");
    batch.put_file(id, name, &format!("{:064}", text.len()), text.len() as u64).expect("put");
    let encoded = EncodedAct::new(act(name, text), text.len() as u64).expect("encoded");
    let facts = EncodedFacts::new(&[deadline()], vec!["b".into(), "a".into(), "b".into()]).expect("encoded");
    let row = batch.put_act(id, 0, &encoded, &facts, 1).expect("put");
    batch.put_notices(id, 0, &[(Some(0), Notice::new(name, "k", "m"))]).expect("put");
    batch.finish_file(id).expect("finished");
    batch.commit().expect("committed");
    row
}

#[test]
fn what_goes_in_comes_out() {
    let mut store = Store::in_memory().expect("a store");
    // Longer than two blocks, with a border inside a two-byte letter.
    let text = "җ".repeat(record::BLOCK) + "а";
    let text = format!("x{text}");
    let id = put(&mut store, 1, "a.txt", &text);
    assert_eq!(store.act(id).expect("there"), act("a.txt", &text));
    assert_eq!(store.facts(id, None).expect("there"), [deadline()]);
    assert_eq!(store.facts(id, Some("citation")).expect("there"), []);
    for (from, to) in [(0, 1), (1, 3), (65_533, 65_537), (65_535, 131_073), (131_071, 131_075)] {
        assert_eq!(store.quote(id, Span::new(from, to)).expect("there"), text[from as usize..to as usize]);
    }
    assert!(store.quote(id, Span::new(2, 3)).is_err(), "half a letter is not a quote");
    assert_eq!(store.notices().expect("there").len(), 1);
    assert_eq!(store.fact_counts().expect("there"), [("deadline".to_owned(), 1)]);
}

#[test]
fn changed_files_are_replaced_and_the_digest_does_not_depend_on_the_order() {
    let mut one = Store::in_memory().expect("a store");
    let old = put(&mut one, 1, "a.txt", "old");
    put(&mut one, 2, "b.txt", "other text");
    let generation = one.generation().expect("a number");
    let new = put(&mut one, 3, "a.txt", "new text");
    assert_eq!(one.gone_since(generation).expect("read"), [old]);
    assert_eq!(one.acts_since(generation).expect("read"), [new]);
    let rows = one.acts(&Filter::default()).expect("read");
    assert_eq!(rows.iter().map(|r| r.file.as_str()).collect::<Vec<_>>(), ["a.txt", "b.txt"], "by file, not by row");

    let mut two = Store::in_memory().expect("a store");
    put(&mut two, 1, "b.txt", "other text");
    put(&mut two, 2, "a.txt", "new text");
    assert_eq!(one.digest().expect("read"), two.digest().expect("read"));
    assert_eq!(one.corpus_digest().expect("read"), two.corpus_digest().expect("read"));
}

#[test]
fn filters() {
    let mut store = Store::in_memory().expect("a store");
    put(&mut store, 1, "a.txt", "text");
    let count = |f: Filter| store.acts(&f).expect("read").len();
    let f = Filter::default;
    assert_eq!(count(Filter { lang: Some(Lang::Ky), ..f() }), 1);
    assert_eq!(count(Filter { lang: Some(Lang::Ru), ..f() }), 0);
    assert_eq!(count(Filter { status: Some("in_force".into()), ..f() }), 1);
    assert_eq!(count(Filter { to: Some("2020".into()), ..f() }), 1);
    assert_eq!(count(Filter { to: Some("2020-01-01".into()), ..f() }), 0);
    assert_eq!(count(Filter { from: Some("2020-01-02".into()), ..f() }), 1);
    assert_eq!(count(Filter { body: Some("a".into()), from: Some("2020".into()), ..f() }), 1);
    assert_eq!(count(Filter { body: Some("c".into()), ..f() }), 0);
    assert_eq!(count(Filter { issuer: Some("x".into()), ..f() }), 0);
}

#[test]
fn other_versions_and_files_are_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    drop(Store::create(dir.path()).expect("made"));
    let file = dir.path().join(FILE);
    for (version, word) in [(FORMAT - 1, "an older"), (FORMAT + 1, "a newer")] {
        let conn = Connection::open(&file).expect("opens");
        conn.pragma_update(None, "user_version", version).expect("set");
        drop(conn);
        for result in [Store::open(dir.path()), Store::create(dir.path())] {
            let message = result.expect_err("refused").to_string();
            assert!(message.contains(word) && message.contains("index the files again"), "{message}");
        }
    }
    let other = tempfile::tempdir().expect("a folder");
    let conn = Connection::open(other.path().join(FILE)).expect("opens");
    conn.execute_batch("CREATE TABLE t (x)").expect("made");
    drop(conn);
    assert!(Store::create(other.path()).expect_err("refused").to_string().contains("not made by jenil"));
    std::fs::write(other.path().join(FILE), "no database at all, but long enough to be looked at".repeat(9))
        .expect("written");
    assert!(Store::open(other.path()).expect_err("refused").to_string().contains("damaged or not a store"));
    let none = tempfile::tempdir().expect("a folder");
    assert!(Store::open(none.path()).expect_err("refused").to_string().contains("jenil index PATHS"));
}

#[test]
fn two_writers_do_not_meet() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = Store::create(dir.path()).expect("made");
    assert!(Store::create(dir.path()).expect_err("locked").to_string().contains("another jenil"));
    drop(first);
    Store::create(dir.path()).expect("free again");
}

#[test]
fn a_full_disk_says_so_and_keeps_what_was_stored() {
    let mut store = Store::in_memory().expect("a store");
    put(&mut store, 1, "a.txt", "text");
    let pages: i64 = store.conn.pragma_query_value(None, "page_count", |r| r.get(0)).expect("read");
    store.conn.pragma_update_and_check(None, "max_page_count", pages + 2, |_| Ok(())).expect("set");
    let noise: String =
        (0..200_000u32).map(|i| char::from(33 + (i.wrapping_mul(2_654_435_761) >> 25) as u8 % 90)).collect();
    let batch = store.batch().expect("a batch");
    batch.put_file(2, "b.txt", "0", 1).expect("put");
    let encoded = EncodedAct::new(act("b.txt", &noise), 0).expect("encoded");
    let error = batch.put_act(2, 0, &encoded, &EncodedFacts::default(), 0).expect_err("full");
    assert!(error.to_string().contains("the disk is full"), "{error}");
    drop(batch);
    assert_eq!(store.acts(&Filter::default()).expect("read").len(), 1);
}

#[test]
fn decisions_outlive_runs() {
    let mut store = Store::in_memory().expect("a store");
    let run = RunRow {
        at: "2025-01-01".into(),
        version: "1".into(),
        rules_digest: "r".into(),
        corpus_digest: "c".into(),
        as_of: "2025-01-01".into(),
    };
    let finding = |id: &str| StoredFinding { id: id.into(), rule: "B02".into(), data: "{}".into() };
    store.put_run(&run, &[finding("z"), finding("a")]).expect("kept");
    let decision = Decision {
        finding: "z".into(),
        verdict: "rejected".into(),
        by: "A".into(),
        at: "2025-01-02".into(),
        why: "closed list".into(),
    };
    store.put_decision(&decision).expect("kept");
    store.put_run(&run, &[finding("z")]).expect("kept");
    assert_eq!(store.findings(None).expect("read").len(), 1);
    assert_eq!(store.findings(Some("D01")).expect("read").len(), 0);
    assert_eq!(store.decisions().expect("read"), [decision]);
    assert_eq!(store.last_run().expect("read"), Some(run));
}
