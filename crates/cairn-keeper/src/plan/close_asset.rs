//! Retired assets of which nothing is left are closed.

use super::{Draft, Subject};
use crate::action::{Crank, Target};
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.assets_by_fee() {
        close(draft, address);
    }
}

fn close(draft: &mut Draft, address: Pubkey) {
    let asset = &draft.assets[&address];
    let gone = asset.units == 0 && asset.transit == 0 && asset.redemptions == 0;
    let (rent_payer, retired) = (asset.rent_payer, asset.retired);
    let instruction = draft.snapshot.addresses.close_asset(asset);
    if !retired || !gone || draft.sets_aside(Target::CloseAsset(address), Subject::Asset(address)) {
        return;
    }
    draft.assets.remove(&address);
    draft.act(Crank::CloseAsset { asset: address, rent_payer }, instruction);
}
