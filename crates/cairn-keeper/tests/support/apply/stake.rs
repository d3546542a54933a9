//! The program's and the stake program's rules for native stake, on a snapshot.

use super::{code, core, ledger};
use crate::support::stake::{STAKE_RENT, delegated};
use cairn::{
    CairnError,
    clock::check_last_tenth,
    state::{OpenBooks, Operator, Position, PositionStatus, Undelegation},
};
use cairn_core::{Holding, Lamports, MoveRules};
use cairn_keeper::snapshot::Snapshot;
use solana_pubkey::Pubkey;

type Outcome = Result<(), u32>;

/// Seeds that do not fit an address: Anchor's number.
const CONSTRAINT_SEEDS: u32 = 2006;

pub fn update_position(world: &mut Snapshot, address: Pubkey) -> Outcome {
    let (mut operator, mut position) = pair(world, &address);
    let mut books = super::books(world)?;
    recognise(world, &mut operator, &mut position, &mut books)?;
    let validator = world.validators[&operator.vote_account];
    operator.judge(&mut world.pool, validator, world.now.epoch).expect("sound");
    position.updated_epoch = world.now.epoch.0;
    write(world, operator, position, &books)
}

pub fn collect_commission(world: &mut Snapshot, address: Pubkey) -> Outcome {
    let mut books = super::books(world)?;
    let operator = world.operators.get_mut(&address).expect("registered");
    let report = books.ledger.collect_commission(Lamports(operator.commission)).map_err(core)?;
    let Some(report) = report else { return Ok(()) };
    report.apply(&mut books.ledger).map_err(core)?;
    operator.commission = 0;
    ledger(world, &books)
}

pub fn withdraw_stake(world: &mut Snapshot, address: Pubkey) -> Outcome {
    paid(world)?;
    let (mut operator, mut position) = pair(world, &address);
    let mut books = super::books(world)?;
    recognise(world, &mut operator, &mut position, &mut books)?;
    if position.status == PositionStatus::Active {
        return Err(code(CairnError::PositionNotInactive));
    }
    let delegation = world.stakes[&address].account.and_then(|account| account.delegation);
    // The stake program's: insufficient funds.
    if delegation.is_some_and(|one| one.deactivation_epoch == world.now.epoch.0) {
        return Err(1);
    }
    let lamports = Lamports(position.lamports);
    books.ledger.relocate(Holding::Staked, Holding::Reserve, lamports).map_err(core)?;
    position.leave(&mut world.pool, &mut operator).expect("sound");
    world.positions.remove(&address);
    world.stakes.remove(&address);
    let at = position.operator;
    world.operators.insert(at, operator);
    ledger(world, &books)
}

pub fn merge_positions(world: &mut Snapshot, into: Pubkey, from: Pubkey) -> Outcome {
    paid(world)?;
    let (mut operator, mut left) = pair(world, &from);
    let mut books = super::books(world)?;
    recognise(world, &mut operator, &mut left, &mut books)?;
    let epoch = world.now.epoch.0;
    if [into, from].iter().any(|one| !world.stakes[one].is_settled(epoch)) {
        return Err(code(CairnError::PositionsNotMergeable));
    }
    left.leave(&mut world.pool, &mut operator).expect("sound");
    world.positions.remove(&from);
    let gone = world.stakes.remove(&from).expect("exists");
    world.operators.insert(left.operator, operator);
    let (mut operator, mut position) = pair(world, &into);
    recognise(world, &mut operator, &mut position, &mut books)?;
    let whole = position.lamports + left.lamports;
    position.set_lamports(&mut world.pool, &mut operator, whole).expect("sound");
    world.stakes.get_mut(&into).expect("exists").merge(&gone);
    position.set_stake(world.stakes[&into].account.as_ref());
    write(world, operator, position, &books)
}

pub fn undelegate_stake(world: &mut Snapshot, address: Pubkey, split: Pubkey) -> Outcome {
    paid(world)?;
    check_next(world, split)?;
    let (mut operator, mut position) = pair(world, &address);
    let mut books = super::books(world)?;
    let rules = rules(world, &books);
    let stake = Lamports(world.stakes[&address].delegated());
    let taken = position.undelegation(&world.pool, &operator, &books, &rules, stake);
    let Some(taken) = taken.map_err(core)? else {
        return Ok(());
    };
    let (epoch, Undelegation { lamports, splits, .. }) = (world.now.epoch.0, taken);
    let mut stake = world.stakes[&address];
    let record =
        position.undelegate(&mut world.pool, &mut operator, &mut books.ledger, &taken, split);
    if let Some(record) = record.map_err(|_| code(CairnError::TooManyPositions))? {
        let moved = taken.moved().map_err(core)?;
        world.stakes.get_mut(&address).expect("exists").split(moved.0);
        stake.lamports = lamports.0;
        world.positions.insert(split, record);
    }
    let delegation = stake.account.as_mut().and_then(|one| one.delegation.as_mut());
    delegation.expect("active").deactivation_epoch = epoch;
    world.stakes.insert(if splits { split } else { address }, stake);
    write(world, operator, position, &books)
}

pub fn delegate_stake(world: &mut Snapshot, address: Pubkey, stake: Pubkey) -> Outcome {
    paid(world)?;
    check_last_tenth(&world.now).map_err(|_| code(CairnError::NotLastTenth))?;
    check_next(world, stake)?;
    let mut operator = world.operators[&address].clone();
    let mut books = super::books(world)?;
    let rules = rules(world, &books);
    let delegable = operator.delegable(&world.pool, &books, &rules).map_err(core)?;
    if delegable.is_zero() {
        return Ok(());
    }
    let lamports = delegable.0 + STAKE_RENT;
    let moved = books.ledger.relocate(Holding::Reserve, Holding::Staked, Lamports(lamports));
    moved.map_err(core)?;
    let nonce = world.pool.take_nonce().expect("few");
    operator.add_position(lamports).map_err(|_| code(CairnError::TooManyPositions))?;
    let epoch = world.now.epoch.0;
    world.stakes.insert(stake, delegated(world, address, lamports, epoch));
    let position = Position::new(world.addresses.pool, address, stake, nonce, lamports, epoch);
    let position = Position { stake: delegable.0, ..position };
    write(world, operator, position, &books)
}

fn paid(world: &Snapshot) -> Outcome {
    match world.rewards {
        true => Err(code(CairnError::RewardsBeingPaid)),
        false => Ok(()),
    }
}

/// The new stake account is the one of the next number.
fn check_next(world: &Snapshot, stake: Pubkey) -> Outcome {
    match world.addresses.stake_account(world.pool.next_position) == stake {
        true => Ok(()),
        false => Err(CONSTRAINT_SEEDS),
    }
}

fn rules(world: &Snapshot, books: &OpenBooks) -> MoveRules {
    let rules = world.pool.move_rules_of(books, world.minimum_delegation, Lamports(STAKE_RENT));
    rules.expect("small")
}

fn pair(world: &Snapshot, stake: &Pubkey) -> (Operator, Position) {
    let position = world.positions[stake].clone();
    (world.operators[&position.operator].clone(), position)
}

fn recognise(
    world: &mut Snapshot,
    operator: &mut Operator,
    position: &mut Position,
    books: &mut OpenBooks,
) -> Outcome {
    let stake = world.stakes[&position.stake_account];
    let (pool, ledger) = (&mut world.pool, &mut books.ledger);
    position
        .recognise_as(pool, operator, ledger, stake.lamports, stake.account.as_ref())
        .expect("sound");
    Ok(())
}

fn write(
    world: &mut Snapshot,
    operator: Operator,
    position: Position,
    books: &OpenBooks,
) -> Outcome {
    world.operators.insert(position.operator, operator);
    world.positions.insert(position.stake_account, position);
    ledger(world, books)
}
