//! The command line of a Cairn pool: shows it to holders, and does what its roles may do.
//!
//! ```text
//! args ─▶ session ─▶ view ─▶ check ─▶ simulate ─▶ send ─▶ view
//! ```
//!
//! | module | what |
//! |---|---|
//! | `args` | what is asked for, checked |
//! | `commands` | one command a file: its check, a pure function of the view, and what it sends |
//! | `view` | what the chain says, as plain structs |
//! | `setting`, `standing`, `pause`, `role` | what a setting, a change, a pause and a key mean now |
//! | `deployed` | which deployment of which code a source's program is |
//! | `text`, `print` | the same for people and for machines |
//! | `session`, `cluster` | who signs, and a node's JSON-RPC |
//!
//! Commands are the program's instructions by their names, with dashes. What the program would refuse is
//! refused here first, in a sentence that says what to do instead.
#![forbid(unsafe_code)]

pub mod args;
pub mod cluster;
pub mod commands;
pub mod deployed;
pub mod pause;
pub mod print;
pub mod role;
pub mod session;
pub mod setting;
pub mod standing;
pub mod text;
pub mod view;
