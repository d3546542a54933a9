//! What the chain says about one pool, as plain structs.

use cairn::state::{Batch, Pool, Ticket};
use cairn_client::Addresses;
use cairn_core::Moment;
use solana_program::rent::Rent;
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// One look at a pool. Its parts may be a few slots apart: the plan takes nothing for granted.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub addresses: Addresses,
    /// The moment of the pool's state, by the cluster's clock.
    pub now: Moment,
    pub rent: Rent,
    pub pool: Pool,
    /// By number.
    pub batches: BTreeMap<u64, Batch>,
    /// By address.
    pub tickets: BTreeMap<Pubkey, Ticket>,
    /// Ticket owners whose payability matters now; see [`crate::plan::owners_wanted`].
    pub owners: BTreeMap<Pubkey, Owner>,
    /// Accounts of the program that this keeper cannot read, each with the reason.
    pub unreadable: Vec<(Pubkey, String)>,
}

/// What decides whether an account can be paid lamports. An account that does not exist has none of
/// anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    pub lamports: u64,
    /// Bytes of data.
    pub space: usize,
    pub executable: bool,
}
