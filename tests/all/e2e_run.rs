//! The program as a user runs it: helpers shared by the end-to-end tests.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a run left behind.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The run, which must have ended with this code.
    pub fn ended(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "standard output:\n{}\nstandard error:\n{}", self.out, self.err);
        self
    }

    /// One record a line of standard output.
    pub fn records(&self) -> Vec<Value> {
        records(&self.out)
    }
}

/// One record a line.
pub fn records(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
}

/// The program with its arguments, in the folder of the repository.
pub fn command<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_jenil"));
    c.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("COLUMNS");
    c
}

/// Runs the program.
pub fn jenil<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Ran {
    fed(args, "")
}

/// Runs the program with something on its standard input.
pub fn fed<S: AsRef<std::ffi::OsStr>>(args: &[S], input: &str) -> Ran {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program that was just built starts");
    child.stdin.take().expect("piped above").write_all(input.as_bytes()).expect("the program reads its input");
    let done = child.wait_with_output().expect("it ends");
    Ran {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).expect("output is UTF-8"),
        err: String::from_utf8(done.stderr).expect("messages are UTF-8"),
    }
}

/// A path below the sample corpus.
pub fn corpus(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(path)
}

/// An empty folder of this name.
pub fn fresh(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("the build's own folder can be written");
    dir
}

/// A path as an argument.
pub fn s(path: &Path) -> &str {
    path.to_str().expect("paths of the tests are UTF-8")
}

/// A store of the sample acts, made once; nobody may write to it.
pub fn store() -> &'static Path {
    static STORE: OnceLock<PathBuf> = OnceLock::new();
    STORE.get_or_init(|| {
        let dir = fresh("store").join("of-acts");
        jenil(&["index", s(&corpus("acts")), "--store", s(&dir)]).ended(0);
        dir
    })
}

/// The text of a sample act or draft as the records' spans count it.
pub fn text_of(folder: &str, file: &str) -> String {
    let text = fs::read_to_string(corpus(folder).join(file)).expect("a sample file");
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The bytes a record's span points at.
pub fn cut<'t>(text: &'t str, span: &Value) -> &'t str {
    let at = |i: usize| span[i].as_u64().expect("a span holds two numbers") as usize;
    text.get(at(0)..at(1)).unwrap_or_else(|| panic!("{span} cuts a character or lies outside"))
}
