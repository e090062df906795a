//! The evaluate command: finds out what labels a folder holds and measures the program against them.

use super::End;
use super::args::Evaluate;
use super::output::{Format, print};
use super::packs::extra;
use super::store::searcher;
use crate::build::Processed;
use crate::evaluate::mandates::{self, GoldMandates, MandateScore};
use crate::evaluate::overlaps::{self, Given};
use crate::evaluate::{self, citations, findings, morph, queries};
use crate::facts::{ActionTable, FactKind};
use crate::rules::{Measured, Measures, Packs, Selection};
use crate::scan::{audit, stored};
use crate::store::{Filter, Store};
use crate::{Error, Lang, Result, bodies};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub(super) fn evaluate(a: &Evaluate) -> Result<End> {
    let gold = Folder { dir: &a.gold };
    let mut out = Output { text: String::new(), json: Map::new(), wrong: Vec::new() };
    let mut any = false;
    for file in gold.files("queries")? {
        any = true;
        if a.acts.is_some() {
            eprintln!("jenil: queries are measured on a store (--store); --acts does not serve them");
            continue;
        }
        let report = queries::evaluate(&file, &searcher(&a.at.store)?)?;
        out.put("queries", &report.table(), to_json(&report)?);
    }
    if ["classes", "ru-classes", "langid", "sentences"].iter().any(|s| gold.has(s)) {
        any = true;
        let f = morph::measure(&morph::Gold {
            classes: gold.text("classes")?,
            russian: gold.text("ru-classes")?,
            confusables: gold.text("confusables")?,
            treebank: gold.treebanks()?,
            langid: gold.text("langid")?,
            sentences: gold.text("sentences")?,
        })?;
        out.put("morph", &f.table(), to_json(&f)?);
    }
    let (has_mandates, has_findings) = (gold.has("mandates"), gold.has("findings") || gold.has("citations"));
    if has_mandates || has_findings {
        any = true;
        let acts = Acts::read(a)?;
        if has_mandates {
            out.mandates(&gold, &acts)?;
        }
        if has_findings {
            out.findings(&gold, &acts, extra(&a.packs)?, a.write.as_deref())?;
        }
    }
    if !any {
        return Err(Error::Usage(format!(
            "{}: no labels here; give a folder with queries.jsonl, mandates.jsonl, findings.jsonl, citations.jsonl or classes.jsonl",
            a.gold.display()
        )));
    }
    if a.wrong {
        out.wrong.iter().for_each(|w| eprintln!("{w}"));
    }
    match a.format {
        Format::Json | Format::Jsonl => print(&format!("{}\n", Value::Object(out.json)))?,
        _ => print(&out.text)?,
    }
    Ok(End::Done)
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<Value> {
    serde_json::to_value(value).map_err(|e| Error::Usage(e.to_string()))
}

/// A folder of labels: `name.jsonl`, and `name-anything.jsonl` beside it.
struct Folder<'a> {
    dir: &'a Path,
}

impl Folder<'_> {
    fn named(&self, name: &str, ext: &str) -> Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(self.dir).map_err(|e| Error::io(self.dir, e, "give a folder of labels"))?;
        let mut out: Vec<PathBuf> = entries
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == ext))
            .filter(|p| {
                if name.is_empty() {
                    return true;
                }
                let stem = p.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
                stem.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })
            .collect();
        out.sort();
        Ok(out)
    }

    fn files(&self, name: &str) -> Result<Vec<PathBuf>> {
        self.named(name, "jsonl")
    }

    fn has(&self, name: &str) -> bool {
        self.files(name).is_ok_and(|f| !f.is_empty())
    }

    /// The rows of all files of a name.
    fn text(&self, name: &str) -> Result<String> {
        let mut out = String::new();
        for f in self.files(name)? {
            out.push_str(&std::fs::read_to_string(&f).map_err(|e| Error::io(&f, e, "give readable labels"))?);
            out.push('\n');
        }
        Ok(out)
    }

    /// All treebanks in CoNLL-U.
    fn treebanks(&self) -> Result<String> {
        let read = |f: PathBuf| std::fs::read_to_string(&f).map_err(|e| Error::io(&f, e, "give readable labels"));
        self.named("", "conllu")?.into_iter().map(read).collect()
    }

    /// The ranges of all files of coverage, joined: objects by key, lists one after the other.
    fn coverage(&self) -> Result<Value> {
        let mut out = Map::new();
        for f in self.named("coverage", "json")? {
            let text = std::fs::read_to_string(&f).map_err(|e| Error::io(&f, e, "give readable labels"))?;
            let one: Map<String, Value> = serde_json::from_str(&text).map_err(|e| Error::Data {
                file: f.display().to_string(),
                line: e.line(),
                message: e.to_string(),
            })?;
            for (k, v) in one {
                match (out.get_mut(&k), v) {
                    (Some(Value::Array(old)), Value::Array(new)) => old.extend(new),
                    (_, v) => {
                        out.insert(k, v);
                    }
                }
            }
        }
        Ok(Value::Object(out))
    }
}

/// Acts by slug and language code: the name of the file without folder and endings.
struct Acts {
    keys: Vec<(String, String)>,
    list: Vec<Processed>,
}

impl Acts {
    fn read(a: &Evaluate) -> Result<Acts> {
        let acts = match &a.acts {
            Some(dir) => {
                let (acts, notices) = audit::read(std::slice::from_ref(dir), &audit::Options::default(), &())?;
                let left: Vec<_> = notices.iter().filter(|n| n.kind == "act-left-out").collect();
                left.iter().for_each(|n| eprintln!("{n}"));
                acts
            }
            None => {
                let store = Store::open(&a.at.store)?;
                stored::load(&store, &store.acts(&Filter::default())?)?
            }
        };
        let named: BTreeMap<(String, String), Processed> =
            acts.into_iter().map(|p| ((slug(&p.act.file), p.act.lang.code().to_owned()), p)).collect();
        let (keys, list) = named.into_iter().unzip();
        Ok(Acts { keys, list })
    }

    fn iter(&self) -> impl Iterator<Item = (&(String, String), &Processed)> {
        self.keys.iter().zip(&self.list)
    }

    fn get(&self, act: &str, lang: &str) -> Option<&Processed> {
        self.iter().find(|(k, _)| k.0 == act && k.1 == lang).map(|r| r.1)
    }

    /// Says which of the labelled acts are absent.
    fn absent<'l>(&self, wanted: impl Iterator<Item = (&'l str, &'l str)>) -> Vec<String> {
        let wanted: BTreeSet<(String, String)> = wanted.map(|(a, l)| (a.to_owned(), l.to_owned())).collect();
        wanted.iter().filter(|k| !self.keys.contains(k)).map(|(a, l)| format!("{a}.{l}")).collect()
    }
}

fn slug(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split('.').next().unwrap_or(name).to_owned()
}

/// The figures of rules that have labels or findings.
fn measures(f: &BTreeMap<(String, String), findings::Figures>) -> Measures {
    let pair = |s: &evaluate::Share| (s.hits, s.of);
    let rows = f.iter().filter_map(|((code, lang), v)| {
        let lang = Lang::from_code(lang)?;
        Some(Measured {
            code: code.clone(),
            lang,
            found: v.predictions,
            precision: pair(&v.precision),
            recall: pair(&v.recall),
        })
    });
    Measures { measured: rows.collect() }
}

struct Output {
    text: String,
    json: Map<String, Value>,
    wrong: Vec<String>,
}

impl Output {
    fn put(&mut self, name: &str, table: &str, value: Value) {
        self.text.push_str(&format!("{name}\n{table}\n"));
        self.json.insert(name.to_owned(), value);
    }

    fn missing(&mut self, name: &str, absent: &[String]) {
        if !absent.is_empty() {
            self.text.push_str(&format!("{name}: labelled acts that are not there, left out: {}\n", absent.join(", ")));
        }
        self.json.insert(format!("{name}_absent"), json!(absent));
    }

    fn mandates(&mut self, folder: &Folder<'_>, acts: &Acts) -> Result<()> {
        let gold = GoldMandates::parse(
            &folder.text("mandates")?,
            &folder.text("not_mandates")?,
            &folder.coverage()?.to_string(),
        )?;
        let labelled = gold.acts();
        self.missing("mandates", &acts.absent(labelled.iter().map(|(a, l)| (a.as_str(), l.code()))));
        let mut sums: BTreeMap<String, MandateScore> = BTreeMap::new();
        let mut text = format!("{}\n", MandateScore::header());
        for (name, lang) in &labelled {
            let Some(p) = acts.get(name, lang.code()) else { continue };
            let s = mandates::score(&gold, name, &p.act, &p.facts);
            text.push_str(&format!("{s}\n"));
            self.wrong.extend(s.missed.iter().map(|id| format!("mandates {name}.{lang} missed {id}")));
            self.wrong.extend(s.differs.iter().map(|(id, what, v)| format!("mandates {id} {what}: {v}")));
            let sum = sums.entry(lang.code().to_owned()).or_default();
            sum.add(&s);
            (sum.act, sum.lang) = ("all".to_owned(), lang.code().to_owned());
        }
        sums.values().for_each(|s| text.push_str(&s.table()));
        self.put("mandates", &text, to_json(&sums)?);

        let pairs: Vec<overlaps::GoldPair> = evaluate::labels("overlaps.jsonl", &folder.text("overlaps")?)?;
        let named: Vec<(String, &Processed)> = acts.iter().map(|((a, _), p)| (a.clone(), p)).collect();
        for (name, given) in [("overlaps_given_labels", Given::Labels), ("overlaps_extracted", Given::Extracted)] {
            let s = overlaps::score(&gold, &pairs, &named, given, bodies::Registry::builtin(), ActionTable::builtin());
            self.wrong.extend(s.values().flat_map(|s| &s.wrong).map(|w| format!("{name} {w}")));
            self.put(name, &overlaps::table(&s), to_json(&s)?);
        }
        Ok(())
    }

    fn findings(&mut self, folder: &Folder<'_>, acts: &Acts, packs: Option<Packs>, write: Option<&Path>) -> Result<()> {
        let labels: Vec<findings::Label> = evaluate::labels("findings.jsonl", &folder.text("findings")?)?;
        let cites: Vec<citations::Label> = evaluate::labels("citations.jsonl", &folder.text("citations")?)?;
        let coverage: findings::Coverage =
            serde_json::from_value(folder.coverage()?).map_err(|e| Error::Usage(format!("coverage.json: {e}")))?;
        let wanted = labels
            .iter()
            .map(|l| (l.act.as_str(), l.lang.as_str()))
            .chain(cites.iter().map(|c| (c.act.as_str(), c.lang.as_str())));
        self.missing("findings", &acts.absent(wanted));
        let texts: BTreeMap<(String, String), String> =
            acts.iter().map(|(k, p)| (k.clone(), p.act.text.clone())).collect();
        if !cites.is_empty() {
            let mut predicted = Vec::new();
            for ((act, lang), p) in acts.iter() {
                for f in &p.facts {
                    if let FactKind::Citation(c) = &f.kind {
                        let (act, lang) = (act.clone(), lang.clone());
                        predicted.push(citations::Prediction { act, lang, span: f.span.into(), citation: c.clone() });
                    }
                }
            }
            let f = citations::measure(&cites, &coverage.citations, &predicted, &texts);
            self.wrong.extend(f.values().flat_map(|f| &f.wrong).map(|w| format!("citations {w}")));
            self.put("citations", &citations::table(&f), to_json(&f)?);
        }
        if !labels.is_empty() {
            let options = audit::Options {
                rules: Selection { preview: true, ..Selection::default() },
                packs,
                ..Default::default()
            };
            let predicted: Vec<findings::Prediction> = audit::judge(&acts.list, &options)
                .iter()
                .flat_map(|f| {
                    // A joint finding is found at each of its places.
                    f.evidence.iter().enumerate().map(|(i, e)| {
                        let (act, lang) = acts.keys[e.act as usize].clone();
                        let trigger = if i == 0 { f.trigger } else { e.span };
                        findings::Prediction {
                            code: f.rule.clone(),
                            act,
                            lang,
                            trigger: trigger.into(),
                            quote: e.span.into(),
                        }
                    })
                })
                .collect();
            let f = findings::measure(&labels, &coverage, &predicted, &texts);
            self.wrong.extend(f.values().flat_map(|f| &f.wrong).map(|w| format!("findings {w}")));
            if let Some(file) = write {
                std::fs::write(file, measures(&f).to_toml()).map_err(|e| Error::io(file, e, "give a writable file"))?;
            }
            let by_rule: BTreeMap<String, &findings::Figures> =
                f.iter().map(|((code, lang), v)| (format!("{code}.{lang}"), v)).collect();
            self.put("findings", &findings::table(&f), to_json(&by_rule)?);
        }
        Ok(())
    }
}
