//! What the protocol's page says, in whole numbers without a limit. Shares no code with the core.

mod division;
mod fill;
mod pool;
mod touch;

pub use division::{big, ceil, floor};
pub use fill::Pair;
pub use pool::Pool;
pub use touch::Terms;
