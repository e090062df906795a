//! The commands of the README do what it says.

use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = include_str!("../../README.md");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn jenil() -> Command {
    Command::new(env!("CARGO_BIN_EXE_jenil"))
}

/// The first command, with its report in a folder of the test's own.
#[test]
fn the_first_command_leaves_a_report() {
    let commands: Vec<&str> = README.lines().filter_map(|l| l.strip_prefix("    ")).collect();
    let first =
        commands.first().and_then(|c| c.strip_prefix("cargo run --release -- ")).expect("the README begins with it");
    assert!(commands.contains(&"bash tests/run"), "the second command: {commands:?}");
    let out = tempfile::tempdir().expect("a folder for the test");
    let done =
        jenil().args(first.split(' ')).arg("--out").arg(out.path()).current_dir(root()).output().expect("it starts");
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    for name in ["report.html", "findings.jsonl", "findings.csv"] {
        let len = std::fs::metadata(out.path().join(name)).map(|m| m.len()).unwrap_or(0);
        assert!(len > 0, "no {name}");
    }
}

/// Every `jenil COMMAND` the README shows is one, and takes the options shown.
#[test]
fn every_command_shown_exists() {
    let mut seen = 0;
    for shown in README.split('`').filter_map(|code| code.strip_prefix("jenil ")) {
        let shown = shown.replace("\\|", "|");
        let mut words = shown.split_whitespace();
        for name in words.next().unwrap_or_default().split('|') {
            let help = jenil().args([name, "--help"]).output().expect("it starts");
            let text = String::from_utf8_lossy(&help.stdout);
            assert!(help.status.success(), "jenil {name} is no command");
            for option in words.clone().map(|w| w.trim_matches(['[', ']'])).filter(|w| w.starts_with("--")) {
                assert!(text.contains(option), "jenil {name} has no {option}");
            }
            seen += 1;
        }
    }
    assert!(seen > 10, "only {seen} commands found in the README");
}
