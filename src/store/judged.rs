//! Runs, their findings, and what people decided about them.

use super::Store;
use super::failure::OrStore;
use crate::Result;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// One run of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// When, as the caller says (ISO); shown to people, never part of a report's bytes.
    pub at: String,
    /// Version of the program.
    pub version: String,
    /// Digest of the rules.
    pub rules_digest: String,
    /// Digest of the corpus.
    pub corpus_digest: String,
    /// The day the law was read as of.
    pub as_of: String,
}

/// A finding as the store keeps it: the output record as JSON, with what it is looked up by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFinding {
    /// Stable identifier.
    pub id: String,
    /// Code of the rule.
    pub rule: String,
    /// The record of the output contract, one JSON object.
    pub data: String,
}

/// What a person decided about a finding; survives re-indexing, because it hangs on the finding's identifier only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Identifier of the finding.
    #[serde(skip_serializing, default)]
    pub finding: String,
    /// `accepted`, `rejected` or `postponed`.
    pub verdict: String,
    /// Who.
    pub by: String,
    /// When, ISO.
    pub at: String,
    /// Why.
    pub why: String,
}

impl Store {
    /// Keeps a run and its findings, in the order given; the findings of earlier runs are replaced.
    pub fn put_run(&mut self, run: &RunRow, findings: &[StoredFinding]) -> Result<i64> {
        let path = self.path();
        let tx = self.conn.transaction().or_store(&path)?;
        tx.execute(
            "INSERT INTO runs (at, version, rules_digest, corpus_digest, as_of) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![run.at, run.version, run.rules_digest, run.corpus_digest, run.as_of],
        )
        .or_store(&path)?;
        let id = tx.last_insert_rowid();
        tx.execute("DELETE FROM findings", []).or_store(&path)?;
        for (seq, f) in findings.iter().enumerate() {
            tx.prepare_cached("INSERT OR IGNORE INTO findings VALUES (?1, ?2, ?3, ?4, ?5)")
                .and_then(|mut s| s.execute(params![f.id, id, seq as i64, f.rule, f.data]))
                .or_store(&path)?;
        }
        tx.commit().or_store(&path)?;
        Ok(id)
    }

    /// The last run, where there was one.
    pub fn last_run(&self) -> Result<Option<RunRow>> {
        use rusqlite::OptionalExtension;
        self.conn
            .query_row(
                "SELECT at, version, rules_digest, corpus_digest, as_of FROM runs ORDER BY id DESC LIMIT 1",
                [],
                |r| {
                    Ok(RunRow {
                        at: r.get(0)?,
                        version: r.get(1)?,
                        rules_digest: r.get(2)?,
                        corpus_digest: r.get(3)?,
                        as_of: r.get(4)?,
                    })
                },
            )
            .optional()
            .or_store(&self.path())
    }

    /// The findings of the last run, in its order; of one rule where `rule` is given.
    pub fn findings(&self, rule: Option<&str>) -> Result<Vec<StoredFinding>> {
        let path = self.path();
        let mut s = self
            .conn
            .prepare("SELECT id, rule, data FROM findings WHERE ?1 IS NULL OR rule = ?1 ORDER BY run, seq")
            .or_store(&path)?;
        let rows = s
            .query_map([rule], |r| Ok(StoredFinding { id: r.get(0)?, rule: r.get(1)?, data: r.get(2)? }))
            .or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }

    /// Keeps a decision; a later one about the same finding replaces it.
    pub fn put_decision(&mut self, d: &Decision) -> Result<()> {
        self.conn
            .execute(
                "INSERT OR REPLACE INTO decisions VALUES (?1, ?2, ?3, ?4, ?5)",
                params![d.finding, d.verdict, d.by, d.at, d.why],
            )
            .or_store(&self.path())
            .map(|_| ())
    }

    /// Every decision, by identifier of the finding.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        let path = self.path();
        let mut s = self
            .conn
            .prepare("SELECT finding, verdict, by, at, why FROM decisions ORDER BY finding")
            .or_store(&path)?;
        let rows = s
            .query_map([], |r| {
                Ok(Decision { finding: r.get(0)?, verdict: r.get(1)?, by: r.get(2)?, at: r.get(3)?, why: r.get(4)? })
            })
            .or_store(&path)?;
        rows.map(|r| r.or_store(&path)).collect()
    }
}
