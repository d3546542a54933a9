//! All of Cairn's accounting. No chain, no allocation, no floats.
//!
//! The pool owns lamports and owes shares. What a holder's share is worth is the pair `(nav, supply)`:
//!
//! ```text
//! gross    = reserve + staked + assets + transit            what the pool holds, by record
//! nav      = gross - withheld - fees - slash_owed - held    what the holders' shares are worth
//! nav_low  = nav - stale haircuts - pending cases           what exits are paid by
//! rest     = stream - released                              what this epoch still releases
//! ```
//!
//! Every verb has the same form: a function on the [`Ledger`] computes a report from parameters and
//! changes nothing; `apply` on the report changes the ledger. The report is what an event carries.
//!
//! | file | what |
//! |---|---|
//! | `units` `math` `price` | newtypes · the two divisions · the pair and its comparison |
//! | `ledger` | the books and their identities |
//! | `stream` `fee` `commission` | releasing what is withheld · the performance fee · operators' |
//! | `recognise` `surplus` | gains and losses · what appeared without an instruction |
//! | `deposit` | lamports in, shares out |
//! | `batch` `request` `close` `fill` `claim` | the withdrawal queue |
//! | `instant` `exit` | leaving at once for a fee · leaving in kind |
//! | `gate` `waits` `target` | debts, what is free · what is missing · what operators and assets should hold |
//! | `cases` `settle` `slash` `history` | pending cases · what becomes of them · who bears a slash · the ring of epochs |
//! | `asset` `holding` | an LST's value, guarded · taken in, valued anew, given back |
//! | `rate` | the rate that lenders read |
//! | `error` | what can be refused, with the numbers |
#![no_std]
#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::unwrap_used
)]

mod asset;
mod batch;
mod cases;
mod claim;
mod close;
mod commission;
mod deposit;
mod error;
mod exit;
mod fee;
mod fill;
mod gate;
mod history;
mod holding;
mod instant;
mod ledger;
mod math;
mod price;
mod rate;
mod recognise;
mod request;
mod settle;
mod slash;
mod stream;
mod surplus;
mod target;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod units;
mod waits;

pub use asset::{Guards, Rate, Reading, value};
pub use batch::{Batch, BatchState, Queue};
pub use cases::{BySlot, CASES, Case, CaseState, Cases, Doubts};
pub use claim::{ClaimReport, DustReport, Ticket};
pub use close::CloseReport;
pub use commission::{CommissionReport, EarnReport};
pub use deposit::{DepositReport, MINIMUM_DEPOSIT};
pub use error::CoreError;
pub use exit::{IN_KIND_AFTER, InKind, InKindReport};
pub use fee::FeesReport;
pub use fill::FillReport;
pub use history::{Entry, History, RING};
pub use holding::{Difference, units_ceil, units_floor};
pub use instant::{InstantReport, InstantTerms};
pub use ledger::{LOCKED_SHARES, Ledger};
pub use math::{mul_div_ceil, mul_div_floor};
pub use price::Price;
pub use rate::{MAX_RATE_GROWTH, Rates};
pub use recognise::{Holding, LossReport};
pub use request::{MINIMUM_TICKET, RequestReport};
pub use settle::Taken;
pub use slash::SlashSplit;
pub use stream::{Drip, TouchReport};
pub use surplus::{Found, SurplusReport};
pub use target::{MoveRules, asset_surplus, operator_target, redeemable};
pub use units::{Bps, Epoch, Lamports, Moment, Shares, Units};
pub use waits::{WAITS, Wait, Waiting, Waits};

/// What every fallible function of this crate returns.
pub type Result<T> = core::result::Result<T, CoreError>;
