//! The LRT's Metaplex metadata: created once, updated from then on.

use anchor_lang::prelude::*;
use anchor_spl::metadata::{
    self, CreateMetadataAccountsV3, UpdateMetadataAccountsV2, mpl_token_metadata::types::DataV2,
};

/// Creates it.
pub fn create<'info>(
    accounts: CreateMetadataAccountsV3<'info>,
    face: Face,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let call = CpiContext::new_with_signer(metadata::ID, accounts, seeds);
    metadata::create_metadata_accounts_v3(call, face.into(), true, true, None)
}

/// Writes it anew.
pub fn update<'info>(
    accounts: UpdateMetadataAccountsV2<'info>,
    face: Face,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let call = CpiContext::new_with_signer(metadata::ID, accounts, seeds);
    metadata::update_metadata_accounts_v2(call, None, Some(face.into()), None, None)
}

/// What wallets show. Without creators, royalties or collection.
#[derive(Clone)]
pub struct Face {
    pub name: String,
    pub symbol: String,
    pub uri: String,
}

impl From<Face> for DataV2 {
    fn from(Face { name, symbol, uri }: Face) -> Self {
        Self {
            name,
            symbol,
            uri,
            seller_fee_basis_points: 0,
            creators: None,
            collection: None,
            uses: None,
        }
    }
}
