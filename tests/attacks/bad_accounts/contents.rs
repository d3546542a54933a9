//! Changes of an account where it stands: owner, existence, length, version.

use super::call::{BadCall, Call, Kind};
use cairn_tests::{SOL, keypair};
use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Versions that no layout has.
const UNKNOWN_VERSIONS: [u8; 3] = [0, 2, 255];

/// The rent minimum of an empty account, the least a stranger can leave at an address.
const LEAST: u64 = 890_880;

/// The program that owns what it should not.
pub fn evil_program() -> Pubkey {
    keypair("evil program").pubkey()
}

/// Another owner; closed; a byte short, without data, a byte longer; of an unknown version.
pub fn changed(call: &Call, place: usize) -> Vec<BadCall> {
    let key = call.metas()[place].pubkey;
    let Some(account) = call.account(key).filter(|account| !account.executable) else {
        return Vec::new();
    };
    if account.owner == solana_sdk_ids::sysvar::ID {
        return Vec::new();
    }
    let change = |kind, change: &dyn Fn(&mut Account)| {
        let mut account = account.clone();
        change(&mut account);
        call.bad(kind, place).writing(key, account)
    };
    let mut bad = vec![
        change(Kind::ForeignOwner, &|account| account.owner = evil_program()),
        change(Kind::Closed, &|account| *account = Account::default()),
        change(Kind::Extended, &|account| account.data.push(0)),
    ];
    if !account.data.is_empty() {
        bad.push(change(Kind::Truncated, &|account| {
            account.data.pop();
        }));
        bad.push(change(Kind::Emptied, &|account| account.data.clear()));
    }
    if account.owner == cairn::ID {
        bad.extend(UNKNOWN_VERSIONS.map(|version| {
            change(Kind::OtherVersion, &|account| account.data[8] = version)
                .with(&version.to_string())
        }));
    }
    bad
}

/// Lamports at an address that the call creates.
pub fn prefunded(call: &Call, place: usize) -> Vec<BadCall> {
    let key = call.metas()[place].pubkey;
    let created = call.account(key).is_none() && call.effects.contains_key(&key);
    let amounts = [LEAST, SOL].into_iter().filter(|_| created);
    let waiting = |lamports| Account { lamports, ..Account::default() };
    amounts
        .map(|lamports| {
            let bad = call.bad(Kind::Prefunded, place).with(&lamports.to_string());
            bad.writing(key, waiting(lamports))
        })
        .collect()
}
