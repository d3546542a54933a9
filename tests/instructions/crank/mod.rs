//! What anyone may run.

mod claim;
mod claim_unstake;
mod close_batch;
mod close_batch_account;
mod close_change;
mod close_operator;
mod close_ticket;
mod collect_commission;
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
