//! LSTs go back to their sources: what stands above its target, before native stake is taken; what native stake
//! cannot bring either, after it. The cheapest exit fee goes first.

use super::{Draft, Reason, Subject, order_unstake, redeem_sol, redeem_stake};
use cairn::{constants::MINIMUM_REDEMPTION, source::SourceKind};
use cairn_core::{Bps, Lamports, Result as Core, asset_surplus};
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

/// Redeems of the assets that stand above their targets; gives those.
pub(super) fn above_target(draft: &mut Draft) -> BTreeSet<Pubkey> {
    let mut above = BTreeSet::new();
    for address in draft.assets_by_fee() {
        match stands_above(draft, &address) {
            Ok(true) => {
                above.insert(address);
                try_redeem(draft, address);
            }
            Ok(false) => {}
            Err(error) => draft.wait(Subject::Asset(address), Reason::Refused(error)),
        }
    }
    above
}

/// Redeems of all the others what the queue needs, still.
pub(super) fn for_need(draft: &mut Draft, redeemed: &BTreeSet<Pubkey>) {
    for address in draft.assets_by_fee() {
        if !redeemed.contains(&address) {
            try_redeem(draft, address);
        }
    }
}

fn stands_above(draft: &Draft, address: &Pubkey) -> Core<bool> {
    let asset = &draft.assets[address];
    let (value, target) = (Lamports(asset.value), Bps(asset.terms.target_bps));
    Ok(!asset_surplus(value, target, draft.books.ledger.nav()?)?.is_zero())
}

fn try_redeem(draft: &mut Draft, address: Pubkey) {
    if let Err(reason) = redeem(draft, address) {
        draft.wait(Subject::Asset(address), reason);
    }
}

fn redeem(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let turn = draft.turn(address)?;
    let minimum = Lamports(MINIMUM_REDEMPTION);
    if turn.asset.redeemable(&turn.pool, &turn.books, minimum)?.is_zero() {
        return Ok(());
    }
    let source = draft.source(&address)?;
    turn.check_gives_back(source)?;
    match turn.asset.source.kind {
        SourceKind::SplStakePool => {
            let stake_pool = source.stake_pool(&turn.asset).ok_or(Reason::SourceUnreadable)?;
            if draft.snapshot.rewards {
                return Err(Reason::RewardsBeingPaid);
            }
            redeem_sol::plan(draft, address, &stake_pool)?;
            redeem_stake::plan(draft, address, &stake_pool)
        }
        SourceKind::Marinade => order_unstake::plan(draft, address),
    }
}
