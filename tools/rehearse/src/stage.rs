//! Where it is played: a cluster, a pool with three keys for its three roles, people with SOL.

use std::path::{Path, PathBuf};

use anchor_spl::token::ID as TOKEN;
use anyhow::{Result, anyhow};
use cairn::{
    SetMetadataArgs,
    state::{Change, Parameters, Pool},
};
use cairn_client::{Addresses, CreatePool, keypair::read_keypair_file};
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use spl_token_interface::instruction as token;

use crate::{
    cluster::Cluster,
    people::{self, address, keypair},
};

/// A whole SOL.
pub const SOL: u64 = 1_000_000_000;

/// Bytes of a mint.
const MINT_SPACE: usize = 82;

/// Bytes of a nonce account.
const NONCE_SPACE: usize = 80;

/// A delay of 4 epochs, the shortest that lets holders leave before a change with an exit of 1.
const PARAMETERS: Parameters = Parameters {
    min_exit_epochs: 1,
    change_delay_epochs: 4,
    drip_epochs: 2,
    performance_fee_bps: 1_000,
    instant_max_fee_bps: 300,
    instant_min_fee_bps: 10,
    instant_target_bps: 1_000,
    instant_limit_bps: 1_000,
    floor_bps: 100,
    move_limit_bps: 1_000,
    deposit_cap: 10_000 * SOL,
};

pub struct Stage {
    pub cluster: Cluster,
    pub addresses: Addresses,
    pub programs: PathBuf,
    pub folder: PathBuf,
}

impl Stage {
    /// Gives everybody a keypair file and SOL, and makes the pool.
    pub fn set(url: &str, purse: &Path, programs: &Path, folder: &Path) -> Result<Self> {
        people::write(folder)?;
        let stage = Self {
            cluster: Cluster::connect(url),
            addresses: Addresses::of(address("mint")),
            programs: programs.to_owned(),
            folder: folder.to_owned(),
        };
        let purse = read_keypair_file(purse)?;
        let rich = people::NAMES.iter().filter(|name| !["mint", "nonce"].contains(*name));
        let gifts = rich.map(|name| system::transfer(&purse.pubkey(), &address(name), 100 * SOL));
        stage.cluster.send(&gifts.collect::<Vec<_>>(), &[&purse])?;
        stage.create_pool()?;
        stage.create_nonce()?;
        Ok(stage)
    }

    fn create_pool(&self) -> Result<()> {
        let (admin, mint) = (keypair("admin"), keypair("mint"));
        let (payer, at) = (admin.pubkey(), mint.pubkey());
        let rent = self.cluster.rent(MINT_SPACE)?;
        let create = system::create_account(&payer, &at, rent, MINT_SPACE as u64, &TOKEN);
        let authority = &self.addresses.authority;
        let begin = token::initialize_mint2(&TOKEN, &at, authority, None, 9)?;
        let pool = self.addresses.initialize_pool(CreatePool {
            payer,
            admin: payer,
            manager: address("manager"),
            guardian: address("guardian"),
            fee_recipient: payer,
            parameters: PARAMETERS,
        });
        self.cluster.send(&[create, begin, pool], &[&admin, &mint])?;
        let face = SetMetadataArgs {
            name: "Cairn Staked SOL".to_owned(),
            symbol: "cairnSOL".to_owned(),
            uri: "https://example.org/cairnSOL.json".to_owned(),
        };
        self.cluster.send(&[self.addresses.set_metadata(payer, payer, face)], &[&admin])
    }

    /// A durable nonce of the guardian's, as `solana create-nonce-account` makes it.
    fn create_nonce(&self) -> Result<()> {
        let (guardian, nonce) = (keypair("guardian"), keypair("nonce"));
        let (key, rent) = (guardian.pubkey(), self.cluster.rent(NONCE_SPACE)?);
        let create = system::create_nonce_account(&key, &nonce.pubkey(), &key, rent);
        self.cluster.send(&create, &[&guardian, &nonce])
    }

    /// The pool as it stands.
    pub fn pool(&self) -> Result<Pool> {
        let address = self.addresses.pool;
        let data = self.cluster.data(&address)?.ok_or_else(|| anyhow!("The pool is gone."))?;
        Ok(cairn_client::read(address, cairn::ID, &data)?)
    }

    /// The change of this number.
    pub fn change(&self, id: u64) -> Result<Change> {
        let address = self.addresses.change(id);
        let data = self.cluster.data(&address)?.ok_or_else(|| anyhow!("Change {id} is gone."))?;
        Ok(cairn_client::read(address, cairn::ID, &data)?)
    }

    /// Whether the change of this number exists.
    pub fn is_pending(&self, id: u64) -> Result<bool> {
        Ok(self.cluster.data(&self.addresses.change(id))?.is_some())
    }
}
