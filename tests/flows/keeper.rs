//! What the keeper plans is what the program does: stake out, rewards, stake back for the queue.

mod assets;
mod lsts;
mod marinade;

use cairn::{
    stake_account::StakeAccount,
    state::{Batch, Operator, Pool, Position, Redemption, Ticket},
    vote_account::Validator,
};
use cairn_core::Lamports;
use cairn_keeper::{
    action::Crank,
    plan::{Plan, plan},
    quarantine::Quarantine,
    snapshot::{Owner, Snapshot, Stake},
    terms::Terms,
};
use cairn_tests::{SOL, World, all_units, keypair};
use solana_pubkey::Pubkey;
use solana_sdk_ids::sysvar::rent;
use solana_signer::Signer;

/// The minimum delegation of the stake program that runs here.
const MINIMUM: Lamports = Lamports(SOL);

/// What the keeper would read.
fn snapshot(world: &World) -> Snapshot {
    let pool = world.pool_state();
    let tickets: Vec<(Pubkey, Ticket)> = world.all();
    let owner = |ticket: &Ticket| {
        let lamports = world.lamports(ticket.owner);
        (ticket.owner, Owner { lamports, ..Owner::default() })
    };
    let positions: Vec<(Pubkey, Position)> = world.all();
    let stake = |address: Pubkey| {
        if !world.exists(address) {
            return Stake::default();
        }
        let account = world.account(address);
        Stake { lamports: account.lamports, account: StakeAccount::parse(&account.data) }
    };
    let redemptions: Vec<(Pubkey, Redemption)> = world.all();
    let operators: Vec<(Pubkey, Operator)> = world.all();
    let validator = |vote: Pubkey| Validator::parse(&world.account(vote).data);
    Snapshot {
        addresses: world.pool,
        now: world.moment(),
        rent: bincode::deserialize(&world.account(rent::ID).data).expect("the sysvar"),
        payable_operators: operators
            .iter()
            .filter(|(_, one)| world.exists(world.pool.holder(one.authority)))
            .map(|(address, _)| *address)
            .collect(),
        surplus: Lamports(world.lamports(world.pool.reserve) - world.rent(0) - pool.reserve),
        has_fee_account: world.exists(world.pool.holder(pool.fee_recipient)),
        pool,
        waits: Pool::waits(&world.account(world.pool.pool).data),
        batches: world.all::<Batch>().into_iter().map(|(_, batch)| (batch.id, batch)).collect(),
        owners: tickets.iter().map(|(_, ticket)| owner(ticket)).collect(),
        tickets: tickets.into_iter().collect(),
        stakes: positions
            .iter()
            .map(|(_, one)| one.stake_account)
            .chain(redemptions.iter().map(|(_, one)| one.receipt))
            .map(|one| (one, stake(one)))
            .collect(),
        positions: positions.into_iter().map(|(_, one)| (one.stake_account, one)).collect(),
        validators: operators
            .iter()
            .map(|(_, one)| one.vote_account)
            .map(|one| (one, validator(one)))
            .collect(),
        operators: operators.into_iter().collect(),
        lsts: lsts::lsts(world),
        minimum_delegation: MINIMUM,
        rewards: false,
        unreadable: Vec::new(),
    }
}

pub fn planned(world: &World) -> Plan {
    let terms = Terms { payer: world.fee_payer.pubkey(), ..Terms::default() };
    plan(&snapshot(world), &terms, &Quarantine::default())
}

/// Runs the plan on the program; what it foretold came true, and nothing is left to do.
fn run(world: &mut World) -> Vec<&'static str> {
    let mut names = Vec::new();
    for action in planned(world).actions {
        let reserve = world.pool_state().reserve;
        world.must(&[all_units(), action.instruction], &[]);
        let after = world.pool_state().reserve;
        match action.crank {
            Crank::DelegateStake { stake_account, lamports, .. } => {
                assert_eq!(world.position_state(stake_account).lamports, lamports.0);
                assert_eq!(reserve - after, lamports.0);
            }
            Crank::WithdrawStake { lamports, .. } => assert_eq!(after - reserve, lamports.0),
            Crank::FillBatch { lamports, .. } => assert_eq!(reserve - after, lamports.0),
            Crank::UndelegateStake { splits, .. } => {
                assert_eq!(reserve - after, if splits { world.stake_rent() } else { 0 });
            }
            Crank::RedeemSol { lamports, .. }
            | Crank::WithdrawRedemption { lamports, .. }
            | Crank::ClaimUnstake { lamports, .. } => assert_eq!(after - reserve, lamports.0),
            Crank::SyncSurplus { lamports } => assert_eq!(after - reserve, lamports.0),
            _ => assert_eq!(reserve, after),
        }
        names.push(action.crank.name());
    }
    assert_eq!(planned(world).actions, [], "something is left to do");
    names
}

#[test]
fn plans_come_true_on_the_program() {
    let mut world = World::new();
    world.operator("olga", 3, u64::MAX);
    world.operator("oleg", 1, u64::MAX);
    let alice = world.wallet("alice", 200 * SOL);
    world.deposit(&alice, 100 * SOL);
    assert_eq!(run(&mut world), [""; 0]);
    world.go_to_last_tenth();
    assert_eq!(run(&mut world), ["delegate_stake"; 2]);

    // Rewards, a gift to the reserve, and a request for half of all.
    world.turn_epoch();
    for nonce in [0, 1] {
        world.give(world.stake(nonce), SOL);
    }
    world.give(world.pool.reserve, SOL);
    world.request(&keypair("alice"), 50 * SOL);
    assert_eq!(run(&mut world), ["sync_surplus", "update_position", "update_position"]);

    world.turn_epoch();
    let names = run(&mut world);
    let moved = names.iter().filter(|one| **one != "update_position");
    assert_eq!(
        moved.collect::<Vec<_>>(),
        [&"close_batch", &"undelegate_stake", &"undelegate_stake"]
    );
    let pool = world.pool_state();
    assert!(pool.reserve + pool.arriving >= pool.owed_at_cap);

    world.turn_epoch();
    let names = run(&mut world);
    let expected = [
        "withdraw_stake",
        "withdraw_stake",
        "update_position",
        "update_position",
        "fill_batch",
        "claim",
        "close_ticket",
        "close_batch_account",
    ];
    assert_eq!(names, expected);
    assert_eq!(world.pool_state().claims, 0);
    world.go_to_last_tenth();
    run(&mut world);
}
