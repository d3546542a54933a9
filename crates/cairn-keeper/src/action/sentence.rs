//! What a crank does, as the operator reads it.

use super::Crank;
use cairn_client::amount::{self, shares, sol};
use cairn_core::Units;
use std::fmt;

impl fmt::Display for Crank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::CloseBatch { batch, tickets, shares: all } => {
                write!(f, "batch {batch}: {tickets} tickets, {}", shares(all))
            }
            Self::FillBatch { batch, shares: burnt, lamports, unfilled } => {
                let (burnt, left) = (shares(burnt), shares(unfilled));
                write!(f, "batch {batch}: {burnt} for {}; {left} left", sol(lamports))
            }
            Self::Claim { ticket, owner, lamports, .. } => {
                write!(f, "ticket {ticket}: {} to {owner}", sol(lamports))
            }
            Self::CloseTicket { ticket, rent_payer, .. } => {
                write!(f, "ticket {ticket}: rent to {rent_payer}")
            }
            Self::CloseBatchAccount { batch, rent_payer, dust } => write!(
                f,
                "batch {batch}: rent to {rent_payer}, dust of {dust} lamports to the pool"
            ),
            Self::WithdrawStake { stake_account, lamports, .. } => {
                write!(f, "stake {stake_account}: {} to the reserve", sol(lamports))
            }
            Self::UpdatePosition { stake_account, gain, loss } => {
                write!(f, "stake {stake_account}: {} gained, {} lost", sol(gain), sol(loss))
            }
            Self::MergePositions { into, from, lamports } => {
                write!(f, "stake {from}: {} into {into}", sol(lamports))
            }
            Self::UndelegateStake { stake_account, operator, lamports, splits } => {
                let part = if splits { "split off and taken" } else { "taken, all of it" };
                write!(f, "stake {stake_account}: {} {part} from {operator}", sol(lamports))
            }
            Self::DelegateStake { operator, stake_account, lamports } => {
                write!(f, "operator {operator}: {} as stake {stake_account}", sol(lamports))
            }
            Self::SyncSurplus { lamports } => {
                write!(f, "reserve: {} beyond the books joins them", sol(lamports))
            }
            Self::CollectFees { recipient, lamports, shares: minted } => {
                write!(f, "{} for {} to {recipient}", shares(minted), sol(lamports))
            }
            Self::CollectCommission { operator, lamports, shares: minted } => {
                write!(f, "operator {operator}: {} for {}", shares(minted), sol(lamports))
            }
            Self::VerifySource { asset, slot } => {
                write!(f, "asset {asset}: its source, deployed in slot {slot}, is the same code")
            }
            Self::RefreshAsset { asset, gain, loss } => {
                write!(f, "asset {asset}: {} gained, {} lost", sol(gain), sol(loss))
            }
            Self::SettleAsset { asset, haircut } => {
                write!(
                    f,
                    "asset {asset}: its source gives no rate, exits count {} less",
                    sol(haircut)
                )
            }
            Self::SyncAssetSurplus { asset, units } => {
                write!(f, "asset {asset}: {} beyond the books join them", tokens(units))
            }
            Self::RedeemSol { asset, units, lamports } => {
                write!(f, "asset {asset}: {} for {} at once", tokens(units), sol(lamports))
            }
            Self::RedeemStake { asset, from, units, lamports } => {
                let (units, lamports) = (tokens(units), sol(lamports));
                write!(f, "asset {asset}: {units} for {lamports} of stake {from}")
            }
            Self::OrderUnstake { asset, units, lamports } => {
                write!(f, "asset {asset}: {} for a ticket of {}", tokens(units), sol(lamports))
            }
            Self::WithdrawRedemption { redemption, lamports }
            | Self::ClaimUnstake { redemption, lamports } => {
                write!(f, "redemption {redemption}: {} to the reserve", sol(lamports))
            }
            Self::AddAsset { change, mint } => write!(f, "change {change}: takes {mint}"),
            Self::ExecuteAssetChange { change, asset } => {
                write!(f, "change {change}: of asset {asset}")
            }
            Self::CloseAsset { asset, rent_payer } => {
                write!(f, "asset {asset}: rent to {rent_payer}")
            }
        }
    }
}

/// Units of an LST as whole tokens: all have nine decimals, as SOL.
fn tokens(units: Units) -> String {
    format!("{} tokens", amount::Units(units.0))
}
