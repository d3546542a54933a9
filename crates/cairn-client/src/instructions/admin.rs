//! Making a pool and giving it its face.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::prelude::Pubkey;
use cairn::{
    InitializePoolArgs, SetMetadataArgs, accounts, instruction as data, state::Parameters,
};
use solana_program::{instruction::Instruction, sysvar};

/// Who makes a pool, with which parameters. The LRT mint signs beside them.
#[derive(Clone, Copy, Debug)]
pub struct CreatePool {
    pub payer: Pubkey,
    pub admin: Pubkey,
    pub manager: Pubkey,
    pub guardian: Pubkey,
    pub fee_recipient: Pubkey,
    pub parameters: Parameters,
}

impl Addresses {
    /// `initialize_pool`; payer, admin and the mint sign.
    pub fn initialize_pool(&self, create: CreatePool) -> Instruction {
        let CreatePool { payer, admin, manager, guardian, fee_recipient, parameters } = create;
        let accounts = accounts::InitializePool {
            payer,
            admin,
            pool: self.pool,
            rate_feed: self.rate_feed,
            authority: self.authority,
            reserve_account: self.reserve,
            claims_account: self.claims,
            lrt_mint: self.lrt_mint,
            escrow: self.escrow,
            locked_owner: self.locked_owner,
            locked: self.locked,
            token_program: anchor_spl::token::ID,
            associated_token_program: anchor_spl::associated_token::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        let args = InitializePoolArgs { parameters, manager, guardian, fee_recipient };
        instruction(accounts, data::InitializePool { args })
    }

    /// `set_metadata`; payer and admin sign.
    pub fn set_metadata(&self, payer: Pubkey, admin: Pubkey, args: SetMetadataArgs) -> Instruction {
        let accounts = accounts::SetMetadata {
            payer,
            admin,
            pool: self.pool,
            authority: self.authority,
            lrt_mint: self.lrt_mint,
            metadata: self.metadata(),
            metadata_program: anchor_spl::metadata::ID,
            system_program: anchor_lang::system_program::ID,
            rent: sysvar::rent::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::SetMetadata { args })
    }
}
