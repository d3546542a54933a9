//! A pool on LiteSVM: the programs' ELFs, the pool's keys, wallets with SOL.

use crate::{elf, elf::first_stake_program, keypair};
use cairn::state::Parameters;
use cairn_client::Addresses;
use litesvm::LiteSVM;
use solana_account::Account;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Lamports of one SOL.
pub const SOL: u64 = 1_000_000_000;

/// A pool without a performance fee and a cap, with room for instant exits: what tests begin with.
pub const QUIET: Parameters = Parameters {
    min_exit_epochs: 1,
    change_delay_epochs: 19,
    drip_epochs: 2,
    performance_fee_bps: 0,
    instant_max_fee_bps: 300,
    instant_min_fee_bps: 10,
    instant_target_bps: 2_000,
    instant_limit_bps: 5_000,
    floor_bps: 0,
    move_limit_bps: 1_000,
    deposit_cap: u64::MAX,
};

/// The chain with one pool or more; acts go to `pool`.
pub struct World {
    pub svm: LiteSVM,
    /// Pays every transaction's fee and nothing else.
    pub fee_payer: Keypair,
    pub admin: Keypair,
    pub pool: Addresses,
    /// The mint of the first pool.
    pub mint: Keypair,
    /// Initialised pools: their invariants are checked after each act.
    pub(crate) pools: Vec<Addresses>,
    /// Tickets requested through [`World::request`], for fresh nonces.
    pub(crate) requests: u64,
}

impl World {
    /// A pool with the default parameters, in epoch 10.
    pub fn new() -> Self {
        Self::with(QUIET)
    }

    /// A pool with these parameters, in epoch 10.
    pub fn with(parameters: Parameters) -> Self {
        let mut world = Self::bare();
        let mint = world.mint.insecure_clone();
        world.create_mint(&mint);
        world.initialize_pool(parameters);
        world
    }

    /// The programs, the fee payer and the admin; no mint, no pool.
    pub fn bare() -> Self {
        Self::bare_for(keypair("lrt mint"))
    }

    /// As [`World::bare`], for the pool of `mint`.
    pub fn bare_for(mint: Keypair) -> Self {
        let mut svm = LiteSVM::new().with_log_bytes_limit(None);
        for (id, name) in [(cairn::ID, "cairn"), (anchor_spl::metadata::ID, "mpl_token_metadata")] {
            svm.add_program(id, &elf(name))
                .unwrap_or_else(|error| panic!("{name}.so does not load: {error}"));
        }
        let mut world = Self {
            svm,
            fee_payer: keypair("fee payer"),
            admin: keypair("admin"),
            pool: Addresses::of(mint.pubkey()),
            mint,
            pools: Vec::new(),
            requests: 0,
        };
        world.set_epoch_length(1_000);
        world.go_to(10, 0);
        world.give(world.fee_payer.pubkey(), 1_000 * SOL);
        world.give(world.admin.pubkey(), 1_000 * SOL);
        world
    }

    /// The stake program is the first of those that clusters have run from now on.
    pub fn run_first_stake_program(&mut self) {
        let elf = first_stake_program();
        let loaded = self.svm.add_program(solana_sdk_ids::stake::ID, &elf);
        loaded.expect("the stake program 1.0.1 loads");
    }

    /// Another pool on the same chain, with its own mint `name`; acts go to it from now on.
    /// [`World::switch`] goes back.
    pub fn second_pool(&mut self, name: &str) -> Addresses {
        let mint = keypair(name);
        self.pool = Addresses::of(mint.pubkey());
        self.create_mint(&mint);
        self.initialize_pool_of(&mint, QUIET);
        self.pool
    }

    /// Acts go to `pool` from now on.
    pub fn switch(&mut self, pool: Addresses) {
        self.pool = pool;
    }

    /// A wallet of this name with `lamports` and an empty LRT account.
    pub fn wallet(&mut self, name: &str, lamports: u64) -> Keypair {
        let wallet = keypair(name);
        self.give(wallet.pubkey(), lamports);
        self.create_holder(wallet.pubkey());
        wallet
    }

    /// Lamports out of thin air, beside what the account has.
    pub fn give(&mut self, to: Pubkey, lamports: u64) {
        let mut account = self
            .svm
            .get_account(&to)
            .unwrap_or(Account { owner: solana_sdk_ids::system_program::ID, ..Account::default() });
        account.lamports += lamports;
        self.svm.set_account(to, account).expect("an account LiteSVM takes");
    }

    /// The rent minimum of an account with `length` bytes.
    pub fn rent(&self, length: usize) -> u64 {
        self.svm.minimum_balance_for_rent_exemption(length)
    }
}

/// The same chain once more: what one does, the other does not see.
impl Clone for World {
    fn clone(&self) -> Self {
        Self {
            svm: self.svm.clone(),
            fee_payer: self.fee_payer.insecure_clone(),
            admin: self.admin.insecure_clone(),
            pool: self.pool,
            mint: self.mint.insecure_clone(),
            pools: self.pools.clone(),
            requests: self.requests,
        }
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}
