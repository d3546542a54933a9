//! What anyone may run.

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
