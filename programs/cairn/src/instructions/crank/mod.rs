//! What anyone may run. No economic arguments; a second call does nothing.

mod claim;
mod close_batch;
mod close_batch_account;
mod close_change;
mod close_ticket;
mod collect_fees;
mod execute_change;
mod fill_batch;
mod sync_surplus;
mod update_metadata;

pub use claim::*;
pub use close_batch::*;
pub use close_batch_account::*;
pub use close_change::*;
pub use close_ticket::*;
pub use collect_fees::*;
pub use execute_change::*;
pub use fill_batch::*;
pub use sync_surplus::*;
pub use update_metadata::*;
