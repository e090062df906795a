//! Reading: rows of acts in one stable order, their structure, text and facts.

use super::Store;
use super::failure::OrStore;
use super::record::{self, ActId, FileId};
use crate::act::Act;
use crate::facts::Fact;
use crate::{Error, Lang, Notice, Result, Span};
use rusqlite::{OptionalExtension, Row, params_from_iter};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// The metadata of an act, as its row holds them. Kind and status carry their names in the output
/// (`constitutional-law`, `in_force`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActRow {
    /// Row.
    pub id: ActId,
    /// File it came from.
    pub file: String,
    /// Work URI.
    pub uri: String,
    /// Language.
    pub lang: Lang,
    /// Title.
    pub title: Option<String>,
    /// Kind.
    pub kind: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Date, ISO.
    pub date: Option<String>,
    /// Status.
    pub status: Option<String>,
    /// Edition.
    pub edition: Option<String>,
    /// Bytes of text the provisions account for.
    pub covered: u64,
    /// Bytes of text.
    pub bytes: u64,
    /// Provisions.
    pub provisions: u64,
    /// Notices.
    pub notices: u64,
}

/// Which acts are meant. Each given value must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Language.
    pub lang: Option<Lang>,
    /// Kind, by its name in the output.
    pub kind: Option<String>,
    /// Words of the issuer's name, any case.
    pub issuer: Option<String>,
    /// Status, by its name in the output; `in_force` takes acts that say nothing, too.
    pub status: Option<String>,
    /// First date of adoption, an ISO date or its beginning.
    pub from: Option<String>,
    /// Last date of adoption, an ISO date or its beginning.
    pub to: Option<String>,
    /// Registry id of a body the act charges with something.
    pub body: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Territory the act's issuer or title names, by its id or any of its names; what lies inside it is meant, too.
    pub territory: Option<String>,
}

impl Filter {
    /// Whether every act is meant.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

/// The name a value has in every output.
pub(super) fn kind_name<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(s)) => Ok(s),
        other => Err(Error::Usage(format!("a value without a name ({other:?}); report this"))),
    }
}

const COLUMNS: &str = "id, file, uri, lang, title, kind, issuer, number, date, status, edition, covered, bytes, \
                       provisions, notices";

/// Acts in the order of every listing: by file, then by place in the file.
const ORDER: &str = "ORDER BY (SELECT name FROM files WHERE files.id = acts.file_id), acts.id";

fn act_row(r: &Row<'_>) -> rusqlite::Result<ActRow> {
    let lang: String = r.get(3)?;
    let number = |i| -> rusqlite::Result<u64> { Ok(u64::try_from(r.get::<_, i64>(i)?).unwrap_or(0)) };
    Ok(ActRow {
        id: r.get(0)?,
        file: r.get(1)?,
        uri: r.get(2)?,
        lang: Lang::from_code(&lang).unwrap_or(Lang::Ru),
        title: r.get(4)?,
        kind: r.get(5)?,
        issuer: r.get(6)?,
        number: r.get(7)?,
        date: r.get(8)?,
        status: r.get(9)?,
        edition: r.get(10)?,
        covered: number(11)?,
        bytes: number(12)?,
        provisions: number(13)?,
        notices: number(14)?,
    })
}

impl Store {
    /// Names of the files that are wholly in the store, with their SHA-256 and row.
    pub fn files(&self) -> Result<FxHashMap<String, (String, FileId)>> {
        let path = self.path();
        let mut s = self.conn.prepare("SELECT name, sha256, id FROM files WHERE whole").or_store(&path)?;
        let rows = s.query_map([], |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?)))).or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// The acts that `filter` means, by file and place in the file.
    pub fn acts(&self, filter: &Filter) -> Result<Vec<ActRow>> {
        let path = self.path();
        let (mut terms, mut values) = (Vec::new(), Vec::<String>::new());
        let mut term = |sql: &str, value: &str| {
            terms.push(sql.replace('?', &format!("?{}", terms.len() + 1)));
            values.push(value.to_owned());
        };
        if let Some(lang) = filter.lang {
            term("lang = ?", lang.code());
        }
        if let Some(v) = &filter.kind {
            term("kind = ?", v);
        }
        if let Some(v) = &filter.status {
            term(if v == "in_force" { "coalesce(status, 'in_force') = ?" } else { "status = ?" }, v);
        }
        if let Some(v) = &filter.from {
            term("date >= ?", v);
        }
        if let Some(v) = &filter.to {
            // `2021` as the last date takes the whole year: every date that begins with it sorts below `2021~`.
            term("date <= ?", &format!("{v}~"));
        }
        if let Some(v) = &filter.body {
            term("id IN (SELECT act FROM bodies WHERE body = ?)", v);
        }
        if let Some(v) = &filter.number {
            term("number = ?", v);
        }
        let condition = if terms.is_empty() { String::new() } else { format!("WHERE {}", terms.join(" AND ")) };
        let mut s = self.conn.prepare(&format!("SELECT {COLUMNS} FROM acts {condition} {ORDER}")).or_store(&path)?;
        let rows = s.query_map(params_from_iter(values), act_row).or_store(&path)?;
        let mut acts = rows.map(|r| r.or_store(&path)).collect::<Result<Vec<_>>>()?;
        if let Some(issuer) = &filter.issuer {
            // SQLite knows case only in ASCII.
            let words = issuer.to_lowercase();
            acts.retain(|a| a.issuer.as_ref().is_some_and(|i| i.to_lowercase().contains(&words)));
        }
        if let Some(name) = &filter.territory {
            let registry = crate::bodies::Registry::builtin();
            let Some(outer) = registry.territory_named(name) else {
                return Err(crate::Error::Usage(format!(
                    "{name}: no such territory; write its name as in «Нарынская область» or its id as in obl-naryn"
                )));
            };
            acts.retain(|a| {
                registry
                    .territory_of(a.issuer.as_deref(), a.title.as_deref(), a.lang)
                    .is_some_and(|t| registry.lies_in(&t.id, &outer.id))
            });
        }
        Ok(acts)
    }

    /// Every act with every body it charges with something, by body and act.
    pub fn charged(&self) -> Result<Vec<(ActId, String)>> {
        let path = self.path();
        let mut s = self.conn.prepare_cached("SELECT act, body FROM bodies ORDER BY body, act").or_store(&path)?;
        let rows = s.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// The metadata of one act; `None` where there is no such row.
    pub fn act_row(&self, id: ActId) -> Result<Option<ActRow>> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM acts WHERE id = ?1"))
            .and_then(|mut s| s.query_row([id], act_row).optional())
            .or_store(&self.path())
    }

    /// Acts with this URI (one a language and edition), in the order of the listing.
    pub fn acts_by_uri(&self, uri: &str) -> Result<Vec<ActRow>> {
        let path = self.path();
        let mut s =
            self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM acts WHERE uri = ?1 {ORDER}")).or_store(&path)?;
        let rows = s.query_map([uri], act_row).or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// Rows of the acts written after `generation`, ascending.
    pub fn acts_since(&self, generation: i64) -> Result<Vec<ActId>> {
        self.ids("SELECT id FROM acts WHERE generation > ?1 ORDER BY id", generation)
    }

    /// Rows of the acts removed after `generation`, ascending.
    pub fn gone_since(&self, generation: i64) -> Result<Vec<ActId>> {
        self.ids("SELECT DISTINCT act FROM gone WHERE generation > ?1 ORDER BY act", generation)
    }

    fn ids(&self, sql: &str, generation: i64) -> Result<Vec<ActId>> {
        let path = self.path();
        let mut s = self.conn.prepare_cached(sql).or_store(&path)?;
        let rows = s.query_map([generation], |r| r.get(0)).or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// Structure of an act, its text left empty.
    ///
    /// # Errors
    /// No such row, damage.
    pub fn head(&self, id: ActId) -> Result<Act> {
        let path = self.path();
        let record: Option<Vec<u8>> = self
            .conn
            .prepare_cached("SELECT record FROM acts WHERE id = ?1")
            .and_then(|mut s| s.query_row([id], |r| r.get(0)).optional())
            .or_store(&path)?;
        match record {
            Some(record) => record::decode_head(&path, &record),
            None => Err(record::damaged(&path, &format!("act {id} is missing"))),
        }
    }

    /// An act with its text.
    ///
    /// # Errors
    /// No such row, damage.
    pub fn act(&self, id: ActId) -> Result<Act> {
        let mut act = self.head(id)?;
        act.text = self.text(id)?;
        Ok(act)
    }

    /// The whole text of an act.
    pub fn text(&self, id: ActId) -> Result<String> {
        self.blocks(id, 0, usize::MAX >> 1)
    }

    /// The bytes `span` of an act's text, without reading the rest.
    ///
    /// # Errors
    /// The span lies outside the text or not on borders of characters.
    pub fn quote(&self, id: ActId, span: Span) -> Result<String> {
        if span.is_empty() {
            return Ok(String::new());
        }
        let (first, last) = record::blocks_of(span);
        let bytes = self.block_bytes(id, first, last)?;
        let base = first * record::BLOCK;
        let range = span.from as usize - base..span.to as usize - base;
        bytes
            .get(range)
            .and_then(|b| std::str::from_utf8(b).ok())
            .map(str::to_owned)
            .ok_or_else(|| record::damaged(&self.path(), &format!("bytes {span:?} of act {id}")))
    }

    fn blocks(&self, id: ActId, first: usize, last: usize) -> Result<String> {
        String::from_utf8(self.block_bytes(id, first, last)?).map_err(|e| record::damaged(&self.path(), &e.to_string()))
    }

    fn block_bytes(&self, id: ActId, first: usize, last: usize) -> Result<Vec<u8>> {
        let path = self.path();
        let top = last.min((1 << 16) - 1);
        let mut s = self
            .conn
            .prepare_cached("SELECT data FROM texts WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
            .or_store(&path)?;
        let mut rows = s.query([record::block_id(id, first), record::block_id(id, top)]).or_store(&path)?;
        let mut out = Vec::new();
        while let Some(row) = rows.next().or_store(&path)? {
            let data = row.get_ref(0).or_store(&path)?;
            let data = data.as_blob().map_err(|e| record::damaged(&path, &e.to_string()))?;
            let plain = record::decompress(&path, data, record::BLOCK)?;
            if out.is_empty() {
                out = plain;
            } else {
                out.extend_from_slice(&plain);
            }
        }
        Ok(out)
    }

    /// The facts of an act: of one kind, or all, in the order of the text ([`Fact::order`](crate::facts::Fact::order)), as a fresh
    /// reading of the act gives them.
    pub fn facts(&self, id: ActId, kind: Option<&str>) -> Result<Vec<Fact>> {
        let path = self.path();
        let mut s = self
            .conn
            .prepare_cached("SELECT data FROM facts WHERE act = ?1 AND (?2 IS NULL OR kind = ?2) ORDER BY kind")
            .or_store(&path)?;
        let mut rows = s.query(rusqlite::params![id, kind]).or_store(&path)?;
        let mut out = Vec::new();
        while let Some(row) = rows.next().or_store(&path)? {
            let data: Vec<u8> = row.get(0).or_store(&path)?;
            record::decode_facts(&path, &data, &mut out)?;
        }
        out.sort_by_key(Fact::order);
        Ok(out)
    }

    /// How many facts of each kind the store holds.
    pub fn fact_counts(&self) -> Result<Vec<(String, u64)>> {
        let path = self.path();
        let mut s =
            self.conn.prepare("SELECT kind, sum(count) FROM facts GROUP BY kind ORDER BY kind").or_store(&path)?;
        let rows =
            s.query_map([], |r| Ok((r.get(0)?, u64::try_from(r.get::<_, i64>(1)?).unwrap_or(0)))).or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// Every notice, by file and in the order they were made.
    pub fn notices(&self) -> Result<Vec<Notice>> {
        let path = self.path();
        let mut s = self
            .conn
            .prepare(
                "SELECT n.file, n.kind, n.provision, n.message FROM notices n JOIN files f ON f.id = n.file_id \
                 ORDER BY f.name, n.seq",
            )
            .or_store(&path)?;
        let rows = s
            .query_map([], |r| {
                Ok(Notice { file: r.get(0)?, kind: r.get(1)?, provision: r.get(2)?, message: r.get(3)? })
            })
            .or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// SHA-256 over the names and contents of all files, in hexadecimal: the corpus a report was made from.
    pub fn corpus_digest(&self) -> Result<String> {
        use sha2::{Digest, Sha256};
        let mut files: Vec<_> = self.files()?.into_iter().collect();
        files.sort();
        let mut all = Sha256::new();
        for (name, (sha256, _)) in &files {
            all.update(name.as_bytes());
            all.update([0]);
            all.update(sha256.as_bytes());
        }
        Ok(all.finalize().iter().map(|b| format!("{b:02x}")).collect())
    }
}
