//! A world as a file: the accounts that a release of the program wrote, and what they are worth in plain
//! numbers, for later releases to read.

use crate::{World, marinade};
use cairn::state::Asset;
use serde::{Deserialize, Serialize};
use solana_account::Account;
use solana_pubkey::Pubkey;
use std::{fs, path::Path};

/// The accounts and the clock of a world with one pool, and what its tickets are worth.
#[derive(Debug, Deserialize, Serialize)]
pub struct Stored {
    /// The release that wrote the accounts.
    pub version: String,
    pub epoch: u64,
    /// Slots since the epoch began, and in the whole epoch.
    pub elapsed: u64,
    pub slots: u64,
    pub tickets: Vec<StoredTicket>,
    pub expected: Expected,
    pub accounts: Vec<StoredAccount>,
}

/// A ticket; who owns it has the keypair of this name.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct StoredTicket {
    /// Where it stands, in words.
    pub state: String,
    pub address: String,
    pub owner: String,
    pub shares: u64,
    /// Lamports that a claim pays at once.
    pub claimable: u64,
    /// Lamports that it has received in the end; 0 where it is cancelled.
    pub claimed: u64,
    /// Whether its owner cancels it: it is in the open batch.
    pub cancelled: bool,
}

/// Plain numbers of the pool, in lamports and shares: as stored, and in the end, when a deposit was made
/// and all tickets are paid and closed.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Expected {
    pub nav: u64,
    pub supply: u64,
    pub withheld: u64,
    pub fees: u64,
    /// Who deposits, how much, for how many shares.
    pub depositor: String,
    pub lamports: u64,
    pub shares: u64,
    pub nav_in_the_end: u64,
    pub supply_in_the_end: u64,
}

/// An account, to the byte.
#[derive(Debug, Deserialize, Serialize)]
pub struct StoredAccount {
    pub name: String,
    pub address: String,
    pub owner: String,
    pub lamports: u64,
    /// In hexadecimal.
    pub data: String,
}

impl Stored {
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"))
    }

    pub fn write(&self, path: &Path) {
        let text = serde_json::to_string_pretty(self).expect("numbers and texts");
        fs::write(path, text + "\n").unwrap_or_else(|error| panic!("{path:?}: {error}"));
    }
}

impl World {
    /// The account at `address`, called `name`.
    pub fn stored(&self, name: &str, address: Pubkey) -> StoredAccount {
        let account = self.account(address);
        StoredAccount {
            name: name.into(),
            address: address.to_string(),
            owner: account.owner.to_string(),
            lamports: account.lamports,
            data: hex(&account.data),
        }
    }

    /// The stored world, in which the present program acts.
    pub fn load(stored: &Stored) -> Self {
        let mut world = Self::bare();
        world.set_epoch_length(stored.slots);
        world.go_to(stored.epoch, stored.elapsed);
        for StoredAccount { address, owner, lamports, data, .. } in &stored.accounts {
            let (owner, data, lamports) = (key(owner), bytes(data), *lamports);
            let account = Account { lamports, data, owner, ..Account::default() };
            world.put(key(address), account);
        }
        for (_, Asset { source, .. }) in world.all() {
            assert_eq!(source.program, marinade::ID, "a source that has a stand-in");
            world.deploy_marinade();
            world.stage_deployed(source.program_data, source.upgrade_slot);
        }
        world.pools.push(world.pool);
        world
    }
}

/// An address from its base58.
pub fn key(text: &str) -> Pubkey {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("digits"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal digits")).collect()
}
