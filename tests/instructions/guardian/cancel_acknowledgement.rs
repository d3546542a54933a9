//! `cancel_acknowledgement`: that the manager has looked is taken back.

use cairn::{CairnError, events::AcknowledgementCancelled, state::Asset};
use cairn_tests::{OPEN, StakePool, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// An asset whose rate fell, and the manager has looked at that.
fn acknowledged() -> (World, StakePool) {
    let (mut world, source, _) = World::with_asset(OPEN);
    world.stage(world.pool.asset(source.mint), |asset: &mut Asset| {
        asset.doubts = Asset::DROPPED;
    });
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    (world, source)
}

fn cancel(world: &World, source: &StakePool, guard: &Keypair) -> solana_instruction::Instruction {
    world.pool.cancel_acknowledgement(guard.pubkey(), source.mint)
}

#[test]
fn guardian_or_manager_cancels_and_the_doubt_stays() {
    for guard in ["guardian", "manager"].map(keypair) {
        let (mut world, source) = acknowledged();
        let asset = world.pool.asset(source.mint);

        let outcome = world.must(&[cancel(&world, &source, &guard)], &[&guard]);

        let (pool, by) = (world.pool.pool, guard.pubkey());
        outcome.events.are_just(&AcknowledgementCancelled { pool, asset, by });
        outcome
            .diff
            .changed(asset, |asset: &mut Asset| {
                (asset.acknowledged, asset.acknowledged_slot, asset.acknowledged_epoch) = (0, 0, 0);
                asset.acknowledged_code_hash = [0; 32];
            })
            .only();
        for _ in 0..3 {
            world.turn_and_refresh(&source);
        }
        assert_eq!(world.asset_state(source.mint).doubts, Asset::DROPPED);
    }
}

#[test]
fn nothing_to_cancel_is_refused() {
    let (mut world, source) = acknowledged();
    let guardian = world.guardian();
    world.must(&[cancel(&world, &source, &guardian)], &[&guardian]);
    let again = cancel(&world, &source, &guardian);
    world.refuse(CairnError::NothingToAcknowledge, &[again], &[&guardian]);
}

#[test]
fn nobody_else_cancels() {
    let (mut world, source) = acknowledged();
    for other in [world.admin.insecure_clone(), keypair("mallory")] {
        let bad = cancel(&world, &source, &other);
        world.refuse(CairnError::NotGuardianOrManager, &[bad], &[&other]);
    }
}
