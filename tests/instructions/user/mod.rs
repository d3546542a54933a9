//! What holders do with their own.

mod cancel_withdrawal;
mod deposit_lst;
mod deposit_sol;
mod deposit_stake;
mod instant_withdraw;
mod request_withdrawal;
mod transfer_ticket;
