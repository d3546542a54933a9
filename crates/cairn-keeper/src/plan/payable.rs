//! Whether an account can be paid: the runtime's rules and the program's, seen from outside.

use super::Reason;
use crate::snapshot::Snapshot;
use agave_reserved_account_keys::ReservedAccountKeys;
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// Whether `owner`, who gets `received` lamports before, can be paid `lamports`.
pub(super) fn payable(
    snapshot: &Snapshot,
    owner: Pubkey,
    received: u64,
    lamports: Lamports,
) -> Result<(), Reason> {
    if ReservedAccountKeys::all_keys_iter().any(|reserved| *reserved == owner) {
        return Err(Reason::OwnerIsReserved);
    }
    let Some(account) = snapshot.owners.get(&owner) else {
        return Err(Reason::OwnerUnknown(owner));
    };
    if account.executable {
        return Err(Reason::OwnerIsProgram);
    }
    let minimum = snapshot.rent.minimum_balance(account.space);
    let after = account.lamports.saturating_add(received).saturating_add(lamports.0);
    match minimum.checked_sub(after) {
        None | Some(0) => Ok(()),
        Some(missing) => Err(Reason::OwnerBelowRent(Lamports(missing))),
    }
}
