//! What operators do with their own.

mod leave_operator;
mod register_operator;
