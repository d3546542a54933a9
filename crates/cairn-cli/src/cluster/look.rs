//! Reading a pool and its changes.
//!
//! Changes are asked for by their addresses, from number 0 on, and not by `getProgramAccounts`, which
//! public nodes refuse: in an emergency any node must do.

use super::{
    Cluster, Trouble,
    decode::{asset, change, face, operator, pool, raw, sysvar},
};
use crate::{args::Pool, deployed::Deployed, setting, view::View};
use anchor_lang::prelude::AccountInfo;
use cairn_client::Addresses;
use cairn_core::{Epoch, Moment};
use solana_program::{
    clock::Clock,
    epoch_schedule::EpochSchedule,
    sysvar::{clock, epoch_schedule},
};
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{
    config::{RpcAccountInfoConfig, UiAccountEncoding},
    response::UiAccount,
};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts that one request may name.
const AT_ONCE: usize = 100;

impl Cluster {
    /// The addresses of the pool that is meant.
    pub fn find(&self, which: &Pool) -> Result<Addresses, Trouble> {
        match *which {
            Pool::OfMint(mint) => Ok(Addresses::of(mint)),
            Pool::At(address) => {
                let answer = self.accounts(&[address])?;
                let found = pool(address, answer.first().and_then(Option::as_ref))?;
                Ok(Addresses::of(found.lrt_mint))
            }
        }
    }

    /// The pool as it stands, with all its changes, and the operators and assets that these are about, or
    /// `about`.
    pub fn look(&self, addresses: &Addresses, about: Option<Pubkey>) -> Result<View, Trouble> {
        let wanted = [addresses.pool, addresses.metadata(), clock::ID, epoch_schedule::ID];
        let answer = self.accounts(&wanted)?;
        let at = |index: usize| answer.get(index).and_then(Option::as_ref);
        let clock: Clock = sysvar(at(2), "clock", |data| bincode::deserialize(data))?;
        let schedule: EpochSchedule =
            sysvar(at(3), "epoch schedule", |data| bincode::deserialize(data))?;
        let mut view = View {
            addresses: *addresses,
            now: Moment {
                epoch: Epoch(clock.epoch),
                ..cairn_client::moment(&schedule, clock.slot)
            },
            pool: pool(addresses.pool, at(0))?,
            face: face(at(1)),
            operators: BTreeMap::new(),
            assets: BTreeMap::new(),
            changes: BTreeMap::new(),
            unreadable: BTreeMap::new(),
        };
        let ids: Vec<u64> = (0..view.pool.next_change).collect();
        for some in ids.chunks(AT_ONCE) {
            let wanted: Vec<Pubkey> = some.iter().map(|id| addresses.change(*id)).collect();
            for (id, account) in some.iter().zip(self.accounts(&wanted)?) {
                match account.map(|account| change(addresses, *id, &account)) {
                    None => {}
                    Some(Ok(change)) => _ = view.changes.insert(*id, change),
                    Some(Err(reason)) => _ = view.unreadable.insert(*id, reason),
                }
            }
        }
        let named = view.changes.values().flat_map(|change| {
            [setting::operator(&change.setting), setting::asset(&change.setting, addresses)]
        });
        let named: BTreeSet<Pubkey> = named.flatten().chain(about).collect();
        let named: Vec<Pubkey> = named.into_iter().collect();
        for some in named.chunks(AT_ONCE) {
            for (address, account) in some.iter().zip(self.accounts(some)?) {
                let Some(account) = account else { continue };
                if let Some(found) = operator(addresses, *address, &account) {
                    view.operators.insert(*address, found);
                }
                if let Some(found) = asset(addresses, *address, &account) {
                    view.assets.insert(*address, found);
                }
            }
        }
        Ok(view)
    }

    /// The program that owns the account at `address`.
    pub fn owner_of(&self, address: &Pubkey) -> Result<Pubkey, Trouble> {
        let answer = self.accounts(&[*address])?;
        let account = answer.first().and_then(Option::as_ref);
        let missing = || Trouble::Refused(format!("There is no account at {address}."));
        account.map(|account| raw(account).0).ok_or_else(missing)
    }

    /// What is deployed of the code that is kept at `address`; none where there is none.
    pub fn deployed(&self, address: &Pubkey) -> Result<Option<Deployed>, Trouble> {
        let answer = self.accounts(&[*address])?;
        let account = answer.first().and_then(Option::as_ref);
        Ok(account.and_then(|account| {
            let (owner, mut data) = raw(account);
            let mut lamports = account.lamports;
            let info =
                AccountInfo::new(address, false, false, &mut lamports, &mut data, &owner, false);
            Deployed::read(&info)
        }))
    }

    /// The accounts at `addresses`, all of one slot.
    fn accounts(&self, addresses: &[Pubkey]) -> Result<Vec<Option<UiAccount>>, Trouble> {
        let answer = self.ask(|| {
            let config = RpcAccountInfoConfig {
                encoding: Some(UiAccountEncoding::Base64),
                commitment: Some(self.rpc.commitment()),
                min_context_slot: Some(self.seen.get()),
                ..RpcAccountInfoConfig::default()
            };
            self.rpc.get_multiple_ui_accounts_with_config(addresses, config)
        })?;
        self.has_seen(answer.context.slot);
        Ok(answer.value)
    }
}
