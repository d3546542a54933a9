//! What operators do with their own.

mod leave_operator;
mod post_bond;
mod register_operator;
mod request_bond;
mod withdraw_bond;
