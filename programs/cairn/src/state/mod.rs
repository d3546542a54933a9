//! The accounts this program owns: one a file, with the view the core takes of it.

mod batch;
mod pool;
mod ticket;

pub use batch::{Batch, BatchStatus};
pub use pool::{OpenBooks, Pool};
pub use ticket::Ticket;
