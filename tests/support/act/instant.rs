//! Leaving at once, and a reserve that is smaller than what the pool holds.

use crate::{Outcome, World};
use cairn::state::Pool;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
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

    /// Lamports out of the reserve into assets: nav stays, what is free falls.
    pub fn stage_assets(&mut self, lamports: u64) {
        let mut reserve = self.account(self.pool.reserve);
        reserve.lamports -= lamports;
        self.put(self.pool.reserve, reserve);
        self.stage(self.pool.pool, |pool: &mut Pool| {
            pool.reserve -= lamports;
            pool.assets += lamports;
        });
    }
}
