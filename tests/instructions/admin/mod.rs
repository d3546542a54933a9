//! Making a pool and giving it its face.

mod initialize_pool;
#[path = "initialize_pool/bounds.rs"]
mod initialize_pool_bounds;
mod set_metadata;
