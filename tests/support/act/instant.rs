//! Leaving at once, and a reserve that is smaller than what the pool holds.

use crate::{Outcome, World, keypair};
use anchor_lang::{AccountDeserialize, AccountSerialize, Space};
use cairn::state::{Asset, Pool, Redemption, Version};
use cairn_core::Lamports;
use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

impl World {
    /// `instant_withdraw` into the owner's wallet, for any number of lamports.
    pub fn instant_ix(&self, owner: &Keypair, shares: u64) -> Instruction {
        let owner = owner.pubkey();
        self.pool.instant_withdraw(owner, owner, shares, 0)
    }

    /// Leaves at once with `shares`.
    pub fn instant(&mut self, owner: &Keypair, shares: u64) -> Outcome {
        let instant = self.instant_ix(owner, shares);
        self.must(&[instant], &[owner])
    }

    /// Lamports out of the reserve into what a source owes, of an asset that is none: nav stays, what is free
    /// falls.
    pub fn stage_transit(&mut self, lamports: u64) {
        let (at, mint) = (self.pool, keypair("staged asset").pubkey());
        let mut asset: Asset = zeros(Asset::INIT_SPACE);
        (asset.version, asset.pool, asset.mint, asset.vault) =
            (Version::V1, at.pool, mint, at.escrow);
        (asset.rate_supply, asset.transit, asset.redemptions) = (1, lamports, 1);
        let mut redemption: Redemption = zeros(Redemption::INIT_SPACE);
        (redemption.version, redemption.pool, redemption.asset, redemption.lamports) =
            (Version::V1, at.pool, at.asset(mint), lamports);
        redemption.due_epoch = self.epoch() + 1;
        self.put_written(at.asset(mint), &asset);
        self.put_written(at.redemption(STAGED), &redemption);
        let mut reserve = self.account(at.reserve);
        reserve.lamports -= lamports;
        self.put(at.reserve, reserve);
        self.stage(at.pool, |pool: &mut Pool| {
            pool.reserve -= lamports;
            pool.transit += lamports;
            let due = redemption.due_epoch;
            pool.orders.add(due - 1, due, Lamports(lamports)).expect("a sum");
        });
    }

    /// They come back.
    pub fn stage_arrival(&mut self) {
        let (at, mint) = (self.pool, keypair("staged asset").pubkey());
        let Redemption { lamports, due_epoch, .. } = self.redemption_state(STAGED);
        let now = self.epoch();
        for address in [at.asset(mint), at.redemption(STAGED)] {
            self.put(address, Account::default());
        }
        self.give(at.reserve, lamports);
        self.stage(at.pool, |pool: &mut Pool| {
            pool.reserve += lamports;
            pool.transit -= lamports;
            pool.orders.remove(now, due_epoch, lamports).expect("a part");
        });
    }

    fn put_written<T: AccountSerialize>(&mut self, address: Pubkey, value: &T) {
        let mut data = Vec::new();
        value.try_serialize(&mut data).expect("a serialisable account");
        let lamports = self.rent(data.len());
        self.put(address, Account { lamports, data, owner: cairn::ID, ..Account::default() });
    }
}

/// The number of the redemption that is staged: no other has it.
const STAGED: u64 = u64::MAX;

/// An account of zeros.
fn zeros<T: AccountDeserialize>(space: usize) -> T {
    T::try_deserialize_unchecked(&mut &vec![0; 8 + space][..]).expect("zeros are values")
}
