//! `request_withdrawal`: shares to escrow, a ticket in this epoch's batch.

mod refusals;

use anchor_lang::Space;
use cairn::{
    events::WithdrawalRequested,
    state::{Batch, BatchStatus, Pool, Ticket, Version},
};
use cairn_tests::{SOL, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

const BATCH: usize = 8 + Batch::INIT_SPACE;
const TICKET: usize = 8 + Ticket::INIT_SPACE;

/// A pool in which alice has 5 SOL worth of shares and 5 SOL.
fn world() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    (world, alice)
}

/// The ticket of 2 SOL worth of shares, nonce 7, that `payer` pays for `owner`.
fn ticket(
    world: &World,
    owner: &Keypair,
    payer: &Keypair,
    address: solana_pubkey::Pubkey,
) -> Ticket {
    Ticket {
        version: Version::V1,
        bump: world.ticket_state(address).bump,
        pool: world.pool.pool,
        batch: world.pool.batch(0),
        batch_id: 0,
        creator: owner.pubkey(),
        nonce: 7,
        owner: owner.pubkey(),
        rent_payer: payer.pubkey(),
        shares: 2_000_000_000,
        claimed: 0,
        _reserved: [0; 32],
    }
}

#[test]
fn first_request_of_an_epoch_creates_the_batch() {
    let (mut world, alice) = world();
    let address = world.ticket(&alice, 7);

    let request = world.request_ix(&alice, 7, 2 * SOL);
    let outcome = world.must(&[request], &[&alice]);

    outcome.events.are_just(&WithdrawalRequested {
        books: world.books(),
        batch: 0,
        ticket: address,
        owner: alice.pubkey(),
        shares: 2_000_000_000,
    });
    let batch = Batch {
        version: Version::V1,
        bump: world.batch_state(0).bump,
        pool: world.pool.pool,
        id: 0,
        rent_payer: alice.pubkey(),
        min_exit_epochs: 1,
        epoch: 10,
        status: BatchStatus::Open,
        tickets: 1,
        shares: 2_000_000_000,
        filled: 0,
        cap_nav: 0,
        cap_supply: 0,
        closed_epoch: 0,
        paid: 0,
        claimed: 0,
        _reserved: [0; 64],
    };
    let rents = world.rent(BATCH) + world.rent(TICKET);
    outcome
        .diff
        .lamports(alice.pubkey(), -i128::from(rents))
        .created(world.pool.batch(0), world.rent(BATCH), &batch)
        .created(address, world.rent(TICKET), &ticket(&world, &alice, &alice, address))
        .tokens(world.pool.holder(alice.pubkey()), -2_000_000_000)
        .tokens(world.pool.escrow, 2_000_000_000)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.escrowed = 2_000_000_000;
            pool.seq = 3;
        })
        .only();
}

#[test]
fn later_request_joins_the_batch_and_its_payer_pays() {
    let (mut world, alice) = world();
    let carol = world.wallet("carol", SOL);
    world.request(&alice, SOL);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());

    let address = world.ticket(&alice, 7);
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, 2 * SOL);
    let outcome = world.must(&[request], &[&alice, &carol]);

    outcome
        .diff
        .lamports(payer, -i128::from(world.rent(TICKET)))
        .created(address, world.rent(TICKET), &ticket(&world, &alice, &carol, address))
        .tokens(world.pool.holder(owner), -2_000_000_000)
        .tokens(world.pool.escrow, 2_000_000_000)
        .changed(world.pool.batch(0), |batch: &mut Batch| {
            batch.tickets = 2;
            batch.shares = 3_000_000_000;
        })
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.escrowed = 3_000_000_000;
            pool.seq = 4;
        })
        .only();
}

#[test]
fn request_after_a_close_opens_the_next_batch() {
    let (mut world, alice) = world();
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);

    world.request(&alice, SOL);

    let batch = world.batch_state(1);
    assert_eq!((batch.id, batch.epoch, batch.shares), (1, 11, SOL));
    assert_eq!(world.pool_state().open_batch, 1);
    assert_eq!(world.pool_state().escrowed, 2 * SOL);
}

#[test]
fn all_shares_make_a_ticket_of_any_size() {
    let (mut world, alice) = world();
    let bob = world.wallet("bob", SOL);
    world.send_shares(&alice, world.pool.holder(bob.pubkey()), 1);
    let ticket = world.request_all(&bob);
    assert_eq!(world.ticket_state(ticket).shares, 1);
}

#[test]
fn smallest_ticket_beside_other_shares_is_a_hundredth_of_a_sol() {
    let (mut world, alice) = world();
    let ticket = world.request(&alice, 10_000_000);
    assert_eq!(world.ticket_state(ticket).shares, 10_000_000);
}

#[test]
fn close_in_front_lets_the_request_follow_in_one_transaction() {
    let (mut world, alice) = world();
    world.request(&alice, SOL);
    world.turn_epochs(3);
    let owner = alice.pubkey();
    let close = world.pool.close_batch(0);
    let request = world.pool.request_withdrawal(owner, owner, 1, 9, SOL);
    world.must(&[close, request], &[&alice]);
    assert_eq!(world.batch_state(0).status, BatchStatus::Closed);
    assert_eq!(world.batch_state(1).epoch, 13);
}

#[test]
fn stranger_pays_for_a_ticket_without_owning_it() {
    let (mut world, alice) = world();
    let carol = keypair("carol");
    world.give(carol.pubkey(), SOL);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, SOL);
    world.must(&[request], &[&alice, &carol]);
    let ticket = world.ticket_state(world.pool.ticket(0, owner, 7));
    assert_eq!((ticket.owner, ticket.rent_payer), (owner, payer));
    assert_eq!(world.batch_state(0).rent_payer, payer);
}
