//! Random sequences of every verb, checked after each step against a model that shares no code with
//! the crate.
//!
//! An ordinary run takes 600 000 steps in a few seconds; `CAIRN_MODEL_STEPS` says how many, and
//! `CAIRN_MODEL_SEED` where to begin. A run is 3 000 steps of one pool; its number is its seed.

mod stateful {
    mod acts;
    mod agree;
    mod assets;
    mod books;
    mod census;
    mod choices;
    mod commissions;
    mod court;
    mod cranks;
    mod equal;
    mod ghosts;
    mod holders;
    mod holdings;
    mod in_kind;
    mod laws;
    mod model;
    mod names;
    mod people;
    mod perform;
    mod queueing;
    mod records;
    mod release;
    mod rng;
    mod sources;
    pub mod tally;
    mod tickets;
    mod trials;
    mod waits;
    pub mod world;
}

use stateful::tally::Tally;
use stateful::world::World;
use std::time::Instant;

const ORDINARY_STEPS: u64 = 600_000;
const STEPS_OF_A_RUN: u64 = 3_000;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.replace('_', "").parse().expect(name))
}

#[test]
fn any_sequence_of_verbs_agrees_with_the_model() {
    let steps = number("CAIRN_MODEL_STEPS").unwrap_or(ORDINARY_STEPS);
    let first = number("CAIRN_MODEL_SEED").unwrap_or(1);
    let (mut tally, begun) = (Tally::default(), Instant::now());
    for run in 0..steps.div_ceil(STEPS_OF_A_RUN) {
        tally = World::new(first + run, tally).run(STEPS_OF_A_RUN);
    }
    let taken = steps.div_ceil(STEPS_OF_A_RUN) * STEPS_OF_A_RUN;
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).expect("a run's time").max(1);
    println!("{taken} steps, {} a second", taken * 1_000 / milliseconds);
    tally.print();
    if taken >= ORDINARY_STEPS {
        tally.check();
    }
}
