//! mSOL goes back to Marinade for a ticket of its own.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::constants::MINIMUM_REDEMPTION;
use cairn_core::{Holding, Lamports};
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
    let to = Holding::Transit;
    turn.asset.give_back(&mut turn.pool, &mut turn.books, units, to, lamports)?;
    draft.keep(turn);
    draft.act(Crank::OrderUnstake { asset: address, units, lamports }, instruction);
    Ok(())
}
