//! Asking again.

use crate::support::{chain::Chain, world::world};
use cairn_keeper::{
    cluster::Fault,
    execute::{ATTEMPTS, delay, persist},
};
use std::{cell::Cell, time::Duration};

#[test]
fn delay_doubles_up_to_a_minute_and_is_jittered_by_half() {
    let milliseconds = |failures, noise| delay(failures, noise).as_millis();
    assert_eq!(milliseconds(0, 0), 125);
    assert_eq!(milliseconds(0, 125), 250);
    assert_eq!(milliseconds(1, 250), 500);
    assert_eq!(milliseconds(3, 0), 1_000);
    assert_eq!(milliseconds(3, 1_000), 2_000);
    assert_eq!(milliseconds(3, 1_001), 1_000);
    assert_eq!(milliseconds(8, 30_000), 60_000);
    assert_eq!(milliseconds(u32::MAX, 30_000), 60_000);
}

#[tokio::test]
async fn answer_is_given_as_soon_as_there_is_one() {
    let chain = Chain::of(world(1));
    let asked = Cell::new(0);
    let answer = persist(&chain, || async {
        asked.set(asked.get() + 1);
        match asked.get() {
            3 => Ok("answer"),
            _ => Err(Fault::Transient("busy".to_owned())),
        }
    });
    assert_eq!(answer.await, Ok("answer"));
    assert_eq!(asked.get(), 3);
    let waited = chain.waited.get();
    let bounds = Duration::from_millis(375)..=Duration::from_millis(750);
    assert!(bounds.contains(&waited), "{waited:?}");
}

#[tokio::test]
async fn question_is_given_up_after_five_attempts() {
    let chain = Chain::of(world(1));
    let asked = Cell::new(0);
    let busy = Fault::Transient("busy".to_owned());
    let answer = persist(&chain, || async {
        asked.set(asked.get() + 1);
        Err::<(), _>(busy.clone())
    });
    assert_eq!(answer.await, Err(busy.clone()));
    assert_eq!(asked.get(), ATTEMPTS);
}

#[tokio::test]
async fn final_fault_is_not_asked_again() {
    let chain = Chain::of(world(1));
    let asked = Cell::new(0);
    let gone = Fault::Final("gone".to_owned());
    let answer = persist(&chain, || async {
        asked.set(asked.get() + 1);
        Err::<(), _>(gone.clone())
    });
    assert_eq!(answer.await, Err(gone.clone()));
    assert_eq!(asked.get(), 1);
}
