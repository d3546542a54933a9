//! Whole stories: actors act one after another, the invariants are checked after each act.

mod assets;
mod bank_assets;
mod cancel_and_return;
mod commission;
mod dust;
mod exit;
mod exit_delay;
mod fees;
mod history;
mod keeper;
mod many_positions;
mod metadata;
mod partial_fill;
mod queue;
mod real_assets;
mod real_bank;
mod redemptions;
mod stake;
mod stake_programs;
mod transferred_ticket;
pub mod upgrade;
