//! Stake that does not earn any more comes back to the reserve, before anything is filled.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::state::PositionStatus;
use cairn_core::{Holding, Lamports};
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.snapshot.positions.keys() {
        if let Err(reason) = withdraw(draft, *address) {
            draft.wait(Subject::Stake(*address), reason);
        }
    }
}

fn withdraw(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let stake = draft.stakes.get(&address).copied().unwrap_or_default();
    if stake.status() == PositionStatus::Active {
        return Ok(());
    }
    let account = stake.account.ok_or(Reason::StakeGone)?;
    if !stake.is_withdrawable(snapshot.now.epoch.0) {
        let deactivated = account.delegation.map_or(0, |stake| stake.deactivation_epoch);
        return Err(Reason::CoolingDown { withdrawable: deactivated.saturating_add(1) });
    }
    if snapshot.rewards {
        return Err(Reason::RewardsBeingPaid);
    }
    if draft.sets_aside(Target::WithdrawStake(address), Subject::Stake(address)) {
        return Ok(());
    }
    let mut moved = draft.begin(&address)?;
    let instruction = snapshot.addresses.withdraw_stake(&moved.position);
    moved.recognise(draft)?;
    let (operator, lamports) = (moved.position.operator, Lamports(moved.position.lamports));
    moved.ledger.relocate(Holding::Staked, Holding::Reserve, lamports)?;
    moved.position.leave(&mut moved.pool, &mut moved.operator)?;
    draft.settle(moved);
    draft.positions.remove(&address);
    draft.act(Crank::WithdrawStake { stake_account: address, operator, lamports }, instruction);
    Ok(())
}
