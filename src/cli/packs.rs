//! `--rules DIR`: rule packs of one's own over the built-in ones.

use super::args::RulesDir;
use crate::rules::Packs;
use crate::{Error, Result};
use std::path::PathBuf;

/// The packs a command works with: the built-in ones and, over them, the `*.toml` files of `--rules DIR` in the order of
/// their names.
///
/// # Errors
/// A folder that cannot be read or holds no pack; what is wrong in a pack, with its file and line.
pub(super) fn packs(of: &RulesDir) -> Result<Packs> {
    Ok(extra(of)?.unwrap_or_else(Packs::built_in))
}

/// As [`packs`], `None` without `--rules`.
pub(super) fn extra(of: &RulesDir) -> Result<Option<Packs>> {
    let Some(dir) = &of.rules else { return Ok(None) };
    let entries = std::fs::read_dir(dir).map_err(|e| Error::io(dir, e, "give a folder of rule packs (*.toml)"))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    if files.is_empty() {
        return Err(Error::Usage(format!("{}: no rule pack (*.toml) in this folder", dir.display())));
    }
    let mut texts = Vec::new();
    for f in files {
        let text = std::fs::read_to_string(&f).map_err(|e| Error::io(&f, e, "give rule packs in UTF-8"))?;
        texts.push((f.display().to_string(), text));
    }
    Packs::extend_from(texts).map(Some)
}
