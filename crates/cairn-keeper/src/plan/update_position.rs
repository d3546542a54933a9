//! Positions are updated once an epoch, and where their stake accounts or validators are not what the
//! records say: rewards join withheld, losses the price, validators that take too much are suspended.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// The least that is recognised beside the update of each epoch: 20 times the fee of a transaction, so
/// that drops into stake accounts cannot bleed the fee payer. A loss is recognised whatever it is.
pub const MINIMUM_GAIN: Lamports = Lamports(100_000);

pub(super) fn plan(draft: &mut Draft) {
    let mut addresses: Vec<Pubkey> = draft.positions.keys().copied().collect();
    // An operator's together: more of them fit into a transaction.
    addresses.sort_by_key(|address| draft.positions[address].operator);
    for address in addresses {
        if let Err(reason) = update(draft, address) {
            draft.wait(Subject::Stake(address), reason);
        }
    }
}

fn update(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let Some(stake) = draft.stakes.get(&address).copied() else {
        return Ok(());
    };
    let mut moved = draft.begin(&address)?;
    let (status, epoch) = (moved.position.status, snapshot.now.epoch.0);
    let vote_account = moved.operator.vote_account;
    let validator = snapshot.validators.get(&vote_account).copied();
    let found = moved.recognise(draft)?;
    let judged = validator.map(|one| moved.operator.judged(one, snapshot.now.epoch));
    let due = moved.position.updated_epoch < epoch
        || stake.status() != status
        || judged.is_some_and(|judged| judged != moved.operator.status)
        || found.loss > 0
        || found.gain >= MINIMUM_GAIN.0;
    if !due || draft.sets_aside(Target::UpdatePosition(address), Subject::Stake(address)) {
        return Ok(());
    }
    if let Some(validator) = validator {
        moved.operator.judge(&mut moved.pool, validator, snapshot.now.epoch)?;
    }
    moved.position.updated_epoch = epoch;
    let instruction = snapshot.addresses.update_position(&[(&moved.position, vote_account)]);
    draft.settle(moved);
    let (gain, loss) = (Lamports(found.gain), Lamports(found.loss));
    draft.act(Crank::UpdatePosition { stake_account: address, gain, loss }, instruction);
    Ok(())
}
