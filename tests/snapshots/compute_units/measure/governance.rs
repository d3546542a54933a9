//! The timelock, and what stops.

use super::lucky_mint;
use cairn::state::Setting;
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_signer::Signer;

/// In the order of a change's way.
pub fn figures() -> Vec<(&'static str, u64)> {
    let mut world = World::bare_for(lucky_mint());
    world.create_mint(&lucky_mint());
    world.initialize_pool(QUIET);
    world.set_metadata("Cairn SOL", "cairnSOL", "https://example.com/cairn.json");
    let (guardian, admin) = (world.guardian(), world.admin.insecure_clone());
    let queue_ix = world.queue_ix(Setting::FloorBps(1));
    let queue = world.must(&[queue_ix], &[&admin]).compute_units;
    let cancel_ix = world.cancel_change_ix(&guardian, 0);
    let cancel = world.must(&[cancel_ix], &[&guardian]).compute_units;
    let tighten_ix = world.tighten_ix(&guardian, Setting::DepositCap(1_000 * SOL));
    let tighten = world.must(&[tighten_ix], &[&guardian]).compute_units;
    let pause = world.pause(1).compute_units;
    let id = world.ripen(Setting::FloorBps(1));
    let execute = world.execute_change(id).compute_units;
    let (name, symbol) = ("Cairn".to_owned(), "CRN".to_owned());
    let id = world.ripen(Setting::Metadata { name, symbol, uri: String::new() });
    let update_ix = world.update_metadata_ix(id);
    let update = world.must(&[update_ix], &[]).compute_units;
    let id = world.queue(Setting::FloorBps(2));
    world.go_to(world.change_state(id).last_epoch + 1, 0);
    let close_ix = world.close_change_ix(id);
    let close = world.must(&[close_ix], &[]).compute_units;
    let next = keypair("next admin");
    let id = world.ripen(Setting::Admin(next.pubkey()));
    let accept_ix = world.accept_ix(&next, id);
    let accept = world.must(&[accept_ix], &[&next]).compute_units;
    vec![
        ("queue_change", queue),
        ("execute_change", execute),
        ("update_metadata", update),
        ("accept_admin", accept),
        ("cancel_change", cancel),
        ("close_change", close),
        ("tighten", tighten),
        ("pause_deposits", pause),
    ]
}
