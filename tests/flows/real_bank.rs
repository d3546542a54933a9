//! The whole way once more on the real bank: real turns of the epoch, real rents, real sysvars.

use anchor_lang::Space;
use cairn::{
    CairnError,
    state::{Batch, BatchStatus, Pool, Ticket},
};
use cairn_tests::{Bank, SOL, keypair};
use solana_signer::Signer;

fn code(error: CairnError) -> String {
    format!("Custom({})", u32::from(error))
}

#[tokio::test]
async fn holder_leaves_with_what_was_brought_and_every_rent() {
    let mut bank = Bank::with_wallets(&["alice", "carol"]).await;
    let (alice, carol) = (keypair("alice"), keypair("carol"));
    let (at, owner, payer) = (bank.pool, alice.pubkey(), carol.pubkey());

    let deposit = at.deposit_sol(owner, at.holder(owner), 5 * SOL, 5 * SOL);
    bank.must(&[deposit], &[&alice]).await;
    let request = at.request_withdrawal(payer, owner, 0, 1, 5 * SOL);
    bank.must(&[request], &[&alice, &carol]).await;
    let spaces = [8 + Batch::INIT_SPACE, 8 + Ticket::INIT_SPACE];
    let rents = bank.rent(spaces[0]).await + bank.rent(spaces[1]).await;
    assert_eq!(bank.lamports(payer).await, 100 * SOL - rents);

    let early = bank.send(&[at.close_batch(0)], &[]).await;
    assert!(early.expect_err("too early").contains(&code(CairnError::BatchEpochNotOver)));
    bank.turn_epoch().await;
    bank.must(&[at.close_batch(0)], &[]).await;
    let early = bank.send(&[at.fill_batch(0)], &[]).await;
    assert!(early.expect_err("too early").contains(&code(CairnError::BatchNotMature)));
    bank.turn_epoch().await;
    bank.must(&[at.fill_batch(0)], &[]).await;
    let batch: Batch = bank.read(at.batch(0)).await;
    assert_eq!((batch.status, batch.paid), (BatchStatus::Filled, 5 * SOL));

    let address = at.ticket(0, owner, 1);
    let ticket: Ticket = bank.read(address).await;
    bank.must(&[at.claim(address, &ticket)], &[]).await;
    bank.must(&[at.close_ticket(address, &ticket)], &[]).await;
    bank.must(&[at.close_batch_account(0, payer)], &[]).await;

    assert_eq!(bank.lamports(owner).await, 100 * SOL);
    assert_eq!(bank.lamports(payer).await, 100 * SOL);
    assert_eq!(bank.account(address).await, None);
    let pool: Pool = bank.read(at.pool).await;
    assert_eq!((pool.reserve, pool.supply, pool.claims), (100_000_000, 100_000_000, 0));
    let empty = bank.rent(0).await;
    assert_eq!(bank.lamports(at.reserve).await, 100_000_000 + empty);
    assert_eq!(bank.lamports(at.claims).await, empty);
}

#[tokio::test]
async fn refused_transaction_changes_nothing_on_the_real_bank() {
    let mut bank = Bank::with_wallets(&["alice"]).await;
    let alice = keypair("alice");
    let (at, owner) = (bank.pool, alice.pubkey());
    let before = bank.account(at.pool).await;
    for (lamports, error) in
        [(999_999, CairnError::DepositTooSmall), (u64::MAX, CairnError::AmountTooLarge)]
    {
        let deposit = at.deposit_sol(owner, at.holder(owner), lamports, 0);
        let refused = bank.send(&[deposit], &[&alice]).await;
        assert!(refused.expect_err("refused").contains(&code(error)));
    }
    assert_eq!(bank.account(at.pool).await, before);
    assert_eq!(bank.lamports(owner).await, 100 * SOL);
}
