//! One verb a file.
mod create;
mod deposit;
mod stake;
mod update;

pub use create::create;
pub use deposit::deposit;
pub use stake::stake;
pub use update::update;
