//! Matured changes of assets are carried out: an LST is taken, its terms change, it is retired. Dead ones are
//! left to who queued them.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::state::{Change, Setting};
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for change in draft.snapshot.lsts.changes.values() {
        if change.check_executable(&draft.pool, draft.snapshot.now.epoch.0).is_err() {
            continue;
        }
        let done = match change.setting {
            Setting::AddAsset { mint, .. } => add(draft, change, mint),
            Setting::AssetTerms { asset, .. } | Setting::RetireAsset { asset } => {
                execute(draft, change, asset)
            }
            _ => Ok(()),
        };
        if let Err(reason) = done {
            draft.wait(Subject::Change(change.id), reason);
        }
    }
}

fn add(draft: &mut Draft, change: &Change, mint: Pubkey) -> Result<(), Reason> {
    let (snapshot, id) = (draft.snapshot, change.id);
    let Setting::AddAsset { source, .. } = &change.setting else { return Ok(()) };
    if draft.assets.contains_key(&snapshot.addresses.asset(mint)) {
        return Ok(());
    }
    let addition = snapshot.lsts.additions.get(&id).ok_or(Reason::SourceUnreadable)?;
    let reading = addition.state.read(&source.state, |it| source.read(it, snapshot.now.epoch.0));
    reading.ok_or(Reason::SourceSilent)?;
    if draft.sets_aside(Target::AddAsset(id), Subject::Change(id)) {
        return Ok(());
    }
    let queued = (id, change.rent_payer);
    let (addresses, program) = (&snapshot.addresses, addition.token_program);
    let instruction = addresses.add_asset(draft.terms.payer, queued, mint, source, program);
    draft.act(Crank::AddAsset { change: id, mint }, instruction);
    Ok(())
}

fn execute(draft: &mut Draft, change: &Change, address: Pubkey) -> Result<(), Reason> {
    let (snapshot, id) = (draft.snapshot, change.id);
    let mut turn = draft.turn(address)?;
    if id < change.setting.overtaken_before(&turn.asset) {
        return Ok(());
    }
    if draft.sets_aside(Target::ExecuteAssetChange(id), Subject::Change(id)) {
        return Ok(());
    }
    change.setting.apply_to_asset(&mut turn.asset, address)?;
    let (mint, addresses) = (turn.asset.mint, &snapshot.addresses);
    let instruction = addresses.execute_asset_change(mint, id, change.rent_payer);
    draft.keep(turn);
    draft.act(Crank::ExecuteAssetChange { change: id, asset: address }, instruction);
    Ok(())
}
