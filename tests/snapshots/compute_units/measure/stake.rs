//! Operators and native stake, in the order of a position's life.

use super::first_try;
use cairn::state::{Operator, Setting};
use cairn_client::Addresses;
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;

pub fn figures() -> Vec<(&'static str, u64)> {
    let mut figures = operators();
    figures.extend(positions());
    figures.extend([
        ("update_position, 1 position", updates(1, 1)),
        ("update_position, 3 of 1 operator", updates(1, 3)),
        ("update_position, 3 of 3 operators", updates(3, 1)),
        ("update_position, 8 of 1 operator", updates(1, 8)),
        ("update_position, 8 of 8 operators", updates(8, 1)),
        ("collect_commission", collect_commission()),
    ]);
    figures
}

/// Of what olga's position was rewarded with.
fn collect_commission() -> u64 {
    let mut world = pool();
    let (alice, olga) = (world.wallet("alice", 100 * SOL), keypair("olga").pubkey());
    let operator = world.operator("olga", 7, u64::MAX);
    world.deposit(&alice, 30_000_000_001);
    let stake = world.delegate(operator);
    world.turn_epoch();
    world.stage(operator, |operator: &mut Operator| operator.commission_bps = 500);
    world.stage_reward(stake, 12_345_678);
    let update = world.update_ix(stake);
    units(&mut world, update, &[]);
    world.create_holder(olga);
    let collect = world.pool.collect_commission(olga);
    units(&mut world, collect, &[])
}

/// One update of so many positions of each of so many operators, each of which has earned something.
fn updates(operators: u64, each: u64) -> u64 {
    let mut world = pool();
    let alice = world.wallet("alice", 1_000 * SOL);
    let names = (0..operators).map(|number| format!("operator {number}"));
    let operators: Vec<_> = names.map(|name| world.operator(&name, 7, u64::MAX)).collect();
    for _ in 0..each {
        world.deposit(&alice, 80_000_000_001);
        for operator in &operators {
            world.delegate(*operator);
        }
        world.turn_epoch();
    }
    let count = world.pool_state().next_position;
    let stakes: Vec<_> = (0..count).map(|nonce| world.stake(nonce)).collect();
    assert_eq!(stakes.len(), operators.len() * usize::try_from(each).expect("few"));
    for operator in &operators {
        world.stage(*operator, |operator: &mut Operator| operator.commission_bps = 500);
    }
    stakes.iter().for_each(|stake| world.stage_reward(*stake, 12_345_678));
    let update = world.update_each_ix(&stakes);
    units(&mut world, update, &[])
}

/// A pool in which olga, her bond and her first three positions have the bump 255.
fn pool() -> World {
    let mut names = (0..).map(|number| keypair(&format!("stake mint {number}")));
    let olga = keypair("olga").pubkey();
    let lucky = names.find(|mint| {
        let at = Addresses::of(mint.pubkey());
        let pool = at.pool.as_ref();
        let operator: &[&[u8]] = &[b"operator", pool, olga.as_ref()];
        let bond = at.operator(olga);
        let bond: &[&[u8]] = &[b"bond", bond.as_ref()];
        let of_number = |nonce: u64| {
            let stake: &[&[u8]] = &[b"stake", pool, &nonce.to_le_bytes()];
            let address = at.stake_account(nonce);
            let position: &[&[u8]] = &[b"position", pool, address.as_ref()];
            first_try(stake, &cairn::ID) && first_try(position, &cairn::ID)
        };
        let own = [operator, bond].iter().all(|seeds| first_try(seeds, &cairn::ID));
        own && (0..3).all(of_number)
    });
    let mint = lucky.expect("names do not end");
    let mut world = World::bare_for(mint.insecure_clone());
    world.create_mint(&mint);
    world.initialize_pool(QUIET);
    world
}

fn units(world: &mut World, instruction: Instruction, signers: &[&Keypair]) -> u64 {
    world.must(&[instruction], signers).compute_units
}

fn operators() -> Vec<(&'static str, u64)> {
    let mut world = pool();
    let (olga, guardian) = (keypair("olga"), world.guardian());
    let vote = world.create_validator("vote", 5);
    let register = world.register_ix(&olga, vote, 1_000);
    let register = units(&mut world, register, &[&olga]);
    let operator = world.pool.operator(olga.pubkey());
    let id = world.ripen(Setting::OperatorWeight { operator, weight: 5 });
    let execute = world.execute_operator_ix(operator, id);
    let execute = units(&mut world, execute, &[]);
    let setting = Setting::OperatorWeight { operator, weight: 1 };
    let tighten = world.tighten_operator_ix(&guardian, operator, setting);
    let tighten = units(&mut world, tighten, &[&guardian]);
    let bond = world.pool.post_bond(world.fee_payer.pubkey(), operator, SOL);
    let post = units(&mut world, bond, &[]);
    let request = world.pool.request_bond(olga.pubkey(), SOL);
    let request = units(&mut world, request, &[&olga]);
    world.turn_epochs(16);
    let withdraw = world.pool.withdraw_bond(olga.pubkey());
    let withdraw = units(&mut world, withdraw, &[&olga]);
    let leave = world.pool.leave_operator(olga.pubkey());
    let leave = units(&mut world, leave, &[&olga]);
    let close = world.close_operator_ix(operator);
    let close = units(&mut world, close, &[]);
    vec![
        ("register_operator", register),
        ("execute_operator_change", execute),
        ("tighten_operator", tighten),
        ("post_bond", post),
        ("request_bond", request),
        ("withdraw_bond", withdraw),
        ("leave_operator", leave),
        ("close_operator", close),
    ]
}

fn positions() -> Vec<(&'static str, u64)> {
    let mut world = pool();
    let alice = world.wallet("alice", 100 * SOL);
    let operator = world.operator("olga", 7, u64::MAX);
    let at = world.pool;
    let [first, second, split] = [0, 1, 2].map(|nonce| at.stake_account(nonce));
    world.deposit(&alice, 30_000_000_001);
    world.go_to_last_tenth();
    let delegate = world.delegate_ix(operator);
    let delegate = units(&mut world, delegate, &[]);
    world.turn_epoch();
    world.deposit(&alice, 10_000_000_003);
    world.delegate(operator);
    let vote = world.operator_state(operator).vote_account;
    let own = world.create_stake("stake of alice", &alice, vote, 2);
    world.turn_epoch();
    let deposit = world.deposit_stake_ix(own, 0);
    let deposit = units(&mut world, deposit, &[&alice]);
    let merge = world.merge_ix(first, second);
    let merge = units(&mut world, merge, &[]);
    let none = world.undelegate_ix(first);
    let none = units(&mut world, none, &[]);
    world.request(&alice, 10 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    let part = world.undelegate_ix(first);
    let part = units(&mut world, part, &[]);
    world.turn_epoch();
    let withdraw = world.withdraw_stake_ix(split);
    let withdraw = units(&mut world, withdraw, &[]);
    world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(1);
    let whole = world.undelegate_ix(first);
    let whole = units(&mut world, whole, &[]);
    vec![
        ("deposit_stake", deposit),
        ("delegate_stake", delegate),
        ("merge_positions", merge),
        ("undelegate_stake, nothing to take", none),
        ("undelegate_stake, a split", part),
        ("undelegate_stake, a whole position", whole),
        ("withdraw_stake", withdraw),
    ]
}
