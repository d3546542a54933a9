//! An asset whose source has given no rate for too long is settled without, so that it holds up no fill.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::constants::GRACE_EPOCHS;
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.assets_by_fee() {
        if let Err(reason) = settle(draft, address) {
            draft.wait(Subject::Asset(address), reason);
        }
    }
}

fn settle(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let now = snapshot.now.epoch.0;
    let mut turn = draft.turn(address)?;
    if turn.asset.units == 0 || turn.asset.settled_epoch == now {
        return Ok(());
    }
    if turn.refresh(draft.source(&address)?)?.is_some() {
        return Ok(());
    }
    let settleable = turn.asset.recorded_epoch.saturating_add(GRACE_EPOCHS);
    if now < settleable {
        return Err(Reason::InGrace { settleable });
    }
    if draft.sets_aside(Target::SettleAsset(address), Subject::Asset(address)) {
        return Ok(());
    }
    turn.asset.stand(&mut turn.pool, &mut turn.books)?;
    let instruction = snapshot.addresses.settle_asset(&turn.asset);
    let haircut = Lamports(turn.asset.haircut);
    draft.keep(turn);
    draft.act(Crank::SettleAsset { asset: address, haircut }, instruction);
    Ok(())
}
