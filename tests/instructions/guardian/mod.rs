//! What stops: changes, deposits, room under a cap.

mod acknowledge_asset;
mod cancel_acknowledgement;
mod cancel_change;
mod pause_deposits;
mod tighten;
mod tighten_asset;
mod tighten_operator;
