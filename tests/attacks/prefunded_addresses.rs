//! Lamports wait at every address before the program creates it: creation goes on as if they did not.

use anchor_lang::Space;
use cairn::state::{Batch, Pool, Ticket};
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_signer::Signer;

/// The rent minimum of an empty account, the least a stranger can leave at an address.
const LEAST: u64 = 890_880;

#[test]
fn pool_is_initialised_over_prefunded_addresses() {
    for lamports in [LEAST, SOL] {
        let mut world = World::bare();
        world.create_mint(&keypair("lrt mint"));
        let mallory = keypair("mallory");
        world.give(mallory.pubkey(), 100 * SOL);
        let at = world.pool;
        let addresses =
            [at.pool, at.authority, at.reserve, at.claims, at.escrow, at.locked_owner, at.locked];
        for address in addresses {
            world.send_lamports(&mallory, address, lamports);
        }

        world.initialize_pool(QUIET);

        let pool = world.pool_state();
        assert_eq!((pool.reserve, pool.claims, pool.supply), (100_000_000, 0, 100_000_000));
        assert_eq!(world.lamports(at.reserve), lamports + LEAST + 100_000_000);
        assert_eq!(world.lamports(at.claims), lamports + LEAST);
        let rent = world.rent(Pool::SPACE);
        assert_eq!(world.lamports(at.pool), rent.max(lamports));
    }
}

#[test]
fn batch_and_ticket_are_created_over_prefunded_addresses() {
    for lamports in [LEAST, SOL] {
        let mut world = World::new();
        let (alice, mallory) = (world.wallet("alice", 9 * SOL), world.wallet("mallory", 9 * SOL));
        world.deposit(&alice, 5 * SOL);
        let ticket = world.ticket(&alice, 1);
        for address in [world.pool.batch(0), ticket] {
            world.send_lamports(&mallory, address, lamports);
        }
        let before = world.lamports(alice.pubkey());

        let request = world.request_ix(&alice, 1, 2 * SOL);
        world.must(&[request], &[&alice]);

        let spaces = [8 + Batch::INIT_SPACE, 8 + Ticket::INIT_SPACE];
        let shortfall = spaces.map(|space| world.rent(space).saturating_sub(lamports));
        assert_eq!(world.lamports(alice.pubkey()), before - shortfall[0] - shortfall[1]);
        assert_eq!(world.ticket_state(ticket).shares, 2 * SOL);
        world.settle_batch(0);
        world.claim(ticket);
        world.close_ticket(ticket);
        world.close_batch_account(0);
        assert_eq!(world.lamports(alice.pubkey()), before + 2 * lamports + 2 * SOL);
    }
}

#[test]
fn metadata_is_created_over_a_prefunded_address() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 9 * SOL);
    world.send_lamports(&mallory, world.pool.metadata(), LEAST);
    world.set_metadata("Cairn SOL", "cairnSOL", "");
    assert_eq!(world.account(world.pool.metadata()).owner, anchor_spl::metadata::ID);
}
