//! Stake that a stake pool gave for its tokens comes to the reserve once it has cooled down.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::{source::SourceKind, state::Redemption};
use cairn_core::Lamports;

pub(super) fn plan(draft: &mut Draft) {
    for redemption in draft.snapshot.lsts.redemptions.values() {
        if let Err(reason) = withdraw(draft, redemption) {
            draft.wait(Subject::Redemption(redemption.nonce), reason);
        }
    }
}

fn withdraw(draft: &mut Draft, redemption: &Redemption) -> Result<(), Reason> {
    let (snapshot, nonce) = (draft.snapshot, redemption.nonce);
    let mut turn = draft.turn(redemption.asset)?;
    if turn.asset.source.kind != SourceKind::SplStakePool {
        return Ok(());
    }
    let stake = snapshot.stakes.get(&redemption.receipt).ok_or(Reason::StakeGone)?;
    let account = stake.account.ok_or(Reason::StakeGone)?;
    if !stake.is_withdrawable(snapshot.now.epoch.0) {
        let deactivated = account.delegation.map_or(0, |stake| stake.deactivation_epoch);
        return Err(Reason::CoolingDown { withdrawable: deactivated.saturating_add(1) });
    }
    if snapshot.rewards {
        return Err(Reason::RewardsBeingPaid);
    }
    if draft.sets_aside(Target::WithdrawRedemption(nonce), Subject::Redemption(nonce)) {
        return Ok(());
    }
    let lamports = Lamports(stake.lamports).less(Lamports(redemption.rent));
    turn.books.ledger.redeem(Lamports(redemption.lamports), lamports)?;
    turn.asset.paid(&mut turn.pool, redemption, turn.books.now.epoch)?;
    draft.keep(turn);
    let instruction = snapshot.addresses.withdraw_redemption(redemption);
    draft.act(Crank::WithdrawRedemption { redemption: nonce, lamports }, instruction);
    Ok(())
}
