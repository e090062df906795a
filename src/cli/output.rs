//! Records on standard output, in the form that was asked for.

use super::End;
use crate::{Error, Result};
use clap::ValueEnum;
use serde::Serialize;
use serde_json::Value;
use std::io::{BufWriter, IsTerminal, Write};

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading: long cells are shortened with …, the other forms never are.
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a heading; structures as JSON.
    Csv,
    /// Tab-separated values without a heading.
    Tsv,
}

/// A column of the forms that have columns: its name, and the path of its value in the record.
pub(super) type Column = (&'static str, &'static str);

/// Columns of a table on a file or pipe.
const WIDTH: usize = 160;
/// No cell of a table is shortened below this.
const CELL_MIN: usize = 12;

/// Writes records one after another.
pub(super) struct Records {
    format: Format,
    /// Columns of csv and tsv.
    columns: &'static [Column],
    /// Columns of a table.
    table: &'static [Column],
    out: BufWriter<std::io::StdoutLock<'static>>,
    rows: Vec<Vec<String>>,
    count: usize,
}

impl Records {
    pub fn new(format: Format, table: &'static [Column], columns: &'static [Column]) -> Result<Records> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        match format {
            Format::Json => write(&mut out, b"[")?,
            Format::Csv => write_csv(&mut out, columns.iter().map(|c| c.0.to_owned()))?,
            _ => {}
        }
        Ok(Records { format, columns, table, out, rows: Vec::new(), count: 0 })
    }

    /// One record.
    pub fn push<T: Serialize>(&mut self, record: &T) -> Result<()> {
        let failed = |e: serde_json::Error| Error::Usage(format!("a record cannot be printed ({e}); report this"));
        match self.format {
            Format::Json | Format::Jsonl => {
                let line = serde_json::to_string(record).map_err(failed)?;
                let lead: &str = match (self.format, self.count) {
                    (Format::Jsonl, _) => "",
                    (_, 0) => "\n",
                    _ => ",\n",
                };
                write(&mut self.out, lead.as_bytes())?;
                write(&mut self.out, line.as_bytes())?;
                if self.format == Format::Jsonl {
                    write(&mut self.out, b"\n")?;
                }
            }
            Format::Csv | Format::Tsv => {
                let value = serde_json::to_value(record).map_err(failed)?;
                let cells = self.columns.iter().map(|c| cell(&value, c.1));
                if self.format == Format::Csv {
                    write_csv(&mut self.out, cells)?;
                } else {
                    let line: Vec<String> = cells.map(|c| c.replace(['\t', '\n', '\r'], " ")).collect();
                    write(&mut self.out, line.join("\t").as_bytes())?;
                    write(&mut self.out, b"\n")?;
                }
            }
            Format::Table => {
                let value = serde_json::to_value(record).map_err(failed)?;
                self.rows.push(self.table.iter().map(|c| plain(&cell(&value, c.1))).collect());
            }
        }
        self.count += 1;
        Ok(())
    }

    /// Ends the output; `nothing` is said where there was no record and people read.
    pub fn end(mut self, nothing: &str) -> Result<()> {
        match self.format {
            Format::Json => write(&mut self.out, if self.count == 0 { b"]\n" } else { b"\n]\n" })?,
            Format::Table if self.count == 0 => eprintln!("{nothing}"),
            Format::Table => {
                let text = table(self.table, &self.rows, width());
                write(&mut self.out, text.as_bytes())?;
            }
            _ => {}
        }
        self.out.flush().map_err(stdout_failed)
    }
}

/// Prints text.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    write(&mut out, text.as_bytes())?;
    out.flush().map_err(stdout_failed)
}

/// Whether people read standard output.
pub(super) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Columns of the terminal, where it says.
pub(super) fn width() -> usize {
    if !is_terminal() {
        return WIDTH;
    }
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|c| *c >= 40).unwrap_or(WIDTH)
}

fn write(out: &mut impl Write, bytes: &[u8]) -> Result<()> {
    out.write_all(bytes).map_err(stdout_failed)
}

fn stdout_failed(e: std::io::Error) -> Error {
    Error::io("standard output", e, "check where the output goes")
}

fn write_csv(out: &mut impl Write, cells: impl Iterator<Item = String>) -> Result<()> {
    let mut line = csv::WriterBuilder::new().from_writer(Vec::new());
    let failed = |e: &dyn std::fmt::Display| Error::Usage(format!("a row cannot be written ({e}); report this"));
    line.write_record(cells).map_err(|e| failed(&e))?;
    let bytes = line.into_inner().map_err(|e| failed(&e))?;
    write(out, &bytes)
}

/// The value at a path (`act.title`), as text; structures as JSON, absent as nothing.
fn cell(record: &Value, path: &str) -> String {
    let mut at = record;
    for step in path.split('.') {
        match at.get(step).or_else(|| step.parse::<usize>().ok().and_then(|i| at.get(i))) {
            Some(next) => at = next,
            None => return String::new(),
        }
    }
    match at {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        // A score of single precision has digits behind its sixth that mean nothing: 0.9 and not 0.8999999761581421.
        Value::Number(n) if n.is_f64() => {
            n.as_f64().map_or_else(String::new, |f| ((f * 1e6).round() / 1e6).to_string())
        }
        other => other.to_string(),
    }
}

/// One line, single spaces.
fn plain(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table as wide as the terminal: the widest columns give way first.
fn table(columns: &[Column], rows: &[Vec<String>], width: usize) -> String {
    let count = |s: &str| s.chars().count();
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(i, c)| rows.iter().map(|r| count(&r[i])).max().unwrap_or(0).max(count(c.0)))
        .collect();
    let room = width.saturating_sub(2 * (columns.len().saturating_sub(1)));
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(w) if *w > CELL_MIN => *w -= 1,
            _ => break,
        }
    }
    let mut out = String::new();
    let mut line = |cells: Vec<&str>| {
        let mut text = String::new();
        for (i, c) in cells.iter().enumerate() {
            let shown: String = if count(c) > widths[i] {
                c.chars().take(widths[i] - 1).chain(['…']).collect()
            } else {
                (*c).to_owned()
            };
            text.push_str(&shown);
            if i + 1 < cells.len() {
                text.extend(std::iter::repeat_n(' ', widths[i] + 2 - count(&shown)));
            }
        }
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(columns.iter().map(|c| c.0).collect());
    for row in rows {
        line(row.iter().map(String::as_str).collect());
    }
    out
}

/// Prints one page.
pub(super) fn page(text: &str) -> Result<End> {
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| Error::io("standard output", e, "is the disk full?"))?;
    Ok(End::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_tables() {
        let v = serde_json::json!({"a": {"b": ["x", 2]}, "n": null, "f": f64::from(0.9f32)});
        assert_eq!(cell(&v, "f"), "0.9");
        assert_eq!(
            (cell(&v, "a.b.1"), cell(&v, "a.b"), cell(&v, "n")),
            ("2".into(), "[\"x\",2]".into(), String::new())
        );
        let rows = vec![vec!["1".to_owned(), "очень длинное название акта".to_owned()]];
        assert_eq!(table(&[("n", ""), ("title", "")], &rows, 20), "n  title\n1  очень длинное на…\n");
    }
}
