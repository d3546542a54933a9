//! Marinade's tickets are claimed once they are due and its reserve can pay them.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::{
    source::{SourceKind, marinade::State, ticket::Ticket},
    state::Redemption,
};
use cairn_core::Lamports;

/// Seconds that Marinade lets pass in the epoch in which a ticket is due.
const EXTRA_WAIT_SECONDS: i64 = 30 * 60;

pub(super) fn plan(draft: &mut Draft) {
    // What tickets claimed before take of Marinade's reserve.
    let mut taken = Lamports::ZERO;
    for redemption in draft.snapshot.lsts.redemptions.values() {
        if let Err(reason) = claim(draft, redemption, &mut taken) {
            draft.wait(Subject::Redemption(redemption.nonce), reason);
        }
    }
}

fn claim(draft: &mut Draft, redemption: &Redemption, taken: &mut Lamports) -> Result<(), Reason> {
    let (snapshot, nonce) = (draft.snapshot, redemption.nonce);
    let mut turn = draft.turn(redemption.asset)?;
    if turn.asset.source.kind != SourceKind::Marinade {
        return Ok(());
    }
    let source = draft.source(&redemption.asset)?;
    let state = source.marinade(&turn.asset).ok_or(Reason::SourceUnreadable)?;
    // One that is gone has been paid to the authority: anybody may ask Marinade for that.
    let ticket = snapshot.lsts.tickets.get(&redemption.receipt);
    let lamports = ticket.map_or(Lamports(redemption.lamports), |ticket| Lamports(ticket.lamports));
    let mut with = *taken;
    if let Some(ticket) = ticket {
        with = taken.plus(lamports)?;
        let payable = source.payable(Lamports(state.rent_exempt));
        if state.paused || !is_due(draft, ticket) || with > payable.min(available(&state)) {
            return Err(Reason::NotDue);
        }
    }
    if draft.sets_aside(Target::ClaimUnstake(nonce), Subject::Redemption(nonce)) {
        return Ok(());
    }
    let instruction = snapshot.addresses.claim_unstake(redemption, &turn.asset, &state);
    let instruction = instruction.ok_or(Reason::SourceUnreadable)?;
    turn.books.ledger.redeem(Lamports(redemption.lamports), lamports)?;
    turn.asset.paid(&mut turn.pool, redemption, turn.books.now.epoch)?;
    draft.keep(turn);
    *taken = with;
    draft.act(Crank::ClaimUnstake { redemption: nonce, lamports }, instruction);
    Ok(())
}

fn is_due(draft: &Draft, ticket: &Ticket) -> bool {
    let (epoch, due) = (draft.snapshot.now.epoch.0, ticket.created_epoch.saturating_add(1));
    epoch > due || (epoch == due && draft.snapshot.lsts.seconds >= EXTRA_WAIT_SECONDS)
}

/// What Marinade's books have of its reserve.
fn available(state: &State) -> Lamports {
    Lamports(state.available_reserve_balance)
}
