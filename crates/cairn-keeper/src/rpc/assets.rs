//! Reading assets, what stands behind them, and what their sources owe.

use super::{
    RpcCluster,
    decode::{asset, change, raw, redemption, stake, units},
};
use crate::{
    cluster::Fault,
    lst::{Account, Addition, Source},
    plan::{codes_wanted, validators_wanted},
    snapshot::Snapshot,
    stake_pool::Validators,
};
use anchor_lang::Discriminator;
use cairn::{
    source::{SourceKind, program::code_hash, ticket::Ticket},
    state::{Asset, Change, Redemption, Setting},
};
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{config::UiDataSliceConfig, response::UiAccount};
use std::collections::BTreeMap;

/// What the loader writes in front of a program's code: what it is, slot, authority.
const IN_FRONT_OF_CODE: usize = 4 + 8 + 1 + 32;

type Found = BTreeMap<Pubkey, Option<UiAccount>>;

impl RpcCluster {
    /// Adds what the plan needs of assets; comes after positions and their stake accounts.
    pub(super) async fn fetch_assets(&self, snapshot: &mut Snapshot) -> Result<(), Fault> {
        self.fetch_records(snapshot).await?;
        self.fetch_sources(snapshot).await?;
        self.fetch_codes(snapshot).await;
        self.fetch_dues(snapshot).await?;
        self.fetch_validators(snapshot).await
    }

    async fn fetch_records(&self, snapshot: &mut Snapshot) -> Result<(), Fault> {
        let addresses = snapshot.addresses;
        for (address, account) in self.all_with(Asset::DISCRIMINATOR).await? {
            match asset(&addresses, address, &account) {
                Ok(asset) => _ = snapshot.lsts.assets.insert(address, asset),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        for (address, account) in self.all_with(Redemption::DISCRIMINATOR).await? {
            match redemption(&addresses, address, &account) {
                Ok(owed) => _ = snapshot.lsts.redemptions.insert(owed.nonce, owed),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        for (address, account) in self.all_with(Change::DISCRIMINATOR).await? {
            match change(&addresses, address, &account) {
                Ok(change) => _ = snapshot.lsts.changes.insert(change.id, change),
                Err(reason) => snapshot.unreadable.push((address, reason)),
            }
        }
        Ok(())
    }

    async fn fetch_sources(&self, snapshot: &mut Snapshot) -> Result<(), Fault> {
        let lsts = &mut snapshot.lsts;
        let added = lsts.changes.values().filter_map(|change| match &change.setting {
            Setting::AddAsset { mint, source, .. } => Some((change.id, *mint, source.state)),
            _ => None,
        });
        let added: Vec<_> = added.collect();
        let named = lsts.assets.values().flat_map(|one| [one.source.state, one.vault]);
        let named = named.chain(added.iter().flat_map(|(_, mint, state)| [*mint, *state]));
        let found = self.accounts(named.collect()).await?;
        let code = lsts.assets.values().map(|one| one.source.program_data).collect();
        let code = self.accounts_in_front(code).await?;
        let sources = lsts.assets.iter().map(|(address, asset)| {
            let source = Source {
                state: raw(at(&found, &asset.source.state)),
                program_data: raw(at(&code, &asset.source.program_data)),
                vault: units(at(&found, &asset.vault)),
                ..Source::default()
            };
            (*address, source)
        });
        lsts.sources = sources.collect();
        let additions = added.into_iter().map(|(id, mint, state)| {
            let Account { owner, .. } = raw(at(&found, &mint));
            (id, Addition { token_program: owner, state: raw(at(&found, &state)) })
        });
        lsts.additions = additions.collect();
        Ok(())
    }

    /// The code of those programs that were deployed anew. A node that does not give it stops nothing else.
    async fn fetch_codes(&self, snapshot: &mut Snapshot) {
        for address in codes_wanted(snapshot) {
            let (assets, sources) = (&snapshot.lsts.assets, &mut snapshot.lsts.sources);
            let found = assets.get(&address).zip(sources.get_mut(&address));
            let Some((asset, source)) = found else { continue };
            source.code_hash = self.code_hash(&asset.source.program_data, source).await;
        }
    }

    /// Asks for a deployment's code once: it is long.
    async fn code_hash(&self, address: &Pubkey, source: &Source) -> Option<[u8; 32]> {
        let deployment = (*address, source.program_data.data.clone());
        let known = self.codes.lock().ok().and_then(|codes| codes.get(&deployment).copied());
        if known.is_some() {
            return known;
        }
        let account = raw(at(&self.accounts(vec![*address]).await.ok()?, address));
        let hash = account.read(address, |account| code_hash(account).ok())?;
        // Another node may know of another deployment.
        if !account.data.starts_with(&deployment.1) {
            return None;
        }
        if let Ok(mut codes) = self.codes.lock() {
            codes.insert(deployment, hash);
        }
        Some(hash)
    }

    /// What sources owe, and have to pay at once.
    async fn fetch_dues(&self, snapshot: &mut Snapshot) -> Result<(), Fault> {
        let lsts = &snapshot.lsts;
        let reserves = lsts.assets.iter().filter_map(|(address, asset)| {
            reserve(asset, lsts.sources.get(address)?).map(|reserve| (*address, reserve))
        });
        let reserves: Vec<_> = reserves.collect();
        let receipts = lsts.redemptions.values().map(|owed| owed.receipt);
        let wanted = receipts.chain(reserves.iter().map(|(_, reserve)| *reserve));
        let found = self.accounts(wanted.collect()).await?;
        let receipts: Vec<_> = lsts.redemptions.values().map(|owed| owed.receipt).collect();
        for receipt in receipts {
            let account = at(&found, &receipt);
            if let Ok(ticket) = Ticket::parse(&raw(account).data) {
                snapshot.lsts.tickets.insert(receipt, ticket);
            }
            snapshot.stakes.insert(receipt, stake(account));
        }
        for (address, reserve) in reserves {
            if let Some(source) = snapshot.lsts.sources.get_mut(&address) {
                source.reserve = at(&found, &reserve).map_or(0, |account| account.lamports);
            }
        }
        Ok(())
    }

    /// The validators of those stake pools of which stake is to be taken: their lists are long.
    async fn fetch_validators(&self, snapshot: &mut Snapshot) -> Result<(), Fault> {
        for address in validators_wanted(snapshot) {
            let (assets, sources) = (&snapshot.lsts.assets, &mut snapshot.lsts.sources);
            let found = assets.get(&address).zip(sources.get_mut(&address));
            let Some((asset, source)) = found else { continue };
            let Some(stake_pool) = source.stake_pool(asset) else { continue };
            let list = self.accounts(vec![stake_pool.validator_list]).await?;
            let list = raw(at(&list, &stake_pool.validator_list));
            source.validators = Some(Validators::parse(&source.state.data, &list.data));
        }
        Ok(())
    }

    async fn accounts_in_front(&self, addresses: Vec<Pubkey>) -> Result<Found, Fault> {
        let slice = UiDataSliceConfig { offset: 0, length: IN_FRONT_OF_CODE };
        let mut found = BTreeMap::new();
        for some in addresses.chunks(super::accounts::AT_ONCE) {
            let accounts = self.some(some, Some(slice)).await?;
            found.extend(some.iter().copied().zip(accounts));
        }
        Ok(found)
    }
}

fn at<'a>(found: &'a Found, address: &Pubkey) -> Option<&'a UiAccount> {
    found.get(address).and_then(Option::as_ref)
}

/// The account that pays for units at once.
fn reserve(asset: &Asset, source: &Source) -> Option<Pubkey> {
    match asset.source.kind {
        SourceKind::SplStakePool => source.stake_pool(asset).map(|pool| pool.reserve_stake),
        SourceKind::Marinade => {
            let (state, program) = (&asset.source.state, &asset.source.program);
            source.marinade(asset)?.reserve(state, program).ok()
        }
    }
}
