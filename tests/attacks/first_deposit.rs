//! The first depositor donates to inflate a share's price, so that victims' deposits round to nothing.

use cairn_tests::{SOL, World};
use solana_signer::Signer;

/// What the shares of a holder would be paid at the present price.
fn worth(world: &World, shares: u64) -> u64 {
    let pool = world.pool_state();
    let nav = u128::from(pool.reserve - pool.withheld);
    u64::try_from(u128::from(shares) * nav / u128::from(pool.supply)).expect("64 bits")
}

#[test]
fn donations_of_any_size_take_nothing_from_later_depositors() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 100_000 * SOL);
    let victim = world.wallet("victim", 100_000 * SOL);
    world.deposit(&mallory, 1_000_000);
    for k in 0..=12 {
        for to in [world.pool.reserve, world.pool.pool, world.pool.authority] {
            world.send_lamports(&mallory, to, 10_u64.pow(k).max(890_880));
        }
        for j in 6..=11 {
            let deposit = 10_u64.pow(j) + u64::from(k);
            let before = world.shares(victim.pubkey());
            world.deposit(&victim, deposit);
            let minted = world.shares(victim.pubkey()) - before;
            assert!(worth(&world, minted) + 2 >= deposit, "10^{k} donated, {deposit} deposited");
        }
    }
}

#[test]
fn attacker_alone_with_the_locked_shares_sets_no_price() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 10_000 * SOL);
    let victim = world.wallet("victim", 10 * SOL);
    world.deposit(&mallory, 1_000_000);
    let ticket = world.request_all(&mallory);
    world.settle_batch(0);
    world.claim(ticket);
    world.send_lamports(&mallory, world.pool.reserve, 5_000 * SOL);
    world.deposit(&victim, SOL);
    assert_eq!(world.shares(victim.pubkey()), SOL);
}

#[test]
fn gain_into_an_almost_empty_pool_leaves_the_victim_whole_to_the_price_of_a_share() {
    let mut world = World::new();
    let victim = world.wallet("victim", 10 * SOL);
    // 1 000 SOL for 0.1 SOL of locked shares: 10 001 lamports a share after two epochs and more.
    world.stage_gain(1_000 * SOL);
    world.turn_epochs(4);
    world.deposit(&victim, SOL + 7);
    let pool = world.pool_state();
    let share = (pool.reserve - pool.withheld + pool.stream) / pool.supply + 1;
    let rest = pool.stream - pool.released;
    let full = u128::from(pool.reserve - pool.withheld + rest);
    let shares = u128::from(world.shares(victim.pubkey()));
    let worth = u64::try_from(shares * full / u128::from(pool.supply)).expect("64 bits");
    assert!(worth <= SOL + 7 && worth + share + 1 >= SOL + 7, "{worth} of {}", SOL + 7);
}
