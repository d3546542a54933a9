//! An operator with many positions has those merged that earn: it needs room for new ones.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::state::PositionStatus;
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// Positions of an operator from which on they are merged: of at most 8.
pub const MERGE_FROM: u8 = 6;

pub(super) fn plan(draft: &mut Draft) {
    if draft.snapshot.rewards {
        return;
    }
    for address in draft.snapshot.operators.keys() {
        while draft.operators[address].positions >= MERGE_FROM {
            match merge(draft, *address) {
                Ok(true) => {}
                Ok(false) => break,
                Err(reason) => {
                    draft.wait(Subject::Operator(*address), reason);
                    break;
                }
            }
        }
    }
}

/// Merges the operator's oldest two that have settled; whether there are two.
fn merge(draft: &mut Draft, operator: Pubkey) -> Result<bool, Reason> {
    let epoch = draft.snapshot.now.epoch.0;
    let settled = |address| draft.stakes.get(address).is_some_and(|stake| stake.is_settled(epoch));
    let mut pair: Vec<_> = draft
        .positions_of(operator)
        .filter(|one| one.status == PositionStatus::Active && settled(&one.stake_account))
        .cloned()
        .collect();
    pair.sort_by_key(|position| position.nonce);
    let [into, from, ..] = &pair[..] else {
        return Ok(false);
    };
    let (into, from) = (into.stake_account, from.stake_account);
    if draft.sets_aside(Target::MergePositions(from), Subject::Stake(from)) {
        return Ok(false);
    }
    let instruction = draft.snapshot.addresses.merge_positions(&pair[0], &pair[1]);
    let mut leaving = draft.begin(&from)?;
    leaving.recognise(draft)?;
    let lamports = leaving.position.lamports;
    leaving.position.leave(&mut leaving.pool, &mut leaving.operator)?;
    let mut moved = draft.begin(&into)?;
    (moved.pool, moved.ledger, moved.operator) = (leaving.pool, leaving.ledger, leaving.operator);
    moved.recognise(draft)?;
    let whole = Lamports(moved.position.lamports).plus(Lamports(lamports))?.0;
    moved.position.set_lamports(&mut moved.pool, &mut moved.operator, whole)?;
    draft.settle(moved);
    draft.positions.remove(&from);
    let gone = draft.stakes.remove(&from).unwrap_or_default();
    draft.stakes.entry(into).or_default().merge(&gone);
    draft.act(Crank::MergePositions { into, from, lamports: Lamports(lamports) }, instruction);
    Ok(true)
}
