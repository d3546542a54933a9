//! Transactions that are signed today and sent some day, under a durable nonce.

use super::{Cluster, Trouble, send::with_budget};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::{instruction::advance_nonce_account, program};
use solana_transaction::{Hash, Transaction};

/// Where an initialised nonce account, 80 bytes, keeps what is needed: behind two numbers, 1 each, the
/// authority and the nonce.
const INITIALISED: [u8; 8] = [1, 0, 0, 0, 1, 0, 0, 0];
const SIZE: usize = 80;

impl Cluster {
    /// Signs the instructions under the nonce at `address`, whose authority is the signer.
    pub fn sign_under_nonce(
        &self,
        signer: &Keypair,
        address: &Pubkey,
        list: &[Instruction],
        units: u32,
        priority_fee: u64,
    ) -> Result<Transaction, Trouble> {
        let key = signer.pubkey();
        let account =
            self.ask(|| self.rpc.get_account_with_commitment(address, self.rpc.commitment()))?;
        let account = account.value.filter(|account| account.owner == program::ID);
        let (authority, nonce) =
            account.and_then(|account| read(&account.data)).ok_or_else(|| {
                Trouble::Refused(format!(
                    "{address} is no nonce account: `solana create-nonce-account` makes one."
                ))
            })?;
        if authority != key {
            return Err(Trouble::Refused(format!(
                "The nonce's authority is {authority}, this key is {key}: \
                 `solana authorize-nonce-account {address} {key}` hands it over."
            )));
        }
        let mut all = vec![advance_nonce_account(address, &key)];
        all.extend(with_budget(list, units, priority_fee));
        Ok(Transaction::new_signed_with_payer(&all, Some(&key), &[signer], nonce))
    }
}

/// Authority and nonce.
fn read(data: &[u8]) -> Option<(Pubkey, Hash)> {
    let rest = data.strip_prefix(&INITIALISED).filter(|_| data.len() == SIZE)?;
    let (authority, rest) = rest.split_first_chunk::<32>()?;
    let (nonce, _) = rest.split_first_chunk::<32>()?;
    Some((Pubkey::new_from_array(*authority), Hash::new_from_array(*nonce)))
}
