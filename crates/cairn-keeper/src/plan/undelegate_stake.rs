//! Stake above the operators' targets is taken for the queue's need, and slowly without: from whoever has
//! most above its target first.

use super::{Draft, Reason, Subject};
use crate::{
    action::{Crank, Target},
    snapshot::Stake,
};
use cairn::state::Undelegation;
use cairn_core::{Lamports, MoveRules};
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

/// Less than this waits for the next epoch where stake of the operator is taken in this one already: else a
/// price that creeps upwards would splinter its positions. Without need a part of stake is never less.
pub const SPLINTER: Lamports = Lamports(10_000_000);

pub(super) fn plan(draft: &mut Draft) {
    let mut left: BTreeSet<Pubkey> = draft.operators.keys().copied().collect();
    while let Some((operator, wanted)) = draft.most(&left, |draft, operator, rules| {
        operator.undelegable(&draft.pool, &draft.books, rules)
    }) {
        match undelegate(draft, operator, wanted) {
            Ok(true) => continue,
            Ok(false) => {}
            Err(reason) => draft.wait(Subject::Operator(operator), reason),
        }
        left.remove(&operator);
    }
}

/// Takes from one position of the operator; whether there is one.
fn undelegate(draft: &mut Draft, operator: Pubkey, wanted: Lamports) -> Result<bool, Reason> {
    let snapshot = draft.snapshot;
    if snapshot.rewards {
        return Err(Reason::RewardsBeingPaid);
    }
    if wanted < SPLINTER {
        let need = draft.books.need(&draft.pool)?;
        if need.is_zero() && wanted < draft.operators[&operator].active() {
            return Ok(false);
        }
        if !need.is_zero() && is_taken(draft, operator) {
            return Err(Reason::UndelegatedAlready(wanted));
        }
    }
    let rules = draft.move_rules()?;
    let Some((address, taken)) = choose(draft, operator, wanted, &rules)? else {
        return Ok(false);
    };
    let mut moved = draft.begin(&address)?;
    let nonce = moved.pool.next_position;
    let instruction =
        snapshot.addresses.undelegate_stake(draft.terms.payer, &moved.position, nonce);
    let split = snapshot.addresses.stake_account(nonce);
    let (pool, owner, position) = (&mut moved.pool, &mut moved.operator, &mut moved.position);
    position.undelegate(pool, owner, &mut moved.ledger, &taken, split)?;
    let Undelegation { lamports, splits, .. } = taken;
    if splits {
        draft.stakes.entry(address).or_default().split(taken.moved()?.0);
    }
    draft.settle(moved);
    let crank = Crank::UndelegateStake { stake_account: address, operator, lamports, splits };
    draft.act(crank, instruction);
    Ok(true)
}

/// Whether stake of the operator was deactivated in this epoch.
fn is_taken(draft: &Draft, operator: Pubkey) -> bool {
    let epoch = draft.snapshot.now.epoch.0;
    let positions = draft.snapshot.positions.values().filter(|one| one.operator == operator);
    let mut stakes = positions.filter_map(|one| draft.snapshot.stakes.get(&one.stake_account));
    stakes.any(|stake| {
        let delegation = stake.account.and_then(|account| account.delegation);
        delegation.is_some_and(|delegation| delegation.deactivation_epoch == epoch)
    })
}

/// The smallest position that covers what is wanted, else the largest, of those that can be taken from.
fn choose(
    draft: &mut Draft,
    operator: Pubkey,
    wanted: Lamports,
    rules: &MoveRules,
) -> Result<Option<(Pubkey, Undelegation)>, Reason> {
    let owner = draft.operators.get(&operator).ok_or(Reason::OperatorMissing(operator))?;
    let mut best: Option<((bool, u64, u64), Pubkey, Undelegation)> = None;
    let mut held = None;
    for position in draft.positions_of(operator) {
        let address = position.stake_account;
        let stake = draft.stakes.get(&address).map_or(0, Stake::delegated);
        let (pool, books) = (&draft.pool, &draft.books);
        let taken = position.undelegation(pool, owner, books, rules, Lamports(stake))?;
        let Some(taken) = taken else { continue };
        if draft.holds(&Target::UndelegateStake(address)) {
            held = Some(address);
        } else {
            let covers = position.lamports >= wanted.0;
            let size = if covers { position.lamports } else { u64::MAX - position.lamports };
            let rank = (!covers, size, position.nonce);
            if best.as_ref().is_none_or(|(least, ..)| rank < *least) {
                best = Some((rank, address, taken));
            }
        }
    }
    match (best, held) {
        (Some((_, address, taken)), _) => Ok(Some((address, taken))),
        (None, Some(address)) => {
            draft.wait(Subject::Stake(address), Reason::Quarantined);
            Ok(None)
        }
        (None, None) => Ok(None),
    }
}
