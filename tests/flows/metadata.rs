//! The LRT gets its face, keeps it, and changes it; holders do not notice.

use anchor_spl::metadata::mpl_token_metadata::accounts::Metadata;
use cairn_tests::{SOL, World};

#[test]
fn metadata_is_created_and_updated_while_the_pool_works() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    for (name, symbol) in [("Cairn SOL", "cairnSOL"), ("Cairn Staked SOL", "crnSOL")] {
        world.deposit(&alice, SOL);
        world.set_metadata(name, symbol, "https://example.com/cairn.json");
        let account = world.account(world.pool.metadata());
        let metadata = Metadata::safe_deserialize(&account.data).expect("Metaplex metadata");
        assert_eq!(metadata.name.trim_end_matches('\0'), name);
        assert_eq!(metadata.symbol.trim_end_matches('\0'), symbol);
        assert_eq!(metadata.mint, world.pool.lrt_mint);
    }
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 2 * SOL);
}
