//! All of Cairn's accounting. No chain, no allocation, no floats.
//!
//! The pool owns lamports and owes shares. What it owns is `reserve`; what a holder's share is worth
//! is the pair `(nav, supply)` with
//!
//! ```text
//! gross = reserve                      what the pool holds, by record
//! nav   = gross - withheld             what the holders' shares are worth now
//! rest  = stream - released            what of withheld is still to be released in this epoch
//! ```
//!
//! Every verb has the same form: a function on the [`Ledger`] computes a report from parameters and
//! changes nothing; `apply` on the report changes the ledger. The report is what an event carries.
//!
//! | file | what |
//! |---|---|
//! | `units` | [`Lamports`], [`Shares`], [`Epoch`] and the [`Moment`] a verb happens at |
//! | `math` | the two divisions |
//! | `price` | the pair and its comparison |
//! | `ledger` | the books and their identities |
//! | `stream` | releasing what is withheld, epoch by epoch |
//! | `deposit` | lamports in, shares out |
//! | `batch`, `request`, `close`, `fill`, `claim` | the withdrawal queue |
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

mod batch;
mod claim;
mod close;
mod deposit;
mod error;
mod fill;
mod ledger;
mod math;
mod price;
mod request;
mod stream;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod units;

pub use batch::{Batch, BatchState, Queue};
pub use claim::{ClaimReport, DustReport, Ticket};
pub use close::CloseReport;
pub use deposit::{DepositReport, MINIMUM_DEPOSIT};
pub use error::CoreError;
pub use fill::FillReport;
pub use ledger::{LOCKED_SHARES, Ledger};
pub use math::{mul_div_ceil, mul_div_floor};
pub use price::Price;
pub use request::{MINIMUM_TICKET, RequestReport};
pub use stream::{Drip, TouchReport};
pub use units::{Epoch, Lamports, Moment, Shares};

/// What every fallible function of this crate returns.
pub type Result<T> = core::result::Result<T, CoreError>;
