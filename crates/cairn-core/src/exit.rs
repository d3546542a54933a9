//! Leaving in kind: for a ticket whose batch could have been filled and was not.

use crate::{Batch, Ledger, Price, Rate, Result, Shares, Units, mul_div_ceil, mul_div_floor};

/// Epochs after which a batch that could have been filled may be left in kind.
pub const IN_KIND_AFTER: u64 = 2;

/// One LST of the pool, as an exit in kind meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InKind {
    /// Units that are not delegated.
    pub free: Units,
    /// The rate by record.
    pub recorded: Rate,
    /// The source's rate, where it can be read.
    pub read: Option<Rate>,
}

/// An exit in kind from one LST, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InKindReport {
    /// Units given, rounded down.
    pub units: Units,
    /// Shares of the ticket burnt for them, rounded up.
    pub shares: Shares,
}

impl Ledger {
    /// `units = floor(free * shares * r / gross)` with `r = min(low price, cap)`, fewer by recorded over
    /// source's rate where the source reads higher; `shares burnt = ceil(value given at the higher rate / r)`.
    ///
    /// An LST that counts less its source's exit fee may be worth more than `shares * r`: never more units
    /// than that buys. The two floors of `free * (shares * r) / gross` favour the pool. The others' price does not fall:
    /// what leaves is worth no more than the shares that leave with it.
    pub fn exit_in_kind(
        &self,
        batch: &Batch,
        low: Price,
        shares: Shares,
        asset: &InKind,
    ) -> Result<Option<InKindReport>> {
        let price = low.lower(batch.cap);
        let gross = self.gross()?;
        if price.nav.is_zero() || gross.is_zero() {
            return Ok(None);
        }
        let claim = price.lamports_floor(shares)?;
        let mut units = mul_div_floor(asset.free.0, claim.0, gross.0)?;
        let higher = match asset.read {
            Some(read) if read.exceeds(asset.recorded) => read,
            _ => asset.recorded,
        };
        if higher != asset.recorded {
            let recorded = mul_div_floor(units, asset.recorded.nav.0, asset.recorded.supply.0)?;
            units = mul_div_floor(recorded, higher.supply.0, higher.nav.0)?;
        }
        if higher.nav.is_zero() {
            return Ok(None);
        }
        let bought = mul_div_floor(claim.0, higher.supply.0, higher.nav.0).unwrap_or(u64::MAX);
        let units = Units(units.min(bought));
        let worth = mul_div_ceil(units.0, higher.nav.0, higher.supply.0)?;
        let shares = Shares(mul_div_ceil(worth, price.supply.0, price.nav.0)?);
        Ok((!shares.is_zero()).then_some(InKindReport { units, shares }))
    }
}
