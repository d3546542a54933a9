//! The pool: its addresses, roles, parameters and books.

use super::{Orders, Parameters, Reserved, Settlement, Version};
use crate::CairnError;
use anchor_lang::prelude::*;

/// One liquid restaking pool. PDA `pool, lrt_mint`.
#[account]
#[derive(InitSpace, Default, Debug)]
pub struct Pool {
    /// Layout of this account.
    pub version: Version,
    /// Bumps of this account and of the PDAs that sign for it.
    pub bump: u8,
    pub authority_bump: u8,
    pub reserve_bump: u8,
    pub claims_bump: u8,

    // -- Addresses ---------------------------------------------------------------------------
    /// The liquid restaking token.
    pub lrt_mint: Pubkey,
    /// PDA `authority, pool`: mint authority, owner of the escrow.
    pub authority: Pubkey,
    /// PDA `reserve, pool`: idle lamports.
    pub reserve_account: Pubkey,
    /// PDA `claims, pool`: lamports of filled tickets.
    pub claims_account: Pubkey,
    /// ATA of the authority: shares of tickets that are not filled.
    pub escrow: Pubkey,
    /// ATA of PDA `locked, pool`: shares that nothing moves.
    pub locked: Pubkey,

    // -- Roles -------------------------------------------------------------------------------
    /// Queues changes.
    pub admin: Pubkey,
    /// Tightens, pauses deposits.
    pub manager: Pubkey,
    /// Tightens, pauses deposits, cancels changes.
    pub guardian: Pubkey,
    /// Receives fees, in shares.
    pub fee_recipient: Pubkey,
    /// Number of the admin's term; a change of an earlier one is dead.
    pub admin_term: u64,

    // -- Governance --------------------------------------------------------------------------
    /// Number of the next change.
    pub next_change: u64,
    /// What it was when these were tightened last: lower changes of them are dead.
    pub deposit_cap_tightened: u64,
    pub instant_limit_tightened: u64,
    /// Deposits are paused from `pause_start` on, up to the start of epoch `pause_end`.
    pub pause_start: u64,
    pub pause_end: u64,

    // -- Parameters --------------------------------------------------------------------------
    pub parameters: Parameters,

    // -- Books (cairn_core::Ledger) ----------------------------------------------------------
    /// Lamports in the reserve, without its rent.
    pub reserve: u64,
    /// Lamports in positions.
    pub staked: u64,
    /// What the LSTs are worth, in lamports.
    pub assets: u64,
    /// Lamports that sources owe for LSTs given back.
    pub transit: u64,
    /// Lamports that do not count in the price yet.
    pub withheld: u64,
    /// Lamports that this epoch releases in all.
    pub stream: u64,
    /// Of `stream`, lamports released already.
    pub released: u64,
    /// Lamports that this epoch's releases carried over the mark.
    pub carried: u64,
    /// Lamports of fee charged on `carried`.
    pub charged: u64,
    /// Lamports that instant exits have taken in this epoch, by value.
    pub instant: u64,
    /// Lamports that deposits have brought into the reserve in this epoch.
    pub deposited: u64,
    /// Lamports of fees not yet paid in shares, commissions among them.
    pub fees: u64,
    /// Lamports that executed slashes are owed.
    pub slash_owed: u64,
    /// Lamports that batches hold against cases.
    pub held: u64,
    /// The highest price that releases have reached.
    pub mark_nav: u64,
    pub mark_supply: u64,
    /// Epoch of the last instruction that moved the books.
    pub epoch: u64,
    /// Shares by record; the mint's supply never exceeds it (I1).
    pub supply: u64,
    /// Shares of tickets that are not filled; the escrow never holds less (I3).
    pub escrowed: u64,
    /// Of `escrowed`, shares in closed batches.
    pub queued: u64,
    /// Lamports that those are owed at their batches' caps.
    pub owed_at_cap: u64,
    /// Lamports of filled tickets that are not claimed (I4).
    pub claims: u64,

    // -- Queue (cairn_core::Queue) -----------------------------------------------------------
    /// The oldest batch that is not filled.
    pub head_batch: u64,
    /// The batch that takes tickets.
    pub open_batch: u64,
    /// The epoch of the open batch.
    pub open_epoch: u64,
    /// The price at which that epoch ended; supply 0 as long as it has not.
    pub ended_nav: u64,
    pub ended_supply: u64,

    // -- Stake -------------------------------------------------------------------------------
    /// The operators' weights that count, in all.
    pub weights: u64,
    /// Number of the next stake account.
    pub next_position: u64,
    /// Of `staked`, lamports in positions that are not active any more: they come back to the reserve.
    pub arriving: u64,
    /// Lamports undelegated without need in epoch `moved_epoch`.
    pub moved: u64,
    pub moved_epoch: u64,

    // -- Assets ------------------------------------------------------------------------------
    /// Of `assets`, lamports that exits do not count, for their sources give no rate.
    pub haircuts: u64,
    /// Which assets are settled.
    pub settlement: Settlement,
    /// Number of the next redemption.
    pub next_redemption: u64,
    /// Of `transit`, what is not late.
    pub orders: Orders,

    // -- Commission (cairn_core::Ledger) -----------------------------------------------------
    /// Lamports that operators are due of `fees`, in front of the pool's own part.
    pub commissions: u64,

    // -- Events ------------------------------------------------------------------------------
    /// Number of the last event that carries the books.
    pub seq: u64,

    pub _reserved: Reserved,
}

impl Pool {
    /// Whether it is the guardian or the manager.
    pub fn is_guard(&self, key: &Pubkey) -> bool {
        [self.guardian, self.manager].contains(key)
    }

    /// Whether each role has a key.
    pub fn check_roles(&self) -> Result<()> {
        let roles = [self.admin, self.manager, self.guardian, self.fee_recipient];
        require!(!roles.contains(&Pubkey::default()), CairnError::RoleMissing);
        Ok(())
    }
}
