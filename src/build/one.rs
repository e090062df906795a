//! One act through the stages: pure, so that any engine can run it.

use crate::act::Act;
use crate::bodies::{self, Mention, Registry};
use crate::facts::{Fact, FactKind};
use crate::source::Source;
use crate::text::{self, Analysis, Memo};
use crate::{Notice, act, facts};

/// What the stages make of one source.
#[derive(Debug)]
pub struct Processed {
    /// The act.
    pub act: Act,
    /// Its words.
    pub analysis: Analysis,
    /// Where it names bodies.
    pub mentions: Vec<Mention>,
    /// What it says, in the order of the text.
    pub facts: Vec<Fact>,
    /// What there is to remark.
    pub notices: Vec<Notice>,
}

impl Processed {
    /// Bytes of the text the provisions account for, each counted once.
    pub fn covered(&self) -> u64 {
        let mut at = 0;
        let mut covered = 0u64;
        for p in &self.act.provisions {
            covered += u64::from(p.own.to.saturating_sub(p.own.from.max(at)));
            at = at.max(p.own.to);
        }
        covered
    }

    /// Registry ids of the bodies the act charges with something.
    pub fn bodies(&self) -> Vec<String> {
        self.facts
            .iter()
            .filter_map(|f| match &f.kind {
                FactKind::Mandate(m) => Some(m.body.id.clone()),
                _ => None,
            })
            .collect()
    }
}

/// Runs the stages over one source: structure, words, bodies, facts. A panic in a stage becomes a notice that names the
/// file, and the act is left out. `memo` is one a thread.
pub fn process(source: Source, memo: &mut Memo) -> std::result::Result<Processed, Notice> {
    let name = source.name.clone();
    let registry = Registry::builtin();
    let run = std::panic::AssertUnwindSafe(|| {
        let (act, notices) = act::parse(&source);
        let analysis = text::analyse_blocks(&act.text, &source.paragraphs(), act.lang, memo);
        let mentions = bodies::mentions(&act, &analysis, registry);
        let mut facts = facts::extract(&act, &analysis);
        facts.extend(facts::mandates(&act, &analysis, &mentions, registry));
        facts.sort_by_key(facts::Fact::order);
        Processed { act, analysis, mentions, facts, notices }
    });
    std::panic::catch_unwind(run).map_err(|panic| {
        // A panic may leave the memo half-written; it only remembers, so a new one loses nothing.
        let what = panic
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Notice::new(
            name,
            "act-left-out",
            format!(
                "reading this act failed inside the program ({what}); the act is left out: report it with the file"
            ),
        )
    })
}
