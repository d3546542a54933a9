//! What an LST is worth: by its own source, guarded.

use crate::{Bps, CoreError, Epoch, Lamports, Price, Result, Units, mul_div_ceil, mul_div_floor};

/// A source's rate: `lamports / supply` lamports a unit, as its state account says it.
pub type Rate = Price;

/// The limits of one asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// A rise counts up to this in an epoch, the rest in later epochs.
    pub max_growth: Bps,
    /// A fall beyond this makes the asset reduce-only. It counts in full.
    pub max_drop: Bps,
    /// What is taken off an asset that stands stale or untrusted, at most 500.
    pub stale_haircut: Bps,
    /// What is taken off the credit of a deposit.
    pub credit_haircut: Bps,
    /// The most the pool holds of it.
    pub cap: Lamports,
    /// The most it may be of nav.
    pub share_cap: Bps,
}

/// A reading of a source, guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The rate that counts: as read, or what the guard allows of a rise.
    pub rate: Rate,
    /// Whether it fell beyond `max_drop`.
    pub dropped: bool,
}

/// `floor(units * lamports / supply)`, less the source's exit fee, ceiled.
pub fn value(units: Units, rate: Rate, exit_fee: Bps) -> Result<Lamports> {
    let value = Lamports(mul_div_floor(units.0, rate.nav.0, rate.supply.0)?);
    value.minus(exit_fee.of_ceil(value)?)
}

impl Guards {
    /// The rate that counts, from the rate read and the one recorded at the end of the last earlier
    /// epoch, `elapsed` epochs ago (at least 1).
    ///
    /// A rise over it counts up to `max_growth` per elapsed epoch: the guarded rate is
    /// `recorded.nav * (10 000 + growth) / 10 000` on the recorded supply, rounded down; as much as 64
    /// bits hold where the epochs are too many.
    pub fn read(&self, recorded: Rate, read: Rate, elapsed: Epoch) -> Result<Reading> {
        let growth = u64::from(self.max_growth.0).saturating_mul(elapsed.0.max(1));
        let whole = Bps::WHOLE.saturating_add(growth);
        let most = Rate {
            nav: Lamports(mul_div_floor(recorded.nav.0, whole, Bps::WHOLE).unwrap_or(u64::MAX)),
            supply: recorded.supply,
        };
        let kept = Bps::WHOLE.saturating_sub(u64::from(self.max_drop.0));
        let least = Rate {
            nav: Lamports(mul_div_ceil(recorded.nav.0, kept, Bps::WHOLE)?),
            supply: recorded.supply,
        };
        Ok(Reading { rate: read.lower(most), dropped: least.exceeds(read) })
    }

    /// What is taken off `value` while the asset is stale, rounded up.
    pub fn haircut(&self, value: Lamports) -> Result<Lamports> {
        self.stale_haircut.of_ceil(value)
    }

    /// What a deposit of `units` is credited: at the lower of the rate read and the guarded rate, less
    /// the haircut on credits, and at most `rise`, what the asset's value rises by.
    pub fn credit(
        &self,
        units: Units,
        read: Rate,
        guarded: Rate,
        exit_fee: Bps,
        rise: Lamports,
    ) -> Result<Lamports> {
        let worth = value(units, read.lower(guarded), exit_fee)?;
        let credit = worth.minus(self.credit_haircut.of_ceil(worth)?)?;
        Ok(credit.min(rise))
    }

    /// Whether the pool may hold `held` lamports of it at this nav: both caps bind, on what is held, not
    /// on what ever came in.
    ///
    /// Errors: [`CoreError::AssetCap`] with the lower of the caps.
    pub fn check_caps(&self, held: Lamports, nav: Lamports) -> Result<()> {
        let cap = self.cap.min(self.share_cap.of_floor(nav)?);
        match held > cap {
            true => Err(CoreError::AssetCap { lamports: held, cap }),
            false => Ok(()),
        }
    }
}
