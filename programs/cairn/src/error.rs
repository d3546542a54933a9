//! What the program refuses, in sentences that say what to do.

mod from_core;

pub use from_core::refused;

use anchor_lang::prelude::*;

/// Every error this program declares. Numbers start at 6000 and are never reordered.
#[error_code]
pub enum CairnError {
    // Accounts
    #[msg("The LRT mint must have 9 decimals.")]
    MintDecimals,
    #[msg("The LRT mint must have no supply before its pool is initialised.")]
    MintSupply,
    #[msg("The LRT mint's mint authority must be the pool's authority address.")]
    MintAuthority,
    #[msg("The LRT mint must have no freeze authority.")]
    MintFreezeAuthority,
    #[msg("This account does not belong to the pool: take the address recorded in it.")]
    WrongAddress,
    #[msg("This account belongs to another pool.")]
    WrongPool,
    #[msg("This ticket belongs to another batch.")]
    WrongBatch,
    #[msg("Only the pool's admin may do this.")]
    NotAdmin,
    #[msg("Only the pool's manager may do this.")]
    NotManager,
    #[msg("Only the pool's guardian or manager may do this.")]
    NotGuardianOrManager,
    #[msg("Only the pool's guardian or admin may do this.")]
    NotGuardianOrAdmin,
    #[msg("Only the admin whom this change names may accept it.")]
    NotNextAdmin,
    #[msg("A guardian cannot cancel its own replacement: the admin can.")]
    OwnReplacement,
    #[msg("The admin cannot cancel a change of the admin: the guardian can.")]
    NotByAdmin,
    #[msg("Only the ticket's owner may do this.")]
    NotTicketOwner,
    #[msg("The shares must go to a token account of a holder, not to one of the pool.")]
    RecipientIsPool,
    #[msg("A ticket must have an owner: give the address of a wallet.")]
    TicketOwnerMissing,

    #[msg("Only the operator itself may do this.")]
    NotOperator,
    #[msg("This position is another operator's.")]
    WrongOperator,
    #[msg("The accounts behind the named ones come in whole groups, at least one.")]
    GroupIncomplete,
    #[msg("This account is not what its place in the group asks for, or is not writable there.")]
    NotOfGroup,

    // Input
    #[msg("This is no vote account of a layout that is known: name the validator's vote account.")]
    VoteAccountMissing,
    #[msg("The validator takes more commission than max_commission_bps, or that is over 10000.")]
    CommissionTooHigh,
    #[msg("An operator's own commission must be at most 2000 bps.")]
    OperatorCommissionTooHigh,
    #[msg("A role must have a key: give the address of a wallet or a multisig.")]
    RoleMissing,
    #[msg("change_delay_epochs must be from min_exit_epochs + 3 to 32.")]
    ChangeDelayOutOfRange,
    #[msg("This does not tighten the pool: queue it as a change.")]
    NotTightening,
    #[msg("A pause must last from 1 to 3 epochs.")]
    PauseLengthOutOfRange,
    #[msg("A change cannot be queued under a durable nonce: sign a fresh transaction.")]
    DurableNonce,
    #[msg("min_exit_epochs must be at most 16.")]
    MinExitEpochsTooLong,
    #[msg("drip_epochs must be from 1 to 16.")]
    DripEpochsOutOfRange,
    #[msg("performance_fee_bps must be at most 2000.")]
    PerformanceFeeTooHigh,
    #[msg("Instant fees must be from 10 to 300 bps, the lowest not above the highest.")]
    InstantFeeOutOfRange,
    #[msg("A part of nav must be at most 10000 bps.")]
    PartOfNavTooLarge,
    #[msg("The name must be 1 to 32 bytes, the symbol 1 to 10, the URI at most 200.")]
    MetadataTooLong,
    #[msg("The deposit is below the minimum of 0.001 SOL.")]
    DepositTooSmall,
    #[msg("The deposit is worth less than one share.")]
    NothingMinted,
    #[msg("The deposit would give fewer shares than min_shares: quote again or lower it.")]
    SharesBelowMinimum,
    #[msg("The exit would give fewer lamports than min_lamports: quote again or lower it.")]
    LamportsBelowMinimum,
    #[msg("The number of shares must not be 0.")]
    NoShares,
    #[msg("There are not that many shares in the token account.")]
    NotEnoughShares,
    #[msg("A ticket must be worth 0.01 SOL, or take all shares of the token account.")]
    TicketTooSmall,

    // State
    #[msg("Only the stake account's withdraw authority may deposit it.")]
    StakeNotYours,
    #[msg("The stake account is locked up: wait until its lockup is over.")]
    StakeLocked,
    #[msg("The stake must be active since an earlier epoch and not deactivated.")]
    StakeNotActive,
    #[msg("The stake is with another validator: name the operator whose validator it is with.")]
    StakeElsewhere,
    #[msg("The operator takes no more stake: it is suspended, leaving, or at its cap.")]
    OperatorFull,
    #[msg("This operator has not left: it leaves first, and all its positions are withdrawn.")]
    OperatorNotGone,
    #[msg("The operator has a bond: request_bond all of it, and withdraw_bond 16 epochs later.")]
    BondNotGone,
    #[msg("The operator is leaving: its bond only goes back.")]
    OperatorLeaving,
    #[msg("A bond takes more than 0 lamports, a request at most what is not requested yet.")]
    BondAmount,
    #[msg("Nothing of this bond was asked back: request_bond first.")]
    BondNotRequested,
    #[msg("The bond answers for 16 epochs after its last request and its last stake.")]
    BondNotMature,
    #[msg("The operator is due commission: collect_commission first.")]
    CommissionDue,
    #[msg("The operator has 8 positions: merge some first.")]
    TooManyPositions,
    #[msg("Stake is delegated in the last tenth of an epoch: wait for it.")]
    NotLastTenth,
    #[msg("The cluster is paying out rewards: wait some minutes.")]
    RewardsBeingPaid,
    #[msg("This stake account is not under the pool's authority alone: nothing was changed.")]
    StakeNotOurs,
    #[msg("The stake program does not say its minimum delegation.")]
    StakeProgramSilent,
    #[msg("This position cannot be withdrawn yet: update it in a later epoch.")]
    PositionNotInactive,
    #[msg(
        "Only active positions of one operator that lack nothing can be merged: update them first."
    )]
    PositionsNotMergeable,
    #[msg("This change is not mature: execute it from its mature_epoch on.")]
    ChangeNotMature,
    #[msg("This change has expired: queue it again, and close_change for its rent.")]
    ChangeExpired,
    #[msg(
        "This change was queued by a former admin: queue it again, and close_change for its rent."
    )]
    ChangeOfFormerAdmin,
    #[msg(
        "This setting was tightened, or its operator registered, after the change was queued: queue it again."
    )]
    ChangeOvertaken,
    #[msg("This change can still be executed: cancel it instead.")]
    ChangeAlive,
    #[msg("A new admin takes over with accept_admin, metadata is written with update_metadata.")]
    NotByExecute,
    #[msg("This change sets something else.")]
    OtherSetting,
    #[msg("The metadata exists: queue a change of it, then update_metadata.")]
    MetadataExists,
    #[msg("Deposits are paused for now: see pause_end of the pool. Exits go on.")]
    DepositsPaused,
    #[msg("Deposits were paused lately: wait as long after a pause as it lasted.")]
    PauseTooSoon,
    #[msg("The pool is full: the deposit would carry nav over deposit_cap.")]
    DepositCapReached,
    #[msg("Deposits are closed: a share is worth less than a thousandth of a lamport.")]
    DepositsClosed,
    #[msg("An earlier epoch's batch is still open: put close_batch for it in front.")]
    EarlierBatchOpen,
    #[msg("This batch is closed: its tickets can no longer be added or cancelled.")]
    BatchClosed,
    #[msg("This batch's epoch is not over: close it in a later epoch.")]
    BatchEpochNotOver,
    #[msg("This batch has no tickets: there is nothing to close.")]
    BatchEmpty,
    #[msg("This batch is still open: close it first.")]
    BatchStillOpen,
    #[msg("This batch cannot be filled yet: wait min_exit_epochs after its close.")]
    BatchNotMature,
    #[msg("An older batch is filled first: fill the batch at the head of the queue.")]
    BatchNotNext,
    #[msg("Not enough is free for an instant exit: take less, or request a withdrawal.")]
    NotFree,
    #[msg(
        "Instant exits have reached this epoch's limit: wait for the next, or request a withdrawal."
    )]
    InstantLimit,
    #[msg("This ticket is not paid in full: fill its batch and claim first.")]
    TicketNotDone,
    #[msg("This batch is not finished: fill it and close all its tickets first.")]
    BatchNotFinished,
    #[msg(
        "The payment would leave the account that receives it below its rent minimum: add lamports to it first."
    )]
    PayeeBelowRent,
    #[msg("Lamports cannot be paid to a program: name a wallet, or transfer the ticket to one.")]
    PayeeIsProgram,

    #[msg(
        "This mint is refused: it is the pool's own, or others than its source can mint, freeze, tax or move it."
    )]
    MintRefused,
    #[msg("This account is no source of a known kind: name a stake pool or Marinade's State.")]
    SourceUnreadable,
    #[msg("The stake pool has a lockup: what is withdrawn from it would be locked up.")]
    SourceLocked,
    #[msg("This is not the source that the asset was added with.")]
    WrongSource,
    #[msg(
        "The source's program is other code: look at it, then queue the asset, or acknowledge it."
    )]
    SourceUpgraded,
    #[msg(
        "An asset's terms are out of range: shares of nav to 10000 bps, growth to 100, haircuts to 500."
    )]
    AssetTermsOutOfRange,
    #[msg("This asset takes no deposits: it is retired, its rate fell, or its source is new code.")]
    AssetReduceOnly,
    #[msg("The source gives no rate of this epoch: let it be updated, then try again.")]
    AssetNotRefreshed,
    #[msg("Some assets have no rate of this epoch: put refresh_asset for them in front.")]
    AssetsNotSettled,
    #[msg("The pool holds as much of this asset as it may: see its cap and its share of nav.")]
    AssetCapReached,
    #[msg("This asset may be settled without a rate only two epochs after its last one.")]
    AssetInGrace,
    #[msg("There is nothing to acknowledge: the asset has no doubt that lasts.")]
    NothingToAcknowledge,
    #[msg("The asset's doubts are others than were looked at: look at it again.")]
    OtherDoubts,
    #[msg("This asset is not gone: it is retired first, all of it given back and paid for.")]
    AssetNotGone,
    #[msg("The number of units must not be 0.")]
    NoUnits,
    #[msg("The source took more units than it was offered, or none: nothing was changed.")]
    UnitsNotTaken,
    #[msg("This redemption is of another asset or another kind.")]
    WrongRedemption,

    // Arithmetic and invariants
    #[msg("An amount exceeds what 64 bits hold.")]
    AmountTooLarge,
    #[msg("The cluster's clock is behind the pool's books.")]
    ClockBehind,
    #[msg("An invariant of the pool's books would break: nothing was changed.")]
    InvariantBroken,
}
