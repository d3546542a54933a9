//! The withdrawal queue: asked for, closed, filled, paid.

use super::{holder, ticket};
use cairn::state::BatchStatus;
use cairn_tests::{SOL, World, keypair};
use solana_instruction::Instruction;
use solana_signer::Signer;

/// The first of its batch.
pub fn request_withdrawal(world: &mut World) -> Instruction {
    holder(world);
    world.wallet("carol", SOL);
    let [owner, payer] = ["alice", "carol"].map(|name| keypair(name).pubkey());
    world.pool.request_withdrawal(payer, owner, 0, 9, SOL)
}

pub fn request_withdrawal_again(world: &mut World) -> Instruction {
    ticket(world);
    let [owner, payer] = ["alice", "carol"].map(|name| keypair(name).pubkey());
    world.pool.request_withdrawal(payer, owner, 0, 9, SOL)
}

pub fn cancel_withdrawal(world: &mut World) -> Instruction {
    let ticket = ticket(world);
    world.cancel_ix(ticket)
}

pub fn transfer_ticket(world: &mut World) -> Instruction {
    let ticket = ticket(world);
    let [owner, new_owner] = ["alice", "bob"].map(|name| keypair(name).pubkey());
    world.pool.transfer_ticket(owner, ticket, new_owner)
}

pub fn close_batch(world: &mut World) -> Instruction {
    ticket(world);
    world.turn_epoch();
    world.pool.close_batch(0)
}

pub fn fill_batch(world: &mut World) -> Instruction {
    let close = close_batch(world);
    world.must(&[close], &[]);
    world.turn_epoch();
    world.pool.fill_batch(0)
}

pub fn claim(world: &mut World) -> Instruction {
    let ticket = ticket(world);
    world.settle_batch(0);
    world.claim_ix(ticket)
}

pub fn close_ticket(world: &mut World) -> Instruction {
    let ticket = ticket(world);
    world.settle_batch(0);
    world.claim(ticket);
    world.close_ticket_ix(ticket)
}

pub fn close_batch_account(world: &mut World) -> Instruction {
    let close = close_ticket(world);
    world.must(&[close], &[]);
    assert_eq!(world.batch_state(0).status, BatchStatus::Filled);
    world.close_batch_account_ix(0)
}
