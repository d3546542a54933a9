//! How often each verb was tried and did something, and how often each kind of state was met.

use std::collections::BTreeMap;

#[derive(Clone, Default)]
pub struct Tally {
    verbs: BTreeMap<&'static str, (u64, u64)>,
    met: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub fn count(&mut self, verb: &'static str, done: bool) {
        let (tried, succeeded) = self.verbs.entry(verb).or_default();
        *tried += 1;
        *succeeded += u64::from(done);
    }

    /// Counts a state or an event, where it is one.
    pub fn met(&mut self, state: &'static str, is: bool) {
        *self.met.entry(state).or_default() += u64::from(is);
    }

    /// Fails where a kind of state was never met: then the run has shown less than it says.
    pub fn check(&self) {
        let missing: Vec<_> = self.met.iter().filter(|(_, times)| **times == 0).collect();
        assert!(missing.is_empty(), "never met: {missing:?}");
    }

    /// One line a verb, one line a kind of state.
    pub fn print(&self) {
        for (verb, (tried, done)) in &self.verbs {
            println!("  {verb:<22} {tried:>9} tried, {:>3} % did something", done * 100 / tried);
        }
        for (state, times) in &self.met {
            println!("  {state:<40} {times:>9} times");
        }
    }
}
