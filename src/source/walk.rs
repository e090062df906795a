//! The rim: finds files and reads them, capped. The only part of this stage that touches the disk.

use super::jsonl::line_too_long;
use super::{Format, Limits, RawFile, format, format_of};
use crate::{Error, Notice, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Path below the folder that was given, with `/`; the name alone for a file given directly.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Size in bytes.
    pub bytes_len: u64,
}

impl Item {
    /// Whether the file is bulk JSON by its name, to be read with [`jsonl_chunks`].
    pub fn is_bulk(&self) -> bool {
        format_of(&self.name, b"") == Format::Jsonl
    }
}

/// Files that editors and systems leave beside acts; they are passed over in silence, like all hidden ones.
const FOREIGN: [&str; 3] = ["Thumbs.db", "desktop.ini", "~$"];
/// Folders below the one given; deeper ones are a loop of mounts or a mistake.
const MAX_FOLDERS: usize = 64;

/// Lists the files below some folders (and the files given directly), sorted by name, each once.
///
/// Hidden files and folders are passed over. A folder or file below that cannot be read gives a notice. Symbolic links
/// are followed, a loop of them ends. When two folders given hold a file of the same name, both carry their path as
/// given.
///
/// # Errors
/// [`Error::Io`] when a path that was given does not exist.
pub fn list(paths: &[PathBuf]) -> Result<(Vec<Item>, Vec<Notice>)> {
    let mut walk = Walk { items: Vec::new(), notices: Vec::new() };
    for root in paths {
        let meta = fs::metadata(root)
            .map_err(|e| Error::io(root, e, "give an existing folder or file that this user may read"))?;
        if meta.is_dir() {
            walk.folder(root, "", &mut Vec::new());
        } else {
            let name = root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            walk.file(root, name, &meta);
        }
    }
    let Walk { mut items, mut notices } = walk;
    items.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    let mut seen = BTreeSet::new();
    items.retain(|i| seen.insert(fs::canonicalize(&i.path).unwrap_or_else(|_| i.path.clone())));
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for i in &items {
        *count.entry(i.name.clone()).or_default() += 1;
    }
    for i in &mut items {
        if count.get(&i.name).is_some_and(|n| *n > 1) {
            i.name = slashed(&i.path);
        }
    }
    items.sort_by(|a, b| a.name.cmp(&b.name));
    notices.sort();
    Ok((items, notices))
}

struct Walk {
    items: Vec<Item>,
    notices: Vec<Notice>,
}

impl Walk {
    /// `above` holds the real paths of the folders on the way down: meeting one again is a loop.
    fn folder(&mut self, dir: &Path, below: &str, above: &mut Vec<PathBuf>) {
        let shown = if below.is_empty() { slashed(dir) } else { below.to_owned() };
        let real = match fs::canonicalize(dir) {
            Ok(real) => real,
            Err(e) => return self.unreadable(&shown, "unreadable-folder", &e),
        };
        if above.contains(&real) {
            return;
        }
        if above.len() >= MAX_FOLDERS {
            self.notices.push(Notice::new(
                shown,
                "folders-too-deep",
                format!(
                    "more than {MAX_FOLDERS} folders inside one another; this folder was not read, give it directly"
                ),
            ));
            return;
        }
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(e) => return self.unreadable(&shown, "unreadable-folder", &e),
        };
        let mut names = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => names.push(entry.file_name()),
                Err(e) => self.unreadable(&shown, "unreadable-folder", &e),
            }
        }
        names.sort();
        above.push(real);
        for os in names {
            let name = os.to_string_lossy();
            if name.starts_with('.') || FOREIGN.iter().any(|f| name.starts_with(f)) {
                continue;
            }
            let path = dir.join(&os);
            let inner = if below.is_empty() { name.into_owned() } else { format!("{below}/{name}") };
            match fs::metadata(&path) {
                Ok(meta) if meta.is_dir() => self.folder(&path, &inner, above),
                Ok(meta) => self.file(&path, inner, &meta),
                Err(e) => self.unreadable(&inner, "unreadable-file", &e),
            }
        }
        above.pop();
    }

    fn file(&mut self, path: &Path, name: String, meta: &fs::Metadata) {
        if meta.is_file() {
            self.items.push(Item { name, path: path.to_owned(), bytes_len: meta.len() });
        } else {
            self.notices.push(Notice::new(name, "not-a-file", "a pipe, socket or device; give files and folders only"));
        }
    }

    fn unreadable(&mut self, name: &str, kind: &str, e: &std::io::Error) {
        self.notices.push(Notice::new(
            name,
            kind,
            format!("{e}; give this user the right to read it, or leave it out"),
        ));
    }
}

/// A path with `/` between its parts.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The notice for a file that could not be read.
fn read_failed(item: &Item, e: &std::io::Error) -> Notice {
    Notice::new(&item.name, "unreadable-file", format!("{e}; give this user the right to read it, or leave it out"))
}

/// Reads a file whole, at most [`Limits::file_bytes`]; a file of an unknown format is refused after its first bytes.
///
/// # Errors
/// The notice to show: `unreadable-file`, `file-too-large`, `unknown-format`, `old-word-file`.
pub fn read(item: &Item, limits: &Limits) -> std::result::Result<RawFile, Notice> {
    let mut file = fs::File::open(&item.path).map_err(|e| read_failed(item, &e))?;
    let mut bytes = Vec::with_capacity(item.bytes_len.min(limits.file_bytes) as usize + 1);
    let head = format::HEAD.max(4096) as u64;
    (&mut file).take(head).read_to_end(&mut bytes).map_err(|e| read_failed(item, &e))?;
    // A zip shows what it is only at its end, so it must be read first.
    let format = format_of(&item.name, &bytes);
    if format == Format::OldWord || (format == Format::Unknown && !bytes.starts_with(b"PK")) {
        return Err(if bytes.trim_ascii().is_empty() && bytes.len() < head as usize {
            Notice::new(&item.name, "empty-file", "the file is empty; fetch it again from where it came, or remove it")
        } else {
            format::unreadable(&item.name, format)
        });
    }
    if item.bytes_len > limits.file_bytes {
        return Err(limits.file_too_large(&item.name, item.bytes_len));
    }
    // The file may have grown since it was listed.
    let room = limits.file_bytes.saturating_sub(bytes.len() as u64) + 1;
    file.take(room).read_to_end(&mut bytes).map_err(|e| read_failed(item, &e))?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(limits.file_too_large(&item.name, bytes.len() as u64));
    }
    Ok(RawFile { name: item.name.clone(), bytes })
}

/// Bytes of a chunk of bulk JSON: some 400 acts of 10 kB, small against memory, large against the cost of a task.
pub const CHUNK_BYTES: usize = 4 << 20;

/// Whole lines of a bulk file, read from disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// Number of the first line in the file, from 1.
    pub first_line: u64,
    /// The lines.
    pub bytes: Vec<u8>,
}

/// Reads a bulk file in chunks of whole lines, about [`CHUNK_BYTES`] each, in bounded memory. A line longer than
/// [`Limits::line_bytes`] is passed over with a notice; a read error gives a notice and ends the file.
pub fn jsonl_chunks(item: &Item, limits: &Limits) -> Chunks {
    let (file, failed) = match fs::File::open(&item.path) {
        Ok(file) => (Some(file), None),
        Err(e) => (None, Some(read_failed(item, &e))),
    };
    Chunks {
        name: item.name.clone(),
        file,
        failed,
        carry: Vec::new(),
        line: 1,
        limit: limits.line_bytes,
        skipping: false,
    }
}

/// The iterator of [`jsonl_chunks`].
#[derive(Debug)]
pub struct Chunks {
    name: String,
    /// `None` after the end or an error.
    file: Option<fs::File>,
    failed: Option<Notice>,
    /// Bytes read after the last line break.
    carry: Vec<u8>,
    /// Number of the line that starts in `carry`.
    line: u64,
    limit: usize,
    /// Inside a line that is too long, up to its end.
    skipping: bool,
}

impl Iterator for Chunks {
    type Item = std::result::Result<Lines, Notice>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(notice) = self.failed.take() {
            return Some(Err(notice));
        }
        while let Some(file) = &mut self.file {
            let before = self.carry.len();
            self.carry.reserve_exact(CHUNK_BYTES);
            if let Err(e) = file.take(CHUNK_BYTES as u64).read_to_end(&mut self.carry) {
                self.file = None;
                self.carry.clear();
                return Some(Err(Notice::new(
                    &self.name,
                    "unreadable-file",
                    format!("reading stopped near line {}: {e}; check the disk, then run again", self.line),
                )));
            }
            // Fewer bytes than asked for: the end. What is left is one last chunk, its last line complete or not.
            let ended = self.carry.len() - before < CHUNK_BYTES;
            if ended {
                self.file = None;
            }
            if self.skipping {
                match memchr::memchr(b'\n', &self.carry) {
                    Some(n) => {
                        self.carry.drain(..=n);
                        self.skipping = false;
                        self.line += 1;
                    }
                    None => {
                        self.carry.clear();
                        continue;
                    }
                }
            }
            if ended {
                break;
            }
            if let Some(n) = memchr::memrchr(b'\n', &self.carry) {
                let rest = self.carry.split_off(n + 1);
                let bytes = std::mem::replace(&mut self.carry, rest);
                let first_line = self.line;
                self.line += memchr::memchr_iter(b'\n', &bytes).count() as u64;
                return Some(Ok(Lines { first_line, bytes }));
            }
            if self.carry.len() > self.limit {
                self.carry = Vec::new();
                self.skipping = true;
                let limits = Limits { line_bytes: self.limit, ..Limits::default() };
                return Some(Err(line_too_long(&format!("{}#{}", self.name, self.line), &limits)));
            }
        }
        if self.carry.is_empty() {
            return None;
        }
        let bytes = std::mem::take(&mut self.carry);
        Some(Ok(Lines { first_line: self.line, bytes }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(bytes: &[u8], limits: &Limits) -> Vec<std::result::Result<Lines, Notice>> {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("b.jsonl");
        fs::write(&path, bytes).expect("written");
        let item = Item { name: "b.jsonl".into(), path, bytes_len: bytes.len() as u64 };
        jsonl_chunks(&item, limits).collect()
    }

    #[test]
    fn chunks_hold_whole_lines_and_count_them() {
        let line = format!("{}\n", "я".repeat(499_999));
        let all = line.repeat(20);
        let got = chunks(all.as_bytes(), &Limits::default());
        assert!(got.len() > 1);
        let mut at = 1;
        let mut joined = Vec::new();
        for chunk in got {
            let chunk = chunk.expect("readable");
            assert_eq!((chunk.first_line, chunk.bytes.last()), (at, Some(&b'\n')));
            at += memchr::memchr_iter(b'\n', &chunk.bytes).count() as u64;
            joined.extend(chunk.bytes);
        }
        assert_eq!((at, joined.as_slice()), (21, all.as_bytes()));
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        let limits = Limits { line_bytes: 1 << 20, ..Limits::default() };
        let mut bytes = b"a\n".to_vec();
        bytes.extend(std::iter::repeat_n(b'x', 3 * CHUNK_BYTES));
        bytes.extend(b"\nlast");
        let got = chunks(&bytes, &limits);
        let short: Vec<_> = got
            .iter()
            .map(|g| g.as_ref().map(|l| (l.first_line, l.bytes.len())).map_err(|n| (n.file.as_str(), n.kind.as_str())))
            .collect();
        assert_eq!(short, [Ok((1, 2)), Err(("b.jsonl#2", "line-too-long")), Ok((3, 4))]);
    }

    #[test]
    fn sorted_once_and_without_the_foreign() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let root = dir.path();
        fs::create_dir_all(root.join("b/c")).expect("made");
        for f in ["b/c/x.txt", "b/a.txt", "z.txt", ".hidden.txt", "~$z.docx", "Thumbs.db"] {
            fs::write(root.join(f), "x").expect("written");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("b/c/loop")).expect("linked");
        let (items, notices) = list(&[root.to_path_buf(), root.join("z.txt")]).expect("listed");
        let names: Vec<&str> = items.iter().map(|i| i.name.as_str()).collect();
        assert_eq!(names, ["b/a.txt", "b/c/x.txt", "z.txt"]);
        assert_eq!(notices, []);
        assert!(list(&[root.join("absent")]).is_err());
    }

    #[test]
    fn folders_too_deep_are_said() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let deep = (0..MAX_FOLDERS + 3).fold(dir.path().to_path_buf(), |p, _| p.join("d"));
        fs::create_dir_all(&deep).expect("made");
        fs::write(deep.join("a.txt"), "x").expect("written");
        let (items, notices) = list(&[dir.path().to_path_buf()]).expect("listed");
        assert_eq!((items.len(), notices.len(), notices[0].kind.as_str()), (0, 1, "folders-too-deep"));
        assert_eq!(list(&[dir.path().join("d/d/d/d")]).expect("listed").0.len(), 1);
    }

    #[test]
    fn same_name_in_two_folders_keeps_both_apart() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let roots = [dir.path().join("a"), dir.path().join("b")];
        for r in &roots {
            fs::create_dir(r).expect("made");
            fs::write(r.join("x.txt"), "x").expect("written");
        }
        let (items, _) = list(&roots).expect("listed");
        assert!(items[0].name.ends_with("a/x.txt") && items[1].name.ends_with("b/x.txt"));
    }

    #[test]
    fn read_is_capped_and_refuses_the_unknown() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let item = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            fs::write(&path, bytes).expect("written");
            Item { name: name.into(), path, bytes_len: bytes.len() as u64 }
        };
        let limits = Limits { file_bytes: 10, ..Limits::default() };
        let kind = |i: &Item| read(i, &limits).map(|r| r.bytes.len()).map_err(|n| n.kind);
        assert_eq!(kind(&item("a.txt", b"0123456789")), Ok(10));
        assert_eq!(kind(&item("b.txt", b"0123456789x")), Err("file-too-large".into()));
        assert_eq!(kind(&item("c.bin", b"01")), Err("unknown-format".into()));
        assert_eq!(kind(&item("d.bin", b"")), Err("empty-file".into()));
        let mut grown = item("e.txt", b"0123456789xyz");
        grown.bytes_len = 3;
        assert_eq!(kind(&grown), Err("file-too-large".into()));
    }
}
