//! What people and machines read.

mod assets;
mod changes;
mod json;
mod pool;

pub use assets::{assets, json_assets, names};
pub use changes::changes;
pub use json::{json_changes, json_pool};
pub use pool::pool;

/// `1 epoch`, `3 epochs`.
pub fn epochs(number: u64) -> String {
    match number {
        1 => "1 epoch".to_owned(),
        _ => format!("{number} epochs"),
    }
}
