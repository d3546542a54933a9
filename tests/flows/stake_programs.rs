//! The same under every stake program that clusters run: 1.0.1, for which a lamport is enough to delegate, and 5,
//! which asks for 1 SOL.

use cairn::{
    CairnError, Setting,
    events::StakeUndelegated,
    state::{BatchStatus, Position},
};
use cairn_tests::{Parameters, QUIET, SOL, World, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A pool of which all that is staked may move in an epoch, under each stake program, with its minimum.
fn worlds() -> [(World, u64); 2] {
    let new = || World::with(Parameters { move_limit_bps: 10_000, ..QUIET });
    let mut first = new();
    first.run_first_stake_program();
    [(first, 1), (new(), SOL)]
}

/// An operator whose vote account both can read: 1.0.1 knows none of the latest layout.
fn operator(world: &mut World, name: &str, weight: u32, cap: u64) -> Pubkey {
    let operator = world.operator(name, weight, cap);
    world.make_vote_v3(world.operator_state(operator).vote_account);
    operator
}

#[test]
fn position_lives_its_whole_life() {
    for (mut world, _) in worlds() {
        let operator = operator(&mut world, "olga", 1, u64::MAX);
        let vote = world.operator_state(operator).vote_account;
        let alice = world.wallet("alice", 200 * SOL);
        world.deposit(&alice, 50 * SOL);
        let first = world.delegate(operator);
        world.turn_epoch();
        world.give(first, SOL / 2);
        world.must(&[world.update_ix(first)], &[]);
        assert_eq!(world.pool_state().withheld, SOL / 2);
        world.deposit(&alice, 10 * SOL);
        let second = world.delegate(operator);
        let own = world.create_stake("stake of alice", &alice, vote, 2);
        world.turn_epoch();
        world.must(&[world.deposit_stake_ix(own, 0)], &[&alice]);
        world.must(&[world.merge_ix(first, second)], &[]);
        assert!(!world.exists(second) && !world.exists(own));
        assert_eq!(world.position_state(first).lamports, world.lamports(first));

        world.request(&alice, 20 * SOL);
        world.turn_epoch();
        world.close_batch(0);
        let split = world.stake(world.pool_state().next_position);
        world.undelegate(first);
        assert!(world.exists(split), "the need was not split off");
        let early = world.attempt(&[world.withdraw_stake_ix(split)], &[]);
        assert!(early.is_err(), "it was withdrawn in the epoch of its deactivation");
        world.turn_epoch();
        world.withdraw_stake(split);
        world.fill_batch(0);
        assert_eq!(world.batch_state(0).status, BatchStatus::Filled);

        world.leave("olga");
        let event: StakeUndelegated = world.undelegate(first).events.one();
        assert_eq!(event.stake_account, first, "it goes whole");
        world.turn_epoch();
        world.withdraw_stake(first);
        let pool = world.pool_state();
        assert_eq!((pool.staked, pool.arriving), (0, 0));
        world.must(&[world.close_operator_ix(operator)], &[]);
    }
}

#[test]
fn c13_delegations_around_the_minimum() {
    for (world, minimum) in worlds() {
        for beyond in [-1, 0, 1] {
            let mut world = world.clone();
            let wanted = minimum.checked_add_signed(beyond).expect("small");
            let cap = wanted + world.stake_rent();
            let operator = operator(&mut world, "olga", 1, cap);
            let alice = world.wallet("alice", 200 * SOL);
            world.deposit(&alice, 50 * SOL);
            world.delegate(operator);
            let staked = if beyond < 0 { 0 } else { wanted + world.stake_rent() };
            assert_eq!(world.operator_state(operator).staked, staked, "{wanted} of {minimum}");
        }
    }
}

/// A pool in which olga, who should have nothing any more, has 20 SOL in the account of number 0, and alice has
/// asked for `need` lamports more than the reserve holds.
fn needy(mut world: World, need: impl Fn(&Position, u64) -> u64) -> (World, Pubkey) {
    let [olga, otto] = ["olga", "otto"].map(|name| operator(&mut world, name, 1, 20 * SOL));
    let alice = world.wallet("alice", 200 * SOL);
    world.deposit(&alice, 40 * SOL);
    let stake = world.delegate(olga);
    world.delegate(otto);
    let guardian = world.guardian();
    let none = Setting::OperatorWeight { operator: olga, weight: 0 };
    let tighten = world.tighten_operator_ix(&guardian, olga, none);
    world.must(&[tighten], &[&guardian]);
    world.turn_epoch();
    let need = need(&world.position_state(stake), world.stake_rent());
    let shares = need + world.pool_state().reserve;
    world.request(&alice, shares);
    world.turn_epoch();
    world.close_batch(0);
    (world, stake)
}

#[test]
fn c13_splits_around_the_minimum() {
    for (world, minimum) in worlds() {
        for beyond in [-1, 0, 1] {
            let least = minimum + world.stake_rent();
            let left = least.checked_add_signed(beyond).expect("small");
            // The split takes its rent along.
            let need = |position: &Position, rent| position.lamports - left - rent;
            let (mut world, stake) = needy(world.clone(), need);
            let whole = world.position_state(stake).lamports;
            let event: StakeUndelegated = world.undelegate(stake).events.one();
            let rent = world.stake_rent();
            if beyond < 0 {
                assert_eq!((event.stake_account, event.lamports), (stake, whole));
            } else {
                assert_eq!(event.lamports, whole - left);
                // The rent of what is split off comes from the reserve or the payer.
                assert_eq!(world.lamports(stake), left + rent);
                assert_eq!(world.position_state(stake).lamports, left + rent);
            }
            world.turn_epoch();
            world.withdraw_stake(event.stake_account);
        }
    }
}

#[test]
fn c13_needs_around_the_minimum() {
    for (world, minimum) in worlds() {
        for need in [minimum - 1, minimum, minimum + 1] {
            if need == 0 {
                continue;
            }
            let (mut world, stake) = needy(world.clone(), |_, _| need);
            let event: StakeUndelegated = world.undelegate(stake).events.one();
            assert_eq!(event.lamports, need.max(minimum) + world.stake_rent());
            assert_eq!(world.lamports(event.stake_account), event.lamports);
            world.turn_epoch();
            world.withdraw_stake(event.stake_account);
        }
    }
}

#[test]
fn stake_program_that_is_asked_decides() {
    let [(first, _), (later, _)] = worlds();
    for (mut world, splits) in [(first, true), (later, false)] {
        let operator = operator(&mut world, "olga", 1, u64::MAX);
        let alice = world.wallet("alice", 200 * SOL);
        world.deposit(&alice, 50 * SOL);
        let stake = world.delegate(operator);
        world.turn_epoch();
        // Half a SOL would be left: enough for the one, too little for the other.
        world.request(&alice, 49_600_000_000);
        world.turn_epoch();
        world.close_batch(0);
        let event: StakeUndelegated = world.undelegate(stake).events.one();
        assert_eq!(event.stake_account != stake, splits);
        let again = world.pool.fill_batch(0);
        world.refuse(CairnError::BatchNotMature, &[again], &[]);
        assert!(world.shares(keypair("alice").pubkey()) > 0);
    }
}
