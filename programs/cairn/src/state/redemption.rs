//! A redemption: units given back to their source, which pays for them later.

use super::Version;
use crate::{cpi::system, rent, seeds::REDEMPTION};
use anchor_lang::prelude::*;

/// One redemption. PDA `redemption, pool, nonce`. Gone once it is paid.
#[account]
#[derive(InitSpace, Debug)]
pub struct Redemption {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    pub asset: Pubkey,
    /// Redemptions of a pool are numbered from 0.
    pub nonce: u64,
    /// PDA `receipt, pool, nonce`: the stake account received, or Marinade's ticket.
    pub receipt: Pubkey,
    /// Who paid the rents of this account and of the receipt, and gets both back.
    pub rent_payer: Pubkey,
    /// Units given back.
    pub units: u64,
    /// Lamports due for them: they count as transit, and are no more than the units counted.
    pub lamports: u64,
    /// Lamports that the source says it pays: what that is more than counts once it is paid.
    pub promised: u64,
    /// Lamports in the receipt that are the payer's.
    pub rent: u64,
    /// The epoch in which the source has to pay.
    pub due_epoch: u64,

    pub _reserved: [u8; 32],
}

impl Redemption {
    /// Writes a new redemption at its address, which signs by its seeds; `payer` pays the rent.
    pub fn create<'info>(
        &self,
        payer: &Signer<'info>,
        account: &UncheckedAccount<'info>,
    ) -> Result<()> {
        let (pool, nonce, bump) = (self.pool, self.nonce.to_le_bytes(), [self.bump]);
        let seeds: &[&[u8]] = &[REDEMPTION, pool.as_ref(), &nonce, &bump];
        let space = 8 + Self::INIT_SPACE;
        let rent = rent::minimum(&Rent::get()?, space);
        system::create(payer, account, rent, space, &crate::ID, &[seeds])?;
        self.try_serialize(&mut &mut account.try_borrow_mut_data()?[..])
    }
}
