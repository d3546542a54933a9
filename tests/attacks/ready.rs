//! Each instruction, ready to succeed: for attacks that change one thing about it.

use cairn::state::{BatchStatus, Pool};
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A world in which `instruction` succeeds when `signers` sign it.
pub struct Ready {
    pub name: &'static str,
    pub world: World,
    pub instruction: Instruction,
    pub signers: Vec<Keypair>,
}

/// All instructions of the program.
pub fn all() -> Vec<Ready> {
    let mut ready = vec![initialize_pool(), set_metadata(), deposit_sol()];
    ready.extend([request_withdrawal(), cancel_withdrawal(), transfer_ticket()]);
    ready.extend([close_batch(), fill_batch(), claim(), close_ticket()]);
    ready.extend([close_batch_account(), instant_withdraw(), collect_fees(), sync_surplus()]);
    ready
}

/// Who is paid by the instant exit: whom its owner names.
pub fn payee() -> Pubkey {
    keypair("payee").pubkey()
}

fn holder() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    (world, alice)
}

/// A holder's ticket of 1 SOL in batch 0, whose rent carol paid.
fn ticket() -> (World, Keypair, Pubkey) {
    let (mut world, alice) = holder();
    let carol = world.wallet("carol", SOL);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, SOL);
    world.must(&[request], &[&alice, &carol]);
    let ticket = world.pool.ticket(0, owner, 7);
    (world, alice, ticket)
}

fn initialize_pool() -> Ready {
    let mut world = World::bare();
    world.create_mint(&keypair("lrt mint"));
    Ready {
        name: "initialize_pool",
        instruction: world.initialize_pool_ix(QUIET),
        signers: vec![world.admin.insecure_clone(), keypair("lrt mint")],
        world,
    }
}

fn set_metadata() -> Ready {
    let (world, _) = holder();
    Ready {
        name: "set_metadata",
        instruction: world.set_metadata_ix("Cairn SOL", "cairnSOL", ""),
        signers: vec![world.admin.insecure_clone()],
        world,
    }
}

fn deposit_sol() -> Ready {
    let (world, alice) = holder();
    Ready {
        name: "deposit_sol",
        instruction: world.deposit_ix(&alice, SOL),
        signers: vec![alice],
        world,
    }
}

fn request_withdrawal() -> Ready {
    let (world, alice, _) = ticket();
    let carol = keypair("carol");
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    Ready {
        name: "request_withdrawal",
        instruction: world.pool.request_withdrawal(payer, owner, 0, 9, SOL),
        signers: vec![alice, carol],
        world,
    }
}

fn cancel_withdrawal() -> Ready {
    let (world, alice, ticket) = ticket();
    Ready {
        name: "cancel_withdrawal",
        instruction: world.cancel_ix(ticket),
        signers: vec![alice],
        world,
    }
}

fn transfer_ticket() -> Ready {
    let (world, alice, ticket) = ticket();
    let bob = keypair("bob").pubkey();
    Ready {
        name: "transfer_ticket",
        instruction: world.pool.transfer_ticket(alice.pubkey(), ticket, bob),
        signers: vec![alice],
        world,
    }
}

fn close_batch() -> Ready {
    let (mut world, ..) = ticket();
    world.turn_epoch();
    crank("close_batch", world, |world| world.pool.close_batch(0))
}

fn fill_batch() -> Ready {
    let (mut world, ..) = ticket();
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    crank("fill_batch", world, |world| world.pool.fill_batch(0))
}

fn claim() -> Ready {
    let (mut world, _, ticket) = ticket();
    world.settle_batch(0);
    crank("claim", world, |world| world.claim_ix(ticket))
}

fn close_ticket() -> Ready {
    let (mut world, _, ticket) = ticket();
    world.settle_batch(0);
    world.claim(ticket);
    crank("close_ticket", world, |world| world.close_ticket_ix(ticket))
}

fn close_batch_account() -> Ready {
    let (mut world, _, ticket) = ticket();
    world.settle_batch(0);
    world.claim(ticket);
    world.close_ticket(ticket);
    assert_eq!(world.batch_state(0).status, BatchStatus::Filled);
    crank("close_batch_account", world, |world| world.close_batch_account_ix(0))
}

fn instant_withdraw() -> Ready {
    let (mut world, alice) = holder();
    let payee = payee();
    world.give(payee, SOL);
    Ready {
        name: "instant_withdraw",
        instruction: world.pool.instant_withdraw(alice.pubkey(), payee, SOL / 10, 0),
        signers: vec![alice],
        world,
    }
}

/// A pool of whose gain the performance fee has taken a part.
fn collect_fees() -> Ready {
    let (mut world, _) = holder();
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.parameters.performance_fee_bps = 1_000);
    world.stage_gain(SOL);
    world.turn_epochs(2);
    crank("collect_fees", world, |world| world.pool.collect_fees(recipient))
}

fn sync_surplus() -> Ready {
    let (mut world, _) = holder();
    world.give(world.pool.reserve, SOL);
    crank("sync_surplus", world, |world| world.pool.sync_surplus())
}

fn crank(name: &'static str, world: World, build: impl Fn(&World) -> Instruction) -> Ready {
    Ready { name, instruction: build(&world), signers: Vec::new(), world }
}
