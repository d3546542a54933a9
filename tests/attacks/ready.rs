//! Each instruction, ready to succeed: for attacks that change one thing about it.

mod asset;
mod governance;
mod operator;
mod queue;
mod redemption;
mod stake;

use cairn::state::{Pool, Setting};
use cairn_client::CreatePool;
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use std::collections::BTreeSet;

/// A world in which `instruction` succeeds when `signers` sign it.
pub struct Ready {
    pub world: World,
    pub instruction: Instruction,
    /// The same for another pool of the same world, in the same state.
    pub other: Instruction,
    pub signers: Vec<Keypair>,
}

/// How a pool gets ready for an instruction, which is for the current one.
type Prepare = fn(&mut World) -> Instruction;

/// All instructions of the program but the one that makes a pool, and who signs them. One that creates an
/// account where it is missing is there twice.
const PREPARED: &[(&str, &[&str], Prepare)] = &[
    ("set_metadata", &["payer", "admin"], set_metadata),
    ("queue_change", &["payer", "admin"], governance::queue_change),
    ("accept_admin", &["next admin"], governance::accept_admin),
    ("cancel_change", &["guardian"], governance::cancel_change),
    ("tighten", &["guardian"], governance::tighten),
    ("pause_deposits", &["guardian"], governance::pause_deposits),
    ("execute_change", &[], governance::execute_change),
    ("update_metadata", &[], governance::update_metadata),
    ("close_change", &[], governance::close_change),
    ("close_change", &[], operator::close_change),
    ("deposit_sol", &["alice"], deposit_sol),
    ("deposit_stake", &["alice"], stake::deposit_stake),
    ("request_withdrawal", &["alice", "carol"], queue::request_withdrawal),
    ("request_withdrawal", &["alice", "carol"], queue::request_withdrawal_again),
    ("cancel_withdrawal", &["alice"], queue::cancel_withdrawal),
    ("transfer_ticket", &["alice"], queue::transfer_ticket),
    ("close_batch", &[], queue::close_batch),
    ("fill_batch", &[], queue::fill_batch),
    ("claim", &[], queue::claim),
    ("close_ticket", &[], queue::close_ticket),
    ("close_batch_account", &[], queue::close_batch_account),
    ("instant_withdraw", &["alice"], instant_withdraw),
    ("collect_fees", &[], collect_fees),
    ("collect_commission", &[], operator::collect_commission),
    ("sync_surplus", &[], sync_surplus),
    ("register_operator", &["payer", "olga"], operator::register_operator),
    ("leave_operator", &["olga"], operator::leave_operator),
    ("post_bond", &["payer"], operator::post_bond),
    ("request_bond", &["olga"], operator::request_bond),
    ("withdraw_bond", &["olga"], operator::withdraw_bond),
    ("close_operator", &[], operator::close_operator),
    ("execute_operator_change", &[], operator::execute_operator_change),
    ("tighten_operator", &["guardian"], operator::tighten_operator),
    ("delegate_stake", &["payer"], stake::delegate_stake),
    ("update_position", &[], stake::update_position),
    ("undelegate_stake", &["payer"], stake::undelegate_stake_in_part),
    ("undelegate_stake", &["payer"], stake::undelegate_stake),
    ("withdraw_stake", &[], stake::withdraw_stake),
    ("merge_positions", &[], stake::merge_positions),
    ("add_asset", &["payer"], asset::add_asset),
    ("execute_asset_change", &[], asset::execute_asset_change),
    ("tighten_asset", &["guardian"], asset::tighten_asset),
    ("acknowledge_asset", &["manager"], asset::acknowledge_asset),
    ("verify_source", &[], asset::verify_source),
    ("cancel_acknowledgement", &["guardian"], asset::cancel_acknowledgement),
    ("refresh_asset", &[], asset::refresh_asset),
    ("settle_asset", &[], asset::settle_asset),
    ("deposit_lst", &["alice"], asset::deposit_lst),
    ("sync_asset_surplus", &[], asset::sync_asset_surplus),
    ("close_asset", &[], asset::close_asset),
    ("redeem_sol", &[], redemption::redeem_sol),
    ("redeem_stake", &["payer"], redemption::redeem_stake),
    ("withdraw_redemption", &[], redemption::withdraw_redemption),
    ("order_unstake", &["payer"], redemption::order_unstake),
    ("claim_unstake", &[], redemption::claim_unstake),
    ("preview_deposit", &[], preview_deposit),
    ("preview_withdrawal", &[], preview_withdrawal),
    ("preview_instant", &[], preview_instant),
];

/// What the groups of accounts behind the named ones consist of, where an instruction takes some.
const GROUPED: &[(&str, &[&str])] = &[
    ("update_position", &["operator", "vote_account", "position", "stake_account"]),
    ("refresh_asset", &["asset", "source_state", "program_data"]),
];

/// The names of the accounts of a group of this instruction; none where it takes no groups.
pub fn group(name: &str) -> &'static [&'static str] {
    GROUPED.iter().find(|(grouped, _)| *grouped == name).map_or(&[], |(_, names)| names)
}

/// How many there are.
pub const COUNT: usize = PREPARED.len() + 1;

/// The instruction of this number, and its name. Beside the two pools that are ready for it there is a
/// third, which has an account of every type.
pub fn numbered(number: usize) -> (&'static str, Ready) {
    let Some((name, signers, prepare)) = PREPARED.get(number) else {
        return ("initialize_pool", initialize_pool());
    };
    let mut world = World::new();
    world.give(keypair("payer").pubkey(), SOL);
    let own = world.pool;
    let instruction = prepare(&mut world);
    world.second_pool("other mint");
    let other = prepare(&mut world);
    third_pool(&mut world);
    world.switch(own);
    // Later than anything that is written.
    world.go_to(world.epoch(), world.moment().elapsed + 7);
    let signers = signers.iter().map(|name| keypair(name)).collect();
    (name, Ready { world, instruction, other, signers })
}

/// Every instruction of the program.
pub fn names() -> BTreeSet<&'static str> {
    PREPARED.iter().map(|(name, ..)| *name).chain(["initialize_pool"]).collect()
}

/// A pool with a batch, a ticket, a change, an operator, a position, an asset and a redemption; acts go to it.
fn third_pool(world: &mut World) {
    world.second_pool("third mint");
    ticket(world);
    world.queue(Setting::FloorBps(1));
    stake::position(world);
    redemption::redemption(world);
}

/// The first pool's mint is made, the second pool exists.
fn initialize_pool() -> Ready {
    let mut world = World::bare();
    let (own, mint) = (world.pool, world.mint.insecure_clone());
    world.create_mint(&mint);
    world.give(keypair("payer").pubkey(), 2 * SOL);
    let create = CreatePool {
        payer: keypair("payer").pubkey(),
        admin: world.admin.pubkey(),
        manager: world.manager().pubkey(),
        guardian: world.guardian().pubkey(),
        fee_recipient: world.fee_recipient(),
        parameters: QUIET,
    };
    let instruction = own.initialize_pool(create);
    let other = world.second_pool("other mint").initialize_pool(create);
    third_pool(&mut world);
    world.switch(own);
    let signers = ["payer", "admin", "lrt mint", "other mint"].map(keypair).into();
    Ready { world, instruction, other, signers }
}

fn holder(world: &mut World) -> Keypair {
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    alice
}

/// Alice's ticket of 1 SOL in batch 0, whose rent carol paid.
fn ticket(world: &mut World) -> Pubkey {
    let alice = holder(world);
    let carol = world.wallet("carol", SOL);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, SOL);
    world.must(&[request], &[&alice, &carol]);
    world.pool.ticket(0, owner, 7)
}

fn set_metadata(world: &mut World) -> Instruction {
    let args = cairn::SetMetadataArgs {
        name: "Cairn SOL".into(),
        symbol: "cairnSOL".into(),
        uri: String::new(),
    };
    world.pool.set_metadata(keypair("payer").pubkey(), world.admin.pubkey(), args)
}

fn deposit_sol(world: &mut World) -> Instruction {
    let alice = holder(world);
    world.deposit_ix(&alice, SOL)
}

/// Into a wallet that alice names.
fn instant_withdraw(world: &mut World) -> Instruction {
    let alice = holder(world);
    let payee = keypair("payee").pubkey();
    world.give(payee, SOL);
    world.pool.instant_withdraw(alice.pubkey(), payee, SOL / 10, 0)
}

/// Of a pool of whose gain the performance fee has taken a part.
fn collect_fees(world: &mut World) -> Instruction {
    holder(world);
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.parameters.performance_fee_bps = 1_000);
    world.stage_gain(SOL);
    world.turn_epochs(2);
    world.pool.collect_fees(recipient)
}

fn sync_surplus(world: &mut World) -> Instruction {
    holder(world);
    world.give(world.pool.reserve, SOL);
    world.pool.sync_surplus()
}

fn preview_deposit(world: &mut World) -> Instruction {
    holder(world);
    world.pool.preview_deposit(SOL)
}

fn preview_withdrawal(world: &mut World) -> Instruction {
    holder(world);
    world.pool.preview_withdrawal(SOL)
}

fn preview_instant(world: &mut World) -> Instruction {
    holder(world);
    world.pool.preview_instant(SOL / 10)
}
