//! Comma-separated values for spreadsheets: UTF-8 with a byte-order mark, which Excel needs to read Cyrillic.

use crate::record::FindingRecord;

/// One finding a row; columns are stable.
pub fn findings(records: &[FindingRecord]) -> String {
    let mut w = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xEF, 0xBB, 0xBF]);
    let head = [
        "id",
        "rule",
        "severity",
        "confidence",
        "status",
        "act",
        "file",
        "lang",
        "title",
        "article",
        "cite_ru",
        "cite_ky",
        "eid",
        "trigger",
        "quote",
        "reason_ru",
        "reason_ky",
        "reason_en",
        "ground_ru",
        "ground_ky",
        "ground_en",
        "other_places",
    ];
    // Writing to memory cannot fail.
    w.write_record(head).expect("memory does not run out of disk");
    for f in records {
        let Some(p) = f.evidence.first() else { continue };
        let other: Vec<String> =
            f.evidence[1..].iter().map(|e| format!("{} {}: {}", e.act.file, e.provision.cite.ru, e.quote)).collect();
        w.write_record([
            &f.id,
            &f.rule,
            f.severity.name(),
            &format!("{:.2}", f.confidence),
            f.status.name(),
            &p.act.uri,
            &p.act.file,
            p.act.lang.code(),
            &p.act.title,
            p.provision.article.as_deref().unwrap_or(""),
            &p.provision.cite.ru,
            &p.provision.cite.ky,
            &p.provision.eid,
            &f.trigger,
            &p.quote,
            &f.reason.ru,
            &f.reason.ky,
            &f.reason.en,
            &f.ground.ru,
            &f.ground.ky,
            &f.ground.en,
            &other.join("\n"),
        ])
        .expect("memory does not run out of disk");
    }
    let bytes = w.into_inner().expect("memory does not run out of disk");
    String::from_utf8(bytes).expect("every field is UTF-8")
}
