//! One crank: what it does, to what, by which instruction.

use cairn_client::amount::{shares, sol};
use cairn_core::{Lamports, Shares};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use std::fmt;

/// A crank to run, with amounts as the snapshot foretells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crank {
    CloseBatch { batch: u64, tickets: u64, shares: Shares },
    FillBatch { batch: u64, shares: Shares, lamports: Lamports, unfilled: Shares },
    Claim { ticket: Pubkey, batch: u64, owner: Pubkey, lamports: Lamports },
    CloseTicket { ticket: Pubkey, batch: u64, rent_payer: Pubkey },
    CloseBatchAccount { batch: u64, rent_payer: Pubkey, dust: Lamports },
    WithdrawStake { stake_account: Pubkey, operator: Pubkey, lamports: Lamports },
    UpdatePosition { stake_account: Pubkey, gain: Lamports, loss: Lamports },
    MergePositions { into: Pubkey, from: Pubkey, lamports: Lamports },
    UndelegateStake { stake_account: Pubkey, operator: Pubkey, lamports: Lamports, splits: bool },
    DelegateStake { operator: Pubkey, stake_account: Pubkey, lamports: Lamports },
    SyncSurplus { lamports: Lamports },
    CollectFees { recipient: Pubkey, lamports: Lamports, shares: Shares },
    CollectCommission { operator: Pubkey, lamports: Lamports, shares: Shares },
}

/// What a crank acts on: the same for every attempt, whatever the amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    CloseBatch(u64),
    FillBatch(u64),
    Claim(Pubkey),
    CloseTicket(Pubkey),
    CloseBatchAccount(u64),
    WithdrawStake(Pubkey),
    UpdatePosition(Pubkey),
    /// By what is merged away.
    MergePositions(Pubkey),
    UndelegateStake(Pubkey),
    /// By the operator: each attempt has a new stake account.
    DelegateStake(Pubkey),
    SyncSurplus,
    CollectFees,
    CollectCommission(Pubkey),
}

/// A crank and the instruction that runs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub crank: Crank,
    pub instruction: Instruction,
}

impl Crank {
    /// What it acts on.
    pub fn target(&self) -> Target {
        match *self {
            Self::CloseBatch { batch, .. } => Target::CloseBatch(batch),
            Self::FillBatch { batch, .. } => Target::FillBatch(batch),
            Self::Claim { ticket, .. } => Target::Claim(ticket),
            Self::CloseTicket { ticket, .. } => Target::CloseTicket(ticket),
            Self::CloseBatchAccount { batch, .. } => Target::CloseBatchAccount(batch),
            Self::WithdrawStake { stake_account, .. } => Target::WithdrawStake(stake_account),
            Self::UpdatePosition { stake_account, .. } => Target::UpdatePosition(stake_account),
            Self::MergePositions { from, .. } => Target::MergePositions(from),
            Self::UndelegateStake { stake_account, .. } => Target::UndelegateStake(stake_account),
            Self::DelegateStake { operator, .. } => Target::DelegateStake(operator),
            Self::SyncSurplus { .. } => Target::SyncSurplus,
            Self::CollectFees { .. } => Target::CollectFees,
            Self::CollectCommission { operator, .. } => Target::CollectCommission(operator),
        }
    }

    /// The name of its instruction.
    pub fn name(&self) -> &'static str {
        match self {
            Self::CloseBatch { .. } => "close_batch",
            Self::FillBatch { .. } => "fill_batch",
            Self::Claim { .. } => "claim",
            Self::CloseTicket { .. } => "close_ticket",
            Self::CloseBatchAccount { .. } => "close_batch_account",
            Self::WithdrawStake { .. } => "withdraw_stake",
            Self::UpdatePosition { .. } => "update_position",
            Self::MergePositions { .. } => "merge_positions",
            Self::UndelegateStake { .. } => "undelegate_stake",
            Self::DelegateStake { .. } => "delegate_stake",
            Self::SyncSurplus { .. } => "sync_surplus",
            Self::CollectFees { .. } => "collect_fees",
            Self::CollectCommission { .. } => "collect_commission",
        }
    }

    /// How many accounts its instruction names in front of the groups it is for; none where it is for one thing.
    pub fn named(&self) -> Option<usize> {
        matches!(self, Self::UpdatePosition { .. }).then_some(4)
    }

    /// Whether it can be run beside others of its name. Batches are closed and filled in order, new stake
    /// accounts have the number after the last one's.
    pub fn is_independent(&self) -> bool {
        !matches!(
            self,
            Self::CloseBatch { .. }
                | Self::FillBatch { .. }
                | Self::UndelegateStake { .. }
                | Self::DelegateStake { .. }
        )
    }
}

impl fmt::Display for Crank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::CloseBatch { batch, tickets, shares: all } => {
                write!(f, "batch {batch}: {tickets} tickets, {}", shares(all))
            }
            Self::FillBatch { batch, shares: burnt, lamports, unfilled } => {
                let (burnt, left) = (shares(burnt), shares(unfilled));
                write!(f, "batch {batch}: {burnt} for {}; {left} left", sol(lamports))
            }
            Self::Claim { ticket, owner, lamports, .. } => {
                write!(f, "ticket {ticket}: {} to {owner}", sol(lamports))
            }
            Self::CloseTicket { ticket, rent_payer, .. } => {
                write!(f, "ticket {ticket}: rent to {rent_payer}")
            }
            Self::CloseBatchAccount { batch, rent_payer, dust } => write!(
                f,
                "batch {batch}: rent to {rent_payer}, dust of {dust} lamports to the pool"
            ),
            Self::WithdrawStake { stake_account, lamports, .. } => {
                write!(f, "stake {stake_account}: {} to the reserve", sol(lamports))
            }
            Self::UpdatePosition { stake_account, gain, loss } => {
                write!(f, "stake {stake_account}: {} gained, {} lost", sol(gain), sol(loss))
            }
            Self::MergePositions { into, from, lamports } => {
                write!(f, "stake {from}: {} into {into}", sol(lamports))
            }
            Self::UndelegateStake { stake_account, operator, lamports, splits } => {
                let part = if splits { "split off and taken" } else { "taken, all of it" };
                write!(f, "stake {stake_account}: {} {part} from {operator}", sol(lamports))
            }
            Self::DelegateStake { operator, stake_account, lamports } => {
                write!(f, "operator {operator}: {} as stake {stake_account}", sol(lamports))
            }
            Self::SyncSurplus { lamports } => {
                write!(f, "reserve: {} beyond the books joins them", sol(lamports))
            }
            Self::CollectFees { recipient, lamports, shares: minted } => {
                write!(f, "{} for {} to {recipient}", shares(minted), sol(lamports))
            }
            Self::CollectCommission { operator, lamports, shares: minted } => {
                write!(f, "operator {operator}: {} for {}", shares(minted), sol(lamports))
            }
        }
    }
}
