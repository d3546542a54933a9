//! What a stake pool's reserve has is had at once.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn::{
    constants::MINIMUM_REDEMPTION, source::spl_stake_pool::StakePool, stake_account::SPACE,
};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

pub(super) fn plan(
    draft: &mut Draft,
    address: Pubkey,
    stake_pool: &StakePool,
) -> Result<(), Reason> {
    // Who else must sign is not asked.
    if stake_pool.sol_withdraw_authority.is_some() {
        return Ok(());
    }
    let (snapshot, source) = (draft.snapshot, draft.source(&address)?);
    let mut turn = draft.turn(address)?;
    let payable = source.payable(Lamports(snapshot.rent.minimum_balance(SPACE)));
    let units = turn.payable(source, payable, Lamports(MINIMUM_REDEMPTION))?;
    if units.is_zero() || draft.sets_aside(Target::RedeemSol(address), Subject::Asset(address)) {
        return Ok(());
    }
    let instruction = snapshot.addresses.redeem_sol(&turn.asset, stake_pool);
    let instruction = instruction.ok_or(Reason::SourceUnreadable)?;
    let lamports = turn.worth(units)?;
    turn.asset.give_back(&mut turn.pool, &mut turn.books, units, lamports)?;
    draft.keep(turn);
    draft.act(Crank::RedeemSol { asset: address, units, lamports }, instruction);
    Ok(())
}
