//! Finding a pool's assets. Where a node refuses `getProgramAccounts`, this alone fails.

use super::{Cluster, Trouble, decode::asset};
use anchor_lang::Discriminator;
use cairn::state::Asset;
use cairn_client::Addresses;
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{
    config::{RpcAccountInfoConfig, RpcProgramAccountsConfig, UiAccountEncoding},
    filter::{Memcmp, RpcFilterType},
};
use std::collections::BTreeMap;

/// Where accounts name their pool: after discriminator, version and bump.
const POOL_OFFSET: usize = 10;

impl Cluster {
    /// All assets of the pool, by address.
    pub fn assets(&self, addresses: &Addresses) -> Result<BTreeMap<Pubkey, Asset>, Trouble> {
        let answer = self.ask(|| {
            let pool = addresses.pool.to_bytes();
            let config = RpcProgramAccountsConfig {
                filters: Some(vec![
                    RpcFilterType::Memcmp(Memcmp::new_base58_encoded(0, Asset::DISCRIMINATOR)),
                    RpcFilterType::Memcmp(Memcmp::new_base58_encoded(POOL_OFFSET, &pool)),
                ]),
                account_config: RpcAccountInfoConfig {
                    encoding: Some(UiAccountEncoding::Base64),
                    commitment: Some(self.rpc.commitment()),
                    min_context_slot: Some(self.seen.get()),
                    ..RpcAccountInfoConfig::default()
                },
                ..RpcProgramAccountsConfig::default()
            };
            self.rpc.get_program_ui_accounts_with_config(&cairn::ID, config)
        })?;
        let found = answer.into_iter();
        Ok(found
            .filter_map(|(address, account)| Some((address, asset(addresses, address, &account)?)))
            .collect())
    }
}
