//! A, B: rates that somebody moves, and the moments around them: nobody takes out more than was brought in.

use cairn::{
    events::{InstantWithdrawn, LstDeposited},
    state::{AssetTerms, Pool},
};
use cairn_tests::{OPEN, Parameters, QUIET, SOL, StakePool, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// The pool's price: nav and rest, and supply.
fn price(pool: &Pool) -> (u128, u128) {
    let others = pool.withheld + pool.fees + pool.slash_owed + pool.held;
    let nav = pool.reserve + pool.staked + pool.assets + pool.transit - others;
    ((nav + pool.stream - pool.released).into(), pool.supply.into())
}

/// Whether the second price exceeds the first by more than a lamport of what all shares are worth.
fn rose(before: (u128, u128), after: (u128, u128)) -> bool {
    after.0 * before.1 > before.0 * after.1 + before.0.max(after.0).max(before.1).max(after.1)
}

/// Alice's 10 SOL and 40 SOL worth of tokens; mallory has 10 SOL worth of tokens, and 100 SOL.
fn world(terms: AssetTerms) -> (World, StakePool, Keypair) {
    let (mut world, source, alice) = World::with_asset(terms);
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.parameters = Parameters {
            instant_limit_bps: 10_000,
            change_delay_epochs: pool.parameters.change_delay_epochs,
            ..QUIET
        };
    });
    world.deposit(&alice, 100 * SOL);
    world.deposit_lst(&alice, &source, 40 * SOL);
    let mallory = world.wallet("mallory", 120 * SOL);
    world.acquire(&source, &mallory, 10 * SOL);
    (world, source, mallory)
}

/// Mallory leaves at once with all shares: what she is paid.
fn leave(world: &mut World) -> u64 {
    let mallory = keypair("mallory");
    let shares = world.shares(mallory.pubkey());
    world.instant(&mallory, shares).events.one::<InstantWithdrawn>().lamports
}

#[test]
fn b04_donation_to_the_stake_pools_reserve_is_capped_and_moves_no_price() {
    let (mut world, source, mallory) = world(OPEN);
    world.deposit(&mallory, 50 * SOL);
    let before = price(&world.pool_state());
    // Half of what the stake pool has, in the middle of the epoch, and it says so.
    world.give(source.reserve, 75 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.value, asset.doubts), (40 * SOL + 40 * SOL / 200, 0));
    assert!(!rose(before, price(&world.pool_state())));
    assert!(leave(&mut world) < 50 * SOL);
    // Units are credited at the guarded rate, however often it is read.
    world.refresh(source.mint);
    let event: LstDeposited = world.deposit_lst(&mallory, &source, 10 * SOL).events.one();
    assert!(event.credit <= 10 * SOL + 10 * SOL / 200);
}

#[test]
fn b05_exit_fee_raised_after_a_deposit_is_borne_and_one_that_is_taken_back_is_withheld() {
    let (mut up, source, mallory) = world(OPEN);
    up.deposit_lst(&mallory, &source, 10 * SOL);
    up.set_pool_withdrawal_fee(&source, 15);
    up.refresh(source.mint);
    assert!(leave(&mut up) < 10 * SOL);

    let (mut down, source, mallory) = world(OPEN);
    down.set_pool_withdrawal_fee(&source, 15);
    let event: LstDeposited = down.deposit_lst(&mallory, &source, 10 * SOL).events.one();
    assert_eq!(event.credit, 10 * SOL - 15_000_000);
    let before = price(&down.pool_state());
    down.set_pool_withdrawal_fee(&source, 0);
    down.refresh(source.mint);
    assert!(!rose(before, price(&down.pool_state())));
    assert!(leave(&mut down) < event.credit);
}

#[test]
fn a05_rate_of_the_last_epoch_credits_nobody_and_a_fall_is_read_in_front_of_the_deposit() {
    let (mut world, source, mallory) = world(OPEN);
    world.turn_epoch();
    let vote = world.create_validator("validator", 0);
    world.stage_pool_loss(&source, vote, 30 * SOL);
    let late = world.deposit_lst_ix(mallory.pubkey(), &source, 10 * SOL, 0);
    world.refuse(cairn::CairnError::AssetNotRefreshed, std::slice::from_ref(&late), &[&mallory]);
    world.update_stake_pool(&source);
    // Nobody has refreshed the asset: whoever deposits into the fall finds it there, and a drop beyond the guard
    // takes no deposit at all.
    world.refuse(cairn::CairnError::AssetReduceOnly, &[late], &[&mallory]);

    let (mut world, source, mallory) = self::world(AssetTerms { max_drop_bps: 5_000, ..OPEN });
    world.turn_epoch();
    let vote = world.create_validator("validator", 0);
    world.stage_pool_loss(&source, vote, 30 * SOL);
    world.update_stake_pool(&source);
    let state = world.stake_pool_state(&source);
    let worth = u128::from(10 * SOL) * u128::from(state.total_lamports);
    let worth = worth / u128::from(state.pool_token_supply);
    let event: LstDeposited = world.deposit_lst(&mallory, &source, 10 * SOL).events.one();
    assert!(u128::from(event.credit) <= worth);
}

#[test]
fn a08_deposit_around_a_refresh_takes_nothing_of_its_gain() {
    for lst in [false, true] {
        let (mut world, source, mallory) = world(OPEN);
        world.give(source.reserve, SOL / 2);
        let brought = match lst {
            true => {
                let event: LstDeposited =
                    world.deposit_lst(&mallory, &source, 10 * SOL).events.one();
                event.credit
            }
            false => {
                world.deposit(&mallory, 100 * SOL);
                100 * SOL
            }
        };
        world.update_stake_pool(&source);
        world.refresh(source.mint);
        assert!(world.pool_state().withheld > 0);
        assert!(leave(&mut world) < brought, "{lst}");
    }
}

#[test]
fn haircut_that_is_lifted_again_is_worth_nothing_to_who_deposits_in_between() {
    let (mut world, source, mallory) = world(OPEN);
    world.turn_epochs(2);
    world.must(&[world.settle_ix(source.mint)], &[]);
    assert_eq!(world.pool_state().haircuts, 2 * SOL);
    // Shares are minted at the price without the haircut.
    let before = price(&world.pool_state());
    world.deposit(&mallory, 50 * SOL);
    assert!(!rose(before, price(&world.pool_state())));
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    assert_eq!(world.pool_state().haircuts, 0);
    assert!(!rose(before, price(&world.pool_state())));
    assert!(leave(&mut world) < 50 * SOL);
}

#[test]
fn who_leaves_under_the_haircut_leaves_it_to_those_who_stay() {
    let (mut world, source, mallory) = world(OPEN);
    world.deposit(&mallory, 50 * SOL);
    world.turn_epochs(2);
    world.must(&[world.settle_ix(source.mint)], &[]);
    let before = world.pool_state();
    let paid = leave(&mut world);
    // 2 of 200.1 SOL are not counted, and the exit's fee comes on top.
    assert!(paid < 50 * SOL - 49 * SOL / 100, "{paid}");
    // What she left is withheld: no price moves at once.
    let after = world.pool_state();
    assert!(after.withheld > before.withheld);
    assert!(!rose(price(&before), price(&after)));
}

#[test]
fn split_deposit_of_units_mints_at_most_what_the_whole_mints() {
    for (parts, part) in [(2_u64, 5_000_000_001), (7, 1_428_571_428), (9, 1_100_003)] {
        let shares = |units: Vec<u64>| {
            let terms = AssetTerms { credit_haircut_bps: 7, ..OPEN };
            let (mut world, source, mallory) = world(terms);
            world.give(source.reserve, 123_456_789);
            world.update_stake_pool(&source);
            world.set_pool_withdrawal_fee(&source, 11);
            world.acquire(&source, &mallory, SOL);
            units.into_iter().for_each(|units| drop(world.deposit_lst(&mallory, &source, units)));
            world.shares(mallory.pubkey())
        };
        let split = vec![part; usize::try_from(parts).expect("few")];
        assert!(shares(split) <= shares(vec![parts * part]), "{parts} times {part}");
    }
}

#[test]
fn a20_units_sent_to_the_vault_change_no_price_and_brick_nothing() {
    let (mut world, source, mallory) = world(OPEN);
    world.deposit(&mallory, 50 * SOL);
    let (before, vault) = (price(&world.pool_state()), world.asset_state(source.mint).vault);
    world.send_units(&mallory, source.mint, vault, 10 * SOL);
    world.refresh(source.mint);
    assert_eq!(price(&world.pool_state()), before);
    world.must(&[world.pool.sync_asset_surplus(&world.asset_state(source.mint))], &[]);
    assert_eq!(price(&world.pool_state()), before);
    assert_eq!(world.pool_state().withheld, 10 * SOL);
    assert!(leave(&mut world) < 50 * SOL);
}
