//! The LRT's Metaplex metadata: created, or updated where it exists.

use anchor_lang::prelude::*;
use anchor_spl::metadata::{
    self, CreateMetadataAccountsV3, UpdateMetadataAccountsV2, mpl_token_metadata::types::DataV2,
};

/// Accounts of a write.
pub struct Write<'info> {
    pub metadata: AccountInfo<'info>,
    pub mint: AccountInfo<'info>,
    /// Mint authority and update authority; signs with the seeds given.
    pub authority: AccountInfo<'info>,
    pub payer: AccountInfo<'info>,
    pub system_program: AccountInfo<'info>,
    pub rent: AccountInfo<'info>,
}

/// Writes name, symbol and URI. Without creators, royalties or collection.
pub fn write(
    accounts: Write<'_>,
    name: String,
    symbol: String,
    uri: String,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let data = DataV2 {
        name,
        symbol,
        uri,
        seller_fee_basis_points: 0,
        creators: None,
        collection: None,
        uses: None,
    };
    let Write { metadata, mint, authority, payer, system_program, rent } = accounts;
    if metadata.data_is_empty() {
        let accounts = CreateMetadataAccountsV3 {
            metadata,
            mint,
            mint_authority: authority.clone(),
            payer,
            update_authority: authority,
            system_program,
            rent,
        };
        let call = CpiContext::new_with_signer(metadata::ID, accounts, seeds);
        return metadata::create_metadata_accounts_v3(call, data, true, true, None);
    }
    let accounts = UpdateMetadataAccountsV2 { metadata, update_authority: authority };
    let call = CpiContext::new_with_signer(metadata::ID, accounts, seeds);
    metadata::update_metadata_accounts_v2(call, None, Some(data), None, None)
}
