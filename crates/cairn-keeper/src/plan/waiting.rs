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
    /// It failed before and is tried again later.
    Quarantined,
    /// The keeper cannot read it.
    Unreadable(String),
    /// The program would refuse it.
    Refused(CoreError),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pool(address) => write!(f, "pool {address}"),
            Self::Batch(id) => write!(f, "batch {id}"),
            Self::Ticket(address) => write!(f, "ticket {address}"),
            Self::Account(address) => write!(f, "account {address}"),
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
            Self::Quarantined => f.write_str("failed before, is tried again later"),
            Self::Unreadable(why) => f.write_str(why),
            Self::Refused(error) => write!(f, "the program would refuse: {error}"),
        }
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.reason)
    }
}
