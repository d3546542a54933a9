//! The accounts this program owns: one a file, with the view the core takes of it.

mod batch;
mod books;
mod invariant;
mod parameters;
mod pool;
mod rate_feed;
mod ticket;

pub use batch::{Batch, BatchStatus};
pub use books::OpenBooks;
pub use parameters::Parameters;
pub use pool::Pool;
pub use rate_feed::RateFeed;
pub use ticket::Ticket;
