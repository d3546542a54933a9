//! The LRT gets its face, keeps it, and changes it after the delay; holders do not notice.

use anchor_spl::metadata::mpl_token_metadata::accounts::Metadata;
use cairn::Setting;
use cairn_tests::{SOL, World};

const URI: &str = "https://example.com/cairn.json";

fn assert_shown(world: &World, name: &str, symbol: &str) {
    let account = world.account(world.pool.metadata());
    let metadata = Metadata::safe_deserialize(&account.data).expect("Metaplex metadata");
    assert_eq!(metadata.name.trim_end_matches('\0'), name);
    assert_eq!(metadata.symbol.trim_end_matches('\0'), symbol);
    assert_eq!(metadata.mint, world.pool.lrt_mint);
}

#[test]
fn metadata_is_created_and_updated_while_the_pool_works() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, SOL);
    world.set_metadata("Cairn SOL", "cairnSOL", URI);
    assert_shown(&world, "Cairn SOL", "cairnSOL");
    let (name, symbol) = ("Cairn Staked SOL".to_owned(), "crnSOL".to_owned());
    let id = world.ripen(Setting::Metadata { name, symbol, uri: URI.to_owned() });
    world.deposit(&alice, SOL);
    assert_shown(&world, "Cairn SOL", "cairnSOL");
    world.must(&[world.update_metadata_ix(id)], &[]);
    assert_shown(&world, "Cairn Staked SOL", "crnSOL");
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 2 * SOL);
}
