//! `jenil.Report`.

use crate::{JenilError, python, raise};
use jenil::report::terminal::Reader;
use pyo3::prelude::*;
use std::path::PathBuf;

/// What an audit found.
#[pyclass(frozen, module = "jenil")]
pub struct Report {
    pub(crate) inner: jenil::scan::Report,
}

fn reader(lang: &str) -> PyResult<Reader> {
    Reader::from_code(lang).ok_or_else(|| JenilError::new_err(format!("lang is 'ru', 'ky' or 'en', not '{lang}'")))
}

#[pymethods]
impl Report {
    /// Findings, weightiest first.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.inner.findings)
    }

    /// Overlapping mandates, strongest first.
    #[getter]
    fn overlaps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.inner.overlaps)
    }

    /// Acts in the order of their files.
    #[getter]
    fn acts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.inner.acts)
    }

    /// Figures of the bodies.
    #[getter]
    fn bodies<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.inner.bodies)
    }

    /// Remarks on files: what was not read, and why.
    #[getter]
    fn notices<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.inner.notices)
    }

    /// Version, digest of rules and of texts.
    #[getter]
    fn run<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.inner.run)
    }

    /// The report as one self-contained page.
    #[pyo3(signature = (lang = "ru"))]
    fn to_html(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let reader = reader(lang)?;
        Ok(py.detach(|| jenil::report::output::html(&self.inner, reader)))
    }

    /// The tables that the command line shows.
    #[pyo3(signature = (lang = "ru"))]
    fn summary(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let reader = reader(lang)?;
        Ok(py.detach(|| jenil::report::output::summary(&self.inner, reader)))
    }

    /// Writes report.html, findings.jsonl, findings.csv and overlaps.jsonl; gives the paths.
    #[pyo3(signature = (folder, lang = "ru"))]
    fn write(&self, py: Python<'_>, folder: PathBuf, lang: &str) -> PyResult<Vec<String>> {
        let reader = reader(lang)?;
        let paths = py.detach(|| jenil::report::output::write(&self.inner, &folder, reader)).map_err(raise)?;
        Ok(paths.iter().map(|p| p.display().to_string()).collect())
    }

    fn __len__(&self) -> usize {
        self.inner.findings.len()
    }

    fn __repr__(&self) -> String {
        format!(
            "<jenil.Report: {} acts, {} findings, {} overlaps, {} notices>",
            self.inner.acts.len(),
            self.inner.findings.len(),
            self.inner.overlaps.len(),
            self.inner.notices.len()
        )
    }
}
