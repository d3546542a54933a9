//! What a stake pool's reserve has not, its validators' stake brings in the next epoch: that of the validator
//! it prefers, then the largest.

use super::{Draft, Reason, Subject};
use crate::{
    action::{Crank, Target},
    stake_pool::Validator,
};
use cairn::{source::spl_stake_pool::StakePool, stake_account::SPACE, state::Owed};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// Stake accounts of one stake pool that a plan takes from at most; the next plan goes on.
pub const STAKES: usize = 8;

/// The least that a stake pool leaves with a validator, beside the rent, where the stake program's own minimum
/// is lower.
const MINIMUM_ACTIVE: Lamports = Lamports(1_000_000);

pub(super) fn plan(
    draft: &mut Draft,
    address: Pubkey,
    stake_pool: &StakePool,
) -> Result<(), Reason> {
    let minimum = draft.snapshot.minimum_delegation;
    let turn = draft.turn(address)?;
    if turn.asset.redeemable(&turn.pool, &turn.books, minimum)?.is_zero() {
        return Ok(());
    }
    let validators = draft.source(&address)?.validators.as_ref();
    let validators = validators.ok_or(Reason::ValidatorsUnknown)?.in_order();
    for validator in validators.iter().take(STAKES) {
        redeem(draft, address, stake_pool, validator)?;
    }
    Ok(())
}

/// Takes what is wanted of one validator's stake, as far as it has that.
fn redeem(
    draft: &mut Draft,
    address: Pubkey,
    stake_pool: &StakePool,
    validator: &Validator,
) -> Result<(), Reason> {
    let (snapshot, source) = (draft.snapshot, draft.source(&address)?);
    let minimum = snapshot.minimum_delegation;
    let mut turn = draft.turn(address)?;
    let rent = Lamports(snapshot.rent.minimum_balance(SPACE));
    let kept = rent.plus(minimum.max(MINIMUM_ACTIVE))?;
    let units = turn.payable(source, validator.lamports.less(kept), minimum)?;
    let pinned = turn.asset.source;
    let from = validator.stake_account(&pinned.state, &pinned.program);
    if units.is_zero() || draft.sets_aside(Target::RedeemStake(from), Subject::Asset(address)) {
        return Ok(());
    }
    let nonce = turn.pool.take_redemption()?;
    let (payer, addresses) = (draft.terms.payer, &snapshot.addresses);
    let instruction = addresses.redeem_stake(payer, &turn.asset, stake_pool, from, nonce);
    let instruction = instruction.ok_or(Reason::SourceUnreadable)?;
    let lamports = turn.worth(units)?;
    let now = snapshot.now.epoch;
    let owed = Owed::new(lamports, now, now.0.saturating_add(1));
    turn.asset.owe(&mut turn.pool, &mut turn.books, units, owed)?;
    draft.keep(turn);
    draft.act(Crank::RedeemStake { asset: address, from, units, lamports }, instruction);
    Ok(())
}
