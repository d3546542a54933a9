//! Marinade's delayed unstake: mSOL for a ticket, a ticket for lamports.

use super::call::{invoke, readonly, signer, writable};
use anchor_lang::prelude::*;

/// `sha256("global:order_unstake")[..8]`, `sha256("global:claim")[..8]`,
/// `sha256("account:TicketAccountData")[..8]`.
const ORDER_UNSTAKE: [u8; 8] = [97, 167, 144, 107, 117, 190, 128, 36];
const CLAIM: [u8; 8] = [62, 198, 214, 193, 213, 159, 108, 210];
const TICKET: [u8; 8] = [133, 77, 18, 98, 211, 1, 231, 3];

/// Bytes of a ticket: what it is, its state, its beneficiary, lamports, the epoch it was ordered in.
pub const TICKET_SPACE: usize = 88;

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

impl OrderUnstake<'_> {
    /// Gives `units` back; the burn authority signs with `seeds`.
    pub fn invoke(&self, units: u64, seeds: &[&[u8]]) -> Result<()> {
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
        invoke(&self.program, data, &accounts, &[seeds])
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

impl Claim<'_> {
    /// Nobody signs: a ticket pays its beneficiary, whoever asks for it.
    pub fn invoke(&self) -> Result<()> {
        let accounts = [
            writable(&self.state),
            writable(&self.reserve),
            writable(&self.ticket),
            writable(&self.to),
            readonly(&self.clock),
            readonly(&self.system_program),
        ];
        invoke(&self.program, CLAIM.to_vec(), &accounts, &[])
    }
}

/// What Marinade owes, to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    pub state: Pubkey,
    pub beneficiary: Pubkey,
    pub lamports: u64,
}

impl Ticket {
    /// Reads it; none where the account is no ticket of `program`.
    pub fn read(account: &AccountInfo, program: &Pubkey) -> Option<Self> {
        let data = account.try_borrow_data().ok()?;
        if account.owner != program || data.get(..8)? != TICKET {
            return None;
        }
        Some(Self {
            state: Pubkey::new_from_array(data.get(8..40)?.try_into().ok()?),
            beneficiary: Pubkey::new_from_array(data.get(40..72)?.try_into().ok()?),
            lamports: u64::from_le_bytes(data.get(72..80)?.try_into().ok()?),
        })
    }
}
