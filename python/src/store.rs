//! `jenil.Store`.

use crate::{JenilError, Paths, lang, python, raise, silent};
use jenil::build::{self, Options};
use jenil::index::{Ask, Searcher};
use jenil::scan::{audit, stored};
use jenil::schema::{ActRecord, FactRecord, HitRecord, Resolver};
use jenil::store::Filter;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A searcher and the generation of the store it was opened at.
struct Opened {
    searcher: Searcher,
    generation: i64,
}

impl Opened {
    fn at(folder: &std::path::Path, threads: usize) -> jenil::Result<Opened> {
        // An index that cannot be brought up (another run is writing) answers as it stands.
        let (searcher, _behind) = build::searcher(folder, threads)?;
        let generation = searcher.store().generation()?;
        Ok(Opened { searcher, generation })
    }
}

/// Acts kept in a folder: searched, listed, compared.
#[pyclass(frozen, module = "jenil")]
pub struct Store {
    folder: PathBuf,
    opened: Mutex<Opened>,
}

impl Store {
    /// The open store. A panic in another thread leaves nothing half done here: reading changes nothing.
    fn opened(&self) -> MutexGuard<'_, Opened> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `f` on the store with the interpreter lock released.
    fn read<T: Send>(
        &self,
        py: Python<'_>,
        f: impl FnOnce(&jenil::store::Store) -> jenil::Result<T> + Send,
    ) -> PyResult<T> {
        py.detach(|| f(self.opened().searcher.store())).map_err(raise)
    }
}

#[pymethods]
impl Store {
    /// Open a store that exists.
    #[staticmethod]
    fn open(py: Python<'_>, folder: PathBuf) -> PyResult<Store> {
        let opened = py.detach(|| Opened::at(&folder, 0)).map_err(raise)?;
        Ok(Store { folder, opened: Mutex::new(opened) })
    }

    /// Read acts into a store (made where absent) and open it; unchanged files are skipped.
    #[staticmethod]
    #[pyo3(signature = (paths, folder, *, prune = false, threads = None))]
    fn index(py: Python<'_>, paths: Paths, folder: PathBuf, prune: bool, threads: Option<usize>) -> PyResult<Store> {
        let options = Options { prune, threads: threads.unwrap_or(0), ..Options::new(paths.into_vec()) };
        let opened = py.detach(|| {
            let mut store = jenil::store::Store::create(&folder)?;
            build::build(&mut store, &options, silent())?;
            // The lock of the writer ends here, before the reader opens.
            drop(store);
            Opened::at(&folder, options.threads)
        });
        Ok(Store { folder: folder.clone(), opened: Mutex::new(opened.map_err(raise)?) })
    }

    /// The folder of the store.
    #[getter]
    fn folder(&self) -> String {
        self.folder.display().to_string()
    }

    /// Acts with kind, number, date, status and articles.
    fn acts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let records: Vec<ActRecord> = self.read(py, |store| {
            store.acts(&Filter::default())?.iter().map(|row| Ok(ActRecord::of(row, &store.head(row.id)?))).collect()
        })?;
        python(py, &records)
    }

    /// Facts of one act, by its file name in the store.
    fn facts<'py>(&self, py: Python<'py>, file: &str) -> PyResult<Bound<'py, PyAny>> {
        let records: Option<Vec<FactRecord>> = self.read(py, |store| {
            let rows: Vec<_> = store.acts(&Filter::default())?.into_iter().filter(|r| r.file == file).collect();
            if rows.is_empty() {
                return Ok(None);
            }
            let mut resolver = Resolver::new(store)?;
            let mut records = Vec::new();
            for row in rows {
                records.extend(FactRecord::all(&store.act(row.id)?, &store.facts(row.id, None)?, &mut resolver)?);
            }
            Ok(Some(records))
        })?;
        match records {
            Some(records) => python(py, &records),
            None => Err(JenilError::new_err(format!(
                "{file}: no such file in the store; acts() gives the names under 'file'"
            ))),
        }
    }

    /// Notices on files and acts: what was not read, and why.
    fn notices<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let records = self.read(py, |store| store.notices())?;
        python(py, &records)
    }

    /// Find provisions, best first.
    #[pyo3(signature = (query, *, limit = 10, lang = None))]
    fn search<'py>(
        &self,
        py: Python<'py>,
        query: &str,
        limit: usize,
        lang: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filter = Filter { lang: crate::lang(lang)?, ..Filter::default() };
        let ask = Ask { limit, filter, ..Ask::default() };
        let records: Vec<HitRecord> = py
            .detach(|| {
                let mut opened = self.opened();
                // Another process may have written to the store since.
                if opened.searcher.store().generation()? != opened.generation {
                    *opened = Opened::at(&self.folder, 0)?;
                }
                let searcher = &opened.searcher;
                let hits = searcher.search(query, &ask)?.hits;
                let record = |hit| Ok(HitRecord::of(hit, &searcher.store().act(hit.act.id)?));
                hits.iter().map(record).collect::<jenil::Result<_>>()
            })
            .map_err(raise)?;
        python(py, &records)
    }

    /// Findings of all rules over the acts of the store.
    #[pyo3(signature = (*, lang = None))]
    fn findings<'py>(&self, py: Python<'py>, lang: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        let filter = Filter { lang: self::lang(lang)?, ..Filter::default() };
        let report = self.read(py, |store| stored::report(store, &filter, &audit::Options::default()))?;
        python(py, &report.findings)
    }

    /// The whole report on the acts of the store.
    #[pyo3(signature = (*, threads = None, preview = false))]
    fn audit(&self, py: Python<'_>, threads: Option<usize>, preview: bool) -> PyResult<crate::report::Report> {
        let options = crate::options(threads, preview);
        let inner = self.read(py, |store| stored::report(store, &Filter::default(), &options))?;
        Ok(crate::report::Report { inner })
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.read(py, |store| store.acts(&Filter::default()))?.len())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<jenil.Store: {}, {} acts>", self.folder.display(), self.__len__(py)?))
    }
}

impl Store {
    /// The report on drafts beside the acts of this store.
    pub(crate) fn scan(
        &self,
        py: Python<'_>,
        drafts: &[PathBuf],
        options: &audit::Options,
    ) -> PyResult<jenil::scan::Report> {
        self.read(py, |store| stored::scan(drafts, Some(store), options, silent()))
    }
}
