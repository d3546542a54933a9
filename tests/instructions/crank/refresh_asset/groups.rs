//! Several assets in one instruction.

use super::*;
use cairn::CairnError;
use cairn_tests::{Swap, marinade::MSOL};
use solana_instruction::{AccountMeta, Instruction};

/// The pool has tokens of two sources, both of which have risen.
fn both() -> (World, StakePool) {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 5 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.deposit_lst(&alice, &source, 40 * SOL);
    earn(&mut world, &source, SOL / 10);
    world.stage_marinade(|state| state.validator_system.total_active_balance += SOL);
    (world, source)
}

fn with(instruction: &Instruction, at: usize, meta: AccountMeta) -> Instruction {
    let mut instruction = instruction.clone();
    instruction.accounts[at] = meta;
    instruction
}

#[test]
fn assets_of_both_kinds_are_refreshed_at_once() {
    let (mut world, source) = both();
    let outcome = world.must(&[world.refresh_ix(&[source.mint, MSOL])], &[]);
    let AssetRefreshed { books, refreshed } = outcome.events.one();
    assert_eq!(books, world.books());
    let gains: Vec<_> = refreshed.iter().map(|one| (one.asset, one.gain > 0)).collect();
    assert_eq!(gains, [source.mint, MSOL].map(|mint| (world.pool.asset(mint), true)));
    let pool = world.pool_state();
    assert_eq!(pool.withheld, refreshed.iter().map(|one| one.gain).sum::<u64>());
}

#[test]
fn eight_are_refreshed_at_once() {
    let mut world = World::new();
    let (alice, admin) = (world.wallet("alice", 200 * SOL), world.admin.insecure_clone());
    world.deposit(&alice, 10 * SOL);
    let mut mints = Vec::new();
    for number in 0..8 {
        let pool = world.create_stake_pool(&format!("stake pool {number}"), &admin);
        world.acquire(&pool, &alice, 2 * SOL);
        world.add_asset(&pool, OPEN);
        mints.push(pool);
    }
    mints.iter().for_each(|pool| world.update_stake_pool(pool));
    let all: Vec<_> = mints.iter().map(|pool| pool.mint).collect();
    world.must(&[world.refresh_ix(&all)], &[]);
    mints.iter().for_each(|pool| drop(world.deposit_lst(&alice, pool, SOL)));
    world.turn_epoch();
    mints.iter().for_each(|pool| world.update_stake_pool(pool));
    world.refuse(CairnError::AssetsNotSettled, &[world.deposit_ix(&alice, SOL)], &[&alice]);
    world.must(&[world.refresh_ix(&all[..7])], &[]);
    world.refuse(CairnError::AssetsNotSettled, &[world.deposit_ix(&alice, SOL)], &[&alice]);
    // The last refresh and the deposit in one transaction.
    world.must(&[world.refresh_ix(&all[7..]), world.deposit_ix(&alice, SOL)], &[&alice]);
    assert_eq!(world.pool_state().settlement.settled, 8);
}

#[test]
fn second_group_of_an_asset_finds_nothing() {
    let (mut world, source) = both();
    let outcome = world.must(&[world.refresh_ix(&[MSOL, MSOL, source.mint])], &[]);
    let refreshed = outcome.events.one::<AssetRefreshed>().refreshed;
    assert!(refreshed[0].gain > 0);
    assert_eq!(Refreshed { gain: 0, ..refreshed[0] }, refreshed[1]);
}

#[test]
fn e10_groups_that_are_missing_or_cut_short_are_refused() {
    let (mut world, source) = both();
    let refresh = world.refresh_ix(&[source.mint, MSOL]);
    for left in [4, 5, 6, 8, 9] {
        let mut short = refresh.clone();
        short.accounts.truncate(left);
        world.refuse(CairnError::GroupIncomplete, &[short], &[]);
    }
}

#[test]
fn e10_accounts_of_a_group_that_are_not_what_they_should_be_are_refused_by_name() {
    let (mut world, source) = both();
    let refresh = world.refresh_ix(&[source.mint, MSOL]);
    let read_only = AccountMeta { is_writable: false, ..refresh.accounts[4].clone() };
    let feed = AccountMeta::new(world.pool.rate_feed, false);
    for (bad, error) in [
        (with(&refresh, 4, feed), CairnError::NotOfGroup),
        (with(&refresh, 4, read_only), CairnError::NotOfGroup),
        (with(&refresh, 5, refresh.accounts[8].clone()), CairnError::WrongSource),
        (with(&refresh, 6, refresh.accounts[9].clone()), CairnError::WrongSource),
    ] {
        world.refuse(error, &[bad], &[]);
    }
    let own = world.pool.asset(MSOL);
    world.second_pool("other mint");
    world.add_msol(OPEN);
    let other = world.refresh_ix(&[MSOL]).swap(world.pool.asset(MSOL), own);
    world.refuse(CairnError::WrongPool, &[other], &[]);
}
