//! What operators and assets should hold, and what may be moved towards it.

use crate::{Bps, Lamports, Result, mul_div_floor};

/// When moves between operators happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveRules {
    /// The stake program's minimum delegation, as it says it.
    pub minimum: Lamports,
    /// Rent of a stake account.
    pub rent: Lamports,
    /// What moves without need may take in this epoch, still.
    pub limit: Lamports,
}

/// Moves happen beyond this part of the target: 2 %.
const BAND: Bps = Bps(200);
/// Or beyond this many minimum delegations, where that is more.
const BAND_MINIMUMS: u64 = 10;

/// `min(cap, floor(total * weight / weights))`; 0 where nobody has a weight.
///
/// `total` is `staked + free` when delegating and `staked - need` when undelegating.
pub fn operator_target(
    total: Lamports,
    weight: u64,
    weights: u64,
    cap: Lamports,
) -> Result<Lamports> {
    match weights {
        0 => Ok(Lamports::ZERO),
        _ => Ok(Lamports(mul_div_floor(total.0, weight, weights)?).min(cap)),
    }
}

impl MoveRules {
    /// `max(2 % of target, 10 minimum delegations)`, rounded down; none around a target of 0: who should
    /// have nothing keeps nothing.
    pub fn band(&self, target: Lamports) -> Result<Lamports> {
        if target.is_zero() {
            return Ok(Lamports::ZERO);
        }
        let minimums = Lamports(self.minimum.0.saturating_mul(BAND_MINIMUMS));
        Ok(BAND.of_floor(target)?.max(minimums))
    }

    /// What may be delegated to an operator below its target, of what is free, besides the rent
    /// that goes along: at least a minimum delegation, else nothing.
    pub fn delegate(&self, staked: Lamports, target: Lamports, free: Lamports) -> Result<Lamports> {
        let lamports = target.less(staked).min(free).less(self.rent);
        Ok(if lamports < self.minimum { Lamports::ZERO } else { lamports })
    }

    /// What may be taken from an operator above its target. For the need: all above the target, as far
    /// as the need goes. Without: only beyond the band and within the limit.
    pub fn undelegate(
        &self,
        staked: Lamports,
        target: Lamports,
        need: Lamports,
    ) -> Result<Lamports> {
        let above = staked.less(target);
        if !need.is_zero() {
            return Ok(above.min(need.max(self.minimum)));
        }
        let beyond = above > self.band(target)?;
        Ok(if beyond { above.min(self.limit) } else { Lamports::ZERO })
    }

    /// What a split of a position of `position` lamports takes so as to move about `lamports`: the whole
    /// position where either side would be left below the minimum and rent.
    pub fn split(&self, position: Lamports, lamports: Lamports) -> Result<Lamports> {
        let least = self.minimum.plus(self.rent)?;
        let lamports = lamports.max(least);
        let left = position.less(lamports);
        Ok(if lamports >= position || left < least { position } else { lamports })
    }
}

/// What of an asset stands above its target share of nav, where that is beyond the band of 2 % of the target:
/// redeemed first, and only this without need.
pub fn asset_surplus(value: Lamports, target: Bps, nav: Lamports) -> Result<Lamports> {
    let target = target.of_floor(nav)?;
    let above = value.less(target);
    Ok(if above > BAND.of_floor(target)? { above } else { Lamports::ZERO })
}

/// What of an asset may be redeemed: what stands above its target, `surplus`; for the need that, and what
/// `staked` lamports of native stake cannot bring either.
pub fn redeemable(surplus: Lamports, need: Lamports, staked: Lamports) -> Result<Lamports> {
    let rest = need.less(staked);
    Ok(surplus.max(need.min(surplus.plus(rest)?)))
}
