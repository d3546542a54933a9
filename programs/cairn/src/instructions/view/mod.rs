//! What an action would give now, as return data. Nothing changes, nobody signs: simulate them.

mod preview_deposit;
mod preview_instant;
mod preview_withdrawal;

pub use preview_deposit::*;
pub use preview_instant::*;
pub use preview_withdrawal::*;
