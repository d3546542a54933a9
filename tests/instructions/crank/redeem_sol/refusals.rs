//! What is not given back.

use super::*;
use cairn::CairnError;
use cairn_tests::{Swap, marinade::MSOL};
use solana_pubkey::Pubkey;
use solana_sdk_ids::bpf_loader_deprecated;

#[test]
fn rate_of_an_earlier_epoch_is_refused() {
    let (mut world, source, _) = above(HALF);
    world.turn_epoch();
    let redeem = world.redeem_sol_ix(&source);
    world.refuse(CairnError::AssetNotRefreshed, std::slice::from_ref(&redeem), &[]);
    world.update_stake_pool(&source);
    world.must(&[world.refresh_ix(&[source.mint]), redeem], &[]);
}

#[test]
fn program_deployed_anew_is_handed_nothing() {
    let (mut world, source, _) = above(HALF);
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    let redeem = world.redeem_sol_ix(&source);
    world.refuse(CairnError::SourceUpgraded, &[redeem], &[]);
}

#[test]
fn rewards_being_paid_stop_it() {
    let (mut world, source, _) = above(HALF);
    world.pay_rewards(true);
    let redeem = world.redeem_sol_ix(&source);
    world.refuse(CairnError::RewardsBeingPaid, &[redeem], &[]);
}

#[test]
fn no_more_is_taken_than_the_stake_pools_reserve_has() {
    let (mut world, source, alice) = above(OPEN);
    let admin = world.admin.insecure_clone();
    // Its other holders empty it.
    let units = world.lamports(source.reserve) - 2 * SOL;
    world.must(&[source.withdraw_sol(admin_key(&admin), admin_key(&admin), units)], &[&admin]);
    world.request(&alice, 20 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.close_batch(0);
    let before = world.pool_state();
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    let rent = world.stake_rent();
    let left = world.lamports(source.reserve);
    assert!((rent..rent + 10).contains(&left), "{left}");
    assert!(world.pool_state().reserve > before.reserve + 19 * SOL / 10);
    // Nothing is left that it could give: a second call changes nothing.
    let before = world.pool_state();
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    assert_eq!(world.pool_state().seq, before.seq);
}

fn admin_key(admin: &Keypair) -> Pubkey {
    solana_signer::Signer::pubkey(admin)
}

#[test]
fn marinades_asset_goes_another_way() {
    let (mut world, source, alice) = above(HALF);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.update_stake_pool(&source);
    world.add_msol(HALF);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.deposit_msol(&alice, SOL);
    let (own, other) = (world.asset_state(source.mint), world.asset_state(MSOL));
    let at = world.pool;
    let redeem = world
        .redeem_sol_ix(&source)
        .swap(at.asset(source.mint), at.asset(MSOL))
        .swap(own.mint, other.mint)
        .swap(own.vault, other.vault);
    world.refuse(CairnError::WrongRedemption, &[redeem], &[]);
}

/// A source that takes no units, and pays nothing: another program at its address, of the same slot.
#[test]
fn source_that_takes_nothing_is_refused() {
    let (mut world, source, alice) = World::with_asset(HALF);
    // A surplus in whose bytes there is nothing but ASCII: what an old memo program is happy with.
    world.deposit_lst(&alice, &source, 19_763_676_416);
    let pinned = world.asset_state(source.mint).source;
    let memo = Pubkey::from_str_const("Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo");
    let elf = world.elf_of(memo);
    let (source_program, loader) = (pinned.program, bpf_loader_deprecated::ID);
    let loaded = world.svm.add_program_with_loader(source_program, &elf, loader);
    loaded.expect("an ELF LiteSVM takes");
    let redeem = world.redeem_sol_ix(&source);
    world.refuse(CairnError::UnitsNotTaken, &[redeem], &[]);
}
