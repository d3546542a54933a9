//! Making a pool, giving it its face, changing its settings.

mod accept_admin;
mod initialize_pool;
#[path = "initialize_pool/bounds.rs"]
mod initialize_pool_bounds;
mod queue_change;
mod set_metadata;
