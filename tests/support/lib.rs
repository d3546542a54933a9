//! What tests of the program stand on: a world that runs the real ELF, actors that act in it,
//! assertions on whole accounts, and the invariants recomputed after each act.
//!
//! | file | what |
//! |---|---|
//! | `elf`, `keys` | the programs' files; keys that are the same in every run |
//! | `world`, `time`, `send` | LiteSVM with the programs, its clock, transactions and their outcome |
//! | `tally` | what a run really did, for the closing table of `cargo xtask test` |
//! | `act` | what holders, admins and cranks do |
//! | `layout`, `stored` | where fields lie in accounts; worlds kept as files |
//! | `token`, `stage` | LRT moves; accounts written directly, for states no instruction reaches |
//! | `read`, `event`, `codes`, `idl` | accounts, events and errors, decoded; the committed interface |
//! | `diff`, `effects` | what changed, by account; the same, comparable between two worlds |
//! | `checks`, `exact` | the invariants; arithmetic that is not the core's |
//! | `stake` | validators and positions on the bank; on LiteSVM: `act` |
//! | `bank` | solana-program-test's bank, for real turns of the epoch; its accounts as a world's |
//! | `fixture` | real accounts of mainnet |
//! | `hostile` | what could stand behind the address of a source |
//! | `marinade` | Marinade's interface, as it declares it; a stand-in for its program |
//! | `stake_pool` | SPL stake pools on the real ELF: LSTs and their sources |

mod act;
mod bank;
mod checks;
pub mod codes;
mod diff;
mod effects;
mod elf;
mod event;
pub mod exact;
mod feed;
mod fixture;
pub mod hostile;
pub mod idl;
mod keys;
pub mod layout;
pub mod marinade;
mod read;
mod send;
mod stage;
mod stake;
mod stake_pool;
pub mod stored;
pub mod tally;
mod time;
pub mod token;
mod world;

pub use act::{OPEN, all_units};
pub use bank::Bank;
pub use cairn::state::Parameters;
pub use diff::{Diff, Snapshot};
pub use effects::{Data, Effect, Effects};
pub use elf::{deploy_folder, elf};
pub use event::{Events, encode};
pub use fixture::fixture;
pub use keys::keypair;
pub use send::{Outcome, Refusal, Swap};
pub use stake_pool::StakePool;
pub use world::{QUIET, SOL, World};
