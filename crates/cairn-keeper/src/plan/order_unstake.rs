//! mSOL goes back to Marinade for a ticket of its own.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::{constants::MINIMUM_REDEMPTION, state::Owed};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let (snapshot, source) = (draft.snapshot, draft.source(&address)?);
    let mut turn = draft.turn(address)?;
    let state = source.marinade(&turn.asset).ok_or(Reason::SourceUnreadable)?;
    let minimum = Lamports(MINIMUM_REDEMPTION);
    let units = turn.asset.redeemable(&turn.pool, &turn.books, minimum)?;
    let lamports = turn.worth(units)?;
    if state.paused || lamports.0 < state.min_withdraw {
        return Err(Reason::NotDue);
    }
    if draft.sets_aside(Target::OrderUnstake(address), Subject::Asset(address)) {
        return Ok(());
    }
    let nonce = turn.pool.take_redemption()?;
    let instruction = snapshot.addresses.order_unstake(draft.terms.payer, &turn.asset, nonce);
    let now = snapshot.now.epoch;
    let late = state.last_stake_delta_epoch == now.0;
    let counted = lamports.min(turn.asset.worth(units)?);
    let owed = Owed::new(counted, now, now.0.saturating_add(if late { 2 } else { 1 }));
    turn.asset.owe(&mut turn.pool, &mut turn.books, units, owed)?;
    draft.keep(turn);
    draft.act(Crank::OrderUnstake { asset: address, units, lamports }, instruction);
    Ok(())
}
