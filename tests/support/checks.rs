//! The invariants of DESIGN §10, recomputed from the accounts after each act, without the core.

mod asset;
mod stake;

use crate::{World, feed::price};
use cairn::state::{Asset, Batch, BatchStatus, Pool, Ticket};
use cairn_client::Addresses;
use solana_pubkey::Pubkey;

/// Shares that stay locked: 0.1 SOL worth at initialisation.
const LOCKED: u64 = 100_000_000;

/// What a share was worth: `nav`, `nav + rest` and `supply` of each pool, and its epoch; and its assets.
pub(crate) struct Prices(pub(crate) Vec<(Addresses, Pool)>, Vec<Vec<(Pubkey, Asset)>>);

/// The prices of all pools, to compare with after an act.
pub(crate) fn prices(world: &World) -> Prices {
    let pools = world.pools.iter();
    let assets = world.pools.iter().map(|pool| asset::of(world, pool));
    Prices(pools.map(|pool| (*pool, world.read(pool.pool))).collect(), assets.collect())
}

/// All invariants of all pools, and that an act of `steps` instructions lowered no price.
pub(crate) fn hold(world: &World, before: &Prices, steps: usize) {
    if world.pools.is_empty() {
        return;
    }
    let batches: Vec<(Pubkey, Batch)> = world.all();
    let tickets: Vec<(Pubkey, Ticket)> = world.all();
    for pool in &world.pools {
        let own = batches.iter().filter(|(_, batch)| batch.pool == pool.pool);
        let own: Vec<_> = own.collect();
        balances(world, pool, &own);
        ledger(&world.read(pool.pool));
        stake::hold(world, pool);
        asset::hold(world, pool);
        for (address, batch) in own {
            let tickets = tickets.iter().filter(|(_, ticket)| ticket.batch == *address);
            tickets_of(batch, &tickets.map(|(_, ticket)| ticket).collect::<Vec<_>>());
        }
    }
    for ((pool, before), assets) in before.0.iter().zip(&before.1) {
        let loss = asset::loss(world, assets);
        price_held(before, &world.read(pool.pool), loss, steps as u128);
    }
}

/// I1, I2, I3, I4, I5: real balances against records, records against their sums.
fn balances(world: &World, at: &Addresses, batches: &[&(Pubkey, Batch)]) {
    let pool: Pool = world.read(at.pool);
    let rent = world.rent(0);
    assert!(world.mint_supply(at.lrt_mint) <= pool.supply, "I1");
    assert!(world.lamports(at.reserve) >= pool.reserve + rent, "I2 reserve");
    assert!(world.lamports(at.claims) >= pool.claims + rent, "I2 claims");
    assert!(world.tokens(at.escrow) >= pool.escrowed, "I3");
    let unfilled = batches.iter().map(|(_, batch)| batch.shares - batch.filled);
    assert_eq!(unfilled.sum::<u64>(), pool.escrowed, "I3 sum");
    let unclaimed = batches.iter().map(|(_, batch)| batch.paid - batch.claimed);
    assert_eq!(unclaimed.sum::<u64>(), pool.claims, "I4 sum");
    assert!(world.tokens(at.locked) >= LOCKED, "I5 locked");
}

/// I3, I5, I8, I11: the books among themselves.
fn ledger(pool: &Pool) {
    assert!(pool.escrowed + LOCKED <= pool.supply, "I5 supply");
    let others = pool.withheld + pool.fees + pool.slash_owed + pool.held;
    let gross = pool.reserve + pool.staked + pool.assets + pool.transit;
    assert!(others <= gross, "I8");
    assert!(pool.queued <= pool.escrowed, "I3 queued");
    assert!(pool.released <= pool.stream, "I11 stream");
    assert!(pool.stream - pool.released <= pool.withheld, "I11 rest");
    assert!(pool.head_batch <= pool.open_batch, "queue");
}

/// A batch against its tickets: their number, their shares, what they have and may still receive.
fn tickets_of(batch: &Batch, tickets: &[&Ticket]) {
    assert_eq!(tickets.len() as u64, batch.tickets, "tickets of a batch");
    let shares: u64 = tickets.iter().map(|ticket| ticket.shares).sum();
    let claimed: u64 = tickets.iter().map(|ticket| ticket.claimed).sum();
    match batch.status {
        BatchStatus::Filled => assert!(shares <= batch.shares && claimed <= batch.claimed),
        _ => assert_eq!((shares, claimed), (batch.shares, batch.claimed), "sums of a batch"),
    }
    let due = |ticket: &&Ticket| {
        let part = u128::from(batch.paid) * u128::from(ticket.shares) / u128::from(batch.shares);
        part.checked_sub(u128::from(ticket.claimed)).expect("a ticket is paid once")
    };
    let due: u128 = tickets.iter().map(due).sum();
    assert!(due <= u128::from(batch.paid - batch.claimed), "I4 tickets' part");
}

/// I6: `nav / supply` does not fall but by the `loss` that assets' sources told of, and within an epoch `(nav + rest) / supply`, less the performance
/// fee that the act charged, moves by no more than rounding: a lamport a step of what all shares are worth, or the value of one share. The fee on
/// what was released leaves before.
fn price_held(before: &Pool, after: &Pool, loss: u128, steps: u128) {
    let nav = |pool: &Pool| u128::from(price(pool).0);
    let full = |pool: &Pool| nav(pool) + u128::from(pool.stream - pool.released);
    let supply = |pool: &Pool| u128::from(pool.supply);
    let old = nav(before).saturating_sub(loss) * supply(after);
    assert!(nav(after) * supply(before) >= old, "I6: {before:?} {after:?}");
    if before.epoch == after.epoch {
        let charged = u128::from(after.charged - before.charged);
        let (old, new) = ((full(before) - charged) * supply(after), full(after) * supply(before));
        let bound =
            (steps + loss) * full(before).max(full(after)).max(supply(before)).max(supply(after));
        assert!(new.abs_diff(old) <= bound, "I6 full: {before:?} {after:?}");
    }
}
