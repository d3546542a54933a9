//! Operators and positions of snapshots built by hand.

use super::world::SOL;
use cairn::{
    stake_account::{Delegated, SPACE, StakeAccount},
    state::{Operator, OperatorStatus, Position, PositionStatus, Ring, Version},
    vote_account::Validator,
};
use cairn_keeper::snapshot::{Snapshot, Stake};
use solana_pubkey::Pubkey;

/// What validators take, and may take at most.
pub const COMMISSION: u16 = 500;

/// A validator that has not voted yet.
pub const WELL: Validator = Validator { commission_bps: COMMISSION, voted_epoch: None };

/// A validator that takes what it may and voted last in `epoch`.
pub fn voted_in(epoch: u64) -> Option<Validator> {
    Some(Validator { voted_epoch: Some(epoch), ..WELL })
}

/// One that takes too much, one that has not voted for an epoch, and none, in `epoch`.
pub fn unwell(epoch: u64) -> [Option<Validator>; 3] {
    let greedy = Validator { commission_bps: COMMISSION + 1, ..WELL };
    [Some(greedy), voted_in(epoch - 2), None]
}

/// The rent minimum of a stake account.
pub const STAKE_RENT: u64 = 2_282_880;

/// An epoch long ago, in which stake was activated.
const ONCE: u64 = 0;

/// Adds an operator of this weight; gives its address.
pub fn operator(world: &mut Snapshot, weight: u32) -> Pubkey {
    let operator = Operator {
        version: Version::V1,
        bump: 0,
        pool: world.addresses.pool,
        authority: Pubkey::new_unique(),
        vote_account: Pubkey::new_unique(),
        rent_payer: Pubkey::new_unique(),
        status: OperatorStatus::Active,
        max_commission_bps: COMMISSION,
        weight,
        cap: 1_000_000 * SOL,
        tightened: 0,
        positions: 0,
        staked: 0,
        arriving: 0,
        delinquent: false,
        bond: 0,
        bond_requested: 0,
        bond_epoch: 0,
        commission_bps: 0,
        commission: 0,
        ring: Ring::new(world.now.epoch),
        _reserved: [0; 32],
    };
    let address = world.addresses.operator(operator.authority);
    world.pool.weights += u64::from(weight);
    world.validators.insert(operator.vote_account, Some(WELL));
    world.payable_operators.insert(address);
    world.operators.insert(address, operator);
    address
}

/// Moves lamports from the reserve to a position of `operator`, updated in this epoch, which has earned for
/// long; gives its stake account.
pub fn staked(world: &mut Snapshot, operator: Pubkey, lamports: u64) -> Pubkey {
    let nonce = world.pool.next_position;
    let stake_account = world.addresses.stake_account(nonce);
    world.pool.next_position += 1;
    world.pool.reserve -= lamports;
    world.pool.staked += lamports;
    let record = world.operators.get_mut(&operator).expect("registered");
    record.add_position(lamports).expect("room");
    let (at, epoch) = (world.addresses.pool, world.now.epoch.0);
    let position = Position::new(at, operator, stake_account, nonce, lamports, epoch);
    let position = Position { stake: lamports - STAKE_RENT, ..position };
    world.positions.insert(stake_account, position);
    world.stakes.insert(stake_account, delegated(world, operator, lamports, ONCE));
    stake_account
}

/// A stake account that was delegated to the operator's validator in `epoch`.
pub fn delegated(world: &Snapshot, operator: Pubkey, lamports: u64, epoch: u64) -> Stake {
    let delegation = Delegated {
        voter: world.operators[&operator].vote_account,
        stake: lamports - STAKE_RENT,
        activation_epoch: epoch,
        deactivation_epoch: u64::MAX,
    };
    let authority = world.addresses.authority;
    let account = StakeAccount {
        staker: authority,
        withdrawer: authority,
        locked: false,
        unlock_time: 0,
        unlock_epoch: 0,
        delegation: Some(delegation),
    };
    Stake { lamports, account: Some(account) }
}

/// What the stake account is delegated to.
pub fn delegation<'a>(world: &'a mut Snapshot, stake: &Pubkey) -> &'a mut Delegated {
    let stake = world.stakes.get_mut(stake).expect("exists");
    stake.account.as_mut().and_then(|account| account.delegation.as_mut()).expect("delegated")
}

/// Deactivates a stake account in `epoch`; its position is updated.
pub fn deactivated(world: &mut Snapshot, stake: &Pubkey, epoch: u64) {
    delegation(world, stake).deactivation_epoch = epoch;
    let position = world.positions.get_mut(stake).expect("exists");
    let operator = world.operators.get_mut(&position.operator).expect("registered");
    let status = PositionStatus::Deactivating;
    position.set_status(&mut world.pool, operator, status).expect("sound");
}

/// Rent and bytes of a stake account, as the program has them.
#[test]
fn rent_is_a_stake_accounts() {
    assert_eq!(solana_program::rent::Rent::default().minimum_balance(SPACE), STAKE_RENT);
}
