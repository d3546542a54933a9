//! Each instruction in the state it is usually run in, with keys whose PDAs are all found at the first
//! try: a further try costs 1 500 units, and which keys need one is luck.

mod asset;
mod governance;
mod stake;

use cairn::state::Pool;
use cairn_client::Addresses;
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Compute units by instruction, in the order of a holder's way through the pool.
pub fn figures() -> Vec<(&'static str, u64)> {
    let mut figures = setting_up();
    figures.extend(way_of_a_ticket());
    figures.push(("fill_batch, 1 000 tickets", fill(1_000)));
    figures.push(("cancel_withdrawal", cancel()));
    figures.extend(beside_the_queue());
    figures.extend(governance::figures());
    figures.extend(stake::figures());
    figures.extend(asset::figures());
    figures.push(("SPL stake pool: DepositSol", stake_pool_deposit()));
    figures
}

fn setting_up() -> Vec<(&'static str, u64)> {
    let mut world = World::bare_for(lucky_mint());
    world.create_mint(&lucky_mint());
    let uri = "https://example.com/cairn.json";
    let initialize = world.initialize_pool(QUIET).compute_units;
    let create = world.set_metadata("Cairn SOL", "cairnSOL", uri).compute_units;
    vec![("initialize_pool", initialize), ("set_metadata", create)]
}

/// A pool that others use already, at a price that is no round number.
fn pool() -> (World, Keypair) {
    let mut world = World::bare_for(lucky_mint());
    world.create_mint(&lucky_mint());
    world.initialize_pool(QUIET);
    let (alice, bob) = (world.wallet("alice", 100 * SOL), world.wallet("bob", 100 * SOL));
    world.deposit(&bob, 50_000_000_001);
    world.stage_gain(7_777_777_777);
    world.turn_epoch();
    world.go_to(11, 333);
    world.deposit(&alice, 20 * SOL);
    (world, alice)
}

/// A mint of whose pool every PDA that an instruction searches has the bump 255.
pub(super) fn lucky_mint() -> Keypair {
    let mut names = (0..).map(|number| keypair(&format!("lrt mint {number}")));
    let lucky = names.find(|mint| {
        let at = Addresses::of(mint.pubkey());
        let pool = at.pool.as_ref();
        let seeds: [&[&[u8]]; 6] = [
            &[b"pool", at.lrt_mint.as_ref()],
            &[b"authority", pool],
            &[b"reserve", pool],
            &[b"claims", pool],
            &[b"locked", pool],
            &[b"batch", pool, &[0; 8]],
        ];
        seeds.iter().all(|seeds| first_try(seeds, &cairn::ID))
            && [at.authority, at.locked_owner].iter().all(|owner| {
                let (token, mint) = (anchor_spl::token::ID, at.lrt_mint);
                let seeds = [owner.as_ref(), token.as_ref(), mint.as_ref()];
                first_try(&seeds, &anchor_spl::associated_token::ID)
            })
    });
    lucky.expect("names do not end")
}

fn first_try(seeds: &[&[u8]], program: &Pubkey) -> bool {
    Pubkey::find_program_address(seeds, program).1 == u8::MAX
}

/// A nonce from `from` on that gives the owner's ticket the bump 255.
fn lucky_nonce(world: &World, owner: &Keypair, from: u64) -> u64 {
    let (batch, owner) = (world.pool.batch(0), owner.pubkey());
    let mut nonces = from..;
    let lucky = nonces.find(|nonce| {
        let seeds = [b"ticket", batch.as_ref(), owner.as_ref(), &nonce.to_le_bytes()];
        first_try(&seeds, &cairn::ID)
    });
    lucky.expect("nonces enough")
}

fn requested(world: &mut World, owner: &Keypair, from: u64) -> (Pubkey, u64) {
    let nonce = lucky_nonce(world, owner, from);
    let (ticket, request) = (world.ticket(owner, nonce), world.request_ix(owner, nonce, SOL));
    (ticket, world.must(&[request], &[owner]).compute_units)
}

fn way_of_a_ticket() -> Vec<(&'static str, u64)> {
    let (mut world, alice) = pool();
    let deposit = world.deposit(&alice, SOL).compute_units;
    let (ticket, first) = requested(&mut world, &alice, 0);
    let (second_ticket, second) = requested(&mut world, &alice, 1_000);
    let transfer = world.transfer(&alice, ticket, keypair("carol").pubkey());
    world.turn_epoch();
    let close = world.close_batch(0).compute_units;
    world.turn_epoch();
    world.fill_batch(0);
    let claim = world.claim(ticket).compute_units;
    world.claim(second_ticket);
    let close_ticket = world.close_ticket(ticket).compute_units;
    world.close_ticket(second_ticket);
    let close_account = world.close_batch_account(0).compute_units;
    vec![
        ("deposit_sol", deposit),
        ("request_withdrawal, first of its batch", first),
        ("request_withdrawal", second),
        ("transfer_ticket", transfer.compute_units),
        ("close_batch", close),
        ("claim", claim),
        ("close_ticket", close_ticket),
        ("close_batch_account", close_account),
        ("fill_batch, 1 ticket", fill(1)),
    ]
}

/// A fill of 10 SOL worth of shares in `tickets` tickets.
fn fill(tickets: u64) -> u64 {
    let (mut world, alice) = pool();
    for _ in 0..tickets {
        world.request(&alice, 10 * SOL / tickets);
    }
    world.settle_batch(0).compute_units
}

fn cancel() -> u64 {
    let (mut world, alice) = pool();
    let ticket = world.request(&alice, SOL);
    world.cancel(&alice, ticket).compute_units
}

/// An instant exit, fees collected, a surplus recognised, and what previews cost.
fn beside_the_queue() -> Vec<(&'static str, u64)> {
    let (mut world, alice) = pool();
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.parameters.performance_fee_bps = 1_000);
    world.turn_epoch();
    world.give(world.pool.reserve, SOL);
    let owner = alice.pubkey();
    let units = |world: &mut World, instruction: Instruction, signers: &[&Keypair]| {
        world.must(&[instruction], signers).compute_units
    };
    let at = world.pool;
    vec![
        (
            "instant_withdraw",
            units(&mut world, at.instant_withdraw(owner, owner, SOL, 0), &[&alice]),
        ),
        ("collect_fees", units(&mut world, at.collect_fees(recipient), &[])),
        ("sync_surplus", units(&mut world, at.sync_surplus(), &[])),
        ("preview_deposit", units(&mut world, at.preview_deposit(SOL), &[])),
        ("preview_withdrawal", units(&mut world, at.preview_withdrawal(SOL), &[])),
        ("preview_instant", units(&mut world, at.preview_instant(SOL), &[])),
    ]
}

fn stake_pool_deposit() -> u64 {
    let mut world = World::bare();
    let (alice, admin) = (keypair("alice"), world.admin.insecure_clone());
    let pool = world.create_stake_pool("stake pool", &admin);
    world.give(alice.pubkey(), 100 * SOL);
    let account = world.acquire(&pool, &alice, SOL);
    world.must(&[pool.deposit_sol(alice.pubkey(), account, SOL)], &[&alice]).compute_units
}
