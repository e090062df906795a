//! The dated registry of bodies and territories, read from TOML.

use super::names::NameIndex;
use super::{Body, Territory};
use crate::error::line_of;
use crate::{Error, Lang, Result};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::path::Path;
use std::sync::LazyLock;

/// The registry that ships with the program, as text.
const BUILTIN_BODIES: &str = include_str!("../../corpus/bodies.toml");
/// The territories that ship with the program, as text.
const BUILTIN_TERRITORIES: &str = include_str!("../../corpus/territories.toml");

static BUILTIN: LazyLock<Registry> = LazyLock::new(|| {
    Registry::parse(("corpus/bodies.toml", BUILTIN_BODIES), ("corpus/territories.toml", BUILTIN_TERRITORIES))
        .expect("the registry inside the program is read by a test of every build")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesFile {
    #[serde(default)]
    body: Vec<Body>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TerritoriesFile {
    #[serde(default)]
    territory: Vec<Territory>,
}

/// Bodies and territories with an index of every form of their names.
#[derive(Debug)]
pub struct Registry {
    bodies: Vec<Body>,
    by_id: FxHashMap<String, u32>,
    territories: Vec<Territory>,
    territory_by_id: FxHashMap<String, u32>,
    places: FxHashMap<String, u32>,
    ru: NameIndex,
    ky: NameIndex,
}

impl Registry {
    /// The registry that ships with the program.
    ///
    /// ```
    /// use jenil::bodies::Registry;
    /// let r = Registry::builtin();
    /// assert_eq!(r.get("cabinet").map(|b| b.name_ru.as_str()), Some("Кабинет Министров Кыргызской Республики"));
    /// ```
    pub fn builtin() -> &'static Registry {
        &BUILTIN
    }

    /// Reads a registry of bodies from a file; the territories are those of the program.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be read, [`Error::Data`] with file and line when a row is not well formed, an
    /// id stands twice, or a `parent`, `successor`, `likely` or `territory` names no row.
    pub fn load(path: &Path) -> Result<Registry> {
        let text = std::fs::read_to_string(path)
            .map_err(|e| Error::io(path, e, "give the registry as a TOML file such as corpus/bodies.toml"))?;
        Registry::parse((&path.to_string_lossy(), &text), ("corpus/territories.toml", BUILTIN_TERRITORIES))
    }

    /// Reads bodies and territories from the text of two files, each given as (name for errors, text).
    ///
    /// # Errors
    /// As [`Registry::load`], without reading a file.
    pub fn parse(bodies: (&str, &str), territories: (&str, &str)) -> Result<Registry> {
        let territories_read: TerritoriesFile =
            toml::from_str(territories.1).map_err(|e| Error::toml(territories.0, territories.1, &e))?;
        let read: BodiesFile = toml::from_str(bodies.1).map_err(|e| Error::toml(bodies.0, bodies.1, &e))?;
        let mut territory_by_id = FxHashMap::default();
        for (i, t) in territories_read.territory.iter().enumerate() {
            if territory_by_id.insert(t.id.clone(), i as u32).is_some() {
                return Err(row_error(territories, &t.id, "this id stands twice; give each territory its own"));
            }
        }
        let mut by_id = FxHashMap::default();
        for (i, b) in read.body.iter().enumerate() {
            if by_id.insert(b.id.clone(), i as u32).is_some() {
                return Err(row_error(bodies, &b.id, "this id stands twice; give each body its own"));
            }
        }
        for b in &read.body {
            for (field, link) in [("parent", &b.parent), ("successor", &b.successor), ("likely", &b.likely)] {
                if let Some(id) = link
                    && !by_id.contains_key(id)
                {
                    return Err(row_error(
                        bodies,
                        &b.id,
                        &format!("`{field}` names no row: {id}; add the row or mend the id"),
                    ));
                }
            }
            if let Some(id) = &b.territory
                && !territory_by_id.contains_key(id)
            {
                return Err(row_error(bodies, &b.id, &format!("`territory` names no row of {}: {id}", territories.0)));
            }
        }
        let mut places = FxHashMap::default();
        for (i, t) in territories_read.territory.iter().enumerate().filter(|(_, t)| t.kind != "country") {
            for name in t.short_ru.iter().chain(&t.short_ky) {
                // A city and its rayon share a name: the row that stands first is the greater.
                places.entry(name.clone()).or_insert(i as u32);
            }
        }
        let ru = NameIndex::new(Lang::Ru, &read.body);
        let ky = NameIndex::new(Lang::Ky, &read.body);
        Ok(Registry {
            bodies: read.body,
            by_id,
            territories: territories_read.territory,
            territory_by_id,
            places,
            ru,
            ky,
        })
    }

    /// The body with this id.
    pub fn get(&self, id: &str) -> Option<&Body> {
        self.by_id.get(id).map(|i| &self.bodies[*i as usize])
    }

    /// All bodies, in the order of the file.
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The territory with this id.
    pub fn territory(&self, id: &str) -> Option<&Territory> {
        self.territory_by_id.get(id).map(|i| &self.territories[*i as usize])
    }

    /// All territories, in the order of the file.
    pub fn territories(&self) -> &[Territory] {
        &self.territories
    }

    /// Whether territory `inner` is `outer` or lies inside it.
    ///
    /// ```
    /// use jenil::bodies::Registry;
    /// let r = Registry::builtin();
    /// assert!(r.lies_in("ray-tup", "obl-issyk-kul") && r.lies_in("ray-tup", "kg"));
    /// assert!(!r.lies_in("city-bishkek", "obl-chui"));
    /// ```
    pub fn lies_in(&self, inner: &str, outer: &str) -> bool {
        let mut at = Some(inner);
        for _ in 0..=self.territories.len() {
            match at {
                Some(id) if id == outer => return true,
                Some(id) => at = self.territory(id).and_then(|t| t.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// Whether body `inner` is `outer` or subordinate to it, directly or through others.
    pub fn is_under(&self, inner: &str, outer: &str) -> bool {
        let mut at = Some(inner);
        // The bound ends a circle of parents, which a file could hold.
        for _ in 0..=self.bodies.len() {
            match at {
                Some(id) if id == outer => return true,
                Some(id) => at = self.get(id).and_then(|b| b.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// Whether a word is the short name of a territory («Ош», «Талас»), in exact case.
    pub fn is_place(&self, word: &str) -> bool {
        self.places.contains_key(word)
    }

    /// The territory with this short name, in exact case; of several the one that stands first in the file.
    pub fn place(&self, word: &str) -> Option<&Territory> {
        self.places.get(word).map(|i| &self.territories[*i as usize])
    }

    pub(super) fn names(&self, lang: Lang) -> &NameIndex {
        match lang {
            Lang::Ru => &self.ru,
            Lang::Ky => &self.ky,
        }
    }

    pub(super) fn body_at(&self, index: u32) -> &Body {
        &self.bodies[index as usize]
    }
}

fn row_error(file: (&str, &str), id: &str, message: &str) -> Error {
    // The last place: for a doubled id it is the one to mend.
    let line = file.1.rfind(&format!("id = \"{id}\"")).map_or(0, |at| line_of(file.1, at));
    Error::Data { file: file.0.into(), line, message: format!("{id}: {message}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_reads_and_links() {
        let r = Registry::parse(("b", BUILTIN_BODIES), ("t", BUILTIN_TERRITORIES)).expect("builtin reads");
        assert!(r.bodies().len() > 200 && r.territories().len() > 200);
        assert!(r.is_under("svc-tax", "min-finance") && r.is_under("svc-tax", "cabinet"));
        assert!(r.get("courts-aksakal").is_some_and(|b| b.court));
    }

    #[test]
    fn errors_name_file_and_line() {
        let row =
            "[[body]]\nid = \"a\"\nname_ru = \"А\"\nlevel = \"central\"\nsource = \"x\"\nconfidence = \"likely\"\n";
        for (text, line, word) in [
            (format!("{row}{row}"), 8, "twice"),
            (format!("{row}parent = \"zz\"\n"), 2, "zz"),
            ("[[body]]\nid = \"a\"\nlevel = \"high\"\n".to_owned(), 3, "high"),
        ] {
            match Registry::parse(("my.toml", &text), ("t", BUILTIN_TERRITORIES)) {
                Err(Error::Data { file, line: at, message }) => {
                    assert_eq!((file.as_str(), at), ("my.toml", line), "{message}");
                    assert!(message.contains(word), "{message}");
                }
                other => panic!("no error for {word}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_circle_of_parents_ends() {
        let text = "[[body]]\nid = \"a\"\nname_ru = \"А\"\nlevel = \"central\"\nparent = \"b\"\nsource = \"x\"\nconfidence = \"likely\"\n\
                    [[body]]\nid = \"b\"\nname_ru = \"Б\"\nlevel = \"central\"\nparent = \"a\"\nsource = \"x\"\nconfidence = \"likely\"\n";
        let r = Registry::parse(("b", text), ("t", BUILTIN_TERRITORIES)).expect("a circle is allowed");
        assert!(!r.is_under("a", "kg"));
    }
}
