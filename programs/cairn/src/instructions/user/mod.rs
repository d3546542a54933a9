//! What holders do with their own.

mod cancel_withdrawal;
mod deposit_lst;
mod deposit_sol;
mod deposit_stake;
mod instant_withdraw;
mod request_withdrawal;
mod transfer_ticket;

pub use cancel_withdrawal::*;
pub use deposit_lst::*;
pub use deposit_sol::*;
pub use deposit_stake::*;
pub use instant_withdraw::*;
pub use request_withdrawal::*;
pub use transfer_ticket::*;
