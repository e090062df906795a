//! The catalogue as a page, what was measured of each rule, and the skeleton of a new one.

use super::Status;
use super::pack::Packs;
use super::rule::Rule;
use crate::{Error, Lang, Result};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// What was measured of the rules, written by `jenil evaluate … --write`.
pub const MEASURED: &str = include_str!("../../corpus/rules/measured.toml");

/// Every code of the catalogue of findings, in its order.
const CODES: &str = "D01 D02 D03 D04 D05 D06 B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 S01 S02 S03 S04 S05 S06 S07 I01 I02 I03 I04 \
                     C01 C02 C03 C04 C05 C06 C07 C08 L01 L02 L03 L04 L05 L06 R01 R02 R03 R04 G01 G02 X01 X02 X03";

/// What was measured of one rule in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Code of the rule.
    pub code: String,
    /// Language.
    pub lang: Lang,
    /// Findings in all.
    pub found: u32,
    /// Labelled places that fired and are true; that fired at all.
    pub precision: (u32, u32),
    /// True labelled places that fired; true labelled places.
    pub recall: (u32, u32),
}

/// All that was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Rows by code and language.
    #[serde(default)]
    pub measured: Vec<Measured>,
}

impl Measures {
    /// The figures that come with the program.
    ///
    /// # Panics
    /// Never: a test reads them.
    pub fn built_in() -> Self {
        Self::read("corpus/rules/measured.toml", MEASURED).expect("the built-in figures are read by a test")
    }

    /// Reads a table of figures.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line.
    pub fn read(file: &str, text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|e| Error::toml(file, text, &e))
    }

    /// The table as text, one row a line, in the order of code and language.
    pub fn to_toml(&self) -> String {
        let mut rows: Vec<&Measured> = self.measured.iter().collect();
        rows.sort_by(|a, b| a.code.cmp(&b.code).then_with(|| b.lang.code().cmp(a.lang.code())));
        let mut out = String::from(
            "# What was measured of the rules on labelled places: written by `jenil evaluate LABELS --acts ACTS --write FILE`.\n\
             # precision = [true places that fired, labelled places that fired], recall = [true places that fired, true places].\n\
             measured = [\n",
        );
        for m in rows {
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "  {{ code = \"{}\", lang = \"{}\", found = {}, precision = [{}, {}], recall = [{}, {}] }},",
                m.code,
                m.lang.code(),
                m.found,
                m.precision.0,
                m.precision.1,
                m.recall.0,
                m.recall.1
            );
        }
        out.push_str("]\n");
        out
    }

    /// The row of a rule in a language.
    pub fn get(&self, code: &str, lang: Lang) -> Option<&Measured> {
        self.measured.iter().find(|m| m.code == code && m.lang == lang)
    }
}

/// A share as readers see it: `0.96 (22/23)`; below ten cases the counts alone; a dash where there is nothing.
pub(crate) fn share((hit, all): (u32, u32)) -> String {
    match all {
        0 => "–".into(),
        1..10 => format!("{hit}/{all}"),
        _ => format!("{:.2} ({hit}/{all})", f64::from(hit) / f64::from(all)),
    }
}

/// The catalogue as a Markdown page, made from the packs and the figures alone.
pub fn catalogue(packs: &Packs, measures: &Measures) -> String {
    let mut out = String::from(
        "# Catalogue of findings\n\nMade by `jenil rules --catalogue` from the rule packs; a test holds that it is current. Precision and recall were measured on\n\
         labelled places of real acts (`jenil evaluate`); below ten cases the counts stand alone, a dash means that no label exists.\n\
         `preview` rules are off unless asked for (`--preview`, `--rule CODE`).\n\n\
         | code | English / Russian / Kyrgyz | ground | severity | status | precision ru | recall ru | precision ky | recall ky |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for r in CODES.split_whitespace().filter_map(|code| packs.rule(code)) {
        row(&mut out, r, measures);
    }
    for r in packs.rules.iter().filter(|r| !CODES.contains(r.code.as_str())) {
        row(&mut out, r, measures);
    }
    out.push('\n');
    for r in &packs.rules {
        let _ = writeln!(
            out,
            "## {} {}\n\n{}\n\nHow to mend it: {}\n\nLimits: {}\n",
            r.code, r.name.en, r.why.en, r.fix.en, r.limits.en
        );
        for lang in [Lang::Ru, Lang::Ky] {
            for fires in [true, false] {
                if let Some(e) = r.examples.iter().find(|e| e.lang == lang && e.fires == fires) {
                    let mark = if fires { "fires" } else { "does not fire" };
                    let _ = writeln!(out, "- {} {mark}: {}", lang.code(), e.text.replace('\n', " / "));
                }
            }
        }
        out.push('\n');
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn row(out: &mut String, r: &Rule, measures: &Measures) {
    let grounds: Vec<&str> = r.ground.iter().map(|g| g.code.as_str()).collect();
    let figure = |lang| {
        measures
            .get(&r.code, lang)
            .map_or(("–".to_string(), "–".to_string()), |m| (share(m.precision), share(m.recall)))
    };
    let (ru, ky) = (figure(Lang::Ru), figure(Lang::Ky));
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "| {} | {} / {} / {} | {} | {} | {} | {} | {} | {} | {} |",
        r.code,
        r.name.en,
        r.name.ru,
        r.name.ky,
        grounds.join(", "),
        r.severity.name(),
        r.status.name(),
        ru.0,
        ru.1,
        ky.0,
        ky.1
    );
}

/// The skeleton of a new data rule, ready to be put into a pack of `--rules DIR`: it compiles, and its own examples hold.
pub fn skeleton(code: &str) -> String {
    let mut out = format!(
        r#"# {code}: say what it finds. Try it with `jenil rules --test --rules DIR`, then on acts with `jenil audit FOLDER --rules DIR --rule {code}`.

[[rule]]
code = "{code}"
name = {{ ru = "название", ky = "аталышы", en = "name" }}
why = {{ ru = "Почему это важно.", ky = "Бул эмне үчүн маанилүү.", en = "Why it matters." }}
fix = {{ ru = "Как исправить.", ky = "Кантип оңдоо керек.", en = "How to mend it." }}
limits = {{ ru = "Чего не видит.", ky = "Эмнени көрбөйт.", en = "What it does not see." }}
ground = ["RIA"]
severity = "low"
status = "{}"
since = "0.2.0"
confidence = 0.7
kind = "phrase"
message = {{ ru = "Найдено «{{trigger}}».", ky = "«{{trigger}}» табылды.", en = "Found “{{trigger}}”." }}
example = [
"#,
        Status::Preview.name()
    );
    let examples = [
        ("ru", true, "Заявление подаётся ⟦в трёх экземплярах⟧."),
        ("ru", false, "Заявление подаётся в электронной форме."),
        ("ky", true, "Арыз ⟦үч нускада⟧ берилет."),
        ("ky", false, "Арыз электрондук түрдө берилет."),
    ];
    for (lang, fires, text) in examples {
        let _ = writeln!(out, "  {{ lang = \"{lang}\", fires = {fires}, text = \"{text}\" }},");
    }
    out.push_str(
        r#"]

[[rule.find]]
lang = "ru"
any = ["=в ..1 ^экземплярах"]

[[rule.find]]
lang = "ky"
any = ["..1 ^нускада"]
"#,
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_a_rule_or_absent_with_a_reason() {
        let packs = Packs::built_in();
        for code in CODES.split_whitespace() {
            assert!(packs.rule(code).is_some(), "{code}: no pack has it");
        }
    }

    #[test]
    fn the_page_is_current() {
        let page = catalogue(&Packs::built_in(), &Measures::built_in());
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/rules/CATALOGUE.md");
        let stands = std::fs::read_to_string(file).expect("the page is part of the repository");
        assert!(page == stands, "make it anew: jenil rules --catalogue > corpus/rules/CATALOGUE.md");
    }

    #[test]
    fn a_rule_of_low_precision_is_a_preview() {
        let packs = Packs::built_in();
        for m in &Measures::built_in().measured {
            let (hit, all) = m.precision;
            let low = all >= FEWEST_JUDGED && f64::from(hit) < LEAST_PRECISION * f64::from(all);
            let stable = packs.rule(&m.code).is_some_and(|r| r.status == Status::Stable);
            assert!(!(low && stable), "{} {}: {hit}/{all} is too low for a stable rule", m.code, m.lang);
        }
    }

    #[test]
    fn the_skeleton_is_a_rule_whose_examples_hold() {
        let packs = Packs::extend_from([("new.toml".to_string(), skeleton("Z01"))]).expect("it parses");
        let trials = super::super::try_examples(&packs, Some("Z01"));
        assert_eq!(trials.len(), 1);
        assert!(trials[0].wrong.is_empty() && trials[0].tried == 4, "{trials:?}");
    }

    #[test]
    fn figures_survive_writing() {
        let m = Measures::built_in();
        assert_eq!(
            Measures::read("again", &m.to_toml()).expect("it was just written").measured.len(),
            m.measured.len()
        );
    }

    /// Below this measured precision a rule is a preview.
    const LEAST_PRECISION: f64 = 0.7;
    /// Fewer judged places say nothing.
    const FEWEST_JUDGED: u32 = 5;
}
