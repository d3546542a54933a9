//! Making a pool and giving it its face.

mod initialize_pool;
mod set_metadata;
