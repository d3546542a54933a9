//! Marinade, as its interface declares it: what it has of accounts and instructions, decoded and encoded by
//! Anchor out of `tests/idls/marinade_finance.json`, and not by what the program reads it with. Its program is
//! in no package registry: `world` runs a stand-in (`tools/programs/marinade`) on states written directly.

// Anchor's macro asks for features that this crate does not have.
#![allow(unexpected_cfgs)]

mod world;

use anchor_lang::{self, AccountDeserialize, AccountSerialize, declare_program};

declare_program!(marinade_finance);

pub use marinade_finance::{ID, accounts, client, types};
pub use world::{MSOL, STATE, TICKET_SPACE};

/// Bytes of its state on mainnet: more than it needs.
pub const STATE_SPACE: usize = 2_616;

/// A state of zeros.
pub fn empty_state() -> accounts::State {
    let zeros = vec![0; STATE_SPACE];
    accounts::State::try_deserialize_unchecked(&mut &zeros[..]).expect("a state of zeros")
}

/// A state as its account holds it: zeros behind it.
pub fn written(state: &accounts::State) -> Vec<u8> {
    let mut data = Vec::with_capacity(STATE_SPACE);
    state.try_serialize(&mut data).expect("a serialisable state");
    data.resize(STATE_SPACE, 0);
    data
}
