//! Marinade's delayed unstake: mSOL for a ticket, a ticket for lamports.

use super::call::{Call, readonly, signer, writable};
use anchor_lang::prelude::*;

/// `sha256("global:order_unstake")[..8]` and `sha256("global:claim")[..8]`.
const ORDER_UNSTAKE: [u8; 8] = [97, 167, 144, 107, 117, 190, 128, 36];
const CLAIM: [u8; 8] = [62, 198, 214, 193, 213, 159, 108, 210];

/// `order_unstake`: burns mSOL.
pub struct OrderUnstake<'info> {
    pub program: AccountInfo<'info>,
    pub state: AccountInfo<'info>,
    pub msol_mint: AccountInfo<'info>,
    /// Its owner becomes the ticket's beneficiary.
    pub burn_from: AccountInfo<'info>,
    /// Signs for `burn_from`.
    pub burn_authority: AccountInfo<'info>,
    /// Marinade's own, all 0.
    pub ticket: AccountInfo<'info>,
    pub clock: AccountInfo<'info>,
    pub rent: AccountInfo<'info>,
    pub token_program: AccountInfo<'info>,
}

impl<'info> OrderUnstake<'info> {
    /// Gives `units` back; the burn authority signs.
    pub fn call(&self, units: u64) -> Call<'info> {
        let accounts = [
            writable(&self.state),
            writable(&self.msol_mint),
            writable(&self.burn_from),
            signer(&self.burn_authority),
            writable(&self.ticket),
            readonly(&self.clock),
            readonly(&self.rent),
            readonly(&self.token_program),
        ];
        let data = [&ORDER_UNSTAKE[..], &units.to_le_bytes()].concat();
        Call::new(&self.program, data, accounts)
    }
}

/// `claim`: pays a ticket that is due to its beneficiary and closes it; its rent goes along.
pub struct Claim<'info> {
    pub program: AccountInfo<'info>,
    pub state: AccountInfo<'info>,
    pub reserve: AccountInfo<'info>,
    pub ticket: AccountInfo<'info>,
    pub to: AccountInfo<'info>,
    pub clock: AccountInfo<'info>,
    pub system_program: AccountInfo<'info>,
}

impl<'info> Claim<'info> {
    /// Nobody signs: a ticket pays its beneficiary, whoever asks for it.
    pub fn call(&self) -> Call<'info> {
        let accounts = [
            writable(&self.state),
            writable(&self.reserve),
            writable(&self.ticket),
            writable(&self.to),
            readonly(&self.clock),
            readonly(&self.system_program),
        ];
        Call::new(&self.program, CLAIM.to_vec(), accounts)
    }
}
