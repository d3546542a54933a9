//! What the holder does.

use anchor_spl::{
    associated_token::spl_associated_token_account::instruction as associated, token::ID as TOKEN,
};
use anyhow::Result;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

use crate::{people::keypair, stage::Stage};

impl Stage {
    /// Deposits SOL.
    pub fn deposit(&self, lamports: u64) -> Result<()> {
        let holder = keypair("holder");
        let (key, mint) = (holder.pubkey(), self.addresses.lrt_mint);
        let account =
            associated::create_associated_token_account_idempotent(&key, &key, &mint, &TOKEN);
        let deposit = self.addresses.deposit_sol(key, self.addresses.holder(key), lamports, 0);
        self.cluster.send(&[account, deposit], &[&holder])
    }

    /// Requests a withdrawal; gives the ticket's address.
    pub fn request(&self, shares: u64) -> Result<Pubkey> {
        let holder = keypair("holder");
        let (key, batch) = (holder.pubkey(), self.pool()?.open_batch);
        let request = self.addresses.request_withdrawal(key, key, batch, 0, shares);
        self.cluster.send(&[request], &[&holder])?;
        Ok(self.addresses.ticket(batch, key, 0))
    }
}
