//! G02: a signature that was given long ago, kept under a durable nonce.

use cairn::{CairnError, Setting};
use cairn_tests::{World, keypair};
use solana_signer::Signer;
use solana_system_interface::instruction::advance_nonce_account;

#[test]
fn change_signed_under_a_durable_nonce_is_never_queued() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let nonce = world.create_nonce(&keypair("nonce"));
    let advance = advance_nonce_account(&nonce, &world.fee_payer.pubkey());
    let queue = world.queue_ix(Setting::Admin(keypair("mallory").pubkey()));
    world.refuse(CairnError::DurableNonce, &[advance, queue], &[&admin]);
}

#[test]
fn guardian_may_keep_a_signed_pause_for_the_day_it_is_needed() {
    let mut world = World::new();
    let guardian = world.guardian();
    let nonce = world.create_nonce(&keypair("nonce"));
    let advance = advance_nonce_account(&nonce, &world.fee_payer.pubkey());
    world.must(&[advance, world.pause_ix(&guardian, 1)], &[&guardian]);
    assert_eq!(world.pool_state().pause_end, world.epoch() + 1);
}
