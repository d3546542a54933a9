//! The accounts this program owns: one a file, with the view the core takes of it.

mod batch;
mod books;
mod change;
mod invariant;
mod moves;
mod operator;
mod operator_setting;
mod parameters;
mod pause;
mod pool;
mod position;
mod rate_feed;
mod reserved;
mod setting;
mod ticket;
mod version;

pub use batch::{Batch, BatchStatus};
pub use books::OpenBooks;
pub use change::Change;
pub use moves::Undelegation;
pub use operator::{Operator, OperatorStatus};
pub use parameters::Parameters;
pub use pool::Pool;
pub use position::{Found, Position, PositionStatus};
pub use rate_feed::RateFeed;
pub use reserved::Reserved;
pub use setting::Setting;
pub use ticket::Ticket;
pub use version::Version;
