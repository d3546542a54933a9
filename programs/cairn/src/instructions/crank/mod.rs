//! What anyone may run. No economic arguments; a second call does nothing.

mod claim;
mod close_batch;
mod close_batch_account;
mod close_ticket;
mod fill_batch;

pub use claim::*;
pub use close_batch::*;
pub use close_batch_account::*;
pub use close_ticket::*;
pub use fill_batch::*;
