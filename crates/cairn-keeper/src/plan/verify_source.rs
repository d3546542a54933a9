//! A source's program that was deployed or extended anew is shown to be the code that was looked at, where it is.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.assets_by_fee() {
        if let Err(reason) = verify(draft, address) {
            draft.wait(Subject::Asset(address), reason);
        }
    }
}

fn verify(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let (snapshot, source) = (draft.snapshot, draft.source(&address)?);
    let mut turn = draft.turn(address)?;
    let pinned = turn.asset.source;
    let slot = source.program_data.read(&pinned.program_data, |data| pinned.slot(data));
    let slot = slot.ok_or(Reason::SourceUnreadable)?;
    if turn.asset.is_looked_at(slot) {
        return Ok(());
    }
    let code = source.code_hash.ok_or(Reason::CodeUnknown)?;
    if !turn.asset.verify(slot, code, snapshot.now.epoch.0) {
        return Err(Reason::CodeNotLookedAt);
    }
    if draft.sets_aside(Target::VerifySource(address), Subject::Asset(address)) {
        return Ok(());
    }
    let instruction = snapshot.addresses.verify_source(&turn.asset);
    draft.keep(turn);
    draft.act(Crank::VerifySource { asset: address, slot }, instruction);
    Ok(())
}
