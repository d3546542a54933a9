//! LSTs: taken, counted, deposited. Who the pool trusts signs; cranks need nobody.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::{
    prelude::{AccountMeta, Pubkey},
    system_program::ID as SYSTEM,
};
use anchor_spl::associated_token::ID as ASSOCIATED_TOKEN;
use cairn::{
    AcknowledgeAssetArgs, DepositLstArgs, Setting, accounts, instruction as data,
    state::{Asset, Source},
};
use solana_program::instruction::Instruction;

impl Addresses {
    /// `add_asset`, by the change of number `id`, queued by `rent_payer`; the payer signs.
    pub fn add_asset(
        &self,
        payer: Pubkey,
        (id, rent_payer): (u64, Pubkey),
        mint: Pubkey,
        source: &Source,
        token_program: Pubkey,
    ) -> Instruction {
        let accounts = accounts::AddAsset {
            payer,
            pool: self.pool,
            change: self.change(id),
            rent_payer,
            asset: self.asset(mint),
            mint,
            authority: self.authority,
            vault: self.vault(mint, token_program),
            source_state: source.state,
            source_program: source.program,
            program_data: source.program_data,
            token_program,
            associated_token_program: ASSOCIATED_TOKEN,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::AddAsset {})
    }

    /// `execute_asset_change`, of the change of number `id`, queued by `rent_payer`.
    pub fn execute_asset_change(&self, mint: Pubkey, id: u64, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::ExecuteAssetChange {
            pool: self.pool,
            asset: self.asset(mint),
            change: self.change(id),
            rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::ExecuteAssetChange {})
    }

    /// `tighten_asset`; the guardian or the manager signs.
    pub fn tighten_asset(&self, guard: Pubkey, mint: Pubkey, setting: Setting) -> Instruction {
        let accounts = accounts::TightenAsset {
            guard,
            pool: self.pool,
            asset: self.asset(mint),
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::TightenAsset { setting })
    }

    /// `acknowledge_asset`; the manager signs.
    pub fn acknowledge_asset(
        &self,
        manager: Pubkey,
        asset: &Asset,
        args: AcknowledgeAssetArgs,
    ) -> Instruction {
        let accounts = accounts::AcknowledgeAsset {
            manager,
            pool: self.pool,
            asset: self.asset(asset.mint),
            program_data: asset.source.program_data,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::AcknowledgeAsset { args })
    }

    /// `verify_source`: its program's code is hashed, which takes a compute unit for two bytes.
    pub fn verify_source(&self, asset: &Asset) -> Instruction {
        let accounts = accounts::VerifySource {
            pool: self.pool,
            asset: self.asset(asset.mint),
            program_data: asset.source.program_data,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::VerifySource {})
    }

    /// `cancel_acknowledgement`; the guardian or the manager signs.
    pub fn cancel_acknowledgement(&self, guard: Pubkey, mint: Pubkey) -> Instruction {
        let accounts = accounts::CancelAcknowledgement {
            guard,
            pool: self.pool,
            asset: self.asset(mint),
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CancelAcknowledgement {})
    }

    /// `refresh_asset`, of all these.
    pub fn refresh_asset<'a>(&self, assets: impl IntoIterator<Item = &'a Asset>) -> Instruction {
        let accounts = accounts::RefreshAsset {
            pool: self.pool,
            rate_feed: self.rate_feed,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        let mut refresh = instruction(accounts, data::RefreshAsset {});
        for asset in assets {
            refresh.accounts.extend([
                AccountMeta::new(self.asset(asset.mint), false),
                AccountMeta::new_readonly(asset.source.state, false),
                AccountMeta::new_readonly(asset.source.program_data, false),
            ]);
        }
        refresh
    }

    /// `settle_asset`.
    pub fn settle_asset(&self, asset: &Asset) -> Instruction {
        let accounts = accounts::SettleAsset {
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: self.asset(asset.mint),
            source_state: asset.source.state,
            program_data: asset.source.program_data,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::SettleAsset {})
    }

    /// `deposit_lst`; the depositor signs.
    pub fn deposit_lst(
        &self,
        depositor: Pubkey,
        asset: &Asset,
        depositor_lst: Pubkey,
        recipient: Pubkey,
        args: DepositLstArgs,
    ) -> Instruction {
        let accounts = accounts::DepositLst {
            depositor,
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: self.asset(asset.mint),
            source_state: asset.source.state,
            program_data: asset.source.program_data,
            mint: asset.mint,
            depositor_lst,
            vault: asset.vault,
            authority: self.authority,
            lrt_mint: self.lrt_mint,
            recipient,
            token_program: asset.token_program,
            lrt_token_program: anchor_spl::token::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::DepositLst { args })
    }

    /// `sync_asset_surplus`.
    pub fn sync_asset_surplus(&self, asset: &Asset) -> Instruction {
        let accounts = accounts::SyncAssetSurplus {
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: self.asset(asset.mint),
            source_state: asset.source.state,
            program_data: asset.source.program_data,
            mint: asset.mint,
            vault: asset.vault,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::SyncAssetSurplus {})
    }

    /// `close_asset`.
    pub fn close_asset(&self, asset: &Asset) -> Instruction {
        let accounts = accounts::CloseAsset {
            asset: self.asset(asset.mint),
            rent_payer: asset.rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CloseAsset {})
    }
}
