//! Stake-pool tokens on the real bank: what the runtime pays their validators counts, streams and leaves again, as
//! lamports of the stake pool's reserve and as stake that really cools down. All numbers are computed here anew.

use cairn::{
    CairnError,
    stake_account::StakeAccount,
    state::{Asset, Batch, BatchStatus, Pool, Ticket},
};
use cairn_tests::{Bank, OPEN, SOL, StakePool, exact, keypair};
use num_bigint::BigUint;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// What the pool releases of gains: half of what is withheld, an epoch.
const DRIP: u64 = 2;

/// `floor(units * lamports / supply)`.
fn worth(units: u64, lamports: u64, supply: u64) -> u64 {
    u64::try_from(BigUint::from(units) * lamports / supply).expect("lamports")
}

/// The rate that counts an epoch after `before`: as the stake pool says it, or what it may grow by.
fn guarded(before: &Asset, total: u64, supply: u64) -> (u64, u64) {
    let most = exact::floor(before.rate_lamports, 10_050, 10_000);
    let above = BigUint::from(total) * before.rate_supply > BigUint::from(most) * supply;
    if above { (most, before.rate_supply) } else { (total, supply) }
}

/// What is withheld when the stream has ended: what a deposit does not pay for, and the next stream begins with.
fn unstreamed(before: &Pool) -> u64 {
    before.withheld - (before.stream - before.released)
}

/// What of the epoch's stream is released by now.
fn released(bank: &Bank, stream: u64) -> u64 {
    let moment = bank.world().moment();
    exact::floor(stream, moment.elapsed, moment.slots)
}

/// One epoch of real rewards for the stake pool's stake: the asset and the books against what is computed here. What
/// the runtime paid, and whether the guard cut it.
async fn earn(bank: &mut Bank, source: &StakePool, votes: &[Pubkey]) -> (u64, bool) {
    let stake = source.validator_stake(keypair("validator").pubkey());
    let (held, state) = (bank.lamports(stake).await, bank.stake_pool_state(source).await);
    let (asset, pool) = (bank.world().asset_state(source.mint), bank.pool_state().await);
    let after = bank.earn(source, votes).await;

    let reward = bank.lamports(stake).await - held;
    let now = bank.stake_pool_state(source).await;
    assert_eq!(now.total_lamports, state.total_lamports + reward);
    let (total, supply) = (now.total_lamports, now.pool_token_supply);
    assert_eq!((after.read_lamports, after.read_supply), (total, supply));
    let rate = guarded(&asset, total, supply);
    assert_eq!((after.rate_lamports, after.rate_supply), rate);
    assert_eq!(after.value, worth(asset.units, rate.0, rate.1));

    let (gain, books) = (after.value - asset.value, bank.pool_state().await);
    let stream = exact::ceil(unstreamed(&pool), 1, DRIP);
    assert_eq!((books.stream, books.released), (stream, released(bank, stream)));
    assert_eq!(books.withheld, unstreamed(&pool) - books.released + gain);
    assert_eq!(books.assets, pool.assets + gain);
    (reward, rate != (total, supply))
}

#[tokio::test]
async fn what_the_runtime_pays_counts_as_far_as_the_guard_lets_it_and_streams() {
    let (mut bank, source, [vote, others]) = Bank::with_asset(OPEN).await;
    bank.deposit_lst("alice", &source, 30 * SOL).await;
    // Most of the rewards are others': all that the stake pool gets counts.
    for _ in 0..2 {
        let (reward, cut) = earn(&mut bank, &source, &[vote, others]).await;
        assert!(reward > 0 && !cut, "{reward}");
    }
    // All rewards are its own: a fifth of what it has, of which half a per cent counts.
    let (reward, cut) = earn(&mut bank, &source, &[vote]).await;
    assert!(reward > 10 * SOL && cut, "{reward}");
    // What was cut counts in epochs that bring nothing.
    let (reward, cut) = earn(&mut bank, &source, &[]).await;
    assert_eq!((reward, cut), (0, true));

    // Within the epoch nothing is counted twice, and what is due of the stream is released.
    bank.go_to_last_tenth().await;
    let before = bank.pool_state().await;
    bank.refresh(&source).await;
    let after = bank.pool_state().await;
    assert_eq!(after.released, released(&bank, before.stream));
    assert!(after.released > before.stream / 10 * 9 && after.released < before.stream);
    assert_eq!(before.withheld - after.withheld, after.released - before.released);
    assert_eq!((after.assets, after.stream), (before.assets, before.stream));
}

#[tokio::test]
async fn deposit_is_credited_at_the_guarded_rate_and_earns_from_the_next_epoch_on() {
    let (mut bank, source, [vote, _]) = Bank::with_asset(OPEN).await;
    bank.deposit_lst("alice", &source, 20 * SOL).await;
    let (_, cut) = earn(&mut bank, &source, &[vote]).await;
    assert!(cut, "the guard let all of it count");
    let (asset, pool) = (bank.world().asset_state(source.mint), bank.pool_state().await);
    bank.deposit_lst("alice", &source, 10 * SOL).await;
    let after = bank.pool_state().await;
    let credit = worth(10 * SOL, asset.rate_lamports, asset.rate_supply);
    let value = worth(30 * SOL, asset.rate_lamports, asset.rate_supply);
    // The rise of the whole value may be a lamport more than the credit: that is withheld.
    assert_eq!(after.assets, value);
    let full = pool.reserve + pool.assets - unstreamed(&pool);
    assert_eq!(after.supply - pool.supply, exact::floor(credit, pool.supply, full));
    let (beyond, freed) = (value - asset.value - credit, after.released - pool.released);
    assert!(beyond <= 1, "{beyond}");
    assert_eq!(after.withheld, pool.withheld - freed + beyond);
    // Fewer shares than the stake pool's own rate would buy.
    let state = bank.stake_pool_state(&source).await;
    let own = worth(10 * SOL, state.total_lamports, state.pool_token_supply);
    assert!(own > credit + SOL, "{own} {credit}");
}

#[tokio::test]
async fn need_leaves_the_stake_pool_at_once_and_through_real_deactivation() {
    let (mut bank, source, [vote, others]) = Bank::with_asset(OPEN).await;
    let (at, alice) = (bank.pool, keypair("alice"));
    bank.deposit_lst("alice", &source, 40 * SOL).await;
    for _ in 0..2 {
        earn(&mut bank, &source, &[vote, others]).await;
    }
    let ticket = bank.leave(&alice, 35 * SOL).await;
    bank.earn(&source, &[vote, others]).await;
    bank.must(&[at.close_batch(0)], &[]).await;

    // The stake pool's reserve has 5 SOL: all but its rent.
    let before = bank.pool_state().await;
    let had = bank.lamports(source.reserve).await;
    bank.must(&[bank.world().redeem_sol_ix(&source)], &[]).await;
    let (asset, pool) = (bank.world().asset_state(source.mint), bank.pool_state().await);
    let left = bank.lamports(source.reserve).await;
    assert_eq!(pool.reserve - before.reserve, had - left);
    assert!(left - bank.rent(200).await < 10, "{left}");

    // The rest as stake: in units of the guarded rate, rounded up, for what the stake pool gives for them.
    let batch: Batch = bank.read(at.batch(0)).await;
    let owed = exact::ceil(batch.shares, batch.cap_nav, batch.cap_supply);
    let need = owed - pool.reserve;
    let units = exact::ceil(need, asset.rate_supply, asset.rate_lamports);
    let state = bank.stake_pool_state(&source).await;
    let from = source.validator_stake(vote);
    bank.must(&[bank.world().redeem_stake_ix(&source, from)], &[]).await;
    let owing = bank.world().redemption_state(0);
    let due = worth(units, state.total_lamports, state.pool_token_supply);
    assert_eq!((owing.units, owing.lamports), (units, due));
    assert_eq!(bank.lamports(owing.receipt).await, due + owing.rent);
    let stake = StakeAccount::parse(&bank.account(owing.receipt).await.expect("stake").data);
    let delegation = stake.and_then(|stake| stake.delegation).expect("delegated");
    assert_eq!((delegation.voter, delegation.deactivation_epoch), (vote, bank.epoch().await));

    // It cools down for an epoch, in which it still earns.
    let early = bank.send(&[bank.world().withdraw_redemption_ix(0)], &[]).await;
    assert!(early.expect_err("not cooled down").contains("InsufficientFunds"));
    let unfilled = bank.send(&[at.fill_batch(0)], &[]).await;
    let code = format!("Custom({})", u32::from(CairnError::BatchNotMature));
    assert!(unfilled.expect_err("too early").contains(&code));
    bank.earn(&source, &[vote, others]).await;
    let reward = bank.lamports(owing.receipt).await - due - owing.rent;
    assert!(reward > 0, "stake that is deactivated earns to the epoch's end");
    let before = bank.pool_state().await;
    let payer = bank.context.payer.pubkey();
    let rents = bank.lamports(at.redemption(0)).await + owing.rent;
    let (paid_out, signature) = (bank.lamports(payer).await, 5_000);
    bank.must(&[bank.world().withdraw_redemption_ix(0)], &[]).await;
    assert_eq!(bank.lamports(payer).await, paid_out + rents - signature);
    let pool = bank.pool_state().await;
    assert_eq!((before.transit, pool.transit), (due, 0));
    assert_eq!(pool.reserve - before.reserve, due + reward);
    assert_eq!(pool.withheld + pool.released - before.released, before.withheld + reward);

    bank.must(&[at.fill_batch(0)], &[]).await;
    let batch: Batch = bank.read(at.batch(0)).await;
    assert_eq!(
        (batch.status, batch.paid),
        (BatchStatus::Filled, exact::floor(35 * SOL, batch.cap_nav, batch.cap_supply))
    );
    let had = bank.lamports(alice.pubkey()).await;
    let record: Ticket = bank.read(ticket).await;
    bank.must(&[at.claim(ticket, &record)], &[]).await;
    assert_eq!(bank.lamports(alice.pubkey()).await - had, batch.paid);
    assert!(batch.paid > 35 * SOL, "alice has a part of what was released");
}
