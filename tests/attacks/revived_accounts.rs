//! Closed accounts brought back with lamports in the same transaction: nothing is paid twice.

use anchor_lang::error::ErrorCode;
use cairn_tests::{SOL, World, codes};
use solana_signer::Signer;
use solana_system_interface::instruction::transfer;

#[test]
fn ticket_revived_after_its_close_is_not_paid_again() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&mallory, SOL / 2);
    let other = world.request(&alice, SOL);
    let ticket = world.request_all(&mallory);
    world.settle_batch(0);
    let (claim, close) = (world.claim_ix(ticket), world.close_ticket_ix(ticket));
    let revive = transfer(&mallory.pubkey(), &ticket, 10_000_000);

    let all = [claim.clone(), close.clone(), revive.clone(), claim.clone()];
    let wrong = ErrorCode::AccountOwnedByWrongProgram;
    world.refuse(wrong, &all, &[&mallory]);
    world.must(&[claim.clone(), close.clone(), revive], &[&mallory]);
    assert!(world.account(ticket).data.is_empty());
    for again in [claim, close] {
        let wrong = ErrorCode::AccountOwnedByWrongProgram;
        world.refuse(wrong, &[again], &[]);
    }
    world.claim(other);
    world.close_ticket(other);
    world.close_batch_account(0);
}

#[test]
fn cancelled_ticket_revived_gives_no_shares_again() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 10 * SOL);
    world.deposit(&mallory, 5 * SOL);
    let ticket = world.request(&mallory, SOL);
    world.request(&mallory, SOL);
    let cancel = world.cancel_ix(ticket);
    let revive = transfer(&mallory.pubkey(), &ticket, 10_000_000);
    let all = [cancel.clone(), revive, cancel];
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &all, &[&mallory]);
}

#[test]
fn batch_revived_after_its_close_takes_no_ticket() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 10 * SOL);
    world.deposit(&mallory, 5 * SOL);
    let ticket = world.request(&mallory, SOL);
    world.settle_batch(0);
    world.claim(ticket);
    world.close_ticket(ticket);
    let close = world.close_batch_account_ix(0);
    let revive = transfer(&mallory.pubkey(), &world.pool.batch(0), 10_000_000);
    let owner = mallory.pubkey();
    let request = world.pool.request_withdrawal(owner, owner, 0, 1, SOL);
    let all = [close.clone(), revive.clone(), request.clone()];
    world.refuse(ErrorCode::ConstraintSeeds, &all, &[&mallory]);
    world.must(&[close.clone(), revive], &[&mallory]);
    world.refuse(ErrorCode::ConstraintSeeds, &[request], &[&mallory]);
    let wrong = ErrorCode::AccountOwnedByWrongProgram;
    world.refuse(wrong, &[close], &[]);
}

#[test]
fn pool_cannot_be_initialised_over() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 10 * SOL);
    let admin = world.admin.insecure_clone();
    let initialize = world.initialize_pool_ix(cairn_tests::QUIET);
    let revive = transfer(&mallory.pubkey(), &world.pool.pool, SOL);
    let mint = cairn_tests::keypair("lrt mint");
    let all = [revive, initialize];
    world.refuse(codes::ALREADY_IN_USE, &all, &[&mallory, &admin, &mint]);
}
