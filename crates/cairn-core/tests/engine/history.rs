//! The ring of epochs against a record of all of them.

use super::books::amount;
use super::oracle::{big, part};
use cairn_core::{Bps, CoreError, Entry, Epoch, History, RING};
use num_bigint::BigInt;
use proptest::prelude::*;

/// Everything that ever stood, by epoch.
struct Record {
    newest: u64,
    window: u64,
    stood: Vec<u64>,
    slashed: Vec<u64>,
}

impl Record {
    fn new(epoch: u64, stands: u64, window: u8) -> Self {
        let before = usize::try_from(epoch).expect("small");
        let mut stood = vec![0; before];
        stood.push(stands);
        let slashed = vec![0; before + 1];
        Self { newest: epoch, window: u64::from(window).min(16), stood, slashed }
    }

    fn turn(&mut self, now: u64, stands: u64) {
        while self.newest < now {
            self.newest += 1;
            self.stood.push(stands);
            self.slashed.push(0);
        }
    }

    fn window(&self) -> std::ops::RangeInclusive<u64> {
        (self.newest + 1).saturating_sub(self.window)..=self.newest
    }

    fn slashable(&self, epoch: u64, limit: u16) -> Option<u64> {
        let window = self.window();
        if self.window == 0 || !window.contains(&epoch) {
            return None;
        }
        let at = |epoch: u64| usize::try_from(epoch).expect("small");
        let most = |stood: u64| part(stood, u64::from(limit), 10_000);
        let largest = window.clone().map(|epoch| self.stood[at(epoch)]).max().expect("one");
        let all: BigInt = window.map(|epoch| big(self.slashed[at(epoch)])).sum();
        let one = most(self.stood[at(epoch)]) - self.slashed[at(epoch)];
        let left = one.min(most(largest) - all).max(big(0));
        Some(u64::try_from(left).expect("a part of what stood"))
    }
}

#[derive(Clone, Debug)]
enum Step {
    Turn { gap: u64, stands: u64 },
    Slash { back: u64, bps: u64 },
    Forgive { back: u64, bps: u64 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (prop_oneof![4 => 0_u64..3, 1 => 0_u64..50], amount(1 << 60))
            .prop_map(|(gap, stands)| Step::Turn { gap, stands }),
        (0_u64..20, 0_u64..12_000).prop_map(|(back, bps)| Step::Slash { back, bps }),
        (0_u64..20, 0_u64..=10_000).prop_map(|(back, bps)| Step::Forgive { back, bps }),
    ];
    prop::collection::vec(step, 1..40)
}

#[test]
fn a_window_of_no_epochs_remembers_nothing_and_one_of_more_than_the_ring_the_ring() {
    let none = History::new(Epoch(40), 100, 0);
    let (epoch, newest) = (Epoch(40), Epoch(40));
    let refused = CoreError::EpochOutsideWindow { epoch, newest };
    assert_eq!(none.slashable(Epoch(40), Bps(10_000)), Err(refused));
    let mut all = History::new(Epoch(40), 100, 255);
    all.turn(Epoch(55), 7);
    assert_eq!(all.slashable(Epoch(40), Bps(10_000)), Ok(100));
    all.turn(Epoch(56), 7);
    assert!(all.slashable(Epoch(40), Bps(10_000)).is_err());
}

#[test]
fn an_epoch_before_the_ring_began_stood_at_nothing() {
    let history = History::new(Epoch(2), 100, 16);
    assert_eq!(history.slashable(Epoch(1), Bps(5_000)), Ok(0));
    assert_eq!(history.slashable(Epoch(2), Bps(5_000)), Ok(50));
    assert!(history.slashable(Epoch(3), Bps(5_000)).is_err());
    assert_eq!(history.entries.len(), RING);
}

#[test]
fn the_last_epoch_there_is_does_not_overflow() {
    let mut history = History::new(Epoch(u64::MAX - 1), u64::MAX, 16);
    history.turn(Epoch(u64::MAX), u64::MAX);
    assert_eq!(history.slashable(Epoch(u64::MAX), Bps(10_000)), Ok(u64::MAX));
    history.slash(Epoch(u64::MAX), u64::MAX, Bps(10_000)).expect("stood");
    assert_eq!(history.slashable(Epoch(u64::MAX - 1), Bps(10_000)), Ok(0));
    assert!(history.slashable(Epoch(u64::MAX), Bps(u16::MAX)).is_err());
    let full = Entry { stood: u64::MAX, slashed: u64::MAX };
    assert_eq!(history.entries[15], full);
    history.turn(Epoch(3), 0);
    assert_eq!(history.newest, Epoch(u64::MAX));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn the_ring_says_what_a_record_of_all_epochs_says(
        first in 0_u64..40, stands in amount(1 << 60), window in 0_u8..=20, limit in 0_u16..=10_000,
        steps in steps(),
    ) {
        let (mut ring, mut record) =
            (History::new(Epoch(first), stands, window), Record::new(first, stands, window));
        for step in steps {
            match step {
                Step::Turn { gap, stands } => {
                    ring.turn(Epoch(record.newest + gap), stands);
                    record.turn(record.newest + gap, stands);
                }
                Step::Slash { back, bps } => {
                    let epoch = record.newest.saturating_sub(back);
                    let most = record.slashable(epoch, limit);
                    let amount = most.unwrap_or(1) / 10_000 * bps;
                    let done = ring.slash(Epoch(epoch), amount, Bps(limit));
                    prop_assert_eq!(done.is_ok(), most.is_some_and(|most| amount <= most));
                    if done.is_ok() {
                        record.slashed[usize::try_from(epoch)?] += amount;
                    }
                }
                Step::Forgive { back, bps } => {
                    let epoch = record.newest.saturating_sub(back);
                    let slashed = &mut record.slashed[usize::try_from(epoch)?];
                    let amount = super::books::of(*slashed, bps);
                    ring.forgive(Epoch(epoch), amount);
                    if record.window > 0 && record.newest - epoch < record.window {
                        *slashed -= amount;
                    }
                }
            }
            prop_assert_eq!(ring.newest, Epoch(record.newest));
            for epoch in record.newest.saturating_sub(24)..=record.newest + 2 {
                let said = ring.slashable(Epoch(epoch), Bps(limit)).ok();
                prop_assert_eq!(said, record.slashable(epoch, limit), "epoch {}", epoch);
            }
        }
    }
}
