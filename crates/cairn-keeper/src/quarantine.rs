//! What failed is set aside, so that it holds up nobody, and tried again ever more rarely.

use crate::action::Target;
use std::collections::{BTreeMap, BTreeSet};

/// The longest a target waits, as a power of two of passes.
const LONGEST: u32 = 6;

/// Targets that failed, and the pass from which they are tried again.
#[derive(Clone, Debug, Default)]
pub struct Quarantine {
    pass: u64,
    held: BTreeMap<Target, Sentence>,
}

#[derive(Clone, Copy, Debug)]
struct Sentence {
    failures: u32,
    until: u64,
}

impl Quarantine {
    /// A new pass begins.
    pub fn next_pass(&mut self) {
        self.pass = self.pass.saturating_add(1);
    }

    /// Whether `target` is left out of this pass.
    pub fn holds(&self, target: &Target) -> bool {
        matches!(self.held.get(target), Some(sentence) if sentence.until > self.pass)
    }

    /// `target` failed: it is left out of the rest of this pass, and of 0, 1, 3, 7 … 63 after it.
    pub fn fail(&mut self, target: Target) {
        let failures = self.held.get(&target).map_or(0, |held| held.failures);
        let passes = 1_u64 << failures.min(LONGEST);
        let sentence = Sentence {
            failures: failures.saturating_add(1),
            until: self.pass.saturating_add(passes),
        };
        self.held.insert(target, sentence);
    }

    /// `target` succeeded: its failures are forgotten.
    pub fn succeed(&mut self, target: &Target) {
        self.held.remove(target);
    }

    /// Forgets whatever is not `due` any more: somebody else did it.
    pub fn keep(&mut self, due: &BTreeSet<Target>) {
        self.held.retain(|target, _| due.contains(target));
    }
}
