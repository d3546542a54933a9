//! `update_metadata`: a mature change of the LRT's face, whoever pushes it.

use anchor_lang::error::ErrorCode;
use anchor_spl::metadata::mpl_token_metadata::accounts::Metadata;
use cairn::{CairnError, Setting, events::MetadataUpdated};
use cairn_tests::{Swap, World, keypair};
use solana_signer::Signer;

const URI: &str = "https://example.com/cairn.json";

fn face(name: &str) -> Setting {
    Setting::Metadata { name: name.into(), symbol: "CRN".into(), uri: String::new() }
}

/// A world in which a mature change gives the LRT the name `Cairn`.
fn world() -> (World, u64) {
    let mut world = World::new();
    world.set_metadata("Cairn SOL", "cairnSOL", URI);
    let id = world.ripen(face("Cairn"));
    (world, id)
}

fn shown(world: &World) -> [String; 3] {
    let account = world.account(world.pool.metadata());
    let metadata = Metadata::safe_deserialize(&account.data).expect("Metaplex metadata");
    [metadata.name, metadata.symbol, metadata.uri].map(|text| text.trim_end_matches('\0').into())
}

#[test]
fn face_is_written_anew_and_the_change_closed() {
    let (mut world, id) = world();
    assert_eq!(shown(&world), ["Cairn SOL", "cairnSOL", URI]);
    let rent = world.lamports(world.pool.change(id));

    let outcome = world.must(&[world.update_metadata_ix(id)], &[]);

    outcome.events.are_just(&MetadataUpdated {
        pool: world.pool.pool,
        id,
        name: "Cairn".into(),
        symbol: "CRN".into(),
        uri: String::new(),
    });
    assert_eq!(shown(&world), ["Cairn", "CRN", ""]);
    outcome
        .diff
        .closed(world.pool.change(id))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .any(world.pool.metadata())
        .only();
}

#[test]
fn face_does_not_change_before_the_delay_or_after_the_expiry() {
    let (mut world, id) = world();
    let change = world.change_state(id);
    for (epoch, error) in [
        (change.mature_epoch - 1, CairnError::ChangeNotMature),
        (change.last_epoch + 1, CairnError::ChangeExpired),
    ] {
        world.go_to(epoch, 999);
        world.refuse(error, &[world.update_metadata_ix(id)], &[]);
    }
    assert_eq!(shown(&world), ["Cairn SOL", "cairnSOL", URI]);
}

#[test]
fn change_of_something_else_is_refused() {
    let (mut world, _) = world();
    let id = world.ripen(Setting::FloorBps(1));
    world.refuse(CairnError::OtherSetting, &[world.update_metadata_ix(id)], &[]);
}

#[test]
fn another_pools_face_is_refused() {
    let (mut world, id) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.set_metadata("Other SOL", "other", URI);
    world.switch(own);
    for (from, to, error) in [
        (own.pool, other.pool, u32::from(CairnError::WrongAddress)),
        (own.authority, other.authority, CairnError::WrongAddress.into()),
        (own.metadata(), other.metadata(), ErrorCode::ConstraintSeeds.into()),
    ] {
        world.refuse(error, &[world.update_metadata_ix(id).swap(from, to)], &[]);
    }
    let both = world.update_metadata_ix(id).swap(own.pool, other.pool);
    let both = both.swap(own.authority, other.authority);
    world.refuse(CairnError::WrongPool, &[both], &[]);
}

#[test]
fn fake_metadata_program_is_refused() {
    let (mut world, id) = world();
    let fake = keypair("evil program").pubkey();
    let update = world.update_metadata_ix(id).swap(anchor_spl::metadata::ID, fake);
    world.refuse(ErrorCode::InvalidProgramId, &[update], &[]);
}
