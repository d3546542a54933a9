//! What stops: changes, deposits, room under a cap. At once, by the guardian and whom each file names.

mod acknowledge_asset;
mod cancel_acknowledgement;
mod cancel_change;
mod pause_deposits;
mod tighten;
mod tighten_asset;
mod tighten_operator;

pub use acknowledge_asset::*;
pub use cancel_acknowledgement::*;
pub use cancel_change::*;
pub use pause_deposits::*;
pub use tighten::*;
pub use tighten_asset::*;
pub use tighten_operator::*;
