//! Standard Cost Model: tariff × hours × population × frequency for each obligation that was counted, as a range.
//!
//! All four numbers are the analyst's; the program only counts the obligations. A row prices one kind of obligation, in all
//! acts or in those it names. OECD, *International Standard Cost Model Manual*: price (tariff × time) × quantity
//! (population × frequency).

use super::{Bearer, Counted};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kinds of obligations that can be priced.
const OBLIGATIONS: &[&str] =
    &["document", "fee", "inspection", "permit", "report", "duty_citizen", "duty_business", "duty_person"];

/// A number that is known from .. to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

/// One row of the analyst's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariff {
    /// Kind of obligation.
    pub obligation: String,
    /// Only in acts whose URI or file holds these letters.
    pub act: Option<String>,
    /// Money an hour.
    pub tariff: Range,
    /// Hours for one obligation, once.
    pub hours: Range,
    /// How many bear it.
    pub population: Range,
    /// How often a year.
    pub frequency: Range,
}

/// The analyst's prices.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tariffs {
    /// Rows, in the order of the file.
    pub rows: Vec<Tariff>,
}

/// What obligations cost a year, in the money of the tariffs.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cost {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
    /// Obligations that a row prices, by kind.
    pub priced: BTreeMap<String, u32>,
    /// Obligations that no row prices, by kind: the range says nothing about them.
    pub unpriced: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tariff: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    obligation: toml::Spanned<String>,
    act: Option<String>,
    tariff: Bounds,
    hours: Bounds,
    population: Bounds,
    frequency: Bounds,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Bounds {
    One(f64),
    Two([f64; 2]),
}

impl Tariffs {
    /// Reads a file of prices from its text; `name` is the file in errors, and its ending (`.csv`, else TOML) the form.
    ///
    /// ```
    /// use jenil::metrics::Tariffs;
    /// let csv = "obligation,act,tariff,hours,population,frequency\nreport,,300-500,2,1000,12\n";
    /// assert_eq!(Tariffs::parse("t.csv", csv).unwrap().rows[0].tariff.high, 500.0);
    /// let toml = "[[tariff]]\nobligation = \"report\"\ntariff = [300, 500]\nhours = 2\npopulation = 1000\nfrequency = 12\n";
    /// assert_eq!(Tariffs::parse("t.toml", toml).unwrap().rows, Tariffs::parse("t.csv", csv).unwrap().rows);
    /// ```
    ///
    /// # Errors
    /// [`Error::Data`] with file and line: an unknown column or obligation, a number that is none, negative, or a range that
    /// ends before it begins.
    pub fn parse(name: &str, text: &str) -> Result<Tariffs> {
        let rows = if name.ends_with(".csv") { csv_rows(name, text)? } else { toml_rows(name, text)? };
        Ok(Tariffs { rows })
    }

    /// What the obligations of one act cost.
    pub fn cost(&self, uri: &str, file: &str, counted: &Counted) -> Cost {
        let mut out = Cost::default();
        for (kind, n) in amounts(counted) {
            if n == 0 {
                continue;
            }
            let mut rows = self
                .rows
                .iter()
                .filter(|t| t.obligation == kind)
                .filter(|t| t.act.as_ref().is_none_or(|a| uri.contains(a.as_str()) || file.contains(a.as_str())))
                .peekable();
            let to = if rows.peek().is_some() { &mut out.priced } else { &mut out.unpriced };
            *to.entry(kind.to_owned()).or_default() += n;
            for t in rows {
                let all = [t.tariff, t.hours, t.population, t.frequency];
                out.low += f64::from(n) * all.iter().map(|r| r.low).product::<f64>();
                out.high += f64::from(n) * all.iter().map(|r| r.high).product::<f64>();
            }
        }
        out
    }
}

impl Cost {
    /// Adds another cost.
    pub fn add(&mut self, o: &Cost) {
        self.low += o.low;
        self.high += o.high;
        for (to, from) in [(&mut self.priced, &o.priced), (&mut self.unpriced, &o.unpriced)] {
            for (k, n) in from {
                *to.entry(k.clone()).or_default() += n;
            }
        }
    }
}

/// Obligations of each kind.
fn amounts(c: &Counted) -> [(&'static str, u32); 8] {
    let duty = |b: Bearer| c.duties.get(&b).copied().unwrap_or(0);
    [
        ("document", c.documents),
        ("fee", c.fees),
        ("inspection", c.inspections),
        ("permit", c.permits),
        ("report", c.reports),
        ("duty_citizen", duty(Bearer::Citizen)),
        ("duty_business", duty(Bearer::Business)),
        ("duty_person", duty(Bearer::Person)),
    ]
}

fn data(name: &str, line: usize, message: String) -> Error {
    Error::Data { file: name.into(), line, message }
}

fn known(name: &str, line: usize, obligation: &str) -> Result<()> {
    if OBLIGATIONS.contains(&obligation) {
        return Ok(());
    }
    Err(data(name, line, format!("`{obligation}` is no obligation; there are {}", OBLIGATIONS.join(", "))))
}

fn range(name: &str, line: usize, column: &str, low: f64, high: f64) -> Result<Range> {
    if !(low.is_finite() && high.is_finite() && low >= 0.0 && low <= high) {
        return Err(data(
            name,
            line,
            format!("`{column}` must be a number of 0 or more, or a range whose first number is not the greater"),
        ));
    }
    Ok(Range { low, high })
}

fn toml_rows(name: &str, text: &str) -> Result<Vec<Tariff>> {
    let line_of = |at: usize| text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1;
    let file: File = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(0, |s| line_of(s.start));
        data(name, line, format!("{}; a row has obligation, tariff, hours, population, frequency", e.message()))
    })?;
    let rows = file.tariff.into_iter().map(|r| {
        let line = line_of(r.obligation.span().start);
        let bounds = |column: &str, b: &Bounds| match b {
            Bounds::One(n) => range(name, line, column, *n, *n),
            Bounds::Two([low, high]) => range(name, line, column, *low, *high),
        };
        let obligation = r.obligation.get_ref().clone();
        known(name, line, &obligation)?;
        Ok(Tariff {
            obligation,
            act: r.act.filter(|a| !a.is_empty()),
            tariff: bounds("tariff", &r.tariff)?,
            hours: bounds("hours", &r.hours)?,
            population: bounds("population", &r.population)?,
            frequency: bounds("frequency", &r.frequency)?,
        })
    });
    rows.collect()
}

const COLUMNS: [&str; 6] = ["obligation", "act", "tariff", "hours", "population", "frequency"];

fn csv_rows(name: &str, text: &str) -> Result<Vec<Tariff>> {
    let failed = |e: &csv::Error| {
        let line = e.position().map_or(0, |p| p.line() as usize);
        data(name, line, format!("{e}; mend this row"))
    };
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().map_err(|e| failed(&e))?;
    if head.iter().ne(COLUMNS) {
        return Err(data(name, 1, format!("the first line must be {}", COLUMNS.join(","))));
    }
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| failed(&e))?;
        let line = record.position().map_or(0, |p| p.line() as usize);
        let cell = |i: usize| record.get(i).unwrap_or("");
        let bounds = |i: usize| {
            let (low, high) = cell(i).split_once(['-', '–']).unwrap_or((cell(i), cell(i)));
            match (low.trim().parse::<f64>(), high.trim().parse::<f64>()) {
                (Ok(low), Ok(high)) => range(name, line, COLUMNS[i], low, high),
                _ => Err(data(name, line, format!("`{}` is «{}»; write 300 or 300-500", COLUMNS[i], cell(i)))),
            }
        };
        known(name, line, cell(0))?;
        out.push(Tariff {
            obligation: cell(0).to_owned(),
            act: Some(cell(1).to_owned()).filter(|a| !a.is_empty()),
            tariff: bounds(2)?,
            hours: bounds(3)?,
            population: bounds(4)?,
            frequency: bounds(5)?,
        });
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "obligation,act,tariff,hours,population,frequency\n";

    #[test]
    fn errors_name_file_and_line() {
        for (name, text, line, word) in [
            ("t.csv", format!("{HEAD}report,,300,2,10,12\nreports,,1,1,1,1\n"), 3, "reports"),
            ("t.csv", format!("{HEAD}report,,300,two,10,12\n"), 2, "hours"),
            ("t.csv", format!("{HEAD}report,,500-300,2,10,12\n"), 2, "tariff"),
            ("t.csv", "obligation,tariff\n".to_owned(), 1, "population"),
            ("t.toml", "[[tariff]]\nobligation = \"report\"\ntariff = \"x\"\n".to_owned(), 3, "row"),
            (
                "t.toml",
                "\n[[tariff]]\nobligation = \"duty\"\ntariff = 1\nhours = 1\npopulation = 1\nfrequency = 1\n"
                    .to_owned(),
                3,
                "duty",
            ),
        ] {
            match Tariffs::parse(name, &text) {
                Err(Error::Data { file, line: at, message }) => {
                    assert_eq!((file.as_str(), at), (name, line), "{message}");
                    assert!(message.contains(word), "{message}");
                }
                other => panic!("no error for {text}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_cost_is_a_range_and_says_what_has_no_price() {
        let t = Tariffs::parse("t.csv", &format!("{HEAD}report,/law/,100-200,2,10-20,12\n")).expect("well formed");
        let c = Counted { reports: 3, permits: 1, ..Counted::default() };
        let cost = t.cost("/akn/kg/act/law/2020-01-01/1", "a.txt", &c);
        // 3 × 100 × 2 × 10 × 12 and 3 × 200 × 2 × 20 × 12.
        assert_eq!((cost.low, cost.high), (72_000.0, 288_000.0));
        assert_eq!((cost.priced.get("report"), cost.unpriced.get("permit")), (Some(&3), Some(&1)));
        assert_eq!(t.cost("/akn/kg/act/order/1", "b.txt", &c).high, 0.0);
    }
}
