//! Cairn: a liquid restaking pool. Accounts, rights and CPI; all arithmetic is in `cairn-core`.
//!
//! A holder deposits SOL and receives the pool's liquid restaking token (LRT). Exits go through a
//! queue: a ticket joins its epoch's batch, the batch is closed at one price, filled from the reserve
//! and paid to the tickets' owners. Whatever is not a deposit, a request or a change of the pool's
//! face is a crank that anyone may run.
//!
//! Every instruction that needs or moves a price releases what is due first
//! ([`state::Pool::open_books`]); cancels and claims leave that to the next. Each
//! checks at its end the invariants it can see (I-numbers: docs/invariants.md).

use anchor_lang::prelude::*;

pub mod clock;
pub mod constants;
pub mod cpi;
pub mod error;
pub mod events;
pub mod groups;
pub mod instructions;
pub mod payee;
mod rent;
#[cfg(not(feature = "no-entrypoint"))]
mod security;
pub mod seeds;
pub mod source;
pub mod stake_account;
pub mod state;
pub mod vote_account;

pub use error::CairnError;
pub use instructions::*;
pub use state::Setting;

declare_id!("9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj");

/// A line an instruction: what each does is in its own file. Anchor compares a call with one after the other: what
/// is called most often comes first.
#[rustfmt::skip]
#[program]
pub mod cairn {
    use super::*;

    /// Pays a ticket's part of what its batch was paid to the ticket's owner.
    pub fn claim(ctx: Context<Claim>) -> Result<()> { Claim::handle(ctx) }
    /// Reads the stake accounts of positions and their operators' vote accounts.
    pub fn update_position(ctx: Context<UpdatePosition>) -> Result<()> { UpdatePosition::handle(ctx) }
    /// Reads the sources of assets.
    pub fn refresh_asset<'info>(ctx: Context<'info, RefreshAsset<'info>>) -> Result<()> { RefreshAsset::handle(ctx) }
    /// Moves shares to escrow and writes a ticket in this epoch's batch.
    pub fn request_withdrawal(ctx: Context<RequestWithdrawal>, args: RequestWithdrawalArgs) -> Result<()> { RequestWithdrawal::handle(ctx, args) }
    /// Takes SOL and mints shares, at least `min_shares`.
    pub fn deposit_sol(ctx: Context<DepositSol>, args: DepositSolArgs) -> Result<()> { DepositSol::handle(ctx, args) }
    /// Takes units of an LST and mints shares, at least `min_shares`.
    pub fn deposit_lst(ctx: Context<DepositLst>, args: DepositLstArgs) -> Result<()> { DepositLst::handle(ctx, args) }
    /// Pays the oldest closed batch from the reserve, as far as it goes.
    pub fn fill_batch(ctx: Context<FillBatch>) -> Result<()> { FillBatch::handle(ctx) }
    /// Fixes the price cap of a batch whose epoch is over.
    pub fn close_batch(ctx: Context<CloseBatch>) -> Result<()> { CloseBatch::handle(ctx) }
    /// Burns shares for lamports at once, for a fee, at least `min_lamports`.
    pub fn instant_withdraw(ctx: Context<InstantWithdraw>, args: InstantWithdrawArgs) -> Result<()> { InstantWithdraw::handle(ctx, args) }
    /// Takes an active stake account and mints shares, at least `min_shares`.
    pub fn deposit_stake(ctx: Context<DepositStake>, min_shares: u64) -> Result<()> { DepositStake::handle(ctx, min_shares) }
    /// Delegates what is free in the reserve to an operator below its target.
    pub fn delegate_stake(ctx: Context<DelegateStake>) -> Result<()> { DelegateStake::handle(ctx) }
    /// Takes stake from an operator above its target.
    pub fn undelegate_stake(ctx: Context<UndelegateStake>) -> Result<()> { UndelegateStake::handle(ctx) }
    /// Brings a position that does not earn any more back to the reserve.
    pub fn withdraw_stake(ctx: Context<WithdrawStake>) -> Result<()> { WithdrawStake::handle(ctx) }
    /// Merges an active position into another of the same operator.
    pub fn merge_positions(ctx: Context<MergePositions>) -> Result<()> { MergePositions::handle(ctx) }
    /// Gives units of a stake pool's token back for SOL.
    pub fn redeem_sol<'info>(ctx: Context<'info, RedeemSol<'info>>) -> Result<()> { RedeemSol::handle(ctx) }
    /// Gives units of a stake pool's token back for stake, and deactivates it.
    pub fn redeem_stake<'info>(ctx: Context<'info, RedeemStake<'info>>) -> Result<()> { RedeemStake::handle(ctx) }
    /// Brings that stake to the reserve.
    pub fn withdraw_redemption(ctx: Context<WithdrawRedemption>) -> Result<()> { WithdrawRedemption::handle(ctx) }
    /// Gives mSOL back to Marinade for a ticket of its own.
    pub fn order_unstake<'info>(ctx: Context<'info, OrderUnstake<'info>>) -> Result<()> { OrderUnstake::handle(ctx) }
    /// Brings what that ticket is of to the reserve.
    pub fn claim_unstake(ctx: Context<ClaimUnstake>) -> Result<()> { ClaimUnstake::handle(ctx) }
    /// Settles an asset whose source gives no rate for too long.
    pub fn settle_asset(ctx: Context<SettleAsset>) -> Result<()> { SettleAsset::handle(ctx) }
    /// Recognises lamports sent and shares burnt or given away.
    pub fn sync_surplus(ctx: Context<SyncSurplus>) -> Result<()> { SyncSurplus::handle(ctx) }
    /// Recognises units of an asset that somebody sent.
    pub fn sync_asset_surplus(ctx: Context<SyncAssetSurplus>) -> Result<()> { SyncAssetSurplus::handle(ctx) }
    /// Pays the fees charged so far to the fee recipient, in shares.
    pub fn collect_fees(ctx: Context<CollectFees>) -> Result<()> { CollectFees::handle(ctx) }
    /// Pays an operator the commission it is due, in shares.
    pub fn collect_commission(ctx: Context<CollectCommission>) -> Result<()> { CollectCommission::handle(ctx) }
    /// Closes a ticket that is paid in full; its rent goes back to who paid it.
    pub fn close_ticket(ctx: Context<CloseTicket>) -> Result<()> { CloseTicket::handle(ctx) }
    /// Closes a filled batch without tickets; its dust joins withheld, its rent goes back.
    pub fn close_batch_account(ctx: Context<CloseBatchAccount>) -> Result<()> { CloseBatchAccount::handle(ctx) }
    /// Gives a ticket's shares back, as long as its batch is open.
    pub fn cancel_withdrawal(ctx: Context<CancelWithdrawal>) -> Result<()> { CancelWithdrawal::handle(ctx) }
    /// Hands a ticket to a new owner.
    pub fn transfer_ticket(ctx: Context<TransferTicket>, args: TransferTicketArgs) -> Result<()> { TransferTicket::handle(ctx, args) }
    /// Creates a pool for a mint, with 0.1 SOL worth of shares locked for ever.
    pub fn initialize_pool(ctx: Context<InitializePool>, args: InitializePoolArgs) -> Result<()> { InitializePool::handle(ctx, args) }
    /// Gives the LRT its name, symbol and picture in wallets.
    pub fn set_metadata(ctx: Context<SetMetadata>, args: SetMetadataArgs) -> Result<()> { SetMetadata::handle(ctx, args) }
    /// Queues a change of one setting, for anyone to execute after the delay.
    pub fn queue_change(ctx: Context<QueueChange>, setting: Setting) -> Result<()> { QueueChange::handle(ctx, setting) }
    /// Makes the admin whom a matured change names the pool's admin.
    pub fn accept_admin(ctx: Context<AcceptAdmin>) -> Result<()> { AcceptAdmin::handle(ctx) }
    /// Stops a queued change.
    pub fn cancel_change(ctx: Context<CancelChange>) -> Result<()> { CancelChange::handle(ctx) }
    /// Lowers a cap or a limit at once.
    pub fn tighten(ctx: Context<Tighten>, setting: Setting) -> Result<()> { Tighten::handle(ctx, setting) }
    /// Closes deposits for some epochs; exits go on.
    pub fn pause_deposits(ctx: Context<PauseDeposits>, epochs: u8) -> Result<()> { PauseDeposits::handle(ctx, epochs) }
    /// Carries out a change that has matured.
    pub fn execute_change(ctx: Context<ExecuteChange>) -> Result<()> { ExecuteChange::handle(ctx) }
    /// Carries out a matured change of the LRT's name, symbol and picture.
    pub fn update_metadata(ctx: Context<UpdateMetadata>) -> Result<()> { UpdateMetadata::handle(ctx) }
    /// Closes a change that can never be executed any more.
    pub fn close_change(ctx: Context<CloseChange>) -> Result<()> { CloseChange::handle(ctx) }
    /// Registers an operator, with weight 0.
    pub fn register_operator(ctx: Context<RegisterOperator>, max_commission_bps: u16, commission_bps: u16) -> Result<()> { RegisterOperator::handle(ctx, max_commission_bps, commission_bps) }
    /// Takes an operator out: its target is 0 for good.
    pub fn leave_operator(ctx: Context<LeaveOperator>) -> Result<()> { LeaveOperator::handle(ctx) }
    /// Pays lamports into an operator's bond.
    pub fn post_bond(ctx: Context<PostBond>, lamports: u64) -> Result<()> { PostBond::handle(ctx, lamports) }
    /// Asks for a part of an operator's bond back.
    pub fn request_bond(ctx: Context<RequestBond>, lamports: u64) -> Result<()> { RequestBond::handle(ctx, lamports) }
    /// Takes out of an operator's bond what was asked for 16 epochs ago.
    pub fn withdraw_bond(ctx: Context<WithdrawBond>) -> Result<()> { WithdrawBond::handle(ctx) }
    /// Closes an operator that has left.
    pub fn close_operator(ctx: Context<CloseOperator>) -> Result<()> { CloseOperator::handle(ctx) }
    /// Carries out a matured change of an operator's weight, cap or commission.
    pub fn execute_operator_change(ctx: Context<ExecuteOperatorChange>) -> Result<()> { ExecuteOperatorChange::handle(ctx) }
    /// Lowers an operator's weight, cap or commission at once.
    pub fn tighten_operator(ctx: Context<TightenOperator>, setting: Setting) -> Result<()> { TightenOperator::handle(ctx, setting) }
    /// Takes an LST from now on: carries out a matured change.
    pub fn add_asset(ctx: Context<AddAsset>) -> Result<()> { AddAsset::handle(ctx) }
    /// Carries out a matured change of an asset's terms, or retires it.
    pub fn execute_asset_change(ctx: Context<ExecuteAssetChange>) -> Result<()> { ExecuteAssetChange::handle(ctx) }
    /// Takes room away from deposits of an asset at once.
    pub fn tighten_asset(ctx: Context<TightenAsset>, setting: Setting) -> Result<()> { TightenAsset::handle(ctx, setting) }
    /// Notes that the manager has looked at why an asset takes no deposits.
    pub fn acknowledge_asset(ctx: Context<AcknowledgeAsset>, args: AcknowledgeAssetArgs) -> Result<()> { AcknowledgeAsset::handle(ctx, args) }
    /// Proves that a source's program, deployed or extended anew, is the code that was looked at.
    pub fn verify_source(ctx: Context<VerifySource>) -> Result<()> { VerifySource::handle(ctx) }
    /// Takes that note back.
    pub fn cancel_acknowledgement(ctx: Context<CancelAcknowledgement>) -> Result<()> { CancelAcknowledgement::handle(ctx) }
    /// Closes a retired asset of which nothing is left; its rent goes back.
    pub fn close_asset(ctx: Context<CloseAsset>) -> Result<()> { CloseAsset::handle(ctx) }
    /// The shares that a deposit would give now.
    pub fn preview_deposit(ctx: Context<PreviewDeposit>, lamports: u64) -> Result<DepositPreview> { PreviewDeposit::handle(ctx, lamports) }
    /// What a withdrawal requested now would be paid, and from when.
    pub fn preview_withdrawal(ctx: Context<PreviewWithdrawal>, shares: u64) -> Result<WithdrawalPreview> { PreviewWithdrawal::handle(ctx, shares) }
    /// What an instant exit would be paid now.
    pub fn preview_instant(ctx: Context<PreviewInstant>, shares: u64) -> Result<InstantPreview> { PreviewInstant::handle(ctx, shares) }
}
