//! C19: whoever cranks, in whatever order, as often and in transactions as large as they like: one state.

use cairn::state::{Operator, Pool, Position};
use cairn_tests::{SOL, World};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use std::{collections::BTreeMap, fmt::Debug};

/// What anyone may run in the story's epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Crank {
    Update(u64),
    Withdraw(u64),
    /// All of the second into the first.
    Merge(u64, u64),
    SyncSurplus,
    CloseBatch,
}

const CRANKS: [Crank; 9] = [
    Crank::Update(0),
    Crank::Update(1),
    Crank::Update(2),
    Crank::Update(3),
    Crank::Update(4),
    Crank::Withdraw(4),
    Crank::Merge(0, 2),
    Crank::SyncSurplus,
    Crank::CloseBatch,
];

/// Two operators with two positions each and one that was split off an epoch ago, all of which have earned; a
/// gift in the reserve, and a batch that can be closed.
fn story() -> World {
    let mut world = World::new();
    let operators = ["olga", "oleg"].map(|name| world.operator(name, 1, u64::MAX));
    let alice = world.wallet("alice", 200 * SOL);
    for _ in 0..2 {
        world.deposit(&alice, 40 * SOL);
        for operator in operators {
            world.delegate(operator);
        }
        world.turn_epoch();
    }
    world.request(&alice, 15 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.undelegate(world.stake(0));
    world.request(&alice, 5 * SOL);
    world.turn_epoch();
    for nonce in 0..world.pool_state().next_position {
        world.give(world.stake(nonce), SOL / (nonce + 1));
    }
    world.give(world.pool.reserve, SOL);
    world
}

impl Crank {
    /// Its instruction as things stand; none where an account of it is gone.
    fn instruction(self, world: &World) -> Option<Instruction> {
        let is_there = |nonce| world.exists(world.pool.position(world.stake(nonce)));
        let [stake, other] = match self {
            Self::Merge(into, from) => [into, from],
            Self::Update(nonce) | Self::Withdraw(nonce) => [nonce, nonce],
            Self::SyncSurplus => return Some(world.pool.sync_surplus()),
            Self::CloseBatch => return Some(world.pool.close_batch(1)),
        };
        let there = is_there(stake) && is_there(other);
        there.then(|| match self {
            Self::Withdraw(_) => world.withdraw_stake_ix(world.stake(stake)),
            Self::Merge(..) => world.merge_ix(world.stake(stake), world.stake(other)),
            _ => world.update_ix(world.stake(stake)),
        })
    }

    /// Whether accounts are gone after it, so that nothing stands behind it in one transaction.
    fn closes(self) -> bool {
        matches!(self, Self::Withdraw(_) | Self::Merge(..))
    }
}

/// Every record and the reserve; the events' number counts calls.
fn state(world: &World) -> (Pool, BTreeMap<Pubkey, String>, u64) {
    fn shown<T: Debug>(all: Vec<(Pubkey, T)>) -> impl Iterator<Item = (Pubkey, String)> {
        all.into_iter().map(|(address, one)| (address, format!("{one:?}")))
    }
    let mut pool = world.pool_state();
    pool.seq = 0;
    let records = shown(world.all::<Operator>()).chain(shown(world.all::<Position>()));
    (pool, records.collect(), world.lamports(world.pool.reserve))
}

/// A number below `end`, and the next seed.
fn draw(seed: &mut u64, end: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).expect("31 bits") % end
}

/// Runs all cranks, some more than once, in an order and in transactions of the seed's.
fn play(world: &mut World, mut seed: u64) {
    let mut cranks = CRANKS.to_vec();
    for _ in 0..draw(&mut seed, 12) {
        cranks.push(CRANKS[draw(&mut seed, CRANKS.len())]);
    }
    for last in (1..cranks.len()).rev() {
        cranks.swap(last, draw(&mut seed, last + 1));
    }
    let mut group = Vec::new();
    for crank in cranks {
        let Some(instruction) = crank.instruction(world) else { continue };
        group.push(instruction);
        if crank.closes() || draw(&mut seed, 3) == 0 {
            world.must(&std::mem::take(&mut group), &[]);
        }
    }
    if !group.is_empty() {
        world.must(&group, &[]);
    }
}

#[test]
fn c19_random_orders_repetitions_and_sizes_of_cranks_give_one_state() {
    let story = story();
    let ends = (1..=24).map(|seed| {
        let mut world = story.clone();
        play(&mut world, seed);
        // What moves stake goes by the state, and so comes to one end as well.
        world.undelegate(world.stake(0));
        world.undelegate(world.stake(1));
        state(&world)
    });
    let ends: Vec<_> = ends.collect();
    assert!(ends[0].0.withheld > 2 * SOL && ends[0].0.arriving > 0, "nothing was found");
    for (seed, end) in (1..).zip(&ends) {
        assert_eq!(format!("{:?}", end), format!("{:?}", ends[0]), "seed {seed}");
    }
}
