//! Settings: queued, executed, stopped, tightened; deposits paused.

use super::set_metadata;
use cairn::state::{Change, Setting};
use cairn_tests::{SOL, World, keypair};
use solana_instruction::Instruction;
use solana_signer::Signer;

pub fn queue_change(world: &mut World) -> Instruction {
    let id = world.pool_state().next_change;
    let (payer, admin) = (keypair("payer").pubkey(), world.admin.pubkey());
    world.pool.queue_change(payer, admin, id, Setting::FloorBps(1))
}

pub fn accept_admin(world: &mut World) -> Instruction {
    let next = keypair("next admin");
    let id = mature(world, Setting::Admin(next.pubkey()));
    world.accept_ix(&next, id)
}

pub fn cancel_change(world: &mut World) -> Instruction {
    let id = queue(world, Setting::FloorBps(1));
    world.cancel_change_ix(&world.guardian(), id)
}

pub fn tighten(world: &mut World) -> Instruction {
    world.tighten_ix(&world.guardian(), Setting::DepositCap(SOL))
}

pub fn pause_deposits(world: &mut World) -> Instruction {
    world.pause_ix(&world.guardian(), 1)
}

pub fn execute_change(world: &mut World) -> Instruction {
    let id = mature(world, Setting::FloorBps(1));
    world.execute_ix(id)
}

pub fn update_metadata(world: &mut World) -> Instruction {
    let set = set_metadata(world);
    world.must(&[set], &[&keypair("payer"), &keypair("admin")]);
    let (name, symbol) = ("Cairn".to_owned(), "CRN".to_owned());
    let id = mature(world, Setting::Metadata { name, symbol, uri: String::new() });
    world.update_metadata_ix(id)
}

pub fn close_change(world: &mut World) -> Instruction {
    let id = queue(world, Setting::FloorBps(1));
    world.stage(world.pool.change(id), |change: &mut Change| change.last_epoch = 0);
    world.close_change_ix(id)
}

/// Queues a change whose rent carol pays; gives its number.
pub fn queue(world: &mut World, setting: Setting) -> u64 {
    let carol = world.wallet("carol", SOL);
    let (admin, id) = (world.admin.insecure_clone(), world.pool_state().next_change);
    let queue = world.pool.queue_change(carol.pubkey(), admin.pubkey(), id, setting);
    world.must(&[queue], &[&carol, &admin]);
    id
}

/// A change that can be executed at once and for ever: another pool gets ready after it.
pub fn mature(world: &mut World, setting: Setting) -> u64 {
    let id = queue(world, setting);
    world.stage(world.pool.change(id), |change: &mut Change| {
        (change.queued_epoch, change.mature_epoch, change.last_epoch) = (0, 0, u64::MAX);
    });
    id
}
