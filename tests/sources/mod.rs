//! What the program reads of sources, against the sources' own types and decoders. No transaction runs.

mod live;
mod marinade;
mod mint;
mod program;
mod real;
mod redemption;
mod spl_stake_pool;
mod stand_in;

use anchor_lang::prelude::{AccountInfo, Pubkey};
use cairn_core::Bps;
use solana_account::Account;

/// Does `look` on the account as an instruction sees it.
fn seen<T>(address: Pubkey, account: &Account, look: impl FnOnce(&AccountInfo) -> T) -> T {
    let mut account = account.clone();
    let (lamports, data) = (&mut account.lamports, &mut account.data[..]);
    let executable = account.executable;
    look(&AccountInfo::new(&address, false, false, lamports, data, &account.owner, executable))
}

/// `ceil(numerator * 10 000 / denominator)`, at most 10 000, without the core.
fn bps(numerator: u64, denominator: u64) -> Bps {
    if denominator == 0 {
        return Bps(0);
    }
    let whole = u128::from(numerator) * 10_000;
    let bps = whole.div_ceil(u128::from(denominator)).min(10_000);
    Bps(u16::try_from(bps).expect("at most 10 000"))
}
