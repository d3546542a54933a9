//! What operators do with their own.

mod leave_operator;
mod post_bond;
mod register_operator;
mod request_bond;
mod withdraw_bond;

pub use leave_operator::*;
pub use post_bond::*;
pub use register_operator::*;
pub use request_bond::*;
pub use withdraw_bond::*;
