//! What is free goes to the operators below their targets in the last tenth of an epoch: once to each, to
//! whoever lacks most first.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::{
    clock::check_last_tenth,
    constants::MAX_POSITIONS,
    state::{OperatorStatus, PositionStatus},
};
use cairn_core::{Holding, Lamports};
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

/// The least that is delegated: less does not earn the rents and the position it takes.
pub const MINIMUM_DELEGATED: Lamports = Lamports(100_000_000);

pub(super) fn plan(draft: &mut Draft) {
    let mut left: BTreeSet<Pubkey> = draft.operators.keys().copied().collect();
    while let Some((operator, lamports)) = draft
        .most(&left, |draft, operator, rules| operator.delegable(&draft.pool, &draft.books, rules))
    {
        left.remove(&operator);
        if lamports < MINIMUM_DELEGATED {
            return;
        }
        if let Err(reason) = delegate(draft, operator, lamports) {
            draft.wait(Subject::Operator(operator), reason);
        }
    }
}

fn delegate(draft: &mut Draft, address: Pubkey, delegated: Lamports) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let mut operator = draft.operators[&address].clone();
    let validator = snapshot.validators.get(&operator.vote_account).copied().flatten();
    if operator.judged(validator, snapshot.now.epoch) != OperatorStatus::Active {
        return Err(Reason::ValidatorUnwell);
    }
    if is_delegated(draft, address) {
        return Err(Reason::DelegatedAlready);
    }
    if operator.positions >= MAX_POSITIONS {
        return Err(Reason::TooManyPositions);
    }
    if check_last_tenth(&snapshot.now).is_err() {
        return Err(Reason::NotLastTenth(delegated));
    }
    if snapshot.rewards {
        return Err(Reason::RewardsBeingPaid);
    }
    if draft.sets_aside(Target::DelegateStake(address), Subject::Operator(address)) {
        return Ok(());
    }
    let lamports = delegated.plus(draft.move_rules()?.rent)?;
    let (mut pool, mut ledger) = (draft.pool.clone(), draft.books.ledger);
    ledger.relocate(Holding::Reserve, Holding::Staked, lamports)?;
    let nonce = pool.take_nonce()?;
    operator.add_position(lamports.0)?;
    let addresses = &snapshot.addresses;
    let instruction = addresses.delegate_stake(draft.terms.payer, &operator, nonce);
    (draft.pool, draft.books.ledger) = (pool, ledger);
    draft.operators.insert(address, operator);
    let stake_account = addresses.stake_account(nonce);
    draft.act(Crank::DelegateStake { operator: address, stake_account, lamports }, instruction);
    Ok(())
}

/// Whether stake was delegated to the operator in this epoch, and stays.
fn is_delegated(draft: &Draft, operator: Pubkey) -> bool {
    let epoch = draft.snapshot.now.epoch.0;
    let active = draft.positions_of(operator).filter(|one| one.status == PositionStatus::Active);
    let mut stakes = active.filter_map(|one| draft.snapshot.stakes.get(&one.stake_account));
    stakes.any(|stake| {
        let delegation = stake.account.and_then(|account| account.delegation);
        delegation.is_some_and(|delegation| delegation.activation_epoch == epoch)
    })
}
