//! A progress bar on a terminal: acts, megabytes, time left. Silent elsewhere.

use crate::build::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};

/// The bar.
pub(super) struct Bar {
    bar: ProgressBar,
    acts: AtomicU64,
}

impl Bar {
    pub fn new() -> Bar {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes}  {msg} acts  {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        Bar { bar, acts: AtomicU64::new(0) }
    }

    /// Takes the bar off the screen.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn total(&self, bytes: u64) {
        self.bar.set_length(bytes);
    }

    fn advance(&self, acts: u64, bytes: u64) {
        let all = self.acts.fetch_add(acts, Ordering::Relaxed) + acts;
        self.bar.inc(bytes);
        if bytes > 0 || all.is_multiple_of(64) {
            self.bar.set_message(all.to_string());
        }
    }
}
