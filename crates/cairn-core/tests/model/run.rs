//! Runs: a start, some hundred steps, and a way out for everyone at the end.

use super::{
    action::{Action, later},
    actual::{Actual, Outcome},
    compare::assert_equal,
    coverage::Coverage,
    expected::Expected,
    invariant::{Flow, assert_price},
    purse::Purses,
    rng::Rng,
    start::Start,
};
use cairn_core::{BatchState, Moment, Result};
use std::{env, io::Write, panic, time::Instant};

/// Steps of one run.
const STEPS_PER_RUN: u64 = 400;

/// A run in the middle of its steps.
struct Run {
    actual: Actual,
    expected: Expected,
    flow: Flow,
    purses: Purses,
    now: Moment,
}

impl Run {
    fn of(start: &Start) -> Self {
        let actual = Actual::of(start);
        Self {
            expected: Expected::of(start),
            flow: Flow::of(start),
            purses: Purses::of(&actual),
            now: Moment { epoch: start.ledger.epoch, elapsed: 0, slots: start.slots },
            actual,
        }
    }

    /// Plays one action on both sides and checks all that must hold.
    fn step(&mut self, action: Action) -> Result<Option<Outcome>> {
        let before = self.actual.clone();
        let opened = self.expected.pool.clone();
        let outcome = self.actual.act(action, self.now);
        assert_eq!(outcome, self.expected.act(action, self.now), "what the action did");
        assert_equal(&self.actual, &self.expected);
        if let Ok(Some(moved)) = outcome {
            assert_price(action, &opened, &self.expected);
            self.flow.note(action, moved.lamports);
            self.purses.note(action, moved, self.now, (&before, &self.expected));
            self.flow.assert_sound(&self.actual);
            self.purses.assert_within(&self.expected);
        }
        outcome
    }

    /// Everyone leaves: requests all, and what the queue holds is closed, filled, claimed and swept,
    /// one epoch at a time.
    fn leave(&mut self) {
        self.must(Action::Gain { lamports: 1_000_000_000 });
        for _ in 0..2 {
            self.wait(16);
            for batch in 0..self.actual.batches.len() {
                if self.actual.batches[batch].state == BatchState::Open
                    && !self.actual.batches[batch].shares.is_zero()
                {
                    self.must(Action::Close { batch });
                }
            }
            for holder in 0..self.actual.wallets.len() {
                let shares = self.actual.wallets[holder];
                if shares > 0 {
                    self.must(Action::Request { holder, shares });
                }
            }
        }
        self.wait(16);
        for batch in 0..self.actual.batches.len() {
            if self.actual.batches[batch].state == BatchState::Closed {
                self.must(Action::Fill { batch });
            }
        }
        for ticket in self.actual.live_tickets() {
            self.step(Action::Claim { ticket }).expect("a claim is never refused");
            self.must(Action::CloseTicket { ticket });
        }
        for batch in 0..self.actual.batches.len() {
            let filled = self.actual.batches[batch].state == BatchState::Filled;
            if filled && !self.actual.swept[batch] {
                self.must(Action::Sweep { batch });
            }
        }
        let ledger = &self.actual.ledger;
        assert!(ledger.escrowed.is_zero() && ledger.claims.is_zero(), "someone is still in");
        assert!(self.actual.wallets.iter().all(|shares| *shares == 0));
    }

    fn wait(&mut self, epochs: u64) {
        self.now.epoch.0 += epochs;
        self.now.elapsed = self.now.slots - 1;
        self.must(Action::Touch);
    }

    fn must(&mut self, action: Action) {
        let outcome = self.step(action);
        assert!(matches!(outcome, Ok(Some(_))), "{action:?} on the way out: {outcome:?}");
    }
}

/// Plays the run of `seed`, noting each action before it is played.
fn play(seed: u64, coverage: &mut Coverage, last: &mut Option<(u64, Moment, Action)>) {
    let mut rng = Rng::of(seed);
    let mut run = Run::of(&Start::any(&mut rng));
    for step in 0..STEPS_PER_RUN {
        run.now = later(&mut rng, run.now);
        let Some(action) = Action::any(&mut rng, &run.actual) else {
            continue;
        };
        *last = Some((step, run.now, action));
        let outcome = run.step(action);
        coverage.note(action, &outcome, &run.expected);
    }
    run.leave();
}

fn setting(name: &str, ordinary: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().expect("a whole number"),
        Err(_) => ordinary,
    }
}

#[test]
fn any_sequence_of_verbs_agrees_with_the_model_and_pays_nobody_more_than_is_due() {
    let steps = setting("CAIRN_MODEL_STEPS", 100_000);
    let first = setting("CAIRN_MODEL_SEED", 1);
    let runs = steps.div_ceil(STEPS_PER_RUN);
    let (mut coverage, begun) = (Coverage::default(), Instant::now());
    for seed in first..first + runs {
        let mut last = None;
        let run = panic::AssertUnwindSafe(|| play(seed, &mut coverage, &mut last));
        if let Err(failure) = panic::catch_unwind(run) {
            say(&format!(
                "failed at {last:?}: replay with CAIRN_MODEL_SEED={seed} CAIRN_MODEL_STEPS=1"
            ));
            panic::resume_unwind(failure);
        }
    }
    let (played, millis) = (runs * STEPS_PER_RUN, begun.elapsed().as_millis().max(1));
    let speed = u128::from(played) * 1_000 / millis;
    say(&format!("model: {played} steps in {millis} ms, {speed} steps a second"));
    if steps >= 100_000 {
        coverage.assert_complete();
    }
}

/// Prints past the test harness, so that speed and seeds show in every run.
fn say(line: &str) {
    let mut out = std::io::stderr();
    writeln!(out, "{line}").expect("standard error is open");
}
