//! Sources are read once an epoch, before anything is filled; and where a rate fell, or a doubt came or went.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::state::Asset;
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// The least loss that is recognised beside the reading of each epoch: 20 times the fee of a transaction.
pub const MINIMUM_LOSS: Lamports = Lamports(100_000);

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.assets_by_fee() {
        if let Err(reason) = refresh(draft, address) {
            draft.wait(Subject::Asset(address), reason);
        }
    }
}

fn refresh(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let mut turn = draft.turn(address)?;
    let before = (turn.asset.recorded_epoch, turn.asset.doubts);
    let changed = turn.refresh(draft.source(&address)?)?;
    // That a rate is still missing is no news: most stake pools are updated hours into an epoch.
    let news = (turn.asset.doubts ^ before.1) & !Asset::STALE != 0;
    let counts = changed.is_some_and(|changed| {
        let first = before.0 < snapshot.now.epoch.0;
        turn.asset.units > 0 && (first || changed.loss >= MINIMUM_LOSS)
    });
    if !counts && !news {
        return Ok(());
    }
    if draft.sets_aside(Target::RefreshAsset(address), Subject::Asset(address)) {
        return Ok(());
    }
    let changed = changed.unwrap_or_default();
    let instruction = snapshot.addresses.refresh_asset([&turn.asset]);
    draft.keep(turn);
    let crank = Crank::RefreshAsset { asset: address, gain: changed.gain, loss: changed.loss };
    draft.act(crank, instruction);
    Ok(())
}
