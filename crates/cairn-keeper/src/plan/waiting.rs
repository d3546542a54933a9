//! What the plan leaves out, and why.

use cairn_client::amount::sol;
use cairn_core::{CoreError, Lamports};
use solana_pubkey::Pubkey;
use std::fmt;

/// Something that is not done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub subject: Subject,
    pub reason: Reason,
}

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Pool(Pubkey),
    Batch(u64),
    Ticket(Pubkey),
    Account(Pubkey),
    Operator(Pubkey),
    Stake(Pubkey),
    Asset(Pubkey),
    Redemption(u64),
    Change(u64),
    Fees,
    Surplus,
}

/// Why it waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The batch still takes tickets; it can be closed from this epoch on.
    EpochNotOver { closable: u64 },
    /// The batch can be filled from this epoch on.
    NotMature { fillable: u64 },
    /// The reserve is empty, or a share is worth nothing.
    NothingFree,
    /// The ticket's batch is not among the batches: the node answered from two different slots.
    BatchMissing(u64),
    /// The part is smaller than its transaction is worth, and more is to come.
    PartTooSmall(Lamports),
    /// The owner's account has not been read.
    OwnerUnknown(Pubkey),
    /// The payment would leave the owner's account this much below its rent minimum.
    OwnerBelowRent(Lamports),
    /// The owner is a program.
    OwnerIsProgram,
    /// The runtime lets nobody write to the owner's account.
    OwnerIsReserved,
    /// The operator is not among the operators: the node answered from two different slots.
    OperatorMissing(Pubkey),
    /// The stake account is gone, or nobody has a say over it.
    StakeGone,
    /// It was deactivated in this epoch; it can be withdrawn from this one on.
    CoolingDown { withdrawable: u64 },
    /// So much can be delegated in the last tenth of the epoch.
    NotLastTenth(Lamports),
    /// The operator's validator takes more than registered, or has no vote account.
    ValidatorUnwell,
    /// The operator was delegated stake in this epoch already.
    DelegatedAlready,
    /// So little is left to the next epoch, since stake of the operator is taken in this one already.
    UndelegatedAlready(Lamports),
    /// The operator has as many positions as it may have, and none can be merged or taken as a whole.
    TooManyPositions,
    /// The cluster pays out rewards: stake moves once it has.
    RewardsBeingPaid,
    /// Not all assets are settled in this epoch.
    AssetsNotSettled,
    /// The source gives no rate of this epoch; the asset can be settled without from this one on.
    InGrace { settleable: u64 },
    /// The source is not what the asset says, or was not in the node's answer.
    SourceUnreadable,
    /// The source gives no rate of this epoch.
    SourceSilent,
    /// The code of the source's program has not been read.
    CodeUnknown,
    /// The source's program was deployed anew, and is other code than the manager has looked at.
    CodeNotLookedAt,
    /// The stake pool's validators have not been read.
    ValidatorsUnknown,
    /// What the source owes is not due, or it cannot pay yet.
    NotDue,
    /// The fee recipient has no token account.
    NoFeeAccount(Pubkey),
    /// The operator's key has no token account.
    NoCommissionAccount(Pubkey),
    /// It failed before and is tried again later.
    Quarantined,
    /// The keeper cannot read it.
    Unreadable(String),
    /// The program would refuse it.
    Refused(CoreError),
    /// The program would refuse it with this sentence.
    Declined(String),
}

impl From<CoreError> for Reason {
    fn from(error: CoreError) -> Self {
        Self::Refused(error)
    }
}

impl From<anchor_lang::error::Error> for Reason {
    fn from(error: anchor_lang::error::Error) -> Self {
        use anchor_lang::error::Error as E;
        Self::Declined(match error {
            E::AnchorError(error) => error.error_msg,
            E::ProgramError(error) => error.program_error.to_string(),
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pool(address) => write!(f, "pool {address}"),
            Self::Batch(id) => write!(f, "batch {id}"),
            Self::Ticket(address) => write!(f, "ticket {address}"),
            Self::Account(address) => write!(f, "account {address}"),
            Self::Operator(address) => write!(f, "operator {address}"),
            Self::Stake(address) => write!(f, "stake {address}"),
            Self::Asset(address) => write!(f, "asset {address}"),
            Self::Redemption(nonce) => write!(f, "redemption {nonce}"),
            Self::Change(id) => write!(f, "change {id}"),
            Self::Fees => f.write_str("fees"),
            Self::Surplus => f.write_str("surplus"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EpochNotOver { closable } => write!(f, "can be closed from epoch {closable} on"),
            Self::NotMature { fillable } => write!(f, "can be filled from epoch {fillable} on"),
            Self::NothingFree => f.write_str("the reserve has nothing to fill it with"),
            Self::BatchMissing(id) => write!(f, "batch {id} was not in the node's answer"),
            Self::PartTooSmall(part) => {
                write!(f, "{} is too little to pay before the rest", sol(*part))
            }
            Self::OwnerUnknown(owner) => write!(f, "its owner {owner} has not been read"),
            Self::OwnerBelowRent(missing) => {
                let missing = sol(*missing);
                write!(f, "its owner lacks {missing} to the rent minimum")
            }
            Self::OwnerIsProgram => f.write_str("its owner is a program and cannot be paid"),
            Self::OwnerIsReserved => f.write_str("its owner is reserved and cannot be paid"),
            Self::OperatorMissing(operator) => {
                write!(f, "its operator {operator} was not in the node's answer")
            }
            Self::StakeGone => {
                f.write_str("is no stake account any more: nothing can be withdrawn")
            }
            Self::CoolingDown { withdrawable } => {
                write!(f, "can be withdrawn from epoch {withdrawable} on")
            }
            Self::NotLastTenth(lamports) => {
                write!(f, "{} can be delegated in the last tenth of the epoch", sol(*lamports))
            }
            Self::ValidatorUnwell => f.write_str(
                "gets no stake: its validator takes more than registered, or has no vote account",
            ),
            Self::DelegatedAlready => f.write_str("got stake in this epoch, gets more in the next"),
            Self::UndelegatedAlready(lamports) => {
                write!(f, "gives in this epoch already, {} more in the next", sol(*lamports))
            }
            Self::TooManyPositions => {
                f.write_str("has as many positions as it may have: merged once all of them earn")
            }
            Self::RewardsBeingPaid => f.write_str("moves once the cluster has paid out rewards"),
            Self::AssetsNotSettled => f.write_str("waits for the rates of all assets"),
            Self::InGrace { settleable } => write!(
                f,
                "its source gives no rate of this epoch; settled without from epoch {settleable} on"
            ),
            Self::SourceUnreadable => f.write_str("its source cannot be read"),
            Self::SourceSilent => f.write_str("its source gives no rate of this epoch"),
            Self::CodeUnknown => f.write_str("the code of its source's program was not read"),
            Self::CodeNotLookedAt => f.write_str(
                "its source's program is new code: the manager looks at it, then acknowledges it",
            ),
            Self::ValidatorsUnknown => f.write_str("its stake pool's validators were not read"),
            Self::NotDue => f.write_str("is not due, or its source cannot pay it yet"),
            Self::NoFeeAccount(recipient) => {
                write!(f, "create the token account of the fee recipient {recipient}")
            }
            Self::NoCommissionAccount(authority) => {
                write!(f, "is due commission: create the token account of {authority}")
            }
            Self::Quarantined => f.write_str("failed before, is tried again later"),
            Self::Unreadable(why) => f.write_str(why),
            Self::Refused(error) => write!(f, "the program would refuse: {error}"),
            Self::Declined(sentence) => write!(f, "the program would refuse: {sentence}"),
        }
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.reason)
    }
}
