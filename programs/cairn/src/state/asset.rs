//! An asset: one LST, what the pool holds of it and what it counts.

use super::{AssetTerms, Source, Version};
use crate::{CairnError, groups::OfPool};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Guards, Lamports, Rate, Shares, Units};

/// One LST. PDA `asset, pool, mint`. Its tokens are in `vault`, an ATA of the pool's authority.
#[account]
#[derive(InitSpace, Debug)]
pub struct Asset {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    pub mint: Pubkey,
    /// The program of the mint.
    pub token_program: Pubkey,
    /// ATA of the authority.
    pub vault: Pubkey,
    pub source: Source,
    /// Who paid the rent of this account and gets it back.
    pub rent_payer: Pubkey,
    pub terms: AssetTerms,
    /// Nothing comes in any more, all goes back to the source.
    pub retired: bool,
    /// The number of the next change when it was added: lower changes of it are dead.
    pub added: u64,
    /// What it was when its terms were tightened last: lower changes of them are dead.
    pub tightened: u64,

    // -- Holding -----------------------------------------------------------------------------
    /// Units by record; the vault never holds fewer (I2).
    pub units: u64,
    /// What they count, in lamports, net of the source's exit fee.
    pub value: u64,
    /// Of `value`, lamports that exits do not count, for the source gives no rate.
    pub haircut: u64,
    /// Lamports that the source owes for units given back.
    pub transit: u64,
    /// Redemptions that are open.
    pub redemptions: u32,

    // -- Rate --------------------------------------------------------------------------------
    /// The rate that counts: `rate_lamports / rate_supply` lamports a unit.
    pub rate_lamports: u64,
    pub rate_supply: u64,
    /// The rate as the source said it.
    pub read_lamports: u64,
    pub read_supply: u64,
    /// The rate that counted when the last earlier epoch with a rate ended, and that epoch: rises are
    /// measured from it.
    pub base_lamports: u64,
    pub base_supply: u64,
    pub base_epoch: u64,
    /// The source's highest exit fee, now or announced.
    pub exit_fee_bps: u16,
    /// The epoch of the rate.
    pub recorded_epoch: u64,
    /// The last epoch in which it was settled.
    pub settled_epoch: u64,

    // -- Doubts ------------------------------------------------------------------------------
    /// A bit for each reason to take no more of it; 0 is none.
    pub doubts: u8,
    /// What of `doubts` the manager has looked at, at which deployment of the source's program, and the first
    /// epoch in which that counts; no bit where there is no acknowledgement.
    pub acknowledged: u8,
    pub acknowledged_slot: u64,
    /// Of the program's code there, where an upgrade was looked at.
    pub acknowledged_code_hash: [u8; 32],
    pub acknowledged_epoch: u64,
    /// The first epoch in which deposits are taken: its source's program was deployed anew before, as the code that
    /// was looked at. What stood there in between is seen by then.
    pub deposits_from: u64,

    pub _reserved: [u8; 64],
}

impl OfPool for Asset {
    fn pool(&self) -> &Pubkey {
        &self.pool
    }
}

impl Asset {
    /// The rate fell beyond `max_drop_bps`, until it is acknowledged.
    pub const DROPPED: u8 = 1;
    /// The source's program was deployed anew, until that is acknowledged.
    pub const UPGRADED: u8 = 2;
    /// The source gives no rate of this epoch.
    pub const STALE: u8 = 4;

    pub fn units(&self) -> Units {
        Units(self.units)
    }

    pub fn guards(&self) -> Guards {
        self.terms.guards()
    }

    pub fn exit_fee(&self) -> Bps {
        Bps(self.exit_fee_bps)
    }

    /// The rate that counts.
    pub fn rate(&self) -> Rate {
        rate(self.rate_lamports, self.rate_supply)
    }

    /// The rate as the source said it.
    pub fn read(&self) -> Rate {
        rate(self.read_lamports, self.read_supply)
    }

    /// The rate from which rises are measured.
    pub fn base(&self) -> Rate {
        rate(self.base_lamports, self.base_supply)
    }

    /// What `units` of it count.
    pub fn value_of(&self, units: Units) -> cairn_core::Result<Lamports> {
        cairn_core::value(units, self.rate(), self.exit_fee())
    }

    /// The doubts that last until they are acknowledged.
    pub const LASTING: u8 = Self::DROPPED | Self::UPGRADED;

    /// Whether deposits of it are taken: a rate of this epoch, no doubt, not retired.
    ///
    /// Errors: [`CairnError::AssetNotRefreshed`], [`CairnError::AssetReduceOnly`].
    pub fn check_takes_deposit(&self, epoch: u64) -> Result<()> {
        let closed = self.retired || self.doubts & !Self::STALE != 0 || epoch < self.deposits_from;
        require!(!closed, CairnError::AssetReduceOnly);
        let fresh = self.recorded_epoch == epoch && self.doubts == 0;
        require!(fresh, CairnError::AssetNotRefreshed);
        Ok(())
    }
}

fn rate(lamports: u64, supply: u64) -> Rate {
    Rate { nav: Lamports(lamports), supply: Shares(supply) }
}
