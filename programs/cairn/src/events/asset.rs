//! LSTs: taken, valued, given back.

use super::Books;
use crate::state::{AssetTerms, Source};
use anchor_lang::prelude::*;

/// An LST is taken from now on, by the change `id`.
#[event]
pub struct AssetAdded {
    pub pool: Pubkey,
    pub id: u64,
    pub asset: Pubkey,
    pub mint: Pubkey,
    pub source: Source,
    pub terms: AssetTerms,
}

/// An asset's terms changed: by a change, or tightened at once.
#[event]
pub struct AssetChanged {
    pub pool: Pubkey,
    pub asset: Pubkey,
    pub change: Option<u64>,
    pub terms: AssetTerms,
    pub retired: bool,
}

/// The manager has looked at an asset's doubts, `doubts` of them, at the deployment of `slot`.
#[event]
pub struct AssetAcknowledged {
    pub pool: Pubkey,
    pub asset: Pubkey,
    pub doubts: u8,
    pub slot: u64,
    /// Of the code looked at.
    pub code_hash: [u8; 32],
    pub epoch: u64,
}

/// That look was taken back.
#[event]
pub struct AcknowledgementCancelled {
    pub pool: Pubkey,
    pub asset: Pubkey,
    pub by: Pubkey,
}

/// Assets were counted anew, one entry each.
#[event]
pub struct AssetRefreshed {
    pub books: Books,
    pub refreshed: Vec<Refreshed>,
}

/// What one asset counts.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refreshed {
    pub asset: Pubkey,
    /// Lamports a unit: `rate_lamports / rate_supply`.
    pub rate_lamports: u64,
    pub rate_supply: u64,
    /// Lamports.
    pub value: u64,
    pub gain: u64,
    pub loss: u64,
    pub doubts: u8,
}

/// An asset without a rate was settled at its last value.
#[event]
pub struct AssetSettled {
    pub books: Books,
    pub asset: Pubkey,
    pub value: u64,
    pub haircut: u64,
    pub doubts: u8,
}

/// The source's present deployment is the code that was looked at.
#[event]
pub struct SourceVerified {
    pub pool: Pubkey,
    pub asset: Pubkey,
    /// Of the deployment.
    pub slot: u64,
}

/// Units of an LST came in, shares were minted.
#[event]
pub struct LstDeposited {
    pub books: Books,
    pub depositor: Pubkey,
    pub recipient: Pubkey,
    pub asset: Pubkey,
    pub units: u64,
    /// Lamports for which the shares were minted.
    pub credit: u64,
    pub shares: u64,
}

/// Units that somebody gave joined the asset, their value withheld.
#[event]
pub struct AssetSurplusSynced {
    pub books: Books,
    pub asset: Pubkey,
    pub units: u64,
    pub gain: u64,
}

/// Units went back to their source, which paid lamports into the reserve.
#[event]
pub struct AssetRedeemed {
    pub books: Books,
    pub asset: Pubkey,
    pub units: u64,
    pub lamports: u64,
    pub gain: u64,
    pub loss: u64,
}

/// Units went back to their source, which owes lamports for them.
#[event]
pub struct RedemptionOrdered {
    pub books: Books,
    pub asset: Pubkey,
    pub redemption: Pubkey,
    pub receipt: Pubkey,
    pub units: u64,
    pub lamports: u64,
    pub gain: u64,
    pub loss: u64,
}

/// A source paid what it owed.
#[event]
pub struct RedemptionPaid {
    pub books: Books,
    pub asset: Pubkey,
    pub redemption: Pubkey,
    pub lamports: u64,
    pub gain: u64,
    pub loss: u64,
}

/// A retired asset of which nothing is left was closed.
#[event]
pub struct AssetClosed {
    pub pool: Pubkey,
    pub asset: Pubkey,
}
