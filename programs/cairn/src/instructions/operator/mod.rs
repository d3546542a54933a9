//! What operators do with their own.

mod leave_operator;
mod register_operator;

pub use leave_operator::*;
pub use register_operator::*;
