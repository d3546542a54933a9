//! One command a file.

mod several;

pub mod accept_admin;
pub mod acknowledge_asset;
pub mod assets;
pub mod cancel_acknowledgement;
pub mod cancel_change;
pub mod changes;
pub mod close_change;
pub mod execute_change;
pub mod pause_deposits;
pub mod queue_change;
pub mod send_signed;
pub mod show;
pub mod tighten;
