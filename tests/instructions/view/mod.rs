//! What an action would give now: nothing changes, nobody signs.

mod preview_deposit;
mod preview_instant;
mod preview_withdrawal;
