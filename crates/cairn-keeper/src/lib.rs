//! Cranks a Cairn pool: closes and fills batches, pushes claims, closes what is paid, moves stake, collects
//! fees.
//!
//! ```text
//! args ─▶ snapshot ─▶ plan ─▶ execute ─▶ snapshot ─▶ … until nothing is due
//! ```
//!
//! | module | what |
//! |---|---|
//! | `args`, `terms`, `logging` | what the operator says, checked |
//! | `snapshot`, `lst`, `stake_pool` | what the chain says, as plain structs |
//! | `plan` | what is due: a pure function of the snapshot |
//! | `action` | one crank, its instruction and its name |
//! | `execute` | transactions: packed, simulated, sent, confirmed, never lost |
//! | `quarantine` | what failed waits, the rest goes on |
//! | `pass` | snapshot, plan, execute until nothing is due |
//! | `watch`, `stop` | one pass after another, until a signal |
//! | `cluster`, `rpc` | what is asked of an RPC node, and a real one |
//! | `journal` | what the operator reads |
//!
//! The keeper needs a fee payer and no right of any kind: whatever it sends, anyone may send, and a
//! second sending changes nothing. It keeps no state: all it knows it reads from the chain.
#![forbid(unsafe_code)]

pub mod action;
pub mod args;
pub mod cluster;
pub mod execute;
pub mod journal;
pub mod logging;
pub mod lst;
pub mod pass;
pub mod plan;
pub mod quarantine;
pub mod rpc;
pub mod snapshot;
pub mod stake_pool;
pub mod stop;
pub mod terms;
pub mod watch;
