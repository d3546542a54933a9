//! An operator's ring of epochs against a record of what it held when each epoch began.

use cairn::state::Operator;
use cairn_core::{Epoch, History, RING};
use cairn_tests::{SOL, World};
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// What an operator held at the start of each epoch, seen from beside.
struct Record {
    operator: Pubkey,
    stood: BTreeMap<u64, u64>,
}

impl Record {
    fn of(world: &World, operator: Pubkey) -> Self {
        // It registered in this epoch or before, with nothing.
        let now = world.epoch();
        Self { operator, stood: (0..=now).map(|epoch| (epoch, 0)).collect() }
    }

    /// So many epochs go by, of which nobody takes notice.
    fn pass(&mut self, world: &mut World, epochs: u64) {
        for _ in 0..epochs {
            world.turn_epoch();
            let staked = world.operator_state(self.operator).staked;
            self.stood.insert(world.epoch(), staked);
        }
    }

    /// The ring says what the record does, for each epoch that it remembers; it is of the present if `turned`.
    fn agrees(&self, world: &World, turned: bool) {
        let Operator { ring, staked, .. } = world.operator_state(self.operator);
        let mut history = ring.history();
        assert_eq!(history.newest.0 == world.epoch(), turned, "turned");
        // Whatever has not been turned yet stood at what stands now.
        history.turn(Epoch(world.epoch()), staked);
        let remembered = self.stood.iter().rev().take(RING);
        for (epoch, stood) in remembered {
            assert_eq!(entry(&history, *epoch), (*stood, 0), "epoch {epoch}");
        }
    }
}

fn entry(history: &History, epoch: u64) -> (u64, u64) {
    let place = usize::try_from(epoch).expect("small") % RING;
    (history.entries[place].stood, history.entries[place].slashed)
}

#[test]
fn ring_is_what_stood_when_each_epoch_began() {
    let mut world = World::new();
    let operator = world.operator("olga", 1, u64::MAX);
    let alice = world.wallet("alice", 1_000 * SOL);
    let mut record = Record::of(&world, operator);
    record.agrees(&world, world.operator_state(operator).ring.newest().0 == world.epoch());

    // Delegated in two epochs, the second after some that nobody took notice of.
    world.deposit(&alice, 50 * SOL);
    world.delegate(operator);
    record.agrees(&world, true);
    record.pass(&mut world, 3);
    record.agrees(&world, false);
    world.deposit(&alice, 20 * SOL);
    world.delegate(operator);
    record.agrees(&world, true);

    // Rewards, found an epoch late; a second update turns nothing.
    record.pass(&mut world, 1);
    world.stage_reward(world.stake(0), SOL);
    record.pass(&mut world, 1);
    for _ in 0..2 {
        world.must(&[world.update_each_ix(&[world.stake(0), world.stake(1)])], &[]);
        record.agrees(&world, true);
    }

    // Somebody's stake comes in, two positions become one.
    let vote = world.operator_state(operator).vote_account;
    let own = world.create_stake("stake of alice", &alice, vote, 30);
    record.pass(&mut world, 1);
    world.must(&[world.deposit_stake_ix(own, 0)], &[&alice]);
    record.agrees(&world, true);
    record.pass(&mut world, 2);
    world.must(&[world.merge_ix(world.stake(0), world.stake(1))], &[]);
    record.agrees(&world, true);

    // A part goes back for the queue: it counts until it is withdrawn.
    world.request(&alice, 40 * SOL);
    record.pass(&mut world, 1);
    world.close_batch(0);
    world.undelegate(world.stake(0));
    record.agrees(&world, true);
    record.pass(&mut world, 1);
    world.withdraw_stake(world.stake(2));
    record.agrees(&world, true);
    record.pass(&mut world, 1);

    // Longer than the ring is: all of it is what stands.
    for epochs in [RING as u64 - 1, RING as u64, 40] {
        record.pass(&mut world, epochs);
        record.agrees(&world, false);
        world.must(&[world.update_ix(world.stake(0))], &[]);
        record.agrees(&world, true);
        world.stage_reward(world.stake(0), 7);
        world.must(&[world.update_ix(world.stake(0))], &[]);
    }
    let distinct: std::collections::BTreeSet<_> = record.stood.values().collect();
    assert!(distinct.len() > 6, "what stood changed {} times", distinct.len());
}

#[test]
fn operator_begins_with_nothing_in_the_epoch_it_registers() {
    let mut world = World::new();
    let operator = world.register("olga");
    let history = world.operator_state(operator).ring.history();
    assert_eq!(history, History::new(Epoch(world.epoch()), 0, 16));
}
