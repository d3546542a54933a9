//! Making a pool and giving it its face.

use crate::{Outcome, World, keypair};
use cairn::{SetMetadataArgs, state::Parameters};
use cairn_client::CreatePool;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

impl World {
    /// Who receives the fees of every pool.
    pub fn fee_recipient(&self) -> Pubkey {
        keypair("fee recipient").pubkey()
    }

    /// The manager of every pool.
    pub fn manager(&self) -> Keypair {
        keypair("manager")
    }

    /// The guardian of every pool.
    pub fn guardian(&self) -> Keypair {
        keypair("guardian")
    }

    /// `initialize_pool` of the current pool; payer is the fee payer.
    pub fn initialize_pool_ix(&self, parameters: Parameters) -> Instruction {
        self.pool.initialize_pool(CreatePool {
            payer: self.fee_payer.pubkey(),
            admin: self.admin.pubkey(),
            manager: self.manager().pubkey(),
            guardian: self.guardian().pubkey(),
            fee_recipient: self.fee_recipient(),
            parameters,
        })
    }

    /// Makes the pool of the world's own mint.
    pub fn initialize_pool(&mut self, parameters: Parameters) -> Outcome {
        let mint = self.mint.insecure_clone();
        self.initialize_pool_of(&mint, parameters)
    }

    /// Makes the pool of `mint`, which is the current one's.
    pub fn initialize_pool_of(&mut self, mint: &Keypair, parameters: Parameters) -> Outcome {
        assert_eq!(mint.pubkey(), self.pool.lrt_mint);
        let initialize = self.initialize_pool_ix(parameters);
        let admin = self.admin.insecure_clone();
        let outcome = self.must(&[initialize], &[&admin, mint]);
        self.pools.push(self.pool);
        outcome
    }

    /// `set_metadata` by the admin; the fee payer pays the rent.
    pub fn set_metadata_ix(&self, name: &str, symbol: &str, uri: &str) -> Instruction {
        let args = SetMetadataArgs { name: name.into(), symbol: symbol.into(), uri: uri.into() };
        let (payer, admin) = (self.fee_payer.pubkey(), self.admin.pubkey());
        self.pool.set_metadata(payer, admin, args)
    }

    /// Writes the metadata.
    pub fn set_metadata(&mut self, name: &str, symbol: &str, uri: &str) -> Outcome {
        let set = self.set_metadata_ix(name, symbol, uri);
        let admin = self.admin.insecure_clone();
        self.must(&[set], &[&admin])
    }
}
