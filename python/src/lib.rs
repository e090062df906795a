//! The compiled module of the Python package: convert, release the interpreter lock, call the library, convert.

mod report;
mod store;

use jenil::build::Progress;
use jenil::schema::{AnalyzeRecord, LangRecord};
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use std::path::PathBuf;

create_exception!(_core, JenilError, PyException, "Why a call could not go on: what, where, and what to do next.");

/// Paths given as one path or a list of paths.
#[derive(FromPyObject)]
pub(crate) enum Paths {
    /// One.
    One(PathBuf),
    /// Several.
    Many(Vec<PathBuf>),
}

impl Paths {
    pub(crate) fn into_vec(self) -> Vec<PathBuf> {
        match self {
            Paths::One(p) => vec![p],
            Paths::Many(v) => v,
        }
    }
}

pub(crate) fn raise(e: jenil::Error) -> PyErr {
    JenilError::new_err(e.to_string())
}

/// A record as plain Python data, through JSON: the contract's own form, so both sides show the same fields.
pub(crate) fn python<'py, T: serde::Serialize>(py: Python<'py>, record: &T) -> PyResult<Bound<'py, PyAny>> {
    let text = serde_json::to_string(record).map_err(|e| JenilError::new_err(e.to_string()))?;
    py.import("json")?.getattr("loads")?.call1((text,))
}

pub(crate) fn silent() -> &'static dyn Progress {
    &()
}

pub(crate) fn lang(code: Option<&str>) -> PyResult<Option<jenil::Lang>> {
    code.map(|c| {
        jenil::Lang::from_code(c).ok_or_else(|| JenilError::new_err(format!("lang is 'ru' or 'ky', not '{c}'")))
    })
    .transpose()
}

pub(crate) fn options(threads: Option<usize>, preview: bool) -> jenil::scan::audit::Options {
    let mut options = jenil::scan::audit::Options { threads: threads.unwrap_or(0), ..Default::default() };
    options.rules.preview = preview;
    options
}

/// Read acts, run the rules, compare mandates.
#[pyfunction]
#[pyo3(signature = (paths, *, threads = None, preview = false))]
fn audit(py: Python<'_>, paths: Paths, threads: Option<usize>, preview: bool) -> PyResult<report::Report> {
    let options = options(threads, preview);
    let paths = paths.into_vec();
    let inner = py.detach(|| jenil::scan::audit::audit(&paths, &options, silent())).map_err(raise)?;
    Ok(report::Report { inner })
}

/// Check drafts, beside the acts of a store where one is given; findings stand in the drafts.
#[pyfunction]
#[pyo3(signature = (drafts, store = None, *, threads = None, preview = false))]
fn scan(
    py: Python<'_>,
    drafts: Paths,
    store: Option<&Bound<'_, store::Store>>,
    threads: Option<usize>,
    preview: bool,
) -> PyResult<report::Report> {
    let options = options(threads, preview);
    let drafts = drafts.into_vec();
    let inner = match store {
        Some(store) => store.get().scan(py, &drafts, &options)?,
        None => py.detach(|| jenil::scan::stored::scan(&drafts, None, &options, silent())).map_err(raise)?,
    };
    Ok(report::Report { inner })
}

/// Form, language, stem and span of every word.
#[pyfunction]
#[pyo3(name = "analyze", signature = (text, lang = None))]
fn analyse<'py>(py: Python<'py>, text: &str, lang: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
    let lang = crate::lang(lang)?;
    let words = py.detach(|| AnalyzeRecord::all(text, lang, &mut jenil::text::Memo::default()));
    python(py, &words)
}

/// Language of a text and the confidence.
#[pyfunction]
fn langid<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    python(py, &LangRecord::of(text))
}

#[pymodule]
fn _core(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add("JenilError", m.py().get_type::<JenilError>())?;
    m.add_class::<report::Report>()?;
    m.add_class::<store::Store>()?;
    m.add_function(wrap_pyfunction!(audit, m)?)?;
    m.add_function(wrap_pyfunction!(scan, m)?)?;
    m.add_function(wrap_pyfunction!(analyse, m)?)?;
    m.add_function(wrap_pyfunction!(langid, m)?)?;
    Ok(())
}
