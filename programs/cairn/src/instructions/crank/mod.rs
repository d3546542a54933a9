//! What anyone may run. No economic arguments; a second call does nothing.

mod claim;
mod close_batch;
mod close_batch_account;
mod close_change;
mod close_operator;
mod close_ticket;
mod collect_fees;
mod delegate_stake;
mod execute_change;
mod execute_operator_change;
mod fill_batch;
mod merge_positions;
mod sync_surplus;
mod undelegate_stake;
mod update_metadata;
mod update_position;
mod withdraw_stake;

pub use claim::*;
pub use close_batch::*;
pub use close_batch_account::*;
pub use close_change::*;
pub use close_operator::*;
pub use close_ticket::*;
pub use collect_fees::*;
pub use delegate_stake::*;
pub use execute_change::*;
pub use execute_operator_change::*;
pub use fill_batch::*;
pub use merge_positions::*;
pub use sync_surplus::*;
pub use undelegate_stake::*;
pub use update_metadata::*;
pub use update_position::*;
pub use withdraw_stake::*;
