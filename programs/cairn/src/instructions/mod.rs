//! One instruction a file, in the folder of who may call it: what it requires, its arguments, its
//! accounts, `validate`, `handle`.

pub mod admin;
pub mod crank;
pub mod guardian;
pub mod operator;
pub mod user;
pub mod view;

pub use admin::*;
pub use crank::*;
pub use guardian::*;
pub use operator::*;
pub use user::*;
pub use view::*;
