//! Making a pool, giving it its face, changing its settings by way of the timelock.

mod accept_admin;
mod initialize_pool;
mod queue_change;
mod set_metadata;

pub use accept_admin::*;
pub use initialize_pool::*;
pub use queue_change::*;
pub use set_metadata::*;
