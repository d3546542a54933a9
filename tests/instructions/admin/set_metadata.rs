//! `set_metadata`: the LRT's name, symbol and picture.

use anchor_lang::error::ErrorCode;
use anchor_spl::metadata::mpl_token_metadata::accounts::Metadata;
use cairn::{CairnError, events::MetadataSet};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

const URI: &str = "https://example.com/cairn.json";

fn metadata(world: &World) -> Metadata {
    let account = world.account(world.pool.metadata());
    assert_eq!(account.owner, anchor_spl::metadata::ID);
    Metadata::safe_deserialize(&account.data).expect("Metaplex metadata")
}

fn shown(world: &World) -> [String; 3] {
    let metadata = metadata(world);
    [metadata.name, metadata.symbol, metadata.uri].map(|text| text.trim_end_matches('\0').into())
}

#[test]
fn first_write_creates_the_metadata() {
    let mut world = World::new();

    let outcome = world.set_metadata("Cairn SOL", "cairnSOL", URI);

    outcome.events.are_just(&MetadataSet {
        pool: world.pool.pool,
        name: "Cairn SOL".into(),
        symbol: "cairnSOL".into(),
        uri: URI.into(),
    });
    assert_eq!(shown(&world), ["Cairn SOL", "cairnSOL", URI]);
    let written = metadata(&world);
    assert_eq!(written.mint, world.pool.lrt_mint);
    assert_eq!(written.update_authority, world.pool.authority);
    assert_eq!(written.seller_fee_basis_points, 0);
    assert!(written.is_mutable && written.creators.is_none());
    let paid = i128::from(world.lamports(world.pool.metadata()));
    outcome.diff.lamports(world.fee_payer.pubkey(), -paid).any(world.pool.metadata()).only();
}

#[test]
fn later_write_is_refused() {
    let mut world = World::new();
    world.set_metadata("Cairn SOL", "cairnSOL", URI);
    let admin = world.admin.insecure_clone();
    let again = world.set_metadata_ix("Cairn", "CRN", "");
    world.refuse(CairnError::MetadataExists, &[again], &[&admin]);
}

#[test]
fn longest_texts_fit() {
    let mut world = World::new();
    let texts = ["n".repeat(32), "s".repeat(10), "u".repeat(200)];
    world.set_metadata(&texts[0], &texts[1], &texts[2]);
    assert_eq!(shown(&world), texts);
}

#[test]
fn empty_or_too_long_texts_are_refused() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let long = ["n".repeat(33), "s".repeat(11), "u".repeat(201)];
    for (name, symbol, uri) in [
        ("", "cairnSOL", URI),
        ("Cairn SOL", "", URI),
        (&*long[0], "cairnSOL", URI),
        ("Cairn SOL", &*long[1], URI),
        ("Cairn SOL", "cairnSOL", &*long[2]),
    ] {
        let set = world.set_metadata_ix(name, symbol, uri);
        world.refuse(CairnError::MetadataTooLong, &[set], &[&admin]);
    }
}

#[test]
fn nobody_but_the_admin_writes() {
    let mut world = World::new();
    let bob = world.wallet("bob", SOL);
    let admin = world.admin.insecure_clone();
    let set = world.set_metadata_ix("Cairn SOL", "cairnSOL", URI);
    let by_bob = set.clone().swap(admin.pubkey(), bob.pubkey());
    world.refuse(CairnError::NotAdmin, &[by_bob], &[&bob]);
    let unsigned = set.unsigned(admin.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}

#[test]
fn admin_of_one_pool_writes_no_other() {
    let mut world = World::new();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let admin = world.admin.insecure_clone();
    for (from, to) in
        [(own.authority, other.authority), (own.lrt_mint, other.lrt_mint), (own.pool, other.pool)]
    {
        let set = world.set_metadata_ix("Cairn SOL", "cairnSOL", URI).swap(from, to);
        world.refuse(CairnError::WrongAddress, &[set], &[&admin]);
    }
}

#[test]
fn metadata_at_another_address_is_refused() {
    let mut world = World::new();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let admin = world.admin.insecure_clone();
    let set =
        world.set_metadata_ix("Cairn SOL", "cairnSOL", URI).swap(own.metadata(), other.metadata());
    // Metaplex: InvalidMetadataKey.
    world.refuse(5_u32, &[set], &[&admin]);
}

#[test]
fn fake_metadata_program_is_refused() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let fake = keypair("evil program").pubkey();
    let set =
        world.set_metadata_ix("Cairn SOL", "cairnSOL", URI).swap(anchor_spl::metadata::ID, fake);
    world.refuse(ErrorCode::InvalidProgramId, &[set], &[&admin]);
}
