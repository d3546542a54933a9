//! A fill that the reserve covers in part.
//!
//! In a pool of SOL only this cannot happen: what the queue is worth never exceeds nav, and nav never
//! exceeds the reserve. So these tests write a partial fill into the accounts, as it will leave them
//! once lamports are staked, and let the program go on from there: claims, the next fill, the end.

use cairn::state::{Batch, BatchStatus, Pool};
use cairn_tests::{SOL, World, exact};
use solana_pubkey::Pubkey;

/// A batch of 6 SOL worth of shares in tickets of 1, 2 and 3, ready to be filled, in a pool of 10 SOL.
fn staged() -> (World, [Pubkey; 3]) {
    let mut world = World::new();
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 9_900_000_000);
    let tickets = [SOL, 2 * SOL, 3 * SOL].map(|shares| world.request(&alice, shares));
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    (world, tickets)
}

/// As if the batch, whose cap is a lamport a share, had been filled by `shares` for `lamports` in an
/// earlier epoch.
fn stage_fill(world: &mut World, shares: u64, lamports: u64) {
    world.give(world.pool.claims, lamports);
    let mut reserve = world.account(world.pool.reserve);
    reserve.lamports -= lamports;
    world.put(world.pool.reserve, reserve);
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.reserve -= lamports;
        pool.supply -= shares;
        pool.escrowed -= shares;
        pool.queued -= shares;
        pool.owed_at_cap -= shares;
        pool.claims += lamports;
    });
    world.stage(world.pool.batch(0), |batch: &mut Batch| {
        batch.filled += shares;
        batch.paid += lamports;
    });
    world.stage_burn(world.pool.escrow, world.pool.lrt_mint, shares);
}

#[test]
fn partial_fill_spreads_pro_rata_over_the_tickets() {
    let (mut world, tickets) = staged();
    let part = 1_000_000_007;
    stage_fill(&mut world, part, part);
    for (ticket, shares) in tickets.into_iter().zip([SOL, 2 * SOL, 3 * SOL]) {
        world.claim(ticket);
        let claimed = world.ticket_state(ticket).claimed;
        assert_eq!(claimed, exact::floor(part, shares, 6 * SOL));
    }
    assert_eq!(world.batch_state(0).status, BatchStatus::Closed);

    world.fill_batch(0);

    assert_eq!(world.batch_state(0).status, BatchStatus::Filled);
    for (ticket, lamports) in tickets.into_iter().zip([SOL, 2 * SOL, 3 * SOL]) {
        world.claim(ticket);
        assert_eq!(world.ticket_state(ticket).claimed, lamports);
        world.close_ticket(ticket);
    }
    world.close_batch_account(0);
    assert_eq!(world.pool_state().claims, 0);
}

#[test]
fn claim_between_fills_is_never_repriced() {
    let (mut world, [first, second, _]) = staged();
    stage_fill(&mut world, 3 * SOL, 3 * SOL);
    world.claim(first);
    assert_eq!(world.ticket_state(first).claimed, SOL / 2);
    // Half of what is left is lost: only what is not filled bears it.
    let left = world.pool_state().reserve;
    assert_eq!(left, 7 * SOL);
    world.stage_loss(left / 2);
    world.fill_batch(0);
    world.claim(first);
    world.claim(second);
    assert_eq!(world.ticket_state(first).claimed, SOL / 2 + SOL / 4);
    assert_eq!(world.ticket_state(second).claimed, SOL + SOL / 2);
}
