//! What failed is tried ever more rarely.

use cairn_keeper::{action::Target, quarantine::Quarantine};
use std::collections::BTreeSet;

const TARGET: Target = Target::FillBatch(3);

/// Passes that begin before the target is tried again.
fn passes_until_free(quarantine: &mut Quarantine) -> u64 {
    let mut passes = 0;
    while quarantine.holds(&TARGET) {
        quarantine.next_pass();
        passes += 1;
    }
    passes
}

#[test]
fn stranger_is_free() {
    assert!(!Quarantine::default().holds(&TARGET));
}

#[test]
fn failure_holds_for_the_rest_of_the_pass_and_then_twice_as_long_each_time() {
    let mut quarantine = Quarantine::default();
    let mut waits = Vec::new();
    for _ in 0..9 {
        quarantine.fail(TARGET);
        waits.push(passes_until_free(&mut quarantine));
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 64, 64]);
}

#[test]
fn success_forgets_all_failures() {
    let mut quarantine = Quarantine::default();
    for _ in 0..5 {
        quarantine.fail(TARGET);
    }
    quarantine.succeed(&TARGET);
    assert!(!quarantine.holds(&TARGET));
    quarantine.fail(TARGET);
    assert_eq!(passes_until_free(&mut quarantine), 1);
}

#[test]
fn failure_of_one_holds_no_other() {
    let mut quarantine = Quarantine::default();
    quarantine.fail(TARGET);
    assert!(!quarantine.holds(&Target::FillBatch(4)));
    assert!(!quarantine.holds(&Target::CloseBatch(3)));
}

#[test]
fn what_is_not_due_any_more_is_forgotten() {
    let mut quarantine = Quarantine::default();
    for _ in 0..3 {
        quarantine.fail(TARGET);
        quarantine.fail(Target::FillBatch(4));
    }
    quarantine.keep(&BTreeSet::from([Target::FillBatch(4)]));
    assert!(!quarantine.holds(&TARGET));
    assert!(quarantine.holds(&Target::FillBatch(4)));
}
