//! `deposit_lst`: units of an LST come in, shares are minted.

mod refusals;

use cairn::{
    events::LstDeposited,
    state::{Asset, AssetTerms, Pool},
};
use cairn_tests::{OPEN, SOL, StakePool, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

fn bps(lamports: u64, bps: u64) -> u64 {
    (u128::from(lamports) * u128::from(bps)).div_ceil(10_000).try_into().expect("lamports")
}

/// `floor(units * lamports / supply)` of what the stake pool says.
fn worth(world: &World, source: &StakePool, units: u64) -> u64 {
    let state = world.stake_pool_state(source);
    let (lamports, supply) = (state.total_lamports, state.pool_token_supply);
    let value = u128::from(units) * u128::from(lamports) / u128::from(supply);
    u64::try_from(value).expect("lamports")
}

#[test]
fn units_are_credited_and_shares_minted() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let (at, owner) = (world.pool, alice.pubkey());
    let (asset, vault) = (at.asset(source.mint), world.asset_state(source.mint).vault);
    let before = world.pool_state();
    // The fewest that are accepted are those that there are.
    let deposit = world.deposit_lst_ix(owner, &source, 3_000_000_001, 3_000_000_001);

    let outcome = world.must(&[deposit], &[&alice]);

    let (units, epoch) = (3_000_000_001, world.epoch());
    outcome.events.are_just(&LstDeposited {
        books: world.books(),
        depositor: owner,
        recipient: at.holder(owner),
        asset,
        units,
        credit: units,
        shares: units,
    });
    outcome
        .diff
        .tokens(source.holder(owner), -i128::from(units))
        .tokens(vault, units.into())
        .tokens(at.holder(owner), units.into())
        .supply(at.lrt_mint, units.into())
        .changed(asset, |asset: &mut Asset| (asset.units, asset.value) = (units, units))
        .any(at.pool)
        .only();
    let pool = world.pool_state();
    assert_eq!((pool.assets, pool.supply), (units, before.supply + units));
    assert_eq!((pool.reserve, pool.withheld), (before.reserve, 0));
    let settlement = pool.settlement;
    assert_eq!((settlement.total, settlement.settled, settlement.epoch), (1, 1, epoch));
}

#[test]
fn source_is_read_in_front() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let pool = world.pool_state();
    world.give(source.reserve, SOL / 10);
    world.update_stake_pool(&source);
    let event: LstDeposited = world.deposit_lst(&alice, &source, 10 * SOL).events.one();
    // What the tokens held rose by is withheld, what comes in is credited at the new rate.
    let [all, held] = [20, 10].map(|units| worth(&world, &source, units * SOL));
    let credit = held.min(all - held);
    assert_eq!(event.credit, credit);
    let after = world.pool_state();
    assert_eq!((after.assets, after.withheld), (all, all - 10 * SOL - credit));
    assert_eq!(event.shares, after.supply - pool.supply);
    // The price is still a lamport a share.
    assert_eq!(event.shares, credit);
}

#[test]
fn credit_is_at_the_guarded_rate_and_less_its_haircut() {
    let terms = AssetTerms { max_growth_bps: 10, credit_haircut_bps: 20, ..OPEN };
    let (mut world, source, alice) = World::with_asset(terms);
    world.turn_epoch();
    world.give(source.reserve, 2 * SOL);
    world.update_stake_pool(&source);
    let event: LstDeposited = world.deposit_lst(&alice, &source, 10 * SOL).events.one();
    // 0.1 % over what stood at the end of the last epoch, and 0.2 % less.
    let guarded = 10_010_000_000;
    assert_eq!(event.credit, guarded - bps(guarded, 20));
    let pool = world.pool_state();
    assert_eq!((pool.assets, pool.withheld), (guarded, guarded - event.credit));
}

#[test]
fn credit_is_net_of_the_exit_fee() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.set_pool_withdrawal_fee(&source, 15);
    let event: LstDeposited = world.deposit_lst(&alice, &source, 10 * SOL).events.one();
    assert_eq!(event.credit, 10 * SOL - bps(10 * SOL, 15));
}

#[test]
fn anyones_token_account_receives_the_shares() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let bob = keypair("bob").pubkey();
    let to = world.create_holder(bob);
    let (asset, from) = (world.asset_state(source.mint), source.holder(alice.pubkey()));
    let args = cairn::DepositLstArgs { units: SOL, min_shares: 0 };
    let deposit = world.pool.deposit_lst(alice.pubkey(), &asset, from, to, args);
    world.must(&[deposit], &[&alice]);
    assert_eq!(world.shares(bob), SOL);
}

#[test]
fn asset_that_is_held_anew_is_settled_at_once() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.turn_and_refresh(&source);
    world.deposit_lst(&alice, &source, SOL);
    world.deposit(&alice, SOL);
    let Pool { settlement, epoch, .. } = world.pool_state();
    assert_eq!((settlement.total, settlement.settled, settlement.epoch), (1, 1, epoch));
}

#[test]
fn msol_is_credited_by_marinades_state() {
    let mut world = World::new();
    let alice: Keypair = world.wallet("alice", 100 * SOL);
    world.create_marinade(1_234 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    let event: LstDeposited = world.deposit_msol(&alice, 10_000_000_001).events.one();
    assert_eq!(event.credit, 12_340_000_001);
}
