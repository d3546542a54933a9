//! Operators: registered, given weight and cap, lowered, bonded, leaving.

use super::governance::{mature, queue};
use cairn::state::Setting;
use cairn_tests::{SOL, World, keypair};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

pub fn register_operator(world: &mut World) -> Instruction {
    let vote = world.create_validator("vote", 5);
    let [payer, authority] = ["payer", "olga"].map(|name| keypair(name).pubkey());
    world.pool.register_operator(payer, authority, vote, 1_000, 500)
}

pub fn leave_operator(world: &mut World) -> Instruction {
    operator(world);
    world.pool.leave_operator(keypair("olga").pubkey())
}

pub fn post_bond(world: &mut World) -> Instruction {
    let operator = registered(world, "olga");
    world.pool.post_bond(keypair("payer").pubkey(), operator, SOL / 10)
}

pub fn request_bond(world: &mut World) -> Instruction {
    bonded(world);
    world.pool.request_bond(keypair("olga").pubkey(), SOL)
}

/// All of it: the bond's account is gone after it.
pub fn withdraw_bond(world: &mut World) -> Instruction {
    bonded(world);
    world.request_bond("olga", SOL);
    world.turn_epochs(16);
    world.pool.withdraw_bond(keypair("olga").pubkey())
}

/// Olga with a bond of 1 SOL.
fn bonded(world: &mut World) -> Pubkey {
    let operator = registered(world, "olga");
    world.post_bond(operator, SOL);
    operator
}

pub fn close_operator(world: &mut World) -> Instruction {
    let operator = registered(world, "olga");
    world.leave("olga");
    world.close_operator_ix(operator)
}

/// Olga's, for the reward that her position was found to have.
pub fn collect_commission(world: &mut World) -> Instruction {
    let (stake, olga) = (super::stake::position(world), keypair("olga").pubkey());
    world.create_holder(olga);
    world.turn_epoch();
    world.stage_reward(stake, SOL);
    world.must(&[world.update_ix(stake)], &[]);
    world.pool.collect_commission(olga)
}

pub fn execute_operator_change(world: &mut World) -> Instruction {
    let operator = registered(world, "olga");
    let id = mature(world, Setting::OperatorWeight { operator, weight: 5 });
    world.execute_operator_ix(operator, id)
}

/// Of a weight that was lowered since it was queued.
pub fn close_change(world: &mut World) -> Instruction {
    let (operator, guardian) = (operator(world), world.guardian());
    let id = queue(world, Setting::OperatorWeight { operator, weight: 9 });
    let setting = Setting::OperatorWeight { operator, weight: 1 };
    let tighten = world.tighten_operator_ix(&guardian, operator, setting);
    world.must(&[tighten], &[&guardian]);
    world.close_change_ix(id)
}

pub fn tighten_operator(world: &mut World) -> Instruction {
    let operator = operator(world);
    let setting = Setting::OperatorWeight { operator, weight: 1 };
    world.tighten_operator_ix(&world.guardian(), operator, setting)
}

/// The operator of this name, whose rent carol paid.
fn registered(world: &mut World, name: &str) -> Pubkey {
    let (carol, authority) = (world.wallet("carol", SOL), keypair(name));
    let vote = world.create_validator(if name == "olga" { "vote" } else { "other vote" }, 5);
    let register =
        world.pool.register_operator(carol.pubkey(), authority.pubkey(), vote, 1_000, 500);
    world.must(&[register], &[&carol, &authority]);
    world.pool.operator(authority.pubkey())
}

/// Olga with all the weight and any cap, in the same moment: another pool gets ready after it.
pub fn operator(world: &mut World) -> Pubkey {
    weighty(world, "olga")
}

/// The operator of this name with weight and any cap, in the same moment.
pub fn weighty(world: &mut World, name: &str) -> Pubkey {
    let operator = registered(world, name);
    for setting in [
        Setting::OperatorWeight { operator, weight: 7 },
        Setting::OperatorCap { operator, cap: u64::MAX },
    ] {
        let id = mature(world, setting);
        world.must(&[world.execute_operator_ix(operator, id)], &[]);
    }
    operator
}
