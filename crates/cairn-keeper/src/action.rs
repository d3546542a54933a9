//! One crank: what it does, to what, by which instruction.

mod sentence;

use cairn_core::{Lamports, Shares, Units};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;

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
    VerifySource { asset: Pubkey, slot: u64 },
    RefreshAsset { asset: Pubkey, gain: Lamports, loss: Lamports },
    SettleAsset { asset: Pubkey, haircut: Lamports },
    SyncAssetSurplus { asset: Pubkey, units: Units },
    RedeemSol { asset: Pubkey, units: Units, lamports: Lamports },
    RedeemStake { asset: Pubkey, from: Pubkey, units: Units, lamports: Lamports },
    OrderUnstake { asset: Pubkey, units: Units, lamports: Lamports },
    WithdrawRedemption { redemption: u64, lamports: Lamports },
    ClaimUnstake { redemption: u64, lamports: Lamports },
    AddAsset { change: u64, mint: Pubkey },
    ExecuteAssetChange { change: u64, asset: Pubkey },
    CloseAsset { asset: Pubkey, rent_payer: Pubkey },
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
    VerifySource(Pubkey),
    RefreshAsset(Pubkey),
    SettleAsset(Pubkey),
    SyncAssetSurplus(Pubkey),
    RedeemSol(Pubkey),
    /// By the stake pool's stake account.
    RedeemStake(Pubkey),
    OrderUnstake(Pubkey),
    WithdrawRedemption(u64),
    ClaimUnstake(u64),
    AddAsset(u64),
    ExecuteAssetChange(u64),
    CloseAsset(Pubkey),
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
            Self::VerifySource { asset, .. } => Target::VerifySource(asset),
            Self::RefreshAsset { asset, .. } => Target::RefreshAsset(asset),
            Self::SettleAsset { asset, .. } => Target::SettleAsset(asset),
            Self::SyncAssetSurplus { asset, .. } => Target::SyncAssetSurplus(asset),
            Self::RedeemSol { asset, .. } => Target::RedeemSol(asset),
            Self::RedeemStake { from, .. } => Target::RedeemStake(from),
            Self::OrderUnstake { asset, .. } => Target::OrderUnstake(asset),
            Self::WithdrawRedemption { redemption, .. } => Target::WithdrawRedemption(redemption),
            Self::ClaimUnstake { redemption, .. } => Target::ClaimUnstake(redemption),
            Self::AddAsset { change, .. } => Target::AddAsset(change),
            Self::ExecuteAssetChange { change, .. } => Target::ExecuteAssetChange(change),
            Self::CloseAsset { asset, .. } => Target::CloseAsset(asset),
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
            Self::VerifySource { .. } => "verify_source",
            Self::RefreshAsset { .. } => "refresh_asset",
            Self::SettleAsset { .. } => "settle_asset",
            Self::SyncAssetSurplus { .. } => "sync_asset_surplus",
            Self::RedeemSol { .. } => "redeem_sol",
            Self::RedeemStake { .. } => "redeem_stake",
            Self::OrderUnstake { .. } => "order_unstake",
            Self::WithdrawRedemption { .. } => "withdraw_redemption",
            Self::ClaimUnstake { .. } => "claim_unstake",
            Self::AddAsset { .. } => "add_asset",
            Self::ExecuteAssetChange { .. } => "execute_asset_change",
            Self::CloseAsset { .. } => "close_asset",
        }
    }

    /// How many accounts its instruction names in front of the groups it is for; none where it is for one thing.
    pub fn named(&self) -> Option<usize> {
        let grouped = matches!(self, Self::UpdatePosition { .. } | Self::RefreshAsset { .. });
        grouped.then_some(4)
    }

    /// Whether it can be run beside others of its name. Batches are closed and filled in order, new stake
    /// accounts and redemptions have the number after the last one's.
    pub fn is_independent(&self) -> bool {
        !matches!(
            self,
            Self::CloseBatch { .. }
                | Self::FillBatch { .. }
                | Self::UndelegateStake { .. }
                | Self::DelegateStake { .. }
                | Self::RedeemStake { .. }
                | Self::OrderUnstake { .. }
        )
    }
}
