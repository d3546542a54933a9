//! Units that somebody sent to a vault join the books.

use super::{Draft, MINIMUM_SURPLUS, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::{Holding, Lamports, Units};
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.assets_by_fee() {
        if let Err(reason) = sync(draft, address) {
            draft.wait(Subject::Asset(address), reason);
        }
    }
}

fn sync(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let found = Units(draft.source(&address)?.vault);
    let mut turn = draft.turn(address)?;
    let units = found.less(turn.asset.units());
    if turn.asset.value_of(units)? < MINIMUM_SURPLUS {
        return Ok(());
    }
    if draft.sets_aside(Target::SyncAssetSurplus(address), Subject::Asset(address)) {
        return Ok(());
    }
    turn.refresh(draft.source(&address)?)?;
    turn.asset.check_takes_deposit(snapshot.now.epoch.0)?;
    let gain = turn.asset.set_units(&mut turn.pool, &mut turn.books, found)?.gain;
    turn.books.ledger.gain(Holding::Assets, gain)?;
    let (value, nav) = (Lamports(turn.asset.value), turn.books.ledger.nav()?);
    turn.asset.guards().check_caps(value, nav)?;
    let instruction = snapshot.addresses.sync_asset_surplus(&turn.asset);
    draft.keep(turn);
    draft.act(Crank::SyncAssetSurplus { asset: address, units }, instruction);
    Ok(())
}
