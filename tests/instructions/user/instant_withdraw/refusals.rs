//! What `instant_withdraw` refuses.

use super::world;
use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{SOL, Swap, codes, keypair};
use solana_signer::Signer;

#[test]
fn no_shares_are_refused() {
    let (mut world, alice) = world();
    let instant = world.instant_ix(&alice, 0);
    world.refuse(CairnError::NoShares, &[instant], &[&alice]);
}

#[test]
fn more_than_the_owner_has_is_refused() {
    let (mut world, alice) = world();
    for shares in [5 * SOL + 1, u64::MAX] {
        let instant = world.instant_ix(&alice, shares);
        world.refuse(CairnError::NotEnoughShares, &[instant], &[&alice]);
    }
}

#[test]
fn one_lamport_fewer_than_min_lamports_is_refused() {
    let (mut world, alice) = world();
    let owner = alice.pubkey();
    for minimum in [999_000_001, u64::MAX] {
        let instant = world.pool.instant_withdraw(owner, owner, SOL, minimum);
        world.refuse(CairnError::LamportsBelowMinimum, &[instant], &[&alice]);
    }
    let instant = world.pool.instant_withdraw(owner, owner, SOL, 999_000_000);
    world.must(&[instant], &[&alice]);
}

#[test]
fn exit_of_which_the_fee_leaves_nothing_is_refused() {
    let (mut world, alice) = world();
    let instant = world.instant_ix(&alice, 1);
    world.refuse(CairnError::LamportsBelowMinimum, &[instant], &[&alice]);
    world.instant(&alice, 2);
    assert_eq!(world.lamports(alice.pubkey()), 5 * SOL + 1);
}

#[test]
fn pool_without_worth_pays_nobody() {
    let (mut world, alice) = world();
    world.stage_loss(5_100_000_000);
    let instant = world.instant_ix(&alice, SOL);
    world.refuse(CairnError::LamportsBelowMinimum, &[instant], &[&alice]);
}

#[test]
fn one_lamport_more_than_is_free_is_refused() {
    let (mut world, alice) = world();
    world.stage_transit(5_100_000_000 - 510_000_000);
    // 155 bps of 518 029 457 are 8 029 457: 510 000 000 remain, a share more pays one lamport more.
    let instant = world.instant_ix(&alice, 518_029_458);
    world.refuse(CairnError::NotFree, &[instant], &[&alice]);
    world.instant(&alice, 518_029_457);
    assert_eq!(world.pool_state().reserve, 0);
    let instant = world.instant_ix(&alice, 2);
    world.refuse(CairnError::NotFree, &[instant], &[&alice]);
}

#[test]
fn one_lamport_over_the_epochs_limit_is_refused() {
    let (mut world, alice) = world();
    let instant = world.instant_ix(&alice, 2_550_000_001);
    world.refuse(CairnError::InstantLimit, &[instant], &[&alice]);
    world.instant(&alice, 2_550_000_000);
    let instant = world.instant_ix(&alice, 2);
    world.refuse(CairnError::InstantLimit, &[instant], &[&alice]);
}

#[test]
fn payment_below_the_recipients_rent_minimum_is_refused() {
    let (mut world, alice) = world();
    let fresh = keypair("fresh").pubkey();
    // 10 bps of 891 771 are 892: a lamport is missing to 890 880.
    let exit = |world: &cairn_tests::World, shares| {
        world.pool.instant_withdraw(alice.pubkey(), fresh, shares, 0)
    };
    let instant = exit(&world, 891_771);
    world.refuse(CairnError::PayeeBelowRent, &[instant], &[&alice]);
    let instant = exit(&world, 891_772);
    world.must(&[instant], &[&alice]);
    assert_eq!(world.lamports(fresh), 890_880);
}

#[test]
fn program_is_not_paid() {
    let (mut world, alice) = world();
    let program = anchor_spl::metadata::ID;
    let instant = world.pool.instant_withdraw(alice.pubkey(), program, SOL, 0);
    world.refuse(CairnError::PayeeIsProgram, &[instant], &[&alice]);
}

#[test]
fn another_pools_accounts_are_refused() {
    let (mut world, alice) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let wrong = CairnError::WrongAddress;
    for (from, to) in [
        (own.reserve, other.reserve),
        (own.reserve, own.claims),
        (own.reserve, alice.pubkey()),
        (own.lrt_mint, other.lrt_mint),
        (own.pool, other.pool),
    ] {
        let instant = world.instant_ix(&alice, SOL).swap(from, to);
        world.refuse(wrong, &[instant], &[&alice]);
    }
    let instant = world.instant_ix(&alice, SOL).swap(own.rate_feed, other.rate_feed);
    world.refuse(CairnError::WrongPool, &[instant], &[&alice]);
}

#[test]
fn shares_of_another_mint_or_owner_are_refused() {
    let (mut world, alice) = world();
    let bob = world.wallet("bob", 10 * SOL);
    world.deposit(&bob, 2 * SOL);
    world.request(&alice, SOL);
    let own = world.pool.holder(alice.pubkey());
    let instant = world.instant_ix(&alice, SOL).swap(own, world.pool.holder(bob.pubkey()));
    world.refuse(ErrorCode::ConstraintTokenOwner, &[instant], &[&alice]);
    let instant = world.instant_ix(&alice, SOL).swap(own, world.pool.escrow);
    world.refuse(ErrorCode::ConstraintTokenOwner, &[instant], &[&alice]);

    let mint = keypair("worthless mint");
    world.create_mint_with(&mint, alice.pubkey(), None, 9);
    let key = keypair("worthless account");
    let account = world.create_token_account(&key, mint.pubkey(), alice.pubkey());
    world.mint_past_the_program(&alice, mint.pubkey(), account, 5 * SOL);
    let instant = world.instant_ix(&alice, SOL).swap(own, account);
    world.refuse(ErrorCode::ConstraintTokenMint, &[instant], &[&alice]);
}

#[test]
fn forged_accounts_are_refused() {
    let (mut world, alice) = world();
    let at = world.pool;
    let evil = keypair("evil program").pubkey();
    for account in [at.pool, at.rate_feed, at.holder(alice.pubkey()), at.lrt_mint] {
        let forged = keypair("forged").pubkey();
        world.forge(account, forged, evil);
        let instant = world.instant_ix(&alice, SOL).swap(account, forged);
        world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[instant], &[&alice]);
    }
    for program in [anchor_spl::token::ID, solana_sdk_ids::system_program::ID] {
        let instant = world.instant_ix(&alice, SOL).swap(program, evil);
        world.refuse(ErrorCode::InvalidProgramId, &[instant], &[&alice]);
    }
}

#[test]
fn owner_who_does_not_sign_is_refused() {
    let (mut world, alice) = world();
    let bob = keypair("bob").pubkey();
    let instant = world.pool.instant_withdraw(alice.pubkey(), bob, SOL, 0);
    world.refuse(ErrorCode::AccountNotSigner, &[instant.unsigned(alice.pubkey())], &[]);
}

#[test]
fn clock_behind_the_books_is_refused() {
    let (mut world, alice) = world();
    world.go_to(9, 999);
    let instant = world.instant_ix(&alice, SOL);
    world.refuse(CairnError::ClockBehind, &[instant], &[&alice]);
}

#[test]
fn numbers_of_events_that_are_used_up_are_refused() {
    let (mut world, alice) = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.seq = u64::MAX);
    let instant = world.instant_ix(&alice, SOL);
    world.refuse(CairnError::AmountTooLarge, &[instant], &[&alice]);
}

#[test]
fn balances_short_of_their_records_break_the_invariant() {
    let (mut world, alice) = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.supply -= 1);
    let instant = world.instant_ix(&alice, SOL);
    world.refuse(CairnError::InvariantBroken, &[instant], &[&alice]);
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.supply += 1;
        pool.reserve += 1;
    });
    let instant = world.instant_ix(&alice, SOL);
    world.refuse(CairnError::InvariantBroken, &[instant], &[&alice]);
}

#[test]
fn reserve_that_has_lost_its_lamports_pays_nothing() {
    let (mut world, alice) = world();
    let mut reserve = world.account(world.pool.reserve);
    reserve.lamports = 890_880;
    world.put(world.pool.reserve, reserve);
    let instant = world.instant_ix(&alice, SOL);
    world.refuse(codes::NOT_ENOUGH_LAMPORTS, &[instant], &[&alice]);
}
