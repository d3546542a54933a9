//! Deposits, exits, tickets, fees, surplus.

use super::Books;
use anchor_lang::prelude::*;

/// SOL came in, shares went out.
#[event]
pub struct SolDeposited {
    pub books: Books,
    pub depositor: Pubkey,
    pub recipient: Pubkey,
    pub lamports: u64,
    pub shares: u64,
}

/// An active stake account came in, shares went out. `lamports` are its stake and its rent.
#[event]
pub struct StakeDeposited {
    pub books: Books,
    pub depositor: Pubkey,
    pub recipient: Pubkey,
    pub operator: Pubkey,
    pub lamports: u64,
    pub shares: u64,
}

/// Shares were burnt for lamports at once. `fee` is part of `kept`, which joined withheld.
#[event]
pub struct InstantWithdrawn {
    pub books: Books,
    pub owner: Pubkey,
    pub recipient: Pubkey,
    pub shares: u64,
    pub lamports: u64,
    pub fee: u64,
    pub kept: u64,
}

/// Fees were paid in shares.
#[event]
pub struct FeesCollected {
    pub books: Books,
    pub recipient: Pubkey,
    pub lamports: u64,
    pub shares: u64,
}

/// What appeared without an instruction joined withheld: lamports sent, shares burnt or given away.
#[event]
pub struct SurplusSynced {
    pub books: Books,
    pub reserve_lamports: u64,
    pub claims_lamports: u64,
    pub burnt_shares: u64,
    pub kept: u64,
}

/// A ticket joined a batch.
#[event]
pub struct WithdrawalRequested {
    pub books: Books,
    pub batch: u64,
    pub ticket: Pubkey,
    pub owner: Pubkey,
    pub shares: u64,
}

/// A ticket left its batch before the close.
#[event]
pub struct WithdrawalCancelled {
    pub books: Books,
    pub batch: u64,
    pub ticket: Pubkey,
    pub owner: Pubkey,
    pub shares: u64,
}

/// A ticket changed hands.
#[event]
pub struct TicketTransferred {
    pub pool: Pubkey,
    pub ticket: Pubkey,
    pub old_owner: Pubkey,
    pub new_owner: Pubkey,
}

/// A batch got its price cap `cap_nav / cap_supply`.
#[event]
pub struct BatchClosed {
    pub books: Books,
    pub batch: u64,
    pub tickets: u64,
    pub shares: u64,
    pub cap_nav: u64,
    pub cap_supply: u64,
}

/// Shares of a batch were burnt and paid at `price_nav / price_supply`.
#[event]
pub struct BatchFilled {
    pub books: Books,
    pub batch: u64,
    pub shares: u64,
    pub lamports: u64,
    pub kept: u64,
    pub price_nav: u64,
    pub price_supply: u64,
    pub unfilled: u64,
}

/// A ticket's owner was paid.
#[event]
pub struct Claimed {
    pub books: Books,
    pub batch: u64,
    pub ticket: Pubkey,
    pub owner: Pubkey,
    pub lamports: u64,
}

/// A ticket that was paid in full was closed.
#[event]
pub struct TicketClosed {
    pub pool: Pubkey,
    pub batch: u64,
    pub ticket: Pubkey,
    pub claimed: u64,
}

/// A finished batch's account was closed; `dust` joined withheld.
#[event]
pub struct BatchAccountClosed {
    pub books: Books,
    pub batch: u64,
    pub dust: u64,
}
