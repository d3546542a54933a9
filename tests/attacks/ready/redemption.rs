//! LSTs that stand above their target: given back to their sources, and what those pay.

use super::asset::{held, msol};
use cairn::state::AssetTerms;
use cairn_tests::{OPEN, StakePool, Swap, World, keypair, marinade::MSOL};
use solana_instruction::Instruction;
use solana_signer::Signer;

/// A tenth of nav.
const LOW: AssetTerms = AssetTerms { target_bps: 1_000, ..OPEN };

pub fn redeem_sol(world: &mut World) -> Instruction {
    let pool = held(world, LOW);
    world.redeem_sol_ix(&pool)
}

pub fn redeem_stake(world: &mut World) -> Instruction {
    let pool = held(world, LOW);
    redeeming(world, &pool, "payer")
}

pub fn withdraw_redemption(world: &mut World) -> Instruction {
    let pool = held(world, LOW);
    let redeem = redeeming(world, &pool, "carol");
    world.must(&[redeem], &[&keypair("carol")]);
    world.turn_epoch();
    world.withdraw_redemption_ix(0)
}

pub fn order_unstake(world: &mut World) -> Instruction {
    msol(world, LOW);
    ordering(world, "payer")
}

pub fn claim_unstake(world: &mut World) -> Instruction {
    redemption(world);
    world.turn_epoch();
    world.stage_marinade_reserve(world.redemption_state(0).lamports);
    world.pass_seconds(30 * 60);
    world.claim_redemption_ix(MSOL, 0)
}

/// mSOL given back for a ticket of Marinade's; carol paid the rents.
pub fn redemption(world: &mut World) {
    msol(world, LOW);
    let order = ordering(world, "carol");
    world.must(&[order], &[&keypair("carol")]);
}

/// Out of the stake pool's stake with its validator.
fn redeeming(world: &World, pool: &StakePool, payer: &str) -> Instruction {
    let from = pool.validator_stake(keypair("validator").pubkey());
    let redeem = world.redeem_stake_ix(pool, from);
    redeem.swap(world.fee_payer.pubkey(), keypair(payer).pubkey())
}

fn ordering(world: &World, payer: &str) -> Instruction {
    let order = world.order_redemption_ix(MSOL);
    order.swap(world.fee_payer.pubkey(), keypair(payer).pubkey())
}
