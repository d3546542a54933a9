//! Changes of the list of accounts: flags, length, order.

use super::call::{BadCall, Call, Kind};

/// Without its signature; read-only.
pub fn flags(call: &Call, place: usize) -> Vec<BadCall> {
    let mut bad = Vec::new();
    if call.metas()[place].is_signer {
        let mut unsigned = call.bad(Kind::Unsigned, place);
        unsigned.instruction.accounts[place].is_signer = false;
        bad.push(unsigned);
    }
    if call.metas()[place].is_writable {
        let mut read_only = call.bad(Kind::ReadOnly, place);
        read_only.instruction.accounts[place].is_writable = false;
        bad.push(read_only);
    }
    bad
}

/// Twice; left out; in each other's place with the next.
pub fn order(call: &Call, place: usize) -> Vec<BadCall> {
    let mut twice = call.bad(Kind::Twice, place);
    twice.instruction.accounts.insert(place, call.metas()[place].clone());
    let mut missing = call.bad(Kind::Missing, place);
    missing.instruction.accounts.remove(place);
    let mut bad = vec![twice, missing];
    if place + 1 < call.metas().len() {
        let mut swapped = call.bad(Kind::Swapped, place).with(&call.names[place + 1]);
        swapped.instruction.accounts.swap(place, place + 1);
        bad.push(swapped);
    }
    bad
}
