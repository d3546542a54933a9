//! Where a pool's accounts lie.

use anchor_lang::prelude::Pubkey;
use anchor_spl::associated_token::{
    get_associated_token_address, get_associated_token_address_with_program_id,
};
use cairn::seeds;

/// The addresses of one pool, all derived from its mint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    pub lrt_mint: Pubkey,
    pub pool: Pubkey,
    pub authority: Pubkey,
    pub reserve: Pubkey,
    pub claims: Pubkey,
    pub escrow: Pubkey,
    pub rate_feed: Pubkey,
    pub locked_owner: Pubkey,
    pub locked: Pubkey,
}

impl Addresses {
    /// The addresses of the pool of `lrt_mint`.
    pub fn of(lrt_mint: Pubkey) -> Self {
        let pool = find(&[seeds::POOL, lrt_mint.as_ref()]);
        let authority = find(&[seeds::AUTHORITY, pool.as_ref()]);
        let locked_owner = find(&[seeds::LOCKED, pool.as_ref()]);
        Self {
            lrt_mint,
            pool,
            authority,
            reserve: find(&[seeds::RESERVE, pool.as_ref()]),
            claims: find(&[seeds::CLAIMS, pool.as_ref()]),
            escrow: get_associated_token_address(&authority, &lrt_mint),
            rate_feed: find(&[seeds::RATE, pool.as_ref()]),
            locked_owner,
            locked: get_associated_token_address(&locked_owner, &lrt_mint),
        }
    }

    /// The batch of this number.
    pub fn batch(&self, id: u64) -> Pubkey {
        find(&[seeds::BATCH, self.pool.as_ref(), &id.to_le_bytes()])
    }

    /// The ticket that `creator` made with `nonce` in the batch of number `batch`.
    pub fn ticket(&self, batch: u64, creator: Pubkey, nonce: u64) -> Pubkey {
        let batch = self.batch(batch);
        find(&[seeds::TICKET, batch.as_ref(), creator.as_ref(), &nonce.to_le_bytes()])
    }

    /// The change of this number.
    pub fn change(&self, id: u64) -> Pubkey {
        find(&[seeds::CHANGE, self.pool.as_ref(), &id.to_le_bytes()])
    }

    /// The operator that `authority` registered.
    pub fn operator(&self, authority: Pubkey) -> Pubkey {
        find(&[seeds::OPERATOR, self.pool.as_ref(), authority.as_ref()])
    }

    /// The account of this operator's bond.
    pub fn bond(&self, operator: Pubkey) -> Pubkey {
        find(&[seeds::BOND, operator.as_ref()])
    }

    /// The stake account of this number.
    pub fn stake_account(&self, nonce: u64) -> Pubkey {
        find(&[seeds::STAKE, self.pool.as_ref(), &nonce.to_le_bytes()])
    }

    /// The position of this stake account.
    pub fn position(&self, stake_account: Pubkey) -> Pubkey {
        find(&[seeds::POSITION, self.pool.as_ref(), stake_account.as_ref()])
    }

    /// The asset of this mint.
    pub fn asset(&self, mint: Pubkey) -> Pubkey {
        find(&[seeds::ASSET, self.pool.as_ref(), mint.as_ref()])
    }

    /// Where the pool holds an asset of this mint.
    pub fn vault(&self, mint: Pubkey, token_program: Pubkey) -> Pubkey {
        get_associated_token_address_with_program_id(&self.authority, &mint, &token_program)
    }

    /// The redemption of this number.
    pub fn redemption(&self, nonce: u64) -> Pubkey {
        find(&[seeds::REDEMPTION, self.pool.as_ref(), &nonce.to_le_bytes()])
    }

    /// What a source owes for, until it pays, of the redemption of this number.
    pub fn receipt(&self, nonce: u64) -> Pubkey {
        find(&[seeds::RECEIPT, self.pool.as_ref(), &nonce.to_le_bytes()])
    }

    /// Who gives units back to their source.
    pub fn redeemer(&self) -> Pubkey {
        find(&[seeds::REDEEMER, self.pool.as_ref()])
    }

    /// The associated token account in which `owner` holds the LRT.
    pub fn holder(&self, owner: Pubkey) -> Pubkey {
        get_associated_token_address(&owner, &self.lrt_mint)
    }

    /// The LRT's Metaplex metadata.
    pub fn metadata(&self) -> Pubkey {
        let program = anchor_spl::metadata::ID;
        let seeds = &[b"metadata".as_ref(), program.as_ref(), self.lrt_mint.as_ref()];
        Pubkey::find_program_address(seeds, &program).0
    }
}

/// The PDA through which the program emits its events.
pub(crate) fn event_authority() -> Pubkey {
    find(&[b"__event_authority"])
}

fn find(seeds: &[&[u8]]) -> Pubkey {
    Pubkey::find_program_address(seeds, &cairn::ID).0
}
